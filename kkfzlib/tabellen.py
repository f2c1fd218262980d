"""What cleaning hands to computing: the clean tables of one year, with its settings and gids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import Gids


@dataclass(frozen=True)
class Invoer:
    """Clean input of one organisation and year.

    ``tabellen`` maps a table name to its clean frame; a table that was not supplied is absent. ``organisatie``
    and the other documents are plain dicts and lists as read from YAML; ``teksten`` maps slot to Markdown.
    """

    organisatie: Mapping[str, Any]
    instellingen: Instellingen
    gids: Gids
    tabellen: Mapping[str, pd.DataFrame]
    teksten: Mapping[str, str] = field(default_factory=dict)
    stroomschema: Mapping[str, Any] | None = None
    besluiten: tuple[Mapping[str, Any], ...] = ()
    tekstplaatsen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each text that comes out of Word: the place in the document of every line of its Markdown."""
    beelden: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures in texts by file name; a text shows them as ``beelden/<name>``."""
    inlezing: tuple[Mapping[str, Any], ...] = ()
    """Reading protocol per file: bestand, tabel, codering, sha256, bytes, rijen_gelezen, _behouden, _vervallen."""
