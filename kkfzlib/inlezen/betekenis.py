"""Rules within one clean table. Each takes the frame (index = row position) and reports to the collector."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from kkfzlib.inlezen.afscherming import getoond
from kkfzlib.inlezen.ruw import Melder, Ruwbestand, bedoeld
from kkfzlib.inlezen.waarden import Omgeving, controleer_code
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import titelhint, zorgtitels
from kkfzlib.nederlands.cel import Waardefout, kort
from kkfzlib.schema import TABELLEN

EINDELOOS = np.iinfo(np.int64).max // 2


@dataclass(frozen=True)
class Zicht:
    """What a rule sees: the rows without a fault so far, where they stand, and the choices of the year."""

    naam: str
    frame: pd.DataFrame
    bron: Ruwbestand
    instellingen: Instellingen
    omgeving: Omgeving
    melder: Melder
    alle: pd.DataFrame
    """Every row that was read, the faulty ones too: to know who exists."""

    def meld(
        self, code: str, masker: pd.Series | np.ndarray, kolom: str, ernst: str = "fout", **details: object
    ) -> None:
        """One finding per row of the mask, with the value as it stands in the clean frame."""
        rijen = self.frame.loc[np.asarray(masker, dtype=bool)]
        if len(rijen):
            tekst = pd.unique(pd.Series(_als_tekst(rijen[kolom]), dtype=object)).tolist()
            toon = {w: getoond(TABELLEN[self.naam].kolom(kolom), w) for w in tekst}
            waarden = [toon[w] for w in _als_tekst(rijen[kolom])]
            self.melder.meld_rijen(code, self.bron, rijen.index, kolom, waarden, ernst, **details)  # type: ignore[arg-type]


def _als_tekst(reeks: pd.Series) -> list[str]:
    if reeks.dtype.kind == "M":
        return reeks.dt.strftime("%d-%m-%Y").fillna("").tolist()
    if reeks.dtype.kind == "f":
        return [kort(w) for w in reeks]
    return reeks.astype("str").tolist()


def eind_voor_begin(z: Zicht, begin: str, eind: str) -> None:
    """Hard: an end date before its begin date."""
    z.meld("eind-voor-begin", z.frame[eind] < z.frame[begin], eind)


def overlap(z: Zicht, persoon: str, rijen: pd.Series | None = None) -> None:
    """Hard: two periods of one person that share a day. A period of zero days overlaps nothing."""
    f = z.frame if rijen is None else z.frame[rijen]
    f = f[~(f["einddatum"] <= f["begindatum"])]
    if f.empty:
        return
    wie = pd.factorize(f[persoon])[0]
    begin = f["begindatum"].to_numpy("datetime64[D]").astype("int64")
    eind = np.where(
        f["einddatum"].isna(), EINDELOOS, f["einddatum"].to_numpy("datetime64[D]").astype("int64")
    )
    orde = np.lexsort((f.index, begin, wie))
    wie, begin, eind = wie[orde], begin[orde], eind[orde]
    hoogste, houder = lopend_maximum(wie, eind)
    botst = np.zeros(len(orde), dtype=bool)
    botst[1:] = (wie[1:] == wie[:-1]) & (begin[1:] < hoogste[:-1])
    posities = f.index.to_numpy()[orde]
    for n in np.flatnonzero(botst):
        ander = z.bron.noem(int(posities[houder[n - 1]]))
        z.melder.meld_rijen(
            "overlap",
            z.bron,
            [int(posities[n])],
            "begindatum",
            _als_tekst(f["begindatum"].loc[[posities[n]]]),
            ander=ander,
        )


def lopend_maximum(groep: np.ndarray, waarde: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Running maximum per (sorted) group, and the position that holds it."""
    per_groep = pd.Series(waarde).groupby(groep, sort=False)
    hoogste = per_groep.cummax().to_numpy()
    nieuw = np.ones(len(groep), dtype=bool)
    nieuw[1:] = (groep[1:] != groep[:-1]) | (hoogste[1:] > hoogste[:-1])
    houder = np.maximum.accumulate(np.where(nieuw, np.arange(len(groep)), 0))
    return hoogste, houder


_SAMEN = (
    "; zijn het meer contracten per persoon, voeg dan onder medewerkers in koppeling.yml toe: "
    "samen: {sleutel: medewerker_id, begin: in_dienst, eind: uit_dienst}"
)


