"""The assembled work directory: complete, coherent, deterministic, and silent about what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.cijfers import OPGAVE
from kkfzlib.dossier import PROJECT
from kkfzlib.fouten import InvoerFout
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import samenstellen
from kkfzlib.verslag.getallen import tekst
from kkfzlib.verslag.slots import SLOTS
from tests.rijen import publiceer, rij
from tests.verslag.conftest import RIJEN

INCLUDE = re.compile(r"\{\{< inhoud ([\w-]+) >\}\}")
SPAN = re.compile(r"\[([^\[\]]*)\]\{\.kg ([^}]*)\}")
KENMERK = re.compile(r'([\w-]+)="([^"]*)"')

Tekstmaker = Callable[[Mapping[str, str]], Invoer]


def stel_samen(
    invoer: Invoer, doel: Path, gepubliceerd: Gepubliceerd | None = None, **kwargs: object
) -> dict[str, str]:
    """Assemble into ``doel`` and return every text file by its relative name."""
    g = publiceer(RIJEN) if gepubliceerd is None else gepubliceerd
    samenstellen(invoer, g, kwargs.pop("bevindingen", ()), doel, g.profiel, **kwargs)
    return {
        p.relative_to(doel).as_posix(): p.read_text("utf-8") for p in sorted(doel.rglob("*")) if p.is_file()
    }


@pytest.fixture(scope="module")
def alles(invoer: Invoer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The assembled report of the fixture input."""
    return stel_samen(invoer, tmp_path_factory.mktemp("alles") / "werk", motor="test")


def opgelost(bestanden: Mapping[str, str]) -> str:
    """``report.qmd`` with its includes filled in, as a render engine sees it."""
    return INCLUDE.sub(lambda m: bestanden[f"inhoud/{m[1]}.md"], bestanden["report.qmd"])


def test_elk_ingevoegd_bestand_bestaat_en_elk_bestand_wordt_ingevoegd(alles: dict[str, str]) -> None:
    gevraagd = [f"inhoud/{naam}.md" for naam in INCLUDE.findall(alles["report.qmd"])]
    assert len(gevraagd) == len(set(gevraagd))
    assert set(gevraagd) == {n for n in alles if n.startswith("inhoud/")}


def test_report_qmd_is_die_van_het_project_en_voert_niets_uit(alles: dict[str, str]) -> None:
    qmd = (PROJECT / "report.qmd").read_text("utf-8")
    assert alles["report.qmd"] == qmd
    assert "```" not in qmd
    assert set(re.findall(r"\{\{< (\w+)", qmd)) == {"inhoud", "var"}


def test_ankers_zijn_uniek_en_verwijzingen_lossen_op(alles: dict[str, str]) -> None:
    document = opgelost(alles)
    ankers = re.findall(r"\{#([\w-]+)", document)
    assert sorted(ankers) == sorted(set(ankers))
    assert set(re.findall(r"(?<![\w\\])@((?:sec|tbl|fig)-[\w-]+)", document)) <= set(ankers)
    assert set(re.findall(r"\]\(#([\w-]+)\)", document)) <= set(ankers)


def test_elke_figuur_staat_in_de_map_en_in_het_verslag(alles: dict[str, str]) -> None:
    genoemd = set(re.findall(r"\(figuren/([\w-]+)\.svg\)", opgelost(alles)))
    aanwezig = {Path(n).stem for n in alles if n.startswith("figuren/")}
    assert genoemd == aanwezig
    assert {
        "fig-gantt-hoofdlijn",
        "fig-gantt-samenwerking",
        "fig-vervolgzorg",
        "fig-waardendriehoek",
    } <= aanwezig


def test_elk_getal_is_de_gepubliceerde_waarde(alles: dict[str, str]) -> None:
    g = publiceer(RIJEN)
    gezien = 0
    for inhoud, kenmerken in SPAN.findall(opgelost(alles)):
        k = dict(KENMERK.findall(kenmerken))
        id, _, uitsplitsing = k["data-kengetal"].partition("/")
        soort = k.get("data-soort", "waarde")
        cel = g.get(id, uitsplitsing, None if soort == "vorig" else k.get("data-periode"))
        assert cel is not None, k
        vorig = g.vorig(id, uitsplitsing)
        getoond = {tekst(cel, soort, vorig=vorig, eenheid=e) for e in (True, False)}  # type: ignore[arg-type]
        assert inhoud in getoond, (k, inhoud)
        gezien += 1
    assert gezien > 60


