"""Carrying out the recipe: every source of every table, then what holds over all of them."""

from __future__ import annotations

import csv
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from openpyxl.utils.cell import get_column_letter

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.dossier import Dossier
from kkfzlib.importeren import beslaat, bewerken, einden, tegenspraak
from kkfzlib.importeren.aanvulling import Aanvulling, lees_aanvulling
from kkfzlib.importeren.bronbestanden import Bestand, Bronbestanden
from kkfzlib.importeren.fteverloop import percentages
from kkfzlib.importeren.koprij import Kop, normaal, zoek_kop
from kkfzlib.importeren.omvormen import VRIJ, Werk, eerste_gevuld, vorm_om
from kkfzlib.importeren.persoon import is_persoonskop
from kkfzlib.importeren.pseudoniem import voorloopnullen
from kkfzlib.importeren.recept import Bronrecept, Kolomrecept, Recept, Samen, Tabelrecept
from kkfzlib.importeren.recept_lezen import lees_recept
from kkfzlib.importeren.sleutel import eerdere_vingerafdrukken, lees_sleutel, sleutelpad, vingerafdruk_van
from kkfzlib.importeren.tafel import Herkomst, Importbron, Tafel, stapel
from kkfzlib.importeren.vel import Ruwekolom
from kkfzlib.importeren.verslag import Bronverslag, Vertaling
from kkfzlib.importeren.waarden import als_tekst
from kkfzlib.inlezen.omzetten import TOTAAL
from kkfzlib.inlezen.ruw import Melder, bedoeld
from kkfzlib.schema import TABELLEN, Tabel


@dataclass
class Import:
    """What came of the exports: sound tables by name, what was found, and which tables the recipe makes at all."""

    tafels: dict[str, Tafel] = field(default_factory=dict)
    melder: Melder = field(default_factory=Melder)
    bedoeld: frozenset[str] = frozenset()
    sleutel: str = ""
    """Fingerprint of the key; empty where no pseudonym was made."""

    @property
    def verslagen(self) -> list[Bronverslag]:
        """What was done per source, in the order of the tables."""
        return [v for t in self.tafels.values() for v in t.verslagen]


def importeer(dossier: Dossier) -> Import:
    """The contract tables out of the exports and the supplement of ``dossier``. Never raises for bad input.

    GebruikFout when a pseudonym is asked for and the key can't be used.
    """
    uit = Import()
    recept = lees_recept(dossier, uit.melder)
    uit.bedoeld = frozenset(recept.tabellen)
    if uit.melder.fout:
        return uit
    sleutel = lees_sleutel(dossier.organisatie) if recept.met_pseudoniem else b""
    uit.sleutel = vingerafdruk_van(sleutel) if sleutel else ""
    if sleutel and eerdere_vingerafdrukken(dossier) - {uit.sleutel}:
        uit.melder.meld("sleutel-anders", sleutelpad(dossier.organisatie).name, ernst="waarschuwing")
    bestanden = Bronbestanden(dossier.bronnen, uit.melder)
    loop = _Loop(recept, bestanden, uit.melder, sleutel, dossier.jaar)
    for naam, tabelrecept in recept.tabellen.items():
        voor = len(uit.melder.bevindingen)
        tafel = loop.tabel(tabelrecept)
        if tafel is not None and not any(b.ernst == "fout" for b in uit.melder.bevindingen[voor:]):
            uit.tafels[naam] = tafel
    loop.meld_fte(uit.tafels.get("verzuim"))
    loop.sluit_af()
    aanvulling = lees_aanvulling(dossier, uit.melder)
    _vul_aan(uit, aanvulling)
    return uit


def proef(dossier: Dossier) -> list[Invoerbevinding]:
    """What an import by the recipe would find in the exports, under a key that is thrown away.

    Empty while the recipe itself is not sound: then there is nothing to try.
    """
    melder = Melder()
    recept = lees_recept(dossier, melder)
    if melder.fout:
        return []
    bestanden = Bronbestanden(dossier.bronnen, melder)
    loop = _Loop(recept, bestanden, melder, secrets.token_bytes(32), dossier.jaar)
    for tabelrecept in recept.tabellen.values():
        loop.tabel(tabelrecept)
    bestanden.sluit()
    return melder.bevindingen


def _vul_aan(uit: Import, aanvulling: Aanvulling) -> None:
    uit.bedoeld |= aanvulling.tabellen
    kapot = uit.bedoeld - frozenset(uit.tafels) - aanvulling.tabellen
    for naam, tafel in aanvulling.voeg_bij(uit.tafels, kapot, uit.melder).items():
        uit.tafels[naam] = tafel
    uit.tafels = {n: uit.tafels[n] for n in TABELLEN if n in uit.tafels}


