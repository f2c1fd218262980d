"""Finished reports that gave people away, each as the figures an outsider had: the audit rejects every one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from kkfzlib.onthulling.audit import Auditverslag, audit

KOP = "kengetal,uitsplitsing,periode,waarde,eenheid,teller,noemer,herkomst"
EENHEID = {
    **dict.fromkeys(("clienten_aandeel", "continuiteit", "bezettingsgraad", "respons", "verzuim"), "%"),
    **dict.fromkeys(("opleiding", "personeel_vast"), "%"),
    **dict.fromkeys(("verblijfsduur", "beddagen"), "dagen"),
    "bezette_bedden": "bedden",
    "tevredenheid": "score",
    "zorgervaring": "jaar",
    "omzet": "euro",
}


def rijen(tekst: str) -> list[str]:
    """``kengetal/uitsplitsing periode waarde [teller noemer]`` per line as rows of the export."""
    uit = []
    for regel in tekst.strip().splitlines():
        sleutel, periode, *getallen = regel.rsplit(";") if ";" in regel else regel.split()
        kengetal, _, uitsplitsing = sleutel.strip().partition("/")
        waarde, teller, noemer = [g.strip().replace("-", "") for g in (*getallen, "", "")][:3]
        eenheid = EENHEID.get(kengetal, "aantal")
        uit.append(
            f"{kengetal},{uitsplitsing},{periode.strip()},{waarde},{eenheid},{teller},{noemer},registratie"
        )
    return uit


def keur(map_: Path, tekst: str, jaar: int, *eerder: tuple[int, str], **opties) -> Auditverslag:
    """The audit of a report with these figures, beside earlier publications (oldest first)."""
    (map_ / "kengetallen.csv").write_text("\n".join([KOP, *rijen(tekst)]) + "\n", encoding="utf-8")
    if eerder:
        uitgaven = [
            {"jaar": j, "op": f"{j + 1}-01-31", "rijen": list(csv.DictReader([KOP, *rijen(t)]))}
            for j, t in eerder
        ]
        pad = map_ / "grootboek.json"
        pad.write_text(json.dumps({"organisatie": "x", "uitgaven": uitgaven, "niet_gepubliceerd": []}))
        opties["register"] = pad
    return audit(map_, jaar, **opties)


def fouten(verslag: Auditverslag) -> set[str]:
    return {f"{b.kengetal}/{b.uitsplitsing}".rstrip("/") for b in verslag.bevindingen if b.ernst == "fout"}


STROOM = """
clienten/totaal 2023 22
clienten/totaal 2024 22
instroom/verblijf 2024 x
uitstroom_plaatsing/verblijf 2024 x
verblijfsduur/in_jaar 2024 354 8151 23
verblijfsduur/op_peildatum 2023 400 8800 22
verblijfsduur/op_peildatum 2024 741 16306 22
verblijfsduur/uitgestroomd 2024 x x x
beddagen 2024 8151
"""


def test_lek_1_stand_en_stroom_verraden_een_vertrek(tmp_path):
    gevonden = fouten(keur(tmp_path, STROOM, 2024))
    assert {"instroom/verblijf", "uitstroom_plaatsing/verblijf", "verblijfsduur/uitgestroomd"} <= gevonden


def test_lek_1_een_vorm_zonder_beddagen_verraadt_niets(tmp_path):
    stil = "\n".join(STROOM.splitlines()[:5]) + "\n"
    assert keur(
        tmp_path, stil + "verblijfsduur/op_peildatum 2024 741 - 22\nbezette_bedden 2024 22.3", 2024
    ).geslaagd


def test_lek_2_later_verslag_toont_wat_het_vroegere_verbergt(tmp_path):
    nu = "clienten/fz 2023 28\nclienten/anders 2023 x\nclienten/totaal 2023 x"
    later = "clienten/totaal 2024 31\nclienten/totaal 2023 30\nclienten/fz 2023 x\nclienten/anders 2023 x"
    assert keur(tmp_path, nu, 2023).geslaagd
    assert "clienten/anders" in fouten(keur(tmp_path, nu, 2023, (2024, later)))


BEWEGING = "clienten/totaal 2024 25\ninstroom/verblijf 2024 8\nuitstroom_plaatsing/verblijf 2024 x"


def test_lek_3_het_jaar_waarmee_niet_wordt_vergeleken_telt_mee(tmp_path):
    nu = BEWEGING + "\nclienten/totaal 2022 21"
    assert keur(tmp_path, nu, 2024).geslaagd
    assert "uitstroom_plaatsing/verblijf" in fouten(
        keur(tmp_path, nu, 2024, (2023, "clienten/totaal 2023 20"))
    )


def test_lek_3_een_ander_verslag_kan_ook_een_map_zijn(tmp_path):
    toen, nu = tmp_path / "toen", tmp_path / "nu"
    toen.mkdir(), nu.mkdir()
    keur(toen, "clienten/totaal 2023 20", 2023)
    assert not keur(nu, BEWEGING, 2024, naast=[(toen, 2023)]).geslaagd


OPGAVE = (
    "instroom/verblijf 2024 x\ninstroom/ambulant 2024 8\ninstroom/dagbesteding 2024 0\ninstroom/totaal 2024 9"
)


def test_lek_4_een_uitsplitsing_die_niemand_kent(tmp_path):
    assert fouten(keur(tmp_path, OPGAVE, 2024)) == {"instroom/verblijf", "instroom/totaal"}
    vrij = {("instroom", "totaal", "2024")}  # a decision about the total is none about its part
    assert fouten(keur(tmp_path, OPGAVE, 2024, vrij=vrij)) == {"instroom/verblijf"}
    assert "clienten/wmo" in fouten(keur(tmp_path, "clienten/wmo 2024 7\nclienten/totaal 2024 30", 2024))


HERZIEN = ("""
instroom/verblijf 2024 21
uitstroom_plaatsing/verblijf 2024 12
verblijfsduur/uitgestroomd 2024 300 3600 12
""", """
instroom/verblijf 2024 21
uitstroom_plaatsing/verblijf 2024 13
verblijfsduur/uitgestroomd 2024 376 4888 13
""")  # fmt: skip


def test_lek_5_een_herziene_uitgave_noemt_het_verblijf_van_een_client(tmp_path):
    assert keur(tmp_path, HERZIEN[1], 2024).geslaagd
    gevonden = keur(tmp_path, HERZIEN[1], 2024, (2024, HERZIEN[0]))
    assert fouten(gevonden) == {"verblijfsduur/uitgestroomd", "uitstroom_plaatsing/verblijf"}


def test_lek_5_dezelfde_uitgave_nog_eens_zegt_niets(tmp_path):
    assert keur(tmp_path, HERZIEN[1], 2024, (2024, HERZIEN[1])).geslaagd


VRAGEN = """
respons/cto 2024 55 11 20
tevredenheid/cto 2024 6.9 11 11
tevredenheid/cto/wonen 2024 7.4 10 10
tevredenheid/cto/veiligheid 2024 x x x
"""


def test_lek_6_de_score_van_een_enkel_antwoord(tmp_path):
    """Ten answers of 7,4 are 74 points and eleven of 6,9 are 76: in whole numbers only a 2 is left."""
    gevonden = keur(tmp_path, VRAGEN, 2024)
    assert fouten(gevonden) == {"tevredenheid/cto/veiligheid"}
    (cel,) = [c for c in gevonden.cellen if c.naam[0] == "tevredenheid"]
    assert (cel.laag, cel.hoog) == pytest.approx((2, 2))


def test_lek_7_vier_bedden_zijn_vier_clienten(tmp_path):
    tekst = "clienten/fz 2024 x\nclienten/anders 2024 x\nclienten/totaal 2024 x\n"
    assert fouten(keur(tmp_path, tekst + "bezette_bedden 2024 4.0", 2024)) == {"bezette_bedden"}
    assert fouten(keur(tmp_path, tekst + "bezettingsgraad 2024 90.0 - 1600", 2024)) == {"bezettingsgraad"}
    assert keur(tmp_path, tekst + "bezette_bedden 2024 16.3\nbezettingsgraad 2024 90.0", 2024).geslaagd


ERVARING = """
personeel/totaal 2023 23
personeel/totaal 2024 24
personeel_instroom/totaal 2024 1
personeel_uitstroom/totaal 2024 0
zorgervaring 2023 6.2 142.60301164955 23
zorgervaring 2024 7.1 170.96509240246 24
personeel/zzp 2023 0
personeel/stage 2023 0
personeel/zzp 2024 0
personeel/stage 2024 0
"""


def test_lek_8_de_ervaring_van_wie_erbij_kwam(tmp_path):
    vrij = {("personeel_instroom", "totaal", "2024")}
    assert "zorgervaring/van wie kwam" in fouten(keur(tmp_path, ERVARING, 2024, vrij=vrij))
    grof = ERVARING.replace("6.2 142.60301164955 23", "6.2 - 23").replace(
        "7.1 170.96509240246 24", "7.1 - 24"
    )
    assert keur(tmp_path, grof, 2024, vrij=vrij).geslaagd


@pytest.mark.parametrize("figuur", ["verzuim 2024 6.3", "zorgervaring 2024 6.3", "opleiding/mbo 2024 50",
                                    "personeel_vast 2024 100", "aanvullende_trainingen 2024 2.5"])  # fmt: skip
def test_lek_8_een_ploeg_van_vier(tmp_path, figuur):
    ploeg = "personeel/totaal 2023 x\npersoneel/totaal 2024 6\n"
    ploeg += "personeel_instroom/totaal 2024 0\npersoneel_uitstroom/totaal 2024 0\n"
    assert figuur.split()[0] in fouten(keur(tmp_path, ploeg + figuur, 2024))


def test_aandelen_verraden_een_kleine_groep_medewerkers(tmp_path):
    tekst = "personeel/totaal 2024 26\npersoneel/zzp 2024 0\npersoneel/stage 2024 0\nopleiding/wo 2024 8 - 26"
    assert "opleiding/wo" in fouten(keur(tmp_path, tekst, 2024))


@pytest.mark.parametrize(("figuur", "vrij"), [
    ("incidenten/Privacy 2024 2", False), ("personeel/zzp 2024 3", False), ("respons/cto 2024 20 4 20", False),
    ("continuiteit/6 2024 0 0 8", False), ("tevredenheid/cto/wonen 2024 7.1 6 6", False),
    ("clienten_per_wijk 2024 7", False),
    ("incidenten/maand/03 2024 2", True), ("beleidsdocumenten/zorg 2024 1", True), ("bijeenkomsten/wijk 2024 1", True),
    ("leerlijnmodules 2024 3", True), ("instroom/verblijf 2024 0", True),
])  # fmt: skip
def test_wat_zichtbaar_mag_zijn(tmp_path, figuur, vrij):
    assert keur(tmp_path, figuur, 2024).geslaagd is vrij
    kengetal, _, uitsplitsing = figuur.split()[0].partition("/")
    assert keur(tmp_path, figuur, 2024, vrij={(kengetal, uitsplitsing, "2024")}).geslaagd


def test_bedrag_van_enkele_clienten(tmp_path):
    tekst = "clienten/anders 2024 3\nomzet/anders 2024 73401"
    assert "omzet/anders" in fouten(keur(tmp_path, tekst, 2024, vrij={("clienten", "anders", "2024")}))


def test_wat_een_nieuw_jaar_over_een_oud_jaar_verraadt_is_van_dit_verslag(tmp_path):
    oud = BEWEGING.replace("2024", "2023").replace("8", "9").replace("25", "x") + "\nclienten/totaal 2022 20"
    assert keur(tmp_path, "instroom/verblijf 2024 9", 2024, (2023, oud)).geslaagd
    assert "uitstroom_plaatsing/verblijf" in fouten(
        keur(tmp_path, "clienten/totaal 2023 26", 2024, (2023, oud))
    )


def test_wat_vroeger_al_te_herleiden_was_houdt_een_nieuw_verslag_niet_tegen(tmp_path):
    oud = "clienten/fz 2023 28\nclienten/anders 2023 x\nclienten/totaal 2023 30"
    verslag = keur(tmp_path, "clienten/totaal 2024 31", 2024, (2023, oud))
    assert verslag.geslaagd and any("al uit wat eerder" in b.toelichting for b in verslag.bevindingen)


def test_een_correctie_die_al_uit_is_houdt_het_volgende_jaar_niet_tegen(tmp_path):
    volgend = HERZIEN[1] + "instroom/verblijf 2025 17"
    assert keur(tmp_path, volgend, 2025, (2024, HERZIEN[0]), (2024, HERZIEN[1])).geslaagd
    assert not keur(tmp_path, volgend, 2025, (2024, HERZIEN[0])).geslaagd


def test_het_eigen_verslag_in_het_grootboek_maakt_een_lek_niet_bekend(tmp_path):
    assert not keur(tmp_path, STROOM, 2024, (2024, STROOM)).geslaagd


def test_dezelfde_cijfers_geven_steeds_hetzelfde_en_geen_regel_van_de_oplosser(tmp_path, capfd):
    uitkomsten = {keur(tmp_path, VRAGEN + STROOM.strip(), 2024) for _ in range(2)}
    assert len(uitkomsten) == 1 and capfd.readouterr().out == ""


def test_een_lege_map_verraadt_niets(tmp_path):
    assert audit(tmp_path, 2024) == Auditverslag((), ())


def test_het_meetrapport_is_ook_een_afdruk(tmp_path):
    def telling(soort: str, n: int) -> dict:
        return {"code": {"coding": [{"code": soort}]}, "count": n}

    tekst = "uitstroom/totaal 2024 x\nuitstroom/detentie 2024 x\nuitstroom/noemer 2024 12"
    assert keur(tmp_path, tekst, 2024).geslaagd
    groep = {"code": {"coding": [{"code": "6"}]}, "population": [telling("initial-population", 14)]}
    rapport = {"period": {"start": "2024-01-01"}, "group": [groep]}
    (tmp_path / "indicator-2.json").write_text(json.dumps(rapport))
    assert "uitstroom/detentie" in fouten(keur(tmp_path, tekst, 2024))
