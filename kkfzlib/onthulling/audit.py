"""Independent audit: reads the finished report back and works out every hidden number as an outsider would.

Nothing of the protection is used here: not its published values, not its system, not its solver. A hidden count
passes when it may be at most 1 *and* may be the threshold or more, or when it certainly is no small count and
still is uncertain (a total hidden beside a small part); a hidden amount when its interval is at least 10% wide.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
from scipy.optimize import linprog

from kkfzlib.bevindingen import Bevinding, Ernst
from kkfzlib.onthulling.artefact import Getoond, lees_artefact
from kkfzlib.onthulling.buitenstaander import Naam, Weet, algemeen, dragers, uit_getal
from kkfzlib.onthulling.kennis import Kennis
from kkfzlib.onthulling.stilte import stil

REGEL = "onthulling"
_RUIM = 1e-5


@dataclass(frozen=True, slots=True)
class Auditcel:
    """A hidden number and what an outsider must hold possible for it."""

    naam: Naam
    laag: float
    hoog: float
    veilig: bool


@dataclass(frozen=True, slots=True)
class Auditverslag:
    """Every hidden number with its interval, and the findings (``fout``: something can be worked out)."""

    cellen: tuple[Auditcel, ...]
    bevindingen: tuple[Bevinding, ...]

    @property
    def geslaagd(self) -> bool:
        """Whether nothing was found that must not be published."""
        return not any(b.ernst == "fout" for b in self.bevindingen)


def _zonder_tegenspraak(weet: list[Weet], schaal: float) -> tuple[list[Weet], list[Weet]]:
    """Drop the fewest pieces of general knowledge (then of printed numbers) that contradict what is printed."""
    kennis = Kennis(weet, schaal)
    m, n = kennis.A.shape
    prijs = np.array([{"mogelijk": 1.0, "vast": 10.0, "getoond": 1000.0}[w.kracht] for w in weet])
    boven, onder = np.isfinite(kennis.hoog), np.isfinite(kennis.laag)
    rek = np.eye(m)
    r = linprog(
        np.concatenate([np.zeros(n), prijs]),
        A_ub=np.vstack([np.hstack([kennis.A, -rek])[boven], np.hstack([-kennis.A, -rek])[onder]]),
        b_ub=np.concatenate([kennis.hoog[boven], -kennis.laag[onder]]),
        bounds=[*((0.0, float(p)) for p in kennis.plafond), *((0.0, None) for _ in range(m))], method="highs",
    )  # fmt: skip
    if r.x is None:
        return weet, []
    strijdig = {id(w) for w, rek in zip(weet, r.x[n:], strict=True) if rek > _RUIM}
    return [w for w in weet if id(w) not in strijdig], [w for w in weet if id(w) in strijdig]


def _verborgen(getoond: list[Getoond]) -> list[Naam]:
    """The numbers behind hidden values that the report does not show elsewhere under their own name."""
    eigen_cel = {(g.kengetal, g.uitsplitsing, g.periode) for g in getoond}
    uit: dict[Naam, None] = {}
    for g in getoond:
        teller, noemer = dragers(g.kengetal, g.uitsplitsing, g.periode)
        if not g.verborgen or g.soort != "waarde" or teller is None:
            continue
        if noemer is None or (g.kengetal.startswith("continuiteit") or teller not in eigen_cel):
            uit[teller] = None
    return list(uit)


def _oordeel(naam: Naam, laag: float, hoog: float, drempel: int) -> bool:
    if naam[0] == "omzet":
        return laag <= 0.9 * hoog + 1
    if laag >= drempel - _RUIM:
        return hoog - laag >= drempel - _RUIM
    return laag <= 1 + _RUIM and hoog >= drempel - _RUIM


def onderzoek(
    getoond: list[Getoond],
    drempel: int = 5,
    *,
    streng: bool = False,
    vrij: Collection[Naam] | None = None,
    zoekingen: int = 400,
    eerder: Collection[Getoond] = (),
) -> Auditverslag:
    """Audit of printed numbers. ``vrij``: keys released by a decision; None leaves visible small counts unjudged.

    ``eerder`` is what last year's report shows and hides: known, but not judged again.
    """
    alles = [*getoond, *eerder]
    bedragen = [abs(g.hoog) for g in alles if g.kengetal == "omzet" and g.hoog is not None]
    schaal = max(bedragen, default=1000.0) / 1000
    doel = _verborgen(getoond)
    weet = [w for g in alles for w in uit_getal(g)]
    weet += algemeen([*(n for w in weet for n, _ in w.som), *doel, *_verborgen([*eerder])])
    weet += [Weet(((n, 1.0),), 0.0, np.inf, "getoond", "verborgen") for n in doel]
    weet, strijdig = _zonder_tegenspraak(weet, schaal)
    bevindingen = [Bevinding(REGEL, "info", toelichting=f"tegenstrijdig, niet gebruikt: {r}")
                   for r in sorted({w.reden for w in strijdig})]  # fmt: skip
    if vrij is not None:
        bevindingen += _te_klein_zichtbaar(getoond, drempel, vrij)
    zeker = Kennis([w for w in weet if w.kracht != "mogelijk"], schaal)
    with stil():
        cellen = [_begrensd(zeker, naam, drempel) for naam in doel]
        insider = _insider(zeker, [c for c in cellen if c.veilig], drempel, streng, zoekingen)
    bevindingen += [_te_herleiden(c) for c in cellen if not c.veilig]
    return Auditverslag(tuple(cellen), (*bevindingen, *insider))


def _begrensd(kennis: Kennis, naam: Naam, drempel: int) -> Auditcel:
    laag, hoog = kennis.uiterste(naam, -1), kennis.uiterste(naam, 1)
    if laag is None or hoog is None:  # no table found that agrees: nothing can be vouched for
        return Auditcel(naam, 0.0, 0.0, False)
    return Auditcel(naam, laag, hoog, _oordeel(naam, laag, hoog, drempel))


def _te_herleiden(cel: Auditcel) -> Bevinding:
    tekst = f"het verborgen getal over {cel.naam[2]} is uit de rest van het verslag te herleiden"
    return Bevinding(REGEL, "fout", cel.naam[0], cel.naam[1], toelichting=tekst)


def _te_klein_zichtbaar(getoond: list[Getoond], drempel: int, vrij: Collection[Naam]) -> list[Bevinding]:
    uit: dict[Naam, Bevinding] = {}
    for g in getoond:
        teller, noemer = dragers(g.kengetal, g.uitsplitsing, g.periode)
        sleutel = (g.kengetal, g.uitsplitsing, g.periode)
        is_telling = (
            teller is not None and teller[0] != "omzet" and g.soort == ("teller" if noemer else "waarde")
        )
        if is_telling and g.hoog is not None and 0 < g.hoog < drempel and sleutel not in vrij:
            uit[sleutel] = Bevinding(
                REGEL,
                "fout",
                g.kengetal,
                g.uitsplitsing,
                toelichting=f"te klein getal zichtbaar in {g.plaats}",
            )
    return list(uit.values())


def _insider(
    kennis: Kennis, cellen: list[Auditcel], drempel: int, streng: bool, zoekingen: int
) -> list[Bevinding]:
    """What a client who knows their own cell could work out about another one."""
    telt = [c.naam for c in cellen if c.naam[0] != "omzet" and c.laag <= 1 + _RUIM]
    for naam in telt if zoekingen else ():
        kennis.zoek_ruim(naam, drempel, np.inf, telt)
        kennis.zoek_ruim(naam, 0.0, 1.0, telt)
    genoeg = len(kennis.gevonden) + zoekingen  # a limit in work, not in time: every machine says the same
    gevaar: dict[Naam, Naam] = {}
    for ik, ander in permutations(telt, 2):
        if len(kennis.gevonden) > genoeg:
            break
        if ander not in gevaar and not _blijft_onzeker(kennis, ik, ander, drempel):
            gevaar[ander] = ik
    teksten = [
        (n, f"een cliënt in {w[0]}/{w[1]} kan dit getal over {n[2]} herleiden") for n, w in gevaar.items()
    ]
    if len(kennis.gevonden) > genoeg:
        teksten.append(
            (("", "", ""), "niet elke combinatie met de eigen kennis van een cliënt is onderzocht")
        )
    ernst: Ernst = "fout" if streng else "waarschuwing"
    return [Bevinding(REGEL, ernst, naam[0], naam[1], toelichting=tekst) for naam, tekst in teksten]


def _blijft_onzeker(kennis: Kennis, ik: Naam, ander: Naam, drempel: int) -> bool:
    a, b = kennis.plek[ik], kennis.plek[ander]
    mogelijk = np.array([x[b] for x in kennis.gevonden if x[a] >= 1 - _RUIM])
    if not (mogelijk >= drempel - _RUIM).any():
        hoog = kennis.uiterste(ander, 1, ik)
        if hoog is None or hoog < drempel - _RUIM:
            return False
    if not (mogelijk <= 1 + _RUIM).any():
        laag = kennis.uiterste(ander, -1, ik)
        return laag is not None and laag <= 1 + _RUIM
    return True


def audit(
    map_: Path,
    jaar: int,
    drempel: int = 5,
    *,
    streng: bool = False,
    vorig: Path | None = None,
    vrij: Collection[Naam] | None = None,
) -> Auditverslag:
    """Audit of a folder with a finished public report; ``vorig`` is the folder of last year's."""
    getoond = lees_artefact(map_, jaar)
    eerder = lees_artefact(vorig, jaar - 1) if vorig is not None else []
    return onderzoek(getoond, drempel, streng=streng, vrij=vrij, eerder=eerder)