def test_verborgen_waarden_staan_nergens(invoer: Invoer, tmp_path: Path) -> None:
    delen = [
        ("verblijfsduur", "uitgestroomd"),
        ("continuiteit", "8"),
        ("tevredenheid", "cto"),
        ("omzet", "fz"),
    ]
    geheim = publiceer(RIJEN, [(*deel, "2024") for deel in delen])
    bestanden = stel_samen(invoer, tmp_path / "w", geheim)
    alle = "\n".join(t for n, t in bestanden.items() if not n.endswith(".svg"))
    alle += "".join(
        re.sub(r"<path[^>]*>|<use[^>]*>|<[^>]*>", "", t) for n, t in bestanden.items() if n.endswith(".svg")
    )
    for getal in ("278", "33,33", "33.33", "7,9", "1.236.365", "1236365", "59,8"):
        assert not re.search(rf"(?<!\d){re.escape(getal)}", alle), getal
    assert "[x]{.kg .kg-x" in alle
    assert "Een x staat waar" in bestanden["inhoud/lezen.md"]


def test_zonder_verborgen_waarden_geen_legenda_van_x(alles: dict[str, str]) -> None:
    assert "Een x staat waar" not in alles["inhoud/lezen.md"]


def test_verplicht_onderdeel_dat_ontbreekt_wordt_genoemd(alles: dict[str, str]) -> None:
    for slot in (s for s in SLOTS.values() if s.verplicht and s.slot != "aanleiding"):
        tekst_ = alles[f"inhoud/{slot.slot}.md"]
        assert ".ontbreekt" in tekst_ and f"teksten/{slot.slot}.md" in tekst_
    assert ".ontbreekt" not in alles["inhoud/aanleiding.md"]


def test_vrijwillig_onderdeel_zonder_gegevens_geeft_geen_kop(alles: dict[str, str]) -> None:
    for naam in (
        "missie",
        "personeel",
        "scholing",
        "beleid",
        "mto",
        "ketenpartners",
        "bijeenkomsten",
        "incidenten",
        "vooruitblik",
    ):
        assert alles[f"inhoud/{naam}.md"].strip() == "", naam


def test_zonder_enig_cijfer_noemt_het_verslag_wat_ontbreekt(invoer: Invoer, tmp_path: Path) -> None:
    bestanden = stel_samen(replace(invoer, tabellen={}), tmp_path / "w", publiceer([]))
    for naam in ("omvang", "omzet", "indicator-2"):
        assert ".ontbreekt" in bestanden[f"inhoud/{naam}.md"], naam
    assert (
        ".kpi-tegel" not in bestanden["inhoud/oogopslag.md"]
        and "nog geen cijfers" in bestanden["inhoud/oogopslag.md"]
    )


def test_de_tabel_van_dji_heeft_vier_kolommen_en_drie_rijen(alles: dict[str, str]) -> None:
    omvang = alles["inhoud/omvang.md"].split(": Cliënten op 31 december 2024")[0]
    rijen = [r for r in omvang.splitlines() if r.startswith("| ")]
    koppen, _, *lijf = rijen
    assert koppen.count("|") == 6 and len(lijf) == 3
    assert "[21]" in lijf[0] and "[70,00%]" in lijf[0] and "1.236.365]" in lijf[0] and "[83,18%]" in lijf[0]
    assert "**Totaal**" in lijf[2] and "[100,00%]" in lijf[2]


def test_indicator_2_toont_alle_categorieen_van_de_gids(alles: dict[str, str], invoer: Invoer) -> None:
    tekst_ = alles["inhoud/indicator-2.md"]
    for categorie in invoer.gids.categorieen:
        assert re.search(rf"^\| {re.escape(categorie.code)} ", tekst_, flags=re.MULTILINE), categorie.code
    assert "Totaal vermeldingen** | [16]" in tekst_ and "[133,33%]" in tekst_
    assert "meer antwoorden mogelijk" in tekst_
    assert "stroomden [13]" in tekst_ and "komt daarmee op [12]" in tekst_
    assert "verplicht vanaf 15" in tekst_


