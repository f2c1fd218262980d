"""Where a kengetal stands: the sections, tables, figures and texts of a published HTML, and the slots that name it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import html

Plaatsen = dict[tuple[str, str], list[str]]
"""(``kengetal/uitsplitsing`` or the bare id, periode) to places, in the order of the report."""

_PLAATSHOUDER = re.compile(r"(?<!\\)\{([a-z_]+)(?:/([^{}:]+))?(?::[a-z]+)?\}")
_BIJ = "tbl-bij-"
"""A table with the data of a figure is called after that figure."""


def lees_plaatsen(inhoud: bytes, jaar: int) -> Plaatsen:
    """The places of every element with ``data-kengetal`` in a published HTML; ``jaar`` where it names no periode."""
    boom = html.document_fromstring(inhoud, parser=html.HTMLParser(encoding="utf-8"))
    uit: Plaatsen = {}
    for element in boom.iter():
        wat = element.get("data-kengetal") if isinstance(element.tag, str) else None
        if wat:
            plaats, sleutel = _plaats(element), (wat, element.get("data-periode") or str(jaar))
            if plaats not in uit.setdefault(sleutel, []):
                uit[sleutel].append(plaats)
    return uit


def _plaats(element: Any) -> str:
    soort, sectie = "tekst", ""
    for ouder in element.iterancestors():
        klassen = (ouder.get("class") or "").split()
        id = ouder.get("id") or ""
        if id.startswith(_BIJ):
            soort = f"figuur fig-{id.removeprefix(_BIJ)} (gegevens {id})"
        elif soort == "tekst" and ouder.tag == "table":
            soort = f"tabel {id or 'zonder naam'}"
        elif soort == "tekst" and id.startswith("fig-"):
            soort = f"figuur {id}"
        elif soort == "tekst" and "kpi-tegel" in klassen:
            soort = "kerncijfer"
        elif soort == "tekst" and "conclusie" in klassen:
            soort = "conclusie"
        if not sectie and ouder.tag == "section" and id:
            sectie = id
    return f"{sectie or 'titelblad'}: {soort}"


def slots_met(teksten: Mapping[str, str], kengetal: str, uitsplitsing: str, standaard: str = "") -> list[str]:
    """The text slots that name this value by a placeholder; ``standaard``: the uitsplitsing a bare name stands for."""
    uit = []
    for slot, tekst in sorted(teksten.items()):
        genoemd = {(m[1], m[2] or standaard) for m in _PLAATSHOUDER.finditer(tekst)}
        if (kengetal, uitsplitsing) in genoemd:
            uit.append(slot)
    return uit
