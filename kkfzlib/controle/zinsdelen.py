"""A sentence cut into parts that each make one statement, and whether a part leans on what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kkfzlib.nederlands.kalender import JAAR

from .getallen import getallen

_GRENS = re.compile(
    r"""[,;:](?=\s) | [()\[\]] | \s[–—-](?=\s)
    | \s(?:terwijl|maar|waardoor|doordat|zodat|omdat|hoewel|waarvan|waaronder|van\swie|onder\swie|tegenover
    |tegen(?=\s[\d{€])
        |ten\sopzichte\svan|vergeleken\smet|wat\sneerkomt\sop)(?=\s)
    | \sen(?=\s(?:het|de|een|er|in\s20\d\d|dat|is|was|waren)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# Words that name no subject of their own: a part made of these takes its subject from what precedes it.
_LEEG = frozenset(
    re.findall(
        r"\w+",
        """
    lager hoger onder boven daarmee bleven blijven zaten zitten wat gemiddelden cao werk
    in op tegen tegenover was dat dit deze die het er een jaar eerder vorig vorige ervoor daarvoor nu naar van
    tot met toen en waren is nog over bedroeg lag ten opzichte vergeleken bij zijn aandeel percentage aantal
    cijfer gemiddeld gemiddelde totaal daar waar komt kwam uit uitkomt uitkwam uitgekomen ongeveer circa ruim
    bijna al ook weer jaren voorgaande voorafgaande dus namelijk ofwel oftewel procent dagen bedden euro eind
    ultimo peildatum december respectievelijk verslagjaar hetzelfde we wij ons de per ca rond kwamen werd
    worden dan steeg daalde gestegen gedaald verder stijging daling toename afname score scoren nam toe af
    sector branche landelijk landelijke branchegemiddelde sectorgemiddelde benchmark nederland organisaties
    vergelijkbare cbs vernet volgens ligt
        """,
    )
)


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of a sentence: its text and where it begins."""

    tekst: str
    begin: int

    @property
    def leunt(self) -> bool:
        """Whether the part names no subject of its own ("in 2023 was dat 1,3%")."""
        kaal = JAAR.sub(" ", self.tekst)
        for g in reversed(getallen(kaal)):
            kaal = kaal[: g.plaats] + " " + kaal[g.einde :]
        return all(w in _LEEG for w in re.findall(r"[a-zà-ÿ]+", kaal.lower()))


def zinsdelen(zin: str) -> list[Deel]:
    """The parts in order; together they cover the sentence."""
    begin, uit = 0, []
    for grens in [*_GRENS.finditer(zin), None]:
        einde = grens.start() if grens else len(zin)
        if zin[begin:einde].strip():
            uit.append(Deel(zin[begin:einde], begin))
        begin = einde if grens and grens.group().strip().isalpha() else (grens.end() if grens else einde)
    return uit
