"""Rows of an export: which are dropped by which rule, wide to long, and contracts that adjoin to one employment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from kkfzlib.importeren.recept import Rijregel, Samen, Smelt
from kkfzlib.importeren.tafel import Tafel
from kkfzlib.importeren.vel import Ruwekolom
from kkfzlib.importeren.waarden import als_tekst, past, vouw
from kkfzlib.nederlands.cel import Waardefout, lees_datum

_NOOIT = np.iinfo(np.int64).max // 2


def filter_rijen(
    regels: tuple[Rijregel, ...], kolommen: Mapping[str, Ruwekolom], aantal: int
) -> tuple[np.ndarray, list[tuple[str, int]]]:
    """Mask of the rows that stay, and per rule how many rows it dropped that no earlier rule had."""
    blijft = np.ones(aantal, dtype=bool)
    geteld = []
    for regel in regels:
        raak = _raak(regel, kolommen[regel.kolom])
        geteld.append((regel.naam, int((raak & blijft).sum())))
        blijft &= ~raak
    return blijft, geteld


def _raak(regel: Rijregel, kolom: Ruwekolom) -> np.ndarray:
    """Rows that the rule drops."""
    if regel.soort == "leeg":
        return kolom.leeg()

    def treft(waarde: object) -> bool:
        gevouwen = vouw(als_tekst(waarde))
        return any(past(p, gevouwen) for p in regel.waarden)

    raak = kolom.masker(treft)
    return raak if regel.soort == "zonder" else ~raak


def smelt(
    recept: Smelt, kolommen: dict[str, Ruwekolom], rijen: np.ndarray
) -> tuple[dict[str, Ruwekolom], np.ndarray, Ruwekolom, Ruwekolom]:
    """A row per question, the questions of a row together.

    Returns the columns, the row numbers, the questions and the answers, all of the new length.
    """
    aantal, vragen = len(rijen), len(recept.vragen)
    herhaald = np.repeat(np.arange(aantal), vragen)
    over = {n: k.neem(herhaald) for n, k in kolommen.items()}
    vraag = Ruwekolom(np.tile(np.arange(vragen, dtype="int32"), aantal), list(recept.vragen))
    waarden: list[object] = []
    nummers = np.zeros((aantal, vragen), dtype="int32")
    for n, naam in enumerate(recept.vragen):
        kolom = kolommen[naam]
        nummers[:, n] = kolom.nummers + len(waarden)
        waarden += kolom.waarden
    return over, rijen[herhaald], vraag, Ruwekolom(nummers.ravel(), waarden)


def voeg_samen(recept: Samen, tafel: Tafel) -> Tafel:
    """Rows of one key of which the periods touch (at most a day apart) or overlap become one row.

    It begins where the first begins and ends where the last one ends; all else is as in the row that begins last.
    Rows without a readable period stay as they are: reading reports them.
    """
    begin, eind = _dagen(tafel, recept.begin), _dagen(tafel, recept.eind)
    if begin is None or eind is None or (begin == _NOOIT).any():
        return tafel
    wie = tafel.kolommen[recept.sleutel].nummers
    orde = np.lexsort((np.arange(len(wie)), eind, begin, wie))
    groep, uiterste = _groepen(wie[orde], begin[orde], eind[orde])
    laatste = np.flatnonzero(np.diff(np.append(groep, -1)) != 0)
    eerste = np.append(0, laatste[:-1] + 1)
    bron = orde[laatste]
    uit = tafel.neem(bron)
    uit.kolommen[recept.begin] = tafel.kolommen[recept.begin].neem(orde[eerste])
    houder = orde[uiterste[laatste]]
    uit.kolommen[recept.eind] = tafel.kolommen[recept.eind].neem(houder)
    rest = np.setdiff1d(np.arange(len(orde)), laatste)
    uit.erbij = np.column_stack([groep[rest], tafel.nr[orde[rest]], tafel.rij[orde[rest]]]).astype("int64")
    volgorde = np.argsort([orde[e] for e in eerste], kind="stable")
    plek = np.empty(len(volgorde), dtype="int64")
    plek[volgorde] = np.arange(len(volgorde))
    geordend = uit.neem(volgorde)
    geordend.erbij = uit.erbij
    if len(uit.erbij):
        geordend.erbij[:, 0] = plek[uit.erbij[:, 0]]
    return geordend


def wisselend(recept: Samen, voor: Tafel, na: Tafel, kolom: str, jaar: int) -> list[int]:
    """Rows of ``na`` (joined) that lost a value of ``kolom`` which held on days of ``jaar``: another than the last."""
    begin, eind = _dagen(voor, recept.begin), _dagen(voor, recept.eind)
    if begin is None or eind is None or kolom not in voor.kolommen or not len(na.erbij):
        return []
    van, tot = ((date(j, 1, 1) - date(1970, 1, 1)).days for j in (jaar, jaar + 1))
    plek = {(n, r): i for i, (n, r) in enumerate(zip(na.nr.tolist(), na.rij.tolist(), strict=True))}
    plek |= {(n, r): i for i, n, r in na.erbij.tolist()}
    oud, nieuw = voor.teksten(kolom), na.teksten(kolom)
    in_jaar = np.flatnonzero((begin < tot) & (eind > van)).tolist()
    rijen = ((n, plek[int(voor.nr[n]), int(voor.rij[n])]) for n in in_jaar)
    return sorted({i for n, i in rijen if oud[n] != nieuw[i]})


def _groepen(wie: np.ndarray, begin: np.ndarray, eind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Per sorted row the number of its group, and the row that ends last of its group so far."""
    groep = np.zeros(len(wie), dtype="int64")
    uiterste = np.zeros(len(wie), dtype="int64")
    for n in range(1, len(wie)):
        vorige = uiterste[n - 1]
        nieuw = wie[n] != wie[n - 1] or begin[n] > eind[vorige] + 1
        groep[n] = groep[n - 1] + nieuw
        uiterste[n] = n if nieuw or eind[n] >= eind[vorige] else vorige
    return groep, uiterste


def _dagen(tafel: Tafel, kolom: str) -> np.ndarray | None:
    """Day numbers of a column (empty: far away); None when a value is no date."""
    ruw = tafel.kolommen.get(kolom)
    if ruw is None:
        return None
    try:
        dagen = [_NOOIT if not w else (lees_datum(w) - date(1970, 1, 1)).days for w in ruw.waarden]
    except Waardefout:
        return None
    return np.array(dagen or [0], dtype="int64")[ruw.nummers]
