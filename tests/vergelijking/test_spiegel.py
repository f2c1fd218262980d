"""What may be shown: one report per year, hidden wherever any report hides, withheld when it can be worked out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kkfzlib.cijfers import Cijfer
from kkfzlib.fouten import GebruikFout, InvoerFout
from kkfzlib.vergelijking import spiegel as spiegel_
from kkfzlib.vergelijking.bronnen import gevonden, kies, lees
from kkfzlib.vergelijking.spiegel import Spiegel, maak_spiegel, sluit_aan
from kkfzlib.verslag.getallen import tekst
from tests.rijen import rij
from tests.vergelijking.verslagen import publiceer, publiceer_rijen, sluit_af


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


def test_een_grof_cijfer_krijgt_geen_decimalen_terug(tmp_path: Path) -> None:
    """Experience of few employees is published in whole years; the export then says 10, and not 10.0."""
    for n, slug in ((12, "kleinzorg"), (40, "grootzorg")):
        publiceer_rijen(tmp_path, slug, 2024, [rij("zorgervaring", "", 2024, 10.0, None, n)])
    spiegel = _spiegel(tmp_path)
    cellen = [spiegel.get(slug, "zorgervaring", "", "2024") for slug in ("kleinzorg", "grootzorg")]
    assert [tekst(c, eenheid=False) for c in cellen if c is not None] == ["10", "10,0"]


def _keten(map_: Path, later: list[Cijfer], weg: list[tuple[str, ...]]) -> bool:
    """Whether a report of 2024 with these rows of 2023 was made with that of 2023 in sight."""
    eigen = [rij("clienten", "fz", 2023, 7), rij("clienten", "totaal", 2023, 20)]
    publiceer_rijen(map_, "testzorg", 2023, eigen)
    publiceer_rijen(map_, "testzorg", 2024, [*later, rij("clienten", "totaal", 2024, 22)], weg)
    return sluit_aan(lees(map_, gevonden(map_)))


@pytest.mark.parametrize(
    ("fz", "weg", "in_keten"),
    [
        ([7], [], True),
        ([0], [("clienten", "fz", "2023")], True),
        ([8], [], False),
        ([], [], False),
    ],
    ids=["gelijk", "later verborgen", "anders", "niet genoemd"],
)
def test_een_keten_noemt_elk_cijfer_over_clienten_van_het_jaar_ervoor(
    tmp_path: Path, fz: list[int], weg: list[tuple[str, ...]], in_keten: bool
) -> None:
    later = [*(rij("clienten", "fz", 2023, n) for n in fz), rij("clienten", "totaal", 2023, 20)]
    assert _keten(tmp_path, later, weg) is in_keten


def test_wat_verborgen_was_en_later_wordt_getoond_breekt_de_keten(tmp_path: Path) -> None:
    publiceer_rijen(
        tmp_path, "testzorg", 2023, [rij("clienten", "fz", 2023, 7)], [("clienten", "fz", "2023")]
    )
    publiceer_rijen(tmp_path, "testzorg", 2024, [rij("clienten", "fz", 2023, 7)])
    assert not sluit_aan(lees(tmp_path, gevonden(tmp_path)))


def test_een_overgeslagen_jaar_breekt_de_keten(tmp_path: Path) -> None:
    for jaar in (2022, 2024):
        publiceer_rijen(tmp_path, "testzorg", jaar, [rij("clienten", "fz", 2022, 7)])
    assert not sluit_aan(lees(tmp_path, gevonden(tmp_path)))


def test_een_bestand_dat_geen_export_is_wordt_met_naam_geweigerd(tmp_path: Path) -> None:
    map_ = publiceer(tmp_path, "testzorg", 2023, [("verzuim", "", "2023", "4.0")])
    (map_ / "kengetallen.csv").write_text("kengetal,waarde\nverzuim,4\n")
    sluit_af(map_)
    with pytest.raises(InvoerFout, match=r"testzorg 2023: kengetallen\.csv heeft niet de vorm"):
        lees(tmp_path, gevonden(tmp_path))


def test_veel_losse_verslagen_worden_in_andere_processen_nagerekend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spiegel_, "_VEEL", 1)
    eigen = [
        ("clienten", "fz", "2023", "3"),
        ("clienten", "anders", "2023", "7"),
        ("clienten", "totaal", "2023", "10"),
    ]
    for slug in ("azorg", "bzorg"):
        publiceer(tmp_path, slug, 2023, eigen)
        publiceer(
            tmp_path, slug, 2024, [("clienten", "fz", "2023", "x"), ("clienten", "totaal", "2024", "12")]
        )
    assert all(d.ingehouden for d in _spiegel(tmp_path).deelnemers)


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


def test_een_publicatiemap_wordt_ook_gelezen_en_een_ander_profiel_niet(tmp_path: Path) -> None:
    """``kkfz publiceer`` leaves ORG/JAAR/, without the name of the profile in the path."""
    for slug, profiel in (("azorg", "openbaar"), ("bzorg", "openbaar"), ("czorg", "indiening")):
        van = publiceer(tmp_path / "uit", slug, 2024, [("verzuim", "", "2024", "4.0")])
        naar = tmp_path / "publicatie" / slug / "2024"
        naar.parent.mkdir(parents=True)
        van.rename(naar)
        manifest = json.loads((naar / "manifest.json").read_text())
        (naar / "manifest.json").write_text(json.dumps({"profiel": profiel, **manifest}))
    paren = gevonden(tmp_path / "publicatie")
    assert paren == [("azorg", 2024), ("bzorg", 2024)]
    bronnen = lees(tmp_path / "publicatie", paren)
    assert [b.bestand for b in bronnen] == ["azorg/2024/kengetallen.csv", "bzorg/2024/kengetallen.csv"]


def test_half_gemaakte_en_andere_mappen_zijn_geen_verslag(tmp_path: Path) -> None:
    publiceer(tmp_path, "testzorg", 2023, [("verzuim", "", "2023", "4.0")])
    (tmp_path / "testzorg" / ".2024.nieuw" / "openbaar").mkdir(parents=True)
    (tmp_path / "testzorg" / ".2024.nieuw" / "openbaar" / "kengetallen.csv").touch()
    assert gevonden(tmp_path) == [("testzorg", 2023)]
