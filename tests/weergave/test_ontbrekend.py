"""Each tool that makes the pages switched off in turn: one Dutch line that says how to mend it, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kkfzlib.dossier import PROJECT
from tests.weergave.conftest import MONSTER

_ZONDER = """
import importlib.util as iu, sys
from pathlib import Path
{uit}
from kkfzlib.foutmelding import uitvoeren
def doe():
{wat}
raise SystemExit(uitvoeren(doe))
"""
_RENDER = "    from kkfzlib.weergave import kies; kies('ingebouwd').render(Path('werk').resolve())"
_CONCEPT = "    from kkfzlib.woord.rasteren import van_svg; van_svg([b'<svg/>'], 96)"
_FIGUUR = "    import kkfzlib.verslag.figuren"
_VOORAF = "    from kkfzlib.weergave.lettertype import leg_neer; leg_neer(Path('werk'))"
_TEKSTEN = "    from kkfzlib.woord.pandoc import uit_markdown; uit_markdown('tekst')"
_HUISSTIJL = "    from kkfzlib.weergave.huisstijl import huisstijl; huisstijl('kop')"
_GEEN = "sys.modules['{}'] = None"
_GEEN_LETTERS = (
    "_f = iu.find_spec; iu.find_spec = lambda n, *a: None if n == 'font_source_sans_pro' else _f(n, *a)"
)
_KAPOT = (
    "import kkfzlib.lettertype as l; l.map_met_letters = lambda: Path('kapot'); "
    "Path('kapot').mkdir(); [(Path('kapot') / f'SourceSansPro-{n}.ttf').write_text('x') for n in ('Regular', 'Bold')]"
)


@pytest.fixture
def roep(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run something in a fresh interpreter with a tool switched off."""
    import shutil

    shutil.copytree(MONSTER, tmp_path / "werk")

    def doe(uit: str, wat: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(PROJECT), **omgeving}
        code = _ZONDER.format(uit=uit, wat=wat)
        return subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True
        )

    return doe


@pytest.mark.parametrize(
    ("uit", "wat", "melding"),
    [
        (_GEEN.format("pypandoc"), _RENDER, "--force-reinstall pypandoc_binary"),
        (_GEEN.format("pypandoc"), _TEKSTEN, "--force-reinstall pypandoc_binary"),
        (_GEEN.format("pypandoc"), _HUISSTIJL, "--force-reinstall pypandoc_binary"),
        (_GEEN.format("typst"), _RENDER, "--force-reinstall typst"),
        (_GEEN.format("typst"), _CONCEPT, "--force-reinstall typst"),
        (_GEEN_LETTERS, _RENDER, "font-source-sans-pro"),
        (_GEEN_LETTERS, _FIGUUR, "font-source-sans-pro"),
        (_GEEN_LETTERS, _VOORAF, "font-source-sans-pro"),
        (_KAPOT, _FIGUUR, "lettertype ontbreekt of is beschadigd"),
        (_KAPOT, _RENDER, "lettertype ontbreekt of is beschadigd"),
    ],
)
def test_een_weggenomen_hulpmiddel(
    roep: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, uit: str, wat: str, melding: str
) -> None:
    klaar = roep(uit, wat)
    assert klaar.returncode == 3, klaar.stderr
    assert klaar.stderr.startswith("Fout: ") and klaar.stderr.count("\n") == 1, klaar.stderr
    assert melding in klaar.stderr
    assert not list((tmp_path / "werk").glob("kwaliteitsverslag.*")), "nothing half"


@pytest.mark.parametrize("kapot", ["geen programma", "niet uitvoerbaar"])
def test_een_beschadigde_pandoc(
    roep: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, kapot: str
) -> None:
    pad = tmp_path / "pandoc"
    pad.write_bytes(b"\x7fELF kapot")
    pad.chmod(0o755 if kapot == "geen programma" else 0o644)
    for wat in (_RENDER, _TEKSTEN, _HUISSTIJL):
        klaar = roep("", wat, PYPANDOC_PANDOC=str(pad))
        assert klaar.returncode == 3, klaar.stderr
        assert klaar.stderr.startswith("Fout: ") and klaar.stderr.count("\n") == 1, klaar.stderr
        assert "andoc" in klaar.stderr


def test_zonder_chromium_zegt_het_maken_van_de_plaatjes_wat_er_ontbreekt(tmp_path: Path) -> None:
    omgeving = {**os.environ, "KKFZ_CHROMIUM": str(tmp_path / "weg")}
    maak = [sys.executable, str(PROJECT / "docs" / "beelden" / "maak.py")]
    klaar = subprocess.run(maak, env=omgeving, cwd=tmp_path, capture_output=True, text=True)
    assert klaar.returncode == 3
    assert klaar.stderr.count("\n") == 1 and "Chromium" in klaar.stderr and "KKFZ_CHROMIUM" in klaar.stderr
