"""The table of data minimisation is true: what it calls needed is needed, and what it calls form alone is."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.controle import controleer
from kkfzlib.dossier import PROJECT
from kkfzlib.inlezen import lees_invoer
from kkfzlib.kengetallen import bereken
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling import bescherm
from kkfzlib.schema import TABELLEN, Kolom
from kkfzlib.schema.meldingen import MELDINGEN
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.samenstelling import samenstellen
from tests.inlezen.dossiers import GELDIG, maak

pytestmark = pytest.mark.traag(reden="every kengetal computed again for each column left out")

_PAGINA = (PROJECT / "docs" / "beloften.md").read_text(encoding="utf-8")
_RIJ = re.compile(r"^\| `(\w+)` \| `(\w+)` \| (.+) \|$", re.MULTILINE)
_DEEL = re.compile(r"(kengetal|melding|verslag) `([\w-]+)`")
_NODIG, _VORM = _PAGINA.split("## Welke gegevens nodig zijn")[1].split("Wat het gegevensmodel verder eist")
NODIG = {(t, k): _DEEL.findall(waarvoor) for t, k, waarvoor in _RIJ.findall(_NODIG)}
VORM = {(t, k): woord.strip("`") for t, k, woord in _RIJ.findall(_VORM.split("\n## ")[0])}

BASIS: dict[str, str] = {
    **{t: str(inhoud) for t, inhoud in GELDIG.items()},
    "scholing": "medewerker_id;datum;naam;soort\nM-1;18-04-2024;Risicotaxatie;leerlijn\n"
    "M-2;19-04-2024;Intervisie;aanvullend\n",
    "opgave": "kengetal;uitsplitsing;periode;waarde;vindplaats\nrespons;mto;2024;50;blz. 4\n",
    "plaatsingen": str(GELDIG["plaatsingen"]) + "C-03;Zuid;ambulant;fz;;;01-03-2023;\n",
    "medewerkers": str(GELDIG["medewerkers"]) + "M-3;begeleider;wo;zzp;0,5;01-03-2022;;;01-09-2019\n",
    "onderzoeken": str(GELDIG["onderzoeken"]) + "mto;30;1;10;voorjaar 2024\n",
}
"""Every table; two rows where one would hide what a column does."""

_ANDERS = {"datum": ("01-07-2020", "05-12-2024"), "decimaal": ("0,5", "9"), "geheel": ("1", "3"),
           "jaar": ("2022",), "nummer": ("9.9",), "janee": ("ja", "nee"), "id": ("M-3", "C-02", "Z-9"),
           "tekst": ("Iets anders", "omzet")}  # fmt: skip


def _rijen(tabel: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(BASIS[tabel]), delimiter=";"))


def _varianten(tabel: str, kolom: Kolom) -> Iterator[dict[str, str]]:
    """The base with other values in one column, of its own kind: upside down, in every row, and in one alone."""
    nu = [r[kolom.naam] for r in _rijen(tabel)]
    yield _met(tabel, kolom.naam, nu[::-1])
    for waarde in kolom.keuzes or _ANDERS[kolom.soort]:
        yield _met(tabel, kolom.naam, [waarde] * len(nu))
        for n in range(len(nu)):
            yield _met(tabel, kolom.naam, [*nu[:n], waarde, *nu[n + 1 :]])


def _overal(tabel: str, kolom: str, waarde: str) -> dict[str, str]:
    return _met(tabel, kolom, [waarde] * len(_rijen(tabel)))


def _met(tabel: str, kolom: str, waarden: list[str]) -> dict[str, str]:
    rijen = [{**r, kolom: w} for r, w in zip(_rijen(tabel), waarden, strict=True)]
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, list(rijen[0]), delimiter=";", lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return {**BASIS, tabel: uit.getvalue()}


class Uitkomst:
    """What an input leads to; what is not asked for is not made. ``invoer`` is None when reading refuses it."""

    def __init__(self, map: Path, tabellen: dict[str, str]) -> None:
        self.map = map
        gelezen = lees_invoer(maak(map, dict(tabellen)))
        self.invoer: Invoer | None = gelezen[0]
        self.meldingen: list[Invoerbevinding] = gelezen[1]

    def van(self, soort: str, naam: str) -> Any:
        """Something to compare of one kengetal, melding or part of the report; None where there is none."""
        if soort == "melding":
            return Counter(b.code for b in self.meldingen)[naam]
        if self.invoer is None:
            return None
        if soort == "verslag":
            return _delen(self.map, self.invoer)[f"{naam}.md"]
        frame = bereken(self.invoer)
        return frame[frame["kengetal"] == naam].to_csv()


def _delen(map: Path, invoer: Invoer) -> dict[str, str]:
    waarden = bescherm(bereken(invoer), "indiening", invoer.instellingen, invoer.gids, ())
    samenstellen(invoer, waarden, (), map / "werk", "indiening")
    return {p.name: p.read_text(encoding="utf-8") for p in (map / "werk" / "inhoud").iterdir()}


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The outcome of the base, each part made once."""
    return cache(Uitkomst(tmp_path_factory.mktemp("basis"), BASIS).van)


