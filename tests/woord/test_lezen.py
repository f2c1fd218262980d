"""What people write in Word comes out as the Markdown that they would have typed, each line with its paragraph."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kkfzlib.dossier import DATA, Dossier
from kkfzlib.inlezen import lees_invoer
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.woord.pandoc import uit_markdowns
from tests.woord.documenten import (
    bewaar,
    geschreven,
    leeg,
    lees,
    met,
    met_beeld,
    met_soffice,
    na_kop,
    open_,
    opnieuw_bewaard,
    png,
)

VOORBEELDEN = sorted(DATA.glob("raw/*/*/teksten"))


def _teksten(map_: Path) -> dict[str, str]:
    return {p.stem: p.read_text(encoding="utf-8") for p in map_.glob("*.md")}


def _sleutels(teksten: dict[str, str]) -> dict[str, list[tuple[object, ...]]]:
    return {slot: [e.sleutel for e in eenheden] for slot, eenheden in uit_markdowns(teksten).items()}


def test_een_leeg_document_is_geen_tekst():
    document, bevindingen = lees(leeg())
    assert document.teksten == {} and bevindingen == []


@pytest.mark.parametrize("map_", VOORBEELDEN, ids=lambda m: "-".join(m.parts[-3:-1]))
def test_elke_tekst_van_de_voorbeelden_komt_uit_word_terug(map_):
    teksten = _teksten(map_)
    document, bevindingen = lees(met(teksten))
    assert bevindingen == [] and set(document.teksten) == set(teksten)
    assert _sleutels(dict(document.teksten)) == _sleutels(teksten)


@met_soffice
@pytest.mark.soffice
@pytest.mark.traag(reden="LibreOffice saves a document")
def test_ook_als_libreoffice_het_document_bewaarde(tmp_path):
    teksten = _teksten(VOORBEELDEN[0])
    document, bevindingen = lees(opnieuw_bewaard(met(teksten), tmp_path))
    assert [b for b in bevindingen if b.ernst == "fout"] == []
    assert _sleutels(dict(document.teksten)) == _sleutels(teksten)


@pytest.mark.parametrize(
    ("markdown", "verwacht"),
    [
        ("Gewoon **vet** en *cursief*.", "Gewoon **vet** en *cursief*."),
        ("## Kop\n\nTekst.", "## Kop\n\nTekst."),
        ("- een\n- twee\n  - diep\n- drie", "- een\n- twee\n  - diep\n- drie"),
        ("1. een\n2. twee", "1. een\n2. twee"),
        ("> Een citaat.", "> Een citaat."),
        ("[website](https://example.org/a?b=1)", "[website](https://example.org/a?b=1)"),
        ("Met noot[^a].\n\n[^a]: De noot.", "Met noot[^1].\n\n[^1]: De noot."),
        ("| a | b |\n|---|--:|\n| 1 | x y |", "| a | b |\n| :--- | ---: |\n| 1 | x y |"),
        ("regel een\\\nregel twee", "regel een\\\nregel twee"),
        ("Zie @sec-leeswijzer en {verzuim:vorig}.", "Zie @sec-leeswijzer en {verzuim:vorig}."),
        ("1 \\* 2, \\<b> en \\[x\\] en a_b", "1 \\* 2, \\<b> en \\[x\\] en a_b"),
    ],
)  # fmt: skip
def test_elk_onderdeel_houdt_zijn_vorm(markdown, verwacht):
    document, bevindingen = lees(met({"visie": markdown}))
    assert document.teksten["visie"] == verwacht + "\n"
    assert [b for b in bevindingen if b.ernst == "fout"] == []


@pytest.mark.parametrize("teken", ["•", "-", "–", "·", "▪"])
def test_een_opsomming_met_de_hand_is_een_opsomming(teken):
    document, _ = lees(geschreven("visie", "Drie punten:", f"{teken} een", f"{teken}\ttwee", f"{teken} drie"))
    assert document.teksten["visie"] == "Drie punten:\n\n- een\n- twee\n- drie\n"


def test_nummers_met_de_hand_zijn_een_opsomming_als_ze_tellen():
    document, _ = lees(geschreven("visie", "1. een", "2) twee", "Op 3 punten:", "4. los"))
    assert document.teksten["visie"].startswith("1. een\n2. twee\n\nOp 3 punten:\n\n4\\. los")


@pytest.mark.parametrize(
    "stukken",
    [
        ("{verzuim}",),
        ("{ver", "zuim}"),
        ("{", "verzuim", "}"),
        ("Het {verzuim", "} was"),
        ("{\u00a0verzuim\u00a0}",),
        ("{verz\u00aduim}",),
    ],
)
def test_een_plaatshouder_blijft_heel(stukken):
    document = open_(leeg())
    alinea = na_kop(document, "verzuim", "")[0]
    for i, stuk in enumerate(stukken):
        alinea.add_run(stuk).bold = bool(i % 2)
    gelezen, bevindingen = lees(bewaar(document))
    assert "{verzuim}" in gelezen.teksten["verzuim"] and bevindingen == []


def test_aanhalingstekens_en_streepjes_in_een_plaatshouder_worden_recht():
    document, _ = lees(geschreven("verzuim", "{benchmark/verzuim/Sociaal–Werk} en {verzuim\u00a0: vorig}"))
    assert document.teksten["verzuim"] == "{benchmark/verzuim/Sociaal-Werk} en {verzuim:vorig}\n"


def test_een_beeld_gaat_mee_zonder_wat_eraan_hangt():
    foto = png(vorm="JPEG", comment=b"gemaakt door een naam")
    document, bevindingen = lees(met_beeld(foto, "Een blauw vlak"))
    (naam,) = document.beelden
    assert document.teksten["visie"] == f"![Een blauw vlak](beelden/{naam})\n"
    assert b"gemaakt door" in foto and b"gemaakt door" not in document.beelden[naam]
    assert [b.code for b in bevindingen] == ["woord-beeld-nalezen"]


def test_een_beeld_zonder_alt_tekst_is_een_fout_met_plaats():
    _, bevindingen = lees(met_beeld(png(), None))
    assert [(b.code, b.plaats) for b in bevindingen] == [
        ("woord-zonder-alt", "teksten.docx, visie, alinea 1")
    ]


def test_elke_bevinding_over_een_tekst_noemt_alinea(tmp_path):
    dossier = Dossier("nourzorg", 2024, tmp_path, tmp_path / "uit")
    shutil.copytree(DATA / "raw" / "nourzorg", dossier.raw_organisatie)
    (dossier.teksten / "visie.md").unlink()
    inhoud = geschreven("visie", "Goed.", "Fout {verzuin}.", "{{< env HOME >}}")
    (dossier.raw / "teksten.docx").write_bytes(inhoud)
    invoer, bevindingen = lees_invoer(dossier)
    assert invoer is None
    plaatsen = {b.plaats for b in bevindingen if b.ernst == "fout"}
    assert plaatsen == {"teksten.docx, visie, alinea 2", "teksten.docx, visie, alinea 3"}


def test_een_tekst_in_beide_is_een_fout(tmp_path):
    dossier = Dossier("nourzorg", 2024, tmp_path, tmp_path / "uit")
    shutil.copytree(DATA / "raw" / "nourzorg", dossier.raw_organisatie)
    (dossier.raw / "teksten.docx").write_bytes(geschreven("visie", "Uit Word."))
    _, bevindingen = lees_invoer(dossier)
    fouten = [b for b in bevindingen if b.ernst == "fout"]
    assert [(b.code, b.plaats) for b in fouten] == [("tekst-dubbel", "teksten.docx, visie, alinea 1")]


def test_elk_slot_heeft_een_kop_met_bladwijzer():
    koppen = [p for p in open_(leeg()).paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert len(koppen) == len(SLOTS) + 1
    for slot, kop in zip(SLOTS, koppen, strict=False):
        assert f'w:name="kkfz_{slot.replace("-", "_")}"' in kop._p.xml


def test_een_kop_zonder_kopstijl_is_nog_de_kop_van_zijn_onderdeel():
    document = open_(leeg())
    na_kop(document, "missie", "De missie.")
    na_kop(document, "visie", "De visie.")
    kop = next(p for p in document.paragraphs if p.text == SLOTS["visie"].naam.capitalize())
    kop.style = "Body Text"
    gelezen, bevindingen = lees(bewaar(document))
    assert bevindingen == [] and dict(gelezen.teksten) == {"missie": "De missie.\n", "visie": "De visie.\n"}


def test_een_overgetypte_kop_zonder_bladwijzer_wordt_aan_zijn_naam_herkend():
    document = open_(leeg())
    na_kop(document, "visie", "De visie.")
    kop = next(p for p in document.paragraphs if p.text == SLOTS["visie"].naam.capitalize())
    for e in list(kop._p):
        if e.tag.endswith(("bookmarkStart", "bookmarkEnd")):
            kop._p.remove(e)
    for r in kop.runs:
        r.text = ""
    kop.add_run("1.4 VISIE OP FORENSISCHE ZORG")
    gelezen, bevindingen = lees(bewaar(document))
    assert bevindingen == [] and dict(gelezen.teksten) == {"visie": "De visie.\n"}
