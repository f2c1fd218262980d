"""The steps behind the notebooks: load and one call, and apart from it the call that saves the product.

Imports stand inside the functions on purpose: the pipeline finds from them which library code a step depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from kkfzlib.dossier import DATA, Dossier
from kkfzlib.fouten import GebruikFout, InvoerFout, KkfzFout

if TYPE_CHECKING:
    import pandas as pd

    from kkfzlib.bevindingen import Bevinding, Invoerbevinding
    from kkfzlib.continuiteit import Indicatorrij, Verplichting
    from kkfzlib.importeren.uitvoering import Import
    from kkfzlib.inlezen.tekstlezing import Geleverd
    from kkfzlib.onthulling import Gepubliceerd
    from kkfzlib.tabellen import Invoer
    from kkfzlib.voortgang import Voortgang

P = ParamSpec("P")
T = TypeVar("T")


def _stap(functie: Callable[P, T]) -> Callable[P, T]:
    """Leave an error where the starter of a Jupyter kernel finds it whole (a kernel passes on its text only)."""

    @wraps(functie)
    def uitvoering(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return functie(*args, **kwargs)
        except KkfzFout as fout:
            from kkfzlib.uitvoeren.kernel import bewaar_fout

            bewaar_fout(fout)
            raise

    return uitvoering


def dossier_van(organisatie: str, jaar: int, data: str = "", bronnen: str = "") -> Dossier:
    """The dossier that a notebook's parameters name; an empty ``data`` means the project's data folder.

    An empty ``bronnen`` means the year's own folder of exports.
    """
    return Dossier(
        organisatie, jaar, Path(data) if data else DATA, bronmap=Path(bronnen) if bronnen else None
    )


def _laad(dossier: Dossier) -> Invoer:
    from kkfzlib.inlezen import laad_invoer

    # Without texts: who computes does not read them, and so need not be done again when they change.
    if not (dossier.processed / "invoer.json").is_file():
        raise GebruikFout(f"{dossier.naam} is nog niet opgeschoond. Draai eerst notebook 01_opschonen.")
    return laad_invoer(dossier, met_teksten=False)


def _lees_kengetallen(dossier: Dossier) -> pd.DataFrame:
    from kkfzlib.kengetallen.contract import lees

    if not dossier.kengetallen.with_suffix(".parquet").is_file():
        raise GebruikFout(
            f"De kengetallen van {dossier.naam} zijn nog niet berekend. Draai eerst notebook 02_kengetallen."
        )
    return lees(dossier.kengetallen)


def _schrijf_tabel(frame: pd.DataFrame, csv: Path) -> None:
    csv.parent.mkdir(parents=True, exist_ok=True)
    frame.to_parquet(csv.with_suffix(".parquet"), index=False)
    frame.to_csv(csv, index=False, lineterminator="\n")


@_stap
def importeren(organisatie: str, jaar: int, data: str = "", bronnen: str = "") -> Import:
    """The contract tables out of the exports, by the recipe.

    Raises:
        InvoerFout: with every finding, when any of them is a ``fout``.
        GebruikFout: there is no recipe, or the key of the pseudonyms can't be used.
    """
    from kkfzlib.importeren.uitvoering import importeer

    dossier = dossier_van(organisatie, jaar, data, bronnen)
    if not dossier.heeft_recept:
        raise GebruikFout(
            f"{dossier.naam} heeft geen koppeling (koppeling.yml); er valt niets te importeren. Maak er een met: "
            f"kkfz koppel {organisatie} {jaar}"
        )
    gedaan = importeer(dossier)
    if gedaan.melder.fout:
        raise InvoerFout(gedaan.melder.bevindingen)
    return gedaan


@_stap
def bewaar_import(gedaan: Import, organisatie: str, jaar: int, data: str = "") -> None:
    """Save the imported tables and their trace, for the owner's eyes only."""
    from kkfzlib.importeren.opslag import schrijf_import

    schrijf_import(gedaan, dossier_van(organisatie, jaar, data))