@pytest.mark.parametrize(
    ("instroom", "zin"), [(14, "niet verplicht, maar wel opgenomen"), (15, "daarmee verplicht")]
)
def test_verplicht_vanaf_vijftien(invoer: Invoer, tmp_path: Path, instroom: int, zin: str) -> None:
    rijen = [*RIJEN, rij("instroom", "verblijf", 2023, instroom)]
    bestanden = stel_samen(invoer, tmp_path / "w", publiceer(rijen))
    assert zin in bestanden["inhoud/indicator-2.md"]


def test_doelen_en_ontwikkelpunten_per_pijler(alles: dict[str, str]) -> None:
    een, vier = alles["inhoud/pijler-1-doelen.md"], alles["inhoud/pijler-4-doelen.md"]
    assert "Veiligheidsplan \\| invoeren" in een and "jan – dec 2025" in een and "fig-pad-0.svg" in een
    assert "Thema 1. Veiligheidsmanagement" in een and "| Methodiek bespreken | ● | ● |" in een
    assert {"fig-gantt-hoofdlijn", "fig-gantt-samenwerking"} <= set(
        re.findall(r"fig-gantt-\w+", alles["inhoud/plannen.md"])
    )
    assert "Checklist aanmelding" in vier and "Checklist aanmelding" not in een


def test_beloften_van_vorig_jaar_komen_terug(invoer: Invoer, tmp_path: Path) -> None:
    doelen = invoer.tabellen["doelen"].assign(status="loopt", eind=invoer.tabellen["doelen"]["eind"])
    oud = doelen.copy()
    oud.loc[1, "doel"] = "Een plan waar niets meer van is gehoord"
    oud["nummer"] = ["8", "9"]
    vorig = replace(invoer, tabellen={"doelen": oud}, instellingen=replace(invoer.instellingen, jaar=2023))
    bestanden = stel_samen(invoer, tmp_path / "w", vorig=vorig)
    assert "1 lopend" in bestanden["inhoud/pijler-1-beloften.md"]
    assert "1 zonder bericht" in bestanden["inhoud/pijler-4-beloften.md"]
    rij_ = next(
        r for r in bestanden["inhoud/pijler-4-doelen.md"].splitlines() if "niets meer van is gehoord" in r
    )
    assert "| zonder bericht |" in rij_ and "was tot december 2025" in rij_
    assert bestanden["inhoud/pijler-2-beloften.md"].strip() == ""


def test_alleen_vrijgegeven_citaten_en_per_vraag(alles: dict[str, str]) -> None:
    cto = alles["inhoud/cto.md"]
    assert "Geheim citaat" not in "\n".join(alles.values())
    assert (
        cto.index("**Wonen**")
        < cto.index("“Fijn \\*huis\\*.”")
        < cto.index("**Begeleiding**")
        < cto.index("“Ze luisteren.”")
    )


def test_conclusieblok_noemt_score_n_en_respons(alles: dict[str, str]) -> None:
    cto = alles["inhoud/cto.md"]
    assert (
        "{.conclusie}" in cto
        and "[7,9]" in cto
        and "[20]" in cto
        and "[50%]" in cto
        and "schaal niet vermeld" in cto
    )


def test_kerncijfers_tonen_vorig_jaar_richting_en_ijkpunt(alles: dict[str, str]) -> None:
    panel = alles["inhoud/oogopslag.md"]
    tegels = panel.count("{.kpi-tegel}")
    assert 4 <= tegels <= 8
    assert "▲\u00a0[+2,5\u00a0procentpunt]" in panel and "[1,3%]" in panel
    assert "toeval is niet te beoordelen" in panel and "ongunstig" not in panel, (
        "over chance nothing is known"
    )
    assert "[6,6%]" in panel and "CBS" in panel
    assert "n\u00a0=\u00a0[12]" in panel and "fig-vonk-verzuim.svg" in panel


