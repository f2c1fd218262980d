"""A table in a notebook: whole rows and texts, no index, the same on every screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd


class Tabel:
    """Shows a frame as HTML without cutting anything off; as plain text only its size."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    @classmethod
    def van(cls, rijen: Iterable[Sequence[object]], columns: Sequence[str]) -> Tabel:
        """A table of these rows under these headings."""
        return cls(pd.DataFrame(list(rijen), columns=list(columns)))

    def __repr__(self) -> str:
        return f"Tabel van {len(self.frame)} rijen en {len(self.frame.columns)} kolommen"

    def _repr_html_(self) -> str:
        with pd.option_context("display.max_colwidth", None):
            return self.frame.to_html(index=False, border=0, na_rep="–", max_rows=None, max_cols=None)
