"""The tiles of key figures: value, years, change with what chance has to do with it, people behind it, benchmark."""

from __future__ import annotations

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import GEKOZEN, kengetal, plekken
from kkfzlib.nederlands.opmaak import NBSP
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.figuren.vonk import vonk_id
from kkfzlib.verslag.getallen import Cijfers, verandering
from kkfzlib.verslag.markdown import attribuut, blok, veilig
from kkfzlib.verslag.toeval import WOORDEN, Oordeel, margetekst, oordeel

AANTAL = 8
"""At most this many tiles: more can't be grasped at a glance."""


def kerncijfers(cijfers: Cijfers, verblijfsduur: str) -> list[tuple[Cijfer, str]]:
    """The chosen cells with their names: of the registry's tiles the first eight that show a value.

    ``verblijfsduur`` is the form that the report chose.
    """
    gekozen = []
    for k, plek in plekken("kpi"):
        deel = verblijfsduur if plek.uitsplitsing == GEKOZEN else plek.uitsplitsing
        cel = cijfers.bron.get(k.id, deel)
        if cel is None and plek.uitsplitsing == GEKOZEN:
            cel = cijfers.bron.get(k.id)  # stated without saying in which form
        if cel is not None and cel.waarde is not None:
            gekozen.append((cel, plek.label))
    return gekozen[:AANTAL]


def paneel(ctx: Context) -> str:
    """The panel as nested divs; empty without any figure."""
    gekozen = kerncijfers(ctx.cijfers, ctx.instellingen.verblijfsduur)
    tegels = [_tegel(ctx, cel, naam) for cel, naam in gekozen]
    return blok("kpi-paneel", "\n".join(tegels)) if tegels else ""


def _tegel(ctx: Context, cel: Cijfer, naam: str) -> str:
    delen = {
        "kpi-naam": f"[{naam}](#herkomst-{cel.kengetal})",
        "kpi-waarde": ctx.cijfers.van(cel),
        "kpi-vonk": _vonk(ctx, cel),
        "kpi-verandering": _verandering(ctx, cel),
        "kpi-oordeel": _oordeel(ctx, cel),
        "kpi-bron": _bron(ctx, cel),
    }
    return blok("kpi-tegel", "\n".join(blok(klasse, inhoud) for klasse, inhoud in delen.items() if inhoud))


def _vonk(ctx: Context, cel: Cijfer) -> str:
    lijn = ctx.vonken.get(vonk_id(cel))
    return "" if lijn is None else f'![](figuren/{lijn.id}.svg){{.vonk fig-alt="{attribuut(lijn.alt)}"}}'


def _verandering(ctx: Context, cel: Cijfer) -> str:
    """``▲ +2,5 procentpunt sinds 2023 (1,3%)``."""
    bron, jaar = ctx.cijfers.bron, ctx.cijfers.bron.vergelijk_met
    vorig = bron.vorig(cel.kengetal, cel.uitsplitsing)
    verschil = verandering(cel, vorig)
    if vorig is None:
        return f"geen cijfer over {jaar}"
    if verschil is None:
        return f"het cijfer over {jaar} is niet gepubliceerd"
    if verschil.gelijk:
        return f"gelijk aan {jaar} ({ctx.cijfers.van(cel, 'vorig')})"
    pijl = "▲" if verschil.waarde > 0 else "▼"
    return f"{pijl}{NBSP}{ctx.cijfers.van(cel, 'groei')} sinds {jaar} ({ctx.cijfers.van(cel, 'vorig')})"


def _oordeel(ctx: Context, cel: Cijfer) -> str:
    vorig = ctx.cijfers.bron.vorig(cel.kengetal, cel.uitsplitsing)
    gevonden = oordeel(cel, vorig, ctx.cijfers.bron, ctx.cijfers.schalen)
    verschil = verandering(cel, vorig)
    if gevonden is None or verschil is None:
        return ""
    return woord(cel, gevonden, verschil.waarde)


def woord(cel: Cijfer, gevonden: Oordeel, verschil: float) -> str:
    """``ongunstig, meer dan toeval``: which way is better counts only beyond chance."""
    richting = kengetal(cel.kengetal).richting
    if gevonden.uitkomst != "buiten" or richting == "geen":
        return WOORDEN[gevonden.uitkomst]
    gunstig = (verschil > 0) == (richting == "hoger")
    return f"**{'gunstig' if gunstig else 'ongunstig'}**, {WOORDEN['buiten']}"


def _bron(ctx: Context, cel: Cijfer) -> str:
    """People behind it and the margin, and the benchmarks."""
    delen = []
    ingang = kengetal(cel.kengetal)
    if cel.noemer is not None and (ingang.tonen.marge or ingang.maat == "gemiddelde"):
        grenzen = margetekst(cel, ctx.cijfers.schalen)
        marge = f"; marge [{grenzen}]{{.kg-marge}}" if grenzen else ""
        delen.append(f"n{NBSP}={NBSP}{ctx.cijfers.van(cel, 'noemer')}{marge}")
    if cel.uitsplitsing in ("", "totaal"):
        delen += [
            f"{veilig(b.uitsplitsing.partition('/')[2])}: {ctx.cijfers.van(b)}"
            for b in ctx.cijfers.ijkpunten(cel.kengetal)
        ]
    return "; ".join(delen)
