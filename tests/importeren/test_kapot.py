"""Exports with something wrong: the finding says where, in which column, and nothing of a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kkfzlib.inlezen import lees_invoer
from tests.importeren.klein import KOP, RECEPT, RIJEN, csv, een, fouten, maak, voer_in, werkboek


def _met(rij: int, kolom: str, waarde: object) -> list[list[object]]:
    rijen = [list(r) for r in RIJEN]
    rijen[rij][KOP.index(kolom)] = waarde
    return rijen


def test_heel(tmp_path: Path) -> None:
    gedaan = voer_in(tmp_path, clienten__xlsx=werkboek(["Overzicht"], [], KOP, *RIJEN))
    assert not fouten(gedaan)
    assert gedaan.tafels["plaatsingen"].teksten("zorgvorm").tolist() == ["verblijf", "ambulant"]
    assert een(gedaan, "export-persoonskolom").kolom == "BSN"
    (v,) = gedaan.verslagen
    assert (v.koprij, v.rijen_in, v.vervallen, v.rijen_uit) == (3, 3, (("zonder Naam", 1),), 2)
    assert v.weggelaten == ("BSN",)


def test_hernoemde_kolom_noemt_de_naaste(tmp_path: Path) -> None:
    kop = ["Vestiging", *KOP[1:]]
    kop[KOP.index("Start")] = "Startdatum"
    kop[0] = "Naam"
    b = een(voer_in(tmp_path, clienten__csv=csv(kop, *RIJEN)), "export-kolom-ontbreekt")
    assert (b.bestand, b.regel, b.kolom) == ("clienten.csv", 1, "Start")
    assert "Bedoelt u 'Startdatum'?" in b.regeltekst


def test_nieuwe_waarde_gegroepeerd(tmp_path: Path) -> None:
    rijen = [*RIJEN[:2], *[[*RIJEN[0][:4], "ZZP 3B", *RIJEN[0][5:]]] * 12]
    gedaan = voer_in(tmp_path, clienten__csv=csv(KOP, *rijen))
    b = een(gedaan, "waarde-zonder-vertaling")
    assert b.regeltekst == "12 × waarde ‘ZZP 3B’ in kolom Product heeft geen vertaling (eerste: regel 4)."
    assert (b.regel, b.kolom, b.ernst) == (4, "Product", "fout")
    assert "plaatsingen" not in gedaan.tafels


def test_verplaatste_totaalrij(tmp_path: Path) -> None:
    rijen = [[""] * 3 + ["Totaal 2"] + [""] * 5, *RIJEN[:2]]
    b = een(voer_in(tmp_path, clienten__xlsx=werkboek(KOP, *rijen)), "export-totaal")
    assert (b.cel, b.kolom, b.ernst) == ("Export!D2", "Locatie", "fout")


def test_datum_als_tekst(tmp_path: Path) -> None:
    recept = RECEPT.replace(", datum: d-m-jjjj", "")
    rijen = [[*RIJEN[0][:7], date(2023, 2, 1), "1-6-2024"], [*RIJEN[1][:7], "3-2-2024", ""]]
    gedaan = voer_in(tmp_path, recept, clienten__xlsx=werkboek(KOP, *rijen))
    assert {(b.kolom, b.cel) for b in gedaan.melder.bevindingen if b.code == "export-datum-tekst"} == {
        ("Start", "Export!H3"), ("Eind", "Export!I2")}  # fmt: skip
    b = een(voer_in(tmp_path, clienten__csv=csv(KOP, *_met(1, "Start", "02/13/2024"))), "export-datum")
    assert b.regel == 3 and "‘02/13/2024’ in kolom Start is geen datum in de vorm d-m-jjjj" in b.regeltekst


def test_dubbele_export(tmp_path: Path) -> None:
    zelfde = werkboek(KOP, *RIJEN)
    b = een(voer_in(tmp_path, clienten__xlsx=zelfde, **{"clienten (1)__xlsx": zelfde}), "export-dubbel")
    assert {b.bestand, *b.regeltekst.split()} >= {"clienten.xlsx"}
    anders = voer_in(
        tmp_path, clienten__xlsx=zelfde, **{"clienten (1)__xlsx": werkboek(["Titel"], KOP, *RIJEN)}
    )
    assert een(anders, "export-dubbel").ernst == "fout"


def test_bronnen_die_elkaar_tegenspreken(tmp_path: Path) -> None:
    ander = csv(KOP, *_met(0, "Eind", "1-7-2024")[:2])
    gedaan = voer_in(tmp_path, clienten_a__csv=csv(KOP, *RIJEN[:1]), clienten_b__csv=ander)
    b = een(gedaan, "bronnen-oneens")
    assert (b.bestand, b.regel) == ("clienten_b.csv", 2)
    assert "einddatum staat anders in clienten_a.csv, regel 2" in b.regeltekst


@pytest.mark.parametrize("deel", [0.5, 0.8])
def test_halve_export(tmp_path: Path, deel: float) -> None:
    boek, tekst = werkboek(KOP, *RIJEN), csv(KOP, *RIJEN[:2])
    assert (
        fouten(voer_in(tmp_path / "x", clienten__xlsx=boek[: int(len(boek) * deel)]))[0].bestand
        == "clienten.xlsx"
    )
    half = voer_in(tmp_path / "c", clienten__csv=tekst[: int(len(tekst) * deel)])
    assert {b.code for b in half.melder.bevindingen} & {"rij-te-kort", "export-aanname"}


def test_persoonskolom_in_het_recept_wordt_geweigerd(tmp_path: Path) -> None:
    for uit in ("BSN", "Naam", "Geboortedatum", "Naam cliënt"):
        recept = RECEPT.replace("locatie: {uit: Locatie}", f"locatie: {{uit: {uit}}}") if uit != "Naam" else (
            RECEPT.replace("zorgtitel: {uit: Titel}", "zorgtitel: {uit: Naam}"))  # fmt: skip
        b = een(voer_in(tmp_path, recept, clienten__csv=csv(KOP, *RIJEN)), "recept-persoon")
        assert b.bestand == "koppeling.yml" and b.regel in (7, 10)
    met = RECEPT.replace("uit: Cliëntnummer", "uit: BSN")
    assert not fouten(voer_in(tmp_path, met, clienten__csv=csv(KOP, *RIJEN[:2])))


def test_tabel_uit_export_en_in_raw(tmp_path: Path) -> None:
    dossier = maak(tmp_path, clienten__csv=csv(KOP, *RIJEN[:2]))
    kop = "client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum"
    (dossier.raw / "plaatsingen.csv").write_text(
        f"{kop}\nC-1;N;verblijf;wlz;;;01-01-2024;\n", encoding="utf-8"
    )
    invoer, bevindingen = lees_invoer(dossier)
    assert invoer is None
    assert [(b.bestand, b.code) for b in bevindingen if b.ernst == "fout"] == [
        ("plaatsingen.csv", "tabel-ook-import")
    ]


def test_voorloopnullen(tmp_path: Path) -> None:
    rijen = [RIJEN[0], [*RIJEN[1][:2], "01001", *RIJEN[1][3:]]]
    b = een(voer_in(tmp_path, clienten__csv=csv(KOP, *rijen)), "export-voorloopnullen")
    assert "client" in b.regeltekst and "01001" not in str(b)


def test_ontbrekende_export(tmp_path: Path) -> None:
    b = een(voer_in(tmp_path, cliënten2024__csv=csv(KOP, *RIJEN)), "export-ontbreekt")
    assert (b.bestand, b.regel) == ("koppeling.yml", 3) and "cliënten2024.csv" in b.regeltekst


def test_fouten_in_cellen(tmp_path: Path) -> None:
    boek = werkboek(KOP, *[[*r[:3], "=1/0", *r[4:]] for r in RIJEN[:1]], RIJEN[1])
    b = een(voer_in(tmp_path, clienten__xlsx=boek), "formule-zonder-waarde")
    assert b.cel == "Export!D2"


def test_twee_bladen_met_de_kolommen(tmp_path: Path) -> None:
    boek = werkboek(KOP, *RIJEN, Oud=[KOP, *RIJEN])
    assert "Export, Oud" in een(voer_in(tmp_path, clienten__xlsx=boek), "export-blad-kiezen").regeltekst
    met = RECEPT.replace('  bron: "clienten*"', '  bron: "clienten*"\n  blad: oud')
    assert not fouten(voer_in(tmp_path, met, clienten__xlsx=boek))


def test_heel_veel_foute_waarden_blijven_leesbaar_en_snel(tmp_path: Path) -> None:
    rijen = [[*RIJEN[0][:7], f"x{n}", ""] for n in range(60_000)]
    gedaan = voer_in(tmp_path, clienten__csv=csv(KOP, *rijen))
    gevonden = [b for b in fouten(gedaan) if b.code == "export-datum"]
    assert len(gevonden) == 201 and "59800 × een andere waarde in kolom Start" in gevonden[-1].regeltekst
