"""Marks (†) in tiles and running text: at the first mention of a figure in a part, a link to what was found of it."""

from __future__ import annotations

import re
from collections.abc import Callable

ZONDER = frozenset({"consistentie", "datakwaliteit", "definities", "herkomst", "gegevens", "colofon"})
"""The parts that tell of findings and rules themselves."""

# A value of this year; where a text asked for it, it stands in a link to its origin.
_CIJFER = re.compile(r'(\[)?\[[^\[\]]*\]\{\.kg data-kengetal="([^"]+)"\}(?(1)\]\([^()]*\))(?!\^\[†)')


def met_merken(markdown: str, merk: Callable[[str], str]) -> str:
    """``markdown`` with ``merk(kengetal/uitsplitsing)`` behind the first mention of each figure that has one.

    Rows of tables carry their marks already; a caption carries none, as it stands in the list of figures too.

    >>> met_merken('Er zijn er [9]{.kg data-kengetal="clienten/fz"}.', lambda naam: "†1")
    'Er zijn er [9]{.kg data-kengetal="clienten/fz"}†1.'
    """
    gezien: set[str] = set()

    def erbij(m: re.Match[str]) -> str:
        if m[2] in gezien:
            return m[0]
        gezien.add(m[2])
        return m[0] + merk(m[2])

    regels = markdown.split("\n")
    return "\n".join(r if r.startswith(("|", "![")) else _CIJFER.sub(erbij, r) for r in regels)
