"""What the examples are for: contradictions that can be found, and texts that fill in without a gap."""

from __future__ import annotations

from datetime import date
from functools import cache

import pandas as pd
import pytest

from kkfzlib.controle import controleer
from kkfzlib.dossier import DATA, Dossier, beschikbaar
from kkfzlib.inlezen import lees_invoer
from kkfzlib.kengetallen import bereken
from kkfzlib.lekken.eenpersoons import lint_teksten
from kkfzlib.onthulling import bescherm
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.plaatshouders import PATROON, Plaatshouders

ALLE = beschikbaar(DATA)


@cache
def gelezen(organisatie: str, jaar: int) -> Invoer:
    invoer, bevindingen = lees_invoer(Dossier(organisatie, jaar, DATA))
    assert invoer is not None, bevindingen
    return invoer


@cache
def cijfers(organisatie: str, jaar: int) -> pd.DataFrame:
    vorig = cijfers(organisatie, jaar - 1) if (organisatie, jaar - 1) in ALLE else None
    eigen = bereken(gelezen(organisatie, jaar), vorig)
    if vorig is None:
        return eigen
    return pd.concat([eigen[eigen["periode"] != str(jaar - 1)], vorig[vorig["periode"] == str(jaar - 1)]])


@pytest.mark.parametrize(
    ("organisatie", "jaar", "regels"),
    [
        (
            "nourzorg",
            2024,
            {"tekst-getal", "gemeenschappelijke-noemer", "richtingwoord", "aantal-genoemd", "zelfde-maand"},
        ),
        (
            "sofia-zorg",
            2023,
            {"totaal-delen", "percentage-aantal", "noemer-ontbreekt", "jaar-tekst", "gemiddelde-zonder-n"},
        ),
    ],
)
def test_de_tegenspraken_van_de_gepubliceerde_verslagen_zitten_in_de_invoer(
    organisatie: str, jaar: int, regels: set[str]
) -> None:
    gevonden = controleer(gelezen(organisatie, jaar), cijfers(organisatie, jaar))
    assert regels <= {b.regel for b in gevonden}


@pytest.mark.parametrize("jaar", [j for o, j in ALLE if o == "voorbeeldzorg"])
def test_het_synthetische_voorbeeld_spreekt_zichzelf_niet_tegen(jaar: int) -> None:
    gevonden = controleer(gelezen("voorbeeldzorg", jaar), cijfers("voorbeeldzorg", jaar))
    assert [b for b in gevonden if b.ernst == "fout"] == []
    assert {b.regel for b in gevonden if b.ernst == "waarschuwing"} <= {"sprong"}


@pytest.mark.parametrize(("organisatie", "jaar"), ALLE)
@pytest.mark.parametrize("profiel", ["indiening", "openbaar"])
def test_elke_plaatshouder_heeft_een_waarde(organisatie: str, jaar: int, profiel: str) -> None:
    invoer = gelezen(organisatie, jaar)
    gepubliceerd = bescherm(
        cijfers(organisatie, jaar),
        profiel,  # type: ignore[arg-type]
        invoer.instellingen,
        invoer.gids,
        invoer.besluiten,
        vandaag=date(2026, 1, 1),
    )
    namen = {n for tekst in invoer.teksten.values() for n in PATROON.findall(tekst)}
    assert namen
    plaatshouders = Plaatshouders(Cijfers(gepubliceerd), invoer.instellingen, invoer.gids)
    assert {n: v.herstel for n in namen if (v := plaatshouders.vervang(n)).stand != "goed"} == {}


@pytest.mark.parametrize(("organisatie", "jaar"), ALLE)
def test_geen_tekst_gaat_over_een_enkel_persoon(organisatie: str, jaar: int) -> None:
    invoer = gelezen(organisatie, jaar)
    assert lint_teksten(invoer.teksten) == []
