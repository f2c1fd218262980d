"""What may be shown: one report per year, hidden wherever any report hides, withheld when it can be worked out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.fouten import GebruikFout, InvoerFout
from kkfzlib.vergelijking.bronnen import gevonden, kies, lees
from kkfzlib.vergelijking.spiegel import Spiegel, maak_spiegel
from tests.vergelijking.verslagen import publiceer


def _spiegel(uit: Path, jaren: tuple[int, ...] = ()) -> Spiegel:
    return maak_spiegel(lees(uit, gevonden(uit)), kies(uit, (), jaren), alle_jaren=not jaren)


def test_cijfers_van_een_jaar_komen_uit_het_verslag_van_dat_jaar(tmp_path: Path) -> None:
    publiceer(tmp_path, "testzorg", 2023, [("verzuim", "", "2023", "4.1")])
    publiceer(tmp_path, "testzorg", 2024, [("verzuim", "", "2023", "9.9"), ("verzuim", "", "2024", "5.2")])
    spiegel = _spiegel(tmp_path)
    assert [c.waarde for c in spiegel.reeks("testzorg", "verzuim")] == [4.1, 5.2]


def test_een_jaar_zonder_verslag_komt_uit_het_eerstvolgende(tmp_path: Path) -> None:
    publiceer(tmp_path, "testzorg", 2025, [("verzuim", "", "2023", "3.0"), ("verzuim", "", "2025", "5.0")])
    publiceer(tmp_path, "testzorg", 2024, [("verzuim", "", "2023", "2.0"), ("verzuim", "", "2024", "4.0")])
    assert [c.waarde for c in _spiegel(tmp_path).reeks("testzorg", "verzuim")] == [2.0, 4.0, 5.0]


def test_wat_een_verslag_verbergt_blijft_verborgen_ook_als_een_ander_het_toont(tmp_path: Path) -> None:
    publiceer(tmp_path, "testzorg", 2023, [("zorgzwaarte", "C-1", "2023", "7")])
    publiceer(
        tmp_path, "testzorg", 2024, [("zorgzwaarte", "C-1", "2023", "x"), ("zorgzwaarte", "C-1", "2024", "8")]
    )
    cel = _spiegel(tmp_path).get("testzorg", "zorgzwaarte", "C-1", "2023")
    assert cel is not None
    assert cel.verborgen
    assert (cel.waarde, cel.teller, cel.noemer) == (None, None, None)


def test_een_niet_gekozen_jaar_verbergt_ook(tmp_path: Path) -> None:
    publiceer(tmp_path, "testzorg", 2023, [("zorgzwaarte", "C-1", "2023", "7")])
    publiceer(tmp_path, "anderezorg", 2023, [("zorgzwaarte", "C-1", "2023", "9")])
    publiceer(tmp_path, "testzorg", 2024, [("zorgzwaarte", "C-1", "2023", "x")])
    cel = _spiegel(tmp_path, (2023,)).get("testzorg", "zorgzwaarte", "C-1", "2023")
    assert cel is not None
    assert cel.verborgen


def test_herleidbaar_door_twee_verslagen_samen_dan_alles_over_clienten_weg(tmp_path: Path) -> None:
    # 2024 hides the 3 of 2023; the report of 2023 shows total and other part, so 10 - 7 would give it away.
    eigen = [
        ("clienten", "fz", "2023", "3"),
        ("clienten", "anders", "2023", "7"),
        ("clienten", "totaal", "2023", "10"),
    ]
    publiceer(tmp_path, "testzorg", 2023, [*eigen, ("verzuim", "", "2023", "4.0")])
    publiceer(
        tmp_path, "testzorg", 2024, [("clienten", "fz", "2023", "x"), ("clienten", "totaal", "2024", "12")]
    )
    spiegel = _spiegel(tmp_path)
    assert spiegel.deelnemers[0].ingehouden
    assert all(c.verborgen for (_, k, _, _), c in spiegel.cellen.items() if k == "clienten")
    assert [c.waarde for c in spiegel.reeks("testzorg", "verzuim")] == [4.0]


def test_veilig_verborgen_blijft_naast_het_zichtbare_staan(tmp_path: Path) -> None:
    eigen = [
        ("clienten", "fz", "2023", "x"),
        ("clienten", "anders", "2023", "x"),
        ("clienten", "totaal", "2023", "30"),
    ]
    publiceer(tmp_path, "testzorg", 2023, eigen)
    publiceer(tmp_path, "testzorg", 2024, [("clienten", "totaal", "2024", "33")])
    spiegel = _spiegel(tmp_path)
    assert not spiegel.deelnemers[0].ingehouden
    assert [c.waarde for c in spiegel.reeks("testzorg", "clienten", "totaal")] == [30.0, 33.0]


def test_ontbreken_is_iets_anders_dan_verborgen(tmp_path: Path) -> None:
    publiceer(tmp_path, "testzorg", 2023, [("verzuim", "", "2023", "4.0")])
    publiceer(tmp_path, "anderezorg", 2023, [("personeel", "totaal", "2023", "20")])
    assert _spiegel(tmp_path).get("anderezorg", "verzuim", "", "2023") is None


@pytest.mark.parametrize(
    ("organisaties", "jaren", "deel"),
    [((), (2030,), "2030"), (("geenzorg",), (), "geenzorg"), (("testzorg",), (), "alleen testzorg 2023")],
)
def test_niets_te_vergelijken_zegt_wat_er_wel_is(
    tmp_path: Path, organisaties: tuple[str, ...], jaren: tuple[int, ...], deel: str
) -> None:
    publiceer(tmp_path, "testzorg", 2023, [("verzuim", "", "2023", "4.0")])
    publiceer(tmp_path, "anderezorg", 2024, [("verzuim", "", "2024", "4.0")])
    with pytest.raises(GebruikFout, match=deel):
        kies(tmp_path, organisaties, jaren)


def test_lege_uitvoer_wijst_de_weg(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="kkfz rapport"):
        kies(tmp_path)


def test_een_gewijzigd_verslag_wordt_geweigerd(tmp_path: Path) -> None:
    map_ = publiceer(tmp_path, "testzorg", 2023, [("verzuim", "", "2023", "4.0")])
    (map_ / "kengetallen.csv").write_text((map_ / "kengetallen.csv").read_text().replace(",4,", ",3,"))
    with pytest.raises(InvoerFout, match=r"testzorg 2023: kengetallen\.csv is na de publicatie gewijzigd"):
        lees(tmp_path, gevonden(tmp_path))


def test_half_gemaakte_en_andere_mappen_zijn_geen_verslag(tmp_path: Path) -> None:
    publiceer(tmp_path, "testzorg", 2023, [("verzuim", "", "2023", "4.0")])
    (tmp_path / "testzorg" / ".2024.nieuw" / "openbaar").mkdir(parents=True)
    (tmp_path / "testzorg" / ".2024.nieuw" / "openbaar" / "kengetallen.csv").touch()
    assert gevonden(tmp_path) == [("testzorg", 2023)]
