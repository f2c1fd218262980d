"""The gespreksblad: nothing that the report doesn't hold, every line leads there, and it is one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
import yaml

from kkfzlib.bevindingen import Bevinding
from kkfzlib.fouten import MachineFout
from kkfzlib.onthulling.besluiten import hash_van_bevindingen
from kkfzlib.publiceren.gespreksblad import bladzijden, schrijf_gespreksblad
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.gesprek import RUIM, gespreksblad
from kkfzlib.verslag.gesprek.plaatsen import Plaatsen
from kkfzlib.verslag.gesprek.punten import kort
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import INHOUD
from kkfzlib.verslag.variabelen import variabelen
from kkfzlib.weergave.ingebouwd import Ingebouwd
from tests.conftest import Verslagmaker
from tests.rijen import publiceer, rij
from tests.verslag.conftest import RIJEN

VERSLAGEN = [("nourzorg", 2024), ("sofia-zorg", 2023), ("voorbeeldzorg", 2024)]
_TELLING = re.compile(r"en nog \d+ in het verslag|\d+ verplichte teksten")
_GETAL = re.compile(r"\d+(?:[.,]\d+)*")


class _Pagina(HTMLParser):
    """Ids, published values, list items with their links, and visible text of one page."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.waarden: set[tuple[tuple[str, str], ...]] = set()
        self.punten: list[list[str]] = []
        self.woorden: list[str] = []
        self._span: list[tuple[str, str]] | None = None
        self._in_main = self._stil = False
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {k: v or "" for k, v in attrs}
        self.ids.add(kenmerken.get("id", ""))
        self._in_main |= tag == "main"
        self._stil |= tag in ("style", "script")
        self._span = sorted(kenmerken.items()) if "data-kengetal" in kenmerken else None
        if self._in_main and tag == "li":
            self.punten.append([])
        if self._in_main and tag == "a" and self.punten:
            self.punten[-1].append(kenmerken["href"])

    def handle_endtag(self, tag: str) -> None:
        self._in_main &= tag != "main"
        self._stil &= tag not in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._stil:
            self.woorden.append(data)
        if self._span is not None:
            self.waarden.add((*self._span, ("tekst", data)))
            self._span = None

    @property
    def tekst(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.woorden))


@pytest.fixture(scope="module", params=VERSLAGEN, ids=lambda v: v[0])
def map_(request: pytest.FixtureRequest, verslag: Verslagmaker) -> Path:
    return verslag(*request.param).uitvoer("indiening")