def test_elke_verplichte_kolom_staat_er_eenmaal_en_geen_andere() -> None:
    verplicht = [(t.naam, k.naam) for t in TABELLEN.values() for k in t.kolommen if not k.leeg]
    assert sorted([*NODIG, *VORM]) == sorted(verplicht)
    assert all(NODIG.values())


@pytest.mark.parametrize(("tabel", "kolom"), NODIG)
def test_zonder_de_kolom_verandert_wat_haar_nodig_heeft(
    basis: Any, tmp_path: Path, tabel: str, kolom: str
) -> None:
    for soort, naam in NODIG[tabel, kolom]:
        assert soort != "kengetal" or naam in REGISTER
        assert soort != "melding" or naam in MELDINGEN
        varianten = enumerate(_varianten(tabel, TABELLEN[tabel].kolom(kolom)))
        anders = (Uitkomst(tmp_path / f"{soort}-{naam}-{n}", v) for n, v in varianten)
        assert any(
            u.van(soort, naam) != basis(soort, naam)
            for u in anders
            if u.invoer is not None or soort == "melding"
        ), f"{tabel}.{kolom} is niet nodig voor {soort} {naam}"


@pytest.mark.parametrize(("tabel", "kolom"), VORM)
def test_een_vast_woord_volstaat(basis: Any, tmp_path: Path, tabel: str, kolom: str) -> None:
    """No figure, no remark, no finding and no word of the report depends on it."""
    anders = _overal(tabel, kolom, VORM[tabel, kolom])
    voor, na = Uitkomst(tmp_path / "a", BASIS), Uitkomst(tmp_path / "b", anders)
    assert voor.invoer is not None and na.invoer is not None
    assert bereken(voor.invoer).equals(bereken(na.invoer))
    assert [b.code for b in voor.meldingen] == [b.code for b in na.meldingen]
    assert controleer(voor.invoer, bereken(voor.invoer), None) == controleer(
        na.invoer, bereken(na.invoer), None
    )
    assert _delen(voor.map, voor.invoer) == _delen(na.map, na.invoer)


def test_wat_geen_cijfer_nodig_heeft_mag_wegblijven(tmp_path: Path) -> None:
    """``zorgtitel`` and ``ernst``: column absent, or empty, also of a client under fz."""
    zonder_ernst = _overal("incidenten", "ernst", "")["incidenten"]
    leeg = {**_overal("plaatsingen", "zorgtitel", ""), "incidenten": zonder_ernst}
    weg = dict(leeg)
    for tabel, kolom in (("plaatsingen", "zorgtitel"), ("incidenten", "ernst")):
        regels = [r.split(";") for r in leeg[tabel].splitlines()]
        plek = regels[0].index(kolom)
        weg[tabel] = "".join(";".join(r[:plek] + r[plek + 1 :]) + "\n" for r in regels)
    uitkomsten = [Uitkomst(tmp_path / str(n), v) for n, v in enumerate((BASIS, leeg, weg))]
    assert all(u.invoer is not None for u in uitkomsten)
    eerste, *anders = (bereken(u.invoer) for u in uitkomsten if u.invoer is not None)
    assert all(eerste.equals(a) for a in anders)
