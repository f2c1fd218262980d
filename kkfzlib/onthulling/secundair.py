"""Secondary suppression, exact: the least weight to hide so that nothing hidden can be worked out again.

Hiding sets are searched by a mixed-integer programme (``scipy.optimize.milp``). Each set is put to the test: for
every hidden count one consistent table must have it at most 1 and another at least the threshold, and every
hidden amount must have a wide interval. A failing test yields the visible rows that together betray the cell
(the dual solution is the proof); at least one of them must be hidden too. The first set that fails no test has the
least weight of all that protect the primary cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from kkfzlib.onthulling.beleid import Beleid
from kkfzlib.onthulling.delen import delen
from kkfzlib.onthulling.oplosser import EPS, KNOPEN, Oplosser, eensgezind
from kkfzlib.onthulling.stelsel import Feit, Geheim, Stelsel, Termen
from kkfzlib.onthulling.stilte import stil

_BEURTEN = 6  # hiding for one outsider seldom betrays something to the other
RONDEN = 400  # a limit in work, not in time: the same input must give the same report on a slow machine


@dataclass(frozen=True, slots=True)
class Snede:
    """At least one of ``tonen_niet`` must be hidden, or ``of_toon`` (a secondary cell) shown after all."""

    tonen_niet: frozenset[int]
    of_toon: int | None = None


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """``verborgen`` per row; ``geheel`` when whole tables were withheld because no smaller set was found safe."""

    verborgen: np.ndarray
    geheel: bool = False
    onbeschermbaar: tuple[tuple[str, str, str], ...] = ()


class _Zoektocht:
    def __init__(
        self,
        stelsel: Stelsel,
        relaties: Sequence[Feit],
        primair: np.ndarray,
        beleid: Beleid,
        ronden: int,
        tabel: np.ndarray | None,
    ) -> None:
        self.stelsel, self.primair, self.beleid, self.ronden = stelsel, primair, beleid, ronden
        self.oplosser = Oplosser(stelsel, relaties, beleid.drempel, tabel)
        self.vast = np.array([r.vast for r in stelsel.rijen], dtype=bool)
        self.sneden: list[Snede] = []
        self.verloren: set[int] = set()
        self.moet = primair

    def zoek(self, ook: np.ndarray) -> Uitkomst | None:
        """Least hiding set that contains ``ook`` and passes every test; None when there is none (within reach)."""
        self.moet = self.primair | ook
        for _ in range(self.ronden):
            keuze = self._goedkoopste(self.moet)
            if keuze is None:
                return None
            nieuw = self._toets(keuze)
            if not nieuw:
                return Uitkomst(keuze, False, self._verloren_sleutels())
            self.sneden += nieuw
        return None

    def _verloren_sleutels(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(self.stelsel.rijen[i].sleutel for i in sorted(self.verloren) if i >= 0)

    def _goedkoopste(self, moet: np.ndarray) -> np.ndarray | None:
        n = len(self.stelsel.rijen)
        if not self.sneden:
            return moet.copy()
        A = np.zeros((len(self.sneden), n))  # noqa: N806
        onder = np.ones(len(self.sneden))
        for k, snede in enumerate(self.sneden):
            A[k, list(snede.tonen_niet)] = 1.0
            if snede.of_toon is not None:
                A[k, snede.of_toon] -= 1.0
                onder[k] = 0.0
        gewicht = np.array([r.gewicht for r in self.stelsel.rijen])
        grenzen = Bounds(moet.astype(float), np.where(self.vast & ~moet, 0.0, 1.0))
        with stil():
            r = milp(gewicht, constraints=LinearConstraint(A, onder, np.inf), integrality=np.ones(n),
                     bounds=grenzen, options={"node_limit": KNOPEN})  # fmt: skip
        return None if r.x is None else r.x > 0.5

    def _toets(self, verborgen: np.ndarray) -> list[Snede]:
        zichtbaar = ~verborgen
        gevraagd = [(int(i), g) for i in np.flatnonzero(verborgen) for g in self.stelsel.rijen[i].geheim]
        gevraagd += [(-1 - k, g) for k, g in enumerate(self.stelsel.geheim)]
        toets = {
            "aantal": self._aantal,
            "bedrag": self._bedrag,
            "gemiddelde": self._gemiddelde,
            "impliciet": self._impliciet,
        }
        sneden = [toets[g.soort](i, g, zichtbaar) for i, g in gevraagd if i not in self.verloren]
        return [s for s in sneden if s is not None]

    def _snede(self, i: int, betrapt: Sequence[int]) -> Snede | None:
        """What must change so that row ``i`` (below 0: a quantity that no row prints) is no longer betrayed."""
        mogelijk = frozenset(r for r in betrapt if not self.vast[r])
        secundair = None if i < 0 or self.moet[i] else i
        if not mogelijk and secundair is None:
            self.verloren.add(i)  # what is public already gives it away: no hiding helps any more
            return None
        return Snede(mogelijk, secundair)

    def _aantal(self, i: int, geheim: Geheim, zichtbaar: np.ndarray) -> Snede | None:
        drempel, doel = self.beleid.drempel, {geheim.var: 1.0}
        in_voorraad = self.oplosser.gevonden(zichtbaar)[:, geheim.var]
        laag = in_voorraad.min(initial=np.inf)
        hoog = in_voorraad.max(initial=-np.inf)
        for richting, genoeg in ((1, hoog >= drempel - EPS), (-1, laag <= 1 + EPS)):
            if genoeg:
                continue
            waarde, betrapt = self._uiterste(doel, richting, zichtbaar, drempel if richting > 0 else 1)
            if richting > 0 and waarde < drempel - EPS:
                return self._snede(i, betrapt)
            if richting < 0 and waarde > 1 + EPS and not self._zeker_groot(i, doel, waarde, zichtbaar):
                return self._snede(i, betrapt)
        return None

    def _impliciet(self, i: int, geheim: Geheim, zichtbaar: np.ndarray) -> Snede | None:
        """A count behind the figures may be known to be none or to be large, not to be small."""
        drempel, doel = self.beleid.drempel, {geheim.var: 1.0}
        in_voorraad = self.oplosser.gevonden(zichtbaar)[:, geheim.var]
        if (in_voorraad < EPS).any() or (in_voorraad > drempel - EPS).any():
            return None
        laag, onder = self._uiterste(doel, -1, zichtbaar, 0)
        if laag < EPS:
            return None
        hoog, boven = self._uiterste(doel, 1, zichtbaar, drempel)
        return None if hoog > drempel - EPS else self._snede(i, [*onder, *boven])

    def _gemiddelde(self, i: int, geheim: Geheim, zichtbaar: np.ndarray) -> Snede | None:
        """Some world must have the mean enough higher, or lower, or half of both: ``som - mean x n`` says so."""
        betrapt: set[int] = set()
        for deel in (0.5, 1.0, 0.0):
            goed = True
            for richting, punten in ((1, deel * geheim.punten), (-1, (1 - deel) * geheim.punten)):
                doel = {geheim.var: 1.0, geheim.noemer: -(geheim.midden + richting * punten)}
                tabellen = self.oplosser.gevonden(zichtbaar)
                if punten == 0 or (richting * self.oplosser.waarde(doel, tabellen) > -EPS).any():
                    continue
                waarde, rijen = self._uiterste(doel, richting, zichtbaar, 0)
                if richting * waarde < -EPS:
                    betrapt |= set(rijen)
                    goed = False
                    break
            if goed:
                return None
        return self._snede(i, sorted(betrapt))

    def _zeker_groot(self, i: int, doel: Termen, laagste: float, zichtbaar: np.ndarray) -> bool:
        """A secondary cell that is known to be no small one: it need only stay uncertain."""
        if (i >= 0 and self.primair[i]) or laagste < self.beleid.drempel - EPS:
            return False
        hoogste, _ = self._uiterste(doel, 1, zichtbaar, laagste + self.beleid.drempel)
        return hoogste - laagste >= self.beleid.drempel - EPS

    def _uiterste(
        self, wat: Termen, richting: int, zichtbaar: np.ndarray, doel: float
    ) -> tuple[float, tuple[int, ...]]:
        grens = self.oplosser.lp(wat, richting, zichtbaar)
        if grens is None:
            return (np.inf if richting < 0 else -np.inf), tuple(map(int, np.flatnonzero(zichtbaar)))
        if richting * (doel - grens.waarde) > EPS:  # proven: even fractions of clients don't reach it
            return grens.waarde, grens.rijen
        if grens.heel:
            return grens.waarde, ()
        heel = self.oplosser.heeltallig(wat, richting, zichtbaar)
        if heel is not None and richting * (doel - heel) <= EPS:
            return heel, ()
        return (heel if heel is not None else np.nan), self._uitgedund(wat, richting, zichtbaar, doel)

    def _uitgedund(self, wat: Termen, richting: int, zichtbaar: np.ndarray, doel: float) -> tuple[int, ...]:
        """A small set of visible rows that still keeps whole counts from reaching ``doel``."""
        nodig = zichtbaar.copy()
        blok = max(1, int(nodig.sum()) // 2)
        while True:
            for start in range(0, int(nodig.sum()), blok):
                poging = nodig.copy()
                poging[np.flatnonzero(nodig)[start : start + blok]] = False
                heel = self.oplosser.heeltallig(wat, richting, poging)
                if heel is not None and richting * (doel - heel) > EPS:
                    nodig = poging
                    break
            else:
                if blok == 1:
                    return tuple(map(int, np.flatnonzero(nodig)))
                blok = max(1, blok // 2)

    def _bedrag(self, i: int, geheim: Geheim, zichtbaar: np.ndarray) -> Snede | None:
        # Wide enough for the largest amount held possible is wide enough for the true one.
        rest = 1 - self.beleid.marge
        in_voorraad = self.oplosser.gevonden(zichtbaar)[:, geheim.var]
        if in_voorraad.size and in_voorraad.min() < rest * in_voorraad.max():
            return None
        laag, hoog = (self.oplosser.lp({geheim.var: 1.0}, richting, zichtbaar) for richting in (-1, 1))
        if laag is None or hoog is None or laag.waarde < rest * hoog.waarde:
            return None
        return self._snede(i, tuple({*laag.rijen, *hoog.rijen}))


def secundair(
    stelsel: Stelsel,
    primair: Sequence[bool],
    beleid: Beleid,
    *,
    ook: Sequence[bool] = (),
    ronden: int = RONDEN,
) -> Uitkomst:
    """What to hide beside the ``primair`` rows of ``stelsel`` (one bool per row), and ``ook``: rows to hide anyway."""
    te_verbergen = np.array([not r.vast for r in stelsel.rijen], dtype=bool)
    eerste = np.array(primair, dtype=bool) & te_verbergen
    ook_ = (np.array(ook, dtype=bool) if len(ook) else np.zeros_like(eerste)) & te_verbergen
    verborgen, geheel = eerste | ook_, False
    verloren: list[tuple[str, str, str]] = []
    for deel in delen(stelsel):
        if verborgen[deel.rijen].any() or deel.stelsel.geheim:
            deels = _van_deel(deel.stelsel, eerste[deel.rijen], ook_[deel.rijen], beleid, ronden)
            verborgen[deel.rijen] |= deels.verborgen
            geheel |= deels.geheel
            verloren += deels.onbeschermbaar
    return Uitkomst(verborgen, geheel, tuple(verloren))


def _van_deel(stelsel: Stelsel, eerste: np.ndarray, ook: np.ndarray, beleid: Beleid, ronden: int) -> Uitkomst:
    samen = eensgezind(stelsel, beleid.drempel)

    def zoek(relaties: Sequence[Feit], verborgen: np.ndarray) -> Uitkomst | None:
        return _Zoektocht(stelsel, relaties, eerste, beleid, ronden, samen.tabel).zoek(verborgen)

    uitkomst = zoek(samen.relaties, ook)
    geloofd = list(samen.relaties)
    for relatie in (r for r in samen.onwaar if r.zeker):
        # Untrue, but as long as nothing visible contradicts it an outsider may well count on it.
        if uitkomst is None or not Oplosser(stelsel, [*geloofd, relatie], beleid.drempel).mogelijk(
            ~uitkomst.verborgen
        ):
            continue
        geloofd.append(relatie)
        uitkomst = zoek(geloofd, uitkomst.verborgen)
    # A count that is surely large to who guesses much may be surely middling to who guesses nothing.
    kenners = [[r for r in samen.relaties if r.zeker], samen.relaties]
    kenners += [geloofd] if len(geloofd) > len(samen.relaties) else []
    beurt, rust = 0, 1
    while uitkomst is not None and rust < len(kenners) and beurt < _BEURTEN:
        nieuw = zoek(kenners[beurt % len(kenners)], uitkomst.verborgen)
        rust = rust + 1 if nieuw is not None and (nieuw.verborgen == uitkomst.verborgen).all() else 1
        uitkomst, beurt = nieuw, beurt + 1
    return uitkomst or Uitkomst(hele_tabellen(stelsel, eerste | ook), True)


def hele_tabellen(stelsel: Stelsel, primair: np.ndarray) -> np.ndarray:
    """Hide every row that is linked, through any chain of relations, with a primary one."""
    bij = list(range(len(stelsel.namen)))

    def wortel(v: int) -> int:
        while bij[v] != v:
            v = bij[v]
        return v

    for feit in [*stelsel.relaties, *(f for r in stelsel.rijen for f in r.feiten)]:
        vars_ = [v for v, _ in feit.termen]
        for v in vars_[1:]:
            bij[wortel(v)] = wortel(vars_[0])
    per_rij = [{wortel(v) for f in r.feiten for v, _ in f.termen} | {wortel(g.var) for g in r.geheim}
               for r in stelsel.rijen]  # fmt: skip
    raak = set().union(*(per_rij[i] for i in np.flatnonzero(primair)))
    return (
        np.array([bool(p & raak) and not r.vast for p, r in zip(per_rij, stelsel.rijen, strict=True)])
        | primair
    )
