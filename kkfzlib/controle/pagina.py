"""An audit as one web page: coverage on top, then the text with each finding beside the passage it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

from kkfzlib.bevindingen import Bevinding

from .rekenen.tabel import Tabel
from .verslagcontrole import Verslagcontrole
from .zinnen import Zin

_NAMEN = {"fout": "Fout", "waarschuwing": "Waarschuwing", "info": "Ter informatie"}


def schrijf_pagina(uitkomst: Verslagcontrole, naam: str, pad: Path) -> None:
    """Write the page to ``pad`` (UTF-8, nothing fetched from elsewhere). OSError where that can't be written."""
    pad.write_text(pagina(uitkomst, naam), encoding="utf-8", newline="\n")


def pagina(uitkomst: Verslagcontrole, naam: str) -> str:
    """The whole page about the report called ``naam``."""
    nummers = {b: n for n, b in enumerate(uitkomst.bevindingen, start=1)}
    bij_zin, los = _bij_passage(uitkomst)
    stijl = (files(__package__) / "pagina.css").read_text(encoding="utf-8")
    delen = [
        "<!doctype html>", '<html lang="nl"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Controle van {escape(naam)}</title><style>{stijl}</style></head><body>",
        '<a class="over" href="#tekst">Naar de tekst</a>',
        f"<header><h1>Controle van {escape(naam)}</h1>", *_samenvatting(uitkomst), "</header><main>",
        *_overzicht(nummers, bij_zin), *_los(los, nummers),
        '<section id="tekst" aria-labelledby="kop-tekst"><h2 id="kop-tekst">De gelezen tekst</h2>',
        *_tekst(uitkomst.verslag.zinnen, bij_zin, nummers), "</section>",
        *_tabellen(uitkomst.verslag.tabellen, bij_zin, nummers), "</main></body></html>",
    ]  # fmt: skip
    return "\n".join(delen) + "\n"


def _bij_passage(uitkomst: Verslagcontrole) -> tuple[dict[str, list[Bevinding]], list[Bevinding]]:
    """Findings by the passage that their text begins with ("slot, regel 3", "tabel 2"), and those about no passage."""
    plekken = {_plek(z) for z in uitkomst.verslag.zinnen} | {t.plaats for t in uitkomst.verslag.tabellen}
    bij: dict[str, list[Bevinding]] = defaultdict(list)
    los: list[Bevinding] = []
    for b in uitkomst.bevindingen:
        kaal = b.toelichting.removeprefix(f"{uitkomst.naam}, ")
        kaal = re.sub(r"^(?:bladzijde|bestandsregel) \d+, ", "", kaal)
        plek = next((p for p in plekken if kaal.startswith((f"{p}:", f"{p},"))), "")
        (bij[plek] if plek else los).append(b)
    return bij, los


def _plek(zin: Zin) -> str:
    return f"{zin.slot.strip()}, regel {zin.regel}"


def _samenvatting(uitkomst: Verslagcontrole) -> Iterator[str]:
    tel = {e: sum(b.ernst == e for b in uitkomst.bevindingen) for e in _NAMEN}
    yield (
        f'<p class="telling"><strong>{tel["fout"]}</strong> fout(en), <strong>{tel["waarschuwing"]}</strong> '
        f"waarschuwing(en), {tel['info']} ter informatie.</p>"
    )
    yield f'<p class="dekking">Gelezen: {escape(uitkomst.dekking.regel)}.</p>'
    for w in uitkomst.dekking.waarschuwingen:
        yield f'<p class="letop"><strong>Let op.</strong> {escape(w)}</p>'
    if not uitkomst.bevindingen:
        yield "<p>Niets van wat is gelezen spreekt zichzelf tegen.</p>"


def _overzicht(nummers: dict[Bevinding, int], bij: dict[str, list[Bevinding]]) -> Iterator[str]:
    """A list that leads to each finding in the text."""
    in_tekst = [b for lijst in bij.values() for b in lijst]
    if not in_tekst:
        return
    yield '<nav aria-labelledby="kop-lijst"><h2 id="kop-lijst">De bevindingen</h2><ol class="lijst">'
    for b in sorted(in_tekst, key=lambda b: nummers[b]):
        n = nummers[b]
        kort = b.toelichting.split(": ", 1)[-1].split(" Kleinste herstel:")[0]
        yield f'<li value="{n}"><a href="#b{n}">{_NAMEN[b.ernst]}: {escape(kort)}</a></li>'
    yield "</ol></nav>"


