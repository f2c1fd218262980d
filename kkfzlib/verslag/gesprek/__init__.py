"""The gespreksblad: one page for the talk with the financier, from what the report itself holds and nothing else."""

from kkfzlib.verslag.gesprek.blad import RUIM, gespreksblad
from kkfzlib.verslag.gesprek.punten import PAGINA

__all__ = ["PAGINA", "RUIM", "gespreksblad"]
