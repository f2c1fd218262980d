"""Running the notebooks of one dossier through papermill, one private folder per run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Literal

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import KkfzFout, MachineFout
from kkfzlib.uitvoeren import kernel, kinderen, motor, parameters
from kkfzlib.uitvoeren.schijf import prive_map
from kkfzlib.uitvoeren.stappenplan import Stap, stap, stappen_van

NotebookEngine = Literal["kkfz", "nbclient"]
Meld = Callable[[str], None]


def kies_engine(engine: NotebookEngine = "kkfz") -> NotebookEngine:
    """The engine to use: the reference engine where this platform has no fork server."""
    return engine if kinderen.BESCHIKBAAR else "nbclient"


def voer_uit(
    dossier: Dossier,
    stappen: Iterable[str | Stap] | None = None,
    engine: NotebookEngine = "kkfz",
    *,
    tijdslimiet: float = motor.TIJDSLIMIET,
    meld: Meld | None = None,
) -> list[Path]:
    """Run the notebooks of ``stappen`` (default: all, in order) for one dossier.

    Returns the executed notebooks, in ``processed/notebooks``; each is put there only when it has run to the end.
    Raises the KkfzFout that a notebook raised (an InvoerFout with all its findings), or MachineFout when a notebook
    fails otherwise, is killed, or exceeds ``tijdslimiet`` seconds.
    """
    gekozen = (
        [s if isinstance(s, Stap) else stap(s) for s in stappen]
        if stappen is not None
        else list(stappen_van(dossier))
    )
    uit = []
    for s in gekozen:
        if meld is not None:
            meld(s.titel)
        uit.append(voer_stap_uit(dossier, s, engine, tijdslimiet=tijdslimiet))
    return uit


def voer_stap_uit(
    dossier: Dossier, s: Stap, engine: NotebookEngine = "kkfz", *, tijdslimiet: float = motor.TIJDSLIMIET
) -> Path:
    """Run one step's notebook; see ``voer_uit``. InvoerFout when what it printed may not be kept."""
    from kkfzlib.uitvoeren.keuring import keur

    waarden = {"organisatie": dossier.organisatie, "jaar": dossier.jaar, "data": str(dossier.data)}
    if s.exports and dossier.bronmap is not None:
        waarden["bronnen"] = str(dossier.bronmap)
    doel = dossier.processed / "notebooks" / s.notebook
    voer_notebook_uit(s.pad, doel, waarden, engine, tijdslimiet=tijdslimiet, keur=partial(keur, dossier))
    return doel


def voer_notebook_uit(
    bron: Path,
    doel: Path | None,
    waarden: dict[str, Any],
    engine: NotebookEngine = "kkfz",
    *,
    tijdslimiet: float = motor.TIJDSLIMIET,
    keur: Callable[[Path], None] | None = None,
) -> Any:
    """Run the notebook ``bron`` with parameters ``waarden``; the result moves to ``doel`` when complete.

    ``keur`` gets the result first, and raises when it may not be kept.

    Returns the executed notebook node. GebruikFout for a parameter that the notebook does not declare.
    """
    import nbformat

    if not bron.is_file():
        raise MachineFout(f"Notebook {bron.name} ontbreekt in {bron.parent.name}/.")
    nb = nbformat.read(bron, as_version=4)
    parameters.controleer(nb, waarden)
    with prive_map() as werk:
        (werk / "werk").mkdir()
        uitgevoerd = _voer_uit(nb, waarden, werk / "werk", kies_engine(engine), tijdslimiet, bron.name)
        if doel is not None:
            klaar = werk / bron.name
            nbformat.write(maak_herhaalbaar(uitgevoerd), klaar)
            if keur is not None:
                keur(klaar)
            _zet_neer(klaar, doel)
    return uitgevoerd


def _voer_uit(nb: Any, waarden: dict[str, Any], map: Path, engine: str, limiet: float, naam: str) -> Any:
    import papermill

    motor.registreer()
    try:
        if engine == "nbclient":
            return kernel.voer_uit(nb, waarden, map, limiet)
        return papermill.execute_notebook(
            nb,
            None,
            waarden,
            engine_name="kkfz",
            progress_bar=False,
            execution_timeout=limiet,
            map=str(map),
            vertaal=True,
        )
    except papermill.PapermillExecutionError as fout:
        nummer = fout.cell_index + 1 - bool(waarden)  # without the cell that papermill put in
        # The text of the error may quote a client's data; its kind and place do not.
        raise MachineFout(f"Notebook {naam} is gestopt in cel {nummer}: {fout.ename}.") from None
    except MachineFout as fout:
        raise MachineFout(f"Notebook {naam}: {fout}") from fout
    except KkfzFout:
        raise
    except OSError:
        raise
    except Exception as fout:
        raise MachineFout(f"Notebook {naam} kon niet worden uitgevoerd: {type(fout).__name__}.") from fout


def maak_herhaalbaar(nb: Any) -> Any:
    """Drop what differs between two equal runs: times, temporary paths, random cell ids. Changes and returns ``nb``."""
    nb.metadata.pop("papermill", None)
    for i, cel in enumerate(nb.cells):
        cel.metadata.pop("papermill", None)
        cel.metadata.pop("execution", None)
        cel["id"] = f"cel-{i}"
    return nb


def _zet_neer(klaar: Path, doel: Path) -> None:
    doel.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    tijdelijk = doel.with_name(f".{doel.name}.nieuw")
    shutil.copyfile(klaar, tijdelijk)
    tijdelijk.chmod(0o600)
    tijdelijk.replace(doel)
