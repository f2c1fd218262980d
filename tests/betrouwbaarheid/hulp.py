"""A small organisation with registrations and texts, and judging what a refused command leaves behind."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier
from kkfzlib.verslag.slots import SLOTS
from tests.inlezen.dossiers import GELDIG

PERSONEN = tuple(
    f"{soort}-{n:02}-{letter}"
    for soort, letter in (("CLNT", "q"), ("MDWR", "q"), ("RSPN", "q"))
    for n in range(1, 30)
)
"""Identifiers that no output, log or file left behind may hold."""


def _eigen(tekst: str) -> str:
    """Test data with identifiers that cannot occur by chance."""
    for oud, nieuw in (("C-", "CLNT-"), ("M-", "MDWR-"), ("R-", "RSPN-")):
        for n in range(1, 10):
            tekst = tekst.replace(f"\n{oud}{n:02};", f"\n{nieuw}{n:02}-q;").replace(
                f"\n{oud}{n};", f"\n{nieuw}{n:02}-q;"
            )
            tekst = tekst.replace(f";{oud}{n};", f";{nieuw}{n:02}-q;")
    return tekst


TABELLEN = {naam: _eigen(tekst) for naam, tekst in GELDIG.items()}
# Zorgzwaarte C-3 is no identifier.
TABELLEN["plaatsingen"] = TABELLEN["plaatsingen"].replace("CLNT-03-q", "C-3")
TEKSTEN = {s.slot: f"Hier staat de tekst over {s.naam}.\n" for s in SLOTS.values() if s.verplicht}
TEKSTEN |= {"aanleiding": "Dit verslag gaat over het jaar.\n", "omzet": "De omzet was {omzet/totaal}.\n"}


@dataclass(frozen=True)
class Afloop:
    """How a command ended."""

    code: int
    uit: str
    fout: str

    @property
    def tekst(self) -> str:
        """Everything printed."""
        return self.uit + self.fout

    @property
    def bevindingen(self) -> list[dict[str, Any]]:
        """Findings printed with ``--json``."""
        return list(json.loads(self.uit))


def dossier_in(root: Path) -> Dossier:
    """Where ``testzorg 2024`` stands under a folder."""
    return Dossier("testzorg", 2024, root / "gegevens", root / "uit voer")


def maak_dossier(root: Path) -> Dossier:
    """``testzorg 2024`` with every table, every mandatory text and a date of publication: nothing is left to do."""
    d = dossier_in(root)
    d.teksten.mkdir(parents=True)
    (d.raw_organisatie / "organisatie.yml").write_text(
        "naam: Testzorg\nplaatsen: [Testdorp]\n", encoding="utf-8"
    )
    (d.raw / "verslag.yml").write_text("publicatiedatum: 01-06-2025\n", encoding="utf-8")
    for naam, tekst in TABELLEN.items():
        (d.raw / f"{naam}.csv").write_bytes(tekst.encode())
    for slot, tekst in TEKSTEN.items():
        (d.teksten / f"{slot}.md").write_text(tekst, encoding="utf-8")
    return d


def slot_van(dossier: Dossier) -> FileLock:
    """Held by who makes, copies or (for a moment) spoils what all workers share."""
    return FileLock(f"{dossier.data.parent}.lock")


def kopie(dossier: Dossier, root: Path) -> Dossier:
    """The same dossier with its publication in another place, which has a space and an ë in its name."""
    doel = root / "proef ë map"
    with slot_van(dossier):
        shutil.copytree(dossier.data.parent, doel, symlinks=True)
    return Dossier(dossier.organisatie, dossier.jaar, doel / dossier.data.name, doel / dossier.uit.name)


def opties(d: Dossier, *meer: str) -> list[str]:
    """The arguments that name a dossier and its places."""
    return [d.organisatie, str(d.jaar), "--data", str(d.data), "--uit", str(d.uit), *meer]


def staat(map: Path) -> dict[str, str]:
    """Digest of every file under ``map`` by name; dot-files too."""
    return {
        p.relative_to(map).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(map.rglob("*"))
        if p.is_file()
    }


def roep(capsys: Any, *argumenten: str) -> Afloop:
    """Run ``kkfz`` in this process."""
    capsys.readouterr()
    code = draai(list(argumenten))
    gedrukt = capsys.readouterr()
    return Afloop(code, gedrukt.out, gedrukt.err)


def controleer_net(afloop: Afloop, code: int) -> None:
    """The right code, no traceback, nobody's identifier."""
    assert afloop.code == code, afloop.tekst[-2000:]
    assert "Traceback" not in afloop.tekst and "Interne fout" not in afloop.tekst, afloop.tekst
    assert [p for p in PERSONEN if p in afloop.tekst] == []


def rijen_achtergebleven(map: Path | None = None) -> list[str]:
    """Files in the temporary folder that hold an identifier of a person."""
    merken = [p.encode() for p in PERSONEN]
    gevonden = []
    # Unlike rglob, walk goes on where another test clears its folder at this very moment.
    begin = map or Path(tempfile.gettempdir())
    for pad in (Path(wortel) / naam for wortel, _, namen in os.walk(begin) for naam in namen):
        try:
            inhoud = pad.read_bytes() if pad.is_file() else b""
        except OSError:
            continue
        if any(m in inhoud for m in merken):
            gevonden.append(pad.name)
    return gevonden


def weigert_rapport(capsys: Any, d: Dossier, code: int, *woorden: str, extra: tuple[str, ...] = ()) -> Afloop:
    """``kkfz rapport`` refuses: right code, these words, publication byte-identical, nothing left behind."""
    toen = staat(d.uit)
    afloop = roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd", *extra))
    controleer_net(afloop, code)
    for woord in woorden:
        assert woord.lower() in afloop.tekst.lower(), f"{woord!r} ontbreekt in: {afloop.tekst[-1500:]}"
    assert staat(d.uit) == toen
    assert rijen_achtergebleven() == []
    return afloop
