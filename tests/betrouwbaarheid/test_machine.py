"""When the machine fails: signals, disks, engines, locks, damage, and surroundings that differ."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import MachineFout
from kkfzlib.uitvoeren.rapport import maak_rapport
from kkfzlib.uitvoeren.slot import slot
from tests.processen import hoort_ctrl_c

from .hulp import controleer_net, kopie, opties, rijen_achtergebleven, roep, slot_van, staat, weigert_rapport

Schijf = Callable[[Path, int], Path]
LINUX = sys.platform.startswith("linux")


def start(d: Dossier, *meer: str, **omgeving: str) -> subprocess.Popen[str]:
    """The real command in a process of its own."""
    regel = [sys.executable, "-m", "kkfzlib", "rapport", *opties(d, "--engine", "ingebouwd", *meer)]
    return subprocess.Popen(
        regel,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **omgeving},
        preexec_fn=hoort_ctrl_c,
    )


# Disks


@pytest.fixture
def schijf() -> Iterator[Schijf]:
    """Mounts a small disk (in kB) on a folder; a test that needs it is skipped where that isn't allowed."""
    gekoppeld: list[Path] = []

    def koppel(map: Path, kb: int) -> Path:
        map.mkdir(parents=True, exist_ok=True)
        regel = ["mount", "-t", "tmpfs", "-o", f"size={kb}k,mode=700", "tmpfs", str(map)]
        if not LINUX or os.geteuid() or subprocess.run(regel, capture_output=True, check=False).returncode:
            pytest.skip("een kleine schijf koppelen mag hier niet (daarvoor is root nodig)")
        gekoppeld.append(map)
        return map

    yield koppel
    for map in gekoppeld:
        subprocess.run(["umount", "--lazy", str(map)], check=True)


@pytest.mark.parametrize("kb", [4, 40, 120])
def test_gegevensschijf_vol(d: Dossier, capsys, schijf: Schijf, kb: int) -> None:
    shutil.rmtree(d.data / "processed")
    schijf(d.data / "processed", kb)
    weigert_rapport(capsys, d, 3, "schijf is vol")


@pytest.mark.parametrize("kb", [8, 700])
def test_uitvoerschijf_vol(d: Dossier, capsys, schijf: Schijf, kb: int) -> None:
    """At the first file and halfway: what stood on that disk still stands."""
    klein = Dossier(d.organisatie, d.jaar, d.data, schijf(d.uit.with_name("kleine schijf"), kb))
    klein.publicatie.mkdir(parents=True)
    (klein.publicatie / "openbaar").mkdir()
    (klein.publicatie / "openbaar" / "vorig.html").write_text("vorig jaar")
    weigert_rapport(capsys, klein, 3, "schijf is vol")


def test_tijdelijke_schijf_vol(d: Dossier, schijf: Schijf, tmp_path: Path) -> None:
    toen, klein = staat(d.uit), schijf(tmp_path / "tmp", 64)
    proces = start(d, "--dwing", TMPDIR=str(klein))
    _, fout = proces.communicate(timeout=120)
    assert proces.returncode == 3 and "schijf is vol" in fout and "Traceback" not in fout, fout
    assert staat(d.uit) == toen and rijen_achtergebleven(klein) == []


def test_uitvoer_alleen_lezen(d: Dossier, capsys, schijf: Schijf) -> None:
    vast = schijf(d.uit.with_name("vast"), 4000)
    subprocess.run(["mount", "-o", "remount,ro", str(vast)], check=True)
    weigert_rapport(capsys, Dossier(d.organisatie, d.jaar, d.data, vast), 3, "alleen-lezen")


def test_uitvoer_is_een_bestand(d: Dossier, capsys) -> None:
    bestand = d.uit.with_name("bestand")
    bestand.write_text("x")
    anders = Dossier(d.organisatie, d.jaar, d.data, bestand)
    afloop = roep(capsys, "rapport", *opties(anders))
    controleer_net(afloop, 2)
    assert bestand.read_text() == "x"


@pytest.mark.parametrize("nummer", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("plek", ["slot", "manifest"])
def test_schijffout_in_het_eigen_proces(d: Dossier, capsys, monkeypatch, nummer: int, plek: str) -> None:
    def weiger(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer), "x")

    if plek == "slot":
        monkeypatch.setattr(Path, "write_text", weiger)
    else:
        monkeypatch.setattr("kkfzlib.uitvoeren.rapport.is_actueel", weiger)
    weigert_rapport(capsys, d, 3, "vorige publicatie is ongewijzigd")


# Two runs, locks, damage


