"""Exports in workbooks: title rows, merged cells above the header, subtotals, real dates, last days that count."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from kkfzlib.voorbeeld.bronnen_bestand import Blad, Cel, xlsx
from kkfzlib.voorbeeld.bronnen_personen import persoon
from kkfzlib.voorbeeld.bronnen_wereld import Jaarbron, omschrijving, tot_en_met

FINANCIERING = {
    "fz": "Justitie",
    "wlz": "Wlz",
    "wmo": "Wmo",
    "zvw": "Zorgverzekeringswet",
    "anders": "Overig",
}
TITELS = {
    "Tbs met voorwaarden": "TBS voorw.", "Voorwaardelijke veroordeling": "VV", "ISD-maatregel": "ISD",
    "Voorwaardelijke invrijheidstelling": "VI", "Penitentiair programma": "PP",
    "Schorsing voorlopige hechtenis": "Schorsing VH",
}  # fmt: skip
ERNST = {"1": "1 - licht", "2": "2 - matig", "3": "3 - ernstig", "4": "4 - zeer ernstig"}
CONTRACT = {
    "vast": "Onbepaalde tijd",
    "tijdelijk": "Bepaalde tijd",
    "zzp": "Zzp",
    "stage": "Stage-overeenkomst",
}
_BIJ = ("Vervoer dagbesteding", "Behandeling individueel")
_PERIODE = "Periode 01-01-{j} t/m 31-12-{j}. VERZONNEN GEGEVENS"


def schrijf(b: Jaarbron, map_: Path) -> None:
    """All exports of one year."""
    xlsx(map_ / f"Clienten_producten_{b.jaar}.xlsx", [_voorblad(b), _zorg(b)])
    xlsx(map_ / f"Medewerkers contracten {b.jaar}.xlsx", [_personeel(b)])
    xlsx(map_ / f"Verzuim {b.jaar}.xlsx", [_verzuim(b)])
    xlsx(map_ / f"Omzet draaitabel {b.jaar}.xlsx", [_omzet(b)])
    xlsx(map_ / f"Incidenten {b.jaar}.xlsx", [_incidenten(b)])
    xlsx(map_ / f"Scholing {b.jaar}.xlsx", [_scholing(b)])
    for onderzoek in ("cto", "mto", "ketenpartners"):
        xlsx(map_ / f"{onderzoek.upper()} {b.jaar}.xlsx", [formulier(b, onderzoek)])


def _voorblad(b: Jaarbron) -> Blad:
    return Blad("Toelichting", [["Export cliëntregistratie"], ["Alle personen en cijfers zijn verzonnen."]])


def product(rij: Any) -> str:
    """The product that a placement is delivered under; the severity is part of its name."""
    if rij["zorgvorm"] == "verblijf":
        soort, _, zwaarte = rij["zorgzwaarte"].partition("-")
        return f"ZZP {zwaarte}{soort} verblijf" if soort == "C" else f"{soort} {zwaarte} verblijf"
    return {"ambulant": "Ambulante begeleiding", "dagbesteding": "Dagbesteding groep"}[rij["zorgvorm"]]


def _zorg(b: Jaarbron) -> Blad:
    """One row per placement and product; products that are no placement stand among them."""
    toeval, regels = b.toeval("producten"), []
    for r in b.rijen("plaatsingen"):
        nummer = b.nummer(r["client_id"])
        wie = persoon("client", nummer)
        kop: list[Cel] = [int(nummer), wie.naam, wie.bsn, wie.geboren, str(r["locatie"])]
        staart: list[Cel] = [FINANCIERING[str(r["financiering"])], TITELS.get(str(r["zorgtitel"]), ""),
                             r["begindatum"], tot_en_met(r["einddatum"])]  # fmt: skip
        regels.append([*kop, product(r), *staart])
        if toeval.kans(0.4):
            regels.append([*kop, toeval.kies(_BIJ), *staart])
    regels.sort(key=lambda r: str(r[4]))
    rijen: list[list[Cel]] = [["Overzicht cliënten en producten"], [_PERIODE.format(j=b.jaar)], [],
             ["Cliënt", None, None, None, "Zorg"],
             ["Cliëntnummer", "Naam", "BSN", "Geboortedatum", "Locatie", "Product", "Financiering", "Forensische titel",
              "Start zorg", "Einde zorg"]]  # fmt: skip
    for locatie, groep in groupby(regels, key=lambda r: r[4]):
        eigen = list(groep)
        rijen += [*eigen, [None, f"Subtotaal {locatie}", None, None, None, len(eigen)]]
    rijen.append([None, "Totaal", None, None, None, len(regels)])
    return Blad("Export", rijen, ["A1:J1", "A4:D4", "E4:J4"])


def _personeel(b: Jaarbron) -> Blad:
    rijen: list[list[Cel]] = [
        ["Medewerkernummer", "Naam", "Geboortedatum", "Functie", "Opleidingsniveau", "Soort contract",
         "Uren per week", "Begindatum contract", "Einddatum contract", "Reden uit dienst"],
    ]  # fmt: skip
    for c in b.contracten():
        m = c.medewerker
        wie = persoon("medewerker", m.medewerker_id)
        rijen.append([int(b.nummer(m.medewerker_id)), wie.naam, wie.geboren, m.functie, m.opleiding.upper(),
                      CONTRACT[c.dienstverband], c.uren, c.begin, tot_en_met(c.eind), c.reden])  # fmt: skip
    return Blad("Blad1", rijen)


def _verzuim(b: Jaarbron) -> Blad:
    rijen: list[list[Cel]] = [["Verzuimoverzicht"], [_PERIODE.format(j=b.jaar)],
                              ["Medewerkernummer", "Medewerker", "Eerste verzuimdag", "Laatste verzuimdag",
                               "Verzuimpercentage", "Verzuimsoort"]]  # fmt: skip
    toeval = b.toeval("verlof")
    for r in b.rijen("verzuim"):
        nummer = b.nummer(r["medewerker_id"])
        naam = persoon("medewerker", str(r["medewerker_id"])).naam
        soort = {"ziekte": "Ziek", "zwangerschap": "Zwangerschapsverlof"}[str(r["soort"])]
        begin, eind = r["begindatum"], tot_en_met(r["einddatum"])
        rijen.append([int(nummer), naam, begin, eind, r["percentage"], soort])
        if toeval.kans(0.1):
            rijen.append(
                [int(nummer), naam, date(b.jaar, 7, 1), date(b.jaar, 7, 5), 100, "Calamiteitenverlof"]
            )
    return Blad("Verzuim", rijen, ["A1:F1"])


def _omzet(b: Jaarbron) -> Blad:
    per = b.omzet_per_maand()
    maanden = list(range(1, 13))
    rijen: list[list[Cel]] = [["Som van bedrag"], ["Rijlabels", *maanden, "Eindtotaal"]]
    rijen += [[FINANCIERING[f], *(m[n] for n in maanden), sum(m.values())] for f, m in per.items()]
    kolommen = [sum(m[n] for m in per.values()) for n in maanden]
    return Blad("Draaitabel", [*rijen, ["Eindtotaal", *kolommen, sum(kolommen)]])


def _incidenten(b: Jaarbron) -> Blad:
    rijen: list[list[Cel]] = [
        ["Meldnummer", "Datum incident", "Tijd", "Locatie", "Soort incident", "Ernst", "Betrokkene", "Omschrijving"],
    ]  # fmt: skip
    toeval = b.toeval("incidenten")
    for n, r in enumerate(b.rijen("incidenten"), start=1):
        naam = persoon("client", str(toeval.heel(1, 60))).naam
        tijd = f"{toeval.heel(0, 23):02d}:{toeval.heel(0, 59):02d}"
        rijen.append([n, r["datum"], tijd, str(r["locatie"]), str(r["soort"]), ERNST[str(r["ernst"])], naam,
                      omschrijving(toeval, naam)])  # fmt: skip
    return Blad("Meldingen", rijen)


def _scholing(b: Jaarbron) -> Blad:
    rijen: list[list[Cel]] = [
        ["Medewerkernummer", "Naam medewerker", "Training", "Categorie", "Status", "Datum behaald"]
    ]
    toeval = b.toeval("scholing")
    for r in b.rijen("scholing"):
        naam = persoon("medewerker", str(r["medewerker_id"])).naam
        soort = {"leerlijn": "Leerlijn forensisch", "aanvullend": "Overige scholing"}[str(r["soort"])]
        kop: list[Cel] = [int(b.nummer(r["medewerker_id"])), naam, str(r["naam"]), soort]
        rijen.append([*kop, "Behaald", r["datum"]])
        if toeval.kans(0.1):
            rijen.append([*kop, "Ingeschreven", None])
    return Blad("Resultaten", rijen)


def formulier(b: Jaarbron, onderzoek: str) -> Blad:
    """The answers as a form gives them: one row per respondent, one column per question."""
    vragen, antwoorden = b.brede_antwoorden(onderzoek)
    rijen: list[list[Cel]] = [
        ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *vragen, "Heeft u nog opmerkingen?"]
    ]
    for nummer, *rest in antwoorden:
        naam = persoon("respondent", f"{onderzoek}-{nummer}").naam
        adres = f"{naam.lower().replace(' ', '.')}@example.org"
        moment = f"{onderzoek.upper()} {b.jaar}"
        rijen.append([nummer, moment, moment, adres, naam, *rest])
    return Blad("Sheet1", rijen)