class _Loop:
    """One run through the recipe, with what it remembers over tables."""

    def __init__(
        self, recept: Recept, bestanden: Bronbestanden, melder: Melder, sleutel: bytes, jaar: int
    ) -> None:
        self._recept, self._bestanden, self._melder, self._sleutel = recept, bestanden, melder, sleutel
        self._jaar = jaar
        self._gebruikt: set[str] = set()
        self._gemeld: set[str] = set()
        self._ids: dict[str, set[str]] = {}
        self._eerste: dict[str, str] = {}
        self._wisselend: tuple[Tafel, Tafel, list[int]] | None = None

    def tabel(self, recept: Tabelrecept) -> Tafel | None:
        """One contract table; None when none of its sources could be read."""
        delen = []
        for bron in recept.bronnen:
            for bestand in self._van(bron, recept):
                deel = self._bron(recept, bron, bestand)
                if deel is not None:
                    delen.append(self._samen(bron.samen, deel) if not recept.samen else deel)
        if not delen:
            return None
        tegenspraak.controleer(recept.naam, delen, self._melder)
        tafel = stapel(recept.naam, delen)
        einden.controleer(recept, tafel, self._melder)
        beslaat.controleer(recept.naam, tafel, self._jaar, self._melder)
        return self._samen(recept.samen, tafel)

    def _samen(self, samen: Samen | None, tafel: Tafel) -> Tafel:
        """The periods that adjoin as one row; what an employment worked before its last contract is a warning."""
        if samen is None:
            return tafel
        uit = bewerken.voeg_samen(samen, tafel)
        if posities := bewerken.wisselend(samen, tafel, uit, "fte", self._jaar):
            self._wisselend = tafel, uit, posities
        return uit

    def meld_fte(self, verzuim: Tafel | None) -> None:
        """Contracts of which the fte changed, with what that does to the sickness percentage."""
        if self._wisselend is None:
            return
        voor, na, posities = self._wisselend
        self._melder.meld_rijen(
            "samen-fte", Importbron(na.bronnen, na.nr, na.rij), posities[:1], "fte", ernst="waarschuwing",
            aantal=len(posities), jaar=self._jaar, verzuim=percentages(voor, na, verzuim, self._jaar),
        )  # fmt: skip

    def _van(self, bron: Bronrecept, recept: Tabelrecept) -> list[Bestand]:
        """The files that a glob means, without those that hold the same bytes as an earlier one of this table."""
        namen = self._bestanden.passend(bron.bron)
        if not namen:
            self._melder.meld("export-ontbreekt", recept.bestand, regel=bron.regel, kolom="bron", waarde=bron.bron,
                              tabel=recept.naam, bedoeld=bedoeld(bron.bron, self._bestanden.namen))  # fmt: skip
        uit: list[Bestand] = []
        for naam in namen:
            self._gebruikt.add(naam)
            bestand = self._bestanden.open(naam)
            if bestand is None or bestand.vellen is None:
                continue
            zelfde = next((b for b in uit if b.sha256 == bestand.sha256), None)
            if zelfde is not None:
                self._melder.meld("export-dubbel", bestand.naam, tabel=recept.naam, ander=zelfde.naam)
                continue
            uit.append(bestand)
        return uit

    def _bron(self, tabel: Tabelrecept, recept: Bronrecept, bestand: Bestand) -> Tafel | None:
        assert bestand.vellen is not None
        kop = zoek_kop(bestand.vellen, recept, self._melder)
        if kop is None:
            return None
        self._meld_vorm(kop)
        koppen = recept.koppen()
        try:
            gelezen = kop.vel.lees(kop.rij, [kop.plaats[k] for k in koppen])
        except csv.Error:
            self._melder.meld("aanhalingsteken", bestand.naam, regel=kop.rij)
            return None
        kolommen = dict(zip(koppen, gelezen.kolommen, strict=True))
        blijft, vervallen = bewerken.filter_rijen(recept.rijen, kolommen, len(gelezen.rijen))
        self._meld_gebreken(kop, koppen, gelezen.rijen, blijft, gelezen.kort, gelezen.gebreken)
        rijen = gelezen.rijen[blijft]
        kolommen = {n: k.neem(blijft) for n, k in kolommen.items()}
        if not len(rijen):
            regel, cel = kop.cel(koppen[0], kop.rij)
            self._melder.meld(
                "export-leeg", bestand.naam, regel=regel, cel=cel, ernst="waarschuwing", tabel=tabel.naam
            )
        werk = Werk(kop, rijen, self._melder, self._sleutel)
        _meld_samengevoegd(werk, koppen)
        totaal = _meld_totalen(werk, recept, kolommen)
        if totaal.any():
            werk.rijen, kolommen = rijen[~totaal], {n: k.neem(~totaal) for n, k in kolommen.items()}
        uit, vertalingen = _kolommen(recept, TABELLEN[tabel.naam], kolommen, werk)
        self._onthoud_ids(recept, werk)
        letters = {k.naam: get_column_letter(kop.plaats[k.uit[0]] + 1) for k in recept.kolommen if k.uit}
        verslag = Bronverslag(
            tabel.naam, bestand.naam, kop.vel.blad, kop.rij, kop.vel.vorm, bestand.sha256, bestand.bytes,
            len(gelezen.rijen), tuple(vervallen), len(werk.rijen), tuple(vertalingen), self._weggelaten(kop, koppen),
        )  # fmt: skip
        return Tafel(
            tabel.naam, uit, np.zeros(len(werk.rijen), dtype="int64"), werk.rijen,
            (Herkomst(bestand.naam, kop.vel.blad, letters),), (verslag,),
        )  # fmt: skip

    def _meld_vorm(self, kop: Kop) -> None:
        """What is odd about the sheet itself, once."""
        vel = kop.vel
        sleutel = f"{vel.bestand}/{vel.blad}"
        if sleutel in self._gemeld:
            return
        self._gemeld.add(sleutel)
        cel = f"{vel.blad}!A{kop.rij}" if vel.blad else ""
        regel = None if vel.blad else kop.rij
        for twijfel in vel.twijfel:
            self._melder.meld(
                "export-aanname", vel.bestand, regel=regel, cel=cel, ernst="waarschuwing", wat=twijfel
            )
        if vel.is_verborgen:
            self._melder.meld("verborgen-blad", vel.bestand, cel=cel, ernst="waarschuwing")
        if vel.verborgen:
            self._melder.meld(
                "verborgen-rijen", vel.bestand, cel=cel, ernst="waarschuwing", aantal=vel.verborgen
            )

    def _meld_gebreken(
        self, kop: Kop, koppen: tuple[str, ...], rijen: np.ndarray, blijft: np.ndarray, kort: Mapping[int, int],
        gebreken: list[tuple[int, int, str]],
    ) -> None:  # fmt: skip
        over = set(rijen[blijft].tolist())
        for rij, velden in kort.items():
            if rij in over:
                code = "rij-te-kort" if velden < len(kop.koppen) else "rij-te-lang"
                self._melder.meld(code, kop.vel.bestand, regel=rij, gevonden=velden, verwacht=len(kop.koppen))
        for rij, plek, code in gebreken:
            if rij in over:
                regel, cel = kop.cel(koppen[plek], rij)
                self._melder.meld(code, kop.vel.bestand, regel=regel, cel=cel, kolom=koppen[plek])

    def _weggelaten(self, kop: Kop, koppen: tuple[str, ...]) -> tuple[str, ...]:
        """Headers that were not read; those about persons are also named in a finding."""
        genoemd = {normaal(k) for k in koppen}
        over = tuple(dict.fromkeys(k.strip() for k in kop.koppen if k.strip() and normaal(k) not in genoemd))
        personen = [k for k in over if is_persoonskop(k)]
        self._meld_nummers(kop, [k for k in over if k not in personen])
        sleutel = f"personen {kop.vel.bestand}/{kop.vel.blad}"
        if personen and sleutel not in self._gemeld:
            self._gemeld.add(sleutel)
            regel, cel = (None, f"{kop.vel.blad}!A{kop.rij}") if kop.vel.blad else (kop.rij, "")
            self._melder.meld("export-persoonskolom", kop.vel.bestand, regel=regel, cel=cel, ernst="info",
                              kolom=", ".join(personen), kolommen=", ".join(personen))  # fmt: skip
        return over

    def _meld_nummers(self, kop: Kop, over: list[str]) -> None:
        """Columns that nobody reads and that seem to hold burgerservicenummers, by the rows in which the header was
        looked for: no other cell of such a column is read."""
        for kolom in kop.met_bsn(over):
            sleutel = f"bsn {kop.vel.bestand}/{kop.vel.blad}/{kolom}"
            if sleutel not in self._gemeld:
                self._gemeld.add(sleutel)
                regel, cel = (None, f"{kop.vel.blad}!A{kop.rij}") if kop.vel.blad else (kop.rij, "")
                self._melder.meld("export-lijkt-bsn", kop.vel.bestand, regel=regel, cel=cel, ernst="waarschuwing",
                                  kolom=kolom, kolommen=kolom)  # fmt: skip

    def _onthoud_ids(self, recept: Bronrecept, werk: Werk) -> None:
        for soort in {k.pseudoniem for k in recept.kolommen if k.pseudoniem}:
            self._ids.setdefault(soort, set()).update(werk.ruwe_ids)
            self._eerste.setdefault(soort, werk.kop.vel.bestand)

    def sluit_af(self) -> None:
        """What can only be said when all tables have been read."""
        for soort, waarden in self._ids.items():
            dubbel = voorloopnullen(waarden)
            if dubbel:
                self._melder.meld(
                    "export-voorloopnullen", self._eerste[soort], soort=soort, aantal=len(dubbel) // 2
                )
        for naam in self._bestanden.namen:
            if naam not in self._gebruikt:
                self._melder.meld("export-ongebruikt", naam, ernst="info")
        self._bestanden.sluit()


