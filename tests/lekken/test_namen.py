"""Names in free text: what says that somebody is meant is found, what looks like it is left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kkfzlib.dossier import DATA, Dossier
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.lekken import Geheimen, scan, vrijgave, vrijstelling
from kkfzlib.lekken.lezers import stukken
from kkfzlib.lekken.namen import namen
from kkfzlib.lekken.vormen import effen
from kkfzlib.onthulling.besluiten import hash_van_tekst
from kkfzlib.tabellen import Invoer

ZEKER = [
    "mevrouw T. de Graaf-Willemsen", "Mw. Jansen", "dhr. P. van der Berg", "De heer Van den Broek", "meneer El Amrani",
    "mevr. drs. A.B. de Wit", "dr. Bakker", "mr. K. Smit", "cliënte A. de Vries",
    "bewoner Mohammed El Idrissi", "patiënt Jan", "mijnheer O'Brien", "mw A. d'Hondt", "meneer J.", "cliënt Karim",
    "begeleider Sanne Smit", "mevrouw de Graaf", "MEVROUW T. DE GRAAF", "de heer Buitendijk", "dhr. in 't Veld",
    "bewoner genaamd Fatima", "mevr. Yilmaz-Öztürk",
    # typed in a hurry
    "mevrouw de graaf", "mevrouw jansen", "dhr p. bakker", "jan de vries", "kevin jansen", "j. jansen",
    # a whole name without a salutation: a prefix or a known surname
    "Met J. de Vries is gesproken", "Jan de Vries kwam", "Fatima Yilmaz-de Boer", "Th.M. de Jong",
    "Agressie door P. Jansen",
    "Jansen, Piet", "Velde, Jan van der", "Fatima El Idrissi", "Agressie door P.J.M. Jansen",
    # a given name alone, where it does or undergoes something
    "Kevin woont hier sinds mei", "een plan gemaakt met Samira", "Agressie door Mohammed", "dat geldt voor Wim",
]  # fmt: skip
MOGELIJK = [
    "cliënt X. vertrok", "Anton Constandse", "T. Ward", "Prof. dr. J.L. van 't Hof", "P. Jansen (2019)",
    "het verhaal van Kevin", "PJ Jansen", "de heer noch Jansen",
]  # fmt: skip
GEEN = [
    "Mr. Visserplein", "Dr. S. van Mesdagkliniek", "mr. dr. L.J. de Winterstraat", "Sofia Zorg", "A. Doelgroep",
    "Bijlage B. Begrippen", "cliënt FZ", "Cliënt Centraal", "medewerker Wonen", "begeleider A", "de heer des huizes",
    "Wet van 1994", "per cliënt Een plan", "mevrouw of meneer", "Geachte heer, mevrouw", "Pijler A. Veiligheid",
    "m.b.t. De zorg", "o.a. Wonen", "i.v.m. Corona", "Van der Hoeven Kliniek", "Jan Luijkenstraat", "Heer Hugowaard",
    "i.s.m. Reclassering Nederland", "o.b.v. HKT-R", "de heer en mevrouw", "de bewoner Centraal",
    "in het Frans in Brussel",
    "bewoner en begeleider", "cliënten Nourzorg", "Mei Juni Juli", "de Wet Bopz", "Raad van Toezicht",
    "Huize St. Jan", "De Vries-huis", "Huis Anna", "Sint Maarten", "J.P. Heijehuis", "FPC Dr. S. van Mesdag",
    "prof. dr. L. van Dijkkliniek", "Pension Willem III", "Maria-oord", "De Peter", "prof. X en Y", "familie kan meer",
    "ben de enige", "tim van het loket", "o.a. de jonge cliënten", "een ton van de subsidie", "de methode van T. Ward",
    "cliënten A tot en met Z. Elke cliënt", "12 jan 2024", "Jan 2024", "Stichting Jan de Wit", "de heer des lands",
    "meneer noch mevrouw", "Thomashuis Velp", "Mr. Troelstrahof", "Jan Steenstraat 4", "Bonta en Andrews",
]  # fmt: skip


def _soorten(tekst: str, bekend: tuple[str, ...] = ()) -> set[str]:
    return {n.sterkte for n in namen(effen(f"Zo was {tekst} er."), bekend)}


@pytest.mark.parametrize("tekst", ZEKER)
def test_aanspreekvorm_titel_of_rol_met_naam(tekst):
    assert "zeker" in _soorten(tekst)


@pytest.mark.parametrize("tekst", MOGELIJK)
def test_voorletters_of_voornaam_met_achternaam_is_mogelijk_een_naam(tekst):
    assert _soorten(tekst) == {"mogelijk"}


@pytest.mark.parametrize("tekst", GEEN)
def test_wat_op_een_naam_lijkt(tekst):
    assert _soorten(tekst) == set() and list(namen(effen(tekst))) == []


@pytest.mark.parametrize(
    ("tekst", "bekend", "mag"),
    [("mevrouw T. de Graaf-Willemsen", "T. de Graaf-Willemsen", True), ("mevrouw De Graaf", "T. de Graaf", True),
     ("dr. T. de Graaf", "Tineke de Graaf", True), ("Jan de Vries", "Jan de Vries", True),
     ("mevrouw P. de Graaf", "T. de Graaf", False), ("Jan de Vries", "Piet de Vries", False),
     ("mevrouw Bakker", "T. de Graaf", False), ("mevrouw Van Mesdag", "Van Mesdag", True), ("dhr. Graaf", "", False)],
)  # fmt: skip
def test_bekende_namen_mogen(tekst, bekend, mag):
    assert (_soorten(tekst, (bekend,)) == set()) is mag


def test_in_een_bestand_een_fout_of_een_waarschuwing_zonder_de_naam(tmp_path):
    (tmp_path / "a.html").write_text(
        "<ul><li>Overleg met mevrouw T. de Graaf</li><li>Karel Vriesenga</li></ul>"
    )
    gevonden = scan(tmp_path, Geheimen(), met_namen=True)
    assert {(v.code, v.ernst) for v in gevonden} == {("lek-naam", "fout"), ("mogelijke-naam", "waarschuwing")}
    assert all(
        "Graaf" not in str(v) and "Vriesenga" not in str(v) and "bekend:" in v.herstel for v in gevonden
    )
    assert scan(tmp_path, Geheimen()) == []
    vrij = vrijstelling({"bekend": ["T. de Graaf"], "bestuurder": "drs. Karel Vriesenga"})
    assert scan(tmp_path, Geheimen(), vrij, met_namen=True) == []


def test_een_getekende_tekst_geeft_haar_namen_vrij_tot_zij_wijzigt(tmp_path):
    tekst = "Wij danken **mevrouw T. de** Graaf."
    besluit = {
        "wat": "tekst: missie",
        "waarom": "toestemming",
        "wie": "bestuur",
        "hash": hash_van_tekst(tekst),
    }
    besluit |= {"datum": "2025-01-01", "verloopt": "2026-01-01"}
    (tmp_path / "a.html").write_text("<p>Wij danken mevrouw T. de Graaf.</p>")

    def gevonden(nu: str) -> list[str]:
        invoer = Invoer(
            {}, Instellingen.standaard(2024), gids(2024), {}, {"missie": nu}, besluiten=(besluit,)
        )
        vrij = vrijgave(invoer, Dossier("testzorg", 2024, tmp_path / "niets"), date(2025, 6, 1))
        return [v.code for v in scan(tmp_path, Geheimen(), vrij, met_namen=True)]

    assert gevonden(tekst) == [] and gevonden(tekst + " Nog iets.") == ["lek-naam"]


def test_hoogstens_vijf_valse_meldingen_in_alle_teksten_van_alle_voorbeelden():
    """None of the examples names anybody, so every find is a false one."""
    gevonden = [
        (pad, n.sterkte)
        for pad in (DATA / "raw").rglob("*")
        if Path(pad).suffix in (".md", ".csv", ".yml")
        for _, tekst in stukken(pad)
        for n in namen(effen(tekst))
    ]
    assert len(gevonden) <= 5, gevonden


@pytest.mark.parametrize("tekst", ["mevr.\u00adVisser vertrok", "met dank aan Jansen, P."])
def test_een_naam_zonder_spatie_of_met_de_voorletters_achteraan(tekst: str) -> None:
    assert list(namen(effen(tekst)))
