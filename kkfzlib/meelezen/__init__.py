"""A draft that comes back: what readers changed and remarked, placed, and taken over into the texts as a whole."""

from kkfzlib.meelezen.overnemen import neem_over
from kkfzlib.meelezen.terug import Terugkomst, lees_terug

__all__ = ["Terugkomst", "lees_terug", "neem_over"]
