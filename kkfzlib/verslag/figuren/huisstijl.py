"""The house style of every figure, in one place: colours, hatches, sizes and matplotlib settings."""

from __future__ import annotations

from typing import Any

import matplotlib
import seaborn as sns

KLEUREN = ("#332288", "#117733", "#882255", "#0072B2", "#AA4499", "#7A4B00")
"""Fill and line colours; each has a contrast of at least 3:1 on white (WCAG 2.2, 1.4.11)."""

ARCERING = ("", "////", "----", "xxxx")
"""One hatch per series, so that a grey print tells the series apart. Its length is the most series of a chart."""

INKT = "#1A1A1A"
INKT_ZACHT = "#595959"
ASLIJN = "#767676"
RASTER = "#DADADA"
VLAKTE = "#F4F4F4"
WIT = "#FFFFFF"

# Drawn narrower than it is shown on paper (1,21 times as wide); a phone shows it no narrower than 548 px.
BREEDTE = 374.0
NATUURLIJKE_BREEDTE = 453.5
HOOGSTE = 620.0
"""Points drawn in width, and points shown at most: the text area of an A4 page with room for a caption."""

GROOT, GEWOON, KLEIN = 8.6, 8.6, 8.2
"""Type sizes in drawn points: on paper no larger than the text (10,5) and no smaller than 8, on a phone 12 px."""

REGEL = 1.22
"""Line height as a multiple of the type size."""

ZOUT = "kkfz"
"""Salt of the ids inside an SVG: without a fixed one matplotlib invents new ids on every run."""

LETTER = "Source Sans Pro"
"""The typeface of the report itself, from its package; see ``letters``."""


def instellingen() -> dict[str, Any]:
    """matplotlib settings for one drawing, whatever the user's own matplotlibrc says."""
    return {
        **sns.plotting_context("paper"),
        **sns.axes_style("white"),
        "font.family": [LETTER],
        "font.size": GEWOON,
        "text.usetex": False,
        "text.parse_math": False,
        "text.color": INKT,
        "axes.edgecolor": ASLIJN,
        "axes.labelcolor": INKT,
        "axes.linewidth": 0.8,
        "hatch.linewidth": 0.9,
        "path.simplify": False,
        "path.sketch": None,
        "savefig.dpi": 72,
        "savefig.bbox": None,
        "savefig.facecolor": WIT,
        "savefig.transparent": False,
        "svg.fonttype": "path",
        "svg.hashsalt": ZOUT,
        **({"svg.id": None} if "svg.id" in matplotlib.rcParams else {}),  # known since matplotlib 3.10
    }


def contrast(kleur: str, achtergrond: str = WIT) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours as WCAG 2.2 defines it: 1 … 21."""
    licht, donker = sorted((_luminantie(kleur), _luminantie(achtergrond)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _luminantie(kleur: str) -> float:
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineair = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]
