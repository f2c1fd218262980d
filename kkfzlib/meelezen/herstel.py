"""Numbers that came back as plain words: a program dropped their content controls, or somebody typed over them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from kkfzlib.meelezen.verschil import gelijkenis, stappen
from kkfzlib.woord.eenheden import Eenheid, vouw

PLAATSHOUDER = re.compile(r"\{[^{}\n]{1,160}\}|@(?:sec|tbl|fig)-[a-z0-9-]*[a-z0-9]")
_WOORD = re.compile(
    r"\{[^{}\n]{1,160}\}|@(?:sec|tbl|fig)-[a-z0-9-]*[a-z0-9]|\s+|[\w,.%€+−-]*\w%?|.", re.DOTALL
)
_GETAL = re.compile(r"[+−-]?(?:€\s?)?\d[\d.,]*%?")


@dataclass(frozen=True)
class Overtypt:
    """A number that somebody typed over, of which the content control is gone too."""

    eenheid: Eenheid
    naam: str
    getypt: str


def herstel(
    bron: Sequence[Eenheid], terug: Sequence[Eenheid], cijfers: Mapping[str, str]
) -> tuple[list[Eenheid], list[Overtypt]]:
    """The units that came back with their placeholders again where only the shown value was left.

    ``cijfers`` says what each placeholder showed.
    """
    uit, overtypt = list(terug), list[Overtypt]()
    for soort, i1, i2, j1, j2 in stappen(bron, terug):
        if soort != "replace":
            continue
        for j in range(j1, j2):
            o = max(bron[i1:i2], key=lambda o: gelijkenis(_ingevuld(o, cijfers), terug[j]))
            tekst, getypt = _herstel_een(o.tekst, terug[j].tekst, cijfers)
            uit[j] = replace(terug[j], tekst=tekst)
            overtypt += [Overtypt(uit[j], naam, g) for naam, g in getypt]
    return uit, overtypt


def namen(tekst: str) -> list[str]:
    """The placeholders and references in a text."""
    return PLAATSHOUDER.findall(tekst)


def _kaal(merk: str) -> str:
    return merk.strip("{}") if merk.startswith("{") else merk


def _ingevuld(e: Eenheid, cijfers: Mapping[str, str]) -> Eenheid:
    return replace(e, tekst=PLAATSHOUDER.sub(lambda m: cijfers.get(_kaal(m[0]), m[0]), e.tekst))


def _herstel_een(oud: str, nieuw: str, cijfers: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """One text: (with its placeholders again, what was typed over which)."""
    weg = Counter(namen(oud)) - Counter(namen(nieuw))
    if not weg:
        return nieuw, []
    a: list[str] = []
    plekken: list[tuple[str, int, int]] = []
    for woord in _WOORD.findall(oud):
        if weg[woord] > 0 and (waarde := cijfers.get(_kaal(woord))):
            weg[woord] -= 1
            delen = _WOORD.findall(waarde)
            plekken.append((woord, len(a), len(a) + len(delen)))
            a += delen
        else:
            a.append(woord)
    b = _WOORD.findall(nieuw)
    return _zet_terug(a, b, plekken)


def _zet_terug(
    a: list[str], b: list[str], plekken: list[tuple[str, int, int]]
) -> tuple[str, list[tuple[str, str]]]:
    vervang: list[tuple[int, int, str]] = []
    getypt: list[tuple[str, str]] = []
    plat_a, plat_b = ([vouw(t) or " " for t in lijst] for lijst in (a, b))
    codes = SequenceMatcher(None, plat_a, plat_b, autojunk=False).get_opcodes()
    for merk, begin, einde in plekken:
        for soort, i1, i2, j1, j2 in codes:
            if soort == "equal" and i1 <= begin and einde <= i2:
                vervang.append((j1 + begin - i1, j1 + einde - i1, merk))
            elif soort == "replace" and i1 <= begin < i2:
                k = next((k for k in range(j1, j2) if _GETAL.fullmatch(b[k])), None)
                if k is not None and not any(v <= k < t for v, t, _ in vervang):
                    vervang.append((k, k + 1 + _staart(plat_a[begin:einde], plat_b[k + 1 :]), merk))
                    getypt.append((_kaal(merk), b[k]))
    for begin, einde, merk in sorted(vervang, reverse=True):
        b[begin:einde] = [merk]
    return "".join(b), getypt


def _staart(cijfer: list[str], erna: list[str]) -> int:
    """How much of the unit behind a number (``dagen``) stands there too."""
    rest = cijfer[1:]
    return len(rest) if rest and erna[: len(rest)] == rest else 0
