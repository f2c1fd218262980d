"""Days of stay in ``verblijf``, by the lot of each stay: who stayed all year, left, came, or came and left.

A stay that runs all year adds every day of it; one that began or ended in the year adds some. So the days of the year,
those of running stays and those of ended ones tie the numbers of clients together over the years: of whom left this
year nobody was there longer last year than all of it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from kkfzlib.kengetallen.dagen import dagen_van_jaar
from kkfzlib.onthulling.stelsel import Grootheid, Stelsel

_LOT = ("weg", "nieuw")


def verblijfsdagen(stelsel: Stelsel, jaar: int) -> None:
    """Add what holds for the days of ``jaar``, where its flows are known quantities of the system."""
    if _heeft_stroom(stelsel, jaar):
        _Dagen(stelsel, jaar).alles()


def _heeft_stroom(stelsel: Stelsel, jaar: int) -> bool:
    return all(stelsel.heeft(f"{n}/verblijf@{jaar}") for n in ("aanwezig", "instroom", *_LOT))


class _Dagen:
    """Numbers of stays (``voor``, ``weg``, ``nieuw``, ``heen``) and their days, all of one year."""

    def __init__(self, stelsel: Stelsel, jaar: int) -> None:
        self.stelsel, self.jaar, self.lengte = stelsel, jaar, float(dagen_van_jaar(jaar))
        self.voor = {self._var("aanwezig", jaar - 1): 1.0}
        self.weg, self.nieuw = ({self._var(n): 1.0} for n in _LOT)
        self.heen = self._min({self._var("instroom"): 1.0}, self.nieuw)
        self.bleef = self._min(self.voor, self.weg)
        self.van_nieuw, self.van_weg, self.van_heen = (
            {self._var(f"dagen van {n}", soort="som"): 1.0} for n in ("nieuw", "weg", "heen")
        )

    def _var(self, wat: str, jaar: int = 0, soort: Grootheid = "aantal") -> int:
        return self.stelsel.var(f"{wat}/verblijf@{jaar or self.jaar}", soort)

    @staticmethod
    def _plus(*delen: Mapping[int, float]) -> dict[int, float]:
        uit: dict[int, float] = {}
        for deel in delen:
            for var, factor in deel.items():
                uit[var] = uit.get(var, 0.0) + factor
        return uit

    @staticmethod
    def _maal(deel: Mapping[int, float], factor: float) -> dict[int, float]:
        return {var: c * factor for var, c in deel.items()}

    def _min(self, een: Mapping[int, float], ander: Mapping[int, float]) -> dict[int, float]:
        return self._plus(een, self._maal(ander, -1.0))

    def _minstens(self, groot: Mapping[int, float], klein: Mapping[int, float], naam: str) -> None:
        self.stelsel.relatie(self._min(groot, klein), 0.0, math.inf, naam, zeker=False)

    def _gelijk(self, een: Mapping[int, float], ander: Mapping[int, float], naam: str) -> None:
        self.stelsel.relatie(self._min(een, ander), 0.0, 0.0, naam, zeker=False)

    @property
    def op_het_eind(self) -> dict[int, float]:
        """Days in the year of those who are there at its end."""
        return self._plus(self._maal(self.bleef, self.lengte), self.van_nieuw)

    def alles(self) -> None:
        for dagen, wie, kortst, langst in (
            (self.van_nieuw, self.nieuw, 1.0, self.lengte),
            (self.van_weg, self.weg, 0.0, self.lengte - 1),
            (self.van_heen, self.heen, 1.0, self.lengte - 1),
        ):
            self._minstens(dagen, self._maal(wie, kortst), "dagen per verblijf")
            self._minstens(self._maal(wie, langst), dagen, "dagen per verblijf")
        beddagen = f"dagen/verblijf@{self.jaar}"
        if self.stelsel.heeft(beddagen):
            van_allen = self._plus(self.op_het_eind, self.van_weg, self.van_heen)
            self._gelijk({self.stelsel.var(beddagen): 1.0}, van_allen, "dagen in het jaar")
        self._lopend()

    def _lopend(self) -> None:
        """Running stays go on from last year, or have ended: each with the days that it had then."""
        toen, nu, uit = (f"duur/{n}" for n in (f"op_peildatum@{self.jaar - 1}", f"op_peildatum@{self.jaar}",
                                               f"uitgestroomd@{self.jaar}"))  # fmt: skip
        eerder = {self._var("eerder van wie bleef", soort="som"): 1.0}
        eerder_weg = {self._var("eerder van wie ging", soort="som"): 1.0}
        self._minstens(eerder, self.bleef, "dagen voor het jaar")
        self._minstens(eerder_weg, self.weg, "dagen voor het jaar")
        if _heeft_stroom(self.stelsel, self.jaar - 1):
            vorig = _Dagen(self.stelsel, self.jaar - 1)
            for dagen, anderen in ((eerder, self.weg), (eerder_weg, self.bleef)):
                rest = self._min(vorig.op_het_eind, self._maal(anderen, vorig.lengte))
                self._minstens(dagen, rest, "hoogstens alle dagen van vorig jaar")
        if self.stelsel.heeft(toen):
            self._gelijk(
                {self.stelsel.var(toen): 1.0}, self._plus(eerder, eerder_weg), "lopend van vorig jaar"
            )
        if self.stelsel.heeft(nu):
            self._gelijk(
                {self.stelsel.var(nu): 1.0}, self._plus(eerder, self.op_het_eind), "lopende verblijven"
            )
        if self.stelsel.heeft(uit):
            van_vertrekkers = self._plus(eerder_weg, self.van_weg, self.van_heen)
            self._gelijk({self.stelsel.var(uit): 1.0}, van_vertrekkers, "geëindigde verblijven")
