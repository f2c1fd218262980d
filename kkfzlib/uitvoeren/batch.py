"""All organisations and years at once: parallel over organisations, years of one organisation in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from kkfzlib.dossier import DATA, UITVOER, Dossier, beschikbaar
from kkfzlib.fouten import GebruikFout, InvoerFout, KkfzFout
from kkfzlib.uitvoeren import kinderen
from kkfzlib.uitvoeren.onderbreken import sein_als_einde
from kkfzlib.uitvoeren.opcluster import OpCluster, hier, verbind
from kkfzlib.uitvoeren.plan import Keuzes
from kkfzlib.uitvoeren.rapport import Resultaat, is_actueel, maak_rapport

Status = Literal["gedaan", "ongewijzigd", "geweigerd", "mislukt"]


@dataclass(frozen=True)
class Uitslag:
    """How one organisation and year ended; ``fout`` is set when it was refused or failed, ``plek`` on a cluster."""

    dossier: Dossier
    status: Status
    fout: KkfzFout | None = None
    resultaat: Resultaat | None = None
    plek: str = ""

    @property
    def exitcode(self) -> int:
        """0, or that of the error."""
        return 0 if self.fout is None else self.fout.exitcode


_KIJK = 30.0  # seconds after which a quiet cluster is looked at

Meld = Callable[[Uitslag, int, int], None]
"""Called after each dossier with its outcome, how many are done and how many there are."""


def alles(
    data: Path = DATA,
    uit: Path = UITVOER,
    keuzes: Keuzes | None = None,
    *,
    organisaties: Sequence[str] = (),
    jaren: Sequence[int] = (),
    werkers: int | None = None,
    dask: str = "",
    meld: Meld | None = None,
) -> list[Uitslag]:
    """Make every report that is not up to date; a failure stops nothing else.

    ``organisaties`` and ``jaren`` filter (empty: all). ``werkers`` is the number of reports at once (default: one
    per processor); ``dask`` the address of a cluster that shares this storage. Outcomes come in the order of
    organisation and year. Ctrl-C and SIGTERM end all children.
    """
    keuzes = keuzes or Keuzes()
    dossiers = _gekozen(data, uit, organisaties, jaren)
    ketens = [list(k) for _, k in groupby(dossiers, key=lambda d: d.organisatie)]
    verzameld = _Verzamelaar(len(dossiers), meld)
    # Work that isn't there costs no process: what is up to date at the head of a chain is settled here.
    rest = [r for keten in ketens if (r := _sla_ongewijzigde_over(keten, keuzes, verzameld))]
    if rest:
        with sein_als_einde(), _uitvoerder(werkers or os.cpu_count() or 1, dask) as uitvoerder:
            _werk_af(uitvoerder, rest, keuzes, verzameld)
    return [verzameld.uitslagen[d] for d in dossiers]


def _gekozen(data: Path, uit: Path, organisaties: Sequence[str], jaren: Sequence[int]) -> list[Dossier]:
    gevonden = [
        (o, j)
        for o, j in beschikbaar(data)
        if (not organisaties or o in organisaties) and (not jaren or j in jaren)
    ]
    if not gevonden:
        raise GebruikFout("Er is geen organisatie en jaar gevonden dat hieraan voldoet; kijk in de map raw/.")
    return [Dossier(o, j, data, uit) for o, j in gevonden]


class _Verzamelaar:
    """Outcomes so far, and whoever wants to hear of them."""

    def __init__(self, totaal: int, meld: Meld | None) -> None:
        self.totaal, self.meld = totaal, meld
        self.uitslagen: dict[Dossier, Uitslag] = {}

    def voeg_toe(self, uitslag: Uitslag) -> None:
        self.uitslagen[uitslag.dossier] = uitslag
        if self.meld is not None:
            self.meld(uitslag, len(self.uitslagen), self.totaal)


def _sla_ongewijzigde_over(keten: list[Dossier], keuzes: Keuzes, verzameld: _Verzamelaar) -> list[Dossier]:
    """The part of the chain from the first year on that is not up to date."""
    for i, dossier in enumerate(keten):
        # Only the first year of a chain can depend on a year that is not in it.
        if not is_actueel(dossier, keuzes, met_vorig=i == 0):
            return keten[i:]
        verzameld.voeg_toe(Uitslag(dossier, "ongewijzigd"))
    return []


@contextmanager
def _uitvoerder(werkers: int, dask: str) -> Iterator[Executor]:
    if dask:
        with verbind(dask) as client:
            op_cluster = OpCluster(client)
            try:
                yield op_cluster
            finally:
                op_cluster.shutdown(
                    wait=False
                )  # an interrupted batch does not wait for what the cluster still runs
        return
    if not kinderen.BESCHIKBAAR:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(werkers) as uitvoerder:
            yield uitvoerder
        return
    eigen = kinderen.KindExecutor(werkers)
    try:
        yield eigen
    finally:
        eigen.breek_af()


def _werk_af(
    uitvoerder: Executor, ketens: list[list[Dossier]], keuzes: Keuzes, verzameld: _Verzamelaar
) -> None:
    lopend: dict[Future[Uitslag], list[Dossier]] = {}

    def begin(keten: list[Dossier]) -> None:
        if not keten:
            return
        try:
            lopend[uitvoerder.submit(een, keten[0], keuzes, os.getpid())] = keten
        except Exception as fout:  # the cluster is gone: what could not be begun is told, not lost
            for dossier in keten:
                verzameld.voeg_toe(_mislukt(dossier, fout))

    for keten in ketens:
        begin(keten)
    while lopend:
        klaar, _ = wait(lopend, _KIJK, return_when=FIRST_COMPLETED)
        if isinstance(uitvoerder, OpCluster):
            uitvoerder.laat_los()
        for toekomst in klaar:
            keten = lopend.pop(toekomst)
            uitslag = _uitslag(toekomst, keten[0])
            if isinstance(uitvoerder, OpCluster):
                elders = uitvoerder.elders(uitslag, een, keten[0], keuzes, os.getpid())
                if elders is not None:
                    lopend[elders] = keten
                    continue
            verzameld.voeg_toe(uitslag)
            begin(keten[1:])


def _uitslag(toekomst: Future[Uitslag], dossier: Dossier) -> Uitslag:
    try:
        return toekomst.result()
    except Exception as fout:  # the job's process died, or the cluster lost it
        return _mislukt(dossier, fout)


def _mislukt(dossier: Dossier, fout: Exception) -> Uitslag:
    from kkfzlib.uitvoeren.kind import als_kkfzfout

    return Uitslag(dossier, "mislukt", als_kkfzfout(fout))


def een(dossier: Dossier, keuzes: Keuzes, eigenaar: int | None = None) -> Uitslag:
    """One dossier as a job: never raises, so that the outcome travels from any worker."""
    from kkfzlib.uitvoeren.kind import als_kkfzfout

    plek = hier()
    try:
        resultaat = maak_rapport(
            dossier,
            keuzes.engine,
            keuzes.notebook_engine,
            keuzes.dwing,
            keuzes.zonder_verslag,
            keuzes.profielen,
            tijdslimiet=keuzes.tijdslimiet,
            naast_elkaar=1,  # the batch itself keeps the processors busy
            eigenaar=eigenaar,
        )
    except Exception as fout:
        kkfz = als_kkfzfout(fout)
        return Uitslag(dossier, "geweigerd" if isinstance(kkfz, InvoerFout) else "mislukt", kkfz, plek=plek)
    return Uitslag(dossier, "gedaan" if resultaat.gedaan else "ongewijzigd", resultaat=resultaat, plek=plek)


def exitcode(uitslagen: Sequence[Uitslag]) -> int:
    """Of the whole batch: 0, or the highest of those that failed."""
    return max((u.exitcode for u in uitslagen), default=0)
