"""What is left to do before a report can be published (``kkfz stand``)."""

from kkfzlib.stand.bepalen import bepaal
from kkfzlib.stand.regel import Regel, Stand

__all__ = ["Regel", "Stand", "bepaal"]