def dubbele_sleutel(z: Zicht, sleutel: tuple[str, ...]) -> None:
    """Hard: a repeated key; the finding names the first row that has it."""
    waarden = z.frame[sleutel[0]].astype("str") if len(sleutel) == 1 else None
    for positie, eerste in _herhaald(z.frame[list(sleutel)]):
        waarde = [""] if waarden is None else [waarden[positie]]
        ander = z.bron.noem(eerste)
        samen = _SAMEN if z.bron.ingevoerd and sleutel == ("medewerker_id",) else ""
        z.melder.meld_rijen("dubbele-sleutel", z.bron, [positie], sleutel[0], waarde,
                            sleutel=" + ".join(sleutel), ander=ander, samen=samen)  # fmt: skip


def dubbele_rij(z: Zicht) -> None:
    """Soft: a row equal to an earlier one."""
    for positie, eerste in _herhaald(z.frame):
        z.melder.meld_rijen(
            "dubbele-rij", z.bron, [positie], "", ernst="waarschuwing", ander=z.bron.noem(eerste)
        )


def _herhaald(frame: pd.DataFrame) -> list[tuple[int, int]]:
    """(position, position of the first equal row) of every row that repeats an earlier one."""
    dubbel = frame[frame.duplicated(keep=False)]
    eersten: dict[Any, int] = {}
    uit = []
    for positie, groep in dubbel.groupby(list(frame.columns), sort=False, dropna=False).ngroup().items():
        eerste = eersten.setdefault(groep, int(positie))  # type: ignore[call-overload]
        if eerste != positie:
            uit.append((int(positie), eerste))  # type: ignore[call-overload]
    return uit


def buiten_jaar(z: Zicht, datum: str) -> None:
    """Info, once per table: rows dated outside the report year, which are not counted."""
    jaar = z.instellingen.jaar
    buiten = z.frame[datum].notna() & (z.frame[datum].dt.year != jaar)
    if buiten.any():
        eerste = z.frame.index[buiten][:1]
        z.melder.meld_rijen(
            "rijen-buiten-jaar", z.bron, eerste, datum, ernst="info", aantal=int(buiten.sum()), jaar=jaar
        )


def plaatsingen(z: Zicht) -> None:
    """Overlapping verblijf; softly the year, the title and double funding."""
    f = z.frame
    geldig = ~(f["einddatum"] < f["begindatum"])
    overlap(z, "client_id", (f["zorgvorm"] == "verblijf") & geldig)
    jaar = z.instellingen.jaar
    buiten = geldig & (f["einddatum"] < f"{jaar}-01-01") | (f["begindatum"] > f"{jaar}-12-31")
    z.meld("buiten-jaar", buiten, "begindatum", "waarschuwing", jaar=jaar)
    for titel in f["zorgtitel"].unique():
        if titel and titel.lower() not in zorgtitels():
            betekent = titelhint(titel)
            hint = f" Bedoelt u '{betekent}'?" if betekent else ""
            z.meld("onbekende-zorgtitel", f["zorgtitel"] == titel, "zorgtitel", "waarschuwing", bedoeld=hint)
    _dubbele_financiering(z)


def _dubbele_financiering(z: Zicht) -> None:
    peildatum = pd.Timestamp(z.instellingen.peildatum)
    f = z.frame[(z.frame["begindatum"] <= peildatum) & ~(z.frame["einddatum"] <= peildatum)]
    fz = set(f.loc[f["financiering"] == "fz", "client_id"])
    anders = f[(f["financiering"] != "fz") & f["client_id"].isin(fz)].drop_duplicates("client_id")
    z.meld("dubbele-financiering", z.frame.index.isin(anders.index), "financiering", "waarschuwing")


def uitstroom(z: Zicht) -> None:
    """No follow-up while not back in detention; code 10 beside another."""
    f = z.frame
    blijft = ~f["terug_naar_detentie"]
    z.meld("geen-vervolgzorg", blijft & (f["vervolgzorg"] == ""), "vervolgzorg")
    codes = f["vervolgzorg"].str.split("|")
    tien = codes.map(lambda lijst: len(lijst) > 1 and "10" in lijst).astype(bool)
    z.meld("code-10-met-andere", blijft & tien, "vervolgzorg")


def medewerkers(z: Zicht) -> None:
    """Soft: everybody's experience begins with the employment, so it is no experience but length of service."""
    from kkfzlib.kengetallen.personeel import ervaring_is_dienst

    if ervaring_is_dienst(z.frame):
        eerste = z.frame.index[z.frame["ervaring_sinds"].notna()][:1]
        z.melder.meld_rijen("ervaring-is-dienst", z.bron, eerste, "ervaring_sinds", ernst="waarschuwing")


