"""Writes the tables of a case as three systems might export them, with the recipe that leads back to the tables."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from kkfzlib.dossier import Dossier
from tests.acceptatie.generator import Geval
from tests.acceptatie.orakel import Tabel
from tests.acceptatie.schrijver import schrijf as schrijf_tabellen

DAG = timedelta(days=1)
BSN = "123456782"
NAMEN = ("Kwispelaar, Barthold", "Zonneveld-Aarts, Wilhelmina")
"""What stands in columns that no recipe maps; nothing that comes out may hold it."""
EXPORTTABELLEN = (
    "plaatsingen",
    "uitstroom",
    "omzet",
    "medewerkers",
    "verzuim",
    "scholing",
    "antwoorden",
    "incidenten",
    "capaciteit",
)
STIJLEN = ("zorgdossier", "personeelspakket", "engels")
_MAAND = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_FINANCIERING = {"fz": "Justitie (DJI)", "zvw": "Zvw", "wlz": "WLZ - zzp", "wmo": "Wmo 2015", "anders": "PGB"}
_ZORG = {
    "verblijf": "Verblijf [24 uur]",
    "ambulant": "Ambulante begeleiding",
    "dagbesteding": "Dagbesteding  groep",
}
_CONTRACT = {"vast": "Onbepaalde tijd", "tijdelijk": "Bepaalde tijd", "zzp": "ZZP / inhuur", "stage": "Stage"}
_WETTEN = '"Justitie*": fz, zvw: zvw, "WLZ*": wlz, "Wmo*": wmo'
ZORGZWAARTE = r"{uit: Indicatie, patroon: '^ZZP (C|VG)(\d)', wordt: '\1-\2', overig: ''}"


def _waarden(afbeelding: dict[str, str]) -> str:
    delen = [
        f"'{van.replace('  ', ' ').upper() if n % 2 else van}': {naar}"
        for n, (naar, van) in enumerate(afbeelding.items())
    ]
    return "waarden: {" + ", ".join(delen) + "}"


class Uitvoer:
    """One system: how it writes days, numbers and files."""

    def __init__(self, stijl: str, zaad: int) -> None:
        self.stijl, self.r = stijl, random.Random(zaad)
        self._nummers: dict[str, int] = {}

    def nummer(self, id: str) -> Any:
        """The system's own number of a person, for the pseudonym in the case."""
        n = self._nummers.setdefault(id, 40_001 + len(self._nummers))
        return n if self.stijl == "zorgdossier" else f"{n:08d}"

    def dag(self, dag: date | None) -> Any:
        if dag is None:
            return None if self.stijl == "zorgdossier" else ""
        if self.stijl == "zorgdossier":
            return dag
        if self.stijl == "personeelspakket":
            return f"{dag.day}-{dag.month}-{dag.year}"
        return f"{dag.day} {_MAAND[dag.month - 1]} {dag.year}"

    @property
    def vorm(self) -> str:
        """What the recipe says of the days."""
        return {"zorgdossier": "", "personeelspakket": ", datum: d-m-jjjj", "engels": ", datum: d mmm jjjj"}[
            self.stijl
        ]

    def getal(self, waarde: float) -> Any:
        if self.stijl == "zorgdossier":
            return waarde
        engels = f"{waarde:,.6f}".rstrip("0").rstrip(".")
        return engels if self.stijl == "engels" else engels.translate(str.maketrans(",.", ".,"))

    @property
    def notatie(self) -> str:
        return {"zorgdossier": "", "personeelspakket": ", getal: nl", "engels": ", getal: en"}[self.stijl]

    def schrijf(
        self, map: Path, naam: str, kop: list[str], rijen: list[list[Any]], totaal: list[Any] | None = None
    ) -> str:
        """The export under ``map``; returns the glob for the recipe."""
        map.mkdir(parents=True, exist_ok=True)
        if self.stijl == "zorgdossier":
            boek = Workbook()
            blad = boek.active
            assert blad is not None
            blad.title = "Export"
            for rij in (
                [f"Overzicht {naam}"],
                ["gemaakt op", date(2025, 1, 6)],
                [],
                kop,
                *rijen,
                *([totaal] if totaal else []),
            ):
                blad.append(rij)
            boek.create_sheet("Toelichting").append(["Dit blad legt uit."])
            boek.save(map / f"{naam} 2024.xlsx")
            return f"{naam}*.xlsx"
        engels = self.stijl == "engels"
        regels = [kop, *rijen, *([totaal] if totaal else [])]
        tekst = io.StringIO()
        csv.writer(tekst, delimiter="\t" if engels else ";", lineterminator="\r\n").writerows(regels)
        uitgang = "tsv" if engels else "csv"
        (map / f"{naam}.{uitgang}").write_bytes(tekst.getvalue().encode("utf-16" if engels else "utf-8-sig"))
        return f"{naam.upper()}.{uitgang}"


