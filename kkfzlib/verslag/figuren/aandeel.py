"""Forensic against other care: a ring for clients and one for revenue, labelled beside the parts."""

from __future__ import annotations

from dataclasses import dataclass

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.onthulling.gepubliceerd import MARKERING, Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import wikkel
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Reeks, maker
from kkfzlib.verslag.getallen import Cijfers

_DELEN = ("fz", "anders")
_HOOG = 98.0
_STRAAL = 44.0
_DIKTE = 15.0
_LABELRUIMTE = 112.0


@dataclass(frozen=True)
class _Ring:
    """One ring: what it divides, its shares (fz, anders), and the amounts and total behind them."""

    naam: str
    aandelen: tuple[Cijfer, Cijfer]
    aantallen: tuple[Cijfer | None, Cijfer | None]
    totaal: Cijfer | None

    @property
    def open(self) -> bool:
        """Whether it may be drawn to scale: one hidden share would follow from the other."""
        return all(waarden.getekend(c) is not None for c in self.aandelen)

    @property
    def som(self) -> float:
        """Sum of the shown shares: about 100, or 0 when there is nothing to divide."""
        return sum(waarden.getekend(c) or 0.0 for c in self.aandelen)


@maker
def aandeel(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek | None:
    """``fig-aandeel``: share of forensic and other care in clients and revenue; None when no share is published."""
    soorten = (("clienten", "Cliënten"), ("omzet", "Omzet"))
    ringen = [r for r in (_ring(gepubliceerd, id, naam) for id, naam in soorten) if r]
    if not any(r.open for r in ringen):
        return None
    namen = [uitsplitsing_naam("clienten", u, invoer.gids) for u in _DELEN]
    wat = " en ".join(r.naam.lower() for r in ringen)
    return Grafiek(
        "aandeel", f"Forensische en anders gefinancierde zorg: aandeel in {wat}", "Ringdiagram.",
        tuple(_deel(r, namen) for r in ringen), lambda _, titel: _teken(ringen, namen, titel), ("Soort zorg",),
        bevinding=lambda c: _bevinding(c, ringen),
        zin=lambda grafiek, deel: _zin(ringen[grafiek.delen.index(deel)], namen),
    )  # fmt: skip


def _bevinding(cijfers: Cijfers, ringen: list[_Ring]) -> str:
    """``Forensische zorg is 75,86% van de cliënten en 80,87% van de omzet``."""
    delen = [f"{cijfers.van(r.aandelen[0])} van de {r.naam.lower()}" for r in ringen if r.open]
    return f"Forensische zorg is {opsomming(delen)}"


def _ring(gepubliceerd: Gepubliceerd, id: str, naam: str) -> _Ring | None:
    fz, anders = (gepubliceerd.get(f"{id}_aandeel", u) for u in _DELEN)
    if fz is None or anders is None:
        return None
    aantallen = (gepubliceerd.get(id, "fz"), gepubliceerd.get(id, "anders"))
    return _Ring(naam, (fz, anders), aantallen, gepubliceerd.get(id, "totaal"))


def _deel(ring: _Ring, namen: list[str]) -> Deel:
    paren = zip(namen, ring.aantallen, ring.aandelen, strict=True)
    reeksen = tuple(Reeks(f"{ring.naam}: {n.lower()}", (aantal, share)) for n, aantal, share in paren)
    return Deel(reeksen, kolommen=("Aantal of bedrag", "Aandeel"))


def _teken(ringen: list[_Ring], namen: list[str], titel: str) -> bytes:
    voet = any(not r.open for r in ringen)
    with blad(_HOOG * len(ringen) + (12 if voet else 0)) as vel:
        for nummer, ring in enumerate(ringen):
            _teken_ring(vel, ring, namen, _HOOG * (nummer + 0.5))
        if voet:
            vel.voetnoot(_HOOG * len(ringen) + 4, waarden.VOETNOOT)
        return vel.svg(titel)


def _teken_ring(vel: Blad, ring: _Ring, namen: list[str], y: float) -> None:
    midden = (stijl.BREEDTE / 2, y)
    if ring.open and ring.som > 0:
        _delen(vel, ring, midden)
    else:
        vel.ringdeel(midden, _STRAAL, _DIKTE, 0, 360, stijl.RASTER)
    kern = [ring.naam] + ([waarden.bij(ring.totaal)] if ring.totaal is not None else [])
    vel.tekst(*midden, kern, grootte=stijl.KLEIN, h="center", vet=True)
    for nummer, h in enumerate(("left", "right")):
        x = stijl.BREEDTE / 2 + (_STRAAL + 10) * (-1 if h == "left" else 1)
        vel.tekst(x, y, _label(ring, namen, nummer), h="right" if h == "left" else "left")


def _delen(vel: Blad, ring: _Ring, midden: tuple[float, float]) -> None:
    """The second part lies symmetrically on the right, so that each label stands beside its own part."""
    fz, anders = (waarden.getekend(c) or 0.0 for c in ring.aandelen)
    half = 180 * anders / (fz + anders)
    for van, tot, nummer in ((half, 360 - half, 0), (-half, half, 1)):
        if tot > van:
            kleur, arcering = stijl.KLEUREN[nummer], stijl.ARCERING[nummer]
            vel.ringdeel(midden, _STRAAL, _DIKTE, van, tot, kleur, arcering=arcering)


def _label(ring: _Ring, namen: list[str], nummer: int) -> list[str]:
    aantal = ring.aantallen[nummer]
    regels = wikkel(namen[nummer], _LABELRUIMTE, stijl.GEWOON)
    regels.append(waarden.bij(ring.aandelen[nummer]) if ring.open else MARKERING)
    return regels + ([_met_soort(aantal, ring)] if aantal is not None else [])


def _met_soort(aantal: Cijfer, ring: _Ring) -> str:
    tekst = waarden.bij(aantal)
    if aantal.eenheid != "aantal" or aantal.verborgen:
        return tekst
    return f"{tekst} cliënt" if waarden.getekend(aantal) == 1 else f"{tekst} {ring.naam.lower()}"


def _zin(ring: _Ring, namen: list[str]) -> str:
    if not ring.open:
        return f"{ring.naam}: de verdeling is {waarden.NIET_GEPUBLICEERD}."
    delen = []
    for naam, share, aantal in zip(namen, ring.aandelen, ring.aantallen, strict=True):
        erbij = f" ({waarden.gezegd(aantal)})" if aantal is not None else ""
        delen.append(f"{naam.lower()} {waarden.gezegd(share)}{erbij}")
    return f"{ring.naam}: {waarden.opgesomd(delen)}."
