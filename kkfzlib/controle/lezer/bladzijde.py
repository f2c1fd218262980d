"""A page of a PDF as lines whose cells stand apart: from the boxes that its words were placed in."""

from __future__ import annotations

from typing import Any

HOOGTE = 0.5
"""Boxes whose middles lie within this share of their height are on one line."""
MEESTE = 4000
"""More boxes than this on a page are a drawing."""


def regels_van_bladzijde(bladzijde: Any) -> str:
    """The text of a page, a line per row, two spaces between what stands apart."""
    aantal = bladzijde.count_rects()
    if aantal > MEESTE:
        return ""
    vakken = []
    for i in range(aantal):
        links, onder, rechts, boven = bladzijde.get_rect(i)
        tekst = " ".join(bladzijde.get_text_bounded(links, onder, rechts, boven).split())
        if tekst:
            vakken.append(((boven + onder) / 2, links, rechts, max(1.0, boven - onder), tekst))
    vakken.sort(key=lambda v: (-v[0], v[1]))
    regels: list[list[tuple[float, float, float, float, str]]] = []
    for vak in vakken:
        if regels and abs(regels[-1][0][0] - vak[0]) <= HOOGTE * max(regels[-1][0][3], vak[3]):
            regels[-1].append(vak)
        else:
            regels.append([vak])
    return "\n".join(_regel(sorted(r, key=lambda v: v[1])) for r in regels)


def _regel(vakken: list[tuple[float, float, float, float, str]]) -> str:
    uit, einde = "", 0.0
    for _, links, rechts, hoogte, tekst in vakken:
        uit += (
            ""
            if not uit
            else "  "
            if links - einde > 0.6 * hoogte
            else " "
            if links - einde > 0.1 * hoogte
            else ""
        ) + tekst
        einde = rechts
    return uit
