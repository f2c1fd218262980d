"""Texts of an organisation: plain Markdown comes through, everything else is refused with file and line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kkfzlib.instellingen import Instellingen
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.plaatshouders import Plaatshouders
from kkfzlib.verslag.teksten import controleer_teksten, verwerk

Plaatshoudermaker = Callable[..., Plaatshouders]

GEWEIGERD = [
    ("<script>alert(1)</script>", "ruwe HTML"),
    ('tekst <img src=x onerror="alert(1)">', "ruwe HTML"),
    ("<iframe src='https://example.org'></iframe>", "ruwe HTML"),
    ("<!-- commentaar -->", "ruwe HTML"),
    ("{{< env HOME >}}", "Quarto-opdrachten"),
    ("tekst {{< include ../../geheim.md >}} tekst", "Quarto-opdrachten"),
    ("{{<meta title>}}", "Quarto-opdrachten"),
    ("{{% x %}}", "Quarto-opdrachten"),
    ("{{{< var x >}}}", "Quarto-opdrachten"),
    ("```{python}\nprint(1)\n```", "codeblokken"),
    ("~~~{r}\n1\n~~~", "codeblokken"),
    ("```\nkaal\n```", "codeblokken"),
    ("    ingesprongen code", "codeblokken"),
    ("`{python} 1+1`", "uitvoerbare code"),
    ("`r 1+1`", "uitvoerbare code"),
    ("```{=html}\n<b>x</b>\n```", "codeblokken"),
    ("`<b>`{=html}", "ruwe HTML of code"),
    ("`#import`{=typst}", "ruwe HTML of code"),
    ("[klik](javascript:alert(1))", "link"),
    ("[klik](JaVaScRiPt:alert(1))", "link"),
    ("[klik](data:text/html,x)", "link"),
    ("[klik](file:///etc/passwd)", "link"),
    ("[klik](../geheim.html)", "link"),
    ("[klik](//example.org)", "link"),
    ("<javascript:alert(1)>", "link"),
    ("[klik][doel]\n\n[doel]: javascript:alert(1)", "link"),
    ("![x](https://example.org/x.png)", "afbeeldingen"),
    ("![x](figuren/fig-team.svg)", "afbeeldingen"),
    ("[![x](a.png)](https://example.org)", "afbeeldingen"),
    ('[99%]{.kg data-kengetal="omzet_aandeel/fz"}', "kenmerken"),
    ("[x](https://example.org){onclick=alert(1)}", "kenmerken"),
    ("# Kop {.unnumbered}", "kenmerken"),
    ("::: {.kpi-tegel}\nx\n:::", ":::"),
    ("::: kpi-tegel\nx\n:::", ":::"),
    ("---\ntitle: anders\n---", "YAML-kop"),
    ("Eerst tekst.\n\n---\nformat: html\n...", "YAML-kop"),
    ("a\u202eb", "leesrichting"),
]


@pytest.mark.parametrize(("tekst", "regel"), GEWEIGERD)
def test_geweigerd_met_bestand_en_regel(tekst: str, regel: str) -> None:
    """Two lines above, so that the line number is that of the file and not of the fragment."""
    uit = verwerk({"visie": f"Een alinea.\n\n{tekst}\n"})
    passend = [b for b in uit.bevindingen if regel in b.regeltekst]
    assert passend, [str(b) for b in uit.bevindingen]
    assert passend[0].bestand == "visie.md"
    assert passend[0].ernst == "fout"
    eerste = 5 if "Eerst tekst." in tekst else 3
    assert passend[0].regel == eerste
    assert passend[0].herstel


@pytest.mark.parametrize(("tekst", "regel"), GEWEIGERD)
def test_niets_van_wat_geweigerd_is_staat_in_de_uitkomst(tekst: str, regel: str) -> None:
    md = verwerk({"visie": tekst}).markdown.get("visie", "")
    for gevaar in (
        "{{<",
        "{{%",
        "<script",
        "<img",
        "<iframe",
        "```",
        "{=html}",
        "](javascript",
        "](data:",
        "{.kg",
        ":::",
        "![",
    ):
        assert gevaar not in md.replace("\\", "\\ ") or gevaar not in md


def test_yaml_kop_bovenaan_is_regel_1() -> None:
    bezwaren = verwerk({"visie": "---\ntitle: x\n---\ntekst"}).bevindingen
    assert [b.regel for b in bezwaren if "YAML" in b.regeltekst] == [1]


def test_alle_bezwaren_van_alle_teksten_tegelijk() -> None:
    bezwaren = verwerk({"visie": "<b>x</b>\n\n{{< x >}}", "missie": "![a](b)", "onbekend": "x"}).bevindingen
    assert {(b.bestand, b.regel) for b in bezwaren} >= {
        ("visie.md", 1),
        ("visie.md", 3),
        ("missie.md", 1),
        ("onbekend.md", None),
    }


def test_onbekend_onderdeel_noemt_het_dichtstbijzijnde() -> None:
    (bezwaar,) = verwerk({"ketenpartner": "x"}).bevindingen
    assert "ketenpartners.md" in bezwaar.herstel


def test_een_open_hek_slokt_de_volgende_tekst_niet_op() -> None:
    uit = verwerk({"missie": "Goed.\n\n```\nopen", "visie": "Deze tekst blijft."})
    assert uit.markdown["visie"] == "Deze tekst blijft."
    assert {b.bestand for b in uit.bevindingen} == {"missie.md"}


GOED = [
    ("Gewone *nadruk* en **vet**.", "Gewone *nadruk* en **vet**."),
    (
        "Een [link](https://example.org/a_b?c=1&d=2) hier.",
        "Een [link](https://example.org/a_b?c=1&d=2) hier.",
    ),
    ("Mail [ons](mailto:info@example.org).", "Mail [ons](mailto:info@example.org)."),
    ("- een\n- twee", "-   een\n-   twee"),
    ("1. een\n2. twee", "1.  een\n2.  twee"),
    ("> citaat", "> citaat"),
    ("Noot[^1].\n\n[^1]: Toelichting.", "Noot^[Toelichting.]."),
    ("Kosten: $5 en €6 & meer_of_minder", "Kosten: \\$5 en €6 \\& meer\\_of\\_minder"),
    ("Regel een\nregel twee", "Regel een regel twee"),
    ("Hard  \neinde", "Hard\\\neinde"),
    ("a < b en b > a", "a \\< b en b \\> a"),
    ("'s Avonds `haakje` erbij", "'s Avonds haakje erbij"),
]


@pytest.mark.parametrize(("tekst", "verwacht"), GOED)
def test_gewone_markdown_komt_erdoor(tekst: str, verwacht: str) -> None:
    uit = verwerk({"visie": tekst})
    assert not uit.bevindingen
    assert uit.markdown["visie"] == verwacht


def test_tabel_in_een_tekst() -> None:
    md = verwerk({"visie": "| a | b |\n|:--|--:|\n| x \\| y | 1 |"}).markdown["visie"]
    assert md.splitlines() == ["| a | b |", "| :--- | ---: |", "| x \\| y | 1 |"]


def test_koppen_komen_onder_het_onderdeel_en_zonder_nummer() -> None:
    md = verwerk({"visie": "# Hoog\n\ntekst\n\n## Lager"}).markdown["visie"]
    assert "### Hoog {#tekst-visie-1 .unnumbered .unlisted}" in md
    assert "#### Lager {#tekst-visie-2 .unnumbered .unlisted}" in md


def test_kop_kan_geen_anker_van_het_verslag_kapen() -> None:
    assert "#sec-inleiding" not in verwerk({"visie": "# sec-inleiding"}).markdown["visie"]


def test_verwijzingen_binnen_het_verslag() -> None:
    ankers = frozenset({"sec-omzet", "tbl-financiering"})
    uit = verwerk({"visie": "Zie @sec-omzet en @tbl-financiering."}, ankers=ankers)
    assert uit.markdown["visie"] == "Zie @sec-omzet en @tbl-financiering."


def test_verwijzing_die_er_niet_is(plaatshouders: Plaatshoudermaker) -> None:
    uit = verwerk({"visie": "\nZie @sec-omzte."}, plaatshouders(), frozenset({"sec-omzet"}))
    (bezwaar,) = uit.bevindingen
    assert (bezwaar.regel, bezwaar.ernst) == (2, "fout")
    assert "@sec-omzet" in bezwaar.herstel


def test_e_mailadres_is_geen_verwijzing(plaatshouders: Plaatshoudermaker) -> None:
    uit = verwerk({"visie": "Mail jan@sec-bedrijf.nl of @iemand."}, plaatshouders(), frozenset())
    assert not uit.bevindingen
    assert "@" not in uit.markdown["visie"] and "&#64;sec" in uit.markdown["visie"]


def test_plaatshouder_in_tekst_en_tabel(plaatshouders: Plaatshoudermaker) -> None:
    tekst = "Duur: **{verblijfsduur}**.\n\n| a |\n|---|\n| {omzet/fz} |"
    md = verwerk({"visie": tekst}, plaatshouders()).markdown["visie"]
    assert (
        '**[[278\u00a0dagen]{.kg data-kengetal="verblijfsduur/uitgestroomd"}](#herkomst-verblijfsduur)**'
        in md
    )
    assert '[[€\u00a01.236.365]{.kg data-kengetal="omzet/fz"}](#herkomst-omzet)' in md


def test_plaatshouder_in_een_link_krijgt_geen_tweede_link(plaatshouders: Plaatshoudermaker) -> None:
    md = verwerk({"visie": "[{omzet/fz} omzet](https://example.org)"}, plaatshouders()).markdown["visie"]
    assert md == '[[€\u00a01.236.365]{.kg data-kengetal="omzet/fz"} omzet](https://example.org)'


def test_plaatshouder_in_een_adres_wordt_geweigerd(plaatshouders: Plaatshoudermaker) -> None:
    uit = verwerk({"visie": "[x](https://example.org/{omzet/fz})"}, plaatshouders())
    assert [b.regeltekst for b in uit.bevindingen] == ["deze link is niet toegestaan"]


def test_onbekende_plaatshouder_noemt_de_dichtstbijzijnde(plaatshouders: Plaatshoudermaker) -> None:
    (bezwaar,) = verwerk({"visie": "\n\nDuur {verblijfduur}"}, plaatshouders()).bevindingen
    assert (bezwaar.bestand, bezwaar.regel, bezwaar.waarde) == ("visie.md", 3, "{verblijfduur}")
    assert "{verblijfsduur}" in bezwaar.herstel


def test_tekens_uit_het_eigen_gebied_doen_niet_alsof(plaatshouders: Plaatshoudermaker) -> None:
    md = verwerk({"visie": "\ue0000\ue001 {omzet/fz}"}, plaatshouders()).markdown["visie"]
    assert md.startswith("0 [[€")


def test_controle_vooraf_kent_namen_maar_geen_waarden(invoer: Invoer) -> None:
    goed = {"visie": "{verzuim} {continuiteit/6:n} {incidenten/brand}"}
    assert controleer_teksten(goed, invoer.instellingen) == ()
    fout = {"visie": "{verzium}\n\n<b>x</b>"}
    assert {b.regel for b in controleer_teksten(fout, invoer.instellingen)} == {1, 3}


@pytest.mark.parametrize(
    ("naam", "bekend"),
    [
        ("clienten/fz", True),
        ("clienten/fx", False),
        ("continuiteit/6", True),
        ("continuiteit/4+6", True),
        ("continuiteit/17", False),
        ("incidenten/agressie verbaal", True),
        ("tevredenheid/cto", True),
        ("verzuim", True),
    ],
)
def test_een_onbekende_uitsplitsing_valt_al_op_voordat_er_cijfers_zijn(naam: str, bekend: bool) -> None:
    keuzes = Instellingen.standaard(2024)
    assert (controleer_teksten({"terugblik": f"Zie {{{naam}}}."}, keuzes) == ()) is bekend
