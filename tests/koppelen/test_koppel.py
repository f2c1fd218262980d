"""`kkfz koppel`: a recipe that can be finished by hand, without anything of a person in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.koppelen import koppel
from kkfzlib.voorbeeld.bronnen import BRONNEN
from kkfzlib.voorbeeld.bronnen_personen import persoon

NAMEN = [b.naam for b in BRONNEN]


@pytest.fixture
def dossier(bronnen: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Dossier:
    """One organisation with exports and without a recipe."""
    naam = getattr(request, "param", "bronvoorbeeld-noord")
    shutil.copytree(bronnen / "raw" / naam, tmp_path / "raw" / naam)
    (tmp_path / "raw" / naam / "koppeling.yml").unlink()
    return Dossier(naam, 2024, tmp_path, tmp_path / "uit")


def recept(dossier: Dossier) -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load(
        (dossier.raw_organisatie / "koppeling.yml").read_text(encoding="utf-8")
    )
    return inhoud


def bronnen_van(inhoud: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    paren = ((t, b) for t, bs in inhoud.items() for b in (bs if isinstance(bs, list) else [bs]))
    return {(t, b["bron"].lower().replace(" *", "*").replace("_*", "*")): b for t, b in paren}


@pytest.mark.parametrize("dossier", NAMEN, indirect=True)
def test_wat_ingevuld_is_staat_ook_in_het_recept_dat_een_mens_schreef(
    dossier: Dossier, bronnen: Path
) -> None:
    uitkomst = koppel(dossier)
    assert not uitkomst.onherkend and not uitkomst.onleesbaar
    hand = bronnen_van(
        yaml.safe_load((bronnen / "raw" / dossier.organisatie / "koppeling.yml").read_text(encoding="utf-8"))
    )
    zelf = bronnen_van(recept(dossier))
    assert zelf.keys() == hand.keys()
    fout, mist = [], []
    for sleutel, bron in hand.items():
        eigen = zelf[sleutel].get("kolommen") or {}
        for kolom, regel in bron["kolommen"].items():
            if kolom not in eigen:
                mist.append((sleutel[0], kolom))
            elif eigen[kolom].get("uit") != regel.get("uit"):
                fout.append((sleutel[0], kolom))
            elif eigen[kolom].get("laatste_dag") and not regel.get("laatste_dag"):
                fout.append((sleutel[0], f"{kolom}, laatste dag"))
        assert zelf[sleutel].get("smelt") == bron.get("smelt")
    assert not fout
    assert set(mist) <= {
        ("plaatsingen", "zorgzwaarte"),
        ("medewerkers", "ervaring_sinds"),
        ("omzet", "financiering"),
    }


@pytest.mark.parametrize("dossier", NAMEN, indirect=True)
def test_ingevulde_vertalingen_zijn_die_van_een_mens(dossier: Dossier, bronnen: Path) -> None:
    """Only an untranslated value may be left to a person, never a wrong one filled in."""
    from kkfzlib.importeren.waarden import past, vouw

    koppel(dossier)
    hand = bronnen_van(
        yaml.safe_load((bronnen / "raw" / dossier.organisatie / "koppeling.yml").read_text(encoding="utf-8"))
    )
    aantal = 0
    for sleutel, bron in bronnen_van(recept(dossier)).items():
        for kolom, regel in bron["kolommen"].items():
            met_hand = hand[sleutel]["kolommen"].get(kolom, {})
            for waarde, doel in (regel.get("waarden") or {}).items():
                goed = [
                    str(v)
                    for g, v in (met_hand.get("waarden") or {}).items()
                    if past(str(g), vouw(str(waarde)))
                ]
                if goed or met_hand.get("overig"):
                    aantal += 1
                    assert str(doel).lower() in [g.lower() for g in goed] or str(doel) == met_hand.get(
                        "overig"
                    )
    assert aantal > 8


@pytest.mark.parametrize("dossier", NAMEN, indirect=True)
def test_niets_van_een_persoon_in_recept_of_op_het_scherm(
    dossier: Dossier, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draai(["koppel", dossier.organisatie, "2024", "--data", str(dossier.data)]) == 0
    gezegd = "".join(capsys.readouterr()) + (dossier.raw_organisatie / "koppeling.yml").read_text(
        encoding="utf-8"
    )
    mensen = [persoon("client", str(n)) for n in range(100_000, 200_000, 3)]
    achternamen = {m.naam.split()[-1] for m in mensen}
    assert len(achternamen) > 8
    assert not [n for n in achternamen if n in gezegd]
    assert "9999" not in gezegd and "werd boos" not in gezegd
    for prive in ("Fijn dat er altijd iemand is", "192.0.2.1", "@example.org"):
        assert prive not in gezegd


def test_opnieuw_draaien_verandert_geen_letter(dossier: Dossier) -> None:
    koppel(dossier)
    voor = (dossier.raw_organisatie / "koppeling.yml").read_bytes()
    assert koppel(dossier).regels == 0
    assert (dossier.raw_organisatie / "koppeling.yml").read_bytes() == voor


@pytest.mark.parametrize("naam", NAMEN)
def test_een_recept_dat_af_is_blijft_zoals_het_is(bronnen: Path, tmp_path: Path, naam: str) -> None:
    shutil.copytree(bronnen / "raw" / naam, tmp_path / "raw" / naam)
    dossier = Dossier(naam, 2024, tmp_path, tmp_path / "uit")
    voor = (dossier.raw_organisatie / "koppeling.yml").read_bytes()
    koppel(dossier)
    assert (dossier.raw_organisatie / "koppeling.yml").read_bytes() == voor


def test_nieuwe_waarden_en_kolommen_komen_erbij_en_regels_van_een_mens_blijven(
    bronnen: Path, tmp_path: Path
) -> None:
    naam = "bronvoorbeeld-oost"
    shutil.copytree(bronnen / "raw" / naam, tmp_path / "raw" / naam)
    dossier = Dossier(naam, 2024, tmp_path, tmp_path / "uit")
    pad = dossier.raw_organisatie / "koppeling.yml"
    oud = pad.read_text(encoding="utf-8").replace("    locatie:      {uit: Afdeling}\n", "")
    pad.write_text(oud, encoding="utf-8")
    export = dossier.bronnen / "meldingen_2024.csv"
    met_nieuw = export.read_bytes() + b"3-3-2024;De Linde;MIC privacy;buiten schaal;X;Y\r\n"
    export.write_bytes(met_nieuw)
    assert koppel(dossier).regels == 2
    nieuw = pad.read_text(encoding="utf-8")
    over = iter(nieuw.splitlines())
    assert all(regel in over for regel in oud.splitlines()), "een regel is weg of van plaats veranderd"
    assert 'locatie: {uit: "Afdeling"}' in nieuw
    assert '# nieuw in ernst: "buiten schaal": ?   # 1 ×; kies uit 1, 2, 3, 4' in nieuw
    assert koppel(dossier).regels == 0
    yaml.safe_load(nieuw)


def test_een_kapot_recept_wordt_niet_overschreven(dossier: Dossier) -> None:
    pad = dossier.raw_organisatie / "koppeling.yml"
    pad.write_text("plaatsingen: {bron: [\n", encoding="utf-8")
    with pytest.raises(GebruikFout, match=r"koppeling\.yml regel \d+"):
        koppel(dossier)
    assert pad.read_text(encoding="utf-8") == "plaatsingen: {bron: [\n"


def test_zonder_exports_zegt_het_waar_zij_horen(dossier: Dossier) -> None:
    shutil.rmtree(dossier.bronnen)
    with pytest.raises(GebruikFout, match="--bronnen"):
        koppel(dossier)


def test_wat_geen_tabel_is_wordt_genoemd_en_niet_geraden(dossier: Dossier) -> None:
    (dossier.bronnen / "kantine.csv").write_text("Broodje;Prijs\nKaas;2,50\n", encoding="utf-8")
    (dossier.bronnen / "kapot.xlsx").write_bytes(b"PK\x03\x04 geen werkboek")
    uitkomst = koppel(dossier)
    assert uitkomst.onherkend == ("kantine.csv",)
    assert uitkomst.onleesbaar == ("kapot.xlsx",)


def test_een_kolom_met_namen_of_burgerservicenummers_wordt_niet_opgesomd(tmp_path: Path) -> None:
    map_ = tmp_path / "raw" / "testzorg" / "2024" / "bronnen"
    map_.mkdir(parents=True)
    rijen = ["Cliëntnummer;Locatie;Zorgvorm;Financiering;Begindatum;Einddatum"]
    rijen += [f"{n};Noord;Jan de Vries;999990019;1-1-2024;" for n in range(3)]
    (map_ / "clienten.csv").write_text("\n".join(rijen) + "\n", encoding="utf-8")
    dossier = Dossier("testzorg", 2024, tmp_path, tmp_path / "uit")
    koppel(dossier)
    tekst = (dossier.raw_organisatie / "koppeling.yml").read_text(encoding="utf-8")
    assert "Vries" not in tekst and "999990019" not in tekst
    assert tekst.count("waarden niet getoond") == 2
