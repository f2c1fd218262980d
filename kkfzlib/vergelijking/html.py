"""The pages of a comparison as HTML: one frame, tables of published values, lines and figures, all self-contained.

Written directly: the thousands of cells of a sector would take pandoc minutes and a gigabyte. Nothing is fetched; the
one script (searching) is named by its hash in the page's own policy, and without it every page reads the same.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise

from kkfzlib.cijfers import Cijfer
from kkfzlib.onthulling.gepubliceerd import MARKERING
from kkfzlib.vergelijking.spiegel import Deelnemer
from kkfzlib.verslag import getallen
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import waarden
from kkfzlib.weergave.basis import MIDDELEN

_VONK_BREED, _VONK_HOOG = 60.0, 16.0


@dataclass(frozen=True)
class Koppeling:
    """A link: where to, and its text (plain)."""

    naar: str
    tekst: str


def attr(tekst: str) -> str:
    """An attribute's value in quotes."""
    return f'"{escape(tekst)}"'


def cel(cijfer: Cijfer | None, klasse: str = "", soort: getallen.Soort = "waarde") -> str:
    """A table cell with one published value, which says whose periode and kengetal it is; its row says of whom."""
    if cijfer is None:
        return f"<td>{getallen.GEEN}"
    tekst = getallen.tekst(cijfer, soort, eenheid=False)
    if tekst == getallen.GEEN:
        return f"<td>{tekst}"
    klassen = f"{klasse} x".strip() if tekst == MARKERING else klasse
    return f"<td{kenmerken(cijfer, soort)}{f' class={attr(klassen)}' if klassen else ''}>{tekst}"


def kenmerken(cijfer: Cijfer, soort: getallen.Soort = "waarde") -> str:
    """The attributes that say which published value an element holds."""
    extra = "" if soort == "waarde" else f" data-soort={attr(soort)}"
    return f" data-kengetal={attr(cijfer.naam)} data-periode={attr(cijfer.periode)}{extra}"


def rij(wie: Deelnemer, cellen: Iterable[str], id: str = "") -> str:
    """A row of one organisation."""
    eigen = f" id={attr(id)}" if id else ""
    return f"<tr data-organisatie={attr(wie.slug)}{eigen}><th scope=row>{escape(wie.naam)}{''.join(cellen)}\n"


def tabel(bijschrift: str, kop: Sequence[str], rijen: Iterable[str], klasse: str = "r") -> str:
    """A table in a window that scrolls sideways and can be reached by keyboard; ``kop`` holds HTML."""
    koppen = "".join(f"<th scope=col{' class=tekst' if n == 0 else ''}>{k}" for n, k in enumerate(kop))
    return (
        f'<div class="tabelvenster {klasse}" tabindex=0 role=region aria-label={attr(bijschrift)}><table>'
        f"<caption>{escape(bijschrift)}</caption>\n<thead><tr>{koppen}<tbody>\n{''.join(rijen)}</table></div>\n"
    )


def vonk(cellen: Sequence[Cijfer | None]) -> str:
    """The years of one row as a line, that never bridges a year without a figure; the numbers stand beside it."""
    hoogten = [waarden.getekend(c) for c in cellen]
    bekend = [h for h in hoogten if h is not None]
    if len(bekend) < 2:
        return "<td>"
    laag, hoog = min(bekend), max(bekend)
    stap = (_VONK_BREED - 6) / (len(cellen) - 1)

    def punt(i: int, h: float) -> str:
        deel = (h - laag) / (hoog - laag) if hoog > laag else 0.5
        return f"{3 + i * stap:.0f} {_VONK_HOOG - 3 - deel * (_VONK_HOOG - 6):.0f}"

    punten = [None if h is None else punt(i, h) for i, h in enumerate(hoogten)]
    pad = "".join(f"M{a}L{b}" for a, b in pairwise(punten) if a and b)
    laatste = next(p for p in reversed(punten) if p).split()
    return (
        f'<td><svg class=vonk viewBox="0 0 {_VONK_BREED:g} {_VONK_HOOG:g}" aria-hidden=true><path d="{pad}"/>'
        f"<circle cx={laatste[0]} cy={laatste[1]} r=2.2 /></svg>"
    )


def figuur(beeld: Figuur) -> str:
    """A figure with its alt text, within the page."""
    data = base64.b64encode(beeld.svg).decode("ascii")
    return (
        f'<figure id="{beeld.id}"><div class=figuurvenster tabindex=0 role=group aria-label="Figuur">'
        f'<img alt="{escape(beeld.alt)}" src="data:image/svg+xml;base64,{data}"></div>'
        f"<figcaption>{escape(beeld.bijschrift)}</figcaption></figure>\n"
    )


def lijst(punten: Iterable[str], klasse: str = "") -> str:
    """A list of items that are HTML already."""
    eigen = f" class={klasse}" if klasse else ""
    return f"<ul{eigen}>{''.join(f'<li>{p}' for p in punten)}</ul>\n"


def link(k: Koppeling) -> str:
    """A link as HTML."""
    return f'<a href="{escape(k.naar)}">{escape(k.tekst)}</a>'


def alinea(*zinnen: str) -> str:
    """A paragraph of plain sentences."""
    return f"<p>{escape(' '.join(zinnen))}</p>\n"


def pagina(
    titel: str,
    ondertitel: str,
    kern: Sequence[str],
    navigatie: Sequence[Koppeling],
    inhoud: str,
    *,
    merk: str = "openbaar",
) -> str:
    """A whole page. ``kern`` are facts under the title, ``navigatie`` the links beside the text."""
    script = _middel("zoek.js")
    beleid = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src '{script_hash()}'"
    )
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{beleid}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(titel)}</title>
<style>
{_stijl()}</style>
</head>
<body>
<a class="naar-inhoud" href="#inhoud">Naar de inhoud</a>
<header id="begin" class="titelblok">
<div class="titelblok-binnen">
<p class="bovenkop">Kwaliteitskader Forensische Zorg</p>
<h1>{escape(titel)}</h1>
<p class="ondertitel">{escape(ondertitel)}</p>
{lijst(map(escape, kern), "kerngegevens")}<p class="merk merk-openbaar">{merk}</p>
</div>
</header>
<div class="pagina">
<nav class="inhoudsopgave" aria-label="Inhoud">
<a class="naar-begin" href="#begin">Naar het begin</a>
<details>
<summary>Inhoud</summary>
{lijst(link(k) for k in navigatie)}</details>
</nav>
<main id="inhoud" tabindex="-1">
<div class="zoek" role="search" hidden><label for="zoek">Zoek een organisatie</label>
<input id="zoek" type="search" autocomplete="off" spellcheck="false"><p role="status"></p></div>
{inhoud}</main>
</div>
<footer class="voet">
<p>{escape(titel)} · {merk}</p>
<p><a href="#begin">Naar boven</a></p>
</footer>
<script>{script}</script>
</body>
</html>
"""


@cache
def script_hash() -> str:
    """How the policy of a page names its only script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(_middel("zoek.js").encode()).digest()).decode()


@cache
def _middel(naam: str) -> str:
    return (files("kkfzlib.vergelijking") / naam).read_text(encoding="utf-8")


@cache
def _stijl() -> str:
    return (MIDDELEN / "kkfz.css").read_text(encoding="utf-8") + _middel("vergelijking.css")
