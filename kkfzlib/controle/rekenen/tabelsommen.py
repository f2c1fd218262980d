"""Arithmetic in one table: totals, nested totals, shares, differences, growth, flows and means, voted by its rows.

What a column is, its other rows tell: a relation that holds in most rows and fails in one is a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from kkfzlib.bevindingen import Bevinding, Ernst
from kkfzlib.nederlands.getal import Getal

from . import taal
from .melden import SPELING, getoond
from .tabel import Tabel, is_som, is_totaal, stap

_AFGEROND = re.compile(
    r"x\s*€?\s*1\.?000|duizend|miljoen|mln|afgerond|afronding|€|euro|begroting|rekening|baten|lasten|bedrag|balans|activa|passiva|vermogen",
    re.IGNORECASE,
)
_VERSCHIL = re.compile(
    r"verschil|mutatie|toename|afname|saldo|overschot|groei|ontwikkeling|verandering|δ|\+/-|resultaat",
    re.IGNORECASE,
)
_GROEI = re.compile(r"verschil|mutatie|toename|afname|groei|ontwikkeling|verandering|index|%", re.IGNORECASE)
_GEMIDDELD = re.compile(r"^(?:gem\.?|gemiddeld(?:e)?(?:\s+(?:cijfer|score))?)$", re.IGNORECASE)
GROOT = 10_000
"""Whole numbers from here on are often thousands or estimates: a last figure too many is no contradiction."""
_ALLERLEI = re.compile(
    r"aantal|totaal|nieuw|instroom|uitstroom|gemiddeld|waarvan|wacht|klacht|personeel|medewerk|fte",
    re.IGNORECASE,
)
"""Labels of a list of key figures, of which the rows are no parts of the first."""
MEESTE = 0.7
"""The share of rows in which a relation must hold to be what the column means."""


def in_tabel(t: Tabel) -> Iterator[Bevinding]:
    """Every contradiction in one table, by columns and by rows."""
    gezien: set[tuple[str, str]] = set()
    for kant, tabel in (("kolom", t), ("rij", t.gekanteld())):
        for b in (
            *_totalen(tabel, kant),
            *_aandelen(tabel, kant),
            *_verbanden(tabel, kant),
            *_gemiddelden(tabel, kant),
        ):
            if (b.verwacht, b.gevonden) not in gezien:
                gezien.add((b.verwacht, b.gevonden))
                yield b


def heeft_som(t: Tabel) -> bool:
    """Whether something in a table can be tested: a total, shares, a difference, a mean beside its distribution."""
    namen = [*t.koppen, *t.labels]
    return any(is_totaal(n) or _VERSCHIL.search(n) or _GEMIDDELD.fullmatch(n.strip()) for n in namen) or any(
        _procentkolom(t, k) and t.breedte > 1 for k in range(t.breedte)
    )


def _meld(
    t: Tabel, regel: str, ernst: Ernst, rij: int, k: int, kant: str, lezing: str, verwacht: str, gevonden: str
) -> Bevinding:
    label, kop = t.labels[rij] or f"rij {rij + 1}", t.koppen[k] or f"kolom {k + 2}"
    cel = f"rij “{label}”, kolom “{kop}”" if kant == "kolom" else f"rij “{kop}”, kolom “{label}”"
    return Bevinding(
        regel, ernst, "", "", verwacht, gevonden,
        f"{t.plaats}, {cel}: {lezing}; er staat {gevonden}. Kleinste herstel: {gevonden} wordt {verwacht}, "
        "of een van de andere getallen klopt niet.",
    )  # fmt: skip


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
    nabij = abs(som - g.waarde) <= 0.25 * abs(g.waarde) and not any(
        _ALLERLEI.search(label) for label in t.labels[i + 1 :]
    )
    return (onder and i == len(t.labels) - 1 and len(totalen) == 1) or (
        nabij and len(rijen) >= 3 and not onder
    )


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
    if totaal.eenheid == "%" and (any(g.teken for g in (*gevuld, totaal)) or _VERSCHIL.search(t.koppen[k])):
        return None
    if totaal.eenheid == "%" and abs(totaal.waarde - 100) > 2 and abs(som - 100) > 0.5 * len(gevuld):
        return None
    if len({g.eenheid for g in (*gevuld, totaal)} - {"aantal"}) > 1:
        return None
    marge = _marge(t, [*gevuld, totaal]) + SPELING * (1 + abs(totaal.waarde))
    return som - marge <= totaal.waarde <= som + klein + marge


def _verborgen(t: Tabel, rijen: Sequence[int], k: int) -> bool:
    """Whether a cell is hidden or unknown, so that nothing can be added up."""
    return any(
        t.cellen[j][k] is None
        and j < len(t.regels)
        and re.search(r"(?:^|\s)(?:x|\.|onbekend|n\.?b\.?)(?:\s|$)", t.regels[j])
        for j in rijen
    )


def _marge(t: Tabel, getallen: Sequence[Getal]) -> float:
    """What rounding can explain: half a step for each number, where they are rounded at all."""
    # What all whole numbers of a table are rounded to, these are too.
    alle = [
        g
        for rij in t.cellen
        for g in rij
        if g is not None and g.eenheid == getallen[0].eenheid and not g.cijfers
    ]
    s = stap(getallen) if any(g.cijfers for g in getallen) else stap(alle)
    heel = s == 1.0 and all(g.eenheid == "aantal" and g.maat == 1 for g in getallen)
    groot = any(abs(g.waarde) >= GROOT for g in getallen)
    if (
        heel
        and not groot
        and not any(g.waarde < 0 for g in getallen)
        and not _AFGEROND.search(f"{t.titel} {' '.join(t.koppen)}")
    ):
        return 0.0
    return s / 2 * len(getallen)


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
    return _meld(t, "totaal-delen", "fout", i, k, kant, f"{optelling} is {verwacht}", verwacht, totaal.tekst)


# -- shares ------------------------------------------------------------------------------------------------------------


def _aandelen(t: Tabel, kant: str) -> Iterator[Bevinding]:
    """A column of percentages next to the counts that it is the share of."""
    for k in range(1, t.breedte):
        for j in (k - 1, *range(k - 1)):
            if not _is_procent(t, k) or _is_procent(t, j):
                continue
            fouten = _aandeel_van(t, j, k)
            if fouten is not None:
                for rij, waar in fouten:
                    deel, aandeel = t.cellen[rij][j], t.cellen[rij][k]
                    assert deel is not None and aandeel is not None
                    verwacht = getoond(waar, aandeel.cijfers, "%")
                    yield _meld(
                        t, "percentage-aantal", "fout", rij, k, kant,
                        f"{deel.tekst} van het totaal is {verwacht}", verwacht, aandeel.tekst,
                    )  # fmt: skip
                break


def _is_procent(t: Tabel, k: int) -> bool:
    cellen = [g for g in t.kolom(k) if g is not None]
    kop = t.koppen[k].strip().lower()
    return bool(cellen) and (
        all(g.eenheid == "%" for g in cellen)
        or kop in ("%", "percentage", "procent", "aandeel")
        or kop.startswith("% ")
        or "in %" in kop
    )


def _aandeel_van(t: Tabel, j: int, k: int) -> list[tuple[int, float]] | None:
    """Rows in which column k is not the share of column j, with what it should be; None where most say it is none."""
    totalen = [i for i, label in enumerate(t.labels) if is_totaal(label)]
    rijen = [
        i
        for i in range(len(t.labels))
        if t.cellen[i][j] is not None and t.cellen[i][k] is not None and i not in totalen
    ]
    if not rijen or (t.koppen and _VERSCHIL.search(t.koppen[k])):
        return None
    som = sum(
        g.waarde for i in range(len(t.labels)) if i not in totalen and (g := t.cellen[i][j]) is not None
    )
    noemers = {som, *(g.waarde for i in totalen if (g := t.cellen[i][j]) is not None)} - {0.0}
    beste: list[tuple[int, float]] | None = None
    for noemer in noemers:
        fouten = []
        for i in rijen:
            deel, aandeel = t.cellen[i][j], t.cellen[i][k]
            assert deel is not None and aandeel is not None
            waar = 100 * deel.waarde / noemer
            ruimte = 100 * (deel.half if deel.cijfers or deel.maat > 1 else 0) / abs(noemer)
            if abs(waar - aandeel.waarde) > aandeel.half + ruimte + SPELING:
                fouten.append((i, waar))
        goed = len(rijen) - len(fouten)
        sluit = bool(totalen) and _sluit_op_honderd(t, totalen, k)
        # Two rows and a total of 100% tell as much as most of many rows.
        genoeg = goed >= max(2, MEESTE * len(rijen)) or (sluit and goed >= 1 and len(fouten) == 1)
        if genoeg and (beste is None or len(fouten) < len(beste)):
            beste = fouten
    return beste


def _sluit_op_honderd(t: Tabel, totalen: Sequence[int], k: int) -> bool:
    return any((g := t.cellen[i][k]) is not None and abs(g.waarde - 100) < 1 for i in totalen)


# -- relations between columns -----------------------------------------------------------------------------------------

Verband = tuple[str, int, Callable[[Sequence[Getal]], tuple[float, float] | None], str]


def _verschil(g: Sequence[Getal]) -> tuple[float, float] | None:
    m = g[0].half + g[1].half if g[0].cijfers or g[1].cijfers or g[0].maat > 1 else 0.0
    return g[0].waarde - g[1].waarde - m, g[0].waarde - g[1].waarde + m


def _som(g: Sequence[Getal]) -> tuple[float, float] | None:
    m = sum(x.half for x in g) if any(x.cijfers or x.maat > 1 for x in g) else 0.0
    return sum(x.waarde for x in g) - m, sum(x.waarde for x in g) + m


def _groei(g: Sequence[Getal]) -> tuple[float, float] | None:
    m = [x.half if x.cijfers or x.maat > 1 else 0.0 for x in g]
    if g[1].waarde - m[1] <= 0:
        return None
    return ((g[0].waarde - m[0]) / (g[1].waarde + m[1]) - 1) * 100, (
        (g[0].waarde + m[0]) / (g[1].waarde - m[1]) - 1
    ) * 100


def _aandeel(g: Sequence[Getal]) -> tuple[float, float] | None:
    if g[1].waarde <= 0:
        return None
    m = [x.half if x.cijfers or x.maat > 1 else 0.0 for x in g]
    return 100 * (g[0].waarde - m[0]) / (g[1].waarde + m[1]), 100 * (g[0].waarde + m[0]) / max(
        1e-9, g[1].waarde - m[1]
    )


def _stroom(g: Sequence[Getal]) -> tuple[float, float] | None:
    som = g[0].waarde + g[1].waarde - g[2].waarde
    return som, som


_VERBANDEN: tuple[Verband, ...] = (
    ("{0} − {1}", 2, _verschil, "identiteit"),
    ("{0} + {1}", 2, _som, "totaal-delen"),
    ("de groei van {1} naar {0}", 2, _groei, "groei"),
    ("het aandeel van {0} in {1}", 2, _aandeel, "percentage-aantal"),
    ("{0} + {1} − {2}", 3, _stroom, "identiteit"),
)
BREED = 9
"""Wider tables are not searched for relations: what is found there by chance grows with every column."""
SMAL = 6
"""The same for relations of four columns."""


def _verbanden(t: Tabel, kant: str) -> Iterator[Bevinding]:
    """A column that follows from others in nearly every row, and not in one."""
    if not 3 <= t.breedte <= BREED:
        return
    procenten = [_procentkolom(t, k) for k in range(t.breedte)]
    kolommen = [[(k2, g) for k2, g in enumerate(t.kolom(k)) if g is not None] for k in range(t.breedte)]
    rond = _marge(t, [kolom[0][1] for kolom in kolommen if kolom][:1]) if any(kolommen) else 0.0
    for k in range(t.breedte):
        if len(kolommen[k]) < 2:
            continue
        gevonden: list[tuple[int, list[Bevinding]]] = []
        for naam, aantal, f, regel in _VERBANDEN:
            procent = regel in ("groei", "percentage-aantal")
            if (
                (aantal > 2 and t.breedte > SMAL)
                or procent != procenten[k]
                or (is_totaal(t.koppen[k]) and aantal == 2 and not procent and t.breedte > 3)
            ):
                continue
            for uit in permutations(
                [j for j in range(t.breedte) if j != k and len(kolommen[j]) >= 2], aantal
            ):
                if regel == "totaal-delen" and uit[0] > uit[1]:
                    continue
                if procent and any(procenten[j] for j in uit):
                    continue
                goed, fouten = _toets(t, k, uit, f, rond)
                kop = (f is _stroom and _is_stroom(t, k, uit)) or bool(
                    (_GROEI if procent else _VERSCHIL).search(t.koppen[k])
                )
                if _bewezen(goed, len(fouten), kop, aantal):
                    gevonden.append(
                        (goed, [_verband_fout(t, kant, k, uit, naam, regel, r, w) for r, w in fouten])
                    )
        # Where some reading explains every row, no other is listened to.
        if gevonden and not any(not f for _, f in gevonden):
            hoogste = max(g for g, _ in gevonden)
            lijsten = [f for g, f in gevonden if g == hoogste]
            yield from lijsten[0]


def _is_stroom(t: Tabel, k: int, uit: Sequence[int]) -> bool:
    """Whether headings name a begin and an end."""
    return bool(taal.EIND.search(t.koppen[k]) and taal.BEGIN.search(t.koppen[uit[0]]))


def _bewezen(goed: int, fout: int, kop: bool, aantal: int) -> bool:
    if fout > 1 and fout > 0.2 * (goed + fout):
        return False
    if kop:
        return goed >= 2 and goed >= 0.6 * (goed + fout)
    return goed >= (3 if aantal == 2 else 4) and goed >= 0.75 * (goed + fout)


def _procentkolom(t: Tabel, k: int) -> bool:
    cellen = [g for g in t.kolom(k) if g is not None]
    return bool(cellen) and (
        all(g.eenheid == "%" for g in cellen)
        or bool(re.search(r"%|percentage|procent", t.koppen[k], re.IGNORECASE))
    )


def _toets(
    t: Tabel,
    k: int,
    uit: Sequence[int],
    f: Callable[[Sequence[Getal]], tuple[float, float] | None],
    rond: float,
) -> tuple[int, list[tuple[int, float]]]:
    """How many rows the relation holds in that tell something, and those where it fails with what it gives."""
    goed, fouten = 0, list[tuple[int, float]]()
    gemengd = len({x.eenheid == "%" for rij in t.cellen for j in (k, *uit) if (x := rij[j]) is not None}) > 1
    for i, rij in enumerate(t.cellen):
        g, bronnen = rij[k], [x for j in uit if (x := rij[j]) is not None]
        if g is None or len(bronnen) < len(uit):
            continue
        waarden = f(bronnen)
        if waarden is None:
            continue
        alle = [g, *bronnen]
        if f not in (_groei, _aandeel) and (gemengd and any(x.eenheid == "%" for x in alle)):
            continue
        marge = g.half if g.cijfers or g.eenheid == "%" or g.maat > 1 else rond * len(alle)
        if f in (_groei, _aandeel):
            marge = g.half
        if waarden[0] - marge - SPELING <= g.waarde <= waarden[1] + marge + SPELING:
            # Zeros and equal numbers agree with everything.
            goed += all(x.waarde for x in bronnen) and g.waarde != 0
        else:
            fouten.append((i, (waarden[0] + waarden[1]) / 2))
    return goed, fouten


def _verband_fout(
    t: Tabel, kant: str, k: int, uit: Sequence[int], naam: str, regel: str, rij: int, waarde: float
) -> Bevinding:
    g = t.cellen[rij][k]
    assert g is not None
    eenheid = "%" if _procentkolom(t, k) else ""
    verwacht = getoond(waarde, g.cijfers, eenheid)
    bronnen = [x.tekst for j in uit if (x := t.cellen[rij][j]) is not None]
    return _meld(t, regel, "fout", rij, k, kant, f"{naam.format(*bronnen)} is {verwacht}", verwacht, g.tekst)


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
            yield _meld(
                t, "totaal-delen", "fout", i, gem[0], kant,
                f"het gemiddelde van deze verdeling ({getoond(n)} antwoorden) is {verwacht}", verwacht, g.tekst,
            )  # fmt: skip
