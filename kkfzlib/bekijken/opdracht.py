"""``kkfz bekijk``: make the page, serve it, and make it again whenever something changed, until Ctrl-C."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kkfzlib.bekijken.maker import Maker, is_alleen_tekst
from kkfzlib.bekijken.server import Server, Toestand
from kkfzlib.bekijken.werker import Werker
from kkfzlib.dossier import Dossier, Profiel
from kkfzlib.fouten import KkfzFout
from kkfzlib.proef import proefmap
from kkfzlib.uitvoeren.onderbreken import sein_als_einde

_STAP_MS, _SAMEN_MS = 40, 400
"""Changes are taken together until this long nothing changes, but no longer than the second."""


def bekijk(dossier: Dossier, profiel: Profiel = "indiening", meld: Callable[[str], None] = print) -> None:
    """Serve the draft until interrupted. ``meld`` gets the address. Changes nothing of the project."""
    toestand = Toestand()
    with sein_als_einde(), proefmap(dossier) as proef, _server(toestand) as server:
        maker = Maker(dossier, proef, profiel)
        with Werker(maker, toestand) as werker:
            meld(server.adres)
            for paden in _wijzigingen(dossier):
                alleen_tekst = is_alleen_tekst(dossier, paden)
                if alleen_tekst and (stukken := _snel(maker)):
                    toestand.toon_tekst(stukken)
                werker.vraag(alleen_tekst)


def _snel(maker: Maker) -> dict[str, str]:
    """What can be shown at once; whatever is the matter, the worker says it."""
    try:
        return maker.snel()
    except (KkfzFout, OSError):
        return {}


@contextmanager
def _server(toestand: Toestand) -> Iterator[Server]:
    server = Server(toestand)
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    draad.start()
    try:
        yield server
    finally:
        toestand.sluit()
        server.shutdown()
        server.server_close()
        draad.join(2)


def _wijzigingen(dossier: Dossier) -> Iterator[list[Path]]:
    """The files of this year (and what all years share) that changed, time after time."""
    from watchfiles import watch

    map_ = dossier.raw_organisatie
    mappen = {map_, *([dossier.bronnen] if dossier.bronnen.is_dir() else [])}
    for groep in watch(*mappen, debounce=_SAMEN_MS, step=_STAP_MS, raise_interrupt=True):
        paden = sorted({Path(p) for _, p in groep})
        telt = [
            p
            for p in paden
            if p.parent == map_ or not p.is_relative_to(map_) or p.is_relative_to(dossier.raw)
        ]
        if telt := [p for p in telt if not p.name.startswith((".", "~$"))]:
            yield telt
