"""Alt texts and table twins say what the picture shows, in Dutch, from the published values."""

from __future__ import annotations

import re

import pytest

from kkfzlib.verslag import figuren, getallen
from kkfzlib.verslag.bouwstenen import Figuur
from tests.rijen import publiceer, rij

from . import gegevens

VERWACHT = {
    "fig-team": "Dienstverband: vast 25; tijdelijk 10; zzp 4; stage 2.",
    "fig-leerlijn": "2021: 63; 2022: 58; 2023: 61; 2024: 47.",
    "fig-verzuim": "Eigen organisatie 2023: 3,9%; CBS zorg en welzijn: 7,1%; Sociaal Werk: 7,3%.",
    "fig-beleid": "Veiligheid: 2022 5; 2023 4; 2024 0.",
    "fig-incidenten": "november 5; december 9.",
    "fig-verblijf": "Bezette bedden: 34,9 bedden in 2024, tegen 31,2 bedden in 2023.",
    "fig-aandeel": "Cliënten: forensische zorg 77,36% (41); anders gefinancierde zorg 22,64% (12).",
    "fig-vervolgzorg": "6 (Forensisch) Beschermd wonen (BW): 8, 40,00%",
    "fig-tevredenheid": "Cliënttevredenheid: 7,9 (op een schaal van 1 tot 10, n = 24)",
    "fig-vragen-cto": "Diagram met scores op hun schaal. Mijn begeleider luistert: 8,6",
    "fig-trends": "Ziekteverzuim: 2021 4,4%; 2022 5,1%; 2023 3,9%; 2024 4,6%.",
    "fig-gantt-detail": "1 Samenwerking met wijkagenten vastleggen: jan tot en met mrt 2025 (gepland)",
    "fig-ontwikkelpunten": "Veiligheidsmanagement: 1 in 2024, 1 in 2025, 1 in 2026 en 1 in 2028.",
    "fig-stroomschema": "Pijlen: Intake naar Risicotaxatie (vraagt om)",
    "fig-waardendriehoek": "hoekpunten de waarden zorg, veiligheid en autonomie",
    "fig-omzetgroei": "Omzet forensische zorg in 2023: € 2.103.500",
}


@pytest.mark.parametrize(("id", "zin"), VERWACHT.items())
def test_alt_tekst_noemt_de_gepubliceerde_waarden(gewoon: dict[str, Figuur], id: str, zin: str) -> None:
    assert zin in gewoon[id].alt


def test_alt_teksten_zijn_zinnen_zonder_opmaak(gewoon: dict[str, Figuur]) -> None:
    for figuur in gewoon.values():
        assert figuur.alt[0].isupper()
        assert figuur.alt.endswith(".")
        assert not re.search(r"\s{2}|\.\.|\b(None|nan)\b|<NA>|[{}\[\]]|\d\.\d{1,2}%", figuur.alt)


def test_elk_getal_in_een_tweelingtabel_is_herleidbaar(gewoon: dict[str, Figuur]) -> None:
    """Outside spans stand years, names and scales only."""
    zonder_kengetal = {
        "fig-stroomschema",
        "fig-gantt-hoofdlijn",
        "fig-gantt-detail",
        "fig-gantt-samenwerking",
    }
    for id, figuur in gewoon.items():
        if figuur.tabel is None or id in zonder_kengetal:
            continue
        cellen = [c for r in figuur.tabel.rijen for c in r[1:]]
        assert any("data-kengetal=" in c for c in cellen), id
        for cel in cellen:
            assert cel.startswith("[") or cel == getallen.GEEN or not re.search(r"\d,\d|%|€", cel), (id, cel)


def test_as_heeft_een_eenheid(gewoon: dict[str, Figuur]) -> None:
    eenheden = {
        "fig-team": b"aantal medewerkers", "fig-leerlijn": b"aantal modules", "fig-beleid": b"aantal documenten",
        "fig-verzuim": b"% van de arbeidstijd", "fig-incidenten": b"aantal incidenten",
        "fig-omzetgroei": b"duizend euro", "fig-vervolgzorg": b"% van de uitgestroomde",
    }  # fmt: skip
    for id, eenheid in eenheden.items():
        assert eenheid in gewoon[id].svg, id


