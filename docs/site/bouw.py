"""Build the documentation as a site with pandoc: a page per document, one navigation, nothing from elsewhere.

The order comes from ``docs/_quarto.yml``, so that Quarto makes the same site. Run:
``python -m docs.site.bouw [MAP]``.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from kkfzlib.fouten import GebruikFout, KkfzFout, MachineFout
from kkfzlib.programmas import pandoc

DOCS = Path(__file__).resolve().parents[1]
HIER = Path(__file__).parent
DOEL = DOCS / "_site"
OPGEHAALD = {"img", "script", "link", "iframe", "source", "video", "audio"}
"""Elements whose address a browser fetches by itself: those may never lead elsewhere."""


def bouw(bron: Path = DOCS, doel: Path = DOEL) -> list[Path]:
    """Make the site of ``bron`` in ``doel`` (what was there goes); returns the pages.

    GebruikFout names every broken link with its file and line; then ``doel`` is left as it was.
    """
    nieuw = doel.with_name(f".{doel.name}.nieuw")
    shutil.rmtree(nieuw, ignore_errors=True)
    try:
        with ThreadPoolExecutor() as werkers:
            paginas = list(werkers.map(lambda pad: _pagina(pad, bron, nieuw), documenten(bron)))
        _kopieer_rest(bron, nieuw)
        _controleer(bron, nieuw, paginas)
        shutil.rmtree(doel, ignore_errors=True)
        nieuw.rename(doel)
    finally:
        shutil.rmtree(nieuw, ignore_errors=True)
    return [doel / p.relative_to(nieuw) for p in paginas]


def documenten(bron: Path = DOCS) -> list[Path]:
    """Every document of the site: those in ``docs/`` itself and the decisions."""
    return sorted([*bron.glob("*.md"), *bron.glob("besluiten/*.md")])


def navigatie(bron: Path = DOCS) -> list[dict[str, Any]]:
    """The navigation as ``_quarto.yml`` has it: entries with ``text`` and ``href``, or ``section`` and ``contents``."""
    instellingen = yaml.safe_load((bron / "_quarto.yml").read_text(encoding="utf-8"))
    return list(instellingen["website"]["sidebar"]["contents"])


def besluitenlijst(bron: Path = DOCS) -> str:
    """The page that leads to every decision, newest first."""
    regels = [
        "# Besluiten over het ontwerp",
        "",
        "Eén keuze per bladzijde: wat er speelde, wat is gekozen en wat dat kost. De nieuwste staat bovenaan.",
        "",
    ]
    for pad in sorted(bron.glob("besluiten/*.md"), reverse=True):
        regels.append(f"* [{_titel(pad)}](besluiten/{pad.name})")
    return "\n".join(regels) + "\n"


def _titel(pad: Path) -> str:
    kop = re.match(r"# (.+)", pad.read_text(encoding="utf-8"))
    if kop is None:
        raise GebruikFout(f"{pad.name}: het document begint niet met een kop (# Titel).")
    return kop[1].replace("`", "").strip()


def _pagina(pad: Path, bron: Path, doel: Path) -> Path:
    """One document as a page, written; returns where."""
    plek = pad.relative_to(bron).with_suffix(".html")
    uit = doel / plek
    uit.parent.mkdir(parents=True, exist_ok=True)
    wortel = "../" * (len(plek.parts) - 1)
    velden = {
        "pagetitle": html.escape(f"{_titel(pad)} – kkfz"),
        "wortel": wortel,
        "navigatie": _navigatie_html(navigatie(bron), plek.as_posix(), wortel),
    }
    opdracht = [
        pandoc(),
        "--sandbox",
        "--from=markdown-raw_html",
        "--to=html5",
        f"--template={HIER / 'pagina.html'}",
    ]
    opdracht += [f"--lua-filter={HIER / 'site.lua'}", "--toc", "--toc-depth=3", "--columns=9999", "--mathml"]
    opdracht += [
        "--syntax-highlighting=none",
        *(f"--variable={naam}={waarde}" for naam, waarde in velden.items()),
    ]
    klaar = subprocess.run(
        opdracht,
        input=pad.read_text("utf-8"),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if klaar.returncode:
        raise MachineFout(f"Pandoc kan {pad.name} niet opmaken: {klaar.stderr.strip()[:300]}")
    uit.write_text(klaar.stdout, encoding="utf-8", newline="\n")
    return uit


def _navigatie_html(items: list[dict[str, Any]], hier: str, wortel: str) -> str:
    regels = ["<ul>"]
    for item in items:
        if "section" in item:
            naam = f"<span>{html.escape(item['section'])}</span>"
            regels.append(f"<li>{naam}{_navigatie_html(item['contents'], hier, wortel)}</li>")
        else:
            naar = item["href"].replace(".md", ".html")
            nu = ' aria-current="page"' if naar == hier else ""
            regels.append(f'<li><a href="{wortel}{naar}"{nu}>{html.escape(item["text"])}</a></li>')
    return "".join([*regels, "</ul>"])


def _kopieer_rest(bron: Path, doel: Path) -> None:
    shutil.copyfile(HIER / "stijl.css", doel / "stijl.css")
    for beeld in [p for soort in ("png", "svg") for p in sorted(bron.glob(f"beelden/*.{soort}"))]:
        (doel / "beelden").mkdir(exist_ok=True)
        shutil.copyfile(beeld, doel / "beelden" / beeld.name)


class _Adressen(HTMLParser):
    """Collects what a page can be linked at, and where it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.ankers: set[str] = set()
        self.links: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for naam, waarde in attrs:
            if naam == "id":
                self.ankers.add(waarde or "")
            elif naam in ("href", "src"):
                self.links.append((tag, waarde or ""))


