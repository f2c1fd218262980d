"""Figures that sentences state: "van 15,3 naar 16,8", "72% in vast dienst", "13 cliënten stroomden uit"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.controle.feiten import Feit
from kkfzlib.controle.getallen import Getal, getallen, jaren
from kkfzlib.controle.vermelding import Woord, genoemd
from kkfzlib.controle.zinnen import Zin, bijzinnen

_VAN_NAAR = re.compile(r"\bvan\b(?P<van>.{1,40}?)\b(?:naar|tot)\b(?P<naar>.{1,40})", re.IGNORECASE)
_GROEP = re.compile(
    r"\b(?:norm|doel|streef|branche|landelijk|benchmark|verwacht|zal|zullen|minimaal|maximaal)\w*", re.I
)


def feiten(zinnen: Sequence[Zin], jaar: int) -> list[Feit]:
    """One figure per statement, in order; a change gives two, of last year and of this year."""
    return [f for zin in zinnen for f in _uit_zin(zin, jaar)]


def _uit_zin(zin: Zin, jaar: int) -> Iterator[Feit]:
    verandering = _VAN_NAAR.search(zin.tekst)
    if verandering:
        begin, eind = getallen(verandering["van"]), getallen(verandering["naar"])
        namen = [w for w in genoemd(zin.tekst[: verandering.start() + 5]) or genoemd(zin.tekst) if w.kengetal]
        if begin and eind and namen and _past(namen[0], eind[0]):
            yield _feit(namen[0], begin[0], jaar - 1)
            yield _feit(namen[0], eind[0], jaar)
            return
    for deel in bijzinnen(zin.tekst):
        namen = [w for w in genoemd(deel) if w.kengetal and w.uitsplitsing != "*"]
        cijfers = getallen(deel)
        if len(cijfers) == 1 and namen and _past(namen[0], cijfers[0]) and not _GROEP.search(deel):
            genoemde = [j for j, _ in jaren(deel)]
            if not genoemde or genoemde == [jaar]:
                yield _feit(namen[0], cijfers[0], jaar)


def _past(naam: Woord, getal: Getal) -> bool:
    return getal.eenheid == naam.eenheid or (
        naam.eenheid in ("bedden", "score") and getal.eenheid == "aantal"
    )


def _feit(naam: Woord, getal: Getal, jaar: int) -> Feit:
    uitsplitsing = "" if naam.uitsplitsing == "*" else naam.uitsplitsing
    return Feit(naam.kengetal, uitsplitsing, str(jaar), getal.waarde, True)