def test_getallen_op_assen_zijn_nederlands() -> None:
    rijen = [rij("verzuim", "", 2024, 0.9), rij("verzuim", "", 2023, 0.6)]
    figuur = figuren.verzuim(publiceer(rijen), gegevens.maak_invoer())
    assert figuur is not None
    assert b"<!-- 0,2 -->" in figuur.svg
    assert b"<!-- 0.2 -->" not in figuur.svg


def test_samengevoegde_categorie_krijgt_de_naam_van_haar_groep() -> None:
    rijen = [
        rij("continuiteit", "1.1+1.2+1.3+2", 2024, 35.0, 7, 20),
        rij("continuiteit", "10", 2024, 65.0, 13, 20),
    ]
    figuur = figuren.vervolgzorg(publiceer(rijen), gegevens.maak_invoer())
    assert figuur is not None
    assert "1.1+1.2+1.3+2 Forensische zorg: 7, 35,00%" in figuur.alt
    assert figuur.alt.index("10 Geen vervolgzorg") < figuur.alt.index("Forensische zorg"), (
        "most mentioned first"
    )


def test_schaal_onbekend_wordt_gezegd() -> None:
    figuur = figuren.tevredenheid(
        publiceer([rij("tevredenheid", o, 2024, 7.9) for o in ("cto", "mto")]), gegevens.maak_invoer()
    )
    assert figuur is not None
    assert "schaal niet opgegeven" in figuur.alt


def test_opgave_van_een_kleine_organisatie_geeft_de_figuren_die_kunnen() -> None:
    """Only totals are stated: a share in permanent service and a combined level of education still give a chart."""
    rijen = [
        rij("personeel_vast", "", 2024, 70),
        rij("opleiding", "mbo", 2024, 40),
        rij("opleiding", "hbo_wo", 2024, 60),
    ]
    figuur = figuren.team(publiceer(rijen), gegevens.maak_invoer())
    assert figuur is not None
    assert "Vaste dienst: vast 70%. Opleiding: mbo 40%; hbo of wo 60%." in figuur.alt


def test_tekst_van_buiten_wordt_nergens_opmaak() -> None:
    boos = r"A|B $x^2$ <script>alert(1)</script> [l](javascript:x) -- {{< env HOME >}}" + "\u202eomgekeerd"
    schema = {
        "knopen": [{"id": "a", "naam": boos}, {"id": "b", "naam": "B"}],
        "pijlen": [{"van": "a", "naar": "b", "tekst": boos}],
    }
    figuur = figuren.stroomschema(publiceer([]), gegevens.maak_invoer(schema))
    assert figuur is not None
    assert b"<script" not in figuur.svg
    assert "\u202e".encode() not in figuur.svg
    assert figuur.tabel is not None
    assert r"\{\{\<" in figuur.tabel.rijen[0][0]


def test_zonder_vorig_jaar_geen_lege_kolom() -> None:
    rijen = [rij("bezette_bedden", "", 2024, 12.5), rij("verblijfsduur", "uitgestroomd", 2024, 271)]
    figuur = figuren.verblijf(publiceer(rijen), gegevens.maak_invoer())
    assert figuur is not None and figuur.tabel is not None
    assert figuur.bijschrift == "Verblijfsduur en bezette bedden"
    assert figuur.alt.startswith("Staafdiagram van het verslagjaar. Verblijfsduur: 271 dagen in 2024.")
    assert figuur.tabel.kop == ("Kengetal", "2024")
    assert b"2023" not in figuur.svg


def test_namen_beginnen_met_een_hoofdletter() -> None:
    rijen = [rij("beleidsdocumenten", "cliëntproces", 2024, 2), rij("beleidsdocumenten", "HR", 2024, 1)]
    figuur = figuren.beleid(publiceer(rijen), gegevens.maak_invoer())
    assert figuur is not None and figuur.tabel is not None
    assert [r[0] for r in figuur.tabel.rijen] == ["Cliëntproces", "HR"]
