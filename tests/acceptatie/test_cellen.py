"""Broken copies: one cell of a valid organisation spoiled, as CSV and as workbook, and the finding that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptatie.basis import (
    BASIS,
    Tabellen,
    cel_van,
    controleer,
    fouten,
    met,
    regel_van,
    schrijf,
    schrijf_boek,
)

PERSONEN = {"client_id", "medewerker_id", "respondent_id", "toelichting", "citaat"}
MAG_LEEG = {
    "ervaring_sinds", "einddatum", "uit_dienst", "reden_uit_dienst", "zorgtitel", "zorgzwaarte", "vervolgzorg", "maand",
    "toelichting",
    "score", "kwaliteitsaspect", "ernst",
}  # fmt: skip
MAG_LEEG_IN = {("opgave", "uitsplitsing"), ("benchmarks", "bron"), ("benchmarks", "periode")} | {
    ("ontwikkelpunten", jaar) for jaar in ("2024", "2025")
}
DATUMS = ("02/13/2024", "31-02-2024", "1-2-24", "29-02-2023", "2024-13-01", "45292", "1-2-024", "2024/01/05", "NA",
          "5 jan 2024", "01.02.2024", "20240105", "00-01-2024", "01-01-24", "vandaag")  # fmt: skip
GETALLEN = ("12.5", "1.234,50", "1,234.50", "1 234", "1\u00a0234", "€ 5,-", "(5)", "5-", "NA", "n.v.t.", "5%", "5e3",
            "5,", ",5", "+5", "--5", "vijf", "1.000")  # fmt: skip
GEHEEL = ("2,5", "12.0", "NA", "1.000", "twee")

FOUT = [
    ("plaatsingen", 3, "einddatum", "31-05-2024"),
    ("plaatsingen", 3, "zorgzwaarte", "C-7"),
    ("plaatsingen", 3, "zorgzwaarte", "VG-8"),
    ("plaatsingen", 3, "zorgzwaarte", "C-0"),
    ("plaatsingen", 3, "zorgzwaarte", "3"),
    ("plaatsingen", 3, "zorgvorm", "verblif"),
    ("plaatsingen", 3, "financiering", "dji"),
    ("plaatsingen", 4, "client_id", "111222333"),
    ("plaatsingen", 4, "client_id", "Totaal"),
    ("uitstroom", 1, "vervolgzorg", ""),
    ("uitstroom", 1, "vervolgzorg", "10|6"),
    ("uitstroom", 1, "vervolgzorg", "11"),
    ("uitstroom", 1, "vervolgzorg", "5"),
    ("uitstroom", 1, "vervolgzorg", "6,8"),
    ("uitstroom", 1, "vervolgzorg", "6||8"),
    ("uitstroom", 1, "vervolgzorg", "5-jan"),
    ("uitstroom", 1, "vervolgzorg", "05-01-2024"),
    ("uitstroom", 1, "vervolgzorg", "2024-01-05"),
    ("uitstroom", 1, "terug_naar_detentie", "misschien"),
    ("uitstroom", 1, "terug_naar_detentie", "true"),
    ("capaciteit", 1, "einddatum", "31-12-2022"),
    ("capaciteit", 1, "bedden", "-1"),
    ("omzet", 1, "maand", "13"),
    ("omzet", 1, "maand", "0"),
    ("omzet", 1, "financiering", "Totaal"),
    ("omzet", 1, "financiering", "justitie"),
    ("medewerkers", 3, "fte", "1,3"),
    ("medewerkers", 3, "fte", "-0,1"),
    ("medewerkers", 3, "fte", "36"),
    ("medewerkers", 3, "medewerker_id", "M-1"),
    ("medewerkers", 2, "uit_dienst", "28-02-2022"),
    ("medewerkers", 3, "opleiding", "havo"),
    ("medewerkers", 3, "dienstverband", "inhuur"),
    ("verzuim", 1, "einddatum", "29-02-2024"),
    ("verzuim", 3, "percentage", "101"),
    ("verzuim", 3, "percentage", "-1"),
    ("verzuim", 3, "medewerker_id", "M-9"),
    ("verzuim", 3, "soort", "vakantie"),
    ("scholing", 1, "medewerker_id", "M-9"),
    ("scholing", 1, "soort", "e-learning"),
    ("beleid", 1, "jaar", "24"),
    ("incidenten", 2, "ernst", "5"),
    ("incidenten", 2, "ernst", "0"),
    ("onderzoeken", 2, "onderzoek", "pto"),
    ("onderzoeken", 1, "uitgenodigd", "2"),
    ("antwoorden", 3, "onderzoek", "ketenpartners"),
    ("antwoorden", 3, "score", "11"),
    ("antwoorden", 3, "score", "0,5"),
    ("citaten", 1, "vrijgegeven", "?"),
    ("doelen", 1, "pijler", "6"),
    ("doelen", 1, "eind", "31-01-2024"),
    ("doelen", 1, "overzicht", "alles"),
    ("doelen", 1, "status", "klaar"),
    ("ontwikkelpunten", 1, "thema", "15"),
    ("ontwikkelpunten", 1, "2024", "ja"),
    ("benchmarks", 1, "kengetal", "verzium"),
    ("opgave", 1, "kengetal", "bezetting"),
    ("opgave", 2, "uitsplitsing", "11"),
    ("opgave", 2, "uitsplitsing", "5-jan"),
]  # fmt: skip
FOUT += [
    (t, n, k, w) for t, n, k in (("plaatsingen", 3, "begindatum"), ("incidenten", 2, "datum")) for w in DATUMS
]
FOUT += [(t, n, k, w) for t, n, k in (("omzet", 2, "bedrag"), ("opgave", 2, "waarde")) for w in GETALLEN]
FOUT += [("capaciteit", 1, "bedden", w) for w in GEHEEL]
groot = pytest.mark.groot(
    reden="every wrong value in a workbook too; make test has one per column, and each of them as CSV"
)
IN_EXCEL = [
    f if f[:3] not in [g[:3] for g in FOUT[:n]] else pytest.param(*f, marks=groot) for n, f in enumerate(FOUT)
]
VERPLICHT = [
    (t, k) for t, rijen in BASIS.items() for k in rijen[0] if k not in MAG_LEEG and (t, k) not in MAG_LEEG_IN
]


BETROKKEN = ("medewerkers", "onderzoeken")


def _deel(tabellen: Tabellen, tabel: str) -> Tabellen:
    """Only the table and those that it refers to, which reads faster."""
    return {naam: rijen for naam, rijen in tabellen.items() if naam in (tabel, *BETROKKEN, "antwoorden")}


def _toets(b: list[dict], plaats: dict, kolom: str, waarde: str) -> None:
    fout = fouten(b)
    raak = [f for f in fout if f["kolom"] == kolom and all(f[k] == v for k, v in plaats.items())]
    assert raak, f"geen bevinding op {plaats} {kolom}: {fout}"
    assert len(fout) == 1, f"te veel: {fout}"
    een = raak[0]
    assert een["code"] and een["regeltekst"] and een["herstel"]
    if kolom in PERSONEN and waarde:
        assert waarde not in str(b)
    elif waarde:
        assert een["waarde"] in ("", waarde, waarde.replace("\u00a0", "\ufffd"))


@pytest.mark.parametrize(("tabel", "rij", "kolom", "waarde"), FOUT)
def test_een_cel_in_csv(tmp_path: Path, capsys, tabel: str, rij: int, kolom: str, waarde: str) -> None:
    code, b = controleer(schrijf(tmp_path, _deel(met(tabel, rij, kolom, waarde), tabel)), capsys)
    assert code == 1
    plaats = {"bestand": f"{tabel}.csv", "regel": regel_van(BASIS[tabel], rij), "cel": ""}
    _toets(b, plaats, kolom, waarde)


@pytest.mark.traag(reden="a hundred workbooks written and read")
@pytest.mark.parametrize(("tabel", "rij", "kolom", "waarde"), IN_EXCEL)
def test_een_cel_in_excel(tmp_path: Path, capsys, tabel: str, rij: int, kolom: str, waarde: str) -> None:
    code, b = controleer(schrijf_boek(tmp_path, met(tabel, rij, kolom, waarde)), capsys)
    assert code == 1
    _toets(b, {"bestand": "invoer.xlsx", "cel": cel_van(tabel, rij, kolom)}, kolom, waarde)


@pytest.mark.parametrize(("tabel", "kolom"), VERPLICHT)
def test_een_verplichte_cel_leeg(tmp_path: Path, capsys, tabel: str, kolom: str) -> None:
    laatste = len(BASIS[tabel]) - 1
    code, b = controleer(schrijf(tmp_path, _deel(met(tabel, laatste, kolom, ""), tabel)), capsys)
    assert code == 1
    _toets(b, {"bestand": f"{tabel}.csv", "regel": regel_van(BASIS[tabel], laatste)}, kolom, "")


def test_de_basis_is_goed_in_beide_vormen(tmp_path: Path, capsys) -> None:
    for dossier in (schrijf(tmp_path / "a"), schrijf_boek(tmp_path / "b")):
        code, b = controleer(dossier, capsys)
        assert (code, fouten(b)) == (0, [])


@pytest.mark.parametrize(("tabel", "kolom"), [(t, k) for t, rijen in BASIS.items() for k in rijen[0]])
def test_een_kolom_weg(tmp_path: Path, capsys, tabel: str, kolom: str) -> None:
    nummer = BASIS[tabel][0].index(kolom)
    zonder = {**BASIS, tabel: [[v for n, v in enumerate(rij) if n != nummer] for rij in BASIS[tabel]]}
    code, b = controleer(schrijf(tmp_path, _deel(zonder, tabel)), capsys)
    if kolom in ("maand", "zorgtitel", "ernst", "ervaring_sinds") or kolom.isdigit():
        assert (code, fouten(b)) == (0, [])
    else:
        assert code == 1
        _toets(b, {"bestand": f"{tabel}.csv", "regel": 1}, kolom, "")


def test_alle_fouten_tegelijk(tmp_path: Path, capsys) -> None:
    """One fault in every table: each of them is listed."""
    tabellen = {}
    gekozen = {}
    for tabel, rij, kolom, waarde in FOUT:
        if tabel not in gekozen:
            gekozen[tabel] = (regel_van(BASIS[tabel], rij), kolom)
            tabellen[tabel] = met(tabel, rij, kolom, waarde)[tabel]
    code, b = controleer(schrijf(tmp_path, {**BASIS, **tabellen}), capsys)
    gevonden = {(f["bestand"], f["regel"], f["kolom"]) for f in fouten(b)}
    assert code == 1
    assert {(f"{t}.csv", *plaats) for t, plaats in gekozen.items()} <= gevonden
