"""Published values as spans: what is shown, what is said about it, and what a hidden value gives away (nothing)."""

from __future__ import annotations

import pytest

from kkfzlib.cijfers import OPGAVE, Cijfer
from kkfzlib.verslag.getallen import Cijfers, span, tekst, verandering
from tests.rijen import publiceer, rij
from tests.verslag.conftest import RIJEN


def cel(waarde: float | None, eenheid: str = "%", periode: str = "2024", **kwargs: object) -> Cijfer:
    return Cijfer("verzuim", "", periode, waarde, eenheid, None, None, "registratie", **kwargs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kengetal", "uitsplitsing", "soort", "verwacht"),
    [
        ("omzet", "fz", "waarde", '[€\u00a01.236.365]{.kg data-kengetal="omzet/fz"}'),
        ("omzet_aandeel", "fz", "waarde", '[83,18%]{.kg data-kengetal="omzet_aandeel/fz"}'),
        ("continuiteit", "6", "teller", '[3]{.kg data-kengetal="continuiteit/6" data-soort="teller"}'),
        ("continuiteit", "6", "noemer", '[12]{.kg data-kengetal="continuiteit/6" data-soort="noemer"}'),
        ("verzuim", "", "waarde", '[3,8%]{.kg data-kengetal="verzuim"}'),
        (
            "verzuim",
            "",
            "vorig",
            '[1,3%]{.kg data-kengetal="verzuim" data-soort="vorig" data-periode="2023"}',
        ),
        ("verzuim", "", "groei", '[+2,5\u00a0procentpunt]{.kg data-kengetal="verzuim" data-soort="groei"}'),
        (
            "verblijfsduur",
            "uitgestroomd",
            "groei",
            '[+104\u00a0dagen]{.kg data-kengetal="verblijfsduur/uitgestroomd" data-soort="groei"}',
        ),
    ],
)
def test_span(cijfers: Cijfers, kengetal: str, uitsplitsing: str, soort: str, verwacht: str) -> None:
    assert cijfers.waarde(kengetal, uitsplitsing, soort) == verwacht  # type: ignore[arg-type]


def test_zonder_rij_een_streep(cijfers: Cijfers) -> None:
    assert cijfers.waarde("bezettingsgraad") == "–"
    assert cijfers.waarde("clienten", "fz", "vorig") == "–"


@pytest.mark.parametrize("soort", ["waarde", "teller", "noemer", "groei"])
def test_verborgen_is_x_in_elke_soort(soort: str) -> None:
    c = Cijfers(publiceer(RIJEN, [("verblijfsduur", "uitgestroomd", "2024")]))
    uit = c.waarde("verblijfsduur", "uitgestroomd", soort)  # type: ignore[arg-type]
    assert uit.startswith("[x]{.kg .kg-x data-kengetal=")
    assert "278" not in uit


def test_groei_van_verborgen_vorig_jaar_is_ook_x() -> None:
    nu, toen = cel(3.8), cel(None, periode="2023", zichtbaar=False)
    assert tekst(nu, "groei", vorig=toen) == "x"
    assert verandering(nu, toen) is None


@pytest.mark.parametrize(
    ("kengetal", "eenheid", "toen", "nu", "verwacht"),
    [
        ("zorgervaring", "jaar", 9.44, 9.35, "0,0\u00a0jaar"),
        ("personeel", "aantal", 2, 1, "−1"),
        ("clienten", "aantal", 0, 5, "+5"),
        ("clienten", "aantal", 19, 25, "+6"),
        ("clienten", "aantal", 25, 19, "−6"),
        ("clienten", "aantal", 20, 25, "+25,0%"),
        ("omzet", "euro", 989267, 1236365, "+25,0%"),
        ("tevredenheid", "score", 7.95, 7.84, "−0,2\u00a0punt"),
        ("bezette_bedden", "bedden", 15.3, 16.8, "+1,5\u00a0bedden"),
        ("aanvullende_trainingen", "aantal", 2.1, 2.4, "+0,3"),
        ("omzet_aandeel", "%", 83.8449, 80.8651, "−2,97\u00a0procentpunt"),
    ],
)
def test_verandering_volgt_uit_wat_er_staat(
    kengetal: str, eenheid: str, toen: float, nu: float, verwacht: str
) -> None:
    vorig, dit = (
        Cijfer(kengetal, "", j, w, eenheid, None, None, "registratie")
        for j, w in (("2023", toen), ("2024", nu))
    )
    assert tekst(dit, "groei", vorig=vorig) == verwacht


def test_geen_verandering_heeft_geen_teken() -> None:
    assert tekst(cel(3.81), "groei", vorig=cel(3.8, periode="2023")) == "0,0\u00a0procentpunt"


def test_uitsplitsing_van_buiten_kan_het_kenmerk_niet_openbreken() -> None:
    c = Cijfer(
        "incidenten", 'ruzie" onclick="x|{{< env A >}}', "2024", 3, "aantal", None, None, "registratie"
    )
    uit = span(c, jaar=2024)
    assert uit.count('"') == 2
    assert "{{<" not in uit and "|" not in uit


def test_aantal_naast_een_percentage_heeft_geen_decimalen() -> None:
    aantal = Cijfer("continuiteit", "6:n", "2023", 7, "aantal", None, None, "opgave")
    assert tekst(aantal) == "7"


def test_ijkpunt_volgt_de_decimalen_van_zijn_kengetal() -> None:
    assert (
        tekst(Cijfer("benchmark", "verblijfsduur/Sector", "2024", 200.4, "dagen", None, None, "opgave"))
        == "200\u00a0dagen"
    )


def test_van_elke_bron_alleen_het_laatste_ijkpunt() -> None:
    rijen = [
        rij("benchmark", f"verzuim/{bron}", jaar, w, herkomst=OPGAVE)
        for bron, jaar, w in (
            ("CBS", "2023", 7.0),
            ("CBS", "2024", 6.6),
            ("Sector", "2022", 5.0),
            ("CBS", "2025", 9.9),
        )
    ]
    gevonden = Cijfers(publiceer(rijen)).ijkpunten("verzuim")
    assert [(c.uitsplitsing, c.waarde) for c in gevonden] == [("verzuim/CBS", 6.6), ("verzuim/Sector", 5.0)]
