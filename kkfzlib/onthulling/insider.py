"""What somebody who knows their own cell could work out: for the audit alone."""

from __future__ import annotations

from itertools import permutations

from kkfzlib.bevindingen import Bevinding, Ernst
from kkfzlib.onthulling.betekenis import Naam
from kkfzlib.onthulling.kennis import Kennis
from kkfzlib.onthulling.zichtbaar import REGEL

_RUIM = 1e-5


def insider(kennis: Kennis, telt: list[Naam], drempel: int, streng: bool, zoekingen: int) -> list[Bevinding]:
    """What a person who knows their own cell could work out about another one."""
    over = zoekingen  # a limit in work, not in time: every machine says the same
    gevaar: dict[Naam, Naam] = {}
    for ik, ander in permutations(telt, 2) if zoekingen else ():
        if over <= 0:
            break
        if ander not in gevaar and kennis.zelfde_deel(ik, ander):
            zeker, gezocht = _blijft_onzeker(kennis, ik, ander, drempel)
            over -= gezocht
            if not zeker:
                gevaar[ander] = ik
    teksten = [
        (n, f"iemand die zelf meetelt in {w[0]}/{w[1]} kan dit getal over {n[2]} herleiden")
        for n, w in gevaar.items()
    ]
    if zoekingen and over <= 0:
        teksten.append(
            (("", "", ""), "niet elke combinatie met de eigen kennis van een cliënt is onderzocht")
        )
    ernst: Ernst = "fout" if streng else "waarschuwing"
    return [Bevinding(REGEL, ernst, naam[0], naam[1], toelichting=tekst) for naam, tekst in teksten]


def _blijft_onzeker(kennis: Kennis, ik: Naam, ander: Naam, drempel: int) -> tuple[bool, int]:
    """Whether ``ander`` stays uncertain for one in ``ik``, and how many searches that took."""
    gezien = kennis.waarden(ander)[kennis.waarden(ik) >= 1 - _RUIM]
    gezocht = 0
    if not (gezien >= drempel - _RUIM).any():
        gezocht += 1
        hoog = kennis.uiterste({ander: 1.0}, 1, ik)
        if hoog is None or hoog < drempel - _RUIM:
            return False, gezocht
    if not (gezien <= 1 + _RUIM).any():
        gezocht += 1
        laag = kennis.uiterste({ander: 1.0}, -1, ik)
        return laag is not None and laag <= 1 + _RUIM, gezocht
    return True, gezocht
