"""Key figures as a reader wants them: definitions with formula, Dutch tables, what became of promises, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd
from IPython.display import Markdown

from kkfzlib.bevindingen import Bevinding
from kkfzlib.continuiteit import Indicatorrij, Verplichting
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import kengetal
from kkfzlib.nederlands import opmaak
from kkfzlib.tabellen import Invoer
from kkfzlib.toon.tabel import Tabel
from kkfzlib.voortgang import Voortgang, als_frame

if TYPE_CHECKING:
    from kkfzlib.onthulling.gepubliceerd import Gepubliceerd

LEEG = "–"


def definitie(*ids: str) -> Markdown:
    """The definition and formula of one or more kengetallen, from the registry."""
    delen = [f"**{k.naam}** (`{k.id}`). {k.definitie}\n\n$${k.formule}$$" for k in map(kengetal, ids)]
    return Markdown("\n\n".join(delen))


def kengetallen(cijfers: pd.DataFrame, invoer: Invoer, *ids: str) -> Tabel:
    """The rows of these kengetallen as a Dutch table: name, year, value with unit, numerator, denominator, source."""
    rijen = cijfers[cijfers["kengetal"].isin(ids)]
    return Tabel.van(
        [
            [
                _naam(r["kengetal"], r["uitsplitsing"], invoer),
                r["periode"],
                opmaak.met_eenheid(r["waarde"], r["eenheid"], kengetal(r["kengetal"]).decimalen),
                _getal(r["teller"]),
                _getal(r["noemer"]),
                r["herkomst"],
            ]
            for r in rijen.to_dict("records")
        ],
        columns=["kengetal", "periode", "waarde", "teller", "noemer", "herkomst"],
    )


def _naam(id: str, uitsplitsing: str, invoer: Invoer) -> str:
    naam = kengetal(id).naam
    return f"{naam}: {uitsplitsing_naam(id, uitsplitsing, invoer.gids)}" if uitsplitsing else naam


def _getal(waarde: float | None) -> str:
    if waarde is None or pd.isna(waarde):
        return LEEG
    return opmaak.getal(waarde, 0 if float(waarde).is_integer() else 2)


def indicator(rijen: Iterable[Indicatorrij]) -> Tabel:
    """Indicator 2 as a Dutch table: category, number of clients, share of the denominator."""
    return Tabel.van(
        [
            [r.code, r.naam, _getal(r.teller), LEEG if r.waarde is None else opmaak.procent(r.waarde)]
            for r in rijen
        ],
        columns=["code", "categorie", "aantal", "percentage"],
    )


def verplichting(oordeel: Verplichting) -> Markdown:
    """One sentence: is indicator 2 compulsory this year, and why."""
    if oordeel.instroom is None:
        return Markdown(
            f"De instroom van {oordeel.jaar} is niet bekend, dus de verplichting is niet vast te stellen."
        )
    kern = "verplicht" if oordeel.oordeel == "verplicht" else "niet verplicht"
    return Markdown(
        f"De indicator is **{kern}**: in {oordeel.jaar} stroomden {_getal(oordeel.instroom)} cliënten in; "
        f"de grens ligt bij {oordeel.grens}."
    )


def voortgang(beloften: Sequence[Voortgang]) -> Tabel | Markdown:
    """What became of last year's promises as a table, or one sentence when there were none."""
    if not beloften:
        return Markdown("Er is geen vorig jaar met doelen of ontwikkelpunten om naast te leggen.")
    return Tabel(als_frame(beloften))


def telling(gevonden: Sequence[Bevinding]) -> Tabel:
    """How often each rule found something, per severity."""
    geteld = Counter((b.ernst, b.regel) for b in gevonden)
    return Tabel.van([[*s, n] for s, n in sorted(geteld.items())], columns=["ernst", "regel", "aantal"])


def bescherming(openbaar: Gepubliceerd) -> Tabel:
    """Per kengetal: how many values the public profile shows and how many it hides."""
    frame = openbaar.frame
    tellingen = (
        frame[frame["periode"] == openbaar.jaar]
        .groupby("kengetal")["verborgen"]
        .agg(getoond=lambda v: int((~v).sum()), verborgen="sum")
        .query("verborgen > 0")
        .reset_index()
    )
    return Tabel(tellingen)
