"""Progress as a person reads it: every step once, with its own time, also when steps run side by side."""

from __future__ import annotations

import io
import re

import pytest

from kkfzlib.terminal import Voortgang
from kkfzlib.uitvoeren.stappenplan import Klaar


def _regels(stroom: io.StringIO) -> list[str]:
    return [re.sub(r"\s+\d+,\d s$", "", r) for r in stroom.getvalue().splitlines()]


def test_stappen_naast_elkaar_hebben_elk_hun_regel_met_tijd() -> None:
    stroom = io.StringIO()
    with Voortgang(stroom) as meld:
        for bericht in ("een", "twee", Klaar("twee"), "drie", Klaar("een")):
            meld(bericht)
    assert _regels(stroom) == ["twee", "een", "drie"]
    assert all(re.search(r"\d,\d s$", r) for r in stroom.getvalue().splitlines())


def test_een_mislukte_stap_heet_niet_klaar() -> None:
    stroom = io.StringIO()
    with pytest.raises(RuntimeError), Voortgang(stroom) as meld:
        meld("een")
        meld(Klaar("een"))
        meld("twee")
        raise RuntimeError
    assert _regels(stroom) == ["een"]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_op_een_terminal_blijven_de_regels_van_wat_klaar_is_staan() -> None:
    stroom = _Terminal()
    with Voortgang(stroom) as meld:
        for bericht in ("een", "twee", Klaar("twee"), Klaar("een")):
            meld(bericht)
    assert re.search(r"twee +\d,\d s", stroom.getvalue())
    assert re.search(r"een +\d,\d s", stroom.getvalue())
