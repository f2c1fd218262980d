"""What tries to become more than data: in texts, cells, YAML, names and notebook parameters."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from kkfzlib.dossier import NOTEBOOKS, Dossier

from .hulp import TABELLEN, controleer_net, opties, roep, staat, weigert_rapport

TEKSTEN = [
    "<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "<iframe src='https://example.org'></iframe>",
    "{{< env HOME >}}", "{{< include ../../geheim.md >}}", "{{< meta title >}}", "```{python}\nprint(1)\n```",
    "`{r} 1+1`", "```{=html}\n<b>x</b>\n```", "`#import`{=typst}", "---\ntitle: x\nfilters: [x.lua]\n---",
    "[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](file:///etc/passwd)", "![x](https://example.org/x.png)",
    "a\u202eb", "{verblijfsduurr}",
]  # fmt: skip


@pytest.mark.parametrize("tekst", TEKSTEN)
def test_tekst_geweigerd_met_bestand_en_regel(invoer: Dossier, capsys, tekst: str) -> None:
    (invoer.teksten / "visie.md").write_text(f"Een zin.\n\n{tekst}\n", encoding="utf-8")
    afloop = roep(capsys, "controleer", *opties(invoer)[:4])
    controleer_net(afloop, 1)
    assert "visie.md:3" in afloop.tekst and " → " in afloop.tekst


def test_onveilige_teksten_houden_het_verslag_tegen(d: Dossier, capsys) -> None:
    for slot, tekst in zip(("visie", "missie", "vooruitblik"), TEKSTEN[:3], strict=True):
        (d.teksten / f"{slot}.md").write_text(f"{tekst}\n", encoding="utf-8")
    weigert_rapport(capsys, d, 1, "visie.md:1", "missie.md:1", "vooruitblik.md:1")


NAMEN = [
    "../../x",
    "/etc",
    "a\0b",
    "con",
    "CON",
    "nul",
    "com1",
    "%2e%2e",
    "..",
    "a/b",
    "A",
    "é",
    "x" * 41,
    "-rf",
    "",
]


@pytest.mark.parametrize(
    "opdracht", ["rapport", "nieuw", "controleer", "waarom", "verifieer", "publiceer", "traceer"]
)
@pytest.mark.parametrize("naam", NAMEN)
def test_vreemde_organisatie_eindigt_met_2_en_schrijft_niets(
    tmp_path: Path, capsys, opdracht: str, naam: str
) -> None:
    rest = ["clienten"] if opdracht == "traceer" else []
    afloop = roep(capsys, opdracht, "--data", str(tmp_path / "data"), "--", naam, "2024", *rest)
    controleer_net(afloop, 2)
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    "jaar", ["24", "1999", "2100", "2024.0", "../2024", "twintig", "-2024", "２０２４", "2024\n"]
)
def test_vreemd_jaar_eindigt_met_2(tmp_path: Path, capsys, jaar: str) -> None:
    afloop = roep(capsys, "nieuw", "--data", str(tmp_path / "data"), "--", "testzorg", jaar)
    controleer_net(afloop, 2)
    assert list(tmp_path.rglob("*")) == []


def test_min_rf_zonder_streepjes_is_een_onbekende_optie(tmp_path: Path, capsys) -> None:
    controleer_net(roep(capsys, "rapport", "-rf", "2024", "--data", str(tmp_path)), 2)


YAML = {
    "onveilig label": ("verslag.yml", "thema: !!python/object/apply:os.system ['true']\n", "verslag.yml:1"),
    "aliasbom": ("verslag.yml", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "verslag.yml"),
    "dubbele sleutel": ("verslag.yml", "thema: 3\ngids: 2024\nthema: 4\n", "verslag.yml:3"),
    "onbekende sleutel": ("verslag.yml", "drempl: 3\n", "verslag.yml:1"),
    "stroomschema": (
        "stroomschema.yml",
        "knopen: [{id: a, naam: A}]\npijlen: [{van: a, naar: b}]\n",
        "stroomschema.yml",
    ),
    "geen yaml": ("besluiten.yml", "- [\n", "besluiten.yml"),
}


@pytest.mark.parametrize("naam", YAML)
def test_yaml_geweigerd(invoer: Dossier, capsys, naam: str) -> None:
    bestand, inhoud, plaats = YAML[naam]
    (invoer.raw / bestand).write_text(inhoud, encoding="utf-8")
    afloop = roep(capsys, "controleer", *opties(invoer)[:4])
    controleer_net(afloop, 1)
    assert any(r.startswith("[fout]") and plaats in r for r in afloop.tekst.splitlines()), afloop.tekst


VUIL = [
    '=HYPERLINK("http://example.org")', "+1+1", "-1+1", "@SUM(A1)", "a|b|c", "a`b`c$d$ {{< env HOME >}}",
    "<script>alert(1)</script>", "![x](https://example.org/x.png)", "#import", "lang" + "g" * 190,
]  # fmt: skip


def test_vuile_cellen_blijven_tekst_in_alle_uitvoer(d: Dossier, capsys) -> None:
    rijen = "".join(
        f'"{v.replace(chr(34), chr(34) * 2)}";{12 + n}-03-2024;Noord;2\n' for n, v in enumerate(VUIL)
    )
    kop = "soort;datum;locatie;ernst\n"
    (d.raw / "incidenten.csv").write_text(kop + rijen, encoding="utf-8")
    titels = "".join(f'2024;protocol;"{v.replace(chr(34), chr(34) * 2)}\nvervolg"\n' for v in VUIL)
    (d.raw / "beleid.csv").write_text("jaar;categorie;titel\n" + titels, encoding="utf-8")
    controleer_net(roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd")), 0)
    for profiel in ("indiening", "openbaar"):
        map = d.publicatie / profiel
        html = (map / "kwaliteitsverslag.html").read_text(encoding="utf-8")
        assert "<script>alert" not in html and 'example.org/x.png"' not in html.replace("&quot;", '"')
        with (map / "kengetallen.csv").open(encoding="utf-8", newline="") as bestand:
            cellen = [c for rij in csv.reader(bestand) for c in rij]
        assert not [
            c for c in cellen if c[:1] in ("=", "@", "\t", "\r") or (c[:1] in "+-" and not _is_getal(c))
        ]
        # So few incidents are not told apart by kind to the public, so the kind stands in the submission only.
        assert ("'=HYPERLINK" in " ".join(cellen)) is (profiel == "indiening")
        boek = openpyxl.load_workbook(map / "kengetallen.xlsx")
        assert [c for blad in boek for rij in blad for c in rij if c.data_type == "f"] == []
    assert roep(capsys, "verifieer", *opties(d)).code == 0


def _is_getal(cel: str) -> bool:
    try:
        float(cel or "0")
    except ValueError:
        return False
    return True


def test_tienduizend_tekens_in_een_cel(invoer: Dossier, capsys) -> None:
    (invoer.raw / "beleid.csv").write_text(TABELLEN["beleid"] + f"2024;{'z' * 10_000};t\n", encoding="utf-8")
    afloop = roep(capsys, "controleer", *opties(invoer)[:4])
    assert afloop.code in (0, 1) and "Traceback" not in afloop.tekst
    assert max(map(len, afloop.tekst.splitlines())) < 1000


@pytest.mark.traag(reden="papermill in a process of its own, per case")
@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("jaarr", "2024"),
        ("jaar", "tweeduizend"),
        ("jaar=1; import os; os.abort() #", "1"),
        ("x\nprint(1)", "1"),
    ],
)
def test_vreemde_papermill_parameter(tmp_path: Path, naam: str, waarde: str) -> None:
    """Plain papermill pastes names into code and only warns about unknown ones; our engine refuses both."""
    uit = tmp_path / "uit.ipynb"
    regel = [sys.executable, "-m", "papermill", str(NOTEBOOKS / "02_kengetallen.ipynb"), str(uit), "--engine", "kkfz",
             "-p", naam, waarde, "--no-progress-bar"]  # fmt: skip
    klaar = subprocess.run(regel, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert klaar.returncode != 0
    assert "parameter" in (klaar.stdout + klaar.stderr).lower()
    assert not uit.exists() or '"output_type": "execute_result"' not in uit.read_text(encoding="utf-8")


def test_verwijzing_naar_buiten_geweigerd(invoer: Dossier, capsys, tmp_path: Path) -> None:
    (tmp_path / "geheim.csv").write_text(TABELLEN["omzet"], encoding="utf-8")
    (invoer.raw / "omzet.csv").unlink()
    (invoer.raw / "omzet.csv").symlink_to(tmp_path / "geheim.csv")
    toen = staat(invoer.data)
    afloop = roep(capsys, "controleer", *opties(invoer)[:4])
    controleer_net(afloop, 1)
    assert "omzet.csv" in afloop.tekst and "verwijzing" in afloop.tekst and staat(invoer.data) == toen
