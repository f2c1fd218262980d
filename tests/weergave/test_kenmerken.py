"""The documents use only Quarto features that the embedded engine renders the same."""

from __future__ import annotations

import pytest

from kkfzlib.dossier import PROJECT
from kkfzlib.weergave import ingebouwd
from kkfzlib.weergave.kenmerken import ONDERSTEUND, kenmerken, kopgegevens, onbekend


@pytest.mark.parametrize("naam", ["report.qmd", "kort.qmd", "vergelijking.qmd", "gespreksblad.qmd"])
def test_opzet_gebruikt_niets_dat_de_ingebouwde_engine_niet_kent(naam: str) -> None:
    assert onbekend((PROJECT / naam).read_text("utf-8")) == []


@pytest.mark.parametrize("naam", ["report.qmd", "kort.qmd", "vergelijking.qmd", "gespreksblad.qmd"])
def test_opzet_voert_niets_uit(naam: str) -> None:
    gebruikt = kenmerken((PROJECT / naam).read_text("utf-8"))
    assert not [k for k in gebruikt if k.startswith(("codeblok:", "code:", "ruw:"))]
    assert gebruikt & {"shortcode:include", "shortcode:inhoud"} == {"shortcode:inhoud"}


@pytest.mark.parametrize(
    ("qmd", "kenmerk"),
    [
        ("{{< env HOME >}}", "shortcode:env"),
        ("{{< video https://x.example >}}", "shortcode:video"),
        ("{{< meta title >}}", "shortcode:meta"),
        ("zie @eq-formule", "verwijzing:eq"),
        ("zie [-@lst-code]", "verwijzing:lst"),
        ("$$x$$ {#eq-som}", "verwijzing:eq"),
        ("# Stelling {#thm-een}", "verwijzing:thm"),
        ("```{python}\n1 + 1\n```", "codeblok:python"),
        ("~~~ {r}\n1\n~~~", "codeblok:r"),
        ("```{=html}\n<b>\n```", "ruw:html"),
        ("tekst `<b>`{=html}", "ruw:html"),
        ("is `python 1 + 1`", "code:python"),
        ("is `{python} x`", "code:python"),
        ("::: {.callout-note}\nlet op\n:::", "div:callout-note"),
        ("::: {.panel-tabset}\n:::", "div:panel-tabset"),
        ('::: {layout="[1, 1]"}\n:::', "div:layout"),
        ("::: {layout-ncol=2}\n:::", "div:layout-ncol"),
        ("::: {.column-margin}\n:::", "div:column-margin"),
        ('::: {.content-visible when-format="html"}\n:::', "div:content-visible"),
        ("---\nformat: html\n---\n", "kop:format"),
        ("---\nformat:\n  kkfz-html: default\n  pdf: default\n---\n", "kop:format"),
        ("---\nexecute:\n  echo: false\n---\n", "kop:execute"),
        ("---\nbibliography: x.bib\n---\n", "kop:bibliography"),
    ],
)
def test_vreemd_kenmerk_wordt_gezien(qmd: str, kenmerk: str) -> None:
    assert kenmerk in onbekend(qmd)


@pytest.mark.parametrize(
    "qmd",
    [
        "---\nformat:\n  kkfz-html: default\n  kkfz-typst: default\n---\n",
        "mail redactie@sec-zorg.example",
        "een gewone @vermelding van iemand",
        "# Kop {#sec-kop}\n\nzie @sec-kop, [-@tbl-x] en @fig-y",
        "::: {.conclusie}\ntekst\n:::",
        "::: {.breed}\n::: {.datatabel}\n:::\n:::",
        "::: kpi-paneel\n:::",
        "`code zonder uitvoering`",
        "```\nplatte code\n```",
    ],
)
def test_gewone_tekst_is_geen_vreemd_kenmerk(qmd: str) -> None:
    assert onbekend(qmd) == []


def test_uitleg_van_de_engine_noemt_alles_wat_zij_kent() -> None:
    uitleg = ingebouwd.__doc__ or ""
    for kenmerk in ONDERSTEUND:
        soort, naam = kenmerk.split(":")
        gezocht = {"shortcode": f"{{{{< {naam} ", "verwijzing": f"@{naam}-", "kop": naam}[soort]
        assert gezocht in uitleg, f"de uitleg noemt {kenmerk} niet"


def test_kop_en_romp() -> None:
    assert kopgegevens("---\ntitle: x\n---\nromp") == ({"title": "x"}, "romp")
    assert kopgegevens("geen kop\n\n---\n") == ({}, "geen kop\n\n---\n")
    assert kopgegevens("---\n---\nromp")[1].endswith("romp")
