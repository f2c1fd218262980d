"""Non-interference: with the same published figures, nothing about a person changes a byte of the public report."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.controle import controleer
from kkfzlib.controle.regels import TITELS
from kkfzlib.dossier import Profiel
from kkfzlib.kengetallen import bereken
from kkfzlib.schema import TABELLEN
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import zwijgen
from kkfzlib.verslag.samenstelling import samenstellen
from tests.inlezen.dossiers import lees_goed
from tests.rijen import publiceer

from .conftest import RIJEN

ZONDER_CIJFER = {"benchmark-bron", "aangekondigd", "aantal-genoemd", "jaar-tekst", "zelfde-maand"}
VERBORGEN = {
    (*deel, "2024")
    for deel in (("clienten", "anders"), ("clienten", "fz"), ("continuiteit", "6"), ("verzuim", ""))
}
MET_PERSONEN = sorted(TABELLEN.keys() - zwijgen.ZONDER_PERSONEN)
Wijziging = Callable[[Invoer, random.Random], Invoer]


def _bestanden(map: Path) -> dict[str, bytes]:
    return {p.relative_to(map).as_posix(): p.read_bytes() for p in sorted(map.rglob("*")) if p.is_file()}


def _verslag(
    invoer: Invoer,
    map: Path,
    bevindingen: list[Bevinding] | None = None,
    gelezen: list[Invoerbevinding] | None = None,
    profiel: Profiel = "openbaar",
) -> dict[str, bytes]:
    waarden = publiceer(RIJEN, VERBORGEN if profiel == "openbaar" else (), profiel)
    samenstellen(invoer, waarden, bevindingen or [], map, profiel, inleesbevindingen=gelezen or [])  # type: ignore[arg-type]
    return _bestanden(map)


@pytest.fixture(scope="module")
def rijk(tmp_path_factory: pytest.TempPathFactory) -> Invoer:
    """Clean input with every table."""
    return lees_goed(tmp_path_factory.mktemp("rijk"))


@pytest.fixture(scope="module")
def stil(rijk: Invoer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The public report of that input, without any finding."""
    return _verslag(rijk, tmp_path_factory.mktemp("stil"))


def _meer(frame: pd.DataFrame, n: int) -> pd.DataFrame:
    return pd.concat([frame] * n, ignore_index=True)


def _rijen_erbij(invoer: Invoer, toeval: random.Random) -> Invoer:
    """More records of every table with persons, and a reading protocol that says so."""
    n = {t: toeval.randint(2, 9) for t in MET_PERSONEN}
    vast = ("onderzoeken", "citaten")  # the report prints the scale and the released quotes
    tabellen = {t: _meer(f, n[t]) if t in n and t not in vast else f for t, f in invoer.tabellen.items()}
    return replace(invoer, tabellen=tabellen, inlezing=_protocol(invoer, n))


def _protocol(invoer: Invoer, n: dict[str, int]) -> tuple[dict[str, object], ...]:
    erbij = {"codering": "windows-1252", "rijen_gelezen": 77, "rijen_vervallen": 3, "sha256": "0" * 64}
    return tuple({**i, **(erbij if i["tabel"] in n else {})} for i in invoer.inlezing)


def _tabel_weg(invoer: Invoer, toeval: random.Random) -> Invoer:
    """One table less: a heading without rows counts as not supplied, so that one row makes the difference."""
    kan = [
        t for t in MET_PERSONEN if t not in ("onderzoeken", "citaten")
    ]  # the report quotes and names the scale
    weg = toeval.choice(kan)
    tabellen = {t: f for t, f in invoer.tabellen.items() if t != weg}
    return replace(invoer, tabellen=tabellen, inlezing=tuple(i for i in invoer.inlezing if i["tabel"] != weg))


def _niet_vrijgegeven(invoer: Invoer, toeval: random.Random) -> Invoer:
    """A quote that was not released, and more people invited."""
    citaat = invoer.tabellen["citaten"].assign(citaat=f"Geheim {toeval.random()}.", vrijgegeven=False)
    gevraagd = invoer.tabellen["onderzoeken"].assign(uitgenodigd=toeval.randint(13, 99))
    citaten = pd.concat([invoer.tabellen["citaten"], citaat], ignore_index=True)
    return replace(invoer, tabellen={**invoer.tabellen, "citaten": citaten, "onderzoeken": gevraagd})


def _waarden_anders(invoer: Invoer, toeval: random.Random) -> Invoer:
    """Other people altogether: every column of every table about persons shuffled or emptied."""
    tabellen = dict(invoer.tabellen)
    for naam in set(MET_PERSONEN) - {"onderzoeken", "citaten"}:
        for kolom in tabellen[naam].columns:
            volgorde = toeval.sample(range(len(tabellen[naam])), len(tabellen[naam]))
            tabellen[naam] = tabellen[naam].assign(**{kolom: tabellen[naam][kolom].to_numpy()[volgorde]})
    return replace(invoer, tabellen=tabellen)


