"""The examples: every contradiction that must be found, nothing false, and docs/controle.md that says the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle import controleer
from kkfzlib.controle.regellijst import met_lijst
from kkfzlib.controle.regels import REGELS
from kkfzlib.dossier import open_dossier
from kkfzlib.inlezen import lees_invoer
from kkfzlib.kengetallen import bereken
from kkfzlib.voorbeeld import maak_sector

WORTEL = Path(__file__).parents[2]
DOCUMENT = (WORTEL / "docs" / "controle.md").read_text(encoding="utf-8")
_ERNST = ("info", "waarschuwing", "fout")
VOORBEELDEN = (("nourzorg", 2024), ("sofia-zorg", 2023), ("voorbeeldzorg", 2024))


@cache
def bevindingen(organisatie: str, jaar: int) -> list[Bevinding]:
    vorig = None
    for j in (jaar - 1, jaar):
        if (WORTEL / "data" / "raw" / organisatie / str(j)).is_dir():
            invoer, _ = lees_invoer(open_dossier(organisatie, str(j), WORTEL / "data"))
            assert invoer is not None
            berekend = bereken(invoer, vorig)
            gevonden = controleer(invoer, berekend, vorig)
            vorig = berekend
    return gevonden


@pytest.mark.parametrize(
    ("organisatie", "jaar", "regel", "woorden"),
    [
        ("nourzorg", 2024, "tekst-getal", ("omzet_aandeel", "96%", "94,4")),
        ("nourzorg", 2024, "gemeenschappelijke-noemer", ("62%", "38%", "72%", "29")),
        ("nourzorg", 2024, "richtingwoord", ("bezettingsgraad",)),
        ("nourzorg", 2024, "richtingwoord", ("recidive",)),
        ("nourzorg", 2024, "aantal-genoemd", ("drie", "4")),
        ("nourzorg", 2024, "zelfde-maand", ("november",)),
        ("sofia-zorg", 2023, "totaal-delen", ("24 + 315", "339", "332")),
        ("sofia-zorg", 2023, "percentage-aantal", ("5,1%", "332", "17")),
        ("sofia-zorg", 2023, "herstel", ("24", "17")),
        ("sofia-zorg", 2023, "noemer-ontbreekt", ("37",)),
        ("sofia-zorg", 2023, "jaar-tekst", ("2024", "2026", "anderstaligen")),
        ("sofia-zorg", 2023, "jaar-tekst", ("2025", "2024", "amenwerking")),
    ],
)
def test_bekende_tegenspraak(organisatie: str, jaar: int, regel: str, woorden: tuple[str, ...]) -> None:
    teksten = [
        f"{b.kengetal} {b.verwacht} {b.gevonden} {b.toelichting}"
        for b in bevindingen(organisatie, jaar)
        if b.regel == regel
    ]
    assert any(all(w in t for w in woorden) for t in teksten), teksten


def _tabel() -> str:
    kop = "| voorbeeld | fout | waarschuwing | info |\n|---|---|---|---|\n"
    rijen = []
    for organisatie, jaar in VOORBEELDEN:
        tel = [
            sum(b.ernst == e for b in bevindingen(organisatie, jaar))
            for e in ("fout", "waarschuwing", "info")
        ]
        rijen.append(f"| {organisatie} {jaar} | {tel[0]} | {tel[1]} | {tel[2]} |\n")
    return kop + "".join(rijen)


def test_document_zegt_wat_er_wordt_gevonden() -> None:
    tussen = DOCUMENT.split("<!-- begin: invoer -->\n")[1].split("<!-- einde: invoer -->")[0]
    assert tussen == _tabel()


def test_document_noemt_elke_regel() -> None:
    assert [r.naam for r in REGELS if f"| `{r.naam}` |" not in DOCUMENT] == []
    assert met_lijst(DOCUMENT) == DOCUMENT, "draai: python -m kkfzlib.controle.regellijst"


@pytest.mark.parametrize(("organisatie", "jaar"), VOORBEELDEN)
def test_een_bevinding_is_van_een_regel_en_nooit_erger_dan_die(organisatie: str, jaar: int) -> None:
    ernst = {r.naam: _ERNST.index(r.ernst) for r in REGELS}
    assert len(ernst) == len(REGELS)
    assert [b for b in bevindingen(organisatie, jaar) if _ERNST.index(b.ernst) > ernst[b.regel]] == []


groot = pytest.mark.groot(reden="forty made-up organisation-years; make test reads and audits eight of them")


@pytest.mark.parametrize("aantal", [4, pytest.param(20, marks=groot)])
def test_geen_fout_bij_verzonnen_organisaties(tmp_path: Path, aantal: int) -> None:
    maak_sector(tmp_path, aantal, (2023, 2024))
    for nummer in range(1, aantal + 1):
        vorig = None
        for jaar in ("2023", "2024"):
            invoer, _ = lees_invoer(open_dossier(f"sectorvoorbeeld-{nummer:03d}", jaar, tmp_path))
            assert invoer is not None
            berekend = bereken(invoer, vorig)
            assert [b for b in controleer(invoer, berekend, vorig) if b.ernst == "fout"] == []
            vorig = berekend
