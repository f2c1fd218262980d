"""What a recipe forgets is said: contracts, ends, notations, and questions that still stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.inlezen.lezing import lees_invoer
from tests.importeren.klein import csv, een, fouten, maak, voer_in

KOP = ["Nr", "Functie", "Soort", "Fte", "Begin", "Einde"]
RECEPT = """
medewerkers:
  bron: hr.csv
  kolommen:
    medewerker_id: {uit: Nr, pseudoniem: medewerker}
    functie: {uit: Functie}
    opleiding: {vast: mbo}
    dienstverband: {uit: Soort}
    fte: {uit: Fte}
    in_dienst: {uit: Begin}
    uit_dienst: {uit: Einde}
    ervaring_sinds: {uit: Begin}
"""
SAMEN = RECEPT + "  samen: {sleutel: medewerker_id, begin: in_dienst, eind: uit_dienst}\n"
DRIE = [
    ["1", "begeleider", "tijdelijk", "0,5", "1-1-2023", "1-7-2024"],
    ["1", "begeleider", "vast", "1", "1-7-2024", ""],
    ["2", "begeleider", "tijdelijk", "0,5", "1-1-2021", "1-1-2022"],
    ["2", "begeleider", "vast", "1", "1-1-2022", ""],
    ["3", "begeleider", "vast", "1", "1-1-2024", ""],
]


def codes(gedaan: object) -> list[str]:
    return [b.code for b in gedaan.melder.bevindingen]  # type: ignore[attr-defined]


def test_fte_die_in_het_jaar_verandert_wordt_gemeld(tmp_path: Path) -> None:
    """Person 2 changed before the year: nothing is lost there."""
    gedaan = voer_in(tmp_path, SAMEN, hr__csv=csv(KOP, *DRIE))
    assert gedaan.tafels["medewerkers"].teksten("fte").tolist() == ["1", "1", "1"]
    gevonden = een(gedaan, "samen-fte")
    assert gevonden.ernst == "waarschuwing" and gevonden.regeltekst.startswith("Van 1 dienstverband")
    assert "samen-fte" not in codes(voer_in(tmp_path / "b", SAMEN, hr__csv=csv(KOP, *DRIE[2:])))


def test_het_verzuim_op_beide_manieren(tmp_path: Path) -> None:
    """By hand: person 1 works half till July and was ill the first 91 days, person 3 the whole year."""
    recept = SAMEN + (
        "verzuim:\n  bron: ziek.csv\n  kolommen: {medewerker_id: {uit: Nr, pseudoniem: medewerker},"
        " begindatum: {uit: Van}, einddatum: {uit: Tot}, percentage: {uit: Deel}, soort: {vast: ziekte}}\n"
    )
    ziek = csv(["Nr", "Van", "Tot", "Deel"], ["1", "1-1-2024", "1-4-2024", "100"])
    gedaan = voer_in(tmp_path, recept, hr__csv=csv(KOP, *DRIE[:2], DRIE[4]), ziek__csv=ziek)
    laatste, elk = 100 * 91 / (2 * 366), 100 * 91 * 0.5 / (182 * 0.5 + 184 + 366)
    daarmee, anders = (f"{p:.1f}%".replace(".", ",") for p in (laatste, elk))
    gezegd = een(gedaan, "samen-fte").regeltekst
    assert gezegd.endswith(f"daarmee {daarmee}; met de fte van elk contract zou het {anders} zijn.")


def test_fte_van_een_contract_na_het_jaar_wordt_ook_gemeld(tmp_path: Path) -> None:
    rijen = [
        ["1", "begeleider", "vast", "0,5", "1-1-2023", "1-2-2025"],
        ["1", "begeleider", "vast", "1", "1-2-2025", ""],
    ]
    assert een(voer_in(tmp_path, SAMEN, hr__csv=csv(KOP, *rijen)), "samen-fte")


def test_dubbele_medewerker_wijst_op_samen(tmp_path: Path) -> None:
    invoer, bevindingen = lees_invoer(maak(tmp_path, RECEPT, hr__csv=csv(KOP, *DRIE)))
    dubbel = [b for b in bevindingen if b.code == "dubbele-sleutel"]
    assert invoer is None and len(dubbel) == 2
    assert "samen: {sleutel: medewerker_id, begin: in_dienst, eind: uit_dienst}" in dubbel[0].herstel


LAATSTE = [
    ["1", "b", "vast", "1", "1-1-2023", "30-6-2024"],
    ["1", "b", "vast", "1", "1-7-2024", ""],
    ["2", "b", "vast", "1", "1-1-2021", "31-12-2022"],
    ["2", "b", "vast", "1", "1-1-2023", ""],
    ["3", "b", "vast", "1", "1-1-2021", "31-12-2022"],
    ["3", "b", "vast", "1", "1-1-2023", ""],
]


def test_perioden_die_een_dag_missen_worden_gemeld(tmp_path: Path) -> None:
    assert (
        "laatste_dag: ja"
        in een(voer_in(tmp_path, SAMEN, hr__csv=csv(KOP, *LAATSTE)), "laatste-dag-mist").herstel
    )
    goed = SAMEN.replace("{uit: Einde}", "{uit: Einde, laatste_dag: ja}")
    assert not {"laatste-dag-mist", "laatste-dag-teveel"} & set(
        codes(voer_in(tmp_path / "b", goed, hr__csv=csv(KOP, *LAATSTE)))
    )


def test_een_laatste_dag_die_geen_laatste_dag_is_wordt_gemeld(tmp_path: Path) -> None:
    rijen = [
        [*r[:4], r[4].replace("1-1-2023", "31-12-2022").replace("1-7-2024", "30-6-2024"), r[5]]
        for r in LAATSTE
    ]
    fout = SAMEN.replace("{uit: Einde}", "{uit: Einde, laatste_dag: ja}")
    assert een(voer_in(tmp_path, fout, hr__csv=csv(KOP, *rijen)), "laatste-dag-teveel").kolom == "uit_dienst"
    assert "laatste-dag-mist" not in codes(voer_in(tmp_path / "b", SAMEN, hr__csv=csv(KOP, *rijen)))


@pytest.mark.parametrize(
    ("regel", "open_"),
    [
        ("{uit: Einde}   # telt deze dag zelf nog mee? Zet er dan laatste_dag: ja bij", True),
        (
            "{uit: Einde, laatste_dag: nee}   # telt deze dag zelf nog mee? Zet er dan laatste_dag: ja bij",
            False,
        ),
        ("{uit: Einde}", False),
    ],
)
def test_een_vraag_zonder_antwoord_is_een_waarschuwing(tmp_path: Path, regel: str, open_: bool) -> None:
    gedaan = voer_in(tmp_path, SAMEN.replace("{uit: Einde}", regel), hr__csv=csv(KOP, *DRIE))
    assert ("vraag-einde" in codes(gedaan)) is open_
    if open_:
        assert een(gedaan, "vraag-einde").regel == 11 and not fouten(gedaan)


def test_datums_in_een_vorm_die_de_koppeling_niet_noemt(tmp_path: Path) -> None:
    """One finding for the whole column, and it says what to write in the recipe."""
    rijen = [["1", "b", "vast", "1", "1 jan 2023", ""], ["2", "b", "vast", "1", "3 mrt 2024", ""]]
    gedaan = voer_in(tmp_path, SAMEN.replace("ervaring_sinds: {uit: Begin}", "ervaring_sinds: {vast: 2020-01-01}"),
                     hr__csv=csv(KOP, *rijen))  # fmt: skip
    gevonden = een(gedaan, "export-datum-vorm")
    assert gevonden.regeltekst.startswith("2 × een datum in de vorm d mmm jjjj in kolom Begin")
    assert gevonden.herstel == "Zet in koppeling.yml bij in_dienst tussen de haakjes: datum: d mmm jjjj."


def test_een_waarde_die_geen_datum_is_wijst_ook_naar_de_koppeling(tmp_path: Path) -> None:
    rijen = [["1", "b", "vast", "1", "zomer", ""]]
    _, bevindingen = lees_invoer(maak(tmp_path, SAMEN, hr__csv=csv(KOP, *rijen)))
    (gevonden,) = [b for b in bevindingen if b.code == "datum-notatie" and b.kolom == "in_dienst"]
    assert "koppeling.yml" in gevonden.herstel and gevonden.bestand == "hr.csv"


def test_een_leeg_sjabloon_van_een_tabel_uit_de_koppeling_is_geen_melding(tmp_path: Path) -> None:
    """Also while the import itself fails: then there is something better to say."""
    for map_, eind in (("goed", ""), ("fout", "zomer")):
        rijen = [["1", "begeleider", "vast", "1", "1-1-2024", eind]]
        dossier = maak(tmp_path / map_, SAMEN.replace("{uit: Einde}", "{uit: Einde, datum: d-m-jjjj}"),
                       hr__csv=csv(KOP, *rijen))  # fmt: skip
        kop = "medewerker_id;functie;opleiding;dienstverband;fte;in_dienst;uit_dienst;reden_uit_dienst;ervaring_sinds\n"
        (dossier.raw / "medewerkers.csv").write_text(kop, encoding="utf-8")
        (dossier.raw / "capaciteit.csv").write_text("locatie;bedden;begindatum;einddatum\n", encoding="utf-8")
        (dossier.raw / "omzet.csv").write_text("financiering;bedrag\n", encoding="utf-8")
        _, bevindingen = lees_invoer(dossier)
        assert [b.bestand for b in bevindingen if b.code == "alleen-kop"] == ["omzet.csv"]


def test_een_open_vraag_over_rijen_is_een_waarschuwing_tot_zij_beantwoord_is(tmp_path: Path) -> None:
    vraag = (
        "rijen: {zonder: {Functie: [concept]}}   # 1 ×: tellen deze rijen mee? Zo niet: haal het hekje weg"
    )
    rijen = [["1", "begeleider", "vast", "1", "1-1-2024", ""], ["2", "concept", "vast", "1", "1-1-2024", ""]]
    for map_, hekje, aantal in (("open", "# ", 2), ("klaar", "", 1)):
        recept = SAMEN.replace("  kolommen:", f"  {hekje}{vraag}\n  kolommen:", 1)
        gedaan = voer_in(tmp_path / map_, recept, hr__csv=csv(KOP, *rijen))
        assert ("vraag-rijen" in codes(gedaan)) is bool(hekje)
        assert len(gedaan.tafels["medewerkers"]) == aantal
