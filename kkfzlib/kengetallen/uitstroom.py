"""Outflow and indicator 2: which follow-up care leavers need (continuïteit van zorg).

Source of the definitions: Gids prestatie-indicatoren forensische zorg, indicator 2. A row of ``uitstroom`` is one
outflow; its follow-up care is ignored where the client went back to detention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import Bools, Deel, Selectie, som


def uitstroom(g: Grondslag) -> Iterator[Selectie]:
    """``uitstroom``: outflows in the year, those back to detention, and the difference (aantal)."""
    keuzes = {
        "totaal": g.in_jaar("uitstroom"),
        "detentie": g.in_jaar("uitstroom") & _detentie(g),
        "noemer": _basis(g),
    }
    for code, keuze in keuzes.items():
        yield Selectie(code, Deel("uitstroom", keuze))


def continuiteit(g: Grondslag) -> Iterator[Selectie]:
    """``continuiteit``: outflows that name each category of the gids, out of the noemer of indicator 2 (%).

    A row of 0 where nobody names it; no rows where everybody went back to detention.
    """
    genoemd, basis = g.eens(_genoemd), Deel("uitstroom", _basis(g))
    for nummer, code in enumerate(g.gids.codes):
        yield Selectie(code, Deel("uitstroom", basis.keuze & genoemd[:, nummer]), basis)


def vermeldingen(g: Grondslag) -> Iterator[Selectie]:
    """``continuiteit_vermeldingen``: all mentions together out of the same noemer (%, may exceed 100)."""
    aantal, basis = g.eens(_genoemd).sum(axis=1), _basis(g)
    yield Selectie("", Deel("uitstroom", basis & (aantal > 0), som(aantal)), Deel("uitstroom", basis))


def genoemde_codes(vervolgzorg: pd.Series, codes: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Rows × codes: whether a cell (codes joined by ``|``) names each code; one repeated within a cell counts once."""
    # There are few distinct combinations, however many rows: take each apart once.
    combinatie, cellen = pd.factorize(vervolgzorg.fillna("").astype(str))
    delen = [{deel.strip() for deel in cel.split("|")} for cel in cellen]
    per_combinatie = np.array([[code in deel for code in codes] for deel in delen], dtype=bool)
    return per_combinatie.reshape(-1, len(codes))[combinatie]


def _genoemd(g: Grondslag) -> npt.NDArray[np.bool_]:
    return genoemde_codes(g.tabel("uitstroom")["vervolgzorg"], g.gids.codes)


def _detentie(g: Grondslag) -> Bools:
    return g.tabel("uitstroom")["terug_naar_detentie"].to_numpy(dtype=bool)


def _basis(g: Grondslag) -> Bools:
    return g.in_jaar("uitstroom") & ~_detentie(g)
