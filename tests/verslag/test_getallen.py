"""Published values as spans: what is shown, what is said about it, and what a hidden value gives away (nothing)."""

from __future__ import annotations

import pytest

from kkfzlib.cijfers import OPGAVE, Cijfer
from kkfzlib.verslag.getallen import Cijfers, groei, span, tekst
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
            '[+59,8%]{.kg data-kengetal="verblijfsduur/uitgestroomd" data-soort="groei"}',
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
    assert groei(nu, toen) is None


def test_groei_vanaf_nul_is_niet_te_berekenen() -> None:
    assert tekst(cel(5, "aantal"), "groei", vorig=cel(0, "aantal", "2023")) == "niet te berekenen"


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
