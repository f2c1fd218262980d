"""Disclosure control: what the public report may show. ``bescherm`` is the one gate to published values."""

from kkfzlib.onthulling.bescherming import bescherm
from kkfzlib.onthulling.gepubliceerd import MARKERING, MARKERING_LEGENDA, Gepubliceerd

__all__ = ["MARKERING", "MARKERING_LEGENDA", "Gepubliceerd", "bescherm"]
