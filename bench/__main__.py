"""``python -m bench [--snel]``: measure every row of the performance page; JSON and ``docs/prestaties.md``.

Everything is a ratio of two measurements of one run on one machine, as machines differ and are noisy.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench import notebooks, runs

WORTEL = Path(__file__).resolve().parents[1]
JSON, PAGINA = WORTEL / "build" / "prestaties.json", WORTEL / "docs" / "prestaties.md"


@dataclass(frozen=True)
class Rij:
    """One row: what was measured, the bar it must reach, whether it did."""

    wat: str
    gemeten: str
    norm: str
    gehaald: bool


def _ms(seconden: float) -> str:
    return f"{seconden * 1000:,.0f} ms".replace(",", ".") if seconden < 10 else f"{seconden:.0f} s"


def _komma(getal: float, decimalen: int = 1) -> str:
    return f"{getal:.{decimalen}f}".replace(".", ",")


def rijen(m: dict[str, Any]) -> list[Rij]:
    """The measurements beside their bars."""
    n, k, v = m["notebooks"], m["koud"], m["veel"]
    sneller = n["papermill_opdracht"] / n["kkfz_batch_twee_werkers"]
    # Two workers: the floor per worker is half the floor of one process.
    vloer = n["kkfz_batch_twee_werkers"] / (n["vloer"] / 2)
    deel = k["rapport_koud"] / k["papermill_plus_weergave"]
    batch, helft, groei = n["kkfz_batch_twee_werkers"], v["tweede_helft_tegen_eerste"], v["geheugen_groei_mb"]
    niets, hulp, controle = v["niets_te_doen"], m["hulp"], m["invoercontrole"]
    tegen = f"{_ms(batch)} tegen {_ms(n['papermill_opdracht'])}"
    koud = f"{_komma(deel, 2)} ({_ms(k['rapport_koud'])} tegen {_ms(k['papermill_plus_weergave'])})"
    api = n["papermill_api_twee_processen"] / batch
    kaal = f"{_komma(vloer, 2)}× (vloer {_ms(n['vloer'])} per notebook)"
    uit = [
        Rij("batch, twee werkers, per notebook, tegen de opdracht `papermill`", f"{_komma(sneller)}× ({tegen})",
            "≥ 10×", sneller >= 10),
        Rij("hetzelfde, tegen papermill in twee processen", f"{_komma(api)}×", "–", True),
        Rij("hetzelfde, tegen kale code in een warm proces, per werker", kaal, "≤ 1,5×", vloer <= 1.5),
        Rij("een organisatiejaar koud, HTML en PDF, tegen papermill plus dezelfde weergave", koud, "≤ 0,33",
            deel <= 1 / 3),
        Rij(f"niets te doen, {v['aantal']} organisatiejaren", _ms(niets), "≤ 500 ms", niets <= 0.5),
        Rij(f"{v['aantal']} organisatiejaren voluit: tweede helft tegen eerste", _komma(helft, 2), "0,8 … 1,2",
            0.8 <= helft <= 1.2),
        Rij("geheugen van de vorkserver, groei daarbij", f"{_komma(groei)} MB", "≤ 5 MB", groei <= 5),
        Rij("`kkfz --help`", _ms(hulp), "≤ 200 ms", hulp <= 0.2),
        Rij("controle van 50.000 foute rijen, alle bevindingen", _ms(controle), "≤ 2.000 ms", controle <= 2),
    ]  # fmt: skip
    return uit + _kengetallen(m.get("kengetallen"))


def _kengetallen(uit: dict[str, Any] | None) -> list[Rij]:
    if not uit:
        return []
    verhouding = uit.get("verhouding", uit.get("ratio"))
    if verhouding is None:
        return []
    return [Rij("kengetallen over 10⁶ plaatsingen, tegen de snelste van polars en duckdb",
                f"{_komma(float(verhouding), 2)}×", "≤ 2×", float(verhouding) <= 2)]  # fmt: skip


def pagina(lijst: list[Rij]) -> str:
    """The Markdown page."""
    systeem = f"{platform.system()} {platform.machine()}"
    machine = f"{systeem}, {os.cpu_count()} processors, Python {platform.python_version()}"
    regels = [f"| {r.wat} | {r.gemeten} | {r.norm} | {'ja' if r.gehaald else '**nee**'} |" for r in lijst]
    return "\n".join([
        "# Prestaties", "",
        "Gemaakt door `make bench`; medianen van minstens vijf metingen, alles in één run op één machine.",
        f"Machine: {machine}. Vergelijk verhoudingen, geen seconden.", "",
        "| wat | gemeten | norm | gehaald |", "|---|---|---|---|", *regels, "",
    ])  # fmt: skip


def meet(aantal: int) -> dict[str, Any]:
    """All measurements; each part tells on stderr that it begins."""
    uit: dict[str, Any] = {}
    delen = {
        "hulp": runs.hulp,
        "invoercontrole": runs.invoercontrole,
        "notebooks": notebooks.meet,
        "koud": runs.koud,
        "veel": lambda: runs.veel(aantal),
        "kengetallen": _meet_kengetallen,
    }
    for naam, deel in delen.items():
        print(f"{naam} …", file=sys.stderr, flush=True)
        uit[naam] = deel()
    return uit


def _meet_kengetallen() -> dict[str, Any] | None:
    klaar = subprocess.run(
        [sys.executable, "bench/kengetallen.py"], cwd=WORTEL, capture_output=True, text=True
    )
    return json.loads(klaar.stdout) if klaar.returncode == 0 else None


def main() -> int:
    """Measure, write both files, print the page; exit code 1 when a bar is missed."""
    metingen = meet(20 if "--snel" in sys.argv else 200)
    lijst = rijen(metingen)
    JSON.parent.mkdir(exist_ok=True)
    JSON.write_text(
        json.dumps({"metingen": metingen, "rijen": [asdict(r) for r in lijst]}, indent=1), encoding="utf-8"
    )
    PAGINA.write_text(pagina(lijst), encoding="utf-8")
    print(PAGINA.read_text(encoding="utf-8"))
    return 0 if all(r.gehaald for r in lijst) else 1


if __name__ == "__main__":
    sys.exit(main())
