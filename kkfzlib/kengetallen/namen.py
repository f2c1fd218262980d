"""Dutch labels of uitsplitsingen, for tables, axes and alt texts."""

from __future__ import annotations

from kkfzlib.kader import Gids
from kkfzlib.nederlands.kalender import MAANDEN

AANTAL = ":n"
"""Ending of an uitsplitsing that holds the count behind a percentage (``6:n``), as in ``opgave``."""

_FINANCIERING = {"fz": "Forensische zorg", "anders": "Anders gefinancierde zorg", "totaal": "Totaal"}
_ZORGVORM = {"verblijf": "Verblijf", "ambulant": "Ambulant", "dagbesteding": "Dagbesteding"}
_ONDERZOEK = {"cto": "Cliënttevredenheid", "mto": "Medewerkerstevredenheid", "ketenpartners": "Ketenpartners"}
_NAMEN: dict[str, dict[str, str]] = {
    "clienten": _FINANCIERING,
    "clienten_aandeel": _FINANCIERING,
    "omzet": _FINANCIERING,
    "omzet_aandeel": _FINANCIERING,
    "omzet_groei": _FINANCIERING,
    "verblijfsduur": {
        "uitgestroomd": "Geëindigde verblijven",
        "in_jaar": "Dagen in het verslagjaar",
        "op_peildatum": "Lopende verblijven op de peildatum",
    },
    "instroom": _ZORGVORM,
    "uitstroom_plaatsing": _ZORGVORM,
    "uitstroom": {
        "totaal": "Uitgestroomd",
        "detentie": "Terug naar detentie",
        "noemer": "Uitgestroomd, niet naar detentie",
    },
    "personeel": {
        "totaal": "Totaal",
        "vast": "Vast",
        "tijdelijk": "Tijdelijk",
        "zzp": "Zzp",
        "stage": "Stage",
    },
    "opleiding": {"mbo": "Mbo", "hbo": "Hbo", "wo": "Wo", "anders": "Anders", "hbo_wo": "Hbo of wo"},
    "personeel_uitstroom": {"totaal": "Totaal", "zzp": "Verder als zzp'er"},
    "continuiteit_vermeldingen": {"n": "Aantal vermeldingen"},
    "respons": _ONDERZOEK,
}


def uitsplitsing_naam(kengetal_id: str, uitsplitsing: str, gids: Gids) -> str:
    """Dutch label of one uitsplitsing; its own text where the list is open (soort, vraag, categorie).

    A merged row (codes joined by ``+``) gets the names of its parts; a count (``6:n``) the name of its code.
    """
    code = uitsplitsing.removesuffix(AANTAL)
    if "+" in code and kengetal_id in ("continuiteit", "zorgzwaarte"):
        return " + ".join(uitsplitsing_naam(kengetal_id, deel, gids) for deel in code.split("+"))
    if kengetal_id == "continuiteit":
        return next((c.naam for c in gids.categorieen if c.code == code), code)
    if kengetal_id == "incidenten" and code.startswith("maand/"):
        return MAANDEN[int(code[6:]) - 1]
    if kengetal_id == "tevredenheid":
        _, streep, vraag = code.partition("/")
        return vraag if streep else _ONDERZOEK.get(code, code)
    if kengetal_id == "benchmark":
        return code.rpartition("/")[2]
    if code == "totaal":
        return _NAMEN.get(kengetal_id, {}).get(code, "Totaal")
    return _NAMEN.get(kengetal_id, {}).get(code, code)
