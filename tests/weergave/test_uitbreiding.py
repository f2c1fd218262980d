"""The Quarto extension: what it names is there, and both engines and the package take the same files."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from kkfzlib.dossier import PROJECT
from kkfzlib.weergave import basis, ingebouwd
from kkfzlib.weergave.basis import DOCX, HTML, MIDDELEN, MIDDELEN_PAD, PDF
from kkfzlib.weergave.huisstijl import HUISSTIJL
from kkfzlib.weergave.lettertype import LETTERMAP

_LEZER_IN_LUA = f'local LEZER = "{ingebouwd._LEZER}"'


def _lees(naam: str) -> dict[str, Any]:
    inhoud = yaml.safe_load((PROJECT / naam).read_text("utf-8"))
    assert isinstance(inhoud, dict)
    return inhoud


@pytest.fixture(scope="module")
def vormen() -> dict[str, dict[str, Any]]:
    vormen = _lees("_extensions/kkfz/_extension.yml")["contributes"]["formats"]
    return {naam: {**vormen["common"], **vorm} for naam, vorm in vormen.items() if naam != "common"}


def test_elk_genoemd_bestand_is_er(vormen: dict[str, dict[str, Any]]) -> None:
    genoemd = {f["path"] for v in vormen.values() for f in v["filters"]}
    genoemd |= {vormen["html"]["template"], vormen["html"]["css"], *vormen["typst"]["template-partials"]}
    aanwezig = {p.name for p in MIDDELEN.iterdir()}
    # What only the embedded engine reads, and what Quarto runs beforehand.
    assert aanwezig == genoemd | {"_extension.yml", "kruisverwijzingen.lua", "voorbereiden.lua"}


def test_de_ingebouwde_engine_leest_dezelfde_map(vormen: dict[str, dict[str, Any]]) -> None:
    assert MIDDELEN == PROJECT / MIDDELEN_PAD
    filters = [f["path"] for f in vormen["html"]["filters"]]
    assert [f for f in ingebouwd._FILTERS if f != "kruisverwijzingen.lua"] == filters[1:]
    assert filters[0] == "inhoud.lua", "the embedded engine puts the content in place by itself"
    assert _LEZER_IN_LUA in (MIDDELEN / "inhoud.lua").read_text("utf-8")
    assert vormen["docx"]["reference-doc"] == HUISSTIJL
    assert vormen["typst"]["font-paths"] == LETTERMAP


def test_het_project_vraagt_om_de_vormen_van_de_uitbreiding(vormen: dict[str, dict[str, Any]]) -> None:
    gevraagd = _lees("_quarto.yml")["format"] | _lees("_quarto-concept.yml")["format"]
    assert {naam.removeprefix("kkfz-"): v["output-file"] for naam, v in gevraagd.items()} == {
        "html": HTML, "typst": PDF, "docx": DOCX,
    }  # fmt: skip
    assert set(vormen) == {"html", "typst", "docx"}
    assert vormen["typst"]["pdf-standard"] == "ua-1"
    assert vormen["docx"]["toc"] is True


def test_zonder_de_uitbreiding_is_er_een_duidelijke_fout(
    werkmap: basis.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(basis, "MIDDELEN", werkmap / "weg")
    with pytest.raises(basis.MachineFout, match="_extensions/kkfz ontbreekt"):
        ingebouwd.Ingebouwd().render(werkmap)
