"""The engine gives what a Jupyter kernel gives, and one notebook cannot touch another."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path
from typing import Any

import nbformat
import papermill
import psutil
import pytest

from kkfzlib.fouten import GebruikFout, InvoerFout, MachineFout
from kkfzlib.uitvoeren import celuitvoer, motor
from kkfzlib.uitvoeren.notebooks import voer_notebook_uit


def _samengevoegd(cel: Any) -> list[dict[str, Any]]:
    """A cell's outputs with adjoining pieces of one stream joined: in how many a kernel cuts them is chance."""
    uit: list[dict[str, Any]] = []
    for o in json.loads(json.dumps(cel.get("outputs", []))):
        if uit and o["output_type"] == "stream" and uit[-1].get("name") == o["name"]:
            uit[-1]["text"] += o["text"]
        else:
            uit.append(o)
    return uit


def _draai(pad: Path, engine: str = "kkfz", **opties: Any) -> Any:
    return voer_notebook_uit(pad, None, {}, engine, **opties)  # type: ignore[arg-type]


@pytest.mark.parametrize("naam", ["rijk", "figuur"])
def test_uitvoer_is_die_van_een_jupyter_kernel(notebook: Path, naam: str) -> None:
    motor.registreer()
    uit = []
    for engine in ("kkfz", "nbclient"):
        nb = nbformat.read(notebook / f"{naam}.ipynb", as_version=4)
        # papermill objects to every error, also a permitted one; the outputs are in nb
        with contextlib.suppress(papermill.PapermillExecutionError):
            nb = papermill.execute_notebook(nb, None, engine_name=engine, progress_bar=False)
        uit.append([(c.get("execution_count"), _samengevoegd(c)) for c in nb.cells if c.cell_type == "code"])
    assert len(uit[0]) == len(uit[1])
    for ons, kernel in zip(*uit, strict=True):
        assert _zonder_adressen(ons) == _zonder_adressen(kernel)


def _zonder_adressen(waarde: Any) -> str:
    import re

    return re.sub(r"0x[0-9a-f]+", "0x…", json.dumps(waarde, sort_keys=True))


def test_alle_soorten_uitvoer_komen_mee(notebook: Path) -> None:
    nb = nbformat.read(notebook / "rijk.ipynb", as_version=4)
    nb.cells = [c for c in nb.cells if c.source != "1 / 0"]
    motor.registreer()
    nb = papermill.execute_notebook(nb, None, engine_name="kkfz", progress_bar=False)
    soorten = {m for c in nb.cells for o in c.get("outputs", []) for m in o.get("data", {})}
    assert {"text/html", "text/plain", "image/svg+xml", "text/latex", "text/markdown"} <= soorten
    vak = next(c for c in nb.cells if "display_id" in c.source)
    assert vak.outputs[0]["data"]["text/plain"] == "'nieuw'"


def test_een_vervuiler_raakt_geen_ander_notebook(notebook: Path) -> None:
    for _ in range(2):
        vervuild = _draai(notebook / "vervuiler.ipynb", tijdslimiet=120)
        assert vervuild.cells[-1].outputs[0]["text"] == "klaar\n"
        assert _draai(notebook / "schoon.ipynb").cells[-1].outputs[0]["text"] == "schoon\n"


def test_plotselinge_dood_van_het_kind(notebook: Path) -> None:
    with pytest.raises(MachineFout, match=r"weg\.ipynb.*code 7.*cel 1"):
        _draai(notebook / "weg.ipynb")
    assert _draai(notebook / "schoon.ipynb")


def test_te_veel_uitvoer_wordt_afgekapt_en_geteld(notebook: Path) -> None:
    nb = _draai(notebook / "veel.ipynb", tijdslimiet=120)
    for cel in nb.cells:
        tekst = "".join(o["text"] for o in cel.outputs)
        assert len(tekst) < celuitvoer.LIMIET_PER_CEL + 200
        assert "afgekapt" in tekst
    assert "48000001" in "".join(o["text"] for o in nb.cells[0].outputs)


@pytest.mark.traag(reden="waits for a time limit")
def test_tijdslimiet_doodt_ook_kleinkinderen(notebook: Path, tmp_path: Path) -> None:
    pidbestand = tmp_path / "pid"
    with pytest.raises(MachineFout, match=r"tijdslimiet.*cel 3"):
        voer_notebook_uit(notebook / "hangt.ipynb", None, {"pidbestand": str(pidbestand)}, tijdslimiet=8)
    kleinkind = int(pidbestand.read_text())
    assert _weg_binnen(kleinkind, 5)