def _kolommen(
    recept: Bronrecept, tabel: Tabel, kolommen: dict[str, Ruwekolom], werk: Werk
) -> tuple[dict[str, Ruwekolom], list[Vertaling]]:
    """Every contract column that the source makes, and all translations; empty columns for what may stay away."""
    bronnen: dict[str, tuple[Ruwekolom, str]] = {}
    if recept.smelt is not None:
        kolommen, werk.rijen, vraag, waarde = bewerken.smelt(recept.smelt, kolommen, werk.rijen)
        bronnen[recept.smelt.naar] = vraag, recept.smelt.vragen[0]
        bronnen[recept.smelt.waarde] = waarde, recept.smelt.vragen[0]
    aantal = len(werk.rijen)
    per_naam = {k.naam: k for k in recept.kolommen}
    uit: dict[str, Ruwekolom] = {}
    vertalingen: list[Vertaling] = []
    for naam in [*tabel.per_naam, *(n for n in per_naam if n not in tabel.per_naam)]:
        kolom, eigen = tabel.kolom(naam), per_naam.get(naam)
        if eigen is not None and eigen.vast is not None:
            uit[naam] = Ruwekolom.vast(eigen.vast, aantal)
        elif naam in bronnen or eigen is not None:
            if naam in bronnen:
                bron, kop = bronnen[naam]
            else:
                assert eigen is not None
                bron, kop = eerste_gevuld([kolommen[u] for u in eigen.uit]), eigen.uit[0]
            uit[naam], erbij = vorm_om(eigen or Kolomrecept(naam, recept.regel), kolom, bron, werk, kop)
            vertalingen += erbij
        elif kolom.leeg and kolom.aanwezig:
            uit[naam] = Ruwekolom.vast("", aantal)
    return uit, vertalingen


