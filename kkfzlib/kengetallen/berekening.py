"""All kengetallen of one report: computed from registrations, completed with what the organisation states."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kengetallen import (
    bedden,
    benchmarks,
    clienten,
    omzet,
    personeel,
    scholing,
    stromen,
    tellingen,
    tevredenheid,
    uitstroom,
    verblijfsduur,
    verzuim,
)
from kkfzlib.kengetallen.contract import SLEUTEL, normaliseer
from kkfzlib.kengetallen.dagen import Tijdvak
from kkfzlib.kengetallen.namen import AANTAL
from kkfzlib.kengetallen.opgave import opgave_rijen
from kkfzlib.kengetallen.rijen import OPGAVE, REGISTRATIE, Rij, als_frame
from kkfzlib.kengetallen.verblijven import Plaatsingen, verblijven
from kkfzlib.tabellen import Invoer


def bereken(invoer: Invoer, vorig: pd.DataFrame | None = None) -> pd.DataFrame:
    """Every kengetal of the report year, and stated figures of other years, in the output contract.

    ``vorig`` is the contract frame of the year that is compared with (for ``omzet_groei``). Where registration and
    opgave both give a row, the registration's stands. Percentages are 0…100, values unrounded; what cannot be
    computed has no row. The input is not changed.
    """
    frame = samenvoegen(registratie_rijen(invoer), opgave_rijen(invoer))
    groei = als_frame(omzet.groei(_met_vorig(frame, vorig, invoer), _jaren(frame, invoer)))
    return samenvoegen(groei[groei["herkomst"] == REGISTRATIE], _vervang(frame, groei))


def registratie_rijen(invoer: Invoer) -> pd.DataFrame:
    """The rows computed from the registration tables alone (without ``omzet_groei``), and the benchmarks."""
    tabel, tijdvak = invoer.tabellen.get, Tijdvak.van(invoer.instellingen)
    uit: list[Rij] = []
    if (plaatsingen := tabel("plaatsingen")) is not None:
        uit += _uit_plaatsingen(plaatsingen, tabel("capaciteit"), tijdvak)
    if (leavers := tabel("uitstroom")) is not None:
        uit += uitstroom.rijen(leavers, invoer.gids, tijdvak)
    if (bedragen := tabel("omzet")) is not None:
        uit += omzet.rijen(bedragen, tijdvak.jaar)
    if (mensen := tabel("medewerkers")) is not None:
        uit += personeel.rijen(mensen, tijdvak)
        if (ziek := tabel("verzuim")) is not None:
            uit += verzuim.rijen(ziek, mensen, tijdvak)
    if (cursussen := tabel("scholing")) is not None:
        uit += scholing.rijen(cursussen, mensen, tijdvak)
    return als_frame(uit + _tellingen(invoer, tijdvak))


def _uit_plaatsingen(
    plaatsingen: pd.DataFrame, capaciteit: pd.DataFrame | None, tijdvak: Tijdvak
) -> list[Rij]:
    p = Plaatsingen.uit(plaatsingen)
    v = verblijven(p)
    return [
        *clienten.rijen(p, tijdvak),
        *bedden.rijen(p, capaciteit, tijdvak),
        *verblijfsduur.rijen(p, v, tijdvak),
        *stromen.rijen(v, tijdvak),
    ]


def _tellingen(invoer: Invoer, tijdvak: Tijdvak) -> list[Rij]:
    tabel = invoer.tabellen.get
    uit: list[Rij] = []
    if (beleid := tabel("beleid")) is not None:
        uit += tellingen.beleidsdocumenten(beleid)
    if (incidenten := tabel("incidenten")) is not None:
        uit += tellingen.incidenten(incidenten, tijdvak)
    if (bijeenkomsten := tabel("bijeenkomsten")) is not None:
        uit += tellingen.bijeenkomsten(bijeenkomsten, tijdvak)
    if (antwoorden := tabel("antwoorden")) is not None:
        uit += tevredenheid.rijen(antwoorden, tabel("onderzoeken"), tijdvak.jaar)
    if (vergeleken := tabel("benchmarks")) is not None:
        uit += benchmarks.rijen(vergeleken, tijdvak.jaar)
    return uit


def samenvoegen(registratie: pd.DataFrame, opgave: pd.DataFrame) -> pd.DataFrame:
    """One row per key: the registration's where there is one, else the stated one.

    A stated count (``6:n``) gives way to the fraction that holds it. A survey that nobody answered in ``antwoorden``
    was not registered there, so that a stated response stands.
    """
    gesteld = pd.MultiIndex.from_frame(opgave[SLEUTEL])
    onbeantwoord = (registratie["kengetal"] == "respons") & (registratie["teller"] == 0)
    registratie = registratie[~(onbeantwoord & pd.MultiIndex.from_frame(registratie[SLEUTEL]).isin(gesteld))]
    bekend = pd.MultiIndex.from_frame(registratie[SLEUTEL])
    breuk = opgave[SLEUTEL].assign(uitsplitsing=opgave["uitsplitsing"].str.removesuffix(AANTAL))
    over = ~(
        pd.MultiIndex.from_frame(opgave[SLEUTEL]).isin(bekend) | pd.MultiIndex.from_frame(breuk).isin(bekend)
    )
    return normaliseer(pd.concat([f for f in (registratie, opgave[over]) if len(f)] or [registratie]))


def vergelijkingsjaar(invoer: Invoer) -> str:
    """The periode that the report compares with."""
    return str(invoer.instellingen.vergelijk_met or invoer.instellingen.jaar - 1)


def vorige_rijen(frame: pd.DataFrame, vorig: pd.DataFrame | None, periode: str) -> pd.DataFrame:
    """Rows of the year compared with: those of its own folder (``vorig``), completed with opgave rows of that year."""
    hier = frame[frame["periode"] == periode]
    if vorig is None:
        return normaliseer(hier)
    return samenvoegen(vorig[vorig["periode"] == periode], hier)


def _met_vorig(frame: pd.DataFrame, vorig: pd.DataFrame | None, invoer: Invoer) -> pd.DataFrame:
    periode = vergelijkingsjaar(invoer)
    eerder = vorige_rijen(frame, vorig, periode)
    return pd.concat([f for f in (frame[frame["periode"] != periode], eerder) if len(f)] or [frame])


def _jaren(frame: pd.DataFrame, invoer: Invoer) -> dict[str, str]:
    """Each periode with revenue and the one it grew from: the report year from the year compared with."""
    perioden = frame.loc[(frame["kengetal"] == "omzet") & frame["periode"].str.fullmatch(r"\d{4}"), "periode"]
    jaren = {p: str(int(p) - 1) for p in perioden.unique()}
    return {**jaren, str(invoer.instellingen.jaar): vergelijkingsjaar(invoer)}


def _vervang(frame: pd.DataFrame, groei: pd.DataFrame) -> pd.DataFrame:
    """``frame`` in which a computed growth from stated amounts stands instead of the stated growth."""
    nieuw = groei[groei["herkomst"] == OPGAVE]
    weg = pd.MultiIndex.from_frame(frame[SLEUTEL]).isin(pd.MultiIndex.from_frame(nieuw[SLEUTEL]))
    return normaliseer(pd.concat([f for f in (frame[~weg], nieuw) if len(f)] or [frame]))
