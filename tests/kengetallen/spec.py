"""Spec tests: input as small ASCII tables, the expected rows of one kengetal, and what they show in one sentence.

Columns are separated by a bar with a space on both sides (``6|8`` is one cell). A column that is left out gets a
neutral value. In the expected rows ``…`` stands for every uitsplitsing that is not named; ``25/3`` is a fraction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.kengetallen import bereken
from kkfzlib.tabellen import Invoer

NEUTRAAL: dict[str, dict[str, str]] = {
    "plaatsingen": {
        "client_id": "", "locatie": "Huis", "zorgvorm": "verblijf", "financiering": "fz", "zorgtitel": "isd",
        "zorgzwaarte": "", "begindatum": "", "einddatum": "",
    },
    "uitstroom": {"client_id": "A", "datum": "2024-06-01", "terug_naar_detentie": "nee", "vervolgzorg": ""},
    "capaciteit": {"locatie": "Huis", "bedden": "", "begindatum": "2020-01-01", "einddatum": ""},
    "omzet": {"financiering": "fz", "bedrag": "", "maand": ""},
    "medewerkers": {
        "medewerker_id": "", "functie": "begeleider", "opleiding": "hbo", "dienstverband": "vast", "fte": "1",
        "in_dienst": "2020-01-01", "uit_dienst": "", "reden_uit_dienst": "", "ervaring_sinds": "2015-01-01",
    },
    "verzuim": {"medewerker_id": "", "begindatum": "", "einddatum": "", "percentage": "100", "soort": "ziekte"},
    "scholing": {"medewerker_id": "m1", "datum": "2024-05-01", "naam": "module", "soort": "leerlijn"},
    "beleid": {"jaar": "2024", "categorie": "", "titel": "stuk"},
    "incidenten": {"datum": "2024-05-01", "locatie": "Huis", "soort": "agressie", "ernst": "1"},
    "onderzoeken": {"onderzoek": "cto", "uitgenodigd": "", "schaal_min": "1", "schaal_max": "10", "moment": "najaar"},
    "antwoorden": {"onderzoek": "cto", "respondent_id": "", "vraag": "algemeen", "score": "", "toelichting": ""},
    "bijeenkomsten": {"datum": "2024-05-01", "soort": "regio", "omschrijving": "overleg"},
    "benchmarks": {"kengetal": "", "waarde": "", "periode": "2024", "bron": ""},
    "opgave": {"kengetal": "", "uitsplitsing": "", "periode": "2024", "waarde": "", "vindplaats": "p. 1"},
}  # fmt: skip
DATUMS = {"begindatum", "einddatum", "datum", "in_dienst", "uit_dienst", "ervaring_sinds"}
GETALLEN = {"bedrag", "fte", "percentage", "score", "waarde", "schaal_min", "schaal_max"}
GEHEEL = {"bedden", "uitgenodigd", "jaar", "ernst", "maand"}


def cellen(regel: str) -> list[str]:
    """The cells of one line."""
    return [c.strip() for c in re.split(r"(?<=\s)\|(?=\s)", f" {regel} ")]


def regels(tekst: str) -> list[str]:
    """Lines that hold something; a line of only spaces and bars does."""
    return [r for r in tekst.splitlines() if r.strip()]


def kolom(naam: str, waarden: list[str]) -> pd.Series:
    """One column in the type that cleaning gives it."""
    if naam in DATUMS:
        return pd.to_datetime(pd.Series([w or None for w in waarden], dtype="str")).astype("datetime64[ns]")
    if naam in GETALLEN:
        return pd.Series([float(w) if w else float("nan") for w in waarden], dtype="float64")
    if naam in GEHEEL:
        return pd.Series([int(w) if w else pd.NA for w in waarden], dtype="Int64")
    if naam == "terug_naar_detentie":
        return pd.Series([w == "ja" for w in waarden], dtype="bool")
    return pd.Series(waarden, dtype="str")


def tabel(naam: str, kop: list[str], rijen: list[list[str]]) -> pd.DataFrame:
    """A clean table from a header and cells; neutral values for the columns that are left out."""
    onbekend = set(kop) - NEUTRAAL[naam].keys()
    assert not onbekend, f"{naam} heeft geen kolom {onbekend}"
    per_kolom = {k: [r[kop.index(k)] if k in kop else w for r in rijen] for k, w in NEUTRAAL[naam].items()}
    return pd.DataFrame({k: kolom(k, w) for k, w in per_kolom.items()})


def tabellen(tekst: str) -> dict[str, pd.DataFrame]:
    """Tables from text: a line with a table's name, its header, its rows."""
    uit: dict[str, pd.DataFrame] = {}
    naam, kop, rijen = "", [], []
    for regel in [*regels(tekst), "einde"]:
        if regel.strip() in {*NEUTRAAL, "einde"}:
            if naam:
                uit[naam] = tabel(naam, kop, rijen)
            naam, kop, rijen = regel.strip(), [], []
        elif not kop:
            kop = cellen(regel)
        else:
            rijen.append(cellen(regel))
    return uit


