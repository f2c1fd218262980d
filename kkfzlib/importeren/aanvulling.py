"""The supplement ``aanvulling.xlsx``: what no system knows, keyed by id, to complete the imported tables.

Sheet ``uitstroom`` (client_id, datum, terug_naar_detentie, vervolgzorg), sheet ``ervaring`` (medewerker_id,
ervaring_sinds); any other sheet is a contract table by its own name. Further columns of which the header begins with
*toelichting*, the sheet ``Uitleg`` and hidden sheets are for people only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

import numpy as np
from openpyxl.utils.cell import get_column_letter

from kkfzlib.dossier import AANVULLING, Dossier
from kkfzlib.importeren.bronbestanden import open_export
from kkfzlib.importeren.koprij import normaal
from kkfzlib.importeren.recept import Kolomrecept
from kkfzlib.importeren.tafel import Herkomst, Importbron, Tafel, stapel
from kkfzlib.importeren.vel import Ruwekolom, Vel
from kkfzlib.importeren.verslag import Bronverslag
from kkfzlib.importeren.waarden import als_tekst, omzetter
from kkfzlib.inlezen.afscherming import getoond
from kkfzlib.inlezen.mappen import lees_bytes
from kkfzlib.inlezen.ruw import Melder, bedoeld
from kkfzlib.nederlands.cel import Waardefout
from kkfzlib.schema import TABELLEN, Kolom

ERVARING = "ervaring"
ERVARINGKOLOMMEN = ("medewerker_id", "ervaring_sinds")
_VOOR_MENSEN = ("toelichting",)
_CODE = re.compile(r"(\d{1,2}(?:\.\d)?)(?:\s*[-–:.)]?\s+\D.*)?", re.DOTALL)
"""A code, with or without the words of the gids behind it, as the drop-downs have them."""


@dataclass
class Aanvulling:
    """The sheets of the supplement by name, as tables; ``ervaring`` is one of them."""

    bladen: dict[str, Tafel] = field(default_factory=dict)

    @property
    def tabellen(self) -> frozenset[str]:
        """The contract tables that it holds rows of."""
        return frozenset(n for n in self.bladen if n != ERVARING)

    def voeg_bij(
        self, tafels: Mapping[str, Tafel], kapot: frozenset[str], melder: Melder
    ) -> dict[str, Tafel]:
        """The tables that change by the supplement. ``kapot`` are tables whose import failed: nothing to complete."""
        uit: dict[str, Tafel] = {}
        for naam in self.tabellen:
            blad = self.bladen[naam]
            if naam == "uitstroom" and naam in tafels:
                uit[naam] = _vul(tafels[naam], blad, ("client_id", "datum"), melder, met_nieuwe=True)
            elif naam not in kapot:
                uit[naam] = stapel(naam, [tafels[naam], blad]) if naam in tafels else blad
        if ERVARING in self.bladen and "medewerkers" in tafels:
            uit["medewerkers"] = _vul(
                _met_kolom(tafels["medewerkers"], "ervaring_sinds"),
                self.bladen[ERVARING],
                ("medewerker_id",),
                melder,
            )
        elif ERVARING in self.bladen and "medewerkers" not in kapot:
            blad = self.bladen[ERVARING]
            bron = Importbron(blad.bronnen, blad.nr, blad.rij)
            melder.meld_rijen("aanvulling-onbekend", bron, [0], "medewerker_id", ernst="waarschuwing",
                              aantal=len(blad))  # fmt: skip
        return uit


def lees_aanvulling(dossier: Dossier, melder: Melder) -> Aanvulling:
    """The supplement of a year; an empty one when there is no such file."""
    pad = dossier.raw / AANVULLING
    uit = Aanvulling()
    if not pad.is_file():
        return uit
    inhoud = lees_bytes(pad, melder)
    vellen = open_export(inhoud, pad.name, melder) if inhoud is not None else None
    for vel in vellen or ():
        naam = vel.blad.strip().lower()
        if vel.is_verborgen or naam == "uitleg" or not vel.begin:
            continue
        if naam != ERVARING and naam not in TABELLEN:
            bekend = ("uitstroom", ERVARING, *TABELLEN)
            melder.meld("onbekend-blad", pad.name, cel=f"{vel.blad}!A1", naam=vel.blad, bedoeld=bedoeld(naam, bekend),
                        tabellen=", ".join(dict.fromkeys(bekend)))  # fmt: skip
            continue
        tafel = _blad(vel, naam, inhoud or b"", melder)
        if tafel is not None and len(tafel):
            uit.bladen[naam] = tafel
    return uit


def _kolommen_van(naam: str) -> dict[str, Kolom]:
    if naam == ERVARING:
        return {k: TABELLEN["medewerkers"].kolom(k) for k in ERVARINGKOLOMMEN}
    return dict(TABELLEN[naam].per_naam)


def _blad(vel: Vel, naam: str, inhoud: bytes, melder: Melder) -> Tafel | None:
    bekend = _kolommen_van(naam)
    plaats = _kop(vel, bekend, melder)
    if plaats is None:
        return None
    gelezen = vel.lees(1, list(plaats.values()))
    if not len(gelezen.rijen):
        return None
    letters = {k: get_column_letter(n + 1) for k, n in plaats.items()}
    herkomst = Herkomst(vel.bestand, vel.blad, letters)
    bron = Importbron((herkomst,), np.zeros(len(gelezen.rijen), dtype="int64"), gelezen.rijen)
    for rij, plek, code in gelezen.gebreken:
        kolom = list(plaats)[plek]
        melder.meld(code, vel.bestand, cel=f"{vel.blad}!{letters[kolom]}{rij}", kolom=kolom)
    kolommen = {k: _tekst(r, bekend[k], bron, melder) for k, r in zip(plaats, gelezen.kolommen, strict=True)}
    verslag = Bronverslag(
        "medewerkers" if naam == ERVARING else naam, vel.bestand, vel.blad, 1, vel.vorm, sha256(inhoud).hexdigest(),
        len(inhoud), len(gelezen.rijen), (), len(gelezen.rijen),
    )  # fmt: skip
    nullen = np.zeros(len(gelezen.rijen), dtype="int64")
    tafel = Tafel(naam, kolommen, nullen, gelezen.rijen, (herkomst,), (verslag,))
    return _zonder_open(tafel, naam, melder)


def _kop(vel: Vel, bekend: Mapping[str, Kolom], melder: Melder) -> dict[str, int] | None:
    """Column name to its number; None when something is missing or unknown."""
    plaats: dict[str, int] = {}
    goed = True
    for n, kop in enumerate(vel.begin[0][1]):
        naam = normaal(kop).replace(" ", "_")
        if naam in bekend and naam not in plaats:
            plaats[naam] = n
        elif naam and not naam.startswith(_VOOR_MENSEN):
            goed = False
            melder.meld("onbekende-kolom", vel.bestand, cel=f"{vel.blad}!{get_column_letter(n + 1)}1", kolom=naam[:40],
                        bedoeld=bedoeld(naam, bekend), tabel=vel.blad, kolommen=", ".join(bekend))  # fmt: skip
    for naam, kolom in bekend.items():
        if naam not in plaats and kolom.aanwezig and not kolom.leeg:
            goed = False
            melder.meld("ontbrekende-kolom", vel.bestand, cel=f"{vel.blad}!A1", kolom=naam, naam=naam,
                        leeg="leeg blijven" if kolom.leeg else "niet leeg zijn")  # fmt: skip
    return plaats if goed else None


def _tekst(ruw: Ruwekolom, kolom: Kolom, bron: Importbron, melder: Melder) -> Ruwekolom:
    zet_om = omzetter(Kolomrecept(kolom.naam, 1), kolom)
    teksten = []
    for n, waarde in enumerate(ruw.waarden):
        try:
            tekst = zet_om(waarde)
        except Waardefout as fout:
            tekst = ""
            rijen = np.flatnonzero(ruw.nummers == n).tolist()
            melder.meld_rijen(
                fout.code,
                bron,
                rijen,
                kolom.naam,
                [getoond(kolom, als_tekst(waarde))] * len(rijen),
                **fout.details,
            )
        teksten.append(_codes(tekst) if kolom.soort == "codes" else tekst)
    return Ruwekolom(ruw.nummers, teksten)


def _codes(tekst: str) -> str:
    """Codes without the words that a drop-down shows behind them."""
    delen = [d.strip() for d in re.split(r"[|\n]", tekst) if d.strip()]
    gevonden = [_CODE.fullmatch(d) for d in delen]
    return "|".join(m[1] if m else d for m, d in zip(gevonden, delen, strict=True))


def _zonder_open(tafel: Tafel, naam: str, melder: Melder) -> Tafel:
    """Without the rows that nobody has answered yet; how many is a warning."""
    vragen = {"uitstroom": ("terug_naar_detentie", "vervolgzorg"), ERVARING: ("ervaring_sinds",)}.get(naam)
    if vragen is None:
        return tafel
    leeg = np.ones(len(tafel), dtype=bool)
    for vraag in vragen:
        if vraag in tafel.kolommen:
            leeg &= tafel.kolommen[vraag].masker(lambda w: not w)
    if leeg.any():
        bron = Importbron(tafel.bronnen, tafel.nr, tafel.rij)
        melder.meld_rijen("aanvulling-open", bron, [int(np.flatnonzero(leeg)[0])], vragen[-1], ernst="waarschuwing",
                          aantal=int(leeg.sum()))  # fmt: skip
    return tafel.neem(~leeg)


def _met_kolom(tafel: Tafel, naam: str) -> Tafel:
    if naam in tafel.kolommen:
        return tafel
    return replace(tafel, kolommen={**tafel.kolommen, naam: Ruwekolom.vast("", len(tafel))})


def _vul(
    tafel: Tafel, blad: Tafel, sleutel: tuple[str, ...], melder: Melder, met_nieuwe: bool = False
) -> Tafel:
    """``tafel`` with the answers of ``blad`` by ``sleutel``: a person's answer goes before what a system says.

    A differing value that is replaced is a warning; an answer without a row in ``tafel`` is added (``met_nieuwe``) or
    reported.
    """
    plek = {s: n for n, s in enumerate(zip(*(tafel.teksten(k) for k in sleutel), strict=True))}
    eigen = list(zip(*(blad.teksten(k) for k in sleutel), strict=True))
    bekend = np.array([s in plek for s in eigen], dtype=bool)
    bron = Importbron(blad.bronnen, blad.nr, blad.rij)
    onbekend = np.flatnonzero(~bekend)
    if len(onbekend) and not met_nieuwe:
        melder.meld_rijen("aanvulling-onbekend", bron, [int(onbekend[0])], sleutel[0], ernst="waarschuwing",
                          aantal=len(onbekend))  # fmt: skip
    kolommen = dict(tafel.kolommen)
    doel = np.array([plek[s] for s in eigen if s in plek], dtype="int64")
    for naam in (k for k in blad.kolommen if k not in sleutel):
        nieuw, oud = blad.teksten(naam)[bekend], tafel.teksten(naam)
        gevuld = np.array([bool(w) for w in nieuw], dtype=bool)
        anders = [n for n, (d, w) in enumerate(zip(doel, nieuw, strict=True)) if w and oud[d] and oud[d] != w]
        if anders:
            rij = int(np.flatnonzero(bekend)[anders[0]])
            melder.meld_rijen(
                "aanvulling-anders", bron, [rij], naam, ernst="waarschuwing", aantal=len(anders)
            )
        oud = oud.copy()
        oud[doel[gevuld]] = nieuw[gevuld]
        kolommen[naam] = Ruwekolom.van(oud.tolist())
    gevuld_uit = replace(tafel, kolommen=kolommen, bronnen=(*tafel.bronnen, *blad.bronnen),
                         verslagen=(*tafel.verslagen, *blad.verslagen))  # fmt: skip
    erbij = np.column_stack([doel, np.full(len(doel), len(tafel.bronnen)), blad.rij[bekend]]).astype("int64")
    gevuld_uit.erbij = np.concatenate([tafel.erbij, erbij])
    if not met_nieuwe or bekend.all():
        return gevuld_uit
    rest = blad.neem(~bekend)
    rest.verslagen = ()
    return stapel(tafel.naam, [gevuld_uit, rest])
