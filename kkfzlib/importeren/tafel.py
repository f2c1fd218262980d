"""An imported table: its columns as text, and for every row the rows of the exports that it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa

from kkfzlib.importeren.vel import Ruwekolom
from kkfzlib.importeren.verslag import Bronverslag
from kkfzlib.inlezen.ruw import Ruwbestand, RuweTabel


@dataclass(frozen=True)
class Herkomst:
    """A place that rows came from: file, sheet (empty for a text file), and the column letter per contract column."""

    bestand: str
    blad: str
    letters: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Tafel:
    """Columns of one length. ``nr`` and ``rij`` say per row from which of ``bronnen`` and which row there it came.

    ``erbij`` holds further rows that went into a row, as (row, source, row there).
    """

    naam: str
    kolommen: dict[str, Ruwekolom]
    nr: np.ndarray
    rij: np.ndarray
    bronnen: tuple[Herkomst, ...]
    verslagen: tuple[Bronverslag, ...] = ()
    erbij: np.ndarray = field(default_factory=lambda: np.zeros((0, 3), dtype="int64"))

    def __len__(self) -> int:
        return len(self.rij)

    def neem(self, keuze: np.ndarray) -> Tafel:
        """The rows of a mask or of positions, without further rows."""
        kolommen = {n: k.neem(keuze) for n, k in self.kolommen.items()}
        return Tafel(self.naam, kolommen, self.nr[keuze], self.rij[keuze], self.bronnen, self.verslagen)

    def teksten(self, kolom: str) -> np.ndarray:
        """The values of a column, a text per row."""
        k = self.kolommen[kolom]
        return np.array(k.waarden, dtype=object)[k.nummers] if len(k.waarden) else np.array([], dtype=object)

    def arrow(self) -> pa.Table:
        """The columns as an Arrow table of texts."""
        return pa.table({n: _arrow(k) for n, k in self.kolommen.items()})

    def als_ruw(self) -> RuweTabel:
        """As if it had been read from the raw folder, with the exports' own places for the findings."""
        frame = pd.DataFrame({
            n: pd.Series(self.teksten(n), dtype="str") for n in self.kolommen
        })  # fmt: skip
        vorm = ", ".join(dict.fromkeys(v.vorm for v in self.verslagen)) or "import"
        return RuweTabel(self.naam, Importbron(self.bronnen, self.nr, self.rij), frame, vorm, len(frame))


class Importbron(Ruwbestand):
    """Where imported rows came from: a file and a sheet of its own per row."""

    ingevoerd = True

    def __init__(self, bronnen: Sequence[Herkomst], nr: np.ndarray, rijen: np.ndarray) -> None:
        super().__init__(bronnen[0].bestand if bronnen else "", rijen)
        object.__setattr__(self, "bronnen", tuple(bronnen))
        object.__setattr__(self, "nr", nr)

    def _van(self, positie: int) -> Herkomst:
        bronnen: tuple[Herkomst, ...] = self.bronnen  # type: ignore[attr-defined]
        return bronnen[int(self.nr[positie])]  # type: ignore[attr-defined]

    def bestand_van(self, positie: int) -> str:
        """The export that the row came from."""
        return self._van(positie).bestand

    def plaats(self, positie: int, kolom: str = "") -> tuple[int | None, str]:
        """Line of a text export, or sheet and cell."""
        van, rij = self._van(positie), int(self.rijen[positie])
        return (None, f"{van.blad}!{van.letters.get(kolom, 'A')}{rij}") if van.blad else (rij, "")

    def noem(self, positie: int) -> str:
        """The row in words, with its file where there are several."""
        van, rij = self._van(positie), int(self.rijen[positie])
        waar = f"rij {rij}" if van.blad else f"regel {rij}"
        return waar if van.bestand == self.bestand else f"{waar} van {van.bestand}"


def _arrow(kolom: Ruwekolom) -> pa.Array:
    nummers, waarden = pa.array(kolom.nummers, pa.int32()), pa.array(kolom.waarden, pa.string())
    return pa.DictionaryArray.from_arrays(nummers, waarden).cast(pa.string())


def stapel(naam: str, delen: Sequence[Tafel]) -> Tafel:
    """Tables of one kind below each other; a column that one of them lacks is empty there."""
    if len(delen) == 1:
        return delen[0]
    namen = list(dict.fromkeys(n for d in delen for n in d.kolommen))
    kolommen = {}
    for n in namen:
        stukken = [d.kolommen.get(n) or Ruwekolom.vast("", len(d)) for d in delen]
        kolommen[n] = _aaneen(stukken)
    verschuiving = np.cumsum([0, *(len(d.bronnen) for d in delen)])
    begin = np.cumsum([0, *(len(d) for d in delen)])
    erbij = [d.erbij + np.array([b, v, 0]) for d, b, v in zip(delen, begin, verschuiving, strict=False)]
    return Tafel(
        naam, kolommen,
        np.concatenate([d.nr + v for d, v in zip(delen, verschuiving, strict=False)]),
        np.concatenate([d.rij for d in delen]),
        tuple(b for d in delen for b in d.bronnen), tuple(v for d in delen for v in d.verslagen),
        np.concatenate(erbij),
    )  # fmt: skip


def _aaneen(stukken: Sequence[Ruwekolom]) -> Ruwekolom:
    """Columns of texts below each other, with equal texts under one number."""
    plaats: dict[str, int] = {}
    nummers = []
    for stuk in stukken:
        vertaal = np.array([plaats.setdefault(w, len(plaats)) for w in stuk.waarden] or [0], dtype="int32")
        nummers.append(vertaal[stuk.nummers] if len(stuk.nummers) else stuk.nummers)
    return Ruwekolom(np.concatenate(nummers).astype("int32"), list(plaats))