def invoer(tekst: str, jaar: int = 2024, **keuzes: object) -> Invoer:
    """Clean input from ASCII tables; ``keuzes`` are fields of ``Instellingen``."""
    instellingen = replace(Instellingen.standaard(jaar), **keuzes)  # type: ignore[arg-type]
    return Invoer({"naam": "Testzorg"}, instellingen, gids(instellingen.gids), tabellen(tekst))


@dataclass(frozen=True)
class Spec:
    """Input, expected rows of one kengetal, and the sentence that they illustrate."""

    kengetal: str
    zin: str
    gegeven: str
    verwacht: str
    jaar: int = 2024
    peildatum: date | None = None
    voorbeeld: bool = False
    """Whether docs/definities.md shows it."""

    @property
    def invoer(self) -> Invoer:
        keuzes = {"peildatum": self.peildatum} if self.peildatum else {}
        return invoer(self.gegeven, self.jaar, **keuzes)

    def toets(self) -> None:
        """Compute and compare every row of this kengetal."""
        frame = bereken(self.invoer)
        vergelijk(frame[frame["kengetal"] == self.kengetal], self.verwacht)


def vergelijk(frame: pd.DataFrame, verwacht: str) -> None:
    """Every row of ``frame`` is expected and every expected row is there."""
    gevonden = {(r.uitsplitsing, r.periode): r for r in frame.itertuples()}
    assert len(gevonden) == len(frame), "een sleutel komt twee keer voor"
    if not regels(verwacht):
        assert not gevonden, f"onverwacht: {sorted(gevonden)}"
        return
    kop, *rest = (cellen(r) for r in regels(verwacht))
    overige = None
    for cel in (dict(zip(kop, rij, strict=True)) for rij in rest):
        if cel.get("uitsplitsing") == "…":
            overige = cel
            continue
        sleutels = [
            s for s in gevonden if s[0] == cel.get("uitsplitsing", "") and s[1] == cel.get("periode", s[1])
        ]
        assert len(sleutels) == 1, f"verwacht {cel}, gevonden {sorted(gevonden)}"
        _zelfde(gevonden.pop(sleutels[0]), cel)
    for rij in gevonden.values():
        assert overige is not None, f"onverwacht: {rij}"
        _zelfde(rij, {k: v for k, v in overige.items() if k != "uitsplitsing"})


def _zelfde(rij: object, cel: dict[str, str]) -> None:
    for naam, tekst in cel.items():
        waarde = getattr(rij, naam)
        if naam in ("waarde", "teller", "noemer"):
            if tekst == "":
                assert pd.isna(waarde), f"{naam} hoort leeg te zijn: {rij}"
            else:
                assert waarde == pytest.approx(float(Fraction(tekst)), abs=1e-9), f"{naam}: {rij}"
        else:
            assert waarde == tekst, f"{naam}: {rij}"
