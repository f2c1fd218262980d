"""The house style of a Word document: pandoc's own reference document with our type, colours, table and margins."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lxml import etree

from kkfzlib.fouten import MachineFout
from kkfzlib.merkboek import Merkboek
from kkfzlib.programmas import pandoc

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HUISSTIJL = "inhoud/huisstijl.docx"
"""Where the reference document lies in a work directory: beside what the assembly makes."""
LETTER = "Calibri"
INKT, ZACHT, LIJN, VLAK, ACCENT, BRUIN, ROOD = (
    "1F2430",
    "4F5667",
    "D5D9E2",
    "F4F5F9",
    "332288",
    "7A4B00",
    "882255",
)
_DAG = (2000, 1, 1, 0, 0, 0)
_TWIPS_A4 = 'w:w="11906" w:h="16838"'
_MARGES = (
    'w:top="1418" w:right="1418" w:bottom="1304" w:left="1418" w:header="624" w:footer="567" w:gutter="0"'
)


_MAGER = '<w:b w:val="0"/><w:bCs w:val="0"/>'
_RECHT = '<w:i w:val="0"/><w:iCs w:val="0"/>'


def _p(voor: int = 0, na: int = 120, regel: int = 264, extra: str = "") -> str:
    return f'<w:pPr>{extra}<w:spacing w:before="{voor}" w:after="{na}" w:line="{regel}" w:lineRule="auto"/></w:pPr>'


def _r(halve: int, kleur: str = INKT, vet: bool = False, extra: str = "") -> str:
    b = "<w:b/><w:bCs/>" if vet else ""
    letters = f'<w:rFonts w:ascii="{LETTER}" w:hAnsi="{LETTER}" w:cs="{LETTER}" w:eastAsia="{LETTER}"/>'
    maat = f'<w:sz w:val="{halve}"/><w:szCs w:val="{halve}"/>'
    return f'<w:rPr>{letters}{b}{extra}<w:color w:val="{kleur}"/>{maat}</w:rPr>'


def _kop(niveau: int, halve: int, voor: int, na: int, kleur: str = ACCENT) -> str:
    blijf = f"<w:keepNext/><w:keepLines/>{'<w:pageBreakBefore/>' if niveau == 1 else ''}"
    # The level stands after the spacing in the order that Word asks for.
    return _p(voor, na, 240, blijf).replace("</w:pPr>", f'<w:outlineLvl w:val="{niveau - 1}"/></w:pPr>') + _r(
        halve, kleur, vet=True
    )


def _kader(kleur: str, vulling: str) -> str:
    rand = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{kleur}"/></w:pBdr>'
    vlak = f'<w:shd w:val="clear" w:color="auto" w:fill="{vulling}"/>'
    return _p(60, 60, 264, rand + vlak).replace("</w:pPr>", '<w:ind w:left="227"/></w:pPr>') + _r(22)


_STIJLEN: Mapping[str, str] = {
    "Normal": _p() + _r(22),
    "Body Text": _p(40, 120) + _r(22),
    "First Paragraph": _p(40, 120) + _r(22),
    "Compact": _p(20, 40, 252) + _r(22),
    "Title": _p(0, 80, 240, "<w:keepNext/>") + _r(56, ACCENT, vet=True),
    "Subtitle": _p(0, 160, 240) + _r(28, ZACHT, extra=_MAGER),
    "Author": _p(0, 60, 240) + _r(26, INKT, extra=_MAGER),
    "heading 1": _kop(1, 36, 0, 200),
    "heading 2": _kop(2, 28, 320, 120),
    "heading 3": _kop(3, 24, 260, 100),
    "heading 4": _kop(4, 22, 220, 80, INKT),
    "heading 5": _kop(5, 22, 180, 60, ZACHT),
    "heading 6": _kop(6, 22, 180, 60, ZACHT),
    "Block Text": _kader(LIJN, "FFFFFF"),
    "Footnote Text": _p(0, 40, 240) + _r(18),
    "Table Caption": _p(240, 80, 240, "<w:keepNext/>") + _r(20, INKT, vet=True, extra=_RECHT),
    "Image Caption": _p(60, 200, 240) + _r(20, INKT, vet=True, extra=_RECHT),
    "Captioned Figure": _p(200, 40, 240, "<w:keepNext/>") + _r(22),
    "TOC Heading": _p(0, 120, 240, "<w:keepNext/><w:pageBreakBefore/>") + _r(28, ACCENT, vet=True),
}
_TOC = {n: (f'<w:ind w:left="{(n - 1) * 284}"/>', n == 1) for n in (1, 2, 3)}
_EIGEN: Mapping[str, str] = {
    "Instructie kkfz": _p(0, 60, 240) + _r(18, "595F6C"),
    "conclusie": _kader(ACCENT, "F3F1FB"),
    "ontbreekt": _kader(ROOD, "FBF3F7"),
    "let-op": _kader(BRUIN, "FDF7EC"),
    "synthetisch": _kader(BRUIN, "FDF7EC"),
    "profielmerk": _p(0, 200, 240) + _r(24, BRUIN, vet=True),
    "legenda": _p(60, 220, 240) + _r(18, ZACHT),
    "colofon": _p(0, 80, 252) + _r(19),
    "citaten": _kader(LIJN, "FFFFFF"),
    "Tabeltekst": _p(20, 20, 252) + _r(20),
    "lijst": _p(0, 40, 252) + _r(20),
}
_TABEL = (
    f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LIJN}"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{VLAK}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
)


def huisstijl(kop: str, merk: Merkboek = Merkboek()) -> bytes:  # noqa: B008 - frozen
    """A reference document whose pages carry ``kop`` at the top and their number at the foot; the same bytes always.

    ``merk`` gives the colours of headings and text; a draft keeps its typeface, which everyone's Word has.
    """
    delen = dict(_van_pandoc())
    delen["word/styles.xml"] = _in_kleur(_stijlen(delen["word/styles.xml"]), merk)
    delen["word/header1.xml"] = _rand("hdr", f"<w:r><w:t>{_veilig(kop)}</w:t></w:r>", "right")
    delen["word/footer1.xml"] = _rand("ftr", _veld("PAGE"), "center")
    delen["word/document.xml"] = _met_randen(delen["word/document.xml"])
    delen["word/_rels/document.xml.rels"] = delen["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", _rel("rIdKop", "header") + _rel("rIdVoet", "footer") + b"</Relationships>"
    )
    delen["[Content_Types].xml"] = delen["[Content_Types].xml"].replace(
        b"</Types>", _soort("header") + _soort("footer") + b"</Types>"
    )
    return ingepakt(delen)


def ingepakt(delen: Mapping[str, bytes]) -> bytes:
    """Parts as one file, in order and with a fixed date."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            lid = zipfile.ZipInfo(naam, _DAG)
            lid.compress_type = zipfile.ZIP_DEFLATED
            archief.writestr(lid, inhoud)
    return uit.getvalue()


