"""Satisfaction: mean scores per survey and question, and response."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kengetallen.rijen import Rij, breuk


def rijen(antwoorden: pd.DataFrame, onderzoeken: pd.DataFrame | None, jaar: int) -> list[Rij]:
    """Rows of ``tevredenheid`` and, where the number invited is known, ``respons``."""
    gescoord = antwoorden[antwoorden["score"].notna()]
    per_vraag = gescoord.assign(uitsplitsing=gescoord["onderzoek"] + "/" + gescoord["vraag"])
    uit = _gemiddelden(gescoord.assign(uitsplitsing=gescoord["onderzoek"]), jaar) + _gemiddelden(
        per_vraag, jaar
    )
    return uit if onderzoeken is None else uit + _respons(antwoorden, onderzoeken, jaar)


def _gemiddelden(antwoorden: pd.DataFrame, jaar: int) -> list[Rij]:
    # Sorted by score, so that the order of rows cannot change the last digit of a sum.
    groepen = antwoorden.sort_values(["uitsplitsing", "score"]).groupby("uitsplitsing")
    samen = groepen.agg(som=("score", "sum"), n=("score", "size"), mensen=("respondent_id", "nunique"))
    return [
        Rij("tevredenheid", str(code), str(jaar), som / n, "score", float(n), float(mensen))
        for code, som, n, mensen in samen.itertuples()
    ]


def _respons(antwoorden: pd.DataFrame, onderzoeken: pd.DataFrame, jaar: int) -> list[Rij]:
    mensen = antwoorden.groupby("onderzoek")["respondent_id"].nunique()
    gevraagd = onderzoeken.groupby("onderzoek")["uitgenodigd"].sum()
    return [
        rij
        for onderzoek, n in gevraagd.items()
        for rij in breuk("respons", int(mensen.get(onderzoek, 0)), int(n), jaar, str(onderzoek), 100.0)
    ]
