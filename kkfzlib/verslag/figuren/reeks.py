"""The declaration of a chart: published cells under their names. Alt text, caption and data table follow from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Literal

from kkfzlib.cijfers import Cijfer
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import getallen, toeval
from kkfzlib.verslag.bouwstenen import Figuur, Tabel, Uitlijning
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.paneel import Paneel, Paneelrij, Staaf
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import veilig

Schalen = Mapping[str, tuple[float, float]]
Maker = Callable[[Gepubliceerd, Invoer], Figuur | None]
Vorm = Callable[[tuple[Paneel, ...], str], bytes]
Kolom = tuple[str, getallen.Soort | Literal["erbij"]]


@dataclass(frozen=True)
class Reeks:
    """A named row of cells, one per kolom of its ``Deel``; None is a cell for which there is no figure.

    ``serie`` is the place of its colour, ``kort`` its name in the drawing where that differs, ``erbij`` a remark.
    """

    naam: str
    cellen: tuple[Cijfer | None, ...]
    serie: int = 0
    kort: str = ""
    erbij: str = ""

    @property
    def cel(self) -> Cijfer | None:
        """The only cell, or that of the last kolom."""
        return self.cellen[-1]


@dataclass(frozen=True)
class Deel:
    """What shares one axis; ``lijnen`` are (value, name) drawn across it.

    ``kolommen`` names the cells of each row; none where every row has just one.
    """

    reeksen: tuple[Reeks, ...]
    eenheid: str = ""
    kop: str = ""
    kolommen: tuple[str, ...] = ()
    lijnen: tuple[tuple[float, str], ...] = ()


Zin = Callable[["Grafiek", Deel], str]


def opgesomd(grafiek: Grafiek, deel: Deel) -> str:
    """``CBS: 7,1%; Vernet: 7,3%.``"""
    return waarden.opgesomd([f"{r.naam}: {grafiek.gezegd(r.cel)}" for r in deel.reeksen]) + "."


def lopend(grafiek: Grafiek, deel: Deel) -> str:
    """``Dienstverband: vast 25; tijdelijk 10.``: the names belong to the sentence."""
    kop = f"{deel.kop}: " if deel.kop else ""
    return kop + waarden.opgesomd([f"{r.naam.lower()} {grafiek.gezegd(r.cel)}" for r in deel.reeksen]) + "."


def per_kolom(grafiek: Grafiek, deel: Deel) -> str:
    """``Ziekteverzuim: 2023 3,9%; 2024 4,6%.`` for each row."""
    zinnen = []
    for reeks in deel.reeksen:
        paren = zip(deel.kolommen, reeks.cellen, strict=True)
        delen = [f"{k} {grafiek.gezegd(c)}" for k, c in paren if c is not None or not grafiek.alleen_bekend]
        zinnen.append(f"{reeks.naam}: {waarden.opgesomd(delen)}.")
    return " ".join(zinnen)


@dataclass(frozen=True)
class Grafiek:
    """One chart: ``delen`` drawn in ``vorm``; ``alt`` says in a sentence what kind of picture that is.

    In the data table ``kop`` heads the names (of the rows; or of delen and rows) and ``kolommen`` says what of each
    row's last cell is shown beside the kolommen of the delen. ``zin`` tells one deel; ``label`` writes a cell in the
    drawing and ``gezegd`` in a sentence. ``alleen_bekend`` passes over absent cells instead of showing a dash.
    ``minstens`` is with how many values it is drawn at all: one is no comparison. ``bij`` is the part of the report
    (``inhoud/<bij>.md``) that it belongs to when no chapter asks for it. ``bevinding`` says in neutral words, as
    Markdown, what the chart shows; its caption is the bare title where that is empty.
    """

    id: str
    titel: str
    alt: str
    delen: tuple[Deel, ...]
    vorm: Vorm
    kop: tuple[str, ...]
    kolommen: tuple[Kolom, ...] = ()
    zin: Zin = opgesomd
    label: Callable[[Cijfer | None], str] = waarden.bij
    gezegd: Callable[[Cijfer | None], str] = waarden.gezegd
    noten: tuple[str, ...] = ()
    alleen_bekend: bool = False
    bij: str = "resultaten"
    minstens: int = 2
    bevinding: Callable[[Cijfers], str] | None = None

    def figuur(self, cijfers: Cijfers) -> Figuur | None:
        """The figure with all that belongs to it; None with fewer than two values to draw: one is no comparison."""
        getekend = [
            c for d in self.delen for r in d.reeksen for c in r.cellen if waarden.getekend(c) is not None
        ]
        if len(getekend) < self.minstens:
            return None
        alt = " ".join([self.alt, *(self.zin(self, d) for d in self.delen)])
        svg = self.vorm(self.panelen(cijfers.schalen), self.titel)
        bijschrift = (self.bevinding(cijfers) if self.bevinding else "") or self.titel
        return Figuur(f"fig-{self.id}", bijschrift, alt, svg, self._tabel(cijfers), self.bij)

    def panelen(self, schalen: Schalen) -> tuple[Paneel, ...]:
        """What is drawn: values as printed, their labels and margins; of a hidden cell nothing but its marker."""
        return tuple(
            Paneel(
                tuple(self._rij(d, r, schalen) for r in d.reeksen),
                d.eenheid + over_marges([r.cel for r in d.reeksen], schalen),
                d.kop,
                lijnen=d.lijnen,
            )
            for d in self.delen
        )

    def _rij(self, deel: Deel, reeks: Reeks, schalen: Schalen) -> Paneelrij:
        # Counted from the newest year, so that it has the same colour in every chart.
        laatste = len(reeks.cellen) - 1
        staven = (
            Staaf(
                deel.kolommen[nummer] if deel.kolommen else "",
                waarden.getekend(cel),
                "" if cel is None and self.alleen_bekend else self.label(cel),
                laatste - nummer if deel.kolommen else reeks.serie,
                marge=toeval.marge(cel, schalen),
            )
            for nummer, cel in enumerate(reeks.cellen)
        )
        return Paneelrij(reeks.kort or reeks.naam, tuple(staven))

    def _tabel(self, cijfers: Cijfers) -> Tabel:
        jaren = self.delen[0].kolommen
        rijen = tuple(
            (
                *map(veilig, (d.kop, r.naam)[-len(self.kop) :]),
                *(cijfers.van(c) for c in r.cellen if jaren),
                *(
                    veilig(r.erbij) if s == "erbij" else self._cel(cijfers, r.cel, s)
                    for _, s in self.kolommen
                ),
            )
            for d in self.delen
            for r in d.reeksen
        )
        return tweeling(
            self.id, self.titel, (*self.kop, *jaren, *(k for k, _ in self.kolommen)), rijen,
            (*map(_kant, ["erbij"] * len(self.kop)), *map(_kant, jaren), *(_kant(s) for _, s in self.kolommen)),
            (*self.noten, *self._over_marges(cijfers)), breed=len(jaren) > 4, rijkop=len(self.kop) == 1,
        )  # fmt: skip

    def _cel(self, cijfers: Cijfers, cel: Cijfer | None, soort: getallen.Soort) -> str:
        """A cell of the data table: a value with its margin, and with how many people unless a column says so."""
        tekst = cijfers.van(cel, soort)
        grenzen = "" if cel is None or soort != "waarde" else toeval.margetekst(cel, cijfers.schalen)
        if not grenzen:
            return tekst
        n = "" if self._heeft_n else f"; n{opmaak.NBSP}={opmaak.NBSP}{cijfers.van(cel, 'noemer')}"
        return f"{tekst} ([{grenzen}]{{.kg-marge}}{n})"

    @property
    def _heeft_n(self) -> bool:
        return any(s == "noemer" for _, s in self.kolommen)

    def _over_marges(self, cijfers: Cijfers) -> tuple[str, ...]:
        cellen = [r.cel for d in self.delen for r in d.reeksen]
        if not any(s == "waarde" for _, s in self.kolommen) or not over_marges(cellen, cijfers.schalen):
            return ()
        n = "" if self._heeft_n else " en het aantal personen"
        return (f"Tussen haakjes: de marge van 95%{n} (zie @sec-leeswijzer).",)


def over_marges(cellen: Sequence[Cijfer | None], schalen: Schalen) -> str:
    """What the thin lines are, and over how many people where that is the same for all; empty without margins."""
    met = [c for c in cellen if c is not None and toeval.marge(c, schalen) is not None]
    if not met:
        return ""
    aantallen = {getallen.tekst(c, "noemer") for c in met}
    n = f"n = {aantallen.pop()}; " if len(aantallen) == 1 else ""
    return f" ({n}streep = marge van 95%)"


def bewogen(cijfers: Cijfers, cel: Cijfer | None, naam: str) -> str:
    """``Ziekteverzuim steeg van 5,9% naar 6,6%``, as Markdown; empty without a change to tell."""
    vorig = None if cel is None else cijfers.bron.vorig(cel.kengetal, cel.uitsplitsing)
    verschil = getallen.verandering(cel, vorig)
    if cel is None or verschil is None:
        return ""
    if verschil.gelijk:
        return f"{naam} bleef gelijk ({cijfers.van(cel)})"
    werkwoord = "steeg" if verschil.waarde > 0 else "daalde"
    return f"{naam} {werkwoord} van {cijfers.van(cel, 'vorig')} naar {cijfers.van(cel)}"


def _kant(soort: str) -> Uitlijning:
    """Texts to the left, values to the right."""
    return "l" if soort == "erbij" else "r"


def tweeling(
    id: str,
    titel: str,
    kop: tuple[str, ...],
    rijen: tuple[tuple[str, ...], ...],
    uitlijning: tuple[Uitlijning, ...],
    noten: tuple[str, ...] = (),
    *,
    breed: bool = False,
    rijkop: bool = True,
) -> Tabel:
    """The data table of figure ``fig-<id>``; the other arguments are those of ``Tabel``."""
    bijschrift = f"Gegevens bij de figuur: {titel[0].lower()}{titel[1:]}"
    return Tabel(f"tbl-bij-{id}", bijschrift, kop, rijen, uitlijning, noten, rijkop, breed)


def maker(verklaring: Callable[[Gepubliceerd, Invoer], Grafiek | None]) -> Maker:
    """Turn a function that declares a chart into one that gives the figure (None without anything to show)."""

    @wraps(verklaring)
    def maak(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
        grafiek = verklaring(gepubliceerd, invoer)
        return None if grafiek is None else grafiek.figuur(Cijfers(gepubliceerd, toeval.schalen_van(invoer)))

    return maak
