"""Writes a case down as an organisation might: every notation that the data model allows, mixed."""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from kkfzlib.dossier import Dossier
from tests.acceptatie.generator import KOLOMMEN, Geval
from tests.acceptatie.orakel import Tabel

KEUZES = {
    "zorgvorm",
    "financiering",
    "opleiding",
    "dienstverband",
    "kengetal",
    "onderzoek",
    "overzicht",
    "status",
}
SOORT_IS_KEUZE = {"verzuim", "scholing"}


class Schrijver:
    """Draws notations from a seed; the same seed writes the same bytes."""

    def __init__(self, zaad: int) -> None:
        self.r = random.Random(zaad + 77)

    def keuze(self, waarde: str) -> str:
        """Case and surrounding space do not matter in an enumeration."""
        vorm = self.r.choice((str, str.upper, str.capitalize))(waarde)
        return self.r.choice((vorm, vorm, f" {vorm}", f"{vorm} "))

    def tekst(self, tabel: str, kolom: str, waarde: Any) -> str:
        if waarde is None:
            return ""
        if isinstance(waarde, bool):
            return self.r.choice(("ja", "JA", "j", "J") if waarde else ("nee", "Nee", "n", "N"))
        if isinstance(waarde, date):
            return waarde.isoformat() if self.r.random() < 0.5 else waarde.strftime("%d-%m-%Y")
        if isinstance(waarde, float):
            return self.getal(waarde)
        if isinstance(waarde, int):
            return str(waarde)
        if kolom in KEUZES or (kolom == "soort" and tabel in SOORT_IS_KEUZE):
            return self.keuze(waarde)
        if kolom == "vervolgzorg" and self.r.random() < 0.3:
            return waarde.replace("|", " | ")
        return self.r.choice((waarde, waarde, f" {waarde} "))

    def getal(self, waarde: float) -> str:
        tekst = f"{waarde:.6f}".rstrip("0").rstrip(".").replace(".", ",")
        if "," not in tekst:
            return self.r.choice((tekst, f"{tekst},0", f"{tekst},00"))
        return self.r.choice((tekst, f"{tekst}0"))

    def csv(self, tabel: str, rijen: Tabel) -> bytes:
        kolommen = self.kolommen(tabel, rijen)
        veld = io.StringIO()
        nieuw = self.r.choice(("\n", "\r\n"))
        pen = csv.writer(veld, delimiter=";", lineterminator=nieuw,
                         quoting=self.r.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))  # fmt: skip
        pen.writerow([self.r.choice((k, k.upper(), k.capitalize(), f" {k} ")) for k in kolommen])
        for rij in rijen:
            pen.writerow([self.tekst(tabel, k, rij.get(k)) for k in kolommen])
        inhoud = veld.getvalue()
        if self.r.random() < 0.2:
            inhoud += (";" * (len(kolommen) - 1) + nieuw) * 2
        codering = self.r.choice(("utf-8", "utf-8-sig", "cp1252"))
        if codering != "cp1252" and self.r.random() < 0.3:
            inhoud = unicodedata.normalize("NFD", inhoud)
        return inhoud.encode(codering)

    def kolommen(self, tabel: str, rijen: Tabel) -> list[str]:
        kolommen = list(KOLOMMEN[tabel])
        if tabel == "omzet" and all(r["maand"] is None for r in rijen) and self.r.random() < 0.5:
            kolommen.remove("maand")
        if self.r.random() < 0.5:
            self.r.shuffle(kolommen)
        return kolommen

    def blad(self, boek: Workbook, tabel: str, rijen: Tabel) -> None:
        blad = boek.create_sheet(tabel)
        kolommen = self.kolommen(tabel, rijen)
        blad.append([int(k) if k.isdigit() and self.r.random() < 0.5 else k for k in kolommen])
        for rij in rijen:
            blad.append([self.cel(tabel, k, rij.get(k)) for k in kolommen])

    def cel(self, tabel: str, kolom: str, waarde: Any) -> Any:
        """Excel's own types where Excel would have them, or text as someone typed it."""
        if isinstance(waarde, bool) or waarde is None:
            return self.tekst(tabel, kolom, waarde) or None
        if isinstance(waarde, date | float | int):
            return waarde if self.r.random() < 0.6 else self.tekst(tabel, kolom, waarde)
        if kolom == "periode" or (kolom == "vervolgzorg" and waarde.isdigit()):
            return int(waarde) if self.r.random() < 0.5 else waarde
        return self.tekst(tabel, kolom, waarde)

    def map(self, raw: Path, tabellen: dict[str, Tabel], kop: list[str]) -> None:
        raw.mkdir(parents=True)
        namen = [*tabellen, *kop]
        in_boek = self.r.choice((set(), set(), set(namen), {n for n in namen if self.r.random() < 0.5}))
        boek = Workbook()
        uitleg = boek.active
        assert uitleg is not None
        uitleg.title = "Uitleg"
        for naam in namen:
            if naam in in_boek:
                self.blad(boek, naam, tabellen.get(naam, []))
            else:
                (raw / f"{naam}.csv").write_bytes(self.csv(naam, tabellen.get(naam, [])))
        if in_boek:
            boek.save(raw / "invoer.xlsx")


def schrijf(geval: Geval, wortel: Path, organisatie: str = "testzorg") -> Dossier:
    """The raw folders of the case (and of the year before, when it has one) under ``wortel``."""
    pen = Schrijver(geval.zaad)
    dossier = Dossier(organisatie, geval.keuzes.jaar, wortel, wortel / "uit")
    pen.map(dossier.raw, geval.tabellen, geval.kopteksten)
    if geval.vorig:
        pen.map(dossier.jaar_ervoor().raw, geval.vorig, [])
    (dossier.raw_organisatie / "organisatie.yml").write_text("naam: Testzorg\n", encoding="utf-8")
    if geval.verslag:
        regels = [f"{sleutel}: {waarde}" for sleutel, waarde in geval.verslag.items()]
        (dossier.raw / "verslag.yml").write_text("\n".join(regels) + "\n", encoding="utf-8")
    return dossier
