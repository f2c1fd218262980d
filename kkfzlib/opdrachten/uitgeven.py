"""What is finished: verified, traced, signed, published, and set beside others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kkfzlib import opties
from kkfzlib.dossier import DATA, UITVOER, controleer_jaar
from kkfzlib.fouten import GebruikFout
from kkfzlib.opdrachten.app import app
from kkfzlib.opties import AlsJson, Data, Engine, Jaar, Organisatie, Uit


@app.command()
def verifieer(
    organisatie: Organisatie, jaar: Jaar, data: Data = DATA, uit: Uit = UITVOER, als_json: AlsJson = False
) -> None:
    """Vergelijk de gepubliceerde bestanden met het manifest: ongeschonden, gewijzigd, verouderd of onvolledig."""
    from dataclasses import asdict

    from kkfzlib.publiceren.verifieren import verifieer as vergelijk

    dossier = opties.dossier(organisatie, jaar, data, uit)
    afwijkingen = vergelijk(dossier)
    if als_json:
        print(json.dumps([asdict(a) for a in afwijkingen], ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(str, afwijkingen)) or f"{dossier.naam}: ongeschonden en actueel")
    raise typer.Exit(1 if afwijkingen else 0)


@app.command()
def traceer(
    organisatie: Organisatie,
    jaar: Jaar,
    kengetal: Annotated[
        str, typer.Argument(help="kengetal of kengetal/uitsplitsing, bijvoorbeeld continuiteit/6")
    ],
    data: Data = DATA,
    uit: Uit = UITVOER,
    als_json: AlsJson = False,
) -> None:
    """Toon de keten van één kengetal: ruw bestand, rijen, regel, waarde, plaats in het verslag."""
    from kkfzlib.herkomst import toon
    from kkfzlib.herkomst.traceer import traceer as volg

    tracering = volg(opties.dossier(organisatie, jaar, data, uit), kengetal)
    if als_json:
        print(toon.als_json(tracering))
    else:
        toon.toon(tracering)


@app.command()
def besluit(
    organisatie: Organisatie,
    jaar: Jaar,
    wat: Annotated[str, typer.Argument(help='bijvoorbeeld "tekst: terugblik" of "bevinding: totaal-delen"')],
    data: Data = DATA,
) -> None:
    """Druk een besluit af om in besluiten.yml te plakken, met het controlegetal van de gegevens van nu."""
    from kkfzlib.publiceren.tekenvoorstel import besluittekst

    print(besluittekst(opties.dossier(organisatie, jaar, data), wat))


@app.command()
def publiceer(
    organisatie: Organisatie,
    jaar: Jaar,
    data: Data = DATA,
    uit: Uit = UITVOER,
    naar: Annotated[
        Path | None, typer.Option("--naar", help="publicatiemap", show_default="<uit>/publicatie")
    ] = None,
    ro_crate: Annotated[
        bool, typer.Option("--ro-crate", help="beschrijf de publicatie ook als RO-Crate")
    ] = False,
    niet_gepubliceerd: Annotated[
        bool, typer.Option("--niet-gepubliceerd", help="leg alleen vast dat van dit jaar niets openbaar is")
    ] = False,
    eerder: Annotated[
        Path | None,
        typer.Option("--eerder", help="leg alleen vast wat al openbaar is: een kengetallen.csv", exists=True),
    ] = None,
) -> None:
    """Zet het openbare verslag in de publicatiemap; weigert wat niet gecontroleerd is of een besluit mist."""
    from kkfzlib.publiceren import vrijgeven

    dossier = opties.dossier(organisatie, jaar, data, uit)
    if niet_gepubliceerd or eerder is not None:
        if niet_gepubliceerd and eerder is not None:
            raise GebruikFout("Kies een van de twee: --niet-gepubliceerd of --eerder BESTAND.")
        vrijgeven.leg_vast(dossier, eerder)
        print(f"  {dossier.publicatieregister}")
        return
    for pad in vrijgeven.publiceer(dossier, naar, ro_crate=ro_crate):
        print(f"  {pad}")


@app.command(name="lees-in")
def lees_in(
    map: Annotated[
        Path, typer.Argument(help="map met gepubliceerde bestanden (CSV, FHIR MeasureReport, HTML)")
    ],
    naar: Annotated[
        Path, typer.Option("--naar", help="map die ORG/JAAR/openbaar krijgt", show_default="output/")
    ] = UITVOER,
    organisatie: Annotated[
        str, typer.Option(help="van wie de cijfers zijn, als geen map of kolom dat zegt")
    ] = "",
    jaar: Annotated[str, typer.Option(help="over welk jaar, als geen map, kolom of periode dat zegt")] = "",
) -> None:
    """Lees cijfers in die elders of in andere jaren zijn gepubliceerd, zodat kkfz vergelijk ze kan gebruiken."""
    from kkfzlib.elders import lees_in as lees
    from kkfzlib.elders.toon import toon

    toon(lees(map, naar, organisatie, controleer_jaar(jaar) if jaar else None))


@app.command()
def vergelijk(
    uit: Uit = UITVOER,
    organisatie: Annotated[
        list[str] | None, typer.Option(help="alleen deze organisatie (herhaalbaar)")
    ] = None,
    jaar: Annotated[list[int] | None, typer.Option(help="alleen dit jaar (herhaalbaar)")] = None,
    naar: Annotated[
        Path | None, typer.Option(help="map voor de vergelijking", show_default="UIT/vergelijking")
    ] = None,
    engine: Engine = "auto",
) -> None:
    """Zet openbare verslagen van organisaties en jaren naast elkaar (spiegelinformatie): HTML en PDF."""
    from kkfzlib.vergelijking import vergelijk as maak

    for pad in maak(uit, organisatie or (), jaar or (), naar, engine):
        print(pad)
