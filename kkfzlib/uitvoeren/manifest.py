"""The manifest of one dossier: provenance record and cache key at once. Skip, explain and verify all read it.

It lies in ``processed`` (private), names files relative to the dossier and holds no absolute path.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kkfzlib.dossier import Dossier
from kkfzlib.uitvoeren.schijf import hash_van, schrijf_atomair

VERSIE = 1
_AANSTAAND = "-aanstaand"
_VERS_S = 2.0
"""A raw file changed this shortly before it was read may change again within the clock's tick."""

Staat = list[Any]  # size, mtime_ns, ctime_ns, sha256


@dataclass(frozen=True)
class Sleutel:
    """Everything that decides what a step produces. Every value is a hash or a plain setting."""

    invoer: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    notebook: str = ""
    code: Mapping[str, str] = field(default_factory=dict)
    gereedschap: Mapping[str, str] = field(default_factory=dict)


_DEEL = {
    "invoer": ("invoer {} is gewijzigd", "invoer {} is nieuw", "invoer {} is verdwenen"),
    "parameters": ("keuze {} is anders", "keuze {} is nieuw", "keuze {} is vervallen"),
    "code": ("programma {} is gewijzigd", "programma {} hoort er nu bij", "programma {} is niet meer nodig"),
    "gereedschap": ("versie van {} is anders", "hulpmiddel {} is nieuw", "hulpmiddel {} is vervallen"),
}  # fmt: skip


class Manifest:
    """One dossier's records: per step its key and the hashes of its products.

    ``plaatsen`` maps the first part of a label (``raw/…``, ``bronnen/…``, ``processed/…``, ``vorig/…``,
    ``eerder/…``, ``uit/…``) to a folder.
    """

    def __init__(self, dossier: Dossier, vergelijk_met: int | None = None) -> None:
        self.dossier = dossier
        self.pad = dossier.processed / "manifest.json"
        inhoud = _lees(self.pad, dossier)
        self.stappen: dict[str, dict[str, Any]] = inhoud["stappen"]
        self._bekend: dict[str, Staat] = inhoud["bestanden"]
        self._nu: dict[str, str | None] = {}
        self._geleerd = False
        vorig = dossier.jaar_ervoor(vergelijk_met if vergelijk_met is not None else self.vergelijk_met())
        self.plaatsen = {
            "raw": dossier.raw,
            "organisatie": dossier.raw_organisatie,
            "bronnen": dossier.bronnen,
            "processed": dossier.processed,
            "vorig": vorig.processed,
            "uit": dossier.publicatie,
            "eerder": dossier.processed.parent,
        }
        self._wortels = {naam: str(map) for naam, map in self.plaatsen.items()}
        self._bevestig_gebeurde()

    def _bevestig_gebeurde(self) -> None:
        """A publication that took place just before its run was killed counts as recorded."""
        for naam in [n for n in self.stappen if n.endswith(_AANSTAAND)]:
            producten = self.stappen[naam]["producten"]
            if producten and self.hashes(list(producten)) == producten:
                self.bevestig(naam.removesuffix(_AANSTAAND), bewaar=False)

    def kondig_aan(self, naam: str, sleutel: Sleutel, producten: Mapping[str, str]) -> None:
        """Record what is about to be published, before the switch: a kill on either side of it is then no riddle."""
        self.stappen[naam + _AANSTAAND] = {**asdict(sleutel), "producten": dict(producten)}
        self.bewaar()

    def bevestig(self, naam: str, bewaar: bool = True) -> None:
        """The announced publication has taken place."""
        self.stappen[naam] = self.stappen.pop(naam + _AANSTAAND)
        if bewaar:
            self.vergeet_waarneming()
            self.hashes(list(self.stappen[naam]["producten"]))
            self.bewaar()

    def vergelijk_met(self) -> int:
        """The year that ``verslag.yml`` compares with; the year before where it does not say (or is unreadable)."""
        pad = self.dossier.raw / "verslag.yml"
        if not pad.is_file():
            return self.dossier.jaar - 1
        import yaml

        try:
            tekst = pad.read_text(encoding="utf-8-sig")
            # A batch asks this of every year, and parsing costs more than all else that it asks.
            waarde = (yaml.safe_load(tekst) or {}).get("vergelijk_met") if "vergelijk_met" in tekst else None
        except (OSError, ValueError, yaml.YAMLError, AttributeError):
            waarde = None
        if isinstance(waarde, int) and not isinstance(waarde, bool) and 2000 <= waarde < self.dossier.jaar:
            return waarde
        return self.dossier.jaar - 1

    def pad_van(self, label: str) -> Path:
        """The file that a label stands for."""
        return Path(self._naam_van(label))

    def _naam_van(self, label: str) -> str:
        plaats, _, rest = label.partition("/")
        return f"{self._wortels[plaats]}/{rest}"

    def hash(self, label: str) -> str | None:
        """Hash of a file now, None where it is absent; read again only when size or times have changed."""
        if label not in self._nu:
            self._nu[label] = self._hash(label)
        return self._nu[label]

    def _hash(self, label: str) -> str | None:
        pad = self._naam_van(label)
        try:
            st = os.stat(pad)  # noqa: PTH116 - thousands of them in a batch, and a Path costs more than the question
        except OSError:
            return None
        bekend = self._bekend.get(label)
        if bekend and bekend[:3] == [st.st_size, st.st_mtime_ns, st.st_ctime_ns]:
            return str(bekend[3])
        waarde = hash_van(Path(pad))
        self._leer(label, st, waarde)
        return waarde

    def _leer(self, label: str, st: os.stat_result, waarde: str) -> None:
        eigen = not label.startswith(
            ("raw/", "organisatie/", "bronnen/")
        )  # made by a run, which does not write twice in a tick
        vers = not eigen and time.time() - max(st.st_mtime, st.st_ctime) < _VERS_S
        self._bekend[label] = [st.st_size, 0 if vers else st.st_mtime_ns, st.st_ctime_ns, waarde]
        self._geleerd = True

    def vergeet_waarneming(self, labels: Iterator[str] | list[str] | None = None) -> None:
        """Look at files anew: all of them, or these."""
        if labels is None:
            self._nu.clear()
            return
        for label in labels:
            self._nu.pop(label, None)

    def hashes(self, labels: list[str]) -> dict[str, str]:
        """Hashes of those files that exist."""
        return {label: h for label in labels if (h := self.hash(label)) is not None}

    def redenen(self, naam: str, sleutel: Sleutel) -> list[str]:
        """Why step ``naam`` must run, in Dutch; empty when it is up to date and its products are intact."""
        oud = self.stappen.get(naam)
        if oud is None:
            return ["deze stap is nog niet (volledig) uitgevoerd"]
        uit = [] if oud["notebook"] == sleutel.notebook else ["het notebook is gewijzigd"]
        for deel, (anders, nieuw, weg) in _DEEL.items():
            toen, nu = oud[deel], dict(getattr(sleutel, deel))
            if toen == nu:
                continue
            for k in sorted(toen.keys() | nu.keys()):
                if toen.get(k) != nu.get(k):
                    tekst = nieuw if k not in toen else weg if k not in nu else anders
                    uit.append(tekst.format(_leesbaar(k)))
        return uit + self.beschadigd(naam)

    def beschadigd(self, naam: str) -> list[str]:
        """Which products of the step are missing or are not what the step made."""
        uit = []
        for label, toen in self.stappen.get(naam, {}).get("producten", {}).items():
            nu = self.hash(label)
            if nu != toen:
                uit.append(f"product {_leesbaar(label)} " + ("ontbreekt" if nu is None else "is gewijzigd"))
        return uit

    def leg_vast(self, naam: str, sleutel: Sleutel, producten: list[str]) -> None:
        """Record that the step has run, with what it made, and save."""
        self.vergeet_waarneming(producten)
        self.stappen[naam] = {**asdict(sleutel), "producten": self.hashes(sorted(producten))}
        self.bewaar()

    def schrap(self, naam: str) -> None:
        """Forget the step before it runs again: what a killed run leaves must not pass for a product."""
        if self.stappen.pop(naam, None) is not None:
            self.bewaar()

    def bewaar(self) -> None:
        """Write the manifest, readable by the owner only."""
        gebruikt = {
            label for s in self.stappen.values() for deel in ("invoer", "producten") for label in s[deel]
        }
        inhoud = {
            "versie": VERSIE,
            "organisatie": self.dossier.organisatie,
            "jaar": self.dossier.jaar,
            "stappen": self.stappen,
            "bestanden": {label: s for label, s in sorted(self._bekend.items()) if label in gebruikt},
        }
        tekst = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        schrijf_atomair(self.pad, tekst.encode())
        self._geleerd = False

    def bewaar_geleerd(self) -> None:
        """Save new sizes and times of unchanged files, so that they are not read again next time."""
        if self._geleerd and self.stappen:
            self.bewaar()


