"""What each contract row tells an outsider, and what it has to keep secret when it is hidden, by its class."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from kkfzlib.kengetallen.dagen import dagen_van_jaar
from kkfzlib.kengetallen.register import Onthulling
from kkfzlib.nederlands.afronding import afgerond
from kkfzlib.onthulling.klassen import is_telling, is_vrij, klasse, zonder_aantal
from kkfzlib.onthulling.stelsel import Geheim, Grootheid, Stelsel, Stelselrij, aandeel_feit, gelijk

GEWICHTEN = {
    ("uitstroom", "noemer"): 20.0,  # without it indicator 2 says nothing
    ("clienten", "totaal"): 12.0,
    ("clienten_aandeel", "totaal"): 0.2,  # always 100%
    ("omzet", "totaal"): 8.0,
    ("omzet_aandeel", "totaal"): 0.2,
    ("omzet", "fz"): 6.0,
    ("personeel", "totaal"): 12.0,
}
"""How much a reader loses with a row; unlisted rows weigh 3, a zero 4, totals 5, means 10."""

_BREED = 0.10  # a mean of days or years is uncertain when its interval is at least this share of it wide


@dataclass(frozen=True, slots=True)
class Drukrij:
    """A contract row (namedtuple) as it would be printed: its fields, and the decimals of ``waarde``.

    ``vast``: published already (another year's report, a decision), so that it can no longer be hidden.
    """

    rij: Any
    velden: tuple[str, ...]
    decimalen: int
    vast: bool = False


def gewicht(rij: Any) -> float:
    """Cost of hiding this row."""
    bekend = GEWICHTEN.get((rij.kengetal, rij.uitsplitsing))
    if bekend is not None:
        return bekend
    soort = klasse(rij.kengetal, rij.uitsplitsing)
    if soort is not None and (soort.som or soort.personen):
        return 10.0
    if rij.uitsplitsing == "totaal" or rij.kengetal == "continuiteit_vermeldingen":
        return 5.0
    aantal = rij.waarde if is_telling(rij.kengetal, rij.uitsplitsing) else rij.teller
    if aantal == 0:
        return 4.0
    return 3.0 + (0.0 if math.isnan(aantal) else min(aantal, 1e6) / 1e7)  # of two equals hide the smaller


def lees_rij(stelsel: Stelsel, bron: Drukrij, schaal: float, drempel: int) -> Stelselrij:
    """The facts and secrets of one row; variables and true values are noted in ``stelsel``.

    ``schaal`` is the unit of amounts in euro, ``drempel`` the threshold of counts.
    """
    rij = bron.rij
    uit = Stelselrij((rij.kengetal, rij.uitsplitsing, rij.periode), gewicht=gewicht(rij), vast=bron.vast)
    soort = klasse(rij.kengetal, rij.uitsplitsing)
    if soort is None or soort.telt == "document":
        return uit
    lezer = _Lezer(stelsel, bron, soort, uit, schaal, drempel)
    if soort.telt == "geld":
        lezer.bedrag()
    elif is_telling(rij.kengetal, rij.uitsplitsing):
        lezer.telling()
    elif soort.som:
        lezer.gemiddelde()
    elif soort.teller or soort.deel_van:
        lezer.aandeel()
    elif soort.noemer:
        lezer.feit(soort.noemer, "noemer", rij.noemer)
    return uit


class _Lezer:
    def __init__(
        self, stelsel: Stelsel, bron: Drukrij, soort: Onthulling, uit: Stelselrij, schaal: float, drempel: int
    ) -> None:
        self.stelsel, self.rij, self.soort, self.uit = stelsel, bron.rij, soort, uit
        self.mag, self.decimalen, self.schaal, self.drempel = bron.velden, bron.decimalen, schaal, drempel

    def var(self, patroon: str, grootheid: Grootheid = "aantal") -> int:
        naam = patroon.replace("*", zonder_aantal(self.rij.uitsplitsing))
        return self.stelsel.var(f"{naam}@{self.rij.periode}", grootheid)

    def feit(self, patroon: str, veld: str, waarde: float) -> int:
        var = self.var(patroon)
        self.stelsel.leer(var, waarde)
        if veld in self.mag:
            self.uit.feiten += gelijk(var, waarde)
        return var

    def minstens_een(self, var: int) -> None:
        """A kind that does not occur has no row, and a share or mean over nobody neither."""
        self.stelsel.relatie({var: 1.0}, 1.0, math.inf, "een rij die er is, is over iemand")

    def telling(self) -> None:
        patroon = self.soort.teller or f"{self.soort.deel_van or self.rij.kengetal}/*"
        var = self.feit(patroon, "waarde", self.rij.waarde)
        if self.soort.open and self.mag and not self.soort.teller:
            self.minstens_een(var)
        if not is_vrij(self.rij.kengetal, self.rij.uitsplitsing):
            self.uit.geheim.append(Geheim(var, "aantal"))

    def aandeel(self) -> None:
        rij, deel = self.rij, self.soort.deel_van
        teller = self.feit(f"{deel}/*" if deel else self.soort.teller, "teller", rij.teller)
        noemer = self.feit(f"{deel}/totaal" if deel else self.soort.noemer, "noemer", rij.noemer)
        self.minstens_een(noemer)
        if not math.isnan(rij.waarde) and "waarde" in self.mag:
            self.uit.feiten += aandeel_feit(teller, noemer, rij.waarde, self.decimalen)
        if not deel:  # there the count has a row of its own
            self.uit.geheim.append(Geheim(teller, "aantal"))

    def gemiddelde(self) -> None:
        """A mean or a sum over persons: ``som`` over the number of answers, clients or employees."""
        rij, soort = self.rij, self.soort
        som = self.var(soort.som, "score" if self._hele_scores() else "som")
        if rij.kengetal == "beddagen":
            self.stelsel.leer(som, rij.waarde)
            return
        if soort.aantal or soort.noemer:
            self._per_persoon(som)
            return
        deler = self._deler()
        if not math.isnan(deler * rij.waarde) and "waarde" in self.mag:
            w, half = afgerond(rij.waarde, self.decimalen), 0.5 / 10**self.decimalen
            self.stelsel.leer(som, rij.teller)
            self.uit.feiten += gelijk(som, w * deler, half * deler)
        self.uit.geheim.append(Geheim(som, "bedrag"))

    def _deler(self) -> float:
        """What the sum of days is divided by: the days of the year, or those of the beds (which anyone can count)."""
        if self.rij.eenheid == "%":
            return float(self.rij.noemer) / 100
        return float(dagen_van_jaar(int(self.rij.periode)))

    def _hele_scores(self) -> bool:
        som = self.rij.waarde * self.rij.teller if self.soort.aantal else math.nan
        return self.soort.telt == "respondent" and abs(som - round(som)) < 1e-6 if som == som else False

    def _per_persoon(self, som: int) -> None:
        rij, soort = self.rij, self.soort
        n = self.feit(soort.noemer, "noemer", rij.noemer)
        if soort.aantal:
            n = self.feit(soort.aantal, "teller", rij.teller)
            self.stelsel.leer(som, round(rij.waarde * rij.teller, 6))
        else:
            self.stelsel.leer(som, rij.teller)
        self.minstens_een(n)
        if not math.isnan(rij.waarde):
            if "waarde" in self.mag:
                self.uit.feiten += aandeel_feit(som, n, rij.waarde, self.decimalen, factor=1.0)
            punten = 1.0 if rij.eenheid == "score" else _BREED * rij.waarde
            self.uit.geheim.append(Geheim(som, "gemiddelde", n, rij.waarde, punten))
        if 0 < (rij.teller if soort.aantal else rij.noemer) < self.drempel:
            self.uit.geheim.append(Geheim(n, "aantal"))

    def bedrag(self) -> None:
        rij, schaal, p = self.rij, self.schaal, self.rij.periode
        dit = self.stelsel.var(f"omzet/{rij.uitsplitsing}@{p}", "bedrag")
        if not (self.soort.deel_van or self.soort.groei_van):
            self.stelsel.leer(dit, rij.waarde / schaal)
            self.uit.feiten += gelijk(dit, rij.waarde / schaal, 0.5 / schaal)
            self.uit.geheim.append(Geheim(dit, "bedrag"))
            return
        ander = f"omzet/totaal@{p}" if self.soort.deel_van else f"omzet/{rij.uitsplitsing}@{int(p) - 1}"
        noemer = self.stelsel.var(ander, "bedrag")
        for var, bedrag in ((dit, rij.teller), (noemer, rij.noemer)):
            self.stelsel.leer(var, bedrag / schaal)
            self.uit.feiten += gelijk(var, bedrag / schaal, 0.5 / schaal)
        if not math.isnan(rij.waarde):
            procent = rij.waarde + (100.0 if self.soort.groei_van else 0.0)
            self.uit.feiten += aandeel_feit(dit, noemer, procent, self.decimalen)
