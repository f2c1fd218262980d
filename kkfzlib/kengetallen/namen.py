"""Dutch labels of uitsplitsingen, for tables, axes and alt texts."""

from __future__ import annotations

from kkfzlib.kader import Gids
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands.kalender import MAANDEN
from kkfzlib.uitsplitsing import maand_van, splits

AANTAL = ":n"
"""Ending of an uitsplitsing that holds the count behind a percentage (``6:n``), as in ``opgave``."""


def uitsplitsing_naam(kengetal_id: str, uitsplitsing: str, gids: Gids) -> str:
    """Dutch label of one uitsplitsing; its own text where the list is open (soort, vraag, categorie).

    A merged row (codes joined by ``+``) gets the names of its parts; a count (``6:n``) the name of its code.
    """
    code = uitsplitsing.removesuffix(AANTAL)
    if "+" in code and kengetal_id in ("continuiteit", "zorgzwaarte"):
        return " + ".join(uitsplitsing_naam(kengetal_id, deel, gids) for deel in code.split("+"))
    if kengetal_id == "continuiteit":
        return next((c.naam for c in gids.categorieen if c.code == code), code)
    if kengetal_id == "incidenten" and (maand := maand_van(code)) is not None:
        return MAANDEN[maand - 1]
    labels = REGISTER[kengetal_id].labels if kengetal_id in REGISTER else {}
    if kengetal_id == "tevredenheid":
        return splits(kengetal_id, code)[1] or labels.get(code, code)
    if kengetal_id == "benchmark":
        return splits(kengetal_id, code)[1] or code
    return labels.get(code, "Totaal" if code == "totaal" else code)
