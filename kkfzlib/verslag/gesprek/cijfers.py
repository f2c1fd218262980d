"""What moved: the figures that changed more than chance does, and those of which that cannot be told."""

from __future__ import annotations

from collections.abc import Collection

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.verslag.beweging import Beweging, bewegingen
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.gesprek.plaatsen import Plaatsen
from kkfzlib.verslag.gesprek.punten import PAGINA, Punt, kort, schakel
from kkfzlib.verslag.getallen import verandering
from kkfzlib.verslag.markdown import zichtbaar
from kkfzlib.verslag.toeval import WOORDEN


def bewogen(ctx: Context, plaatsen: Plaatsen) -> tuple[list[Punt], list[Punt]]:
    """(beyond chance, chance cannot be ruled out or judged), each with the unfavourable first."""
    alle = sorted(bewegingen(ctx.cijfers), key=lambda b: b.gunstig)
    zeker = [_punt(ctx, b, plaatsen) for b in alle if b.oordeel.uitkomst == "buiten"]
    open_ = [_punt(ctx, b, plaatsen) for b in alle if b.oordeel.uitkomst in ("onzeker", "onbekend")]
    return zeker, [*_sprongen(ctx, {b.cel.naam for b in alle}, plaatsen), *open_]


def _punt(ctx: Context, b: Beweging, plaatsen: Plaatsen) -> Punt:
    richting = "gunstig" if b.gunstig else "ongunstig"
    zeker = b.oordeel.uitkomst == "buiten"
    oordeel = f"**{richting}**" if zeker else f"de {richting}e kant op, {WOORDEN[b.oordeel.uitkomst]}"
    naam = schakel(kort(zichtbaar(b.naam)), plaatsen.cijfer(b.cel.naam))
    return Punt(_regel(ctx, b.cel, naam, oordeel), _vraag(naam, _van_naar(ctx, b.cel), b.gunstig, zeker))


def _sprongen(ctx: Context, genoemd: Collection[str], plaatsen: Plaatsen) -> list[Punt]:
    """Figures without a better way of which the audit found that they changed by half or more."""
    uit = []
    for b in ctx.zichtbare_bevindingen:
        cel = ctx.cijfers.bron.get(b.kengetal, b.uitsplitsing) if b.regel == "sprong" else None
        if cel is None or cel.naam in genoemd or verandering(cel, _vorig(ctx, cel)) is None:
            continue
        naam = schakel(_naam(ctx, cel), plaatsen.cijfer(cel.naam))
        regel = _regel(ctx, cel, naam, "meer dan de helft anders")
        uit.append(Punt(regel, f"{naam} ging {_van_naar(ctx, cel)}. Wat is daarvan de oorzaak?"))
    return uit


def _naam(ctx: Context, cel: Cijfer) -> str:
    deel = uitsplitsing_naam(cel.kengetal, cel.uitsplitsing, ctx.gids) if cel.uitsplitsing else ""
    return kort(REGISTER[cel.kengetal].naam + (f" ({deel.lower()})" if deel and deel != "totaal" else ""))


def _vorig(ctx: Context, cel: Cijfer) -> Cijfer | None:
    return ctx.cijfers.bron.vorig(cel.kengetal, cel.uitsplitsing)


def _van_naar(ctx: Context, cel: Cijfer) -> str:
    return f"van {ctx.cijfers.van(cel, 'vorig')} naar {ctx.cijfers.van(cel)}"


def _regel(ctx: Context, cel: Cijfer, naam: str, oordeel: str) -> str:
    """The marks of findings about the figure lead to the report, as its name does."""
    merk = ctx.merk(cel.naam).replace("](#", f"]({PAGINA}#")
    return f"{naam}: {_van_naar(ctx, cel)} ({ctx.cijfers.van(cel, 'groei')}); {oordeel}{merk}"


def _vraag(naam: str, van_naar: str, gunstig: bool, zeker: bool) -> str:
    if not zeker:
        return f"{naam} ging {van_naar}. Is dat toeval, of is er een oorzaak waaraan u werkt?"
    if gunstig:
        return f"{naam} ging {van_naar}. Wat heeft daarvoor gezorgd, en is het vast te houden?"
    return f"{naam} ging {van_naar}. Wat is de oorzaak, en wat doet u eraan?"
