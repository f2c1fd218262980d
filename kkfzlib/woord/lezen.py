"""Reading a document: the text of each slot as Markdown, its pictures, and everything that stands in the way of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from kkfzlib.woord import keuring
from kkfzlib.woord.alineas import Alineas, Getypt, genummerd, maak_klaar, niveaus_zonder_teken
from kkfzlib.woord.beelden import MAP, Beeld, lees_beeld
from kkfzlib.woord.eenheden import Eenheid, Ontleder, als_markdown, ontsnapt
from kkfzlib.woord.indeling import Indeling, Stijlen, begint_met, deel_in
from kkfzlib.woord.namen import w
from kkfzlib.woord.pakket import Documentfout, Pakket, open_document
from kkfzlib.woord.pandoc import boom_van_slots
from kkfzlib.woord.vondst import Opmerking, Plek, Vondst, Wijziging


@dataclass
class Gelezen:
    """What a document holds. ``teksten`` are Markdown by slot, ``plekken`` the place of each of their lines.

    ``raam`` are the blocks of a draft that are the report's own, as words; ``pakket`` is the document itself.
    """

    pakket: Pakket
    teksten: dict[str, str] = field(default_factory=dict)
    eenheden: dict[str, list[Eenheid]] = field(default_factory=dict)
    plekken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    beelden: dict[str, bytes] = field(default_factory=dict)
    vondsten: list[Vondst] = field(default_factory=list)
    opmerkingen: list[Opmerking] = field(default_factory=list)
    wijzigingen: list[Wijziging] = field(default_factory=list)
    getypt: list[Getypt] = field(default_factory=list)
    slots: frozenset[str] = frozenset()
    raam: list[str] = field(default_factory=list)
    concept: bool = False
    alineas: Alineas = field(default_factory=Alineas)

    def plek(self, eenheid: Eenheid) -> Plek:
        """Where a unit stands."""
        alle = self.alineas.plekken
        return alle[eenheid.plek] if eenheid.plek < len(alle) else Plek("")


def lees_document(inhoud: bytes, instructies: Mapping[str, str]) -> Gelezen:
    """Read a document; Documentfout when it is refused as a whole.

    ``instructies`` are the words of the instructions by slot. Tracked changes are listed and taken as accepted;
    whether that will do is for who asked. Findings of other parts (``vondsten``) come along.
    """
    try:
        return _lees(inhoud, instructies)
    except (LookupError, AttributeError, TypeError, ValueError, RecursionError) as fout:
        if isinstance(fout, Documentfout):
            raise
        raise Documentfout("kapot-word") from fout  # parts that no program that we know of writes so


def _lees(inhoud: bytes, instructies: Mapping[str, str]) -> Gelezen:
    pakket = open_document(inhoud)
    wortel = pakket.xml("word/document.xml")
    romp = None if wortel is None else wortel.find(w("body"))
    uit = Gelezen(pakket, vondsten=list(keuring.keur_verwijzingen(pakket)))
    if romp is None:
        return uit
    indeling = deel_in(romp, Stijlen(pakket.xml("word/styles.xml")), instructies)
    uit.vondsten += indeling.vondsten
    uit.concept = indeling.concept
    uit.slots = frozenset(indeling.slots)
    _bekijk_marges(indeling, uit)
    gevuld = {s: b for s, blokken in indeling.slots.items() if (b := _klaar(s, blokken, uit))}
    _lees_raam(indeling, uit)
    uit.getypt = uit.alineas.getypt
    beelden = [_beeld(e, plek, uit) for e, plek in uit.alineas.beelden]
    for slot, boom in boom_van_slots(pakket, gevuld.items()).items():
        _lees_slot(slot, boom, beelden, uit)
    return uit


def _bekijk_marges(indeling: Indeling, uit: Gelezen) -> None:
    """Changes and comments, each with its place; in a draft those in the report's own text too."""
    alle, gezien = keuring.opmerkingen(uit.pakket), set[str]()
    noten = [uit.pakket.xml(f"word/{n}.xml") for n in ("footnotes", "endnotes")]
    for slot, blokken in indeling.slots.items():
        for p, plek in _met_plek(slot, blokken):
            uit.wijzigingen += keuring.wijzigingen(p, plek)
            uit.opmerkingen += keuring.opmerkingen_in(p, plek, alle, gezien)
    for blok in indeling.raam:
        plek = Plek("", begint_met(blok))
        uit.wijzigingen += keuring.wijzigingen(blok, plek)
        uit.opmerkingen += keuring.opmerkingen_in(blok, plek, alle, gezien)
    for noot in noten:
        if noot is not None:
            uit.wijzigingen += keuring.wijzigingen(noot, Plek("", "voetnoot"))
            uit.vondsten += keuring.keur_blok(noot, Plek("", "voetnoot"))
    uit.opmerkingen += [keuring.Opmerking(Plek(""), *alle[i]) for i in alle if i not in gezien]