def _los(los: Sequence[Bevinding], nummers: dict[Bevinding, int]) -> Iterator[str]:
    if los:
        yield '<section aria-labelledby="kop-los"><h2 id="kop-los">Over het verslag als geheel</h2>'
        yield from (_kaart(b, nummers[b]) for b in los)
        yield "</section>"


def _kaart(b: Bevinding, n: int) -> str:
    """One finding as a note: level, reading, repair, rule."""
    uitleg, _, herstel = b.toelichting.partition(" Kleinste herstel: ")
    weg = f"<p><strong>Kleinste herstel:</strong> {escape(herstel)}</p>" if herstel else ""
    return (
        f'<aside class="kaart {b.ernst}" id="b{n}" aria-label="bevinding {n}"><h3>{n}. {_NAMEN[b.ernst]}</h3>'
        f'<p>{escape(uitleg)}</p>{weg}<p class="regel">regel <code>{escape(b.regel)}</code></p></aside>'
    )


def _tekst(
    zinnen: Sequence[Zin], bij: dict[str, list[Bevinding]], nummers: dict[Bevinding, int]
) -> Iterator[str]:
    """Paragraph by paragraph: the text, its findings beside it."""
    geplaatst: set[str] = set()
    i = 0
    while i < len(zinnen):
        j = i
        while j < len(zinnen) and (zinnen[j].slot, zinnen[j].blok) == (zinnen[i].slot, zinnen[i].blok):
            j += 1
        groep = zinnen[i:j]
        if i == 0 or zinnen[i - 1].slot != groep[0].slot:
            yield f"<h3>{escape(groep[0].slot.strip())}</h3>"
        plek = _plek(groep[0])
        hier = [] if plek in geplaatst else bij.get(plek, [])
        geplaatst.add(plek)
        kaarten = "".join(_kaart(b, nummers[b]) for b in sorted(hier, key=lambda b: nummers[b]))
        tekst = escape(" ".join(z.tekst for z in groep))
        for b in hier:
            tekst = _gemarkeerd(tekst, b)
        naast = f'<div class="kaarten">{kaarten}</div>' if kaarten else ""
        yield f'<div class="passage"><p>{tekst}</p>{naast}</div>'
        i = j


def _gemarkeerd(tekst: str, b: Bevinding) -> str:
    """The text with the number that a finding is about marked, where it stands there once."""
    zoek = escape(b.gevonden)
    los = re.compile(rf"(?<![\w.,]){re.escape(zoek)}(?![\w]|[.,]\d)")
    if not zoek or "<mark" in tekst or len(los.findall(tekst)) != 1:
        return tekst
    return los.sub(lambda m: f"<mark>{m.group()}</mark>", tekst)


def _tabellen(
    tabellen: Sequence[Tabel], bij: dict[str, list[Bevinding]], nummers: dict[Bevinding, int]
) -> Iterator[str]:
    """The tables with findings, each with its notes."""
    met = [t for t in tabellen if bij.get(t.plaats)]
    if not met:
        return
    yield '<section aria-labelledby="kop-tabellen"><h2 id="kop-tabellen">Tabellen met bevindingen</h2>'
    for t in met:
        kaarten = "".join(_kaart(b, nummers[b]) for b in bij[t.plaats])
        tabel = _tabel(t, {b.gevonden for b in bij[t.plaats]})
        yield f'<div class="passage">{tabel}<div class="kaarten">{kaarten}</div></div>'
    yield "</section>"


def _cel(tekst: str, gemeld: set[str]) -> str:
    return f"<td><mark>{escape(tekst)}</mark></td>" if tekst in gemeld else f"<td>{escape(tekst)}</td>"


def _tabel(t: Tabel, gemeld: set[str]) -> str:
    kop = "".join(f'<th scope="col">{escape(k)}</th>' for k in t.koppen)
    rijen = []
    for label, rij in zip(t.labels, t.cellen, strict=True):
        cellen = "".join(_cel("" if g is None else g.tekst, gemeld) for g in rij)
        rijen.append(f'<tr><th scope="row">{escape(label)}</th>{cellen}</tr>')
    return (
        f'<div class="rol" tabindex="0" role="region" aria-label="{escape(t.plaats)}">'
        f"<table><caption>{escape(t.plaats)}</caption>"
        f"<thead><tr><td></td>{kop}</tr></thead><tbody>{''.join(rijen)}</tbody></table></div>"
    )
