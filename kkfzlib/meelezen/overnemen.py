"""Taking over what came back: new texts that differ only where readers changed them, all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kkfzlib.bevindingen import Invoerbevinding, heeft_fout, in_document
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import InvoerFout, MachineFout
from kkfzlib.inlezen import documenten
from kkfzlib.inlezen.lezing import lees_teksten
from kkfzlib.inlezen.mappen import TEKSTDOCUMENT, Inventaris, inventariseer
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.tekstdocument import bekende_instructies
from kkfzlib.inlezen.teksten import Tekstdocument, lees_tekst
from kkfzlib.inlezen.yaml_lezen import lees_yaml
from kkfzlib.instellingen import Instellingen
from kkfzlib.meelezen.markdown import nieuwe_markdown
from kkfzlib.meelezen.terug import Terugkomst
from kkfzlib.publiceren.verwisselen import verwissel
from kkfzlib.schema.hulpteksten import hulp
from kkfzlib.uitvoeren.schijf import als_machinefout, schrijf_atomair
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.verslag.teksten import controleer_teksten
from kkfzlib.woord.eenheden import als_markdown
from kkfzlib.woord.lezen import lees_document
from kkfzlib.woord.pandoc import uit_markdowns
from kkfzlib.woord.sjabloon import maak_document


@dataclass(frozen=True)
class Huidig:
    """The texts as they are: all by slot, those that come out of Word, and which files hold them."""

    teksten: Mapping[str, str]
    document: Tekstdocument
    inventaris: Inventaris
    instellingen: Instellingen
    opmerkingen: tuple[Invoerbevinding, ...]


def lees_huidig(dossier: Dossier) -> Huidig:
    """The texts of a dossier; InvoerFout when they can't be read."""
    melder = Melder()
    inventaris = inventariseer(dossier, Melder())
    teksten, document = lees_teksten(inventaris, melder)
    pad = inventaris.yaml.get("verslag.yml")
    yaml = lees_yaml(pad.read_bytes(), pad.name, melder) if pad is not None else None
    instellingen = documenten.instellingen(yaml, dossier.jaar, melder)
    if melder.fout:
        raise InvoerFout(melder.bevindingen, "De teksten zelf zijn nog niet in orde; los dat eerst op.")
    open_ = tuple(b for b in melder.bevindingen if b.code == "woord-opmerking")
    return Huidig(teksten, document, inventaris, instellingen, open_)


def neem_over(dossier: Dossier, huidig: Huidig, terug: Terugkomst, bestand: str) -> list[str]:
    """Write the changed texts and return the names of the files written; nothing is written when anything objects.

    Raises:
        InvoerFout: undecided changes, or what a text can't hold. MachineFout: the disk.
    """
    in_word = _in_word(huidig)
    markdown = {s: _bestand(huidig, dossier, s) for s in terug.nieuw if s not in in_word}
    nieuw = nieuwe_markdown(markdown, terug.bron, terug.nieuw)
    nieuw |= {s: als_markdown(terug.nieuw[s]).markdown for s in terug.nieuw if s in in_word}
    _keur(huidig, terug, nieuw, in_word, bestand)
    document = _nieuw_document(dossier, huidig, terug, nieuw) if in_word & nieuw.keys() else None
    geschreven = {s: t for s, t in nieuw.items() if s not in in_word}
    with als_machinefout("De teksten kunnen niet worden geschreven"):
        if geschreven:
            _schrijf_map(dossier, huidig, geschreven)
        if document is not None:
            schrijf_atomair(huidig.inventaris.document or dossier.raw / TEKSTDOCUMENT, document, 0o644)
    return sorted([f"{s}.md" for s in geschreven] + ([TEKSTDOCUMENT] if document is not None else []))


def _in_word(huidig: Huidig) -> set[str]:
    """The slots that belong in the document: those in it, and new ones where it is what is written in."""
    if not huidig.document.teksten:
        return set()
    return {s for s in SLOTS if s in huidig.document.teksten or s not in huidig.teksten}


def _bestand(huidig: Huidig, dossier: Dossier, slot: str) -> str:
    pad = huidig.inventaris.teksten.get(slot, dossier.teksten / f"{slot}.md")
    return pad.read_bytes().decode("utf-8") if pad.is_file() else ""


