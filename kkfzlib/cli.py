"""The command ``kkfz``: every command is a few lines; heavy imports wait until a command needs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kkfzlib import opties
from kkfzlib.dossier import DATA, EIGEN_PROJECT, PROFIELEN, UITVOER, Dossier, controleer_jaar
from kkfzlib.fouten import GebruikFout
from kkfzlib.foutmelding import uitvoeren
from kkfzlib.opties import (
    AlsCsv,
    AlsJson,
    AlsPagina,
    Bronnen,
    Concept,
    Data,
    Dwing,
    Engine,
    Gepubliceerd,
    Jaar,
    Kort,
    NotebookEngine,
    Organisatie,
    Profielkeuze,
    Uit,
    Versie,
    ZonderVerslag,
)  # fmt: skip
from kkfzlib.project import onthoud

if TYPE_CHECKING:
    from kkfzlib.bevindingen import Invoerbevinding
    from kkfzlib.uitvoeren.plan import Keuzes

app = typer.Typer(
    name="kkfz",
    help="Maakt het kwaliteitsverslag forensische zorg (KKFZ) van een organisatie en een jaar.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def kkfz(versie: Versie = False) -> None:
    """Maakt het kwaliteitsverslag forensische zorg (KKFZ) van een organisatie en een jaar."""


@app.command()
def start(map: Annotated[Path, typer.Argument(help="nieuwe map voor het project")]) -> None:
    """Begin een project in een nieuwe map: de notebooks, het verslag en een verzonnen voorbeeld."""
    from kkfzlib.beginnen import begin

    jaren = begin(map)
    print(f"Het project staat in {map}. Ga erheen en maak een eerste verslag:")
    print(f"  cd {map}\n  kkfz rapport {jaren[-1].parent.name} {jaren[-1].name}")


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
def waarom(
    organisatie: Organisatie, jaar: Jaar, data: Data = DATA, uit: Uit = UITVOER, bronnen: Bronnen = None
) -> None:
    """Leg uit waarom een run iets wel of niet opnieuw zou doen."""
    from kkfzlib.uitvoeren.plan import waarom as leg_uit

    for regel in leg_uit(opties.dossier(organisatie, jaar, data, uit, bronnen)):
        print(regel)


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


def draai(argumenten: list[str]) -> int:
    """Run ``kkfz`` with these arguments and return the exit code (0, 1, 2, 3 or 130)."""
    return uitvoeren(lambda: app(args=argumenten, prog_name="kkfz", standalone_mode=False))


def main() -> NoReturn:
    """The command itself."""
    onthoud(EIGEN_PROJECT)
    sys.exit(draai(sys.argv[1:]))
