"""The figures of several files about one year as one set, and protected as the house protects its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from kkfzlib.cijfers import GETALKOLOMMEN, KOLOMMEN, SLEUTEL, Cijfer, Sleutel, als_frame
from kkfzlib.elders.herkennen import zonder_getallen
from kkfzlib.elders.jaarkeuzes import Jaarkeuzes
from kkfzlib.elders.oogst import Lezing, Oogst
from kkfzlib.fouten import InvoerFout
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling import Gepubliceerd
from kkfzlib.onthulling.besluiten import lees_besluiten, vrijgegeven
from kkfzlib.publiceren.export import exporteer
from kkfzlib.uitvoeren.schijf import prive_map

_TE_KLEIN = "verborgen volgens de regels van kkfz: te klein, of anders is een ander getal te herleiden"
_GELD = frozenset({"omzet", "omzet_aandeel", "omzet_groei"})


def verenig(lezingen: Sequence[Lezing], oogst: Oogst) -> list[Lezing]:
    """One figure per key: of several files the first, filled up by the others; a contradiction is an error.

    What one file hides and another shows is hidden.
    """
    uit: dict[Sleutel, Lezing] = {}
    for c in lezingen:
        eerder = uit.get(c.sleutel)
        uit[c.sleutel] = c if eerder is None else _samen(eerder, c, oogst)
    return [uit[s] for s in sorted(uit)]


def _samen(een: Lezing, ander: Lezing, oogst: Oogst) -> Lezing:
    if een.verborgen or ander.verborgen:
        open_, dicht = (ander, een) if een.verborgen else (een, ander)
        return een if open_.verborgen else zonder_getallen(open_, f"verborgen in {dicht.bestand}")
    fijn = min(een.decimalen, ander.decimalen)
    if abs((een.waarde or 0.0) - (ander.waarde or 0.0)) > 0.5000001 * 10.0**-fijn:
        waar = f"{een.bestand}:{een.regel}" if een.regel is not None else een.bestand
        tekst = f"{een.van} over {een.periode} heeft hier een andere waarde dan in {waar}"
        oogst.fout(
            ander.bestand, ander.regel, ander.van, f"{ander.waarde:g}", tekst, "laat één van de twee weg"
        )
    return replace(
        een,
        teller=ander.teller if een.teller is None else een.teller,
        noemer=ander.noemer if een.noemer is None else een.noemer,
    )


def beschermd(lezingen: Sequence[Lezing], jaar: int, eigen: bool, keuzes: Jaarkeuzes) -> Gepubliceerd:
    """The figures as a public report would show them; ``eigen``: they were protected when they were published.

    InvoerFout when the independent audit can work out a hidden number even so.
    """
    if eigen:
        return _gepubliceerd([_cijfer(c) for c in lezingen], jaar)
    from kkfzlib.onthulling import bescherm

    open_ = open_frame(lezingen)
    verborgen = [_cijfer(c) for c in lezingen if c.verborgen]
    g = bescherm(open_, "openbaar", keuzes.instellingen, keuzes.gids, keuzes.besluiten)
    vrij = _met_besluit(open_, keuzes)
    waarden = _gepubliceerd([*(c for c in g if not c.intern), *verborgen], jaar)
    if _veilig(waarden, jaar, vrij):
        return waarden
    # What it still works out is answered by withholding all that clients stand behind.
    waarden = _gepubliceerd(
        [replace(c, zichtbaar=c.zichtbaar and not _over_clienten(c)) for c in waarden], jaar
    )
    if not _veilig(waarden, jaar, vrij):
        raise InvoerFout(
            [], f"Uit de ingelezen cijfers over {jaar} zijn kleine aantallen te herleiden; niets is bewaard."
        )
    return waarden


def open_frame(lezingen: Sequence[Lezing]) -> pd.DataFrame:
    """The figures that are not hidden in their source, as contract rows: what a decision about them is signed for."""
    return als_frame(_cijfer(c) for c in lezingen if not c.verborgen)


def _met_besluit(frame: pd.DataFrame, keuzes: Jaarkeuzes) -> set[Sleutel]:
    """The figures that a valid signed decision of the organisation lets stand as they are."""
    rijen = frame.loc[vrijgegeven(frame, lees_besluiten(keuzes.besluiten)[0])]
    return {(str(k), str(u), str(p)) for k, u, p in rijen[SLEUTEL].to_numpy().tolist()}


def _veilig(waarden: Gepubliceerd, jaar: int, vrij: Collection[Sleutel]) -> bool:
    from kkfzlib.onthulling.audit import audit

    with prive_map() as map_:
        exporteer(waarden, map_)
        return audit(Path(map_), jaar, vrij=vrij).geslaagd


def _over_clienten(c: Cijfer) -> bool:
    return c.kengetal in _GELD or REGISTER[c.kengetal].over_clienten


def _cijfer(c: Lezing) -> Cijfer:
    return Cijfer(
        *c.sleutel, c.waarde, c.eenheid, c.teller, c.noemer, c.herkomst, not c.verborgen,
        velden=c.velden if c.verborgen else GETALKOLOMMEN,
    )  # fmt: skip


def _gepubliceerd(cijfers: Iterable[Cijfer], jaar: int) -> Gepubliceerd:
    alle = sorted(cijfers, key=lambda c: c.sleutel)
    rijen = [[getattr(c, k) for k in KOLOMMEN] + [c.verborgen] for c in alle]
    frame = pd.DataFrame(rijen, columns=[*KOLOMMEN, "verborgen"])
    velden: list[Collection[str]] = [c.velden for c in alle]
    return Gepubliceerd(frame, "openbaar", jaar, jaar - 1, velden)


def uitkomst(c: Lezing, waarden: Gepubliceerd) -> tuple[str, Lezing]:
    """What became of a figure (``overgenomen``, ``verborgen``, ``niet getoond``), and the figure as it may be told."""
    nu = waarden.get(*c.sleutel)
    if c.verborgen:
        return "verborgen in de bron", c
    if nu is None or nu.intern:
        return "niet getoond", zonder_getallen(
            c, "dit deel wordt volgens de regels van kkfz niet gepubliceerd"
        )
    return ("overgenomen", c) if nu.zichtbaar else ("verborgen", zonder_getallen(c, _TE_KLEIN))
