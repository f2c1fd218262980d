"""Progress as a person reads it: every step once, with its own time, also when steps run side by side."""

from __future__ import annotations

import io
import json
import re

import pytest

from kkfzlib.bevindingen import Bevinding, Invoerbevinding, als_json
from kkfzlib.terminal import Voortgang, toon_bevindingen, toon_controle
from kkfzlib.uitvoeren.stappenplan import Klaar


def _regels(stroom: io.StringIO) -> list[str]:
    return [re.sub(r"\s+\d+,\d s$", "", r) for r in stroom.getvalue().splitlines()]


def test_stappen_naast_elkaar_hebben_elk_hun_regel_met_tijd() -> None:
    stroom = io.StringIO()
    with Voortgang(stroom) as meld:
        for bericht in ("een", "twee", Klaar("twee"), "drie", Klaar("een")):
            meld(bericht)
    assert _regels(stroom) == ["twee", "een", "drie"]
    assert all(re.search(r"\d,\d s$", r) for r in stroom.getvalue().splitlines())


def test_een_mislukte_stap_heet_niet_klaar() -> None:
    stroom = io.StringIO()
    with pytest.raises(RuntimeError), Voortgang(stroom) as meld:
        meld("een")
        meld(Klaar("een"))
        meld("twee")
        raise RuntimeError
    assert _regels(stroom) == ["een"]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_op_een_terminal_blijven_de_regels_van_wat_klaar_is_staan() -> None:
    stroom = _Terminal()
    with Voortgang(stroom) as meld:
        for bericht in ("een", "twee", Klaar("twee"), Klaar("een")):
            meld(bericht)
    assert re.search(r"twee +\d,\d s", stroom.getvalue())
    assert re.search(r"een +\d,\d s", stroom.getvalue())


def _bevindingen(aantal: int) -> list[Invoerbevinding]:
    return [
        Invoerbevinding("invoer.xlsx", None, f"plaatsingen!G{n}", "begindatum", f"{n}-13-2024", "datum-onmogelijk",
                        "Deze dag bestaat niet.", "Verbeter de datum.")
        for n in range(3, 3 + aantal)
    ]  # fmt: skip


def test_veel_van_een_kolom_en_regel_is_een_regel_met_het_aantal_en_de_eerste_plaats() -> None:
    stroom = io.StringIO()
    toon_bevindingen(_bevindingen(38), stroom)
    eerste, tel, hoe = stroom.getvalue().splitlines()
    assert eerste == (
        "[fout] 38 × begindatum, eerste invoer.xlsx plaatsingen!G3, ook G4, G5, G6 …: Deze dag bestaat niet. "
        "→ Verbeter de datum."
    )
    assert tel.startswith("38 fout(en)") and "--json" in hoe
    assert len(json.loads(als_json(_bevindingen(38)))) == 38


def test_enkele_bevindingen_staan_elk_op_hun_regel() -> None:
    stroom = io.StringIO()
    toon_bevindingen(_bevindingen(3), stroom)
    assert [r.split(",")[0] for r in stroom.getvalue().splitlines()[:3]] == [
        f"[fout] invoer.xlsx plaatsingen!G{n}" for n in (3, 4, 5)
    ]


def test_lege_sjablonen_zijn_een_regel_met_hun_namen() -> None:
    from kkfzlib.inlezen.ruw import Melder
    from kkfzlib.terminal import toon_bevindingen

    melder, stroom = Melder(), io.StringIO()
    namen = ["beleid.csv", "citaten.csv", "omzet.csv", "opgave.csv", "uitstroom.csv"]
    for naam in namen:
        melder.meld("alleen-kop", naam, regel=1, ernst="waarschuwing")
    toon_bevindingen(melder.bevindingen, stroom)
    regels = stroom.getvalue().splitlines()
    assert regels[0].startswith(
        "[waarschuwing] 5 × eerste beleid.csv:1, ook citaten.csv, omzet.csv, opgave.csv, uitstroom.csv"
    )
    assert regels[1] == "0 fout(en), 5 waarschuwing(en), 0 melding(en)."


def test_een_bevinding_noemt_haar_kengetal() -> None:
    uit = io.StringIO()
    toon_controle([Bevinding("sprong", "fout", "incidenten", "agressie", toelichting="Van 12 naar 0.")], uit)
    assert "[fout] sprong (incidenten/agressie): Van 12 naar 0." in uit.getvalue()
