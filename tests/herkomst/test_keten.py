"""The chain itself: places in HTML, status per profile, what the manifests keep and what the public one hides."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pandas as pd
import pytest

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier
from kkfzlib.herkomst.keten import Profielstand, keten
from kkfzlib.herkomst.plaatsen import lees_plaatsen, slots_met
from kkfzlib.tabellen import Invoer

HTML = b"""<html><body><main><section id="sec-a"><p><span data-kengetal="verzuim">3,8%</span>
<span data-kengetal="verzuim" data-soort="vorig" data-periode="2023">1%</span></p>
<div class="kpi-tegel"><p><span data-kengetal="omzet/fz">x</span></p></div>
<section id="sec-b"><table id="tbl-x"><tr><td><span data-kengetal="verzuim">3,8%</span></td></tr></table>
<div class="datatabel"><table id="tbl-bij-verzuim">
<tr><td><span data-kengetal="verzuim">3,8%</span></td></tr></table></div>
</section></section></main></body></html>"""


def test_plaatsen_per_periode_in_de_volgorde_van_het_verslag() -> None:
    plaatsen = lees_plaatsen(HTML, 2024)
    assert plaatsen["verzuim", "2024"] == [
        "sec-a: tekst", "sec-b: tabel tbl-x", "sec-b: figuur fig-verzuim (gegevens tbl-bij-verzuim)",
    ]  # fmt: skip
    assert plaatsen["verzuim", "2023"] == ["sec-a: tekst"]
    assert plaatsen["omzet/fz", "2024"] == ["sec-a: kerncijfer"]


def test_slots_die_een_waarde_noemen() -> None:
    teksten = {
        "a": "In {continuiteit/6:n} van",
        "b": "{verblijfsduur}",
        "c": "\\{verblijfsduur\\}",
        "d": "{continuiteit/8}",
    }
    assert slots_met(teksten, "continuiteit", "6") == ["a"]
    assert slots_met(teksten, "verblijfsduur", "uitgestroomd", "uitgestroomd") == ["b"]


def test_status_per_profiel(invoer: Invoer, frame: pd.DataFrame) -> None:
    stand = Profielstand({("continuiteit", "6", "2024"): False, ("continuiteit", "8", "2024"): True,
                          ("continuiteit", "3+4", "2024"): True}, {})  # fmt: skip
    k = keten("continuiteit", invoer, frame, {"openbaar": stand, "indiening": None})
    status = {w.cijfer.uitsplitsing: w.status["openbaar"] for w in k.waarden}
    assert (status["6"], status["8"], status["3"], status["3+4"]) == (
        "getoond",
        "verborgen",
        "samengevoegd",
        "verborgen",
    )
    assert status["10"] == "niet in dit profiel"
    assert {w.status["indiening"] for w in k.waarden} == {"niet gepubliceerd"}
    samen = next(w for w in k.waarden if w.cijfer.uitsplitsing == "3+4")
    assert samen.cijfer.waarde is None and samen.rijen_noemer["uitstroom"] > 0
    assert k.bronnen[0].bestand == "uitstroom.csv" and len(k.bronnen[0].sha256) == 64
    with pytest.raises(KeyError):
        keten("onbekend", invoer, frame, {})


def test_manifesten_en_traceer_van_een_heel_verslag(verslag: Callable[[str, int], Dossier], capsys) -> None:
    d = verslag("nourzorg", 2024)
    openbaar, indiening = (
        json.loads((d.uitvoer(p) / "manifest.json").read_bytes()) for p in ("openbaar", "indiening")
    )
    for m in (openbaar, indiening):
        fz = next(
            w
            for w in m["kengetallen"]["omzet_aandeel"]["waarden"]
            if (w["uitsplitsing"], w["periode"]) == ("fz", "2024")
        )
        assert fz["status"] == "getoond" and "sec-omvang: tabel tbl-financiering" in fz["plaatsen"]
        assert m["kengetallen"]["omzet_aandeel"]["formule"] and len(m["programma"]["code"]) == 64
        assert len(m["programma"]["vergrendeling"]) == 64 and m["gereedschap"]["pandas"]
        assert str(d.data) not in json.dumps(m, ensure_ascii=False)
    assert (
        indiening["bronnen"][0]["sha256"]
        and "rijen teller" in indiening["kengetallen"]["omzet"]["waarden"][0]
    )
    _openbaar_verraadt_niets(openbaar, indiening)
    opties = ["--data", str(d.data), "--uit", str(d.uit)]
    assert draai(["traceer", "nourzorg", "2024", "omzet_aandeel/fz", "--json", *opties]) == 0
    keten_ = json.loads(capsys.readouterr().out)
    assert keten_["bronnen"][0]["bestand"] == "opgave.csv" and keten_["verouderd"] == []
    waarde = next(w for w in keten_["waarden"] if w["periode"] == "2024")
    assert round(waarde["waarde"], 2) == 94.4 and waarde["status"] == {
        "indiening": "getoond",
        "openbaar": "getoond",
    }
    assert waarde["vindplaatsen"] and "sec-omvang: tabel tbl-financiering" in waarde["plaatsen"]["openbaar"]
    assert draai(["traceer", "nourzorg", "2024", "omzet_aandel", *opties]) == 2
    assert "omzet_aandeel" in capsys.readouterr().err
    assert draai(["traceer", "nourzorg", "2024", "continuiteit/66", *opties]) == 2
    assert "continuiteit/6" in capsys.readouterr().err


def _openbaar_verraadt_niets(openbaar: dict, indiening: dict) -> None:
    tekst = json.dumps(openbaar, ensure_ascii=False)
    for bron in indiening["bronnen"]:
        assert bron["sha256"] not in tekst and bron["bestand"] not in tekst
    assert "rijen" not in tekst and "bronnen" not in tekst
    hashes = set(re.findall(r"\b[0-9a-f]{64}\b", tekst))
    eigen = {b["sha256"] for b in openbaar["bestanden"].values()} | {openbaar["zelf"]} | {
        openbaar["programma"]["code"], openbaar["programma"]["vergrendeling"]}  # fmt: skip
    assert hashes == eigen
