"""One page per kengetal: definition, funnel, years as lines, and every published value in a table per part.

A page stays under ``GROOTSTE`` bytes: what a very large sector has more of goes on in a following page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.gepubliceerd import MARKERING_LEGENDA
from kkfzlib.vergelijking import html, maanden
from kkfzlib.vergelijking.families import FAMILIES
from kkfzlib.vergelijking.html import Koppeling
from kkfzlib.vergelijking.matrix import heeft_n, marge, margetekst
from kkfzlib.vergelijking.spiegel import Deelnemer, Spiegel
from kkfzlib.vergelijking.tabellen import deelnaam, delen, ijkpunten, wie_heeft
from kkfzlib.vergelijking.trechters import Beeld, beelden, kop, trechterfiguur, zinnen
from kkfzlib.vergelijking.trend import trendfiguur

MAP = "kengetallen"
"""Folder of the pages, beside the page that a comparison opens with."""

GROOTSTE = 1_350_000
"""Signs on one page within its frame; with that and signs of more bytes it stays under 1,5 MB."""

FIGUREN_TOT = 8
"""With more organisations the lines over the years stand in the rows of the table only."""

RICHTING = {
    "hoger": "Een hogere waarde is gunstiger.",
    "lager": "Een lagere waarde is gunstiger.",
    "geen": "Hoger of lager is hier niet vanzelf beter.",
}


@dataclass(frozen=True)
class Onderwerp:
    """What a page is about: file name without ``.html``, title, what stands above the tables, and the tables."""

    naam: str
    titel: str
    boven: str
    tabellen: tuple[str, ...]


def kengetallen(spiegel: Spiegel) -> list[str]:
    """The kengetallen that any report has, in the order of the families."""
    return [k for f in FAMILIES for k in f.kengetallen if delen(spiegel, k)]


def bestand(kengetal: str) -> str:
    """The page of a kengetal, seen from the opening page."""
    return f"{MAP}/{kengetal.replace('_', '-')}.html"


def onderwerpen(spiegel: Spiegel) -> list[Onderwerp]:
    """Every page that is not the opening one; those of the months come last."""
    uit = [onderwerp(spiegel, k) for k in kengetallen(spiegel)]
    per_maand = maanden.onderwerp(spiegel)
    return uit if per_maand is None else [*uit, Onderwerp("incidenten-per-maand", *per_maand)]


def onderwerp(spiegel: Spiegel, kengetal: str) -> Onderwerp:
    """The page of one kengetal."""
    k = REGISTER[kengetal]
    trechters = {b.uitsplitsing: b for b in beelden(spiegel, kengetal)}
    id = kengetal.replace("_", "-")
    delen_ = [html.alinea(k.definitie, RICHTING[k.richting])]
    figuur = trechterfiguur(list(trechters.values()), f"trechter-{id}", f"{k.naam}: wie valt buiten toeval?")
    if figuur is not None:
        delen_ += [html.figuur(figuur), *_woorden(list(trechters.values()))]
    if len(spiegel.deelnemers) <= FIGUREN_TOT and (lijnen := trendfiguur(spiegel, kengetal)) is not None:
        delen_.append(html.figuur(lijnen))
    tabellen = tuple(
        _tabel(spiegel, kengetal, deel, eenheid, trechters.get(deel))
        for deel in delen(spiegel, kengetal)
        for eenheid in _eenheden(spiegel, kengetal, deel)
    )
    ijk = _ijkpunten(spiegel, kengetal)
    return Onderwerp(id, k.naam, "".join(delen_), (*tabellen, *([ijk] if ijk else [])))


def _woorden(gekozen: Sequence[Beeld]) -> Iterator[str]:
    if len(gekozen) == 1:
        yield html.alinea(*zinnen(gekozen[0]))
        return
    yield html.lijst(f"<strong>{escape(kop(b))}</strong>: {escape(' '.join(zinnen(b)))}" for b in gekozen)


def _eenheden(spiegel: Spiegel, kengetal: str, deel: str) -> list[str]:
    """The units that a part is given in: one, unless an organisation states it otherwise."""
    return sorted({c.eenheid for d in spiegel.deelnemers for c in spiegel.reeks(d.slug, kengetal, deel)})


def _tabel(spiegel: Spiegel, kengetal: str, deel: str, eenheid: str, beeld: Beeld | None) -> str:
    wie = wie_heeft(spiegel, kengetal, deel)
    rijen = [
        (d, [_van(spiegel.get(d.slug, kengetal, deel, j), eenheid) for j in spiegel.jaren],
         _van(spiegel.get(d.slug, kengetal, deel, d.laatste), eenheid)) for d in wie
    ]  # fmt: skip
    met_n = any(heeft_n(c) for _, _, c in rijen)
    met_marge = any(marge(c) for _, _, c in rijen)
    verloop = len(spiegel.jaren) > 1
    koppen = [
        "Organisatie", *spiegel.jaren, *(["Verloop"] if verloop else []), *(["n"] if met_n else []),
        *(["Marge 95%"] if met_marge else []), *(["Trechter"] if beeld else []),
    ]  # fmt: skip

    def cellen(d: Deelnemer, reeks: list[Cijfer | None], laatste: Cijfer | None) -> Iterator[str]:
        yield from map(html.cel, reeks)
        if verloop:
            yield html.vonk(reeks)
        if met_n:
            yield html.cel(laatste, soort="noemer")
        if met_marge:
            yield f"<td>{margetekst(laatste)}"
        if beeld:
            yield f"<td class=tekst>{beeld.kant(d.slug)}"

    naam = deelnaam(kengetal, deel, int(spiegel.jaren[-1]))
    in_eenheid = {"%": "%", "euro": "euro"}.get(eenheid, eenheid)
    return html.tabel(
        f"{naam}, in {in_eenheid}" if eenheid != "aantal" else f"{naam}, aantal",
        koppen,
        (html.rij(d, cellen(d, reeks, laatste)) for d, reeks, laatste in rijen),
    )


def _van(cijfer: Cijfer | None, eenheid: str) -> Cijfer | None:
    return cijfer if cijfer is not None and cijfer.eenheid == eenheid else None


def _ijkpunten(spiegel: Spiegel, kengetal: str) -> str:
    rijen = [
        f"<tr data-bron=1><th scope=row>{escape(bron)}"
        + "".join(html.cel(reeks.get(j)) for j in spiegel.jaren) + "\n"
        for bron, _, reeks in ijkpunten(spiegel, kengetal)
    ]  # fmt: skip
    if not rijen:
        return ""
    return html.tabel(
        f"Vergelijkingscijfers bij {REGISTER[kengetal].naam.lower()}, naar bron",
        ["Bron", *spiegel.jaren],
        rijen,
    )


def paginas(spiegel: Spiegel, tijdvak: str, merk: str) -> Iterator[tuple[str, str]]:
    """(file name, page) of every subject, with the links between them; ``merk`` is the mark of made-up data."""
    alle = onderwerpen(spiegel)
    navigatie = [
        Koppeling("../vergelijking.html", "Overzicht en matrix"),
        *(Koppeling(f"{o.naam}.html", o.titel) for o in alle),
    ]
    for o in alle:
        stukken = list(_stukken(o))
        for n, stuk in enumerate(stukken, start=1):
            naam = o.naam if n == 1 else f"{o.naam}-{n}"
            inhoud = merk + (o.boven if n == 1 else "") + _vervolg(o, n, len(stukken)) + stuk
            titel = o.titel if n == 1 else f"{o.titel} (vervolg {n})"
            yield (
                f"{naam}.html",
                html.pagina(
                    titel,
                    f"Openbare kwaliteitsverslagen naast elkaar, {tijdvak}",
                    [f"{len(spiegel.deelnemers)} organisaties"],
                    navigatie,
                    inhoud
                    + html.alinea(MARKERING_LEGENDA, "Een – staat waar geen verslag een cijfer geeft."),
                ),
            )


def _stukken(o: Onderwerp) -> Iterator[str]:
    """The tables, as many together as one page may hold."""
    nu: list[str] = []
    for tabel in o.tabellen:
        if nu and sum(map(len, nu)) + len(tabel) > GROOTSTE - len(o.boven):
            yield "".join(nu)
            nu = []
        nu.append(tabel)
    yield "".join(nu)


def _vervolg(o: Onderwerp, n: int, van: int) -> str:
    if van == 1:
        return ""
    links = (
        Koppeling(f"{o.naam}{'' if i == 1 else f'-{i}'}.html", f"Bladzijde {i}")
        for i in range(1, van + 1)
        if i != n
    )
    return f'<p class="bladzijden">Deel {n} van {van}: {", ".join(map(html.link, links))}</p>\n'
