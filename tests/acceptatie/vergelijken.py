"""A case through the real thing, and what differs from the oracle."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd

from kkfzlib.cijfers import uit_frame
from kkfzlib.dossier import Dossier
from kkfzlib.herkomst.rijen import Rijenteller
from kkfzlib.inlezen import lees_invoer
from kkfzlib.kengetallen import bereken
from kkfzlib.tabellen import Invoer
from tests.acceptatie.generator import Geval
from tests.acceptatie.opgave import met_opgave, omzet_toen
from tests.acceptatie.orakel import Keuzes, Orakel, Rij, Sleutel
from tests.acceptatie.rijenorakel import Rijenorakel

KOLOMMEN = ["kengetal", "uitsplitsing", "periode", "waarde", "eenheid", "teller", "noemer", "herkomst"]


def verwacht(geval: Geval) -> dict[Sleutel, Rij]:
    """The rows by the oracle, stated figures included."""
    vorig = None
    if geval.vorig:
        ervoor = Orakel(geval.vorig, Keuzes(geval.keuzes.jaar - 1, geval.keuzes.peildatum)).bereken()
        vorig = {code: rij[0] for (id, code, _), rij in ervoor.items() if id == "omzet"}
    gesteld = omzet_toen(geval, vorig)
    rijen = Orakel(geval.tabellen, geval.keuzes, vorig if vorig is not None else gesteld).bereken()
    return met_opgave(rijen, geval, {} if vorig is not None else gesteld)


def werkelijk(dossier: Dossier) -> pd.DataFrame:
    """The frame as the project makes it; the year before first, when its folder is there."""
    ervoor = dossier.jaar_ervoor()
    vorig = bereken(_lees(ervoor)) if ervoor.raw.is_dir() else None
    return bereken(_lees(dossier), vorig)


def _lees(dossier: Dossier) -> Invoer:
    invoer, bevindingen = lees_invoer(dossier)
    assert invoer is not None, "\n".join(str(b) for b in bevindingen if b.ernst == "fout")
    return invoer


def rijverschillen(dossier: Dossier, geval: Geval) -> list[str]:
    """Every figure computed from registration of which other rows were counted than the oracle counts."""
    gelezen = _lees(dossier)
    teller, orakel = Rijenteller(gelezen), Rijenorakel(geval.tabellen, geval.keuzes)
    uit = []
    for cijfer in uit_frame(werkelijk(dossier)):
        if not cijfer.gesteld:
            goed, gevonden = orakel.rijen(*cijfer.sleutel), teller.van(cijfer)
            if goed != gevonden:
                uit.append(f"{cijfer.sleutel}: verwacht {goed}, gevonden {gevonden}")
    return uit


def uit_csv(pad: Path) -> pd.DataFrame:
    """``kengetallen.csv`` as anyone would read it."""
    tekst = dict.fromkeys(("kengetal", "uitsplitsing", "periode", "eenheid", "herkomst"), "str")
    return pd.read_csv(
        pad, dtype=tekst, keep_default_na=False, na_values={k: [""] for k in KOLOMMEN if k not in tekst}
    )


def verschillen(frame: pd.DataFrame, goed: dict[Sleutel, Rij]) -> list[str]:
    """Every difference in words; empty when the two agree."""
    uit = []
    if list(frame.columns) != KOLOMMEN:
        uit.append(f"kolommen {list(frame.columns)}")
    sleutels = [tuple(map(str, s)) for s in frame[KOLOMMEN[:3]].itertuples(index=False)]
    if sleutels != sorted(sleutels):
        uit.append("volgorde")
    if len(set(sleutels)) != len(sleutels):
        uit.append("dubbele rijen")
    rijen = {s: tuple(r) for s, r in zip(sleutels, frame[KOLOMMEN[3:]].itertuples(index=False), strict=True)}
    uit += [f"mist {s}: {goed[s]}" for s in sorted(goed.keys() - rijen.keys())]
    uit += [f"te veel {s}: {rijen[s]}" for s in sorted(rijen.keys() - goed.keys())]
    for sleutel in sorted(goed.keys() & rijen.keys()):
        waarde, eenheid, teller, noemer, herkomst = goed[sleutel]
        gevonden = rijen[sleutel]
        tekst_goed = (gevonden[1], gevonden[4]) == (eenheid, herkomst)
        getallen = zip((waarde, teller, noemer), (gevonden[0], gevonden[2], gevonden[3]), strict=True)
        if not tekst_goed or not all(gelijk(a, b) for a, b in getallen):
            uit.append(f"{sleutel}: verwacht {goed[sleutel]}, gevonden {gevonden}")
    return uit


def gelijk(goed: float | None, gevonden: float) -> bool:
    """Equal to 1e-6, absolute or relative; None is an empty cell."""
    if goed is None:
        return bool(pd.isna(gevonden))
    return math.isclose(goed, gevonden, rel_tol=1e-9, abs_tol=1e-6)
