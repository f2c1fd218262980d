"""Random organisations: valid in every rule, awkward in every way that the rules leave open."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.acceptatie.orakel import GIDS_2023, GIDS_2024, ZORGVORMEN, ZWAARTES, Keuzes, Tabel

KOLOMMEN: dict[str, tuple[str, ...]] = {
    "plaatsingen": ("client_id", "locatie", "zorgvorm", "financiering", "zorgtitel", "zorgzwaarte", "begindatum",
                    "einddatum"),
    "uitstroom": ("client_id", "datum", "terug_naar_detentie", "vervolgzorg"),
    "capaciteit": ("locatie", "bedden", "begindatum", "einddatum"),
    "omzet": ("financiering", "bedrag", "maand"),
    "medewerkers": ("medewerker_id", "functie", "opleiding", "dienstverband", "fte", "in_dienst", "uit_dienst",
                    "reden_uit_dienst", "ervaring_sinds"),
    "verzuim": ("medewerker_id", "begindatum", "einddatum", "percentage", "soort"),
    "scholing": ("medewerker_id", "datum", "naam", "soort"),
    "beleid": ("jaar", "categorie", "titel"),
    "incidenten": ("datum", "locatie", "soort", "ernst"),
    "onderzoeken": ("onderzoek", "uitgenodigd", "schaal_min", "schaal_max", "moment"),
    "antwoorden": ("onderzoek", "respondent_id", "vraag", "score", "toelichting"),
    "citaten": ("onderzoek", "vraag", "citaat", "vrijgegeven"),
    "bijeenkomsten": ("datum", "soort", "omschrijving"),
    "doelen": ("nummer", "pijler", "doel", "actie", "resultaat", "begin", "eind", "kwaliteitsaspect", "overzicht",
               "status"),
    "ontwikkelpunten": ("thema", "ontwikkelpunt", "2023", "2024", "2025"),
    "benchmarks": ("kengetal", "waarde", "periode", "bron"),
    "opgave": ("kengetal", "uitsplitsing", "periode", "waarde", "vindplaats"),
}  # fmt: skip
TITELS = (
    "tbs met voorwaarden",
    "Tbs met voorwaarden",
    "ISD",
    "een titel die niemand kent",
    "artikel 37; lid 1",
)
LOCATIES = ("De Linde", "Coöperatie 't Veld", "Noord; vleugel B", 'Huis "Ruim"', "Regel één\nregel twee")
SOORTEN = ("agressie verbaal", "Agressie verbaal", "diefstal", "privé", "a=b", "Überfall/overig")
FINANCIERING = ("fz", "zvw", "wlz", "wmo", "anders")
EEN_DAG = timedelta(days=1)


@dataclass
class Geval:
    """One organisation and year. ``tabellen`` is the meaning; how it is written down is the writer's."""

    zaad: int
    keuzes: Keuzes
    tabellen: dict[str, Tabel]
    verslag: dict[str, Any]
    vorig: dict[str, Tabel] | None
    kopteksten: list[str] = field(default_factory=list)
    """Tables that exist with a header only, which is the same as not supplied."""


