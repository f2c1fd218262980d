"""Incidents per month: a control chart per organisation, or, for many, its limits and signals in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from kkfzlib import spc
from kkfzlib.nederlands.kalender import MAANDEN_KORT
from kkfzlib.uitsplitsing import maandcode
from kkfzlib.vergelijking import html
from kkfzlib.vergelijking.regelkaart import KENGETAL, Maandreeks, getal, maandreeks, regelkaart, signaalzin
from kkfzlib.vergelijking.spiegel import Spiegel

TITEL = "Incidenten per maand: toeval of verandering?"
FIGUREN_TOT = 8
"""With more organisations than this each gets a small chart in its row instead of a figure."""

_BREED, _HOOG = 190.0, 34.0
_UITLEG = (
    "Een regelkaart (XmR) scheidt gewone schommelingen van signalen. De natuurlijke procesgrenzen zijn het gemiddelde "
    "± 2,66 × de gemiddelde sprong tussen twee opeenvolgende maanden (D.J. Wheeler, Understanding Variation, 1993). "
    "Zolang geen regel een signaal geeft, past een hogere of lagere maand bij het gewone verloop. Een maand zonder "
    "gepubliceerd aantal is een onderbreking. De grenzen zijn geen normen en geen streefwaarden."
)


def onderwerp(spiegel: Spiegel) -> tuple[str, str, tuple[str, ...]] | None:
    """Title, what stands above the tables, and the tables; None where no report has months."""
    reeksen = [r for d in spiegel.deelnemers if (r := maandreeks(spiegel, d)) is not None]
    if not reeksen:
        return None
    regels = html.lijst(
        f"<strong>Regel {r.nummer}</strong>: {escape(f'{r.naam}: {r.uitleg}.')}" for r in spc.REGELS
    )
    boven = html.alinea(_UITLEG) + regels
    if len(reeksen) <= FIGUREN_TOT:
        boven += "".join(html.figuur(f) for r in reeksen if (f := regelkaart(r)) is not None)
    return TITEL, boven, (_signalen(reeksen), *_maandtabellen(spiegel, reeksen))


def _signalen(reeksen: Sequence[Maandreeks]) -> str:
    kop = ["Organisatie", "Maanden", "Gemiddelde", "Ondergrens", "Bovengrens", "Verloop", "Signalen"]
    return html.tabel(
        "Gemiddelde, natuurlijke procesgrenzen en signalen",
        kop,
        (html.rij(r.deelnemer, _oordeel(r)) for r in reeksen),
        "r maanden",
    )


def _oordeel(r: Maandreeks) -> Iterator[str]:
    geteld = sum(w is not None for w in r.waarden)
    yield f"<td>{geteld}"
    if r.grenzen is None:
        yield f"<td>–<td>–<td>–<td><td class=tekst>te weinig maanden (minder dan {spc.MINSTE_PUNTEN})"
        return
    g = r.grenzen
    yield f"<td>{getal(g.gemiddelde)}<td>{getal(g.onder_getekend)}<td>{getal(g.boven)}"
    yield f"<td>{_kaart(r, g)}"
    yield "<td class=tekst>" + ("<br>".join(escape(signaalzin(r, s)) for s in r.signalen) or "geen")


def _kaart(r: Maandreeks, g: spc.Grenzen) -> str:
    """The chart of one row: the months, mean and limits, and a dot where a rule is broken."""
    bekend = [w for w in r.waarden if w is not None]
    top = max([*bekend, g.boven])
    stap = (_BREED - 6) / max(len(r.waarden) - 1, 1)

    def y(w: float) -> float:
        return _HOOG - 3 - w / top * (_HOOG - 6)

    punten = [None if w is None else f"{3 + i * stap:.0f} {y(w):.0f}" for i, w in enumerate(r.waarden)]
    pad = "".join(f"M{a}L{b}" for a, b in pairwise(punten) if a and b)
    plekken = sorted({i for s in r.signalen for i in range(s.van, s.tot + 1) if punten[i]})
    stippen = "".join(
        f"<circle cx={x} cy={yy} r=2.4 />" for i in plekken for x, yy in [(punten[i] or "0 0").split()]
    )
    grenzen = "".join(f"M3 {y(w):.0f}H{_BREED - 3:g}" for w in (g.onder_getekend, g.gemiddelde, g.boven))
    return (
        f'<svg class=vonk viewBox="0 0 {_BREED:g} {_HOOG:g}" aria-hidden=true><path class=grens d="{grenzen}"/>'
        f'<path d="{pad}"/>{stippen}</svg>'
    )


def _maandtabellen(spiegel: Spiegel, reeksen: Sequence[Maandreeks]) -> Iterator[str]:
    """A table per year: organisations × months."""
    for jaar in sorted({j for r in reeksen for j in r.jaren}, reverse=True):
        wie = [r.deelnemer for r in reeksen if jaar in r.jaren]
        yield html.tabel(
            f"Incidenten per maand in {jaar}, aantal",
            ["Organisatie", *MAANDEN_KORT],
            (
                html.rij(
                    d, (html.cel(spiegel.get(d.slug, KENGETAL, maandcode(m), jaar)) for m in range(1, 13))
                )
                for d in wie
            ),
        )
