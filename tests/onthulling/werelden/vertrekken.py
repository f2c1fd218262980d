"""Worlds of leavers: a row goes back to detention, or names one or more kinds of desired follow-up care."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from tests.onthulling.werelden.artefact import Uitgave
from tests.onthulling.werelden.clienten import niet_meer_dan_echt, spannen
from tests.onthulling.werelden.figuren import PROCENT, Figuur, leg_op
from tests.onthulling.werelden.gegevens import Organisatie
from tests.onthulling.werelden.oordeel import Geheim, Verhouding
from tests.onthulling.werelden.programma import Programma, Som, som

GEEN = "10"
DETENTIE: frozenset[str] = frozenset({"detentie"})
Soort = frozenset[str]


def soorten(codes: Sequence[str], hoogstens: int) -> list[Soort]:
    """Every kind of row: detention, code 10 alone, or up to ``hoogstens`` other codes."""
    open_ = [c for c in codes if c != GEEN]
    paren = [frozenset(c) for n in range(1, hoogstens + 1) for c in combinations(open_, n)]
    return [DETENTIE, frozenset({GEEN}), *paren]


class Vertrekken:
    """The leavers of one year."""

    def __init__(
        self, p: Programma, org: Organisatie, jaar: int, uitgaven: Sequence[Uitgave], hoogstens: int
    ) -> None:
        self.org, self.jaar = org, jaar
        rijen = [r for u in uitgaven for r in u.rijen if r.kengetal == "continuiteit" and r.periode == jaar]
        codes = {c for r in rijen for c in r.uitsplitsing.removesuffix(":n").split("+") if c}
        codes |= {c for s in org.staten for r in s.vertrekken if r.datum.year == jaar for c in r.codes}
        self.delen: dict[tuple[int, int], dict[Soort, Som]] = {}
        for span, records, basis in spannen(org, "vertrekken", "client"):
            echt = Counter(DETENTIE if r.detentie else r.codes for r in records if r.datum.year == jaar)
            namen = dict.fromkeys([*soorten(sorted(codes), hoogstens), *echt])
            self.delen[span] = {s: p.var(echt[s], 0, 200) for s in namen}
            if not basis:
                niet_meer_dan_echt(p, list(self.delen[span].values()))
        self.geheimen = leg_op(p, uitgaven, self.figuur)
        for span, deel in self.delen.items():
            if span != (0, len(org.staten) - 1):
                for code in sorted({*codes, "detentie"}):
                    s = som([n for k, n in deel.items() if code in k])
                    if s.in_wereld(p.waar) > 0:
                        self.geheimen.append(
                            Geheim("correctie uitstroom", f"{code} {span}@{jaar}", s, "kenmerk")
                        )

    def _tel(self, staat: int, codes: frozenset[str] | None, detentie: bool = False) -> Som:
        return som([n for (a, z), deel in self.delen.items() if a <= staat <= z for k, n in deel.items()
                    if (detentie if k == DETENTIE else codes is None or k & codes)])  # fmt: skip

    def figuur(self, kengetal: str, deel: str, jaar: int, staat: int) -> Figuur | None:
        """The definitions of ``uitstroom`` and ``continuiteit``."""
        if jaar != self.jaar:
            return None
        noemer = self._tel(staat, None)
        if kengetal == "uitstroom":
            soort = {
                "totaal": self._tel(staat, None, True),
                "noemer": noemer,
                "detentie": self._tel(staat, frozenset(), True),
            }
            return Figuur(soort[deel], "telling") if deel in soort else None
        if kengetal == "continuiteit":
            teller = self._tel(staat, frozenset(deel.removesuffix(":n").split("+")))
            if deel.endswith(":n"):
                return Figuur(teller, "telling")
            return Figuur(Verhouding(teller, noemer, PROCENT), "telling", teller, noemer, minstens=noemer)
        if kengetal == "continuiteit_vermeldingen":
            teller = som([n * len(k) for (a, z), d in self.delen.items() if a <= staat <= z
                          for k, n in d.items() if k != DETENTIE])  # fmt: skip
            return Figuur(Verhouding(teller, noemer, PROCENT), "telling", teller, noemer, minstens=noemer)
        return None


def programma(
    org: Organisatie, jaar: int, uitgaven: Sequence[Uitgave], hoogstens: int = 2
) -> tuple[Programma, list[Geheim]]:
    """The programme of one year's leavers."""
    p = Programma()
    vertrekken = Vertrekken(p, org, jaar, uitgaven, hoogstens)
    p.sluit()
    return p, vertrekken.geheimen
