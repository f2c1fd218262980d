"""The four made-up organisations of exports, made once for all tests that need them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kkfzlib.voorbeeld.bronnen import maak_bronnen

SLEUTEL = "een sleutel die alleen in tests bestaat"


@pytest.fixture(scope="session")
def bronnen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Data root with the organisations; ``verwacht/`` in it holds the contract tables that the imports should give."""
    map_ = tmp_path_factory.mktemp("bronnen")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("KKFZ_SLEUTEL", SLEUTEL)
        maak_bronnen(map_, met_contracttabellen=map_ / "verwacht")
        yield map_
