"""Pijler 2: the team (size, contracts, education, experience) and its training."""

from __future__ import annotations

from kkfzlib.kengetallen.personeel import ervaring_is_dienst
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas
from kkfzlib.verslag.tabellen.vergelijking import naam, op_volgorde, rijen_van, vergelijking


def vakmanschap(ctx: Context) -> dict[str, str]:
    """The files about staff and training."""
    return {"personeel": personeel(ctx), "scholing": scholing(ctx)}


def personeel(ctx: Context) -> str:
    """Text, figures and chart of the team."""
    rijen = [
        *rijen_van(ctx.cijfers, "personeel", ctx.gids),
        ("personeel_vast", "", naam("personeel_vast")),
        *[(k, u, f"Opleiding: {n.lower()}") for k, u, n in rijen_van(ctx.cijfers, "opleiding", ctx.gids)],
        ("zorgervaring", "", f"{naam('zorgervaring')} (jaar{_vanaf(ctx)})"),
        ("personeel_instroom", "totaal", naam("personeel_instroom")),
        ("personeel_uitstroom", "totaal", naam("personeel_uitstroom")),
        ("personeel_uitstroom", "zzp", "waarvan verder als zzp’er"),
    ]
    tabel = vergelijking(
        ctx.cijfers,
        "tbl-personeel",
        "Team op de peildatum, en in- en uitstroom in het jaar",
        _totaal_eerst(rijen),
    )
    zin = "@tbl-personeel beschrijft de omvang en samenstelling van het team." if tabel else ""
    return ctx.onderdeel(
        "#### Personeel {#sec-personeel}",
        ctx.tekst("personeel"),
        zin,
        ctx.figuur("fig-team", tweeling=tabel is None),
        ctx.tabel(tabel),
    )


def _vanaf(ctx: Context) -> str:
    """What the experience is counted from, where that is not the care that people came from."""
    medewerkers = ctx.frame("medewerkers")
    is_dienst = medewerkers is not None and ervaring_is_dienst(medewerkers)
    return ", gerekend vanaf de indiensttreding" if is_dienst else ""


def _totaal_eerst(rijen: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The whole team before its parts."""
    team = op_volgorde([r for r in rijen if r[0] == "personeel"])
    benoemd = [
        (k, u, "Medewerkers op de peildatum" if u == "totaal" else f"waarvan {n.lower()}") for k, u, n in team
    ]
    return benoemd + [r for r in rijen if r[0] != "personeel"]


def scholing(ctx: Context) -> str:
    """Text, figures and chart of training."""
    rijen = [(k, "", naam(k)) for k in ("leerlijnmodules", "aanvullende_trainingen")]
    tabel = vergelijking(ctx.cijfers, "tbl-scholing", "Scholing in het verslagjaar", rijen)
    return ctx.onderdeel(
        "#### Scholing {#sec-scholing}",
        alineas(ctx.tekst("scholing"), ctx.figuur("fig-leerlijn"), ctx.tabel(tabel)),
    )
