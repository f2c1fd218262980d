"""Spiegelinformatie: published reports of several organisations and years side by side (``kkfz vergelijk``)."""

from kkfzlib.vergelijking.opdracht import vergelijk

__all__ = ["vergelijk"]
