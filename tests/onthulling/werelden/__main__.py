"""Attack random organisations and print what falls: ``python -m tests.onthulling.werelden 60 --vanaf 0``."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.onthulling.werelden.aanval import Uitkomst, val_aan
from tests.onthulling.werelden.publiceren import publiceer
from tests.onthulling.werelden.toeval import organisatie


def main() -> None:
    """Read the options, attack, print a summary."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("aantal", type=int, nargs="?", default=10)
    lezer.add_argument("--vanaf", type=int, default=0, help="eerste zaad")
    lezer.add_argument(
        "--heel", type=int, default=0, help="zoveel organisaties ook langs rapport en publiceer"
    )
    lezer.add_argument("--toon", action="store_true", help="elke vondst op een regel")
    keuze = lezer.parse_args()
    uitkomsten, tijden = [], [0.0, 0.0]
    for zaad in range(keuze.vanaf, keuze.vanaf + keuze.aantal):
        uitkomsten.append(_een(zaad, zaad - keuze.vanaf < keuze.heel, tijden))
        if keuze.toon:
            _toon(uitkomsten[-1])
    _samenvatting(uitkomsten, tijden)


def _een(zaad: int, heel: bool, tijden: list[float]) -> Uitkomst:
    org = organisatie(zaad)
    with tempfile.TemporaryDirectory(prefix="werelden-") as map:
        begin = time.perf_counter()
        uitgaven = publiceer(org, Path(map), heel=heel)
        midden = time.perf_counter()
        uitkomst = val_aan(org, uitgaven)
    uitkomst.geheimen["(uitgaven)"] = len(uitgaven)
    uitkomst.geheimen["(uitgaven geweigerd)"] = len(org.uitgaven) - len(uitgaven)
    tijden[0] += midden - begin
    tijden[1] += time.perf_counter() - midden
    return uitkomst


def _toon(u: Uitkomst) -> None:
    for regel in (*map(str, u.vondsten), *u.open, *(f"ONMOGELIJK {o}" for o in u.onmogelijk)):
        print(f"{u.slug}  {regel}")


def _samenvatting(uitkomsten: list[Uitkomst], tijden: list[float]) -> None:
    gevallen = Counter(v.soort for u in uitkomsten for v in u.vondsten)
    eigen = Counter(v.soort for u in uitkomsten for v in u.vondsten if not v.secundair)
    geheimen: Counter[str] = Counter()
    for u in uitkomsten:
        geheimen += u.geheimen
    n = len(uitkomsten)
    print(f"{n} organisaties; publiceren {tijden[0] / n:.2f} s, aanval {tijden[1] / n:.2f} s per organisatie")
    print(f"{'soort':34}{'beoordeeld':>11}{'gevallen':>9}{'zonder secundair':>18}")
    for soort, aantal in sorted(geheimen.items()):
        print(f"{soort:34}{aantal:11}{gevallen[soort]:9}{eigen[soort]:18}")
    for soort, aantal in sorted(
        Counter(o.split(" toont")[0].split("/")[0] for u in uitkomsten for o in u.open).items()
    ):
        print(f"open gedrukt, {soort:31}{aantal:9}")
    onmogelijk = sum(len(u.onmogelijk) for u in uitkomsten)
    print(f"programma's {sum(u.opgelost for u in uitkomsten)}, onbeslist {sum(u.onbeslist for u in uitkomsten)}, "
          f"niet bewezen {sum(not v.bewezen for u in uitkomsten for v in u.vondsten)}, "
          f"ware wereld past niet {onmogelijk}")  # fmt: skip


if __name__ == "__main__":
    main()
