"""The short form: the first page, the key figures and indicator 2, taken over from a report that was assembled."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import yaml

from kkfzlib.dossier import PROJECT
from kkfzlib.project import MEEGELEVERD
from kkfzlib.verslag.markdown import INHOUD

OPZET = "kort.qmd"
NAMEN = {".html": "kwaliteitsverslag-kort.html", ".pdf": "kwaliteitsverslag-kort.pdf"}
"""What the files of the short form are called, by suffix."""

ELDERS = "het volledige verslag"
"""What a reference becomes to a part that the short form has not."""

_ANKER = re.compile(r"\{#([a-z][\w-]*)")
_VERWIJZING = re.compile(r"@((?:sec|tbl|fig)-[a-z0-9-]+)")
_LINKEIND = re.compile(r"\]\(#([\w-]+)\)")
_HAAK = re.compile(r"\\.|\[|\]")
_BEGIN = re.compile(r"(?:^|[.!?][*_)]*\s+|\n\n)$")
_OVER = (
    "Dit is de korte vorm van het kwaliteitsverslag: het jaar in één oogopslag, de kengetallen en "
    "prestatie-indicator 2. Elk cijfer is hetzelfde als in het volledige verslag van dit profiel. Daar staan ook de "
    "pijlers, de thema's, de reacties, de definities, de herkomst van elk cijfer en de bevindingen van de controle.\n"
)


def korte_vorm(vol: Path, doel: Path) -> None:
    """Fill the empty folder ``doel`` with a work directory for the short form of the assembled report in ``vol``.

    Texts, tables and figures are those of the report itself, so that no figure can differ; only references to what
    is left out become words.
    """
    # A project that was begun with an older version has no such file of its own.
    eigen = PROJECT / OPZET
    opzet = (eigen if eigen.is_file() else MEEGELEVERD / OPZET).read_text(encoding="utf-8")
    namen = [n for n in INHOUD.findall(opzet) if n != "over-kort"]
    teksten = {n: (vol / "inhoud" / f"{n}.md").read_text(encoding="utf-8") for n in namen}
    hier = frozenset(a for t in (opzet, *teksten.values()) for a in _ANKER.findall(t))
    (doel / "inhoud").mkdir()
    for naam, tekst in {**teksten, "over-kort": _OVER}.items():
        (doel / "inhoud" / f"{naam}.md").write_text(zonder_verwijzing(tekst, hier), "utf-8", newline="\n")
    (doel / "report.qmd").write_text(opzet, "utf-8", newline="\n")
    shutil.copytree(vol / "figuren", doel / "figuren")
    for pad in vol.glob("_quarto*.yml"):
        shutil.copyfile(pad, doel / pad.name)
    (doel / "_variables.yml").write_text(_variabelen(vol / "_variables.yml"), "utf-8", newline="\n")


def zonder_verwijzing(markdown: str, hier: frozenset[str]) -> str:
    """Markdown in which references to anchors other than ``hier`` are words, and links to them their text.

    >>> zonder_verwijzing("Zie @sec-themas. @sec-omzet en [†2](#bevinding-2).", frozenset({"sec-omzet"}))
    'Zie het volledige verslag. @sec-omzet en †2.'
    """
    for m in reversed([m for m in _LINKEIND.finditer(markdown) if m[1] not in hier]):
        begin = _open_haak(markdown[: m.start()])
        markdown = markdown[:begin] + markdown[begin + 1 : m.start()] + markdown[m.end() :]
    return _VERWIJZING.sub(_als_woorden(hier), markdown)


def _open_haak(tekst: str) -> int:
    """Where the bracket stands that a ``]`` right behind ``tekst`` closes."""
    open_: list[int] = []
    for m in _HAAK.finditer(tekst):
        if m[0] == "[":
            open_.append(m.start())
        elif m[0] == "]" and open_:
            open_.pop()
    return open_[-1]


def _als_woorden(hier: frozenset[str]) -> Callable[[re.Match[str]], str]:
    def woorden(m: re.Match[str]) -> str:
        if m[1] in hier:
            return m[0]
        begin = _BEGIN.search(m.string[: m.start()]) is not None
        return ELDERS[0].upper() + ELDERS[1:] if begin else ELDERS

    return woorden


def _variabelen(pad: Path) -> str:
    """The variables of the report under a title of their own."""
    waarden = yaml.safe_load(pad.read_text(encoding="utf-8"))
    waarden |= {
        "titel": f"Kort kwaliteitsverslag forensische zorg {waarden['jaar']}",
        "kop": f"Kort kwaliteitsverslag {waarden['jaar']}",
    }
    return str(yaml.safe_dump(waarden, allow_unicode=True, sort_keys=False))
