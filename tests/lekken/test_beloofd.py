"""What is planted anywhere in the input stops the report and is told by its file; what is only awkward does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier
from kkfzlib.lekken import Geheimen, scan
from tests.betrouwbaarheid.hulp import maak_dossier, opties

# Invented; numbers with a check digit pass it. Each is planted on its own in each of the places below.
PLANTEN: dict[str, tuple[str, ...]] = {
    "bsn": ("111222333", "1112.22.333", "111 222 333", "111-222-333", "1112 22 333", "123456782"),
    "iban": ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300", "nl91 abna 0417 1643 00", "BE68 5390 0754 7034",
             "DE89 3704 0044 0532 0130 00"),
    "e-mailadres": ("jan.j@voorbeeld.example", "iemand+post@mail.voorbeeld.nl", "A_B@x-y.org", "info @ zorg.example"),
    "telefoonnummer": ("06-12345678", "06 12 34 56 78", "0612345678", "+31 6 12345678", "+31612345678", "0031612345678",
                       "(026) 123 45 67", "026-1234567", "+31 (0)6-12345678", "06.12.34.56.78", "06/12345678"),
    "postcode": ("6811 KL", "6811KL", "Kerkstraat 12, 2011 AB", "2011 AB Haarlem", "Dorpsweg 3a 1934 AA",
                 "postcode 2024 BW", "1234 AB ARNHEM", "postcode: 6811 kl"),
    "geboortedatum": ("12-03-1987", "12.03.1987", "12/3/1987", "12 maart 1987", "12 mrt. 1987", "geb. 12-03-87",
                      "geboren op 12 maart '87", "1987-03-12", "12 - 03 - 1987"),
    "parketnummer": ("05/123456-23", "05-123456-23", "05.123456.23", "05 / 123456 - 23"),
    "skn": ("SKN 12345678", "SKN-nummer: 12345678", "SKN 1234 5678", "skn nr. 1234567"),
    "naam": ("mevrouw T. de Graaf-Willemsen", "mw. Jansen", "dhr. P. van der Berg", "meneer El Amrani", "dr. Bakker",
             "cliënt Karim", "bewoner A. de Vries", "de heer in 't Veld", "mijnheer O'Brien", "patiënt Jan"),
    "eigen-gegeven": ("CLNT-01-q", "clnt01q", "MDWR-01-q", "RSPN-01-q"),
}  # fmt: skip
ALLE = [(soort, w) for soort, waarden in PLANTEN.items() for w in waarden]


def _pdf(map_: Path, w: str) -> None:
    import typst

    bron = map_.parent / "a.typ"
    bron.write_text(f'#table(columns: 2, [kop], text("{w}"))\n#("Zie ook {w} hier.")\n', encoding="utf-8")
    typst.compile(str(bron), output=str(map_ / "a.pdf"))


def _html(vorm: str):  # type: ignore[no-untyped-def]
    def schrijf(map_: Path, w: str) -> None:
        kop = "<html><head><meta charset='utf-8'></head><body>"
        (map_ / "a.html").write_text(kop + vorm.format(w, w[:2], w[2:]) + "</body></html>", encoding="utf-8")

    return schrijf


def _bestandsnaam(map_: Path, w: str) -> None:
    (map_ / f"verslag {w.replace('/', '-')}.txt").write_text("niets")


PLAATSEN = {
    "alinea": _html("<p>Zie ook {0}, en verder.</p>"), "cel": _html("<table><tr><td>x</td><td>{0}</td></tr></table>"),
    "alt": _html('<p>a</p><img alt="{0}">'), "opmaak": _html("<li>{1}<b>{2}</b></li>"), "kop": _html("<h2>{0}</h2>"),
    "stroomschema": lambda m, w: (m / "a.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text><text>{w}</text></svg>', encoding="utf-8"),
    "export": lambda m, w: (m / "a.csv").write_text(f'benchmark,"verzuim/{w}"\n', encoding="utf-8"),
    "pdf": _pdf, "bestandsnaam": _bestandsnaam,
}  # fmt: skip


def test_het_zijn_er_meer_dan_zestig():
    assert len(set(ALLE)) >= 60


@pytest.mark.parametrize("plaats", PLAATSEN)
@pytest.mark.parametrize(("soort", "waarde"), ALLE)
def test_elk_gegeven_op_elke_plaats(tmp_path, soort, waarde, plaats):
    if plaats == "bestandsnaam" and "/" in waarde and soort not in ("parketnummer", "geboortedatum"):
        waarde = waarde.replace("/", "-")
    geheim = Geheimen()
    for eigen in ("CLNT-01-q", "MDWR-01-q", "RSPN-01-q"):
        geheim.voeg_toe(eigen, "cliëntnummer", "plaatsingen.csv")
    (tmp_path / "uit").mkdir()
    PLAATSEN[plaats](tmp_path / "uit", waarde)
    assert f"lek-{soort}" in {v.code for v in scan(tmp_path / "uit", geheim, met_namen=True)}


def _vul(d: Dossier, tekst: str, **bestanden: str) -> None:
    """``tekst`` in a text, and a word of its own in goal, plan, quote, benchmark and flow diagram."""
    (d.teksten / "terugblik.md").write_text(tekst + "\n", encoding="utf-8")
    regels = {
        "doelen": "nummer;pijler;doel;actie;resultaat;begin;eind;kwaliteitsaspect;overzicht;status\n"
        '1.1;2;"Bekwaam {0}";"Module {0}";"Af {0}";01-02-2024;31-10-2024;;hoofdlijn;loopt\n',
        "ontwikkelpunten": 'thema;ontwikkelpunt;2024;2025\n6;"Plan {0}";x;\n',
        "citaten": 'onderzoek;vraag;citaat;vrijgegeven\ncto;wonen;"Prettige plek {0}";ja\n',
        "benchmarks": 'kengetal;waarde;periode;bron\nverzuim;6,6;2024;"Branche {0}"\n',
    }
    for naam, regel in regels.items():
        (d.raw / f"{naam}.csv").write_text(regel.format(bestanden[naam]), encoding="utf-8")
    knoop = f'  - {{id: a, naam: "Intake {bestanden["stroomschema"]}"}}\n'
    schema = ["knopen:\n", knoop, "  - {id: b, naam: Plan}\npijlen:\n", "  - {van: a, naar: b}\n"]
    (d.raw / "stroomschema.yml").write_text("".join(schema), encoding="utf-8")


def test_het_verslag_wordt_geweigerd_en_noemt_elk_bestand(tmp_path, capsys):
    d = maak_dossier(tmp_path)
    bronnen = {"doelen": "bel dhr. P. van der Berg", "ontwikkelpunten": "met mevrouw T. de Graaf-Willemsen",
               "citaten": "zei cliënt Karim", "benchmarks": "van mevrouw Jansen",
               "stroomschema": "bij meneer El Amrani"}  # fmt: skip
    _vul(d, "Wij danken mw. Bakker.", **bronnen)
    (d.raw_organisatie / "organisatie.yml").write_text("naam: Testzorg\nplaatsen: [bij mevrouw De Wit]\n")
    assert draai(["rapport", *opties(d, "--engine", "ingebouwd")]) == 1
    gedrukt = "".join(capsys.readouterr())
    for bron in (
        "terugblik.md",
        "organisatie.yml",
        *(f"{b}.csv" for b in bronnen if b != "stroomschema"),
        "stroomschema.yml",
    ):
        assert f"staat in {bron}" in gedrukt, bron
    for naam in ("Berg", "Graaf", "Karim", "Jansen", "Amrani", "Bakker", "De Wit"):
        assert naam not in gedrukt
    assert not d.uit.exists() or not list(d.uit.rglob("*.html"))
    assert list((d.processed / "notebooks").glob("*.ipynb")) == []


# Two short pieces of text beside each other, and words with figures, that are nobody's.
ONHANDIG = [
    "2022 NA", "in 2023 GG", "2024 BW-plekken", "FZ 2024 NA", "NEN 7510 EN 7512", "ISO 9001 NL", "type 4410 XL",
    "Tabel 3 2024 BW", "INSTROOM VAN 1200 IN 2023", "0 1 2 3 4 5 6 7 8 9 10", "0 10 20 30 40 50",
    "€ 1200 IN totaal", "omzet 111 222 333 euro", "Wet van 23 juni 1998", "Wet van 1994",
    "sinds 1 januari 1997", "opgericht op 12 mei 1999", "Besluit van 3 mei 2004", "schooljaar 2021/2022",
    "2021-2022", "1 309 766", "12 345 cliënten", "versie 2.0.2012", "Mr. Visserplein",
    "Dr. S. van Mesdagkliniek", "Heer Hugowaard", "Dorpsstraat 12", "Geachte heer, mevrouw", "cliënt FZ",
    "begeleider A", "Pijler A. Veiligheid", "C-1 t/m C-5 en VG-2", "week 12-13", "HKT-R o.b.v. 2014",
    "Jan Luijkenstraat 4", "kamer 12 B", "art. 6:162 BW", "2.500 EU-burgers", "IN 2024 OP 5 locaties",
    "31 december 2023", "FPC Dr. S. van Mesdag", "de prof. dr. L. van Dijkkliniek", "Huize St. Jan", "De Vries-huis",
    "J.P. Heijehuis", "programma 1018 VZ", "Mr. Troelstrahof", "Pension Willem III", "Huis Anna", "Zr. Bernadettehuis",
    "de methode van T. Ward", "cliënten A tot en met Z", "Stichting 't Huys en Zn.", "Maria-oord", "prof. X en Y",
]  # fmt: skip


def test_minstens_25_onhandige_maar_geldige_organisaties_maken_hun_verslag(tmp_path, capsys):
    assert len(ONHANDIG) >= 25
    d = maak_dossier(tmp_path)
    _vul(
        d,
        "".join(f"- Zie {o}.\n" for o in ONHANDIG) + "\n| 2022 | 6811 |\n|---|---|\n| NA | KL |\n",
        **dict(
            zip(
                ("doelen", "ontwikkelpunten", "citaten", "benchmarks", "stroomschema"),
                ONHANDIG[:5],
                strict=True,
            )
        ),
    )
    assert draai(["rapport", *opties(d, "--engine", "ingebouwd")]) == 0, "".join(capsys.readouterr())[-3000:]


@pytest.mark.parametrize("tekst", ONHANDIG)
@pytest.mark.parametrize("plaats", [p for p in PLAATSEN if p not in ("pdf", "opmaak")])
def test_onhandig_op_elke_plaats(tmp_path, tekst, plaats):
    (tmp_path / "uit").mkdir()
    PLAATSEN[plaats](tmp_path / "uit", tekst)
    assert scan(tmp_path / "uit", Geheimen(), met_namen=True) == []
