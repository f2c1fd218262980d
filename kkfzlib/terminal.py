"""What a person sees on the terminal: progress with times, findings as a list, results with their paths."""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from kkfzlib.bevindingen import BEVINDINGKOLOMMEN, Bevinding, Invoerbevinding, als_objecten
from kkfzlib.bevindingen import als_json as naar_json
from kkfzlib.nederlands.cel import komma
from kkfzlib.uitvoeren.stappenplan import Klaar

if TYPE_CHECKING:
    from rich.progress import Progress

    from kkfzlib.controle.dekking import Dekking
    from kkfzlib.uitvoeren.batch import Uitslag
    from kkfzlib.uitvoeren.rapport import Resultaat


SAMEN = 4
"""From this many findings of one column and rule they are told in one line."""


class Voortgang:
    """Progress of steps, on stderr: a live line per step on a terminal, plain lines with times elsewhere.

    Used as a context manager; the value is called with the title of each step that begins, and with its ``Klaar``
    when it ends. What has not ended on the way out ends there.
    """

    def __init__(self, stroom: TextIO | None = None) -> None:
        self._stroom = stroom or sys.stderr
        self._live: Progress | None = None
        self._stappen: dict[str, tuple[float, Any]] = {}

    def __enter__(self) -> Voortgang:
        if self._stroom.isatty():
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            kolommen = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
            self._live = Progress(*kolommen, console=Console(file=self._stroom), transient=True)
            self._live.start()
        return self

    def __call__(self, stap: str) -> None:
        if isinstance(stap, Klaar):
            self._sluit(str(stap))
        else:
            taak = None if self._live is None else self._live.add_task(stap, total=None)
            self._stappen[stap] = time.monotonic(), taak

    def _sluit(self, stap: str) -> None:
        if stap not in self._stappen:
            return
        begin, taak = self._stappen.pop(stap)
        regel = f"{stap:<46}{komma(f'{time.monotonic() - begin:5.1f}')} s"
        if self._live is not None:
            self._live.remove_task(taak)
            self._live.console.print(regel, highlight=False, markup=False)
        else:
            print(regel, file=self._stroom, flush=True)

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if soort is None:
            for stap in list(self._stappen):
                self._sluit(stap)
        if self._live is not None:
            self._live.stop()


def toon_bevindingen(bevindingen: Sequence[Invoerbevinding], stroom: TextIO) -> None:
    """Findings with place and column together, errors first; many of one column and rule as one line with a count."""
    volgorde = {"fout": 0, "waarschuwing": 1, "info": 2}
    groepen: dict[tuple[str, ...], list[Invoerbevinding]] = {}
    for b in bevindingen:
        blad = b.cel.partition("!")[0]
        # Templates that nobody filled are one thing to know, not one per file.
        waar = ("", "") if b.code == "alleen-kop" else (b.bestand, blad)
        # What a leak says names the file that it comes from, so those of another file are another line.
        bron = b.regeltekst if b.code.startswith("lek-") else ""
        groepen.setdefault((b.ernst, *waar, b.kolom, b.code, b.herstel, bron), []).append(b)
    for groep in sorted(groepen.values(), key=lambda g: volgorde[g[0].ernst]):
        if len(groep) < SAMEN:
            print(*groep, sep="\n", file=stroom)
        else:
            print(_samen(groep), file=stroom)
    tellingen = {e: sum(b.ernst == e for b in bevindingen) for e in volgorde}
    print(
        f"{tellingen['fout']} fout(en), {tellingen['waarschuwing']} waarschuwing(en), {tellingen['info']} melding(en).",
        file=stroom,
    )
    if any(len(groep) >= SAMEN for groep in groepen.values()):
        print("Met --json of --csv komt elke plaats apart.", file=stroom)


def _samen(groep: Sequence[Invoerbevinding]) -> str:
    """``[fout] 38 × begindatum, eerste invoer.xlsx plaatsingen!G3, ook G4, G9 …`` with the first one's rule."""
    eerste, *rest = groep
    bladen = len({(b.bestand, b.cel.partition("!")[0]) for b in groep}) > 1
    ook = ", ".join(
        (b.cel.partition("!")[0] or b.bestand) if bladen else b.cel.rpartition("!")[2] or str(b.regel)
        for b in (rest if bladen else rest[: SAMEN - 1])
    )
    meer = " …" if len(rest) >= SAMEN and not bladen else ""
    waarden = {b.waarde for b in groep}
    waarde = f" (waarde: {eerste.waarde})" if len(waarden) == 1 and eerste.waarde else ""
    kolom = f"{eerste.kolom}, " if eerste.kolom else ""
    plek = f"{len(groep)} × {kolom}eerste {eerste.plaats}, ook {ook}{meer}"
    return f"[{eerste.ernst}] {plek}: {eerste.regeltekst}{waarde} → {eerste.herstel}"