def _lees(pagina: Path) -> _Adressen:
    adressen = _Adressen()
    adressen.feed(pagina.read_text(encoding="utf-8"))
    return adressen


def _controleer(bron: Path, doel: Path, paginas: list[Path]) -> None:
    """Refuse a site with a link that leads nowhere or a picture from elsewhere, told at its line of the document."""
    gelezen = {p: _lees(p) for p in paginas}
    fouten = [
        f"{_plaats(bron, doel, pagina, adres)}: {wat}"
        for pagina, adressen in gelezen.items()
        for tag, adres in dict.fromkeys(adressen.links)
        if (wat := _mis(pagina, tag, adres, gelezen))
    ]
    if fouten:
        raise GebruikFout("\n".join(dict.fromkeys(fouten)))


def _mis(pagina: Path, tag: str, adres: str, gelezen: dict[Path, _Adressen]) -> str:
    """What is wrong with a link, in Dutch; empty when nothing is."""
    deel = urlsplit(adres)
    if deel.scheme or deel.netloc:
        return (
            f"{adres} wordt van elders opgehaald; leg het bestand in docs/beelden."
            if tag in OPGEHAALD
            else ""
        )
    naar = (pagina.parent / unquote(deel.path)).resolve() if deel.path else pagina
    if not naar.is_file():
        return f"de verwijzing naar {deel.path.replace('.html', '.md')} leidt nergens heen."
    if deel.fragment and naar in gelezen and unquote(deel.fragment) not in gelezen[naar].ankers:
        return f"{naar.with_suffix('.md').name} heeft geen kop {deel.fragment}."
    return ""


def _plaats(bron: Path, doel: Path, pagina: Path, adres: str) -> str:
    """``handleiding.md, regel 12``; a link of the navigation stands in ``_quarto.yml``."""
    zoek = adres.replace(".html", ".md")
    document = bron / pagina.relative_to(doel).with_suffix(".md")
    in_document, in_navigatie = rf"\]\({re.escape(zoek)}[)\s]", rf"\b{re.escape(zoek.replace('../', ''))}\b"
    for pad, patroon in ((document, in_document), (bron / "_quarto.yml", in_navigatie)):
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), start=1):
            if re.search(patroon, regel):
                return f"{pad.relative_to(bron).as_posix()}, regel {nummer}"
    return document.relative_to(bron).as_posix()


def main() -> int:
    """Renew the list of decisions and build; an error is one Dutch line each."""
    try:
        (DOCS / "besluiten.md").write_text(besluitenlijst(), encoding="utf-8", newline="\n")
        paginas = bouw(doel=Path(sys.argv[1]).absolute() if sys.argv[1:] else DOEL)
    except KkfzFout as fout:
        print(f"Fout: {fout}", file=sys.stderr)
        return fout.exitcode
    print(f"De documentatie staat in {paginas[0].parent / 'index.html'} ({len(paginas)} bladzijden).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
