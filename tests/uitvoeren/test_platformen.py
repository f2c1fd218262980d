"""What Linux has and other systems don't: switched off here, and the reference engine does the work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kkfzlib.dossier import PROJECT, Dossier
from kkfzlib.uitvoeren import schijf

ZONDER = """
import builtins, importlib, os, pkgutil, signal, sys

MODULES = {"fcntl", "grp", "pwd", "resource", "termios"}
FUNCTIES = ("chown", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getpgid", "getuid", "killpg",
            "setsid", "sched_getaffinity", "wait4", "O_DIRECTORY", "O_NOFOLLOW")
SEINEN = ("SIGALRM", "SIGKILL", "SIGHUP", "SIGCHLD", "setitimer", "alarm", "pthread_sigmask")

class Zonder:
    '''A module as kkfzlib sees it on another system; the libraries around it keep the real one.'''
    def __init__(self, echt, weg):
        self.__dict__.update({k: v for k, v in vars(echt).items() if k not in weg})

NEP = {"os": Zonder(os, FUNCTIES), "signal": Zonder(signal, SEINEN)}
echt = builtins.__import__

def van_elders(naam, globals=None, *rest, **namen):
    if globals and str(globals.get("__name__")).startswith("kkfzlib"):
        if naam.split(".")[0] in MODULES:
            raise ImportError(naam)
        return NEP.get(naam) or echt(naam, globals, *rest, **namen)
    return echt(naam, globals, *rest, **namen)

builtins.__import__ = van_elders
"""
ALLES = """
import kkfzlib
# Only ever loaded by a fork server: that is what importing it makes of a process.
alle = [m.name for m in pkgutil.walk_packages(kkfzlib.__path__, "kkfzlib.")]
alle = [m for m in alle if m not in ("kkfzlib.uitvoeren.voorladen", "kkfzlib.__main__")]
for naam in alle:
    importlib.import_module(naam)
print(len(alle))
"""
VERSLAG = """
import json
from pathlib import Path
from kkfzlib.dossier import Dossier
from kkfzlib.uitvoeren import kinderen
from kkfzlib.uitvoeren.rapport import maak_rapport
kinderen.BESCHIKBAAR = False
data, uit = map(Path, sys.argv[1:])
dossier = Dossier("testzorg", 2024, data, uit)
klaar = maak_rapport(dossier, profielen=("openbaar",), engine="ingebouwd")
print(json.dumps([list(klaar.gedaan), sorted(p.name for p in klaar.paden)]))
"""


def _draai(code: str, *args: object) -> str:
    opdracht = [sys.executable, "-c", ZONDER + code, *map(str, args)]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, cwd=PROJECT, timeout=600, check=False,
                           env={**os.environ, "PYTHONPATH": str(PROJECT)})  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr[-2000:]
    return klaar.stdout.splitlines()[-1]


@pytest.mark.traag(reden="imports every module in a fresh process")
def test_ieder_module_laadt_zonder_wat_alleen_posix_heeft() -> None:
    assert int(_draai(ALLES)) > 200


@pytest.mark.traag(reden="a whole report in plain Jupyter kernels")
def test_een_verslag_zonder_vorkserver_en_posix(dossier: Dossier) -> None:
    stappen, namen = json.loads(_draai(VERSLAG, dossier.data, dossier.uit))
    assert len(stappen) == 6
    assert {"kwaliteitsverslag.html", "kwaliteitsverslag.pdf"} <= set(namen)
    assert not list(dossier.publicatie.parent.glob(".*"))


def test_een_map_wordt_onder_windows_niet_geopend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schijf, "_WINDOWS", True)
    monkeypatch.setattr(schijf.os, "open", lambda *_: pytest.fail("a folder can't be opened there"))
    schijf.zet_op_schijf(tmp_path)


def test_een_bestand_wordt_daar_om_te_schrijven_geopend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"blijft")
    gezien: list[int] = []
    echt = os.open
    monkeypatch.setattr(schijf, "_WINDOWS", True)
    monkeypatch.setattr(schijf.os, "open", lambda pad, soort: gezien.append(soort) or echt(pad, soort))
    schijf.zet_op_schijf(tmp_path / "a")
    assert gezien == [os.O_RDWR]
    assert (tmp_path / "a").read_bytes() == b"blijft"


def test_zonder_recht_op_koppelingen_komt_er_een_kopie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "a").write_text("a", encoding="utf-8")

    def mag_niet(*_: object, **__: object) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", mag_niet)
    schijf.verwijs(tmp_path / "hier", tmp_path / "map")
    assert not (tmp_path / "hier").is_symlink()
    assert (tmp_path / "hier" / "a").read_text("utf-8") == "a"


def test_eigen_mappen_worden_ook_opgeruimd_waar_gebruikers_geen_nummer_hebben(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schijf.tempfile, "tempdir", str(tmp_path))
    monkeypatch.delattr(schijf.os, "getuid")
    (tmp_path / "kkfz-999999999-abc").mkdir()
    (tmp_path / f"kkfz-{os.getpid()}-abc").mkdir()
    schijf.ruim_verweesde_mappen_op()
    assert [p.name for p in tmp_path.iterdir()] == [f"kkfz-{os.getpid()}-abc"]