@pytest.mark.traag(reden="waits for a time limit")
def test_notebook_dat_seinen_negeert(notebook: Path) -> None:
    begin = time.monotonic()
    with pytest.raises(MachineFout, match="tijdslimiet"):
        _draai(notebook / "doof.ipynb", tijdslimiet=3)
    assert time.monotonic() - begin < 30
    assert not [k for k in psutil.Process().children(recursive=True) if k.cpu_times().user > 60]


def _weg_binnen(pid: int, seconden: float) -> bool:
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("engine", ["kkfz", "nbclient"])
def test_invoerfout_komt_heel_aan(notebook: Path, engine: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        _draai(notebook / "invoerfout.ipynb", engine)
    assert fout.value.exitcode == 1
    assert [(b.bestand, b.regel) for b in fout.value.bevindingen] == [
        ("plaatsingen.csv", 3),
        ("omzet.csv", 7),
    ]
    assert "0815" not in str(fout.value)


@pytest.mark.parametrize("engine", ["kkfz", "nbclient"])
def test_onverwachte_fout_noemt_geen_waarde(notebook: Path, engine: str) -> None:
    with pytest.raises(MachineFout, match=r"bug\.ipynb.*KeyError") as fout:
        _draai(notebook / "bug.ipynb", engine)
    assert "0815" not in str(fout.value)


def test_te_weinig_geheugen(notebook: Path) -> None:
    with pytest.raises(MachineFout, match=r"Te weinig geheugen: .* 4096 MB"):
        _draai(notebook / "geheugen.ipynb")


def test_volle_schijf(notebook: Path) -> None:
    with pytest.raises(MachineFout, match=r"schijf is vol") as fout:
        _draai(notebook / "schijfvol.ipynb")
    assert "/geheim" not in str(fout.value)


def test_vragen_om_invoer_kan_niet(notebook: Path) -> None:
    with pytest.raises(MachineFout, match="StdinNotImplementedError"):
        _draai(notebook / "invoer.ipynb")


@pytest.mark.parametrize("engine", ["kkfz", "nbclient"])
def test_parameters_komen_aan(notebook: Path, engine: str) -> None:
    waarden = {"organisatie": 'a"b\\n$`', "jaar": 2023, "data": "map met ë"}
    nb = voer_notebook_uit(notebook / "namen.ipynb", None, waarden, engine)  # type: ignore[arg-type]
    assert nb.cells[-1].outputs[0]["text"] == 'a"b\\n$` 2023 map met ë\n'


@pytest.mark.parametrize(
    ("waarden", "melding"),
    [
        ({"organisatei": "x"}, "Bedoeld is misschien 'organisatie'"),
        ({"x = __import__('os').system('touch /tmp/x')\ny": 1}, "Geen geldige naam"),
        ({"class": 1}, "Geen geldige naam"),
        ({"jaar": "2024"}, "soort int"),
        ({"jaar": True}, "soort int"),
    ],
)
def test_verkeerde_parameters_worden_geweigerd(notebook: Path, waarden: dict[str, Any], melding: str) -> None:
    with pytest.raises(GebruikFout, match=melding):
        voer_notebook_uit(notebook / "namen.ipynb", None, waarden)


def test_papermill_zelf_weigert_onbekende_parameter_ook(notebook: Path) -> None:
    motor.registreer()
    nb = nbformat.read(notebook / "namen.ipynb", as_version=4)
    with pytest.raises(GebruikFout, match="Onbekende parameter 'jar'"):
        papermill.execute_notebook(nb, None, {"jar": 1}, engine_name="kkfz", progress_bar=False)


def test_resultaat_komt_pas_als_het_af_is(notebook: Path, tmp_path: Path) -> None:
    doel = tmp_path / "map" / "namen.ipynb"
    voer_notebook_uit(notebook / "namen.ipynb", doel, {})
    eerste = doel.read_bytes()
    assert doel.stat().st_mode & 0o777 == 0o600
    voer_notebook_uit(notebook / "namen.ipynb", doel, {})
    assert doel.read_bytes() == eerste
    with pytest.raises(MachineFout):
        voer_notebook_uit(notebook / "bug.ipynb", doel, {})
    assert doel.read_bytes() == eerste
    assert [p.name for p in doel.parent.iterdir()] == ["namen.ipynb"]
