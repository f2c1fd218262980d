"""Figures in a notebook, drawn on the complete values."""

from __future__ import annotations

import pandas as pd
from IPython.display import SVG, Markdown

from kkfzlib.instellingen import Instellingen
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.verslag.bouwstenen import Figuur


def intern(cijfers: pd.DataFrame, instellingen: Instellingen) -> Gepubliceerd:
    """The complete figures for the notebook's own eyes: what the profile ``indiening`` would publish."""
    return Gepubliceerd(
        cijfers.assign(verborgen=False), "indiening", instellingen.jaar, instellingen.vergelijk_met
    )


def figuur(gemaakt: Figuur | None) -> SVG | Markdown:
    """A figure, or one sentence where its data is missing."""
    return Markdown("*Geen gegevens voor deze figuur.*") if gemaakt is None else SVG(gemaakt.svg.decode())
