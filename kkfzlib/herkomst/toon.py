"""The chain of a kengetal on the terminal, as a tree, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO

from kkfzlib.herkomst.keten import Herkomstbron, Schakel
from kkfzlib.herkomst.traceer import Tracering

if TYPE_CHECKING:
    from rich.tree import Tree


_EIGEN = ("uitsplitsing", "periode", "waarde", "teller", "noemer", "herkomst")

_BREED = 2000
"""Without a terminal every line stays one line, however long."""


def als_json(t: Tracering) -> str:
    """The chain as one JSON object."""
    uit: dict[str, Any] = {"organisatie": t.dossier.organisatie, "jaar": t.dossier.jaar, **asdict(t.keten)}
    uit["waarden"] = [_plat(w) for w in uit["waarden"]]
    return json.dumps({**uit, "verouderd": list(t.verouderd)}, ensure_ascii=False, indent=1)


def _plat(schakel: dict[str, Any]) -> dict[str, Any]:
    """One link without nesting; what all figures of the chain share stands above them."""
    cijfer = schakel.pop("cijfer")
    return {naam: cijfer[naam] for naam in _EIGEN} | schakel


def toon(t: Tracering, stroom: TextIO | None = None) -> None:
    """Print the chain as a tree; text from the data is never read as markup."""
    from rich.console import Console

    console = Console(file=stroom, markup=False, highlight=False)
    if not console.is_terminal:
        console.width = _BREED
    console.print(boom(t))


def boom(t: Tracering) -> Tree:
    """The tree: raw files, definition, and per value its rows, status and places."""
    from rich.tree import Tree

    k = t.keten
    wortel = Tree(f"{k.kengetal} – {k.naam} ({t.dossier.naam})")
    for reden in t.verouderd:
        wortel.add(f"Let op, sinds de laatste run gewijzigd: {reden}")
    ruw = wortel.add("Ruwe bestanden")
    for bron in k.bronnen:
        _bron(ruw, bron)
    if not k.bronnen:
        ruw.add(f"niet aangeleverd; nodig: {', '.join(k.brontabellen)}")
    regel = wortel.add("Regel")
    regel.add(f"definitie: {' '.join(k.definitie.split())}")
    regel.add(f"formule: {k.formule}")
    regel.add(f"bron van de definitie: {k.bron_van_definitie}")
    if not k.waarden:
        wortel.add("Geen waarde: niet te berekenen uit wat is aangeleverd")
    for w in k.waarden:
        _waarde(wortel, w, k.eenheid)
    return wortel


def _bron(ruw: Tree, b: Herkomstbron) -> None:
    tak = ruw.add(f"{b.bestand} (tabel {b.tabel})")
    tak.add(f"sha256 {b.sha256}, {b.bytes} bytes, {b.codering}")
    tak.add(f"{b.rijen_gelezen} rijen gelezen, {b.rijen_behouden} behouden, {b.rijen_vervallen} vervallen")
    for code, n in b.regels.items():
        tak.add(f"opgemerkt bij het lezen: {code} ({n} keer)")


def _waarde(wortel: Tree, w: Schakel, eenheid: str) -> None:
    c = w.cijfer
    tak = wortel.add(f"{c.uitsplitsing or 'waarde'} {c.periode}")
    breuk = f" = {_getal(c.teller)} / {_getal(c.noemer)}" if c.noemer is not None else ""
    if c.waarde is not None:
        tak.add(f"waarde: {_getal(c.waarde)} {eenheid}{breuk} (herkomst: {c.herkomst})")
    tak.add(f"gebruikte rijen, teller: {_rijen(w.rijen_teller)}")
    if w.rijen_noemer:
        tak.add(f"gebruikte rijen, noemer: {_rijen(w.rijen_noemer)}")
    for e in w.exportrijen:
        waar = f"{e.bestand}, blad {e.blad}" if e.blad else e.bestand
        tak.add(f"in de export {waar}: {e.aantal} {'rij' if e.aantal == 1 else 'rijen'} ({e.rijen})")
    if w.vindplaatsen:
        tak.add(f"vindplaats: {'; '.join(w.vindplaatsen)}")
    if w.slots:
        tak.add(f"genoemd in tekst: {', '.join(f'{s}.md' for s in w.slots)}")
    for profiel, status in w.status.items():
        plaatsen = w.plaatsen.get(profiel, ())
        deel = tak.add(f"{profiel}: {status}")
        for plaats in plaatsen:
            deel.add(plaats)


def _rijen(rijen: Mapping[str, int]) -> str:
    return ", ".join(f"{n} van {tabel}" for tabel, n in rijen.items()) or "geen eigen rijen (afgeleid)"


def _getal(waarde: float | None) -> str:
    from kkfzlib.nederlands import opmaak

    if waarde is None:
        return "–"
    return opmaak.getal(waarde, 0 if float(waarde).is_integer() else 2)
