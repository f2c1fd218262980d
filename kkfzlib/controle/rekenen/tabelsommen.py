"""Arithmetic in one table: totals, nested totals, shares, differences, growth, flows and means, voted by its rows.

What a column is, its other rows tell: a relation that holds in most rows and fails in one is a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding

from .melden import SPELING, getoond
from .tabel import Tabel, is_som, is_totaal
from .tabelaandelen import aandelen
from .tabelcel import VERSCHIL, meld, procentkolom, speling
from .tabelreeks import reeksen
from .tabelverbanden import verbanden
from .tabelverdeling import verdelingen

_GEMIDDELD = re.compile(r"^(?:gem\.?|gemiddeld(?:e)?(?:\s+(?:cijfer|score))?)$", re.IGNORECASE)
_ALLERLEI = re.compile(
    r"aantal|totaal|nieuw|instroom|uitstroom|gemiddeld|waarvan|wacht|klacht|personeel|medewerk|fte|\bbeide\b|combinatie",
    re.IGNORECASE,
)
"""Labels of a list of key figures, of which the rows are no parts of the first."""


def in_tabel(t: Tabel) -> Iterator[Bevinding]:
    """Every contradiction in one table, by columns and by rows."""
    gezien: set[tuple[str, str]] = set()
    for kant, tabel in (("kolom", t), ("rij", t.gekanteld())):
        for b in (
            *_totalen(tabel, kant),
            *aandelen(tabel, kant),
            *verdelingen(tabel, kant),
            *reeksen(tabel, kant),
            *verbanden(tabel, kant),
            *_gemiddelden(tabel, kant),
        ):
            if (b.verwacht, b.gevonden) not in gezien:
                gezien.add((b.verwacht, b.gevonden))
                yield b


def heeft_som(t: Tabel) -> bool:
    """Whether something in a table can be tested: a total, shares, a difference, a mean beside its distribution."""
    namen = [*t.koppen, *t.labels]
    return any(is_totaal(n) or VERSCHIL.search(n) or _GEMIDDELD.fullmatch(n.strip()) for n in namen) or any(
        procentkolom(t, k) and t.breedte > 1 for k in range(t.breedte)
    )


# -- totals ------------------------------------------------------------------------------------------------------------


def _totalen(t: Tabel, kant: str) -> Iterator[Bevinding]:
    """A row that is called a total against every way its table can mean it; the columns tell which way that is."""
    totalen = [i for i, label in enumerate(t.labels) if is_totaal(label)]
    for i in totalen:
        lezingen = _lezingen(t, i, totalen)
        uitslag = {
            naam: [_past(t, rijen, i, k) for k in range(t.breedte)] for naam, rijen in lezingen.items()
        }
        for k in range(t.breedte):
            if t.cellen[i][k] is None or not is_som(t.koppen[k]) or any(u[k] for u in uitslag.values()):
                continue
            gevolgd = [n for n, u in uitslag.items() if u[k] is False]
            if not gevolgd:
                continue
            # Only columns with numbers in the same rows tell how this one is to be read.
            gelijk = {
                n: [
                    x
                    for j, x in enumerate(uitslag[n])
                    if _vulling(t, lezingen[n], j) == _vulling(t, lezingen[n], k)
                ]
                for n in gevolgd
            }
            stemmen = {n: sum(bool(x) for x in gelijk[n]) for n in gevolgd}
            tegen = {n: sum(x is False for x in gelijk[n]) for n in gevolgd}
            beste = max(gevolgd, key=lambda n: stemmen[n])
            zeker = (stemmen[beste] > 0 and stemmen[beste] >= tegen[beste] - 1) or (
                stemmen[beste] > 0
                and all(
                    any(u[j] for u in uitslag.values()) or uitslag[beste][j] is None or j == k
                    for j in range(t.breedte)
                )
            )
            if not zeker and not _enige_lezing(t, i, k, beste, tegen[beste], totalen):
                continue
            yield _som_fout(t, lezingen[beste], i, k, kant)


def _vulling(t: Tabel, rijen: Sequence[int], k: int) -> tuple[bool, ...]:
    """In which of the rows a column has a number."""
    return tuple(t.cellen[j][k] is not None for j in rijen)


def _enige_lezing(t: Tabel, i: int, k: int, naam: str, tegen: int, totalen: Sequence[int]) -> bool:
    """Without a second column to confirm it: a total under its rows is sure, one above them only near the sum."""
    if tegen != 1 or t.kolom(k)[i] is None:
        return False
    onder = naam.startswith("erboven")
    g = t.cellen[i][k]
    rijen = [c for j, c in enumerate(t.kolom(k)) if c is not None and j not in totalen]
    som = sum(c.waarde for c in rijen)
    if g is None or len(rijen) < 2 or (g.eenheid == "%" and abs(som - 100) > 0.5 * len(rijen)):
        return False
    nabij = abs(som - g.waarde) <= 0.3 * abs(g.waarde) and not any(
        _ALLERLEI.search(label) for label in t.labels[i + 1 :]
    )
    # What follows a total in another unit (growth in per cent) takes nothing from it.
    laatste = all(c is None or c.eenheid != g.eenheid for c in t.kolom(k)[i + 1 :])
    kaal = len(rijen) == 2 and i == 0 and len(t.labels) == 3
    return (onder and laatste and len(totalen) == 1) or (nabij and (len(rijen) >= 3 or kaal) and not onder)


def _lezingen(t: Tabel, i: int, totalen: Sequence[int]) -> dict[str, list[int]]:
    """The rows that a total may add up: those above it, those below it, the subtotals."""
    vorige = max((j for j in totalen if j < i), default=-1)
    volgende = min((j for j in totalen if j > i), default=len(t.labels))
    uit = {
        "erboven": list(range(vorige + 1, i)),
        "erboven alle": [j for j in range(i) if j not in totalen],
        "erboven subtotalen": [j for j in totalen if j < i],
        "eronder": list(range(i + 1, volgende)),
        "eronder alle": [j for j in range(i + 1, len(t.labels)) if j not in totalen],
        "rest": [j for j in range(len(t.labels)) if j not in totalen],
    }
    # A row that falls into the one above it ("waarvan …") adds nothing.
    schoon = {
        n: [
            j
            for j in rijen
            if not re.match(r"(?:[-–•]?\s*)?(?:waarvan|w\.v\.|wv)\b", t.labels[j], re.IGNORECASE)
        ]
        for n, rijen in uit.items()
    }
    if len(schoon["eronder"]) < 2 <= len(uit["eronder"]) and not schoon["eronder"]:
        schoon["eronder"] = uit["eronder"]  # nothing but "waarvan": these are its parts
    return {n: rijen for n, rijen in schoon.items() if len(rijen) >= 2}


def _past(t: Tabel, rijen: Sequence[int], i: int, k: int) -> bool | None:
    """Whether the rows of a column add up to its total; None where that can't be told."""
    totaal = t.cellen[i][k]
    delen = [t.cellen[j][k] for j in rijen]
    gevuld = [g for g in delen if g is not None]
    onbekend = [t.onder[j][k] for j in rijen if t.cellen[j][k] is None] if t.onder else []
    klein = sum(n - 1 for n in onbekend if n is not None)
    if totaal is None or len(gevuld) < 2 or _verborgen(t, rijen, k):
        return None
    # Shares add up, growth rates don't: what makes no hundred is not known to be a share.
    som = sum(g.waarde for g in gevuld)
    if totaal.eenheid == "%" and (any(g.teken for g in (*gevuld, totaal)) or VERSCHIL.search(t.koppen[k])):
        return None
    if totaal.eenheid == "%" and abs(totaal.waarde - 100) > 2 and abs(som - 100) > 0.5 * len(gevuld):
        return None
    if len({g.eenheid for g in (*gevuld, totaal)} - {"aantal"}) > 1:
        return None
    marge = speling(t, [*gevuld, totaal]) + SPELING * (1 + abs(totaal.waarde))
    return som - marge <= totaal.waarde <= som + klein + marge


