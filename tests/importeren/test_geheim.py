"""The key, the pseudonyms and the supplement; nothing that comes of imported exports holds anything of a person."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import zlib
from pathlib import Path

import pytest

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.herkomst.traceer import traceer
from kkfzlib.importeren.personen import personen
from kkfzlib.importeren.pseudoniem import pseudoniemen
from kkfzlib.importeren.sleutel import lees_sleutel, sleutelpad
from kkfzlib.inlezen import lees_invoer
from kkfzlib.uitvoeren.plan import waarom
from tests.importeren.klein import KOP, PERSONEN, RECEPT, RIJEN, csv, maak, voer_in, werkboek

MENSEN = r"""
medewerkers:
  bron: personeel.csv
  kolommen: {medewerker_id: {uit: Nr, pseudoniem: medewerker}, functie: {uit: Functie}, opleiding: {vast: mbo},
             dienstverband: {vast: vast}, fte: {vast: 1}, in_dienst: {uit: Van, datum: d-m-jjjj}}
"""
PERSONEEL = csv(["Nr", "Functie", "Van"], ["8001", "begeleider", "1-2-2020"], ["8002", "coach", "1-3-2021"])


@pytest.mark.parametrize("sleutel", [b"0123456789abcdef", b"s" * 64, b"langer dan een blok " * 5])
def test_pseudoniem_is_hmac_over_de_waarde(sleutel: bytes) -> None:
    uit = pseudoniemen(["1001", "", "é"], sleutel)
    for waarde, naam in zip(("1001", "é"), (uit[0], uit[2]), strict=True):
        digest = hmac.new(sleutel, waarde.encode(), hashlib.sha256).digest()
        assert naam == "c-" + base64.b32encode(digest).decode()[:12]
    assert uit[1] == ""


def test_sleutel_wordt_gemaakt_en_is_van_de_eigenaar_alleen(_eigen_thuis: Path) -> None:
    een = lees_sleutel("testzorg")
    pad = sleutelpad("testzorg")
    assert pad == _eigen_thuis / ".config" / "kkfz" / "testzorg.sleutel"
    assert (pad.stat().st_mode & 0o777, pad.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert lees_sleutel("testzorg") == een != lees_sleutel("andere")


def test_onbruikbare_sleutels(_eigen_thuis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lees_sleutel("testzorg")
    pad = sleutelpad("testzorg")
    pad.chmod(0o640)
    with pytest.raises(GebruikFout, match="chmod 600"):
        lees_sleutel("testzorg")
    pad.chmod(0o600)
    for inhoud in ("", "kort\n"):
        pad.write_text(inhoud, encoding="utf-8")
        with pytest.raises(GebruikFout, match="reservekopie"):
            lees_sleutel("testzorg")
    monkeypatch.setenv("KKFZ_SLEUTEL", "een-sleutel-van-zestien-tekens")
    assert lees_sleutel("testzorg") == b"een-sleutel-van-zestien-tekens"


def test_zelfde_bytes_en_een_andere_sleutel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ids(naam: str) -> list[str]:
        gedaan = voer_in(tmp_path / naam, clienten__csv=csv(KOP, *RIJEN))
        return gedaan.tafels["plaatsingen"].teksten("client_id").tolist()

    een = ids("a")
    assert een == ids("b") and len(set(een)) == 2
    monkeypatch.setenv("KKFZ_SLEUTEL", "een andere sleutel, lang genoeg")
    assert not set(een) & set(ids("c"))


def test_aanvulling(tmp_path: Path) -> None:
    dossier = maak(tmp_path, RECEPT + MENSEN, clienten__csv=csv(KOP, *RIJEN), personeel__csv=PERSONEEL)
    eerst, bevindingen = lees_invoer(dossier)
    assert eerst is not None, "\n".join(map(str, bevindingen))
    client = eerst.tabellen["plaatsingen"].loc[0, "client_id"]
    mens = eerst.tabellen["medewerkers"].loc[1, "medewerker_id"]
    (dossier.raw / "aanvulling.xlsx").write_bytes(
        werkboek(
            ["zomaar"],
            Uitleg=[["lees dit"]],
            uitstroom=[["client_id", "datum", "Toelichting (locatie)", "terug_naar_detentie", "vervolgzorg"],
                       [client, "1-6-2024", "Noord", "nee", "6 (Forensisch) Beschermd wonen"],
                       [client, "7-6-2024", "Noord", None, None]],
            ervaring=[["medewerker_id", "ervaring_sinds"], [mens, "1-1-2010"]],
            capaciteit=[["locatie", "bedden", "begindatum", "einddatum"], ["Noord", 12, "1-1-2024", None]],
        )
    )  # fmt: skip
    invoer, bevindingen = lees_invoer(dossier)
    assert {b.code for b in bevindingen if b.ernst == "fout"} == {"onbekend-blad"}
    from openpyxl import load_workbook

    boek = load_workbook(dossier.raw / "aanvulling.xlsx")
    del boek["Export"]
    boek.save(dossier.raw / "aanvulling.xlsx")
    invoer, bevindingen = lees_invoer(dossier)
    assert invoer is not None, "\n".join(map(str, bevindingen))
    assert {b.code for b in bevindingen} == {"export-persoonskolom", "aanvulling-open"}
    assert invoer.tabellen["uitstroom"][["client_id", "vervolgzorg"]].values.tolist() == [[client, "6"]]
    ervaring = invoer.tabellen["medewerkers"]["ervaring_sinds"]
    assert ervaring.isna().tolist() == [True, False]
    assert len(invoer.tabellen["capaciteit"]) == 1


def _bytes(pad: Path) -> bytes:
    """A file's bytes; of a PDF or workbook also what is packed in it."""
    ruw = pad.read_bytes()
    if pad.suffix == ".pdf":
        delen = ruw.split(b"stream\n")[1:]
        for d in delen:
            try:
                ruw += zlib.decompressobj().decompress(d)
            except zlib.error:
                continue
    return ruw


