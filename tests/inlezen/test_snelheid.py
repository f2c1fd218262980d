"""Fifty thousand rows with six kinds of error: all listed within two seconds; a million valid rows in seconds."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from kkfzlib.inlezen import lees_invoer
from tests.inlezen.dossiers import maak

KOP = "client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum\n"
FOUTEN = (
    "C-{n};Noord;verbljf;fz;gvm;C-3;01-03-2023;2024-05-01",
    "C-{n};Noord;verblijf;fz;gvm;C-9;01-03-2023;2024-05-01",
    "C-{n};Noord;verblijf;fz;NA;C-3;01-03-2023;2024-05-01",
    "C-{n};Noord;verblijf;fz;gvm;C-3;31-02-2023;2024-05-01",
    "C-{n};Noord;verblijf;fz;gvm;C-3;01-03-2024;2023-05-01",
    "C-{n};;verblijf;fz;gvm;C-3;01-03-2023;2024-05-01",
)


def test_vijftigduizend_rijen_met_zes_soorten_fouten(tmp_path):
    inhoud = KOP + "".join(FOUTEN[n % 6].format(n=n) + "\n" for n in range(50_000))
    dossier = maak(tmp_path, {"plaatsingen": inhoud})
    lees_invoer(maak(tmp_path / "warm", {"plaatsingen": KOP + FOUTEN[0].format(n=1)}))
    begin = time.process_time()
    _, bevindingen = lees_invoer(dossier)
    duur = time.process_time() - begin
    geteld = Counter(b.code for b in bevindingen)
    assert len(bevindingen) == 50_000
    assert geteld == {
        "geen-keuze": 16_668, "onbekende-zorgtitel": 8333, "datum-onmogelijk": 8333, "eind-voor-begin": 8333,
        "verplicht-leeg": 8333,
    }  # fmt: skip
    assert [b.regel for b in bevindingen] == list(range(2, 50_002))
    assert duur <= 2


groot = pytest.mark.groot(reden="a million placements; make test reads a tenth in a tenth of the time")


@pytest.mark.parametrize("aantal", [100_000, pytest.param(1_000_000, marks=groot)])
def test_een_miljoen_plaatsingen(tmp_path, aantal):
    inhoud = KOP + "".join(
        f"C-{n:07d};Noord;verblijf;fz;gvm;C-3;{n % 28 + 1:02d}-03-2023;\n" for n in range(aantal)
    )
    dossier = maak(tmp_path, {"plaatsingen": inhoud})
    begin = time.process_time()
    invoer, bevindingen = lees_invoer(dossier)
    assert invoer is not None and bevindingen == []
    assert len(invoer.tabellen["plaatsingen"]) == aantal
    assert time.process_time() - begin < 20 * aantal / 1_000_000
