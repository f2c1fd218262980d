"""Finishing a draft in Word: a filled table of contents, the language, and what the draft was made of."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from kkfzlib.weergave.huisstijl import ingepakt
from kkfzlib.woord.eenheden import Eenheid
from kkfzlib.woord.indeling import Stijlen
from kkfzlib.woord.lezen import lees_document
from kkfzlib.woord.namen import W, tekst_van, w, waarde
from kkfzlib.woord.pakket import Pakket, ontleed
from kkfzlib.woord.pandoc import uit_markdowns
from kkfzlib.woord.sjabloon import afgewerkt

_DEEL = "docProps/custom.xml"
_EIGEN = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_NAAM = "kkfz"
_STUK = 240
_GROOTST = 5_000_000
_NAAR_LETTERS = str.maketrans("234567", "abcdef")
_VAN_LETTERS = str.maketrans("abcdef", "234567")


@dataclass(frozen=True)
class Kenmerk:
    """What a draft was made of: of each text a hash, of each placeholder what it showed, the report's own words."""

    teksten: Mapping[str, str] = field(default_factory=dict)
    cijfers: Mapping[str, str] = field(default_factory=dict)
    raam: Sequence[str] = ()


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def _kort(tekst: str) -> str:
    """A short hash in letters: digits in a row look like a number of a person."""
    return hashlib.sha256(tekst.encode()).hexdigest()[:16].translate(_LETTERS)


def vingerafdruk(eenheden: Sequence[Eenheid]) -> str:
    """A short hash of a text that does not see typography."""
    return _kort(repr([e.sleutel for e in eenheden]))


def woordhash(tekst: str) -> str:
    """A short hash of one of the report's own paragraphs."""
    return _kort(" ".join(tekst.split()))[:7]


def afgewerkt_concept(inhoud: bytes, titel: str, teksten: Mapping[str, str]) -> bytes:
    """The draft as it goes out, with a mark of the texts and figures that it was made of."""
    with zipfile.ZipFile(io.BytesIO(afgewerkt(inhoud, titel))) as archief:
        delen = {n: archief.read(n) for n in archief.namelist()}
    delen["word/document.xml"] = _document(
        delen["word/document.xml"], Stijlen(ontleed(delen["word/styles.xml"]))
    )
    gelezen = lees_document(ingepakt(delen), {})
    bron = uit_markdowns(teksten)
    kenmerk = {
        "teksten": {slot: vingerafdruk(bron[slot]) for slot in gelezen.teksten if slot in bron},
        "cijfers": {g.naam: g.nu for g in sorted(gelezen.getypt, key=lambda g: bool(g.plek.slot))},
        "raam": [woordhash(t) for t in gelezen.raam],
    }
    _voeg_kenmerk_toe(delen, kenmerk)
    return ingepakt(delen)


def _voeg_kenmerk_toe(delen: dict[str, bytes], kenmerk: Mapping[str, object]) -> None:
    """As properties of the document: both Word and LibreOffice keep those, in pieces as long as Word allows."""
    ruw = zlib.compress(json.dumps(kenmerk, ensure_ascii=False, sort_keys=True).encode(), 9)
    letters = base64.b32encode(ruw).decode().rstrip("=").translate(_NAAR_LETTERS)
    wortel = ontleed(delen[_DEEL])
    nummers = [int(e.get("pid", "1")) for e in wortel]
    for i in range(0, len(letters), _STUK):
        eigenschap = etree.SubElement(
            wortel,
            f"{{{_EIGEN}}}property",
            {
                "fmtid": _FMTID,
                "pid": str(max([1, *nummers]) + 1 + i // _STUK),
                "name": f"{_NAAM}{i // _STUK:03}",
            },
        )
        etree.SubElement(eigenschap, f"{{{_VT}}}lpwstr").text = letters[i : i + _STUK]
    delen[_DEEL] = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)


