"""Beside the table of indicator 2: the largest shifts, and how its noemer ties up with who came and went."""

from __future__ import annotations

from kkfzlib.cijfers import Cijfer
from kkfzlib.continuiteit import KENGETAL
from kkfzlib.kengetallen.namen import AANTAL, uitsplitsing_naam
from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.figuren.brug import Brug, brug_van
from kkfzlib.verslag.getallen import gepubliceerd, verandering
from kkfzlib.verslag.markdown import veilig
from kkfzlib.verslag.toeval import WOORDEN, oordeel

_GENOEMD = 2
"""How many of the largest shifts are named."""


def verschuivingen(ctx: Context) -> str:
    """Which category was mentioned most, and the largest shifts since last year, in neutral words."""
    c = ctx.cijfers
    cellen = [k for k in c.bron.van(KENGETAL) if not k.uitsplitsing.endswith(AANTAL) and k.waarde is not None]
    if not cellen or not any(gepubliceerd(k) for k in cellen):
        return ""
    meest = max(cellen, key=lambda k: (gepubliceerd(k) or 0.0, k.uitsplitsing))
    zinnen = [f"Het vaakst genoemd is {_naam(ctx, meest)} ({c.van(meest)})."]
    paren = [(k, v) for k in cellen if (v := c.bron.vorig(k.kengetal, k.uitsplitsing)) is not None]
    bewogen = [(k, v, d.waarde) for k, v in paren if (d := verandering(k, v)) is not None and not d.gelijk]
    grootste = sorted(bewogen, key=lambda b: (-abs(b[2]), b[0].uitsplitsing))[:_GENOEMD]
    if grootste:
        wat = "De grootste verschuiving" if len(grootste) == 1 else "De grootste verschuivingen"
        zinnen.append(
            f"{wat} sinds {c.bron.vergelijk_met}: {opsomming([_verschoven(ctx, k, v) for k, v, _ in grootste])}."
        )
    return " ".join(zinnen)


def _verschoven(ctx: Context, nu: Cijfer, toen: Cijfer) -> str:
    c = ctx.cijfers
    gevonden = oordeel(nu, toen, c.bron, c.schalen)
    erbij = (
        f"; {WOORDEN[gevonden.uitkomst]}" if gevonden is not None and gevonden.uitkomst != "onbekend" else ""
    )
    return f"{_naam(ctx, nu)} van {c.van(nu, 'vorig')} naar {c.van(nu)} ({c.van(nu, 'groei')}{erbij})"


def _naam(ctx: Context, cel: Cijfer) -> str:
    return f"*{veilig(uitsplitsing_naam(cel.kengetal, cel.uitsplitsing, ctx.gids))}*"


def aansluiting(ctx: Context) -> str:
    """The bridge, and why ended placements, leavers and the noemer are different numbers."""
    brug, figuur = brug_van(ctx.cijfers.bron), ctx.figuur("fig-brug", tweeling=False)
    zinnen = [_eind(ctx), _brugzin(brug) if brug is not None and figuur else ""]
    return ctx.onderdeel(
        "### Van begin tot eind van het jaar {#sec-brug}", " ".join(z for z in zinnen if z), figuur
    )


def _eind(ctx: Context) -> str:
    c = ctx.cijfers
    uit, weg = c.bron.get("uitstroom", "totaal"), c.bron.get("uitstroom", "noemer")
    eindes = [k for k in c.bron.van("uitstroom_plaatsing") if k.waarde]
    if any(k is None or k.waarde is None for k in (uit, weg)) or not eindes:
        return ""
    if any(k.waarde is None for k in c.bron.van("uitstroom_plaatsing")):
        return ""
    delen = opsomming(
        [
            f"{c.van(k)} {veilig(uitsplitsing_naam(k.kengetal, k.uitsplitsing, ctx.gids).lower())}"
            for k in eindes
        ]
    )
    return (
        f"Geëindigde verblijven en trajecten ({delen}) zijn iets anders dan uitgestroomde cliënten ({c.van(uit)}): wie "
        "van zorgvorm wisselt, blijft cliënt, en wie twee trajecten afsluit, stroomt één keer uit. Van de "
        f"uitgestroomde cliënten tellen er {c.van(weg)} mee in de noemer van de indicator."
    )


def _brugzin(brug: Brug) -> str:
    zin = "@fig-brug sluit het aantal cliënten aan het begin van het jaar aan op dat aan het eind."
    if not brug.rest:
        return zin
    return f"{zin} Wat niet uit begin en einde volgt, zijn cliënten met meer dan één zorgvorm tegelijk."
