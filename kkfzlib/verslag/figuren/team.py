"""The team by kind of contract and by level of education."""

from __future__ import annotations

from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.onthulling.gepubliceerd import Cel, Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.figuren import liggend, waarden
from kkfzlib.verslag.getallen import Cijfers

_DIENSTVERBAND = ("vast", "tijdelijk", "zzp", "stage")
_OPLEIDING = ("mbo", "hbo", "wo", "anders")
_OPLEIDING_SAMEN = ("mbo", "hbo_wo", "anders")

Deel = tuple[str, str, list[tuple[str, Cel]]]


def team(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-team``: people per dienstverband and share per opleiding on the peildatum; None without either."""
    delen = [d for d in (_dienstverband(gepubliceerd, invoer), _opleiding(gepubliceerd, invoer)) if d[2]]
    delen = [d for d in delen if waarden.zichtbaar(c for _, c in d[2])]
    if not delen:
        return None
    panelen = [_paneel(kop, eenheid, reeks) for kop, eenheid, reeks in delen]
    titel = "Team naar " + " en ".join(kop.lower() for kop, _, _ in delen)
    cijfers = Cijfers(gepubliceerd)
    return Figuur(
        "fig-team",
        titel,
        "Staafdiagram van het team op de peildatum. " + " ".join(_zin(kop, reeks) for kop, _, reeks in delen),
        liggend.teken(tuple(panelen), titel),
        Tabel(
            "tbl-bij-team",
            f"Gegevens bij de figuur: {titel.lower()}",
            ("Indeling", "Groep", "Waarde"),
            tuple((kop, naam, cijfers.van(cel)) for kop, _, reeks in delen for naam, cel in reeks),
            ("l", "l", "r"),
            rijkop=False,
        ),
    )


def _dienstverband(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Deel:
    reeks = _reeks("personeel", _DIENSTVERBAND, gepubliceerd, invoer)
    vast = gepubliceerd.get("personeel_vast")
    if not reeks and vast is not None:
        return "Vaste dienst", "% van de medewerkers in loondienst", [("Vast", vast)]
    return "Dienstverband", "aantal medewerkers", reeks


def _opleiding(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Deel:
    los = any(gepubliceerd.get("opleiding", u) for u in ("hbo", "wo"))
    codes = _OPLEIDING if los else _OPLEIDING_SAMEN
    return "Opleiding", "% van de medewerkers in loondienst", _reeks("opleiding", codes, gepubliceerd, invoer)


def _reeks(
    id: str, codes: tuple[str, ...], gepubliceerd: Gepubliceerd, invoer: Invoer
) -> list[tuple[str, Cel]]:
    paren = [(uitsplitsing_naam(id, code, invoer.gids), gepubliceerd.get(id, code)) for code in codes]
    return [(naam, cel) for naam, cel in paren if cel is not None]


def _paneel(kop: str, eenheid: str, reeks: list[tuple[str, Cel]]) -> liggend.Paneel:
    staven = [(naam, liggend.Staaf(waarden.getekend(c), waarden.bij(c))) for naam, c in reeks]
    rijen = tuple(liggend.Rij(naam, (staaf,)) for naam, staaf in staven)
    return liggend.Paneel(rijen, eenheid, kop, geheel=eenheid.startswith("aantal"))


def _zin(kop: str, reeks: list[tuple[str, Cel]]) -> str:
    return (
        f"{kop}: " + waarden.opgesomd([f"{naam.lower()} {waarden.gezegd(cel)}" for naam, cel in reeks]) + "."
    )
