"""Which table a header row is of, and which header is which column: sure, or with candidates to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kkfzlib.koppelen.woorden import Tabelwoorden, is_persoon, normaal, score, woordenlijst
from kkfzlib.schema import TABELLEN

ZEKER = 92.0
MOGELIJK = 74.0
"""From this likeness a header is named as a candidate."""
_DREMPEL = 3.0
_VOORSPRONG = 1.12
_MAANDEN = frozenset(map(str, range(1, 13)))


@dataclass(frozen=True)
class Kandidaat:
    """A header that may be the column, and how much it looks like it (0…100)."""

    kop: str
    score: float


@dataclass(frozen=True)
class Herkenning:
    """A header row as a table. ``zeker`` columns have one header, ``twijfel`` several or a less likely one."""

    tabel: str
    gewicht: float
    zeker: dict[str, str] = field(default_factory=dict)
    twijfel: dict[str, tuple[Kandidaat, ...]] = field(default_factory=dict)
    tabel_zeker: bool = True


Past = Callable[[str, str], bool]
"""Whether the values below a header can be of a column of this kind (kop, soort)."""


def _altijd(kop: str, soort: str) -> bool:
    return True


def herken(koppen: Sequence[str], hint: str = "", past: Past = _altijd) -> Herkenning | None:
    """The table that these headers look like most; None when they look like none.

    ``hint`` is the name of the file and sheet. Columns about a person are never candidates.
    """
    uniek = [k for k in dict.fromkeys(koppen) if k.strip()]
    gevonden = sorted(
        (_als_tabel(uniek, t, normaal(hint), past) for t in woordenlijst().tabellen), key=lambda h: -h.gewicht
    )
    beste, tweede = gevonden[0], gevonden[1]
    if beste.gewicht < _DREMPEL:
        return None
    zeker = beste.gewicht >= _VOORSPRONG * tweede.gewicht
    return Herkenning(beste.tabel, beste.gewicht, beste.zeker, beste.twijfel, zeker)


def _als_tabel(koppen: Sequence[str], tabel: Tabelwoorden, hint: str, past: Past) -> Herkenning:
    scores = {kolom: _kandidaten(koppen, kolom, tabel, past) for kolom in tabel.kolommen}
    zeker, twijfel = _wijs_toe(scores)
    gewicht = sum((2.0 if k in tabel.kern else 1.0) for k in zeker)
    gewicht += sum(0.6 if k in tabel.kern else 0.2 for k in twijfel)
    gewicht += 1.5 * any(woord in hint for woord in tabel.hint)
    if tabel.naam == "antwoorden" and any(normaal(k) in ("begintijd", "tijd van voltooien") for k in koppen):
        gewicht += 2.0
    if tabel.naam == "omzet" and len(_MAANDEN & set(koppen)) == len(_MAANDEN):
        gewicht += 3.0
    if not (tabel.kern & zeker.keys()):
        gewicht *= 0.6
    return Herkenning(tabel.naam, gewicht, zeker, twijfel)


def _kandidaten(koppen: Sequence[str], kolom: str, tabel: Tabelwoorden, past: Past) -> list[Kandidaat]:
    # A severity is a number in the table and mostly words in an export.
    soort = "keuze" if kolom == "ernst" else TABELLEN[tabel.naam].per_naam[kolom].soort
    uit = []
    for kop in koppen:
        waarde = score(kop, tabel.kolommen[kolom])
        # A header that is a column's very name is that column, even where such a name is usually a person's.
        if waarde < MOGELIJK or (is_persoon(kop) and not (soort == "id" and waarde == 100.0)):
            continue
        if not past(kop, soort):
            waarde -= 20.0
        if waarde >= MOGELIJK:
            uit.append(Kandidaat(kop, waarde))
    return sorted(uit, key=lambda k: -k.score)


def _wijs_toe(scores: dict[str, list[Kandidaat]]) -> tuple[dict[str, str], dict[str, tuple[Kandidaat, ...]]]:
    """Surest pair first; a header serves one column, and two headers that fit equally well are a doubt."""
    paren = sorted(
        ((k.score, -n, kolom, k.kop) for n, (kolom, ks) in enumerate(scores.items()) for k in ks),
        reverse=True,
    )
    zeker: dict[str, str] = {}
    bezet: set[str] = set()
    for waarde, _, kolom, kop in paren:
        if waarde < ZEKER or kolom in zeker or kop in bezet:
            continue
        gelijk = [k for k in scores[kolom] if k.score >= waarde - 0.5 and k.kop not in bezet]
        if len(gelijk) == 1:
            zeker[kolom] = kop
            bezet.add(kop)
    over = {
        kolom: tuple(k for k in ks if k.kop not in bezet)[:3]
        for kolom, ks in scores.items()
        if kolom not in zeker
    }
    return zeker, {kolom: ks for kolom, ks in over.items() if ks}