@_stap
def opschonen(organisatie: str, jaar: int, data: str = "") -> tuple[Invoer, list[Invoerbevinding]]:
    """Read, validate and clean the raw folder. Returns the clean input and what in its tables is worth a look.

    Texts are read too, so that everything that is wrong is told at once; step ``controle`` is the one that keeps them.

    Raises:
        InvoerFout: with every finding, when any of them is a ``fout``.
    """
    from kkfzlib.importeren.overdracht import bewaard
    from kkfzlib.inlezen import lees_invoer
    from kkfzlib.inlezen.tekstlezing import over_tabellen

    dossier = dossier_van(organisatie, jaar, data)
    ingevoerd = bewaard(dossier)
    if ingevoerd is None and dossier.heeft_recept:
        raise GebruikFout(f"{dossier.naam} is nog niet geïmporteerd. Draai eerst notebook 00_importeren.")
    invoer, bevindingen = lees_invoer(dossier, ingevoerd)
    if invoer is None:
        raise InvoerFout(bevindingen)
    return invoer, over_tabellen(bevindingen, dossier, invoer.instellingen)


@_stap
def bewaar_invoer(
    invoer: Invoer,
    organisatie: str,
    jaar: int,
    data: str = "",
    bevindingen: Sequence[Invoerbevinding] = (),
) -> None:
    """Save the clean tables and the warnings about the input, for the owner's eyes only."""
    from kkfzlib.bevindingen import als_json
    from kkfzlib.inlezen import schrijf_invoer

    dossier = dossier_van(organisatie, jaar, data)
    schrijf_invoer(invoer, dossier)
    dossier.inleesbevindingen.write_text(als_json(bevindingen) + "\n", encoding="utf-8")


@_stap
def schone_invoer(organisatie: str, jaar: int, data: str = "") -> Invoer:
    """The clean input as step ``opschonen`` left it."""
    return _laad(dossier_van(organisatie, jaar, data))


@_stap
def kengetallen(organisatie: str, jaar: int, data: str = "") -> pd.DataFrame:
    """Every kengetal, in the output contract."""
    from kkfzlib.kengetallen import bereken
    from kkfzlib.kengetallen.contract import lees_indien_berekend

    dossier = dossier_van(organisatie, jaar, data)
    invoer = _laad(dossier)
    ervoor = dossier.jaar_ervoor(invoer.instellingen.vergelijk_met)
    return bereken(invoer, lees_indien_berekend(ervoor.kengetallen))


@_stap
def bewaar_kengetallen(cijfers: pd.DataFrame, organisatie: str, jaar: int, data: str = "") -> None:
    """Save the contract frame as csv and parquet."""
    from kkfzlib.kengetallen.contract import schrijf

    schrijf(cijfers, dossier_van(organisatie, jaar, data).kengetallen)


@_stap
def berekende_kengetallen(organisatie: str, jaar: int, data: str = "") -> pd.DataFrame:
    """The contract frame as step ``kengetallen`` left it."""
    return _lees_kengetallen(dossier_van(organisatie, jaar, data))


@_stap
def continuiteit(organisatie: str, jaar: int, data: str = "") -> list[Indicatorrij]:
    """Indicator 2: every category of the gids with its count and percentage."""
    from kkfzlib.continuiteit import indicatortabel

    dossier = dossier_van(organisatie, jaar, data)
    return indicatortabel(_lees_kengetallen(dossier), _laad(dossier).gids, jaar)


@_stap
def bewaar_continuiteit(rijen: list[Indicatorrij], organisatie: str, jaar: int, data: str = "") -> None:
    """Save the table of indicator 2 as csv and parquet."""
    from kkfzlib.continuiteit import als_frame

    _schrijf_tabel(als_frame(rijen), dossier_van(organisatie, jaar, data).processed / "continuiteit.csv")


