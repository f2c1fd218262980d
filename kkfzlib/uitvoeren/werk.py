"""Bringing the products of the notebooks up to date: which steps run, which side by side, and what they made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from typing import Any

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import KkfzFout, MachineFout
from kkfzlib.uitvoeren import kinderen, plan
from kkfzlib.uitvoeren.manifest import Manifest, Sleutel
from kkfzlib.uitvoeren.plan import Keuzes
from kkfzlib.uitvoeren.schijf import als_machinefout
from kkfzlib.uitvoeren.stappenplan import IMPORTEREN, Klaar, Stap, stappen_van

Meld = Callable[[str], None]


def werk_bij(dossier: Dossier, keuzes: Keuzes, stappen: Sequence[Stap], meld: Meld) -> list[str]:
    """Run what is not up to date and return the names of those steps, in the order of ``stappen``.

    Steps that do not need each other run side by side. After an error no step begins; it is raised when all that
    ran have ended, so that nothing of them is lost.
    """
    manifest = Manifest(dossier)
    _vergeet_import(dossier, manifest)
    tegelijk = keuzes.naast_elkaar if keuzes.notebook_engine == "kkfz" and kinderen.BESCHIKBAAR else 1
    rest, lopend = list(stappen), dict[Future[None], tuple[Stap, Sleutel]]()
    gedaan: list[str] = []
    mislukt: list[KkfzFout] = []
    with ThreadPoolExecutor(tegelijk) if tegelijk > 1 else _Meteen() as uitvoerder:
        while lopend or (rest and not mislukt):
            nog = {s.naam for s in (*rest, *(s for s, _ in lopend.values()))}
            vrij = [] if mislukt else [s for s in rest if nog.isdisjoint(s.na)]
            for s in vrij[: tegelijk - len(lopend)]:
                rest.remove(s)
                # Taken before the run: what changes meanwhile makes the next run redo it.
                sleutel = plan.stapsleutel(s, manifest)
                if keuzes.dwing or manifest.redenen(s.naam, sleutel):
                    meld(s.titel)
                    _begin(dossier, s, manifest)
                    lopend[uitvoerder.submit(_voer_notebook_uit, dossier, s, keuzes)] = s, sleutel
            for toekomst in wait(lopend, return_when=FIRST_COMPLETED).done:
                s, sleutel = lopend.pop(toekomst)
                try:
                    toekomst.result()
                    _leg_vast(dossier, s, sleutel, manifest)
                    gedaan.append(s.naam)
                    meld(Klaar(s.titel))
                except KkfzFout as fout:
                    _begin(dossier, s, manifest)  # what it wrote before it failed is not to be kept
                    mislukt.append(fout)
    if mislukt:
        raise mislukt[0]
    return [s.naam for s in stappen if s.naam in gedaan]


def _vergeet_import(dossier: Dossier, manifest: Manifest) -> None:
    """Without a recipe nothing was imported: what an earlier recipe made goes, and no step reads it."""
    if IMPORTEREN.naam in manifest.stappen and IMPORTEREN not in stappen_van(dossier):
        _begin(dossier, IMPORTEREN, manifest)


def vergeet(dossier: Dossier, stappen: Sequence[Stap]) -> None:
    """Remove what these steps made: figures of input that is no longer usable are not to be compared with."""
    manifest = Manifest(dossier)
    for s in stappen:
        _begin(dossier, s, manifest)


class _Meteen(Executor):
    """Runs a call on the spot, in this thread, where Ctrl-C reaches it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        toekomst: Future[Any] = Future()
        try:
            toekomst.set_result(fn(*args, **kwargs))
        except Exception as fout:
            toekomst.set_exception(fout)
        return toekomst


def _begin(dossier: Dossier, s: Stap, manifest: Manifest) -> None:
    with als_machinefout(f"Stap {s.naam}"):
        manifest.schrap(s.naam)
        _verwijder_producten(dossier, s)


def _voer_notebook_uit(dossier: Dossier, s: Stap, keuzes: Keuzes) -> None:
    from kkfzlib.uitvoeren.notebooks import voer_stap_uit

    with als_machinefout(f"Stap {s.naam}"):
        voer_stap_uit(dossier, s, keuzes.notebook_engine, tijdslimiet=keuzes.tijdslimiet)  # type: ignore[arg-type]


def _leg_vast(dossier: Dossier, s: Stap, sleutel: Sleutel, manifest: Manifest) -> None:
    with als_machinefout(f"Stap {s.naam}"):
        manifest.vergeet_waarneming()
        if s.exports:
            # The key of the pseudonyms is made by the first import itself.
            sleutel = replace(sleutel, parameters=plan.stapsleutel(s, manifest).parameters)
        manifest.leg_vast(s.naam, sleutel, _producten(dossier, s))


def _producten(dossier: Dossier, s: Stap) -> list[str]:
    map = dossier.processed / s.map
    namen = sorted(p.name for p in map.iterdir() if s.maakt(p.name)) if map.is_dir() else []
    if not namen:
        raise MachineFout(f"Stap {s.naam} heeft niets opgeleverd; controleer het notebook {s.notebook}.")
    for naam in namen:
        (map / naam).chmod(0o600)
    return [f"processed/{s.map}/{naam}" if s.map else f"processed/{naam}" for naam in namen]


def _verwijder_producten(dossier: Dossier, s: Stap) -> None:
    """So that a table that is no longer supplied does not live on, nor what a notebook printed in an earlier run."""
    dossier.processed.mkdir(parents=True, exist_ok=True, mode=0o700)
    dossier.processed.chmod(0o700)
    map = dossier.processed / s.map
    for pad in map.iterdir() if map.is_dir() else ():
        if pad.is_file() and s.maakt(pad.name):
            pad.unlink()
    (dossier.processed / "notebooks" / s.notebook).unlink(missing_ok=True)
