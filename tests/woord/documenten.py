"""Documents as people make them: the form of ``kkfz nieuw``, written in with python-docx, and XML changed by hand."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from PIL import Image

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.tekstdocument import lees_tekstdocument
from kkfzlib.inlezen.teksten import Tekstdocument
from kkfzlib.schema.hulpteksten import hulp
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.woord.sjabloon import maak_document

HULP = {slot: hulp(slot) for slot in SLOTS}
SOFFICE = shutil.which("soffice")
met_soffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice Writer (soffice) ontbreekt op deze machine"
)


@cache
def leeg() -> bytes:
    """The form as ``kkfz nieuw`` makes it."""
    return maak_document("Teksten voor het kwaliteitsverslag 2024", HULP)


def met(teksten: Mapping[str, str], beelden: Mapping[str, bytes] | None = None) -> bytes:
    """The form with these Markdown texts in it."""
    return maak_document("Teksten", HULP, teksten, beelden)


def open_(inhoud: bytes) -> Document:
    return docx.Document(io.BytesIO(inhoud))


def bewaar(document: Document) -> bytes:
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def na_kop(document: Document, slot: str, *teksten: str, stijl: str | None = None) -> list[Paragraph]:
    """Write paragraphs at the end of a slot."""
    naam = SLOTS[slot].naam
    alineas = document.paragraphs
    koppen = [i for i, p in enumerate(alineas) if p.style is not None and p.style.name == "Heading 1"]
    begin = next(i for i in koppen if alineas[i].text.casefold() == naam.casefold())
    volgende = alineas[next(i for i in koppen if i > begin)]
    return [volgende.insert_paragraph_before(t, stijl) for t in teksten]


def geschreven(slot: str, *teksten: str, stijl: str | None = None) -> bytes:
    """The form with paragraphs in one slot."""
    document = open_(leeg())
    na_kop(document, slot, *teksten, stijl=stijl)
    return bewaar(document)


def lees(inhoud: bytes) -> tuple[Tekstdocument, list[Invoerbevinding]]:
    melder = Melder()
    return lees_tekstdocument(inhoud, "teksten.docx", melder), melder.bevindingen


def deel(inhoud: bytes, naam: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        return archief.read(naam).decode("utf-8")


def gewijzigd(inhoud: bytes, wijzig: Callable[[str], str], naam: str = "word/document.xml") -> bytes:
    """The document with one part rewritten."""
    return met_delen(inhoud, {naam: wijzig(deel(inhoud, naam)).encode()})


def met_delen(inhoud: bytes, delen: Mapping[str, bytes]) -> bytes:
    """The document with parts replaced or added."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            if naam not in delen:
                nieuw.writestr(naam, oud.read(naam))
        for naam, tekst in delen.items():
            nieuw.writestr(naam, tekst)
    return uit.getvalue()


def png(kleur: str = "navy", vorm: str = "PNG", **extra: object) -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", (80, 40), kleur).save(uit, vorm, **extra)  # type: ignore[arg-type]
    return uit.getvalue()


def met_beeld(inhoud_beeld: bytes, alt: str | None, slot: str = "visie") -> bytes:
    """The form with a picture in one slot."""
    document = open_(leeg())
    alinea = na_kop(document, slot, "")[0]
    beeld = alinea.add_run().add_picture(io.BytesIO(inhoud_beeld))
    eigenschappen = beeld._inline.docPr
    if alt is not None:
        eigenschappen.set("descr", alt)
    return bewaar(document)


def opnieuw_bewaard(inhoud: bytes, map_: Path) -> bytes:
    """The document opened and saved by LibreOffice."""
    assert SOFFICE is not None
    bron, uit = map_ / "bron.docx", map_ / "uit"
    bron.write_bytes(inhoud)
    opdracht = [SOFFICE, f"-env:UserInstallation={(map_ / 'profiel').as_uri()}", "--headless", "--convert-to",
                "docx:MS Word 2007 XML", "--outdir", str(uit), str(bron)]  # fmt: skip
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    return (uit / "bron.docx").read_bytes()
