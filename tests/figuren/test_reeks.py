"""A declaration gives alt text, drawing and table that say the same, whatever the form."""

from __future__ import annotations

import re

import pytest

from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import liggend, lijnen, staand
from kkfzlib.verslag.figuren.keuze import naast_ijkpunten, per_jaar, soorten_per_jaar
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Reeks, Vorm, lopend, per_kolom
from kkfzlib.verslag.getallen import Cijfers
from tests.rijen import publiceer, rij


@pytest.fixture
def beleid() -> Gepubliceerd:
    """Documents of two kinds: one without a figure of 2023, the other hidden."""
    rijen = [rij("beleidsdocumenten", "HR", j, n) for j, n in ((2022, 3), (2024, 5))]
    rijen += [rij("beleidsdocumenten", "zorg", j, 7) for j in (2022, 2023, 2024)]
    return publiceer(rijen, [("beleidsdocumenten", "zorg")])


def _maak(gepubliceerd: Gepubliceerd, deel: Deel, vorm: Vorm = liggend.teken, **rest: object) -> Figuur:
    grafiek = Grafiek("proef", "Proef per jaar", "Proefbeeld.", (deel,), vorm, ("Soort",), **rest)  # type: ignore[arg-type]
    figuur = grafiek.figuur(Cijfers(gepubliceerd))
    assert figuur is not None and figuur.tabel is not None
    return figuur


@pytest.mark.parametrize("vorm", [liggend.teken, lijnen.teken, staand.teken])
def test_elke_vorm_toont_dezelfde_verklaring(beleid: Gepubliceerd, vorm: Vorm) -> None:
    deel = soorten_per_jaar(beleid, "beleidsdocumenten", "aantal documenten")
    zichtbaar = Deel(deel.reeksen[:1], deel.eenheid, kolommen=deel.kolommen)
    figuur = _maak(beleid, zichtbaar, vorm, zin=per_kolom)
    assert figuur.alt == "Proefbeeld. HR: 2022 3; 2023 geen cijfer; 2024 5."
    assert figuur.tabel is not None
    assert figuur.tabel.kop == ("Soort", "2022", "2023", "2024")
    assert figuur.tabel.bijschrift == "Gegevens bij de figuur: proef per jaar"
    assert b"<!-- 5 -->" in figuur.svg and b"<!-- 2023 -->" in figuur.svg


def test_een_verborgen_rij_is_overal_hetzelfde_teken(beleid: Gepubliceerd) -> None:
    figuur = _maak(beleid, soorten_per_jaar(beleid, "beleidsdocumenten", "aantal documenten"), zin=per_kolom)
    assert "Zorg: 2022 niet gepubliceerd; 2023 niet gepubliceerd" in figuur.alt
    assert figuur.tabel is not None and all("[x]" in cel for cel in figuur.tabel.rijen[1][1:])
    opschriften = re.findall(rb"<!-- (.*?) -->", figuur.svg)
    assert opschriften.count(b"x") == 3 and b"7" not in opschriften


def test_alleen_bekende_cellen_laat_een_gat_weg(beleid: Gepubliceerd) -> None:
    deel = soorten_per_jaar(beleid, "beleidsdocumenten", "aantal documenten")
    figuur = _maak(beleid, deel, zin=per_kolom, alleen_bekend=True)
    assert "HR: 2022 3; 2024 5." in figuur.alt


def test_niets_te_tonen_is_geen_figuur(beleid: Gepubliceerd) -> None:
    leeg = Grafiek("proef", "Proef", "Proefbeeld.", (Deel(()),), liggend.teken, ("Soort",))
    assert leeg.figuur(Cijfers(beleid)) is None


def test_twee_namen_vooraan_noemen_deel_en_rij() -> None:
    gepubliceerd = publiceer([rij("personeel", "vast", 2024, 4)])
    deel = Deel((Reeks("Vast", (gepubliceerd.get("personeel", "vast"),)),), "aantal", "Contract")
    grafiek = Grafiek(
        "proef", "Proef", "Proefbeeld.", (deel,), liggend.teken, ("Indeling", "Groep"), (("Waarde", "waarde"),),
        zin=lopend, minstens=1,
    )  # fmt: skip
    figuur = grafiek.figuur(Cijfers(gepubliceerd))
    assert figuur is not None and figuur.tabel is not None
    assert figuur.alt == "Proefbeeld. Contract: vast 4."
    assert figuur.tabel.rijen[0][:2] == ("Contract", "Vast") and not figuur.tabel.rijkop


def test_een_jaar_zonder_cijfer_houdt_zijn_plaats() -> None:
    gepubliceerd = publiceer([rij("leerlijnmodules", "", j, j - 2000) for j in (2020, 2022, 2025)])
    assert [(r.naam, r.cel is None) for r in per_jaar(gepubliceerd, "leerlijnmodules")] == [
        ("2020", False),
        ("2021", True),
        ("2022", False),
    ]


def test_ijkpunten_zonder_eigen_cijfer_zijn_geen_figuur() -> None:
    ijkpunt = rij("benchmark", "verzuim/CBS", 2023, 7.1)
    assert naast_ijkpunten(publiceer([ijkpunt]), "verzuim") == ((), ())
    eigen, ander = naast_ijkpunten(publiceer([ijkpunt, rij("verzuim", "", 2024, 4.0)]), "verzuim")
    assert [r.naam for r in eigen + ander] == ["Eigen organisatie 2024", "CBS"]
