"""The chain of one kengetal: raw files, rows used, definition, value, what each profile shows, and where. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from kkfzlib.cijfers import Cijfer, uit_frame
from kkfzlib.dossier import Profiel
from kkfzlib.herkomst.plaatsen import Plaatsen, slots_met
from kkfzlib.herkomst.rijen import Rijenteller
from kkfzlib.kengetallen.register import REGISTER, Kengetal
from kkfzlib.tabellen import Invoer

Status = Literal["getoond", "verborgen", "samengevoegd", "niet in dit profiel", "niet gepubliceerd"]


@dataclass(frozen=True)
class Herkomstbron:
    """One raw file behind a table: its fingerprint and how many rows were read, kept and dropped, by rule."""

    bestand: str
    tabel: str
    sha256: str
    bytes: int
    codering: str
    rijen_gelezen: int
    rijen_behouden: int
    rijen_vervallen: int
    regels: Mapping[str, int]


@dataclass(frozen=True)
class Exportrijen:
    """Rows of one export (and sheet) that a figure counts: ``rijen`` as ``4-9, 12``, ``aantal`` of them."""

    tabel: str
    bestand: str
    blad: str
    aantal: int
    rijen: str


@dataclass(frozen=True)
class Schakel:
    """One figure with the rows behind it (counts per table), its status per profile and its places per profile.

    ``vindplaatsen`` says where the organisation stated it (empty when computed); ``slots`` which texts name it.
    """

    cijfer: Cijfer
    definitie: str
    rijen_teller: Mapping[str, int]
    rijen_noemer: Mapping[str, int]
    vindplaatsen: tuple[str, ...]
    status: Mapping[Profiel, Status]
    plaatsen: Mapping[Profiel, tuple[str, ...]]
    slots: tuple[str, ...]
    exportrijen: tuple[Exportrijen, ...] = ()
    """The rows of the exports behind it, where the tables were imported; for the analyst's terminal only."""


@dataclass(frozen=True)
class Keten:
    """The chain of one kengetal; ``waarden`` is empty when it could not be computed."""

    kengetal: str
    naam: str
    eenheid: str
    formule: str
    definitie: str
    bron_van_definitie: str
    brontabellen: tuple[str, ...]
    bronnen: tuple[Herkomstbron, ...]
    waarden: tuple[Schakel, ...]


@dataclass(frozen=True)
class Profielstand:
    """What one profile publishes: (kengetal, uitsplitsing, periode) to hidden or not, and the places in its HTML."""

    verborgen: Mapping[tuple[str, str, str], bool]
    plaatsen: Plaatsen


Standen = Mapping[Profiel, Profielstand | None]
"""What each profile publishes; None where it is not there."""


def keten(
    kengetal: str,
    invoer: Invoer,
    frame: pd.DataFrame,
    profielen: Standen,
    inleesbevindingen: Sequence[Mapping[str, Any]] = (),
    uitsplitsing: str | None = None,
    teller: Rijenteller | None = None,
) -> Keten:
    """The chain of ``kengetal`` (all uitsplitsingen, or one) from the clean input and the contract ``frame``.

    KeyError for an unknown kengetal.
    """
    k = REGISTER[kengetal]
    rijen = uit_frame(frame[frame["kengetal"] == kengetal])
    rijen += _samengevoegd(kengetal, rijen, profielen, k)
    gekozen = [r for r in rijen if uitsplitsing is None or r.uitsplitsing == uitsplitsing]
    telt = teller or Rijenteller(invoer)
    waarden = tuple(_schakel(r, k, invoer, telt, profielen) for r in gekozen)
    tabellen = _tabellen(k, waarden)
    return Keten(
        kengetal, k.naam, k.eenheid, k.formule, k.definitie, k.bron, tabellen,
        bronnen(invoer, tabellen, inleesbevindingen), waarden,
    )  # fmt: skip


def bronnen(
    invoer: Invoer, tabellen: Sequence[str], inleesbevindingen: Sequence[Mapping[str, Any]] = ()
) -> tuple[Herkomstbron, ...]:
    """The raw files of these tables, from the reading protocol; ``regels`` counts what reading remarked on each."""
    uit = []
    for i in invoer.inlezing:
        if i["tabel"] in tabellen:
            regels: dict[str, int] = {}
            for b in inleesbevindingen:
                if b.get("bestand") == i["bestand"] and str(b.get("cel", "")).split("!")[0] in (
                    "",
                    i["tabel"],
                ):
                    regels[str(b["code"])] = regels.get(str(b["code"]), 0) + 1
            velden = {n: i[n] for n in Herkomstbron.__dataclass_fields__ if n != "regels"}
            uit.append(Herkomstbron(**velden, regels=regels))
    return tuple(uit)


def _tabellen(k: Kengetal, waarden: Sequence[Schakel]) -> tuple[str, ...]:
    """The tables whose rows were used; those of the registry when there is no value."""
    gebruikt = [t for w in waarden for t in (*w.rijen_teller, *w.rijen_noemer)]
    return tuple(dict.fromkeys(gebruikt or k.brontabellen))


def _samengevoegd(kengetal: str, rijen: Sequence[Cijfer], profielen: Standen, k: Kengetal) -> list[Cijfer]:
    """Rows that only a profile has, because it merged categories; their value is not computed anywhere else."""
    bekend = {(r.uitsplitsing, r.periode) for r in rijen}
    perioden = {r.periode for r in rijen}
    extra = {
        (u, p)
        for stand in profielen.values()
        if stand is not None
        for id, u, p in stand.verborgen
        if id == kengetal and "+" in u and (u, p) not in bekend and p in perioden
    }
    return [Cijfer(kengetal, u, p, None, k.eenheid) for u, p in sorted(extra)]


def _schakel(r: Cijfer, k: Kengetal, invoer: Invoer, telt: Rijenteller, profielen: Standen) -> Schakel:
    boven, onder = telt.van(r)
    standaard = invoer.instellingen.verblijfsduur if r.kengetal == "verblijfsduur" else ""
    return Schakel(
        r, k.definitie_voor(r.uitsplitsing), boven, onder, _vindplaatsen(r, invoer),
        {p: _status(r, stand) for p, stand in profielen.items()},
        {p: tuple(stand.plaatsen.get((r.naam, r.periode), ())) if stand else () for p, stand in profielen.items()},
        tuple(slots_met(invoer.teksten, r.kengetal, r.uitsplitsing, standaard)),
    )  # fmt: skip


def _status(r: Cijfer, stand: Profielstand | None) -> Status:
    if stand is None:
        return "niet gepubliceerd"
    verborgen = stand.verborgen.get(r.sleutel)
    if verborgen is not None:
        return "verborgen" if verborgen else "getoond"
    for id, code, periode in stand.verborgen:
        if (id, periode) == (r.kengetal, r.periode) and "+" in code and r.uitsplitsing in code.split("+"):
            return "samengevoegd"
    return "niet in dit profiel"


def _vindplaatsen(r: Cijfer, invoer: Invoer) -> tuple[str, ...]:
    """Where the organisation itself stated the figure."""
    if not r.gesteld or "opgave" not in invoer.tabellen or r.kengetal == "benchmark":
        return ()
    opgave = invoer.tabellen["opgave"]
    zelfde = (opgave["kengetal"] == r.kengetal) & (opgave["periode"].astype(str) == r.periode)
    plaatsen = opgave.loc[zelfde, "vindplaats"].dropna().astype(str).str.strip()
    return tuple(p for p in plaatsen.unique() if p)
