"""`kkfz aanvulling`: asks what no system knows, brings back what was answered, and never changes an answer."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from kkfzlib.aanvulling import maak_aanvulling
from kkfzlib.aanvulling.vragen import stel_vragen, vertrekkers
from kkfzlib.aanvulling.werkboek import lees
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout, InvoerFout
from kkfzlib.kader import gids, keuzetekst
from tests.inlezen.dossiers import GELDIG, maak, schrijf


def plaatsing(
    client: str, begin: str, eind: str | None, zorgvorm: str = "verblijf", wie: str = "fz"
) -> dict[str, object]:
    return {
        "client_id": client, "locatie": "Noord", "zorgvorm": zorgvorm, "financiering": wie,
        "begindatum": date.fromisoformat(begin), "einddatum": date.fromisoformat(eind) if eind else None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rijen", "dagen"),
    [
        ([plaatsing("A", "2023-01-01", "2024-06-01")], ["2024-06-01"]),
        ([plaatsing("A", "2023-01-01", None)], []),
        ([plaatsing("A", "2023-01-01", "2023-12-31")], []),
        ([plaatsing("A", "2023-01-01", "2024-06-01", wie="wlz")], []),
        # A move or another funding the same day or the day after is no departure; two days later it is.
        ([plaatsing("A", "2023-01-01", "2024-06-01"), plaatsing("A", "2024-06-01", None, wie="wlz")], []),
        ([plaatsing("A", "2023-01-01", "2024-06-01"), plaatsing("A", "2024-06-02", None, "ambulant")], []),
        ([plaatsing("A", "2023-01-01", "2024-06-01"), plaatsing("A", "2024-06-03", None)], ["2024-06-01"]),
        # Day activities that end with the stay are part of the same departure.
        ([plaatsing("A", "2023-01-01", "2024-06-01"), plaatsing("A", "2023-02-01", "2024-06-01", "dagbesteding")],
         ["2024-06-01"]),
        ([plaatsing("A", "2023-01-01", "2024-02-01"), plaatsing("A", "2024-05-01", "2024-08-01")],
         ["2024-02-01", "2024-08-01"]),
    ],
)  # fmt: skip
def test_vertrekkers(rijen: list[dict[str, object]], dagen: list[str]) -> None:
    assert [str(v["datum"]) for v in vertrekkers(rijen, 2024)] == dagen


def test_een_antwoord_met_een_gecorrigeerde_datum_wordt_niet_opnieuw_gevraagd() -> None:
    tabellen = {
        "plaatsingen": [
            plaatsing("A", "2023-01-01", "2024-06-01"),
            plaatsing("B", "2023-01-01", "2024-06-01"),
        ]
    }
    bestaand = {
        "uitstroom": [
            {"client_id": "A", "datum": datetime(2024, 6, 20)},
            {"client_id": "B", "datum": datetime(2024, 9, 1)},
        ]
    }
    gevraagd = stel_vragen(tabellen, 2024, bestaand, {})["uitstroom"]
    assert [r["client_id"] for r in gevraagd] == ["B"]


def test_ervaring_van_vorig_jaar_komt_terug_op_nummer() -> None:
    mensen = [
        {"medewerker_id": "M-1", "functie": "begeleider", "ervaring_sinds": None, "in_dienst": date(2020, 1, 1)},
        {"medewerker_id": "M-2", "functie": "coach", "ervaring_sinds": date(2010, 1, 1), "in_dienst": date(2020, 1, 1)},
        {"medewerker_id": "M-3", "functie": "begeleider", "ervaring_sinds": None, "in_dienst": date(2021, 1, 1)},
    ]  # fmt: skip
    vorig = {"ervaring": [{"medewerker_id": "M-1", "ervaring_sinds": datetime(2015, 5, 1)}]}
    gevraagd = stel_vragen({"medewerkers": mensen}, 2024, {}, vorig)["ervaring"]
    assert [(r["medewerker_id"], r["ervaring_sinds"]) for r in gevraagd] == [
        ("M-1", datetime(2015, 5, 1)),
        ("M-3", None),
    ]


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    """Care as contract tables, revenue from an export: then there is a recipe, and a supplement to answer."""
    zonder = {"uitstroom", "capaciteit", "omzet"}
    dossier = maak(tmp_path, {n: t for n, t in GELDIG.items() if n not in zonder})
    schrijf(dossier.bronnen / "omzet.csv", "Wet;Bedrag\nfz;1234\n")
    recept = "omzet: {bron: omzet.csv, kolommen: {financiering: {uit: Wet}, bedrag: {uit: Bedrag}}}\n"
    schrijf(dossier.raw_organisatie / "koppeling.yml", recept)
    return dossier


def vul(dossier: Dossier, blad: str, cel: str, waarde: object) -> None:
    boek = openpyxl.load_workbook(dossier.raw / "aanvulling.xlsx")
    boek[blad][cel].value = waarde  # type: ignore[assignment]
    boek.save(dossier.raw / "aanvulling.xlsx")


def test_het_werkboek_vraagt_en_de_keuzelijst_noemt_de_gids(dossier: Dossier) -> None:
    uitkomst = maak_aanvulling(dossier)
    assert uitkomst.toegevoegd == {"uitstroom": 1, "ervaring": 0, "capaciteit": 1, "onderzoeken": 1}
    boek = openpyxl.load_workbook(uitkomst.pad)
    assert boek.sheetnames == ["Uitleg", "uitstroom", "ervaring", "capaciteit", "onderzoeken"]
    assert [c.value for c in boek["uitstroom"][1]][:4] == [
        "client_id",
        "datum",
        "terug_naar_detentie",
        "vervolgzorg",
    ]
    assert all(str(c.value).startswith("toelichting") for c in boek["uitstroom"][1][4:])
    lijst = [boek["Uitleg"][f"D{n}"].value for n in range(2, 15)]
    assert lijst == [keuzetekst(c) for c in gids(2024).categorieen]
    formules = {v.formula1 for v in boek["uitstroom"].data_validations.dataValidation}
    assert formules == {'"ja,nee"', "Uitleg!$D$2:$D$14"}
    assert not [c for blad in boek for rij in blad.iter_rows() for c in rij if c.data_type == "f"]
    assert (uitkomst.pad.stat().st_mode & 0o077) == 0


def test_antwoorden_blijven_en_wat_erbij_komt_staat_eronder(dossier: Dossier) -> None:
    maak_aanvulling(dossier)
    vul(dossier, "uitstroom", "D2", "6 – (Forensisch) Beschermd wonen (BW)|8")
    vul(dossier, "uitstroom", "I2", "eigen aantekening")
    pad = dossier.raw / "plaatsingen.csv"
    pad.write_text(
        pad.read_text(encoding="utf-8") + "C-09;Noord;verblijf;fz;isd;C-2;01-01-2024;01-09-2024\n",
        encoding="utf-8",
    )
    assert maak_aanvulling(dossier).toegevoegd["uitstroom"] == 1
    boek = openpyxl.load_workbook(dossier.raw / "aanvulling.xlsx")["uitstroom"]
    assert (
        boek["D2"].value == "6 – (Forensisch) Beschermd wonen (BW)|8"
        and boek["I2"].value == "eigen aantekening"
    )
    assert (boek["A3"].value, boek["B3"].value) == ("C-09", datetime(2024, 9, 1))


def test_zonder_nieuws_blijft_het_bestand_byte_voor_byte(dossier: Dossier) -> None:
    maak_aanvulling(dossier)
    vul(dossier, "capaciteit", "B2", 12)
    voor = (dossier.raw / "aanvulling.xlsx").read_bytes()
    assert set(maak_aanvulling(dossier).toegevoegd.values()) == {0}
    assert (dossier.raw / "aanvulling.xlsx").read_bytes() == voor


def test_bedden_en_schaal_van_vorig_jaar_komen_mee(dossier: Dossier) -> None:
    vorig = dossier.jaar_ervoor()
    vorig.raw.mkdir(parents=True)
    maak_aanvulling(dossier)
    (dossier.raw / "aanvulling.xlsx").rename(vorig.raw / "aanvulling.xlsx")
    boek = openpyxl.load_workbook(vorig.raw / "aanvulling.xlsx")
    boek["capaciteit"].append(["Noord", 12, datetime(2020, 1, 1), None])
    boek["capaciteit"].append(["Dicht", 4, datetime(2020, 1, 1), datetime(2023, 5, 1)])
    boek["capaciteit"].delete_rows(2)
    boek["onderzoeken"]["C2"], boek["onderzoeken"]["D2"] = 1, 5
    boek["onderzoeken"]["B2"] = 30
    boek.save(vorig.raw / "aanvulling.xlsx")
    maak_aanvulling(dossier)
    gelezen = lees(dossier.raw / "aanvulling.xlsx")
    assert [(r["locatie"], r["bedden"]) for r in gelezen["capaciteit"]] == [("Noord", 12)]
    (cto,) = gelezen["onderzoeken"]
    assert (cto["schaal_min"], cto["schaal_max"], cto["uitgenodigd"]) == (1, 5, None)


def test_een_kapot_werkboek_blijft_zoals_het_is(dossier: Dossier) -> None:
    pad = dossier.raw / "aanvulling.xlsx"
    pad.write_bytes(b"geen werkboek")
    with pytest.raises(GebruikFout, match=r"aanvulling\.xlsx"):
        maak_aanvulling(dossier)
    assert pad.read_bytes() == b"geen werkboek"


def test_wat_niet_te_lezen_is_wordt_eerst_hersteld(dossier: Dossier) -> None:
    schrijf(dossier.raw / "plaatsingen.csv", "client_id;locatie\nC-1;Noord\n")
    with pytest.raises(InvoerFout):
        maak_aanvulling(dossier)
    assert not (dossier.raw / "aanvulling.xlsx").exists()


def test_zonder_koppeling_is_er_geen_aanvulling(dossier: Dossier) -> None:
    (dossier.raw_organisatie / "koppeling.yml").unlink()
    with pytest.raises(GebruikFout, match="kkfz koppel"):
        maak_aanvulling(dossier)


def test_wie_op_31_december_vertrok_krijgt_daar_een_woord_bij_en_de_rijen_staan_per_locatie() -> None:
    zuid = plaatsing("A", "2023-01-01", "2024-02-01") | {"locatie": "Zuid"}
    rijen = vertrekkers(
        [zuid, plaatsing("B", "2023-01-01", "2024-06-01"), plaatsing("C", "2023-01-01", "2024-01-01")], 2024
    )
    assert [r["client_id"] for r in rijen] == ["C", "B", "A"]
    assert rijen[0]["toelichting datum"] == "laatste dag 31-12-2023; telt als uitstroom van 1 januari 2024"
    assert rijen[1]["toelichting datum"] == ""


def test_onderzoeken_tonen_de_scores_en_wat_er_vorig_jaar_stond() -> None:
    antwoorden = [
        {"onderzoek": "cto", "respondent_id": n, "score": s}
        for n, s in (("1", "3"), ("2", "8,5"), ("3", None))
    ]
    vorig = {
        "onderzoeken": [
            {
                "onderzoek": "cto",
                "uitgenodigd": 40,
                "schaal_min": 1,
                "schaal_max": 10,
                "moment": "najaar 2023",
            }
        ]
    }
    (rij,) = stel_vragen({"antwoorden": antwoorden}, 2024, {}, vorig)["onderzoeken"]
    assert (rij["schaal_min"], rij["schaal_max"], rij["moment"]) == (1, 10, None)
    assert rij["toelichting scores"] == "van 3 tot en met 8,5"
    assert rij["toelichting vorig jaar"] == "40 uitgenodigd, najaar 2023"
    vorig["onderzoeken"][0]["moment"] = "najaar"
    (rij,) = stel_vragen({"antwoorden": antwoorden}, 2024, {}, vorig)["onderzoeken"]
    assert rij["moment"] == "najaar"
