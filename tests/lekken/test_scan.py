"""Everything planted is found, in every place and every way of writing it; nothing ordinary is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from kkfzlib.dossier import Dossier
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.kengetallen.contract import schrijf
from kkfzlib.lekken import Geheimen, scan, verzamel, vrijgave, vrijstelling
from kkfzlib.lekken.vormen import treffers
from kkfzlib.tabellen import Invoer
from tests.rijen import frame, rij

from .planten import PLAATSEN, SOORTEN, invoer

GEHEIM = verzamel(invoer())
EIGEN = ("cliëntnummer", "medewerkernummer", "respondentnummer", "naam")


@pytest.mark.parametrize("plant", PLAATSEN, ids=lambda p: p.__name__)
@pytest.mark.parametrize("soort", SOORTEN)
def test_dertien_soorten_op_tien_plaatsen(tmp_path, soort, plant):
    pad = plant(tmp_path, SOORTEN[soort])
    gevonden = scan(tmp_path, GEHEIM)
    assert gevonden, f"{soort} niet gevonden door {plant.__name__}"
    for vondst in gevonden:
        assert vondst.bestand == pad.name and vondst.ernst == "fout"
        assert SOORTEN[soort] not in str(vondst)


@pytest.mark.parametrize("soort", SOORTEN)
def test_in_een_bestandsnaam_en_die_naam_staat_niet_in_de_melding(tmp_path, soort):
    waarde = SOORTEN[soort].replace("/", "-") if soort != "parketnummer" else "05-123456-23"
    (tmp_path / f"verslag_{waarde}.txt").write_text("niets")
    gevonden = scan(tmp_path, GEHEIM)
    assert gevonden and all(waarde not in str(v) for v in gevonden)


VARIANTEN = {
    "hoofdletters": str.upper,
    "kleine letters": str.lower,
    "ontleed (NFD)": lambda w: unicodedata.normalize("NFD", w),
    "zachte afbreking": lambda w: "\u00ad".join(w),
    "nulbreedte": lambda w: w[:3] + "\u200b" + w[3:],
    "vaste spaties": lambda w: w.replace(" ", "\u00a0"),
    "over een regeleinde": lambda w: w[:4] + "\n   " + w[4:],
    "opmaak": lambda w: f"{w[:2]}<b>{w[2:4]}</b><i>{w[4:]}</i>",
    "ander streepje": lambda w: w.replace("-", "\u2011"),
}


@pytest.mark.parametrize("soort", EIGEN)
@pytest.mark.parametrize("variant", VARIANTEN)
def test_elke_schrijfwijze_van_eigen_gegevens(tmp_path, soort, variant):
    tekst = VARIANTEN[variant](SOORTEN[soort])
    (tmp_path / "a.html").write_text(f"<p>Over {tekst}, en verder.</p>", encoding="utf-8")
    assert scan(tmp_path, GEHEIM)


def test_de_bron_wordt_genoemd(tmp_path):
    raw, uit = tmp_path / "raw", tmp_path / "uit"
    (raw / "teksten").mkdir(parents=True)
    uit.mkdir()
    (raw / "teksten" / "missie.md").write_text(f"Bel {SOORTEN['telefoon']}.")
    (uit / "a.html").write_text(f"<p>Bel <b>{SOORTEN['telefoon']}</b> of {SOORTEN['cliëntnummer']}</p>")
    meldingen = [str(v) for v in scan(uit, verzamel(invoer(), raw))]
    assert any("a.html" in m and "missie.md" in m for m in meldingen)
    assert any("a.html" in m and "plaatsingen.csv" in m for m in meldingen)


@pytest.mark.parametrize("soort", SOORTEN)
def test_in_de_tekst_van_een_pdf_ook_over_een_regeleinde(tmp_path, soort):
    import typst

    bron = tmp_path / "a.typ"
    waarde = SOORTEN[soort].replace("@", "\\@")
    bron.write_text(
        f"#set page(width: 9cm)\n#set par(justify: true)\n{'Tekst vooraf en nog wat. ' * 3} Over {waarde}, en verder."
    )
    (tmp_path / "uit").mkdir()
    typst.compile(str(bron), output=str(tmp_path / "uit" / "a.pdf"))
    assert scan(tmp_path / "uit", GEHEIM)


@pytest.mark.parametrize("rand", ["({})", "nr.{},", "'{}'.", "{};", "id={}&x", "\u201c{}\u201d"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_leestekens_eromheen_verbergen_niets(tmp_path, soort, rand):
    (tmp_path / "a.txt").write_text("zie " + rand.format(SOORTEN[soort]) + " en verder", encoding="utf-8")
    assert scan(tmp_path, GEHEIM)


def test_achter_het_einde_van_de_pagina(tmp_path):
    (tmp_path / "a.html").write_text(f"<html><body><p>a</p></body></html>{SOORTEN['cliëntnummer']}")
    assert scan(tmp_path, GEHEIM)


def test_niet_vrijgegeven_woorden_van_een_respondent(tmp_path):
    pad = tmp_path / "a.html"
    pad.write_text("<p>De begeleider van de <em>avonddienst</em> luistert nooit naar mij!</p>")
    assert [v.regeltekst for v in scan(tmp_path, GEHEIM)] == [
        "bevat een toelichting van een respondent; de waarde staat in antwoorden.csv"
    ]
    pad.write_text("<p>Fijne plek om tot rust te komen hier</p>")
    assert scan(tmp_path, GEHEIM) == []


def test_een_kort_nummer_alleen_met_een_woord_dat_zegt_van_wie(tmp_path):
    pad = tmp_path / "a.html"
    pad.write_text("<p>In 2024 kwamen er 7 cliënten bij, 7% meer; de omzet was € 90210.</p>")
    assert scan(tmp_path, GEHEIM) == []
    pad.write_text("<p>Cliënt 7 vertrok.</p>")
    assert scan(tmp_path, GEHEIM)
    pad.write_text("<p>Zie 90210 in het dossier.</p>")
    assert scan(tmp_path, GEHEIM)


@pytest.mark.parametrize(
    "tekst",
    ["€ 1.236.365 in 2024", "111.222.334", "123456789", "NL00 ABNA 4417 1643 00", "2024 BW-plekken", "in 2023 GG",
     "31 december 2024", "05-12-2024", "C-1 t/m C-5 en VG-2", "94,40%", "https://voorbeeld.example/a/2024", "1.309.766",
     "6a7f01c2-0039-4987-aee4-d3773cabfd43", "1234 ABC", "0,1234567891"],
)  # fmt: skip
def test_gewone_getallen_en_woorden_zijn_geen_persoonsgegevens(tmp_path, tekst):
    (tmp_path / "a.html").write_text(f"<p>Dit is {tekst} zoals bedoeld.</p>", encoding="utf-8")
    assert scan(tmp_path, GEHEIM) == []


def test_contactgegevens_van_de_organisatie_mogen(tmp_path):
    organisatie = {"naam": "Testzorg", "website": "https://testzorg.example",
                   "contact": {"e-mail": "info@testzorg.example", "telefoon": "026 123 45 67"}}  # fmt: skip
    (tmp_path / "a.html").write_text("<p>Mail info@testzorg.example of bel 026-1234567.</p>")
    assert scan(tmp_path, GEHEIM, vrijstelling(organisatie)) == []
    assert len(scan(tmp_path, GEHEIM)) == 2


def test_een_onleesbaar_bestand_is_een_bevinding(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"geen pdf")
    (tmp_path / "b.exe").write_bytes(b"MZ")
    assert {v.code for v in scan(tmp_path, Geheimen())} == {"lek-onleesbaar"}


def test_geheimen_tonen_hun_waarden_niet():
    assert SOORTEN["cliëntnummer"] not in repr(GEHEIM) and "kl00417" not in repr(GEHEIM)


def test_een_grote_lijst_vertraagt_niet(tmp_path):
    import time

    veel = Geheimen()
    for n in range(20_000):
        veel.voeg_toe(f"KL-{n:06d}", "cliëntnummer", "plaatsingen.csv")
    Path(tmp_path / "a.html").write_text(
        "<p>" + "Gewone tekst over 2024 en 94,40% van het totaal. " * 4000 + "</p>"
    )
    begin = time.process_time()
    assert scan(tmp_path, veel) == []
    assert time.process_time() - begin < 5


def test_een_clientnummer_gelijk_aan_een_zorgzwaarte_verbiedt_die_zorgzwaarte_niet(tmp_path):
    geheim = Geheimen()
    geheim.voeg_toe("C-3", "cliëntnummer", "plaatsingen.csv")
    (tmp_path / "a.csv").write_text("zorgzwaarte,C-3,2024,4\n")
    assert not scan(tmp_path, geheim)
    (tmp_path / "a.csv").write_text("Cliënt C-3 vertelde\n")
    assert scan(tmp_path, geheim)


def test_korte_nummers_die_vanzelf_ontstaan_zijn_geen_lek(tmp_path):
    geheim = Geheimen()
    geheim.voeg_toe("C-12", "cliëntnummer", "plaatsingen.csv")
    (tmp_path / "a.html").write_text("<table><tr><th>C-1</th><td>2</td></tr></table>")
    boek = Workbook()
    boek.active["C12"] = 3
    boek.save(tmp_path / "b.xlsx")
    assert not scan(tmp_path, geheim)
    (tmp_path / "a.html").write_text("<p>C12 en c\u201112</p>", encoding="utf-8")
    boek.active["A1"] = "C-12"
    boek.save(tmp_path / "b.xlsx")
    assert {v.bestand for v in scan(tmp_path, geheim)} == {"a.html", "b.xlsx"}


@pytest.mark.parametrize(
    "tekst", ["Uitgestroomde cliënten 12", "Cliëntmetingen 12", "registratie medewerkers 12"]
)
def test_een_aantal_gelijk_aan_een_kort_nummer_is_geen_lek(tmp_path, tekst):
    geheim = Geheimen()
    geheim.voeg_toe("12", "cliëntnummer", "plaatsingen.csv")
    (tmp_path / "a.html").write_text(f"<p>{tekst}</p>", encoding="utf-8")
    assert not scan(tmp_path, geheim)
    for naam in ("cliënt 12", "cliëntnummer: 12", "client_id=12", "bewoner nr. 12", "cliënt met nummer 12"):
        (tmp_path / "a.html").write_text(f"<p>{naam}</p>", encoding="utf-8")
        assert scan(tmp_path, geheim), naam


@pytest.mark.parametrize("waarde", ["A4", "B2", "AB", "testzorg", "cto"])
def test_een_kort_of_gewoon_nummer_is_alleen_iemand_waar_de_tekst_dat_zegt(tmp_path, waarde):
    """``A4`` is paper, ``testzorg`` the organisation's own folder and ``cto`` a survey."""
    geheim = Geheimen(gewoon=frozenset({"testzorg", "cto"}))
    geheim.voeg_toe(waarde, "respondentnummer", "antwoorden.csv")
    (tmp_path / "a.html").write_text(
        f"<p>De uitkomst van {waarde} hangt er.</p><td>{waarde}</td>", encoding="utf-8"
    )
    assert scan(tmp_path, geheim) == []
    for zin in (f"respondent {waarde} zei", f"<td>respondent_id {waarde}</td>", f"cliënt {waarde} vertrok"):
        (tmp_path / "a.html").write_text(f"<p>{zin}</p>", encoding="utf-8")
        assert {v.code for v in scan(tmp_path, geheim)} == {"lek-eigen-gegeven"}, zin


