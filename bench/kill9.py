"""``python -m bench.kill9 [N]``: kill a run with -9 at N random moments (default 200); the state must stay whole.

After every kill: all its children are gone within 10 s, and what is published is one complete state: both profiles
intact by their manifests and made from the same input. At the end a run succeeds and nothing is left behind.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from kkfzlib.dossier import PROFIELEN, Dossier
from kkfzlib.pijplijn.verifieren import verifieer


def _invoer(d: Dossier, clienten: int) -> None:
    d.raw.mkdir(parents=True, exist_ok=True)
    (d.raw_organisatie / "organisatie.yml").write_text("naam: Proefzorg\n", encoding="utf-8")
    rijen = [
        f"clienten;{u};{d.jaar};{n};blz. 1"
        for u, n in (("fz", clienten), ("anders", 20), ("totaal", clienten + 20))
    ]
    tekst = "\n".join(["kengetal;uitsplitsing;periode;waarde;vindplaats", *rijen])
    (d.raw / "opgave.csv").write_text(tekst + "\n", encoding="utf-8")


def _start(d: Dossier) -> subprocess.Popen[bytes]:
    opties = ["--data", str(d.data), "--uit", str(d.uit), "--engine", "ingebouwd"]
    regel = [sys.executable, "-m", "kkfzlib", "rapport", d.organisatie, str(d.jaar), *opties]
    return subprocess.Popen(regel, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _kinderen_weg(kinderen: list[psutil.Process], seconden: float = 10) -> bool:
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        if not [k for k in kinderen if k.is_running() and k.status() != psutil.STATUS_ZOMBIE]:
            return True
        time.sleep(0.05)
    return False


def inconsistent(d: Dossier) -> str:
    """What is wrong with the published state, or nothing. Stale is fine: the run was killed."""
    if not d.publicatie.exists():
        return ""
    mis = [str(a) for p in PROFIELEN for a in _profiel(d, p)]
    stand = {(d.uitvoer(p) / "kengetallen.csv").read_text(encoding="utf-8") for p in PROFIELEN}
    return "; ".join(mis) or ("" if len(stand) == 1 else "de profielen zijn van verschillende invoer")


def _profiel(d: Dossier, profiel: str) -> list[object]:
    return [a for a in verifieer(d) if a.bestand.startswith(profiel)]


def _een_keer(d: Dossier, i: int, duur: float) -> str:
    _invoer(d, 40 + i % 2)
    proces = _start(d)
    time.sleep(random.uniform(0, duur))
    kinderen = psutil.Process(proces.pid).children(recursive=True) if proces.poll() is None else []
    proces.kill()
    proces.wait()
    if not _kinderen_weg(kinderen):
        return "kinderen leven na 10 s nog"
    return inconsistent(d)


def main() -> int:
    """Run it; prints each fault and a total; exit code 1 when there was any."""
    keren = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    fouten = 0
    with tempfile.TemporaryDirectory(prefix="kkfz-kill9-") as map:
        d = Dossier("proefzorg", 2024, Path(map) / "data", Path(map) / "uit")
        _invoer(d, 39)
        begin = time.monotonic()
        if _start(d).wait() != 0:
            print("De eerste run mislukt al.")
            return 1
        duur = 1.1 * (time.monotonic() - begin)
        for i in range(keren):
            fout = _een_keer(d, i, duur)
            if fout:
                fouten += 1
                print(f"{i}: {fout}", flush=True)
        _invoer(d, 45)
        goed = _start(d).wait() == 0 and not [a for a in verifieer(d) if a.soort != "verouderd"]
        resten = [p.name for p in d.publicatie.parent.iterdir() if p.name.startswith(".")]
    print(
        f"{keren} × kill -9: {fouten} inconsistente toestanden; slotrun {'goed' if goed and not resten else 'MISLUKT'}."
    )
    return 0 if goed and not fouten and not resten else 1


if __name__ == "__main__":
    sys.exit(main())
