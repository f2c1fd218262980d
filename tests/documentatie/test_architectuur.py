"""The page on the architecture is true: its stations exist, arrows between modules never go round, rooms keep apart."""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from kkfzlib.dossier import PROJECT

PAGINA = (PROJECT / "docs" / "architectuur.md").read_text(encoding="utf-8")
STATIONS = re.findall(r"^\| (\d+) \| `([\w/]+\.py)::([\w.]+)` \| \S", PAGINA, re.MULTILINE)
KAMERS = runpy.run_path(str(PROJECT / "docs" / "beelden" / "kamers.py"))


def _namen(boom: ast.AST, voor: str = "") -> Iterator[str]:
    """Functions and classes of a module or class by their dotted name."""
    for deel in ast.iter_child_nodes(boom):
        if isinstance(deel, (ast.FunctionDef, ast.ClassDef)):
            yield voor + deel.name
            if isinstance(deel, ast.ClassDef):
                yield from _namen(deel, f"{voor}{deel.name}.")


@pytest.mark.parametrize(("nummer", "bestand", "functie"), STATIONS)
def test_elk_station_bestaat(nummer: str, bestand: str, functie: str) -> None:
    bron = (PROJECT / "kkfzlib" / bestand).read_text(encoding="utf-8")
    assert functie in _namen(ast.parse(bron)), nummer


def test_de_weg_telt_hoogstens_25_stations_van_ruw_bestand_tot_pdf() -> None:
    assert [int(n) for n, _, _ in STATIONS] == list(range(1, len(STATIONS) + 1))
    assert 10 < len(STATIONS) <= 25
    assert STATIONS[0][1].startswith("inlezen/")
    assert STATIONS[-1][1].startswith("publiceren/")


def test_elk_bestand_in_een_tabel_bestaat() -> None:
    paden = set(re.findall(r"`((?:\w+/)+\w+\.py)", PAGINA))
    assert paden
    assert [
        p for p in paden if not any((wortel / p).is_file() for wortel in (PROJECT, PROJECT / "kkfzlib"))
    ] == []


def test_tussen_modules_zijn_er_geen_kringen() -> None:
    gebruik = KAMERS["modulegebruik"]()
    assert [m for m in gebruik if m in KAMERS["bereik"](gebruik, m)] == []


def test_alleen_de_genoemde_kamers_kijken_over_en_weer() -> None:
    pijlen = set(KAMERS["pijlen"]())
    assert {p for p in pijlen if p[::-1] in pijlen and p < p[::-1]} == {
        ("importeren", "inlezen"),  # reading starts an import where a recipe lies
        ("publiceren", "uitvoeren"),
        ("terminal", "uitvoeren"),
    }


def test_de_onthulling_weet_niet_van_uitvoeren_en_publiceren() -> None:
    gebruik = KAMERS["kamergebruik"]()
    assert not {"uitvoeren", "publiceren", "verslag"} & KAMERS["bereik"](gebruik, "onthulling")
    assert gebruik[""] == set(), "wat iedereen gebruikt, gebruikt zelf niemand"


def test_iedere_module_heeft_een_kamer_die_er_is() -> None:
    bekend = {p.stem for p in (PROJECT / "kkfzlib").iterdir()} | {"kkfzlib"}
    genoemd = set(KAMERS["BASIS"]).union(*KAMERS["SAMEN"].values())
    assert genoemd <= bekend, Path("docs/beelden/kamers.py")
