"""Drawings (SVG) as bitmaps, for what cannot show drawings."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kkfzlib import programmas


def van_svg(
    tekeningen: list[bytes], ppi: float, letters: Path | None = None, doorzichtig: bool = False
) -> list[bytes]:
    """Drawings as PNG, in one run of Typst that can read nothing but these; ValueError when one can't be drawn.

    ``letters`` is a folder of fonts to set their words in, beside those of Typst itself;
    ``doorzichtig`` leaves out the white behind them.
    """
    typst = programmas.typst()
    with TemporaryDirectory(prefix="kkfz-") as map_:
        for i, svg in enumerate(tekeningen):
            (Path(map_) / f"{i}.svg").write_bytes(svg)
        blad = f"fill: {'none' if doorzichtig else 'auto'}, width: auto, height: auto, margin: 0pt"
        bron = "\n".join(f'#page({blad}, image("{i}.svg"))' for i in range(len(tekeningen)))
        (Path(map_) / "alle.typ").write_text(bron, encoding="utf-8")
        try:
            uit: bytes | list[bytes] = typst.compile(
                str(Path(map_) / "alle.typ"),
                root=map_,
                format="png",
                ppi=ppi,
                font_paths=[str(letters)] if letters else [],
                ignore_system_fonts=True,
            )
        except (typst.TypstError, RuntimeError, OSError):
            raise ValueError("de tekening (SVG) is niet te lezen") from None
    return uit if isinstance(uit, list) else [uit]


def leg_bitmaps_naast(map_: Path, letters: Path | None, ppi: float = 192.0) -> None:
    """Beside every drawing in a folder the same as PNG; ValueError when one can't be drawn."""
    tekeningen = sorted(map_.glob("*.svg"))
    if tekeningen:
        for pad, png in zip(
            tekeningen, van_svg([p.read_bytes() for p in tekeningen], ppi, letters), strict=True
        ):
            pad.with_suffix(".png").write_bytes(png)
