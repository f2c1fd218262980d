"""pyproject.toml, environment.yml and the lock files name the same libraries with the same lower bounds."""

from __future__ import annotations

import re
import tomllib

import yaml

from kkfzlib.dossier import PROJECT

# conda-forge calls these otherwise, or brings them along with another package.
ANDERE_NAAM = {"matplotlib-base": "matplotlib"}
NIET_IN_PYPROJECT = {"python", "quarto", "jupyterlab", "make", "poppler", "pip"}
VOOR_TESTS = {"statsmodels"}  # a development dependency that conda brings better than pip


def _eisen(regels: list[str]) -> dict[str, str]:
    uit = {}
    for regel in regels:
        naam, _, versie = regel.partition(">=")
        uit[ANDERE_NAAM.get(naam.strip(), naam.strip()).lower().replace("_", "-")] = versie
    return uit


def _pyproject() -> dict[str, str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    return _eisen(project["dependencies"])


def _voor_tests() -> dict[str, str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    alle = _eisen(project["optional-dependencies"]["dev"])
    return {n: alle[n] for n in VOOR_TESTS}


def test_environment_heeft_dezelfde_ondergrenzen() -> None:
    delen = yaml.safe_load((PROJECT / "environment.yml").read_text("utf-8"))["dependencies"]
    pip = next(d["pip"] for d in delen if isinstance(d, dict))
    conda = [d for d in delen if isinstance(d, str)] + [p for p in pip if not p.startswith("-e")]
    gevonden = {n: v for n, v in _eisen(conda).items() if n not in NIET_IN_PYPROJECT}
    assert gevonden == _pyproject() | _voor_tests()


def test_lock_heeft_elk_pakket_met_hash_en_geen_adres() -> None:
    lock = (PROJECT / "requirements.lock").read_text("utf-8")
    vast = {n.lower().replace("_", "-") for n in re.findall(r"^([\w.-]+)==", lock, re.M)}
    assert set(_pyproject()) <= vast
    assert lock.count("--hash=sha256:") >= len(vast)
    for naam in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (PROJECT / naam).read_text("utf-8")
