"""Beginning: a project, a year, an example, and what comes out of exports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kkfzlib import opties
from kkfzlib.dossier import DATA, Dossier, controleer_jaar
from kkfzlib.opdrachten.app import app
from kkfzlib.opties import Bronnen, Data, Jaar, Organisatie


@app.command()
def start(map: Annotated[Path, typer.Argument(help="nieuwe map voor het project")]) -> None:
    """Begin een project in een nieuwe map: de notebooks, het verslag en een verzonnen voorbeeld."""
    from kkfzlib.beginnen import begin

    jaren = begin(map)
    print(f"Het project staat in {map}. Ga erheen en maak een eerste verslag:")
    print(f"  cd {map}\n  kkfz rapport {jaren[-1].parent.name} {jaren[-1].name}")


@app.command()
def nieuw(organisatie: Organisatie, jaar: Jaar, data: Data = DATA) -> None:
    """Maak een map met sjablonen: tabellen, een werkboek, teksten; doelen van vorig jaar gaan mee."""
    from kkfzlib.sjabloon import maak_sjabloon

    dossier = Dossier(organisatie, controleer_jaar(jaar), data)
    bestanden = maak_sjabloon(dossier)
    hier = [b for b in bestanden if b.is_relative_to(dossier.raw)]
    print(f"{len(hier)} bestanden gemaakt in {dossier.raw}")
    print("Vul invoer.xlsx of de csv-bestanden in (niet beide).")
    print("Schrijf de teksten in Word (teksten.docx) of in de map teksten; elke tekst in één van beide.")
    print(
        f"Hebt u exports uit uw systemen, zet die dan in {dossier.bronnen} en draai: "
        f"kkfz koppel {dossier.organisatie} {dossier.jaar}"
    )
    print(f"Daarna: kkfz controleer {dossier.organisatie} {dossier.jaar}")


@app.command()
def voorbeeld(
    data: Data = DATA,
    organisatie: Annotated[str, typer.Option(help="naam van de verzonnen organisatie")] = "voorbeeldzorg",
    clienten: Annotated[
        int | None, typer.Option(help="zoveel cliënten per jaar, voor metingen", min=1)
    ] = None,
    sector: Annotated[int | None, typer.Option(help="zoveel verzonnen organisaties tegelijk", min=1)] = None,
    bronnen: Annotated[
        bool, typer.Option("--bronnen", help="vier organisaties met exports, koppeling en aanvulling")
    ] = False,
    met_contracttabellen: Annotated[
        Path | None, typer.Option(help="map voor de tabellen die uit de exports horen te komen")
    ] = None,
) -> None:
    """Maak een synthetische organisatie met volledige registraties, als voorbeeld of om mee te meten."""
    if bronnen:
        from kkfzlib.voorbeeld.bronnen import maak_bronnen

        gemaakt = maak_bronnen(data, met_contracttabellen=met_contracttabellen)
        print(f"{len(gemaakt)} jaarmappen met synthetische exports gemaakt in {data / 'raw'}")
        return
    from kkfzlib.voorbeeld import maak, maak_sector

    mappen = maak_sector(data, sector) if sector else maak(data, organisatie=organisatie, clienten=clienten)
    print(f"{len(mappen)} jaarmappen met synthetische gegevens gemaakt in {data / 'raw'}")


@app.command()
def koppel(organisatie: Organisatie, jaar: Jaar, data: Data = DATA, bronnen: Bronnen = None) -> None:
    """Herken de exports in bronnen/ en schrijf een eerste koppeling.yml, of vul aan wat er nieuw is."""
    from kkfzlib.koppelen import koppel as leg_koppeling
    from kkfzlib.koppelen import samenvatting

    uitkomst = leg_koppeling(opties.dossier(organisatie, jaar, data, bronnen=bronnen))
    print("\n".join(samenvatting(uitkomst)))
    loop = "Loop de regels met # na; daarna" if uitkomst.open else "Daarna"
    print(f"{loop}: kkfz controleer {organisatie} {jaar}")


@app.command()
def aanvulling(organisatie: Organisatie, jaar: Jaar, data: Data = DATA, bronnen: Bronnen = None) -> None:
    """Maak of ververs aanvulling.xlsx: wat geen systeem weet, met ingevulde regels om te beantwoorden."""
    from kkfzlib.aanvulling import maak_aanvulling

    uitkomst = maak_aanvulling(opties.dossier(organisatie, jaar, data, bronnen=bronnen))
    for blad, aantal in uitkomst.toegevoegd.items():
        print(f"{blad:<12} {aantal} regels bijgeschreven")
    print(uitkomst.pad)
