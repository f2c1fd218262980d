"""The two published reports as input: figures as printed, contradictions kept, no sentence copied."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from kkfzlib.dossier import DATA, Dossier
from kkfzlib.inlezen import lees_invoer
from kkfzlib.kengetallen import bereken
from kkfzlib.onthulling import bescherm
from kkfzlib.onthulling.besluiten import hash_van_cijfers
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.slots import SLOTS

GEPUBLICEERD = [("nourzorg", 2024), ("sofia-zorg", 2023)]


def invoer(organisatie: str, jaar: int) -> Invoer:
    gelezen, bevindingen = lees_invoer(Dossier(organisatie, jaar, DATA))
    assert gelezen is not None, bevindingen
    assert not bevindingen
    return gelezen


def waarde(frame: pd.DataFrame, kengetal: str, uitsplitsing: str, periode: str) -> float:
    rij = frame[
        (frame[["kengetal", "uitsplitsing", "periode"]] == [kengetal, uitsplitsing, periode]).all(axis=1)
    ]
    return float(rij["waarde"].item())


@pytest.mark.parametrize(
    ("kengetal", "uitsplitsing", "periode", "verwacht", "decimalen"),
    [
        ("clienten", "fz", "2024", 16, 0),
        ("clienten", "totaal", "2024", 18, 0),
        ("clienten_aandeel", "fz", "2024", 88.89, 2),
        ("omzet", "fz", "2024", 1_236_365, 0),
        ("omzet", "fz", "2023", 989_267, 0),
        ("omzet_groei", "fz", "2024", 25.0, 1),
        ("omzet_aandeel", "anders", "2024", 5.60, 2),
        ("verblijfsduur", "uitgestroomd", "2023", 174, 0),
        ("verblijfsduur", "uitgestroomd", "2024", 278, 0),
        ("bezette_bedden", "", "2023", 15.3, 1),
        ("bezette_bedden", "", "2024", 16.8, 1),
        ("verzuim", "", "2023", 1.3, 1),
        ("verzuim", "", "2024", 3.8, 1),
        ("benchmark", "verzuim/CBS", "2024", 6.6, 1),
        ("respons", "ketenpartners", "2024", 31.58, 2),
        ("uitstroom", "noemer", "2024", 12, 0),
        ("continuiteit", "8", "2024", 33.33, 2),
        ("continuiteit_vermeldingen", "", "2024", 133.33, 2),
    ],
)
def test_nourzorg_geeft_de_gedrukte_cijfers(
    kengetal: str, uitsplitsing: str, periode: str, verwacht: float, decimalen: int
) -> None:
    frame = bereken(invoer("nourzorg", 2024))
    assert round(waarde(frame, kengetal, uitsplitsing, periode), decimalen) == verwacht


def test_sofia_houdt_wat_elkaar_tegenspreekt() -> None:
    gelezen = invoer("sofia-zorg", 2023)
    frame = bereken(gelezen)
    clienten = [waarde(frame, "clienten", u, "2023") for u in ("fz", "anders", "totaal")]
    assert clienten == [24, 315, 332]
    assert waarde(frame, "clienten_aandeel", "fz", "2023") == 5.1
    punten = gelezen.tabellen["ontwikkelpunten"]
    jaren = [k for k in punten.columns if re.fullmatch(r"20\d\d", k)]
    assert (len(punten), int(punten[jaren].to_numpy().sum())) == (38, 48)
    assert jaren == [str(j) for j in range(2023, 2029)]


@pytest.mark.parametrize(("organisatie", "jaar"), GEPUBLICEERD)
def test_elke_opgave_noemt_haar_vindplaats_en_elk_slot_heeft_een_tekst(organisatie: str, jaar: int) -> None:
    gelezen = invoer(organisatie, jaar)
    assert gelezen.tabellen["opgave"]["vindplaats"].str.len().gt(5).all()
    # Nobody of these organisations wrote these; a made-up text under a real name would be a lie.
    niet_gepubliceerd = {"samenvatting", "voorwoord", "reactie-clientenraad", "reactie-medezeggenschap"}
    assert set(gelezen.teksten) == set(SLOTS) - niet_gepubliceerd
    assert all(len(t.split()) >= 8 for t in gelezen.teksten.values())


@pytest.mark.parametrize(("organisatie", "jaar"), GEPUBLICEERD)
def test_het_besluit_past_bij_de_cijfers_en_maakt_ze_openbaar(organisatie: str, jaar: int) -> None:
    gelezen = invoer(organisatie, jaar)
    frame = bereken(gelezen)
    assert [b["hash"] for b in gelezen.besluiten] == [hash_van_cijfers(frame)]
    openbaar = bescherm(
        frame, "openbaar", gelezen.instellingen, gelezen.gids, gelezen.besluiten, vandaag=date(2026, 1, 1)
    )
    assert not any(cel.verborgen for cel in openbaar)


@pytest.mark.parametrize(("organisatie", "jaar"), GEPUBLICEERD)
def test_de_map_zegt_waar_de_cijfers_vandaan_komen(organisatie: str, jaar: int) -> None:
    uitleg = (Path(DATA) / "raw" / organisatie / str(jaar) / "LEESMIJ.md").read_text(encoding="utf-8")
    assert "**Bron.**" in uitleg
    assert "**Ontbreekt**" in uitleg
