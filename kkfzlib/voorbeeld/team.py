"""The team through the years: who works where, who is ill, who learns what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kkfzlib.voorbeeld.maat import BEGIN, EERSTE_JAAR, Maat
from kkfzlib.voorbeeld.toeval import Toeval

FTE = (0.56, 0.67, 0.78, 0.89, 0.89, 1.0)
FUNCTIES: dict[str, dict[str, float]] = {
    "Forensisch begeleider": {"mbo": 45, "hbo": 50, "anders": 5},
    "Persoonlijk begeleider": {"mbo": 60, "hbo": 40},
    "Ambulant begeleider": {"mbo": 20, "hbo": 80},
    "Teamcoach": {"hbo": 100},
    "Zorgcoördinator": {"hbo": 100},
    "Gedragswetenschapper": {"wo": 100},
    "Ervaringsdeskundige": {"mbo": 70, "anders": 30},
    "Kwaliteitsmedewerker": {"hbo": 60, "wo": 40},
}
# One position in eight is a teamcoach, and so on; the rest are begeleiders.
ROOSTER = (
    "Teamcoach", "Gedragswetenschapper", "Zorgcoördinator", "Ervaringsdeskundige", "Kwaliteitsmedewerker",
    *("Forensisch begeleider",) * 6, *("Persoonlijk begeleider",) * 5, *("Ambulant begeleider",) * 4,
)  # fmt: skip
REDENEN = {
    "andere baan": 50,
    "zzp": 24,
    "verhuizing": 10,
    "opleiding": 10,
    "einde contract": 12,
    "pensioen": 4,
}
LEERLIJN = (
    "Inleiding forensische zorg", "Wet- en regelgeving", "Risicotaxatie en risicomanagement", "Forensische scherpte",
    "Delictanalyse", "Werken in gedwongen kader", "Motiverende gespreksvoering", "Verslaving en delict",
    "Licht verstandelijke beperking", "Psychiatrie en delict", "Werken met het netwerk", "Herstelgericht werken",
)  # fmt: skip
AANVULLEND = (
    "BHV", "Medicatie verstrekken", "Omgaan met agressie", "Eerste hulp bij drugsgebruik", "Methodisch rapporteren",
    "Meldcode huiselijk geweld", "Suïcidepreventie", "Traumasensitief werken", "Privacy in de zorg",
    "Intervisie leiden",
)  # fmt: skip


@dataclass(frozen=True)
class Medewerker:
    """One person's employment; ``uit_dienst`` is the first day that no longer counts. ``soort`` team, zzp or stage."""

    medewerker_id: str
    functie: str
    opleiding: str
    soort: str
    fte: float
    in_dienst: date
    uit_dienst: date
    reden: str
    ervaring_sinds: date

    def dienstverband(self, op: date) -> str:
        """Kind of contract on a day: the first year is temporary."""
        if self.soort != "team":
            return self.soort
        return "tijdelijk" if (min(op, self.uit_dienst) - self.in_dienst).days < 365 else "vast"


@dataclass(frozen=True)
class Verzuim:
    """One absence of one person."""

    medewerker_id: str
    begin: date
    eind: date
    percentage: int
    soort: str


@dataclass(frozen=True)
class Scholing:
    """One training day of one person."""

    medewerker_id: str
    datum: date
    naam: str
    soort: str


@dataclass(frozen=True)
class Teamwereld:
    """All employments, absences and trainings from before the first to after the last year."""

    medewerkers: tuple[Medewerker, ...]
    verzuim: tuple[Verzuim, ...]
    scholing: tuple[Scholing, ...]


