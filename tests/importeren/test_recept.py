"""The recipe: every mistake at once, in Dutch, with its line."""

from __future__ import annotations

import re
import time

import pytest

from kkfzlib.importeren.patroon import CEL, Patroonfout, vertaal
from kkfzlib.importeren.recept_lezen import lees_tekst
from kkfzlib.inlezen.ruw import Melder

GOED = """omzet:
  bron: x.csv
  kolommen:
    financiering: {vast: fz}
    bedrag: {uit: A}
"""


def lees(tekst: str) -> list[tuple[int | None, str, str]]:
    """(line, code, rule with remedy) of everything found."""
    melder = Melder()
    lees_tekst(tekst.encode(), "koppeling.yml", melder)
    assert all(b.bestand == "koppeling.yml" and b.ernst == "fout" for b in melder.bevindingen)
    return [(b.regel, b.code, f"{b.regeltekst} {b.herstel}") for b in melder.bevindingen]


def test_goed() -> None:
    assert lees(GOED) == []


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "code", "woord"),
    [
        ("omzet:", "omzte:", 1, "recept-tabel", "'omzet'"),
        ("bron:", "bronn:", 2, "yaml-sleutel", "'bron'"),
        ("bedrag: {uit: A}", "bedrag: {uit: A, gedeelddoor: 2}", 5, "yaml-sleutel", "'gedeeld_door'"),
        ("bedrag: {uit: A}", "bedrag: {uit: A}\n    bedarg: {uit: A}", 6, "recept-kolom", "'bedrag'"),
        ("bedrag: {uit: A}", "bedrag: {uit: A}\n    bedrag: {uit: B}", 6, "yaml-dubbel", ""),
        ("    financiering: {vast: fz}\n", "", 3, "recept-kolom-ontbreekt", "financiering"),
        ("{uit: A}", "{uit: A, patroon: '(.)'}", 5, "recept-combinatie", "wordt"),
        ("{uit: A}", "{uit: A, wordt: x}", 5, "recept-combinatie", "patroon"),
        ("{uit: A}", "{uit: A, vast: 1}", 5, "recept-combinatie", "uit"),
        ("{uit: A}", "{getal: nl}", 5, "recept-combinatie", "vast"),
        ("{uit: A}", "{uit: A, datum: d-m-jjjj}", 5, "recept-combinatie", "bedrag"),
        ("{uit: A}", "{uit: A, overig: x}", 5, "recept-combinatie", "overig"),
        ("{uit: A}", "{uit: A, pseudoniem: client}", 5, "recept-combinatie", "pseudoniem"),
        ("{uit: A}", "{uit: A, patroon: '(', wordt: x}", 5, "recept-patroon", "haakjes"),
        ("{uit: A}", r"{uit: A, patroon: '(.)', wordt: '\2'}", 5, "recept-patroon", "groep"),
        ("{uit: A}", "{uit: A, getal: fr}", 5, "yaml-vorm", "nl, en"),
        ("{uit: A}", "{uit: A, gedeeld_door: 0}", 5, "yaml-vorm", "niet nul"),
        ("{uit: A}", "{uit: {a: b}}", 5, "yaml-vorm", "lijst"),
        ("bron: x.csv", "bron: x.csv\n  koprij: drie", 3, "yaml-vorm", "geheel getal"),
        ("bron: x.csv", "bron: x.csv\n  smelt: {vragen: [a], naar: vraag, waarde: bedrag}", 3, "recept-kolom", ""),
        ("bron: x.csv", "bron: x.csv\n  samen: {sleutel: bedrag, begin: bedrag, eind: maand}", 3,
         "recept-combinatie", "datum"),
        ("bron: x.csv", "bron: x.csv\n  rijen: {zondr: {A: b}}", 3, "yaml-sleutel", "'zonder'"),
        ("bron: x.csv", "bron: !!python/name:os.system x", 2, "yaml-type", ""),
    ],
)  # fmt: skip
def test_fout(oud: str, nieuw: str, regel: int, code: str, woord: str) -> None:
    assert oud in GOED
    gevonden = lees(GOED.replace(oud, nieuw, 1))
    raak = [g for g in gevonden if g[:2] == (regel, code)]
    assert raak and woord in raak[0][2], gevonden


def test_alles_tegelijk() -> None:
    tekst = GOED.replace("bron", "bronn").replace("{vast: fz}", "{vasst: fz}") + "plaatsing: {}\n"
    assert {r for r, _, _ in lees(tekst)} >= {2, 4, 6}


@pytest.mark.parametrize(
    "patroon",
    [
        "(a+)+b",
        "(a|a)*b",
        "(a*)*",
        r"(.)\1",
        "(?=a)",
        "a*a*a*a*b",
        "a?" * 9,
        "x" * 201,
        "((a{1,9}){1,9}){1,9}",
    ],
)
def test_trage_patronen_worden_geweigerd(patroon: str) -> None:
    with pytest.raises(Patroonfout):
        vertaal(patroon)


@pytest.mark.parametrize("patroon", [".*a.*b.*c", r"(\d+)[^x]*(\w+)-", "[ab]*[ab]*[ab]*c"])
def test_toegelaten_patronen_zijn_snel(patroon: str) -> None:
    begin = time.perf_counter()
    assert re.search(vertaal(patroon), "ab" * (CEL // 2)) is None
    assert time.perf_counter() - begin < 3
