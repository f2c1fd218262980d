"""The short form: the same figures as the report, whole by itself, and nothing that points to what it leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kkfzlib.bevindingen import Bevinding
from kkfzlib.cli import draai
from kkfzlib.dossier import PROJECT
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import samenstellen
from kkfzlib.verslag.kort import ELDERS, korte_vorm, zonder_verwijzing
from kkfzlib.weergave.basis import lees_variabelen
from kkfzlib.weergave.ingebouwd import los_op
from tests.rijen import publiceer
from tests.verslag.conftest import RIJEN

FIGUUR = re.compile(r"\[[^\[\]]*\]\{\.kg [^}]*\}")
FOUT = Bevinding("totaal-delen", "fout", "omzet", "fz", "1", "2", "Telt niet op.")


@pytest.fixture(scope="module")
def beide(invoer: Invoer, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Report and short form, their includes filled in, of texts that refer to all kinds of places."""
    teksten = {"samenvatting": "Lees @sec-pijler-1. @tbl-plannen-1 zegt meer.", "omvang": "Zie @sec-omzet."}
    return _documenten(
        replace(invoer, teksten=teksten), publiceer(RIJEN), tmp_path_factory.mktemp("kort é"), (FOUT,)
    )


def _documenten(
    invoer: Invoer, g: Gepubliceerd, map_: Path, bevindingen: tuple[Bevinding, ...] = ()
) -> tuple[str, str]:
    vol, kort = map_ / "vol", map_ / "kort"
    samenstellen(invoer, g, bevindingen, vol, g.profiel)
    kort.mkdir()
    korte_vorm(vol, kort)
    een, ander = (los_op(m, lees_variabelen(m)) for m in (vol, kort))
    return een, ander


def test_elk_cijfer_staat_zo_in_het_verslag(beide: tuple[str, str]) -> None:
    vol, kort = (set(FIGUUR.findall(t)) for t in beide)
    assert len(kort) > 20
    assert kort <= vol


def test_niets_wijst_naar_wat_er_niet_is(beide: tuple[str, str]) -> None:
    vol, kort = beide
    ankers = set(re.findall(r"\{#([\w-]+)", kort))
    assert set(re.findall(r"@((?:sec|tbl|fig)-[\w-]+)", kort)) <= ankers
    assert set(re.findall(r"\]\(#([\w-]+)\)", kort)) <= ankers
    assert "(#bevinding-1)" in vol and "†1" in kort
    assert f"Lees {ELDERS}. {ELDERS.capitalize()} zegt meer." in kort
    assert "@sec-omzet" in kort


def test_noemt_zich_kort_en_heeft_geen_bijlagen(beide: tuple[str, str]) -> None:
    _, kort = beide
    assert "Kort kwaliteitsverslag forensische zorg 2024" in kort
    assert "# Bijlagen" not in kort and "sec-indicator-2" in kort and "sec-kerncijfers" in kort


def test_zegt_wat_er_niet_te_zien_is(invoer: Invoer, tmp_path: Path) -> None:
    _, kort = _documenten(invoer, publiceer(RIJEN, [("continuiteit", "6")]), tmp_path)
    assert "Wat u hier niet ziet, en waarom" in kort


def test_link_om_een_cijfer_verliest_alleen_zijn_link() -> None:
    md = (
        r'Er waren [[22]{.kg data-kengetal="clienten/fz"}](#herkomst-clienten) en [a\]b](#weg) en [c](#hier).'
    )
    verwacht = r'Er waren [22]{.kg data-kengetal="clienten/fz"} en a\]b en [c](#hier).'
    assert zonder_verwijzing(md, frozenset({"hier"})) == verwacht


def test_opzet_voert_niets_uit() -> None:
    qmd = (PROJECT / "kort.qmd").read_text("utf-8")
    assert "```" not in qmd and set(re.findall(r"\{\{< (\w+)", qmd)) == {"inhoud", "var"}


def test_gaat_niet_samen_met_concept(capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(["rapport", "voorbeeldzorg", "2024", "--kort", "--concept"]) == 2
    assert "--kort hoort bij een verslag" in capsys.readouterr().err
