"""Every finding about a published report says where it is to be seen and what the smallest repair is."""

from __future__ import annotations

from pathlib import Path

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle import controleer_verslag


def _fouten(pad: Path, tekst: str) -> list[Bevinding]:
    pad.write_text(tekst, encoding="utf-8")
    return [b for b in controleer_verslag(pad).bevindingen if b.ernst == "fout"]


def test_een_zin_onder_een_kop_met_dubbele_punt(tmp_path: Path) -> None:
    tekst = "# Jaarverslag 2024\n\n## Pijler 1: Zorg\n\nHet verzuim steeg van 5,4% naar 4,9% in het jaar.\n"
    (fout,) = _fouten(tmp_path / "verslag.txt", tekst)
    assert fout.toelichting.startswith("verslag.txt, bestandsregel 5, Pijler 1: Zorg, regel 1: ")
    assert "Kleinste herstel: steeg wordt daling" in fout.toelichting


def test_een_cel_van_een_tabel(tmp_path: Path) -> None:
    rijen = (("Soort", "Aantal"), ("Val", "12"), ("Agressie", "9"), ("Medicatie", "20"), ("Totaal", "43"))
    tabel = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in rij) + "</tr>" for rij in rijen)
    (fout,) = _fouten(tmp_path / "v.html", f"<html lang=nl><body><table>{tabel}</table></body></html>")
    assert fout.toelichting.startswith("v.html, tabel 1, rij “Totaal”, kolom “Aantal”: 12 + 9 + 20 is 41")
    assert "Kleinste herstel: 43 wordt 41" in fout.toelichting


def test_een_cijfer_van_het_kader_staat_bij_zijn_regel(tmp_path: Path) -> None:
    tekst = (
        "Kwaliteitsverslag forensische zorg 2023\n\nPijler 1: Zorg\n\nWij geven forensische zorg.\n\n"
        "Zorg Cliënten % Omzet %\nForensische zorg 24 5,1% € 1.000.000 10%\n"
        "Andere zorg 315 94,9% € 9.000.000 90%\nTotaal 332 100% € 10.000.000 100%\n"
    )
    fouten = _fouten(tmp_path / "v.txt", tekst)
    assert fouten and all(b.toelichting.startswith("v.txt, ") for b in fouten)
    assert all("bestandsregel" in b.toelichting or "rij “" in b.toelichting for b in fouten)
    assert all("Kleinste herstel: " in b.toelichting for b in fouten)


def test_een_feit_onder_twee_koppen_noemt_beide(tmp_path: Path) -> None:
    tekst = "# Samenvatting\n\nIn 2023 ontvingen wij 56 klachten.\n\n# Klachten\n\nIn 2023 zijn 65 klachten gemeld.\n"
    (fout,) = _fouten(tmp_path / "v.md", tekst)
    assert "“Samenvatting”, regel 1 noemt voor hetzelfde 56" in fout.toelichting
    assert fout.toelichting.startswith("v.md, bestandsregel 7, Klachten")
