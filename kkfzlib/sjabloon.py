"""A new raw folder to fill in: templates, texts and what carries over from last year (``kkfz nieuw``)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from kkfzlib.compleet.nalezen import controlegetal, inhoud_van, opgesteld
from kkfzlib.dossier import NALEZEN, Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.inlezen.lezing import lees_tabellen
from kkfzlib.inlezen.mappen import TEKSTDOCUMENT, WERKBOEK, inventariseer
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.teksten import SLOTS
from kkfzlib.inlezen.tekstlezing import geleverde_teksten
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import themas
from kkfzlib.overnemen import Overgenomen, getypt, in_cel, kop_van, neem_over
from kkfzlib.schema import TABELLEN
from kkfzlib.schema.hulpteksten import hulp, tekstsjabloon
from kkfzlib.schema.werkboek import schrijf_werkboek

_ORGANISATIE = """# Wat over de jaren gelijk blijft. Vul ten minste de naam in.
naam: ""
plaatsen: []
website: ""
contact: ""
"""

_VERSLAG = """# Keuzes van dit verslag; alles mag wegblijven. Haal het hekje weg voor wat u kiest.
{peildatum}
# gids: {jaar}
{verblijfsduur}
# publicatiedatum: 01-06-{volgend}
{thema}
# vergelijk_met: {vorig}
# onthulling: {{drempel: 5}}
"""


def maak_sjabloon(dossier: Dossier) -> list[Path]:
    """Make the raw folder of ``dossier`` with templates and return the files made, in order.

    Carried over from the latest earlier year: see ``kkfzlib.overnemen``; what has to be read again stands in
    ``nalezen.yml``. The folder appears as a whole or not at all; GebruikFout when it exists already.
    """
    if dossier.raw.exists() and any(dossier.raw.iterdir()):
        raise GebruikFout(f"De map {dossier.raw} bestaat al en is niet leeg; er is niets gewijzigd.")
    dossier.raw_organisatie.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{dossier.jaar}-", dir=dossier.raw_organisatie) as werk:
        # A data root of its own, so that what was made can be read back before it appears.
        klaar = Dossier(dossier.organisatie, dossier.jaar, Path(werk), Path(werk))
        klaar.raw.mkdir(parents=True)
        _vul(klaar, _vorig_jaar(dossier))
        if dossier.raw.exists():
            dossier.raw.rmdir()
        klaar.raw.rename(dossier.raw)
    organisatie = dossier.raw_organisatie / "organisatie.yml"
    nieuw = not organisatie.exists()
    if nieuw:
        organisatie.write_text(_ORGANISATIE, encoding="utf-8")
    return [organisatie] * nieuw + sorted(p for p in dossier.raw.rglob("*") if p.is_file())


def _vul(klaar: Dossier, vorig: Dossier | None) -> None:
    map, jaar = klaar.raw, klaar.jaar
    over = neem_over(vorig, jaar) if vorig else Overgenomen()
    los = {naam: frame for naam, frame in over.tabellen.items() if naam not in over.in_werkboek}
    for naam in TABELLEN:
        _schrijf_csv(map / f"{naam}.csv", kop_van(naam, los.get(naam), jaar), los.get(naam))
    in_boek = {
        naam: (kop_van(naam, over.tabellen[naam], jaar), _rijen(over.tabellen[naam], in_cel))
        for naam in over.in_werkboek
    }
    schrijf_werkboek(map / WERKBOEK, jaar, frozenset(los), in_boek)
    _schrijf_teksten(klaar, over)
    (map / TEKSTDOCUMENT).write_bytes(_tekstdocument(vorig, jaar, over))
    (map / "verslag.yml").write_text(_verslag(vorig, jaar), encoding="utf-8")
    for pad in over.bestanden:
        shutil.copyfile(pad, map / pad.name)
    if over.jaar and (lijst := _na_te_lezen(klaar)):
        (map / NALEZEN).write_text(opgesteld(lijst, over.jaar), encoding="utf-8")


def _schrijf_csv(pad: Path, kop: Sequence[str], frame: pd.DataFrame | None) -> None:
    rijen = [] if frame is None else _rijen(frame.reindex(columns=list(kop)), getypt)
    # The BOM makes Excel read UTF-8 as such.
    pd.DataFrame(rijen, columns=list(kop)).to_csv(
        pad, sep=";", index=False, encoding="utf-8-sig", lineterminator="\r\n"
    )


def _rijen(frame: pd.DataFrame, vorm: Callable[[Any], Any]) -> list[dict[str, Any]]:
    """The rows of a clean frame, each value in another form."""
    return [{str(k): vorm(v) for k, v in rij.items()} for rij in frame.astype(object).to_dict("records")]


def _schrijf_teksten(klaar: Dossier, over: Overgenomen) -> None:
    klaar.teksten.mkdir()
    for slot in SLOTS:
        tekst = tekstsjabloon(slot)
        if slot in over.teksten and not over.in_word:
            merk = f"%% Overgenomen van {over.jaar}: lees na. Klopt alles nog, haal dan in {NALEZEN} de regel weg."
            tekst = f"{tekst.rstrip()}\n{merk}\n\n{over.teksten[slot].strip()}\n"
        (klaar.teksten / f"{slot}.md").write_text(tekst, encoding="utf-8")


def _na_te_lezen(klaar: Dossier) -> dict[str, str]:
    """What was carried over and reads as it stands, with its hash; what must be filled in first says so itself."""
    melder = Melder()
    tabellen = lees_tabellen(inventariseer(klaar, melder), Instellingen.standaard(klaar.jaar), melder).frames
    nu = inhoud_van(klaar, geleverde_teksten(klaar).teksten, tabellen)
    return {wat: controlegetal(waarde) for wat, waarde in nu.items()}


def _tekstdocument(vorig: Dossier | None, jaar: int, over: Overgenomen) -> bytes:
    """The document to write in, instead of the folder of texts; with the placeholders that had a value last year."""
    from kkfzlib.kengetallen.contract import lees_indien_berekend
    from kkfzlib.verslag.namenlijst import namenlijst
    from kkfzlib.woord.sjabloon import maak_document

    cijfers = lees_indien_berekend(vorig.kengetallen) if vorig else None
    hulpteksten = {slot: hulp(slot) for slot in SLOTS}
    teksten = over.teksten if over.in_word else {}
    return maak_document(
        f"Teksten voor het kwaliteitsverslag {jaar}", hulpteksten, teksten, over.beelden, namenlijst(cijfers)
    )


def _vorig_jaar(dossier: Dossier) -> Dossier | None:
    """The latest earlier year of this organisation that has a folder."""
    jaren = [int(p.name) for p in dossier.raw_organisatie.glob("20[0-9][0-9]") if p.is_dir()]
    eerder = [j for j in jaren if j < dossier.jaar]
    return dossier.jaar_ervoor(max(eerder)) if eerder else None


def _verslag(vorig: Dossier | None, jaar: int) -> str:
    """``verslag.yml`` with last year's way of counting verblijfsduur; the thema is chosen anew each year."""
    from kkfzlib.inlezen.documenten import instellingen
    from kkfzlib.inlezen.yaml_lezen import lees_yaml

    keuze, gekozen = Instellingen.standaard(jaar), False
    pad = vorig.raw / "verslag.yml" if vorig else None
    if pad is not None and vorig is not None and pad.is_file():
        melder = Melder()
        document = lees_yaml(pad.read_bytes(), pad.name, melder)
        keuze = instellingen(document, vorig.jaar, melder)
        gekozen = (
            isinstance(document.waarde, dict) and "verblijfsduur" in document.waarde if document else False
        )
    hekje = "" if gekozen else "# "
    peildatum = f"31-12-{jaar}  # of {jaar}-12-31"
    return _VERSLAG.format(
        jaar=jaar, volgend=jaar + 1, vorig=jaar - 1, peildatum=f"{'' if vorig else '# '}peildatum: {peildatum}",
        verblijfsduur=f"{hekje}verblijfsduur: {keuze.verblijfsduur}  # of uitgestroomd, in_jaar, op_peildatum",
        thema=f"# thema: {keuze.thema or 1}  # nummer 1…{len(themas())} van het thema dat u uitdiept",
    )  # fmt: skip
