"""Every kengetal means what its spec says."""

from __future__ import annotations

import pytest

from kkfzlib.kengetallen import REGISTER

from .spec import Spec
from .specs_organisatie import SPECS as ORGANISATIE
from .specs_zorg import SPECS as ZORG

SPECS = [*ZORG, *ORGANISATIE]


@pytest.mark.parametrize("spec", SPECS, ids=lambda s: f"{s.kengetal}: {s.zin}")
def test_spec(spec: Spec) -> None:
    spec.toets()


def test_every_kengetal_has_an_example() -> None:
    assert {s.kengetal for s in SPECS if s.voorbeeld} == set(REGISTER)


def test_a_wrong_expectation_fails() -> None:
    fout = Spec("beddagen", "", "plaatsingen\nclient_id | begindatum\nA | 2024-12-30", "waarde\n3")
    with pytest.raises(AssertionError):
        fout.toets()
