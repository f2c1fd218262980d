"""Columns of an export to contract columns: each distinct value once, with what can't be converted grouped by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from kkfzlib.bevindingen import Ernst
from kkfzlib.importeren.koprij import Kop
from kkfzlib.importeren.pseudoniem import pseudoniemen
from kkfzlib.importeren.recept import Kolomrecept
from kkfzlib.importeren.vel import Ruwekolom
from kkfzlib.importeren.verslag import Vertaling
from kkfzlib.importeren.waarden import als_tekst, omzetter
from kkfzlib.inlezen import afscherming
from kkfzlib.inlezen.ruw import Melder, toonbaar
from kkfzlib.inlezen.waarden import bevat_bsn
from kkfzlib.nederlands.cel import Waardefout
from kkfzlib.schema import Kolom

VRIJ = frozenset(
    {"toelichting", "citaat", "omschrijving", "titel", "doel", "actie", "resultaat", "ontwikkelpunt"}
)
"""Columns of free text: their values are not counted, and no total stands there."""


_WOORDEN = frozenset({"tekst", "nummer", "uitsplitsing", "keuze"})
"""Kinds of columns in which a number of a person could pass as any other text."""
VEEL = 200
"""Distinct values of a column that are named one by one."""


_VORMEN = frozenset({"export-datum-vorm", "export-datum-anders"})
_SAMEN = _VORMEN | {"export-bsn"}
"""What is reported for all its values at once."""


@dataclass
class Werk:
    """The rows of one source while they are converted: their numbers there, the header, and where remarks go."""

    kop: Kop
    rijen: np.ndarray
    melder: Melder
    sleutel: bytes = b""
    ruwe_ids: set[str] = field(default_factory=set)
    """Values that became pseudonyms, to find lost leading zeros; never printed."""

    def meld(
        self,
        code: str,
        masker: np.ndarray,
        kop: str,
        waarde: str = "",
        ernst: Ernst = "fout",
        **details: object,
    ) -> None:
        """One finding for all rows of a mask, at the first of them."""
        if not masker.any():
            return
        rij = int(self.rijen[masker].min())
        regel, cel = self.kop.cel(kop, rij)
        velden: dict[str, object] = {
            "aantal": int(masker.sum()),
            "kop": kop,
            "eerste": f"{'rij' if self.kop.vel.blad else 'regel'} {rij}",
            "wat": f"waarde ‘{waarde}’" if waarde else "waarde (afgeschermd)",
        }
        self.melder.meld(
            code, self.kop.vel.bestand, regel=regel, cel=cel, kolom=kop, waarde=waarde, ernst=ernst,
            **(velden | details),  # type: ignore[arg-type]
        )  # fmt: skip


def mag_getoond(kolom: Kolom, tekst: str) -> bool:
    """Whether a value may stand in a message or a count: nothing of a person, and no free text."""
    return kolom.naam not in VRIJ and afscherming.mag_getoond(kolom, tekst)


def eerste_gevuld(kolommen: Sequence[Ruwekolom]) -> Ruwekolom:
    """Per row the first of these columns that is filled there."""
    uit = kolommen[0]
    for ander in kolommen[1:]:
        leeg = uit.leeg()
        nummers = np.where(leeg, ander.nummers + len(uit.waarden), uit.nummers).astype("int32")
        uit = Ruwekolom(nummers, [*uit.waarden, *ander.waarden])
    return uit


def vorm_om(
    recept: Kolomrecept, kolom: Kolom, bron: Ruwekolom, werk: Werk, kop: str
) -> tuple[Ruwekolom, list[Vertaling]]:
    """The contract column (texts, equal ones under one number) and what its values were translated from.

    ``kop`` is the header that findings name. Values that can't be converted are reported and become empty.
    """
    aantallen = np.bincount(bron.nummers, minlength=len(bron.waarden))
    if recept.pseudoniem:
        return _pseudoniemen(recept, bron, werk), []
    teksten, fouten = _zet_om(recept, kolom, bron.waarden, aantallen)
    _meld_fouten(kolom, bron, fouten, werk, kop)
    _meld_tekstdagen(recept, kolom, bron, aantallen, fouten, werk, kop)
    vertaald = []
    if recept.waarden or recept.patroon is not None:
        goed = [n for n in np.flatnonzero(aantallen).tolist() if n not in fouten]
        vertaald = _vertalingen(recept, kolom, bron, teksten, aantallen, goed, kop)
    return _eenduidig(bron.nummers, teksten), vertaald


def _meld_fouten(
    kolom: Kolom, bron: Ruwekolom, fouten: Mapping[int, Waardefout], werk: Werk, kop: str
) -> None:
    """One finding per value; of very many values the first ones, and the rest together by what is wrong."""
    apart = [n for n, fout in fouten.items() if fout.code not in _SAMEN]
    eerst, rest = apart[:VEEL], apart[VEEL:]
    _meld_vorm(bron, fouten, werk, kop)
    _meld_bsn(bron, fouten, werk, kop)
    for n in eerst:
        ruw = als_tekst(bron.waarden[n], kolom.soort)
        toon = toonbaar(ruw) if mag_getoond(kolom, ruw) else ""
        werk.meld(fouten[n].code, bron.nummers == n, kop, toon, **fouten[n].details)
    per_code: dict[str, list[int]] = {}
    for n in rest:
        per_code.setdefault(fouten[n].code, []).append(n)
    for code, nummers in per_code.items():
        details = {**fouten[nummers[0]].details, "wat": "een andere waarde"}
        werk.meld(code, np.isin(bron.nummers, nummers), kop, **details)


def _meld_vorm(bron: Ruwekolom, fouten: Mapping[int, Waardefout], werk: Werk, kop: str) -> None:
    """Days in a form that the recipe doesn't name: one finding per form, for one word in the recipe mends them all."""
    per_vorm: dict[tuple[str, str], list[int]] = {}
    for n, fout in fouten.items():
        if fout.code in _VORMEN:
            per_vorm.setdefault((fout.code, str(fout.details["vorm"])), []).append(n)
    for (code, _), nummers in per_vorm.items():
        werk.meld(code, np.isin(bron.nummers, nummers), kop, **fouten[nummers[0]].details)


