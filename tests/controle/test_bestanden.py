"""What kind of file is read, what is refused, and that "no errors" always comes with how much was read."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from kkfzlib.controle import controleer_verslag
from kkfzlib.controle.pagina import pagina
from kkfzlib.fouten import GebruikFout

ZIN = "In 2021 kwamen 313 klachten binnen. 239 klachten (67%) waren binnen zes weken klaar en 32 klachten (10%) niet."
TABEL = [
    ["Soort", "2019", "2018"],
    ["Zorg", "134", "110"],
    ["Overig", "503", "477"],
    ["Totaal", "637", "578"],
]


@pytest.mark.parametrize(
    ("naam", "inhoud", "zegt"),
    [
        ("bom.txt", ZIN.encode("utf-16"), "UTF-16"),
        ("zonderbom.html", ZIN.encode("utf-16-le"), "UTF-16"),
        ("zip.txt", b"PK\x03\x04" + b"\x14" * 400, "zip"),
        ("plaatje.md", bytes(range(256)) * 40, "binair"),
        ("geen.docx", b"gewone tekst", "Word"),
        ("stuk.docx", b"PK\x03\x04 niets", "Word"),
        ("vreemd.xlsx", b"PK\x03\x04", "alleen PDF|zip"),
    ],
)
def test_geen_verslag_wordt_geweigerd(naam: str, inhoud: bytes, zegt: str, tmp_path: Path) -> None:
    (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(GebruikFout, match=zegt) as fout:
        controleer_verslag(tmp_path / naam)
    assert naam in str(fout.value)


def test_te_groot_wordt_geweigerd_voor_het_wordt_gelezen(tmp_path: Path) -> None:
    with (tmp_path / "groot.txt").open("wb") as bestand:
        bestand.truncate(20_000_000)
    with pytest.raises(GebruikFout, match="10 MB"):
        controleer_verslag(tmp_path / "groot.txt")


def test_een_pdf_zonder_tekst_wordt_geweigerd(tmp_path: Path) -> None:
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "scan.pdf")
    with pytest.raises(GebruikFout, match="tekstlaag"):
        controleer_verslag(tmp_path / "scan.pdf")


def test_een_engelse_tekst_en_een_tekst_zonder_cijfers_worden_gezegd(tmp_path: Path) -> None:
    engels = (
        "The number of clients in the care of the organisation was 313 in 2021 and it is the same as for 2020. "
        * 3
    )
    (tmp_path / "engels.txt").write_text(engels, encoding="utf-8")
    assert "geen Nederlandse" in " ".join(controleer_verslag(tmp_path / "engels.txt").dekking.waarschuwingen)
    (tmp_path / "leeg.txt").write_text("Wij doen ons werk met plezier.", encoding="utf-8")
    assert "geen zinnen" in " ".join(controleer_verslag(tmp_path / "leeg.txt").dekking.waarschuwingen)


def test_word_wordt_gelezen_met_tabellen(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph(ZIN)
    tabel = document.add_table(rows=0, cols=3)
    for rij in TABEL:
        for cel, tekst in zip(tabel.add_row().cells, rij, strict=True):
            cel.text = tekst
    document.save(str(tmp_path / "verslag.docx"))
    uitkomst = controleer_verslag(tmp_path / "verslag.docx")
    assert [(b.regel, b.verwacht, b.gevonden) for b in uitkomst.bevindingen] == [
        ("percentage-aantal", "76%", "67%"), ("totaal-delen", "587", "578"),
    ]  # fmt: skip
    assert uitkomst.dekking.zinnen_getoetst == 1
    assert uitkomst.dekking.tabellen_getoetst == 1


def test_een_tabel_in_een_pdf_wordt_gelezen_uit_de_plaats_van_haar_cellen(tmp_path: Path) -> None:
    import typst

    cellen = ", ".join(f"[{c}]" for rij in TABEL for c in rij)
    (tmp_path / "v.typ").write_text(
        f'#set text(lang: "nl")\n{ZIN}\n\n#table(columns: 3, {cellen})', encoding="utf-8"
    )
    typst.compile(str(tmp_path / "v.typ"), output=str(tmp_path / "v.pdf"))
    uitkomst = controleer_verslag(tmp_path / "v.pdf")
    assert {(b.verwacht, b.gevonden) for b in uitkomst.bevindingen} == {("76%", "67%"), ("587", "578")}
    assert any("bladzijde 1" in b.toelichting for b in uitkomst.bevindingen)


def test_de_pagina_toont_tekst_bevindingen_en_dekking_en_haalt_niets_op(tmp_path: Path) -> None:
    (tmp_path / "v.html").write_text(
        f"<html lang=nl><body><p>{ZIN} 3 &lt; 4 &amp; 5.</p></body></html>", encoding="utf-8"
    )
    uit = pagina(controleer_verslag(tmp_path / "v.html"), "<v>.html")
    assert "<mark>67%</mark>" in uit
    assert "Kleinste herstel:" in uit
    assert "zinnen met getallen" in uit
    assert "v.html" in uit
    assert "&lt;v&gt;.html" in uit
    assert "3 &lt; 4 &amp; 5" in uit
    assert not re.search(r"src=|url\(|<script|https?://", uit)
    assert set(re.findall(r'href="#(b\d+)"', uit)) == set(re.findall(r'id="(b\d+)"', uit))


def test_lezen_en_rekenen_groeien_recht_evenredig(tmp_path: Path) -> None:
    rijen = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in rij) + "</tr>" for rij in TABEL)
    stuk = f"<h2>Deel</h2><p>{ZIN}</p><table>{rijen}</table>"

    def duur(keren: int) -> float:
        (tmp_path / "v.html").write_text(
            f"<html lang=nl><body>{stuk * keren}</body></html>", encoding="utf-8"
        )
        begin = time.process_time()
        controleer_verslag(tmp_path / "v.html")
        return time.process_time() - begin

    klein, groot = max(0.05, duur(150)), duur(1500)
    assert groot < 20 * klein, (klein, groot)
