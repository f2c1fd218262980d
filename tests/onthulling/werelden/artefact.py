"""Reading what was published, and what each printed number leaves open."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VERBORGEN = "x"
_SPELING = 1e-9

# Decimals that the report prints; an export drops a final zero, so the text alone does not tell.
_DECIMALEN = {
    "clienten_aandeel": 2, "omzet_aandeel": 2, "continuiteit": 2, "continuiteit_vermeldingen": 2, "omzet_groei": 1,
    "verzuim": 1, "bezettingsgraad": 1, "bezette_bedden": 1, "zorgervaring": 1, "tevredenheid": 1,
    "aanvullende_trainingen": 1,
}  # fmt: skip
_TUSSEN = re.compile(r"(\d+)\s*(?:-|–|t/m|tot en met)\s*(\d+)")
_GRENS = re.compile(r"(<|>|≤|≥|<=|>=)\s*(\d+)")


@dataclass(frozen=True)
class Rij:
    """One published row: what it shows as text (empty: not shown)."""

    kengetal: str
    uitsplitsing: str
    periode: int
    waarde: str
    teller: str
    noemer: str

    @property
    def id(self) -> tuple[str, str, int]:
        return self.kengetal, self.uitsplitsing, self.periode


@dataclass(frozen=True)
class Uitgave:
    """One published edition, and the state of the registration behind each period in it."""

    jaar: int
    staat: int
    rijen: tuple[Rij, ...]
    staat_van: dict[int, int]


def lees_csv(pad: Path) -> tuple[Rij, ...]:
    """The rows of a published ``kengetallen.csv``, whose eight columns must be there."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        if list(lezer.fieldnames or ()) != ["kengetal", "uitsplitsing", "periode", "waarde", "eenheid", "teller",
                                            "noemer", "herkomst"]:  # fmt: skip
            raise ValueError(f"{pad.name}: other columns than the contract's")
        return tuple(
            Rij(r["kengetal"], r["uitsplitsing"].removeprefix("'"), int(r["periode"]), r["waarde"], r["teller"],
                r["noemer"])
            for r in lezer
            if r["periode"].isdigit()
        )  # fmt: skip


def lees_html(pad: Path, jaar: int) -> tuple[Rij, ...]:
    """The values in a report: elements with ``data-kengetal``, merged per kengetal and period.

    ``groei`` is left out: it is reckoned from printed values. Two texts for one value: the one with most digits.
    """
    import lxml.html

    velden: dict[tuple[str, str, int], dict[str, str]] = {}
    for e in lxml.html.fromstring(pad.read_bytes()).iter():
        id = e.get("data-kengetal") if isinstance(e.tag, str) else None
        soort = e.get("data-soort", "waarde") if id else ""
        if not id or soort == "groei":
            continue
        kengetal, _, deel = id.partition("/")
        periode = int(e.get("data-periode") or (jaar - 1 if soort == "vorig" else jaar))
        veld = "waarde" if soort == "vorig" else soort
        tekst = _als_getaltekst(e.text_content())
        gevonden = velden.setdefault((kengetal, deel, periode), {})
        if len(tekst) > len(gevonden.get(veld, "")) or gevonden.get(veld) == VERBORGEN:
            gevonden[veld] = tekst
    return tuple(
        Rij(*sleutel, v.get("waarde", ""), v.get("teller", ""), v.get("noemer", ""))
        for sleutel, v in sorted(velden.items())
    )


def _als_getaltekst(tekst: str) -> str:
    """``1.236.365 euro`` becomes ``1236365``, ``94,40%`` becomes ``94.40``; a dash is no value."""
    kaal = tekst.replace("\xa0", " ").strip()
    if kaal == VERBORGEN:
        return VERBORGEN
    m = re.search(r"[-−]?\d[\d.]*(?:,\d+)?", kaal)
    return m.group().replace(".", "").replace(",", ".").replace("−", "-") if m else ""


def getal(tekst: str) -> float | None:
    """The number of a cell, None when it shows none."""
    try:
        return float(tekst)
    except ValueError:
        return None


def _decimalen(kengetal: str, noemer: str) -> int:
    """As printed; experience of fewer than thirty employees stands in whole years."""
    n = getal(noemer)
    return 0 if kengetal == "zorgervaring" and n is not None and n < 30 else _DECIMALEN.get(kengetal, 0)


def grenzen(tekst: str, kengetal: str, veld: str = "waarde", noemer: str = "") -> tuple[float, float] | None:
    """What a printed cell leaves open: the values that round to it; None for a hidden or empty cell.

    Tellers and noemers stand unrounded in the old form. Classes as ``5-9`` and ``< 5`` are understood too.
    """
    if tekst in ("", VERBORGEN):
        return None
    if m := _TUSSEN.fullmatch(tekst.strip()):
        return float(m[1]), float(m[2])
    if m := _GRENS.fullmatch(tekst.strip()):
        n = float(m[2])
        return {"<": (0.0, n - 1), "≤": (0.0, n), "<=": (0.0, n), ">": (n + 1, 1e12)}.get(m[1], (n, 1e12))
    w = getal(tekst)
    if w is None:
        return None
    cijfers = len(tekst.partition(".")[2])
    if veld != "waarde":
        half = 0.5 * 10.0**-cijfers if 0 < cijfers < 3 else 1e-6
    else:
        half = 0.5 * 10.0 ** -max(cijfers, _decimalen(kengetal, noemer))
    return w - half - _SPELING, w + half + _SPELING


def cellen(rij: Rij) -> Iterator[tuple[str, str]]:
    """The three fields with their text."""
    yield "waarde", rij.waarde
    yield "teller", rij.teller
    yield "noemer", rij.noemer
