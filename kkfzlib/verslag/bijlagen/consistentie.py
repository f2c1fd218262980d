"""Appendix Consistentie: every check and its outcome; the public report shows no figures behind a finding."""

from __future__ import annotations

from collections.abc import Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle.regels import TITELS
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, veilig

_SOORTEN = (("fout", "fout"), ("waarschuwing", "waarschuwing"), ("info", "ter informatie"))


def consistentie(ctx: Context) -> str:
    """The checks that found something, and one line for the others.

    The public list holds only what follows from published figures, without the figures behind a finding.
    """
    intro = (
        "Voor publicatie zijn cijfers en teksten automatisch op tegenspraak gecontroleerd. Een bevinding "
        "betekent niet dat een "
        "cijfer fout is; het afgedrukte cijfer is nooit door de controle veranderd."
    )
    beperkt = (
        "In dit openbare verslag tellen alleen bevindingen mee die volgen uit gepubliceerde cijfers en teksten."
        if ctx.openbaar
        else ""
    )
    return alineas(
        f"{intro} {beperkt}".strip(), ctx.tabel(_bevindingen(ctx)), _rest(ctx.zichtbare_bevindingen)
    )


def _rest(bevindingen: Sequence[Bevinding]) -> str:
    """One line for all checks without a finding."""
    gevonden = {b.regel for b in bevindingen}
    schoon = [r for r in TITELS if r not in gevonden]
    if not gevonden:
        return f"Geen van de {len(schoon)} controles gaf een bevinding."
    aantal = f"De andere {len(schoon)} controles gaven" if len(schoon) > 1 else "De andere controle gaf"
    return f"{aantal} geen bevinding." if schoon else ""


def _bevindingen(ctx: Context) -> Tabel | None:
    """Every finding with its number; the submission gives the figures behind it too."""
    if not ctx.zichtbare_bevindingen:
        return None
    kop = ("Nr.", "Ernst", "Controle", "Kengetal", "Verwacht", "Gevonden", "Toelichting")
    kolommen = 4 if ctx.openbaar else len(kop)
    return Tabel(
        id="tbl-bevindingen",
        bijschrift="Bevindingen van de controle op consistentie",
        kop=kop[:kolommen],
        rijen=tuple(_rij(n, b)[:kolommen] for n, b in enumerate(ctx.zichtbare_bevindingen, start=1)),
        uitlijning=("l",) * kolommen,  # type: ignore[arg-type]
        breed=not ctx.openbaar,
    )


def _rij(nummer: int, b: Bevinding) -> tuple[str, ...]:
    naam = REGISTER[b.kengetal].naam if b.kengetal in REGISTER else b.kengetal
    wat = f"{naam} ({b.uitsplitsing})" if b.uitsplitsing else naam
    ernst = dict(_SOORTEN).get(b.ernst, b.ernst)
    cellen = (ernst, TITELS.get(b.regel, b.regel), wat, b.verwacht, b.gevonden, b.toelichting)
    return f"[†{nummer}]{{#bevinding-{nummer}}}", *(veilig(c) or "–" for c in cellen)
