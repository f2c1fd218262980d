"""Where the table begins: the sheet and the header row that hold every column the recipe names."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils.cell import get_column_letter

from kkfzlib.importeren.persoon import is_persoonskop
from kkfzlib.importeren.recept import Bronrecept
from kkfzlib.importeren.vel import Vel
from kkfzlib.inlezen.ruw import Melder, bedoeld
from kkfzlib.inlezen.waarden import bevat_bsn

OVER = 12
"""Unused headers that are named where a column is missing."""


@dataclass(frozen=True)
class Kop:
    """A found header: the sheet, its row number, and the number (from 0) of every column named, by its name."""

    vel: Vel
    rij: int
    plaats: dict[str, int]
    koppen: tuple[str, ...]

    def cel(self, kolom: str, rij: int) -> tuple[int | None, str]:
        """(line, "") in a text file, (None, "sheet!C7") in a workbook."""
        if not self.vel.blad:
            return rij, ""
        return None, f"{self.vel.blad}!{get_column_letter(self.plaats.get(kolom, 0) + 1)}{rij}"

    def met_bsn(self, koppen: Sequence[str]) -> list[str]:
        """Those of ``koppen`` below which most numbers of nine digits (in the first rows) pass for that of a person.

        Of nine digits that mean something else one in eleven passes.
        """
        eigen = [k.strip() for k in self.koppen]
        uit = []
        for kop in koppen:
            plek = eigen.index(kop)
            cellen = {v[plek].strip() for n, v in self.vel.begin if n > self.rij and plek < len(v)}
            negen = [c for c in cellen if sum(t.isdigit() for t in c) == 9]
            if negen and 2 * sum(map(bevat_bsn, negen)) > len(negen):
                uit.append(kop)
        return uit


def normaal(kop: str) -> str:
    """A header as it is compared: composed, spaces and line breaks as one space, any case."""
    return " ".join(unicodedata.normalize("NFC", kop).replace("\u00ad", "").split()).casefold()


def zoek_kop(vellen: Sequence[Vel], recept: Bronrecept, melder: Melder) -> Kop | None:
    """The one sheet and row that hold all columns of ``recept``; None, and reported, when there is no such or several.

    The sheets of a text file are readings of it with another separator: there the first that fits counts.
    """
    gekozen = _op_blad(vellen, recept, melder)
    if not gekozen:
        return None
    namen = {normaal(k): k for k in recept.koppen()}
    passend = [
        kop for vel in gekozen if (kop := _kop_van(vel, recept.koprij, namen, recept.koppen())) is not None
    ]
    if not passend:
        _meld_ontbrekend(gekozen, recept, namen, melder)
        return None
    eerste = passend[0]
    if len(passend) > 1 and eerste.vel.blad:
        melder.meld("export-blad-kiezen", eerste.vel.bestand, cel=f"{passend[1].vel.blad}!A{passend[1].rij}",
                    bladen=", ".join(k.vel.blad for k in passend))  # fmt: skip
        return None
    return None if _meld_dubbel(eerste, namen, melder) else eerste


def _op_blad(vellen: Sequence[Vel], recept: Bronrecept, melder: Melder) -> list[Vel]:
    if not recept.blad or not any(v.blad for v in vellen):
        return list(vellen)
    gekozen = [v for v in vellen if normaal(v.blad) == normaal(recept.blad)]
    if not gekozen:
        namen = [v.blad for v in vellen]
        melder.meld("export-blad", vellen[0].bestand, naam=recept.blad, bedoeld=bedoeld(recept.blad, namen),
                    bladen=", ".join(namen))  # fmt: skip
    return gekozen


def _rijen(vel: Vel) -> list[tuple[int, list[str]]]:
    """The first rows, with a cell that is merged downwards repeated on each of its rows."""
    rijen = [(n, list(velden)) for n, velden in vel.begin]
    for (boven, links), (onder, _) in vel.samengevoegd:
        for r in range(boven + 1, min(onder + 1, len(rijen))):
            if links < len(rijen[r][1]) and links < len(rijen[boven][1]) and not rijen[r][1][links].strip():
                rijen[r][1][links] = rijen[boven][1][links]
    return rijen


def _kop_van(vel: Vel, koprij: int | None, namen: dict[str, str], alle: Sequence[str]) -> Kop | None:
    for nummer, velden in _rijen(vel):
        if koprij is not None and nummer != koprij:
            continue
        gevonden = [normaal(v) for v in velden]
        if namen.keys() <= set(gevonden):
            plaats = {naam: gevonden.index(normaal(naam)) for naam in alle}
            return Kop(vel, nummer, plaats, tuple(velden))
    return None


def _meld_ontbrekend(
    vellen: Sequence[Vel], recept: Bronrecept, namen: dict[str, str], melder: Melder
) -> None:
    """What the row that comes nearest lacks, each with the header that is most like it."""
    beste: tuple[int, Vel, int, list[str]] | None = None
    for vel in vellen:
        for nummer, velden in _rijen(vel):
            if recept.koprij is not None and nummer != recept.koprij:
                continue
            treffers = len(namen.keys() & {normaal(v) for v in velden})
            if beste is None or treffers > beste[0]:
                beste = treffers, vel, nummer, velden
    if beste is None or not beste[0]:
        vel = vellen[0]
        melder.meld("export-geen-kop", vel.bestand, cel=f"{vel.blad}!A1" if vel.blad else "",
                    regel=None if vel.blad else 1, kolommen=", ".join(namen.values()))  # fmt: skip
        return
    _, vel, nummer, velden = beste
    aanwezig = {normaal(v) for v in velden}
    over = [v.strip() for v in velden if v.strip() and normaal(v) not in namen and not is_persoonskop(v)]
    for kop, naam in namen.items():
        if kop not in aanwezig:
            melder.meld("export-kolom-ontbreekt", vel.bestand, regel=None if vel.blad else nummer,
                        cel=f"{vel.blad}!A{nummer}" if vel.blad else "", kolom=naam, naam=naam,
                        bedoeld=bedoeld(naam, over), over=_over(over))  # fmt: skip


def _over(koppen: Sequence[str]) -> str:
    """The headers that nothing is made from: the missing column is one of them, or the export lacks it."""
    namen = list(dict.fromkeys(koppen))
    return f" Nog niet gebruikt: {', '.join(namen[:OVER])}{' …' * (len(namen) > OVER)}." if namen else ""


def _meld_dubbel(kop: Kop, namen: dict[str, str], melder: Melder) -> bool:
    """Whether a column that is named stands there twice: which of them is meant can't be known."""
    gevonden = [normaal(v) for v in kop.koppen]
    dubbel = [naam for k, naam in namen.items() if gevonden.count(k) > 1]
    for naam in dubbel:
        regel, cel = kop.cel(naam, kop.rij)
        melder.meld("export-kolom-dubbel", kop.vel.bestand, regel=regel, cel=cel, kolom=naam, naam=naam)
    return bool(dubbel)
