"""From key figures to published files: protect, assemble, render, export, scan; one profile at a time."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kkfzlib import __version__
from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.dossier import Dossier, Profiel
from kkfzlib.pijplijn import gereedschap
from kkfzlib.pijplijn.export import exporteer
from kkfzlib.pijplijn.manifest import maak_openbaar
from kkfzlib.stappen import INLEESBEVINDINGEN, vorige_invoer, vorige_kengetallen

if TYPE_CHECKING:
    import pandas as pd

    from kkfzlib.onthulling import Gepubliceerd
    from kkfzlib.tabellen import Invoer
    from kkfzlib.weergave import EngineNaam


def maak_profiel(
    dossier: Dossier, profiel: Profiel, engine: EngineNaam, bevindingen: tuple[Bevinding, ...], doel: Path
) -> None:
    """Make every published file of one profile in the empty folder ``doel``.

    Raises:
        InvoerFout: a text is unsafe, or personal data would leak.
        MachineFout: the engine fails.
    """
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.verslag import samenstellen
    from kkfzlib.weergave import kies

    invoer = laad_invoer(dossier)
    gepubliceerd = beschermd(dossier, invoer, profiel)
    motor = kies(engine)
    with tempfile.TemporaryDirectory(prefix="kkfz-", ignore_cleanup_errors=True) as map:
        werk = Path(map)
        samenstellen(
            invoer,
            gepubliceerd,
            bevindingen,
            werk,
            profiel,
            inleesbevindingen=lees_inleesbevindingen(dossier),
            vorig=vorige_invoer(dossier, invoer.instellingen.vergelijk_met),
            motor=motor.motor,
        )
        weergave = motor.render(werk)
        for bestand in (weergave.html, weergave.pdf):
            shutil.copyfile(bestand, doel / bestand.name)
    exporteer(gepubliceerd, doel)
    schrijf_manifest(dossier, profiel, doel, {"motor": weergave.motor, "pdf_norm": weergave.pdf_norm})


def schrijf_manifest(dossier: Dossier, profiel: Profiel, doel: Path, extra: dict[str, str]) -> None:
    """Write the published manifest of the files in ``doel``; the same input gives the same bytes."""
    kop = {
        "organisatie": dossier.organisatie,
        "jaar": dossier.jaar,
        "profiel": profiel,
        "programma": f"kkfz {__version__}",
        "gereedschap": gereedschap.versies(weergave=True),
        **extra,
    }
    tekst = json.dumps(maak_openbaar(kop, doel), ensure_ascii=False, indent=1, sort_keys=True)
    (doel / "manifest.json").write_text(tekst + "\n", encoding="utf-8")


def beschermd(dossier: Dossier, invoer: Invoer, profiel: Profiel) -> Gepubliceerd:
    """The published values of one profile: this year's rows and those of earlier years that the report shows."""
    from kkfzlib.kengetallen.contract import lees
    from kkfzlib.onthulling import bescherm
    from kkfzlib.onthulling.samenvoegen import hergroepering

    keuzes = invoer.instellingen
    vorig = vorige_kengetallen(dossier, keuzes.vergelijk_met)
    return bescherm(
        met_vorig_jaar(lees(dossier.kengetallen), vorig, str(keuzes.vergelijk_met)),
        profiel,
        keuzes,
        invoer.gids,
        invoer.besluiten,
        eerder_gepubliceerd(dossier.jaar_ervoor(keuzes.vergelijk_met)),
        hergroepeer=hergroepering(invoer.tabellen.get("uitstroom"), dossier.jaar),
    )


def met_vorig_jaar(frame: pd.DataFrame, vorig: pd.DataFrame | None, periode: str) -> pd.DataFrame:
    """``frame`` (contract) with the rows of the year compared with taken from its own folder where it has one."""
    import pandas as pd

    from kkfzlib.kengetallen import vorige_rijen
    from kkfzlib.kengetallen.contract import normaliseer

    delen = [frame[frame["periode"] != periode], vorige_rijen(frame, vorig, periode)]
    return normaliseer(pd.concat([d for d in delen if len(d)] or [frame]))


def eerder_gepubliceerd(ervoor: Dossier) -> Gepubliceerd | None:
    """What last year's public report shows, read back from its export; None where there is none."""
    import pandas as pd

    from kkfzlib.kengetallen.contract import KOLOMMEN
    from kkfzlib.onthulling import MARKERING, Gepubliceerd

    pad = ervoor.uitvoer("openbaar") / "kengetallen.csv"
    if not pad.is_file():
        return None
    frame = pd.read_csv(pad, dtype=str, keep_default_na=False)[list(KOLOMMEN)]
    frame["verborgen"] = (frame[["waarde", "teller", "noemer"]] == MARKERING).any(axis=1)
    for kolom in ("waarde", "teller", "noemer"):
        frame[kolom] = pd.to_numeric(frame[kolom].where(~frame[kolom].isin([MARKERING, ""])), errors="coerce")
    return Gepubliceerd(frame, "openbaar", ervoor.jaar, ervoor.jaar - 1)


def lees_inleesbevindingen(dossier: Dossier) -> tuple[Invoerbevinding, ...]:
    """The warnings about the input that step ``opschonen`` kept."""
    pad = dossier.processed / INLEESBEVINDINGEN
    if not pad.is_file():
        return ()
    return tuple(Invoerbevinding(**b) for b in json.loads(pad.read_text(encoding="utf-8")))