@cache
def _van_pandoc() -> tuple[tuple[str, bytes], ...]:
    opdracht = [pandoc(), "--print-default-data-file", "reference.docx"]
    try:
        inhoud = subprocess.run(opdracht, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as fout:
        raise MachineFout("Pandoc gaf zijn eigen Word-sjabloon niet.") from fout
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        return tuple((n, archief.read(n)) for n in archief.namelist() if n != "word/comments.xml")


def _stijlen(oud: bytes) -> bytes:
    wortel = etree.fromstring(oud)
    op_naam = {str(s.find(f"{{{W}}}name").get(f"{{{W}}}val")): s for s in wortel.iter(f"{{{W}}}style")}
    for naam, opmaak in _STIJLEN.items():
        stijl = next((s for n, s in op_naam.items() if n.lower() == naam.lower()), None)
        if stijl is not None:
            _kleed(stijl, opmaak)
    _kleed(op_naam["Table"], _TABEL)
    for naam, opmaak in _EIGEN.items():
        wortel.append(_nieuwe(naam, naam.replace(" ", ""), opmaak))
    for n, (inspringing, vet) in _TOC.items():
        opmaak = _p(40 if vet else 0, 24, 240).replace("</w:pPr>", f"{inspringing}</w:pPr>") + _r(
            20, INKT, vet
        )
        wortel.append(_nieuwe(f"toc {n}", f"TOC{n}", opmaak, eigen=False))
    for e in wortel.iter(f"{{{W}}}docDefaults"):
        for taal in e.iter(f"{{{W}}}lang"):
            taal.set(f"{{{W}}}val", "nl-NL")
    return bytes(etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True))


