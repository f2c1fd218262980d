"""What the report prints and what ``kengetallen.csv`` holds are the same numbers, in both profiles."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from kkfzlib.dossier import Profiel
from kkfzlib.nederlands.opmaak import afgerond
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.publiceren.export import exporteer
from kkfzlib.verslag.getallen import Cijfers
from tests.rijen import publiceer, rij
from tests.verslag.conftest import RIJEN

SPAN = re.compile(r"^\[([^\]]*)\]")

# Values whose print and whose binary fraction round apart, and means that are not what they look like.
LASTIG = [
    rij("tevredenheid", "cto", 2023, 7.849999, 40, 20),
    rij("tevredenheid", "cto", 2024, 6.85, 40, 20),
    rij("tevredenheid", "mto", 2024, 6.55, 40, 20),
    rij("omzet_aandeel", "fz", 2023, 83.8449),
    rij("omzet_aandeel", "fz", 2024, 80.8651),
    rij("bezette_bedden", "", 2023, 16.338),
    rij("bezette_bedden", "", 2024, 17.7315),
    rij("verblijfsduur", "uitgestroomd", 2023, 271.4, 2714, 10),
    rij("verblijfsduur", "uitgestroomd", 2024, 270.6, 2706, 10),
]


def getal(span: str) -> tuple[float, int]:
    """Number and decimals in a span."""
    kaal = SPAN.match(span)[1]  # type: ignore[index]
    m = re.search(r"[−\d.]+(?:,(\d+))?", kaal)
    assert m is not None
    return float(m[0].replace(".", "").replace(",", ".").replace("−", "-")), len(m[1] or "")


def geexporteerd(g: Gepubliceerd, doel: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    exporteer(g, doel)
    with (doel / "kengetallen.csv").open(encoding="utf-8", newline="") as bestand:
        return {(r["kengetal"], r["uitsplitsing"], r["periode"]): r for r in csv.DictReader(bestand)}


@pytest.mark.parametrize("profiel", ["indiening", "openbaar"])
def test_afdruk_volgt_uit_de_export(profiel: Profiel, tmp_path: Path) -> None:
    g = publiceer(LASTIG, profiel=profiel)
    rijen, cijfers = geexporteerd(g, tmp_path), Cijfers(g)
    for cel in g:
        waarde, decimalen = getal(cijfers.van(cel))
        assert waarde == afgerond(
            float(rijen[cel.kengetal, cel.uitsplitsing, cel.periode]["waarde"]), decimalen
        )


@pytest.mark.parametrize("profiel", ["indiening", "openbaar"])
def test_groei_volgt_uit_de_export(profiel: Profiel, tmp_path: Path) -> None:
    g = publiceer(LASTIG, profiel=profiel)
    rijen, cijfers = geexporteerd(g, tmp_path), Cijfers(g)
    for cel in (c for c in g if c.periode == "2024" and g.vorig(c.kengetal, c.uitsplitsing)):
        precies = getal(cijfers.van(cel))[1]
        nu, toen = (
            afgerond(float(rijen[cel.kengetal, cel.uitsplitsing, j]["waarde"]), precies)
            for j in ("2024", "2023")
        )
        procent = cijfers.van(cel, "groei").split("]")[0].endswith("%")
        verwacht = (nu / toen - 1) * 100 if procent else nu - toen
        waarde, decimalen = getal(cijfers.van(cel, "groei"))
        assert waarde == pytest.approx(verwacht, abs=(0.05 if procent else 0) + 1e-9), cel.naam
        assert decimalen == (1 if procent else precies)


def test_beide_profielen_drukken_dezelfde_verandering() -> None:
    spans = [
        {c.naam: Cijfers(publiceer(LASTIG, profiel=p)).van(c, "groei") for c in publiceer(LASTIG, profiel=p)}
        for p in ("indiening", "openbaar")
    ]
    assert spans[0] == spans[1] and len(spans[0]) > 4


def test_percentages_in_de_indiening_hebben_de_decimalen_van_het_verslag(tmp_path: Path) -> None:
    rijen = geexporteerd(publiceer(LASTIG, profiel="indiening"), tmp_path)
    assert rijen["omzet_aandeel", "fz", "2024"]["waarde"] == "80.87"
    assert rijen["bezette_bedden", "", "2024"]["waarde"] == "17.7315"


def test_verborgen_is_x_in_alle_drie(tmp_path: Path) -> None:
    rijen = geexporteerd(publiceer(RIJEN, [("continuiteit", "6")]), tmp_path)
    regel = rijen["continuiteit", "6", "2024"]
    assert [regel[k] for k in ("waarde", "teller", "noemer")] == ["x", "x", "x"]


def test_werkboek_heeft_een_toelichting_geen_formules_en_vaste_bytes(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    rijen = [*LASTIG, rij("incidenten", "=HYPERLINK(1)", 2024, 3)]
    for map_ in ("a", "b"):
        (tmp_path / map_).mkdir()
        exporteer(publiceer(rijen), tmp_path / map_)
    assert (tmp_path / "a/kengetallen.xlsx").read_bytes() == (tmp_path / "b/kengetallen.xlsx").read_bytes()
    boek = load_workbook(tmp_path / "a/kengetallen.xlsx")
    assert boek.sheetnames == ["kengetallen", "Toelichting"]
    cellen = [c for blad in boek for rij in blad.iter_rows() for c in rij]
    assert not [c for c in cellen if c.data_type == "f"]
    assert "'=HYPERLINK(1)" in [c.value for c in cellen]
    uitleg = {r[0]: r[1] for r in boek["Toelichting"].iter_rows(values_only=True)}
    assert set(uitleg) >= {"kengetal", "x", "tevredenheid", "omzet_aandeel"} and "verzuim" not in uitleg
