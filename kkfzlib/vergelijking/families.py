"""Which kengetallen are compared, in which section of ``vergelijking.qmd``, and which parts of them are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from kkfzlib.kengetallen.register import GEKOZEN, REGISTER, kengetal


@dataclass(frozen=True)
class Familie:
    """One section: the name of its file in ``inhoud/``, and what it is about."""

    id: str
    onderwerp: str

    @property
    def kengetallen(self) -> tuple[str, ...]:
        """The ids that the registry puts in this section, in order."""
        eigen = [k for k in REGISTER.values() if k.tonen.familie == self.id]
        return tuple(k.id for k in sorted(eigen, key=lambda k: k.tonen.plaats))


FAMILIES = (
    Familie("clienten", "cliënten en doorstroom"),
    Familie("verblijf", "bedden en verblijf"),
    Familie("omzet", "omzet"),
    Familie("continuiteit", "continuïteit van zorg (indicator 2)"),
    Familie("team", "het team"),
    Familie("scholing", "scholing"),
    Familie("incidenten", "incidenten"),
    Familie("tevredenheid", "tevredenheid"),
    Familie("samenwerking", "beleid en samenwerking"),
)


def getekend(id: str, uitsplitsingen: list[str]) -> list[str]:
    """The parts of a kengetal that get a panel in its figure, out of those that occur; never a bare count (``6:n``)."""
    gewenst = kengetal(id).tonen.getekend
    if gewenst == (GEKOZEN,):
        return [u for u in uitsplitsingen if ":" not in u]
    return [u for u in gewenst if u in uitsplitsingen]


def in_tabel(id: str, uitsplitsing: str) -> bool:
    """Whether a part stands in the table: months stand in the control chart, questions in the reports."""
    return not uitsplitsing.startswith(kengetal(id).tonen.buiten_tabel)
