"""Which engine renders: Quarto wherever it is installed, the embedded engine elsewhere."""

from __future__ import annotations

from kkfzlib.fouten import GebruikFout, MachineFout
from kkfzlib.weergave.basis import Engine, EngineNaam
from kkfzlib.weergave.ingebouwd import Ingebouwd
from kkfzlib.weergave.quarto import Quarto, vind_quarto


def kies(engine: EngineNaam = "auto") -> Engine:
    """The engine to use; ``auto`` prefers Quarto.

    Raises:
        GebruikFout: an unknown name.
        MachineFout: Quarto is asked for but absent, or does not run.
    """
    if engine not in ("auto", "quarto", "ingebouwd"):
        raise GebruikFout(f"Onbekende engine: {engine!r}. Kies auto, quarto of ingebouwd.")
    if engine == "ingebouwd":
        return Ingebouwd()
    pad = vind_quarto()
    if pad is not None:
        return Quarto(pad)
    if engine == "auto":
        return Ingebouwd()
    raise MachineFout(
        "Quarto is niet gevonden. Installeer het (environment.yml), zet QUARTO_PATH op het programma, "
        "of gebruik --engine ingebouwd."
    )
