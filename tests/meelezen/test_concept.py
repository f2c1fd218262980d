"""The draft in Word, read as XML: structure, language, alt texts, bookmarks and bound numbers; private, and apart."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise

import pytest
from lxml import etree
from lxml import html as lxml_html

from kkfzlib.dossier import Dossier
from kkfzlib.publiceren.concept import DOCX, HTML, maak_concept
from kkfzlib.publiceren.verifieren import verifieer
from kkfzlib.uitvoeren.schijf import hash_van
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.woord.concept import lees_kenmerk
from kkfzlib.woord.indeling import Stijlen
from kkfzlib.woord.namen import bladwijzer, tekst_van, w, waarde
from kkfzlib.woord.pakket import Pakket, open_document

pytestmark = pytest.mark.traag(reden="a finished draft")
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def pakket(nourzorg: Dossier) -> Pakket:
    return open_document((nourzorg.concept / DOCX).read_bytes())


@pytest.fixture(scope="module")
def romp(pakket: Pakket) -> etree._Element:
    wortel = pakket.xml("word/document.xml")
    assert wortel is not None
    return wortel


def test_koppen_slaan_geen_niveau_over(pakket, romp):
    stijlen = Stijlen(pakket.xml("word/styles.xml"))
    niveaus = [n for p in romp.iter(w("p")) if (n := stijlen.kop(p)) and p.getparent().tag == w("body")]
    assert niveaus[0] == 1 and len(niveaus) > 40
    assert all(b <= a + 1 for a, b in pairwise(niveaus))


def test_elke_tabel_heeft_een_herhaalde_koprij_en_een_naam(romp):
    tabellen = list(romp.iter(w("tbl")))
    assert len(tabellen) > 15
    for tabel in tabellen:
        kop = tabel.find(w("tr"))
        assert kop is not None and kop.find(w("trPr")).find(w("tblHeader")) is not None, tekst_van(tabel)[:60]
        assert all(tekst_van(c).strip() for c in kop.iter(w("tc"))), tekst_van(kop)
        assert tabel.find(w("tblPr")).find(w("tblLook")).get(w("firstColumn")) == "1"


def test_elk_beeld_heeft_een_alt_tekst_en_is_een_bitmap(pakket, romp):
    beelden = list(romp.iter(f"{_WP}docPr"))
    assert beelden and all(len(b.get("descr") or "") > 20 for b in beelden)
    media = [n for n in pakket.delen if n.startswith("word/media/")]
    assert len(media) >= len(beelden) and all(pakket.delen[n].startswith(b"\x89PNG") for n in media)


def test_taal_titel_en_merk(pakket):
    stijlen = pakket.delen["word/styles.xml"].decode()
    assert 'w:val="nl-NL"' in stijlen and not re.search(r'<w:lang [^>]*w:val="(?!nl-NL)', stijlen)
    kern = pakket.delen["docProps/core.xml"].decode()
    assert "<dc:title>Kwaliteitsverslag forensische zorg 2024 – concept</dc:title>" in kern
    randen = [n for n in pakket.delen if re.fullmatch(r"word/header\d*\.xml", n)]
    assert randen and all("concept – vertrouwelijk" in pakket.delen[n].decode() for n in randen)


def test_de_inhoudsopgave_is_ingevuld_en_wijst_naar_koppen(romp):
    ankers = [h.get(w("anchor")) for s in romp.iter(w("sdt")) if waarde(s, "sdtPr", "docPartObj", "docPartGallery")
              for h in s.iter(w("hyperlink"))]  # fmt: skip
    namen = {str(b.get(w("name"))) for b in romp.iter(w("bookmarkStart"))}
    assert len(ankers) > 30 and set(ankers) <= namen


def test_elke_tekst_staat_tussen_zijn_bladwijzers(romp, nourzorg):
    begin = {str(b.get(w("name"))): str(b.get(w("id"))) for b in romp.iter(w("bookmarkStart"))}
    einde = [str(b.get(w("id"))) for b in romp.iter(w("bookmarkEnd"))]
    assert len(set(einde)) == len(einde) == len(list(romp.iter(w("bookmarkStart"))))
    geschreven = {p.stem for p in nourzorg.teksten.glob("*.md")}
    assert {bladwijzer(s) for s in SLOTS if s in geschreven} <= begin.keys()


def test_elk_cijfer_is_een_invulvak_met_zijn_plaatshouder(romp, nourzorg):
    pagina = lxml_html.document_fromstring((nourzorg.concept / HTML).read_bytes())
    # Only the page has lists of figures and tables, which repeat the numbers of their titles.
    op_pagina = len(pagina.xpath("//*[@data-kengetal][not(ancestor::div[contains(@class, 'lijsten')])]"))
    tags = [waarde(s, "sdtPr", "tag") for s in romp.iter(w("sdt")) if waarde(s, "sdtPr", "tag")]
    assert len([t for t in tags if not t.startswith("@")]) == op_pagina > 100
    assert {"verzuim", "verzuim:vorig", "benchmark/verzuim/Sociaal Werk", "@sec-consistentie"} <= set(tags)
    assert all(len(t) <= 64 for t in tags)
    ids = [
        s.find(w("sdtPr")).find(w("id")).get(w("val"))
        for s in romp.iter(w("sdt"))
        if waarde(s, "sdtPr", "tag")
    ]
    assert len(set(ids)) == len(ids)


def test_een_cijfer_in_een_tekst_leidt_naar_zijn_herkomst(romp):
    namen = {str(b.get(w("name"))) for b in romp.iter(w("bookmarkStart"))}
    vakken = [s for s in romp.iter(w("sdt")) if waarde(s, "sdtPr", "tag") == "verzuim:vorig"]
    assert "herkomst-verzuim" in {h.get(w("anchor")) for s in vakken for h in s.iter(w("hyperlink"))}
    alle = {str(h.get(w("anchor"))) for h in romp.iter(w("hyperlink")) if h.get(w("anchor"))}
    assert alle <= namen, sorted(alle - namen)


def test_het_concept_weet_waarvan_het_is_gemaakt(pakket):
    kenmerk = lees_kenmerk(pakket)
    assert kenmerk is not None and kenmerk.cijfers["verzuim"] == "3,8%" and len(kenmerk.raam) > 100
    stukken = re.findall(r"<vt:lpwstr>([^<]*)", pakket.delen["docProps/custom.xml"].decode())
    assert stukken and max(map(len, stukken)) <= 240


def test_alleen_de_eigenaar_kan_het_lezen(nourzorg):
    assert nourzorg.concept.stat().st_mode & 0o777 == 0o700
    assert [p.stat().st_mode & 0o777 for p in sorted(nourzorg.concept.iterdir())] == [0o600, 0o600]


def test_op_de_pagina_staat_dat_het_een_concept_is(nourzorg):
    pagina = (nourzorg.concept / HTML).read_text(encoding="utf-8")
    assert "concept – vertrouwelijk" in pagina and '<meta name="robots" content="noindex' in pagina


def test_het_raakt_niets_aan_wat_gepubliceerd_is(nourzorg, monkeypatch):
    map_ = nourzorg.publicatie
    map_.mkdir(parents=True)
    (map_ / "blijft.txt").write_text("x", encoding="utf-8")
    voor = {p: hash_van(p) for p in sorted(nourzorg.concept.iterdir())}
    maak_concept(nourzorg, "ingebouwd")
    assert [p.name for p in map_.iterdir()] == ["blijft.txt"]
    assert {p: hash_van(p) for p in sorted(nourzorg.concept.iterdir())} == voor, (
        "hetzelfde concept, dezelfde bytes"
    )
    assert not any(DOCX in str(a) for a in verifieer(nourzorg))
    (map_ / "blijft.txt").unlink()
    map_.rmdir()


def test_de_delen_zijn_samen_een_heel_bestand(nourzorg):
    with zipfile.ZipFile(io.BytesIO((nourzorg.concept / DOCX).read_bytes())) as archief:
        assert archief.testzip() is None
        soorten = archief.read("[Content_Types].xml").decode()
        for naam in archief.namelist():
            uitgang = naam.rpartition(".")[2]
            assert f'Extension="{uitgang}"' in soorten or f'PartName="/{naam}"' in soorten, naam
