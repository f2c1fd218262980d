"""Which paragraph of a document belongs to which slot: by bookmark, else by its heading.

Two forms are told apart. Where people write (``teksten.docx``) a slot is all that stands under its heading; in a draft
of the report a slot is what stands between its bookmarks, and the rest is the report's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from kkfzlib.verslag.slots import SLOTS
from kkfzlib.woord.namen import BLADWIJZER, INSTRUCTIE, bladwijzer, kind, tekst_van, w, waarde
from kkfzlib.woord.vondst import Plek, Vondst

_NUMMER = re.compile(r"^[\d.]+\s+")
_KOP = re.compile(r"heading ([1-9])$", re.IGNORECASE)
VAN_BLADWIJZER = {bladwijzer(s): s for s in SLOTS}
_VAN_NAAM = {s.naam.casefold(): s.slot for s in SLOTS.values()} | {s: s for s in SLOTS}
UITLEG = "kkfz_uitleg"
"""The bookmark of a heading under which nothing is read: help for the writer."""


class Stijlen:
    """Paragraph styles by id: in every language of Word a built-in heading is called ``heading n``."""

    def __init__(self, wortel: etree._Element | None) -> None:
        self._naam: dict[str, str] = {}
        self._basis: dict[str, str] = {}
        for stijl in [] if wortel is None else wortel.iter(w("style")):
            id_ = str(stijl.get(w("styleId")))
            self._naam[id_] = waarde(stijl, "name")
            self._basis[id_] = waarde(stijl, "basedOn")

    def namen(self, alinea: etree._Element) -> Iterator[str]:
        """The name of a paragraph's style, then of those that it is based on."""
        id_, gezien = waarde(alinea, "pPr", "pStyle"), set[str]()
        while id_ and id_ not in gezien:
            gezien.add(id_)
            yield self._naam.get(id_, id_)
            id_ = self._basis.get(id_, "")

    def kop(self, alinea: etree._Element) -> int:
        """The level of a heading; 0 for any other paragraph."""
        return next((int(m[1]) for n in self.namen(alinea) if (m := _KOP.match(n))), 0)

    def is_instructie(self, alinea: etree._Element) -> bool:
        """Whether a paragraph has the style of the grey instructions."""
        return INSTRUCTIE in self.namen(alinea)

    def is_titel(self, alinea: etree._Element) -> bool:
        """Whether a paragraph is a title of the whole document, or a line of its table of contents."""
        return any(
            n.lower() in ("title", "subtitle") or n.lower().startswith("toc") for n in self.namen(alinea)
        )


@dataclass
class Indeling:
    """The blocks (paragraphs and tables) of each slot, those of no slot, and what was wrong with the division."""

    slots: dict[str, list[etree._Element]] = field(default_factory=dict)
    raam: list[etree._Element] = field(default_factory=list)
    vondsten: list[Vondst] = field(default_factory=list)
    concept: bool = False


def deel_in(romp: etree._Element, stijlen: Stijlen, instructies: Mapping[str, str]) -> Indeling:
    """Divide a document's body; ``instructies`` are the words of the instructions, by slot, that count as unwritten."""
    blokken = list(_blokken(romp))
    if _is_concept(blokken, stijlen):
        return _tussen_bladwijzers(blokken, stijlen)
    return _onder_koppen([b for b in blokken if _is_blok(b)], stijlen, set(instructies.values()))