def lees_kenmerk(pakket: Pakket) -> Kenmerk | None:
    """What the draft says that it was made of; None when a program dropped it."""
    wortel = pakket.xml(_DEEL)
    stukken = {
        str(e.get("name")): "".join(e.itertext()).strip()
        for e in ([] if wortel is None else wortel)
        if str(e.get("name")).startswith(_NAAM)
    }
    letters = "".join(stukken[n] for n in sorted(stukken)).translate(_VAN_LETTERS)
    try:
        ruw = zlib.decompressobj().decompress(base64.b32decode(letters + "=" * (-len(letters) % 8)), _GROOTST)
        gegevens = json.loads(ruw)
        return Kenmerk(dict(gegevens["teksten"]), dict(gegevens["cijfers"]), tuple(gegevens["raam"]))
    except (ValueError, KeyError, TypeError, zlib.error):
        return None


# The document itself --------------------------------------------------------------------------------------


def _document(inhoud: bytes, stijlen: Stijlen) -> bytes:
    wortel = ontleed(inhoud)
    for look in wortel.iter(w("tblLook")):
        look.set(w("firstColumn"), "1")
    for breedte in wortel.iter(w("tblW")):
        if breedte.get(w("type")) == "auto":
            breedte.set(w("type"), "pct")
            breedte.set(w("w"), "5000")
    for stijl in wortel.iter(w("pStyle")):
        if stijl.get(w("val")) == "Compact" and any(o.tag == w("tc") for o in stijl.iterancestors()):
            stijl.set(w("val"), "Tabeltekst")
    for rij in wortel.iter(w("tr")):
        _niet_breken(rij)
    _vul_inhoudsopgave(wortel, stijlen)
    return bytes(etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True))


def _niet_breken(rij: etree._Element) -> None:
    """A row stays on one page."""
    instellingen = rij.find(w("trPr"))
    if instellingen is None:
        instellingen = etree.Element(w("trPr"))
        rij.insert(0, instellingen)
    instellingen.insert(0, etree.Element(w("cantSplit")))


def _vul_inhoudsopgave(wortel: etree._Element, stijlen: Stijlen) -> None:
    """Write the headings into the table of contents: only Word fills it in itself, and only when asked."""
    vak = next((s for s in wortel.iter(w("sdt")) if waarde(s, "sdtPr", "docPartObj", "docPartGallery")), None)
    if vak is None:
        return
    inhoud = vak.find(w("sdtContent"))
    koppen = [
        (n, p) for p in wortel.iter(w("p")) if 1 <= (n := stijlen.kop(p)) <= 3 and p.getparent() is not inhoud
    ]
    if not koppen:
        return
    # The mark of the draft stands on the title page, before the contents.
    eerste = koppen[0][1]
    while eerste.getprevious() is not None and eerste.getprevious().tag == w("bookmarkStart"):
        eerste = eerste.getprevious()
    eerste.addprevious(vak)
    veld = list(inhoud)[-1]
    inhoud.remove(veld)
    for i, (niveau, p) in enumerate(koppen):
        anker = f"_Toc{800000 + i}"
        p.insert(1 if p.find(w("pPr")) is not None else 0, _merk("bookmarkStart", 800000 + i, anker))
        p.append(_merk("bookmarkEnd", 800000 + i))
        inhoud.append(_regel(niveau, " ".join(tekst_van(p).split()), anker, i == 0, i == len(koppen) - 1))


def _merk(soort: str, id_: int, naam: str = "") -> etree._Element:
    e = etree.Element(w(soort), {w("id"): str(id_)})
    if naam:
        e.set(w("name"), naam)
    return e


def _regel(niveau: int, tekst: str, anker: str, eerste: bool, laatste: bool) -> etree._Element:
    """One line of the contents: a link to its heading; the first opens the field, the last closes it."""
    teken = '<w:r><w:fldChar w:fldCharType="{}"{}/></w:r>'
    begin = (
        teken.format("begin", ' w:dirty="true"')
        + r'<w:r><w:instrText xml:space="preserve"> TOC \o "1-3" \h \z \u </w:instrText></w:r>'
        + teken.format("separate", "")
    )
    veilig = tekst.replace("&", "&amp;").replace("<", "&lt;")
    xml = (
        f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="TOC{niveau}"/></w:pPr>{begin if eerste else ""}'
        f'<w:hyperlink w:anchor="{anker}" w:history="1">'
        f'<w:r><w:t xml:space="preserve">{veilig}</w:t></w:r></w:hyperlink>'
        f"{teken.format('end', '') if laatste else ''}</w:p>"
    )
    return etree.fromstring(xml)
