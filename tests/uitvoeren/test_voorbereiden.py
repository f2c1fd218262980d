"""The step that Quarto runs before rendering in the project root."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from kkfzlib.dossier import PROJECT
from kkfzlib.fouten import GebruikFout
from kkfzlib.uitvoeren.voorbereiden import bereid_voor, gekozen_profiel, leg_lege_bestanden_klaar


def test_quarto_roept_een_module_aan_die_bestaat() -> None:
    stap = yaml.safe_load((PROJECT / "_quarto.yml").read_text("utf-8"))["project"]["pre-render"]
    gevonden = re.fullmatch(r"python -m ([\w.]+)", stap)
    assert gevonden and find_spec(gevonden[1]) is not None


@pytest.mark.parametrize(
    ("namen", "verwacht"),
    [
        ("", ("openbaar", True)),
        ("concept", ("openbaar", True)),
        ("openbaar", ("openbaar", False)),
        ("indiening,ua1", ("indiening", False)),
    ],
)
def test_profiel(namen: str, verwacht: tuple[str, bool]) -> None:
    assert gekozen_profiel(namen) == verwacht


def test_onbekende_organisatie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKFZ_ORGANISATIE", "bestaat-niet")
    with pytest.raises(GebruikFout):
        bereid_voor(tmp_path)
    assert not list(tmp_path.iterdir())


def test_lege_bestanden_voor_elke_include_en_niets_wordt_overschreven(tmp_path: Path) -> None:
    opzet = (PROJECT / "report.qmd").read_text("utf-8")
    (tmp_path / "report.qmd").write_text(opzet, "utf-8")
    (tmp_path / "inhoud").mkdir()
    (tmp_path / "inhoud" / "titelblok.md").write_text("staat er al", "utf-8")
    leg_lege_bestanden_klaar(tmp_path)
    gevraagd = re.findall(r"\{\{< include (\S+) >\}\}", opzet)
    assert len(gevraagd) > 20
    for naam in gevraagd:
        inhoud = (tmp_path / naam).read_text("utf-8")
        assert inhoud == ("staat er al" if naam == "inhoud/titelblok.md" else "")


@pytest.mark.traag(reden="every notebook of a report")
def test_stelt_het_verslag_samen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKFZ_ORGANISATIE", "sofia-zorg")
    monkeypatch.setenv("KKFZ_JAAR", "2023")
    monkeypatch.setenv("QUARTO_PROFILE", "concept")
    bereid_voor(tmp_path)
    waarden = yaml.safe_load((tmp_path / "_variables.yml").read_text("utf-8"))
    assert waarden["jaar"] in (2023, "2023") and "concept" in str(waarden["profielmerk"]).lower()
    opzet = (tmp_path / "report.qmd").read_text("utf-8")
    for pad in re.findall(r"\{\{< include (\S+) >\}\}", opzet):
        assert (tmp_path / pad).is_file(), pad
