"""Small line charts beside and under each other, one per row, all on the same years."""

from __future__ import annotations

from functools import lru_cache

import seaborn as sns

from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import wikkel
from kkfzlib.verslag.figuren.paneel import Paneel, Paneelrij, Staaf, heeft_verborgen

_RIJ = 88.0
_HOOG = _RIJ - 44 - 20
_KOLOMMEN = 2


@lru_cache(maxsize=4)
def teken(panelen: tuple[Paneel, ...], titel: str) -> bytes:
    """Draw each row of the panels as a line of its own and return the SVG; a bar without text is no point."""
    rijen = [r for p in panelen for r in p.rijen]
    breed = stijl.BREEDTE / _KOLOMMEN
    voet = heeft_verborgen(panelen)
    onder = _RIJ * -(-len(rijen) // _KOLOMMEN)
    with blad(onder + (14 if voet else 2)) as vel:
        for nummer, rij in enumerate(rijen):
            _teken_lijn(vel, rij, nummer % _KOLOMMEN * breed, nummer // _KOLOMMEN * _RIJ, breed)
        if voet:
            vel.voetnoot(onder + 6, waarden.VOETNOOT)
        return vel.svg(titel)


def _teken_lijn(vel: Blad, rij: Paneelrij, x: float, y: float, breed: float) -> None:
    vel.tekst(x + 2, y + 2, wikkel(rij.naam, breed - 12, stijl.GEWOON, vet=True), vet=True, v="top")
    vak = vel.vlak(x + 22, y + 44, breed - 44, _HOOG)
    getoond = [(n, s.waarde) for n, s in enumerate(rij.staven) if s.waarde is not None]
    for stuk in _aaneengesloten(getoond):
        xs, ys = zip(*stuk, strict=True)
        sns.lineplot(
            x=xs,
            y=ys,
            ax=vak,
            color=stijl.KLEUREN[0],
            marker="o",
            markersize=5,
            linewidth=1.6,
            estimator=None,
        )
    hoogste = max(w for _, w in getoond)
    vak.set_xlim(-0.05, len(rij.staven) - 0.95)
    vak.set_ylim(min(0.0, *(w for _, w in getoond)), hoogste or 1.0)
    vak.set(xticks=[], yticks=[], xlabel="", ylabel="")
    for lijn in vak.lines:
        lijn.set_clip_on(False)
    sns.despine(ax=vak, left=True)
    _teken_namen(vel, rij.staven, x + 22, y + 44, breed - 44, hoogste or 1.0)


def _teken_namen(
    vel: Blad, staven: tuple[Staaf, ...], x: float, y: float, breed: float, hoogste: float
) -> None:
    """The years under the axis, and the value above each point; every second one where they would touch."""
    stap = breed / max(len(staven) - 0.9, 1)
    bekend = [n for n, s in enumerate(staven) if s.tekst]
    for nummer, staaf in enumerate(staven):
        midden = x + stap * (nummer + 0.05)
        if len(staven) <= 4 or (len(staven) - 1 - nummer) % 2 == 0:
            _zet(vel, midden, y + _HOOG + 9, staaf.naam, stijl.INKT_ZACHT)
    for nummer in bekend:
        staaf, midden = staven[nummer], x + stap * (nummer + 0.05)
        if staaf.waarde is None:
            _zet(vel, midden, y + _HOOG - 7, staaf.tekst, stijl.INKT_ZACHT)
        elif nummer in (bekend[0], bekend[-1]) or len(bekend) <= 4:
            _zet(vel, midden, y + _HOOG * (1 - staaf.waarde / hoogste) - 9, staaf.tekst, stijl.INKT)


def _zet(vel: Blad, x: float, y: float, tekst: str, kleur: str) -> None:
    vel.tekst(x, y, tekst, grootte=stijl.KLEIN, kleur=kleur, h="center")


def _aaneengesloten(punten: list[tuple[int, float]]) -> list[list[tuple[int, float]]]:
    """Runs of neighbouring years: a line never bridges a year that is hidden or unknown."""
    stukken: list[list[tuple[int, float]]] = []
    for punt in punten:
        if stukken and punt[0] == stukken[-1][-1][0] + 1:
            stukken[-1].append(punt)
        else:
            stukken.append([punt])
    return stukken