def _blokken(ouder: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables and bookmarks in order; what wraps them is looked through, a table of contents is not."""
    for e in ouder:
        if e.tag in (w("p"), w("tbl"), w("bookmarkStart"), w("bookmarkEnd")):
            yield e
        elif e.tag == w("sdt"):
            soort = waarde(e, "sdtPr", "docPartObj", "docPartGallery")
            inhoud = kind(e, "sdtContent")
            if soort != "Table of Contents" and inhoud is not None:
                yield from _blokken(inhoud)
        elif e.tag in (w("customXml"), w("smartTag"), w("ins"), w("moveTo")):
            yield from _blokken(e)


def _is_blok(e: etree._Element) -> bool:
    return e.tag in (w("p"), w("tbl"))


def _beginnen(e: etree._Element) -> list[etree._Element]:
    """The bookmarks of slots that begin in (or are) this element."""
    return [b for b in e.iter(w("bookmarkStart")) if str(b.get(w("name"))) in VAN_BLADWIJZER]


def _is_concept(blokken: list[etree._Element], stijlen: Stijlen) -> bool:
    """A draft's bookmarks go over texts, those of a form to write in stand in the headings of slots.

    By majority: a heading that lost its style makes no draft of a form.
    """
    merken = [(e, b) for e in blokken for b in _beginnen(e)]
    in_koppen = sum(e.tag == w("p") and (stijlen.kop(e) == 1 or _is_slotnaam(e)) for e, _ in merken)
    return len(merken) > 2 * in_koppen


def _is_slotnaam(p: etree._Element) -> bool:
    return _NUMMER.sub("", " ".join(tekst_van(p).split())).casefold() in _VAN_NAAM


# A form to write in --------------------------------------------------------------------------------------


def _onder_koppen(blokken: list[etree._Element], stijlen: Stijlen, instructies: set[str]) -> Indeling:
    uit = Indeling()
    slot: str | None = ""  # empty: before the first heading; None: under one that is not read
    for blok in blokken:
        if blok.tag == w("p") and (nieuw := _slotkop(blok, stijlen, uit)) != "":
            slot = nieuw
            if slot is not None:
                uit.slots.setdefault(slot, [])
            continue
        if slot is None or (blok.tag == w("p") and _ongelezen(blok, stijlen, instructies, slot, uit)):
            continue
        if slot:
            uit.slots[slot].append(blok)
        elif "".join(tekst_van(blok).split()) or next(blok.iter(w("drawing"), w("pict")), None) is not None:
            uit.vondsten.append(Vondst("woord-zonder-kop", Plek("", _begin(blok))))
    return uit


def _slotkop(p: etree._Element, stijlen: Stijlen, uit: Indeling) -> str | None:
    """The slot whose heading this is, None where what follows is not read, empty when it is no such heading."""
    if any(b.get(w("name")) == UITLEG for b in p.iter(w("bookmarkStart"))):
        return None
    tekst = " ".join(tekst_van(p).split())
    if not tekst or not (stijlen.kop(p) == 1 or (_beginnen(p) and _is_slotnaam(p))):
        return ""
    merken = [VAN_BLADWIJZER[str(b.get(w("name")))] for b in _beginnen(p)]
    genoemd = _VAN_NAAM.get(_NUMMER.sub("", tekst).casefold())
    slot = genoemd or (merken[0] if merken else None)
    if slot is None:
        uit.vondsten.append(
            Vondst("woord-onbekende-kop", Plek("", _begin(p)), details={"bedoeld": _bedoeld(tekst)})
        )
        return None
    if slot in uit.slots:
        uit.vondsten.append(
            Vondst("woord-dubbele-kop", Plek(slot, "kop"), details={"naam": SLOTS[slot].naam})
        )
    return slot


def _bedoeld(tekst: str) -> str:
    from rapidfuzz import fuzz, process

    beste = process.extractOne(
        tekst.casefold(), [s.naam for s in SLOTS.values()], scorer=fuzz.WRatio, score_cutoff=60
    )
    return f" Bedoelt u '{beste[0]}'?" if beste else ""


def _ongelezen(p: etree._Element, stijlen: Stijlen, instructies: set[str], slot: str, uit: Indeling) -> bool:
    """Whether a paragraph is an instruction or title; what somebody wrote in one is a finding, for it would be lost."""
    tekst = " ".join(tekst_van(p).split())
    if tekst in instructies or (not slot and stijlen.is_titel(p)):
        return True
    if not stijlen.is_instructie(p):
        return False
    if tekst:
        uit.vondsten.append(Vondst("woord-in-instructie", Plek(slot, _begin(p))))
    return True


def _begin(e: etree._Element) -> str:
    """The first words of a paragraph, to find it by; words of a form, for texts of slots are named by number."""
    woorden = tekst_van(e).split()
    kort = " ".join(woorden[:5])
    return f"bij ‘{kort[:40]}{'…' if len(woorden) > 5 or len(kort) > 40 else ''}’" if kort else "zonder tekst"


# A draft of the report ------------------------------------------------------------------------------------


def _tussen_bladwijzers(blokken: list[etree._Element], stijlen: Stijlen) -> Indeling:
    uit = Indeling(concept=True)
    open_: dict[str, str] = {}  # id of a bookmark to its slot
    for e in blokken:
        if not _is_blok(e):
            _verzet(e, open_, uit)
            continue
        voor, na = _grenzen(e)
        for b in voor:
            _verzet(b, open_, uit)
        slot = next(iter(open_.values()), "")
        (uit.slots[slot] if slot else uit.raam).append(e)
        for b in na:
            if b.tag == w("bookmarkStart") and str(b.get(w("name"))) in VAN_BLADWIJZER:
                soort = VAN_BLADWIJZER[str(b.get(w("name")))]
                if _tekst_na(e, b):
                    uit.vondsten.append(Vondst("woord-grens", Plek(soort, "begin")))
            elif b.tag == w("bookmarkEnd") and str(b.get(w("id"))) in open_ and _tekst_na(e, b):
                uit.vondsten.append(Vondst("woord-grens", Plek(open_[str(b.get(w("id")))], "einde")))
            _verzet(b, open_, uit)
    return uit


def _verzet(b: etree._Element, open_: dict[str, str], uit: Indeling) -> None:
    """Open or close the slot of a bookmark."""
    if b.tag == w("bookmarkEnd"):
        slot = open_.get(str(b.get(w("id"))))
        # LibreOffice begins the bookmark of more paragraphs twice, and ends it once.
        for id_ in [i for i, s in open_.items() if s == slot]:
            del open_[id_]
    elif (slot := VAN_BLADWIJZER.get(str(b.get(w("name"))))) is not None:
        open_[str(b.get(w("id")))] = slot
        uit.slots.setdefault(slot, [])


def _grenzen(blok: etree._Element) -> tuple[list[etree._Element], list[etree._Element]]:
    """The bookmarks within a block: those before its first text, and those after."""
    voor: list[etree._Element] = []
    na: list[etree._Element] = []
    gezien = False
    for e in blok.iter():
        if e.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            (na if gezien else voor).append(e)
        elif (e.tag == w("t") and (e.text or "").strip()) or e.tag in (w("drawing"), w("pict")):
            gezien = True
    if not gezien:
        # An empty paragraph: what begins in it goes on after it, and what ends in it ended before.
        return voor, na
    return voor, na


def _tekst_na(blok: etree._Element, merk: etree._Element) -> bool:
    """Whether any text follows a bookmark within its block."""
    voorbij = False
    for e in blok.iter():
        voorbij = voorbij or e is merk
        if voorbij and e.tag == w("t") and (e.text or "").strip():
            return True
    return False


def begint_met(e: etree._Element) -> str:
    """The first words of a block, for the report's own text in a draft."""
    return _begin(e)


__all__ = ["BLADWIJZER", "Indeling", "Stijlen", "begint_met", "deel_in"]
