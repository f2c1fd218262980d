"""Makes the pictures of docs/handleiding.md: ``python docs/beelden/maak.py`` (part of ``make documentatie``).

Nothing is imported from the tool: its command is run on a copy of the synthetic example, in a temporary folder, and
what it prints and writes is photographed with a headless Chromium (``KKFZ_CHROMIUM``, default ``/usr/bin/chromium``).
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pypdfium2
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

HIER = Path(__file__).parent
PROJECT = HIER.parents[1]
CHROMIUM = os.environ.get("KKFZ_CHROMIUM", "/usr/bin/chromium")
GROOTST = 200_000
ORG = "voorbeeldzorg"

_STIJL = """<meta charset=utf-8><style>
body{margin:0;padding:14px;background:#fff;font:15px/1.45 "DejaVu Sans",sans-serif;color:#1a1a1a}
.scherm{display:inline-block;min-width:700px;max-width:960px;padding:16px 20px;border-radius:8px;
  background:#1f2430;color:#f4f5f9}
pre{margin:0;font:13.5px/1.5 "DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere}
b{color:#ffd479;font-weight:600} table{border-collapse:collapse;font-size:12.5px}
td,th{border:1px solid #b9bfcc;padding:5px 9px;text-align:left;vertical-align:top;max-width:190px}
th{background:#332288;color:#fff} tr.v td{background:#f4f5f9;color:#4f5667;font-style:italic}
td.n{background:#e8eaf0;color:#4f5667;text-align:center}.tab{margin-top:8px}
.tab span{display:inline-block;border:1px solid #b9bfcc;padding:3px 12px;background:#f4f5f9}
.tab .a{background:#fff;font-weight:600}
</style>"""


class Proef:
    """A copy of the example in a temporary folder, and the command run on it."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.data, self.uit = map_ / "data", map_ / "output"
        shutil.copytree(PROJECT / "data" / "raw" / ORG, self.data / "raw" / ORG)

    def kkfz(self, *argumenten: str, met_uit: bool = True) -> str:
        """What a person sees: the command and what it prints, with the folders shortened."""
        plek = ["--data", str(self.data), *(["--uit", str(self.uit)] if met_uit else [])]
        omgeving = {**os.environ, "COLUMNS": "100", "KKFZ_SLEUTEL": "alleen voor de plaatjes"}
        run = subprocess.run(
            [sys.executable, "-m", "kkfzlib", *argumenten, *plek],
            cwd=PROJECT, capture_output=True, text=True, env=omgeving, check=False,
        )  # fmt: skip
        tekst = (run.stderr + run.stdout).replace(f"{self.map}/", "").replace(str(self.map), "")
        getypt = " ".join(f'"{a}"' if " " in a else a for a in argumenten)
        return f"$ kkfz {getypt}\n{tekst.rstrip()}\n"


def fotografeer(pagina: Path, doel: Path, breed: int, hoog: int, werk: Path, anker: str = "") -> None:
    """One screenshot of an HTML file (from ``anker`` on), trimmed and brought back to few colours."""
    ruw = werk / "ruw.png"
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        blad = browser.new_page(viewport={"width": breed, "height": hoog}, reduced_motion="reduce")
        blad.goto(pagina.as_uri() + anker)
        blad.screenshot(path=ruw)
        browser.close()
    bewaar(Image.open(ruw).convert("RGB"), doel)


def bewaar(beeld: Image.Image, doel: Path) -> None:
    """Trim the white border, reduce to a palette that fits in the limit, and write."""
    wit = Image.new("RGB", beeld.size, "white")
    vak = ImageChops.difference(beeld, wit).getbbox()
    if vak is not None:
        breed, hoog = beeld.size
        beeld = beeld.crop(
            (max(0, vak[0] - 12), max(0, vak[1] - 12), min(breed, vak[2] + 12), min(hoog, vak[3] + 12))
        )
    for kleuren in (128, 64, 32, 16):
        beeld.quantize(kleuren).save(doel, optimize=True)
        if doel.stat().st_size < GROOTST:
            return
    raise SystemExit(f"{doel.name} blijft groter dan {GROOTST} bytes")


def terminal(tekst: str, doel: str, werk: Path) -> None:
    """A picture of a terminal; lines that were typed stand out."""
    regels = [
        f"<b>{html.escape(r)}</b>" if r.startswith("$ ") else html.escape(r) for r in tekst.splitlines()
    ]
    pagina = werk / "terminal.html"
    pagina.write_text(f"{_STIJL}<div class=scherm><pre>{chr(10).join(regels)}</pre></div>", encoding="utf-8")
    fotografeer(pagina, HIER / doel, 1010, 400 + 24 * (len(regels) + 14), werk)


def kort(tekst: str, regels: int, einde: int = 3) -> str:
    """The beginning and end of a long output."""
    alle = tekst.splitlines()
    return tekst if len(alle) <= regels else "\n".join([*alle[: regels - einde], "   …", *alle[-einde:]])


def werkboek(pad: Path, blad: str, doel: str, werk: Path) -> None:
    """The first rows of one sheet of the workbook, drawn as a spreadsheet shows them."""
    boek = openpyxl.load_workbook(pad)
    rijen = list(boek[blad].iter_rows(max_row=5, values_only=True))
    kop = "".join(f"<th>{html.escape(str(k))}</th>" for k in rijen[0])
    cellen = [
        f"<tr{' class=v' if n == 2 else ''}><td class=n>{n}</td>" + "".join(_cel(w) for w in rij) + "</tr>"
        for n, rij in enumerate([*rijen[1:], *[[None] * len(rijen[0])] * (5 - len(rijen))], start=2)
    ]
    tabs = "".join(
        f"<span class={'a' if t == blad else 'b'}>{html.escape(t)}</span>" for t in boek.sheetnames[:9]
    )
    tekst = f"{_STIJL}<table><tr><td class=n>1</td>{kop}</tr>{''.join(cellen)}</table><div class=tab>{tabs} …</div>"
    (werk / "werkboek.html").write_text(tekst, encoding="utf-8")
    fotografeer(werk / "werkboek.html", HIER / doel, 1180, 420, werk)


def _cel(waarde: object) -> str:
    tekst = f"{waarde:%d-%m-%Y}" if isinstance(waarde, datetime) else "" if waarde is None else str(waarde)
    return f"<td>{html.escape(tekst) or '&nbsp;'}</td>"


def pdfbladen(pad: Path, zoek: Iterable[str], doel: str) -> None:
    """Pages of a PDF beside each other: for each text the last page that holds it."""
    boek = pypdfium2.PdfDocument(pad)
    teksten = [blad.get_textpage().get_text_range() for blad in boek]
    nummers = [max(n for n, t in enumerate(teksten) if woord in t) for woord in zoek]
    beelden = [boek[n].render(scale=0.95).to_pil().convert("RGB") for n in nummers]
    breed, hoog = beelden[0].size
    vel = Image.new("RGB", (breed * len(beelden) + 16 * (len(beelden) + 1), hoog + 32), "#8a90a0")
    for n, beeld in enumerate(beelden):
        vel.paste(beeld, (16 + n * (breed + 16), 16))
    bewaar(vel, HIER / doel)


def verander(pad: Path, patroon: str, nieuw: str) -> str:
    """Replace the first match in a file and return what it held before."""
    oud = pad.read_text(encoding="utf-8")
    pad.write_text(re.sub(patroon, nieuw, oud, count=1), encoding="utf-8")
    return oud


def exporten(proef: Proef, werk: Path) -> None:
    """A recipe made for an organisation of exports: what the command prints, and how the recipe begins."""
    proef.kkfz("voorbeeld", "--bronnen", met_uit=False)
    recept = proef.data / "raw" / "bronvoorbeeld-noord" / "koppeling.yml"
    recept.unlink()
    terminal(proef.kkfz("koppel", "bronvoorbeeld-noord", "2024", met_uit=False), "12-koppel.png", werk)
    terminal("\n".join(recept.read_text(encoding="utf-8").splitlines()[4:40]), "13-koppeling.png", werk)


def alles(werk: Path) -> None:
    """Every picture, in the order of the manual."""
    proef = Proef(werk)
    terminal(kort(proef.kkfz("nieuw", "mijn-organisatie", "2025", met_uit=False), 14), "01-nieuw.png", werk)
    boek = next((proef.data / "raw" / "mijn-organisatie" / "2025").glob("*.xlsx"))
    werkboek(boek, "plaatsingen", "02-werkboek.png", werk)
    exporten(proef, werk)
    raw = proef.data / "raw" / ORG / "2025"
    fouten = (
        ("verzuim.csv", r";(\d+)(?:,\d+)?;ziekte", ";140;ziekte"),
        ("plaatsingen.csv", ";verblijf;", ";verblijff;"),
        ("medewerkers.csv", r"\d\d-\d\d-(20\d\d)", r"31-02-\1"),
    )
    goed = {naam: verander(raw / naam, patroon, nieuw) for naam, patroon, nieuw in fouten}
    terminal(kort(proef.kkfz("controleer", ORG, "2025", met_uit=False), 16), "03-controleer.png", werk)
    for naam, tekst in goed.items():
        (raw / naam).write_text(tekst, encoding="utf-8")
    for jaar in ("2023", "2024"):
        proef.kkfz("rapport", ORG, jaar, "--engine", "ingebouwd")
    terminal(
        kort(proef.kkfz("rapport", ORG, "2025", "--engine", "ingebouwd"), 26, 12), "04-rapport.png", werk
    )
    openbaar = proef.uit / ORG / "2025" / "openbaar"
    fotografeer(
        openbaar / "kwaliteitsverslag.html", HIER / "05-verslag.png", 1240, 900, werk, "#sec-terugblik"
    )
    pdfbladen(
        openbaar / "kwaliteitsverslag.pdf",
        ("Uitstroomcategorie", "Ziekteverzuim naast het vorige jaar"),
        "06-pdf.png",
    )
    tekst = raw / "teksten" / "terugblik.md"
    oud = verander(tekst, r"\Z", "\nEen cliënt die lang bij ons verbleef, vond een eigen woning.\n")
    terminal(proef.kkfz("waarom", ORG, "2025"), "07-waarom.png", werk)
    proef.kkfz("rapport", ORG, "2025", "--engine", "ingebouwd")
    bezwaar = kort(proef.kkfz("publiceer", ORG, "2025"), 14)
    terminal(
        bezwaar + "\n\n" + proef.kkfz("besluit", ORG, "2025", "tekst: terugblik", met_uit=False),
        "08-besluit.png",
        werk,
    )
    tekst.write_text(oud, encoding="utf-8")
    proef.kkfz("rapport", ORG, "2025", "--engine", "ingebouwd")
    keten = kort(proef.kkfz("traceer", ORG, "2025", "verzuim"), 22)
    terminal(proef.kkfz("verifieer", ORG, "2025") + "\n" + keten, "09-traceer.png", werk)
    terminal(kort(proef.kkfz("publiceer", ORG, "2025"), 12), "10-publiceer.png", werk)
    vergelijking(werk)


def vergelijking(werk: Path) -> None:
    """The opening of a comparison of eight made-up organisations."""
    data, uit = werk / "sector" / "data", werk / "sector" / "output"
    waar = ["--data", str(data)]
    for opdracht in (
        ["voorbeeld", "--sector", "8", *waar],
        [
            "alles",
            "--jaar",
            "2025",
            "--profiel",
            "openbaar",
            "--engine",
            "ingebouwd",
            *waar,
            "--uit",
            str(uit),
        ],
        ["vergelijk", "--engine", "ingebouwd", "--uit", str(uit)],
    ):
        subprocess.run(
            [sys.executable, "-m", "kkfzlib", *opdracht], cwd=PROJECT, check=True, capture_output=True
        )
    fotografeer(
        uit / "vergelijking" / "vergelijking.html", HIER / "11-vergelijking.png", 1240, 900, werk, "#matrix"
    )


if __name__ == "__main__":
    if not Path(CHROMIUM).is_file():
        print(
            "Fout: Chromium ontbreekt. Installeer chromium, of zet KKFZ_CHROMIUM op het programma.",
            file=sys.stderr,
        )
        sys.exit(3)
    with TemporaryDirectory(prefix="kkfz-beelden-") as map_:
        alles(Path(map_))
