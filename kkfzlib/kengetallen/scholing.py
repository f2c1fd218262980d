"""Training: modules of the forensic curriculum, and further courses per person.

Source of the definitions: Kwaliteitskader Forensische Zorg, pijler 2, as the registry words them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.personeel import eigen_in_jaar
from kkfzlib.kengetallen.selectie import Bools, Deel, Selectie


def leerlijnmodules(g: Grondslag) -> Iterator[Selectie]:
    """``leerlijnmodules``: modules finished in the year, everyone's (aantal)."""
    yield Selectie("", Deel("scholing", _dit_jaar(g, "leerlijn")))


def aanvullende_trainingen(g: Grondslag) -> Iterator[Selectie]:
    """``aanvullende_trainingen``: courses in the year per person of the own staff in service in it (aantal).

    Nothing where nobody was in service.
    """
    basis = eigen_in_jaar(g)
    mensen = g.tabel("medewerkers").loc[basis, "medewerker_id"]
    van_basis = g.tabel("scholing")["medewerker_id"].isin(mensen).to_numpy(dtype=bool)
    yield Selectie("", Deel("scholing", _dit_jaar(g, "aanvullend") & van_basis), Deel("medewerkers", basis))


def _dit_jaar(g: Grondslag, soort: str) -> Bools:
    return g.in_jaar("scholing") & (g.tabel("scholing")["soort"] == soort).to_numpy(dtype=bool)
