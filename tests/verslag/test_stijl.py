"""The Dutch of every sentence that the program writes itself, over the examples and reports that miss this or that."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kkfzlib.cijfers import Cijfer
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.samenstelling import samenstellen
from tests.rijen import publiceer, rij
from tests.verslag.conftest import RIJEN

FOUT = {
    "zegt niet welke kant op": r"veranderde met",
    "woord voor een ander ding": r"tijdspad|\bstatus\b",
    "enkelvoud bij meer": r"(?<![\d.,])(?:[2-9]|\d\d+) (?:loopt|plan|doel|cliënt|medewerker)\b",
    "meervoud bij één": r"(?<![\d.,])1 (?:plannen|doelen|cliënten|medewerkers|respondenten)\b",
    "dubbel woord": r"\b(\w{2,}) \1\b",
    "dubbele leestekens": r"\.\.(?!\.)|,,|;;| [.,;:](?:\s|$)|\(\s*\)|\(;",
    "plus na een werkwoord": r"(?:steeg|groeide|daalde) met \[?[+−]",
    "een leeg oordeel": r": gelijk(?:;|$)",
    "vage vulzin": r"geen genoemd|zoals gezegd|in het kader van",
    "dubbele spatie": r"(?<=\w)  +(?=\w)",
}
FOUT["enkelvoud na een meervoud"] = (
    r"(?<!aantal )(?<!aantal bezette )\b(?:bedden|cliënten|modules|documenten|medewerkers|incidenten|beddagen) "
    r"(?:steeg|daalde|bleef|groeide)\b"
)
_BIJSCHRIFT = re.compile(r"^!\[(.*)\]\(figuren/.*$", re.M)
_OPMAAK = re.compile(r"\{[^{}]*\}|^\|.*|^:.*|^[#>!].*|\]\([^)]*\)", re.M)
_CODE = re.compile(r"`[^`]*`|@[\w-]+")

WEG = [
    (),
    [("omzet", "fz", "2023")],
    [("verzuim", ""), ("tevredenheid", "cto")],
    [("uitstroom", "detentie")],
    [("clienten", "fz"), ("clienten", "totaal")],
]
EXTRA: list[list[Cijfer]] = [
    [],
    [rij("bezette_bedden", "", j, w) for j, w in ((2023, 16.0), (2024, 15.0))],
    [rij("bezette_bedden", "", j, w) for j, w in ((2023, 16.0), (2024, 16.0))],
    [rij("incidenten", "totaal", j, w) for j, w in ((2023, 10), (2024, 42))],
    [rij("omzet", "fz", 2023, 1236365.0)],
]


def zinnen(bestanden: dict[str, str]) -> list[tuple[str, str]]:
    """(file, sentence) of all prose; tables, headings and attributes aside."""
    uit = []
    for naam, tekst in bestanden.items():
        tekst = _BIJSCHRIFT.sub(r"\n\1\n", tekst)
        kaal = _OPMAAK.sub("", _CODE.sub("dit", tekst)).replace("\u00a0", " ")
        for alinea in re.split(r"\n\s*\n|\n(?=-   )", kaal):
            uit += [
                (naam, zin.strip()) for zin in re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(alinea.split()))
            ]
    return uit


def fouten(bestanden: dict[str, str]) -> list[str]:
    return [
        f"{naam}: {wat}: {zin}"
        for naam, zin in zinnen(bestanden)
        for wat, patroon in FOUT.items()
        if re.search(patroon, zin, re.I)
    ]


@pytest.mark.parametrize("profiel", ["openbaar", "indiening"])
@pytest.mark.parametrize(("weg", "extra"), list(itertools.product(range(len(WEG)), range(len(EXTRA)))))
def test_elke_zin_is_goed_nederlands(
    invoer: Invoer, tmp_path: Path, profiel: str, weg: int, extra: int
) -> None:
    nieuw = {c.sleutel for c in EXTRA[extra]}
    rijen = [*(r for r in RIJEN if r.sleutel not in nieuw), *EXTRA[extra]]
    g = publiceer(rijen, WEG[weg] if profiel == "openbaar" else (), profiel)  # type: ignore[arg-type]
    eerder = replace(invoer, instellingen=replace(invoer.instellingen, jaar=2023))
    samenstellen(replace(invoer, teksten={}), g, (), tmp_path / "w", profiel, vorig=eerder)  # type: ignore[arg-type]
    bestanden = {p.stem: p.read_text("utf-8") for p in sorted((tmp_path / "w/inhoud").glob("*.md"))}
    assert fouten(bestanden) == []


@pytest.mark.parametrize("zin", [
    "De duur veranderde met 5%.", "De stand nu: 3 loopt en 1 vervallen.", "Er zijn 1 plannen.",
    "De omzet steeg met +3%.", "Dat dat het is.", "Gelijk ; beter.",
    "![Bezette bedden steeg van [1]{.kg} naar [2]{.kg}](figuren/fig-verblijf.svg){#fig-verblijf}",
])  # fmt: skip
def test_de_toets_ziet_een_fout(zin: str) -> None:
    assert fouten({"x": zin})