def test_tweede_run_wordt_binnen_een_seconde_geweigerd(d: Dossier, capsys) -> None:
    houder = subprocess.Popen(
        [sys.executable, "-c", "import sys, time; from pathlib import Path; from kkfzlib.dossier import Dossier;"
         "from kkfzlib.uitvoeren.slot import slot\n"
         "with slot(Dossier('testzorg', 2024, Path(sys.argv[1]))): print('ja', flush=True); time.sleep(600)",
         str(d.data)], stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert houder.stdout is not None and houder.stdout.readline() == b"ja\n"
        begin = time.monotonic()
        weigert_rapport(capsys, d, 3, f"proces {houder.pid}")
        assert time.monotonic() - begin < 1
        controleer_net(roep(capsys, "publiceer", *opties(d)), 3)
    finally:
        houder.kill()
        houder.wait()
        houder.stdout.close()
    with slot(d):  # what the killed one left is taken over
        pass


def test_achtergebleven_slot_hindert_niet(d: Dossier, capsys) -> None:
    map = d.data / "processed" / d.organisatie
    (map / ".2024.houder").write_text("999999\n")
    (map / ".2024.slot").touch()
    controleer_net(roep(capsys, "rapport", *opties(d, "--zonder-verslag")), 0)


def _kapot(d: Dossier) -> None:
    (d.processed / "manifest.json").write_bytes(b'{"versie": 1, "stappen": {')


def _vreemd(d: Dossier) -> None:
    tekst = (d.processed / "manifest.json").read_text(encoding="utf-8")
    (d.processed / "manifest.json").write_text(tekst.replace('"testzorg"', '"anderezorg"'), encoding="utf-8")


def _half(d: Dossier) -> None:
    pad = d.processed / "kengetallen.parquet"
    pad.write_bytes(pad.read_bytes()[:100])


def _vervalst(d: Dossier) -> None:
    pad = d.processed / "kengetallen.csv"
    pad.write_text(pad.read_text(encoding="utf-8").replace("2024", "2025"), encoding="utf-8")


@pytest.mark.parametrize("bederf", [_kapot, _vreemd, _half, _vervalst])
def test_bedorven_of_vreemde_cache_wordt_overgedaan(
    d: Dossier, capsys, bederf: Callable[[Dossier], None]
) -> None:
    toen = {p.name: p.read_bytes() for p in d.processed.glob("*.csv")}
    bederf(d)
    controleer_net(roep(capsys, "rapport", *opties(d, "--zonder-verslag")), 0)
    assert {p.name: p.read_bytes() for p in d.processed.glob("*.csv")} == toen


def test_elke_gewijzigde_byte_wordt_gevonden(basis: Dossier, capsys) -> None:
    with slot_van(basis):
        assert roep(capsys, "verifieer", *opties(basis)).code == 0
        for pad in sorted(p for p in basis.publicatie.rglob("*") if p.is_file()):
            _een_byte(basis, pad, capsys)
        assert roep(capsys, "verifieer", *opties(basis)).code == 0


def _een_byte(basis: Dossier, pad: Path, capsys) -> None:
    goed = pad.read_bytes()
    midden = len(goed) // 2
    try:
        pad.write_bytes(goed[:midden] + bytes([goed[midden] ^ 1]) + goed[midden + 1 :])
        begin = time.monotonic()
        afloop = roep(capsys, "verifieer", *opties(basis))
        duur = time.monotonic() - begin
    finally:
        pad.write_bytes(goed)
    assert afloop.code == 1 and pad.relative_to(basis.publicatie).as_posix() in afloop.uit
    assert duur <= 2


def test_verdwenen_vreemd_en_verouderd_worden_gevonden(d: Dossier, capsys) -> None:
    html = d.uitvoer("openbaar") / "kwaliteitsverslag.html"
    html.unlink()
    (d.publicatie / "openbaar" / "extra.txt").write_text("x")
    afloop = roep(capsys, "verifieer", *opties(d))
    assert afloop.code == 1
    assert "kwaliteitsverslag.html: ontbreekt" in afloop.uit and "extra.txt: vreemd" in afloop.uit


# Engines


def _pandoc(map: Path, gedrag: str) -> str:
    """A pandoc that works for texts, but not for the page."""
    import pypandoc

    pad = map / "pandoc"
    pad.write_text(
        f'#!/bin/sh\ncase "$*" in *html5*) {gedrag};; *) exec "{pypandoc.get_pandoc_path()}" "$@";; esac\n'
    )
    pad.chmod(pad.stat().st_mode | stat.S_IXUSR)
    return str(pad)


GEDRAG = {
    "mislukt": "echo kapot >&2; exit 7",
    "waarschuwt": "echo '[WARNING] Could not fetch resource x.png' >&2; exit 0",
    "half bestand": "echo '<!DOCTYPE html><html><body>'; exit 0",
    "leeg bestand": "exit 0",
    "sterft": "kill -9 $$",
}


@pytest.mark.skipif(os.name == "nt", reason="een namaak-pandoc is hier een shellscript")
@pytest.mark.parametrize("gedrag", GEDRAG)
def test_pandoc_die_niet_levert(d: Dossier, capsys, monkeypatch, tmp_path: Path, gedrag: str) -> None:
    monkeypatch.setenv("PYPANDOC_PANDOC", _pandoc(tmp_path, GEDRAG[gedrag]))
    # The copy lies elsewhere, so that its report is made anew from notebooks that are up to date.
    weigert_rapport(capsys, d, 3, "kwaliteitsverslag.html" if "bestand" in gedrag else "pandoc")


@pytest.mark.parametrize("gedrag", ["raise RuntimeError('kapot')", "raise ImportError('weg')"])
def test_typst_die_ontbreekt_of_mislukt(d: Dossier, tmp_path: Path, gedrag: str) -> None:
    (tmp_path / "nep").mkdir()
    (tmp_path / "nep" / "typst.py").write_text(
        "class TypstError(RuntimeError): pass\nclass TypstWarning(UserWarning): pass\n"
        f"class Fonts:\n    def __init__(self, *a, **k): pass\ndef __getattr__(naam): {gedrag}\n"
        if "Runtime" in gedrag
        else f"{gedrag}\n"
    )
    toen = staat(d.uit)
    paden = os.pathsep.join([str(tmp_path / "nep"), str(Path(__file__).parents[2])])
    proces = start(d, PYTHONPATH=paden)
    _, fout = proces.communicate(timeout=180)
    assert proces.returncode == 3 and "typst" in fout.lower() and "Traceback" not in fout, fout
    assert staat(d.uit) == toen and rijen_achtergebleven() == []


def test_quarto_gevraagd_maar_niet_aanwezig(d: Dossier, capsys, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    toen = staat(d.uit)
    afloop = roep(capsys, "rapport", *opties(d, "--engine", "quarto"))
    assert afloop.code in (2, 3) and "quarto" in afloop.tekst.lower() and staat(d.uit) == toen


# Signals and time


def _familie(proces: subprocess.Popen[str]) -> list[psutil.Process]:
    """All descendants, once the run is really going."""
    einde = time.monotonic() + 60
    while time.monotonic() < einde:
        familie = psutil.Process(proces.pid).children(recursive=True)
        if len(familie) >= 4:  # multiprocessing's tracker, the fork server, the run, a notebook
            return familie
        time.sleep(0.05)
    raise AssertionError("de run kwam niet op gang")


def _leven_na(familie: list[psutil.Process], seconden: float) -> list[psutil.Process]:
    einde = time.monotonic() + seconden
    over = familie
    while over and time.monotonic() < einde:
        over = [p for p in over if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
        time.sleep(0.05)
    return over


@pytest.mark.parametrize(
    ("sein", "code", "seconden"),
    [(signal.SIGTERM, 143, 5), (signal.SIGINT, 130, 5), (signal.SIGKILL, -signal.SIGKILL, 10)],
)
def test_afgebroken_run(
    d: Dossier, tijdelijk: Path, tmp_path: Path, sein: signal.Signals, code: int, seconden: float
) -> None:
    toen, eigen = staat(d.uit), tmp_path / "tmp"
    eigen.mkdir()
    proces = start(d, "--dwing", TMPDIR=str(eigen))
    familie = _familie(proces)
    time.sleep(0.5)
    proces.send_signal(sein)
    _, fout = proces.communicate(timeout=seconden + 5)
    assert proces.returncode == code and "Traceback" not in fout
    assert _leven_na(familie, seconden) == []
    assert staat(d.publicatie) == {n.removeprefix("testzorg/2024/"): h for n, h in toen.items()}
    if sein != signal.SIGKILL:
        assert list(eigen.iterdir()) == []


def test_een_gedood_kind_is_een_machinefout(d: Dossier) -> None:
    toen, proces = staat(d.uit), start(d, "--dwing")
    familie = _familie(proces)
    for kind in (p for p in familie if p.ppid() != proces.pid):
        if kind.is_running():
            kind.kill()
    _, fout = proces.communicate(timeout=60)
    assert proces.returncode == 3 and "Traceback" not in fout, fout
    assert staat(d.uit) == toen


def test_tijdslimiet_per_notebook(d: Dossier) -> None:
    toen = staat(d.uit)
    with pytest.raises(MachineFout, match="tijdslimiet"):
        maak_rapport(d, engine="ingebouwd", dwing=True, tijdslimiet=0.05)
    assert staat(d.uit) == toen and rijen_achtergebleven() == []


# Other surroundings


def test_andere_tijdzone_taal_map_en_geen_netwerk_geven_dezelfde_bytes(
    basis: Dossier, tmp_path: Path
) -> None:
    d = kopie(basis, tmp_path)
    shutil.rmtree(d.uit)
    shutil.rmtree(d.data / "processed")
    regel = [sys.executable, "-m", "kkfzlib", "rapport", *opties(d, "--engine", "ingebouwd")]
    if LINUX and subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode == 0:
        regel = ["unshare", "-n", *regel]
    vreemd = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "12345",
        "COLUMNS": "20",
    }
    geen_net = dict.fromkeys(("http_proxy", "https_proxy", "ALL_PROXY"), "http://127.0.0.1:9")
    pad = {"PYTHONPATH": str(Path(__file__).parents[2])}
    klaar = subprocess.run(
        regel,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={**os.environ, **vreemd, **geen_net, **pad},
    )
    assert klaar.returncode == 0, klaar.stderr
    assert staat(d.publicatie) == staat(basis.publicatie)


def test_opnieuw_gedwongen_geeft_dezelfde_bytes(d: Dossier) -> None:
    toen = staat(d.publicatie)
    assert draai(["rapport", *opties(d, "--engine", "ingebouwd", "--dwing")]) == 0
    assert staat(d.publicatie) == toen
