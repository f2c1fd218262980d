"""Writing a matplotlib figure as SVG: the same bytes on every run, and small."""

from __future__ import annotations

import io
import re
from html import escape

from matplotlib.figure import Figure

from kkfzlib.verslag.figuren.huisstijl import BREEDTE, HOOGSTE, NATUURLIJKE_BREEDTE

# Without these keys matplotlib writes the date and its own version into every file.
_ZONDER_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_GETAL = re.compile(r"-?\d+\.\d{3,}")
_KOORDINATEN = re.compile(r'( d="|translate\(| x="| y="| width="| height="| viewBox=")([^")]*)')
_GLYPH = re.compile(r'<use xlink:href="#([^"]+)" transform="translate\((-?[\d.]+) (-?[\d.]+)\)"/>')
_LETTERNAAM = re.compile(r'(id="|href="#)SourceSansPro-(?:Regular|(Bold))-')
_GLYPHVORM = re.compile(r'(<path id="[gv][0-9a-f]+") d="([MLQz0-9 -]+)"')
_DEEL = re.compile(r"([MLQz])([^MLQz]*)")
_KOP = re.compile(r'<svg [^>]*width="([\d.]+)pt" height="([\d.]+)pt" viewBox="([^"]+)"[^>]*>')


def schrijf(figuur: Figure, titel: str) -> bytes:
    """The figure as SVG bytes, shown ``NATUURLIJKE_BREEDTE`` points wide, with ``titel`` as its title."""
    buffer = io.BytesIO()
    figuur.savefig(buffer, format="svg", metadata=_ZONDER_METADATA)
    return _krimp(_met_titel(buffer.getvalue().decode("utf-8"), titel)).encode("utf-8")


def _met_titel(svg: str, titel: str) -> str:
    kop = _KOP.search(svg)
    if kop is None:
        raise ValueError("matplotlib schreef een SVG zonder de verwachte kop")
    schaal = min(NATUURLIJKE_BREEDTE / BREEDTE, HOOGSTE / float(kop[2]))
    breed, hoog = float(kop[1]) * schaal, float(kop[2]) * schaal
    wortel = (
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" '
        f'role="img" width="{breed:.1f}pt" height="{hoog:.1f}pt" viewBox="{kop[3]}"><title>{escape(titel)}</title>'
    )
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + wortel + svg[kop.end() :]


def _krimp(svg: str) -> str:
    """Shorten the text without changing the picture: two decimals, short ids, no white space between tags."""
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = _GLYPH.sub(_kort_glyph, svg)
    svg = _LETTERNAAM.sub(lambda m: f"{m[1]}{'v' if m[2] else 'g'}", svg).replace("xlink:href", "href")
    svg = _KOORDINATEN.sub(lambda m: m[1] + _GETAL.sub(lambda g: _kort(g[0], 2), m[2]), svg)
    svg = re.sub(r'( d=")([^"]*)', lambda m: m[1] + re.sub(r"\s*([A-Za-z])\s*", r"\1", m[2]).strip(), svg)
    svg = re.sub(r'style="([^"]*)"', lambda m: 'style="' + re.sub(r"([:;]) ", r"\1", m[1]) + '"', svg)
    svg = re.sub(r">\s+<", "><", svg).rstrip() + "\n"
    return _GLYPHVORM.sub(lambda m: f'{m[1]} d="{_relatief(m[2])}"', svg)


def _relatief(pad: str) -> str:
    """The outline of a glyph with steps instead of places: about a quarter shorter, and exact (whole numbers)."""
    uit = []
    x = y = 0
    begin = (0, 0)
    for letter, getallen in _DEEL.findall(pad):
        punten = [int(g) for g in getallen.split()]
        stappen = [str(g - (x, y)[i % 2]) for i, g in enumerate(punten)]
        uit.append(letter.lower() + " ".join(stappen).replace(" -", "-"))
        # Closing a contour brings the pen back to where that contour began.
        x, y = begin if letter == "z" else punten[-2:]
        begin = (x, y) if letter == "M" else begin
    return "".join(uit)


def _kort_glyph(m: re.Match[str]) -> str:
    y = "" if float(m[3]) == 0 else f' y="{_kort(m[3], 1)}"'
    return f'<use xlink:href="#{m[1]}" x="{_kort(m[2], 0)}"{y}/>'


def _kort(getal: str, decimalen: int) -> str:
    kort = f"{float(getal):.{decimalen}f}"
    kort = kort.rstrip("0").rstrip(".") if "." in kort else kort
    return "0" if kort == "-0" else kort
