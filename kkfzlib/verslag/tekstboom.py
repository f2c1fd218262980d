"""From pandoc's syntax tree back to Markdown: only what is on the list comes out, everything else is refused.

The text of an organisation is never copied into the report. It is parsed, and written anew from the parts that a
report may hold; so markup that another engine would read differently cannot get through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from kkfzlib.verslag.markdown import attribuut, beschut_begin, een_regel, met_bron, ontsnapt

Knoop = dict[str, Any]

_LINK = re.compile(
    r"(?:https?://|mailto:)[^\s<>\"{}|\\^`\[\]()\x00-\x20\u202a-\u202e\ue000-\uf8ff]+", re.IGNORECASE
)
_VERWIJZING = re.compile(r"@((?:sec|tbl|fig)-[a-z0-9-]+)")
_REGEL = re.compile(r"(?:^|[@;])(\d+):\d+-")

GEWEIGERD = {
    "RawBlock": "ruwe HTML of code van een ander formaat is niet toegestaan",
    "RawInline": "ruwe HTML of code van een ander formaat is niet toegestaan",
    "CodeBlock": "codeblokken zijn niet toegestaan",
    "Image": "afbeeldingen in teksten zijn niet toegestaan",
    "Figure": "afbeeldingen in teksten zijn niet toegestaan",
    "Math": "formules in teksten zijn niet toegestaan",
}
HERSTEL = {
    "RawBlock": "gebruik gewone Markdown, zonder HTML",
    "RawInline": "gebruik gewone Markdown, zonder HTML",
    "CodeBlock": "haal het blok weg; een alinea begint zonder inspringing",
    "Image": "haal de afbeelding weg; figuren maakt het verslag zelf uit de gegevens",
    "Figure": "haal de afbeelding weg; figuren maakt het verslag zelf uit de gegevens",
    "Math": "schrijf de formule in woorden",
}


_WOORDEN = ("Str", "Space", "SoftBreak")

DIEPST = 20
"""Deepest nesting of quotes, lists and emphasis; a report needs three."""
TE_DIEP = (
    f"citaten, lijsten of nadruk staan meer dan {DIEPST} lagen diep in elkaar",
    "haal tekens weg (>, -, 1., * of _) tot er hoogstens een paar in elkaar staan",
)


@dataclass
class Schrijver:
    """Writes one text; ``bezwaren`` collects (line, rule, how to mend) of what is refused.

    ``niveau`` is the heading level under which the text stands, ``ankers`` the ids it may refer to, ``vervang``
    turns a run of plain text (already free of markup) into Markdown, with a flag whether links are allowed.
    ``beelden`` are the pictures that came with the texts: no others may be shown. With
    ``bronnen`` a reference carries what was typed for it.
    """

    slot: str
    niveau: int
    ankers: frozenset[str]
    vervang: Callable[[str, bool], str]
    beelden: frozenset[str] = frozenset()
    bronnen: bool = False
    bezwaren: list[tuple[int, str, str]] = field(default_factory=list)
    _regel: int = 1
    _koppen: int = 0
    _hoogste: int = 1
    _diepte: int = 0

    def document(self, blokken: list[Knoop]) -> str:
        """The whole text; headings are lowered so that the highest stands one level under its section."""
        self._hoogste = min((k["c"][0] for k in alle_knopen(blokken) if k.get("t") == "Header"), default=1)
        return self.blokken(blokken)

    def blokken(self, blokken: list[Knoop]) -> str:
        """Blocks, separated by a blank line."""
        return "\n\n".join(t for t in map(self.blok, blokken) if t)

    def blok(self, knoop: Knoop) -> str:
        """One block; a refused one becomes nothing."""
        self._waar(knoop)
        with self._dieper() as mag:
            return self._toegestaan_blok(knoop) if mag else ""

    @contextmanager
    def _dieper(self) -> Iterator[bool]:
        """One level further down; False, with an objection, when that is too deep."""
        self._diepte += 1
        try:
            if self._diepte > DIEPST:
                self._weiger(*TE_DIEP)
            yield self._diepte <= DIEPST
        finally:
            self._diepte -= 1

    def _toegestaan_blok(self, knoop: Knoop) -> str:
        soort: str = knoop["t"]
        c: Any = knoop.get("c")
        if soort == "Figure":
            return self.blokken(c[2])
        if soort in GEWEIGERD:
            return self._weiger(GEWEIGERD[soort], HERSTEL[soort])
        schrijf = getattr(self, f"_{soort.lower()}", None)
        if schrijf is None:
            return self._weiger(
                f"dit onderdeel van Markdown ({soort}) is niet toegestaan", "schrijf het als gewone tekst"
            )
        return str(schrijf(c))

    def _para(self, c: list[Knoop]) -> str:
        return "\\\n".join(beschut_begin(r) for r in self.regels(c))

    _plain = _para

    def _header(self, c: Any) -> str:
        niveau, (_, klassen, kenmerken), inhoud = c
        if klassen or _eigen(kenmerken):
            self._weiger("kenmerken tussen accolades zijn niet toegestaan", "haal {…} achter de kop weg")
        self._koppen += 1
        diepte = min(6, self.niveau + 1 + niveau - self._hoogste)
        return (
            f"{'#' * diepte} {self.regel(inhoud)} {{#tekst-{self.slot}-{self._koppen} .unnumbered .unlisted}}"
        )

    def _bulletlist(self, c: list[list[Knoop]]) -> str:
        return self._lijst(c, lambda i: "-")

    def _orderedlist(self, c: Any) -> str:
        begin = c[0][0]
        return self._lijst(c[1], lambda i: f"{begin + i}.")

    def _lijst(self, punten: list[list[Knoop]], merk: Callable[[int], str]) -> str:
        dicht = all(b["t"] != "Para" for p in punten for b in _uitgepakt(p))
        stukken = []
        for i, punt in enumerate(punten):
            tekst = self.blokken(punt).replace("\n", "\n    ")
            stukken.append(f"{merk(i):<4}{tekst}" if len(merk(i)) < 4 else f"{merk(i)} {tekst}")
        return ("\n" if dicht else "\n\n").join(stukken)

    def _blockquote(self, c: list[Knoop]) -> str:
        return "\n".join(f"> {r}" if r else ">" for r in self.blokken(c).split("\n"))

    def _horizontalrule(self, c: Any) -> str:
        return "* * *"

    def _div(self, c: Any) -> str:
        (id, klassen, kenmerken), inhoud = c
        if id or klassen or _eigen(kenmerken):
            self._weiger("opmaakblokken met ::: zijn niet toegestaan", "haal de regels met ::: weg")
        return self.blokken(inhoud)

    def _table(self, c: Any) -> str:
        _, _, kolommen, (_, kop), lichamen, _ = c
        streep = {"AlignRight": "---:", "AlignCenter": ":---:"}
        rijen = [*kop, *(r for lichaam in lichamen for r in lichaam[3])]
        regels = [" | ".join(self._cel(cel) for cel in rij[1]) for rij in rijen]
        regels.insert(len(kop), " | ".join(streep.get(k[0]["t"], ":---") for k in kolommen))
        return "\n".join(f"| {r} |" for r in regels)

    def _cel(self, cel: Any) -> str:
        return " ".join(een_regel(self.blokken([b])) for b in cel[4])

    def regel(self, inlines: list[Knoop], links: bool = True) -> str:
        """Inlines as one line."""
        return " ".join(self.regels(inlines, links))

    def regels(self, inlines: list[Knoop], links: bool = True) -> list[str]:
        """Inlines as lines, split at hard line breaks."""
        regels, loop = [""], ""
        for knoop in [*self._plat(inlines), {"t": "Einde"}]:
            soort = knoop["t"]
            if soort in ("Str", "Code"):
                loop += knoop["c"] if soort == "Str" else self._code(knoop["c"])
                continue
            if soort in ("Space", "SoftBreak"):
                loop += " "
                continue
            regels[-1] += self._tekst(loop, links)
            loop = ""
            if soort == "LineBreak":
                regels.append("")
            elif soort != "Einde":
                regels[-1] += self._inline(knoop, links)
        return [r.strip() for r in regels]

    def _inline(self, knoop: Knoop, links: bool) -> str:
        with self._dieper() as mag:
            return self._toegestane_inline(knoop, links) if mag else ""

    def _toegestane_inline(self, knoop: Knoop, links: bool) -> str:
        soort: str = knoop["t"]
        c: Any = knoop.get("c")
        if soort == "Image" and (beeld := self._eigen_beeld(c)):
            return beeld
        if soort in GEWEIGERD:
            return self._weiger(GEWEIGERD[soort], HERSTEL[soort])
        if soort in ("Emph", "Strong"):
            merk = "*" if soort == "Emph" else "**"
            binnen = self.regel(c, links)
            return f"{merk}{binnen}{merk}" if binnen else ""
        if soort == "Link":
            return self._koppeling(c, links)
        if soort == "Note":
            return "^[" + een_regel(self.blokken(c)) + "]"
        return self._weiger(
            f"dit onderdeel van Markdown ({soort}) is niet toegestaan", "schrijf het als gewone tekst"
        )

    def _eigen_beeld(self, c: Any) -> str:
        """A picture that came with the texts; without a caption, for its words are read aloud only."""
        _, alt, (doel, _titel) = c
        map_, _, naam = doel.partition("/")
        if map_ != "beelden" or naam not in self.beelden:
            return ""
        woorden = "".join(k["c"] if k["t"] == "Str" else " " for k in self._plat(alt) if k["t"] in _WOORDEN)
        return f'![](figuren/{naam}){{fig-alt="{attribuut(woorden)}"}}'

    def _koppeling(self, c: Any, links: bool) -> str:
        (_, klassen, kenmerken), inhoud, (doel, _titel) = c
        tekst = self.regel(inhoud, links=False)
        if _eigen(kenmerken) or set(klassen) - {"uri", "email"}:
            self._weiger("kenmerken tussen accolades zijn niet toegestaan", "haal {…} achter de link weg")
        if _LINK.fullmatch(doel) is None:
            return self._weiger(
                "deze link is niet toegestaan",
                "gebruik een volledig adres dat begint met https://, http:// of mailto:",
            )
        return f"[{tekst}]({doel})" if links else tekst

    def _code(self, c: Any) -> str:
        (_, klassen, kenmerken), inhoud = c
        if klassen or _eigen(kenmerken) or inhoud.lstrip().startswith(("{", "r ")):
            self._weiger("uitvoerbare code is niet toegestaan", "haal de tekst tussen de accenten (`) weg")
        return str(inhoud)

    def _tekst(self, ruw: str, links: bool) -> str:
        """A run of plain text, escaped, with its references to sections, tables and figures of this report alive."""
        uit = []
        for i, deel in enumerate(_VERWIJZING.split(ruw)):
            if i % 2:
                uit.append(self._verwijzing(deel) if deel in self.ankers and links else ontsnapt(f"@{deel}"))
            else:
                uit.append(self.vervang(deel, links))
        return "".join(uit)

    def _verwijzing(self, anker: str) -> str:
        return met_bron(f"@{anker}", f"@{anker}") if self.bronnen else f"@{anker}"

    def _plat(self, inlines: list[Knoop]) -> Iterator[Knoop]:
        """Inlines without the wrappers that carry positions; bracketed spans of the writer are refused."""
        for knoop in inlines:
            if knoop["t"] != "Span":
                yield knoop
                continue
            (id, klassen, kenmerken), inhoud = knoop["c"]
            self._waar(knoop)
            if id or klassen or _eigen(kenmerken):
                self._weiger(
                    "kenmerken tussen accolades zijn niet toegestaan",
                    "schrijf gewone tekst, zonder [tekst]{…}",
                )
            yield from self._plat(inhoud)

    def _waar(self, knoop: Knoop) -> None:
        """Remember the physical line of this node."""
        for kenmerken in kenmerken_van(knoop):
            plaats = dict(kenmerken).get("data-pos", "")
            if gevonden := _REGEL.search(plaats):
                self._regel = int(gevonden[1])

    def _weiger(self, regel: str, herstel: str) -> str:
        self.bezwaren.append((self._regel, regel, herstel))
        return ""


def _eigen(kenmerken: Iterable[list[str]]) -> list[list[str]]:
    """The attributes that the writer gave, without those that the parser adds for positions."""
    return [k for k in kenmerken if k[0] not in ("data-pos", "wrapper")]


def kenmerken_van(knoop: Knoop) -> Iterator[list[list[str]]]:
    """The attributes of a node: pairs of name and value."""
    c = knoop.get("c")
    for deel in c if isinstance(c, list) else []:
        if (
            isinstance(deel, list)
            and len(deel) == 3
            and isinstance(deel[0], str)
            and isinstance(deel[2], list)
        ):
            yield deel[2]


def _uitgepakt(blokken: list[Knoop]) -> Iterator[Knoop]:
    for blok in blokken:
        if blok["t"] == "Div":
            yield from _uitgepakt(blok["c"][1])
        else:
            yield blok


def alle_knopen(boom: Any) -> Iterator[Knoop]:
    """Every node of a tree, however deep, from top to bottom."""
    rest = [boom]
    while rest:
        deel = rest.pop()
        if isinstance(deel, dict):
            yield deel
            rest.append(deel.get("c"))
        elif isinstance(deel, list):
            rest.extend(reversed(deel))