def _meld_bsn(bron: Ruwekolom, fouten: Mapping[int, Waardefout], werk: Werk, kop: str) -> None:
    """Values with a burgerservicenummer, together: how they differ from each other is nobody's business."""
    nummers = [n for n, fout in fouten.items() if fout.code == "export-bsn"]
    werk.meld("export-bsn", np.isin(bron.nummers, nummers), kop)


def _vertalingen(
    recept: Kolomrecept, kolom: Kolom, bron: Ruwekolom, teksten: Sequence[str], aantallen: np.ndarray,
    goed: Sequence[int], kop: str,
) -> list[Vertaling]:  # fmt: skip
    """The commonest translations, most frequent first; nothing of a column about persons."""
    uit = []
    for n in sorted(goed, key=lambda n: -int(aantallen[n]))[:VEEL]:
        van = als_tekst(bron.waarden[n], kolom.soort)
        if van and mag_getoond(kolom, van):
            uit.append(Vertaling(kop, recept.naam, toonbaar(van), teksten[n], int(aantallen[n])))
    rest = int(aantallen[list(goed)].sum()) - sum(v.aantal for v in uit) if len(goed) > VEEL else 0
    if rest:
        uit.append(Vertaling(kop, recept.naam, "(andere waarden)", "(verschillend)", rest))
    return sorted(uit, key=lambda v: (-v.aantal, v.van))


def _zet_om(
    recept: Kolomrecept, kolom: Kolom, waarden: Sequence[Any], aantallen: np.ndarray
) -> tuple[list[str], dict[int, Waardefout]]:
    zet_om = omzetter(recept, kolom)
    teksten, fouten = [""] * len(waarden), {}
    for n, waarde in enumerate(waarden):
        if not aantallen[n]:
            continue
        try:
            teksten[n] = zet_om(waarde)
            if kolom.soort in _WOORDEN and bevat_bsn(teksten[n]):
                raise Waardefout("export-bsn")
        except Waardefout as fout:
            fouten[n] = fout
        except OverflowError:
            fouten[n] = Waardefout("datum-onmogelijk")
    return teksten, fouten


def _meld_tekstdagen(
    recept: Kolomrecept, kolom: Kolom, bron: Ruwekolom, aantallen: np.ndarray, fouten: Mapping[int, Waardefout],
    werk: Werk, kop: str,
) -> None:  # fmt: skip
    """Days that a workbook holds as text, while the recipe says nothing of their form."""
    if kolom.soort != "datum" or recept.datum or not werk.kop.vel.blad:
        return
    tekst = [isinstance(w, str) and bool(w.strip()) and n not in fouten for n, w in enumerate(bron.waarden)]
    werk.meld("export-datum-tekst", np.array(tekst, dtype=bool)[bron.nummers], kop, ernst="waarschuwing")


def _pseudoniemen(recept: Kolomrecept, bron: Ruwekolom, werk: Werk) -> Ruwekolom:
    # Most numbers are plain: hundreds of thousands of them are not looked at one by one.
    ruw = [w.strip() if type(w) is str and w.isascii() else als_tekst(w, "id") for w in bron.waarden]
    werk.ruwe_ids.update(ruw)
    met = [f"{recept.voorvoegsel}{w}" if w else "" for w in ruw] if recept.voorvoegsel else ruw
    return _eenduidig(bron.nummers, pseudoniemen(met, werk.sleutel))


def _eenduidig(nummers: np.ndarray, teksten: Sequence[str]) -> Ruwekolom:
    if len(set(teksten)) == len(teksten):
        return Ruwekolom(nummers, list(teksten))
    plaats: dict[str, int] = {}
    vertaal = [plaats.setdefault(t, len(plaats)) for t in teksten]
    return Ruwekolom(np.array(vertaal, dtype="int32")[nummers], list(plaats))
