"""Figures as an organisation states them (``opgave.csv``), with the meaning that its rows have there."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kkfzlib.cijfers import uit_frame
from kkfzlib.elders.jaarkeuzes import Jaarkeuzes
from kkfzlib.elders.oogst import Lezing
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.kengetallen.berekening import bereken
from kkfzlib.kengetallen.opgave import canonieke_uitsplitsing
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.tabellen import Invoer

_BESTAND = "opgave.csv"


def is_opgave(bestand: str) -> bool:
    """Whether a file is an ``opgave`` by its name."""
    return bestand.rpartition("/")[2] == _BESTAND


def canoniek(kengetal: str, deel: str, periode: str) -> str:
    """The uitsplitsing that a row of an ``opgave`` is about: an empty one is the total, ``6:n`` the count of ``6``."""
    jaar = int(periode) if periode.strip().isdigit() else 2024
    code, _ = canonieke_uitsplitsing(
        kengetal, deel, _invoer(Jaarkeuzes(Instellingen.standaard(jaar), gids(jaar)))
    )
    return code


def uitgewerkt(lezingen: Sequence[Lezing], keuzes: Jaarkeuzes) -> list[Lezing]:
    """The figures with those of an ``opgave`` joined (``6:n`` beside ``6``) and with what follows from them."""
    eigen = [c for c in lezingen if is_opgave(c.bestand) and c.kengetal != "benchmark" and not c.verborgen]
    if not eigen:
        return list(lezingen)
    rijen = [(c.kengetal, c.uitsplitsing, c.periode, c.waarde) for c in eigen]
    tabel = pd.DataFrame(rijen, columns=["kengetal", "uitsplitsing", "periode", "waarde"])
    invoer = _invoer(keuzes, tabel)
    bronnen: dict[tuple[str, str, str], Lezing] = {}
    for c in eigen:
        code, _ = canonieke_uitsplitsing(c.kengetal, c.uitsplitsing, invoer)
        bronnen.setdefault((c.kengetal, code, c.periode), c)
    rest = [c for c in lezingen if c not in eigen]
    for f in uit_frame(bereken(invoer)):
        code, _ = canonieke_uitsplitsing(f.kengetal, f.uitsplitsing, invoer)
        van = bronnen.get((f.kengetal, code, f.periode))
        stappen = (*van.uitleg, "opgave") if van is not None else ("volgt uit de opgave",)
        rest.append(
            Lezing(
                van.bestand if van is not None else eigen[0].bestand,
                van.regel if van is not None else None,
                van.van if van is not None else "",
                f.kengetal,
                f.uitsplitsing,
                f.periode,
                f.waarde,
                f.teller,
                f.noemer,
                f.eenheid,
                f.herkomst,
                uitleg=stappen,
                decimalen=van.decimalen if van is not None else REGISTER[f.kengetal].decimalen,
            )
        )
    return rest


def _invoer(keuzes: Jaarkeuzes, opgave: pd.DataFrame | None = None) -> Invoer:
    return Invoer({}, keuzes.instellingen, keuzes.gids, {} if opgave is None else {"opgave": opgave})