def _leesbaar(label: str) -> str:
    plaats, _, rest = label.partition("/")
    voor = " van het vergelijkingsjaar" if plaats == "vorig" else ""
    bekend = plaats in ("raw", "organisatie", "bronnen", "processed", "vorig", "uit", "eerder")
    return f"{rest}{voor}" if bekend else label


def _lees(pad: Path, dossier: Dossier) -> dict[str, Any]:
    """The saved manifest; an empty one when it is absent, damaged or of another dossier or version."""
    leeg: dict[str, Any] = {"stappen": {}, "bestanden": {}}
    try:
        inhoud = json.loads(pad.read_bytes())
        eigen = (inhoud["versie"], inhoud["organisatie"], inhoud["jaar"]) == (
            VERSIE,
            dossier.organisatie,
            dossier.jaar,
        )
        goed = eigen and all(set(s) == _STAPVELDEN for s in inhoud["stappen"].values())
        goed = goed and all(len(s) == 4 for s in inhoud["bestanden"].values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return leeg
    return inhoud if goed else leeg


_STAPVELDEN = {"invoer", "parameters", "notebook", "code", "gereedschap", "producten"}


def canoniek(inhoud: Mapping[str, Any]) -> bytes:
    """One spelling of a JSON object, for hashing."""
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def maak_openbaar(inhoud: Mapping[str, Any], map: Path) -> dict[str, Any]:
    """The manifest that is published beside a profile's files.

    Lists the profile's own files only: a hash of a raw file or of the other profile could be guessed back, as
    few values are possible. Its own hash stands in ``zelf``.
    """
    bestanden = {
        p.relative_to(map).as_posix(): {"sha256": hash_van(p), "bytes": p.stat().st_size}
        for p in sorted(map.rglob("*"))
        if p.is_file() and p.name != "manifest.json"
    }
    lijf = {"versie": VERSIE, **inhoud, "bestanden": bestanden}
    return {**lijf, "zelf": hashlib.sha256(canoniek(lijf)).hexdigest()}
