"""The line in a tile: one figure over the years, with last year marked and the benchmarks as dashes; no letters."""

from __future__ import annotations

from itertools import pairwise

from kkfzlib.cijfers import Cijfer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.getallen import Cijfers

_BREED, _HOOG, _RAND = 160.0, 34.0, 6.0
_MEESTE_JAREN = 6


def vonk_id(cel: Cijfer) -> str:
    """The id of the line of this figure, whatever its uitsplitsing holds."""
    schoon = "".join(t if t.isascii() and t.isalnum() else "-" for t in cel.naam.lower())
    return f"fig-vonk-{schoon}"


def vonk(cijfers: Cijfers, cel: Cijfer) -> Figuur | None:
    """The line of one figure up to its own year; None with fewer than two shown years: one value is no line."""
    reeks = [c for c in cijfers.bron.perioden(cel.kengetal, cel.uitsplitsing) if c.periode <= cel.periode]
    reeks = [c for c in reeks if waarden.getekend(c) is not None][-_MEESTE_JAREN:]
    if len(reeks) < 2 or reeks[-1].periode != cel.periode:
        return None
    ijkpunten = cijfers.ijkpunten(cel.kengetal) if cel.uitsplitsing in ("", "totaal") else []
    delen = [f"{c.periode} {waarden.gezegd(c)}" for c in reeks]
    delen += [f"ter vergelijking {b.uitsplitsing.partition('/')[2]} {waarden.gezegd(b)}" for b in ijkpunten]
    alt = f"Lijn over de jaren: {waarden.opgesomd(delen)}."
    return Figuur(vonk_id(cel), "", alt, _teken(reeks, [waarden.getekend(b) or 0.0 for b in ijkpunten]))


def _teken(reeks: list[Cijfer], ijkpunten: list[float]) -> bytes:
    hoogten = [waarden.getekend(c) or 0.0 for c in reeks]
    laag, hoog = min(hoogten + ijkpunten), max(hoogten + ijkpunten)
    begin, jaren = int(reeks[0].periode), int(reeks[-1].periode) - int(reeks[0].periode)

    def y(waarde: float) -> float:
        deel = (waarde - laag) / (hoog - laag) if hoog > laag else 0.5
        return _HOOG - _RAND - deel * (_HOOG - 2 * _RAND)

    punten = [
        (_RAND + (int(c.periode) - begin) / jaren * (_BREED - 2 * _RAND), y(h))
        for c, h in zip(reeks, hoogten, strict=True)
    ]
    vormen = [
        f'<path d="M{_RAND:g} {y(w):.1f}H{_BREED - _RAND:g}" stroke="{stijl.ASLIJN}" stroke-dasharray="3 3"/>'
        for w in ijkpunten
    ]
    # A line never bridges a year that is hidden or unknown.
    vormen += [
        f'<path d="M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}" stroke="{stijl.KLEUREN[0]}" stroke-width="1.8"/>'
        for (een, a), (ander, b) in pairwise(zip(reeks, punten, strict=True))
        if int(ander.periode) == int(een.periode) + 1
    ]
    vormen += [_stip(x, y_, laatste=n == len(punten) - 1) for n, (x, y_) in enumerate(punten)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_BREED:g}pt" height="{_HOOG:g}pt" '
        f'viewBox="0 0 {_BREED:g} {_HOOG:g}" fill="none">{"".join(vormen)}</svg>\n'
    ).encode()


def _stip(x: float, y: float, *, laatste: bool) -> str:
    vulling, straal = (stijl.KLEUREN[0], 3.6) if laatste else (stijl.WIT, 2.8)
    rand = f'stroke="{stijl.KLEUREN[0]}" stroke-width="1.4"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{straal}" fill="{vulling}" {rand}/>'
