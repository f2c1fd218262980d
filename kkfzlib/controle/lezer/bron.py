"""A report file as text with a table row per line, and as running text; from our own HTML also the marked figures."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from kkfzlib.controle.feiten import Feit, gelezen
from kkfzlib.controle.getallen import getallen
from kkfzlib.controle.rekenen.tabel import Tabel
from kkfzlib.fouten import GebruikFout

from . import rooster
from .bestandssoort import html_van_word, weiger_geen_tekst, weiger_te_groot
from .bladzijde import regels_van_bladzijde
from .indeling import verslagjaar
from .vindplaats import Vindplaatsen


@dataclass(frozen=True)
class Leesbron:
    """``tekst`` holds everything; ``blokken`` only the running text (None: to be told apart yet)."""

    tekst: str
    blokken: list[str] | None = None
    feiten: list[Feit] = field(default_factory=list)
    titel: str = ""
    tabellen: list[Tabel] = field(default_factory=list)
    plaatsen: Vindplaatsen = field(default_factory=Vindplaatsen)
    opmerkingen: tuple[str, ...] = ()
    """What a reader must know of the file: pages without text."""
    verborgen: frozenset[str] = frozenset()
    """Kengetallen of which some cell is marked as not published."""


def lees_bron(bestand: Path) -> Leesbron:
    """Read PDF, HTML, Markdown or plain text. GebruikFout that says what is wrong with the file otherwise."""
    if not bestand.is_file():
        raise GebruikFout(f"Het bestand {bestand.name} bestaat niet.")
    soort = bestand.suffix.lower()
    weiger_te_groot(bestand)
    inhoud = bestand.read_bytes()
    if not inhoud.strip():
        raise GebruikFout(f"{bestand.name}: het bestand is leeg.")
    if soort == ".pdf" or inhoud.startswith(b"%PDF"):
        return _uit_pdf(inhoud, bestand.name)
    if soort == ".docx":
        return _uit_html(html_van_word(bestand, inhoud), bestand.name)
    weiger_geen_tekst(inhoud, bestand.name)
    if soort in (".html", ".htm"):
        return _uit_html(inhoud, bestand.name)
    if soort in (".txt", ".md", ".qmd", ""):
        tekst = _ontcijfer(inhoud, bestand.name)
        return Leesbron(
            tekst, tabellen=rooster.uit_tekst(tekst), plaatsen=Vindplaatsen(regels=tekst.splitlines())
        )
    raise GebruikFout(
        f"{bestand.name}: alleen PDF, HTML, Word (.docx) en tekst (.txt, .md) zijn te controleren."
    )


def _ontcijfer(inhoud: bytes, naam: str) -> str:
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering).replace("\u00a0", " ").replace("\u00ad", "")
        except UnicodeDecodeError:
            continue
    raise GebruikFout(f"{naam}: de tekencodering is niet te herkennen. Bewaar het bestand als UTF-8.")


def _uit_pdf(inhoud: bytes, naam: str) -> Leesbron:
    import pypdfium2

    tabellen: list[Tabel] = []
    try:
        document = pypdfium2.PdfDocument(inhoud)
        try:
            paginas = []
            for nummer, pagina in enumerate(document, start=1):
                bladzijde = pagina.get_textpage()
                paginas.append(bladzijde.get_text_range())
                tabellen += rooster.uit_tekst(regels_van_bladzijde(bladzijde), f"bladzijde {nummer}, regel")
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError) as fout:
        raise GebruikFout(f"{naam}: deze PDF is niet te lezen ({type(fout).__name__}).") from None
    if not any(p.strip() for p in paginas):
        raise GebruikFout(f"{naam}: deze PDF heeft geen tekstlaag. Maak er eerst een doorzoekbare PDF van.")
    # Hyphenation at the line end is layout, not spelling; the reader marks it with U+FFFE.
    tekst = "\n\n".join(_zonder_kopregels(paginas)).replace("\u00a0", " ")
    leeg = sum(not p.strip() for p in paginas)
    zeg = (
        (f"{leeg} van de {len(paginas)} bladzijden hebben geen tekstlaag en zijn niet gelezen.",)
        if leeg
        else ()
    )
    return Leesbron(
        re.sub(r"\ufffe\s*|\u00ad\n?|(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ]{3})", "", tekst),
        tabellen=tabellen,
        plaatsen=Vindplaatsen(bladen=paginas),
        opmerkingen=zeg,
    )


def _zonder_kopregels(paginas: list[str]) -> list[str]:
    """Pages without the lines that stand at the top or bottom of most of them."""
    regels = [[r.strip() for r in p.replace("\r", "").split("\n") if r.strip()] for p in paginas]
    randen = Counter(re.sub(r"\d+", "#", r) for rs in regels for r in {*rs[:2], *rs[-2:]})
    vast = {r for r, n in randen.items() if n > max(2, len(paginas) // 2)}
    return ["\n".join(r for r in rs if re.sub(r"\d+", "#", r) not in vast) for rs in regels]


_WEG = "//script|//style|//nav|//head|//template|//noscript"
_GEEN_PROZA = (
    "//table|//figure|//svg|//header|//footer|//*[contains(@class,'kpi-')]|//*[contains(@class,'datatabel')]"
    "|//*[contains(@class,'legenda')]|//*[contains(@class,'profielmerk')]|//*[contains(@class,'colofon')]|//caption"
)
_BLOKKEN = (
    "//p|//li|//dt|//dd|//h1|//h2|//h3|//h4|//h5|//h6|//figcaption|//div|//section|//blockquote|//ul"
    "|//ol|//table|//br"
)


def _uit_html(inhoud: bytes, naam: str) -> Leesbron:
    try:
        boom = lxml_html.fromstring(
            _ontcijfer(inhoud, naam).encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except Exception as fout:
        raise GebruikFout(f"{naam}: deze HTML is niet te lezen ({type(fout).__name__}).") from None
    titel = " ".join(boom.xpath("//title//text()"))
    for element in boom.xpath(_WEG):
        element.drop_tree()
    jaar = str(verslagjaar(f"{titel}\n{boom.text_content()}"))
    verborgen = frozenset(
        e.get("data-kengetal").partition("/")[0]
        for e in boom.xpath("//*[@data-kengetal]")
        if e.text_content().strip() == "x"
    )
    feiten = [f for e in boom.xpath("//*[@data-kengetal]") for f in [_gemerkt(e, jaar)] if f is not None]
    tabellen, tegels = [*rooster.uit_html(boom), *rooster.tegeltabellen(boom)], rooster.tegels(boom)
    proza = deepcopy(boom)
    for element in proza.xpath(_GEEN_PROZA):
        if element.getparent() is not None:
            element.drop_tree()
    regels = [" ".join(r.split()) for r in re.split(r"\n\s*\n", _tekst(proza))]
    proza_regels = [r for r in regels if r.strip("# -•")]
    if tegels:
        proza_regels += ["# tegels", *tegels]
    return Leesbron(_tekst(boom), proza_regels, feiten, titel, tabellen, verborgen=verborgen)


def _tekst(boom: Any) -> str:
    """Text with a table row per line and blank lines round every block; headings and items marked."""
    for rij in boom.xpath("//tr"):
        rij.tail = "\n" + (rij.tail or "")
        for cel in rij.xpath("./td|./th"):
            cel.tail = " " + (cel.tail or "")
    for blok in boom.xpath(_BLOKKEN):
        blok.text = f"\n\n{_voor(blok)}" + (blok.text or "").lstrip()
        blok.tail = "\n\n" + (blok.tail or "")
    # An item or heading often wraps its text in a paragraph of its own.
    tekst = re.sub(r"(?m)^((?:-|\d+\.|#+) )\s+", r"\1", re.sub(r"[ \t\u00a0]+", " ", boom.text_content()))
    return re.sub(r" *\n *", "\n", tekst)


def _voor(blok: Any) -> str:
    if blok.tag == "li":
        if any(b.tag == "li" for b in blok.iterancestors()):
            return ""
        ouder = blok.getparent()
        return f"{ouder.index(blok) + 1}. " if ouder is not None and ouder.tag == "ol" else "- "
    return "#" * int(blok.tag[1]) + " " if re.fullmatch(r"h\d", blok.tag) else ""


def _gemerkt(element: Any, jaar: str) -> Feit | None:
    """The figure of an element with data-kengetal; None for hidden values and for changes."""
    soort = element.get("data-soort", "waarde")
    gevonden = getallen(element.text_content())
    if soort not in ("waarde", "teller") or len(gevonden) != 1:
        return None
    kengetal, _, uitsplitsing = element.get("data-kengetal", "").partition("/")
    if soort == "teller":
        if kengetal != "continuiteit":
            return None
        uitsplitsing += ":n"
    getal = gevonden[0]
    periode = element.get("data-periode") or jaar
    return gelezen(kengetal, uitsplitsing, periode, getal.waarde, getal.cijfers)
