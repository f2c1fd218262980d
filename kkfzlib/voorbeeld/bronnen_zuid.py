"""Exports from an open office: ODS for care, money and incidents, tabs in UTF-16 for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kkfzlib.voorbeeld.bronnen_bestand import Blad, Cel, Notatie, ods, tekstbestand
from kkfzlib.voorbeeld.bronnen_personen import persoon
from kkfzlib.voorbeeld.bronnen_wereld import VOL, Jaarbron, omschrijving, tot_en_met

NOTATIE = Notatie("\t", "utf-16", "jjjj-mm-dd")
_ZORG = {"verblijf": "24-uurs verblijf", "ambulant": "Ambulant", "dagbesteding": "Dagbesteding"}
_GELD = {"fz": "Forensische zorg", "wlz": "Wet langdurige zorg", "wmo": "Gemeente", "zvw": "Zorgverzekeraar",
         "anders": "Anders"}  # fmt: skip
_NIVEAU = {"mbo": "MBO 4", "hbo": "HBO bachelor", "wo": "WO master", "anders": "Overig"}
_CONTRACT = {"vast": "Vast", "tijdelijk": "Tijdelijk", "zzp": "ZZP", "stage": "Stagiair"}


def schrijf(b: Jaarbron, map_: Path) -> None:
    """All exports of one year."""
    ods(map_ / f"zorgregistratie {b.jaar}.ods", [_zorg(b)])
    ods(map_ / f"productie in euro {b.jaar}.ods", [_omzet(b)])
    ods(map_ / f"incidentmeldingen {b.jaar}.ods", [_incidenten(b)])
    for naam, rijen in (
        ("dienstverbanden", _personeel(b)),
        ("afwezigheid", _verzuim(b)),
        ("leerportaal", _scholing(b)),
    ):
        tekstbestand(map_ / f"{naam} {b.jaar}.tsv", rijen, NOTATIE)
    for onderzoek in ("cto", "mto", "ketenpartners"):
        tekstbestand(map_ / f"tevredenheid {onderzoek} {b.jaar}.tsv", _formulier(b, onderzoek), NOTATIE)


def _zorg(b: Jaarbron) -> Blad:
    rijen: list[list[Cel]] = [["Zorgregistratie, verzonnen voorbeeld"], [],
             ["Clientcode", "Achternaam", "Geboortedatum", "Burgerservicenummer", "Woonlocatie", "Soort zorg",
              "Bekostiging", "Titel", "ZZP", "In zorg", "Uit zorg", "Status"]]  # fmt: skip
    toeval = b.toeval("plaatsingen")
    for r in b.rijen("plaatsingen"):
        code = f"CL{b.nummer(r['client_id'])}"
        wie = persoon("client", code)
        kop: list[Cel] = [code, wie.naam.split()[-1], wie.geboren, wie.bsn, str(r["locatie"]),
               _ZORG[str(r["zorgvorm"])],
               _GELD[str(r["financiering"])], str(r["zorgtitel"]).lower(), str(r["zorgzwaarte"])]  # fmt: skip
        rijen.append([*kop, r["begindatum"], r["einddatum"], "definitief"])
        if toeval.kans(0.06):
            rijen.append([*kop, r["begindatum"], None, "geannuleerd"])
    return Blad("zorg", rijen)


def _omzet(b: Jaarbron) -> Blad:
    per = b.omzet_per_maand()
    rijen: list[list[Cel]] = [["Maand", "Bekostiging", "Bedrag (euro)"]]
    rijen += [[m, _GELD[f], bedrag] for f, maanden in per.items() for m, bedrag in maanden.items()]
    return Blad("productie", [*rijen, ["Totaal", None, sum(sum(m.values()) for m in per.values())]])


def _incidenten(b: Jaarbron) -> Blad:
    rijen: list[list[Cel]] = [
        ["Volgnr", "Datum voorval", "Plaats voorval", "Aard incident", "Risicoscore", "Verslag"]
    ]
    toeval = b.toeval("incidenten")
    for n, r in enumerate(b.rijen("incidenten"), start=1):
        naam = persoon("client", str(toeval.heel(1, 60))).naam
        rijen.append(
            [
                n,
                r["datum"],
                str(r["locatie"]),
                str(r["soort"]),
                int(str(r["ernst"])),
                omschrijving(toeval, naam),
            ]
        )
    return Blad("meldingen", rijen)


def _personeel(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Werknemer", "Roepnaam", "Achternaam", "Functieomschrijving", "Opleidingsniveau",
           "Type dienstverband", "Urenomvang", "Fulltime uren", "Contract vanaf", "Contract tot", "Reden einde",
           "Ervaring vanaf"]  # fmt: skip
    for c in b.contracten():
        m = c.medewerker
        wie = persoon("medewerker", m.medewerker_id).naam.split()
        yield [f"W{b.nummer(m.medewerker_id)}", wie[0], wie[-1], m.functie, _NIVEAU[m.opleiding],
               _CONTRACT[c.dienstverband], c.uren, VOL, c.begin, c.eind, c.reden, m.ervaring_sinds]  # fmt: skip


def _verzuim(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Werknemer", "Achternaam", "Afwezig van", "Afwezig t/m", "Percentage", "Type afwezigheid"]
    for r in b.rijen("verzuim"):
        naam = persoon("medewerker", str(r["medewerker_id"])).naam.split()[-1]
        soort = {"ziekte": "Ziekteverzuim", "zwangerschap": "Zwangerschaps- en bevallingsverlof"}[
            str(r["soort"])
        ]
        yield [
            f"W{b.nummer(r['medewerker_id'])}",
            naam,
            r["begindatum"],
            tot_en_met(r["einddatum"]),
            r["percentage"],
            soort,
        ]


def _scholing(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Werknemer", "Achternaam", "Module", "Leerlijn", "Voltooid op"]
    for r in b.rijen("scholing"):
        naam = persoon("medewerker", str(r["medewerker_id"])).naam.split()[-1]
        leerlijn = "ja" if r["soort"] == "leerlijn" else "nee"
        yield [f"W{b.nummer(r['medewerker_id'])}", naam, str(r["naam"]), leerlijn, r["datum"]]


def _formulier(b: Jaarbron, onderzoek: str) -> Iterable[Sequence[Cel]]:
    vragen, antwoorden = b.brede_antwoorden(onderzoek)
    yield ["Inzending", "IP-adres", *vragen, "Toelichting"]
    for nummer, *rest in antwoorden:
        yield [f"{onderzoek}-{nummer}", "192.0.2.1", *rest]
