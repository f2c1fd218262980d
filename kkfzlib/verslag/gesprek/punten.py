"""One line of the gespreksblad and the question that it raises; every line leads to its place in the report."""

from __future__ import annotations

from dataclasses import dataclass

from kkfzlib.verslag.markdown import veilig

PAGINA = "kwaliteitsverslag.html"
"""What the lines lead to: the report that lies beside the gespreksblad."""

_LENGTE = 110


@dataclass(frozen=True)
class Punt:
    """One line as Markdown, with the question (Markdown) that it raises; an empty question: it raises none."""

    regel: str
    vraag: str = ""


def kort(ruw: str, lengte: int = _LENGTE) -> str:
    """Text from outside as Markdown, cut at a word where it is longer than a line or two can hold."""
    if len(ruw) <= lengte:
        return veilig(ruw)
    return f"{veilig(ruw[:lengte].rsplit(' ', 1)[0].rstrip(' .,;:'))} …"


def schakel(markdown: str, anker: str) -> str:
    """A link to a place in the report."""
    return f"[{markdown}]({PAGINA}#{anker})"
