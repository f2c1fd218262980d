"""Leaks that outsiders found in finished public reports, each by name, so that none comes back."""

from __future__ import annotations

import dataclasses
import itertools
import math
from pathlib import Path

import pandas as pd
import pytest

from kkfzlib.instellingen import Instellingen
from kkfzlib.kengetallen import register
from kkfzlib.onthulling import Gepubliceerd, bescherm
from kkfzlib.onthulling.bekend import Bekend
from kkfzlib.onthulling.bescherming import decimalen
from kkfzlib.onthulling.besluiten import hash_van_cijfers
from kkfzlib.onthulling.feiten import Drukrij
from kkfzlib.onthulling.klassen import VELDEN
from kkfzlib.onthulling.opbouw import bouw
from kkfzlib.onthulling.oplosser import eensgezind
from kkfzlib.publiceren.export import exporteer, rijen
from kkfzlib.publiceren.register import lees, lees_uitgave, schrijf_uitgave
from tests.rijen import JAAR, Rijen

from .gegevens import GIDS, INSTELLINGEN, bekend_uit, clienten

VORIG = JAAR - 1


def openbaar(frame: pd.DataFrame, bekend: Bekend | None = None, jaar: int = JAAR, **keuzes) -> Gepubliceerd:
    instellingen = dataclasses.replace(Instellingen.standaard(jaar), **keuzes)
    return bescherm(frame, "openbaar", instellingen, GIDS, bekend=bekend)


def zichtbaar(uit: Gepubliceerd) -> dict[tuple[str, str], float]:
    return {(c.naam, c.periode): c.waarde for c in uit if c.waarde is not None}


def verblijf(r: Rijen, jaar: int, begin: int, erin: int, eruit: int, dagen: int) -> Rijen:
    """All figures about stays in ``verblijf`` of an organisation with that form alone, all forensic."""
    na = begin + erin - eruit
    clienten(r, na, 0, jaar)
    leeg = {"ambulant": 0, "dagbesteding": 0}
    r.telling("instroom", {"verblijf": erin, **leeg}, jaar)
    r.telling("uitstroom_plaatsing", {"verblijf": eruit, **leeg}, jaar)
    r.los("beddagen", "", dagen, "dagen", jaar=jaar)
    r.los("bezette_bedden", "", dagen / 366, "bedden", dagen, 366, jaar)
    if eruit:
        r.los("verblijfsduur", "uitgestroomd", 200.0, "dagen", 200 * eruit, eruit, jaar)
    r.los("verblijfsduur", "in_jaar", dagen / (na + eruit), "dagen", dagen, na + eruit, jaar)
    return r.los("verblijfsduur", "op_peildatum", 300.0, "dagen", 300 * na, na, jaar)


# 1. stock and flow


def test_1_voorraad_en_stroom_verraden_geen_vertrekker():
    toen = verblijf(Rijen(), VORIG, 22, 6, 6, 7900).frame()
    nu = verblijf(Rijen(), JAAR, 22, 0, 1, 7800).frame()
    eerste = openbaar(toen, jaar=VORIG, verblijfsduur="op_peildatum")
    tweede = openbaar(nu, bekend_uit(eerste, waar=toen), verblijfsduur="op_peildatum")
    alles = zichtbaar(eerste) | zichtbaar(tweede)
    aanwezig = [("clienten/totaal", str(j)) for j in (VORIG, JAAR)]
    stroom = [(f"{k}/verblijf", str(JAAR)) for k in ("instroom", "uitstroom_plaatsing")]
    assert ("uitstroom_plaatsing/verblijf", str(JAAR)) not in alles
    assert not all(s in alles for s in (*aanwezig, stroom[0])), "22 + 0 - 21 is die ene vertrekker"


def test_1_alleen_de_gekozen_vorm_van_verblijfsduur_gaat_naar_buiten_en_geen_dagtotaal():
    uit = openbaar(verblijf(Rijen(), JAAR, 20, 12, 12, 7300).frame())
    buiten = rijen(uit)
    assert [r[1] for r in buiten if r[0] == "verblijfsduur"] == ["uitgestroomd"]
    assert all(r[0] != "beddagen" for r in buiten)
    dagen = [r for r in buiten if r[0] in ("verblijfsduur", "bezette_bedden")]
    assert dagen and all(r[5] is None for r in dagen), "een teller in dagen is een dagtotaal"


