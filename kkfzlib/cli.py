"""The command ``kkfz``: every command is a few lines; heavy imports wait until a command needs them."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from kkfzlib.dossier import DATA, UITVOER, Dossier, open_dossier
from kkfzlib.fouten import GebruikFout, InvoerFout, KkfzFout, MachineFout

if TYPE_CHECKING:
    from kkfzlib.bevindingen import Invoerbevinding

app = typer.Typer(
    name="kkfz",
    help="Maakt het kwaliteitsverslag forensische zorg (KKFZ) van een organisatie en een jaar.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Organisatie = Annotated[str, typer.Argument(help="map van de organisatie onder data/raw, bijvoorbeeld voorbeeldzorg")]
Jaar = Annotated[str, typer.Argument(help="verslagjaar, bijvoorbeeld 2024")]
Data = Annotated[Path, typer.Option("--data", help="map met raw/ (krijgt processed/)", show_default="data/")]
Uit = Annotated[Path, typer.Option("--uit", help="map die ORG/JAAR/profiel krijgt", show_default="output/")]
AlsJson = Annotated[bool, typer.Option("--json", help="bevindingen als JSON op standaarduitvoer")]
AlsCsv = Annotated[bool, typer.Option("--csv", help="bevindingen als CSV op standaarduitvoer")]


@app.callback()
def kkfz() -> None:
    """Maakt het kwaliteitsverslag forensische zorg (KKFZ) van een organisatie en een jaar."""


@app.command()
def controleer(
    organisatie: Organisatie, jaar: Jaar, data: Data = DATA, als_json: AlsJson = False, als_csv: AlsCsv = False
) -> None:
    """Controleer alleen de invoer: alle bevindingen tegelijk, met plaats en herstel."""
    from kkfzlib.bevindingen import heeft_fout
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
    profiel: Annotated[str, typer.Option(help="indiening, openbaar of beide")] = "beide",
    engine: Annotated[str, typer.Option(help="auto, quarto of ingebouwd")] = "auto",
    notebook_engine: Annotated[str, typer.Option(help="kkfz (snel) of nbclient (gewone Jupyter-kernel)")] = "kkfz",
    zonder_verslag: Annotated[bool, typer.Option("--zonder-verslag", help="alleen notebooks en figuren")] = False,
    dwing: Annotated[bool, typer.Option("--dwing", help="doe alles opnieuw, ook wat niet is veranderd")] = False,
) -> None:
    """Maak het kwaliteitsverslag: HTML en PDF, in beide profielen."""
    from kkfzlib.dossier import PROFIELEN
    from kkfzlib.pijplijn.rapport import maak_rapport
    from kkfzlib.terminal import Voortgang, toon_resultaat

    gekozen = _keuze("--profiel", profiel, {"beide": PROFIELEN} | {p: (p,) for p in PROFIELEN})
    _keuze("--engine", engine, dict.fromkeys(("auto", "quarto", "ingebouwd")))
    _keuze("--notebook-engine", notebook_engine, dict.fromkeys(("kkfz", "nbclient")))
    dossier = _dossier(organisatie, jaar, data, uit)
    with Voortgang() as meld:
        resultaat = maak_rapport(
            dossier,
            engine=engine,
            notebook_engine=notebook_engine,
            dwing=dwing,
            zonder_verslag=zonder_verslag,
            profielen=gekozen,
            meld=meld,
        )
    toon_resultaat(resultaat)


def _keuze(optie: str, waarde: str, keuzes: dict[str, Any]) -> Any:
    if waarde not in keuzes:
        raise GebruikFout(f"{optie} kent {waarde!r} niet; kies uit: {', '.join(keuzes)}.")
    return keuzes[waarde]


def _dossier(organisatie: str, jaar: str, data: Path, uit: Path = UITVOER) -> Dossier:
    if uit.exists() and not uit.is_dir():
        raise GebruikFout(f"--uit wijst naar een bestand, geen map: {uit.name}. Geef een map op.")
    return open_dossier(organisatie, jaar, data, uit)


def main() -> NoReturn:
    """Run the command and turn every error into one Dutch message and the exit code of its kind."""
    sys.exit(draai(sys.argv[1:]))


def draai(argumenten: list[str]) -> int:
    """Run ``kkfz`` with these arguments and return the exit code (0, 1, 2, 3 or 130)."""
    try:
        code = app(args=argumenten, prog_name="kkfz", standalone_mode=False)
    except KkfzFout as fout:
        _meld_fout(fout)
        return fout.exitcode
    except KeyboardInterrupt:
        print("Afgebroken; er is niets half gepubliceerd.", file=sys.stderr)
        return 130
    except OSError as fout:
        print(_machineboodschap(fout), file=sys.stderr)
        return MachineFout.exitcode
    except Exception as fout:
        return _vertaal(fout)
    return code if isinstance(code, int) else 0


def _meld_fout(fout: KkfzFout) -> None:
    if isinstance(fout, InvoerFout):
        from kkfzlib.terminal import toon_bevindingen

        print(fout.boodschap, file=sys.stderr)
        toon_bevindingen(fout.bevindingen, sys.stderr)
    else:
        print(f"Fout: {fout}", file=sys.stderr)


def _machineboodschap(fout: OSError) -> str:
    bekend = {
        errno.ENOSPC: "de schijf is vol. Maak ruimte en probeer het opnieuw",
        errno.EROFS: "de schijf is alleen-lezen. Kies een andere map met --uit",
        errno.EACCES: "geen toestemming om te schrijven. Controleer de rechten van de map of kies een andere met --uit",
    }
    reden = bekend.get(fout.errno or 0, fout.strerror or type(fout).__name__)
    waar = f" ({Path(str(fout.filename)).name})" if fout.filename else ""
    return f"Fout: {reden}{waar}. De vorige publicatie is ongewijzigd."


# The command library reports wrong use in English; these are the kinds that occur, by class name, because the
# library has moved those classes between versions.
_GEBRUIK = {
    "NoSuchOption": "Onbekende optie: {optie}.",
    "NoSuchCommand": "Onbekende opdracht. {tekst}",
    "MissingParameter": "Er ontbreekt een argument of optie: {naam}.",
    "BadParameter": "Ongeldige waarde voor {naam}.",
}


def _vertaal(fout: Exception) -> int:
    soort = type(fout).__name__
    if soort == "NoArgsIsHelpError" or soort == "Exit":
        if soort == "NoArgsIsHelpError":
            print(fout)
        return int(getattr(fout, "exit_code", 0))
    if soort == "Abort":
        return 130
    if hasattr(fout, "format_message"):
        naam = getattr(getattr(fout, "param", None), "name", None) or "onbekend"
        sjabloon = _GEBRUIK.get(soort, "{tekst}")
        uitleg = sjabloon.format(optie=getattr(fout, "option_name", ""), naam=naam, tekst=fout.format_message())
        print(f"Verkeerd gebruik: {uitleg} Zie: kkfz --help", file=sys.stderr)
        return GebruikFout.exitcode
    # The text of an unforeseen error may hold a value from the data, so only its kind and place are shown.
    plaats = fout.__traceback__
    while plaats and plaats.tb_next:
        plaats = plaats.tb_next
    waar = f"{Path(plaats.tb_frame.f_code.co_filename).name}:{plaats.tb_lineno}" if plaats else "?"
    print(f"Interne fout ({soort} in {waar}); de vorige publicatie is ongewijzigd.", file=sys.stderr)
    return MachineFout.exitcode


def _druk_bevindingen(bevindingen: list[Invoerbevinding], als_json: bool, als_csv: bool) -> None:
    from kkfzlib.bevindingen import als_objecten
    from kkfzlib.terminal import schrijf_csv, toon_bevindingen

    if als_json:
        print(json.dumps(als_objecten(bevindingen), ensure_ascii=False, indent=1))
    elif als_csv:
        schrijf_csv(bevindingen, sys.stdout)
    else:
        toon_bevindingen(bevindingen, sys.stdout)
