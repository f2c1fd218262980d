"""Rendering: one assembled work directory in, one HTML page and one PDF out."""

from kkfzlib.weergave.basis import Conceptweergave, Engine, EngineNaam, Weergave
from kkfzlib.weergave.keuze import kies

__all__ = ["Conceptweergave", "Engine", "EngineNaam", "Weergave", "kies"]
