"""The steps behind the notebooks: load, one call, save. Each returns the frame that the notebook shows.

Imports stand inside the functions on purpose: the pipeline finds from them which library code a step depends on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from kkfzlib.dossier import DATA, Dossier
from kkfzlib.fouten import InvoerFout, KkfzFout

if TYPE_CHECKING:
    import pandas as pd

P = ParamSpec("P")
T = TypeVar("T")


def _stap(functie: Callable[P, T]) -> Callable[P, T]:
    """Leave an error where the starter of a Jupyter kernel finds it whole (a kernel passes on its text only)."""

    @wraps(functie)
    def uitvoering(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return functie(*args, **kwargs)
        except KkfzFout as fout:
            from kkfzlib.pijplijn.kernel import bewaar_fout

            bewaar_fout(fout)
            raise

    return uitvoering


def dossier_van(organisatie: str, jaar: int, data: str = "") -> Dossier:
    """The dossier that a notebook's parameters name; an empty ``data`` means the project's data folder."""
    return Dossier(organisatie, jaar, Path(data) if data else DATA)


def vorige_kengetallen(dossier: Dossier, vergelijk_met: int) -> pd.DataFrame | None:
    """The contract frame of the year to compare with, or None where that year was not computed."""
    from kkfzlib.kengetallen.contract import lees

    pad = dossier.jaar_ervoor(vergelijk_met).kengetallen
    return lees(pad) if pad.with_suffix(".parquet").is_file() else None


def _schrijf_tabel(frame: pd.DataFrame, csv: Path) -> None:
    csv.parent.mkdir(parents=True, exist_ok=True)
    frame.to_parquet(csv.with_suffix(".parquet"), index=False)
    frame.to_csv(csv, index=False, lineterminator="\n")


@_stap
def opschonen(organisatie: str, jaar: int, data: str = "") -> pd.DataFrame:
    """Read, validate and clean the raw folder. Returns the reading protocol: one row per file.

    Raises:
        InvoerFout: with every finding, when any of them is a ``fout``.
    """
    import pandas as pd

    from kkfzlib.inlezen import lees_invoer, schrijf_invoer

    dossier = dossier_van(organisatie, jaar, data)
    invoer, bevindingen = lees_invoer(dossier)
    if invoer is None:
        raise InvoerFout(bevindingen)
    schrijf_invoer(invoer, dossier)
    protocol = pd.DataFrame([dict(regel) for regel in invoer.inlezing])
    return protocol.drop(columns=["sha256"], errors="ignore")


@_stap
def kengetallen(organisatie: str, jaar: int, data: str = "") -> pd.DataFrame:
    """Compute every kengetal. Returns (and saves) the contract frame."""
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.kengetallen import bereken
    from kkfzlib.kengetallen.contract import lees, schrijf

    dossier = dossier_van(organisatie, jaar, data)
    invoer = laad_invoer(dossier)
    schrijf(
        bereken(invoer, vorige_kengetallen(dossier, invoer.instellingen.vergelijk_met)), dossier.kengetallen
    )
    return lees(dossier.kengetallen)


@_stap
def continuiteit(organisatie: str, jaar: int, data: str = "") -> pd.DataFrame:
    """Indicator 2: every category of the gids with its count and percentage."""
    from kkfzlib.continuiteit import indicatortabel
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.kengetallen.contract import lees

    dossier = dossier_van(organisatie, jaar, data)
    invoer = laad_invoer(dossier)
    tabel = indicatortabel(lees(dossier.kengetallen), invoer.gids, jaar)
    _schrijf_tabel(tabel, dossier.processed / "continuiteit.csv")
    return tabel


@_stap
def voortgang(organisatie: str, jaar: int, data: str = "") -> pd.DataFrame:
    """What became of last year's goals and ontwikkelpunten."""
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.voortgang import voortgangstabel

    dossier = dossier_van(organisatie, jaar, data)
    invoer = laad_invoer(dossier)
    tabel = voortgangstabel(invoer, vorige_invoer(dossier, invoer.instellingen.vergelijk_met))
    _schrijf_tabel(tabel, dossier.processed / "voortgang.csv")
    return tabel


def vorige_invoer(dossier: Dossier, vergelijk_met: int) -> Any:
    """The clean input of the year to compare with, or None where that year was not read."""
    from kkfzlib.inlezen import laad_invoer

    ervoor = dossier.jaar_ervoor(vergelijk_met)
    return laad_invoer(ervoor) if (ervoor.processed / "invoer.json").is_file() else None


@_stap
def controle(organisatie: str, jaar: int, data: str = "") -> pd.DataFrame:
    """Audit the consistency of figures and texts. Returns (and saves) the findings."""
    from kkfzlib.bevindingen import als_frame
    from kkfzlib.controle import controleer
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.kengetallen.contract import lees

    dossier = dossier_van(organisatie, jaar, data)
    invoer = laad_invoer(dossier)
    vorig = vorige_kengetallen(dossier, invoer.instellingen.vergelijk_met)
    tabel = als_frame(controleer(invoer, lees(dossier.kengetallen), vorig))
    dossier.processed.mkdir(parents=True, exist_ok=True)
    tabel.to_csv(dossier.bevindingen, index=False, lineterminator="\n")
    return tabel
