"""Choosing published cells for a chart: by uitsplitsing, by year, or beside the year before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import kengetal
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.uitsplitsing import splits
from kkfzlib.verslag.figuren import huisstijl, waarden
from kkfzlib.verslag.figuren.letters import hoofdletter
from kkfzlib.verslag.figuren.reeks import Deel, Reeks
from kkfzlib.verslag.getallen import Cijfers

MEESTE_JAREN = 10


def per_uitsplitsing(
    gepubliceerd: Gepubliceerd, invoer: Invoer, id: str, codes: Sequence[str] | None = None
) -> tuple[Reeks, ...]:
    """A row for each of ``codes`` (default: all there are) that has a cell in the report year."""
    cellen = gepubliceerd.van(id) if codes is None else [gepubliceerd.get(id, code) for code in codes]
    return tuple(
        Reeks(hoofdletter(uitsplitsing_naam(id, c.uitsplitsing, invoer.gids)), (c,)) for c in cellen if c
    )


def per_jaar(gepubliceerd: Gepubliceerd, id: str, uitsplitsing: str = "") -> tuple[Reeks, ...]:
    """A row for each year up to the report year, at most the last ten known; a year between has no cell."""
    cellen = [c for c in gepubliceerd.perioden(id, uitsplitsing) if c.periode <= gepubliceerd.jaar]
    bekend = {c.periode: c for c in cellen[-MEESTE_JAREN:]}
    if not bekend:
        return ()
    jaren = map(str, range(int(min(bekend)), int(max(bekend)) + 1))
    return tuple(Reeks(j, (bekend.get(j),), serie=0 if j == gepubliceerd.jaar else 1) for j in jaren)


def soorten_per_jaar(gepubliceerd: Gepubliceerd, id: str, eenheid: str) -> Deel:
    """A row for each uitsplitsing, a kolom for each of the last four years."""
    alle = [c for c in gepubliceerd if c.kengetal == id and c.periode <= gepubliceerd.jaar]
    jaren = sorted({c.periode for c in alle})[-len(huisstijl.ARCERING) :]
    raster: dict[str, dict[str, Cijfer]] = {}
    for cel in sorted((c for c in alle if c.periode in jaren), key=lambda c: c.uitsplitsing.casefold()):
        raster.setdefault(hoofdletter(cel.uitsplitsing), {})[cel.periode] = cel
    reeksen = tuple(Reeks(naam, tuple(map(rij.get, jaren))) for naam, rij in raster.items())
    return Deel(reeksen, eenheid, kolommen=tuple(jaren))


def naast_ijkpunten(gepubliceerd: Gepubliceerd, id: str) -> tuple[tuple[Reeks, ...], tuple[Reeks, ...]]:
    """Rows for this year and last year of our own, and for each benchmark; none when nothing of our own is shown."""
    eigen = [c for c in (gepubliceerd.get(id), gepubliceerd.vorig(id)) if c is not None]
    if not waarden.zichtbaar(eigen):
        return (), ()
    namen = [
        (c, splits("benchmark", c.uitsplitsing)[1] or "Benchmark")
        for c in Cijfers(gepubliceerd).ijkpunten(id)
    ]
    return (
        tuple(Reeks(f"Eigen organisatie {c.periode}", (c,), serie=n) for n, c in enumerate(eigen)),
        tuple(Reeks(naam, (c,), serie=2) for c, naam in namen),
    )


def naast_vorig(gepubliceerd: Gepubliceerd, keuzes: Iterable[tuple[str, str]]) -> tuple[Deel, ...]:
    """A deel for each (kengetal, uitsplitsing) with a cell this year: last year (if any has one) and this year."""
    paren = [(id, (gepubliceerd.vorig(id, deel), gepubliceerd.get(id, deel))) for id, deel in keuzes]
    paren = [(id, paar) for id, paar in paren if paar[1] is not None and waarden.zichtbaar(paar)]
    terug = any(paar[0] is not None for _, paar in paren)
    jaren = (gepubliceerd.vergelijk_met, gepubliceerd.jaar) if terug else (gepubliceerd.jaar,)
    return tuple(
        Deel((Reeks(_kop(id), paar[-len(jaren) :]),), _as(id), _kop(id), jaren) for id, paar in paren
    )


def _kop(id: str) -> str:
    return kengetal(id).tonen.kort or kengetal(id).naam


def _as(id: str) -> str:
    naam = met_eenheid(kengetal(id).naam, kengetal(id).eenheid)
    return naam[0].lower() + naam[1:]


def met_eenheid(naam: str, eenheid: str) -> str:
    """The name with its unit, where that is not plain from the values."""
    return f"{naam} ({eenheid})" if eenheid in ("dagen", "jaar") else naam
