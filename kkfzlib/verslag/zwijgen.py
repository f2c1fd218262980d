"""What the public report may say about its own making: nothing that follows from what it hides.

Closed by default: a table, file or rule that is not named here counts as one about persons. Whether a finding is told
never depends on a hidden number, so that two organisations that publish the same figures publish the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.schema import TABELLEN

ZONDER_PERSONEN = frozenset(
    {"omzet", "capaciteit", "beleid", "bijeenkomsten", "doelen", "ontwikkelpunten", "benchmarks", "opgave"}
)
"""Tables whose rows are no persons: only of these the public report tells whether and how large they were."""

_BESTANDEN = frozenset({"organisatie.yml", "verslag.yml", "stroomschema.yml"})
# A remark about a row of ``opgave`` can be about the presence of one client, and it does not say which row it is.
_BEVINDINGTABELLEN = ZONDER_PERSONEN - {"opgave"}

_ZONDER_CIJFER = frozenset({"benchmark-bron", "aangekondigd", "aantal-genoemd", "jaar-tekst", "zelfde-maand"})
"""Rules that read texts, plans and benchmarks, and no figure of the organisation."""

_EIGEN_CEL = frozenset({"opgave-registratie", "gemiddelde-zonder-n", "sprong", "vorig-jaar"})
"""Rules whose outcome depends on the named figure alone; every other one reads figures that it does not name."""

_TWEE_JAREN = frozenset({"sprong", "vorig-jaar"})


def tabel_van(b: Invoerbevinding) -> str:
    """The table that a finding on reading is about; empty where it does not say."""
    if "!" in b.cel and not b.bestand.endswith(".docx"):
        return b.cel.split("!")[0]
    naam = PurePath(b.bestand)
    return naam.stem if naam.suffix == ".csv" and naam.stem in TABELLEN else ""


def _over_een_tekst(b: Invoerbevinding) -> bool:
    """Whether a finding is about what a text says; what was still in the margins of a document stays inside."""
    return b.bestand.endswith(".md") or (b.bestand.endswith(".docx") and not b.code.startswith("woord-"))


def inleesbevindingen(alle: Iterable[Invoerbevinding]) -> list[Invoerbevinding]:
    """The findings on reading that are about no person's row: those on texts, settings and tables without persons."""
    return [
        b for b in alle if b.bestand in _BESTANDEN or _over_een_tekst(b) or tabel_van(b) in _BEVINDINGTABELLEN
    ]


def bevindingen(alle: Sequence[Bevinding], gepubliceerd: Gepubliceerd) -> list[Bevinding]:
    """The findings of the audit that follow from published figures alone, in the same order."""
    return [b for b in alle if _volgt_uit_gepubliceerd(b, gepubliceerd)]


def _volgt_uit_gepubliceerd(b: Bevinding, gepubliceerd: Gepubliceerd) -> bool:
    if b.regel in _ZONDER_CIJFER:
        return True
    if b.regel not in _EIGEN_CEL:
        return not any(c.verborgen for c in gepubliceerd if _verwant(b.kengetal, c.kengetal))
    cellen = gepubliceerd.perioden(b.kengetal, b.uitsplitsing)
    jaren = {c.periode for c in cellen}
    beide = b.regel not in _TWEE_JAREN or gepubliceerd.vergelijk_met in jaren
    return bool(cellen) and beide and not any(c.verborgen for c in cellen)


def _verwant(een: str, ander: str) -> bool:
    """Whether a rule that names ``een`` may have read ``ander`` too; a name that says nothing may have read all."""
    return een not in REGISTER or bool(REGISTER[een].verwante_tabellen & REGISTER[ander].verwante_tabellen)