class Maker:
    """Draws the tables of one case from a seed."""

    def __init__(self, zaad: int) -> None:
        self.r = random.Random(zaad)
        self.jaar = self.r.choice((2020, 2023, 2024, 2024, 2025, 2028))

    def dag(self, van: int = -2, tot: int = 1) -> date:
        """A day; one in two stands on or beside a border of a year, a month or February."""
        jaar = self.jaar + self.r.randint(van, tot)
        if self.r.random() < 0.5:
            rand = self.r.choice(((1, 1), (1, 2), (12, 31), (12, 30), (2, 28), (3, 1), (6, 30), (7, 1)))
            return date(jaar, *rand)
        return date(jaar, 1, 1) + timedelta(days=self.r.randrange(365))

    def dit_jaar(self) -> date:
        """Mostly a day of the report year, sometimes just outside."""
        return self.dag(0, 0) if self.r.random() < 0.85 else self.r.choice(
            (date(self.jaar - 1, 12, 31), date(self.jaar + 1, 1, 1)))  # fmt: skip

    def plaatsing(self, client: str, zorgvorm: str, begin: date, einde: date | None) -> dict[str, Any]:
        financiering = self.r.choice(FINANCIERING + ("fz",) * 4)
        titel = self.r.choice(TITELS) if financiering == "fz" else self.r.choice((None, "ISD"))
        return {
            "client_id": client, "locatie": self.r.choice(LOCATIES), "zorgvorm": zorgvorm,
            "financiering": financiering, "zorgtitel": titel,
            "zorgzwaarte": self.r.choice((None, *self.r.sample(ZWAARTES, 3))), "begindatum": begin, "einddatum": einde,
        }  # fmt: skip

    def plaatsingen(self) -> Tabel:
        uit: Tabel = []
        for nummer in range(self.r.choice((1, 3, 8, 16))):
            client = f"{nummer:04d}" if self.r.random() < 0.3 else f"C-{nummer}"
            if self.r.random() < 0.8:
                uit += self.keten(client)
            for zorgvorm in ("ambulant", "dagbesteding"):
                while self.r.random() < 0.4:
                    begin = self.dag()
                    einde = (
                        None
                        if self.r.random() < 0.3
                        else begin + timedelta(days=self.r.choice((0, 1, 40, 400)))
                    )
                    uit.append(self.plaatsing(client, zorgvorm, begin, einde))
        self.r.shuffle(uit)
        return uit

    def keten(self, client: str) -> Tabel:
        """Verblijf placements after each other, with gaps of 0, 1, 2 and more days; never two at once."""
        uit, begin = [], self.dag(-2, 0)
        while True:
            einde = self.r.choice((begin, begin + EEN_DAG, begin + 35 * EEN_DAG, begin + 200 * EEN_DAG,
                                   max(begin, date(self.jaar, 1, 1)), max(begin, date(self.jaar, 12, 31)),
                                   max(begin, date(self.jaar + 1, 1, 1)), None))  # fmt: skip
            uit.append(self.plaatsing(client, "verblijf", begin, einde))
            if einde is None or self.r.random() < 0.35 or einde.year > self.jaar + 1:
                return uit
            begin = einde + timedelta(days=self.r.choice((0, 0, 1, 1, 2, 2, 30)))

    def uitstroom(self, gids: tuple[str, ...]) -> Tabel:
        uit: Tabel = []
        for nummer in range(self.r.choice((1, 2, 6, 20))):
            detentie = self.r.random() < 0.2
            codes = [c for c in gids if c != "10"]
            gekozen = (
                ["10"] if self.r.random() < 0.2 else self.r.choices(codes, k=self.r.choice((1, 1, 2, 4)))
            )
            zorg = None if detentie and self.r.random() < 0.6 else "|".join(gekozen)
            uit.append({"client_id": f"C-{nummer // 2}", "datum": self.dit_jaar(), "terug_naar_detentie": detentie,
                        "vervolgzorg": zorg})  # fmt: skip
        return uit

    def omzet(self) -> Tabel:
        maanden = self.r.random() < 0.5
        return [{"financiering": self.r.choice(FINANCIERING),
                 "bedrag": self.r.choice((0.0, 1000.0, -12.5, round(self.r.uniform(0, 99999), 2))),
                 "maand": self.r.randint(1, 12) if maanden else None}
                for _ in range(self.r.choice((1, 5, 40)))]  # fmt: skip

    def medewerkers(self) -> Tabel:
        uit: Tabel = []
        for nummer in range(self.r.choice((1, 4, 15))):
            begin = self.dag(-4, 0)
            einde = None if self.r.random() < 0.5 else max(begin, self.dag(0, 1))
            reden = self.r.choice((None, "zzp", "ZZP", "Zzp", "zzp'er worden", "pensioen")) if einde else None
            uit.append({
                "medewerker_id": f"M-{nummer}", "functie": self.r.choice(("begeleider", "GZ-psycholoog", "één; twee")),
                "opleiding": self.r.choice(("mbo", "hbo", "wo", "anders")),
                "dienstverband": self.r.choice(("vast", "vast", "tijdelijk", "zzp", "stage")),
                "fte": self.r.choice((0.0, 1.2, 1.0, 0.89, 0.5)), "in_dienst": begin, "uit_dienst": einde,
                "reden_uit_dienst": reden, "ervaring_sinds": begin - timedelta(days=self.r.choice((0, 1, 366, 4000))),
            })  # fmt: skip
        return uit

    def verzuim(self, medewerkers: Tabel) -> Tabel:
        uit: Tabel = []
        for m in medewerkers:
            begin = self.r.choice((self.dag(-1, 0), m["in_dienst"]))
            while self.r.random() < 0.6:
                open_einde = self.r.random() < 0.3
                einde = begin + timedelta(days=self.r.choice((0, 1, 14, 50, 500)))
                uit.append({"medewerker_id": m["medewerker_id"], "begindatum": begin,
                            "einddatum": None if open_einde else einde,
                            "percentage": self.r.choice((0.0, 33.3, 50.0, 100.0)),
                            "soort": self.r.choice(("ziekte", "ziekte", "zwangerschap"))})  # fmt: skip
                if open_einde:
                    break
                begin = einde + timedelta(days=self.r.choice((0, 1, 60)))
        return uit

    def scholing(self, medewerkers: Tabel) -> Tabel:
        return [{"medewerker_id": self.r.choice(medewerkers)["medewerker_id"], "datum": self.dit_jaar(),
                 "naam": "Risicotaxatie", "soort": self.r.choice(("leerlijn", "aanvullend"))}
                for _ in range(self.r.choice((1, 3, 12)))]  # fmt: skip

    def onderzoeken(self) -> Tabel:
        return [{"onderzoek": naam, "uitgenodigd": self.r.choice((20, 38)), "schaal_min": 1.0, "schaal_max": 10.0,
                 "moment": self.r.choice(("najaar", "oktober 2024", "Q3; na de zomer"))}
                for naam in self.r.sample(("cto", "mto", "ketenpartners"), self.r.randint(1, 3))]  # fmt: skip

    def antwoorden(self, onderzoeken: Tabel) -> Tabel:
        uit: Tabel = []
        vragen = ("wonen", "privé", "Eten; drinken", "wonen/werken", "alleen leeg")
        for onderzoek in onderzoeken:
            for mens in range(self.r.choice((0, 1, 9, 20))):
                for vraag in self.r.sample(vragen, self.r.randint(1, 4)):
                    leeg = vraag == "alleen leeg" or self.r.random() < 0.15
                    score = None if leeg else self.r.choice((1.0, 10.0, 7.5, 8.0, 6.25))
                    uit.append({"onderzoek": onderzoek["onderzoek"], "respondent_id": f"R{mens:02d}", "vraag": vraag,
                                "score": score,
                                "toelichting": self.r.choice((None, "goed\ntweede; regel"))})  # fmt: skip
        return uit

    def overige(self) -> dict[str, Tabel]:
        """Tables whose rows are only counted, or not computed at all."""
        keer = self.r.choice
        return {
            "capaciteit": [{"locatie": keer(LOCATIES), "bedden": keer((0, 1, 12)), "begindatum": (b := self.dag(-1, 0)),
                            "einddatum": keer((None, max(b, self.dag(0, 1))))} for _ in range(keer((1, 2, 4)))],
            "beleid": [{"jaar": self.jaar + keer((-2, 0, 0, 1)), "categorie": keer(SOORTEN), "titel": f"Titel {i}"}
                       for i in range(keer((1, 6)))],
            "incidenten": [{"datum": self.dit_jaar(), "locatie": keer(LOCATIES), "soort": keer(SOORTEN),
                            "ernst": keer((1, 2, 3, 4))} for _ in range(keer((1, 5, 40)))],
            "bijeenkomsten": [{"datum": self.dit_jaar(), "soort": keer(SOORTEN), "omschrijving": "één\ntwee"}
                              for _ in range(keer((1, 7)))],
            "citaten": [{"onderzoek": "cto", "vraag": "wonen", "citaat": "Ik woon hier goed.", "vrijgegeven": True}],
            "doelen": [{"nummer": "1.1", "pijler": 2, "doel": "Doel", "actie": "Actie", "resultaat": "Resultaat",
                        "begin": date(self.jaar, 1, 1), "eind": date(self.jaar, 12, 31), "kwaliteitsaspect": None,
                        "overzicht": "hoofdlijn", "status": "loopt"}],
            "ontwikkelpunten": [{"thema": 6, "ontwikkelpunt": "Plan", "2023": "x", "2024": None, "2025": "X"}],
            "benchmarks": [{"kengetal": keer(("verzuim", "personeel_vast")), "waarde": 6.6,
                            "periode": keer((None, str(self.jaar), str(self.jaar - 1))), "bron": keer((None, "CBS"))}],
        }  # fmt: skip

    def opgave(self, aanwezig: dict[str, Tabel]) -> Tabel:
        """Stated figures: beside registration, instead of it, and of the year before."""
        nu, toen = str(self.jaar), str(self.jaar - 1)
        rijen = [("omzet", "fz", toen, 1000.0), ("omzet", "anders", toen, 250.0), ("omzet", "totaal", toen, 1250.0),
                 ("beddagen", "", toen, 5980.0), ("clienten", "fz", toen, 16.0), ("clienten", "anders", toen, 2.0),
                 ("clienten", "totaal", toen, 18.0)]  # fmt: skip
        for tabel, kengetal, code, waarde in (
            ("plaatsingen", "beddagen", "", 999.0), ("medewerkers", "personeel_vast", "", 72.0),
            ("verzuim", "verzuim", "", 3.8), ("medewerkers", "zorgervaring", "", 6.8),
            ("scholing", "leerlijnmodules", "", 47.0), ("bijeenkomsten", "bijeenkomsten", "totaal", 7.0),
            ("uitstroom", "uitstroom", "detentie", 1.0),
        ):  # fmt: skip
            # An employee table alone gives no sickness absence, so that the stated figure is needed there.
            if tabel in aanwezig or self.r.random() < 0.7:
                rijen.append((kengetal, code, nu, waarde))
        gekozen = self.r.sample(rijen, self.r.randint(0, len(rijen)))
        return [{"kengetal": k, "uitsplitsing": u or None, "periode": p, "waarde": w, "vindplaats": "blz. 4"}
                for k, u, p, w in gekozen]  # fmt: skip

    def geval(self, zaad: int) -> Geval:
        gidsjaar = self.r.choice((None, None, 2023, 2024))
        gids = GIDS_2023 if (gidsjaar or self.jaar) <= 2023 else GIDS_2024
        peil = self.r.choice((None, date(self.jaar, 12, 31), date(self.jaar, 6, 30), date(self.jaar, 1, 1),
                              date(self.jaar, 3, 1) - EEN_DAG))  # fmt: skip
        duur = self.r.choice((None, "uitgestroomd", "in_jaar", "op_peildatum"))
        verslag = {k: v for k, v in {"gids": gidsjaar, "peildatum": peil, "verblijfsduur": duur}.items() if v}
        keuzes = Keuzes(self.jaar, peil or date(self.jaar, 12, 31), gids, duur or "uitgestroomd")
        mensen, onderzoeken = self.medewerkers(), self.onderzoeken()
        alle = {
            "plaatsingen": self.plaatsingen(), "uitstroom": self.uitstroom(gids), "omzet": self.omzet(),
            "medewerkers": mensen, "verzuim": self.verzuim(mensen), "scholing": self.scholing(mensen),
            "onderzoeken": onderzoeken, "antwoorden": self.antwoorden(onderzoeken), **self.overige(),
        }  # fmt: skip
        tabellen = {naam: rijen for naam, rijen in alle.items() if self.r.random() < 0.85}
        for naam, ander in (
            ("verzuim", "medewerkers"),
            ("scholing", "medewerkers"),
            ("antwoorden", "onderzoeken"),
        ):
            if ander not in tabellen:
                tabellen.pop(naam, None)
        tabellen["opgave"] = self.opgave(tabellen)
        kop = [naam for naam, rijen in tabellen.items() if not rijen]
        vorig = {"omzet": self.omzet()} if self.r.random() < 0.3 else None
        return Geval(zaad, keuzes, {n: r for n, r in tabellen.items() if r}, verslag, vorig, kop)


def geval(zaad: int) -> Geval:
    """The case of a seed, always the same."""
    uit = Maker(zaad).geval(zaad)
    assert all(r["zorgvorm"] in ZORGVORMEN for r in uit.tabellen.get("plaatsingen", []))
    return uit
