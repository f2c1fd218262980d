"""Writing Markdown that means the same in every engine; text from outside becomes text and nothing else."""

from __future__ import annotations

import html
import re
import unicodedata

from kkfzlib.verslag.bouwstenen import Figuur, Tabel

# Everything that starts markup, a shortcode, an attribute, a cell, a citation, maths or an entity.
_BETEKENIS = re.compile(r"([\\`*_{}\[\]<>$@|~^#&])")
# Render engines look for inline code and references before they parse; an entity keeps these marks out of sight.
_ENTITEIT = {"`": "&#96;", "@": "&#64;"}
# What is markup only at the start of a line: bullets, list numbers, definition and title marks, fences.
_BEGIN = re.compile(r"^(\s*)(?:([-+:%=.])|(\(?[0-9A-Za-z]{1,9})([.)])(?=\s|$))")
_WIT = re.compile(r"[^\S\u00a0]+")
_LANG_WOORD = re.compile(r"\S{45,}")
_SPAN = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\](?:\{[^{}]*\}|\([^()]*\))")
_KOLOMMAAT = (5, 46)  # narrowest and widest column, in characters, that the relative widths are reckoned with

INHOUD = re.compile(r"^\{\{<\s*inhoud\s+([\w-]+)\s*>\}\}", re.MULTILINE)
"""The line of a layout (``report.qmd``) that a file of ``inhoud/`` comes in at."""


def zonder_onzichtbaar(ruw: str) -> str:
    """``ruw`` without control, formatting (bidi, zero width) and private-use characters; spaces become one space."""
    zichtbaar = "".join(t if t.isspace() or unicodedata.category(t)[0] != "C" else "" for t in ruw)
    return re.sub(r"[^\S\u00a0]+", " ", zichtbaar)


def veilig(ruw: object) -> str:
    """Text from outside as one line of Markdown that shows exactly that text, also inside a table cell.

    >>> veilig("1. a|b {{< env HOME >}}")
    '1\\\\. a\\\\|b \\\\{\\\\{\\\\< env HOME \\\\>\\\\}\\\\}'
    """
    return beschut_begin(ontsnapt(str(ruw).strip()))


def ontsnapt(ruw: str) -> str:
    """``ruw`` with every mark that means something escaped, for within a line: its begin is not looked at."""
    return _LANG_WOORD.sub(_breekbaar, _BETEKENIS.sub(_teken, zonder_onzichtbaar(ruw)))


def _teken(m: re.Match[str]) -> str:
    return _ENTITEIT.get(m[1], f"\\{m[1]}")


def een_regel(markdown: str) -> str:
    """Markdown on one line; no-break spaces stay."""
    return _WIT.sub(" ", markdown).strip(" ")


def beschut_begin(regel: str) -> str:
    """``regel`` such that it cannot begin a list, fence or definition."""
    return _BEGIN.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", regel, count=1)


def _breekbaar(woord: re.Match[str]) -> str:
    """A very long word with places to break, so that it can't push a table out of the page."""
    delen = re.findall(r"(?:\\.|.){1,30}", woord[0])
    return "\u200b".join(delen)


def attribuut(ruw: str) -> str:
    """Text for between the quotes of an attribute; marks that could end it or start a shortcode are replaced."""
    vervang = str.maketrans(
        {'"': "”", "\\": "/", "{": "(", "}": ")", "<": "‹", ">": "›", "`": "’", "[": "(", "]": ")", "|": "/"}
    )
    return zonder_onzichtbaar(ruw).translate(vervang).strip()


def blok(klasse: str, inhoud: str, **kenmerken: str) -> str:
    """A fenced div; nested ones get more colons than what they hold. ``kenmerken`` become ``data-…`` attributes."""
    diepte = max((len(m) for m in re.findall(r"^:{3,}", inhoud, flags=re.MULTILINE)), default=2)
    hek = ":" * (diepte + 1)
    meer = "".join(f' data-{k}="{attribuut(v)}"' for k, v in kenmerken.items())
    return f"{hek} {{.{klasse.replace(' ', ' .')}{meer}}}\n{inhoud.strip()}\n{hek}\n"


def met_bron(markdown: str, bron: str) -> str:
    """A value or reference that carries what was typed for it in the text of the organisation."""
    return f'[{markdown}]{{.bron data-bron="{attribuut(bron)}"}}'


def in_slot(slot: str, markdown: str) -> str:
    """The text of a slot, marked as such."""
    return blok("slot", markdown, slot=slot)


def ontbreekt(onderdeel: str, wat: str, herstel: str) -> str:
    """The notice that a mandatory part is missing, and how to supply it (both Markdown)."""
    return blok("ontbreekt", f"**Verplicht onderdeel ontbreekt:** {wat}. {herstel}", onderdeel=onderdeel)


def alineas(*delen: str) -> str:
    """The non-empty parts with a blank line between them, ended by a newline; empty when there are none."""
    gevuld = [d.strip("\n") for d in delen if d.strip()]
    return "\n\n".join(gevuld) + "\n" if gevuld else ""


def opsomming(punten: list[str]) -> str:
    """A bulleted list of one-line Markdown items."""
    return "\n".join(f"-   {p}" for p in punten)


def tabel_md(tabel: Tabel) -> str:
    """A pipe table with caption and id; notes as a legend below it, ``breed`` as a div around it."""
    uitlijning = tabel.uitlijning or ("l",) + ("r",) * (len(tabel.kop) - 1)
    streep = {"l": ":{}-", "r": "-{}:", "c": ":{}:"}
    breedten = _breedten(tabel)
    regels = [
        _rij(tabel.kop),
        _rij(tuple(streep[u].format("-" * b) for u, b in zip(uitlijning, breedten, strict=True))),
        *(_rij(r) for r in tabel.rijen),
    ]
    tekst = "\n".join(regels) + f"\n\n: {tabel.bijschrift} {{#{tabel.id}}}\n"
    klassen = " ".join(k for k, ja in (("breed", tabel.breed), ("zonder-rijkop", not tabel.rijkop)) if ja)
    if klassen:
        tekst = blok(klassen, tekst)
    return alineas(tekst, blok("legenda", "\n\n".join(tabel.noten)) if tabel.noten else "")


def figuur_md(figuur: Figuur) -> str:
    """A figure with its alt text, and its data table below it."""
    beeld = (
        f'![{figuur.bijschrift}](figuren/{figuur.id}.svg){{#{figuur.id} fig-alt="{attribuut(figuur.alt)}"}}'
    )
    return alineas(beeld, blok("datatabel", tabel_md(figuur.tabel)) if figuur.tabel else "")


def zichtbaar(markdown: str) -> str:
    """What a reader sees of a one-line piece of Markdown (for widths and plain-text uses)."""
    oud = None
    while oud != markdown:
        oud, markdown = markdown, _SPAN.sub(r"\1", markdown)
    return html.unescape(re.sub(r"\\(.)", r"\1", markdown).replace("**", ""))


def _rij(cellen: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(een_regel, cellen)) + " |"


def _breedten(tabel: Tabel) -> list[int]:
    """Relative column widths from what is visible: enough for the longest word, more for long texts."""
    smal, ruim = _KOLOMMAAT
    maten = []
    for kolom in zip(tabel.kop, *tabel.rijen, strict=True):
        teksten = [zichtbaar(c) for c in kolom]
        woord = max((len(w) for t in teksten for w in t.split(" ")), default=0)
        maten.append(max(smal, woord + 2, min(ruim, max(map(len, teksten)))))
    return maten
