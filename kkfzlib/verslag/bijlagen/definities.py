"""Appendix Definities: every kengetal of the registry, in its own words."""

from __future__ import annotations

from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import REGISTER, Kengetal
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, blok, opsomming, veilig

_RICHTING = {"hoger": "hoger is beter", "lager": "lager is beter"}
_EIGEN = Kengetal.bron
_EENHEID = {
    "%": "procent",
    "euro": "euro",
    "aantal": "aantal",
    "score": "score op de schaal van het onderzoek",
}


_MARGES = """**Marges en toeval.** Alle marges gelden voor 95% en volgen uit de afgedrukte cijfers.

-   Percentage van een groep: het score-interval van Wilson (Wilson, *Probable inference, the law of succession,
    and statistical inference*, Journal of the American Statistical Association 22, 1927). Verschil van twee
    percentages: het interval van Newcombe uit twee Wilson-intervallen (Newcombe, *Interval estimation for the
    difference between independent proportions*, Statistics in Medicine 17, 1998, methode 10).
-   Gemiddelde score: het t-interval bij de grootste spreiding die antwoorden met dit gemiddelde op deze schaal
    kunnen hebben; wie de antwoorden zelf kent, vindt een interval dat hoogstens zo breed is. Verschil van twee
    scores: de toets van Welch met diezelfde spreiding. Ligt nul erbuiten, dan is het verschil zeker meer dan
    toeval; ligt nul erbinnen, dan is toeval niet uit te sluiten.
-   Aantal gebeurtenissen: de exacte toets op gelijke aantallen per jaar (Przyborowski en Wilenski, *Homogeneity
    of results in testing samples from Poisson series*, Biometrika 31, 1940).
-   Cijfer zonder gepubliceerde groep (ziekteverzuim, bezettingsgraad): de natuurlijke grenzen van ten minste
    drie eerdere jaren, het gemiddelde plus en min 2,66 maal de gemiddelde sprong van jaar op jaar (Wheeler,
    *Understanding Variation*, 1993). Met minder jaren is toeval niet te beoordelen."""


def definities(ctx: Context) -> str:
    """One item per kengetal: name, definition, unit, direction and source of the definition."""
    dagen = (
        "In alle tabellen is de einddatum de eerste dag die niet meer meetelt: een cliënt is aanwezig op "
        "de dag van aankomst en "
        "niet op de dag van vertrek."
    )
    return blok("bijlage", alineas(dagen, opsomming([_regel(k, ctx) for k in REGISTER.values()]), _MARGES))


def _regel(k: Kengetal, ctx: Context) -> str:
    # A name for a program says nothing to the public.
    id = "" if ctx.openbaar else f" (`{k.id}`)"
    kop = f"[**{veilig(k.naam)}**](#herkomst-{k.id}){id}. {veilig(k.definitie)}"
    bron = "" if k.bron == _EIGEN else f" Bron van de definitie: {veilig(k.bron)}."
    richting = f"; {_RICHTING[k.richting]}" if k.richting in _RICHTING else ""
    staart = f"*Eenheid: {_EENHEID.get(k.eenheid, k.eenheid)}{richting}.{bron}*"
    delen = [
        f"    -   {veilig(uitsplitsing_naam(k.id, u, ctx.gids))}: {veilig(definitie)}"
        for u, definitie in k.deeldefinities
    ]
    return "\n".join([f"{kop} {staart}", *([""] if delen else []), *delen])
