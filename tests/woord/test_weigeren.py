"""What a document may not hold is refused, in Dutch, all at once, with its place; nothing is run or fetched."""

from __future__ import annotations

import io
import random
import zipfile
from copy import deepcopy

import pytest
from lxml import etree

from kkfzlib.woord.vondst import initialen
from tests.woord.documenten import (
    bewaar,
    deel,
    geschreven,
    gewijzigd,
    leeg,
    lees,
    met,
    met_beeld,
    met_delen,
    na_kop,
    open_,
    png,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LOOP = "<w:r><w:t>Zoek mij</w:t></w:r>"


def met_xml(xml: str) -> bytes:
    """The form with a paragraph in slot ``visie`` that holds this beside its words."""
    inhoud = geschreven("visie", "Eerste.", "Zoek mij")
    return gewijzigd(
        inhoud, lambda t: t.replace("<w:t>Zoek mij</w:t></w:r>", f"<w:t>Zoek mij</w:t></w:r>{xml}", 1)
    )


def met_rel(soort: str, doel: str) -> bytes:
    rel = f'<Relationship Id="rIdX" Type="http://x/{soort}" Target="{doel}" TargetMode="External"/></Relationships>'
    return gewijzigd(
        geschreven("visie", "Tekst."),
        lambda t: t.replace("</Relationships>", rel),
        "word/_rels/document.xml.rels",
    )


def bom() -> bytes:
    return met_delen(leeg(), {"word/media/groot.bin": b"\x00" * 250_000_000})


def versleuteld_lid() -> bytes:
    inhoud = bytearray(leeg())
    for merk, plaats in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        i = inhoud.find(merk)
        inhoud[i + plaats] |= 1
    return bytes(inhoud)


def kaal(naam: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr(naam, "x")
    return uit.getvalue()


HEEL = [
    (b"", "leeg-bestand"),
    (b"gewone tekst", "geen-word"),
    (OLE + b"WordDocument", "oud-word"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "beveiligd-word"),
    (leeg()[:4000], "kapot-word"),
    (leeg()[:-30], "kapot-word"),
    (kaal("xl/workbook.xml"), "geen-word"),
    (versleuteld_lid(), "beveiligd-word"),
    (bom(), "zipbom-word"),
    (met_delen(leeg(), {"word/vbaProject.bin": b"x"}), "macro-word"),
    (
        gewijzigd(
            leeg(),
            lambda t: t.replace("document.main+xml", "document.macroEnabled.main+xml"),
            "[Content_Types].xml",
        ),
        "macro-word",
    ),
    (met_delen(leeg(), {"word/embeddings/oleObject1.bin": b"x"}), "ingesloten-word"),
    (met_delen(leeg(), {"word/activeX/activeX1.xml": b"<x/>"}), "ingesloten-word"),
    (
        gewijzigd(
            leeg(), lambda t: t.replace("?>", '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', 1)
        ),
        "xml-entiteiten-word",
    ),
    (met_delen(leeg(), {"word/styles.xml": b"<w:styles"}), "kapot-word"),
]


@pytest.mark.parametrize(("inhoud", "code"), HEEL, ids=[f"{i}-{c}" for i, (_, c) in enumerate(HEEL)])
def test_een_document_dat_niet_deugt(inhoud, code):
    document, bevindingen = lees(inhoud)
    assert [b.code for b in bevindingen] == [code] and document.teksten == {}
    assert bevindingen[0].ernst == "fout" and bevindingen[0].plaats == "teksten.docx"


def _veld(*stukken: str) -> str:
    loop = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    instr = "".join(f"<w:r><w:instrText xml:space='preserve'>{s}</w:instrText></w:r>" for s in stukken)
    return (
        loop.format("begin")
        + instr
        + loop.format("separate")
        + "<w:r><w:t>x</w:t></w:r>"
        + loop.format("end")
    )


PLAATS = [
    (_veld(" INCLUDETEXT ", "geheim.docx "), "woord-veld"),
    (_veld(" INCLUDE", "PICTURE http://x/y.png "), "woord-veld"),
    (_veld(" DDE", "AUTO c:\\\\cmd.exe "), "woord-veld"),
    (_veld(" LINK Excel.Sheet x "), "woord-veld"),
    (_veld(" QUOTE 68 68 69 "), "woord-veld"),
    (f"<w:fldSimple {_W} w:instr='includetext x'>{_LOOP}</w:fldSimple>", "woord-veld"),
    (
        "<w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office'/></w:object></w:r>",
        "woord-voorwerp",
    ),
    ("<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>", "woord-voorwerp"),
    ("<w:ins w:id='1' w:author='Jan de Vries'><w:r><w:t> erbij</w:t></w:r></w:ins>", "woord-wijziging"),
    (
        "<w:del w:id='1' w:author='Jan de Vries'><w:r><w:delText>weg</w:delText></w:r></w:del>",
        "woord-wijziging",
    ),
]


@pytest.mark.parametrize(("xml", "code"), PLAATS, ids=[f"{i}-{c}" for i, (_, c) in enumerate(PLAATS)])
def test_wat_niet_mag_wordt_met_plaats_geweigerd(xml, code):
    _, bevindingen = lees(met_xml(xml))
    gevonden = [b for b in bevindingen if b.code == code]
    assert [b.plaats for b in gevonden] == ["teksten.docx, visie, alinea 2"] and gevonden[0].ernst == "fout"
    assert "Vries" not in str(bevindingen)


@pytest.mark.parametrize(
    ("soort", "doel", "geweigerd"),
    [
        ("image", "http://example.org/x.png", True),
        ("image", "file:///c:/x.png", True),
        ("attachedTemplate", "https://example.org/x.dotm", True),
        ("attachedTemplate", "file:///C:/Sjablonen/Normal.dotm", False),
        ("oleObject", "http://example.org/x", True),
        ("subDocument", "x.docx", True),
        ("hyperlink", "https://example.org", False),
    ],
)
def test_wat_van_elders_komt(soort, doel, geweigerd):
    _, bevindingen = lees(met_rel(soort, doel))
    assert [b.code for b in bevindingen] == (["woord-van-buiten"] if geweigerd else [])


@pytest.mark.parametrize("doel", ["javascript:alert(1)", "file:///etc/passwd", "../geheim.html"])
def test_een_link_die_niet_mag(doel, tmp_path):
    from kkfzlib.instellingen import Instellingen
    from kkfzlib.verslag.teksten import controleer_teksten

    document = open_(leeg())
    alinea = na_kop(document, "visie", "Zie ")[0]
    soort = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    id_ = document.part.relate_to(doel, soort, is_external=True)
    xml = f"<w:hyperlink r:id='{id_}'><w:r><w:t>hier</w:t></w:r></w:hyperlink></w:p>"
    inhoud = gewijzigd(
        bewaar(document), lambda t: t.replace("Zie </w:t></w:r></w:p>", f"Zie </w:t></w:r>{xml}", 1)
    )
    assert alinea.text == "Zie "
    gelezen, _ = lees(inhoud)
    assert "hier" in gelezen.teksten["visie"]
    bezwaren = controleer_teksten(gelezen.teksten, Instellingen.standaard(2024))
    assert [b.regeltekst for b in bezwaren] == ["deze link is niet toegestaan"]


def test_opmerkingen_zijn_open_punten_zonder_naam():
    document = open_(leeg())
    (alinea,) = na_kop(document, "visie", "Tekst.")
    document.add_comment(alinea.runs, text="Vraag van Jan", author="Jan de Vries", initials="")
    gelezen, bevindingen = lees(bewaar(document))
    (b,) = bevindingen
    assert (b.code, b.ernst, b.plaats, b.waarde) == (
        "woord-opmerking",
        "waarschuwing",
        "teksten.docx, visie, alinea 1",
        "van JdV",
    )
    assert gelezen.teksten["visie"] == "Tekst.\n"


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("Boven alles.", "woord-zonder-kop"),
        ("Onbekend deel", "woord-onbekende-kop"),
        ("Visie op forensische zorg", "woord-dubbele-kop"),
    ],
)
def test_niets_raakt_stil_kwijt(tekst, code):
    document = open_(leeg())
    if code == "woord-zonder-kop":
        document.paragraphs[1].insert_paragraph_before(tekst, "Body Text")
    else:
        na_kop(document, "themas", tekst, stijl="Heading 1")
        na_kop(document, "thema", "Inhoud.")
    _, bevindingen = lees(bewaar(document))
    assert code in [b.code for b in bevindingen]


