"""Placements as arrays, and the stays that adjoining placements of one client form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from kkfzlib.kengetallen.dagen import Dagen, dagnummers

ZORGVORMEN = ("verblijf", "ambulant", "dagbesteding")
VERBLIJF = ZORGVORMEN.index("verblijf")
MAX_TUSSENDAGEN = 1
"""Placements with at most this many days between them are one stay (a move within a day)."""

Bools = npt.NDArray[np.bool_]


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


def verblijven(p: Plaatsingen) -> Verblijven:
    """Merge placements of one client and zorgvorm that overlap or have at most one day between them.

    A running maximum of end days per group decides where a new stay begins. Adding ``groep × bereik`` to the days
    makes one running maximum over all rows start afresh in every group, without a loop.
    """
    if not len(p.begin):
        return Verblijven(p.client, p.vorm, p.begin, p.eind)
    groep = p.client * len(ZORGVORMEN) + p.vorm
    laagste = int(p.begin.min())
    bereik = int(p.eind.max()) - laagste + MAX_TUSSENDAGEN + 2
    verschuiving = groep * bereik - laagste
    volgorde = np.argsort(p.begin + verschuiving)
    verschuiving = verschuiving[volgorde]
    begin = p.begin[volgorde] + verschuiving
    tot_nu = np.maximum.accumulate(p.eind[volgorde] + verschuiving)
    nieuw = np.empty(len(begin), dtype=bool)
    nieuw[0] = True
    np.greater(begin[1:], tot_nu[:-1] + MAX_TUSSENDAGEN, out=nieuw[1:])
    eerste = np.flatnonzero(nieuw)
    laatste = np.append(eerste[1:], len(begin)) - 1
    rij = volgorde[eerste]
    return Verblijven(
        p.client[rij],
        p.vorm[rij],
        begin[eerste] - verschuiving[eerste],
        tot_nu[laatste] - verschuiving[eerste],
    )
