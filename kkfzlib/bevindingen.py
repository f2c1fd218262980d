"""The two kinds of findings: about the input (a row to mend) and about the report (a figure to explain)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

Ernst = Literal["fout", "waarschuwing", "info"]

PERSOONSKOLOMMEN = frozenset({"client_id", "medewerker_id", "respondent_id", "toelichting", "citaat"})
"""Columns whose values are never printed, not even partly."""

MASKER = "(afgeschermd)"
_NEGEN = re.compile(r"(?<!\d)\d{9}(?!\d)")


@dataclass(frozen=True, slots=True)
class Invoerbevinding:
    """One finding about raw input: where it is, which rule it breaks and how to mend it.

    ``bestand`` is a base name, ``regel`` the physical line (None for a workbook or a whole file), ``cel``
    the sheet and cell (``plaatsingen!C7``). ``waarde`` is masked here, at the only door, for person columns and
    where it holds nine digits in a row.
    """

    bestand: str
    regel: int | None
    cel: str
    kolom: str
    waarde: str
    code: str
    regeltekst: str
    herstel: str
    ernst: Ernst = "fout"

    def __post_init__(self) -> None:
        persoon = self.kolom.strip().lower() in PERSOONSKOLOMMEN
        if self.waarde and (persoon or _NEGEN.search(self.waarde)):
            object.__setattr__(self, "waarde", MASKER)

    @property
    def plaats(self) -> str:
        """Where to look: ``bestand:regel`` or ``bestand sheet!cel``."""
        if self.bestand.endswith(".docx") and self.cel:
            return f"{self.bestand}, {self.cel.replace('!', ', ')}"
        if self.cel:
            return f"{self.bestand} {self.cel}"
        return f"{self.bestand}:{self.regel}" if self.regel is not None else self.bestand

    def __str__(self) -> str:
        kolom = f", kolom {self.kolom}" if self.kolom else ""
        waarde = f" (waarde: {self.waarde})" if self.waarde else ""
        return f"[{self.ernst}] {self.plaats}{kolom}: {self.regeltekst}{waarde} → {self.herstel}"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding of the consistency audit; ``regel`` is the rule's name (see ``kkfzlib.controle``)."""

    regel: str
    ernst: Ernst
    kengetal: str = ""
    uitsplitsing: str = ""
    verwacht: str = ""
    gevonden: str = ""
    toelichting: str = ""


def in_document(
    bevindingen: Iterable[Invoerbevinding],
    plekken: Mapping[str, Sequence[str]],
    bestand: str = "teksten.docx",
) -> list[Invoerbevinding]:
    """Findings about the lines of a text (``<slot>.md``) at the paragraphs of the document that the text came from."""
    uit = []
    for b in bevindingen:
        slot, _, soort = b.bestand.rpartition(".")
        waar = plekken.get(slot) if soort == "md" else None
        if waar is not None:
            plek = waar[min(max(b.regel or 1, 1), len(waar)) - 1] if waar else ""
            b = replace(b, bestand=bestand, regel=None, cel=f"{slot}!{plek}".rstrip("!"))
        uit.append(b)
    return uit


BEVINDINGKOLOMMEN = tuple(f.name for f in fields(Bevinding))


def heeft_fout(bevindingen: Iterable[Invoerbevinding] | Iterable[Bevinding]) -> bool:
    """Whether any finding has severity ``fout``."""
    return any(b.ernst == "fout" for b in bevindingen)


_VOLGORDE = {"fout": 0, "waarschuwing": 1, "info": 2}


def gesorteerd(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    """Each finding once, worst first, then by rule and figure."""
    uniek = dict.fromkeys(bevindingen)
    return sorted(
        uniek, key=lambda b: (_VOLGORDE[b.ernst], b.regel, b.kengetal, b.uitsplitsing, b.toelichting)
    )


def als_frame(bevindingen: Sequence[Bevinding]) -> pd.DataFrame:
    """Audit findings as a frame with the contract's seven columns, in the order given."""
    import pandas as pd

    return pd.DataFrame([astuple(b) for b in bevindingen], columns=list(BEVINDINGKOLOMMEN), dtype="string")


def als_objecten(bevindingen: Sequence[Invoerbevinding] | Sequence[Bevinding]) -> list[dict[str, object]]:
    """Findings as plain dicts, for ``--json``."""
    if not bevindingen:
        return []
    # Every field is a str or an int; asdict would copy each of them deeply.
    namen = [f.name for f in fields(bevindingen[0])]
    return [{n: getattr(b, n) for n in namen} for b in bevindingen]


def als_json(bevindingen: Sequence[Invoerbevinding] | Sequence[Bevinding]) -> str:
    """A JSON list with one finding per line: fast to write for many, and readable."""
    return "[" + ",\n ".join(json.dumps(o, ensure_ascii=False) for o in als_objecten(bevindingen)) + "]"
