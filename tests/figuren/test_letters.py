"""Text that fits, breaks where it may, and never holds what can't be drawn."""

from __future__ import annotations

import re

import pytest

from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren.letters import VERVANGER, breedte, schoon, wikkel
from kkfzlib.weergave.basis import MIDDELEN


@pytest.mark.parametrize("ruimte", [40.0, 90.0, 200.0])
def test_elke_regel_past(ruimte: float) -> None:
    tekst = "Gedragswetenschapper en ervaringsdeskundige/begeleider bespreken behandelverantwoordelijkheid"
    for regel in wikkel(tekst, ruimte, 9.0):
        assert breedte(regel, 9.0) <= ruimte


def test_er_gaat_geen_letter_verloren() -> None:
    tekst = "Samenwerking met wijkagenten, reclassering en gemeente vastleggen"
    assert " ".join(wikkel(tekst, 110.0, 9.0)) == tekst


def test_regels_worden_ongeveer_even_lang() -> None:
    regels = wikkel("1.3 Forensische klinische zorg bvn 1", 120.0, 9.0)
    assert len(regels) == 2
    assert min(map(len, regels)) > 8


def test_een_te_lang_woord_krijgt_een_streepje() -> None:
    regels = wikkel("gedragswetenschapper", 60.0, 9.0)
    assert len(regels) > 1
    assert all(r.endswith("-") for r in regels[:-1])
    assert "".join(r.removesuffix("-") for r in regels) == "gedragswetenschapper"


def test_lege_tekst_geeft_een_lege_regel() -> None:
    assert wikkel("", 100.0, 9.0) == [""]


@pytest.mark.parametrize(
    ("ruw", "schone"),
    [
        ("a\nb\tc", "a b c"),
        ("x\u202ey\u200bz", "xyz"),
        ("e\u0301", "é"),
        ("€\u00a05", "€\u00a05"),
        ("汉", VERVANGER),
    ],
)
def test_schoon(ruw: str, schone: str) -> None:
    assert schoon(ruw) == schone


def test_letters_op_papier_tussen_acht_punt_en_de_tekst() -> None:
    """As wide as the filter shows figures on a page with a text of 10,5 pt; a phone shows them 548 px wide."""
    bron = (MIDDELEN / "kkfz.lua").read_text("utf-8")
    zetspiegel = (21.0 - 2 * 2.7) / 2.54 * 72
    breed = [int(b) / 100 for b in re.findall(r'\["fig-[a-z]+"\] = "(\d+)%"', bron)]
    breed.append(int(re.findall(r'or "(\d+)%"', bron)[0]) / 100)
    for deel in breed:
        assert stijl.KLEIN * deel * zetspiegel / stijl.BREEDTE >= 8
        assert stijl.GROOT * deel * zetspiegel / stijl.BREEDTE <= 10.5
    css = (MIDDELEN / "kkfz.css").read_text("utf-8")
    telefoon = int(re.findall(r"\.figuurvenster img \{ width: (\d+)px", css)[0])
    assert stijl.KLEIN * telefoon / stijl.BREEDTE >= 12
