"""The one table every report must have, forensic against other care, as figures of the framework."""

from __future__ import annotations

import re

from kkfzlib.controle.feiten import Feit, gelezen
from kkfzlib.controle.rekenen.tabel import Tabel

from .tabellen import Cijfertabel, Tabelrij

_ANDERS = re.compile(r"anders|overig|niet-forensis", re.IGNORECASE)
_FZ = re.compile(r"forensische zorg", re.IGNORECASE)
KOLOMMEN = ("clienten", "clienten_aandeel", "omzet", "omzet_aandeel")


def is_financiering(tabel: Cijfertabel) -> bool:
    """Whether this is the table of clients and revenue by funding: two rows, four columns, amounts in the third."""
    if len(tabel.rijen) != 2 or len(tabel.totaal.getallen) != 4:
        return False
    fz, anders = tabel.rijen
    return bool(_FZ.search(fz.label)) and bool(_ANDERS.search(anders.label))


def is_financieringstabel(tabel: Tabel) -> bool:
    """The same of a table as it stands in the page: rules that know its columns judge it."""
    return (
        sum(bool(p.search(label)) for label in tabel.labels for p in (_FZ, _ANDERS)) >= 2
        and len(tabel.labels) == 3
    )


def feiten(tabel: Cijfertabel, jaar: int) -> list[Feit]:
    """Its cells as figures; nothing for another table."""
    if not is_financiering(tabel):
        return []
    rijen: dict[str, Tabelrij] = {"fz": tabel.rijen[0], "anders": tabel.rijen[1], "totaal": tabel.totaal}
    return [
        gelezen(kengetal, deel, str(jaar), rij.getallen[i].waarde, rij.getallen[i].cijfers)
        for deel, rij in rijen.items()
        for i, kengetal in enumerate(KOLOMMEN)
    ]