def schrijf(geval: Geval, wortel: Path, stijl: str) -> Dossier:
    """The case as exports with a recipe, and the tables that no system has as contract tables."""
    kop = [k for k in geval.kopteksten if k not in EXPORTTABELLEN]
    rest = {n: t for n, t in geval.tabellen.items() if n not in EXPORTTABELLEN}
    dossier = schrijf_tabellen(replace(geval, tabellen=rest, kopteksten=kop), wortel)
    uitvoer = Uitvoer(stijl, geval.zaad)
    recept = [
        _MAKERS[naam](uitvoer, dossier.bronnen, geval.tabellen[naam])
        for naam in EXPORTTABELLEN
        if naam in geval.tabellen
    ]
    dossier.bronnen.mkdir(exist_ok=True)
    (dossier.raw_organisatie / "koppeling.yml").write_text("\n".join(recept), encoding="utf-8")
    return dossier


def _plaatsingen(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    kop = ["Naam", "Cliëntnummer", "BSN", "Locatie", "Product", "Financiering", "Indicatie", "Titel", "Start zorg",
           "Laatste dag", "Status"]  # fmt: skip
    rijen = []
    for n, p in enumerate(tabel):
        zwaar = p["zorgzwaarte"]
        eind = p["einddatum"] - DAG if p["einddatum"] else None
        rijen.append([NAMEN[n % 2], u.nummer(p["client_id"]), BSN, p["locatie"], _ZORG[p["zorgvorm"]],
                      _FINANCIERING[p["financiering"]], f"ZZP {zwaar.replace('-', '')} incl." if zwaar else "geen",
                      p["zorgtitel"], u.dag(p["begindatum"]), u.dag(eind), "Actief"])  # fmt: skip
        if n % 3 == 0:
            rijen.append([*rijen[-1][:-1], "Geannuleerd"])
    bron = u.schrijf(map, "clienten", kop, rijen, [f"Totaal: {len(rijen)}", *[None] * 10])
    return f"""plaatsingen:
  bron: "{bron}"
  rijen:
    zonder: {{Naam: "Totaal*", Status: [geannuleerd]}}
    leeg: [Cliëntnummer]
  kolommen:
    client_id: {{uit: Cliëntnummer, pseudoniem: client}}
    locatie: {{uit: Locatie}}
    zorgvorm: {{uit: Product, {_waarden(_ZORG)}}}
    financiering: {{uit: Financiering, waarden: {{{_WETTEN}}}, overig: anders}}
    zorgtitel: {{uit: Titel}}
    zorgzwaarte: {ZORGZWAARTE}
    begindatum: {{uit: Start zorg{u.vorm}}}
    einddatum: {{uit: Laatste dag, laatste_dag: ja{u.vorm}}}
"""


def _uitstroom(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    rijen = [[u.nummer(r["client_id"]), u.dag(r["datum"]), "x" if r["terug_naar_detentie"] else "o", r["vervolgzorg"]]
             for r in tabel]  # fmt: skip
    bron = u.schrijf(map, "uitstroom", ["Cliënt nr", "Datum uitstroom", "Naar PI", "Codes"], rijen)
    return f"""uitstroom:
  bron: "{bron}"
  kolommen:
    client_id: {{uit: cliënt nr, pseudoniem: client}}
    datum: {{uit: Datum uitstroom{u.vorm}}}
    terug_naar_detentie: {{uit: Naar PI, waarden: {{x: ja}}, overig: nee}}
    vervolgzorg: {{uit: Codes}}
"""


def _omzet(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    kop = ["Financieringsvorm", "Grootboek", "Bedrag", "Periode"]
    rijen: list[list[Any]] = []
    for r in tabel:
        rijen.append([_FINANCIERING[r["financiering"]], "8000", u.getal(r["bedrag"]), r["maand"]])
    som = sum(r["bedrag"] for r in tabel)
    bron = u.schrijf(
        map,
        "omzet",
        kop,
        [["Subtotaal zorg", "", u.getal(som), ""], *rijen],
        ["Totaal", "", u.getal(som), ""],
    )
    return f"""omzet:
  bron: "{bron}"
  rijen: {{zonder: {{Financieringsvorm: [Totaal, "subtotaal*"]}}}}
  kolommen:
    financiering: {{uit: Financieringsvorm, waarden: {{{_WETTEN}, "*": anders}}}}
    bedrag: {{uit: Bedrag{u.notatie}}}
    maand: {{uit: Periode}}
"""


def _medewerkers(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    """Two contracts for whoever stayed for more than a year: only the last one's values hold."""
    kop = ["Medewerkernr", "Roepnaam", "Functie", "Niveau", "Soort contract", "Uren per week", "In dienst",
           "Uit dienst", "Reden", "Ervaring vanaf", "Geboortedatum"]  # fmt: skip
    rijen = []
    for n, m in enumerate(tabel):
        begin, eind = m["in_dienst"], m["uit_dienst"]
        vast = [u.nummer(m["medewerker_id"]), NAMEN[n % 2], m["functie"], m["opleiding"]]
        einde_contract = begin + timedelta(days=200)
        if n % 2 and (eind is None or eind > einde_contract + DAG):
            rijen.append([*vast, _CONTRACT["tijdelijk"], u.getal(8.0), u.dag(begin), u.dag(einde_contract),
                          "contract loopt af", u.dag(m["ervaring_sinds"]), u.dag(date(1980, 1, 1))])  # fmt: skip
            begin = einde_contract
        rijen.append([*vast, _CONTRACT[m["dienstverband"]], u.getal(m["fte"] * 36), u.dag(begin), u.dag(eind),
                      m["reden_uit_dienst"], u.dag(m["ervaring_sinds"]), u.dag(date(1980, 1, 1))])  # fmt: skip
    u.r.shuffle(rijen)
    bron = u.schrijf(map, "personeel", kop, rijen)
    return f"""medewerkers:
  bron: "{bron}"
  kolommen:
    medewerker_id: {{uit: Medewerkernr, pseudoniem: medewerker}}
    functie: {{uit: [Functie, Niveau]}}
    opleiding: {{uit: Niveau}}
    dienstverband: {{uit: Soort contract, {_waarden(_CONTRACT)}}}
    fte: {{uit: Uren per week, gedeeld_door: 36{u.notatie}}}
    in_dienst: {{uit: In dienst{u.vorm}}}
    uit_dienst: {{uit: Uit dienst{u.vorm}}}
    reden_uit_dienst: {{uit: Reden}}
    ervaring_sinds: {{uit: Ervaring vanaf, anders_uit: In dienst{u.vorm}}}
  samen: {{sleutel: medewerker_id, begin: in_dienst, eind: uit_dienst}}
"""


def _verzuim(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    procent: Callable[[float], Any] = lambda w: w if u.stijl == "zorgdossier" else f"{u.getal(w)}%"  # noqa: E731
    rijen = [[u.nummer(v["medewerker_id"]), u.dag(v["begindatum"]), u.dag(v["einddatum"]), procent(v["percentage"]),
              v["soort"]] for v in tabel]  # fmt: skip
    bron = u.schrijf(map, "verzuim", ["Nr", "Van", "Hersteld", "AO-percentage", "Reden"], rijen)
    return f"""verzuim:
  bron: "{bron}"
  kolommen:
    medewerker_id: {{uit: Nr, pseudoniem: medewerker}}
    begindatum: {{uit: Van{u.vorm}}}
    einddatum: {{uit: Hersteld{u.vorm}}}
    percentage: {{uit: AO-percentage{u.notatie}}}
    soort: {{uit: Reden}}
"""


def _scholing(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    rijen = [
        [NAMEN[0], u.nummer(s["medewerker_id"]), s["naam"], u.dag(s["datum"]), s["soort"].upper()]
        for s in tabel
    ]
    bron = u.schrijf(map, "scholing", ["Deelnemer", "Personeelsnr", "Naam", "Afgerond op", "Leerlijn"], rijen)
    return f"""scholing:
  bron: "{bron}"
  kolommen:
    medewerker_id: {{uit: Personeelsnr, pseudoniem: medewerker}}
    datum: {{uit: Afgerond op{u.vorm}}}
    naam: {{uit: Naam}}
    soort: {{uit: Leerlijn, waarden: {{"leer*": leerlijn, "*": aanvullend}}}}
"""


def _antwoorden(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    """One wide file per survey."""
    delen = []
    for onderzoek in dict.fromkeys(r["onderzoek"] for r in tabel):
        eigen = [r for r in tabel if r["onderzoek"] == onderzoek]
        vragen = list(dict.fromkeys(r["vraag"] for r in eigen))
        per_mens: dict[str, dict[str, Any]] = {}
        for r in eigen:
            per_mens.setdefault(r["respondent_id"], {})[r["vraag"]] = r["score"]
        rijen = [
            [u.nummer(f"{onderzoek} {mens}"), *("" if s.get(v) is None else u.getal(s[v]) for v in vragen)]
            for mens, s in per_mens.items()
        ]
        bron = u.schrijf(map, f"enquete {onderzoek}", ["Respondent ID", *vragen], rijen)
        lijst = ", ".join(f'"{v}"' for v in vragen)
        score = f"score: {{{u.notatie.lstrip(', ')}}}, " if u.notatie else ""
        delen.append(f"""  - bron: "{bron}"
    smelt: {{vragen: [{lijst}], naar: vraag, waarde: score}}
    kolommen: {{onderzoek: {{vast: {onderzoek}}}, {score}respondent_id: {{uit: Respondent ID, pseudoniem: respondent}}}}
""")
    return "antwoorden:\n" + "".join(delen)


def _incidenten(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    """Two files that are stacked."""
    kop = ["Meldingsnummer", "Datum", "Locatie", "Aard", "Ernst", "Wat gebeurde er"]
    verhaal = f'{NAMEN[0]} zei: "au; au"\nen liep weg'
    rijen = [[n, u.dag(i["datum"]), i["locatie"], i["soort"], f"{i['ernst']} - zie matrix", verhaal]
             for n, i in enumerate(tabel)]  # fmt: skip
    helft = len(rijen) // 2
    if helft:
        u.schrijf(map, "incidenten a", kop, rijen[:helft])
    u.schrijf(map, "incidenten b", kop, rijen[helft:])
    return f"""incidenten:
  bron: "incidenten *"
  kolommen:
    datum: {{uit: Datum{u.vorm}}}
    locatie: {{uit: Locatie}}
    soort: {{uit: Aard}}
    ernst: {{uit: Ernst, patroon: '^([1-4])', wordt: '\\1'}}
"""


def _capaciteit(u: Uitvoer, map: Path, tabel: Tabel) -> str:
    rijen = [[c["locatie"], c["bedden"], u.dag(c["begindatum"]), u.dag(c["einddatum"])] for c in tabel]
    bron = u.schrijf(map, "bedden", ["Locatie", "Aantal bedden", "Van", "Tot"], rijen)
    return f"""capaciteit:
  bron: "{bron}"
  kolommen:
    locatie: {{uit: Locatie}}
    bedden: {{uit: Aantal bedden}}
    begindatum: {{uit: Van{u.vorm}}}
    einddatum: {{uit: Tot{u.vorm}}}
"""


_MAKERS: dict[str, Callable[[Uitvoer, Path, Tabel], str]] = {
    "plaatsingen": _plaatsingen, "uitstroom": _uitstroom, "omzet": _omzet, "medewerkers": _medewerkers,
    "verzuim": _verzuim, "scholing": _scholing, "antwoorden": _antwoorden,
    "incidenten": _incidenten, "capaciteit": _capaciteit,
}  # fmt: skip