@pytest.fixture(scope="module")
def blad(map_: Path) -> _Pagina:
    return _Pagina((map_ / "gespreksblad.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def geheel(map_: Path) -> _Pagina:
    return _Pagina((map_ / "kwaliteitsverslag.html").read_text("utf-8"))


def test_elke_regel_leidt_naar_een_plaats_in_het_verslag(blad: _Pagina, geheel: _Pagina) -> None:
    assert len(blad.punten) >= 3
    for verwijzingen in blad.punten:
        assert verwijzingen
        for doel in verwijzingen:
            pagina, _, anker = doel.partition("#")
            assert pagina == "kwaliteitsverslag.html" and anker in geheel.ids, doel


def test_geen_cijfer_dat_het_verslag_niet_heeft(blad: _Pagina, geheel: _Pagina) -> None:
    assert blad.waarden <= geheel.waarden
    gewoon = _TELLING.sub("", blad.tekst)
    assert set(_GETAL.findall(gewoon)) <= set(_GETAL.findall(geheel.tekst))


def test_pdf_is_een_bladzijde_en_toegankelijk(map_: Path) -> None:
    import pikepdf

    with pikepdf.open(map_ / "gespreksblad.pdf") as pdf, pdf.open_metadata() as gegevens:
        assert len(pdf.pages) == 1
        assert gegevens["pdfuaid:part"] == "1"
        assert bool(pdf.Root.MarkInfo.Marked) and str(pdf.Root.Lang).lower().startswith("nl")
        doelen = {str(a.A.URI) for a in pdf.pages[0].Annots if "/URI" in a.get("/A", {})}
    assert doelen and all(d.startswith("kwaliteitsverslag.html#") for d in doelen)


def test_alleen_bij_de_indiening_en_in_haar_manifest(map_: Path) -> None:
    import json

    assert not list((map_.parent / "openbaar").glob("gespreksblad*"))
    bestanden = json.loads((map_ / "manifest.json").read_text())["bestanden"]
    assert {"gespreksblad.html", "gespreksblad.pdf"} <= set(bestanden)


FOUT = Bevinding(
    "tekst-getal", "fout", "omzet_aandeel", "fz", "94,4", "96%", "omzet, regel 3: de tekst noemt 96%."
)
LOS = Bevinding("noemer-ontbreekt", "waarschuwing", "continuiteit", "", "", "37", "De noemer ontbreekt.")


def _ctx(invoer: Invoer, bevindingen: tuple[Bevinding, ...] = (), vorig: Invoer | None = None) -> Context:
    return Context(
        invoer, Cijfers(publiceer(RIJEN, profiel="indiening")), bevindingen=bevindingen, vorig=vorig
    )


def test_tegenspraak_en_gemis_staan_apart_met_hun_nummer(invoer: Invoer) -> None:
    delen = gespreksblad(_ctx(invoer, (FOUT, LOS)), {})
    assert "(kwaliteitsverslag.html#bevinding-1)" in delen["gesprek-tegenspraken"]
    assert "(kwaliteitsverslag.html#bevinding-2)" in delen["gesprek-ontbreekt"]
    assert "#bevinding-2" not in delen["gesprek-tegenspraken"]
    assert delen["gesprek-vragen"].startswith("1.  Bij Aandeel in de omzet (forensische zorg)")
    assert "Welk van beide geldt?" in delen["gesprek-vragen"]


def test_een_getekende_bevinding_staat_niet_meer_open(invoer: Invoer) -> None:
    besluit = {
        "wat": "bevinding: tekst-getal/omzet_aandeel/fz", "waarom": "afgerond", "wie": "bestuur",
        "datum": date(2025, 1, 1), "verloopt": date(2999, 1, 1),
        "hash": hash_van_bevindingen([FOUT], "tekst-getal/omzet_aandeel/fz"),
    }  # fmt: skip
    getekend = replace(invoer, besluiten=[besluit])
    assert "96%" not in gespreksblad(_ctx(getekend, (FOUT,)), {})["gesprek-tegenspraken"]
    assert "96%" in gespreksblad(_ctx(invoer, (FOUT,)), {})["gesprek-tegenspraken"]


def _doelen(eind: str, status: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "nummer": ["1"], "pijler": [1], "doel": ["Veiligheidsplan invoeren"], "actie": ["Opleiden"],
            "resultaat": ["Plan"], "begin": pd.to_datetime(["2024-01-01"]), "eind": pd.to_datetime([eind]),
            "kwaliteitsaspect": [""], "overzicht": ["hoofdlijn"], "status": [status],
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("eind", "status", "verwacht"),
    [
        ("2024-06-30", "loopt", "loopt, tijdpad was jan – jun 2024"),
        ("2024-10-31", "gereed", ""),
        ("2025-10-31", "loopt", "verplaatst naar later (was juni 2024)"),
        ("2024-06-30", "vervallen", "vervallen"),
    ],
)
def test_wat_is_beloofd_en_niet_kwam(invoer: Invoer, eind: str, status: str, verwacht: str) -> None:
    keuzes = replace(invoer.instellingen, jaar=2023)
    vorig = replace(invoer, instellingen=keuzes, tabellen={"doelen": _doelen("2024-06-30", "gepland")})
    nu = replace(invoer, tabellen={"doelen": _doelen(eind, status)})
    beloften = gespreksblad(_ctx(nu, vorig=vorig), {})["gesprek-beloften"]
    if not verwacht:
        assert beloften.startswith("Geen:")
        return
    assert f"[Veiligheidsplan invoeren](kwaliteitsverslag.html#doel-0) (pijler 1): {verwacht}" in beloften


def test_zonder_vorig_jaar_staat_er_dat_er_niets_te_toetsen_is(invoer: Invoer) -> None:
    leeg = replace(invoer, tabellen={})
    assert "geen plannen ingelezen" in gespreksblad(_ctx(leeg), {})["gesprek-beloften"]
    kaal = Context(leeg, Cijfers(publiceer([rij("clienten", "fz", 2024, 21)], profiel="indiening")))
    assert gespreksblad(kaal, {})["gesprek-bewogen"].startswith("Er zijn geen cijfers over 2023")


def test_ontbrekende_onderdelen_verwijzen_naar_hun_paragraaf(invoer: Invoer) -> None:
    from kkfzlib.verslag.markdown import ontbreekt

    bestanden = {"indicator-2": ontbreekt("indicator 2", "x", "y"), "visie": ontbreekt("visie", "x", "y")}
    weg = gespreksblad(_ctx(invoer), bestanden)["gesprek-ontbreekt"]
    assert "(kwaliteitsverslag.html#sec-indicator-2)" in weg and "(kwaliteitsverslag.html#sec-visie)" in weg
    assert "Eén verplichte tekst" in weg


def test_een_tabel_gaat_voor_een_zin_en_een_figuur_voor_haar_tabel() -> None:
    merk = '[1]{.kg data-kengetal="verzuim"}'
    zin = {"terugblik": f"Het was {merk}."}
    tabel = {"verzuim": f"#### Verzuim {{#sec-verzuim}}\n\n| a | {merk} |\n\n: Tabel {{#tbl-verzuim}}"}
    figuur = {"verzuim": f"![x](f.svg){{#fig-verzuim}}\n\n| a | {merk} |\n\n: Tabel {{#tbl-bij-verzuim}}"}
    assert Plaatsen(zin).cijfer("verzuim") == "sec-terugblik"
    assert Plaatsen(zin | tabel).cijfer("verzuim") == "tbl-verzuim"
    assert Plaatsen(zin | figuur).cijfer("verzuim") == "fig-verzuim"
    assert Plaatsen({}).cijfer("clienten/fz") == "herkomst-clienten"


def test_lange_tekst_wordt_bij_een_woord_afgekapt() -> None:
    assert kort("kort") == "kort"
    assert kort("een twee drie", 9) == "een twee …"


def _vol(regels: int) -> Iterator[tuple[str, str]]:
    """As much as any report could ask for: every line of the greatest length, and the longest questions."""
    lang = " ".join(["organisatieontwikkeling"] * 9)
    for deel in ("bewogen", "beloften", "tegenspraken", "ontbreekt"):
        yield f"gesprek-{deel}", "\n".join([f"-   {lang}"] * (regels + 1))
    yield "gesprek-titelblok", "Kop."
    yield "gesprek-vragen", "\n".join(f"{n}.  {lang} en {lang[:80]}" for n in (1, 2, 3))


def _verslag(invoer: Invoer, map_: Path) -> Path:
    """As much of the work directory of a report as the page for the talk takes over."""
    (werk := map_ / "werk").mkdir()
    tekst = yaml.safe_dump(variabelen(invoer, "indiening", motor="test"), allow_unicode=True)
    (werk / "_variables.yml").write_text(tekst, encoding="utf-8")
    return werk


def test_het_volste_blad_krijgt_minder_regels_tot_het_past(invoer: Invoer, tmp_path: Path) -> None:
    gevraagd: list[int] = []

    def delen(regels: int) -> dict[str, str]:
        gevraagd.append(regels)
        return dict(_vol(regels))

    (doel := tmp_path / "doel").mkdir()
    schrijf_gespreksblad(delen, _verslag(invoer, tmp_path), Ingebouwd(), doel)
    assert gevraagd == list(range(RUIM, gevraagd[-1] - 1, -1)) and len(gevraagd) > 1
    assert bladzijden(doel / "gespreksblad.pdf") == 1


def test_wat_nooit_past_is_een_fout_en_laat_niets_achter(invoer: Invoer, tmp_path: Path) -> None:
    (doel := tmp_path / "doel").mkdir()
    with pytest.raises(MachineFout, match="past niet op één bladzijde"):
        schrijf_gespreksblad(lambda _: dict(_vol(40)), _verslag(invoer, tmp_path), Ingebouwd(), doel)
    assert not list(doel.iterdir())


def test_de_opzet_vraagt_precies_de_delen_die_er_zijn(invoer: Invoer) -> None:
    from kkfzlib.publiceren.gespreksblad import OPZET

    gevraagd = set(INHOUD.findall(OPZET.read_text("utf-8")))
    assert gevraagd == set(gespreksblad(_ctx(invoer), {}))


@pytest.mark.parametrize(("toen", "nu", "woord", "vraag"), [
    (20, 60, "ongunstig", "Wat is de oorzaak, en wat doet u eraan?"),
    (60, 20, "gunstig", "is het vast te houden?"),
])  # fmt: skip
def test_wat_meer_dan_toeval_veranderde_staat_vooraan(
    invoer: Invoer, toen: int, nu: int, woord: str, vraag: str
) -> None:
    rijen = [rij("incidenten", "totaal", j, n) for j, n in ((2023, toen), (2024, nu))]
    ctx = Context(invoer, Cijfers(publiceer(rijen, profiel="indiening")))
    delen = gespreksblad(ctx, {})
    assert f"**{woord}**" in delen["gesprek-bewogen"] and vraag in delen["gesprek-vragen"]
    stil = [rij("incidenten", "totaal", j, n) for j, n in ((2023, 20), (2024, 21))]
    kalm = Context(invoer, Cijfers(publiceer(stil, profiel="indiening")))
    assert gespreksblad(kalm, {})["gesprek-bewogen"].startswith("Geen van de cijfers")
