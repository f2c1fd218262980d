"""``python -m bench [--snel] [PART …]``: measure every row of the performance page; JSON and ``docs/prestaties.md``.

Everything is a ratio of two measurements of one run on one machine, as machines differ and are noisy.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench import notebooks, runs

WORTEL = Path(__file__).resolve().parents[1]
JSON, PAGINA = WORTEL / "build" / "prestaties.json", WORTEL / "docs" / "prestaties.md"
TOELICHTING = WORTEL / "bench" / "toelichting.md"


@dataclass(frozen=True)
class Rij:
    """One row: what was measured, the bar it must reach, whether it did (None: there is no bar)."""

    wat: str
    gemeten: str
    norm: str
    gehaald: bool | None = None


def _ms(seconden: float) -> str:
    return f"{seconden * 1000:,.0f} ms".replace(",", ".") if seconden < 10 else f"{seconden:.0f} s"


def _komma(getal: float, decimalen: int = 1) -> str:
    return f"{getal:.{decimalen}f}".replace(".", ",")


def _notebooks(n: dict[str, float]) -> list[Rij]:
    batch, opdracht = n["kkfz_batch_twee_werkers"], n["papermill_opdracht"]
    vloer = 2 * batch / n["vloer_per_werker"]
    api = n["papermill_api_twee_processen"] / batch
    return [
        Rij("batch, twee werkers, per notebook, tegen de opdracht `papermill`",
            f"{_komma(opdracht / batch)}× ({_ms(batch)} tegen {_ms(opdracht)})", "≥ 10×", opdracht / batch >= 10),
        Rij("hetzelfde, tegen de API van papermill in twee processen", f"{_komma(api)}×", "–"),
        Rij("hetzelfde, per werker, tegen kale code in twee warme processen naast elkaar",
            f"{_komma(vloer, 2)}× (vloer {_ms(n['vloer_per_werker'])})", "≤ 1,5×", vloer <= 1.5),
    ]  # fmt: skip


def _koud(k: dict[str, float]) -> list[Rij]:
    deel = k["rapport_koud"] / k["papermill_plus_weergave"]
    groot = k["html_bytes"] / 1e6
    return [
        Rij("een organisatiejaar koud, HTML en PDF, tegen papermill plus dezelfde weergave",
            f"{_komma(deel, 2)} ({_ms(k['rapport_koud'])} tegen {_ms(k['papermill_plus_weergave'])})", "≤ 0,33",
            deel <= 1 / 3),
        Rij("grootste HTML-bladzijde", f"{_komma(groot, 2)} MB", "≤ 1,5 MB", groot <= 1.5),
    ]  # fmt: skip


def _veel(v: dict[str, float]) -> list[Rij]:
    helft, groei, aantal = v["tweede_helft_tegen_eerste"], v["geheugen_groei_mb"], int(v["aantal"])
    niets = v["niets_te_doen"]
    return [
        Rij(f"niets te doen, {aantal} organisatiejaren", _ms(niets), "≤ 500 ms", niets <= 0.5),
        Rij(f"{aantal} organisatiejaren voluit ({_ms(v['per_organisatiejaar'])} per jaar): tweede helft tegen eerste",
            _komma(helft, 2), "0,8 … 1,2", 0.8 <= helft <= 1.2),
        Rij("geheugen van de vorkserver, groei daarbij", f"{_komma(groei)} MB", "≤ 5 MB", groei <= 5),
    ]  # fmt: skip


def _kengetallen(k: dict[str, float]) -> list[Rij]:
    return [
        Rij("kengetallen over 10⁶ plaatsingen, tegen de snelste van polars en duckdb",
            f"{_komma(k['verhouding'], 2)}×", "≤ 2×", k["verhouding"] <= 2),
        Rij("kengetallen, tijd per rij bij 10⁷ plaatsingen tegen 3 × 10⁶", f"{_komma(k['groei'], 2)}×", "≤ 1,5×",
            k["groei"] <= 1.5),
    ]  # fmt: skip


def _hulp(seconden: float) -> list[Rij]:
    return [Rij("`kkfz --help`", _ms(seconden), "≤ 200 ms", seconden <= 0.2)]


def _invoercontrole(seconden: float) -> list[Rij]:
    return [
        Rij("controle van 50.000 foute rijen, alle bevindingen", _ms(seconden), "≤ 2.000 ms", seconden <= 2)
    ]


def _cluster(c: dict[str, float]) -> list[Rij]:
    sneller = (
        f"{_komma(c['versnelling'], 2)}× ({_ms(c['werkers_1'])} en {_ms(c['werkers_2'])} per organisatiejaar)"
    )
    return [Rij("Dask-cluster op deze machine, twee werkprocessen tegen een", sneller, "–")]


_OORDEEL = {True: "ja", False: "**nee**", None: "–"}


def pagina(lijst: list[Rij]) -> str:
    """The Markdown page."""
    systeem = f"{platform.system()} {platform.machine()}"
    machine = f"{systeem}, {os.cpu_count()} processors, Python {platform.python_version()}"
    regels = [f"| {r.wat} | {r.gemeten} | {r.norm} | {_OORDEEL[r.gehaald]} |" for r in lijst]
    return "\n".join([
        "# Prestaties", "",
        "Gemaakt door `make bench`; medianen van minstens vijf metingen, alles in één run op één machine.",
        f"Machine: {machine}. Vergelijk verhoudingen, geen seconden.", "",
        "| wat | gemeten | norm | gehaald |", "|---|---|---|---|", *regels,
    ]) + "\n\n" + TOELICHTING.read_text(encoding="utf-8")  # fmt: skip


DELEN: dict[str, tuple[Callable[[int], Any], Callable[[Any], list[Rij]]]] = {
    "notebooks": (lambda _: notebooks.meet(), _notebooks),
    "koud": (lambda _: runs.koud(), _koud),
    "veel": (runs.veel, _veel),
    "hulp": (lambda _: runs.hulp(), _hulp),
    "invoercontrole": (lambda _: runs.invoercontrole(), _invoercontrole),
    "kengetallen": (lambda _: _meet_kengetallen(), _kengetallen),
    "cluster": (lambda _: runs.cluster(), _cluster),
}
"""Every part: how it is measured (given the number of organisation-years of a large run) and its rows."""


def _meet_kengetallen() -> dict[str, float]:
    regel = [sys.executable, "-m", "bench.kengetallen", "--groei"]
    klaar = subprocess.run(regel, cwd=WORTEL, capture_output=True, text=True, check=True)
    return json.loads(klaar.stdout)  # type: ignore[no-any-return]


def main() -> int:
    """Measure, write both files, print the page; exit code 1 when a bar is missed.

    ``--snel`` takes fewer organisation-years; names of parts measure only those and write nothing in ``docs/``.
    """
    gekozen = [naam for naam in DELEN if naam in sys.argv] or list(DELEN)
    metingen: dict[str, Any] = {}
    lijst: list[Rij] = []
    JSON.parent.mkdir(exist_ok=True)
    for naam in gekozen:
        print(f"{naam} …", file=sys.stderr, flush=True)
        meet, maak_rijen = DELEN[naam]
        metingen[naam] = meet(20 if "--snel" in sys.argv else 200)
        lijst += maak_rijen(metingen[naam])
        # After each part: what was measured survives a run that is cut off.
        inhoud = {"metingen": metingen, "rijen": [asdict(r) for r in lijst]}
        JSON.write_text(json.dumps(inhoud, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if len(gekozen) == len(DELEN) and "--snel" not in sys.argv:
        PAGINA.write_text(pagina(lijst), encoding="utf-8")
    print(pagina(lijst))
    return 0 if all(r.gehaald is not False for r in lijst) else 1


if __name__ == "__main__":
    sys.exit(main())
