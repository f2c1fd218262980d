"""The brand of an organisation: what is taken, and every way in which it is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.inlezen.merkboek import lees_merkboek, merkbestanden
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.lettertype import pad_van
from kkfzlib.merkboek import VLAKKEN, Merkboek, contrast, dichtstbijzijnde, laagste

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20"/></svg>'


def png() -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", (8, 4), "#005f56").save(uit, "PNG")
    return uit.getvalue()


def letter(familie: str) -> bytes:
    """The report's own typeface under another name."""
    vorm, uit = TTFont(pad_van("SourceSansPro-Regular.ttf")), io.BytesIO()
    for naam in vorm["name"].names:
        if naam.nameID in (1, 4, 6, 16):
            naam.string = familie
    vorm.save(uit)
    return uit.getvalue()


def lees(map_: Path, tekst: str, **bestanden: bytes) -> tuple[Merkboek, list[Invoerbevinding]]:
    (map_ / "_brand.yml").write_text(tekst, "utf-8")
    for naam, inhoud in bestanden.items():
        (map_ / naam.replace("__", ".")).write_bytes(inhoud)
    melder = Melder()
    return lees_merkboek(map_, melder), melder.bevindingen


def test_zonder_bestand_blijft_alles_zoals_het_is(tmp_path: Path) -> None:
    melder = Melder()
    assert lees_merkboek(tmp_path, melder) == Merkboek() and not melder.bevindingen
    assert lees(tmp_path, "") == (Merkboek(), []) and merkbestanden(tmp_path) == ["_brand.yml"]


def test_alles_wat_het_verslag_gebruikt(tmp_path: Path) -> None:
    tekst = """
meta: {name: Proef, link: "https://example.org"}
color:
  palette: {groen: "#005f56", merk: groen}
  primary: merk
  foreground: "#222"
  secondary: {light: "#0a7d72", dark: "#ffffff"}
  background: white
logo:
  images:
    breed: {path: logo.svg, alt: 'Logo van "Proef"'}
  medium: breed
typography:
  fonts:
    - {family: Proefletter, source: file, files: [proef.ttf]}
  base: {family: Proefletter, size: 11pt}
"""
    merk, bevindingen = lees(tmp_path, tekst, logo__svg=SVG, proef__ttf=letter("Proefletter"))
    assert not bevindingen
    assert (merk.primair, merk.tekst, merk.lijn) == ("#005f56", "#222222", "#0a7d72")
    assert (
        merk.logo is not None
        and merk.logo.inhoud.startswith(b"\x89PNG")
        and merk.logo.alt == 'Logo van "Proef"'
    )
    assert merk.letter is not None and merk.letter.bestanden == (tmp_path / "proef.ttf",)
    assert merkbestanden(tmp_path) == ["_brand.yml", "logo.svg", "proef.ttf"]


FOUT = {
    "color:\n  primary: '#7fb2d8'\n": ("merkboek-contrast", 2),
    "color:\n  palette: {a: b, b: a}\n  primary: a\n": ("merkboek-kleur", 3),
    "color:\n  foreground: rgb(1,2,3)\n": ("merkboek-kleur", 2),
    "color:\n  background: '#000000'\n": ("merkboek-achtergrond", 2),
    "color: rood\n": ("yaml-vorm", 1),
    "logo: logo.png\n": ("merkboek-alt", 1),
    "logo:\n  medium: {path: weg.png, alt: Logo}\n": ("merkboek-bestand", 2),
    "logo: {path: https://example.org/logo.png, alt: Logo}\n": ("merkboek-elders", 1),
    "logo: {path: //example.org/logo.png, alt: Logo}\n": ("merkboek-elders", 1),
    "logo: {path: ../geheim.png, alt: Logo}\n": ("merkboek-buiten", 1),
    "logo: {path: naar-buiten.png, alt: Logo}\n": ("merkboek-buiten", 1),
    "logo: {path: /etc/hostname, alt: Logo}\n": ("merkboek-buiten", 1),
    "logo: {path: kapot.png, alt: Logo}\n": ("merkboek-logo", 1),
    "logo: {path: [1], alt: Logo}\n": ("merkboek-bestand", 1),
    "typography: {base: Roboto}\n": ("merkboek-letter", 1),
    "typography:\n  base: Roboto\n  fonts:\n    - {family: Roboto, source: google}\n": ("merkboek-elders", 4),
    "typography:\n  base: R\n  fonts: [{family: R, source: file, files: [kapot.ttf]}]\n": ("merkboek-letterbestand", 3),
    "typography:\n  base: R\n  fonts:\n    - {family: R, files: [proef.ttf]}\n": ("merkboek-letterbestand", 4),
    "color: [\n": ("yaml", 2),
}  # fmt: skip


@pytest.mark.parametrize("tekst", FOUT)
def test_elke_fout_zegt_waar_en_hoe(tmp_path: Path, tekst: str) -> None:
    map_ = tmp_path / "organisatie"
    map_.mkdir()
    (tmp_path / "geheim.png").write_bytes(png())
    (map_ / "naar-buiten.png").symlink_to(tmp_path / "geheim.png")
    _, bevindingen = lees(map_, tekst, logo__png=png(), kapot__png=b"\x89PNG\r\n\x1a\nkapot", kapot__ttf=b"kapot",
                          proef__ttf=letter("Anders"))  # fmt: skip
    code, regel = FOUT[tekst]
    assert (bevindingen[0].code, bevindingen[0].regel) == (code, regel), bevindingen
    assert all(b.bestand == "_brand.yml" and b.herstel and b.ernst == "fout" for b in bevindingen)


def test_alle_fouten_tegelijk(tmp_path: Path) -> None:
    _, bevindingen = lees(tmp_path, "color: {primary: '#eee', secondary: '#fff'}\nlogo: {path: weg.png}\n")
    codes = [b.code for b in bevindingen]
    assert codes == ["merkboek-contrast", "merkboek-contrast", "merkboek-alt", "merkboek-bestand"]


def test_een_geweigerde_kleur_krijgt_de_dichtstbijzijnde_die_mag(tmp_path: Path) -> None:
    _, [bevinding] = lees(tmp_path, "color: {primary: '#0d8a6a'}\n")
    naast = dichtstbijzijnde("#0d8a6a", 4.5)
    assert naast in bevinding.herstel and "nodig is 4,5" in bevinding.regeltekst
    assert lees(tmp_path, f"color: {{primary: '{naast}'}}\n")[1] == []


def test_contrast_zoals_wcag_het_noemt() -> None:
    # Worked examples of the guideline's own techniques and of public contrast checkers.
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#0000ff", "#ffffff") == pytest.approx(8.59, abs=0.005)


@given(kleur=st.integers(0, 0xFFFFFF).map("#{:06x}".format), nodig=st.sampled_from([3.0, 4.5]))
def test_de_dichtstbijzijnde_haalt_het_en_is_de_lichtste(kleur: str, nodig: float) -> None:
    naast = dichtstbijzijnde(kleur, nodig)
    assert all(contrast(naast, vlak) >= nodig for vlak in VLAKKEN)
    if laagste(kleur) < nodig:
        assert laagste(naast) < nodig + 0.35  # a step of one in 255 changes no more