@pytest.mark.parametrize("vorm", ["uitgestroomd", "in_jaar", "op_peildatum"])
def test_1_de_dagen_van_een_enkele_vertrekker_volgen_niet_uit_lopende_verblijven(vorm):
    toen = verblijf(Rijen(), VORIG, 22, 6, 6, 7900).frame()
    nu = verblijf(Rijen(), JAAR, 22, 5, 1, 8400).frame()
    eerste = openbaar(toen, jaar=VORIG, verblijfsduur="op_peildatum")
    tweede = openbaar(nu, bekend_uit(eerste, waar=toen), verblijfsduur=vorm)
    alles = zichtbaar(eerste) | zichtbaar(tweede)
    delen = [("verblijfsduur/op_peildatum", str(VORIG)), ("verblijfsduur/op_peildatum", str(JAAR)),
             ("bezette_bedden", str(JAAR))]  # fmt: skip
    assert not all(d in alles for d in delen)


# 2 and 3. order, folder, and the year compared with


def _twee_jaren() -> tuple[pd.DataFrame, pd.DataFrame]:
    toen = clienten(Rijen(), 18, 2, VORIG).telling("zorgzwaarte", {"C-1": 3, "C-2": 9, "C-3": 8}, VORIG)
    nu = clienten(Rijen(), 21, 6).telling("zorgzwaarte", {"C-1": 5, "C-2": 11, "C-3": 11})
    nu = clienten(nu, 18, 2, VORIG).telling("zorgzwaarte", {"C-1": 3, "C-2": 9, "C-3": 8}, VORIG)
    return toen.frame(), nu.frame()


@pytest.mark.parametrize("volgorde", list(itertools.permutations((VORIG, JAAR))))
def test_2_de_volgorde_van_publiceren_maakt_niet_uit(volgorde, tmp_path):
    frames = dict(zip((VORIG, JAAR), _twee_jaren(), strict=True))
    pad = tmp_path / "org.json"
    uitgaven = []
    for jaar in volgorde:
        bekend = Bekend.uit([(u.frame, None) for u in lees(pad, "org").uitgaven])
        uit = openbaar(frames[jaar], bekend, jaar)
        map_ = tmp_path / f"map-{jaar}"  # wherever it was made
        map_.mkdir()
        exporteer(uit, map_)
        schrijf_uitgave(pad, "org", lees_uitgave(map_ / "kengetallen.csv", jaar))
        uitgaven.append(uit)
    samen = zichtbaar(uitgaven[0]) | zichtbaar(uitgaven[1])
    for jaar in (str(VORIG),):
        assert not {("clienten/fz", jaar), ("clienten/totaal", jaar)} <= set(samen)
        zwaarte = {(f"zorgzwaarte/C-{k}", jaar) for k in (2, 3)}
        assert not ({("clienten/totaal", jaar)} | zwaarte <= set(samen))


def test_3_een_overgeslagen_jaar_telt_mee_al_wordt_er_niet_mee_vergeleken():
    stroom = Rijen().telling("instroom", {"verblijf": 8}).telling("uitstroom_plaatsing", {"verblijf": 4})
    nu = clienten(stroom, 24, 6).frame()
    toen = openbaar(clienten(Rijen(), 20, 6, VORIG).frame(), jaar=VORIG)
    uit = openbaar(nu, bekend_uit(toen), vergelijk_met=JAAR - 2)
    assert uit.get("instroom", "verblijf").verborgen or uit.get("clienten", "totaal").verborgen


# 4. stated figures outside the registry


def test_4_een_opgave_buiten_het_register_gaat_niet_naar_buiten():
    r = Rijen().telling("instroom", {"verblijf": 9, "ambulant": 2, "dagbesteding": 0, "totaal": 11})
    uit = openbaar(clienten(r, 20, 9).telling("clienten", {"wmo": 2, "wlz": 7}).frame())
    for kengetal, code in (("instroom", "totaal"), ("clienten", "wmo"), ("clienten", "wlz")):
        assert uit.get(kengetal, code).verborgen
    assert uit.get("instroom", "ambulant").verborgen


