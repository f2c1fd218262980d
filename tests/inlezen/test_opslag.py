"""What is written is what is read back, bit for bit, and only for the owner."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from kkfzlib.inlezen import laad_invoer, lees_invoer, schrijf_invoer, schrijf_teksten
from kkfzlib.schema import TABELLEN
from kkfzlib.tabellen import Invoer
from tests.inlezen.dossiers import GELDIG, lees_goed, maak

EXTRA = {
    "teksten/missie.md": "Onze **missie**.\n",
    "stroomschema__yml": "knopen:\n  - {id: a, naam: A}\n",
    "besluiten__yml": "- {wat: x, waarom: y, wie: z, datum: 01-03-2025}\n",
    "verslag__yml": "peildatum: 30-12-2024\npublicatiedatum: 01-06-2025\nonthulling: {drempel: 6}\n",
}


def test_heen_en_terug(tmp_path):
    dossier = maak(tmp_path, None, **EXTRA)
    invoer, _ = lees_invoer(dossier)
    assert invoer is not None and tuple(invoer.tabellen) == tuple(TABELLEN)
    schrijf_invoer(invoer, dossier)
    schrijf_teksten(invoer.teksten, dossier)
    terug = laad_invoer(dossier)
    assert laad_invoer(dossier, met_teksten=False).teksten == {}
    for veld in dataclasses.fields(Invoer):
        if veld.name != "tabellen":
            assert getattr(terug, veld.name) == getattr(invoer, veld.name), veld.name
    for naam, frame in invoer.tabellen.items():
        pd.testing.assert_frame_equal(terug.tabellen[naam], frame)


def test_alleen_voor_de_eigenaar_en_zonder_resten(tmp_path):
    dossier = maak(tmp_path)
    schrijf_invoer(lees_goed(tmp_path), dossier)
    assert dossier.processed.stat().st_mode & 0o777 == 0o700
    bestanden = sorted(p.name for p in dossier.processed.iterdir())
    assert bestanden == sorted([*(f"{n}.parquet" for n in TABELLEN), "invoer.json"])
    assert {p.stat().st_mode & 0o777 for p in dossier.processed.iterdir()} == {0o600}


def test_tabel_die_vervalt_verdwijnt(tmp_path):
    dossier = maak(tmp_path)
    schrijf_invoer(lees_goed(tmp_path), dossier)
    (dossier.raw / "verzuim.csv").unlink()
    invoer, _ = lees_invoer(dossier)
    assert invoer is not None
    schrijf_invoer(invoer, dossier)
    assert not (dossier.processed / "verzuim.parquet").exists()
    assert "verzuim" not in laad_invoer(dossier).tabellen


def test_tweemaal_schrijven_geeft_dezelfde_bytes(tmp_path):
    dossier = maak(tmp_path, None, **EXTRA)
    invoer, _ = lees_invoer(dossier)
    assert invoer is not None
    schrijf_invoer(invoer, dossier)
    eerst = {p.name: p.read_bytes() for p in dossier.processed.iterdir()}
    schrijf_invoer(laad_invoer(dossier), dossier)
    assert {p.name: p.read_bytes() for p in dossier.processed.iterdir()} == eerst


def test_protocol_telt_rijen(tmp_path):
    invoer = lees_goed(tmp_path, {"omzet": GELDIG["omzet"]})
    (regel,) = invoer.inlezing
    assert (regel["rijen_gelezen"], regel["rijen_behouden"], regel["rijen_vervallen"]) == (2, 2, 0)
    assert regel["bytes"] == len(GELDIG["omzet"]) and len(regel["sha256"]) == 64


def test_laden_zonder_schrijven(tmp_path):
    with pytest.raises(FileNotFoundError):
        laad_invoer(maak(tmp_path))
