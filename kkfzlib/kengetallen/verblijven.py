"""Placements as arrays, and the stays that adjoining placements of one client form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from kkfzlib.kengetallen.dagen import OPEN, Dagen, dagnummers
from kkfzlib.kengetallen.selectie import Bools, Maat, verschillende

ZORGVORMEN = ("verblijf", "ambulant", "dagbesteding")
VERBLIJF = ZORGVORMEN.index("verblijf")
MAX_TUSSENDAGEN = 1
"""Placements with at most this many days between them are one stay (a move within a day)."""

_BEREIK = 1 << 22
"""More days than any two dates lie apart."""


@dataclass(frozen=True)
class Plaatsingen:
    """Placements as parallel arrays; ``client`` is a code 0…n_clienten-1, ``vorm`` an index in ``ZORGVORMEN``.

    ``zorgzwaarte`` stays the column itself: it is only read for the clients of one day.
    """

    client: npt.NDArray[np.int64]
    vorm: npt.NDArray[np.int64]
    begin: Dagen
    eind: Dagen
    fz: Bools
    zorgzwaarte: pd.Series
    n_clienten: int

    @classmethod
    def uit(cls, tabel: pd.DataFrame) -> Plaatsingen:
        """Arrays of the clean table ``plaatsingen`` (columns as in the data model)."""
        client, clienten = pd.factorize(tabel["client_id"])
        return cls(
            client.astype("int64", copy=False),
            _codes(tabel["zorgvorm"], ZORGVORMEN),
            dagnummers(tabel["begindatum"]),
            dagnummers(tabel["einddatum"]),
            (tabel["financiering"] == "fz").to_numpy(dtype=bool),
            tabel["zorgzwaarte"],
            len(clienten),
        )

    @property
    def clienten(self) -> Maat:
        """The measure that counts different clients of placements."""
        return verschillende(self.client, self.n_clienten)

    def verschillende(self, masker: Bools) -> Bools:
        """Flag per client code: whether any placement under ``masker`` is theirs."""
        gezien = np.zeros(self.n_clienten, dtype=bool)
        gezien[self.client[masker]] = True
        return gezien


@dataclass(frozen=True)
class Verblijven:
    """Stays as parallel arrays, ordered by client, vorm and begin; ``eind`` is ``OPEN`` while the stay runs."""

    client: npt.NDArray[np.int64]
    vorm: npt.NDArray[np.int64]
    begin: Dagen
    eind: Dagen


def _codes(kolom: pd.Series, waarden: tuple[str, ...]) -> npt.NDArray[np.int64]:
    gevonden, namen = pd.factorize(kolom)
    plaats = np.array([waarden.index(str(naam)) for naam in namen], dtype="int64")
    return plaats[gevonden] if len(plaats) else np.zeros(0, dtype="int64")


def verblijf_van_plaatsing(p: Plaatsingen, v: Verblijven) -> npt.NDArray[np.int64]:
    """For each placement the number of the stay that it is part of."""
    laagste = int(p.begin.min(initial=0))
    stays = (v.client * len(ZORGVORMEN) + v.vorm) * _BEREIK + (v.begin - laagste)
    rijen = (p.client * len(ZORGVORMEN) + p.vorm) * _BEREIK + (p.begin - laagste)
    return np.searchsorted(stays, rijen, side="right") - 1


def verblijven(p: Plaatsingen, tussendagen: int = MAX_TUSSENDAGEN) -> Verblijven:
    """Merge placements of one client and zorgvorm that overlap or have at most ``tussendagen`` days between them.

    Group, begin and end are packed into one whole number each row, so that one sort of plain numbers orders all, and
    are unpacked in that order: no row is looked up in memory out of turn, which keeps the cost linear. A running
    maximum of end days then tells where a new stay begins; adding ``groep × bereik`` to the days makes that one
    maximum start afresh in every group.
    """
    if not len(p.begin):
        return Verblijven(p.client, p.vorm, p.begin, p.eind)
    laagste = int(p.begin.min())
    loopt = p.eind == OPEN
    hoogste = max(int(p.begin.max()), int(p.eind.max(where=~loopt, initial=laagste))) + 1  # stands for OPEN
    bits = (hoogste - laagste).bit_length()
    groep, begin, eind = _gesorteerd(p, np.where(loopt, hoogste, p.eind), laagste, bits)

    sprong = groep * (hoogste - laagste + tussendagen + 2)
    tot_nu = np.maximum.accumulate(eind + sprong)
    nieuw = np.ones(len(begin), dtype=bool)
    np.greater(begin[1:] + sprong[1:], tot_nu[:-1] + tussendagen, out=nieuw[1:])
    eerste = np.flatnonzero(nieuw)
    laatste = np.append(eerste[1:], len(begin)) - 1
    tot = tot_nu[laatste] - sprong[eerste] + laagste
    client, vorm = np.divmod(groep[eerste], len(ZORGVORMEN))
    return Verblijven(client, vorm, begin[eerste] + laagste, np.where(tot == hoogste, OPEN, tot))


def _gesorteerd(p: Plaatsingen, eind: Dagen, laagste: int, bits: int) -> tuple[Dagen, Dagen, Dagen]:
    """Groups, begins and ends (days since ``laagste``) ordered by group, begin and end.

    The dates that pandas holds span fewer than 2¹⁸ days, which leaves room for 2²⁷ groups.
    """
    groep = p.client * len(ZORGVORMEN) + p.vorm
    sleutel = ((groep << bits) + (p.begin - laagste) << bits) + (eind - laagste)
    sleutel.sort()
    masker = (1 << bits) - 1
    return sleutel >> 2 * bits, (sleutel >> bits) & masker, sleutel & masker