def test_wat_elk_verslag_afdrukt_komt_uit_de_gegevens_zelf(tmp_path):
    invoer = Invoer({"naam": "Zorg & Co"}, Instellingen.standaard(2024), gids(2024), {
        "onderzoeken": pd.DataFrame({"onderzoek": ["cto"]}),
        "antwoorden": pd.DataFrame({"respondent_id": ["cto", "zorgco", "mijnzorg", "R-1x"]}),
    })  # fmt: skip
    geheim = verzamel(invoer, tmp_path / "mijnzorg" / "2024")
    (tmp_path / "a.html").write_text("<p>cto van Zorg Co</p><p>mijnzorg</p>", encoding="utf-8")
    assert scan(tmp_path / "a.html", geheim) == []
    (tmp_path / "a.html").write_text("<p>R-1x</p>", encoding="utf-8")
    assert len(scan(tmp_path / "a.html", geheim)) == 1


EXTRA_VORMEN = [
    ("geboortedatum", "twaalf maart 1987"), ("geboortedatum", "12 maart negentienzevenentachtig"),
    ("geboortedatum", "de derde juni negentienhonderd tachtig"), ("geboortedatum", "geb. 12-03-’87"),
    ("geboortedatum", "geboren in 1987"), ("geboortedatum", "12-mrt-1987"), ("geboortedatum", "geb. 19870312"),
    ("e-mailadres", "p.jansen [at] zorgmail [punt] nl"), ("e-mailadres", "p.jansen(at)zorgmail.nl"),
    ("SKN", "SKN-nummer: 0012345678"), ("SKN", "strafrechtsketennummer 12345678"),
    ("persoonsnummer", "V-nummer 281.234.5678"), ("persoonsnummer", "paspoort NX1234567"),
    ("persoonsnummer", "cliëntnummer: 12345"), ("persoonsnummer", "dossiernummer 2024-00123"),
    ("kenteken", "kenteken AB-123-C"), ("kenteken", "kenteken 12 ab 34"), ("kenteken", "zijn scooter (D-123-BC)"),
    ("huisadres", "hij woont nu in de Dorpsstraat 12a"), ("huisadres", "verhuisde naar de Van der Helstlaan 4"),
    ("huisadres", "thuisadres: Kerkweg 3"),
]  # fmt: skip
GEWOON = [
    "programma 1018 VZ", "project 2040 KL", "vijf mei 2024", "sinds twaalf maart 1987", "cliëntnummer is gewijzigd",
    "één of twee mei", "besluit AB-123-C", "beleid 24-FZ-01",
    "cliënten wonen aan de Dorpsstraat 12", "locatie Hoofdstraat 12", "verhuisde naar de locatie Kerkweg 3",
    "de kentekens van de bussen", "hij woonde in het park 3 jaar",
    "een paspoort of rijbewijs", "polisnummers 12 maal", "opgericht op een april 1999",
]  # fmt: skip