def _meld_samengevoegd(werk: Werk, koppen: tuple[str, ...]) -> None:
    """A cell that is merged over several rows of the table: for the lower ones the sheet says nothing."""
    vel = werk.kop.vel
    nummers = {werk.kop.plaats[k]: k for k in koppen}
    over = set(werk.rijen.tolist()) if vel.samengevoegd else set()
    for (boven, links), (onder, _) in vel.samengevoegd:
        if onder > boven and links in nummers and boven + 1 > werk.kop.rij and boven + 1 in over:
            letter = get_column_letter(links + 1)
            bereik = f"{letter}{boven + 1}:{letter}{onder + 1}"
            werk.melder.meld("samengevoegd", vel.bestand, cel=f"{vel.blad}!{letter}{boven + 1}",
                             kolom=nummers[links], bereik=bereik)  # fmt: skip


def _is_totaal(waarde: object) -> bool:
    return (
        isinstance(waarde, str) and "tota" in waarde.lower() and TOTAAL.match(als_tekst(waarde)) is not None
    )


def _meld_totalen(werk: Werk, recept: Bronrecept, kolommen: Mapping[str, Ruwekolom]) -> np.ndarray:
    """Mask of the rows that say *Totaal* in a column that is read, and that no rule dropped; reported here, once."""
    gemeld = np.zeros(len(werk.rijen), dtype=bool)
    koppen = [u for k in recept.kolommen if k.naam not in VRIJ for u in k.uit] + [
        r.kolom for r in recept.rijen
    ]
    for kop in dict.fromkeys(k for k in koppen if k in kolommen):
        raak = kolommen[kop].masker(_is_totaal) & ~gemeld
        werk.meld("export-totaal", raak, kop)
        gemeld |= raak
    return gemeld