def test_tekst_in_een_instructieregel_valt_op():
    document = open_(leeg())
    instructie = next(p for p in document.paragraphs if p.text.startswith("Hoe de organisatie naar"))
    instructie.add_run(" En dit is onze visie.")
    _, bevindingen = lees(bewaar(document))
    assert [b.code for b in bevindingen] == ["woord-in-instructie"]


def test_een_instructie_zonder_stijl_is_nog_steeds_geen_tekst():
    document = open_(leeg())
    for alinea in document.paragraphs:
        if alinea.style is not None and alinea.style.name == "Instructie kkfz":
            alinea.style = "Body Text"
    assert lees(bewaar(document))[0].teksten == {}


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [(b"GIF89a" + bytes(40), "geen PNG"), (png()[:60], "beschadigd"), (b"\x89PNG\r\n\x1a\n", "beschadigd")],
)
def test_een_beeld_dat_niet_deugt(inhoud, reden):
    goed = met_beeld(png(), "Een vlak")
    naam = next(n for n in zipfile.ZipFile(io.BytesIO(goed)).namelist() if n.startswith("word/media/"))
    _, bevindingen = lees(met_delen(goed, {naam: inhoud}))
    assert [b.code for b in bevindingen] == ["woord-beeldvorm"] and reden in bevindingen[0].regeltekst


