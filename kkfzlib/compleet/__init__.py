"""When a report is complete: one definition, for ``stand`` and for ``publiceer``."""

from kkfzlib.compleet.gebrek import Gebrek, open_gebreken, sleutels_onder
from kkfzlib.compleet.verzamelen import gebreken

__all__ = ["Gebrek", "gebreken", "open_gebreken", "sleutels_onder"]
