"""Executed notebooks are looked through before they are kept; a step that is refused or fails keeps nothing."""

from __future__ import annotations

import time
from pathlib import Path

import nbformat
import pytest

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import InvoerFout, MachineFout
from kkfzlib.uitvoeren import keuring, werk
from kkfzlib.uitvoeren.notebooks import voer_notebook_uit
from kkfzlib.uitvoeren.plan import Keuzes
from kkfzlib.uitvoeren.rapport import maak_rapport
from kkfzlib.uitvoeren.stappenplan import STAPPEN, stap
from tests.lekken.planten import SOORTEN

pytestmark = pytest.mark.traag(reden="the notebooks of a report, in every test")

GEPLANT = ["telefoon", "e-mail", "iban", "bsn met punten", "parketnummer", "postcode"]


def _plant(d: Dossier, waarde: str) -> None:
    """In a column that the notebook of the progress shows."""
    (d.raw / "doelen.csv").write_text(
        "nummer;pijler;doel;actie;resultaat;begin;eind;kwaliteitsaspect;overzicht;status\n"
        f'1.1;2;"Doel {waarde}";Module;Af;01-02-2024;31-10-2024;;hoofdlijn;loopt\n',
        encoding="utf-8",
    )


def _achtergebleven(d: Dossier, waarde: str) -> list[str]:
    return [p.name for p in d.processed.rglob("*.ipynb") if waarde in p.read_text(encoding="utf-8")]


@pytest.mark.parametrize("soort", GEPLANT)
def test_een_geweigerde_run_bewaart_niets_van_die_stap(dossier: Dossier, soort: str) -> None:
    waarde = SOORTEN[soort]
    _plant(dossier, waarde)
    with pytest.raises(InvoerFout) as fout:
        maak_rapport(dossier, engine="ingebouwd")
    melding = str(fout.value)
    assert "04_voortgang.ipynb" in melding and "doelen.csv" in melding and waarde not in melding
    assert _achtergebleven(dossier, waarde) == []
    assert not (dossier.processed / "notebooks" / "04_voortgang.ipynb").exists()
    assert not list(dossier.processed.glob("voortgang.*"))
    assert not dossier.uitvoer("openbaar").exists()


def test_een_vorige_goede_run_blijft_ook_niet_liggen(dossier: Dossier) -> None:
    _plant(dossier, "netjes")
    keuzes = Keuzes(zonder_verslag=True)
    werk.werk_bij(dossier, keuzes, STAPPEN, lambda _: None)
    notebook = dossier.processed / "notebooks" / "04_voortgang.ipynb"
    assert notebook.exists()
    _plant(dossier, SOORTEN["e-mail"])
    with pytest.raises(InvoerFout):
        werk.werk_bij(dossier, keuzes, STAPPEN, lambda _: None)
    assert not notebook.exists() and not (dossier.processed / "voortgang.parquet").exists()
    _plant(dossier, "weer netjes")
    assert "voortgang" in werk.werk_bij(dossier, keuzes, STAPPEN, lambda _: None)
    assert notebook.exists()


def test_een_notebook_dat_halverwege_faalt_laat_niets_achter(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It had printed a number and written half a product."""
    nb = nbformat.v4.new_notebook()
    begin = "organisatie = ''\njaar = 0\ndata = ''"
    half = f"(Path(data) / 'processed' / organisatie / str(jaar) / 'voortgang.csv').write_text('{SOORTEN['iban']}')"
    cellen = [begin, f"from pathlib import Path\nprint('{SOORTEN['iban']}')\n{half}", "1 / 0"]
    nb.cells = [nbformat.v4.new_code_cell(c) for c in cellen]
    nb.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(nb, tmp_path / "04_voortgang.ipynb")
    keuzes = Keuzes(zonder_verslag=True)
    werk.werk_bij(dossier, keuzes, STAPPEN[:2], lambda _: None)
    monkeypatch.setattr("kkfzlib.uitvoeren.stappenplan.NOTEBOOKS", tmp_path)
    with pytest.raises(MachineFout):
        werk.werk_bij(dossier, keuzes, [stap("voortgang")], lambda _: None)
    assert _achtergebleven(dossier, SOORTEN["iban"]) == [] and not list(dossier.processed.glob("voortgang*"))


def test_keuren_gaat_voor_bewaren(notebook: Path, tmp_path: Path) -> None:
    def weiger(pad: Path) -> None:
        assert pad.is_file()
        raise InvoerFout([])

    doel = tmp_path / "uit" / "schoon.ipynb"
    with pytest.raises(InvoerFout):
        voer_notebook_uit(notebook / "schoon.ipynb", doel, {}, keur=weiger)
    assert not doel.exists()


def test_keuren_kost_hoogstens_twee_tienden_per_run(dossier: Dossier) -> None:
    _plant(dossier, "netjes")
    werk.werk_bij(dossier, Keuzes(zonder_verslag=True), STAPPEN, lambda _: None)
    keuring._netten.cache_clear()
    begin = time.process_time()
    for pad in sorted((dossier.processed / "notebooks").glob("*.ipynb")):
        keuring.keur(dossier, pad)
    assert time.process_time() - begin < 0.2
