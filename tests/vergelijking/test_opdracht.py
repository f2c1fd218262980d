"""The command from end to end: files, hidden values nowhere, the former comparison kept after a failure."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kkfzlib.cli import draai
from kkfzlib.fouten import MachineFout
from kkfzlib.vergelijking import opdracht
from kkfzlib.vergelijking.opdracht import vergelijk
from kkfzlib.weergave.ingebouwd import Ingebouwd
from tests.vergelijking.paginas import getoond
from tests.vergelijking.verslagen import publiceer


@pytest.fixture
def uit(tmp_path: Path) -> Path:
    for jaar, waarde in ((2023, "4.1"), (2024, "5.2")):
        rijen = [("verzuim", "", str(jaar), waarde), ("zorgzwaarte", "C-1", str(jaar), "x")]
        publiceer(tmp_path / "uit", "testzorg", jaar, rijen)
    return tmp_path / "uit"


def _bytes(map_: Path) -> dict[str, bytes]:
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in map_.rglob("*") if p.is_file()}


@pytest.mark.traag(reden="a whole comparison, page and PDF")
def test_heel_de_vergelijking(uit: Path) -> None:
    paden = vergelijk(uit, engine="ingebouwd")
    assert {p.name for p in paden} == {
        "vergelijking.html",
        "vergelijking.pdf",
        "vergelijking.csv",
        "manifest.json",
    }
    eerst = _bytes(uit / "vergelijking")
    uitgevoerd = _uitgevoerd(uit / "vergelijking/vergelijking.csv")
    assert _gedrukt(uit / "vergelijking") == uitgevoerd
    namen = {p.name for p in (uit / "vergelijking/kengetallen").iterdir()}
    assert namen == {"verzuim.html", "zorgzwaarte.html"}
    assert set(json.loads(eerst["manifest.json"])["bestanden"]) >= {f"kengetallen/{n}" for n in namen}
    manifest = json.loads(eerst["manifest.json"])
    assert set(manifest["bronnen"]) == {f"testzorg/{j}/openbaar/kengetallen.csv" for j in (2023, 2024)}
    vergelijk(uit, engine="ingebouwd")
    assert _bytes(uit / "vergelijking") == eerst
    assert {p.name for p in uit.iterdir()} == {"testzorg", "vergelijking", ".vergelijking.slot"}


def _gedrukt(map_: Path) -> set[tuple[str, ...]]:
    """The values on all pages together."""
    return {(g.organisatie, g.naam, g.periode, g.tekst) for g in getoond(map_) if g.soort == "waarde"}


def _uitgevoerd(pad: Path) -> set[tuple[str, ...]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    return {
        (
            r["organisatie"],
            "/".join(d for d in (r["kengetal"], r["uitsplitsing"]) if d),
            r["periode"],
            r["waarde"],
        )
        for r in rijen
    }


def test_mislukte_weergave_laat_de_vorige_staan(uit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doel = uit / "vergelijking"
    doel.mkdir()
    (doel / "vergelijking.html").write_text("de vorige")

    def mislukt(self: Ingebouwd, werkmap: Path) -> None:
        raise MachineFout("de engine is stuk")

    monkeypatch.setattr(Ingebouwd, "render", mislukt)
    with pytest.raises(MachineFout, match="de engine is stuk"):
        vergelijk(uit, engine="ingebouwd")
    assert _bytes(doel) == {"vergelijking.html": b"de vorige"}
    assert not (uit / ".vergelijking.nieuw").exists()


def test_een_tegelijk_en_resten_van_een_afgebroken_run(uit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (uit / ".vergelijking.nieuw").mkdir()
    (uit / ".vergelijking.oud").mkdir()
    (uit / ".vergelijking.oud" / "vergelijking.html").write_text("de vorige")

    def tweede(spiegel: object, motor: object, doel: Path) -> None:
        with pytest.raises(MachineFout, match="Er loopt al een vergelijking"):
            vergelijk(uit, engine="ingebouwd")
        raise MachineFout("klaar")

    monkeypatch.setattr(opdracht, "_maak", tweede)
    with pytest.raises(MachineFout, match="klaar"):
        vergelijk(uit, engine="ingebouwd")
    assert _bytes(uit / "vergelijking") == {"vergelijking.html": b"de vorige"}
    assert not (uit / ".vergelijking.nieuw").exists()


def test_persoonsgegeven_in_de_uitvoer_wordt_geweigerd(uit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publiceer(uit, "lekzorg", 2024, [("bijeenkomsten", "jan@voorbeeld.nl", "2024", "3")])

    def alleen_csv(spiegel: object, motor: object, doel: Path) -> None:
        (doel / "vergelijking.csv").write_text(opdracht.als_csv(spiegel), encoding="utf-8")  # type: ignore[arg-type]

    monkeypatch.setattr(opdracht, "_maak", alleen_csv)
    with pytest.raises(Exception, match="persoonsgegevens"):
        vergelijk(uit, engine="ingebouwd")
    assert not (uit / "vergelijking").exists()


def test_andermans_map_wordt_niet_vervangen(
    uit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "werk").mkdir()
    (tmp_path / "werk/brief.txt").write_text("bewaren")
    assert (
        draai(["vergelijk", "--uit", str(uit), "--naar", str(tmp_path / "werk"), "--engine", "ingebouwd"])
        == 2
    )
    assert "iets anders dan een vergelijking" in capsys.readouterr().err
    assert (tmp_path / "werk/brief.txt").read_text() == "bewaren"


def test_niets_te_vergelijken_geeft_exitcode_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(["vergelijk", "--uit", str(tmp_path)]) == 2
    assert "Er valt niets te vergelijken" in capsys.readouterr().err
