"""The one place where a published value becomes text; what is hidden becomes the marker, everywhere alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import MARKERING, Gepubliceerd
from kkfzlib.verslag.markdown import attribuut

Soort = Literal["waarde", "teller", "noemer", "vorig", "groei"]

GEEN = "–"
"""Shown where there is no row at all: not measured or not computable (a legend says so)."""

_DECIMALEN = {"%": 1, "score": 1, "jaar": 1, "bedden": 1}
_GROEI_DECIMALEN = 1


def decimalen(cel: Cijfer) -> int:
    """How many decimals the report shows: those of the registry, or fewer where it was stated with fewer.

    A benchmark follows the kengetal it is set against.
    """
    volgens_register = _volgens_register(cel)
    return volgens_register if cel.decimalen is None else min(cel.decimalen, volgens_register)


def _volgens_register(cel: Cijfer) -> int:
    id = cel.uitsplitsing.split("/")[0] if cel.kengetal == "benchmark" else cel.kengetal
    # A count that stands beside a percentage (``continuiteit/6:n``) has no decimals, whatever the percentage has.
    if id in REGISTER and REGISTER[id].eenheid == cel.eenheid:
        return REGISTER[id].decimalen
    return _DECIMALEN.get(cel.eenheid, 0)


def gepubliceerd(cel: Cijfer, *, exact: bool = False) -> float | None:
    """The value as the export gives it: rounded as printed; ``exact`` (the submission) rounds percentages only."""
    if cel.waarde is None or (exact and cel.eenheid != "%"):
        return cel.waarde
    return opmaak.afgerond(cel.waarde, decimalen(cel))


@dataclass(frozen=True)
class Verandering:
    """The change between two printed values: ``waarde`` in ``eenheid``, with this many ``decimalen``."""

    waarde: float
    eenheid: str
    decimalen: int

    @property
    def gelijk(self) -> bool:
        """Whether the two values print the same, as far as the change shows."""
        return opmaak.afgerond(self.waarde, self.decimalen) == 0

    @property
    def tekst(self) -> str:
        """``+2,5 procentpunt``, ``−0,4 punt``, ``+9,8%``, ``−3``; no sign where nothing changed."""
        if self.eenheid in ("%", "euro"):
            kaal = opmaak.met_eenheid(self.waarde, self.eenheid, self.decimalen)
        else:
            achter = "" if self.eenheid == "aantal" else f"{opmaak.NBSP}{self.eenheid}"
            kaal = opmaak.getal(self.waarde, self.decimalen) + achter
        return opmaak.met_teken(kaal, 0 if self.gelijk else self.waarde)


PROCENT_VANAF = 20
"""A count gets a change in per cent only where both years have at least this many: of 2 to 1 is no half."""


def verandering(nu: Cijfer | None, vorig: Cijfer | None) -> Verandering | None:
    """The change from ``vorig`` to ``nu``; None when either is hidden or absent.

    Reckoned from the printed values, so that a reader finds the same in either profile: points for percentages and
    scores, the own unit for means, per cent for amounts and for counts of at least ``PROCENT_VANAF``, and otherwise
    how many more or fewer.
    """
    if nu is None or vorig is None:
        return None
    hier, toen = gepubliceerd(nu), gepubliceerd(vorig)
    if hier is None or toen is None:
        return None
    fijnste = max(decimalen(nu), decimalen(vorig))
    punten = {"%": "procentpunt", "score": "punt"}.get(nu.eenheid)
    if punten or _is_gemiddelde(nu) or min(hier, toen) < PROCENT_VANAF:
        return Verandering(hier - toen, punten or nu.eenheid, fijnste)
    return Verandering((hier / toen - 1) * 100, "%", _GROEI_DECIMALEN)


def _is_gemiddelde(cel: Cijfer) -> bool:
    """Of a mean nobody knows from the print over how many it is taken, so a change in per cent says too much."""
    ingang = REGISTER.get(cel.kengetal)
    return ingang is not None and ingang.maat == "gemiddelde" and ingang.eenheid == cel.eenheid


def tekst(
    cel: Cijfer,
    soort: Soort = "waarde",
    *,
    vorig: Cijfer | None = None,
    eenheid: bool = True,
) -> str:
    """A value as plain text: ``94,40%``, ``278 dagen``, ``+2,5 procentpunt``; ``x`` when hidden, ``–`` when absent.

    For alt texts too. ``vorig`` is the cell of the year before (for soort vorig and groei).
    """
    if soort == "groei":
        return _groeitekst(cel, vorig)
    bron = vorig if soort == "vorig" else cel
    if bron is None:
        return GEEN
    if bron.verborgen:
        return MARKERING
    getal = bron.waarde if soort in ("waarde", "vorig") else getattr(bron, soort)
    if getal is None:
        return GEEN
    if soort in ("teller", "noemer"):
        return opmaak.getal(getal, 0 if float(getal).is_integer() else 1)
    return opmaak.met_eenheid(getal, bron.eenheid if eenheid else _kaal(bron.eenheid), decimalen(bron))


def _kaal(eenheid: str) -> str:
    """The unit that stays in a table cell: % and euro; days and years stand in the heading."""
    return eenheid if eenheid in ("%", "euro") else "aantal"


def _groeitekst(cel: Cijfer, vorig: Cijfer | None) -> str:
    if vorig is None:
        return GEEN
    if cel.verborgen or vorig.verborgen:
        return MARKERING
    verschil = verandering(cel, vorig)
    return "niet te berekenen" if verschil is None else verschil.tekst


def span(
    cel: Cijfer | None,
    soort: Soort = "waarde",
    *,
    jaar: str | int,
    vorig: Cijfer | None = None,
    eenheid: bool = True,
) -> str:
    """A published value as a pandoc span that says which value it is; a dash where there is none.

    ``jaar`` is the report year: a value of another year carries ``data-periode``.

    >>> c = Cijfer("omzet_aandeel", "fz", "2024", 94.4, "%", None, None, "opgave")
    >>> span(c, jaar=2024)
    '[94,40%]{.kg data-kengetal="omzet_aandeel/fz"}'
    """
    if cel is None:
        return GEEN
    inhoud = tekst(cel, soort, vorig=vorig, eenheid=eenheid)
    if inhoud in (GEEN, "niet te berekenen"):
        return inhoud
    bron = vorig if soort == "vorig" and vorig is not None else cel
    if inhoud == MARKERING and bron.intern:
        return f"[{inhoud}]{{.kg .kg-x}}"  # not a hidden figure of this report: it has no such figure at all
    kenmerken = [".kg", *([".kg-x"] if inhoud == MARKERING else []), f'data-kengetal="{_waarde(cel.naam)}"']
    if soort != "waarde":
        kenmerken.append(f'data-soort="{soort}"')
    if bron.periode != str(jaar):
        kenmerken.append(f'data-periode="{_waarde(bron.periode)}"')
    return f"[{inhoud}]{{{' '.join(kenmerken)}}}"


def _waarde(ruw: str) -> str:
    """An id for within an attribute: open uitsplitsingen come from outside and may hold anything."""
    return attribuut(ruw)


@dataclass(frozen=True)
class Cijfers:
    """The published values of one report, asked for by id and returned as spans; ``schalen`` are the surveys'."""

    bron: Gepubliceerd
    schalen: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def jaar(self) -> str:
        """The report year."""
        return self.bron.jaar

    def waarde(
        self, kengetal: str, uitsplitsing: str = "", soort: Soort = "waarde", *, eenheid: bool = True
    ) -> str:
        """The span of one value; ``vorig`` and ``groei`` look up the year that the report compares with."""
        vorig = self.bron.vorig(kengetal, uitsplitsing)
        cel = self.bron.get(kengetal, uitsplitsing)
        if cel is None and soort == "vorig":
            cel = vorig
        return span(cel, soort, jaar=self.jaar, vorig=vorig, eenheid=eenheid)

    def van(self, cel: Cijfer | None, soort: Soort = "waarde", *, eenheid: bool = True) -> str:
        """The span of a cell at hand."""
        vorig = self.bron.vorig(cel.kengetal, cel.uitsplitsing) if cel else None
        return span(cel, soort, jaar=self.jaar, vorig=vorig, eenheid=eenheid)

    def heeft(self, kengetal: str) -> bool:
        """Whether this kengetal has any row in the report year."""
        return bool(self.bron.van(kengetal))

    def ijkpunten(self, kengetal: str) -> list[Cijfer]:
        """The benchmarks of one kengetal: of each source the latest that is not after the report year."""
        laatste: dict[str, Cijfer] = {}
        for cel in sorted(self.bron, key=lambda c: c.periode):
            if (
                cel.kengetal == "benchmark"
                and cel.uitsplitsing.split("/")[0] == kengetal
                and cel.periode <= self.jaar
            ):
                laatste[cel.uitsplitsing] = cel
        return [laatste[u] for u in sorted(laatste)]
