"""What a document may not hold: what runs, what fetches, what pandoc would drop without a word, what is undecided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kkfzlib.woord.namen import A, R, W, kind, tekst_van, w, waarde
from kkfzlib.woord.pakket import Pakket
from kkfzlib.woord.vondst import Opmerking, Plek, Vondst, Wijziging, initialen

_VELDEN = frozenset(
    [
        "HYPERLINK",
        "PAGEREF",
        "REF",
        "NOTEREF",
        "TOC",
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "SEQ",
        "STYLEREF",
        "SECTION",
    ]
)
"""Fields that stay within the document; every other one is refused."""
_MAG_BUITEN = frozenset({"hyperlink"})
_SOORT = {
    "ins": "ingevoegd", "del": "verwijderd", "moveFrom": "verplaatst", "moveTo": "verplaatst",
    "pPrChange": "opmaak", "rPrChange": "opmaak", "tblPrChange": "opmaak", "trPrChange": "opmaak",
    "tcPrChange": "opmaak", "sectPrChange": "opmaak", "tblGridChange": "opmaak", "numberingChange": "opmaak",
    "cellIns": "ingevoegd", "cellDel": "verwijderd", "cellMerge": "opmaak", "tblPrExChange": "opmaak",
}  # fmt: skip
_VOORWERP = {
    "OLEObject": "ingesloten bestand", "object": "ingesloten bestand", "control": "besturingselement",
    "altChunk": "ingevoegd document", "subDoc": "ingevoegd document", "chart": "grafiek",
    "relIds": "SmartArt-tekening", "txbxContent": "tekstvak", "contentPart": "inkttekening",
}  # fmt: skip
_DIEPST = 60
"""Deepest nesting of elements in a paragraph or table."""


def keur_verwijzingen(pakket: Pakket) -> Iterator[Vondst]:
    """What the document would fetch from elsewhere: pictures, templates, linked files."""
    for deel in sorted(n for n in pakket.delen if n.startswith("word/") and n.endswith(".xml")):
        for v in pakket.verwijzingen(deel).values():
            if not v.buiten or v.soort in _MAG_BUITEN:
                continue
            if v.soort == "attachedTemplate" and not re.match(r"(?:https?:|\\\\|//)", v.doel, re.IGNORECASE):
                continue  # the author's own template: named, never fetched
            yield Vondst(
                "woord-van-buiten", Plek("", v.soort), details={"wat": _BUITEN.get(v.soort, "bestand")}
            )


_BUITEN = {"image": "afbeelding", "attachedTemplate": "sjabloon", "oleObject": "ingesloten bestand"}


def keur_blok(blok: etree._Element, plek: Plek) -> Iterator[Vondst]:
    """What one paragraph or table holds that is refused, each kind once."""
    gemeld = set()
    for e in blok.iter():
        if not isinstance(e.tag, str):
            continue
        wat = _VOORWERP.get(etree.QName(e).localname)
        if wat and wat not in gemeld:
            gemeld.add(wat)
            yield Vondst("woord-voorwerp", plek, details={"wat": wat})
    yield from (Vondst("woord-veld", plek, waarde=veld) for veld in _vreemde_velden(blok))
    if blok.tag == w("tbl"):
        yield from _keur_tabel(blok, plek)
    if _diepte(blok) > _DIEPST:
        yield Vondst("woord-te-diep", plek)


def _vreemde_velden(blok: etree._Element) -> Iterator[str]:
    """The first word of every field that is not on the list; Word cuts an instruction into runs as it likes."""
    namen = [str(e.get(w("instr")) or "") for e in blok.iter(w("fldSimple"))]
    lopend: list[str] = []
    for e in blok.iter(w("fldChar"), w("instrText"), w("delInstrText")):
        if e.tag != w("fldChar"):
            if lopend:
                lopend[-1] += e.text or ""
        elif e.get(w("fldCharType")) == "begin":
            lopend.append("")
        elif lopend and e.get(w("fldCharType")) == "end":
            namen.append(lopend.pop())
    losse = [e.text or "" for e in blok.iter(w("instrText"))] if lopend else []
    for tekst in [*namen, *lopend, *losse]:
        naam = (tekst.split() or ["?"])[0].upper()
        if naam not in _VELDEN:
            yield naam[:20]


def _keur_tabel(tabel: etree._Element, plek: Plek) -> Iterator[Vondst]:
    if any(t is not tabel for t in tabel.iter(w("tbl"))):
        yield Vondst("woord-tabel-in-tabel", plek)
    verticaal = next(tabel.iter(w("vMerge")), None) is not None
    breed = any((waarde(c, "gridSpan") or "1") != "1" for c in tabel.iter(w("tcPr")))
    if verticaal or breed:
        yield Vondst("woord-samengevoegd", plek)


def _diepte(element: etree._Element) -> int:
    diepst = diepte = 0
    for moment, _ in etree.iterwalk(element, events=("start", "end")):
        diepte += 1 if moment == "start" else -1
        diepst = max(diepst, diepte)
    return diepst


# Tracked changes and comments --------------------------------------------------------------------------------


def wijzigingen(blok: etree._Element, plek: Plek) -> Iterator[Wijziging]:
    """The tracked changes in a block; those of one author and kind that follow each other are one."""
    vorige: Wijziging | None = None
    for e in blok.iter():
        soort = _SOORT.get(etree.QName(e).localname) if isinstance(e.tag, str) else None
        if soort is None or etree.QName(e).namespace != W or _binnen_wijziging(e):
            continue
        auteur = initialen(str(e.get(w("author")) or ""))
        tekst = "".join(t.text or "" for t in e.iter(w("t"), w("delText")))
        if vorige and (vorige.auteur, vorige.soort) == (auteur, soort) and (soort == "opmaak" or not tekst):
            continue
        vorige = Wijziging(plek, auteur, soort, tekst)
        yield vorige


def _binnen_wijziging(e: etree._Element) -> bool:
    return any(
        isinstance(o.tag, str) and o.tag in (w("ins"), w("del"), w("moveTo")) for o in e.iterancestors()
    )


def aanvaard(blok: etree._Element) -> bool:
    """Apply the tracked changes in a block, in place; False when nothing of the block is left."""
    for rij in list(blok.iter(w("tr"))):
        if kind(rij, "trPr", "del") is not None:
            rij.getparent().remove(rij)
    for e in list(blok.iter(w("del"), w("moveFrom"))):
        if e.getparent() is not None and e.getparent().tag not in (w("rPr"), w("trPr")):
            e.getparent().remove(e)
    return blok.tag == w("p") or next(blok.iter(w("tr")), None) is not None


def opmerkingen(pakket: Pakket) -> dict[str, tuple[str, str]]:
    """The comments by id: initials of the author, and the words."""
    wortel = pakket.xml("word/comments.xml")
    uit = {}
    for c in [] if wortel is None else wortel.iter(w("comment")):
        auteur = initialen(str(c.get(w("author")) or ""), str(c.get(w("initials")) or ""))
        tekst = " / ".join(t for p in c.iter(w("p")) if (t := " ".join(tekst_van(p).split())))
        uit[str(c.get(w("id")))] = (auteur, tekst)
    return uit


def opmerkingen_in(
    blok: etree._Element, plek: Plek, alle: dict[str, tuple[str, str]], gezien: set[str]
) -> Iterator[Opmerking]:
    """The comments that begin in a block and were not met before."""
    for e in blok.iter(w("commentRangeStart"), w("commentReference")):
        id_ = str(e.get(w("id")))
        if id_ in alle and id_ not in gezien:
            gezien.add(id_)
            yield Opmerking(plek, *alle[id_])


def verwijst_naar_buiten(beeld: etree._Element) -> bool:
    """Whether a picture is a link to a file elsewhere."""
    return any(e.get(f"{{{R}}}link") for e in beeld.iter(f"{{{A}}}blip"))
