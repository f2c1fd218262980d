"""Writing ``teksten.docx``: a heading per slot, help in grey, and the texts that are there already."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from kkfzlib.fouten import MachineFout
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.weergave.huisstijl import huisstijl, ingepakt
from kkfzlib.woord.beelden import MAP
from kkfzlib.woord.indeling import UITLEG
from kkfzlib.woord.instructies import UITLEGREGELS
from kkfzlib.woord.namen import INSTRUCTIE, bladwijzer, w
from kkfzlib.woord.pandoc import pandoc

_LEZER = (
    "commonmark_x+attributes+raw_attribute+fenced_divs-smart-emoji-tex_math_dollars-subscript-superscript-strikeout"
    "-task_lists-definition_lists-gfm_auto_identifiers-implicit_header_references-alerts-yaml_metadata_block"
)
_KOPNUMMER = re.compile(r"^(#{1,6})(?= )", re.MULTILINE)

Waarden = Sequence[tuple[str, str, str]]
"""Placeholder, what it is, and what it is worth (empty: not known yet)."""


def maak_document(
    titel: str,
    hulp: Mapping[str, str],
    teksten: Mapping[str, str] | None = None,
    beelden: Mapping[str, bytes] | None = None,
    waarden: Waarden = (),
) -> bytes:
    """The document to write in. ``hulp`` says per slot what belongs there, ``teksten`` is the Markdown that is there.

    MachineFout when pandoc fails.
    """
    delen = [f'::: {{custom-style="Title"}}\n{_schoon(titel)}\n:::', *map(_grijs, UITLEGREGELS)]
    for slot, s in SLOTS.items():
        tekst = (teksten or {}).get(slot, "").strip()
        kop = f"# {_merk(slot, bladwijzer(slot))}{s.naam[0].upper()}{s.naam[1:]}{_einde(slot)}"
        delen += [kop, _grijs(hulp[slot]), _KOPNUMMER.sub(r"#\1", tekst) if _hoogste(tekst) == 1 else tekst]
    delen += [f"# {_merk('uitleg', UITLEG)}Plaatshouders{_einde('uitleg')}", _lijst(waarden)]
    # Footnotes of two texts may have the same mark: each text is its own file.
    return _van_pandoc([d for d in delen if d], titel, beelden or {})


def _hoogste(tekst: str) -> int:
    return min((len(m[1]) for m in _KOPNUMMER.finditer(tekst)), default=2)


def _schoon(tekst: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", tekst)


def _grijs(tekst: str) -> str:
    return f'::: {{custom-style="{INSTRUCTIE}"}}\n{_schoon(tekst)}\n:::'


def _nummer(naam: str) -> int:
    return 9000 + (list(SLOTS).index(naam) if naam in SLOTS else len(SLOTS))


def _merk(naam: str, bladwijzer_: str) -> str:
    return f'`<w:bookmarkStart w:id="{_nummer(naam)}" w:name="{bladwijzer_}"/>`{{=openxml}}'


def _einde(naam: str) -> str:
    return f'`<w:bookmarkEnd w:id="{_nummer(naam)}"/>`{{=openxml}}'


def _lijst(waarden: Waarden) -> str:
    """The placeholders as a table."""
    if not waarden:
        return _grijs("Er zijn nog geen cijfers; de namen van alle kengetallen staan in docs/definities.md.")
    regels = ["| Plaatshouder | Wat het is | Waarde |", "|:---|:---|---:|"]
    cel = lambda t: _schoon(" ".join(t.split()))  # noqa: E731
    regels += [f"| {cel(naam)} | {cel(wat)} | {cel(nu) or '–'} |" for naam, wat, nu in waarden]
    return "\n".join(regels)


_FILTER = """
function Image(i)
  local bestand = io.open(i.src, "rb")
  if bestand then
    pandoc.mediabag.insert(i.src, i.src:match("png$") and "image/png" or "image/jpeg", bestand:read("a"))
    bestand:close()
  end
  i.attributes.width = i.attributes.width or "100%"
  return i
end
"""


def _van_pandoc(delen: Sequence[str], titel: str, beelden: Mapping[str, bytes]) -> bytes:
    with TemporaryDirectory(prefix="kkfz-") as naam:
        map_ = Path(naam)
        (map_ / "huisstijl.docx").write_bytes(huisstijl(titel))
        (map_ / "beeld.lua").write_text(_FILTER, encoding="utf-8")
        (map_ / MAP).mkdir()
        for bestand, inhoud in beelden.items():
            (map_ / MAP / bestand).write_bytes(inhoud)
        namen = [f"{i:04}.md" for i in range(len(delen))]
        for bestand, deel in zip(namen, delen, strict=True):
            (map_ / bestand).write_text(deel + "\n", encoding="utf-8")
        opdracht = [
            pandoc(),
            "-s",
            "-f",
            _LEZER,
            "-t",
            "docx",
            "--sandbox",
            "--file-scope",
            "-M",
            "lang=nl-NL",
        ]
        opdracht += ["--reference-doc=huisstijl.docx", "--lua-filter=beeld.lua", "-o", "uit.docx", *namen]
        uitslag = subprocess.run(opdracht, cwd=map_, capture_output=True, check=False, timeout=120)
        if uitslag.returncode or b"[WARNING]" in uitslag.stderr:
            raise MachineFout(
                "Pandoc kon teksten.docx niet maken. Installeer de afhankelijkheden opnieuw met: make"
            )
        return afgewerkt((map_ / "uit.docx").read_bytes(), titel)


def afgewerkt(inhoud: bytes, titel: str) -> bytes:
    """The document with its title as a property and nothing of the machine that made it."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        delen = {n: archief.read(n) for n in archief.namelist()}
    kern = etree.fromstring(delen["docProps/core.xml"])
    dc = "http://purl.org/dc/elements/1.1/"
    for naam, waarde in (("title", titel), ("language", "nl-NL")):
        e = kern.find(f"{{{dc}}}{naam}")
        if e is None:
            e = etree.SubElement(kern, f"{{{dc}}}{naam}")
        e.text = waarde
    for e in [e for e in kern if "purl.org/dc/terms" in e.tag]:
        kern.remove(e)  # a moment that says nothing
    delen["docProps/core.xml"] = etree.tostring(kern, xml_declaration=True, encoding="UTF-8")
    stijlen = etree.fromstring(delen["word/styles.xml"])
    for taal in stijlen.iter(w("lang")):
        taal.set(w("val"), "nl-NL")
    delen["word/styles.xml"] = etree.tostring(stijlen, xml_declaration=True, encoding="UTF-8")
    return ingepakt(delen)
