"""The page: families, missing and hidden figures, trends, and the control chart with its words."""

from __future__ import annotations

import re
from pathlib import Path

from kkfzlib.dossier import PROJECT
from kkfzlib.vergelijking.bronnen import gevonden, lees
from kkfzlib.vergelijking.families import FAMILIES
from kkfzlib.vergelijking.inhoud import inhoud, opzet
from kkfzlib.vergelijking.regelkaart import maandreeks
from kkfzlib.vergelijking.spiegel import Spiegel, maak_spiegel
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.weergave.kenmerken import onbekend
from tests.vergelijking.verslagen import maanden, publiceer


def _maak(uit: Path) -> tuple[Spiegel, dict[str, str], dict[str, Figuur]]:
    paren = gevonden(uit)
    spiegel = maak_spiegel(lees(uit, paren), paren)
    teksten, figuren = inhoud(spiegel)
    return spiegel, teksten, {f.id: f for f in figuren}


def _verzuim(uit: Path) -> None:
    publiceer(
        uit, "testzorg", 2023, [("verzuim", "", "2023", "4.1"), ("benchmark", "verzuim/CBS", "2023", "6.6")]
    )
    publiceer(uit, "testzorg", 2024, [("verzuim", "", "2024", "x")], synthetisch=True)
    publiceer(uit, "anderezorg", 2023, [("verzuim", "", "2023", "5.0")])


def test_de_opzet_en_de_inhoud_passen_op_elkaar(tmp_path: Path) -> None:
    _verzuim(tmp_path)
    _, teksten, figuren = _maak(tmp_path)
    opzet = (PROJECT / "vergelijking.qmd").read_text(encoding="utf-8")
    assert set(re.findall(r"\{\{< inhoud ([\w-]+) >", opzet)) == set(teksten)
    assert onbekend(opzet + "".join(teksten.values())) == []
    assert set(re.findall(r"figuren/([\w-]+)\.svg", "".join(teksten.values()))) == set(figuren)
    assert "```" not in opzet  # nothing to execute
    ids = re.findall(r"\{#((?:sec|tbl|fig)-[\w-]+)", opzet + "".join(teksten.values()))
    assert len(ids) == len(set(ids))


def test_veel_organisaties_geven_op_papier_geen_lege_hoofdstukken(tmp_path: Path) -> None:
    for n in range(10):
        publiceer(tmp_path, f"zorg-{n}", 2024, [("verzuim", "", "2024", f"{n + 1}.5")])
    spiegel, teksten, _ = _maak(tmp_path)
    qmd = opzet(spiegel, (PROJECT / "vergelijking.qmd").read_text(encoding="utf-8"))
    assert set(re.findall(r"\{\{< inhoud ([\w-]+) >", qmd)) == set(teksten)
    assert "sec-clienten" not in qmd and "sec-verantwoording" in qmd


def test_tabel_toont_gepubliceerd_verborgen_en_ontbrekend(tmp_path: Path) -> None:
    _verzuim(tmp_path)
    team = _maak(tmp_path)[1]["team"]
    rij = next(r for r in team.splitlines() if r.startswith("| Testzorg"))
    assert '[4,1%]{.kg data-kengetal="verzuim" data-periode="2023" data-organisatie="testzorg"}' in rij
    assert '[x]{.kg .kg-x data-kengetal="verzuim" data-periode="2024" data-organisatie="testzorg"}' in rij
    ander = next(r for r in team.splitlines() if r.startswith("| Anderezorg"))
    assert ander.rstrip("| ").endswith("–")


def test_organisatie_zonder_enig_cijfer_wordt_genoemd(tmp_path: Path) -> None:
    _verzuim(tmp_path)
    publiceer(tmp_path, "derdezorg", 2023, [("personeel", "totaal", "2023", "20")])
    assert "Geen cijfers hierover in de verslagen van Derdezorg." in _maak(tmp_path)[1]["team"]


def test_familie_zonder_cijfers_zegt_dat(tmp_path: Path) -> None:
    _verzuim(tmp_path)
    teksten = _maak(tmp_path)[1]
    for familie in FAMILIES:
        if familie.id != "team":
            assert teksten[familie.id].startswith("Geen van de vergeleken verslagen bevat cijfers over"), (
                familie.id
            )


def test_figuur_noemt_richting_vergelijkingscijfer_en_wat_verborgen_is(tmp_path: Path) -> None:
    _verzuim(tmp_path)
    alt = _maak(tmp_path)[2]["fig-verzuim"].alt
    assert "lager is beter" in alt
    assert "vergelijkingscijfer CBS 2023 6,6%" in alt
    assert "Testzorg 2023 4,1%, 2024 niet gepubliceerd" in alt