@pytest.mark.parametrize("zaad", range(2))
@pytest.mark.parametrize("wijziging", [_rijen_erbij, _tabel_weg, _niet_vrijgegeven, _waarden_anders])
def test_andere_personen_zelfde_verslag(
    rijk: Invoer, stil: dict[str, bytes], tmp_path: Path, wijziging: Wijziging, zaad: int
) -> None:
    anders = wijziging(rijk, random.Random(zaad))
    assert _verslag(anders, tmp_path / "b") == stil


def test_de_indiening_laat_het_verschil_wel_zien(rijk: Invoer, tmp_path: Path) -> None:
    """The comparison can fail: the submission does tell rows."""
    anders = _rijen_erbij(rijk, random.Random(1))
    toen, nu = (_verslag(i, tmp_path / n, profiel="indiening") for i, n in ((rijk, "a"), (anders, "b")))
    assert {n for n in toen if toen[n] != nu[n]} == {"inhoud/datakwaliteit.md", "inhoud/herkomst.md"}


def test_een_melding_over_iemands_rij_of_over_wie_weet(
    rijk: Invoer, stil: dict[str, bytes], tmp_path: Path
) -> None:
    """In a CSV or a workbook, of any table with persons, or of a file that does not say whom it is about."""
    plaatsen = [(f"{t}.csv", "") for t in MET_PERSONEN] + [("invoer.xlsx", f"{t}!C4") for t in MET_PERSONEN]
    plaatsen += [(bestand, "") for bestand in ("besluiten.yml", "invoer.xlsx", "opgave.csv", "nieuw.csv")]
    meldingen = [
        Invoerbevinding(b, 4, c, "k", "", "x", "Onder fz en wlz.", "m", "waarschuwing") for b, c in plaatsen
    ]
    assert _verslag(rijk, tmp_path / "b", gelezen=meldingen) == stil


@pytest.mark.parametrize("bestand", ["omzet.csv", "verslag.yml", "visie.md"])
def test_een_melding_over_geen_persoon_staat_er_wel(rijk: Invoer, tmp_path: Path, bestand: str) -> None:
    melding = Invoerbevinding(bestand, 2, "", "", "", "x", "Hier is iets.", "mend", "waarschuwing")
    assert (
        "Hier is iets."
        in _verslag(rijk, tmp_path / "a", gelezen=[melding])["inhoud/datakwaliteit.md"].decode()
    )


def test_een_bevinding_over_een_verborgen_cijfer(
    rijk: Invoer, stil: dict[str, bytes], tmp_path: Path
) -> None:
    """Neither with its text nor in a count, whatever the rule; a new rule is closed until it is looked at."""
    regels = {*TITELS, "nieuwe-regel"} - ZONDER_CIJFER
    cellen = [("clienten", "fz"), ("continuiteit", "6"), ("verzuim", ""), ("onbekend", "x")]
    bij = [
        Bevinding(r, "fout", *over, n, "4", "3 is geen 4") for r in regels for over in cellen for n in "12"
    ]
    assert _verslag(rijk, tmp_path / "b", bij) == stil


def test_een_regel_die_meer_leest_dan_zij_noemt(rijk: Invoer, stil: dict[str, bytes], tmp_path: Path) -> None:
    """The total is published, its parts are not: whether they add up says something about them."""
    cellen = [("clienten", "totaal"), ("zorgzwaarte", "C-1"), ("omzet", "fz"), ("", "")]
    bij = [
        Bevinding(r, "fout", *over, "1", "2", "")
        for r in ("totaal-delen", "identiteit", "herstel")
        for over in cellen
    ]
    assert _verslag(rijk, tmp_path / "b", bij) == stil


def test_een_bevinding_over_gepubliceerde_cijfers_telt_mee(rijk: Invoer, tmp_path: Path) -> None:
    bij = [
        Bevinding("opgave-registratie", "fout", "omzet", "fz"),
        Bevinding("totaal-delen", "fout", "tevredenheid", "cto"),
        Bevinding("jaar-tekst", "waarschuwing", "", "", "2024", "2025"),
    ]
    tekst = _verslag(rijk, tmp_path / "a", bij)["inhoud/consistentie.md"].decode()
    assert tekst.count("| fout |") == 2 and "| waarschuwing |" in tekst


def test_echte_bevindingen_verschillen_en_het_verslag_niet(rijk: Invoer, tmp_path: Path) -> None:
    """The real audit over two inputs that differ in a stated figure which the report hides."""

    def gesteld(waarde: float) -> Invoer:
        rij = {"kengetal": "clienten", "uitsplitsing": "fz", "periode": "2024", "waarde": waarde,
               "vindplaats": "blz. 4", "decimalen": 0}  # fmt: skip
        opgave = pd.concat([rijk.tabellen["opgave"], pd.DataFrame([rij])], ignore_index=True)
        return replace(rijk, tabellen={**rijk.tabellen, "opgave": opgave})

    goed, fout = gesteld(0), gesteld(3)
    oordeel = [controleer(i, bereken(i), None) for i in (goed, fout)]
    assert len(oordeel[1]) > len(oordeel[0])
    assert _verslag(goed, tmp_path / "a", oordeel[0]) == _verslag(fout, tmp_path / "b", oordeel[1])