def _kleed(stijl: etree._Element, opmaak: str) -> None:
    """Replace what a style says of paragraphs, letters and tables."""
    for e in list(stijl):
        if etree.QName(e).localname in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"):
            stijl.remove(e)
    stijl.extend(_los(opmaak))


def _nieuwe(naam: str, id_: str, opmaak: str, eigen: bool = True) -> etree._Element:
    stijl = etree.Element(f"{{{W}}}style", {f"{{{W}}}type": "paragraph", f"{{{W}}}styleId": id_})
    if eigen:
        stijl.set(f"{{{W}}}customStyle", "1")
    stijl.extend(
        _los(f'<w:name w:val="{naam}"/><w:basedOn w:val="Normal"/>{"<w:qFormat/>" if eigen else ""}')
    )
    stijl.extend(_los(opmaak))
    return stijl


def _los(xml: str) -> list[etree._Element]:
    return list(etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>'))


def _rand(soort: str, inhoud: str, kant: str) -> bytes:
    opmaak = f'<w:rPr><w:color w:val="{ZACHT}"/><w:sz w:val="18"/></w:rPr>'
    lopen = inhoud.replace("<w:r>", f"<w:r>{opmaak}")
    p = f'<w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="{kant}"/></w:pPr>{lopen}</w:p>'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{soort} xmlns:w="{W}">{p}</w:{soort}>'.encode()


def _veld(naam: str) -> str:
    teken = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'{teken.format("begin")}<w:r><w:instrText xml:space="preserve"> {naam} </w:instrText></w:r>'
        f"{teken.format('separate')}<w:r><w:t>1</w:t></w:r>{teken.format('end')}"
    )


def _met_randen(document: bytes) -> bytes:
    wortel = etree.fromstring(document)
    romp = wortel.find(f"{{{W}}}body")
    for oud in romp.findall(f"{{{W}}}sectPr"):
        romp.remove(oud)
    randen = f'<w:headerReference xmlns:r="{R}" w:type="default" r:id="rIdKop"/>'
    randen += f'<w:footerReference xmlns:r="{R}" w:type="default" r:id="rIdVoet"/>'
    romp.extend(_los(f"<w:sectPr>{randen}<w:pgSz {_TWIPS_A4}/><w:pgMar {_MARGES}/></w:sectPr>"))
    return bytes(etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True))


def _rel(id_: str, soort: str) -> bytes:
    return f'<Relationship Id="{id_}" Type="{R}/{soort}" Target="{soort}1.xml"/>'.encode()


def _soort(soort: str) -> bytes:
    basis = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return f'<Override PartName="/word/{soort}1.xml" ContentType="{basis}.{soort}+xml"/>'.encode()


def _veilig(tekst: str) -> str:
    return tekst.replace("&", "&amp;").replace("<", "&lt;")


def _in_kleur(stijlen: bytes, merk: Merkboek) -> bytes:
    for eigen, kleur in ((ACCENT, merk.primair), (INKT, merk.tekst)):
        stijlen = stijlen.replace(eigen.encode(), kleur[1:].upper().encode()) if kleur else stijlen
    return stijlen


def schrijf_huisstijl(werkmap: Path, kop: str, merk: Merkboek = Merkboek()) -> None:  # noqa: B008 - frozen
    """Write the reference document of a draft into its work directory."""
    (werkmap / HUISSTIJL).write_bytes(huisstijl(kop, merk))
