"""``python -m bench.kill9 [N]``: kill a run with -9 at N random moments (default 200); the state must stay whole.

The moments are uniform over a whole run; odd kills hit the parent alone, even ones every process of the run at once.
After each kill nothing of that run lives after 10 s, and what is published is byte for byte what stood there before or
what the new input gives. Every 20th time, and at the end, a run must succeed and leave nothing behind. The outcome is
written to ``docs/kill9.md``.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psutil

from kkfzlib.dossier import PROJECT, Dossier

UITKOMST = PROJECT / "docs" / "kill9.md"
DOEL = 200
_MERK = "KKFZ_KILL9_PROEF"
"""In the environment of every process of a run, so that each can be found whoever its parent is by now."""


@dataclass
class Proef:
    """One campaign: the dossier, the digests of its two complete states, and what happened."""

    dossier: Dossier
    tijdelijk: Path
    duur: float = 0.0
    standen: dict[int, str] = field(default_factory=dict)
    tel: Counter[tuple[str, str]] = field(default_factory=Counter)
    fouten: list[str] = field(default_factory=list)
    herstart: int = 0

    def invoer(self, variant: int) -> None:
        """Small registrations in two variants, so that the old and the new report differ."""
        d = self.dossier
        d.raw.mkdir(parents=True, exist_ok=True)
        (d.raw_organisatie / "organisatie.yml").write_text("naam: Proefzorg\n", encoding="utf-8")
        _tabel(d, "plaatsingen", "client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum",
               [f"c{n:03};Noord;verblijf;fz;TBS;C-2;01-03-2024;" for n in range(30 + variant)])  # fmt: skip
        _tabel(d, "uitstroom", "client_id;datum;terug_naar_detentie;vervolgzorg",
               [f"u{n:03};01-06-2024;nee;{6 if n % 2 else 8}" for n in range(20 + 2 * variant)])  # fmt: skip
        _tabel(d, "omzet", "financiering;bedrag", [f"fz;{100000 + variant},00", "wlz;50000,00"])

    def start(self, *meer: str) -> subprocess.Popen[bytes]:
        """Begin a run of the real command; its progress goes to a file."""
        d = self.dossier
        opties = ["--data", str(d.data), "--uit", str(d.uit), "--engine", "ingebouwd", *meer]
        regel = [sys.executable, "-m", "kkfzlib", "rapport", d.organisatie, str(d.jaar), *opties]
        omgeving = {
            **os.environ,
            _MERK: str(self.tijdelijk),
            "TMPDIR": str(self.tijdelijk),
            "PYTHONUNBUFFERED": "1",
        }
        with self.verloop.open("wb") as verloop:
            return subprocess.Popen(
                regel, stdout=verloop, stderr=verloop, env=omgeving, start_new_session=True
            )

    @property
    def verloop(self) -> Path:
        """What the current run printed."""
        return self.tijdelijk.parent / "verloop.txt"

    def processen(self) -> list[psutil.Process]:
        """Every living process of this campaign's runs."""
        uit = []
        for p in psutil.process_iter():
            try:
                if p.environ().get(_MERK) == str(self.tijdelijk) and p.status() != psutil.STATUS_ZOMBIE:
                    uit.append(p)
            except psutil.Error:
                continue
        return uit

    def staat(self) -> str:
        """Digest of everything published, names and bytes; empty when nothing is."""
        map = self.dossier.publicatie
        som = hashlib.sha256()
        for pad in sorted(p for p in map.rglob("*") if p.is_file()):
            som.update(pad.relative_to(map).as_posix().encode() + b"\0" + pad.read_bytes())
        return som.hexdigest() if map.is_dir() else ""

    def heel(self, variant: int) -> str:
        """Run to the end; what is wrong, or nothing."""
        self.invoer(variant)
        code = self.start().wait()
        resten = [p.name for p in self.dossier.publicatie.parent.glob(".*")]
        resten += [p.name for p in self.tijdelijk.glob("kkfz-*")]
        if code != 0:
            return f"een volgende run eindigt met code {code}"
        if variant in self.standen and self.staat() != self.standen[variant]:
            return "een volgende run geeft andere bytes"
        return f"na een volgende run ligt er nog {', '.join(resten)}" if resten else ""

    def breek_af(self, nummer: int) -> None:
        """One kill, and the judgement of what it left."""
        eerst = self.staat()
        variant = 0 if eerst == self.standen[1] else 1
        soort = "alleen de ouder" if nummer % 2 else "alle processen"
        self.invoer(variant)
        # What an earlier killed run finished is not done again, so every other pair is forced to do everything.
        proces = self.start(*(["--dwing"] if nummer // 2 % 2 else []))
        time.sleep(random.uniform(0, self.duur))
        slachtoffers = [] if nummer % 2 else self.processen()
        proces.kill()
        for p in slachtoffers:
            if p.is_running():
                p.kill()
        proces.wait()
        fase = self.fase()
        overlevenden = self._wacht()
        na = self.staat()
        stand = "oud" if na == eerst else "nieuw" if na == self.standen[variant] else "GEMENGD"
        self.tel[soort, stand] += 1
        self.tel[fase, stand] += 1
        if stand == "GEMENGD":
            self.meld(nummer, f"{soort}, tijdens '{fase}': de staat is oud noch nieuw")
        if overlevenden:
            self.meld(nummer, f"{soort}: na 10 s leven er nog {overlevenden} processen")
        if (nummer + 1) % 20 == 0:
            self.herstart += 1
            if fout := self.heel(variant):
                self.meld(nummer, fout)

    def _wacht(self, seconden: float = 10) -> int:
        einde = time.monotonic() + seconden
        while (over := len(self.processen())) and time.monotonic() < einde:
            time.sleep(0.1)
        return over

    def fase(self) -> str:
        """The last step that the run had finished when it was killed."""
        regels = self.verloop.read_text(encoding="utf-8", errors="replace").splitlines()
        stappen = [
            r.rsplit("  ", 1)[0].strip() for r in regels if r.rstrip().endswith(" s") and "klaar in" not in r
        ]
        klaar = any("klaar in" in r for r in regels)
        return (
            "klaar"
            if klaar
            else f"na: {stappen[-1]}"
            if stappen
            else "voor het einde van de eerste stap die de run nog moest doen"
        )

    def meld(self, nummer: int, tekst: str) -> None:
        """Keep and print a fault."""
        self.fouten.append(f"afbreking {nummer + 1}: {tekst}")
        print(self.fouten[-1], flush=True)


def _tabel(d: Dossier, naam: str, kop: str, rijen: list[str]) -> None:
    (d.raw / f"{naam}.csv").write_text("\n".join([kop, *rijen]) + "\n", encoding="utf-8")


def bereid_voor(proef: Proef) -> str:
    """Learn both complete states and how long a run takes; what is wrong, or nothing."""
    for variant in (1, 0):
        begin = time.monotonic()
        if fout := proef.heel(variant):
            return fout
        proef.duur = time.monotonic() - begin
        proef.standen[variant] = proef.staat()
    return "" if len(set(proef.standen.values())) == 2 else "de twee varianten geven hetzelfde verslag"


def als_markdown(proef: Proef, keren: int) -> str:
    """The outcome as a page of the documentation."""
    fasen = sorted(
        {sleutel for sleutel, _ in proef.tel}, key=lambda f: (f.startswith(("na:", "voor", "klaar")), f)
    )
    regels = [
        f"| {f} | {' | '.join(str(proef.tel[f, s]) for s in ('oud', 'nieuw', 'GEMENGD'))} |" for f in fasen
    ]
    gemengd = sum(
        n for (f, s), n in proef.tel.items() if s == "GEMENGD" and f in ("alleen de ouder", "alle processen")
    )
    return "\n".join([
        "# Afbreken met kill -9",
        "",
        "Geschreven door `make kill9`. Een run van het echte commando wordt op een willekeurig moment afgebroken, "
        "gelijkmatig verdeeld over de duur van een hele run. Daarna moet de map `uit/ORG/JAAR` byte voor byte de oude "
        "of de nieuwe staat zijn, mogen er na 10 seconden geen processen van die run meer leven, en moet een volgende "
        "run slagen, dezelfde bytes geven en niets laten liggen (dat laatste elke 20 keer, en aan het eind).",
        "",
        f"* gemeten op {date.today().isoformat()}: **{keren}** keer afgebroken, **{gemengd}** gemengde toestanden, "
        f"**{len(proef.fouten)}** fouten in totaal",
        *([] if keren >= DOEL else [f"* dit was een kortere reeks; `make kill9` doet er {DOEL}"]),
        f"* duur van een hele run op deze machine: {proef.duur:.0f} s; volgende runs die moesten slagen: "
        f"{proef.herstart}",
        "",
        "| wat er is afgebroken, of wanneer | oud | nieuw | gemengd |",
        "|---|---:|---:|---:|",
        *regels,
        "",
        *(f"* {f}" for f in proef.fouten),
    ]).rstrip() + "\n"  # fmt: skip


def main() -> int:
    """Run the campaign and write its page; exit code 1 when anything was wrong."""
    keren = int(sys.argv[1]) if len(sys.argv) > 1 else DOEL
    with tempfile.TemporaryDirectory(prefix="kill9-", ignore_cleanup_errors=True) as map:
        tijdelijk = Path(map) / "tijdelijk"
        tijdelijk.mkdir()
        proef = Proef(Dossier("proefzorg", 2024, Path(map) / "data", Path(map) / "uit"), tijdelijk)
        if fout := bereid_voor(proef):
            print(f"De eerste runs mislukken al: {fout}")
            return 1
        for nummer in range(keren):
            proef.breek_af(nummer)
        proef.herstart += 1
        if fout := proef.heel(1):
            proef.meld(keren - 1, fout)
    UITKOMST.write_text(als_markdown(proef, keren), encoding="utf-8")
    print(f"{keren} × kill -9: {len(proef.fouten)} fouten; zie {UITKOMST.relative_to(PROJECT)}")
    return 1 if proef.fouten else 0


if __name__ == "__main__":
    sys.exit(main())
