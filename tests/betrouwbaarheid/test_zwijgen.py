"""From raw tables to published files: a record that changes no published figure changes no published byte."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kkfzlib import stappen
from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.dossier import DATA, Dossier
from kkfzlib.publiceren.profiel import maak_profiel

WIE, JAAR = "voorbeeldzorg", 2024
pytestmark = pytest.mark.traag(reden="whole reports from raw tables, six times")
Verslag = tuple[dict[str, bytes], list[Invoerbevinding], list[Bevinding]]


def _dossier(map: Path) -> Dossier:
    """The synthetic organisation with one year, in a place of its own."""
    bron, d = Dossier(WIE, JAAR, DATA), Dossier(WIE, JAAR, map / "data", map / "uit")
    shutil.copytree(bron.raw, d.raw)
    shutil.copyfile(bron.raw_organisatie / "organisatie.yml", d.raw_organisatie / "organisatie.yml")
    return d


def _maak(d: Dossier) -> Verslag:
    """The files of the public report, and what was remarked on input and figures on the way."""
    waar = (d.organisatie, d.jaar, str(d.data))
    invoer, gelezen = stappen.opschonen(*waar)
    stappen.bewaar_invoer(invoer, *waar, bevindingen=gelezen)
    stappen.bewaar_kengetallen(stappen.kengetallen(*waar), *waar)
    teksten = stappen.teksten(*waar)
    bevindingen = stappen.controle(teksten, *waar)
    stappen.bewaar_controle(bevindingen, teksten, *waar)
    doel = d.uitvoer("openbaar")
    doel.mkdir(parents=True)
    maak_profiel(d, "openbaar", "ingebouwd", tuple(bevindingen), doel)
    bestanden = {
        p.relative_to(doel).as_posix(): p.read_bytes() for p in sorted(doel.rglob("*")) if p.is_file()
    }
    return bestanden, gelezen, bevindingen


@pytest.fixture(scope="module")
def gewoon(tmp_path_factory: pytest.TempPathFactory) -> Verslag:
    return _maak(_dossier(tmp_path_factory.mktemp("gewoon")))


def _lees(d: Dossier, tabel: str) -> list[dict[str, str]]:
    tekst = (d.raw / f"{tabel}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def _schrijf(d: Dossier, tabel: str, rijen: list[dict[str, str]], codering: str = "utf-8") -> None:
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, list(rijen[0]), delimiter=";", lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    (d.raw / f"{tabel}.csv").write_bytes(uit.getvalue().encode(codering))


def _andere_clienten(d: Dossier) -> None:
    """Another title, place and encoding, someone with a second funding since years, seriousness left out."""
    rijen = _lees(d, "plaatsingen")
    fz = next(r for r in rijen if r["financiering"] == "fz" and not r["einddatum"])
    erbij = {**fz, "zorgvorm": "ambulant", "financiering": "wlz", "zorgtitel": "", "zorgzwaarte": "",
             "begindatum": "03-02-2021"}  # fmt: skip
    fz["zorgtitel"], fz["locatie"] = "titel die niemand kent", "Privé"
    _schrijf(d, "plaatsingen", [*rijen, erbij], "windows-1252")
    incidenten = [{k: v for k, v in r.items() if k != "ernst"} for r in _lees(d, "incidenten")]
    _schrijf(d, "incidenten", [{**r, "locatie": "Elders"} for r in incidenten])
    buiten = {**_lees(d, "uitstroom")[0], "datum": "01-03-2023"}
    _schrijf(d, "uitstroom", [*_lees(d, "uitstroom"), buiten])


def _andere_medewerkers(d: Dossier) -> None:
    """A pregnancy, somebody who left long ago, another post, a course of another year."""
    rijen = _lees(d, "medewerkers")
    vertrokken = {
        **rijen[0],
        "medewerker_id": "VBZ-M-9999",
        "in_dienst": "01-02-2010",
        "uit_dienst": "01-02-2012",
    }
    _schrijf(d, "medewerkers", [*({**r, "functie": "Begeleider"} for r in rijen), vertrokken])
    ziek = {r["medewerker_id"] for r in _lees(d, "verzuim")}
    moeder = next(r["medewerker_id"] for r in rijen if r["medewerker_id"] not in ziek and not r["uit_dienst"])
    verlof = {"medewerker_id": moeder, "begindatum": "05-02-2024", "einddatum": "27-05-2024", "percentage": "100",
              "soort": "zwangerschap"}  # fmt: skip
    _schrijf(d, "verzuim", [*_lees(d, "verzuim"), verlof])
    cursus = {**_lees(d, "scholing")[0], "datum": "02-03-2023"}
    _schrijf(d, "scholing", [*_lees(d, "scholing"), cursus])


def _andere_respondenten(d: Dossier) -> None:
    """An explanation, a question that was passed over, a quote that was not released."""
    rijen = _lees(d, "antwoorden")
    rijen[0]["toelichting"] = "Dit hoort niemand te lezen."
    _schrijf(d, "antwoorden", [*rijen, {**rijen[1], "vraag": "eten", "score": "", "toelichting": ""}])
    citaten = _lees(d, "citaten")
    _schrijf(
        d,
        "citaten",
        [*citaten, {**citaten[0], "citaat": "Dit hoort niemand te lezen.", "vrijgegeven": "nee"}],
    )


@pytest.mark.parametrize("wijziging", [_andere_clienten, _andere_medewerkers, _andere_respondenten])
def test_andere_personen_dezelfde_bytes(
    gewoon: Verslag, tmp_path: Path, wijziging: Callable[[Dossier], None]
) -> None:
    d = _dossier(tmp_path)
    wijziging(d)
    assert _maak(d)[0] == gewoon[0]


def test_de_wijzigingen_zijn_te_zien_voor_wie_alles_ziet(gewoon: Verslag, tmp_path: Path) -> None:
    """The comparison is no formality: reading remarks on rows that were not there before."""
    d = _dossier(tmp_path)
    for wijziging in (_andere_clienten, _andere_medewerkers, _andere_respondenten):
        wijziging(d)
    gelezen = stappen.opschonen(d.organisatie, d.jaar, str(d.data))[1]
    erbij = {b.code for b in gelezen} - {b.code for b in gewoon[1]}
    assert {"dubbele-financiering", "onbekende-zorgtitel"} <= erbij


def test_een_opgave_van_een_verborgen_cijfer_die_niet_klopt(gewoon: Verslag, tmp_path: Path) -> None:
    """One finding more on a hidden cell."""
    regels = list(csv.DictReader(io.StringIO(gewoon[0]["kengetallen.csv"].decode())))
    code = next(r["uitsplitsing"] for r in regels if r["kengetal"] == "zorgzwaarte" and r["waarde"] == "x")
    uit = []
    for waarde in (1, 4):
        d = _dossier(tmp_path / str(waarde))
        rij = {
            "kengetal": "zorgzwaarte",
            "uitsplitsing": code,
            "periode": "2024",
            "waarde": str(waarde),
            "vindplaats": "lijst",
        }
        _schrijf(d, "opgave", [*_lees(d, "opgave"), rij])
        uit.append(_maak(d))
    een, vier = (
        {b.gevonden for b in bevindingen if b.regel == "opgave-registratie"} for _, _, bevindingen in uit
    )
    assert een != vier
    assert uit[0][0] == uit[1][0]