@pytest.mark.traag(reden="whole reports from exports")
def test_hele_keten(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rijen = [[*r[:2], f"CL-{r[2]}-x", *r[3:]] for r in RIJEN[:2]] + RIJEN[2:]
    dossier = maak(
        tmp_path, RECEPT + MENSEN, clienten__xlsx=werkboek(["Titel"], KOP, *rijen), personeel__csv=PERSONEEL
    )
    plek = ["--data", str(dossier.data), "--uit", str(dossier.uit)]
    assert draai(["rapport", "testzorg", "2024", "--engine", "ingebouwd", *plek]) == 0
    assert waarom(dossier)[0].startswith("Alles is bijgewerkt")
    getypt = capfd.readouterr()
    for pad in [p for p in tmp_path.rglob("*") if p.is_file() and dossier.raw_organisatie not in p.parents]:
        inhoud = _bytes(pad)
        for persoon in (*PERSONEN, "CL-1001-x"):
            assert persoon.encode() not in inhoud, pad
    assert not any(p in getypt.out + getypt.err for p in PERSONEN)
    assert ("CL-1001-x", "client_id", "clienten.xlsx") in personen(dossier)
    assert json.loads((dossier.processed / "manifest.json").read_text())["stappen"]["importeren"][
        "parameters"
    ]["sleutel van de pseudoniemen"]
    (w,) = traceer(dossier, "clienten/totaal").keten.waarden
    assert [(e.bestand, e.blad, e.rijen) for e in w.exportrijen] == [("clienten.xlsx", "Export", "4")]
    voor = dossier.kengetallen.read_bytes()
    (dossier.bronnen / "clienten.xlsx").write_bytes(werkboek(KOP, *rijen[:1]))
    assert any("invoer clienten.xlsx is gewijzigd" in r for r in waarom(dossier))
    assert draai(["rapport", "testzorg", "2024", "--zonder-verslag", *plek]) == 0
    assert dossier.kengetallen.read_bytes() != voor
    (dossier.raw_organisatie / "koppeling.yml").unlink()
    assert draai(["rapport", "testzorg", "2024", "--zonder-verslag", *plek]) == 1
    assert not list(dossier.ingevoerd.glob("*.csv"))


@pytest.mark.traag(reden="whole reports from exports")
def test_exports_elders(tmp_path: Path) -> None:
    dossier = maak(tmp_path, clienten__csv=csv(KOP, *RIJEN))
    elders = tmp_path / "ergens anders"
    dossier.bronnen.rename(elders)
    plek = ["--data", str(dossier.data), "--uit", str(dossier.uit), "--bronnen", str(elders)]
    assert draai(["controleer", "testzorg", "2024", *plek[:2], *plek[4:]]) == 0
    assert draai(["rapport", "testzorg", "2024", "--zonder-verslag", *plek]) == 0
    assert waarom(Dossier("testzorg", 2024, dossier.data, dossier.uit, elders)) == [
        "verslag: deze stap is nog niet (volledig) uitgevoerd"]  # fmt: skip
    assert str(elders) not in (dossier.processed / "manifest.json").read_text(encoding="utf-8")
