"""While the report is written: checks, what is left to do, texts that came back, the draft in the browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kkfzlib import opties
from kkfzlib.dossier import DATA, PROFIELEN, UITVOER, Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.opdrachten.app import app
from kkfzlib.opties import AlsCsv, AlsJson, AlsPagina, Bronnen, Data, Gepubliceerd, Jaar, Organisatie, Uit

if TYPE_CHECKING:
    from kkfzlib.bevindingen import Invoerbevinding


@app.command()
def controleer(
    organisatie: Annotated[str, typer.Argument(help="map van de organisatie onder data/raw")] = "",
    jaar: Annotated[str, typer.Argument(help="verslagjaar, bijvoorbeeld 2024")] = "",
    data: Data = DATA,
    bronnen: Bronnen = None,
    verslag: Gepubliceerd = None,
    als_json: AlsJson = False,
    als_csv: AlsCsv = False,
    als_pagina: AlsPagina = None,
) -> None:
    """Controleer alleen de invoer, of met --verslag een gepubliceerd verslag: alle bevindingen tegelijk."""
    from kkfzlib.bevindingen import heeft_fout
    from kkfzlib.terminal import druk_verslagcontrole

    if verslag is not None:
        from kkfzlib.controle import controleer_verslag

        uitkomst = controleer_verslag(verslag)
        if als_pagina is not None:
            from kkfzlib.controle.pagina import schrijf_pagina

            schrijf_pagina(uitkomst, verslag.name, als_pagina)
        druk_verslagcontrole(uitkomst.bevindingen, uitkomst.dekking, als_json, als_csv)
        raise typer.Exit(1 if heeft_fout(uitkomst.bevindingen) else 0)
    if not organisatie or not jaar:
        raise GebruikFout(
            "Noem een organisatie en een jaar, of een bestand met --verslag. Zie: kkfz controleer --help"
        )
    from kkfzlib.inlezen import lees_invoer
    from kkfzlib.inlezen.vraagtabellen import aanvulling_open

    dossier = opties.dossier(organisatie, jaar, data, bronnen=bronnen)
    invoer, bevindingen = lees_invoer(dossier)
    _druk_bevindingen(bevindingen, als_json, als_csv)
    if not (als_json or als_csv):
        _noem_ontbrekende_teksten(dossier)
        if opdracht := aanvulling_open(dossier, invoer.tabellen if invoer else (), bevindingen):
            print(f"Daarna: {opdracht}")
    raise typer.Exit(1 if heeft_fout(bevindingen) else 0)


def _druk_bevindingen(bevindingen: list[Invoerbevinding], als_json: bool, als_csv: bool) -> None:
    from kkfzlib.bevindingen import als_json as naar_json
    from kkfzlib.terminal import schrijf_csv, toon_bevindingen

    if als_json:
        print(naar_json(bevindingen))
    elif als_csv:
        schrijf_csv(bevindingen, sys.stdout)
    else:
        toon_bevindingen(bevindingen, sys.stdout)


def _noem_ontbrekende_teksten(dossier: Dossier) -> None:
    """Correct input is not a complete report: say so here, as nothing else stops a run without texts."""
    from kkfzlib.compleet.teksten import van_teksten
    from kkfzlib.inlezen.tekstlezing import geleverde_teksten

    if n := len(list(van_teksten(geleverde_teksten(dossier)))):
        wat = "tekst ontbreekt" if n == 1 else "teksten ontbreken"
        print(
            f"Nog niet compleet: {n} verplichte {wat}. Zie: kkfz stand {dossier.organisatie} {dossier.jaar}"
        )


@app.command()
def stand(
    organisatie: Organisatie,
    jaar: Annotated[str, typer.Argument(help="verslagjaar", show_default="het laatste")] = "",
    data: Data = DATA,
    uit: Uit = UITVOER,
    bronnen: Bronnen = None,
    als_json: AlsJson = False,
) -> None:
    """Toon wat er nog te doen is tot publiceren, elk met de opdracht of het bestand dat het verhelpt."""
    from kkfzlib.stand import bepaal, toon

    gevonden = bepaal(
        opties.dossier(organisatie, jaar or opties.laatste_jaar(organisatie, data), data, uit, bronnen)
    )
    print(toon.als_json(gevonden) if als_json else toon.als_tekst(gevonden))


@app.command()
def bekijk(
    organisatie: Organisatie,
    jaar: Jaar,
    data: Data = DATA,
    bronnen: Bronnen = None,
    profiel: Annotated[str, typer.Option("--profiel", help="indiening of openbaar")] = "indiening",
) -> None:
    """Toon het concept in de browser terwijl u schrijft; iedere wijziging verschijnt vanzelf. Stop met Ctrl-C."""
    from kkfzlib.bekijken.opdracht import bekijk as toon_concept

    if profiel not in PROFIELEN:
        raise GebruikFout(f"--profiel kent {profiel!r} niet; kies uit: {', '.join(PROFIELEN)}.")

    def meld(adres: str) -> None:
        print(f"Het concept staat op: {adres}", flush=True)
        print("Alleen op deze computer en alleen met dit adres te zien. Stop met Ctrl-C.", flush=True)

    toon_concept(opties.dossier(organisatie, jaar, data, bronnen=bronnen), profiel, meld)  # type: ignore[arg-type]


@app.command()
def teksten(
    organisatie: Organisatie,
    jaar: Jaar,
    van: Annotated[
        Path | None,
        typer.Option("--van", help="een concept (Word) dat terugkwam", exists=True, dir_okay=False),
    ] = None,
    naar: Annotated[
        Path | None, typer.Option("--naar", help="schrijf alle teksten in een nieuw Word-document")
    ] = None,
    data: Data = DATA,
    neem_over: Annotated[
        bool, typer.Option("--neem-over", help="schrijf de wijzigingen in de teksten, alle of geen")
    ] = False,
    als_json: Annotated[bool, typer.Option("--json", help="alles als JSON op standaarduitvoer")] = False,
) -> None:
    """Vergelijk een concept dat terugkwam met de teksten: verschillen, opmerkingen, bijgehouden wijzigingen."""
    from kkfzlib.bevindingen import heeft_fout
    from kkfzlib.meelezen import toon
    from kkfzlib.meelezen.overnemen import lees_huidig
    from kkfzlib.meelezen.overnemen import neem_over as neem
    from kkfzlib.meelezen.terug import lees_terug

    dossier = opties.dossier(organisatie, jaar, data)
    if (van is None) == (naar is None):
        raise GebruikFout(
            "Kies een van de twee: --van BESTAND (een concept dat terugkwam) of --naar BESTAND."
        )
    if naar is not None:
        _schrijf_tekstdocument(dossier, naar)
        return
    assert van is not None
    huidig = lees_huidig(dossier)
    terug = lees_terug(van.read_bytes(), van.name, huidig.teksten)
    geschreven = neem(dossier, huidig, terug, van.name) if neem_over else None
    print(
        toon.als_json(dossier, van.name, terug, geschreven) if als_json else toon.als_tekst(terug, geschreven)
    )
    raise typer.Exit(1 if heeft_fout(terug.bevindingen) else 0)


def _schrijf_tekstdocument(dossier: Dossier, naar: Path) -> None:
    from kkfzlib.meelezen.uitgeven import tekstdocument
    from kkfzlib.uitvoeren.schijf import schrijf_atomair

    if naar.exists():
        raise GebruikFout(f"{naar} bestaat al; er is niets gewijzigd. Kies een andere naam.")
    schrijf_atomair(naar, tekstdocument(dossier))
    print(f"  {naar}")
