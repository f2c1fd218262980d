"""Edits as readers make them in a draft, each with what must be found of it and where."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from kkfzlib.meelezen.terug import Terugkomst
from tests.woord.documenten import png

Doen = Callable[[Document], None]
Vond = Callable[[Terugkomst], bool]


@dataclass(frozen=True)
class Ingreep:
    """One edit, and whether it was found."""

    naam: str
    doen: Doen
    vond: Vond


def alinea(document: Document, begin: str) -> Paragraph:
    """The only paragraph whose words begin so (bound numbers left out)."""
    (gevonden,) = [p for p in document.paragraphs if p.text.startswith(begin)]
    return gevonden


def _nieuw(na: Paragraph, tekst: str, stijl: str | None = None) -> Paragraph:
    kopie = deepcopy(na._p)
    na._p.addnext(kopie)
    nieuw = Paragraph(kopie, na._parent)
    for e in list(kopie):
        if e.tag != qn("w:pPr"):
            kopie.remove(e)
    nieuw.add_run(tekst)
    if stijl:
        nieuw.style = stijl
    return nieuw


def vervang(oud: str, nieuw: str, begin: str) -> Doen:
    def doe(d: Document) -> None:
        p = alinea(d, begin)
        for t in p._p.iter(qn("w:t")):
            if oud in t.text:
                t.text = t.text.replace(oud, nieuw)
                return
        raise AssertionError(oud)

    return doe


def erna(begin: str, *teksten: str, stijl: str | None = None) -> Doen:
    def doe(d: Document) -> None:
        p = alinea(d, begin)
        for t in teksten:
            p = _nieuw(p, t, stijl)

    return doe


def weg(begin: str) -> Doen:
    def doe(d: Document) -> None:
        p = alinea(d, begin)._p
        p.getparent().remove(p)

    return doe


def besturing(d: Document, begin: str, tag: str) -> OxmlElement:
    """The content control with this tag in a paragraph."""
    p = alinea(d, begin)._p
    return next(
        s for s in p.iter(qn("w:sdt")) if s.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")) == tag
    )


def typ_over(begin: str, tag: str, tekst: str, los: bool = False) -> Doen:
    """Type over a bound number; ``los`` also drops its content control, as some programs do."""

    def doe(d: Document) -> None:
        sdt = besturing(d, begin, tag)
        teksten = list(sdt.iter(qn("w:t")))
        if tekst != "=":
            teksten[0].text = tekst
        if los:
            for r in list(sdt.find(qn("w:sdtContent"))):
                sdt.addprevious(r)
            sdt.getparent().remove(sdt)

    return doe


def zonder(begin: str, tag: str) -> Doen:
    def doe(d: Document) -> None:
        sdt = besturing(d, begin, tag)
        sdt.getparent().remove(sdt)

    return doe


def beeld(begin: str, alt: str) -> Doen:
    def doe(d: Document) -> None:
        p = _nieuw(alinea(d, begin), "")
        p.add_run().add_picture(io.BytesIO(png()))._inline.docPr.set("descr", alt)

    return doe


def tabel(begin: str) -> Doen:
    def doe(d: Document) -> None:
        t = d.add_table(2, 2)
        for i, tekst in enumerate(("Wat", "Wie", "Rooster", "Teams")):
            t.cell(i // 2, i % 2).text = tekst
        alinea(d, begin)._p.addnext(t._tbl)

    return doe


def xml_erna(begin: str, xml: str) -> Doen:
    def doe(d: Document) -> None:
        alinea(d, begin)._p.append(parse_xml(xml))

    return doe


def opmerking(begin: str, tekst: str, auteur: str, initialen: str) -> Doen:
    def doe(d: Document) -> None:
        d.add_comment(alinea(d, begin).runs, text=tekst, author=auteur, initials=initialen)

    return doe


def gevolgd(begin: str, soort: str, auteur: str) -> Doen:
    """A tracked change: words put in at the end, or the first run struck."""

    def doe(d: Document) -> None:
        p = alinea(d, begin)._p
        merk = OxmlElement(f"w:{soort}")
        merk.set(qn("w:id"), "99001")
        merk.set(qn("w:author"), auteur)
        if soort == "ins":
            merk.append(parse_xml(f"<w:r {nsdecls('w')}><w:t xml:space='preserve'> Nieuw slot.</w:t></w:r>"))
            p.append(merk)
            return
        r = p.find(qn("w:r"))
        r.addprevious(merk)
        merk.append(r)
        for t in list(r.iter(qn("w:t"))):
            t.tag = qn("w:delText")

    return doe


def zonder_bladwijzer(slot: str) -> Doen:
    def doe(d: Document) -> None:
        naam = f"kkfz_{slot.replace('-', '_')}"
        for e in list(d.element.body.iter(qn("w:bookmarkStart"))):
            if e.get(qn("w:name")) == naam:
                e.getparent().remove(e)

    return doe


def leeg_slot(begin: str) -> Doen:
    return weg(begin)


def verplaats(begin: str, na: str) -> Doen:
    def doe(d: Document) -> None:
        alinea(d, na)._p.addnext(alinea(d, begin)._p)

    return doe


def splits(begin: str, bij: str) -> Doen:
    def doe(d: Document) -> None:
        p = alinea(d, begin)
        heel = p.text
        eerste, tweede = heel[: heel.index(bij)].strip(), heel[heel.index(bij) :]
        _nieuw(p, tweede)
        for r in list(p._p.iterchildren(qn("w:r"))):
            p._p.remove(r)
        p.add_run(eerste)

    return doe


def voeg_samen(begin: str, met: str) -> Doen:
    def doe(d: Document) -> None:
        een, twee = alinea(d, begin)._p, alinea(d, met)._p
        if (merk := twee.getprevious()) is not een and merk.tag == qn("w:bookmarkStart"):
            een.append(merk)
        een.append(parse_xml(f"<w:r {nsdecls('w')}><w:t xml:space='preserve'> </w:t></w:r>"))
        for e in list(twee):
            if e.tag != qn("w:pPr"):
                een.append(e)
        twee.getparent().remove(twee)

    return doe


def vet(begin: str, stuk: str) -> Doen:
    def doe(d: Document) -> None:
        p = alinea(d, begin)
        for r in p.runs:
            if stuk in r.text:
                voor, na = r.text.split(stuk, 1)
                r.text = voor
                nieuw = deepcopy(r._r)
                r._r.addnext(nieuw)
                dik = p.runs[[x._r for x in p.runs].index(nieuw)]
                dik.text, dik.bold = stuk, True
                staart = deepcopy(r._r)
                nieuw.addnext(staart)
                p.runs[[x._r for x in p.runs].index(staart)].text = na
                return
        raise AssertionError(stuk)

    return doe


def koppeling(begin: str, doel: str) -> Doen:
    def doe(d: Document) -> None:
        p = alinea(d, begin)
        id_ = d.part.relate_to(
            doel,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        p._p.append(
            parse_xml(
                f"<w:hyperlink {nsdecls('w', 'r')} r:id='{id_}'><w:r><w:t>bron</w:t></w:r></w:hyperlink>"
            )
        )

    return doe


# What must be found ----------------------------------------------------------------------------------------


def verschil(soort: str, slot: str, plek: str, in_was: str = "", in_wordt: str = "") -> Vond:
    return lambda t: (
        [(v.soort, v.slot, v.plek) for v in t.verschillen if in_was in v.was and in_wordt in v.wordt]
        == [(soort, slot, plek)]
    )


def bevinding(code: str, plaats: str, tekst: str = "") -> Vond:
    return lambda t: any(
        b.code == code
        and b.cel.replace("!", ", ").startswith(plaats)
        and tekst in f"{b.waarde} {b.regeltekst}"
        for b in t.bevindingen
    )


def niets(t: Terugkomst) -> bool:
    return not (t.verschillen or t.opmerkingen or t.wijzigingen or t.bevindingen)


def en(*delen: Vond) -> Vond:
    return lambda t: all(d(t) for d in delen)


VERZUIM = "Het ziekteverzuim kwam in 2024 uit op"
OMVANG = "Op de peildatum waren er"
TERUG = "vrijgekomen plekken werden"
_VAK = (
    f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>"
    "<w:t>in een vak</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_VELD = (
    f"<w:fldSimple {nsdecls('w')} w:instr=' INCLUDETEXT &quot;geheim.docx&quot; '><w:r><w:t>x</w:t></w:r>"
    "</w:fldSimple>"
)

INGREPEN = [
    Ingreep(
        "woord vervangen",
        vervang("dagelijks contact", "wekelijks contact", "Nourzorg ziet partners in"),
        verschil("gewijzigd", "pijler-4-beeld", "alinea 1", "dagelijks", "wekelijks"),
    ),
    Ingreep(
        "zin erbij",
        vervang("overgenomen.", "overgenomen. Dat is jammer.", "De nadruk verschoof"),
        verschil("gewijzigd", "beleid", "alinea 7", in_wordt="jammer"),
    ),
    Ingreep(
        "alinea weg", weg("De nadruk verschoof"), verschil("verwijderd", "beleid", "na alinea 6", "De nadruk")
    ),
    Ingreep(
        "alinea ertussen",
        erna("Met het Veiligheidshuis Arnhem", "Dit staat ertussen."),
        verschil("toegevoegd", "pijler-4-terugblik", "alinea 2", in_wordt="ertussen"),
    ),
    Ingreep(
        "alinea aan het eind",
        erna("Nourzorg geeft aan in de basis", "Een slotzin."),
        verschil("toegevoegd", "themas", "alinea 2", in_wordt="slotzin"),
    ),
    Ingreep(
        "lijstpunt gewijzigd",
        vervang("sneller opnieuw", "vlotter opnieuw", TERUG),
        verschil("gewijzigd", "terugblik", "alinea 2", "sneller", "vlotter"),
    ),
    Ingreep(
        "lijstpunt weg",
        weg("het recidivepercentage bij"),
        verschil("verwijderd", "terugblik", "na alinea 3", "recidive"),
    ),
    Ingreep(
        "lijstpunt erbij",
        erna(TERUG, "een nieuw punt;"),
        verschil("toegevoegd", "terugblik", "alinea 3", in_wordt="- een nieuw punt;"),
    ),
    Ingreep(
        "lijstpunt verplaatst",
        verplaats("het recidivepercentage bij", "de voorbereiding van een aparte"),
        verschil("verplaatst", "terugblik", "alinea 6", "recidive", "recidive"),
    ),
    Ingreep(
        "cijfer overgetypt",
        typ_over(VERZUIM, "verzuim", "9,9%"),
        bevinding("terug-overtypt", "verzuim, alinea 1", "Getypt 9,9%, het cijfer is"),
    ),
    Ingreep(
        "cijfer leeggemaakt",
        typ_over(VERZUIM, "verzuim:vorig", ""),
        bevinding("terug-plaatshouder-weg", "verzuim, alinea 1", "{verzuim:vorig}"),
    ),
    Ingreep(
        "plaatshouder weg",
        zonder(VERZUIM, "verzuim"),
        bevinding("terug-plaatshouder-weg", "verzuim, alinea 1", "{verzuim}"),
    ),
    Ingreep("besturingselement weg, cijfer gebleven", typ_over(VERZUIM, "verzuim", "=", los=True), niets),
    Ingreep(
        "besturingselement weg, cijfer overgetypt",
        typ_over(VERZUIM, "verzuim", "9,9%", los=True),
        bevinding("terug-overtypt", "verzuim, alinea 1", "Getypt 9,9%, het cijfer is"),
    ),
    Ingreep(
        "getal met eenheid zonder besturingselement", typ_over(OMVANG, "verblijfsduur", "=", los=True), niets
    ),
    Ingreep(
        "verwijzing overgetypt",
        typ_over("Dit is een voorbeeld. De cijfers", "@sec-consistentie", "elders"),
        bevinding("terug-verwijzing", "leeswijzer, alinea 1", "elders"),
    ),
    Ingreep(
        "verwijzing weg",
        zonder("Dit is een voorbeeld. De cijfers", "@sec-consistentie"),
        bevinding("terug-plaatshouder-weg", "leeswijzer, alinea 1", "@sec-consistentie"),
    ),
    Ingreep(
        "beeld geplakt",
        beeld("Nourzorg geeft aan in de basis", "Een foto van het team"),
        verschil("toegevoegd", "themas", "alinea 2", in_wordt="![Een foto van het team](beelden/"),
    ),
    Ingreep(
        "beeld zonder alt",
        beeld("Nourzorg geeft aan in de basis", ""),
        bevinding("woord-zonder-alt", "themas, alinea 2"),
    ),
    Ingreep(
        "beeld buiten de onderdelen",
        beeld("Deze pijler gaat over het evenwicht", "x"),
        bevinding("terug-buiten", "buiten de onderdelen"),
    ),
    Ingreep(
        "tabel geplakt",
        tabel("Nourzorg geeft aan in de basis"),
        verschil("toegevoegd", "themas", "tabel 1, rij 1", in_wordt="| Rooster | Teams |"),
    ),
    Ingreep(
        "tussenkop erbij",
        erna("Nourzorg geeft aan in de basis", "Vooruit", stijl="Heading 3"),
        verschil("toegevoegd", "themas", "alinea 2", in_wordt="## Vooruit"),
    ),
    Ingreep(
        "vet gemaakt",
        vet("Nourzorg geeft aan in de basis", "veertien"),
        verschil("gewijzigd", "themas", "alinea 1", in_wordt="**veertien**"),
    ),
    Ingreep(
        "koppeling erbij",
        koppeling("Nourzorg geeft aan in de basis", "https://example.org/x"),
        verschil("gewijzigd", "themas", "alinea 1", in_wordt="[bron](https://example.org/x)"),
    ),
    Ingreep(
        "opmerking in een tekst",
        opmerking("Nourzorg geeft aan in de basis", "Klopt dit?", "Jan de Vries", "JdV"),
        lambda t: (
            [(str(o.plek), o.auteur, o.tekst) for o in t.opmerkingen]
            == [("themas!alinea 1", "JdV", "Klopt dit?")]
        ),
    ),
    Ingreep(
        "opmerking zonder initialen",
        opmerking(VERZUIM, "Waarom?", "Piet Jansen", ""),
        lambda t: [(str(o.plek), o.auteur) for o in t.opmerkingen] == [("verzuim!alinea 1", "PJ")],
    ),
    Ingreep(
        "opmerking buiten de onderdelen",
        opmerking("Deze pijler gaat over het evenwicht", "Mooi.", "A B", "AB"),
        lambda t: [(o.plek.slot, o.auteur, o.tekst) for o in t.opmerkingen] == [("", "AB", "Mooi.")],
    ),
    Ingreep(
        "bijgehouden invoeging",
        gevolgd("Nourzorg geeft aan in de basis", "ins", "Jan de Vries"),
        en(
            lambda t: (
                [(str(w.plek), w.auteur, w.soort) for w in t.wijzigingen]
                == [("themas!alinea 1", "JdV", "ingevoegd")]
            ),
            verschil("gewijzigd", "themas", "alinea 1", in_wordt="Nieuw slot."),
        ),
    ),
    Ingreep(
        "bijgehouden verwijdering",
        gevolgd("Nourzorg geeft aan in de basis", "del", "Jan de Vries"),
        lambda t: (
            [(str(w.plek), w.auteur, w.soort) for w in t.wijzigingen]
            == [("themas!aan het begin", "JdV", "verwijderd")]
        ),
    ),
    Ingreep("bladwijzer weg", zonder_bladwijzer("visie"), bevinding("terug-zonder-bladwijzer", "visie")),
    Ingreep(
        "bladwijzer weg bij een lang onderdeel",
        zonder_bladwijzer("pijler-3-terugblik"),
        bevinding("terug-zonder-bladwijzer", "pijler-3-terugblik"),
    ),
    Ingreep(
        "kop van het verslag weg",
        weg("1.2\u2002De organisatie"),
        bevinding("terug-buiten-weg", "buiten de onderdelen"),
    ),
    Ingreep(
        "tekst van het verslag gewijzigd",
        vervang("gaat over", "gaat niet over", "Deze pijler gaat over het evenwicht"),
        bevinding("terug-buiten", "buiten de onderdelen, bij ‘Deze pijler gaat niet over"),
    ),
    Ingreep(
        "tekst buiten de onderdelen erbij",
        erna("Deze pijler gaat over het evenwicht", "Zomaar erbij getypt."),
        bevinding("terug-buiten", "buiten de onderdelen, bij ‘Zomaar erbij getypt"),
    ),
    Ingreep(
        "opsomming met de hand",
        erna("Nourzorg geeft aan in de basis", "• een", "• twee"),
        verschil("toegevoegd", "themas", "alinea 2", in_wordt="- een"),
    ),
    Ingreep(
        "citaat erbij",
        erna("Nourzorg geeft aan in de basis", "Zo is het.", stijl="Block Text"),
        verschil("toegevoegd", "themas", "alinea 2", in_wordt="> Zo is het."),
    ),
    Ingreep(
        "alinea gesplitst",
        splits("Met de reclassering zijn", "De reden was"),
        en(
            verschil("gewijzigd", "pijler-4-terugblik", "alinea 2", "De reden was", "werkafspraken"),
            verschil("toegevoegd", "pijler-4-terugblik", "alinea 3", in_wordt="De reden was"),
        ),
    ),
    Ingreep(
        "alinea's samengevoegd",
        voeg_samen("Met het Veiligheidshuis Arnhem", "Met de reclassering zijn"),
        verschil("verwijderd", "pijler-4-terugblik", "alinea 1", "Met de reclassering"),
    ),
    Ingreep("alleen typografie", vervang("thema’s", "thema's", "Nourzorg geeft aan in de basis"), niets),
    Ingreep(
        "tekstvak",
        xml_erna("Nourzorg geeft aan in de basis", _VAK),
        bevinding("woord-voorwerp", "themas, alinea 1", "tekstvak"),
    ),
    Ingreep(
        "veld dat haalt",
        xml_erna("Nourzorg geeft aan in de basis", _VELD),
        bevinding("woord-veld", "themas, alinea 1", "INCLUDETEXT"),
    ),
    Ingreep(
        "onderdeel leeggemaakt",
        leeg_slot("Nourzorg geeft aan in de basis"),
        verschil("verwijderd", "themas", "aan het begin", "veertien"),
    ),
    Ingreep(
        "plaatshouder getypt",
        erna("Nourzorg geeft aan in de basis", "Het was {verzuim:vorig}."),
        verschil("toegevoegd", "themas", "alinea 2", in_wordt="{verzuim:vorig}"),
    ),
    Ingreep(
        "samengevoegd met tekst van het verslag",
        voeg_samen("Deze pijler gaat over het evenwicht", "Zorgplannen volgen de persoon"),
        bevinding("woord-grens", "pijler-1-beeld"),
    ),
]
