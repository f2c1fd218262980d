"""What the parts of a Word document are called: namespaces, styles, and the marks by which a document is ours."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML = "http://www.w3.org/XML/1998/namespace"
STRIKT = "http://purl.oclc.org/ooxml/"
"""Begin of every namespace of the variant that Word calls 'Strict'; pandoc does not read it."""

TEKSTEN = "teksten.docx"
"""The document that may stand beside, or instead of, the folder of Markdown texts."""

BLADWIJZER = "kkfz_"
INSTRUCTIE = "Instructie kkfz"
"""Name of the paragraph style of the grey instructions: what has it is never read."""


def w(naam: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{naam}"


def bladwijzer(slot: str) -> str:
    """The bookmark of a slot: a bookmark's name holds no hyphen."""
    return BLADWIJZER + slot.replace("-", "_")


def kind(element: etree._Element, *namen: str) -> etree._Element | None:
    """The descendant at the end of a path of WordprocessingML children, or None."""
    for naam in namen:
        gevonden = element.find(w(naam))
        if gevonden is None:
            return None
        element = gevonden
    return element


def waarde(element: etree._Element, *pad: str) -> str:
    """The attribute ``w:val`` at the end of a path of children; empty when it is not there."""
    gevonden = kind(element, *pad)
    return "" if gevonden is None else str(gevonden.get(w("val")) or "")


def tekst_van(element: etree._Element) -> str:
    """The visible text of a paragraph or run, tabs and breaks as spaces; deleted text left out."""
    delen = []
    for e in element.iter(w("t"), w("tab"), w("br"), w("cr"), w("noBreakHyphen")):
        if e.tag == w("t"):
            delen.append(e.text or "")
        elif e.getparent().tag == w("r"):  # a tab of a paragraph's settings is no character
            delen.append("-" if e.tag == w("noBreakHyphen") else " ")
    return "".join(delen)
