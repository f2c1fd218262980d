"""The command ``kkfz``: every command is a few lines; heavy imports wait until a command needs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kkfzlib.dossier import DATA, PROFIELEN, UITVOER, Dossier, Profiel, controleer_jaar, open_dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.foutmelding import uitvoeren

if TYPE_CHECKING:
    from kkfzlib.bevindingen import Invoerbevinding
    from kkfzlib.pijplijn.plan import Keuzes

app = typer.Typer(
    name="kkfz",
    help="Maakt het kwaliteitsverslag forensische zorg (KKFZ) van een organisatie en een jaar.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Organisatie = Annotated[
    str, typer.Argument(help="map van de organisatie onder data/raw, bijvoorbeeld voorbeeldzorg")
]
Jaar = Annotated[str, typer.Argument(help="verslagjaar, bijvoorbeeld 2024")]
Data = Annotated[Path, typer.Option("--data", help="map met raw/ (krijgt processed/)", show_default="data/")]
Uit = Annotated[Path, typer.Option("--uit", help="map die ORG/JAAR/profiel krijgt", show_default="output/")]
Profielkeuze = Annotated[str, typer.Option("--profiel", help="indiening, openbaar of beide")]
Engine = Annotated[str, typer.Option("--engine", help="auto, quarto of ingebouwd")]
NotebookEngine = Annotated[str, typer.Option(help="kkfz (snel) of nbclient (gewone Jupyter-kernel)")]
ZonderVerslag = Annotated[bool, typer.Option("--zonder-verslag", help="alleen notebooks en figuren")]
Dwing = Annotated[bool, typer.Option("--dwing", help="doe alles opnieuw, ook wat niet is veranderd")]
AlsJson = Annotated[bool, typer.Option("--json", help="bevindingen als JSON op standaarduitvoer")]
Gepubliceerd = Annotated[
    Path | None, typer.Option("--verslag", help="controleer een gepubliceerd verslag (PDF, HTML of tekst)")
]
AlsCsv = Annotated[bool, typer.Option("--csv", help="bevindingen als CSV op standaarduitvoer")]


@app.callback()
def kkfz() -> None:
    """Maakt het kwaliteitsverslag forensische zorg (KKFZ) van een organisatie en een jaar."""


@app.command()
def controleer(
    organisatie: Annotated[str, typer.Argument(help="map van de organisatie onder data/raw")] = "",
    jaar: Annotated[str, typer.Argument(help="verslagjaar, bijvoorbeeld 2024")] = "",
    data: Data = DATA,
    verslag: Gepubliceerd = None,
    als_json: AlsJson = False,
    als_csv: AlsCsv = False,
) -> None:
    """Controleer alleen de invoer, of met --verslag een gepubliceerd verslag: alle bevindingen tegelijk."""
    from kkfzlib.bevindingen import heeft_fout
    from kkfzlib.terminal import druk_verslagcontrole

    if verslag is not None:
        from kkfzlib.controle import controleer_verslag

        gevonden = controleer_verslag(verslag)
        druk_verslagcontrole(gevonden, als_json, als_csv)
        raise typer.Exit(1 if heeft_fout(gevonden) else 0)
    if not organisatie or not jaar:
        raise GebruikFout(
            "Noem een organisatie en een jaar, of een bestand met --verslag. Zie: kkfz controleer --help"
        )
    from kkfzlib.inlezen import lees_invoer

    _, bevindingen = lees_invoer(_dossier(organisatie, jaar, data))
    _druk_bevindingen(bevindingen, als_json, als_csv)
    raise typer.Exit(1 if heeft_fout(bevindingen) else 0)


@app.command()
def rapport(
    organisatie: Organisatie,
    jaar: Jaar,
    data: Data = DATA,
    uit: Uit = UITVOER,
    profiel: Profielkeuze = "beide",
    engine: Engine = "auto",
    notebook_engine: NotebookEngine = "kkfz",
    zonder_verslag: ZonderVerslag = False,
    dwing: Dwing = False,
) -> None:
    """Maak het kwaliteitsverslag: HTML en PDF, in beide profielen."""
    from kkfzlib.pijplijn.rapport import maak_rapport
    from kkfzlib.terminal import Voortgang, toon_resultaat

    keuzes = _keuzes(profiel, engine, notebook_engine, zonder_verslag, dwing)
    dossier = _dossier(organisatie, jaar, data, uit)
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
    from kkfzlib.pijplijn.batch import alles as maak_alles
    from kkfzlib.pijplijn.batch import exitcode
    from kkfzlib.terminal import Batchvoortgang, toon_uitslagen

    keuzes = _keuzes(profiel, engine, notebook_engine, zonder_verslag, dwing)
    _map_of_nieuw(uit)
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
    print(f"{len(bestanden)} bestanden gemaakt in {dossier.raw}")
    print("Vul invoer.xlsx of de csv-bestanden in (niet beide), en de teksten in de map teksten.")
    print(f"Daarna: kkfz controleer {dossier.organisatie} {dossier.jaar}")


@app.command()
def voorbeeld(
    data: Data = DATA,
    organisatie: Annotated[str, typer.Option(help="naam van de verzonnen organisatie")] = "voorbeeldzorg",
    clienten: Annotated[
        int | None, typer.Option(help="zoveel cliënten per jaar, voor metingen", min=1)
    ] = None,
    sector: Annotated[int | None, typer.Option(help="zoveel verzonnen organisaties tegelijk", min=1)] = None,
) -> None:
    """Maak een synthetische organisatie met volledige registraties, als voorbeeld of om mee te meten."""
    from kkfzlib.voorbeeld import maak, maak_sector

    mappen = maak_sector(data, sector) if sector else maak(data, organisatie=organisatie, clienten=clienten)
    print(f"{len(mappen)} jaarmappen met synthetische gegevens gemaakt in {data / 'raw'}")


@app.command()
def waarom(organisatie: Organisatie, jaar: Jaar, data: Data = DATA, uit: Uit = UITVOER) -> None:
    """Leg uit waarom een run iets wel of niet opnieuw zou doen."""
    from kkfzlib.pijplijn.plan import waarom as leg_uit

    for regel in leg_uit(_dossier(organisatie, jaar, data, uit)):
        print(regel)


@app.command()
def verifieer(
    organisatie: Organisatie, jaar: Jaar, data: Data = DATA, uit: Uit = UITVOER, als_json: AlsJson = False
) -> None:
    """Vergelijk de gepubliceerde bestanden met het manifest: ongeschonden, gewijzigd, verouderd of onvolledig."""
    from dataclasses import asdict

    from kkfzlib.pijplijn.verifieren import verifieer as vergelijk

    dossier = _dossier(organisatie, jaar, data, uit)
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

    tracering = volg(_dossier(organisatie, jaar, data, uit), kengetal)
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
) -> None:
    """Zet het openbare verslag in de publicatiemap; weigert wat niet gecontroleerd of niet ondertekend is."""
    from kkfzlib.publiceren import publiceer as zet_klaar

    for pad in zet_klaar(_dossier(organisatie, jaar, data, uit), naar, ro_crate=ro_crate):
        print(f"  {pad}")


@app.command()
def besluit(
    organisatie: Organisatie,
    jaar: Jaar,
    wat: Annotated[str, typer.Argument(help='bijvoorbeeld "tekst: terugblik" of "bevinding: totaal-delen"')],
    data: Data = DATA,
) -> None:
    """Druk een besluit af om in besluiten.yml te plakken, met het controlegetal van de gegevens van nu."""
    from kkfzlib.besluit import besluittekst

    print(besluittekst(_dossier(organisatie, jaar, data), wat))


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


def _keuzes(profiel: str, engine: str, notebook_engine: str, zonder_verslag: bool, dwing: bool) -> Keuzes:
    from kkfzlib.pijplijn.plan import Keuzes

    mogelijk: dict[str, tuple[Profiel, ...]] = {"beide": PROFIELEN} | {p: (p,) for p in PROFIELEN}
    if profiel not in mogelijk:
        raise GebruikFout(f"--profiel kent {profiel!r} niet; kies uit: {', '.join(mogelijk)}.")
    return Keuzes(engine, notebook_engine, dwing, zonder_verslag, mogelijk[profiel])


def _map_of_nieuw(uit: Path) -> None:
    if uit.exists() and not uit.is_dir():
        raise GebruikFout(f"--uit wijst naar een bestand, geen map: {uit.name}. Geef een map op.")


def _dossier(organisatie: str, jaar: str, data: Path, uit: Path = UITVOER) -> Dossier:
    _map_of_nieuw(uit)
    return open_dossier(organisatie, jaar, data, uit)


def _druk_bevindingen(bevindingen: list[Invoerbevinding], als_json: bool, als_csv: bool) -> None:
    from kkfzlib.bevindingen import als_json as naar_json
    from kkfzlib.terminal import schrijf_csv, toon_bevindingen

    if als_json:
        print(naar_json(bevindingen))
    elif als_csv:
        schrijf_csv(bevindingen, sys.stdout)
    else:
        toon_bevindingen(bevindingen, sys.stdout)


def draai(argumenten: list[str]) -> int:
    """Run ``kkfz`` with these arguments and return the exit code (0, 1, 2, 3 or 130)."""
    return uitvoeren(lambda: app(args=argumenten, prog_name="kkfz", standalone_mode=False))


def main() -> NoReturn:
    """The command itself."""
    sys.exit(draai(sys.argv[1:]))
