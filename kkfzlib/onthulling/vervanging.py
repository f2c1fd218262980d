"""What two versions of one report tell together: the difference may be one person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.onthulling.betekenis import GEEN_PERSONEN, Naam, figuur
from kkfzlib.onthulling.doelen import MARGE
from kkfzlib.onthulling.kennis import Kennis
from kkfzlib.onthulling.zichtbaar import REGEL

_RUIM = 1e-5
_TOTALEN = frozenset({"totaal", "noemer", "basis", "in jaar", ""})
_STROMEN = ("uitstroom_plaatsing", "instroom", "stand", "bediend")


def verschillen(
    kennis: Kennis, vervangen: Sequence[tuple[str, str]], drempel: int, vrij: Collection[Naam]
) -> list[Bevinding]:
    """Findings about replaced versions: ``vervangen`` are the pairs (periode now, periode of the older version)."""
    uit: list[Bevinding] = []
    for nu, toen in vervangen:
        for naam in [
            n for n in kennis.namen if n[2] == nu and (*n[:2], toen) in kennis.plek and n not in vrij
        ]:
            if _verplaatst(kennis, naam, toen, drempel):
                uit.append(
                    _bevinding(naam, f"het verschil met de eerdere uitgave over {nu} is een kleine groep")
                )
            if any(_bijdrage(kennis, naam, n, toen, drempel) for n in _groepen(naam)):
                uit.append(
                    _bevinding(
                        naam,
                        f"het verschil met de eerdere uitgave over {nu} is de bijdrage van een kleine groep",
                    )
                )
    return uit


def _bevinding(naam: Naam, tekst: str) -> Bevinding:
    return Bevinding(REGEL, "fout", *figuur(naam), toelichting=tekst)


def _verschil(kennis: Kennis, naam: Naam, toen: str) -> tuple[float, float] | None:
    som = {naam: 1.0, (*naam[:2], toen): -1.0}
    laag, hoog = kennis.uiterste(som, -1), kennis.uiterste(som, 1)
    return None if laag is None or hoog is None else (laag, hoog)


def _klein(verschil: tuple[float, float] | None, drempel: int) -> bool:
    if verschil is None:
        return False
    laag, hoog = sorted((abs(verschil[0]), abs(verschil[1])))
    return verschil[0] * verschil[1] > 0 and laag >= 1 - _RUIM and hoog <= drempel - 1 + _RUIM


def _verplaatst(kennis: Kennis, naam: Naam, toen: str, drempel: int) -> bool:
    """A count of persons with an attribute that moved by a few: those few have it."""
    if naam[0] in GEEN_PERSONEN or naam[1] in _TOTALEN or naam[1].startswith("maand/"):
        return False
    if naam[0] in ("stand", "bediend", "antwoorden", "respondenten"):
        return False
    return _klein(_verschil(kennis, naam, toen), drempel)


def _groepen(naam: Naam) -> Iterator[Naam]:
    """The counts of persons whose difference may explain the difference of a sum."""
    wat, van, p = naam
    if wat == "beddagen" or (wat == "dagen" and van == "in_jaar"):
        yield from ((k, "verblijf", p) for k in _STROMEN)
    elif wat == "dagen" and van in ("uitgestroomd", "op_peildatum"):
        yield ("uitstroom_plaatsing" if van == "uitgestroomd" else "stand", "verblijf", p)
    elif wat == "ervaring" and not van:
        yield ("personeel", "basis", p)
    elif wat == "aanvullend":
        yield ("personeel", "in jaar", p)
    elif wat == "punten":
        yield ("antwoorden", van, p)
    elif wat == "omzet":
        yield ("clienten", van, p)


def _bijdrage(kennis: Kennis, naam: Naam, groep: Naam, toen: str, drempel: int) -> bool:
    if groep not in kennis.plek or (*groep[:2], toen) not in kennis.plek:
        return False
    if not _klein(_verschil(kennis, groep, toen), drempel):
        return False
    verschil = _verschil(kennis, naam, toen)
    if verschil is None or max(map(abs, verschil)) <= _RUIM:
        return False
    return verschil[1] - verschil[0] < MARGE * max(map(abs, verschil))
