"""Selections: what counts, how it adds up, and that rows are only looked up when asked for."""

from __future__ import annotations

import inspect
from importlib import import_module

import numpy as np
import pandas as pd
import pytest

from kkfzlib.kengetallen import REGISTER, Kengetal, kengetal
from kkfzlib.kengetallen.berekening import selecties
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import (
    Deel,
    Selectie,
    per_waarde,
    som,
    verschillende,
    verschillende_waarden,
)

from .spec import invoer

JA = np.array([True, True, False])


@pytest.mark.parametrize("k", REGISTER.values(), ids=lambda k: k.id)
def test_elk_kengetal_heeft_een_functie_of_komt_van_een_ander(k: Kengetal) -> None:
    if k.functie:
        module, _, naam = k.functie.partition(".")
        functie = getattr(import_module(f"kkfzlib.kengetallen.{module}"), naam)
        assert f"``{k.id}``" in (inspect.getdoc(functie) or "")
        assert not k.afgeleid_van
    else:
        assert k.id == "benchmark" or kengetal(k.afgeleid_van).functie


def test_zonder_een_van_zijn_brontabellen_heeft_een_kengetal_geen_selecties() -> None:
    g = Grondslag(invoer("plaatsingen\nclient_id | begindatum\nA | 2024-03-01"))
    assert list(selecties(kengetal("bezettingsgraad"), g)) == []
    assert list(selecties(kengetal("benchmark"), g)) == []
    assert [s.uitsplitsing for s in selecties(kengetal("clienten"), g)] == ["fz", "anders", "totaal"]


def test_een_deel_telt_de_gekozen_eenheden() -> None:
    assert Deel("x", JA).getal == 2
    assert Deel("x", JA, som(np.array([1, 2, 4]))).getal == 3
    assert Deel("x", JA, som(np.array([1, 2, 4]), 4.0)).getal == 0.75
    assert Deel("x", JA, verschillende(np.array([0, 0, 1]), 2)).getal == 1
    assert Deel("x", JA, verschillende(np.array([0, -1, 1]), 2)).getal == 1
    assert Deel("x", ~JA, verschillende_waarden(pd.Series(["a", "a", None]))).getal == 0


def test_breuken_worden_een_keer_afgerond() -> None:
    gewicht, alles = np.array([1e16, 1.0, -1e16]), np.ones(3, dtype=bool)
    assert som(gewicht)(alles) == 1.0 == som(gewicht[::-1])(alles)


def test_de_rijen_achter_eenheden_worden_pas_op_verzoek_opgezocht() -> None:
    gevraagd = []

    def eenheid_van_rij() -> np.ndarray:
        gevraagd.append(1)
        return np.array([0, 0, 1, 2])

    deel = Deel("plaatsingen", np.array([True, False, True]), eenheid_van_rij=eenheid_van_rij)
    assert deel.getal == 2 and not gevraagd
    assert deel.rijen.tolist() == [True, True, False, True] and gevraagd
    assert Deel("plaatsingen", np.zeros(0, dtype=bool), eenheid_van_rij=eenheid_van_rij).rijen.size == 0


def test_een_noemer_van_nul_geeft_geen_cijfer() -> None:
    k = kengetal("verzuim")
    assert Selectie("", Deel("x", JA), Deel("x", JA & ~JA)).cijfer(k, 2024) is None
    cijfer = Selectie("", Deel("x", JA), 4, periode=2023).cijfer(k, 2024)
    assert cijfer is not None
    assert (cijfer.waarde, cijfer.teller, cijfer.noemer, cijfer.periode) == (50.0, 2.0, 4.0, "2023")


def test_waarden_die_voorkomen_binnen_een_masker() -> None:
    kolom = pd.Series(["b", None, "a", "b"])
    assert [(n, k.tolist()) for n, k in per_waarde(kolom)] == [
        ("b", [True, False, False, True]), ("a", [False, False, True, False]),
    ]  # fmt: skip
    assert [n for n, _ in per_waarde(kolom, np.array([False, True, True, False]))] == ["a"]
