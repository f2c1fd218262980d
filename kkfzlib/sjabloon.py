"""A new raw folder to fill in: templates, texts and what carries over from last year (``kkfz nieuw``)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pandas as pd

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.inlezen.lezing import lees_tabellen
from kkfzlib.inlezen.mappen import TEKSTDOCUMENT, WERKBOEK, inventariseer
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.teksten import SLOTS
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import themas
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
# peildatum: 31-12-{jaar}
# gids: {jaar}
{verblijfsduur}
# publicatiedatum: 01-06-{volgend}
{thema}
# vergelijk_met: {vorig}
# onthulling: {{drempel: 5}}
"""


def maak_sjabloon(dossier: Dossier) -> list[Path]:
    """Make the raw folder of ``dossier`` with templates and return the files made, in order.

    Carried over from the latest earlier year: open goals, ontwikkelpunten, the flow diagram and the choices of
    ``verslag.yml`` that stay. The folder appears as a whole or not at all; GebruikFout when it exists already.
    """
    if dossier.raw.exists() and any(dossier.raw.iterdir()):
        raise GebruikFout(f"De map {dossier.raw} bestaat al en is niet leeg; er is niets gewijzigd.")
    dossier.raw_organisatie.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{dossier.jaar}-", dir=dossier.raw_organisatie) as werk:
        klaar = Path(werk) / str(dossier.jaar)
        klaar.mkdir()
        _vul(klaar, dossier)
        if dossier.raw.exists():
            dossier.raw.rmdir()
        klaar.rename(dossier.raw)
    organisatie = dossier.raw_organisatie / "organisatie.yml"
    if not organisatie.exists():
        organisatie.write_text(_ORGANISATIE, encoding="utf-8")
    return [organisatie, *sorted(p for p in dossier.raw.rglob("*") if p.is_file())]


def _vul(map: Path, dossier: Dossier) -> None:
    vorig = _vorig_jaar(dossier)
    over = _overgenomen(vorig, dossier.jaar) if vorig else {}
    for naam, tabel in TABELLEN.items():
        frame = over.get(naam, pd.DataFrame(columns=tabel.kop(range(dossier.jaar, dossier.jaar + 4))))
        # The BOM makes Excel read UTF-8 as such.
        frame.to_csv(map / f"{naam}.csv", sep=";", index=False, encoding="utf-8-sig", lineterminator="\r\n")
    schrijf_werkboek(map / WERKBOEK, dossier.jaar, frozenset(over))
    (map / "teksten").mkdir()
    for slot in SLOTS:
        (map / "teksten" / f"{slot}.md").write_text(tekstsjabloon(slot), encoding="utf-8")
    (map / TEKSTDOCUMENT).write_bytes(_tekstdocument(vorig, dossier.jaar))
    (map / "verslag.yml").write_text(_verslag(vorig, dossier.jaar), encoding="utf-8")
    if vorig and (vorig.raw / "stroomschema.yml").is_file():
        shutil.copyfile(vorig.raw / "stroomschema.yml", map / "stroomschema.yml")


def _tekstdocument(vorig: Dossier | None, jaar: int) -> bytes:
    """The document to write in, instead of the folder of texts; with the placeholders that had a value last year."""
    from kkfzlib.kengetallen.contract import lees_indien_berekend
    from kkfzlib.verslag.namenlijst import namenlijst
    from kkfzlib.woord.sjabloon import maak_document

    cijfers = lees_indien_berekend(vorig.kengetallen) if vorig else None
    hulpteksten = {slot: hulp(slot) for slot in SLOTS}
    return maak_document(
        f"Teksten voor het kwaliteitsverslag {jaar}", hulpteksten, waarden=namenlijst(cijfers)
    )


def _vorig_jaar(dossier: Dossier) -> Dossier | None:
    """The latest earlier year of this organisation that has a folder."""
    jaren = [int(p.name) for p in dossier.raw_organisatie.glob("20[0-9][0-9]") if p.is_dir()]
    eerder = [j for j in jaren if j < dossier.jaar]
    return dossier.jaar_ervoor(max(eerder)) if eerder else None


def _overgenomen(vorig: Dossier, jaar: int) -> dict[str, pd.DataFrame]:
    """Goals that are not done or dropped, and ontwikkelpunten, as they are typed in a CSV."""
    melder = Melder()
    tabellen = lees_tabellen(inventariseer(vorig, melder), Instellingen.standaard(vorig.jaar), melder).frames
    uit = {}
    doelen = tabellen.get("doelen")
    if doelen is not None and (open_ := ~doelen["status"].isin(["gereed", "vervallen"])).any():
        uit["doelen"] = doelen[open_].assign(
            **{k: doelen[k].dt.strftime("%d-%m-%Y") for k in ("begin", "eind")}
        )
    punten = tabellen.get("ontwikkelpunten")
    if punten is not None and len(punten):
        jaren = [k for k in punten.columns if k not in TABELLEN["ontwikkelpunten"].per_naam]
        kruisen = {k: punten[k].map({True: "x", False: ""}) for k in jaren}
        uit["ontwikkelpunten"] = punten.assign(**kruisen).assign(**{str(jaar): kruisen.get(str(jaar), "")})
    return uit


def _verslag(vorig: Dossier | None, jaar: int) -> str:
    """``verslag.yml`` with last year's way of counting verblijfsduur; the thema is chosen anew each year."""
    from kkfzlib.inlezen.documenten import instellingen
    from kkfzlib.inlezen.yaml_lezen import lees_yaml

    keuze = Instellingen.standaard(jaar)
    pad = vorig.raw / "verslag.yml" if vorig else None
    if pad is not None and vorig is not None and pad.is_file():
        melder = Melder()
        keuze = instellingen(lees_yaml(pad.read_bytes(), pad.name, melder), vorig.jaar, melder)
    hekje = "# " if keuze.verblijfsduur == Instellingen.standaard(jaar).verblijfsduur else ""
    return _VERSLAG.format(
        jaar=jaar, volgend=jaar + 1, vorig=jaar - 1,
        verblijfsduur=f"{hekje}verblijfsduur: {keuze.verblijfsduur}  # of uitgestroomd, in_jaar, op_peildatum",
        thema=f"# thema: {keuze.thema or 1}  # nummer 1…{len(themas())} van het thema dat u uitdiept",
    )  # fmt: skip
