"""Ontwikkelpunten: how many each thema plans in each year, grouped by pijler."""

from __future__ import annotations

import pandas as pd

from kkfzlib import kader
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import wikkel

_NAMEN = 190.0
_RIJ = 13.5
_KOP = 14.0

Telling = dict[int, list[int]]


def ontwikkelpunten(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-ontwikkelpunten``: the number of points per thema and year; None without any mark.

    The points themselves are in the report's own matrix, so the figure has no table twin.
    """
    tabel = invoer.tabellen.get("ontwikkelpunten")
    if tabel is None:
        return None
    jaren = sorted(k for k in tabel.columns if str(k).isdigit())[-8:]
    telling = _telling(tabel, jaren)
    if not any(map(any, telling.values())):
        return None
    titel = "Aantal ontwikkelpunten per thema en jaar"
    return Figuur("fig-ontwikkelpunten", titel, _alt(telling, jaren), _teken(telling, jaren, titel))


def _telling(tabel: pd.DataFrame, jaren: list[str]) -> Telling:
    per_thema = tabel.groupby(tabel["thema"].astype(int))[jaren].sum()
    return {
        int(thema): [int(n) for n in rij]
        for thema, rij in zip(per_thema.index, per_thema.to_numpy(), strict=True)
    }


def _teken(telling: Telling, jaren: list[str], titel: str) -> bytes:
    themas = [t for t in kader.themas() if t.nummer in telling]
    regels = {t.nummer: wikkel(f"{t.nummer} {t.naam}", _NAMEN - 8, stijl.GEWOON) for t in themas}
    pijlers = [p for p in kader.pijlers() if any(t.pijler == p.nummer for t in themas)]
    hoogten = {n: max(_RIJ, len(r) * stijl.GEWOON * stijl.REGEL + 3) for n, r in regels.items()}
    steek = (stijl.BREEDTE - _NAMEN) / len(jaren)
    with blad(20 + _KOP * len(pijlers) + sum(hoogten.values()) + 4) as vel:
        for nummer, jaar in enumerate(jaren):
            vel.tekst(_NAMEN + steek * (nummer + 0.5), 10, jaar, vet=True, h="center", grootte=stijl.KLEIN)
        y = 20.0
        for pijler in pijlers:
            vel.rechthoek(0, y, stijl.BREEDTE, _KOP - 3, stijl.VLAKTE)
            vel.tekst(
                2, y + _KOP / 2 - 1.5, f"Pijler {pijler.nummer}: {pijler.naam}", grootte=stijl.KLEIN, vet=True
            )
            y += _KOP
            for thema in (t for t in themas if t.pijler == pijler.nummer):
                hoog = hoogten[thema.nummer]
                vel.tekst(2, y + hoog / 2 - 1, regels[thema.nummer])
                _teken_rij(vel, telling[thema.nummer], steek, y + hoog / 2 - 1)
                y += hoog
                vel.lijn([(0, y - 1), (stijl.BREEDTE, y - 1)], stijl.RASTER, 0.5)
        return vel.svg(titel)


def _teken_rij(vel: Blad, aantallen: list[int], steek: float, y: float) -> None:
    for nummer, aantal in enumerate(aantallen):
        if aantal:
            x = _NAMEN + steek * (nummer + 0.5)
            vel.tekst(x, y, str(aantal), grootte=stijl.KLEIN, kleur=stijl.WIT, h="center", vet=True)
    plaatsen = [_NAMEN + steek * (nummer + 0.5) for nummer, aantal in enumerate(aantallen) if aantal]
    vel.stippen(plaatsen, [y] * len(plaatsen), stijl.KLEUREN[0], 12)


def _alt(telling: Telling, jaren: list[str]) -> str:
    namen = {t.nummer: t.naam for t in kader.themas()}
    zinnen = []
    for thema, aantallen in telling.items():
        delen = [f"{aantal} in {jaar}" for jaar, aantal in zip(jaren, aantallen, strict=True) if aantal]
        if delen:
            zinnen.append(f"{namen[thema]}: {opmaak.opsomming(delen)}.")
    return "Stippendiagram van het aantal ontwikkelpunten per thema en jaar. " + " ".join(zinnen)