def test_meer_organisaties_dan_lijnen_krijgen_elk_een_paneel(tmp_path: Path) -> None:
    for n in range(6):
        for jaar in (2023, 2024):
            publiceer(tmp_path, f"zorg-{n}", jaar, [("verzuim", "", str(jaar), f"{n + 1}.5")])
    figuur = _maak(tmp_path)[2]["fig-verzuim"]
    assert all(f"Zorg {n}: " in figuur.alt for n in range(6))


def test_zelfde_verslagen_geven_dezelfde_bytes(tmp_path: Path) -> None:
    _verzuim(tmp_path)
    eerste, tweede = _maak(tmp_path), _maak(tmp_path)
    assert eerste[1] == tweede[1]
    assert {i: f.svg for i, f in eerste[2].items()} == {i: f.svg for i, f in tweede[2].items()}


def test_synthetisch_wordt_gezegd_en_alleen_waar_het_zo_is(tmp_path: Path) -> None:
    _verzuim(tmp_path)
    over = _maak(tmp_path)[1]["over"]
    assert "Testzorg is verzonnen" in over
    assert "Anderezorg is verzonnen" not in over


def test_twee_bronnen_die_elkaar_tegenspreken_staan_er_allebei(tmp_path: Path) -> None:
    publiceer(
        tmp_path, "azorg", 2023, [("verzuim", "", "2023", "4.1"), ("benchmark", "verzuim/CBS", "2023", "6.6")]
    )
    publiceer(
        tmp_path, "bzorg", 2023, [("verzuim", "", "2023", "4.2"), ("benchmark", "verzuim/CBS", "2023", "6.7")]
    )
    team = _maak(tmp_path)[1]["team"]
    assert "| CBS (volgens Azorg) | [6,6%]" in team
    assert "| CBS (volgens Bzorg) | [6,7%]" in team


def _incidenten(uit: Path, eerste: list[str], tweede: list[str]) -> tuple[str, dict[str, Figuur], Spiegel]:
    publiceer(uit, "testzorg", 2023, maanden(2023, eerste))
    publiceer(uit, "testzorg", 2024, maanden(2024, tweede))
    spiegel, teksten, figuren = _maak(uit)
    return teksten["incidenten"], figuren, spiegel


def test_regelkaart_noemt_ieder_signaal(tmp_path: Path) -> None:
    rustig = ["5", "6", "4", "5", "6", "4", "5", "6", "4", "5", "6", "4"]
    tekst, figuren, _ = _incidenten(tmp_path, rustig, [*rustig[:5], "30", *rustig[6:]])
    assert "Regel 1: juni 2024 (30) ligt boven de bovengrens." in tekst
    assert "Regel 1" in figuren["fig-spc-testzorg"].alt


def test_regelkaart_zonder_signaal_zegt_toeval(tmp_path: Path) -> None:
    rustig = ["5", "6", "4", "5", "6", "4", "5", "6", "4", "5", "6", "4"]
    tekst, _, _ = _incidenten(tmp_path, rustig, rustig)
    assert "Geen van de drie regels geeft een signaal" in tekst


def test_verborgen_en_ontbrekende_maand_is_een_gat(tmp_path: Path) -> None:
    rustig = ["5", "6", "4", "5", "6", "4", "5", "6", "4", "5", "6", "4"]
    tekst, figuren, spiegel = _incidenten(tmp_path, ["x", *rustig[1:]], ["", *rustig[1:]])
    reeks = maandreeks(spiegel, spiegel.deelnemers[0])
    assert reeks is not None
    assert [i for i, w in enumerate(reeks.waarden) if w is None] == [0, 12]
    assert "2 van de 24 maanden zijn niet gepubliceerd" in tekst
    assert b"<svg" in figuren["fig-spc-testzorg"].svg


def test_te_weinig_maanden_geeft_geen_grenzen(tmp_path: Path) -> None:
    tekst, figuren, _ = _incidenten(tmp_path, [""] * 12, ["3"] * 6 + ["x"] * 6)
    assert "Er zijn 6 gepubliceerde maanden" in tekst
    assert "fig-spc-testzorg" not in figuren


def test_een_jaar_ertussen_zonder_maanden_breekt_de_reeks(tmp_path: Path) -> None:
    vol = ["4", "5"] * 6
    publiceer(tmp_path, "testzorg", 2022, maanden(2022, vol))
    publiceer(tmp_path, "testzorg", 2023, [("verzuim", "", "2023", "4.0")])
    publiceer(tmp_path, "testzorg", 2024, maanden(2024, vol))
    spiegel = _maak(tmp_path)[0]
    reeks = maandreeks(spiegel, spiegel.deelnemers[0])
    assert reeks is not None
    assert reeks.jaren == ("2024",)
