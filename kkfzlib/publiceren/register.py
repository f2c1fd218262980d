"""The ledger: everything an organisation ever published, in one file beside the data.

``<data>/publicatie/<organisatie>.json`` holds per edition the year, the day and the published rows as they stand in
``kengetallen.csv``; and the years of which it is recorded that nothing was published. It holds no more than what is
public, and belongs in the organisation's own archive: without it the next report cannot know what outsiders know.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.fouten import InvoerFout, MachineFout
from kkfzlib.uitvoeren.schijf import als_machinefout, schrijf_atomair

if TYPE_CHECKING:
    import pandas as pd

# As in kkfzlib.kengetallen.contract and kkfzlib.onthulling, which import pandas: asking what is up to date must not.
KOLOMMEN = ("kengetal", "uitsplitsing", "periode", "waarde", "eenheid", "teller", "noemer", "herkomst")
MARKERING = "x"


@dataclass(frozen=True)
class Uitgave:
    """One published edition: the report year, the day (ISO) and its rows, texts as in the export."""

    jaar: int
    op: str
    rijen: tuple[dict[str, str], ...]

    @property
    def kenmerk(self) -> str:
        """Hash of the rows: the same figures give the same, whatever the day."""
        return hashlib.sha256(json.dumps(self.rijen, sort_keys=True).encode()).hexdigest()

    @property
    def frame(self) -> pd.DataFrame:
        """Contract columns and a bool ``verborgen``; a single field that was hidden is NaN."""
        import pandas as pd

        frame = pd.DataFrame(list(self.rijen), columns=list(KOLOMMEN))
        frame["verborgen"] = frame["waarde"] == MARKERING
        frame["uitsplitsing"] = frame["uitsplitsing"].str.removeprefix("'")
        for kolom in ("waarde", "teller", "noemer"):
            getal = frame[kolom].where(~frame[kolom].isin([MARKERING, ""]))
            frame[kolom] = pd.to_numeric(getal, errors="coerce").astype("float64")
        return frame


@dataclass(frozen=True)
class Publicatieregister:
    """The editions, oldest first, and the years recorded as never published."""

    organisatie: str
    uitgaven: tuple[Uitgave, ...] = ()
    niet_gepubliceerd: tuple[int, ...] = field(default=())

    def kent(self, jaar: int) -> bool:
        """Whether it is known what of this year is out."""
        return jaar in self.niet_gepubliceerd or any(u.jaar == jaar for u in self.uitgaven)

    def voor(self, eigen: Uitgave | None) -> tuple[Uitgave, ...]:
        """The editions that were out before ``eigen`` was published; all of them when it was not."""
        for n, uitgave in enumerate(self.uitgaven):
            if eigen is not None and (uitgave.jaar, uitgave.kenmerk) == (eigen.jaar, eigen.kenmerk):
                return self.uitgaven[:n]
        return self.uitgaven


def lees(pad: Path, organisatie: str) -> Publicatieregister:
    """The ledger in ``pad``; an empty one where there is none. InvoerFout when it is damaged."""
    if not pad.is_file():
        return Publicatieregister(organisatie)
    try:
        inhoud = json.loads(pad.read_text(encoding="utf-8"))
        uitgaven = tuple(
            Uitgave(int(u["jaar"]), str(u["op"]), tuple({k: str(r[k]) for k in KOLOMMEN} for r in u["rijen"]))
            for u in inhoud["uitgaven"]
        )
        return Publicatieregister(
            organisatie, uitgaven, tuple(int(j) for j in inhoud.get("niet_gepubliceerd", ()))
        )
    except (OSError, ValueError, KeyError, TypeError) as fout:
        herstel = "zet de laatste goede versie van dit bestand terug; het zegt wat al openbaar is"
        raise InvoerFout(
            [Invoerbevinding(pad.name, None, "", "", "", "publicatieregister",
                             "het publicatieregister is niet te lezen", herstel)]
        ) from fout  # fmt: skip


def lees_uitgave(csv_pad: Path, jaar: int, op: date | None = None) -> Uitgave:
    """The edition that a published ``kengetallen.csv`` is."""
    with csv_pad.open(encoding="utf-8-sig", newline="") as bestand:
        rijen = tuple({k: r.get(k) or "" for k in KOLOMMEN} for r in csv.DictReader(bestand))
    return Uitgave(jaar, (op or date.today()).isoformat(), rijen)


def schrijf_uitgave(pad: Path, organisatie: str, uitgave: Uitgave) -> None:
    """Add an edition; the same figures of the same year again change nothing."""
    with _open(pad, organisatie) as register:
        laatste = [u for u in register.uitgaven if u.jaar == uitgave.jaar][-1:]
        if not laatste or laatste[0].kenmerk != uitgave.kenmerk:
            _schrijf(pad, replace(register, uitgaven=(*register.uitgaven, uitgave)))


def schrijf_niet_gepubliceerd(pad: Path, organisatie: str, jaar: int) -> None:
    """Record that nothing of this year was ever published."""
    with _open(pad, organisatie) as register:
        if not register.kent(jaar):
            _schrijf(pad, replace(register, niet_gepubliceerd=(*register.niet_gepubliceerd, jaar)))


@contextmanager
def _open(pad: Path, organisatie: str) -> Iterator[Publicatieregister]:
    """The ledger, to be changed by one process at a time."""
    from filelock import FileLock, Timeout

    with als_machinefout("Het publicatieregister"):
        pad.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(pad.with_name(f".{pad.stem}.slot"), timeout=15):
                yield lees(pad, organisatie)
        except Timeout:
            raise MachineFout("Het publicatieregister is in gebruik; probeer het zo weer.") from None


def _schrijf(pad: Path, register: Publicatieregister) -> None:
    tekst = json.dumps(asdict(register), ensure_ascii=False, indent=1)
    schrijf_atomair(pad, (tekst + "\n").encode(), rechten=0o644)