def schrijf_csv(bevindingen: Sequence[Invoerbevinding], stroom: TextIO) -> None:
    """Findings as CSV, a column per field."""
    kolommen = list(Invoerbevinding.__dataclass_fields__)
    schrijver = csv.DictWriter(stroom, kolommen, lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(als_objecten(bevindingen))


def toon_resultaat(resultaat: Resultaat, stroom: TextIO | None = None) -> None:
    """Where the report lies, what the audit found, and how long it took; the paths last, for that is what one needs."""
    uit = stroom or sys.stdout
    for waarschuwing in resultaat.waarschuwingen:
        print(f"Let op: {waarschuwing}", file=uit)
    if resultaat.bevindingen:
        toon_controle(resultaat.bevindingen, uit)
    if not resultaat.gedaan:
        print("Er is niets veranderd; het verslag is actueel.", file=uit)
    seconden = komma(f"{resultaat.seconden:.1f}")
    print(f"{resultaat.dossier.naam}: klaar in {seconden} s", file=uit)
    for pad in resultaat.paden:
        if pad.suffix in (".html", ".pdf", ".csv", ".xlsx", ".json") and pad.name != "manifest.json":
            print(f"  {pad}", file=uit)


def toon_controle(bevindingen: Sequence[Bevinding], stroom: TextIO) -> None:
    """The findings of the consistency audit, one line each, worst first; information is only counted."""
    tel = {e: sum(b.ernst == e for b in bevindingen) for e in ("fout", "waarschuwing", "info")}
    samen = f"{tel['fout']} fout(en), {tel['waarschuwing']} waarschuwing(en), {tel['info']} melding(en)"
    print(f"Controle van de samenhang: {samen}.", file=stroom)
    for b in bevindingen:
        if b.ernst != "info":
            print(_controleregel(b), file=stroom)


def _controleregel(b: Bevinding) -> str:
    """``  [fout] sprong (incidenten/agressie): Van 12 naar 0``: without its figure a finding says nothing."""
    cijfer = "/".join(d for d in (b.kengetal, b.uitsplitsing) if d)
    return f"  [{b.ernst}] {b.regel}{f' ({cijfer})' if cijfer else ''}: {b.toelichting}"


def druk_verslagcontrole(
    bevindingen: Sequence[Bevinding], dekking: Dekking, als_json: bool, als_csv: bool
) -> None:
    """Audit findings on stdout: as JSON (with the coverage) or CSV with the seven fields, else a line each."""

    if als_json:
        print(f'{{"dekking": {json.dumps(dekking.als_object(), ensure_ascii=False)},')
        print(f' "bevindingen": {naar_json(bevindingen)}}}')
    elif als_csv:
        schrijver = csv.DictWriter(sys.stdout, BEVINDINGKOLOMMEN, lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows(als_objecten(bevindingen))
    else:
        toon_controle(bevindingen, sys.stdout)
        print(f"Gelezen: {dekking.regel}.")
        for zin in dekking.waarschuwingen:
            print(f"  [let op] {zin}")
        for b in bevindingen:
            if b.ernst == "info":
                print(_controleregel(b))


class Batchvoortgang:
    """Progress over many reports, on stderr: a live bar on a terminal, a line per report elsewhere."""

    def __init__(self, stroom: TextIO | None = None) -> None:
        self._stroom = stroom or sys.stderr
        self._live: Progress | None = None
        self._taak: Any = None

    def __enter__(self) -> Batchvoortgang:
        if self._stroom.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            kolommen = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._live = Progress(*kolommen, console=Console(file=self._stroom), transient=True)
            self._live.start()
        return self

    def __call__(self, uitslag: Uitslag, gereed: int, totaal: int) -> None:
        if self._live is None:
            if uitslag.status != "ongewijzigd":
                print(
                    f"[{gereed}/{totaal}] {uitslag.dossier.naam}: {uitslag.status}",
                    file=self._stroom,
                    flush=True,
                )
            return
        if self._taak is None:
            self._taak = self._live.add_task("", total=totaal)
        self._live.update(self._taak, completed=gereed, description=uitslag.dossier.naam)

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()


def toon_uitslagen(uitslagen: Sequence[Uitslag], stroom: TextIO | None = None) -> None:
    """How many reports were made, unchanged, refused or failed, and every failure with its message."""
    uit = stroom or sys.stdout
    for uitslag in uitslagen:
        if uitslag.fout is not None:
            print(f"{uitslag.dossier.naam}: {uitslag.status}. {uitslag.fout}", file=uit)
    tellingen = Counter(u.status for u in uitslagen)
    print(
        ", ".join(f"{n} {status}" for status, n in sorted(tellingen.items())) or "Geen verslagen gevonden.",
        file=uit,
    )
