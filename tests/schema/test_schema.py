"""The specification itself: complete, in step with the data model, and the source of dictionary, models and texts."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pandas as pd
import pandera.errors
import pytest

import kkfzlib.importeren
import kkfzlib.inlezen
import kkfzlib.meelezen
import kkfzlib.nederlands
import kkfzlib.woord
from kkfzlib.inlezen.waarden import Omgeving, lees_waarde
from kkfzlib.kader import gids
from kkfzlib.schema import TABELLEN
from kkfzlib.schema.hulpteksten import hulp, tekstsjabloon
from kkfzlib.schema.meldingen import MELDINGEN, tekst
from kkfzlib.schema.modellen import model
from kkfzlib.schema.woordenboek import BESTAND, maak
from tests.inlezen.dossiers import lees_goed

KOLOMMEN = [(t, k) for t in TABELLEN.values() for k in t.kolommen]
DATAMODEL = {
    "plaatsingen": "client_id locatie zorgvorm financiering zorgtitel zorgzwaarte begindatum einddatum",
    "uitstroom": "client_id datum terug_naar_detentie vervolgzorg",
    "capaciteit": "locatie bedden begindatum einddatum",
    "omzet": "financiering bedrag maand",
    "medewerkers": "medewerker_id functie opleiding dienstverband fte in_dienst uit_dienst "
    "reden_uit_dienst ervaring_sinds",
    "verzuim": "medewerker_id begindatum einddatum percentage soort",
    "scholing": "medewerker_id datum naam soort",
    "beleid": "jaar categorie titel",
    "incidenten": "datum locatie soort ernst",
    "onderzoeken": "onderzoek uitgenodigd schaal_min schaal_max moment",
    "antwoorden": "onderzoek respondent_id vraag score toelichting",
    "citaten": "onderzoek vraag citaat vrijgegeven",
    "bijeenkomsten": "datum soort omschrijving",
    "doelen": "nummer pijler doel actie resultaat begin eind kwaliteitsaspect overzicht status",
    "ontwikkelpunten": "thema ontwikkelpunt",
    "benchmarks": "kengetal waarde periode bron",
    "opgave": "kengetal uitsplitsing periode waarde vindplaats",
}
MAG_LEEG = {
    "einddatum", "uit_dienst", "reden_uit_dienst", "zorgtitel", "zorgzwaarte", "vervolgzorg", "maand", "toelichting",
    "score", "kwaliteitsaspect", "ernst", "ervaring_sinds", "opgave.uitsplitsing", "benchmarks.bron",
    "benchmarks.periode",
}  # fmt: skip


def test_tabellen_en_kolommen_van_het_datamodel():
    assert {n: " ".join(t.per_naam) for n, t in TABELLEN.items()} == DATAMODEL
    assert list(TABELLEN) == list(DATAMODEL)


def test_wat_leeg_mag_blijven():
    leeg = {k.naam if k.naam in MAG_LEEG else f"{t.naam}.{k.naam}" for t, k in KOLOMMEN if k.leeg}
    assert leeg == MAG_LEEG
    assert [(t.naam, k.naam) for t, k in KOLOMMEN if not k.aanwezig] == [
        ("plaatsingen", "zorgtitel"), ("omzet", "maand"), ("medewerkers", "ervaring_sinds"), ("incidenten", "ernst"),
    ]  # fmt: skip


@pytest.mark.parametrize(("tabel", "kolom"), KOLOMMEN, ids=lambda x: x.naam)
def test_kolom_is_beschreven_en_haar_voorbeeld_is_geldig(tabel, kolom):
    assert kolom.omschrijving.endswith(".")
    assert kolom.voorbeeld or kolom.leeg
    lees_waarde(kolom, kolom.voorbeeld, Omgeving(2024, gids(2024).codes))


@pytest.mark.parametrize("tabel", TABELLEN.values(), ids=lambda t: t.naam)
def test_synoniem_is_nooit_zelf_een_kolom_en_wijst_naar_een_kolom(tabel):
    assert not set(tabel.synoniemen) & set(tabel.per_naam)
    alle = [s for k in tabel.kolommen for s in k.synoniemen]
    assert len(alle) == len(set(alle))


def test_modellen_keuren_schone_tabellen_goed(tmp_path):
    for naam, frame in lees_goed(tmp_path).tabellen.items():
        model(naam).validate(frame)


@pytest.mark.parametrize(
    ("tabel", "kolom", "waarde"),
    [
        ("plaatsingen", "zorgvorm", "iets"),
        ("plaatsingen", "client_id", ""),
        ("medewerkers", "fte", 1.3),
        ("incidenten", "ernst", 9),
        ("uitstroom", "datum", pd.NaT),
    ],
)
def test_modellen_keuren_fouten_af(tmp_path, tabel, kolom, waarde):
    frame = lees_goed(tmp_path).tabellen[tabel].copy()
    frame.loc[0, kolom] = waarde
    with pytest.raises(pandera.errors.SchemaError):
        model(tabel).validate(frame)


def test_woordenboek_is_bij():
    assert BESTAND.read_text(encoding="utf-8") == maak(), "draai: python -m kkfzlib.schema.woordenboek"


def test_elke_melding_zegt_wat_en_hoe():
    for code, (regel, herstel) in MELDINGEN.items():
        assert re.fullmatch(r"[a-z0-9-]+", code)
        zonder = re.sub(
            r"(?:\{(?:bedoeld|over|verzuim)\})+$", "", regel
        )  # sentences of their own, or nothing
        assert zonder.endswith(".") and herstel.endswith("."), code


def test_elke_code_in_de_broncode_heeft_een_tekst_en_andersom():
    """Every text constant of the reading side that looks like a code is in the catalogue, and all are used."""
    kamers = [Path(p) for p in (*kkfzlib.inlezen.__path__, *kkfzlib.nederlands.__path__,
                                *kkfzlib.importeren.__path__, *kkfzlib.woord.__path__,
                                *kkfzlib.meelezen.__path__)]  # fmt: skip
    bron = "\n".join(p.read_text(encoding="utf-8") for kamer in kamers for p in kamer.glob("*.py"))
    constanten = {n.value for n in ast.walk(ast.parse(bron.replace("from __future__ import annotations", ""))) if
                  isinstance(n, ast.Constant) and isinstance(n.value, str)}  # fmt: skip
    assert set(MELDINGEN) - constanten == set()


def test_tekst_vult_alle_velden():
    for code, paar in MELDINGEN.items():
        velden = {v for t in paar for _, v, _, _ in string.Formatter().parse(t) if v}
        assert "{" not in "".join(tekst(code, **dict.fromkeys(velden, "x")))


def test_elk_slot_heeft_hulp_en_elke_plaatshouder_daarin_bestaat():
    from kkfzlib.inlezen.teksten import HULP, SLOTS
    from kkfzlib.kengetallen.register import REGISTER

    for slot in SLOTS:
        assert all(r.startswith(HULP) for r in tekstsjabloon(slot).splitlines() if r)
        for naam in re.findall(r"\{([a-z_]+)", hulp(slot)):
            assert naam in REGISTER