# 5. a corrected republication


@pytest.mark.parametrize("erbij", [1, 4])
def test_5_een_gecorrigeerd_verslag_toont_niet_wie_erbij_kwam(erbij):
    def versie(n: int, dagen: int) -> pd.DataFrame:
        r = clienten(Rijen(), 20 + n, 9).telling("zorgzwaarte", {"C-1": 12, "C-2": 8 + n})
        r.telling("uitstroom_plaatsing", {"verblijf": 12 + n})
        r.los("verblijfsduur", "uitgestroomd", dagen / (12 + n), "dagen", dagen, 12 + n)
        return r.frame()

    eerste = openbaar(versie(0, 3600))
    tweede = openbaar(versie(erbij, 3600 + 1288), bekend_uit(eerste))
    assert zichtbaar(eerste)["verblijfsduur/uitgestroomd", str(JAAR)] == 300
    for id in (
        "verblijfsduur/uitgestroomd",
        "zorgzwaarte/C-2",
        "clienten/fz",
        "uitstroom_plaatsing/verblijf",
    ):
        assert (id, str(JAAR)) not in zichtbaar(tweede), id
    gelijk = zichtbaar(tweede)["zorgzwaarte/C-1", str(JAAR)]
    assert gelijk == 12, "wat niet veranderde, blijft staan"


def test_5_een_correctie_van_vijf_of_meer_wijst_niemand_aan():
    toen = openbaar(Rijen().telling("uitstroom_plaatsing", {"verblijf": 12}).frame())
    nu = openbaar(Rijen().telling("uitstroom_plaatsing", {"verblijf": 17}).frame(), bekend_uit(toen))
    assert nu.get("uitstroom_plaatsing", "verblijf").waarde == 17


# 6. whole scores


def test_6_de_score_van_een_respondent_volgt_niet_uit_hele_getallen():
    vragen = {"a": (95, 12), "b": (90, 12), "c": (2, 1)}
    r = Rijen()
    for vraag, (som, n) in {**{f"cto/{v}": w for v, w in vragen.items()}, "cto": (187, 25)}.items():
        r.los("tevredenheid", vraag, som / n, "score", n, n if "/" in vraag else 12)
    uit = bescherm(r.frame(), "openbaar", INSTELLINGEN, GIDS, schalen={"cto": (1, 10)})
    getoond = {c.uitsplitsing for c in uit if not c.verborgen}
    assert "cto/c" not in getoond
    assert not {"cto", "cto/a", "cto/b"} <= getoond, "187 - 95 - 90 is de score van die ene"


# 7. beds are clients


def test_7_bezette_bedden_zijn_clienten():
    uit = openbaar(clienten(Rijen(), 4, 0).los("bezette_bedden", "", 4.0, "bedden", 1464, 366).frame())
    assert uit.get("clienten", "totaal").verborgen and uit.get("bezette_bedden").verborgen


def test_7_een_vol_bed_verraadt_geen_verborgen_vertrek():
    # 6,0 beds all year with 6 clients at both ends: nobody came or went, or the beds would not be full
    r = clienten(Rijen(), 6, 0, VORIG)
    nu = verblijf(r, JAAR, 6, 1, 1, 6 * 366).frame()
    uit = zichtbaar(openbaar(nu))
    assert ("instroom/verblijf", str(JAAR)) not in uit
    assert ("uitstroom_plaatsing/verblijf", str(JAAR)) not in uit


# 8. employees


@pytest.mark.parametrize("n", [3, 4, 9])
def test_8_ervaring_en_verzuim_van_een_klein_team_blijven_binnen(n):
    r = Rijen().telling("personeel", {"totaal": n, "vast": n, "tijdelijk": 0, "zzp": 0, "stage": 0})
    r.los("zorgervaring", "", 7.123456789, "jaar", 7.123456789 * n, n).los("verzuim", "", 5.2, "%", 76, 1460)
    r.aandeel("personeel_vast", {"": n}, n).aandeel("opleiding", {"mbo": n}, n)
    uit = openbaar(r.frame())
    assert {c.kengetal for c in uit if not c.verborgen and c.kengetal != "personeel"} == set()


