"""What `kkfz koppel` takes off a person's hands, and what it still asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kkfzlib.dossier import Dossier
from kkfzlib.importeren.recept import TELLEN_ZIJ
from kkfzlib.koppelen import koppel, samenvatting
from kkfzlib.koppelen.ongebruikt import ongebruikt, telt_niet
from kkfzlib.koppelen.openstaand import open_regels
from kkfzlib.koppelen.vertalen import vertalingen

ZORGVORM = ("verblijf", "ambulant", "dagbesteding")
CONTRACTEN = (
    "Persnr;Functie;Opleidingsniveau;Contractvorm;Parttime percentage;Contract start;Einde contract\n"
    + "".join(
        f"9{n};begeleider;Mbo;BT;66.67;17 apr 201{n};16 apr 202{n}\n9{n};begeleider;Mbo;OBT;88.89;17 apr 202{n};\n"
        for n in range(1, 5)
    )
)
LMS = "Persnr;Cursus;Leerlijn;Afgerond op;Status;Docent\n" + "".join(
    f"9{n % 5};Cursus {n % 3};overig;1{n % 9} jan 2024;{'niet verschenen' if n % 6 == 0 else 'behaald'};Joris\n"
    for n in range(30)
)


def leg_neer(tmp_path: Path, **bestanden: str) -> Dossier:
    dossier = Dossier("testzorg", 2024, tmp_path, tmp_path / "uit")
    dossier.bronnen.mkdir(parents=True, exist_ok=True)
    for naam, inhoud in bestanden.items():
        (dossier.bronnen / naam.replace("__", ".")).write_text(inhoud, encoding="utf-8")
    return dossier


def tekst(dossier: Dossier) -> str:
    return (dossier.raw_organisatie / "koppeling.yml").read_text(encoding="utf-8")


def recept(dossier: Dossier) -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load(tekst(dossier))
    return inhoud


def test_contracten_worden_samen_gevoegd_en_het_einde_volgt_uit_de_perioden(tmp_path: Path) -> None:
    dossier = leg_neer(tmp_path, contracten__csv=CONTRACTEN)
    uitkomst = koppel(dossier)
    tabel = recept(dossier)["medewerkers"]
    assert tabel["samen"] == {"sleutel": "medewerker_id", "begin": "in_dienst", "eind": "uit_dienst"}
    assert tabel["kolommen"]["in_dienst"] == {"uit": "Contract start", "datum": "d mmm jjjj"}
    assert tabel["kolommen"]["uit_dienst"]["laatste_dag"] == "ja"
    assert "4 × begint de volgende periode een dag later" in tekst(dossier)
    assert tabel["kolommen"]["dienstverband"]["waarden"] == {"BT": "tijdelijk", "OBT": "vast"}
    assert len(uitkomst.na_te_gaan) == 2


def test_een_twijfel_draagt_het_hele_voorstel(tmp_path: Path) -> None:
    """The likeliest begin is enough to see what an end means, and its notation comes along."""
    dossier = leg_neer(tmp_path, contracten__csv=CONTRACTEN.replace("Contract start", "Startmoment contract"))
    koppel(dossier)
    (regel,) = [r for r in tekst(dossier).splitlines() if "Startmoment" in r]
    assert regel.strip().startswith(
        '# in_dienst: {uit: "Startmoment contract", datum: d mmm jjjj}   # twijfel'
    )
    assert recept(dossier)["medewerkers"]["kolommen"]["uit_dienst"]["laatste_dag"] == "ja"


def test_rijen_die_niet_tellen_zijn_een_vraag_en_namen_blijven_weg(tmp_path: Path) -> None:
    dossier = leg_neer(tmp_path, lms__csv=LMS)
    uitkomst = koppel(dossier)
    regels = tekst(dossier).splitlines()
    assert '  # niet gebruikt: "Status" ("behaald" 25 ×, "niet verschenen" 5 ×)' in regels
    (vraag,) = [n for n, r in enumerate(regels, 1) if TELLEN_ZIJ in r]
    assert regels[vraag - 1].startswith('  # rijen: {zonder: {"Status": ["niet verschenen"]}}   # 5 ×')
    assert vraag in uitkomst.open
    assert "Joris" not in tekst(dossier)
    # Without its sign the line is a right one.
    regels[vraag - 1] = regels[vraag - 1].replace("# rijen", "rijen", 1)
    assert yaml.safe_load("\n".join(regels))["scholing"]["rijen"] == {
        "zonder": {"Status": ["niet verschenen"]}
    }


@pytest.mark.parametrize(
    "cellen",
    [
        ["Joris", "Fien"] * 9,
        ["Team Joris", "Team Fien"] * 9,
        ["Jansen", "Visser"] * 9,
        ["999990019", "999990020"] * 9,
        [f"waarde {n}" for n in range(20)] * 3,
        ["een zin die veel te lang is om een keuze te zijn, want dit is een verslag", "b"] * 9,
        ["1", "2", "3"] * 9,
        ["1-1-2024", "2-1-2024"] * 9,
        ["actief"] * 9,
        ["a", "b", "c"],
    ],
)
def test_wat_van_iemand_kan_zijn_of_geen_keuze_is_blijft_ongenoemd(cellen: list[str]) -> None:
    assert not list(ongebruikt({"Kolom": cellen}))


def test_een_gewone_kolom_zonder_nut_staat_er_als_mogelijkheid(tmp_path: Path) -> None:
    (regel,) = ongebruikt({"Regio": ["noord", "zuid"] * 5})
    assert regel == '# niet gebruikt: "Regio" ("noord" 5 ×, "zuid" 5 ×) → rijen: {alleen: …}?'


def test_een_filter_dat_er_al_is_gaat_mee_in_het_voorstel() -> None:
    _, regel = ongebruikt({"Status": ["definitief"] * 8 + ["concept"] * 2}, '"Naam": ["Totaal"]')
    assert regel.startswith('# rijen: {zonder: {"Naam": ["Totaal"], "Status": ["concept"]}}')


@pytest.mark.parametrize(
    "waarde", ["Niet verschenen", "geannuleerd", "Concept", "afgewezen door manager", "no-show"]
)
def test_telt_niet(waarde: str) -> None:
    assert telt_niet(waarde)
    assert not telt_niet("behaald") and not telt_niet("definitief")


def test_waarden_die_gelijk_beginnen_worden_een_patroon() -> None:
    telling = [
        ("Verbl C3 verblijf", 19),
        ("Verbl VG1 verblijf", 3),
        ("Amb 01 woonbegeleiding", 32),
        ("Vervoer", 2),
    ]
    regels = vertalingen("zorgvorm", telling, ZORGVORM)
    assert regels["Verbl*"] == '"Verbl*": verblijf   # 22 ×'
    assert regels["Amb*"] == '"Amb*": ambulant   # 32 ×'
    assert regels["Vervoer"].startswith('# "Vervoer": ?') and len(regels) == 3


def test_geen_patroon_dat_iets_anders_meeneemt() -> None:
    """A glob that would also catch a value with another meaning, or with none, is not proposed."""
    anders = vertalingen("zorgvorm", [("Zorg 1 verblijf", 3), ("Zorg 2 ambulant", 3)], ZORGVORM)
    assert not any(k.endswith("*") for k in anders)
    langer = vertalingen("zorgvorm", [("Verbl C1", 3), ("Verbl C2", 3), ("Verblindend", 1)], ZORGVORM)
    assert "Verbl*" not in langer


@pytest.mark.parametrize(
    ("lijst", "waarde", "doel"),
    [
        ("financiering", "Verzekeraar", "zvw"),
        ("financiering", "Wlz-kantoor", "wlz"),
        ("financiering", "Gemeente Zwolle", "wmo"),
        ("financiering", "DJI", "fz"),
        ("dienstverband", "BT", "tijdelijk"),
        ("dienstverband", "OBT", "vast"),
        ("dienstverband", "onbepaalde tijd", "vast"),
    ],
)
def test_gebruikelijke_namen_worden_ingevuld(lijst: str, waarde: str, doel: str) -> None:
    (regel,) = vertalingen(lijst, [(waarde, 4)], ("x",)).values()
    assert regel.startswith(f'"{waarde}": {doel}   # 4 ×')


def test_omzet_met_gewone_koppen_wordt_herkend(tmp_path: Path) -> None:
    dossier = leg_neer(
        tmp_path, omzetoverzicht__csv="Financier;Periode;Omzet ex btw\nDJI;1;17.50\nDJI;2;18.00\n"
    )
    koppel(dossier)
    assert recept(dossier)["omzet"]["kolommen"]["bedrag"] == {"uit": "Omzet ex btw", "getal": "en"}
    assert "# omzet:" not in tekst(dossier)


def test_zonder_herkende_omzet_staat_er_een_leeg_blok(tmp_path: Path) -> None:
    dossier = leg_neer(tmp_path, lms__csv=LMS, omzet_2024__csv="Wie;Wat\nx;y\n")
    koppel(dossier)
    blok = tekst(dossier).split("# omzet: in geen export herkend")[1]
    assert "omzet_*.csv" in blok or 'bron: "omzet*.csv"' in blok
    voor = tekst(dossier)
    assert koppel(dossier).regels == 0 and tekst(dossier) == voor
    los = "\n".join(r.removeprefix("# ") for r in blok.splitlines()[1:])
    assert set(yaml.safe_load(los)["omzet"]["kolommen"]) == {"financiering", "bedrag", "maand"}


def test_het_tweede_jaar_zegt_alleen_wat_nieuw_is(tmp_path: Path) -> None:
    verzuim = (
        "Persnr;Eerste verzuimdag;Laatste verzuimdag;Ziek %;Verzuimsoort\n1;1-1-2024;3-1-2024;100;ziek\n"
    )
    dossier = leg_neer(tmp_path, verzuim__csv=verzuim)
    koppel(dossier)
    stil = samenvatting(koppel(dossier))
    assert stil[-1] == "Koppeling compleet." and not [r for r in stil if r.startswith(("nieuw", "verzuim"))]
    leg_neer(tmp_path, verzuim__csv=verzuim + "2;1-2-2024;3-2-2024;100;zwangerschap\n")
    gezegd = samenvatting(koppel(dossier))
    assert "nieuw: verzuim.soort 'zwangerschap' → zwangerschap (1 ×)" in gezegd
    assert gezegd[-1] == "Koppeling compleet; ga na wat er nieuw is."


def test_een_export_die_in_de_koppeling_staat_is_niet_onherkend(tmp_path: Path) -> None:
    dossier = leg_neer(tmp_path, lms__csv=LMS, raar__csv="Wie;Wat\nx;y\n")
    assert koppel(dossier).onherkend == ("raar.csv",)
    pad = dossier.raw_organisatie / "koppeling.yml"
    pad.write_text(tekst(dossier) + '\nopgave:\n  bron: "raar*"\n', encoding="utf-8")
    assert koppel(dossier).onherkend == ()


def test_wat_beslist_is_staat_niet_meer_open() -> None:
    open_ = '# "x": ?   # 3 ×; kies uit a, b\n# in_dienst: {uit: "A"}   # twijfel\n'
    klaar = (
        '"x": a   # 3 ×; kies uit a, b\nin_dienst: {uit: "A"}   # twijfel\neind: {uit: "B", laatste_dag: nee}'
    )
    assert open_regels(open_) == [1, 2] and open_regels(klaar + "   # telt deze dag zelf nog mee?") == []
    assert open_regels('eind: {uit: "B"}   # telt deze dag zelf nog mee?') == [1]


def test_een_twijfelachtige_kolom_noemt_geen_namen(tmp_path: Path) -> None:
    """Values of a doubtful header are listed only when no one's name is among them."""
    for naam, getoond in (("Joris", False), ("Wlz-zaak", True)):
        rijen = [f"{n};Noord;verblijf;{naam if n % 2 else 'Wlz'};1-1-2024;" for n in range(1, 9)]
        kop = "Cliëntnummer;Locatie;Zorgvorm;Financieringswijze;Begindatum;Einddatum\n"
        dossier = leg_neer(tmp_path / naam, clienten__csv=kop + "\n".join(rijen) + "\n")
        koppel(dossier)
        assert "# twijfel" in tekst(dossier) and "Financieringswijze" in tekst(dossier)
        assert (naam in tekst(dossier)) is getoond
