"""Rendering: one assembled work directory in, one HTML page and one PDF out."""

from kkfzlib.weergave.basis import Engine, EngineNaam, Weergave
from kkfzlib.weergave.keuze import kies

__all__ = ["Engine", "EngineNaam", "Weergave", "kies"]
