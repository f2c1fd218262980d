"""The descriptions of CI elsewhere: valid by their own schema, and the same work as ``.ci/run``.

They have not been run; that they parse, name what exists and render with two released versions of Quarto is held here.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
import yaml

from kkfzlib.dossier import PROJECT

GITHUB, GITLAB = ".github/workflows/ci.yml", ".gitlab-ci.yml"


def _lees(naam: str) -> dict[str, Any]:
    gelezen = yaml.load((PROJECT / naam).read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(gelezen, dict)
    return gelezen


def _opdrachten(naam: str) -> str:
    banen = list(_lees(naam)["jobs"].values()) if naam == GITHUB else list(_lees(naam).values())
    stappen = [
        s for baan in banen if isinstance(baan, dict) for s in baan.get("steps", baan.get("script", []))
    ]
    return "\n".join(s.get("run", "") if isinstance(s, dict) else s for s in stappen)


@pytest.mark.parametrize(
    ("naam", "schema"), [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")]
)
def test_geldig_volgens_het_schema(naam: str, schema: str) -> None:
    opdracht = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, naam]
    klaar = subprocess.run(opdracht, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr


@pytest.mark.parametrize("naam", [GITHUB, GITLAB])
def test_zelfde_werk_als_hier(naam: str) -> None:
    opdrachten, tekst = _opdrachten(naam), (PROJECT / naam).read_text("utf-8")
    assert ".ci/run" in opdrachten and "pip wheel" in opdrachten and "start verslag" in opdrachten
    assert "environment.yml" in tekst and "micromamba" in tekst
    assert "quarto render report.qmd" in opdrachten and "-m quarto tests/weergave" in opdrachten
    versies = re.findall(r"\d+\.\d+\.\d+", tekst.split("matrix:")[1])
    assert len(set(versies)) == 2 and all(int(v.split(".")[1]) >= 7 for v in versies)
    assert not re.search(r"https?://", tekst), "no host is named"
    for pad in re.findall(r"(?:tests|\.ci)/[\w/.]+", opdrachten):
        assert (PROJECT / pad).exists(), pad


def test_beide_met_dezelfde_versies() -> None:
    github, gitlab = ((PROJECT / n).read_text("utf-8").split("matrix:")[1] for n in (GITHUB, GITLAB))
    eerste, tweede = (
        set(re.findall(r"\d+\.\d+\.\d+", t.split("steps:")[0].split("script:")[0])) for t in (github, gitlab)
    )
    assert eerste == tweede
