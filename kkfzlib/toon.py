"""What a notebook shows: definitions with their formula, key figures as Dutch tables, findings, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd
from IPython.display import SVG, Markdown

from kkfzlib import opmaak
from kkfzlib.bevindingen import Bevinding, Invoerbevinding, als_objecten
from kkfzlib.continuiteit import Indicatorrij, Verplichting
from kkfzlib.instellingen import Instellingen
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import kengetal
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.voortgang import Voortgang, als_frame

LEEG = "–"


def definitie(*ids: str) -> Markdown:
    """The definition and formula of one or more kengetallen, from the registry."""
    delen = [f"**{k.naam}** (`{k.id}`). {k.definitie}\n\n$${k.formule}$$" for k in map(kengetal, ids)]
    return Markdown("\n\n".join(delen))


def kengetallen(cijfers: pd.DataFrame, invoer: Invoer, *ids: str) -> pd.DataFrame:
    """The rows of these kengetallen as a Dutch table: name, year, value with unit, numerator, denominator, source."""
    rijen = cijfers[cijfers["kengetal"].isin(ids)]
    return pd.DataFrame(
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


def inlezing(invoer: Invoer) -> pd.DataFrame:
    """One row per file read: rows read, kept and dropped."""
    kolommen = ["bestand", "tabel", "codering", "rijen_gelezen", "rijen_behouden", "rijen_vervallen"]
    return pd.DataFrame([[regel.get(k) for k in kolommen] for regel in invoer.inlezing], columns=kolommen)


def bevindingen(gevonden: Sequence[Bevinding] | Sequence[Invoerbevinding]) -> pd.DataFrame | Markdown:
    """Findings as a table, or one sentence when there are none. Person columns are masked in the finding itself."""
    if not gevonden:
        return Markdown("Geen bevindingen.")
    return pd.DataFrame(als_objecten(gevonden))


def indicator(rijen: Iterable[Indicatorrij]) -> pd.DataFrame:
    """Indicator 2 as a Dutch table: category, number of clients, share of the denominator."""
    return pd.DataFrame(
        [
            [r.code, r.naam, _getal(r.teller), LEEG if r.waarde is None else opmaak.procent(r.waarde)]
            for r in rijen
        ],
        columns=["code", "categorie", "aantal", "percentage"],
    )


def voortgang(beloften: Sequence[Voortgang]) -> pd.DataFrame | Markdown:
    """What became of last year's promises as a table, or one sentence when there were none."""
    if not beloften:
        return Markdown("Er is geen vorig jaar met doelen of ontwikkelpunten om naast te leggen.")
    return als_frame(beloften)


def intern(cijfers: pd.DataFrame, instellingen: Instellingen) -> Gepubliceerd:
    """The complete figures for the notebook's own eyes: what the profile ``indiening`` would publish."""
    return Gepubliceerd(
        cijfers.assign(verborgen=False), "indiening", instellingen.jaar, instellingen.vergelijk_met
    )


def figuur(gemaakt: Figuur | None) -> SVG | Markdown:
    """A figure, or one sentence where its data is missing."""
    return Markdown("*Geen gegevens voor deze figuur.*") if gemaakt is None else SVG(gemaakt.svg.decode())


def keuzes(invoer: Invoer) -> pd.DataFrame:
    """The choices of this report, a row each."""
    i = invoer.instellingen
    rijen = {
        "verslagjaar": str(i.jaar),
        "peildatum": opmaak.datum(i.peildatum),
        "gids met uitstroomcategorieën": str(invoer.gids.jaar),
        "verblijfsduur": uitsplitsing_naam("verblijfsduur", i.verblijfsduur, invoer.gids),
        "vergelijkingsjaar": str(i.vergelijk_met),
        "onthullingsdrempel": f"{i.onthulling.drempel} cliënten",
    }
    return pd.DataFrame(rijen.items(), columns=["keuze", "waarde"])


def telling(gevonden: Sequence[Bevinding]) -> pd.DataFrame:
    """How often each rule found something, per severity."""
    geteld = Counter((b.ernst, b.regel) for b in gevonden)
    return pd.DataFrame([[*s, n] for s, n in sorted(geteld.items())], columns=["ernst", "regel", "aantal"])


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


def bescherming(openbaar: Gepubliceerd) -> pd.DataFrame:
    """Per kengetal: how many values the public profile shows and how many it hides."""
    frame = openbaar.frame
    return (
        frame[frame["periode"] == openbaar.jaar]
        .groupby("kengetal")["verborgen"]
        .agg(getoond=lambda v: int((~v).sum()), verborgen="sum")
        .query("verborgen > 0")
        .reset_index()
    )