def verzuim(z: Zicht) -> None:
    """Overlapping periods of one person; soft: a fraction where a percentage is asked."""
    z.meld("verzuim-als-breuk", z.frame["percentage"].between(0, 1, "right"), "percentage", "waarschuwing")
    overlap(z, "medewerker_id", ~(z.frame["einddatum"] < z.frame["begindatum"]))


def onderzoeken(z: Zicht) -> None:
    """The scale must have a length."""
    z.meld("schaal", z.frame["schaal_min"] >= z.frame["schaal_max"], "schaal_min")


def doelen(z: Zicht) -> None:
    """Soft: a goal that should have been reached in this year or before and is still no more than planned."""
    voorbij = (z.frame["status"] == "gepland") & (z.frame["eind"] <= f"{z.instellingen.jaar}-12-31")
    z.meld("doel-voorbij", voorbij, "status", "waarschuwing")


def ontwikkelpunten(z: Zicht) -> None:
    """Soft: a point marked for no year at all."""
    jaren = [k for k in z.frame.columns if k not in ("thema", "ontwikkelpunt")]
    if jaren:
        z.meld("geen-jaar-gekozen", ~z.frame[jaren].any(axis=1), "ontwikkelpunt", "waarschuwing")


def opgave(z: Zicht) -> None:
    """Unknown kengetal; an outflow code that the gids year doesn't know."""
    onbekend_kengetal(z)
    _onbekende_uitsplitsing(z)
    codes = z.frame[z.frame["kengetal"] == "continuiteit"]
    for uitsplitsing in codes["uitsplitsing"].unique():
        code = uitsplitsing.removesuffix(":n")
        if not code:
            continue
        try:
            controleer_code(code, z.omgeving)
        except Waardefout as fout:
            raak = (z.frame["kengetal"] == "continuiteit") & (z.frame["uitsplitsing"] == uitsplitsing)
            z.meld(fout.code, raak, "uitsplitsing", **fout.details)


def _onbekende_uitsplitsing(z: Zicht) -> None:
    """Soft: an uitsplitsing that a kengetal with a closed list doesn't have. Continuiteit has a rule of its own, and
    incidenten are also split by the organisation's own words."""
    from kkfzlib.kengetallen.register import REGISTER

    for kengetal, uitsplitsing in (
        z.frame[["kengetal", "uitsplitsing"]].drop_duplicates().itertuples(index=False)
    ):
        gesloten = kengetal in REGISTER and kengetal not in ("continuiteit", "incidenten")
        bekend = REGISTER[kengetal].uitsplitsingen if gesloten else ()
        if bekend and uitsplitsing and uitsplitsing not in bekend:
            raak = (z.frame["kengetal"] == kengetal) & (z.frame["uitsplitsing"] == uitsplitsing)
            hint = bedoeld(uitsplitsing, bekend)
            keuzes = ", ".join(bekend)
            z.meld(
                "onbekende-uitsplitsing", raak, "uitsplitsing", "waarschuwing", bedoeld=hint, keuzes=keuzes
            )


def onbekend_kengetal(z: Zicht) -> None:
    """Hard: an id that the registry doesn't know, with the nearest one."""
    from kkfzlib.kengetallen.register import REGISTER

    for naam in z.frame["kengetal"].unique() if REGISTER else ():
        if naam not in REGISTER:
            z.meld(
                "onbekend-kengetal", z.frame["kengetal"] == naam, "kengetal", bedoeld=bedoeld(naam, REGISTER)
            )


REGELS: dict[str, Callable[[Zicht], None]] = {
    "plaatsingen": plaatsingen,
    "uitstroom": uitstroom,
    "medewerkers": medewerkers,
    "verzuim": verzuim,
    "onderzoeken": onderzoeken,
    "doelen": doelen,
    "ontwikkelpunten": ontwikkelpunten,
    "benchmarks": onbekend_kengetal,
    "opgave": opgave,
}
"""The rules that one table has for itself; what tables share is in their specification."""


def toets(z: Zicht) -> None:
    """Every rule within one table: those its specification asks for, and its own."""
    tabel = TABELLEN[z.naam]
    if tabel.sleutel:
        dubbele_sleutel(z, tabel.sleutel)
    if tabel.periode:
        eind_voor_begin(z, *tabel.periode)
    if z.naam in REGELS:
        REGELS[z.naam](z)
    if tabel.jaardatum:
        buiten_jaar(z, tabel.jaardatum)
    if tabel.enkel:
        dubbele_rij(z)
