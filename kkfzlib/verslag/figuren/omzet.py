"""Growth of revenue taken apart: how much is volume (occupied beds), how much is price and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from kkfzlib.cijfers import Cijfer
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.figuren import staand, waarden
from kkfzlib.verslag.figuren.paneel import Paneel, Paneelrij, Staaf
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Reeks, bewogen, maker

_WAT = {"fz": "Omzet forensische zorg", "totaal": "Omzet"}


@dataclass(frozen=True)
class Omzetgroei:
    """Cells of both years and the parts of the difference in euro: ``volume`` + ``prijs`` = growth."""

    toen: Cijfer
    nu: Cijfer
    bedden_toen: Cijfer
    bedden_nu: Cijfer
    volume: float
    prijs: float


def ontleding(gepubliceerd: Gepubliceerd) -> Omzetgroei | None:
    """Split the growth of forensic revenue (else of all revenue) into volume at last year's price, and the rest.

    Computed from the values as printed, so that nothing follows from it that the report does not say itself. None
    when one of the four values is absent, hidden or, for last year, zero.
    """
    for deel in _WAT:
        cellen = (
            gepubliceerd.vorig("omzet", deel), gepubliceerd.get("omzet", deel),
            gepubliceerd.vorig("bezette_bedden"), gepubliceerd.get("bezette_bedden"),
        )  # fmt: skip
        gevuld = [c for c in cellen if c is not None and waarden.getekend(c) is not None]
        if len(gevuld) < len(cellen):
            continue
        toen, nu, bedden_toen, bedden_nu = (waarden.getekend(c) or 0.0 for c in gevuld)
        if toen > 0 and bedden_toen > 0:
            volume = toen * (bedden_nu / bedden_toen - 1)
            return Omzetgroei(gevuld[0], gevuld[1], gevuld[2], gevuld[3], volume, nu - toen - volume)
    return None


@maker
def omzetgroei(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek | None:
    """``fig-omzetgroei``: from last year's revenue to this year's by volume and price; None without both years."""
    delen = ontleding(gepubliceerd)
    if delen is None:
        return None
    wat, toen, nu = _WAT[delen.nu.uitsplitsing], delen.toen, delen.nu
    reeksen = (Reeks(wat, (toen, nu)), Reeks("Bezette bedden", (delen.bedden_toen, delen.bedden_nu)))
    zin = (
        f"{wat} in {toen.periode}: {waarden.gezegd(toen)}; door meer of minder bezette bedden {_euro(delen.volume)}; "
        f"door prijs en overig {_euro(delen.prijs)}; in {nu.periode}: {waarden.gezegd(nu)}."
    ).replace(opmaak.NBSP, " ")
    return Grafiek(
        "omzetgroei", f"{wat}: van {toen.periode} naar {nu.periode}", "Watervaldiagram.",
        (Deel(reeksen, kolommen=(toen.periode, nu.periode)),),
        lambda _, titel: staand.teken((_waterval(delen),), titel), ("Kengetal",), zin=lambda *_: zin,
        bevinding=lambda c: bewogen(c, nu, wat),
        noten=(
            "Het volumedeel is de omzet van het vorige jaar maal de groei van het aantal bezette bedden; "
            "het prijsdeel is wat daarna overblijft: tarief, zorgzwaarte en zorg zonder bed.",
        ),
    )  # fmt: skip


def _waterval(delen: Omzetgroei) -> Paneel:
    toen, nu = ((waarden.getekend(c) or 0.0) / 1000 for c in (delen.toen, delen.nu))
    volume, prijs = delen.volume / 1000, delen.prijs / 1000
    staven = (
        Staaf(f"Omzet {delen.toen.periode}", toen, opmaak.getal(toen), 1),
        Staaf("Volume: bezette bedden", volume, _met_teken(volume), 3, onder=toen),
        Staaf("Prijs en overig", prijs, _met_teken(prijs), 2, onder=toen + volume),
        Staaf(f"Omzet {delen.nu.periode}", nu, opmaak.getal(nu), 0),
    )
    return Paneel((Paneelrij("", staven),), "omzet (duizend euro)", doorloop=True)


def _met_teken(duizend: float) -> str:
    return opmaak.met_teken(opmaak.getal(duizend), opmaak.afgerond(duizend, 0))


def _euro(bedrag: float) -> str:
    richting = "erbij" if bedrag >= 0 else "eraf"
    return f"{opmaak.euro(abs(bedrag) / 1000)} duizend {richting}"
