"""What an outsider keeps from earlier editions: also what no edition prints, but anyone can count."""

from __future__ import annotations

import pandas as pd

from kkfzlib.cijfers import KOLOMMEN
from kkfzlib.onthulling.bekend import Bekend

LEEG = float("nan")


def _frame(*rijen: tuple[str, str, float, str, float]) -> pd.DataFrame:
    uit = [[k, "", p, w, eenheid, LEEG, noemer, "registratie"] for k, p, w, eenheid, noemer in rijen]
    return pd.DataFrame(uit, columns=list(KOLOMMEN))


def test_de_bedden_achter_een_oude_bezettingsgraad_blijven_bekend() -> None:
    """13 beds at 53.9% are more than 7.0 occupied beds, so 8 clients at the end of a year in which nobody left."""
    gedrukt = _frame(("bezettingsgraad", "2022", 53.9, "%", LEEG), ("verzuim", "2022", 3.2, "%", LEEG))
    waar = _frame(("bezettingsgraad", "2022", 53.91, "%", 4745.0), ("verzuim", "2022", 3.21, "%", 999.0))
    jaar_erna = _frame(
        ("bezettingsgraad", "2022", 53.9, "%", LEEG), ("bezettingsgraad", "2023", 56.2, "%", LEEG)
    )
    bekend = Bekend.uit(
        [(gedrukt.assign(verborgen=False), waar), (jaar_erna.assign(verborgen=False), _frame())]
    ).getoond
    assert bekend["bezettingsgraad", "", "2022"].noemer == 4745.0
    assert pd.isna(bekend["bezettingsgraad", "", "2023"].noemer), "no year of its own to count them in"
    assert pd.isna(bekend["verzuim", "", "2022"].noemer)
