"""What became of last year's plans, as one bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.beloften import STAND, Beloften
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren.blad import blad
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
_WIT = 7.0
_REGEL = 14.0


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
    namen = _namen(telling, schaal)
    with blad(_STAAF + 10 + _REGEL * max(regel for _, regel, _ in namen)) as vel:
        x = 0.0
        for (uitkomst, aantal), (links, regel, naam) in zip(telling.items(), namen, strict=True):
            breed = aantal * schaal
            vel.rechthoek(x, 1, breed, _STAAF, stijl.KLEUREN[_KLEUR[uitkomst]])
            vel.tekst(x + breed / 2, 1 + _STAAF / 2, str(aantal), kleur=stijl.WIT, h="center", vet=True)
            vel.tekst(links, _STAAF - 2 + _REGEL * regel, naam)
            x += breed
        return vel.svg(titel)


def _namen(telling: Mapping[str, int], schaal: float) -> list[tuple[float, int, str]]:
    """Per part where its name begins, on which line (from 1), and the name; a second line where one is too short."""
    delen, x = [], 0.0
    for uitkomst, aantal in telling.items():
        delen.append((x, STAND[uitkomst]))
        x += aantal * schaal
    vol = sum(breedte(naam, stijl.GEWOON) + _WIT for _, naam in delen) - _WIT > stijl.BREEDTE
    om_en_om = [delen[0::2], delen[1::2]] if vol else [delen]
    gezet = [[(x, n + 1, naam) for x, (_, naam) in zip(_plaatsen(d), d, strict=True)]
             for n, d in enumerate(om_en_om)]  # fmt: skip
    return [gezet[n % len(gezet)][n // len(gezet)] for n in range(len(delen))]


def _plaatsen(delen: Sequence[tuple[float, str]]) -> list[float]:
    """Where each name begins: under its part, or as near as its neighbours and the edges leave room."""
    breed = [breedte(naam, stijl.GEWOON) for _, naam in delen]
    begin = [x for x, _ in delen]
    for n in range(1, len(begin)):
        begin[n] = max(begin[n], begin[n - 1] + breed[n - 1] + _WIT)
    rechts = stijl.BREEDTE
    for n in reversed(range(len(begin))):
        begin[n] = min(begin[n], rechts - breed[n])
        rechts = begin[n] - _WIT
    return begin
