"""A text as units (paragraph, list item, heading, table), from pandoc's syntax tree, and as Markdown again.

One writer serves what comes out of Word and what stands in a Markdown file, so that the two can be compared: what is
the same text gives the same units.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Knoop = dict[str, Any]

PUNT, NUMMER, CITAAT, VERVOLG = "-", "1", ">", " "
NOOT_OPEN, NOOT_DICHT = "\ue0c0", "\ue0c1"
_NOOT = re.compile(f"{NOOT_OPEN}([^{NOOT_OPEN}{NOOT_DICHT}]*){NOOT_DICHT}")
_PLEK = re.compile("\ue0b0(\\d+)\ue0b1")
_VERVOLG_MERK, _LIJN_MERK = "\ue0b5", "\ue0b6"
_POS = re.compile(r"(?:^|[@;])(\d+):\d+-")
_BETEKENIS = re.compile(r"([\\*`\[\]]|(?<![\w])_|_(?![\w])|(?<!\{)<(?=[A-Za-z/!?]))")
_ENTITEIT = re.compile(r"&(?=#?\w+;)")
_BEGIN = re.compile(
    r"^(\s*)(?:([-+](?=\s|$)|#{1,6}(?=\s|$)|>|={3,}|-{3,}|~{3,}|:{3,})|(\d{1,9})([.)])(?=\s|$))"
)
_GEHEEL_VET = re.compile(r"^\*\*([^*]+)\*\*$")
_GETYPT_PUNT = re.compile(r"^(?:[•·▪◦‣●○]\s*|[-–*]\s+)(?=\S)")
_GETYPT_NUMMER = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")


@dataclass(frozen=True)
class Eenheid:
    """One unit. ``omhulsel`` are the quotes and lists around it, outermost first; ``tekst`` is Markdown of one line.

    A table is one unit of more lines. ``plek`` is a number of a place (Word) or a line (Markdown); ``niveau`` that of a
    heading.
    """

    soort: str
    tekst: str
    omhulsel: tuple[str, ...] = ()
    niveau: int = 0
    plek: int = 0
    plekken: tuple[int, ...] = ()

    @property
    def sleutel(self) -> tuple[object, ...]:
        """What makes two units the same text: typography of quotes, dashes and spaces does not count."""
        return self.soort, self.omhulsel, self.niveau, vouw(self.tekst)


_VOUW = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\u00ad": "",
     "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "", "‑": "-"}
)  # fmt: skip


def vouw(tekst: str) -> str:
    """A text without what Word and typesetting change of themselves: curly quotes, no-break spaces, soft hyphens."""
    plat = tekst.translate(_VOUW).replace("...", "…").replace("---", "—").replace("--", "–")
    return re.sub(r"[^\S\n]+", " ", plat).strip()


@dataclass
class Ontleder:
    """Walks one text's blocks; ``bezwaren`` collects (code, place, details) of what a text can't hold."""

    beeld: Callable[[int], str] = lambda n: ""
    bezwaren: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)
    _plek: int = 0
    _gezien: list[int] = field(default_factory=list)

    def eenheden(self, blokken: Sequence[Knoop]) -> list[Eenheid]:
        """All units in order; headings with the highest at level 1, lists that were typed by hand as lists."""
        gevonden = getypte_lijsten([e for e in self._blokken(blokken, ()) if e.tekst or e.soort == "lijn"])
        hoogste = min((e.niveau for e in gevonden if e.soort == "kop"), default=1)
        return [replace(e, niveau=e.niveau - hoogste + 1) if e.soort == "kop" else e for e in gevonden]

    def _blokken(self, blokken: Sequence[Knoop], om: tuple[str, ...]) -> Iterator[Eenheid]:
        for knoop in blokken:
            yield from self._blok(knoop, om)

    def _blok(self, knoop: Knoop, om: tuple[str, ...]) -> Iterator[Eenheid]:
        soort: str = knoop["t"]
        c: Any = knoop.get("c")
        if soort == "Div":
            self._waar(c[0][2])
            yield from self._blokken(c[1], om)
        elif soort in ("Para", "Plain"):
            yield from self._alinea(c, om)
        elif soort == "Header":
            self._waar(c[1][2])
            tekst, plek = self._regel(c[2])
            yield Eenheid("kop", re.sub(r"\*\*|(?<!\\)\*", "", tekst).replace("\\\n", " "), om, c[0], plek)
        elif soort in ("BulletList", "OrderedList"):
            merk, punten = (PUNT, c) if soort == "BulletList" else (NUMMER, c[1])
            for punt in punten:
                yield from self._punt(punt, om, merk)
        elif soort == "BlockQuote":
            yield from self._blokken(c, (*om, CITAAT))
        elif soort == "Table":
            self._waar(c[0][2])
            yield self._tabel(c, om)
        elif soort == "Figure":
            yield from self._blokken(c[2], om)
        elif soort == "HorizontalRule":
            yield Eenheid("lijn", "***", om, plek=self._plek)
        elif soort in ("LineBlock", "CodeBlock", "DefinitionList", "RawBlock"):
            self._weiger("woord-onderdeel", wat=soort)

    def _punt(self, blokken: Sequence[Knoop], om: tuple[str, ...], merk: str) -> Iterator[Eenheid]:
        """A list item: its first unit has the mark, what follows in it goes on."""
        eerste = True
        for e in self._blokken(blokken, (*om, merk)):
            diepte = len(om)
            if eerste or len(e.omhulsel) <= diepte:
                yield e
            else:
                yield replace(e, omhulsel=(*om, VERVOLG, *e.omhulsel[diepte + 1 :]))
            eerste = False

    def _alinea(self, inlines: Sequence[Knoop], om: tuple[str, ...]) -> Iterator[Eenheid]:
        """A paragraph; one whose lines all begin with a bullet is a list typed in one paragraph."""
        tekst, plek = self._regel(inlines)
        if tekst == _LIJN_MERK:
            yield Eenheid("lijn", "***", om, plek=plek)
            return
        if _VERVOLG_MERK in tekst:
            tekst, om = tekst.replace(_VERVOLG_MERK, ""), (*om[:-1], VERVOLG)
        regels = tekst.split("\\\n")
        if len(regels) > 1 and all(_GETYPT_PUNT.match(_kaal(r)) for r in regels):
            yield from (Eenheid("alinea", r, om, plek=plek) for r in regels)
        else:
            yield Eenheid("alinea", tekst, om, plek=plek)

    def _tabel(self, c: Any, om: tuple[str, ...]) -> Eenheid:
        _, _, kolommen, (_, kop), lichamen, _ = c
        rijen = [*kop, *(r for lichaam in lichamen for deel in (lichaam[2], lichaam[3]) for r in deel)]
        streep = {"AlignRight": "---:", "AlignCenter": ":---:"}
        self._gezien = []
        cellen = [[self._cel(cel) for cel in rij[1]] for rij in rijen]
        # A heading is bold already, and some programs write that out.
        cellen[:1] = [[_GEHEEL_VET.sub(r"\1", c) for c in rij] for rij in cellen[:1]]
        regels = ["| " + " | ".join(rij) + " |" for rij in cellen]
        if not regels:
            return Eenheid("tabel", "", om)
        if not kop:
            self._weiger("woord-tabel-zonder-kop", self._gezien[0] if self._gezien else self._plek)
        regels.insert(1, "| " + " | ".join(streep.get(k[0]["t"], ":---") for k in kolommen) + " |")
        plek = self._gezien[0] if self._gezien else self._plek
        return Eenheid("tabel", "\n".join(regels), om, plek=plek, plekken=tuple(self._gezien))

    def _cel(self, cel: Any) -> str:
        delen = []
        for e in self._blokken(cel[4], ()):
            delen.append(e.tekst.replace("\\\n", " ").replace("|", "\\|"))
            self._gezien.append(e.plek)
        return " ".join(d for d in delen if d)

    def _regel(self, inlines: Sequence[Knoop]) -> tuple[str, int]:
        """Inlines as Markdown, hard breaks as a backslash at the end of a line; and the place."""
        ruw = self._inline(inlines)
        plekken = _PLEK.findall(ruw)
        if plekken:
            self._plek = int(plekken[0])
        regels = [" ".join(r.split(" ")).strip() for r in _PLEK.sub("", ruw).split("\n")]
        regels = [beschut(r) for r in regels if r] if len(regels) > 1 else [beschut(regels[0])]
        return "\\\n".join(regels), self._plek

    def _inline(self, inlines: Sequence[Knoop]) -> str:
        uit: list[str] = []
        los = ""
        for knoop in [*self._plat(inlines), {"t": "Einde"}]:
            soort: str = knoop["t"]
            c: Any = knoop.get("c")
            if soort in ("Str", "Space", "SoftBreak"):
                los += c if soort == "Str" else " "
                continue
            uit.append(self._platte_tekst(los))
            los = ""
            uit.append(self._opmaak(soort, c))
        return _samengetrokken("".join(uit))

    def _plat(self, inlines: Sequence[Knoop]) -> Iterator[Knoop]:
        """Inlines without the wrappers that carry positions or a language: words stay whole."""
        for knoop in inlines:
            if knoop["t"] == "Span":
                yield from self._plat(knoop["c"][1])
            else:
                yield knoop

    def _opmaak(self, soort: str, c: Any) -> str:
        if soort == "LineBreak":
            return "\n"
        if soort in ("Emph", "Strong"):
            return _nadruk("*" if soort == "Emph" else "**", self._inline(c))
        if soort == "Link":
            doel, binnen = c[2][0], self._inline(c[1])
            if doel.startswith("#") or not doel:
                return binnen
            return f"<{doel}>" if binnen == doel and "://" in doel else f"[{binnen}]({doel})"
        if soort == "Image":
            return f"![{self._inline(c[1])}]({c[2][0]})"
        if soort == "Note":
            zonder = [e.tekst.replace("\\\n", " ") for e in self._blokken(c, ())]
            return NOOT_OPEN + _NOOT.sub(r" (\1)", " ".join(zonder)) + NOOT_DICHT
        if soort == "Quoted":
            merk = "'" if c[0]["t"] == "SingleQuote" else '"'
            return merk + self._inline(c[1]) + merk
        if soort in ("Underline", "Strikeout", "SmallCaps", "Superscript", "Subscript"):
            return self._inline(c)
        if soort == "Cite":
            return self._inline(c[1])
        if soort == "Code":
            return ontsnapt(c[1])
        if soort != "Einde":
            self._weiger("woord-onderdeel", wat=soort)
        return ""

    def _platte_tekst(self, ruw: str) -> str:
        """Plain words, with what means something in Markdown escaped, and pictures in the place of their marks."""
        delen = re.split("\ue0b2(\\d+)\ue0b3", ruw.replace("\t", " "))
        return "".join(self.beeld(int(d)) if i % 2 else ontsnapt(d) for i, d in enumerate(delen))

    def _waar(self, kenmerken: list[list[str]]) -> None:
        """Remember the line of this node, where pandoc gives positions."""
        if gevonden := _POS.search(dict(kenmerken).get("data-pos", "")):
            self._plek = int(gevonden[1])

    def _weiger(self, code: str, plek: int | None = None, **details: str) -> None:
        self.bezwaren.append((code, self._plek if plek is None else plek, details))


def ontsnapt(ruw: str) -> str:
    """Plain words as Markdown that shows just these, with as few escapes as can be; placeholders stay as they are."""
    delen = re.split(r"(\{[^{}\n]{1,160}\})", ruw)
    return "".join(
        d if i % 2 else _ENTITEIT.sub(r"\\&", _BETEKENIS.sub(r"\\\1", d)) for i, d in enumerate(delen)
    )


def beschut(regel: str) -> str:
    """A line that is a paragraph and begins no list, heading or quote."""
    return _BEGIN.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", regel, count=1)


def _kaal(tekst: str) -> str:
    return re.sub(r"\\([-*+.)#>])", r"\1", tekst)


def _nadruk(merk: str, binnen: str) -> str:
    """Emphasis around words, with spaces and marks of place outside it."""
    kern = binnen.strip()
    if not _PLEK.sub("", kern):
        return binnen
    m = re.match(r"^((?:\s|\ue0b0\d+\ue0b1)*)(.*?)(\s*)$", binnen, re.DOTALL)
    assert m is not None
    if "\n" in m[2]:
        return (
            m[1] + "\n".join(f"{merk}{r.strip()}{merk}" if r.strip() else "" for r in m[2].split("\n")) + m[3]
        )
    return f"{m[1]}{merk}{m[2]}{merk}{m[3]}"


def _samengetrokken(tekst: str) -> str:
    """Bold next to bold is one stretch of bold: Word cuts it into pieces as it likes."""
    return re.sub(r"(?<=[^\s*\\])\*\*\*\*(?=[^\s*])", "", tekst)


def getypte_lijsten(eenheden: list[Eenheid]) -> list[Eenheid]:
    """Paragraphs that begin with a typed bullet become list items; those with typed numbers where they count up."""
    uit: list[Eenheid] = []
    for i, e in enumerate(eenheden):
        kaal = _kaal(e.tekst) if e.soort == "alinea" and CITAAT not in e.omhulsel[-1:] else ""
        if e.omhulsel and e.omhulsel[-1] in (PUNT, NUMMER):
            uit.append(e)
        elif m := _GETYPT_PUNT.match(kaal):
            uit.append(replace(e, tekst=beschut(kaal[m.end() :]), omhulsel=(*e.omhulsel, PUNT)))
        elif (m := _GETYPT_NUMMER.match(kaal)) and _telt_op(eenheden, i, int(m[1])):
            uit.append(replace(e, tekst=beschut(kaal[m.end() :]), omhulsel=(*e.omhulsel, NUMMER)))
        else:
            uit.append(e)
    return uit


def _telt_op(eenheden: list[Eenheid], i: int, nummer: int) -> bool:
    """Whether the paragraph before has the number before, or the next one the next number."""
    for stap in (-1, 1):
        if 0 <= i + stap < len(eenheden) and eenheden[i + stap].soort == "alinea":
            m = _GETYPT_NUMMER.match(_kaal(eenheden[i + stap].tekst))
            if m and int(m[1]) == nummer + stap:
                return True
    return False


# Back to Markdown ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tekst:
    """Markdown, and for each of its lines the place of the unit that it belongs to."""

    markdown: str
    plekken: tuple[int, ...]


def als_markdown(eenheden: Sequence[Eenheid]) -> Tekst:
    """The Markdown of units; footnotes stand at the end."""
    regels: list[str] = []
    plekken: list[int] = []
    noten: list[str] = []
    tellers: dict[int, int] = {}
    vorige: Eenheid | None = None
    for e in eenheden:
        if vorige is not None and not sluit_aan(vorige, e):
            regels.append("")
            plekken.append(vorige.plek)
        nieuw = _regels(e, tellers, noten)
        regels += nieuw
        plekken += _plekken(e, len(nieuw))
        vorige = e
    for n, noot in enumerate(noten, 1):
        regels += ["", f"[^{n}]: {noot}"]
        plekken += [vorige.plek if vorige else 0] * 2
    return Tekst("\n".join(regels) + "\n" if regels else "", tuple(plekken))


def _plekken(e: Eenheid, aantal: int) -> list[int]:
    return [e.plek] * aantal


def regels_per_eenheid(eenheden: Sequence[Eenheid]) -> list[list[str]]:
    """The lines of each unit, numbered along; without footnotes."""
    tellers: dict[int, int] = {}
    return [_regels(e, tellers, []) for e in eenheden]


def sluit_aan(een: Eenheid, twee: Eenheid) -> bool:
    """Whether two units are items of one tight list: then no blank line comes between."""
    lijst = (PUNT, NUMMER)
    if (
        not een.omhulsel
        or not twee.omhulsel
        or twee.omhulsel[-1] not in lijst
        or "tabel" in (een.soort, twee.soort)
    ):
        return False
    if een.omhulsel[-1] not in (*lijst, VERVOLG):
        return False
    return een.omhulsel[0] == twee.omhulsel[0] or VERVOLG in (een.omhulsel[0], twee.omhulsel[0])


def _regels(e: Eenheid, tellers: dict[int, int], noten: list[str]) -> list[str]:
    """The lines of one unit, with the marks of the lists and quotes around it."""

    def noot(m: re.Match[str]) -> str:
        noten.append(m[1])
        return f"[^{len(noten)}]"

    eerste = rest = ""
    for diepte, om in enumerate(e.omhulsel):
        for d in [d for d in tellers if d > diepte or (d == diepte and om in (PUNT, CITAAT))]:
            del tellers[d]
        if om == CITAAT:
            eerste, rest = eerste + "> ", rest + "> "
        elif om == PUNT:
            eerste, rest = eerste + "- ", rest + "  "
        elif om == NUMMER:
            tellers[diepte] = tellers.get(diepte, 0) + 1
            merk = f"{tellers[diepte]}. "
            eerste, rest = eerste + merk, rest + " " * len(merk)
        else:
            breed = len(f"{tellers[diepte]}. ") if diepte in tellers else 2
            eerste, rest = eerste + " " * breed, rest + " " * breed
    if not e.omhulsel:
        tellers.clear()
    tekst = _NOOT.sub(noot, e.tekst)
    if e.soort == "kop":
        tekst = f"{'#' * min(6, e.niveau + 1)} {tekst}"
    regels = tekst.split("\n")
    return [(eerste if i == 0 else rest) + r for i, r in enumerate(regels)]