def _loopbaan(toeval: Toeval, einde: date, duur: tuple[int, int], gat: int) -> Iterator[tuple[date, date]]:
    """Employments in one position, one after the other; the first began some time before the world does."""
    dag = BEGIN - timedelta(days=toeval.heel(0, duur[1] // 2))
    while dag < einde:
        weg = toeval.werkdag(dag + timedelta(days=duur[0]), dag + timedelta(days=duur[1]))
        yield dag, weg
        dag = weg + timedelta(days=toeval.heel(5, gat))


def _positie(toeval: Toeval, functie: str, soort: str, einde: date) -> list[Medewerker]:
    duur = {"team": (420, 4200), "zzp": (90, 700), "stage": (150, 290)}[soort]
    uit = []
    for begin, eind in _loopbaan(toeval, einde, duur, 45 if soort == "team" else 120):
        opleiding = "anders" if soort == "stage" else toeval.gewogen(FUNCTIES[functie])
        ervaring = 0 if soort == "stage" else toeval.heel(60, 3800)
        reden = (
            toeval.gewogen(REDENEN)
            if soort == "team"
            else "einde opdracht"
            if soort == "zzp"
            else "einde stage"
        )
        sinds = begin - timedelta(days=ervaring)
        naam = "Stagiair begeleiding" if soort == "stage" else functie
        uit.append(Medewerker("", naam, opleiding, soort, toeval.kies(FTE), begin, eind, reden, sinds))
    return uit


def _ziek(toeval: Toeval, m: Medewerker, einde: date) -> Iterator[Verzuim]:
    """Spells of illness: most are short, a few are long with a half return in between; now and then a pregnancy."""
    dag = m.in_dienst + timedelta(days=toeval.heel(20, 420))
    while dag < min(m.uit_dienst, einde):
        if toeval.kans(0.02):
            yield Verzuim(m.medewerker_id, dag, dag + timedelta(days=112), 100, "zwangerschap")
            dag += timedelta(days=500)
            continue
        kort, lang = toeval.gewogen({(1, 8): 82, (9, 35): 14, (60, 170): 4})
        weer = dag + timedelta(days=toeval.heel(kort, lang))
        yield Verzuim(m.medewerker_id, dag, weer, 100, "ziekte")
        if lang > 100:
            yield Verzuim(m.medewerker_id, weer, weer + timedelta(days=42), 50, "ziekte")
            weer += timedelta(days=42)
        dag = weer + timedelta(days=toeval.heel(30, 400))


def _binnen_dienst(m: Medewerker, verzuim: Iterator[Verzuim]) -> Iterator[Verzuim]:
    for v in verzuim:
        if v.begin < m.uit_dienst:
            yield Verzuim(v.medewerker_id, v.begin, min(v.eind, m.uit_dienst), v.percentage, v.soort)


def _leert(toeval: Toeval, m: Medewerker, laatste_jaar: int) -> Iterator[Scholing]:
    """Modules of the leerlijn in the first years of a job, other courses every year."""
    nog = list(LEERLIJN)
    for jaar in range(EERSTE_JAAR - 2, laatste_jaar + 1):
        eerste, laatste = max(m.in_dienst, date(jaar, 1, 8)), min(m.uit_dienst, date(jaar, 12, 16))
        if (laatste - eerste).days < 60:
            continue
        nieuw = jaar - m.in_dienst.year <= 1
        for module in toeval.enkele(nog, toeval.heel(2, 5) if nieuw else toeval.heel(0, 2)):
            nog.remove(module)
            yield Scholing(m.medewerker_id, toeval.werkdag(eerste, laatste), module, "leerlijn")
        for cursus in toeval.enkele(AANVULLEND, toeval.heel(1, 3)):
            yield Scholing(m.medewerker_id, toeval.werkdag(eerste, laatste), cursus, "aanvullend")


def maak_team(zaad: int, maat: Maat, laatste_jaar: int, voorvoegsel: str) -> Teamwereld:
    """Simulate every position until half a year after ``laatste_jaar``."""
    toeval, einde = Toeval(zaad, "team"), date(laatste_jaar + 1, 6, 30)
    mensen = [m for i in range(maat.team) for m in _positie(toeval, ROOSTER[i % len(ROOSTER)], "team", einde)]
    mensen += [m for _ in range(maat.zzp) for m in _positie(toeval, "Forensisch begeleider", "zzp", einde)]
    mensen += [
        m for _ in range(maat.stage) for m in _positie(toeval, "Persoonlijk begeleider", "stage", einde)
    ]
    mensen.sort(key=lambda m: (m.in_dienst, m.uit_dienst, m.functie))
    mensen = [
        Medewerker(f"{voorvoegsel}-M-{i:04d}", *list(vars(m).values())[1:]) for i, m in enumerate(mensen, 1)
    ]
    ziekte, school = Toeval(zaad, "verzuim"), Toeval(zaad, "scholing")
    verzuim = [v for m in mensen if m.soort == "team" for v in _binnen_dienst(m, _ziek(ziekte, m, einde))]
    scholing = [s for m in mensen if m.soort == "team" for s in _leert(school, m, laatste_jaar)]
    return Teamwereld(
        tuple(mensen),
        tuple(sorted(verzuim, key=lambda v: (v.begin, v.medewerker_id))),
        tuple(sorted(scholing, key=lambda s: (s.datum, s.medewerker_id, s.naam))),
    )
