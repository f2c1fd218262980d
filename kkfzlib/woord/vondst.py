"""What reading a document finds: where it stands, in words, and never who wrote it beyond initials."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kkfzlib.bevindingen import Ernst


@dataclass(frozen=True)
class Plek:
    """A place in a document: the slot (empty outside all) and what of it (``alinea 3``, ``tabel 1, rij 2``)."""

    slot: str
    waar: str = ""

    def __str__(self) -> str:
        return "!".join(d for d in (self.slot or "buiten de onderdelen", self.waar) if d)


@dataclass(frozen=True)
class Vondst:
    """One finding; ``code`` and ``details`` are of the message catalogue."""

    code: str
    plek: Plek
    waarde: str = ""
    ernst: Ernst = "fout"
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Opmerking:
    """A comment in the margin: where it begins, initials of who made it, and what it says."""

    plek: Plek
    auteur: str
    tekst: str


@dataclass(frozen=True)
class Wijziging:
    """A tracked change: where, by whom (initials), what was done to which words."""

    plek: Plek
    auteur: str
    soort: str
    tekst: str


_DELER = re.compile(r"[\s._\-]+")


def initialen(naam: str, opgegeven: str = "") -> str:
    """Initials of an author: as given when they are initials, else the first letters; never a name.

    >>> initialen("Jan de Vries"), initialen("j.jansen@zorg.example"), initialen("", "Pietersen")
    ('JdV', 'jj', 'P')
    """
    if 0 < len(opgegeven) <= 3 and opgegeven.isalpha():
        return opgegeven
    delen = _DELER.split((naam or opgegeven).partition("@")[0])
    return "".join(d[0] for d in delen if d[:1].isalpha())[:4] or "?"
