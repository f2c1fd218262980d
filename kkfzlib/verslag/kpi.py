"""The panel of key figures: per tile the value, last year, the change, which way is better, and the benchmark."""

from __future__ import annotations

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import GEKOZEN, kengetal, plekken
from kkfzlib.nederlands.afronding import afgerond
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.getallen import groei
from kkfzlib.verslag.markdown import blok, veilig

AANTAL = 8
"""At most this many tiles: more can't be grasped at a glance."""


def kerncijfers(ctx: Context) -> list[tuple[Cijfer, str]]:
    """The chosen cells with their names: of the registry's tiles the first eight that have a value."""
    gekozen = []
    for k, plek in plekken("kpi"):
        deel = ctx.instellingen.verblijfsduur if plek.uitsplitsing == GEKOZEN else plek.uitsplitsing
        cel = ctx.cijfers.bron.get(k.id, deel)
        if cel is not None:
            gekozen.append((cel, plek.label))
    return gekozen[:AANTAL]


def paneel(ctx: Context) -> str:
    """The panel as nested divs; empty without any figure."""
    tegels = [_tegel(ctx, cel, naam) for cel, naam in kerncijfers(ctx)]
    return blok("kpi-paneel", "\n".join(tegels)) if tegels else ""


def _tegel(ctx: Context, cel: Cijfer, naam: str) -> str:
    delen = [
        blok("kpi-naam", naam),
        blok("kpi-waarde", ctx.cijfers.van(cel)),
        blok("kpi-verandering", verandering(ctx, cel)),
        blok("kpi-bron", _bron(ctx, cel)),
    ]
    return blok("kpi-tegel", "\n".join(delen))


def verandering(ctx: Context, cel: Cijfer) -> str:
    """``+2,5 procentpunt sinds 2023 (1,3%): ongunstig``; plain when there is no better way or no last year."""
    vorig = ctx.cijfers.bron.vorig(cel.kengetal, cel.uitsplitsing)
    jaar = ctx.cijfers.bron.vergelijk_met
    richting = kengetal(cel.kengetal).richting
    beter = "" if richting == "geen" else f"; {richting} is beter"
    if vorig is None:
        return f"geen cijfer over {jaar}{beter}"
    toen = f"{ctx.cijfers.van(cel, 'groei')} ten opzichte van {jaar} ({ctx.cijfers.van(cel, 'vorig')})"
    verschil = groei(cel, vorig, exact=ctx.cijfers.exact)
    if verschil is None or richting == "geen":
        return toen + beter
    if afgerond(verschil, 1) == 0:
        return f"{toen}: gelijk{beter}"
    oordeel = "gunstig" if (verschil > 0) == (richting == "hoger") else "ongunstig"
    return f"{toen}: {oordeel}{beter}"


def _bron(ctx: Context, cel: Cijfer) -> str:
    if cel.uitsplitsing in ("", "totaal"):
        ijkpunten = [
            f"{ctx.cijfers.van(b)} ({veilig(b.uitsplitsing.partition('/')[2])})"
            for b in ctx.cijfers.ijkpunten(cel.kengetal)
        ]
        if ijkpunten:
            return "ter vergelijking: " + " en ".join(ijkpunten)
    return f"bron: [{'registratie' if cel.herkomst == 'registratie' else 'opgave'}](#herkomst-{cel.kengetal})"