def test_8_geen_veertien_decimalen_en_een_klein_team_zonder_decimaal():
    r = Rijen().telling("personeel", {"totaal": 12, "vast": 12, "tijdelijk": 0, "zzp": 0, "stage": 0})
    uit = openbaar(r.los("zorgervaring", "", 7.123456789, "jaar", 85.5, 12).frame())
    (rij,) = [r for r in rijen(uit) if r[0] == "zorgervaring"]
    assert (rij[3], rij[5], rij[6]) == (7, None, 12)


def test_8_wie_kwam_en_wie_ging_volgt_niet_uit_het_aantal_medewerkers():
    r = Rijen().telling("personeel", {"totaal": 20}, VORIG).telling("personeel", {"totaal": 21})
    r.telling("personeel_instroom", {"totaal": 1}).telling("personeel_uitstroom", {"totaal": 0, "zzp": 0})
    uit = zichtbaar(openbaar(r.frame()))
    delen = [("personeel/totaal", str(VORIG)), ("personeel/totaal", str(JAAR))]
    assert ("personeel_instroom/totaal", str(JAAR)) not in uit
    assert not all(d in uit for d in (*delen, ("personeel_uitstroom/totaal", str(JAAR))))


# 10. merging


def test_10_wat_samen_staat_zegt_niet_dat_er_iets_klein_is():
    from .test_samenvoegen import _codes, uitstroom

    groot = _codes(uitstroom(*["3"] * 7, *["4"] * 7, *["10"] * 8))
    klein = _codes(uitstroom(*["3"] * 13, *["4"] * 1, *["10"] * 8))
    assert set(groot) == set(klein)


# 11. closed by default


def test_11_elk_kengetal_heeft_een_klasse():
    zonder = [k.id for k in register.REGISTER.values() if k.onthulling is None]
    assert zonder == [], "zonder klasse komt er niets van in het openbare verslag"


def test_11_een_telling_zonder_klasse_is_overal_dicht(monkeypatch, tmp_path):
    nieuw = dataclasses.replace(register.REGISTER["clienten"], id="nieuwe_telling", onthulling=None)
    monkeypatch.setitem(register.REGISTER, "nieuwe_telling", nieuw)
    uit = openbaar(Rijen().telling("nieuwe_telling", {"totaal": 137, "fz": 61}).frame())
    assert all(c.verborgen and c.waarde is None for c in uit)
    exporteer(uit, tmp_path)
    for pad in Path(tmp_path).iterdir():
        assert b"137" not in pad.read_bytes() or pad.suffix == ".xlsx"
    tabel = pd.read_excel(tmp_path / "kengetallen.xlsx", dtype=str, engine="openpyxl")
    assert set(tabel["waarde"]) == {"x"}


def test_een_enkel_veld_zonder_getal_is_geen_nul():
    uit = openbaar(verblijf(Rijen(), JAAR, 20, 12, 12, 7300).frame())
    cel = uit.get("verblijfsduur", "uitgestroomd")
    assert cel is not None and cel.teller is None and cel.noemer == 12 and not math.isnan(cel.waarde or 0)


# What a second look by outsiders found


def test_een_besluit_van_dit_jaar_opent_vorig_jaar_niet():
    toen = clienten(Rijen(), 20, 3, VORIG).frame()
    nu = clienten(clienten(Rijen(), 24, 6), 20, 3, VORIG).frame()
    eerste = openbaar(toen, jaar=VORIG)
    besluit = {
        "wat": "eigen publicatie: alle kengetallen", "waarom": "zelf gepubliceerd", "wie": "bestuurder",
        "datum": "2020-01-01", "verloopt": "2099-01-01", "hash": hash_van_cijfers(nu),
    }  # fmt: skip
    uit = bescherm(nu, "openbaar", INSTELLINGEN, GIDS, [besluit], bekend_uit(eerste, waar=toen))
    dicht = {c.naam for c in uit if c.verborgen and c.periode == str(VORIG)}
    assert dicht == {c.naam for c in eerste if c.verborgen}
    assert not any(c.verborgen for c in uit if c.periode == str(JAAR))


