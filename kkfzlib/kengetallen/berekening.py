"""All kengetallen of one report: computed from registrations, completed with what the organisation states."""

from __future__ import annotations

import re

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
from kkfzlib.kengetallen.dagen import Tijdvak
from kkfzlib.kengetallen.opgave import opgave_lijst
from kkfzlib.kengetallen.rijen import Rij, als_frame, sleutel, uit_frame
from kkfzlib.kengetallen.verblijven import Plaatsingen, verblijven
from kkfzlib.tabellen import Invoer


def bereken(invoer: Invoer, vorig: pd.DataFrame | None = None) -> pd.DataFrame:
    """Every kengetal of the report year, and stated figures of other years, in the output contract.

    ``vorig`` is the contract frame of the year that is compared with (for ``omzet_groei``). Where registration and
    opgave both give a row, the registration's stands. Percentages are 0…100, values unrounded; what cannot be
    computed has no row. The input is not changed.
    """
    rijen = samenvoegen(_registratie(invoer), opgave_lijst(invoer))
    ervoor = vergelijkingsjaar(invoer)
    eerder = [] if vorig is None else [r for r in uit_frame(vorig) if r.periode == ervoor]
    groei = omzet.groei(samenvoegen(eerder, rijen), _jaren(rijen, invoer))
    return als_frame(samenvoegen(groei, rijen))


def registratie_rijen(invoer: Invoer) -> pd.DataFrame:
    """The rows computed from the registration tables alone (without ``omzet_groei``), and the benchmarks."""
    return als_frame(_registratie(invoer))


def vergelijkingsjaar(invoer: Invoer) -> str:
    """The periode that the report compares with."""
    return str(invoer.instellingen.vergelijk_met or invoer.instellingen.jaar - 1)


def vorige_rijen(frame: pd.DataFrame, vorig: pd.DataFrame | None, periode: str) -> pd.DataFrame:
    """Rows of the year compared with: those of its own folder (``vorig``), completed with opgave rows of that year."""
    eigen = [] if vorig is None else [r for r in uit_frame(vorig) if r.periode == periode]
    hier = [r for r in uit_frame(frame) if r.periode == periode]
    return als_frame(samenvoegen(eigen, hier))


def samenvoegen(eerst: list[Rij], dan: list[Rij]) -> list[Rij]:
    """All rows of ``eerst``, and those of ``dan`` whose key it lacks.

    A stated count (``6:n``) gives way to the fraction that holds it. A survey that nobody answered in ``antwoorden``
    was not registered there, so that a stated response stands.
    """
    gesteld = {sleutel(r) for r in dan}
    eerst = [r for r in eerst if not (r.kengetal == "respons" and r.teller == 0 and sleutel(r) in gesteld)]
    bekend = {sleutel(r) for r in eerst}
    return eerst + [r for r in dan if sleutel(r) not in bekend and _breuk_van(r) not in bekend]


def _breuk_van(rij: Rij) -> tuple[str, str, str]:
    """Key of the fraction that a stated count belongs to: ``6`` of ``6:n``, nothing of a bare ``n``."""
    return rij.kengetal, re.sub(r"(^|:)n$", "", rij.uitsplitsing), rij.periode


def _jaren(rijen: list[Rij], invoer: Invoer) -> dict[str, str]:
    """Each periode with revenue and the one it grew from: the report year from the year compared with."""
    jaren = {
        r.periode: str(int(r.periode) - 1) for r in rijen if r.kengetal == "omzet" and r.periode.isdecimal()
    }
    return {**jaren, str(invoer.instellingen.jaar): vergelijkingsjaar(invoer)}


def _registratie(invoer: Invoer) -> list[Rij]:
    tabel, tijdvak = invoer.tabellen.get, Tijdvak.van(invoer.instellingen)
    uit: list[Rij] = []
    if (plaatsingen := tabel("plaatsingen")) is not None:
        uit += _uit_plaatsingen(plaatsingen, tabel("capaciteit"), tijdvak)
    if (vertrek := tabel("uitstroom")) is not None:
        uit += uitstroom.rijen(vertrek, invoer.gids, tijdvak)
    if (bedragen := tabel("omzet")) is not None:
        uit += omzet.rijen(bedragen, tijdvak.jaar)
    if (mensen := tabel("medewerkers")) is not None:
        uit += personeel.rijen(mensen, tijdvak)
        if (ziek := tabel("verzuim")) is not None:
            uit += verzuim.rijen(ziek, mensen, tijdvak)
    if (cursussen := tabel("scholing")) is not None:
        uit += scholing.rijen(cursussen, mensen, tijdvak)
    return uit + _tellingen(invoer, tijdvak)


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