@pytest.mark.parametrize(("soort", "waarde"), EXTRA_VORMEN)
def test_ook_in_woorden_en_met_een_woord_ervoor(tmp_path, soort, waarde):
    (tmp_path / "a.html").write_text(f"<p>Zie ook {waarde}, en verder.</p>", encoding="utf-8")
    assert f"lek-{soort.lower()}" in {v.code for v in scan(tmp_path, Geheimen())}


@pytest.mark.parametrize("tekst", GEWOON)
def test_een_programma_of_een_gewone_dag_is_niemand(tmp_path, tekst):
    (tmp_path / "a.html").write_text(f"<p>Zie ook {tekst}, en verder.</p>", encoding="utf-8")
    assert scan(tmp_path, Geheimen()) == []


def test_een_bedrag_van_negen_cijfers_is_geen_burgerservicenummer(tmp_path: Path) -> None:
    """One in eleven passes the check digits; an organisation with such an income may publish it."""
    dossier = Dossier("testzorg", 2024, tmp_path)
    schrijf(frame([rij("omzet", "totaal", 2024, 111222333.4)]), dossier.kengetallen)
    vrij = vrijgave(Invoer({}, Instellingen.standaard(2024), gids(2024), {}, {}), dossier)
    assert list(treffers("111.222.333", vrij)) == list(treffers("111222333", vrij)) == []
    assert [soort for soort, _ in treffers("123456782", vrij)] == ["BSN"]