@pytest.mark.parametrize(("som", "weg"), [(100, True), (99, False), (10, True), (11, False), (55, False)])
def test_een_gemiddelde_aan_het_einde_van_de_schaal_zegt_wat_iedereen_gaf(som, weg):
    frame = Rijen().los("tevredenheid", "cto", som / 10, "score", 10, 10).frame()
    uit = bescherm(frame, "openbaar", INSTELLINGEN, GIDS, schalen={"cto": (1, 10)})
    assert uit.get("tevredenheid", "cto").verborgen is weg


@pytest.mark.parametrize(("gemiddeld", "weg"), [(366, True), (365, True), (300, False)])
def test_wie_er_allemaal_het_hele_jaar_waren_blijft_binnen(gemiddeld, weg):
    r = clienten(Rijen(), 12, 0).los("verblijfsduur", "in_jaar", gemiddeld, "dagen", gemiddeld * 12, 12)
    uit = openbaar(r.frame(), verblijfsduur="in_jaar")
    assert uit.get("verblijfsduur", "in_jaar").verborgen is weg


@pytest.mark.parametrize(("nieuw", "weg"), [(3.9, False), (9.8, True)])
def test_een_correctie_die_in_de_afronding_past_wijst_niemand_aan(nieuw, weg):
    def versie(verzuim: float) -> pd.DataFrame:
        r = Rijen().telling("personeel", {"totaal": 20, "vast": 20, "tijdelijk": 0, "zzp": 0, "stage": 0})
        return r.los("verzuim", "", verzuim, "%", verzuim * 73, 7300).frame()

    uit = openbaar(versie(nieuw), bekend_uit(openbaar(versie(3.8))))
    assert uit.get("verzuim").verborgen is weg


def test_wat_klein_is_en_al_openbaar_wordt_niet_nog_eens_gezegd():
    frame = clienten(Rijen(), 20, 4).frame()
    al_uit = frame.assign(verborgen=False)
    uit = openbaar(frame, Bekend.uit([(al_uit, None)]))
    assert uit.get("clienten", "anders").verborgen


# What an attacker of possible worlds found in random small organisations


def test_een_correctie_van_nul_naar_een_laat_geen_nieuwe_rijen_achter():
    # A table of only x beside "nobody left" says that somebody did.
    def versie(weg: int) -> pd.DataFrame:
        r = clienten(Rijen(), 20, 9).telling("uitstroom", {"totaal": weg, "detentie": 0, "noemer": weg})
        if weg:
            r.aandeel("continuiteit", dict.fromkeys(GIDS.codes, 0) | {"6": weg}, weg)
            r.aandeel("continuiteit_vermeldingen", {"": weg}, weg)
        return r.frame()

    eerste = openbaar(versie(0))
    tweede = openbaar(versie(2), bekend_uit(eerste))
    assert zichtbaar(eerste)["uitstroom/noemer", str(JAAR)] == 0
    assert tweede.get("uitstroom", "noemer").verborgen
    assert tweede.van("continuiteit") == [] and tweede.van("continuiteit_vermeldingen") == []


def test_een_verborgen_cijfer_dat_het_verslag_van_toen_niet_had_staat_ook_nu_niet_als_x():
    # Nothing in or out in the year before, and printed: that everybody stayed all year cannot be kept any more.
    toen = verblijf(Rijen(), VORIG, 12, 0, 0, 12 * 365)
    nu = verblijf(verblijf(Rijen(), VORIG, 12, 0, 0, 12 * 365), JAAR, 12, 6, 6, 4000)
    eerste = openbaar(toen.frame(), jaar=VORIG, verblijfsduur="op_peildatum")
    tweede = openbaar(nu.frame(), bekend_uit(eerste, waar=toen.frame()), verblijfsduur="in_jaar")
    assert zichtbaar(eerste)["instroom/verblijf", str(VORIG)] == 0
    assert tweede.get("verblijfsduur", "in_jaar", VORIG) is None
    assert tweede.get("verblijfsduur", "in_jaar") is not None