@_stap
def voortgang(organisatie: str, jaar: int, data: str = "") -> list[Voortgang]:
    """What became of last year's goals and ontwikkelpunten."""
    from kkfzlib.inlezen import laad_indien_gelezen
    from kkfzlib.voortgang import doelen, ontwikkelpunten

    dossier = dossier_van(organisatie, jaar, data)
    nu = _laad(dossier)
    toen = laad_indien_gelezen(dossier.jaar_ervoor(nu.instellingen.vergelijk_met))
    if toen is None:
        return []
    tabel, vorige = nu.tabellen.get, toen.tabellen.get
    return [
        *doelen(vorige("doelen"), tabel("doelen"), nu.instellingen.peildatum),
        *ontwikkelpunten(vorige("ontwikkelpunten"), tabel("ontwikkelpunten"), jaar),
    ]


@_stap
def bewaar_voortgang(beloften: list[Voortgang], organisatie: str, jaar: int, data: str = "") -> None:
    """Save what became of the promises as csv and parquet."""
    from kkfzlib.voortgang import als_frame

    _schrijf_tabel(als_frame(beloften), dossier_van(organisatie, jaar, data).processed / "voortgang.csv")


@_stap
def teksten(organisatie: str, jaar: int, data: str = "") -> Geleverd:
    """The texts of the year as they are now.

    Raises:
        InvoerFout: with every finding, when any of them is a ``fout``.
    """
    from kkfzlib.bevindingen import heeft_fout
    from kkfzlib.inlezen.tekstlezing import geleverde_teksten

    dossier = dossier_van(organisatie, jaar, data)
    geleverd = geleverde_teksten(dossier, _laad(dossier).instellingen)
    if heeft_fout(geleverd.bevindingen):
        raise InvoerFout(geleverd.bevindingen)
    return geleverd


@_stap
def controle(geleverd: Geleverd, organisatie: str, jaar: int, data: str = "") -> list[Bevinding]:
    """Audit the consistency of figures and texts; worst findings first."""
    from kkfzlib.controle import controleer
    from kkfzlib.kengetallen.contract import lees_indien_berekend

    dossier = dossier_van(organisatie, jaar, data)
    invoer = geleverd.in_invoer(_laad(dossier))
    vorig = lees_indien_berekend(dossier.jaar_ervoor(invoer.instellingen.vergelijk_met).kengetallen)
    return controleer(invoer, _lees_kengetallen(dossier), vorig)


@_stap
def bewaar_controle(
    bevindingen: list[Bevinding], geleverd: Geleverd, organisatie: str, jaar: int, data: str = ""
) -> None:
    """Save the findings as ``bevindingen.csv``, and the texts that were read, for the owner's eyes only."""
    from kkfzlib.bevindingen import als_frame
    from kkfzlib.inlezen import schrijf_teksten

    dossier = dossier_van(organisatie, jaar, data)
    schrijf_teksten(geleverd.teksten, dossier, geleverd.bevindingen, geleverd.document)
    als_frame(bevindingen).to_csv(dossier.bevindingen, index=False, lineterminator="\n")


@_stap
def verplichting(organisatie: str, jaar: int, data: str = "") -> Verplichting:
    """Whether indicator 2 is compulsory, by the inflow of the year before."""
    import pandas as pd

    from kkfzlib.continuiteit import verplicht
    from kkfzlib.kengetallen.contract import lees_indien_berekend

    dossier = dossier_van(organisatie, jaar, data)
    invoer = _laad(dossier)
    vorig = lees_indien_berekend(dossier.jaar_ervoor(jaar - 1).kengetallen)
    frames = [f for f in (_lees_kengetallen(dossier), vorig) if f is not None]
    return verplicht(pd.concat(frames, ignore_index=True), invoer.gids, jaar)


@_stap
def bescherming(organisatie: str, jaar: int, data: str = "") -> Gepubliceerd:
    """The values that the public profile would show."""
    from kkfzlib.publiceren.poort import beschermd

    dossier = dossier_van(organisatie, jaar, data)
    return beschermd(dossier, _laad(dossier), "openbaar")
