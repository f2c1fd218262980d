"""From key figures to published files: protect, assemble, render, export, scan; one profile at a time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kkfzlib import __version__
from kkfzlib.bevindingen import Bevinding, Invoerbevinding, heeft_fout
from kkfzlib.dossier import Dossier, Profiel
from kkfzlib.fouten import InvoerFout
from kkfzlib.publiceren.export import exporteer
from kkfzlib.publiceren.poort import beschermd, onderzoek
from kkfzlib.uitvoeren import gereedschap
from kkfzlib.uitvoeren.manifest import maak_openbaar
from kkfzlib.uitvoeren.schijf import prive_map

if TYPE_CHECKING:
    from kkfzlib.onthulling import Gepubliceerd
    from kkfzlib.tabellen import Invoer
    from kkfzlib.verslag.samenstelling import Samenstelling, Tekeningen
    from kkfzlib.weergave import Engine, EngineNaam


def maak_profiel(
    dossier: Dossier,
    profiel: Profiel,
    engine: EngineNaam,
    bevindingen: tuple[Bevinding, ...],
    doel: Path,
    kort: bool = False,
) -> tuple[str, ...]:
    """Make every published file of one profile in the empty folder ``doel``; returns warnings.

    ``kort`` asks for the short form too; it passes the same gates, as these read all files of the folder.

    Raises:
        InvoerFout: a text is unsafe, or personal data would leak.
        MachineFout: the engine fails.
    """
    from kkfzlib.herkomst.boekhouding import herkomst
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.kengetallen.contract import lees
    from kkfzlib.publiceren.gespreksblad import schrijf_gespreksblad
    from kkfzlib.publiceren.meetrapport import schrijf_meetrapport
    from kkfzlib.publiceren.tekens import plaatsen
    from kkfzlib.verslag.variabelen import organisatienaam
    from kkfzlib.weergave import kies
    from kkfzlib.weergave.tekens import TekensFout

    invoer = laad_invoer(dossier)
    gepubliceerd = beschermd(dossier, invoer, profiel)
    motor = kies(engine)
    with prive_map() as werk:
        klaar = stel_samen(
            dossier, invoer, gepubliceerd, bevindingen, profiel, werk, motor.motor, motor.pdf_norm
        )
        try:
            weergave = motor.render(werk)
        except TekensFout as fout:
            raise InvoerFout([*plaatsen(fout.tekens, dossier.raw)], "Niet elk teken kan in de PDF.") from fout
        for bestand in (weergave.html, weergave.pdf):
            shutil.copyfile(bestand, doel / bestand.name)
        if profiel == "indiening":
            schrijf_gespreksblad(klaar.gesprek, werk, motor, doel)
        if kort:
            maak_kort(werk, motor, doel)
    exporteer(gepubliceerd, doel)
    schrijf_meetrapport(gepubliceerd, invoer.gids, organisatienaam(invoer), doel)
    # Before the manifest: digits in a hash can look like a number of a person.
    let_op = weiger_lekken(dossier, invoer, doel, profiel)
    herkomst_ = herkomst(dossier, invoer, lees(dossier.kengetallen), profiel, doel)
    over = {"motor": weergave.motor, "pdf_norm": weergave.pdf_norm, **herkomst_}
    schrijf_manifest(
        dossier, profiel, doel, {**over, "gereedschap": gereedschap.versies_van(motor.gereedschap)}
    )
    tekst_op = tuple(map(str, klaar.waarschuwingen))
    if profiel != "openbaar":
        return tekst_op
    return tekst_op + let_op + audit_openbaar(dossier, invoer, gepubliceerd, doel)


def maak_kort(werkmap: Path, motor: Engine, doel: Path) -> None:
    """Render the short form of the report assembled in ``werkmap`` and put its two files in ``doel``."""
    from kkfzlib.verslag.kort import NAMEN, korte_vorm
    from kkfzlib.weergave.merkstijl import neem_merkboek_over

    with prive_map() as werk:
        korte_vorm(werkmap, werk)
        neem_merkboek_over(werkmap, werk)
        weergave = motor.render(werk)
        for bestand in (weergave.html, weergave.pdf):
            shutil.copyfile(bestand, doel / NAMEN[bestand.suffix])


def stel_samen(
    dossier: Dossier,
    invoer: Invoer,
    gepubliceerd: Gepubliceerd,
    bevindingen: tuple[Bevinding, ...],
    profiel: Profiel,
    werkmap: Path,
    motor: str,
    pdf_norm: str = "",
    concept: bool = False,
    tekeningen: Tekeningen | None = None,
    merk_teksten: bool = False,
) -> Samenstelling:
    """Assemble the report in ``werkmap``, with what the year before promised.

    InvoerFout for an unsafe text.
    """
    from kkfzlib.inlezen import laad_indien_gelezen
    from kkfzlib.inlezen.merkboek import lees_merkboek
    from kkfzlib.inlezen.ruw import Melder
    from kkfzlib.verslag import samenstellen
    from kkfzlib.verslag.variabelen import CONCEPTMERK
    from kkfzlib.weergave.huisstijl import schrijf_huisstijl
    from kkfzlib.weergave.lettertype import map_met_letters
    from kkfzlib.weergave.merkstijl import schrijf_merkboek
    from kkfzlib.woord.rasteren import leg_bitmaps_naast

    klaar = samenstellen(
        invoer,
        gepubliceerd,
        bevindingen,
        werkmap,
        profiel,
        inleesbevindingen=lees_inleesbevindingen(dossier),
        vorig=laad_indien_gelezen(dossier.jaar_ervoor(invoer.instellingen.vergelijk_met)),
        motor=motor,
        pdf_norm=pdf_norm,
        concept=concept,
        tekeningen=tekeningen,
        merk_teksten=merk_teksten,
    )
    melder = Melder()
    merk = lees_merkboek(dossier.raw_organisatie, melder)
    if melder.fout:
        raise InvoerFout(melder.bevindingen, "Het merkboek (_brand.yml) is zo niet te gebruiken.")
    schrijf_merkboek(werkmap, merk)
    if concept:
        leg_bitmaps_naast(werkmap / "figuren", map_met_letters())
        schrijf_huisstijl(werkmap, f"Kwaliteitsverslag {dossier.jaar} – {CONCEPTMERK}", merk)
    return klaar


def weiger_lekken(dossier: Dossier, invoer: Invoer, doel: Path, profiel: Profiel) -> tuple[str, ...]:
    """InvoerFout when any file in ``doel`` holds personal data; returns what may be a name, as warnings.

    Names in free text count in ``openbaar`` only: the financier may read who wrote what.
    """
    from kkfzlib.lekken import scan, verzamel_van, vrijgave

    lekken = scan(
        doel, verzamel_van(dossier, invoer), vrijgave(invoer, dossier), met_namen=profiel == "openbaar"
    )
    if heeft_fout(lekken):
        raise InvoerFout(lekken, "Het verslag zou persoonsgegevens bevatten; er is niets gepubliceerd.")
    return tuple(str(b) for b in lekken if b.bestand.endswith(".html"))


def audit_openbaar(
    dossier: Dossier, invoer: Invoer, gepubliceerd: Gepubliceerd, doel: Path
) -> tuple[str, ...]:
    """Let another code path read the finished public report; InvoerFout when a hidden number can be worked out.

    Returns what an insider could work out, as warnings.
    """
    verslag = onderzoek(dossier, invoer, doel)
    if not verslag.geslaagd:
        herstel = "kies een hogere drempel in verslag.yml, of leg vast waarom het mag in besluiten.yml"
        raise InvoerFout(
            [
                Invoerbevinding(
                    "openbaar",
                    None,
                    "",
                    "",
                    f"{b.kengetal}/{b.uitsplitsing}",
                    b.regel,
                    b.toelichting,
                    herstel,
                )
                for b in verslag.bevindingen
                if b.ernst == "fout"
            ],
            "De onthullingscontrole keurt het openbare verslag af; er is niets gepubliceerd.",
        )
    return tuple(
        f"{b.kengetal}/{b.uitsplitsing}: {b.toelichting}" for b in verslag.bevindingen if b.ernst != "info"
    )


def schrijf_manifest(dossier: Dossier, profiel: Profiel, doel: Path, extra: dict[str, Any]) -> None:
    """Write the published manifest of the files in ``doel``; the same input gives the same bytes."""
    from kkfzlib.herkomst.boekhouding import programma
    from kkfzlib.uitvoeren.plan import verslagcode

    kop = {
        "organisatie": dossier.organisatie,
        "jaar": dossier.jaar,
        "profiel": profiel,
        "programma": {"versie": f"kkfz {__version__}", **programma(verslagcode())},
        **extra,
    }
    tekst = json.dumps(maak_openbaar(kop, doel), ensure_ascii=False, indent=1, sort_keys=True)
    (doel / "manifest.json").write_text(tekst + "\n", encoding="utf-8")


def lees_inleesbevindingen(dossier: Dossier) -> tuple[Invoerbevinding, ...]:
    """The warnings about the tables that step ``opschonen`` kept, and those about the texts."""
    from kkfzlib.inlezen.opslag import tekstbevindingen

    pad = dossier.inleesbevindingen
    if not pad.is_file():
        return tekstbevindingen(dossier)
    return tekstbevindingen(dossier) + tuple(
        Invoerbevinding(**b) for b in json.loads(pad.read_text(encoding="utf-8"))
    )
