"""Appendix Definities: every kengetal of the registry, in its own words."""

from __future__ import annotations

from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import REGISTER, Kengetal
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, opsomming, veilig

_RICHTING = {"hoger": "hoger is beter", "lager": "lager is beter"}
_EIGEN = Kengetal.bron
_EENHEID = {
    "%": "procent",
    "euro": "euro",
    "aantal": "aantal",
    "score": "score op de schaal van het onderzoek",
}


def definities(ctx: Context) -> str:
    """One item per kengetal: name, definition, unit, direction and source of the definition."""
    dagen = (
        "In alle tabellen is de einddatum de eerste dag die niet meer meetelt: een cliënt is aanwezig op "
        "de dag van aankomst en "
        "niet op de dag van vertrek."
    )
    return alineas(dagen, opsomming([_regel(k, ctx) for k in REGISTER.values()]))


def _regel(k: Kengetal, ctx: Context) -> str:
    kop = f"[**{veilig(k.naam)}**](#herkomst-{k.id}) (`{k.id}`). {veilig(k.definitie)}"
    bron = "" if k.bron == _EIGEN else f" Bron van de definitie: {veilig(k.bron)}."
    richting = f"; {_RICHTING[k.richting]}" if k.richting in _RICHTING else ""
    staart = f"*Eenheid: {_EENHEID.get(k.eenheid, k.eenheid)}{richting}.{bron}*"
    delen = [
        f"    -   {veilig(uitsplitsing_naam(k.id, u, ctx.gids))}: {veilig(definitie)}"
        for u, definitie in k.deeldefinities
    ]
    return "\n".join([f"{kop} {staart}", *([""] if delen else []), *delen])
