"""The paragraphs of one slot made ready for pandoc: marked with their place, pictures as words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from kkfzlib.woord.namen import kind, tekst_van, w, waarde
from kkfzlib.woord.vondst import Plek, Vondst

MERK_OPEN, MERK_DICHT = "\ue0b0", "\ue0b1"
BEELD_OPEN, BEELD_DICHT = "\ue0b2", "\ue0b3"
VERVOLG_MERK, LIJN_MERK = "\ue0b5", "\ue0b6"
"""A paragraph that goes on with the list item before it, and a rule across the page."""
GRENS = "\ue0b4"
"""A paragraph of its own between the slots."""

_HR = "{urn:schemas-microsoft-com:office:office}hr"
_EIGEN = re.compile("[\ue000-\uf8ff]")
_PLAATSHOUDER = re.compile(r"\{[^{}\n]{1,160}\}")
_RECHT = str.maketrans(
    {"–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"',
     "\u00a0": " ", "\u202f": " ", "\u00ad": "", "\u200b": "", "\u200c": "", "\u2060": "", "\ufeff": "", "：": ":",
     "∕": "/", "⁄": "/"}
)  # fmt: skip


@dataclass
class Alineas:
    """What the paragraphs hold beside words; ``plekken`` are numbered as the marks in the text are."""

    plekken: list[Plek] = field(default_factory=list)
    beelden: list[tuple[etree._Element, Plek]] = field(default_factory=list)
    getypt: list[Getypt] = field(default_factory=list)
    vondsten: list[Vondst] = field(default_factory=list)


@dataclass(frozen=True)
class Getypt:
    """A bound number as it came back: its placeholder, what stood there when it was issued, and what stands there."""

    plek: Plek
    naam: str
    uitgegeven: str
    nu: str


def genummerd(slot: str, blokken: list[etree._Element]) -> Iterator[tuple[etree._Element, Plek]]:
    """Every paragraph with its place: ``alinea 3``, or ``tabel 1, rij 2`` for one in a table."""
    alinea = tabel = 0
    for blok in blokken:
        if blok.tag == w("p"):
            if _leeg(blok):
                continue
            alinea += 1
            yield blok, Plek(slot, f"alinea {alinea}")
            continue
        tabel += 1
        for r, rij in enumerate(blok.iter(w("tr")), 1):
            for p in rij.iter(w("p")):
                yield p, Plek(slot, f"tabel {tabel}, rij {r}")


def _leeg(p: etree._Element) -> bool:
    beeld = next(p.iter(w("drawing"), w("pict"), w("object"), w("footnoteReference"), w("sdt")), None)
    return beeld is None and not tekst_van(p).strip()


def maak_klaar(
    slot: str,
    blokken: list[etree._Element],
    uit: Alineas,
    zonder_teken: frozenset[tuple[str, str]] = frozenset(),
) -> None:
    """Change the paragraphs of a slot in place; what was found goes into ``uit``.

    ``zonder_teken`` are the list levels (numId, ilvl) that show no bullet or number.
    """
    for p, plek in list(genummerd(slot, blokken)):
        for e in list(p.iter(w("t"))):
            e.text = _EIGEN.sub("", e.text or "")
        _besturing(p, plek, uit)
        _beelden(p, plek, uit)
        _plaatshouders(p)
        _zonder_inspringing(p)
        uit.plekken.append(plek)
        niveau = waarde(p, "pPr", "numPr", "numId"), waarde(p, "pPr", "numPr", "ilvl") or "0"
        vervolg = VERVOLG_MERK if niveau in zonder_teken else ""
        _voorop(p, f"{MERK_OPEN}{len(uit.plekken) - 1}{MERK_DICHT}{vervolg}")


def niveaus_zonder_teken(nummering: etree._Element | None) -> frozenset[tuple[str, str]]:
    """The list levels (numId, ilvl) that show no bullet or number: paragraphs that go on with the item before."""
    if nummering is None:
        return frozenset()
    kaal = {
        (str(a.get(w("abstractNumId"))), str(lvl.get(w("ilvl"))))
        for a in nummering.iter(w("abstractNum"))
        for lvl in a.iter(w("lvl"))
        if waarde(lvl, "numFmt") == "none" or not waarde(lvl, "lvlText").strip()
    }
    soort = {str(n.get(w("numId"))): waarde(n, "abstractNumId") for n in nummering.iter(w("num"))}
    return frozenset((id_, lvl) for id_, abstract in soort.items() for a, lvl in kaal if a == abstract)


def recht(ruw: str) -> str:
    """A placeholder as it was meant: typographic quotes, dashes and spaces of Word made plain.

    >>> recht("{ verzuim : vorig }"), recht("{benchmark/verzuim/Sociaal\u00a0Werk}")
    ('{verzuim:vorig}', '{benchmark/verzuim/Sociaal Werk}')
    """
    plat = unicodedata.normalize("NFC", ruw.translate(_RECHT))
    binnen = re.sub(r"\s*([:/])\s*", r"\1", " ".join(plat[1:-1].split()))
    return f"{{{binnen}}}"


# Content controls ------------------------------------------------------------------------------------------


def _besturing(p: etree._Element, plek: Plek, uit: Alineas) -> None:
    """Each content control becomes its placeholder, or the words in it."""
    while (sdt := next(p.iter(w("sdt")), None)) is not None:
        inhoud = kind(sdt, "sdtContent")
        naam = waarde(sdt, "sdtPr", "tag")
        nu = "" if inhoud is None else tekst_van(inhoud)
        if is_plaatshouder(naam):
            uitgegeven = waarde(sdt, "sdtPr", "alias").partition(": ")[2]
            uit.getypt.append(Getypt(plek, naam, uitgegeven, nu))
            tekst = naam if naam.startswith("@") else f"{{{naam}}}"
            _vervang(
                sdt,
                [_loop(tekst, None if inhoud is None else next(inhoud.iter(w("r")), None))]
                if nu.strip()
                else [],
            )
        else:
            leeg = kind(sdt, "sdtPr", "showingPlcHdr") is not None
            _vervang(sdt, [] if inhoud is None or leeg else list(inhoud))


def getypt_in(blok: etree._Element, plek: Plek) -> Iterator[Getypt]:
    """The bound numbers in a block, as they stand there now."""
    for sdt in blok.iter(w("sdt")):
        naam, inhoud = waarde(sdt, "sdtPr", "tag"), kind(sdt, "sdtContent")
        if is_plaatshouder(naam):
            nu = "" if inhoud is None else tekst_van(inhoud)
            yield Getypt(plek, naam, waarde(sdt, "sdtPr", "alias").partition(": ")[2], nu)


def is_plaatshouder(naam: str) -> bool:
    """Whether the tag of a content control is one of ours: a key of the register, or a reference."""
    from kkfzlib.kengetallen.register import REGISTER

    return (
        naam.startswith(("@sec-", "@tbl-", "@fig-")) or naam.partition(":")[0].partition("/")[0] in REGISTER
    )


def _loop(tekst: str, zoals: etree._Element | None = None) -> etree._Element:
    """A run with these words, in the type of another run."""
    r = etree.Element(w("r"))
    opmaak = None if zoals is None else zoals.find(w("rPr"))
    if opmaak is not None:
        r.append(deepcopy(opmaak))
    t = etree.SubElement(r, w("t"))
    t.text = tekst
    t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return r


def _vervang(element: etree._Element, nieuw: list[etree._Element]) -> None:
    """Put other elements in the place of one."""
    ouder = element.getparent()
    plaats = ouder.index(element)
    ouder.remove(element)
    for i, e in enumerate(nieuw):
        ouder.insert(plaats + i, e)


# Pictures --------------------------------------------------------------------------------------------------


def _beelden(p: etree._Element, plek: Plek, uit: Alineas) -> None:
    """Each picture becomes a mark with its number; the file itself is looked at elsewhere."""
    for beeld in list(p.iter(w("drawing"), w("pict"))):
        if not any(o is p for o in beeld.iterancestors()):
            continue  # the other version of a picture that was replaced already
        if any(e.get(_HR) for e in beeld.iter()):
            _vervang(_buitenste(beeld), _losse_loop(LIJN_MERK, beeld))
            continue
        uit.beelden.append((beeld, plek))
        _vervang(_buitenste(beeld), _losse_loop(f"{BEELD_OPEN}{len(uit.beelden) - 1}{BEELD_DICHT}", beeld))


def _buitenste(beeld: etree._Element) -> etree._Element:
    """The element to replace: with alternatives for older programs they are one and the same picture."""
    for ouder in beeld.iterancestors():
        if etree.QName(ouder).localname == "AlternateContent":
            return ouder
        if ouder.tag == w("p"):
            break
    return beeld


def _losse_loop(tekst: str, beeld: etree._Element) -> list[etree._Element]:
    """A run, or just its text where the picture stood in a run already."""
    r = _loop(tekst)
    in_loop = any(o.tag == w("r") for o in beeld.iterancestors())
    return [r[0]] if in_loop else [r]


# Placeholders that were typed --------------------------------------------------------------------------------


def _plaatshouders(p: etree._Element) -> None:
    """Bring a placeholder that Word cut into runs together in the first of them, in plain characters."""
    _koppeltekens(p)
    stukken = [e for e in p.iter(w("t")) if e.text]
    heel = "".join(e.text or "" for e in stukken)
    for m in reversed(list(_PLAATSHOUDER.finditer(heel))):
        _in_een(stukken, m.start(), m.end(), recht(m[0]))


def _koppeltekens(p: etree._Element) -> None:
    """A no-break hyphen is an element of its own; here it is a hyphen like any other."""
    for e in list(p.iter(w("noBreakHyphen"), w("softHyphen"))):
        t = etree.Element(w("t"))
        t.text = "-" if e.tag == w("noBreakHyphen") else ""
        _vervang(e, [t])


def _in_een(stukken: list[etree._Element], begin: int, einde: int, nieuw: str) -> None:
    """Replace characters [begin, einde) of texts in a row by ``nieuw``, in the first text that holds any of them."""
    plaats, gedaan = 0, False
    for e in stukken:
        tekst = e.text or ""
        van, tot = max(begin - plaats, 0), min(einde - plaats, len(tekst))
        plaats += len(tekst)
        if van >= len(tekst) or tot <= 0 or van >= tot:
            continue
        e.text = tekst[:van] + ("" if gedaan else nieuw) + tekst[tot:]
        e.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        gedaan = True


# What pandoc would read as something else --------------------------------------------------------------------


def _zonder_inspringing(p: etree._Element) -> None:
    """An indented paragraph is no quote: pandoc would take it for one, but only a style says so."""
    instellingen = kind(p, "pPr")
    if instellingen is None or kind(instellingen, "numPr") is not None:
        return
    for e in instellingen.findall(w("ind")):
        instellingen.remove(e)


def _voorop(p: etree._Element, merk: str) -> None:
    """Put a mark before the first word of a paragraph."""
    plaats = 1 if kind(p, "pPr") is not None else 0
    p.insert(plaats, _loop(merk))