def test_variabelen_zijn_veilig(alles: dict[str, str]) -> None:
    waarden = yaml.safe_load(alles["_variables.yml"])
    assert waarden["organisatie"] == "Testzorg \\& \\<Co\\>"
    assert (
        waarden["profielmerk"] == "openbaar" and waarden["jaar"] == 2024 and waarden["synthetisch"] is False
    )


def test_onveilige_tekst_stopt_alles_en_schrijft_niets(met_teksten: Tekstmaker, tmp_path: Path) -> None:
    doel = tmp_path / "w"
    fout = met_teksten({"visie": "ok\n<script>x</script>", "missie": "{verzium}"})
    with pytest.raises(InvoerFout) as opgevangen:
        stel_samen(fout, doel)
    assert {(b.bestand, b.regel) for b in opgevangen.value.bevindingen} == {("visie.md", 2), ("missie.md", 1)}
    assert not doel.exists()


def test_tekst_kan_verwijzen_naar_wat_er_staat(met_teksten: Tekstmaker, tmp_path: Path) -> None:
    goed = met_teksten({"visie": "Zie @tbl-financiering, @fig-vervolgzorg en @sec-pijler-3-doelen."})
    assert "@fig-vervolgzorg en" in stel_samen(goed, tmp_path / "w")["inhoud/visie.md"]
    with pytest.raises(InvoerFout, match="onderdeel dat er niet is"):
        stel_samen(met_teksten({"visie": "Zie @fig-team."}), tmp_path / "v")


def test_openbaar_verslag_verzwijgt_rijen_en_cijfers_achter_bevindingen(
    invoer: Invoer, tmp_path: Path
) -> None:
    kwargs = {
        "bevindingen": [
            Bevinding("percentage-aantal", "fout", "continuiteit", "6", "4711", "4712", "van 4713")
        ],
        "inleesbevindingen": [
            Invoerbevinding("uitstroom.csv", 3, "", "datum", "", "x", "een regel", "mend", "waarschuwing")
        ],
    }
    rij = {"tabel": "uitstroom", "bestand": "uitstroom.csv", "codering": "utf-8", "rijen_gelezen": 4714}
    met = replace(invoer, inlezing=(*invoer.inlezing, rij), teksten={"aanleiding": "Er waren 4715 dingen."})
    openbaar = stel_samen(met, tmp_path / "o", **kwargs)
    bijlagen = "".join(openbaar[f"inhoud/{n}.md"] for n in ("consistentie", "datakwaliteit", "herkomst"))
    assert not re.search(r"471[1-5]", bijlagen)
    assert "†1" in bijlagen and "uitstroom.csv" not in bijlagen and "een regel" not in bijlagen
    intern = stel_samen(met, tmp_path / "i", publiceer(RIJEN, profiel="indiening"), **kwargs)
    bijlagen = "".join(intern[f"inhoud/{n}.md"] for n in ("consistentie", "datakwaliteit"))
    assert set(re.findall(r"471[1-5]", bijlagen)) == {"4711", "4712", "4713", "4714", "4715"}


def test_profiel_moet_kloppen(invoer: Invoer, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="profiel"):
        samenstellen(invoer, publiceer(RIJEN), (), tmp_path / "w", "indiening")


def test_zelfde_invoer_geeft_dezelfde_bytes(invoer: Invoer, tmp_path: Path) -> None:
    assert stel_samen(invoer, tmp_path / "a") == stel_samen(invoer, tmp_path / "b")


def test_opnieuw_samenstellen_ruimt_het_oude_op(invoer: Invoer, tmp_path: Path) -> None:
    doel = tmp_path / "w"
    (doel / "inhoud").mkdir(parents=True)
    (doel / "inhoud" / "oud.md").write_text("oud")
    assert "inhoud/oud.md" not in stel_samen(invoer, doel)


def test_elk_kengetal_heeft_een_definitie_en_een_herkomst(alles: dict[str, str]) -> None:
    from kkfzlib.kengetallen.register import REGISTER

    for id in REGISTER:
        assert f"{{#herkomst-{id}}}" in alles["inhoud/herkomst.md"]
        assert f"](#herkomst-{id})" in alles["inhoud/definities.md"]


