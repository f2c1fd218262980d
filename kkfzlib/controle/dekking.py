"""How much of a report was read and tested: part of the answer, for "0 fouten" says little about what wasn't read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from .onderzocht import GepubliceerdVerslag
from .rekenen.tabelsommen import heeft_som

WEINIG = 0.5
"""Below this share of sentences read the coverage says so."""
_NEDERLANDS = frozenset(
    ("de", "het", "een", "van", "op", "te", "dat", "voor", "met", "zijn", "niet", "aan", "wordt", "ook")
)
_ANDERS = frozenset(
    ("the", "and", "to", "that", "for", "it", "as", "by", "this", "from", "der", "und", "das", "les", "des")
)


@dataclass(frozen=True, slots=True)
class Dekking:
    """Counts of sentences with numbers and of tables with numbers; ``waarschuwingen`` in words for a reader."""

    zinnen_met_getallen: int
    zinnen_gelezen: int
    zinnen_getoetst: int
    tabellen: int
    tabellen_getoetst: int
    kader: bool
    waarschuwingen: tuple[str, ...]

    @property
    def regel(self) -> str:
        """The coverage in one line."""
        return (
            f"{self.zinnen_met_getallen} zinnen met getallen: {self.zinnen_gelezen} gelezen, {self.zinnen_getoetst} "
            f"getoetst; {self.tabellen} tabellen: {self.tabellen_getoetst} getoetst"
        )

    def als_object(self) -> dict[str, object]:
        """For ``--json``: the counts, the line and the warnings."""
        return {**asdict(self), "waarschuwingen": list(self.waarschuwingen), "samenvatting": self.regel}


def dekking(verslag: GepubliceerdVerslag) -> Dekking:
    """What was read and tested of a published report."""
    uitslag = verslag.tekstuitslag
    bekend = {
        (b.zin.slot, b.zin.regel, b.zin.tekst)
        for b in verslag.beweringen
        if verslag.feiten.gezegd(*b.sleutel, str(b.periode)) is not None
    }
    getoetst = sum(heeft_som(t) for t in verslag.tabellen)
    met, gelezen = len(uitslag.met_getallen), len(uitslag.gelezen)
    zeg = [*verslag.gelezen.opmerkingen, *_over_taal(verslag.zinnen_tekst())]
    if not met and not verslag.tabellen:
        zeg.append(
            "Er zijn geen zinnen of tabellen met getallen gelezen: deze uitkomst zegt niets over het verslag."
        )
    elif met and gelezen < WEINIG * met:
        zeg.append(f"Minder dan de helft van de zinnen met getallen is gelezen ({gelezen} van {met}).")
    return Dekking(
        met, gelezen, len(uitslag.met_getallen & (uitslag.getoetst | bekend)), len(verslag.tabellen), getoetst,
        verslag.kader, tuple(zeg),
    )  # fmt: skip


def _over_taal(tekst: str) -> Sequence[str]:
    woorden = re.findall(r"[a-zà-ÿ]+", tekst[:200_000].lower())
    if len(woorden) < 20:
        return ()
    eigen, ander = (sum(w in lijst for w in woorden) for lijst in (_NEDERLANDS, _ANDERS))
    if eigen >= ander:
        return ()
    return ("Dit lijkt geen Nederlandse tekst; de controle leest alleen Nederlands.",)