def _met_plek(slot: str, blokken: list[etree._Element]) -> list[tuple[etree._Element, Plek]]:
    """Every paragraph with its place; an empty one, that has no number, with that of the slot."""
    genummerde = list(genummerd(slot, blokken))
    bekend = {id(p) for p, _ in genummerde}
    leeg: list[tuple[etree._Element, Plek]] = []
    nummer = 0
    for b in blokken:
        nummer += id(b) in bekend and b.tag == w("p")
        if b.tag == w("p") and id(b) not in bekend:
            leeg.append((b, Plek(slot, f"na alinea {nummer}" if nummer else "aan het begin")))
    rijen = [
        (e, Plek(slot, "tabel")) for b in blokken if b.tag == w("tbl") for e in b.iter(w("trPr"), w("tblPr"))
    ]
    return [*genummerde, *leeg, *rijen]


def _klaar(slot: str, blokken: list[etree._Element], uit: Gelezen) -> list[etree._Element]:
    """The blocks of a slot, looked at and made ready; none when the slot holds nothing."""
    blijven = [b for b in blokken if keuring.aanvaard(b)]
    plekken = dict(genummerd(slot, blijven))
    for blok in blijven:
        eerste = next((plekken[p] for p in blok.iter(w("p")) if p in plekken), Plek(slot))
        uit.vondsten += keuring.keur_blok(blok, eerste)
    maak_klaar(slot, blijven, uit.alineas, niveaus_zonder_teken(uit.pakket.xml("word/numbering.xml")))
    return blijven if plekken else []


def _lees_raam(indeling: Indeling, uit: Gelezen) -> None:
    """The report's own blocks of a draft: their words, and the bound numbers in them that were overtyped."""
    if not indeling.concept:
        return
    from kkfzlib.woord.alineas import getypt_in
    from kkfzlib.woord.namen import tekst_van

    for blok in indeling.raam:
        keuring.aanvaard(blok)
        uit.alineas.getypt += getypt_in(blok, Plek("", begint_met(blok)))
        tekst = " ".join(tekst_van(blok).split())
        beeld = next(blok.iter(w("drawing"), w("pict")), None)
        if tekst or beeld is not None:
            uit.raam.append(tekst or "(afbeelding)")


def _beeld(element: etree._Element, plek: Plek, uit: Gelezen) -> Beeld | None:
    beeld, vondsten = lees_beeld(element, plek, uit.pakket, "word/document.xml", uit.beelden)
    uit.vondsten += vondsten
    return beeld


def _lees_slot(slot: str, boom: list[dict[str, object]], beelden: list[Beeld | None], uit: Gelezen) -> None:
    def beeld(nummer: int) -> str:
        gevonden = beelden[nummer] if nummer < len(beelden) else None
        return "" if gevonden is None else f"![{ontsnapt(gevonden.alt)}]({MAP}/{gevonden.naam})"

    ontleder = Ontleder(beeld)
    eenheden = ontleder.eenheden(boom)
    plekken = uit.alineas.plekken
    uit.vondsten += [
        Vondst(code, plekken[plek] if plek < len(plekken) else Plek(slot), details=details,
               ernst="waarschuwing" if code == "woord-tabel-zonder-kop" else "fout")
        for code, plek, details in ontleder.bezwaren
    ]  # fmt: skip
    if eenheden:
        tekst = als_markdown(eenheden)
        uit.eenheden[slot] = eenheden
        uit.teksten[slot] = tekst.markdown
        uit.plekken[slot] = tuple(plekken[p].waar for p in tekst.plekken)
