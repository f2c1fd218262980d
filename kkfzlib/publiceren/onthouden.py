"""Protection asked twice is computed once: its answer is kept beside the figures, under a hash of all that it rests on.

Notebook 05, both renderings and the plan of every later year ask the same. What is kept holds no more than
``kengetallen.parquet`` in the same folder does. Anything that does not read back whole is computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.uitvoeren.schijf import schrijf_atomair

if TYPE_CHECKING:
    from kkfzlib.dossier import Dossier

HOOGSTENS = 12
"""Answers kept per year: two profiles, and the rounds in which the audit asks for more."""


def onthouden(dossier: Dossier, vraag: Iterable[object], maak: Callable[[], Gepubliceerd]) -> Gepubliceerd:
    """The answer of ``maak``, or that of an earlier run to the same ``vraag``: everything that ``maak`` reads.

    The code, the solver and the day (decisions expire) belong to every question.
    """
    map = dossier.processed / ".bescherming"
    pad = map / f"{_hash([_code(), date.today().isoformat(), *vraag])}.json"
    if (bewaard := _lees(pad)) is not None:
        return bewaard
    antwoord = maak()
    with contextlib.suppress(OSError):
        map.mkdir(mode=0o700, parents=True, exist_ok=True)
        tekst = antwoord.als_json().encode()
        schrijf_atomair(pad, hashlib.sha256(tekst).hexdigest().encode() + b"\n" + tekst)
        for oud in sorted(map.glob("*.json"), key=lambda p: p.stat().st_mtime_ns)[:-HOOGSTENS]:
            oud.unlink()
    return antwoord


def _lees(pad: Path) -> Gepubliceerd | None:
    try:
        som, _, tekst = pad.read_bytes().partition(b"\n")
        if hashlib.sha256(tekst).hexdigest().encode() != som:
            return None
        return Gepubliceerd.uit_json(tekst.decode())
    except (OSError, ValueError, TypeError, KeyError):
        return None


@cache
def _code() -> str:
    import scipy

    from kkfzlib.uitvoeren.afhankelijk import code_van_module

    return json.dumps([scipy.__version__, pd.__version__, code_van_module("kkfzlib.publiceren.poort")])


def _hash(delen: Iterable[object]) -> str:
    som = hashlib.sha256()
    for deel in delen:
        som.update(_tekst(deel).encode() + b"\0")
    return som.hexdigest()[:32]


def _tekst(deel: object) -> str:
    """The same text for the same value, in every process: no set order, numbers in full."""
    if isinstance(deel, pd.DataFrame):
        return deel.to_csv(index=False)
    if isinstance(deel, Mapping):
        return "".join(f"{sleutel!r}: {_tekst(deel[sleutel])};" for sleutel in sorted(deel, key=repr))
    if isinstance(deel, Collection) and not isinstance(deel, str | bytes | list | tuple):
        return repr(sorted(map(repr, deel)))
    return repr(deel)
