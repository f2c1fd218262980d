"""The arguments and options that several commands share, and what they come down to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kkfzlib.dossier import (
    PROFIELEN,
    UITVOER,
    Dossier,
    Profiel,
    beschikbaar,
    controleer_slug,
    open_dossier,
)
from kkfzlib.fouten import GebruikFout

if TYPE_CHECKING:
    from kkfzlib.uitvoeren.plan import Keuzes


def _toon_versie(gevraagd: bool) -> None:
    if gevraagd:
        from kkfzlib import __version__

        print(f"kkfz {__version__}")
        raise typer.Exit


Versie = Annotated[
    bool, typer.Option("--version", callback=_toon_versie, is_eager=True, help="toon de versie")
]
Organisatie = Annotated[
    str, typer.Argument(help="map van de organisatie onder data/raw, bijvoorbeeld voorbeeldzorg")
]
Jaar = Annotated[str, typer.Argument(help="verslagjaar, bijvoorbeeld 2024")]
Data = Annotated[Path, typer.Option("--data", help="map met raw/ (krijgt processed/)", show_default="data/")]
Uit = Annotated[Path, typer.Option("--uit", help="map die ORG/JAAR/profiel krijgt", show_default="output/")]
Bronnen = Annotated[
    Path | None,
    typer.Option(
        "--bronnen", help="map met exports", show_default="ORG/JAAR/bronnen", exists=True, file_okay=False
    ),
]
Profielkeuze = Annotated[str, typer.Option("--profiel", help="indiening, openbaar of beide")]
Engine = Annotated[str, typer.Option("--engine", help="auto, quarto of ingebouwd")]
NotebookEngine = Annotated[str, typer.Option(help="kkfz (snel) of nbclient (gewone Jupyter-kernel)")]
ZonderVerslag = Annotated[bool, typer.Option("--zonder-verslag", help="alleen notebooks en figuren")]
Concept = Annotated[
    bool,
    typer.Option("--concept", help="een concept voor bestuur en cliëntenraad: HTML en Word, vertrouwelijk"),
]
Kort = Annotated[
    bool,
    typer.Option("--kort", help="ook de korte vorm: de eerste bladzijde, hoofdstuk 4 en indicator 2"),
]
Dwing = Annotated[bool, typer.Option("--dwing", help="doe alles opnieuw, ook wat niet is veranderd")]
AlsJson = Annotated[bool, typer.Option("--json", help="bevindingen als JSON op standaarduitvoer")]
Gepubliceerd = Annotated[
    Path | None,
    typer.Option("--verslag", help="controleer een gepubliceerd verslag (PDF, HTML, Word of tekst)"),
]
AlsPagina = Annotated[
    Path | None,
    typer.Option("--html", help="schrijf de controle van een verslag als webpagina naar dit bestand"),
]
AlsCsv = Annotated[bool, typer.Option("--csv", help="bevindingen als CSV op standaarduitvoer")]


def keuzes(
    profiel: str, engine: str, notebook_engine: str, zonder_verslag: bool, dwing: bool, kort: bool = False
) -> Keuzes:
    """The options of a run; GebruikFout for an unknown value."""
    from kkfzlib.uitvoeren.plan import Keuzes

    mogelijk: dict[str, tuple[Profiel, ...]] = {"beide": PROFIELEN} | {p: (p,) for p in PROFIELEN}
    if profiel not in mogelijk:
        raise GebruikFout(f"--profiel kent {profiel!r} niet; kies uit: {', '.join(mogelijk)}.")
    if kort and zonder_verslag:
        raise GebruikFout(
            "--kort hoort bij een verslag en gaat niet samen met --zonder-verslag of --concept. Kies een van de twee."
        )
    return Keuzes(engine, notebook_engine, dwing, zonder_verslag, mogelijk[profiel], kort=kort)


def map_of_nieuw(uit: Path) -> None:
    """GebruikFout when the output root is a file."""
    if uit.exists() and not uit.is_dir():
        raise GebruikFout(f"--uit wijst naar een bestand, geen map: {uit.name}. Geef een map op.")


def laatste_jaar(organisatie: str, data: Path) -> str:
    """The last year of an organisation that has a folder; GebruikFout when there is none."""
    jaren = [j for o, j in beschikbaar(data) if o == controleer_slug(organisatie)]
    if not jaren:
        raise GebruikFout(
            f"Van {organisatie} is er nog geen jaarmap in {data / 'raw'}. "
            f"Maak er een met: kkfz nieuw {organisatie} JAAR"
        )
    return str(max(jaren))


def dossier(
    organisatie: str, jaar: str, data: Path, uit: Path = UITVOER, bronnen: Path | None = None
) -> Dossier:
    """The dossier that the arguments name; GebruikFout, with what comes close, when there is none."""
    map_of_nieuw(uit)
    return replace(open_dossier(organisatie, jaar, data, uit), bronmap=bronnen)
