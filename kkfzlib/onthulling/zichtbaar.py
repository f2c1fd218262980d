"""What a finished report shows that it shouldn't: small groups of persons, small bases, figures nobody vouched for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from kkfzlib.bevindingen import Bevinding
from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.betekenis import (
    BEDDEN,
    GEEN_PERSONEN,
    Betekenis,
    Jaren,
    Naam,
    betekenis,
    dagen_in,
    kent,
)
from kkfzlib.onthulling.kennis import Kennis

REGEL = "onthulling"
BASIS = 10
_RUIM = 1e-6


def te_klein_zichtbaar(
    getoond: Iterable[Getoond], kennis: Kennis, jaren: Jaren, drempel: int, basis: int, vrij: Collection[Naam]
) -> list[Bevinding]:
    """A finding per visible figure and reason; keys in ``vrij`` were released by a signed decision."""
    uit: dict[tuple[str, ...], Bevinding] = {}
    for g in getoond:
        if g.verborgen or _vrijgegeven(g.sleutel, vrij):
            continue
        for tekst in _bezwaren(g, kennis, jaren, drempel, basis):
            regel = Bevinding(REGEL, "fout", g.kengetal, g.uitsplitsing, toelichting=f"{tekst} in {g.plaats}")
            uit.setdefault((*g.sleutel, tekst), regel)
    return list(uit.values())


def _vrijgegeven(sleutel: Naam, vrij: Collection[Naam]) -> bool:
    """Whether a decision covers a figure, every member of a merged one, or its count stated without a noemer."""
    kengetal, uitsplitsing, periode = sleutel
    delen = uitsplitsing.split("+")
    return sleutel in vrij or all(
        (kengetal, d, periode) in vrij or (kengetal, f"{d}:n", periode) in vrij for d in delen
    )


def _bezwaren(g: Getoond, kennis: Kennis, jaren: Jaren, drempel: int, basis: int) -> Iterator[str]:
    if not kent(g.kengetal, g.uitsplitsing):
        if _lijkt_op_personen(g):
            yield f"onbekend cijfer ({g.soort} over {g.periode})"
        return
    b = betekenis(g.kengetal, g.uitsplitsing, g.periode, jaren)
    if b is None or (g.kengetal == "incidenten" and g.uitsplitsing.startswith(("maand/", "totaal"))):
        return
    if _is_klein(g, b, drempel):
        yield f"te klein getal zichtbaar ({g.soort} over {g.periode})"
    if g.soort != "waarde":
        return
    if b.onder is not None and b.groep is not None and _hoogste(kennis, b.groep, g, basis) < basis:
        yield f"verhouding op een basis onder {basis} (over {g.periode})"
    if g.kengetal in BEDDEN and 0 < _hoogste(kennis, b.boven, g, basis) / dagen_in(g.periode) < drempel:
        yield f"bedden van minder dan {drempel} cliënten (over {g.periode})"
    wie = ("clienten", g.uitsplitsing, g.periode)
    if g.kengetal == "omzet" and wie in kennis.plek and 0 < _hoogste(kennis, wie, g, basis) < drempel:
        yield f"bedrag van minder dan {drempel} cliënten (over {g.periode})"


def _lijkt_op_personen(g: Getoond) -> bool:
    """An unknown figure counts as one about persons, unless it is plainly money, days or a year."""
    return (
        g.eenheid in ("", "aantal", "%", "score")
        and g.soort in ("waarde", "teller", "noemer")
        and g.hoog != 0
    )


def _is_klein(g: Getoond, b: Betekenis, drempel: int) -> bool:
    naam = {"teller": b.teller, "noemer": b.noemer}.get(g.soort, b.boven if b.onder is None else None)
    telt = naam is not None and naam[0] not in GEEN_PERSONEN and g.soort in ("waarde", "teller", "noemer")
    return telt and g.hoog is not None and 0 < g.hoog < drempel


def _hoogste(kennis: Kennis, naam: Naam, g: Getoond, basis: int) -> float:
    """Largest value that an outsider holds possible."""
    if naam not in kennis.plek:
        return float("inf")
    gezien = kennis.waarden(naam)
    if len(gezien) and gezien.max() >= basis * (dagen_in(g.periode) if naam[0] == "beddagen" else 1):
        return float(gezien.max())
    hoog = kennis.uiterste({naam: 1.0}, 1)
    return float("inf") if hoog is None else hoog
