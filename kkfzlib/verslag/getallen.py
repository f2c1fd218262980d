"""The one place where a published value becomes text; what is hidden becomes the marker, everywhere alike."""

from __future__ import annotations

from dataclasses import dataclass
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


def groei(nu: Cijfer | None, vorig: Cijfer | None, *, exact: bool = False) -> float | None:
    """Change in procentpunt for a percentage, else in %; None when a value is hidden, absent or the base is 0.

    Reckoned from the published values: a reader finds the same, and nothing follows from it that isn't published.
    """
    if nu is None or vorig is None:
        return None
    hier, toen = gepubliceerd(nu, exact=exact), gepubliceerd(vorig, exact=exact)
    if hier is None or toen is None:
        return None
    if nu.eenheid == "%":
        return hier - toen
    return (hier / toen - 1) * 100 if toen else None


def tekst(
    cel: Cijfer,
    soort: Soort = "waarde",
    *,
    vorig: Cijfer | None = None,
    eenheid: bool = True,
    exact: bool = False,
) -> str:
    """A value as plain text: ``94,40%``, ``278 dagen``, ``+2,5 procentpunt``; ``x`` when hidden, ``–`` when absent.

    For alt texts too. ``vorig`` is the cell of the year before (for soort vorig and groei).
    """
    if soort == "groei":
        return _groeitekst(cel, vorig, exact)
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


def _groeitekst(cel: Cijfer, vorig: Cijfer | None, exact: bool) -> str:
    if vorig is None:
        return GEEN
    if cel.verborgen or vorig.verborgen:
        return MARKERING
    verschil = groei(cel, vorig, exact=exact)
    if verschil is None:
        return "niet te berekenen"
    if cel.eenheid == "%":
        aantal = decimalen(cel)
        kaal = f"{opmaak.getal(verschil, aantal)}{opmaak.NBSP}procentpunt"
    else:
        aantal = _GROEI_DECIMALEN
        kaal = opmaak.procent(verschil, aantal)
    return opmaak.met_teken(kaal, 0 if opmaak.afgerond(verschil, aantal) == 0 else verschil)


def span(
    cel: Cijfer | None,
    soort: Soort = "waarde",
    *,
    jaar: str | int,
    vorig: Cijfer | None = None,
    eenheid: bool = True,
    exact: bool = False,
) -> str:
    """A published value as a pandoc span that says which value it is; a dash where there is none.

    ``jaar`` is the report year: a value of another year carries ``data-periode``. ``exact``: see ``gepubliceerd``.

    >>> c = Cijfer("omzet_aandeel", "fz", "2024", 94.4, "%", None, None, "opgave")
    >>> span(c, jaar=2024)
    '[94,40%]{.kg data-kengetal="omzet_aandeel/fz"}'
    """
    if cel is None:
        return GEEN
    inhoud = tekst(cel, soort, vorig=vorig, eenheid=eenheid, exact=exact)
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
    """The published values of one report, asked for by id and returned as spans."""

    bron: Gepubliceerd

    @property
    def jaar(self) -> str:
        """The report year."""
        return self.bron.jaar

    @property
    def exact(self) -> bool:
        """Whether amounts and means are exported unrounded: in the submission only."""
        return self.bron.profiel == "indiening"

    def waarde(
        self, kengetal: str, uitsplitsing: str = "", soort: Soort = "waarde", *, eenheid: bool = True
    ) -> str:
        """The span of one value; ``vorig`` and ``groei`` look up the year that the report compares with."""
        vorig = self.bron.vorig(kengetal, uitsplitsing)
        cel = self.bron.get(kengetal, uitsplitsing)
        if cel is None and soort == "vorig":
            cel = vorig
        return span(cel, soort, jaar=self.jaar, vorig=vorig, eenheid=eenheid, exact=self.exact)

    def van(self, cel: Cijfer | None, soort: Soort = "waarde", *, eenheid: bool = True) -> str:
        """The span of a cell at hand."""
        vorig = self.bron.vorig(cel.kengetal, cel.uitsplitsing) if cel else None
        return span(cel, soort, jaar=self.jaar, vorig=vorig, eenheid=eenheid, exact=self.exact)

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
