"""The matrix that a comparison opens with: organisations × the figures of the tiles, each with its n and margin.

One unit per column. An organisation shows the state of its latest report; margins come from printed numbers only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import GEKOZEN, REGISTER, Kengetal, plekken
from kkfzlib.nederlands import opmaak
from kkfzlib.trechter import telinterval
from kkfzlib.vergelijking.spiegel import Deelnemer, Spiegel
from kkfzlib.vergelijking.tabellen import deelnaam, span
from kkfzlib.verslag import toeval
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.markdown import veilig
from kkfzlib.verslag.toeval import Grenzen

MEESTE_KOLOMMEN = 14
_PER_TABEL = 4  # columns that fit beside each other on paper


@dataclass(frozen=True)
class Kolom:
    """One figure, with the cell of every organisation that has one (by slug)."""

    kengetal: str
    uitsplitsing: str
    label: str
    cellen: dict[str, Cijfer]

    @property
    def eenheid(self) -> str:
        """The one unit of the column."""
        return REGISTER[self.kengetal].eenheid

    @cached_property
    def schaal(self) -> Grenzen:
        """The ends of the axis that the dots stand on: the lowest and the highest value or margin of the column."""
        punten: list[float] = []
        for cel in self.cellen.values():
            waarde = waarden.getekend(cel)
            punten += [] if waarde is None else [waarde, *(marge(cel) or ())]
        laag, hoog = min(punten, default=0.0), max(punten, default=1.0)
        return (laag, hoog) if hoog > laag else (laag - 1.0, hoog + 1.0)

    def plek(self, waarde: float) -> float:
        """Where a value lies on the axis, 0…100."""
        laag, hoog = self.schaal
        return 100 * (min(max(waarde, laag), hoog) - laag) / (hoog - laag)


def marge(cel: Cijfer | None) -> Grenzen | None:
    """The 95% margin in the unit of the figure: Wilson for a share with its base, exact for a count that happens."""
    if cel is None or cel.waarde is None or cel.kengetal not in REGISTER:
        return None
    if cel.eenheid == "aantal" and REGISTER[cel.kengetal].tonen.marge == "telling":
        return telinterval(cel.waarde) if float(cel.waarde).is_integer() else None
    return toeval.marge(cel, {})


def margetekst(cel: Cijfer | None) -> str:
    """``25–56``; empty without a margin."""
    grenzen = marge(cel)
    return "" if grenzen is None else "–".join(opmaak.getal(g) for g in grenzen)


def heeft_n(cel: Cijfer | None) -> bool:
    """Whether the noemer is a number of persons or things: the base of a share of money is no n."""
    if cel is None or cel.noemer is None or cel.kengetal not in REGISTER:
        return False
    klasse = REGISTER[cel.kengetal].onthulling
    return float(cel.noemer).is_integer() and klasse is not None and klasse.telt != "geld"


def bijschrift(cel: Cijfer | None) -> str:
    """What stands beside a value: ``25–56; n = 33``, as far as it is published."""
    if cel is None or cel.verborgen:
        return ""
    n = f"n = {opmaak.getal(cel.noemer or 0)}" if heeft_n(cel) else ""
    return "; ".join(d for d in (margetekst(cel), n) if d)


def kolommen(spiegel: Spiegel) -> list[Kolom]:
    """The figures of the report's tiles that any organisation shows, in the order of the tiles."""
    gevonden = (_kolom(spiegel, k, plek.uitsplitsing, plek.label) for k, plek in plekken("kpi"))
    return [k for k in gevonden if waarden.zichtbaar(k.cellen.values())][:MEESTE_KOLOMMEN]


def _kolom(spiegel: Spiegel, k: Kengetal, deel: str, label: str) -> Kolom:
    if deel == GEKOZEN:
        deel = _meest_gekozen(spiegel, k)
        label = f"{label}, {deelnaam(k.id, deel, int(spiegel.jaren[-1])).lower()}" if deel else label
    cellen = {
        d.slug: cel
        for d in spiegel.deelnemers
        if (cel := spiegel.get(d.slug, k.id, deel, d.laatste)) is not None and cel.eenheid == k.eenheid
    }
    return Kolom(k.id, deel, label or k.naam, cellen)


def _meest_gekozen(spiegel: Spiegel, k: Kengetal) -> str:
    """The form that most organisations chose: different forms are different figures."""
    tel = Counter(
        u
        for d in spiegel.deelnemers
        for u in spiegel.uitsplitsingen(k.id)
        if waarden.getekend(spiegel.get(d.slug, k.id, u, d.laatste)) is not None
    )
    return max(sorted(tel), key=lambda u: tel[u], default="")


def matrixtabellen(spiegel: Spiegel) -> list[Tabel]:
    """The matrix on paper: the same columns, a few at a time."""
    alle = kolommen(spiegel)
    stukken = [alle[i : i + _PER_TABEL] for i in range(0, len(alle), _PER_TABEL)]
    return [_tabel(spiegel, n, stuk, len(stukken)) for n, stuk in enumerate(stukken, start=1)]


def _tabel(spiegel: Spiegel, nummer: int, stuk: list[Kolom], van: int) -> Tabel:
    deel = f" ({nummer} van {van})" if van > 1 else ""
    return Tabel(
        f"tbl-matrix-{nummer}",
        f"Laatste stand van iedere organisatie, met marge en n{deel}",
        ("Organisatie", "Jaar", *(veilig(k.label) for k in stuk)),
        tuple(
            (veilig(d.naam), d.laatste, *(_papier(k.cellen.get(d.slug), d) for k in stuk))
            for d in spiegel.deelnemers
        ),
        ("l", "l", *("r",) * len(stuk)),  # type: ignore[arg-type]
        breed=True,
    )


def _papier(cel: Cijfer | None, wie: Deelnemer) -> str:
    bij = bijschrift(cel)
    return span(cel, wie.slug) + (f" ({bij})" if bij else "")
