"""What became of last year's plans, as one bar."""

from __future__ import annotations

from collections.abc import Mapping

from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.beloften import STAND, Beloften
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte

_KLEUR = {
    "gereed": 0,
    "loopt": 1,
    "verplaatst": 3,
    "vervallen": 2,
    "zonder bericht": 4,
    "stand niet opgegeven": 5,
}
_STAAF = 20.0


def plannenbalk(invoer: Invoer, vorig: Invoer | None) -> Figuur | None:
    """``fig-plannen``: the plans of last year's report by what became of them; None without any."""
    beloften = Beloften.van(invoer, vorig)
    telling = beloften.telling
    if not telling:
        return None
    titel = f"Van {_geteld(sum(telling.values()))} uit het verslag over {beloften.jaar}: {gezegd(telling)}"
    alt = f"Gestapelde balk. {titel}."
    return Figuur("fig-plannen", titel, alt, _teken(telling, titel), bij="oogopslag")


def gezegd(telling: Mapping[str, int]) -> str:
    """``18 gereed, 3 lopend en 1 vervallen``."""
    return opsomming([f"{n} {STAND[u]}" for u, n in telling.items()])


def _geteld(aantal: int) -> str:
    return "één plan" if aantal == 1 else f"{aantal} plannen"


def _teken(telling: Mapping[str, int], titel: str) -> bytes:
    schaal = stijl.BREEDTE / sum(telling.values())
    with blad(_STAAF + 24) as vel:
        x = naam_tot = 0.0
        for uitkomst, aantal in telling.items():
            breed = aantal * schaal
            vel.rechthoek(x, 1, breed, _STAAF, stijl.KLEUREN[_KLEUR[uitkomst]])
            vel.tekst(x + breed / 2, 1 + _STAAF / 2, str(aantal), kleur=stijl.WIT, h="center", vet=True)
            naam_tot = _naam(vel, STAND[uitkomst], x, naam_tot)
            x += breed
        return vel.svg(titel)


def _naam(vel: Blad, naam: str, x: float, vrij_vanaf: float) -> float:
    """Under its part, or as near as the names before it leave room; returns where the next may begin."""
    breed = breedte(naam, stijl.GEWOON)
    links = min(max(x, vrij_vanaf), stijl.BREEDTE - breed)
    vel.tekst(links, _STAAF + 12, naam)
    return links + breed + 8
