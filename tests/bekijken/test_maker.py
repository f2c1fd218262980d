"""What the page of the draft is made of: whole and piece by piece the same, and nothing of the project changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from kkfzlib.bekijken.maker import Maker, is_alleen_tekst
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import InvoerFout
from kkfzlib.proef import proefmap
from tests.betrouwbaarheid.hulp import maak_dossier, staat

pytestmark = pytest.mark.traag(reden="whole pages made")


@pytest.fixture(scope="module")
def d(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return maak_dossier(tmp_path_factory.mktemp("bekijken"))


@pytest.fixture(scope="module")
def maker(d: Dossier) -> Iterator[Maker]:
    with proefmap(d) as proef:
        m = Maker(d, proef, "indiening")
        m.maak(alleen_tekst=False)
        yield m


def _element(pagina: str, slot: str) -> str:
    gevonden = BeautifulSoup(pagina, "lxml").find(id=f"bekijk-{slot}")
    return re.sub(r"\s+", " ", str(gevonden))


TEKSTEN = {
    "visie": "Een *andere* visie, met **nadruk** en een [link](https://example.org).\n\n- een\n- twee\n    - drie\n",
    "omzet": "De omzet was {omzet/totaal}, waarvan {omzet/fz}; het steeg met {omzet/fz:groei}.\n",
    "pijler-2-beeld": "| a | b |\n|---|--:|\n| x | {verzuim} |\n\n> Een citaat.\n\n1. een\n2. twee\n",
}


def test_een_tekst_op_zichzelf_is_de_tekst_in_de_bladzijde(d: Dossier, maker: Maker) -> None:
    for slot, tekst in TEKSTEN.items():
        (d.teksten / f"{slot}.md").write_text(tekst, encoding="utf-8")
        stukken = maker.snel()
        if slot == "pijler-2-beeld" or not stukken:
            assert stukken.keys() <= {slot}
        heel = maker.maak(alleen_tekst=True)
        if stukken:
            assert _element(stukken[slot], slot) == _element(heel, slot)
        assert maker.snel() == {}
    assert "concept" in heel and "vertrouwelijk" in heel and "bekijk-visie" in heel and "<script" not in heel


@pytest.mark.parametrize("tekst", ["Zie @sec-cto.\n", "Een zin.^[Met een noot.]\n", "# Kop\n\nTekst.\n", ""])
def test_wat_nummers_van_de_hele_bladzijde_nodig_heeft_wacht_daarop(
    d: Dossier, maker: Maker, tekst: str
) -> None:
    pad = d.teksten / "aanleiding.md"
    oud = pad.read_text(encoding="utf-8")
    pad.write_text(tekst, encoding="utf-8")
    assert maker.snel() == {}
    pad.write_text(oud, encoding="utf-8")


def test_een_fout_in_een_tekst_wordt_gezegd_en_niet_getoond(d: Dossier, maker: Maker) -> None:
    pad = d.teksten / "visie.md"
    oud = pad.read_text(encoding="utf-8")
    for fout in ("<script>alert(1)</script>\n", "Het was {onzin}.\n"):
        pad.write_text(fout, encoding="utf-8")
        assert maker.snel() == {}
        with pytest.raises(InvoerFout) as geweigerd:
            maker.maak(alleen_tekst=True)
        assert geweigerd.value.bevindingen[0].bestand == "visie.md"
    pad.write_text(oud, encoding="utf-8")
    maker.maak(alleen_tekst=True)


def test_een_nummer_van_een_persoon_komt_niet_in_de_bladzijde(d: Dossier, maker: Maker) -> None:
    pad = d.teksten / "visie.md"
    oud = pad.read_text(encoding="utf-8")
    pad.write_text("Met CLNT-**01**-q gaat het goed.\n", encoding="utf-8")
    assert maker.snel() == {}
    with pytest.raises(InvoerFout) as geweigerd:
        maker.maak(alleen_tekst=True)
    assert "CLNT" not in str(geweigerd.value)
    pad.write_text(oud, encoding="utf-8")
    maker.maak(alleen_tekst=True)


def test_een_gewijzigde_cel_rekent_alles_opnieuw(d: Dossier, maker: Maker) -> None:
    pad = d.raw / "omzet.csv"
    oud = pad.read_text(encoding="utf-8")
    pad.write_text(oud.replace("1234,50", "777777"), encoding="utf-8")
    assert "777.7" in maker.maak(alleen_tekst=False)
    pad.write_text(oud, encoding="utf-8")
    assert "777.7" not in maker.maak(alleen_tekst=False)


def test_de_strook_noemt_bevindingen_en_wat_onvolledig_is(d: Dossier, maker: Maker) -> None:
    (d.teksten / "visie.md").unlink()
    maker.maak(alleen_tekst=True)
    gevonden = maker.vondsten()
    assert any(v.ernst == "onvolledig" and v.slot == "visie" for v in gevonden)
    assert any(v.ernst == "fout" and v.kengetal for v in gevonden)


def test_er_verandert_niets_in_het_project_en_niemand_anders_leest_mee(d: Dossier, maker: Maker) -> None:
    toen = staat(d.data.parent)
    maker.maak(alleen_tekst=False)
    maker.vondsten()
    assert staat(d.data.parent) == toen and not d.processed.exists() and not d.uit.exists()
    assert maker.proef.data.stat().st_mode & 0o777 == 0o700


def test_wat_een_tekst_is(d: Dossier) -> None:
    assert is_alleen_tekst(d, [d.teksten / "visie.md", d.raw / "teksten.docx", d.raw / "nalezen.yml"])
    assert not is_alleen_tekst(d, [d.teksten / "visie.md", d.raw / "omzet.csv"])
    assert not is_alleen_tekst(d, [d.raw_organisatie / "organisatie.yml"])
    assert not is_alleen_tekst(d, [Path("/elders/export.xlsx")])
