"""The draft for board and cliëntenraad: a page and a Word document, for the owner's eyes, never publishable."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import InvoerFout
from kkfzlib.publiceren.poort import beschermd
from kkfzlib.publiceren.profiel import stel_samen
from kkfzlib.publiceren.verwisselen import vervang_map
from kkfzlib.uitvoeren.schijf import als_machinefout, prive_map
from kkfzlib.uitvoeren.slot import slot

if TYPE_CHECKING:
    from kkfzlib.tabellen import Invoer
    from kkfzlib.weergave import EngineNaam

HTML = "kwaliteitsverslag-concept.html"
DOCX = "kwaliteitsverslag-concept.docx"


def maak_concept(dossier: Dossier, engine: EngineNaam) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Make the draft of a dossier whose figures are up to date; returns its files, and warnings.

    It shows what the public would see. The folder changes as a whole; what is published is not touched.

    Raises:
        InvoerFout: a text is unsafe, or personal data would leak.
        MachineFout: the engine fails, or another run is busy.
    """
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.uitvoeren.rapport import lees_bevindingen
    from kkfzlib.weergave import kies
    from kkfzlib.woord.concept import afgewerkt_concept

    invoer = laad_invoer(dossier)
    motor = kies(engine)
    with slot(dossier), prive_map() as werk:
        waarden = beschermd(dossier, invoer, "openbaar")
        stel_samen(
            dossier, invoer, waarden, lees_bevindingen(dossier), "openbaar", werk, motor.motor, concept=True
        )
        weergave = motor.render_concept(werk)
        titel = f"Kwaliteitsverslag forensische zorg {dossier.jaar} – concept"
        document = afgewerkt_concept(weergave.docx.read_bytes(), titel, invoer.teksten)
        nieuw = werk / "concept"
        nieuw.mkdir(mode=0o700)
        shutil.copyfile(weergave.html, nieuw / HTML)
        (nieuw / DOCX).write_bytes(document)
        let_op = _weiger_lekken(dossier, invoer, nieuw)
        with als_machinefout("Het concept kan niet worden geschreven"):
            vervang_map(nieuw, dossier.concept)
    return tuple(dossier.concept / naam for naam in (HTML, DOCX)), let_op


def _weiger_lekken(dossier: Dossier, invoer: Invoer, map_: Path) -> tuple[str, ...]:
    """InvoerFout when the draft holds personal data; names are told as warnings, for they are the board's to weigh."""
    from kkfzlib.lekken import scan, verzamel_van, vrijgave
    from kkfzlib.lekken.scan import LEK_NAAM, MOGELIJKE_NAAM

    gevonden = scan(map_ / HTML, verzamel_van(dossier, invoer), vrijgave(invoer, dossier), met_namen=True)
    gevonden += scan(map_ / DOCX, verzamel_van(dossier, invoer), vrijgave(invoer, dossier))
    namen = [b for b in gevonden if b.code in (LEK_NAAM, MOGELIJKE_NAAM)]
    lekken: list[Invoerbevinding] = [b for b in gevonden if b not in namen and b.ernst == "fout"]
    if lekken:
        raise InvoerFout(lekken, "Het concept zou persoonsgegevens bevatten; er is niets gemaakt.")
    return tuple(str(b) for b in namen)
