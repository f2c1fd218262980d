"""Reading a whole dossier: every file, every finding, and the clean input when nothing hard was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from kkfzlib.bevindingen import Invoerbevinding, in_document
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen import documenten
from kkfzlib.inlezen.csv_lezen import lees_csv
from kkfzlib.inlezen.ingevoerd import Ingevoerd
from kkfzlib.inlezen.mappen import Inventaris, inventariseer, lees_bytes
from kkfzlib.inlezen.merkboek import lees_merkboek
from kkfzlib.inlezen.ruw import Melder, RuweTabel
from kkfzlib.inlezen.teksten import GEEN_DOCUMENT, Tekstdocument, lees_tekst
from kkfzlib.inlezen.vraagtabellen import VRAAGTABELLEN
from kkfzlib.inlezen.yaml_lezen import Document, lees_yaml
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.opschonen import maak_schoon, protocol
from kkfzlib.schema import TABELLEN
from kkfzlib.tabellen import Invoer


@dataclass(frozen=True)
class Tabellen:
    """Every table of a dossier, clean as far as it is sound, with its reading protocol."""

    frames: Mapping[str, pd.DataFrame]
    inlezing: tuple[Mapping[str, Any], ...]


def lees_invoer(
    dossier: Dossier, ingevoerd: Ingevoerd | None = None
) -> tuple[Invoer | None, list[Invoerbevinding]]:
    """Read, validate and clean everything in the raw folder of ``dossier``, and what came from its exports.

    ``ingevoerd`` is what step 0 left; without it, and with a recipe, the exports are imported here and now.
    Returns the clean input (None when any finding is ``fout``) and all findings of all files, in the order of
    the files. Never raises for bad input.
    """
    melder = Melder()
    if ingevoerd is None:
        ingevoerd = _importeer(dossier)
    melder.bevindingen += ingevoerd.bevindingen
    inventaris = inventariseer(dossier, melder)
    yaml = {naam: _lees_yaml(pad, melder) for naam, pad in inventaris.yaml.items()}
    organisatie = documenten.organisatie(yaml.get("organisatie.yml"), dossier.organisatie, melder)
    lees_merkboek(dossier.raw_organisatie, melder)
    instellingen = documenten.instellingen(yaml.get("verslag.yml"), dossier.jaar, melder)
    stroomschema = documenten.stroomschema(yaml.get("stroomschema.yml"), melder)
    besluiten = documenten.besluiten(yaml.get("besluiten.yml"), melder)
    tabellen = lees_tabellen(inventaris, instellingen, melder, ingevoerd)
    teksten, document = lees_teksten(inventaris, melder)
    if teksten:
        from kkfzlib.verslag.teksten import (
            controleer_teksten,  # slow to import, and not every dossier has texts
        )

        gevonden = controleer_teksten(teksten, instellingen, document.beelden)
        melder.bevindingen += in_document(gevonden, document.plekken)
    bevindingen = op_volgorde(melder.bevindingen)
    if melder.fout:
        return None, bevindingen
    invoer = Invoer(
        organisatie=organisatie, instellingen=instellingen, gids=gids(instellingen.gids), tabellen=tabellen.frames,
        teksten=teksten, stroomschema=stroomschema, besluiten=besluiten, inlezing=tabellen.inlezing,
        tekstplaatsen=document.plekken, beelden=document.beelden,
    )  # fmt: skip
    return invoer, bevindingen


@dataclass(frozen=True)
class Los:
    """What of a dossier can be read, however much of it is wrong."""

    tabellen: Mapping[str, pd.DataFrame]
    instellingen: Instellingen
    organisatie: Mapping[str, Any]


def lees_los(dossier: Dossier) -> Los:
    """The sound tables and choices of a dossier of which ``lees_invoer`` refuses the whole."""
    melder = Melder()
    inventaris = inventariseer(dossier, melder)
    yaml = {naam: _lees_yaml(pad, melder) for naam, pad in inventaris.yaml.items()}
    keuzes = documenten.instellingen(yaml.get("verslag.yml"), dossier.jaar, melder)
    organisatie = documenten.organisatie(yaml.get("organisatie.yml"), dossier.organisatie, melder)
    return Los(lees_tabellen(inventaris, keuzes, melder).frames, keuzes, organisatie)


_NIETS = Ingevoerd({}, {}, (), frozenset())


def _importeer(dossier: Dossier) -> Ingevoerd:
    if not dossier.heeft_recept:
        return _NIETS
    from kkfzlib.importeren.overdracht import vers  # slow to import, and most dossiers have no recipe

    return vers(dossier)


def lees_tabellen(
    inventaris: Inventaris, instellingen: Instellingen, melder: Melder, ingevoerd: Ingevoerd = _NIETS
) -> Tabellen:
    """Every table in CSV files, workbook and exports; none at all is a finding of its own."""
    ruw: dict[str, RuweTabel] = {}
    kenmerken: dict[str, dict[str, Any]] = {}
    for naam, pad in inventaris.csv.items():
        inhoud = lees_bytes(pad, melder)
        tabel = None if inhoud is None else lees_csv(inhoud, pad.name, TABELLEN[naam], melder)
        if tabel is not None and inhoud is not None:
            ruw[naam], kenmerken[naam] = tabel, _kenmerken(pad, inhoud)
    aangeleverd = frozenset(inventaris.csv)
    if inventaris.werkboek is not None and (inhoud := lees_bytes(inventaris.werkboek, melder)) is not None:
        from kkfzlib.inlezen.xlsx_lezen import lees_xlsx  # slow to import, and most dossiers have no workbook

        for naam, tabel in lees_xlsx(inhoud, inventaris.werkboek.name, melder).items():
            if naam in ruw:
                _meld_dubbel(naam, ruw[naam], tabel, melder)
                continue
            ruw[naam], kenmerken[naam] = tabel, _kenmerken(inventaris.werkboek, inhoud)
        aangeleverd |= set(ruw)
    for naam in [n for n in ruw if n in ingevoerd.bedoeld]:
        bron = ruw.pop(naam).bron
        regel, cel = bron.plaats(0)
        melder.meld("tabel-ook-import", bron.bestand, regel=regel, cel=cel, tabel=naam)
    ruw |= ingevoerd.tabellen
    aangeleverd |= ingevoerd.bedoeld
    # An empty CSV template beside a filled sheet is what ``kkfz nieuw`` leaves: nothing to warn about.
    # The same goes for a table that the recipe or the supplement makes, whether or not its import succeeds.
    elders = VRAAGTABELLEN if ingevoerd.bedoeld else frozenset()
    gevuld = {f"{naam}.csv" for naam in {*ruw, *ingevoerd.bedoeld, *elders}}
    melder.bevindingen = [
        b for b in melder.bevindingen if not (b.code == "alleen-kop" and b.bestand.lower() in gevuld)
    ]
    if (
        not ruw
        and not ingevoerd.bedoeld
        and not any(
            b.ernst == "fout" and b.bestand.lower().endswith((".csv", ".xlsx")) for b in melder.bevindingen
        )
    ):
        melder.meld("geen-tabellen", str(instellingen.jaar))
    ruw = {naam: ruw[naam] for naam in TABELLEN if naam in ruw}
    frames = maak_schoon(ruw, instellingen, gids(instellingen.gids), melder, aangeleverd)
    inlezing = tuple(
        regel
        for n, t in ruw.items()
        for regel in ingevoerd.protocol.get(n) or (protocol(t, frames.get(n), kenmerken[n]),)
    )
    return Tabellen(frames, inlezing)


def _meld_dubbel(naam: str, eerste: RuweTabel, tweede: RuweTabel, melder: Melder) -> None:
    bron = tweede.bron
    melder.meld("dubbele-tabel", bron.bestand, cel=f"{bron.blad}!A1", tabel=naam, eerste=eerste.bron.bestand,
                tweede=f"{bron.bestand}, blad {bron.blad}")  # fmt: skip


def _kenmerken(pad: Path, inhoud: bytes) -> dict[str, Any]:
    return {"bestand": pad.name, "sha256": sha256(inhoud).hexdigest(), "bytes": len(inhoud)}


def _lees_yaml(pad: Path, melder: Melder) -> Document | None:
    inhoud = lees_bytes(pad, melder)
    return None if inhoud is None else lees_yaml(inhoud, pad.name, melder)


def lees_teksten(inventaris: Inventaris, melder: Melder) -> tuple[dict[str, str], Tekstdocument]:
    """Every text by slot, from the Markdown files and from Word; a text that is in both is a finding."""
    teksten = _lees_markdown(inventaris.teksten, melder)
    if inventaris.document is None or (inhoud := lees_bytes(inventaris.document, melder)) is None:
        return teksten, GEEN_DOCUMENT
    from kkfzlib.inlezen.tekstdocument import (
        lees_tekstdocument,
    )  # slow to import, and most dossiers have none

    document = lees_tekstdocument(inhoud, inventaris.document.name, melder)
    for slot in sorted(teksten.keys() & document.teksten.keys()):
        plek = f"{slot}!{document.plekken[slot][0]}"
        melder.meld("tekst-dubbel", inventaris.document.name, cel=plek, slot=slot)
    return {**teksten, **document.teksten}, document


def _lees_markdown(paden: Mapping[str, Path], melder: Melder) -> dict[str, str]:
    gelezen = {slot: lees_bytes(pad, melder) for slot, pad in paden.items()}
    teksten = {
        s: lees_tekst(inhoud, f"{s}.md", melder) for s, inhoud in gelezen.items() if inhoud is not None
    }
    return {slot: tekst for slot, tekst in teksten.items() if tekst}


def op_volgorde(bevindingen: list[Invoerbevinding]) -> list[Invoerbevinding]:
    """By file in order of first mention, sheet, line; findings of one place stay in the order found."""
    bestanden: dict[tuple[str, str], int] = {}
    for b in bevindingen:
        bestanden.setdefault((b.bestand, b.cel.partition("!")[0]), len(bestanden))

    def sleutel(b: Invoerbevinding) -> tuple[int, int]:
        regel = b.regel or 0
        if b.cel:
            regel = int("".join(t for t in b.cel.rpartition("!")[2] if t.isdigit()) or 0)
        return bestanden[b.bestand, b.cel.partition("!")[0]], regel

    return sorted(bevindingen, key=sleutel)
