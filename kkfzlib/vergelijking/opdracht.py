"""``kkfz vergelijk``: choose, read, protect, assemble, render, scan, and replace the former comparison as a whole."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import shutil
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import yaml

from kkfzlib import __version__
from kkfzlib.cijfers import KOLOMMEN
from kkfzlib.dossier import PROJECT
from kkfzlib.fouten import GebruikFout, InvoerFout, MachineFout
from kkfzlib.onthulling.gepubliceerd import MARKERING
from kkfzlib.publiceren.export import veilig as celveilig
from kkfzlib.publiceren.verwisselen import verwissel
from kkfzlib.uitvoeren.manifest import maak_openbaar
from kkfzlib.uitvoeren.onderbreken import sein_als_einde
from kkfzlib.uitvoeren.schijf import als_machinefout, prive_map
from kkfzlib.vergelijking import bladen, opening
from kkfzlib.vergelijking import bronnen as bron_
from kkfzlib.vergelijking.bronnen import MAP, Verslagbron
from kkfzlib.vergelijking.inhoud import inhoud, opzet
from kkfzlib.vergelijking.spiegel import Spiegel, maak_spiegel
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.getallen import gepubliceerd
from kkfzlib.weergave import Engine, kies
from kkfzlib.weergave.basis import BRON

OPZET = PROJECT / "vergelijking.qmd"
_HTML, _PDF = "vergelijking.html", "vergelijking.pdf"


def vergelijk(
    uit: Path,
    organisaties: Collection[str] = (),
    jaren: Collection[int] = (),
    naar: Path | None = None,
    engine: str = "auto",
) -> list[Path]:
    """Make the comparison of the public reports under ``uit`` and return its files, without the pages per kengetal.

    It goes to folder ``naar`` (default ``uit/vergelijking``), which is replaced as a whole.

    Raises:
        GebruikFout: fewer than two reports, an unknown organisation or year, or a folder that isn't a comparison.
        InvoerFout: a report is not what its manifest says, or personal data would leak.
        MachineFout: the disk or the engine fails.
    """
    uit = Path(uit).absolute()
    gekozen = bron_.kies(uit, organisaties, jaren)
    doel = Path(naar).absolute() if naar else uit / MAP
    _weiger_andermans_map(doel)
    wie = {o for o, _ in gekozen}
    bronnen = bron_.lees(uit, [p for p in bron_.gevonden(uit) if p[0] in wie])
    spiegel = maak_spiegel(bronnen, gekozen, alle_jaren=not jaren)
    motor = kies(engine)  # type: ignore[arg-type]
    with (
        sein_als_einde(),
        als_machinefout("De vergelijking kan niet worden geschreven"),
        _nieuwe_map(doel) as nieuw,
    ):
        _maak(spiegel, motor, nieuw)
        _weiger_lekken(nieuw)
        _schrijf_manifest([b for b in bronnen if (b.organisatie, b.jaar) in gekozen], motor.motor, nieuw)
        _zet_neer(nieuw, doel)
    return sorted(p for p in doel.iterdir() if p.is_file())


def _weiger_andermans_map(doel: Path) -> None:
    """Only a comparison may be replaced: ``--naar`` could name a folder with somebody's work."""
    if doel.is_dir() and any(doel.iterdir()) and not (doel / _HTML).is_file():
        raise GebruikFout(
            f"De map {doel.name} bevat iets anders dan een vergelijking. Kies een andere map met --naar."
        )
    if doel.exists() and not doel.is_dir():
        raise GebruikFout(f"--naar wijst naar een bestand, geen map: {doel.name}. Geef een map op.")


@contextlib.contextmanager
def _nieuwe_map(doel: Path) -> Iterator[Path]:
    """An empty folder beside ``doel``, for one run at a time; what a killed run left is mended first."""
    from filelock import FileLock, Timeout

    nieuw, oud = (doel.with_name(f".{doel.name}.{deel}") for deel in ("nieuw", "oud"))
    doel.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(doel.with_name(f".{doel.name}.slot"), timeout=0):
            if oud.exists() and not doel.exists():
                oud.rename(doel)
            for rest in (nieuw, oud):
                shutil.rmtree(rest, ignore_errors=True)
            nieuw.mkdir(mode=0o755)
            try:
                yield nieuw
            finally:
                shutil.rmtree(nieuw, ignore_errors=True)
    except Timeout:
        raise MachineFout(
            f"Er loopt al een vergelijking naar {doel.name}; wacht tot die klaar is. Er is niets gewijzigd."
        ) from None


def _zet_neer(nieuw: Path, doel: Path) -> None:
    for pad in nieuw.rglob("*"):
        pad.chmod(0o755 if pad.is_dir() else 0o644)
    verwissel(nieuw, doel, doel.with_name(f".{doel.name}.oud"))


def _maak(spiegel: Spiegel, motor: Engine, doel: Path) -> None:
    """Assemble a work directory, render it and put the files in ``doel``."""
    with prive_map() as werk:
        stel_samen(spiegel, werk, motor.motor)
        shutil.copyfile(motor.render(werk).pdf, doel / _PDF)
    _schrijf_paginas(spiegel, motor.motor, doel)
    (doel / "vergelijking.csv").write_text(als_csv(spiegel), encoding="utf-8", newline="")