@pytest.mark.traag(reden="a page and a PDF")
def test_html_en_pdf_tonen_de_gepubliceerde_getallen(invoer: Invoer, tmp_path: Path) -> None:
    from bs4 import BeautifulSoup
    from pypdf import PdfReader

    from kkfzlib.weergave import kies

    werk = tmp_path / "w"
    g = publiceer(RIJEN, [("continuiteit", "8")])
    samenstellen(invoer, g, (), werk, "openbaar", motor="test")
    weergave = kies("ingebouwd").render(werk)
    pagina = BeautifulSoup(weergave.html.read_text("utf-8"), "html.parser")
    getallen = pagina.select("[data-kengetal]")
    assert len(getallen) > 60
    verborgen = [e for e in getallen if e["data-kengetal"] == "continuiteit/8"]
    assert verborgen and {e.get_text() for e in verborgen} == {"x"}
    pdf = "\n".join(p.extract_text() for p in PdfReader(weergave.pdf).pages)
    assert "83,18%" in pdf and not re.search(r"\b33,33", pdf)


def test_groei_van_de_omzet_is_ontleed_in_volume_en_prijs(invoer: Invoer, tmp_path: Path) -> None:
    rijen = [*RIJEN, *(rij("bezette_bedden", "", j, w) for j, w in ((2023, 10.0), (2024, 11.0)))]
    omzet = stel_samen(invoer, tmp_path / "w", publiceer(rijen))["inhoud/omzet.md"]
    assert (
        "[€\u00a0100 duizend]{.kg-afgeleid} meer" in omzet
        and "[€\u00a0136 duizend]{.kg-afgeleid} meer" in omzet
    )
    verborgen = publiceer(rijen, [("omzet", "fz", "2024"), ("omzet", "totaal", "2024")])
    assert "kg-afgeleid" not in stel_samen(invoer, tmp_path / "v", verborgen)["inhoud/omzet.md"]


def test_tellingen_zonder_noemer_in_indicator_2(invoer: Invoer, tmp_path: Path) -> None:
    """As in a published report that gives counts only: no percentage is made up."""
    rijen = [rij("continuiteit", f"{c}:n", 2024, n, herkomst=OPGAVE) for c, n in (("2", 7), ("10", 17))]
    rijen.append(rij("continuiteit_vermeldingen", "n", 2024, 24, herkomst=OPGAVE))
    tekst_ = stel_samen(invoer, tmp_path / "w", publiceer(rijen))["inhoud/indicator-2.md"]
    assert '[7]{.kg data-kengetal="continuiteit/2:n"} | – |' in tekst_
    assert "**Totaal vermeldingen** | [24]" in tekst_
    assert "De noemer" in tekst_ and "niet bekend" in tekst_


@pytest.mark.parametrize("noemer", [0, 3, 12])
def test_een_verdeling_waarvan_alles_verborgen_is_staat_er_niet(
    invoer: Invoer, tmp_path: Path, noemer: int
) -> None:
    """The same words whether nobody left, too few did, or the rest would betray them."""
    rijen = [rij("uitstroom", d, 2024, noemer) for d in ("totaal", "noemer")]
    rijen += [rij("continuiteit", c, 2024, 0.0, 0, noemer) for c in ("3", "6", "10") if noemer]
    weg = [("continuiteit", c) for c in ("3", "6", "10")] + [("uitstroom", d) for d in ("totaal", "noemer")]
    tekst_ = stel_samen(invoer, tmp_path / "w", publiceer(rijen, weg))["inhoud/indicator-2.md"]
    assert "staat niet in dit verslag. Een verdeling over minder dan tien" in tekst_
    assert 'data-kengetal="continuiteit' not in tekst_ and "ontbreekt" not in tekst_


def test_samengevoegde_categorieen_staan_in_een_rij(invoer: Invoer, tmp_path: Path) -> None:
    rijen = [*RIJEN, rij("continuiteit", "3+4", 2024, 50.0, 6, 12)]
    tekst_ = stel_samen(invoer, tmp_path / "w", publiceer(rijen))["inhoud/indicator-2.md"]
    assert "| 3, 4 GGZ (samengevoegd) | [6]" in tekst_
    assert not re.search(r"^\| [34] ", tekst_, flags=re.MULTILINE)
