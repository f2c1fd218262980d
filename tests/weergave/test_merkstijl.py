"""The brand in what both engines make of it: colours, logo and typeface in page, PDF and Word."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup

from kkfzlib.merkboek import Letter, Logo, Merkboek
from kkfzlib.weergave.basis import Weergave
from kkfzlib.weergave.huisstijl import huisstijl
from kkfzlib.weergave.ingebouwd import Ingebouwd
from kkfzlib.weergave.merkstijl import neem_merkboek_over, schrijf_merkboek
from tests.inlezen.test_merkboek import letter, png
from tests.weergave.conftest import MONSTER

ALT = 'Logo van "Proef" <b> \\ #x'


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Weergave:
    werkmap = tmp_path_factory.mktemp("merk") / "werk"
    shutil.copytree(MONSTER, werkmap)
    (werkmap.parent / "proef.ttf").write_bytes(letter("Proefletter"))
    merk = Merkboek("#005f56", "#222222", "#0a7d72", Logo(png(), "png", ALT),
                    Letter("Proefletter", (werkmap.parent / "proef.ttf",)))  # fmt: skip
    schrijf_merkboek(werkmap, merk)
    return Ingebouwd().render(werkmap)


def test_de_pagina(gemaakt: Weergave) -> None:
    tekst = gemaakt.html.read_text("utf-8")
    pagina = BeautifulSoup(tekst, "lxml")
    assert "--accent: #005f56; --inkt: #222222; --streep: #0a7d72;" in tekst
    assert tekst.count("@font-face") == 1 and "url(data:font/ttf;base64," in tekst
    beeld = pagina.select_one("header img.merklogo")
    assert beeld is not None and beeld["alt"] == ALT and str(beeld["src"]).startswith("data:image/png")
    assert not re.search(r"url\((?!data:)|@import", tekst), "nothing is fetched"


def test_de_pdf(gemaakt: Weergave) -> None:
    with pikepdf.open(gemaakt.pdf) as pdf:
        namen = {str(v["/BaseFont"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)
                 and o.get("/Type") == "/Font" and "/BaseFont" in o for v in [o]}  # fmt: skip
        alts = {str(o["/Alt"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o}
    assert ALT in alts
    assert any("Proefletter" in n for n in namen), namen


def test_zonder_merk_blijft_er_niets_van_een_vorig(tmp_path: Path) -> None:
    schrijf_merkboek(tmp_path, Merkboek(primair="#005f56"))
    assert len(list((tmp_path / "inhoud").iterdir())) == 2
    schrijf_merkboek(tmp_path, Merkboek())
    assert not list((tmp_path / "inhoud").iterdir())


def test_wat_met_het_verslag_meekomt_heeft_hetzelfde_merk(tmp_path: Path) -> None:
    van, naar = tmp_path / "van", tmp_path / "naar"
    (naar / "inhoud").mkdir(parents=True)
    eigen = tmp_path / "proef.ttf"
    eigen.write_bytes(letter("Proefletter"))
    van.mkdir()
    schrijf_merkboek(
        van, Merkboek("#005f56", logo=Logo(png(), "png", ALT), letter=Letter("Proefletter", (eigen,)))
    )
    neem_merkboek_over(van, naar)

    def inhoud(map_: Path) -> dict[str, bytes]:
        return {str(p.relative_to(map_)): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file()}

    assert inhoud(naar) == inhoud(van) and len(inhoud(naar)) > 3


def test_word_in_de_kleuren_van_het_merk() -> None:
    import io
    import zipfile

    def stijlen(merk: Merkboek) -> bytes:
        return zipfile.ZipFile(io.BytesIO(huisstijl("kop", merk))).read("word/styles.xml")

    assert b"332288" in stijlen(Merkboek()) and b"332288" not in stijlen(Merkboek(primair="#005f56"))
    assert b"005F56" in stijlen(Merkboek(primair="#005f56"))
