"""Pandoc, asked for a syntax tree: of the paragraphs of a document, or of Markdown texts."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree

from kkfzlib.fouten import MachineFout
from kkfzlib.programmas import pandoc
from kkfzlib.woord.alineas import GRENS
from kkfzlib.woord.eenheden import Eenheid, Ontleder
from kkfzlib.woord.namen import PAKKET, w
from kkfzlib.woord.pakket import Pakket

TIJD_S = 60.0
_FORMAAT = (
    "commonmark_x+sourcepos-smart-emoji-tex_math_dollars-subscript-superscript-strikeout-task_lists"
    "-definition_lists-gfm_auto_identifiers-implicit_header_references-alerts-yaml_metadata_block"
)
_NODIG = ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml")
_VERWIJZINGEN = ("styles", "numbering", "footnotes", "endnotes", "hyperlink")
_KOP = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _boom(van: str, bestanden: Mapping[str, bytes], extra: Sequence[str] = ()) -> list[dict[str, Any]]:
    with TemporaryDirectory(prefix="kkfz-") as map_:
        for naam, inhoud in bestanden.items():
            (Path(map_) / naam).write_bytes(inhoud)
        opdracht = [pandoc(), "-f", van, "-t", "json", "--sandbox", *extra, *bestanden]
        try:
            uitslag = subprocess.run(opdracht, cwd=map_, capture_output=True, check=False, timeout=TIJD_S)
        except subprocess.TimeoutExpired:
            raise MachineFout(f"Pandoc was na {TIJD_S:.0f} seconden niet klaar met de teksten.") from None
    if uitslag.returncode:
        raise MachineFout(
            "Pandoc kon de teksten niet lezen. Sla het document opnieuw op in Word en probeer het weer."
        )
    try:
        return list(json.loads(uitslag.stdout)["blocks"])
    except RecursionError:
        raise MachineFout(
            "De tekst is te diep genest om te lezen: vereenvoudig lijsten en citaten."
        ) from None


def uit_markdown(tekst: str, ontleder: Ontleder | None = None) -> list[Eenheid]:
    """The units of one Markdown text, with their lines."""
    if not tekst.strip():
        return []
    return (ontleder or Ontleder()).eenheden(_boom(_FORMAAT, {"tekst.md": tekst.encode() + b"\n"}))


def uit_markdowns(teksten: Mapping[str, str]) -> dict[str, list[Eenheid]]:
    """The units of many Markdown texts, from one run."""
    namen = [s for s, t in teksten.items() if t.strip()]
    uit: dict[str, list[Eenheid]] = {s: [] for s in teksten}
    if not namen:
        return uit
    delen = _boom(_FORMAAT, {f"{s}.md": teksten[s].encode() + b"\n" for s in namen}, ["--file-scope"])
    per: dict[str, list[dict[str, Any]]] = {s: [] for s in namen}
    huidig = namen[0]
    for blok in delen:
        plaats = _bestand(blok)
        huidig = plaats if plaats in per else huidig
        per[huidig].append(blok)
    return uit | {s: Ontleder().eenheden(b) for s, b in per.items()}


def _bestand(blok: Any) -> str:
    """The text that a block comes from, by the first position within it."""
    rest = [blok]
    while rest:
        deel = rest.pop()
        if isinstance(deel, dict):
            rest.append(deel.get("c"))
        elif isinstance(deel, list):
            if len(deel) == 2 and deel[0] == "data-pos" and isinstance(deel[1], str) and ".md@" in deel[1]:
                return deel[1].partition(".md@")[0]
            rest.extend(reversed(deel))
    return ""


def boom_van_slots(
    pakket: Pakket, slots: Iterable[tuple[str, list[etree._Element]]]
) -> dict[str, list[dict[str, Any]]]:
    """The syntax tree of each slot's paragraphs, from one run on a document that holds nothing else."""
    oud = pakket.xml("word/document.xml")
    assert oud is not None
    wortel = etree.Element(oud.tag, nsmap=oud.nsmap)
    romp = etree.SubElement(wortel, w("body"))
    namen = []
    for slot, blokken in slots:
        namen.append(slot)
        romp.append(_grens())
        romp.extend(deepcopy(b) for b in blokken)
    per: dict[str, list[dict[str, Any]]] = {s: [] for s in namen}
    if not namen:
        return per
    nummer = -1
    for blok in _boom("docx", {"teksten.docx": _kaal_document(pakket, wortel)}):
        if blok["t"] in ("Para", "Plain") and any(k.get("c") == GRENS for k in blok["c"]):
            nummer += 1
        elif nummer >= 0:
            per[namen[nummer]].append(blok)
    return per


def _grens() -> etree._Element:
    p = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(p, w("r")), w("t")).text = GRENS
    return p


def _kaal_document(pakket: Pakket, wortel: etree._Element) -> bytes:
    """A document with just this body and the parts that say how its lists, styles and notes are meant."""
    delen = {n: pakket.delen[n] for n in _NODIG if n in pakket.delen}
    soorten = "".join(
        f'<Override PartName="/{n}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{n[5:-4]}+xml"/>'
        for n in delen
    )
    delen["[Content_Types].xml"] = (
        _KOP
        + (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.document.main+xml"/>{soorten}</Types>'
        ).encode()
    )
    delen["_rels/.rels"] = _rels([("rId1", "officeDocument", "word/document.xml", False)])
    for deel in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        eigen = [(i, v.soort, v.doel, v.buiten) for i, v in pakket.verwijzingen(deel).items()]
        delen[f"word/_rels/{deel[5:]}.rels"] = _rels(
            [(i, s, d if buiten else f"/{d}", buiten) for i, s, d, buiten in eigen if s in _VERWIJZINGEN]
        )
    delen["word/document.xml"] = _KOP + etree.tostring(wortel)
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def _rels(rijen: list[tuple[str, str, str, bool]]) -> bytes:
    wortel = etree.Element(f"{{{PAKKET}}}Relationships", nsmap={None: PAKKET})
    basis = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    for id_, soort, doel, buiten in rijen:
        e = etree.SubElement(wortel, f"{{{PAKKET}}}Relationship", Id=id_, Type=basis + soort, Target=doel)
        if buiten:
            e.set("TargetMode", "External")
    return _KOP + bytes(etree.tostring(wortel))
