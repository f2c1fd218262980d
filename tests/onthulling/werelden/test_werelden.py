"""The judge: no figure that a random small organisation's editions leave hidden is the same in all worlds.

``make groot`` attacks forty organisations instead of a handful, ``KKFZ_WERELDEN=1000`` that many;
``python -m tests.onthulling.werelden`` prints the finds per kind.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.onthulling.werelden.aanval import Uitkomst, val_aan
from tests.onthulling.werelden.publiceren import publiceer
from tests.onthulling.werelden.toeval import organisatie

pytestmark = pytest.mark.traag(reden="every edition of an organisation published, and attacked by a solver")
groot = pytest.mark.groot(reden="more random organisations; make test attacks eight of them")
ENKELE = range(8)
ZADEN = [
    *ENKELE,
    *(pytest.param(z, marks=groot) for z in range(8, int(os.environ.get("KKFZ_WERELDEN", "40")))),
]
Aanval = Callable[[int], Uitkomst]


@pytest.fixture(scope="module")
def aanval(tmp_path_factory: pytest.TempPathFactory) -> Aanval:
    """The attack on the organisation of one seed, made once."""
    klaar: dict[int, Uitkomst] = {}

    def val(zaad: int) -> Uitkomst:
        if zaad not in klaar:
            org = organisatie(zaad)
            uitgaven = publiceer(org, tmp_path_factory.mktemp(org.slug))
            assert uitgaven, "not one edition of a valid organisation came out"
            klaar[zaad] = val_aan(org, uitgaven)
        return klaar[zaad]

    return val


@pytest.mark.parametrize("zaad", ZADEN)
def test_wat_verborgen_is_verschilt_tussen_de_werelden(zaad: int, aanval: Aanval) -> None:
    # What could have been printed is hidden to protect something else and is no secret itself (see ``secundair``).
    assert [str(v) for v in aanval(zaad).vondsten if not v.secundair] == []


@pytest.mark.parametrize("zaad", ZADEN)
def test_geen_te_kleine_groep_is_gedrukt(zaad: int, aanval: Aanval) -> None:
    assert aanval(zaad).open == []


@pytest.mark.parametrize("zaad", ZADEN)
def test_de_ware_wereld_geeft_de_gedrukte_getallen(zaad: int, aanval: Aanval) -> None:
    """Attacker and product mean the same by every figure, or the attack proves nothing."""
    assert aanval(zaad).onmogelijk == []


def test_er_valt_iets_te_raden(aanval: Aanval) -> None:
    """Without hidden figures the judge would pass everything."""
    assert sum(aanval(zaad).geheimen.total() for zaad in ENKELE) > len(ENKELE)
