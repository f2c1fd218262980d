"""CSV files of other tools: separators, notations, units and names, stated or refused but never guessed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from kkfzlib.elders.getallen import Geengetal, Notatie
from kkfzlib.fouten import GebruikFout, InvoerFout
from tests.elders.conftest import Lezer, tabel, waarden, zet

KOP = ["kengetal", "uitsplitsing", "periode", "waarde", "eenheid"]


def maak(scheiding: str, *rijen: str, kop: list[str] = KOP) -> str:
    """Rows written with ``|`` between cells, in the separator asked for."""
    return "\n".join(scheiding.join(r) for r in [kop, *(r.split("|") for r in rijen)]) + "\n"


@pytest.mark.parametrize("scheiding", [";", ",", "\t", "|"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig"])
def test_elk_scheidingsteken(map_: Path, lees: Lezer, scheiding: str, codering: str) -> None:
    inhoud = maak(scheiding, "bezette_bedden||2024|16|bedden", "leerlijnmodules||2024|47|aantal")
    zet(map_, "cijfers.csv", inhoud.encode(codering))
    (pad,) = lees().mappen
    assert waarden(pad)["leerlijnmodules//2024"] == "47"


def test_windows_1252(map_: Path, lees: Lezer) -> None:
    zet(map_, "c.csv", maak(";", "bijeenkomsten|cliënten|2024|12|aantal").encode("cp1252"))
    (pad,) = lees().mappen
    assert waarden(pad)["bijeenkomsten/cliënten/2024"] == "12"


@pytest.mark.parametrize(
    ("cellen", "tekst", "getal"),
    [
        (["1.236.365", "94,40"], "1.236.365", 1236365),
        (["1,236,365", "94.40"], "94.40", 94.4),
        (["1.234", "5,5"], "1.234", 1234),
        (["1.234", "0.5"], "1.234", 1.234),
        (["1,234", "5,5"], "1,234", 1.234),
        (["12345,678"], "12345,678", 12345.678),
        (["7"], "7", 7),
        (["-3,5"], "−3,5", -3.5),
    ],
)
def test_notatie_uit_het_bestand_zelf(cellen: list[str], tekst: str, getal: float) -> None:
    assert Notatie.uit(cellen).lees(tekst)[0] == pytest.approx(getal)


@pytest.mark.parametrize(
    ("cellen", "tekst"), [(["1.234"], "1.234"), (["1,234", "7"], "1,234"), (["5,5", "5.5"], "5,5")]
)
def test_twijfel_wordt_geweigerd(cellen: list[str], tekst: str) -> None:
    with pytest.raises(Geengetal, match="twee getallen"):
        Notatie.uit(cellen).lees(tekst)


@given(
    st.lists(st.decimals(min_value=0, max_value=10**8, places=3), min_size=1, max_size=6),
    st.sampled_from(["nl_NL", "en_US"]),
    st.booleans(),
)
def test_nooit_een_ander_getal_dan_er_staat(getallen: list[Decimal], taal: str, duizendtallen: bool) -> None:
    """Written by another library in either notation: read as that number, or refused."""
    cellen = [format_decimal(g, locale=taal, group_separator=duizendtallen) for g in getallen]
    notatie = Notatie.uit(cellen)
    for cel, getal in zip(cellen, getallen, strict=True):
        try:
            gelezen, _ = notatie.lees(cel)
        except Geengetal:
            continue
        assert gelezen == pytest.approx(float(getal), abs=1e-9)


def test_twijfel_wijst_de_cel_en_de_uitweg(map_: Path, lees: Lezer, tmp_path: Path) -> None:
    zet(map_, "c.csv", maak(";", "leerlijnmodules||2024|1.234|aantal"))
    with pytest.raises(InvoerFout) as fout:
        lees()
    (b,) = fout.value.bevindingen
    assert (b.bestand, b.regel, b.kolom) == (
        "elders/2024/c.csv",
        2,
        "waarde",
    ) and "decimaalteken" in b.herstel
    assert not (tmp_path / "uit").exists()
    (map_ / "toewijzing.yml").write_text("decimaalteken: komma\n")
    (pad,) = lees().mappen
    assert waarden(pad)["leerlijnmodules//2024"] == "1234"


def test_alle_fouten_tegelijk_en_niets_bewaard(map_: Path, lees: Lezer, tmp_path: Path) -> None:
    zet(
        map_,
        "c.csv",
        maak(
            ";",
            "verzuim||2024|4,5|uren",
            "clienten|totaal|2024|12,5|aantal",
            "clienten_aandeel|fz|2024|140|%",
            "bezette_bedden||vorig jaar|16|bedden",
            "leerlijnmodules||2024|-4|aantal",
            "leerlijnmodules||2024|veel|aantal",
        ),
    )
    zet(map_, "kapot.json", '{"resourceType": "MeasureReport", "group": [')
    with pytest.raises(InvoerFout) as fout:
        lees()
    assert [b.regel for b in fout.value.bevindingen if b.bestand.endswith("c.csv")] == [2, 3, 4, 5, 6, 7]
    assert any("JSON" in b.regeltekst for b in fout.value.bevindingen)
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("rij", "reden"), [("verzuim||2024|4,5|uren", "past niet bij verzuim"), ("omzet|fz|2024|5,1|%", "euro")]
)
def test_verkeerde_eenheid_is_een_fout(map_: Path, lees: Lezer, rij: str, reden: str) -> None:
    zet(map_, "c.csv", maak(";", rij))
    with pytest.raises(InvoerFout, match=reden):
        lees()


def test_onbekende_namen_worden_genoemd_en_de_rest_telt(map_: Path, lees: Lezer) -> None:
    rijen = ("tevreden_buren||2024|8|score", "clienten|volwassen|2024|30|aantal", "continuiteit|99|2024|30|%")
    zet(map_, "c.csv", maak(";", *rijen, "leerlijnmodules||2024|47|aantal"))
    uit = lees()
    assert [o.regel for o in uit.onbekend] == [2, 3, 4]
    (pad,) = uit.mappen
    assert list(waarden(pad)) == ["leerlijnmodules//2024"]
    assert [r["wat"] for r in tabel(pad, "inlezing/niet-overgenomen.csv")] == [
        "tevreden_buren",
        "clienten/volwassen",
        "continuiteit/99",
    ]


def test_toewijzing_wordt_gevolgd_en_verteld(map_: Path, lees: Lezer) -> None:
    (map_ / "toewijzing.yml").write_text(
        "kolommen: {indicator: kengetal, onderdeel: uitsplitsing, value: waarde, jaar: periode, unit: eenheid}\n"
        "kengetallen: {modules gevolgd: leerlijnmodules, overleg: bijeenkomsten/totaal}\neenheden: {stuks: aantal}\n"
    )
    kop = ["indicator", "onderdeel", "jaar", "value", "unit"]
    zet(map_, "c.csv", maak(",", "Modules gevolgd||2024|47|stuks", "Overleg||2024|12|stuks", kop=kop))
    (pad,) = lees().mappen
    assert waarden(pad) == {"bijeenkomsten/totaal/2024": "12", "leerlijnmodules//2024": "47"}
    uitleg = {r["kengetal"]: r for r in tabel(pad, "inlezing/toewijzing.csv")}
    assert uitleg["leerlijnmodules"]["van"] == "Modules gevolgd" and uitleg["leerlijnmodules"]["regel"] == "2"
    assert "modules gevolgd is leerlijnmodules" in uitleg["leerlijnmodules"]["uitleg"].lower()
    assert "eenheid stuks is aantal" in uitleg["leerlijnmodules"]["uitleg"]


@pytest.mark.parametrize(
    ("yml", "tekst"),
    [
        ("kengetallen: {x: bestaatniet}", "kent kkfz niet"),
        ("eenheden: {x: liter}", "kent kkfz niet"),
        ("kolommen: [a, b]", "zonder paren"),
        ("vreemd: {a: b}", "onbekend"),
        ("- lijst", "lijst van namen"),
        ("decimaalteken: streep", "onbekend decimaalteken"),
        ("kolommen: {a: waarde", ""),
    ],
)
def test_foute_toewijzing(map_: Path, lees: Lezer, yml: str, tekst: str) -> None:
    (map_ / "toewijzing.yml").write_text(yml)
    zet(map_, "c.csv", maak(";", "leerlijnmodules||2024|47|aantal"))
    with pytest.raises(InvoerFout) as fout:
        lees()
    assert all(b.bestand == "toewijzing.yml" and b.regel for b in fout.value.bevindingen)
    assert tekst in fout.value.bevindingen[0].regeltekst


def test_verborgen_blijft_verborgen_ook_naast_een_ander_bestand(map_: Path, lees: Lezer) -> None:
    zet(map_, "a.csv", maak(";", "leerlijnmodules||2024|x|aantal", "clienten|totaal|2024|31|aantal"))
    zet(map_, "b.csv", maak(";", "leerlijnmodules||2024|47|aantal"))
    (pad,) = lees().mappen
    assert waarden(pad)["leerlijnmodules//2024"] == "x"
    assert not any("47" in p.read_text(errors="replace") for p in pad.rglob("*.csv"))


def test_kleine_aantallen_van_elders_worden_niet_doorverteld(map_: Path, lees: Lezer) -> None:
    rijen = ("clienten|fz|2024|16|aantal", "clienten|anders|2024|2|aantal", "clienten|totaal|2024|18|aantal")
    zet(map_, "c.csv", maak(";", *rijen))
    uit = lees()
    cijfers = waarden(uit.mappen[0])
    assert cijfers["clienten/anders/2024"] == cijfers["clienten/fz/2024"] == "x"
    assert cijfers["clienten/totaal/2024"] == "18"
    regels = {r["uitsplitsing"]: r for r in tabel(uit.mappen[0], "inlezing/toewijzing.csv")}
    assert regels["anders"]["waarde"] == "x" and "te klein" in regels["anders"]["uitleg"]
    assert uit.te_tekenen.keys() == {("elders", 2024)}


def test_een_getekend_besluit_ernaast_laat_ze_staan(map_: Path, lees: Lezer) -> None:
    rijen = ("clienten|fz|2024|16|aantal", "clienten|anders|2024|2|aantal", "clienten|totaal|2024|18|aantal")
    zet(map_, "c.csv", maak(";", *rijen))
    (hash_,) = lees().te_tekenen.values()
    zet(
        map_,
        "besluiten.yml",
        '- {wat: "eigen publicatie: alle kengetallen", waarom: zo gepubliceerd, wie: bestuur, datum: 2025-01-01, '
        f"verloopt: 2099-01-01, hash: {hash_}}}\n",
    )
    uit = lees()
    assert waarden(uit.mappen[0])["clienten/anders/2024"] == "2" and not uit.te_tekenen


def test_twee_bestanden_die_elkaar_tegenspreken(map_: Path, lees: Lezer) -> None:
    zet(map_, "a.csv", maak(";", "bezette_bedden||2024|16,3|bedden"))
    zet(map_, "b.csv", maak(";", "bezette_bedden||2024|17|bedden"))
    with pytest.raises(InvoerFout, match=r"andere waarde dan in elders/2024/a\.csv:2"):
        lees()
    zet(map_, "b.csv", maak(";", "bezette_bedden||2024|16|bedden"))
    assert lees().mappen


def test_rij_van_andere_lengte_en_kop_dubbel(map_: Path, lees: Lezer) -> None:
    zet(map_, "a.csv", maak(";", "leerlijnmodules||2024|47"))
    zet(map_, "b.csv", maak(";", "leerlijnmodules||2024|47|aantal|x", kop=[*KOP, "waarde"]))
    with pytest.raises(InvoerFout) as fout:
        lees()
    assert [(b.bestand[-5:], b.regel) for b in fout.value.bevindingen] == [("a.csv", 2), ("b.csv", 1)]


def test_van_wie_uit_kolom_map_of_optie(map_: Path, lees: Lezer) -> None:
    inhoud = maak(
        ";",
        "oost|leerlijnmodules||2023|47|aantal",
        "west|leerlijnmodules||2024|48|aantal",
        kop=["organisatie", *KOP],
    )
    zet(map_, "c.csv", inhoud, wie=".")
    assert [p.parts[-3:-1] for p in lees().mappen] == [("oost", "2023"), ("west", "2024")]
    zet(map_, "c.csv", maak(";", "leerlijnmodules||2024|47|aantal"), wie=".")
    with pytest.raises(InvoerFout, match="van wie dit is"):
        lees()
    assert [p.parts[-3:-1] for p in lees("noord").mappen] == [("noord", "2024")]


def test_ruwe_tabellen_worden_niet_gelezen_en_niet_verteld(map_: Path, lees: Lezer) -> None:
    zet(map_, "plaatsingen.csv", "client_id;locatie\nGEHEIM-1;Huis\n")
    zet(map_, "c.csv", maak(";", "leerlijnmodules||2024|47|aantal"))
    uit = lees()
    assert "plaatsingen.csv" in str(uit.onbekend[0]) and "client_id" not in str(uit.onbekend)
    assert not any("GEHEIM" in p.read_text(errors="replace") for p in uit.mappen[0].rglob("*.*"))


def test_niets_herkend_is_een_weigering(map_: Path, lees: Lezer) -> None:
    zet(map_, "lees.txt", "hallo")
    with pytest.raises(InvoerFout, match="geen enkel kengetal"):
        lees()
    with pytest.raises(GebruikFout, match="Er is geen map"):
        from kkfzlib.elders import lees_in

        lees_in(map_ / "weg", map_ / "uit")


def test_een_verslag_van_kkfz_wordt_niet_overschreven(map_: Path, lees: Lezer, tmp_path: Path) -> None:
    zet(map_, "c.csv", maak(";", "leerlijnmodules||2024|47|aantal"))
    assert lees().mappen == lees().mappen
    (tmp_path / "uit" / "elders" / "2024" / "openbaar" / "manifest.json").write_text(
        '{"profiel": "openbaar"}'
    )
    with pytest.raises(GebruikFout, match="al een verslag van elders 2024"):
        lees()


def test_formule_en_regeleinden_zijn_onschadelijk(map_: Path, lees: Lezer) -> None:
    zet(map_, "c.csv", maak(";", "bijeenkomsten|=1+1|2024|12|aantal", "=cmd|a|2024|1|aantal"))
    (pad,) = lees().mappen
    for bestand in ("kengetallen.csv", "inlezing/toewijzing.csv", "inlezing/niet-overgenomen.csv"):
        assert not any(cel.startswith("=") for r in tabel(pad, bestand) for cel in r.values())


def test_woordenboek_met_een_andere_definitie(map_: Path, lees: Lezer) -> None:
    from kkfzlib.kengetallen.register import REGISTER

    zelfde = REGISTER["bezette_bedden"].definitie
    zet(map_, "c.csv", maak(";", "leerlijnmodules||2024|47|aantal", "bezette_bedden||2024|160|bedden"))
    zet(
        map_,
        "woordenboek.csv",
        f'begrip;betekenis\nleerlijnmodules;Uren besteed aan leren\nbezette_bedden;"{zelfde}"\n',
    )
    uit = lees()
    assert "leerlijnmodules//2024" not in waarden(uit.mappen[0]) and "bezette_bedden//2024" in waarden(
        uit.mappen[0]
    )
    assert any("andere definitie" in o.reden for o in uit.onbekend)
    (map_ / "toewijzing.yml").write_text("definities: {leerlijnmodules: gelijk}\n")
    assert "leerlijnmodules//2024" in waarden(lees().mappen[0])
