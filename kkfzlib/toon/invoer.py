"""What was read: files, rows, choices and findings about the input."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from IPython.display import Markdown

from kkfzlib.bevindingen import Bevinding, Invoerbevinding, als_objecten
from kkfzlib.nederlands import opmaak
from kkfzlib.tabellen import Invoer
from kkfzlib.toon.tabel import Tabel


def inlezing(invoer: Invoer) -> Tabel:
    """One row per file read: rows read, kept and dropped."""
    kolommen = ["bestand", "tabel", "codering", "rijen_gelezen", "rijen_behouden", "rijen_vervallen"]
    return Tabel.van([[regel.get(k) for k in kolommen] for regel in invoer.inlezing], columns=kolommen)


def bevindingen(gevonden: Sequence[Bevinding] | Sequence[Invoerbevinding]) -> Tabel | Markdown:
    """Findings as a table, or one sentence when there are none. Person columns are masked in the finding itself."""
    if not gevonden:
        return Markdown("Geen bevindingen.")
    return Tabel(pd.DataFrame(als_objecten(gevonden)))


def keuzes(invoer: Invoer) -> Tabel:
    """The choices of this report, a row each."""
    i = invoer.instellingen
    rijen = {
        "verslagjaar": str(i.jaar),
        "peildatum": opmaak.datum(i.peildatum),
        "gids met uitstroomcategorieën": str(invoer.gids.jaar),
        "verblijfsduur": i.verblijfsduur.replace("_", " "),
        "vergelijkingsjaar": str(i.vergelijk_met),
        "onthullingsdrempel": f"{i.onthulling.drempel} cliënten",
    }
    return Tabel.van(rijen.items(), columns=["keuze", "waarde"])
