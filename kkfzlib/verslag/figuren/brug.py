"""The bridge from clients on the first day to clients on the last: who came, who went, and what is left to explain."""

from __future__ import annotations

from dataclasses import dataclass

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import kengetal
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.figuren import staand, waarden
from kkfzlib.verslag.figuren.paneel import Paneel, Paneelrij, Staaf
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Reeks, maker


@dataclass(frozen=True)
class Brug:
    """Cells of both ends and of each flow; all of them are shown."""

    begin: Cijfer
    eind: Cijfer
    erbij: tuple[Cijfer, ...]
    eruit: tuple[Cijfer, ...]

    @property
    def bij(self) -> float:
        """All stays and trajectories that began."""
        return sum(waarden.getekend(c) or 0.0 for c in self.erbij)

    @property
    def af(self) -> float:
        """All stays and trajectories that ended."""
        return sum(waarden.getekend(c) or 0.0 for c in self.eruit)

    @property
    def rest(self) -> float:
        """What coming and going do not explain: people with two forms of care at once, or other sources."""
        return (
            (waarden.getekend(self.eind) or 0.0) - (waarden.getekend(self.begin) or 0.0) - self.bij + self.af
        )


def brug_van(gepubliceerd: Gepubliceerd) -> Brug | None:
    """None unless both ends and every flow of the registry's forms of care are shown."""
    begin, eind = gepubliceerd.vorig("clienten", "totaal"), gepubliceerd.get("clienten", "totaal")
    stromen = [
        [gepubliceerd.get(k, u) for u in kengetal(k).uitsplitsingen]
        for k in ("instroom", "uitstroom_plaatsing")
    ]
    if any(waarden.getekend(c) is None for c in (begin, eind, *stromen[0], *stromen[1])):
        return None
    assert begin is not None and eind is not None
    erbij, eruit = (tuple(c for c in s if c is not None) for s in stromen)
    return Brug(begin, eind, erbij, eruit)


@maker
def brug(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek | None:
    """``fig-brug``: from the clients at the end of last year to those at the end of this one."""
    b = brug_van(gepubliceerd)
    if b is None:
        return None
    zin = (
        f"Eind {b.begin.periode} {waarden.gezegd(b.begin)} cliënten; begonnen {_getal(b.bij)}; geëindigd "
        f"{_getal(b.af)}; eind {b.eind.periode} {waarden.gezegd(b.eind)} cliënten."
    )
    reeksen = (Reeks("Cliënten op de peildatum", (b.begin, b.eind)),)
    return Grafiek(
        "brug", f"Van {_getal(waarden.getekend(b.begin) or 0)} naar {_getal(waarden.getekend(b.eind) or 0)} cliënten",
        "Watervaldiagram van cliënten.", (Deel(reeksen, kolommen=(b.begin.periode, b.eind.periode)),),
        lambda _, titel: staand.teken((_waterval(b),), titel, hoogte=76.0), ("Kengetal",), zin=lambda *_: zin,
        bij="indicator-2",
    )  # fmt: skip


def _waterval(b: Brug) -> Paneel:
    begin, eind = (waarden.getekend(c) or 0.0 for c in (b.begin, b.eind))
    staven = [
        Staaf(f"31 december {b.begin.periode}", begin, _getal(begin), 1),
        Staaf("Begonnen", b.bij, f"+{_getal(b.bij)}", 3, onder=begin),
        Staaf("Geëindigd", -b.af, _getal(-b.af), 2, onder=begin + b.bij),
    ]
    if b.rest:
        naam = "Zorgvormen tegelijk of anders"
        staven.append(
            Staaf(naam, b.rest, opmaak.met_teken(_getal(b.rest), b.rest), 1, onder=begin + b.bij - b.af)
        )
    staven.append(Staaf(f"31 december {b.eind.periode}", eind, _getal(eind), 0))
    return Paneel((Paneelrij("", tuple(staven)),), "aantal cliënten, verblijven en trajecten", doorloop=True)


def _getal(waarde: float) -> str:
    return opmaak.getal(waarde)
