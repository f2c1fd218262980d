"""Figures published elsewhere, by other tools or in other years, as published folders (``kkfz lees-in``)."""

from kkfzlib.elders.opdracht import Ingelezen, lees_in

__all__ = ["Ingelezen", "lees_in"]
