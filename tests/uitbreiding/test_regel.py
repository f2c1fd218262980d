"""A new audit rule is one function, one row and its tests: it then works and is listed by itself."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from ..kopie import draai_in, kopieer_project, vervang

pytestmark = pytest.mark.traag(reden="a report made by a copy of the project")

FUNCTIE = '''

def klein_totaal(feiten: Feiten) -> Iterator[Bevinding]:
    """A report over few clients says little."""
    totaal = feiten.get("clienten", "totaal")
    if totaal is not None and totaal.waarde < 20:
        yield Bevinding("klein-totaal", "info", "clienten", "totaal", "", totaal.tekst, "Het zijn er weinig.")
'''
RIJ = """    Regel(
        "klein-totaal", "Een verslag gaat over genoeg cliënten", "info", "18 cliënten",
        overal=lambda v: totalen.klein_totaal(v.feiten),
    ),
"""


def test_een_regel_erbij_staat_in_de_bevindingen_en_in_de_bijlage(tmp_path: Path) -> None:
    project = kopieer_project(tmp_path / "project", ("nourzorg", "2024"))
    controle = project / "kkfzlib" / "controle"
    with (controle / "totalen.py").open("a", encoding="utf-8") as bestand:
        bestand.write(FUNCTIE)
    vervang(controle / "regels.py", '    Regel(\n        "herstel"', f'{RIJ}    Regel(\n        "herstel"')

    klaar = draai_in(project, "-m", "kkfzlib", "rapport", "nourzorg", "2024", "--engine", "ingebouwd")
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    bevindingen = project / "data" / "processed" / "nourzorg" / "2024" / "bevindingen.csv"
    with bevindingen.open(encoding="utf-8", newline="") as bestand:
        regels = [r for r in csv.DictReader(bestand) if r["regel"] == "klein-totaal"]
    assert [(r["ernst"], r["kengetal"], r["gevonden"]) for r in regels] == [("info", "clienten", "18")]
    for profiel in ("indiening", "openbaar"):
        bestand_html = project / "output" / "nourzorg" / "2024" / profiel / "kwaliteitsverslag.html"
        cellen = re.findall(
            r"<td[^>]*>([^<]*)</td>\s*<td[^>]*>Een verslag gaat over genoeg cliënten</td>",
            bestand_html.read_text("utf-8"),
        )
        assert "ter informatie" in cellen
