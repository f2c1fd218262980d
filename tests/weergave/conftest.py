"""A small report that uses the whole dialect, and an imitation of Quarto that behaves as a test wants."""

from __future__ import annotations

import shlex
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

MONSTER = Path(__file__).parent / "monster"
Nepquarto = Callable[..., Path]

HELE_HTML = "<!DOCTYPE html><html lang='nl'><body>verslag</body></html>\n"
HELE_PDF = "%PDF-1.7\n...\n%%EOF\n"


@pytest.fixture
def werkmap(tmp_path: Path) -> Path:
    """An assembled work directory, in a folder with a space and an ë in its name."""
    doel = tmp_path / "wérk map"
    shutil.copytree(MONSTER, doel)
    return doel


@pytest.fixture
def nepquarto(tmp_path: Path) -> Nepquarto:
    """Make a launcher script like Quarto's: it knows ``--version`` and does ``render`` as told (shell)."""

    def maak(
        render: str = "", *, versie: str = "1.7.34", html: str = HELE_HTML, pdf: str = HELE_PDF, code: int = 0
    ) -> Path:
        pad = tmp_path / "bin" / "quarto"
        pad.parent.mkdir(exist_ok=True)
        schrijf = "".join(
            f'printf %s {shlex.quote(inhoud)} > "$uit/kwaliteitsverslag.{soort}"\n'
            for soort, inhoud in (("html", html), ("pdf", pdf))
            if inhoud is not None
        )
        pad.write_text(
            "#!/bin/sh\n"
            f'if [ "$1" = --version ]; then echo {shlex.quote(versie)}; exit 0; fi\n'
            f'printf "%s\\n" "$@" > {shlex.quote(str(tmp_path / "argumenten"))}\n'
            f"env > {shlex.quote(str(tmp_path / 'omgeving'))}\n"
            'uit=""; vorig=""\n'
            'for deel in "$@"; do [ "$vorig" = --output-dir ] && uit="$deel"; vorig="$deel"; done\n'
            f"{schrijf}{render}\nexit {code}\n"
        )
        pad.chmod(pad.stat().st_mode | stat.S_IXUSR)
        return pad

    return maak
