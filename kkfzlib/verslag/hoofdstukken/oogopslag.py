"""The first page: key figures, what got better and worse, what became of the plans, what comes first next year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kkfzlib.verslag.beweging import Beweging, bewegingen
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.kpi import paneel
from kkfzlib.verslag.markdown import alineas, blok, opsomming, veilig
from kkfzlib.verslag.tabellen.doelen import tijdpad
from kkfzlib.verslag.toeval import WOORDEN

HOOGSTENS = 3
"""At most so many figures that got better, and as many that got worse."""

_PRIORITEITEN = 5


def eerste_blad(ctx: Context) -> dict[str, str]:
    """The file ``oogopslag``."""
    plannen = alineas(ctx.figuur("fig-plannen"), _prioriteiten(ctx))
    delen = (
        paneel(ctx),
        ctx.teksten.get("samenvatting", ""),
        _bewogen(ctx),
        blok("dicht", plannen) if plannen else "",
    )
    return {"oogopslag": alineas(*delen) or "Er zijn nog geen cijfers of plannen om te laten zien.\n"}


def _bewogen(ctx: Context) -> str:
    """Two columns; one sentence when nothing can be compared."""
    alle = bewegingen(ctx.cijfers)
    if not alle:
        return ""
    kanten = [
        _kant(ctx, "Wat beter werd", [b for b in alle if b.gunstig], "vooruit", "de goede"),
        _kant(ctx, "Wat minder werd", [b for b in alle if not b.gunstig], "achteruit", "de verkeerde"),
    ]
    return blok("naast", "\n".join(kanten))


def _kant(ctx: Context, kop: str, alle: list[Beweging], waarheen: str, kant: str) -> str:
    """Beyond chance in a list of its own; after it, up to three in all, those of which chance may be the cause."""
    zeker = [b for b in alle if b.oordeel.uitkomst == "buiten"][:HOOGSTENS]
    open_ = [b for b in alle if b.oordeel.uitkomst in ("onzeker", "onbekend")][: HOOGSTENS - len(zeker)]
    meer = f"meer {waarheen} dan bij toeval past" if alle else waarheen
    niets = f"Geen van de cijfers die te vergelijken zijn, ging {meer}."
    delen = [f"**{kop}**", opsomming([_regel(ctx, b) for b in zeker]) if zeker else niets]
    if open_:
        delen.append(f"{'Ook' if zeker else 'Wel'} {kant} kant op, maar {WOORDEN['onzeker']}:")
        delen.append(opsomming([_regel(ctx, b) for b in open_]))
    return blok("kant", alineas(*delen))


def _regel(ctx: Context, b: Beweging) -> str:
    c = ctx.cijfers
    return f"{b.naam}: van {c.van(b.cel, 'vorig')} naar {c.van(b.cel)} ({c.van(b.cel, 'groei')})"


def _prioriteiten(ctx: Context) -> str:
    """The goals for next year: those in outline first."""
    frame = ctx.frame("doelen")
    gepland = None if frame is None else frame[frame["status"] == "gepland"]
    if gepland is None or gepland.empty:
        return ""
    hoofdlijn = gepland[gepland["overzicht"] == "hoofdlijn"]
    gekozen = (gepland if hoofdlijn.empty else hoofdlijn).head(_PRIORITEITEN)
    punten = [_prioriteit(d) for d in gekozen.to_dict("records")]
    meer = len(gepland) - len(gekozen)
    rest = f" ({meer} andere doelen staan bij de pijlers)" if meer > 1 else ""
    return alineas(f"**Wat voorrang krijgt**{rest}", opsomming(punten))


def _prioriteit(doel: Mapping[Any, Any]) -> str:
    wanneer = tijdpad(doel["begin"], doel["eind"])
    pijler = int(str(doel["pijler"]))
    waar = f"[pijler {pijler}](#sec-pijler-{pijler})"
    return f"{veilig(doel['doel'])}: {_klein(veilig(doel['resultaat']))} ({waar}, {wanneer})"


def _klein(tekst: str) -> str:
    """A sentence that goes on after a colon; names in capitals stay."""
    return tekst[:1].lower() + tekst[1:] if tekst[1:2].islower() else tekst
