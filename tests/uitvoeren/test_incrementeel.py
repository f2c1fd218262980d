"""In a copy of the project: what a changed module, text or table makes run again, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kkfzlib.uitvoeren.stappenplan import STAPPEN, VERSLAG

from ..kopie import draai_in, kopieer_project

TITELS = {s.titel: s.naam for s in (*STAPPEN, VERSLAG)}
Kkfz = Callable[..., list[str]]
ZO = ("--engine", "ingebouwd", "--profiel", "openbaar")  # half the work of both profiles
NOURZORG = ("rapport", "nourzorg", "2024", *ZO)
SOFIA = ("rapport", "sofia-zorg", "2023", *ZO)

pytestmark = pytest.mark.traag(reden="reports made by a copy of the project, over and over")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kopieer_project(tmp_path_factory.mktemp("project"), ("nourzorg", "2024"), ("sofia-zorg", "2023"))


@pytest.fixture(scope="module")
def kkfz(project: Path) -> Kkfz:
    """Runs a command in the copy; gives the steps that ran, or the lines that it printed."""

    def draai(*argumenten: str) -> list[str]:
        klaar = draai_in(project, "-m", "kkfzlib", *argumenten)
        assert klaar.returncode == 0, klaar.stdout + klaar.stderr
        if argumenten[0] == "waarom":
            return klaar.stdout.splitlines()
        regels = [r.rsplit(maxsplit=2)[0].strip() for r in klaar.stderr.splitlines() if r.endswith(" s")]
        return sorted(TITELS[r] for r in regels)

    draai(*NOURZORG)
    draai(*SOFIA)
    return draai


def test_niets_veranderd_is_niets_gedaan(kkfz: Kkfz) -> None:
    assert kkfz(*NOURZORG) == []


def test_een_tekst_raakt_alleen_het_eigen_verslag(kkfz: Kkfz, project: Path) -> None:
    tekst = project / "data" / "raw" / "nourzorg" / "2024" / "teksten" / "terugblik.md"
    tekst.write_text(tekst.read_text(encoding="utf-8") + "\nNog een zin.\n", encoding="utf-8")
    assert kkfz(*NOURZORG) == ["controle", "verslag"], "alleen wat teksten leest"
    assert kkfz(*NOURZORG) == []
    assert kkfz(*SOFIA) == []


def test_een_module_van_kengetallen_raakt_wat_ervan_afhangt(kkfz: Kkfz, project: Path) -> None:
    module = project / "kkfzlib" / "kengetallen" / "verzuim.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n# gewijzigd\n", encoding="utf-8")
    reden = kkfz("waarom", "sofia-zorg", "2023")
    assert any("kengetallen" in r and "verzuim.py" in r for r in reden), reden
    gedaan = kkfz(*SOFIA)
    assert "kengetallen" in gedaan
    assert not {"opschonen", "continuiteit", "voortgang"} & set(gedaan), gedaan
    assert kkfz(*SOFIA) == []


def test_de_opmaak_van_de_bladzijde_raakt_alleen_het_verslag(kkfz: Kkfz, project: Path) -> None:
    stijl = project / "_extensions" / "kkfz" / "kkfz.css"
    stijl.write_text(stijl.read_text(encoding="utf-8") + "\n/* gewijzigd */\n", encoding="utf-8")
    assert kkfz(*SOFIA) == ["verslag"]
