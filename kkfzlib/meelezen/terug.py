"""Reading a draft that came back beside the texts as they are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.tekstdocument import bekende_instructies, meld_vondst
from kkfzlib.meelezen.herstel import herstel, namen
from kkfzlib.meelezen.verschil import Verschil, verschillen
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.woord.alineas import Getypt
from kkfzlib.woord.concept import Kenmerk, lees_kenmerk, vingerafdruk, woordhash
from kkfzlib.woord.eenheden import Eenheid, vouw
from kkfzlib.woord.lezen import Gelezen, lees_document
from kkfzlib.woord.pakket import Documentfout
from kkfzlib.woord.pandoc import uit_markdowns
from kkfzlib.woord.vondst import Opmerking, Plek, Wijziging


@dataclass
class Terugkomst:
    """What a draft says beside the texts: differences, remarks, tracked changes, and what stands in the way.

    ``bron`` and ``nieuw`` are the units of every text that was changed.
    """

    verschillen: list[Verschil] = field(default_factory=list)
    opmerkingen: list[Opmerking] = field(default_factory=list)
    wijzigingen: list[Wijziging] = field(default_factory=list)
    bevindingen: list[Invoerbevinding] = field(default_factory=list)
    bron: dict[str, list[Eenheid]] = field(default_factory=dict)
    nieuw: dict[str, list[Eenheid]] = field(default_factory=dict)
    beelden: dict[str, bytes] = field(default_factory=dict)


def lees_terug(inhoud: bytes, bestand: str, teksten: Mapping[str, str]) -> Terugkomst:
    """Compare a document with the texts as they are (Markdown by slot); never raises for a bad document."""
    melder, uit = Melder(), Terugkomst()
    try:
        gelezen = lees_document(inhoud, bekende_instructies())
    except Documentfout as fout:
        melder.meld(fout.code, bestand, **fout.details)  # type: ignore[arg-type]
        uit.bevindingen = melder.bevindingen
        return uit
    kenmerk = lees_kenmerk(gelezen.pakket)
    for vondst in gelezen.vondsten:
        meld_vondst(vondst, bestand, melder)
    if gelezen.concept and kenmerk is None:
        melder.meld("terug-zonder-kenmerk", bestand, ernst="waarschuwing")
    kenmerk = kenmerk or Kenmerk()
    _meld_getypt(gelezen, bestand, melder)
    _meld_raam(gelezen, kenmerk, bestand, melder)
    _vergelijk(gelezen, kenmerk, teksten, bestand, melder, uit)
    uit.opmerkingen, uit.wijzigingen = gelezen.opmerkingen, gelezen.wijzigingen
    uit.beelden, uit.bevindingen = gelezen.beelden, melder.bevindingen
    return uit


def _vergelijk(
    gelezen: Gelezen,
    kenmerk: Kenmerk,
    teksten: Mapping[str, str],
    bestand: str,
    melder: Melder,
    uit: Terugkomst,
) -> None:
    bron = uit_markdowns({s: teksten.get(s, "") for s in SLOTS})
    in_tekst_laatst = sorted(gelezen.getypt, key=lambda g: bool(g.plek.slot))
    cijfers = {g.naam: g.uitgegeven for g in in_tekst_laatst if g.uitgegeven} | dict(kenmerk.cijfers)
    for slot in SLOTS:
        if slot not in gelezen.slots:
            if bron[slot] and (not kenmerk.teksten or slot in kenmerk.teksten):
                melder.meld("terug-zonder-bladwijzer", bestand, cel=slot, naam=SLOTS[slot].naam)
            continue
        terug, overtypt = herstel(bron[slot], gelezen.eenheden.get(slot, []), cijfers)
        for o in overtypt:
            _meld_overtypt(
                Getypt(gelezen.plek(o.eenheid), o.naam, cijfers[o.naam], o.getypt), bestand, melder
            )
        if _onveranderd(slot, bron[slot], terug, kenmerk, bestand, melder):
            continue
        uit.bron[slot], uit.nieuw[slot] = bron[slot], terug
        uit.verschillen += verschillen(slot, bron[slot], terug, lambda e: gelezen.plek(e).waar)
        _meld_verdwenen(slot, bron[slot], terug, gelezen, bestand, melder)


def _onveranderd(
    slot: str, bron: list[Eenheid], terug: list[Eenheid], kenmerk: Kenmerk, bestand: str, melder: Melder
) -> bool:
    """Whether readers left a text as it was; a text that both sides changed is a finding."""
    hier, daar, toen = vingerafdruk(bron), vingerafdruk(terug), kenmerk.teksten.get(slot)
    if daar in (hier, toen):
        return True
    if toen is not None and hier != toen:
        melder.meld("terug-ingehaald", bestand, cel=slot, naam=SLOTS[slot].naam)
    return False


def _meld_getypt(gelezen: Gelezen, bestand: str, melder: Melder) -> None:
    for g in gelezen.getypt:
        if not g.nu.strip() and g.uitgegeven:
            melder.meld(
                "terug-plaatshouder-weg", bestand, cel=str(g.plek), waarde=_merk(g.naam), ernst="waarschuwing"
            )
        elif g.uitgegeven and vouw(g.nu) != vouw(g.uitgegeven):
            _meld_overtypt(g, bestand, melder)


def _meld_overtypt(g: Getypt, bestand: str, melder: Melder) -> None:
    code = "terug-verwijzing" if g.naam.startswith("@") else "terug-overtypt"
    melder.meld(code, bestand, cel=str(g.plek), waarde=_merk(g.naam), ernst="waarschuwing",
                getypt=vouw(g.nu)[:40], cijfer=g.uitgegeven)  # fmt: skip


def _merk(naam: str) -> str:
    return naam if naam.startswith("@") else f"{{{naam}}}"


def _meld_verdwenen(
    slot: str, bron: list[Eenheid], terug: list[Eenheid], gelezen: Gelezen, bestand: str, melder: Melder
) -> None:
    """Placeholders that were in the text and are in it no more."""
    leeg = Counter(_merk(g.naam) for g in gelezen.getypt if g.plek.slot == slot and not g.nu.strip())
    weg = Counter(n for e in bron for n in namen(e.tekst)) - Counter(n for e in terug for n in namen(e.tekst))
    for naam in (weg - leeg).elements():
        waar = next(
            (v for v in verschillen(slot, bron, terug, lambda e: gelezen.plek(e).waar) if naam in v.was), None
        )
        plek = Plek(slot, waar.plek if waar else "")
        melder.meld("terug-plaatshouder-weg", bestand, cel=str(plek), waarde=naam, ernst="waarschuwing")


def _meld_raam(gelezen: Gelezen, kenmerk: Kenmerk, bestand: str, melder: Melder) -> None:
    """What was changed in the parts that the report makes itself."""
    if not gelezen.concept or not kenmerk.raam:
        return
    nu = [woordhash(t) for t in gelezen.raam]
    al = {g.plek.waar for g in gelezen.getypt if g.uitgegeven and vouw(g.nu) != vouw(g.uitgegeven)}
    for soort, i1, i2, j1, j2 in SequenceMatcher(None, kenmerk.raam, nu, autojunk=False).get_opcodes():
        if soort == "equal":
            continue
        for j in range(j1, j2):
            if (plek := _bij(gelezen.raam[j])) not in al:
                melder.meld("terug-buiten", bestand, cel=str(Plek("", plek)), ernst="waarschuwing")
        if j2 - j1 < i2 - i1:
            plek = f"na ‘{_woorden(gelezen.raam[j2 - 1])}’" if j2 else "aan het begin"
            melder.meld("terug-buiten-weg", bestand, cel=str(Plek("", plek)), ernst="waarschuwing",
                        aantal=i2 - i1 - (j2 - j1))  # fmt: skip


def _woorden(tekst: str) -> str:
    return " ".join(tekst.split()[:5])[:40]


def _bij(tekst: str) -> str:
    """The same words as ``indeling.begint_met`` gives of a block."""
    woorden = tekst.split()
    kort = " ".join(woorden[:5])
    return f"bij ‘{kort[:40]}{'…' if len(woorden) > 5 or len(kort) > 40 else ''}’"
