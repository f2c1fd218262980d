"""Which kengetallen are compared, in which section of ``vergelijking.qmd``, and which parts of them are "
"drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Familie:
    """One section: the name of its file in ``inhoud/``, what it is about, and its kengetallen in order."""

    id: str
    onderwerp: str
    kengetallen: tuple[str, ...]


FAMILIES = (
    Familie(
        "clienten", "cliënten en doorstroom",
        ("clienten", "clienten_aandeel", "zorgzwaarte", "instroom", "uitstroom_plaatsing"),
    ),
    Familie("verblijf", "bedden en verblijf", ("bezettingsgraad", "bezette_bedden", "beddagen", "verblijfsduur")),
    Familie("omzet", "omzet", ("omzet", "omzet_aandeel", "omzet_groei")),
    Familie(
        "continuiteit", "continuïteit van zorg (indicator 2)",
        ("uitstroom", "continuiteit", "continuiteit_vermeldingen"),
    ),
    Familie(
        "team", "het team",
        ("personeel", "personeel_vast", "opleiding", "zorgervaring", "personeel_instroom", "personeel_uitstroom",
         "verzuim"),
    ),
    Familie("scholing", "scholing", ("leerlijnmodules", "aanvullende_trainingen")),
    Familie("incidenten", "incidenten", ("incidenten",)),
    Familie("tevredenheid", "tevredenheid", ("tevredenheid", "respons")),
    Familie("samenwerking", "beleid en samenwerking", ("beleidsdocumenten", "bijeenkomsten")),
)  # fmt: skip

_GETEKEND: dict[str, tuple[str, ...]] = {
    "clienten": ("fz", "totaal"),
    "clienten_aandeel": ("fz",),
    "omzet": ("fz", "totaal"),
    "omzet_aandeel": ("fz",),
    "omzet_groei": ("fz", "totaal"),
    "instroom": ("verblijf", "ambulant", "dagbesteding"),
    "uitstroom_plaatsing": ("verblijf", "ambulant", "dagbesteding"),
    "uitstroom": ("totaal", "noemer"),
    "verblijfsduur": ("", "uitgestroomd", "in_jaar", "op_peildatum"),
    "opleiding": ("hbo_wo", "mbo"),
    "personeel_uitstroom": ("totaal", "zzp"),
    "tevredenheid": ("cto", "mto", "ketenpartners"),
    "respons": ("cto", "mto", "ketenpartners"),
}


def getekend(kengetal: str, uitsplitsingen: list[str]) -> list[str]:
    """The parts of a kengetal that get a panel in its figure, out of those that occur."""
    if kengetal == "continuiteit":
        return [u for u in uitsplitsingen if ":" not in u]
    gewenst = _GETEKEND.get(kengetal, ("", "totaal"))
    return [u for u in gewenst if u in uitsplitsingen]


def in_tabel(kengetal: str, uitsplitsing: str) -> bool:
    """Whether a part stands in the table: months stand in the control chart, questions in the reports."""
    if kengetal == "incidenten":
        return not uitsplitsing.startswith("maand/")
    return not (kengetal == "tevredenheid" and "/" in uitsplitsing)