def _verborgen(t: Tabel, rijen: Sequence[int], k: int) -> bool:
    """Whether a cell is hidden or unknown, so that nothing can be added up."""
    # Beside "<5" a blank cell is hidden too.
    return bool(t.dicht) and any(
        t.dicht[j][k]
        or (t.cellen[j][k] is None and t.onder[j][k] is None and any(n is not None for n in t.onder[j]))
        for j in rijen
    )


def _som_fout(t: Tabel, rijen: Sequence[int], i: int, k: int, kant: str) -> Bevinding:
    totaal = t.cellen[i][k]
    assert totaal is not None
    gevuld = [g for j in rijen if (g := t.cellen[j][k]) is not None]
    som = sum(g.waarde for g in gevuld)
    cijfers = max(g.cijfers for g in (*gevuld, totaal))
    optelling = (
        " + ".join(g.tekst for g in gevuld) if len(gevuld) <= 6 else f"de {len(gevuld)} getallen samen"
    )
    verwacht = getoond(som, cijfers, "%" if totaal.eenheid == "%" else "")
    return meld(t, "totaal-delen", "fout", i, k, kant, f"{optelling} is {verwacht}", verwacht, totaal.tekst)


# -- means -------------------------------------------------------------------------------------------------------------


def _gemiddelden(t: Tabel, kant: str) -> Iterator[Bevinding]:
    """A mean beside the distribution that it is the mean of: headings that count on, then "gemiddeld"."""
    scores = [(k, float(kop)) for k, kop in enumerate(t.koppen) if re.fullmatch(r"\d{1,2}", kop.strip())]
    gem = [k for k, kop in enumerate(t.koppen) if _GEMIDDELD.fullmatch(kop.strip())]
    if len(scores) < 3 or len(gem) != 1 or [s for _, s in scores] != sorted({s for _, s in scores}):
        return
    for i, rij in enumerate(t.cellen):
        gewichten = [(g.waarde, s) for k, s in scores if (g := rij[k]) is not None]
        g = rij[gem[0]]
        n = sum(w for w, _ in gewichten)
        if g is None or len(gewichten) != len(scores) or n <= 0 or any(w < 0 for w, _ in gewichten):
            continue
        waar = sum(w * s for w, s in gewichten) / n
        procenten = (
            any(x is not None and (x.eenheid == "%" or x.cijfers) for x in (rij[k] for k, _ in scores))
            or 95 < n < 105
        )
        ruimte = 0.5 * (scores[-1][1] - scores[0][1]) * len(scores) / 200 if procenten else 0.0
        if abs(waar - g.waarde) > g.half + ruimte + SPELING:
            verwacht = getoond(waar, g.cijfers)
            yield meld(
                t, "totaal-delen", "fout", i, gem[0], kant,
                f"het gemiddelde van deze verdeling ({getoond(n)} antwoorden) is {verwacht}", verwacht, g.tekst,
            )  # fmt: skip
