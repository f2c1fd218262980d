"""MeasureReports, published pages, an ``opgave`` and whole folders of kkfz: the same figures come out again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kkfzlib.cijfers import Cijfer
from kkfzlib.dossier import DATA
from kkfzlib.elders import lees_in
from kkfzlib.fouten import InvoerFout
from kkfzlib.kader import gids
from kkfzlib.publiceren.export import exporteer
from kkfzlib.publiceren.meetrapport import meetrapport
from kkfzlib.verslag.getallen import span
from tests.conftest import Verslagmaker
from tests.elders.conftest import Lezer, tabel, waarden, zet
from tests.rijen import publiceer, rij

RIJEN = [
    rij("uitstroom", "totaal", 2024, 60),
    rij("uitstroom", "noemer", 2024, 50),
    rij("continuiteit", "6", 2024, 40.0, 20, 50),
    rij("continuiteit", "8", 2024, 90.0, 45, 50),
    rij("continuiteit", "9", 2024, 60.0, 30, 50),
]


def rapport(rijen: list[Cijfer] = RIJEN, weg: list[tuple[str, ...]] | None = None) -> dict[str, Any]:
    knoop = meetrapport(publiceer(rijen, weg or []), gids(2024), "Testzorg")
    assert knoop is not None
    return knoop


def test_measurereport_en_terug(map_: Path, lees: Lezer) -> None:
    zet(map_, "indicator-2.json", json.dumps(rapport()))
    (pad,) = lees().mappen
    assert waarden(pad) == {
        "continuiteit/6/2024": "40", "continuiteit/8/2024": "90", "continuiteit/9/2024": "60",
        "uitstroom/noemer/2024": "50", "uitstroom/totaal/2024": "60",
    }  # fmt: skip


def test_verborgen_in_fhir_is_verborgen(map_: Path, lees: Lezer) -> None:
    zet(map_, "a.json", json.dumps(rapport(weg=[("continuiteit", "6")])))
    (pad,) = lees().mappen
    assert waarden(pad)["continuiteit/6/2024"] == "x" and waarden(pad)["uitstroom/noemer/2024"] == "50"


def test_bundle_met_een_vreemde_bron_en_een_onbekende_code(map_: Path, lees: Lezer) -> None:
    goed, vreemd = rapport(), rapport()
    vreemd["measure"] = "https://example.org/andere-meting"
    goed["group"].append({"code": {"coding": [{"system": "urn:kkfz:gids-2024:uitstroomcategorie", "code": "77"}]},
                          "measureScore": {"value": 1, "code": "%"}})  # fmt: skip
    bundel = {
        "resourceType": "Bundle",
        "entry": [{"resource": r} for r in (goed, vreemd, {"resourceType": "Patient"})],
    }
    zet(map_, "b.json", json.dumps(bundel))
    uit = lees()
    assert {o.wat for o in uit.onbekend} == {"https://example.org/andere-meting", "continuiteit/77"}
    assert waarden(uit.mappen[0])["continuiteit/6/2024"] == "40"


@pytest.mark.parametrize(
    ("wijzig", "tekst"),
    [
        (lambda r: r["period"].update(end="2025-06-30"), "niet één kalenderjaar"),
        (
            lambda r: r["period"].update(start="2023-01-01", end="2023-12-31"),
            "de periode is 2023, de map 2024",
        ),
        (lambda r: r["group"][0]["measureScore"].update(code="mg"), "past niet bij continuiteit"),
        (lambda r: r["group"][0]["population"][1].update(count=49), "niet in elke groep gelijk"),
        (lambda r: r["group"][0]["measureScore"].update(value=400), "hoogstens 100%"),
    ],
)
def test_wat_niet_kan_in_fhir(map_: Path, lees: Lezer, wijzig: Any, tekst: str) -> None:
    knoop = rapport()
    wijzig(knoop)
    zet(map_, "a.json", json.dumps(knoop))
    with pytest.raises(InvoerFout, match=tekst):
        lees()


@pytest.mark.parametrize("snede", [1, 40, 400, -2])
def test_afgebroken_json_wijst_de_plaats(map_: Path, lees: Lezer, snede: int) -> None:
    zet(map_, "a.json", json.dumps(rapport(), indent=1)[:snede])
    with pytest.raises(InvoerFout) as fout:
        lees()
    assert fout.value.bevindingen[0].regel and "niet heel" in fout.value.bevindingen[0].herstel


@pytest.mark.parametrize(
    "inhoud", [b"", b"null", b"[]", b"\xff\xfe\x00", b"[" * 100_000, b'{"resourceType": 3}']
)
def test_andere_json_geeft_geen_spoor(map_: Path, lees: Lezer, inhoud: bytes) -> None:
    zet(map_, "a.json", inhoud)
    with pytest.raises(InvoerFout):
        lees()


def _pagina(rijen: list[Cijfer], weg: list[tuple[str, ...]] | None = None, kop: str = "") -> str:
    """A page as pandoc makes it from the spans of a report."""
    import re

    g = publiceer(rijen, weg or [])
    spans = [span(c, s, jaar=2024) for c in g for s in ("waarde", "teller", "noemer")]  # type: ignore[arg-type]
    vorm = re.compile(r"\[(.*?)\]\{\.kg(?: \.kg-x)? (.*?)\}")
    return f"<main>{kop}" + " ".join(vorm.sub(r'<span class="kg" \2>\1</span>', s) for s in spans) + "</main>"


def test_pagina_en_terug(map_: Path, lees: Lezer) -> None:
    rijen = [
        *RIJEN,
        rij("omzet", "totaal", 2024, 1309766.0),
        rij("bezette_bedden", "", 2023, 15.3, 5600, 366),
    ]
    zet(map_, "verslag.html", _pagina(rijen, [("continuiteit", "6")]))
    (pad,) = lees().mappen
    gelezen = waarden(pad)
    assert gelezen["continuiteit/9/2024"] == "60" and gelezen["continuiteit/6/2024"] == "x"
    assert "bezette_bedden//2023" in gelezen
    assert {r["kengetal"]: r["eenheid"] for r in tabel(pad, "inlezing/toewijzing.csv")}["omzet"] == "euro"


@pytest.mark.parametrize("merk", ["indiening", "concept"])
def test_vertrouwelijke_pagina_wordt_niet_gelezen(map_: Path, lees: Lezer, merk: str) -> None:
    zet(map_, "a.html", _pagina(RIJEN, kop=f'<p class="merk merk-{merk}">vertrouwelijk</p>'))
    with pytest.raises(InvoerFout, match="geen openbaar verslag"):
        lees()


def test_pagina_zonder_kenmerken_en_met_twee_waarden(map_: Path, lees: Lezer) -> None:
    zet(map_, "a.html", "<p>Verzuim 4,5%</p>")
    with pytest.raises(InvoerFout, match="--verslag"):
        lees()
    zet(map_, "a.html", _pagina(RIJEN) + '<b data-kengetal="continuiteit/6">41%</b>')
    with pytest.raises(InvoerFout, match="twee waarden"):
        lees()


def test_synthetisch_blijft_synthetisch(map_: Path, lees: Lezer) -> None:
    from kkfzlib.vergelijking.bronnen import lees as lees_bronnen

    zet(map_, "a.html", _pagina(RIJEN, kop='<div class="synthetisch">verzonnen</div>'))
    (pad,) = lees().mappen
    assert json.loads((pad / "manifest.json").read_text())["synthetisch"] is True
    (bron,) = lees_bronnen(pad.parents[2], [("elders", 2024)])
    assert bron.synthetisch


@pytest.mark.parametrize(("organisatie", "jaar"), [("nourzorg", 2024), ("sofia-zorg", 2023)])
def test_opgave_van_de_gepubliceerde_verslagen(
    map_: Path, lees: Lezer, verslag: Verslagmaker, organisatie: str, jaar: int
) -> None:
    """Byte for byte what ``kkfz rapport`` publishes of the same statement and the same signed decision."""
    ruw = DATA / "raw" / organisatie / str(jaar)
    for naam in ("opgave.csv", "benchmarks.csv", "besluiten.yml", "verslag.yml"):
        if (ruw / naam).is_file():
            zet(map_, naam, (ruw / naam).read_bytes(), wie=f"{organisatie}/{jaar}")
    (pad,) = lees().mappen
    eigen = verslag(organisatie, jaar).uitvoer("openbaar") / "kengetallen.csv"
    assert (pad / "kengetallen.csv").read_bytes() == eigen.read_bytes()


def test_opgave_zonder_besluit_is_beschermd(map_: Path, lees: Lezer) -> None:
    zet(map_, "opgave.csv", (DATA / "raw/nourzorg/2024/opgave.csv").read_bytes(), wie="nourzorg/2024")
    gelezen = waarden(lees().mappen[0])
    assert {gelezen[f"continuiteit/{c}/2024"] for c in ("3", "4", "6", "7", "8", "9", "10")} == {"x"}


def _openbaar(map_: Path, rijen: list[Cijfer], weg: list[tuple[str, ...]], profiel: str = "openbaar") -> Path:
    from kkfzlib.uitvoeren.manifest import maak_openbaar

    doel = map_ / "elders" / "2024" / profiel
    doel.mkdir(parents=True)
    exporteer(publiceer(rijen, weg), doel)
    (doel / "manifest.json").write_text(json.dumps(maak_openbaar({"profiel": profiel}, doel)))
    return doel


def test_een_heel_verslag_van_kkfz_komt_ongewijzigd_over(map_: Path, lees: Lezer) -> None:
    kaal = [
        rij("bezette_bedden", "", 2024, 16.3),
        rij("clienten", "fz", 2024, 16),
        rij("clienten", "anders", 2024, 2),
    ]
    doel = _openbaar(map_, kaal, [("clienten", "anders"), ("clienten", "fz")])
    (pad,) = lees().mappen
    assert (pad / "kengetallen.csv").read_bytes() == (doel / "kengetallen.csv").read_bytes()
    # Changed after it was published: then it is a file like any other, and protected as such.
    export = doel / "kengetallen.csv"
    export.write_text(export.read_text() + "clienten,totaal,2024,3,aantal,,,registratie\n")
    assert waarden(lees().mappen[0])["clienten/totaal/2024"] == "x"


def test_de_indiening_wordt_niet_gelezen(map_: Path, lees: Lezer) -> None:
    _openbaar(map_, RIJEN, [], "indiening")
    with pytest.raises(InvoerFout, match="vertrouwelijk"):
        lees()


def test_een_koppeling_naar_buiten_wordt_niet_gevolgd(map_: Path, lees: Lezer, tmp_path: Path) -> None:
    buiten = zet(tmp_path, "a.csv", "kengetal;uitsplitsing;waarde\nleerlijnmodules;;99\n", wie="buiten")
    (map_ / "elders").mkdir()
    (map_ / "elders" / "2024").symlink_to(buiten.parent)
    with pytest.raises(InvoerFout, match="geen enkel kengetal"):
        lees()


def test_vergelijk_leest_wat_is_ingelezen(map_: Path, lees: Lezer, tmp_path: Path) -> None:
    from kkfzlib.vergelijking import bronnen

    zet(map_, "a.json", json.dumps(rapport()))
    zet(map_, "b.csv", "kengetal;uitsplitsing;waarde\nleerlijnmodules;;47\n", wie="ander/2024")
    lees()
    uit = tmp_path / "uit"
    assert bronnen.kies(uit) == [("ander", 2024), ("elders", 2024)]
    ander, elders = bronnen.lees(uit, bronnen.gevonden(uit))
    assert [c.waarde for c in ander.cellen] == [47.0] and len(elders.cellen) == 5


def test_opdracht_op_de_regel(map_: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kkfzlib.cli import app
    from kkfzlib.foutmelding import uitvoeren

    zet(map_, "a.csv", "kengetal;uitsplitsing;waarde\nleerlijnmodules;;47\nbuurt;;3\n", wie=".")
    opdracht = [
        "lees-in",
        str(map_),
        "--naar",
        str(tmp_path / "uit"),
        "--organisatie",
        "oost",
        "--jaar",
        "2024",
    ]
    assert uitvoeren(lambda: app(opdracht, standalone_mode=False)) == 0
    uit = capsys.readouterr().out
    assert "1 cijfers overgenomen" in uit and "a.csv:3: buurt" in uit
    shutil.rmtree(tmp_path / "uit")
    (map_ / "a.csv").write_text("kengetal;uitsplitsing;waarde\nleerlijnmodules;;veel\n")
    assert uitvoeren(lambda: app(opdracht, standalone_mode=False)) == 1
    fout = capsys.readouterr().err
    assert "a.csv:2" in fout and "Traceback" not in fout and not (tmp_path / "uit").exists()


def test_niets_blijft_achter_als_de_schijf_faalt(
    map_: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kkfzlib.elders import opdracht
    from kkfzlib.fouten import MachineFout

    def vol(*_: object) -> None:
        raise OSError(28, "No space left on device")

    zet(map_, "a.csv", "kengetal;uitsplitsing;waarde\nleerlijnmodules;;47\n")
    monkeypatch.setattr(opdracht, "verwissel", vol)
    with pytest.raises(MachineFout):
        lees_in(map_, tmp_path / "uit")
    assert not (tmp_path / "uit" / "elders" / "2024").exists()


def test_wat_is_ingelezen_komt_bij_nog_eens_lezen_ongewijzigd_over(
    map_: Path, lees: Lezer, tmp_path: Path
) -> None:
    zet(map_, "a.json", json.dumps(rapport()))
    zet(
        map_, "b.csv", "kengetal;uitsplitsing;waarde\nclienten;fz;16\nclienten;anders;2\nclienten;totaal;18\n"
    )
    (eerst,) = lees().mappen
    uit = lees_in(tmp_path / "uit", tmp_path / "nog eens")
    assert (uit.mappen[0] / "kengetallen.csv").read_bytes() == (eerst / "kengetallen.csv").read_bytes()
    assert [o.wat for o in uit.onbekend] == ["kengetallen.xlsx"]


def test_een_vergelijking_is_geen_bron(map_: Path, lees: Lezer) -> None:
    zet(
        map_,
        "vergelijking.csv",
        "organisatie;kengetal;uitsplitsing;waarde\noost;leerlijnmodules;;47\n",
        wie="vergelijking",
    )
    zet(map_, "manifest.json", '{"soort": "vergelijking"}', wie="vergelijking")
    with pytest.raises(InvoerFout, match="alleen de verslagen zelf"):
        lees()


def test_van_wie_ook_dieper_in_de_map(map_: Path, lees: Lezer) -> None:
    zet(
        map_,
        "a.csv",
        "kengetal;uitsplitsing;waarde\nleerlijnmodules;;47\n",
        wie="download/oost/2023/open data",
    )
    assert [p.parts[-3:-1] for p in lees().mappen] == [("oost", "2023")]


def test_honderd_teksten_zijn_een_regel(map_: Path, lees: Lezer) -> None:
    zet(map_, "a.csv", "kengetal;uitsplitsing;waarde\nleerlijnmodules;;47\n")
    for n in range(100):
        zet(map_, f"t{n:02}.md", "tekst", wie="elders/2024/teksten")
    (regel,) = lees().onbekend
    assert str(regel) == "elders/2024/teksten: t00.md en nog 99: geen CSV, JSON of HTML; niet gelezen"
