"""Appendix Consistentie: every check and its outcome; the public report shows no figures behind a finding."""

from __future__ import annotations

from collections.abc import Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle.regels import TITELS
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.verslag import zwijgen
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, veilig

_SOORTEN = (("fout", "fout"), ("waarschuwing", "waarschuwing"), ("info", "ter informatie"))


def consistentie(ctx: Context) -> str:
    """All rules with their outcome and, for the submission, every finding with the figures behind it.

    The public outcome counts only what follows from published figures.
    """
    intro = (
        "Voor publicatie zijn cijfers en teksten automatisch op tegenspraak gecontroleerd. Een bevinding "
        "betekent niet dat een "
        "cijfer fout is; het afgedrukte cijfer is nooit door de controle veranderd."
    )
    if not ctx.openbaar:
        return alineas(intro, ctx.tabel(_uitkomsten(ctx.bevindingen)), ctx.tabel(_bevindingen(ctx)))
    beperkt = "In dit openbare verslag tellen alleen bevindingen mee die volgen uit gepubliceerde cijfers en teksten."
    zichtbaar = zwijgen.bevindingen(ctx.bevindingen, ctx.cijfers.bron)
    return alineas(intro, beperkt, ctx.tabel(_uitkomsten(zichtbaar)))


def _uitkomsten(bevindingen: Sequence[Bevinding]) -> Tabel:
    overige = sorted({b.regel for b in bevindingen} - set(TITELS))
    return Tabel(
        id="tbl-controles",
        bijschrift="Uitkomst van elke controle op consistentie",
        kop=("Controle", "Uitkomst"),
        rijen=tuple((veilig(TITELS.get(r, r)), _uitkomst(r, bevindingen)) for r in [*TITELS, *overige]),
        uitlijning=("l", "l"),
    )


def _uitkomst(regel: str, bevindingen: Sequence[Bevinding]) -> str:
    eigen = [b for b in bevindingen if b.regel == regel]
    if not eigen:
        return "geen bevindingen"
    telling = [(sum(b.ernst == ernst for b in eigen), naam) for ernst, naam in _SOORTEN]
    return ", ".join(f"{n} × {naam}" for n, naam in telling if n)


def _bevindingen(ctx: Context) -> Tabel | None:
    if not ctx.bevindingen:
        return None
    return Tabel(
        id="tbl-bevindingen",
        bijschrift="Bevindingen van de controle op consistentie",
        kop=("Ernst", "Controle", "Kengetal", "Verwacht", "Gevonden", "Toelichting"),
        rijen=tuple(_rij(b) for b in ctx.bevindingen),
        uitlijning=("l",) * 6,
        breed=True,
    )


def _rij(b: Bevinding) -> tuple[str, ...]:
    naam = REGISTER[b.kengetal].naam if b.kengetal in REGISTER else b.kengetal
    wat = f"{naam} ({b.uitsplitsing})" if b.uitsplitsing else naam
    cellen = (b.ernst, TITELS.get(b.regel, b.regel), wat, b.verwacht, b.gevonden, b.toelichting)
    return tuple(veilig(c) or "–" for c in cellen)
