"""A report file as plain lines of text; from our own HTML also the figures that its elements carry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html as lxml_html

from kkfzlib.controle.feiten import Feit
from kkfzlib.fouten import GebruikFout


@dataclass(frozen=True)
class Bron:
    """The text of a report, a table row per line, and figures that the file marks as such."""

    tekst: str
    feiten: list[Feit] = field(default_factory=list)


def lees_bron(bestand: Path) -> Bron:
    """Read PDF, HTML, Markdown or plain text. GebruikFout that says what is wrong with the file otherwise."""
    if not bestand.is_file():
        raise GebruikFout(f"Het bestand {bestand.name} bestaat niet.")
    soort = bestand.suffix.lower()
    inhoud = bestand.read_bytes()
    if soort == ".pdf" or inhoud.startswith(b"%PDF"):
        return Bron(_uit_pdf(bestand))
    if soort in (".html", ".htm"):
        return _uit_html(inhoud)
    if soort in (".txt", ".md", ".qmd", ""):
        return Bron(_ontcijfer(inhoud, bestand.name))
    raise GebruikFout(f"{bestand.name}: alleen PDF, HTML en tekst (.txt, .md) zijn te controleren.")


def _ontcijfer(inhoud: bytes, naam: str) -> str:
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise GebruikFout(f"{naam}: de tekencodering is niet te herkennen. Bewaar het bestand als UTF-8.")


def _uit_pdf(bestand: Path) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        lezer = PdfReader(bestand)
        tekst = "\n\n".join(pagina.extract_text() or "" for pagina in lezer.pages)
    except (PyPdfError, ValueError, KeyError) as fout:
        raise GebruikFout(f"{bestand.name}: deze PDF is niet te lezen ({type(fout).__name__}).") from None
    if not tekst.strip():
        raise GebruikFout(
            f"{bestand.name}: deze PDF heeft geen tekstlaag. Maak er eerst een doorzoekbare PDF van."
        )
    # Hyphenation at the line end is layout, not spelling.
    return re.sub(r"(?<=[a-zà-ÿ])[-\u00ad]\n(?=[a-zà-ÿ])", "", tekst)


def _uit_html(inhoud: bytes) -> Bron:
    boom = lxml_html.fromstring(inhoud)
    for element in boom.xpath("//script|//style|//nav|//head"):
        element.drop_tree()
    feiten = [f for e in boom.xpath("//*[@data-kengetal]") for f in [_gemerkt(e)] if f is not None]
    jaar = _jaar(boom)
    for rij in boom.xpath("//tr"):
        rij.tail = "\n" + (rij.tail or "")
        for cel in rij.xpath("./td|./th"):
            cel.tail = " " + (cel.tail or "")
    for blok in boom.xpath("//p|//li|//h1|//h2|//h3|//h4|//h5|//h6|//caption|//figcaption|//div"):
        voor = {"li": "- "}.get(
            blok.tag, "#" * int(blok.tag[1]) + " " if re.fullmatch(r"h\d", blok.tag) else ""
        )
        blok.text = f"\n\n{voor}" + (blok.text or "").lstrip()
        blok.tail = "\n\n" + (blok.tail or "")
    tekst = re.sub(r"[ \t\u00a0]+", " ", boom.text_content())
    return Bron(tekst, [Feit(f.kengetal, f.uitsplitsing, f.periode or jaar, f.waarde, True) for f in feiten])


def _jaar(boom: lxml_html.HtmlElement) -> str:
    from .indeling import verslagjaar

    return str(verslagjaar(boom.text_content()))


def _gemerkt(element: lxml_html.HtmlElement) -> Feit | None:
    """The figure of an element with data-kengetal; None for hidden values and for changes."""
    from kkfzlib.controle.getallen import getallen

    soort = element.get("data-soort", "waarde")
    gevonden = getallen(element.text_content())
    if soort not in ("waarde", "teller") or len(gevonden) != 1:
        return None
    kengetal, _, uitsplitsing = element.get("data-kengetal", "").partition("/")
    if soort == "teller":
        if kengetal != "continuiteit":
            return None
        uitsplitsing += ":n"
    return Feit(kengetal, uitsplitsing, element.get("data-periode", ""), gevonden[0].waarde, True)
