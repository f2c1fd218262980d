"""Making reports: one, or all that are out of date, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kkfzlib import opties
from kkfzlib.dossier import DATA, UITVOER, Dossier
from kkfzlib.opdrachten.app import app
from kkfzlib.opties import (
    Bronnen,
    Concept,
    Data,
    Dwing,
    Engine,
    Jaar,
    Kort,
    NotebookEngine,
    Organisatie,
    Profielkeuze,
    Uit,
    ZonderVerslag,
)

if TYPE_CHECKING:
    from kkfzlib.uitvoeren.plan import Keuzes


@app.command()
def rapport(
    organisatie: Organisatie,
    jaar: Jaar,
    data: Data = DATA,
    uit: Uit = UITVOER,
    bronnen: Bronnen = None,
    profiel: Profielkeuze = "beide",
    engine: Engine = "auto",
    notebook_engine: NotebookEngine = "kkfz",
    zonder_verslag: ZonderVerslag = False,
    dwing: Dwing = False,
    concept: Concept = False,
    kort: Kort = False,
) -> None:
    """Maak het kwaliteitsverslag: HTML en PDF, in beide profielen; met --concept alleen het concept, ook in Word."""
    from kkfzlib.terminal import Voortgang, toon_resultaat
    from kkfzlib.uitvoeren.rapport import maak_rapport

    keuzes = opties.keuzes(profiel, engine, notebook_engine, zonder_verslag or concept, dwing, kort)
    dossier = opties.dossier(organisatie, jaar, data, uit, bronnen)
    if concept:
        _concept(dossier, keuzes)
        return
    with Voortgang() as meld:
        resultaat = maak_rapport(dossier, **vars(keuzes), meld=meld)
    toon_resultaat(resultaat)


def _concept(dossier: Dossier, keuzes: Keuzes) -> None:
    from kkfzlib.publiceren.concept import maak_concept
    from kkfzlib.terminal import Voortgang
    from kkfzlib.uitvoeren.rapport import maak_rapport

    with Voortgang() as meld:
        maak_rapport(dossier, **vars(keuzes), meld=meld)
        meld("Concept samenstellen en weergeven")
        paden, let_op = maak_concept(dossier, keuzes.engine)  # type: ignore[arg-type]
    for waarschuwing in let_op:
        print(f"Let op: {waarschuwing}")
    print("Vertrouwelijk: voor bestuur en cliëntenraad, niet om te publiceren.")
    for pad in paden:
        print(f"  {pad}")


@app.command()
def alles(
    data: Data = DATA,
    uit: Uit = UITVOER,
    organisatie: Annotated[
        list[str] | None, typer.Option(help="alleen deze organisatie (herhaalbaar)")
    ] = None,
    jaar: Annotated[list[int] | None, typer.Option(help="alleen dit jaar (herhaalbaar)")] = None,
    profiel: Profielkeuze = "beide",
    engine: Engine = "auto",
    notebook_engine: NotebookEngine = "kkfz",
    zonder_verslag: ZonderVerslag = False,
    dwing: Dwing = False,
    werkers: Annotated[
        int | None, typer.Option(help="verslagen tegelijk", show_default="één per processor")
    ] = None,
    dask: Annotated[str, typer.Option(help="adres van een Dask-cluster, bijvoorbeeld tcp://host:8786")] = "",
) -> None:
    """Maak alle verslagen die niet actueel zijn; gaat door na een fout en meldt die aan het eind."""
    from kkfzlib.terminal import Batchvoortgang, toon_uitslagen
    from kkfzlib.uitvoeren.batch import alles as maak_alles
    from kkfzlib.uitvoeren.batch import exitcode

    keuzes = opties.keuzes(profiel, engine, notebook_engine, zonder_verslag, dwing)
    opties.map_of_nieuw(uit)
    with Batchvoortgang() as meld:
        uitslagen = maak_alles(
            data,
            uit,
            keuzes,
            organisaties=organisatie or (),
            jaren=jaar or (),
            werkers=werkers,
            dask=dask,
            meld=meld,
        )
    toon_uitslagen(uitslagen)
    raise typer.Exit(exitcode(uitslagen))


@app.command()
def waarom(
    organisatie: Organisatie, jaar: Jaar, data: Data = DATA, uit: Uit = UITVOER, bronnen: Bronnen = None
) -> None:
    """Leg uit waarom een run iets wel of niet opnieuw zou doen."""
    from kkfzlib.uitvoeren.plan import waarom as leg_uit

    for regel in leg_uit(opties.dossier(organisatie, jaar, data, uit, bronnen)):
        print(regel)
