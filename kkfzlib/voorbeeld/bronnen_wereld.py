"""What the systems of a made-up organisation hold of one year: the simulated world in the words of an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kkfzlib.voorbeeld import kwaliteit
from kkfzlib.voorbeeld.jaarmap import Wereld, tabellen
from kkfzlib.voorbeeld.team import Medewerker
from kkfzlib.voorbeeld.toeval import Toeval

UREN = {0.56: 20, 0.67: 24, 0.78: 28, 0.89: 32, 1.0: 36}
"""Contract hours a week behind each size of the simulated jobs; 36 hours is a full week."""
VOL = 36
_DAG = timedelta(days=1)

Regel = Mapping[str, Any]
"""One row of a contract table, column → value."""


@dataclass(frozen=True)
class Contract:
    """One row of an HR export: a contract with its own dates (``eind`` is the first day without it) and hours."""

    medewerker: Medewerker
    begin: date
    eind: date | None
    dienstverband: str
    uren: int
    reden: str


class Jaarbron:
    """One year of one world, with the numbers under which its systems know people."""

    def __init__(self, wereld: Wereld, jaar: int, fte: Callable[[int], float]) -> None:
        """``fte`` turns contract hours into what the import makes of this organisation's export."""
        self.wereld, self.jaar, self._fte = wereld, jaar, fte
        self._tabellen: dict[str, list[Any]] = {
            naam: list(rijen) for naam, rijen in tabellen(wereld, jaar).items()
        }

    def rijen(self, tabel: str) -> list[Regel]:
        """The contract table ``tabel``, as it should come out of the import (with the world's own ids)."""
        if tabel == "medewerkers":
            return [dict(r) | {"fte": self._fte(UREN[r["fte"]])} for r in self._tabellen[tabel]]
        if tabel == "antwoorden":
            # The free text of a survey stays behind in the export.
            return [dict(r) | {"toelichting": ""} for r in self._tabellen[tabel]]
        return self._tabellen[tabel]

    def nummer(self, id_: object) -> str:
        """The number of a client or employee in the systems: six digits, the same every year."""
        kop, soort, volg = str(id_).rsplit("-", 2)
        basis = {"C": 104_000, "M": 30_000}[soort] + sum(map(ord, kop)) % 7 * 10_000
        return str(basis + int(volg) * 3)

    def contracten(self) -> list[Contract]:
        """Every contract of everyone in the export, by person and begin; a first temporary year is one of its own."""
        bekend = {r["medewerker_id"]: r for r in self._tabellen["medewerkers"]}
        mensen = [m for m in self.wereld.team.medewerkers if m.medewerker_id in bekend]
        return [c for m in mensen for c in _contracten(m, bekend[m.medewerker_id])]

    def brede_antwoorden(self, onderzoek: str) -> tuple[list[str], list[list[Any]]]:
        """The questions of a survey, and per respondent a number, the scores and a remark."""
        rijen = [r for r in self._tabellen["antwoorden"] if r["onderzoek"] == onderzoek]
        vragen = list(dict.fromkeys(str(r["vraag"]) for r in rijen))
        per: dict[object, dict[str, object]] = {}
        tekst: dict[object, str] = {}
        for r in rijen:
            per.setdefault(r["respondent_id"], {})[str(r["vraag"])] = r["score"]
            tekst[r["respondent_id"]] = tekst.get(r["respondent_id"]) or str(r["toelichting"])
        return vragen, [
            [n, *(scores[v] for v in vragen), tekst[wie]]
            for n, (wie, scores) in enumerate(per.items(), start=1)
        ]

    def omzet_per_maand(self) -> dict[str, dict[int, int]]:
        """Revenue as a pivot: per funding the amount of each month."""
        uit: dict[str, dict[int, int]] = {}
        for r in self._tabellen["omzet"]:
            uit.setdefault(str(r["financiering"]), {})[int(str(r["maand"]))] = int(str(r["bedrag"]))
        return uit

    def toeval(self, onderdeel: str) -> Toeval:
        """Chance for what only the export adds."""
        return Toeval(self.wereld.zaad, f"bronnen/{self.jaar}/{onderdeel}")


def _contracten(m: Medewerker, rij: Mapping[str, object]) -> Iterable[Contract]:
    uit_dienst = rij["uit_dienst"]
    assert uit_dienst is None or isinstance(uit_dienst, date)
    laatste = Contract(
        m, m.in_dienst, uit_dienst, str(rij["dienstverband"]), UREN[m.fte], str(rij["reden_uit_dienst"])
    )
    vast = m.in_dienst + timedelta(days=365)
    if laatste.dienstverband == "vast" and (uit_dienst is None or vast < uit_dienst):
        yield Contract(m, m.in_dienst, vast, "tijdelijk", 24, "")
        yield replace(laatste, begin=vast)
    else:
        yield laatste


def tot_en_met(eind: date | None) -> date | None:
    """The last day that counts, as most systems export an end."""
    return None if eind is None else eind - _DAG


def omschrijving(toeval: Toeval, wie: str) -> str:
    """Free text of an incident report with a name in it, to be left behind."""
    zin = toeval.kies(("{} werd boos in de gang; rustig gesproken.", "Begeleider zag {} bij de poort; melding gedaan.",
                       "{} nam de medicatie te laat in, arts gebeld; later hersteld."))  # fmt: skip
    return zin.format(wie)


def vragen(onderzoek: str) -> list[str]:
    """The questions of a survey, as the recipes name them."""
    return [str(v) for v in kwaliteit.woorden()["onderzoeken"][onderzoek]["vragen"]]