def _schrijf_paginas(spiegel: Spiegel, motor: str, doel: Path) -> None:
    """The opening page, and the pages that it leads to."""
    kop = variabelen(spiegel, motor)
    titel, tijdvak = str(kop["titel"]), str(kop["tijdvak"])
    (doel / bladen.MAP).mkdir()
    merk = opening.synthetisch(spiegel)
    for naam, tekst in bladen.paginas(spiegel, tijdvak, merk):
        (doel / bladen.MAP / naam).write_text(tekst, encoding="utf-8", newline="\n")
    (doel / _HTML).write_text(opening.pagina(spiegel, titel, tijdvak, motor), encoding="utf-8", newline="\n")


def stel_samen(spiegel: Spiegel, werk: Path, motor: str = "") -> list[Figuur]:
    """Write ``vergelijking.qmd`` (under the name that the engines render), variables, texts and figures."""
    teksten, figuren = inhoud(spiegel, motor)
    for naam in ("inhoud", "figuren"):
        (werk / naam).mkdir()
    for naam, tekst in teksten.items():
        (werk / "inhoud" / f"{naam}.md").write_text(tekst, encoding="utf-8", newline="\n")
    for figuur in figuren:
        (werk / "figuren" / f"{figuur.id}.svg").write_bytes(figuur.svg)
    (werk / BRON).write_text(opzet(spiegel, OPZET.read_text("utf-8")), encoding="utf-8", newline="\n")
    waarden = yaml.safe_dump(variabelen(spiegel, motor), allow_unicode=True, sort_keys=False)
    (werk / "_variables.yml").write_text(waarden, encoding="utf-8", newline="\n")
    return figuren


def variabelen(spiegel: Spiegel, motor: str) -> dict[str, str | int | bool]:
    """The keys of ``_variables.yml``: those of a report, and ``tijdvak`` and ``kop`` in place of its year."""
    jaren = [j for d in spiegel.deelnemers for j in d.jaren]
    tijdvak = str(jaren[0]) if len(set(jaren)) == 1 else f"{min(jaren)}–{max(jaren)}"
    aantal = len(spiegel.deelnemers)
    return {
        "titel": f"Spiegelinformatie forensische zorg {tijdvak}",
        "ondertitel": "Openbare kwaliteitsverslagen naast elkaar",
        "organisatie": spiegel.deelnemers[0].naam if aantal == 1 else f"{aantal} organisaties",
        "jaar": max(jaren),
        "tijdvak": tijdvak,
        "kop": f"Spiegelinformatie {tijdvak}",
        "profiel": "openbaar",
        "profielmerk": "openbaar",
        "motor": motor,
        "synthetisch": all(d.synthetisch for d in spiegel.deelnemers),
    }


def als_csv(spiegel: Spiegel) -> str:
    """What the comparison may show, as text: the contract's columns with the organisation before them."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(["organisatie", *KOLOMMEN])
    for (slug, *_), cel in sorted(spiegel.cellen.items()):
        getallen = (
            [MARKERING] * 3
            if cel.verborgen
            else [_kort(g) for g in (gepubliceerd(cel), cel.teller, cel.noemer)]
        )
        sleutel = [celveilig(t) for t in (cel.kengetal, cel.uitsplitsing, cel.periode)]
        schrijver.writerow([slug, *sleutel, getallen[0], cel.eenheid, *getallen[1:], cel.herkomst])
    return uit.getvalue()


def _kort(getal: float | None) -> str:
    if getal is None:
        return ""
    return str(int(getal)) if float(getal).is_integer() else str(float(getal))


def _weiger_lekken(doel: Path) -> None:
    """Forms of personal data only: this run reads no raw table, so it has no list of names and numbers."""
    from kkfzlib.lekken import Geheimen, Vrijstelling, scan

    # What comes from outside (names of organisations, parts and sources) stands in these two, word for word; the pages
    # and the PDF add numbers only, of which rows look like telephone numbers.
    paden = [doel / naam for naam in (_HTML, "vergelijking.csv") if (doel / naam).is_file()]
    lekken = [lek for pad in paden for lek in scan(pad, Geheimen(), Vrijstelling())]
    if lekken:
        raise InvoerFout(lekken, "De vergelijking zou persoonsgegevens bevatten; er is niets gepubliceerd.")


def _schrijf_manifest(bronnen: Sequence[Verslagbron], motor: str, doel: Path) -> None:
    kop = {
        "soort": "vergelijking",
        "programma": f"kkfz {__version__}",
        "motor": motor,
        "bronnen": {b.bestand: b.sha256 for b in bronnen},
    }
    tekst = json.dumps(maak_openbaar(kop, doel), ensure_ascii=False, indent=1, sort_keys=True)
    (doel / "manifest.json").write_text(tekst + "\n", encoding="utf-8")