def test_lopende_dagen_zeggen_hoeveel_er_dit_jaar_kwamen():
    # 10 there at both ends, 6 of them new last year, on average 380 days: had only one come and gone since, the nine
    # others would make it more.
    def jaar(r: Rijen, p: int, na: int, erin: int, eruit: int, duur: float) -> Rijen:
        clienten(r, na, 0, p)
        r.telling("instroom", {"verblijf": erin, "ambulant": 0, "dagbesteding": 0}, p)
        r.telling("uitstroom_plaatsing", {"verblijf": eruit, "ambulant": 0, "dagbesteding": 0}, p)
        return r.los("verblijfsduur", "op_peildatum", duur, "dagen", duur * na, na, p)

    toen = jaar(Rijen(), VORIG, 10, 6, 6, 300)
    nu = jaar(jaar(Rijen(), VORIG, 10, 6, 6, 300), JAAR, 10, 4, 4, 380)
    keuze = {"verblijfsduur": "op_peildatum"}
    eerste = openbaar(toen.frame(), jaar=VORIG, **keuze)
    tweede = openbaar(nu.frame(), bekend_uit(eerste, waar=toen.frame()), **keuze)
    alles = zichtbaar(eerste) | zichtbaar(tweede)
    assert ("instroom/verblijf", str(JAAR)) not in alles
    delen = [("instroom/verblijf", str(VORIG)), ("verblijfsduur/op_peildatum", str(JAAR)),
             ("clienten/totaal", str(VORIG)), ("clienten/totaal", str(JAAR))]  # fmt: skip
    assert not all(d in alles for d in delen)


def test_een_jaar_dat_nog_komt_is_niet_af_te_leiden_uit_zijn_buren():
    # 21 at the end of 2024, of whom 6 came and none left: 15 the year before. Beside 13 in 2022, two or more came.
    def staf(p: int, totaal: int, erin: int, eruit: int) -> pd.DataFrame:
        r = Rijen().telling("personeel", {"totaal": totaal}, p)
        return r.telling("personeel_instroom", {"totaal": erin}, p).telling(
            "personeel_uitstroom", {"totaal": eruit}, p
        ).frame()  # fmt: skip

    laatste = openbaar(staf(JAAR, 21, 6, 0))
    eerste = openbaar(staf(JAAR - 2, 13, 5, 5), bekend_uit(laatste), jaar=JAAR - 2)
    assert zichtbaar(laatste)["personeel/totaal", str(JAAR)] == 21
    assert eerste.get("personeel", "totaal").verborgen


def test_wie_een_verslag_maakt_had_vorig_jaar_al_iemand():
    # Five at the end and nobody left: fewer than five came, as somebody was there before.
    r = Rijen().telling("personeel", {"totaal": 5})
    r.telling("personeel_instroom", {"totaal": 1}).telling("personeel_uitstroom", {"totaal": 0, "zzp": 0})
    uit = zichtbaar(openbaar(r.frame()))
    assert not {("personeel/totaal", str(JAAR)), ("personeel_uitstroom/totaal", str(JAAR))} <= set(uit)


def test_een_correctie_in_bezette_bedden_blijft_binnen():
    # The same number of clients and 24 more days: somebody else came and went, and few did.
    def versie(dagen: int) -> pd.DataFrame:
        r = verblijf(Rijen(), JAAR, 20, 12, 12, dagen)
        return r.los("bezettingsgraad", "", 100 * dagen / 8052, "%", dagen, 8052).frame()

    eerste = openbaar(versie(6400))
    tweede = openbaar(versie(6448), bekend_uit(eerste))
    assert zichtbaar(eerste)["bezettingsgraad", str(JAAR)] == pytest.approx(100 * 6400 / 8052)
    assert {("bezettingsgraad", str(JAAR)), ("bezette_bedden", str(JAAR))}.isdisjoint(zichtbaar(tweede))