def _keur(
    huidig: Huidig, terug: Terugkomst, nieuw: Mapping[str, str], in_word: set[str], bestand: str
) -> None:
    """InvoerFout with everything that stands in the way."""
    melder = Melder()
    bezwaren = [b for b in terug.bevindingen if b.ernst == "fout"]
    for w in terug.wijzigingen:
        melder.meld("woord-wijziging", bestand, cel=str(w.plek), waarde=f"{w.soort} door {w.auteur}")
    if in_word & nieuw.keys():
        bezwaren += [_als_fout(b) for b in huidig.opmerkingen]
    kaal = {s: lees_tekst(t.encode(), f"{s}.md", melder) for s, t in nieuw.items()}
    for groep, beelden in (({s for s in nieuw if s in in_word}, [*huidig.document.beelden, *terug.beelden]),
                          ({s for s in nieuw if s not in in_word}, [])):  # fmt: skip
        gevonden = controleer_teksten({s: kaal[s] for s in groep if kaal[s]}, huidig.instellingen, beelden)
        plekken = dict.fromkeys(groep, ("",))
        bezwaren += [b for b in in_document(gevonden, plekken, bestand) if b.ernst == "fout"]
    bezwaren += [b for b in melder.bevindingen if b.ernst == "fout"]
    sleutels = {s: [e.sleutel for e in u] for s, u in uit_markdowns(kaal).items()}
    for slot, eenheden in terug.nieuw.items():
        if not bezwaren and sleutels[slot] != [e.sleutel for e in eenheden]:
            melder.meld("terug-niet-over-te-nemen", bestand, cel=slot, naam=SLOTS[slot].naam)
            bezwaren.append(melder.bevindingen[-1])
    if heeft_fout(bezwaren):
        raise InvoerFout(bezwaren, "Er is niets overgenomen.")


def _als_fout(b: Invoerbevinding) -> Invoerbevinding:
    return Invoerbevinding(b.bestand, b.regel, b.cel, b.kolom, b.waarde, b.code, b.regeltekst, b.herstel)


def _schrijf_map(dossier: Dossier, huidig: Huidig, nieuw: Mapping[str, str]) -> None:
    """Replace the folder of texts by a copy with the new ones, by one rename."""
    map_ = dossier.teksten
    vers, oud = (map_.with_name(f".{map_.name}.{n}") for n in ("nieuw", "oud"))
    for rest in (vers, oud):
        shutil.rmtree(rest, ignore_errors=True)
    try:
        if map_.is_dir():
            shutil.copytree(map_, vers, symlinks=True)
        else:
            vers.mkdir()
        for slot, tekst in nieuw.items():
            naam = huidig.inventaris.teksten.get(slot, Path(f"{slot}.md")).name
            schrijf_atomair(vers / naam, tekst.encode("utf-8"), 0o644)
        verwissel(vers, map_, oud)
    except BaseException:
        shutil.rmtree(vers, ignore_errors=True)
        raise


def _nieuw_document(dossier: Dossier, huidig: Huidig, terug: Terugkomst, nieuw: Mapping[str, str]) -> bytes:
    """The document anew with the changed texts in it; read back, so that no other text is lost."""
    teksten = {s: t for s, t in {**huidig.document.teksten, **nieuw}.items() if s not in _markdown(huidig)}
    hulpteksten = {s: hulp(s) for s in SLOTS}
    beelden = {**huidig.document.beelden, **terug.beelden}
    titel = f"Teksten voor het kwaliteitsverslag {dossier.jaar}"
    document = maak_document(titel, hulpteksten, teksten, beelden)
    gelezen = lees_document(document, bekende_instructies())
    bedoeld = {s: [e.sleutel for e in u] for s, u in uit_markdowns(teksten).items() if u}
    if {s: [e.sleutel for e in u] for s, u in gelezen.eenheden.items()} != bedoeld:
        raise MachineFout(
            "teksten.docx kon niet zo worden geschreven dat elke tekst blijft; er is niets gewijzigd."
        )
    return document


def _markdown(huidig: Huidig) -> set[str]:
    return set(huidig.teksten) - set(huidig.document.teksten)
