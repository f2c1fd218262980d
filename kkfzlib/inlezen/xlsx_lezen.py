"""A workbook to raw tables: one sheet per table, with the cell of every value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from lxml import etree
from openpyxl.utils.cell import get_column_letter

from kkfzlib.inlezen.cellen import cel_als_tekst
from kkfzlib.inlezen.koppen import ZOEK_KOP, is_kop, lees_kop
from kkfzlib.inlezen.ruw import Melder, Ruwbestand, RuweTabel, bedoeld
from kkfzlib.inlezen.voorbeeldrij import zonder_voorbeeld
from kkfzlib.inlezen.xlsx_bladen import Blad, Bladinhoud, Werkboek, eerste_rij
from kkfzlib.inlezen.xlsx_veilig import Werkboekfout, open_werkboek
from kkfzlib.schema import TABELLEN, Tabel

UITLEG = "uitleg"
"""The one sheet that is no table."""


def lees_xlsx(inhoud: bytes, bestand: str, melder: Melder) -> dict[str, RuweTabel]:
    """Raw tables by name; none when the workbook is refused as a whole. Never raises for a bad workbook."""
    try:
        werkboek = Werkboek(open_werkboek(inhoud))
        bladen = _bekende_bladen(werkboek.bladen, bestand, melder)
        gelezen = {
            tabel: _blad(werkboek, blad, bestand, TABELLEN[tabel], melder) for tabel, blad in bladen.items()
        }
    except Werkboekfout as fout:
        melder.meld(fout.code, bestand)
        return {}
    except (etree.LxmlError, KeyError, ValueError, IndexError, TypeError, AttributeError, OSError):
        # Whatever a damaged part leads to, it is one and the same message to the analyst.
        melder.meld("kapot-werkboek", bestand)
        return {}
    return {naam: tabel for naam, tabel in gelezen.items() if tabel is not None}


def _bekende_bladen(bladen: list[Blad], bestand: str, melder: Melder) -> dict[str, Blad]:
    uit: dict[str, Blad] = {}
    for blad in bladen:
        naam = blad.naam.strip().lower()
        if naam == UITLEG:
            continue
        if naam not in TABELLEN:
            melder.meld("onbekend-blad", bestand, cel=f"{blad.naam}!A1", naam=blad.naam,
                        bedoeld=bedoeld(naam, TABELLEN), tabellen=", ".join(TABELLEN))  # fmt: skip
        elif naam in uit:
            melder.meld(
                "dubbele-tabel",
                bestand,
                cel=f"{blad.naam}!A1",
                tabel=naam,
                eerste=uit[naam].naam,
                tweede=blad.naam,
            )
        else:
            uit[naam] = blad
    return uit


def _blad(werkboek: Werkboek, blad: Blad, bestand: str, tabel: Tabel, melder: Melder) -> RuweTabel | None:
    inhoud = werkboek.lees(blad)
    if not inhoud.rijen:
        return None
    kop = _kop(inhoud, blad, bestand, tabel, melder)
    if kop is None:
        return None
    _meld_vorm(inhoud, blad, bestand, melder)
    kolommen = {nummer: naam for nummer, naam in kop.items() if naam}
    gevuld = [(nummer, cellen) for nummer, cellen in inhoud.rijen[1:] if _is_gevuld(cellen)]
    _meld_buiten_kop(gevuld, kop, blad, bestand, melder)
    rijen = zonder_voorbeeld(gevuld, kolommen, tabel, blad.naam, bestand, melder)
    if not rijen:
        # In our own template an untouched example row stands below the header: nothing worth a warning.
        if not gevuld:
            melder.meld("alleen-kop", bestand, cel=f"{blad.naam}!A1", ernst="waarschuwing")
        return None
    return _ruw(rijen, kolommen, inhoud, blad, bestand, tabel, melder)


def _kop(
    inhoud: Bladinhoud, blad: Blad, bestand: str, tabel: Tabel, melder: Melder
) -> dict[int, str | None] | None:
    """Column number to name (None: refused) of the header, which must stand in the first row."""
    for nummer, cellen in inhoud.rijen[:ZOEK_KOP]:
        velden = [cel_als_tekst(cellen.get(k, "")) for k in range(1, max(cellen) + 1)]
        if not is_kop(velden, tabel):
            continue
        if nummer != 1:
            melder.meld("titelregels", bestand, cel=f"{blad.naam}!A1", kopregel=nummer)
            return None
        namen = {k: v for k, v in enumerate(velden, 1) if v.strip()}
        plaatsen = [(None, f"{blad.naam}!{get_column_letter(k)}1") for k in namen]
        kop = lees_kop(list(namen.values()), tabel, melder, bestand, plaatsen.__getitem__)
        return dict(zip(namen, kop.namen, strict=True))
    melder.meld(
        "geen-kop", bestand, cel=f"{blad.naam}!A1", tabel=tabel.naam, kolommen=", ".join(tabel.per_naam)
    )
    return None


def _meld_vorm(inhoud: Bladinhoud, blad: Blad, bestand: str, melder: Melder) -> None:
    """Hidden sheet, rows and columns (read, with a warning); merged cells in the table (refused)."""
    if blad.verborgen:
        melder.meld("verborgen-blad", bestand, cel=f"{blad.naam}!A1", ernst="waarschuwing")
    if inhoud.verborgen:
        rij = next((v.split()[1] for v in inhoud.verborgen if v.startswith("rij")), "1")
        melder.meld(
            "verborgen-rijen",
            bestand,
            cel=f"{blad.naam}!A{rij}",
            ernst="waarschuwing",
            aantal=len(inhoud.verborgen),
        )
    onder = inhoud.rijen[-1][0]
    for bereik in inhoud.samengevoegd:
        if eerste_rij(bereik) <= onder:
            melder.meld("samengevoegd", bestand, cel=f"{blad.naam}!{bereik.split(':')[0]}", bereik=bereik)


def _is_gevuld(cellen: Mapping[int, Any]) -> bool:
    return any(not isinstance(w, str) or w.strip() for w in cellen.values())


def _meld_buiten_kop(
    rijen: list[tuple[int, dict[int, Any]]], kop: Mapping[int, Any], blad: Blad, bestand: str, melder: Melder
) -> None:
    """A value in a column without a header: each row is a finding, for the row has too many fields."""
    for nummer, cellen in rijen:
        buiten = [k for k, w in cellen.items() if k not in kop and (not isinstance(w, str) or w.strip())]
        if buiten:
            melder.meld("rij-te-lang", bestand, cel=f"{blad.naam}!{get_column_letter(buiten[0])}{nummer}",
                        gevonden=len(kop) + len(buiten), verwacht=len(kop))  # fmt: skip


def _ruw(
    rijen: list[tuple[int, dict[int, Any]]], kolommen: Mapping[int, str], inhoud: Bladinhoud, blad: Blad, bestand: str,
    tabel: Tabel, melder: Melder,
) -> RuweTabel:  # fmt: skip
    letters = {naam: get_column_letter(k) for k, naam in kolommen.items()}
    bron = Ruwbestand(bestand, np.array([nummer for nummer, _ in rijen], dtype="int64"), blad.naam, letters)
    positie = {nummer: n for n, (nummer, _) in enumerate(rijen)}
    gemeld: dict[str, set[int]] = {}
    for nummer, kolom, code in inhoud.gebreken:
        if kolom in kolommen and nummer in positie:
            naam = kolommen[kolom]
            melder.meld(code, bestand, cel=f"{blad.naam}!{letters[naam]}{nummer}", kolom=naam)
            gemeld.setdefault(naam, set()).add(positie[nummer])
    frame = pd.DataFrame(
        {
            naam: pd.Series(
                [cel_als_tekst(c.get(k, ""), tabel.kolom(naam).soort) for _, c in rijen], dtype="str"
            )
            for k, naam in kolommen.items()
        }
    )
    return RuweTabel(
        tabel.naam, bron, frame, "xlsx", len(frame), {k: frozenset(v) for k, v in gemeld.items()}
    )
