"""Text from outside stays text: parsed by pandoc, it shows exactly what was put in, and nothing else happens."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pypandoc
import pytest

from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.markdown import alineas, blok, figuur_md, tabel_md, veilig, zichtbaar

LASTIG = [
    "a | b",
    "*ster* _streep_ **vet**",
    "`code` en ``dubbel``",
    "$x^2$ en €5",
    "{{< include /etc/passwd >}}",
    "{{< env HOME >}}",
    "@sec-inleiding en [^1] en [tekst](javascript:alert(1))",
    "<script>alert(1)</script> &amp; <!-- x -->",
    "[x]{.kg data-kengetal='y'}",
    "1. geen lijst",
    "a) geen lijst",
    "- geen lijst",
    "+ geen lijst",
    "# geen kop",
    "::: {.kg}",
    "::: kg",
    ": geen definitie",
    "> geen citaat",
    "~~doorhaling~~ H~2~O x^2^",
    "\\newcommand{\\x}{y}",
    "---",
    "| a | b |",
    "![alt](https://example.org/x.png)",
    "`<b>`{=html}",
    "=HYPERLINK(1)",
    "`r 1` en `{python} 1`",
    "@lst-x en @eq-y en @thm-z",
]


def boom(markdown: str) -> list[dict[str, Any]]:
    """The blocks that pandoc reads."""
    proces = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown-smart", "-t", "json"],
        input=markdown.encode(), capture_output=True, check=True,
    )  # fmt: skip
    return json.loads(proces.stdout)["blocks"]


def platte_tekst(inlines: list[dict[str, Any]]) -> str:
    """The text of a list of plain inlines; fails when there is anything but text."""
    assert {i["t"] for i in inlines} <= {"Str", "Space", "SoftBreak"}, inlines
    return "".join(i["c"] if i["t"] == "Str" else " " for i in inlines)


@pytest.mark.parametrize("ruw", LASTIG)
def test_veilig_is_een_alinea_met_precies_die_tekst(ruw: str) -> None:
    (alinea,) = boom(veilig(ruw))
    assert alinea["t"] == "Para"
    assert platte_tekst(alinea["c"]) == ruw


@pytest.mark.parametrize("ruw", LASTIG)
def test_veilig_in_een_cel(ruw: str) -> None:
    tabel = Tabel("tbl-x", "Bijschrift", ("A", "B"), ((veilig(ruw), "1"),))
    (gelezen,) = boom(tabel_md(tabel))
    rijen = gelezen["c"][4][0][3]
    cellen = rijen[0][1]
    assert len(rijen) == 1 and len(cellen) == 2
    assert platte_tekst(cellen[0][4][0]["c"]) == ruw


@pytest.mark.parametrize("ruw", LASTIG)
def test_een_engine_ziet_er_geen_opdracht_in(ruw: str) -> None:
    """The embedded engine refuses what it does not know by looking at the text: it must not see any of it here."""
    from kkfzlib.weergave.kenmerken import kenmerken

    assert kenmerken(veilig(ruw)) == frozenset()


def test_geen_shortcode_overleeft_letterlijk() -> None:
    assert "{{<" not in veilig("{{< env HOME >}}")


def test_onzichtbare_en_omkerende_tekens_vallen_weg() -> None:
    assert veilig("a\u202eb\u200bc\x00d\ue000e\u2066f") == "abcdef"


def test_regeleinden_worden_een_spatie() -> None:
    assert veilig("a\n\nb\r\n| c") == "a b \\| c"


def test_lange_tekst_breekt_maar_blijft_heel() -> None:
    uit = veilig("x" * 10_000)
    assert uit.replace("\u200b", "") == "x" * 10_000
    assert max(map(len, uit.split("\u200b"))) <= 30


def test_vaste_spatie_blijft() -> None:
    assert veilig("€\u00a05") == "€\u00a05"


def test_tabel_heeft_bijschrift_anker_en_noten() -> None:
    md = tabel_md(Tabel("tbl-x", "Wat dit is", ("A", "B"), (("a", "1"),), noten=("Een noot.",), breed=True))
    assert ": Wat dit is {#tbl-x}" in md
    assert md.index(".breed") < md.index("| A | B |") < md.index(".legenda") < md.index("Een noot.")


def test_tabel_met_verkeerde_rij_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="2 kolommen, maar een rij van 1"):
        Tabel("tbl-x", "x", ("A", "B"), (("a",),))


def test_alttekst_kan_het_kenmerk_niet_openbreken() -> None:
    md = figuur_md(Figuur("fig-x", "Titel", 'zegt "hoi" {{< env A >}} \\ }', b"<svg/>"))
    assert md.count('"') == 2 and "{{<" not in md
    (figuur,) = boom(md)
    assert figuur["t"] == "Figure"


def test_geneste_blokken_hebben_meer_dubbele_punten() -> None:
    md = blok("buiten", blok("midden", blok("binnen", "x")))
    (buiten,) = boom(md)
    midden = buiten["c"][1][0]
    assert midden["c"][0][1] == ["midden"]
    assert midden["c"][1][0]["c"][0][1] == ["binnen"]


def test_alineas_zonder_inhoud_is_leeg() -> None:
    assert alineas("", "  ", "\n") == ""
    assert alineas("a", "", "b") == "a\n\nb\n"


def test_zichtbaar_laat_opmaak_weg() -> None:
    assert zichtbaar('**Totaal** [[3]{.kg data-kengetal="a"}](#herkomst-a) a\\|b') == "Totaal 3 a|b"
