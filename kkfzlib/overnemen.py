"""What a new year takes over from the latest earlier one: what seldom changes, and plans that are not finished.

Everything keeps the form in which it was delivered (CSV, workbook, Markdown or Word) and stands in one place only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from kkfzlib.dossier import KOPPELING, Dossier
from kkfzlib.inlezen.lezing import lees_tabellen
from kkfzlib.inlezen.mappen import WERKBOEK, inventariseer
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.tekstlezing import Geleverd, geleverde_teksten
from kkfzlib.instellingen import Instellingen
from kkfzlib.schema import TABELLEN

TEKSTEN = ("organisatie", "missie", "visie", "leeswijzer")
"""Texts that seldom change."""
BESTANDEN = ("stroomschema.yml", KOPPELING)
"""Files that are copied as they are."""


@dataclass(frozen=True)
class Overgenomen:
    """What goes along. ``tabellen`` are clean frames; those in ``in_werkboek`` were delivered in the workbook."""

    jaar: int = 0
    tabellen: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    in_werkboek: frozenset[str] = frozenset()
    teksten: Mapping[str, str] = field(default_factory=dict)
    in_word: bool = False
    """The texts were written in Word."""
    beelden: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures in those texts, by the name that they have there."""
    bestanden: tuple[Path, ...] = ()


def neem_over(vorig: Dossier, jaar: int) -> Overgenomen:
    """What of the folder of ``vorig`` goes along to ``jaar``; what can't be read stays behind."""
    melder = Melder()
    inventaris = inventariseer(vorig, melder)
    gelezen = lees_tabellen(inventaris, Instellingen.standaard(vorig.jaar), melder)
    tabellen = {
        naam: f for naam, kies in _KIES.items() if (f := kies(gelezen.frames.get(naam), jaar)) is not None
    }
    boek = inventaris.werkboek.name if inventaris.werkboek else WERKBOEK
    in_boek = {str(r.get("tabel")) for r in gelezen.inlezing if r.get("bestand") == boek}
    geleverd = geleverde_teksten(vorig)
    teksten = {slot: geleverd.teksten[slot] for slot in TEKSTEN if slot in geleverd.teksten}
    return Overgenomen(
        vorig.jaar,
        tabellen,
        frozenset(in_boek & tabellen.keys()),
        teksten,
        _in_word(geleverd),
        {n: b for n, b in geleverd.document.beelden.items() if any(n in t for t in teksten.values())},
        tuple(p for naam in BESTANDEN if (p := vorig.raw / naam).is_file()),
    )


def _in_word(geleverd: Geleverd) -> bool:
    """Whether most of last year's texts were written in Word: an untouched template lies in every folder."""
    word = len(geleverd.document.plekken.keys() & geleverd.teksten.keys())
    return 2 * word > len(geleverd.teksten)


def _open_doelen(frame: pd.DataFrame | None, jaar: int) -> pd.DataFrame | None:
    """Goals that are not done or dropped, with their status."""
    if frame is None:
        return None
    return _of_niets(frame[~frame["status"].isin(["gereed", "vervallen"])])


def _punten(frame: pd.DataFrame | None, jaar: int) -> pd.DataFrame | None:
    """Every ontwikkelpunt, with a column for the new year."""
    if frame is None or frame.empty:
        return None
    return frame if str(jaar) in frame else frame.assign(**{str(jaar): False})


def _bedden(frame: pd.DataFrame | None, jaar: int) -> pd.DataFrame | None:
    """The beds that are still there on the first day of the year."""
    if frame is None:
        return None
    nog = frame["einddatum"].isna() | (frame["einddatum"] > pd.Timestamp(jaar, 1, 1))
    return _of_niets(frame[nog])


def _onderzoeken(frame: pd.DataFrame | None, jaar: int) -> pd.DataFrame | None:
    """The surveys with their scales; how many were invited, and when, is for the new year to say."""
    return None if frame is None else _of_niets(frame.assign(uitgenodigd=None, moment=None))


def _of_niets(frame: pd.DataFrame) -> pd.DataFrame | None:
    return None if frame.empty else frame.reset_index(drop=True)


_KIES = {
    "doelen": _open_doelen,
    "ontwikkelpunten": _punten,
    "capaciteit": _bedden,
    "onderzoeken": _onderzoeken,
}


def getypt(waarde: Any) -> str:
    """A clean value as somebody types it in a CSV file."""
    if waarde is None or (not isinstance(waarde, str) and pd.isna(waarde)):
        return ""
    if isinstance(waarde, bool):
        return "x" if waarde else ""
    if isinstance(waarde, pd.Timestamp):
        return waarde.strftime("%d-%m-%Y")
    if isinstance(waarde, float):
        return f"{waarde:.10g}".replace(".", ",")
    return str(waarde)


def in_cel(waarde: Any) -> Any:
    """A clean value as it stands in a cell of the workbook."""
    if isinstance(waarde, bool) or waarde is None or (not isinstance(waarde, str) and pd.isna(waarde)):
        return getypt(waarde) or None
    return waarde.to_pydatetime() if isinstance(waarde, pd.Timestamp) else waarde


def kop_van(naam: str, frame: pd.DataFrame | None, jaar: int) -> list[str]:
    """The columns of a table in the new year, with the years of what goes along."""
    jaren = set(range(jaar, jaar + 4)) | {
        int(k) for k in ([] if frame is None else frame.columns) if str(k).isdigit()
    }
    return list(TABELLEN[naam].kop(sorted(jaren)))
