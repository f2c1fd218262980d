"""Attack random organisations and print what falls: ``python -m tests.onthulling.werelden 60 --vanaf 0``."""

from __future__ import annotations

import argparse
import multiprocessing
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.onthulling.werelden.aanval import Uitkomst
from tests.onthulling.werelden.samenvatting import als_json, als_tekst, tel_vondsten
from tests.onthulling.werelden.zaad import val_zaad_aan


def main() -> int:
    """Read the options, attack, print a summary; exit code 1 when something fell."""
    keuze = _lezer().parse_args()
    val = partial(val_zaad_aan, heel_tot=keuze.vanaf + keuze.heel, zonder_audit=keuze.zonder_audit)
    uitkomsten = []
    for uitkomst in _alle(val, range(keuze.vanaf, keuze.vanaf + keuze.aantal), keuze.processen):
        uitkomsten.append(uitkomst)
        if keuze.toon:
            _toon(uitkomst)
        if keuze.uit:  # kept after every organisation, so that a long run that is broken off is not lost
            keuze.uit.write_text(als_json(uitkomsten, keuze.vanaf), encoding="utf-8")
    print(als_tekst(uitkomsten))
    return int(tel_vondsten(uitkomsten) > 0)


def _lezer() -> argparse.ArgumentParser:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("aantal", type=int, nargs="?", default=10)
    lezer.add_argument("--vanaf", type=int, default=0, help="eerste zaad")
    lezer.add_argument("--processen", type=int, default=1, help="zoveel organisaties tegelijk")
    lezer.add_argument("--uit", type=Path, help="de samenvatting met de zaden, als JSON")
    lezer.add_argument(
        "--heel", type=int, default=0, help="zoveel organisaties ook langs rapport en publiceer"
    )
    lezer.add_argument(
        "--zonder-audit",
        action="store_true",
        help="zonder het tweede net: wat de bescherming zelf laat vallen",
    )
    lezer.add_argument("--toon", action="store_true", help="elke vondst op een regel")
    return lezer


def _alle(val: partial[Uitkomst], zaden: range, processen: int) -> Iterator[Uitkomst]:
    """The outcomes in the order of the seeds, however many run at once."""
    if processen <= 1:
        yield from map(val, zaden)
        return
    with multiprocessing.get_context("spawn").Pool(processen, maxtasksperchild=20) as groep:
        yield from groep.imap(val, zaden)


def _toon(u: Uitkomst) -> None:
    for regel in (*map(str, u.vondsten), *u.open, *(f"ONMOGELIJK {o}" for o in u.onmogelijk)):
        print(f"{u.slug}  {regel}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
