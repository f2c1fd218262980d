"""What every command does before and after its work."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kkfzlib.dossier import PROJECT


@pytest.mark.skipif(os.name == "nt", reason="kanalen sluiten gaat hier met de shell")
@pytest.mark.parametrize("dicht", ["<&-", "2>&-", "<&- 2>&-"])
def test_wat_de_aanroeper_dicht_liet_gaat_eerst_open(dicht: str) -> None:
    """A pipe that got number 0 would be replaced in a child, and the child take its parent for dead."""
    code = (
        "import os; from kkfzlib.foutmelding import uitvoeren; "
        "raise SystemExit(uitvoeren(lambda: 40 + (min(os.pipe()) > 2)))"
    )
    opdracht = f'exec "$1" -c "$2" {dicht}'
    klaar = subprocess.run(
        ["sh", "-c", opdracht, "sh", sys.executable, code], cwd=PROJECT, capture_output=True, check=False
    )
    assert klaar.returncode == 41, klaar.stderr
