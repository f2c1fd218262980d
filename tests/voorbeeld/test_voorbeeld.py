"""The synthetic organisation: the same bytes every time, valid, complete, and one story over the years."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from kkfzlib.dossier import DATA, Dossier, beschikbaar
from kkfzlib.fouten import GebruikFout
from kkfzlib.inlezen import lees_invoer
from kkfzlib.kengetallen import bereken
from kkfzlib.schema import TABELLEN
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.voorbeeld import JAREN, maak, maak_sector

pytestmark = pytest.mark.filterwarnings("error")


def vingerafdruk(map_: Path) -> dict[str, str]:
    bestanden = (p for p in map_.rglob("*") if p.is_file())
    return {p.relative_to(map_).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in bestanden}


@cache
def gelezen(jaar: int) -> Invoer:
    invoer, bevindingen = lees_invoer(Dossier("voorbeeldzorg", jaar, DATA))
    assert invoer is not None, bevindingen
    assert not bevindingen
    return invoer


def getal(jaar: int, kengetal: str, uitsplitsing: str = "") -> float:
    frame = bereken(gelezen(jaar))
    rij = frame[
        (frame[["kengetal", "uitsplitsing", "periode"]] == [kengetal, uitsplitsing, str(jaar)]).all(axis=1)
    ]
    return float(rij["waarde"].item())


def test_opnieuw_maken_geeft_dezelfde_bytes_als_in_git(tmp_path: Path) -> None:
    maak(tmp_path)
    assert vingerafdruk(tmp_path / "raw/voorbeeldzorg") == vingerafdruk(DATA / "raw/voorbeeldzorg")


def test_minder_jaren_geeft_dezelfde_registraties(tmp_path: Path) -> None:
    maak(tmp_path, jaren=[2024])
    los = vingerafdruk(tmp_path / "raw/voorbeeldzorg/2024")
    samen = vingerafdruk(DATA / "raw/voorbeeldzorg/2024")
    # Only the first year states figures of the year before.
    assert {n for n in samen if los.get(n) != samen[n]} == {"opgave.csv"}


def test_een_ander_zaad_geeft_andere_registraties(tmp_path: Path) -> None:
    maak(tmp_path, zaad=1, jaren=[2024])
    een = (tmp_path / "raw/voorbeeldzorg/2024/plaatsingen.csv").read_bytes()
    assert een != (DATA / "raw/voorbeeldzorg/2024/plaatsingen.csv").read_bytes()


@pytest.mark.parametrize(("organisatie", "jaar"), beschikbaar(DATA))
def test_elk_voorbeeld_wordt_zonder_bevinding_gelezen(organisatie: str, jaar: int) -> None:
    invoer, bevindingen = lees_invoer(Dossier(organisatie, jaar, DATA))
    assert bevindingen == []
    assert invoer is not None


@pytest.mark.parametrize("jaar", JAREN)
def test_alle_tabellen_en_alle_teksten_zijn_er(jaar: int) -> None:
    invoer = gelezen(jaar)
    assert set(invoer.tabellen) == set(TABELLEN)
    assert all(len(frame) for frame in invoer.tabellen.values())
    assert set(invoer.teksten) == set(SLOTS)
    assert invoer.organisatie["synthetisch"] is True
    assert invoer.stroomschema
    assert invoer.besluiten == ()


@pytest.mark.parametrize("jaar", JAREN)
def test_de_omvang_is_die_van_een_kleine_aanbieder(jaar: int) -> None:
    assert 18 <= getal(jaar, "clienten", "totaal") <= 40
    assert 5 <= getal(jaar, "clienten", "anders") < getal(jaar, "clienten", "fz")
    assert 60 < getal(jaar, "bezettingsgraad") <= 100
    assert 1 < getal(jaar, "verzuim") < 9
    assert getal(jaar, "uitstroom", "noemer") >= 15


@pytest.mark.parametrize("jaar", JAREN[1:])
def test_het_verhaal_loopt_door_over_de_jaarwisseling(jaar: int) -> None:
    toen, nu = (gelezen(j).tabellen["plaatsingen"] for j in (jaar - 1, jaar))
    sleutel = ["client_id", "locatie", "zorgvorm", "begindatum"]
    lopend = toen[toen["einddatum"].isna()]
    assert len(lopend.merge(nu, on=sleutel)) == len(lopend)
    ouder = nu[nu["begindatum"] < pd.Timestamp(jaar, 1, 1)]
    assert len(ouder.merge(toen, on=sleutel)) == len(ouder)
    mensen = [set(gelezen(j).tabellen["medewerkers"]["medewerker_id"]) for j in (jaar - 1, jaar)]
    assert len(mensen[0] & mensen[1]) > 15


@pytest.mark.parametrize("jaar", JAREN[1:])
def test_doelen_van_vorig_jaar_komen_terug_met_een_uitkomst(jaar: int) -> None:
    toen, nu = (gelezen(j).tabellen["doelen"] for j in (jaar - 1, jaar))
    gepland = toen[toen["status"].isin(["gepland", "loopt"])]
    terug = gepland.merge(nu, on=["nummer", "doel"], suffixes=("_toen", ""))
    assert len(terug) == len(gepland)
    assert set(terug["status"]) <= {"gereed", "loopt", "vervallen"}
    assert set(nu["overzicht"]) == {"hoofdlijn", "detail", "samenwerking"}
    assert set(nu["pijler"]) == {1, 2, 3, 4, 5}


def test_een_verhuizing_en_een_wissel_van_financiering_zijn_een_verblijf() -> None:
    binnen = gelezen(2024).tabellen["plaatsingen"].query("zorgvorm == 'verblijf'")
    dubbel = binnen[binnen.duplicated("client_id", keep=False)]
    assert dubbel.groupby("client_id")["locatie"].nunique().max() == 2
    assert getal(2024, "uitstroom_plaatsing", "verblijf") < binnen["einddatum"].notna().sum()


def test_alleen_een_synthetische_map_wordt_vervangen(tmp_path: Path) -> None:
    map_ = tmp_path / "raw/echt"
    map_.mkdir(parents=True)
    (map_ / "organisatie.yml").write_text("naam: Echt\n", encoding="utf-8")
    with pytest.raises(GebruikFout, match="niet als synthetisch gemerkt"):
        maak(tmp_path, organisatie="echt")
    assert vingerafdruk(map_).keys() == {"organisatie.yml"}


@pytest.mark.parametrize("jaren", [[], [2021], [2028], ["2024x"]])
def test_een_jaar_buiten_het_voorbeeld_wordt_geweigerd(tmp_path: Path, jaren: list[int]) -> None:
    with pytest.raises(GebruikFout):
        maak(tmp_path, jaren=jaren)
    assert not list(tmp_path.iterdir())


def test_een_sector_van_verschillende_aanbieders_is_geldig(tmp_path: Path) -> None:
    mappen = maak_sector(tmp_path, 3, jaren=[2023, 2024])
    assert len(mappen) == 6
    bedden = set()
    for map_ in mappen:
        invoer, bevindingen = lees_invoer(Dossier(map_.parent.name, int(map_.name), tmp_path))
        assert invoer is not None, bevindingen
        assert bevindingen == []
        bedden.add(int(invoer.tabellen["capaciteit"]["bedden"].sum()))
    assert len(bedden) > 1


def test_een_grote_organisatie_is_geldig(tmp_path: Path) -> None:
    (map_,) = maak(tmp_path, jaren=[2024], clienten=5000)
    invoer, bevindingen = lees_invoer(Dossier("voorbeeldzorg", 2024, tmp_path))
    assert not [b for b in bevindingen if b.ernst == "fout"]
    assert invoer is not None
    assert invoer.tabellen["plaatsingen"]["client_id"].nunique() == 5000
    assert map_.name == "2024"
