"""The waardendriehoek: care, safety and autonomy held in balance round the client."""

from __future__ import annotations

from functools import cache

from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren.blad import blad

_TITEL = "De waardendriehoek: zorg, veiligheid en autonomie"
_ALT = (
    "Driehoek met op de hoekpunten de waarden zorg, veiligheid en autonomie en in het midden de cliënt. Langs de "
    "zijden staat wat de twee waarden van elkaar vragen: zorg en veiligheid vragen steunen en begrenzen, zorg en "
    "autonomie vragen helpen en loslaten, veiligheid en autonomie vragen toezicht en eigen regie."
)
_TOP, _LINKS, _RECHTS = (187.0, 15.0), (84.0, 118.0), (290.0, 118.0)


def waardendriehoek(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-waardendriehoek``: the model itself; it holds no figures and is the same for every organisation."""
    return Figuur("fig-waardendriehoek", _TITEL, _ALT, _teken())


@cache
def _teken() -> bytes:
    with blad(152) as vel:
        vel.veelhoek([_TOP, _LINKS, _RECHTS], stijl.VLAKTE, stijl.ASLIJN)
        for (x, y), naam, kleur in ((_TOP, "Zorg", 0), (_LINKS, "Veiligheid", 1), (_RECHTS, "Autonomie", 2)):
            vel.kader(x - 40, y - 13, 80, 26, stijl.KLEUREN[kleur], stijl.KLEUREN[kleur])
            vel.tekst(x, y, naam, grootte=stijl.GROOT, kleur=stijl.WIT, h="center", vet=True)
        vel.tekst(187, 66, "Cliënt", grootte=stijl.GROOT, h="center", vet=True)
        vel.tekst(187, 74, ["evenwicht dat", "recht doet"], grootte=stijl.KLEIN, h="center", v="top")
        vel.tekst(126, 58, ["steunen en", "begrenzen"], h="right")
        vel.tekst(248, 58, ["helpen en", "loslaten"])
        vel.tekst(187, 134, "toezicht en eigen regie", h="center", v="top")
        return vel.svg(_TITEL)
