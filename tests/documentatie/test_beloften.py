"""Every test that the page of promises names exists, and every module of the reliability group is named there."""

from __future__ import annotations

import re

import pytest

from kkfzlib.dossier import PROJECT

PAGINA = (PROJECT / "docs" / "beloften.md").read_text(encoding="utf-8")
GENOEMD = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", PAGINA)))


@pytest.mark.parametrize("naam", GENOEMD)
def test_genoemde_test_bestaat(naam: str) -> None:
    bestand, _, functie = naam.partition("::")
    inhoud = (PROJECT / bestand).read_text(encoding="utf-8")
    assert re.search(rf"^def {functie or 'test_'}", inhoud, re.MULTILINE)


def test_elke_groep_van_betrouwbaarheid_staat_erop() -> None:
    modules = {
        p.relative_to(PROJECT).as_posix() for p in (PROJECT / "tests" / "betrouwbaarheid").glob("test_*.py")
    }
    assert modules <= {n.partition("::")[0] for n in GENOEMD}