def test_een_tekening_wordt_een_bitmap_zonder_wat_zij_kan():
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script>'
    svg += b'<rect width="9" height="9"/></svg>'
    goed = met_beeld(png(), "Een vlak")
    naam = next(n for n in zipfile.ZipFile(io.BytesIO(goed)).namelist() if n.startswith("word/media/"))
    document, bevindingen = lees(met_delen(goed, {naam: svg}))
    assert [b.code for b in bevindingen] == ["woord-beeld-nalezen"]
    (beeld,) = document.beelden.values()
    assert beeld.startswith(b"\x89PNG") and b"script" not in beeld


def test_samengevoegde_cellen_zijn_een_fout():
    document = open_(leeg())
    (alinea,) = na_kop(document, "visie", "Zie de tabel.")
    tabel = document.add_table(2, 2)
    alinea._p.addnext(tabel._tbl)
    tabel.cell(0, 0).merge(tabel.cell(0, 1))
    _, bevindingen = lees(bewaar(document))
    assert ("woord-samengevoegd", "teksten.docx, visie, tabel 1, rij 1") in [
        (b.code, b.plaats) for b in bevindingen
    ]


def test_van_een_auteur_blijven_alleen_initialen():
    assert [initialen(n) for n in ("Jan de Vries", "J. Jansen", "p.pietersen@zorg.nl", "")] == [
        "JdV",
        "JJ",
        "pp",
        "?",
    ]
    assert initialen("Jan de Vries", "Jansen") == "JdV" and initialen("", "AB") == "AB"


def test_het_document_om_in_te_schrijven_heeft_geen_sporen_van_de_maker():
    kern = deel(leeg(), "docProps/core.xml")
    assert "created" not in kern and "nl-NL" in kern and "Teksten voor het kwaliteitsverslag 2024" in kern


def _verminkt(inhoud: bytes, zaad: int) -> bytes:
    """The document with some elements gone, doubled, renamed or moved."""
    toeval = random.Random(zaad)
    wortel = etree.fromstring(deel(inhoud).encode())
    for _ in range(25):
        alle = [e for e in wortel.iter() if e.getparent() is not None and isinstance(e.tag, str)]
        e, ander = toeval.choice(alle), toeval.choice(alle)
        soort = toeval.randrange(4)
        if soort == 0 and e.getparent().getparent() is not None:
            e.getparent().remove(e)
        elif soort == 1:
            e.addnext(deepcopy(e))
        elif soort == 2:
            e.tag = ander.tag
        elif not any(o is e for o in ander.iterancestors()):
            ander.append(deepcopy(e))
    return met_delen(inhoud, {"word/document.xml": etree.tostring(wortel)})


@pytest.mark.parametrize("zaad", range(12))
def test_een_verminkt_document_geeft_bevindingen_en_nooit_een_fout_van_het_programma(zaad):
    rijk = "Tekst **vet** {verzuim}.\n\n- een\n  1. twee\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    rijk += "> citaat[^1]\n\n[^1]: noot\n"
    document, bevindingen = lees(_verminkt(met({"visie": rijk, "missie": rijk}), zaad))
    assert document.teksten or bevindingen