def test_van_wie_de_ervaring_bekend_is_zijn_er_minder_dan_in_dienst():
    # 12 of 20: taken for one number, the system would throw away one of two printed truths.
    r = Rijen().telling("personeel", {"totaal": 20, "vast": 14, "tijdelijk": 6, "zzp": 0, "stage": 0})
    r.aandeel("personeel_vast", {"": 14}, 20).los("zorgervaring", "", 8.0, "jaar", 96.0, 12)
    bronnen = [Drukrij(b, VELDEN, decimalen(b)) for b in r.frame().itertuples(index=False)]
    stelsel = bouw(bronnen, 5)
    feiten = sum(len(rij.feiten) for rij in stelsel.rijen)
    eensgezind(stelsel, 5)
    assert sum(len(rij.feiten) for rij in stelsel.rijen) == feiten


def test_ervaring_van_wie_bleef_zegt_dat_er_iemand_ging():
    # Twelve years on average in both years and nobody more: of the five who left one at least was no trainee.
    def staf(r: Rijen, p: int, stage: int, totaal: int) -> Rijen:
        delen = {"vast": 12, "tijdelijk": 3, "zzp": totaal - 15 - stage, "stage": stage, "totaal": totaal}
        r.telling("personeel", delen, p).los("zorgervaring", "", 12.0, "jaar", 180.0, 15, p)
        return r.telling("personeel_instroom", {"totaal": 6}, p).telling(
            "personeel_uitstroom", {"totaal": 5}, p
        )

    toen, nu = staf(Rijen(), VORIG, 1, 20), staf(staf(Rijen(), VORIG, 1, 20), JAAR, 0, 21)
    eerste = openbaar(toen.frame(), jaar=VORIG)
    tweede = openbaar(nu.frame(), bekend_uit(eerste, waar=toen.frame()))
    alles = zichtbaar(eerste) | zichtbaar(tweede)
    delen = [("zorgervaring", str(VORIG)), ("zorgervaring", str(JAAR)), ("personeel/stage", str(JAAR)),
             ("personeel_uitstroom/totaal", str(JAAR))]  # fmt: skip
    assert ("personeel/stage", str(VORIG)) not in alles
    assert not all(d in alles for d in delen)


def test_een_andere_vorm_van_verblijfsduur_verraadt_niet_wat_toen_een_x_was():
    # Running days of 9 clients were hidden; those of 10 leavers, with all days of both years, leave one value for them.
    def jaar(r: Rijen, p: int, na: int, eruit: int, dagen: int, op: int, uit: int) -> Rijen:
        clienten(r, na, 0, p)
        r.telling("instroom", {"verblijf": 5, "ambulant": 0, "dagbesteding": 0}, p)
        r.telling("uitstroom_plaatsing", {"verblijf": eruit, "ambulant": 0, "dagbesteding": 0}, p)
        r.los("beddagen", "", dagen, "dagen", jaar=p).los(
            "bezette_bedden", "", dagen / 365, "bedden", dagen, 365, p
        )
        r.los("verblijfsduur", "op_peildatum", op / na, "dagen", op, na, p)
        return r.los("verblijfsduur", "uitgestroomd", uit / eruit, "dagen", uit, eruit, p)

    def toen() -> Rijen:
        return jaar(jaar(Rijen(), VORIG - 1, 14, 10, 3900, 7560, 7000), VORIG, 9, 10, 4880, 4735, 7705)

    frames = [jaar(Rijen(), VORIG - 1, 14, 10, 3900, 7560, 7000).frame(), toen().frame(),
              jaar(toen(), JAAR, 9, 5, 3300, 5000, 3035).frame()]  # fmt: skip
    uit: list[Gepubliceerd] = []
    for p, frame, vorm in zip((VORIG - 1, VORIG, JAAR), frames, ("op_peildatum", "op_peildatum", "uitgestroomd"),
                              strict=True):  # fmt: skip
        bekend = Bekend.uit([(g.naar_buiten, f) for g, f in zip(uit, frames, strict=False)])
        uit.append(openbaar(frame, bekend, p, verblijfsduur=vorm))
    alles = {k: w for g in uit for k, w in zichtbaar(g).items()}
    assert uit[1].get("verblijfsduur", "op_peildatum").verborgen
    delen = [("verblijfsduur/op_peildatum", str(VORIG - 1)), ("bezette_bedden", str(VORIG)),
             ("verblijfsduur/uitgestroomd", str(VORIG))]  # fmt: skip
    assert not all(d in alles for d in delen)
