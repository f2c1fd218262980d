"""The gate: contract rows in, published values out."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from kkfzlib.cijfers import KOLOMMEN, SLEUTEL, normaliseer
from kkfzlib.dossier import Profiel
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import Gids
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.bekend import Bekend, Sleutel, onschuldige_wijziging, sleutel, zelfde_druk
from kkfzlib.onthulling.beleid import Beleid, maak_beleid
from kkfzlib.onthulling.besluiten import lees_besluiten, vrijgegeven
from kkfzlib.onthulling.feiten import Drukrij
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.onthulling.klassen import VELDEN, decimalen_van, klasse, velden
from kkfzlib.onthulling.opbouw import bouw
from kkfzlib.onthulling.primair import primair
from kkfzlib.onthulling.relaties import Schalen
from kkfzlib.onthulling.samenvoegen import Hergroepeer, voeg_samen


def bescherm(
    frame: pd.DataFrame,
    profiel: Profiel,
    instellingen: Instellingen,
    gids: Gids,
    besluiten: Iterable[Mapping[str, Any]] = (),
    bekend: Bekend | None = None,
    *,
    hergroepeer: Hergroepeer | None = None,
    schalen: Schalen | None = None,
    ook_dicht: Collection[Sleutel] | None = None,
    vandaag: date | None = None,
) -> Gepubliceerd:
    """Published values of ``frame`` (contract rows of the report year and of the earlier periods shown).

    ``indiening`` hides nothing. ``openbaar`` merges categories (needs ``hergroepeer``, see
    ``samenvoegen.hergroepering``), hides what is too small, what has no class and what would betray a hidden number,
    also beside ``bekend``: all that is published already or will be about other years. Rows under a valid decision
    ``eigen publicatie`` are shown. ``schalen`` are the scales of the surveys, ``ook_dicht`` keys to hide as well
    (what the audit of a first attempt could work out). What would be hidden, but does not stand in the report that its
    year has already, is left out: a marker would say that it occurs at all. InvoerFout when ``verslag.yml`` is laxer
    than allowed. Nothing is mutated.
    """
    rijen = normaliseer(frame)
    geldig, _ = lees_besluiten(besluiten)
    beleid = maak_beleid(instellingen.onthulling, rijen, geldig, vandaag)
    if profiel == "indiening":
        rijen["verborgen"] = False
        # As coarse as in public: a reader of both finds the same figures and the same changes.
        grof = {sleutel(r): n for r in rijen.itertuples(index=False) if (n := _grof(r)) is not None}
        return Gepubliceerd(rijen, profiel, instellingen.jaar, instellingen.vergelijk_met, decimalen=grof)
    rijen["vrij"] = vrijgegeven(rijen, geldig, vandaag)
    rijen = voeg_samen(rijen, gids, beleid, hergroepeer)
    bekend = bekend or Bekend()
    # A decision opens this report's own year; what the report of another year hides, only a decision there opens.
    elders = [
        (k, u, p) in bekend.verborgen and p != str(instellingen.jaar)
        for k, u, p in rijen[SLEUTEL].to_numpy().tolist()
    ]
    rijen["vrij"] &= ~pd.Series(elders, index=rijen.index, dtype=bool)
    poort = _Poort(rijen, beleid, instellingen, bekend, schalen or {}, ook_dicht or frozenset())
    rijen["verborgen"] = poort.te_verbergen()
    weg = [
        bool(v) and bekend.is_nieuw(sleutel(b.rij))
        for v, b in zip(rijen["verborgen"], poort.bronnen, strict=True)
    ]
    bronnen = [b for b, w in zip(poort.bronnen, weg, strict=True) if not w]
    rijen = rijen.loc[~pd.Series(weg, index=rijen.index, dtype=bool)].reset_index(drop=True)
    return Gepubliceerd(
        rijen,
        profiel,
        instellingen.jaar,
        instellingen.vergelijk_met,
        [te_tonen(b, v) for b, v in zip(bronnen, rijen["verborgen"], strict=True)],
        {sleutel(b.rij): n for b in bronnen if (n := _grof(b.rij)) is not None},
    )


def te_tonen(bron: Drukrij, verborgen: bool) -> tuple[str, ...]:
    """The fields of a row that the report names, with a number or with the marker.

    A hidden mean is one secret: over how many it was taken often follows from other figures, and no marker should
    claim that it does not.
    """
    soort = klasse(bron.rij.kengetal, bron.rij.uitsplitsing)
    if verborgen and soort is not None and soort.som:
        return tuple(v for v in bron.velden if v == "waarde")
    return bron.velden


def decimalen(rij: Any) -> int:
    """Decimals with which the value of a row is printed: the registry's, fewer on a small base."""
    grof = _grof(rij)
    if grof is not None:
        return grof
    if rij.kengetal in REGISTER and REGISTER[rij.kengetal].eenheid == rij.eenheid:
        return REGISTER[rij.kengetal].decimalen
    return {"%": 2, "score": 1, "jaar": 1, "bedden": 1}.get(rij.eenheid, 0)


def _grof(rij: Any) -> int | None:
    return decimalen_van(rij.kengetal, rij.noemer)


_BEURTEN = 4  # readings by outsiders who know more or less; two nearly always agree


class _Poort:
    """The rows of one report beside all that is known; what was published or released can no longer be hidden."""

    def __init__(
        self,
        rijen: pd.DataFrame,
        beleid: Beleid,
        instellingen: Instellingen,
        bekend: Bekend,
        schalen: Schalen,
        ook_dicht: Collection[Sleutel],
    ) -> None:
        self.ook_dicht, self.jaar = ook_dicht, str(instellingen.jaar)
        self.eigen = list(rijen.itertuples(index=False))
        self.klein = [bool(k) for k in primair(rijen, beleid, schalen)]
        self.beleid, self.bekend, self.schalen = beleid, bekend, schalen
        eigen: list[Any] = self.eigen
        self.totalen = {(r.kengetal, r.periode): float(r.waarde) for r in eigen if r.uitsplitsing == "totaal"}
        self.bronnen = [self._bron(r, instellingen) for r in self.eigen]

    def _bron(self, rij: Any, instellingen: Instellingen) -> Drukrij:
        totaal = self.totalen.get((rij.kengetal, rij.periode), math.nan)
        mag = VELDEN if rij.vrij else velden(rij.kengetal, rij.uitsplitsing, instellingen, totaal)
        vast = bool(rij.vrij) or (
            self._was_getoond(rij) and not self._gewijzigd(rij) and sleutel(rij) not in self.ook_dicht
        )
        return Drukrij(rij, mag, decimalen(rij), vast)

    def _was_getoond(self, rij: Any) -> bool:
        return sleutel(rij) in self.bekend.getoond

    def _gewijzigd(self, rij: Any) -> bool:
        """A correction of what was published: the difference may be one person's record."""
        toen = self.bekend.getoond.get(sleutel(rij))
        return toen is not None and not zelfde_druk(rij, toen, decimalen(rij), VELDEN)

    def _moet_weg(self, rij: Any) -> bool:
        """Hidden before, or corrected by so few that the two editions side by side would show whom."""
        if rij.vrij:
            return False
        if sleutel(rij) in self.bekend.verborgen or sleutel(rij) in self.ook_dicht:
            return True
        toen = self.bekend.getoond.get(sleutel(rij))
        return self._gewijzigd(rij) and not onschuldige_wijziging(
            rij, toen, self.beleid.drempel, decimalen(rij)
        )

    def te_verbergen(self) -> list[bool]:
        """Primary and secondary suppression, one bool per row.

        Safe for who knows all of it, and for who knows only what is printed here or published: a number that is
        surely large to the one may be surely middling to the other.
        """
        dicht = [not b.velden for b in self.bronnen]
        klein = [k and not b.vast for k, b in zip(self.klein, self.bronnen, strict=True)]
        weg = [d or self._moet_weg(r) for d, r in zip(dicht, self.eigen, strict=True)]
        lezers = [self.bekend] if not self.bekend.gepland else [self.bekend, self.bekend.gepubliceerd]
        beurt, rust = 0, 0
        while rust < len(lezers) and beurt < _BEURTEN:
            nieuw = self._naast(lezers[beurt % len(lezers)], klein, weg)
            rust, weg, beurt = (rust + 1 if nieuw == weg else 1), nieuw, beurt + 1
        # What is small and out already is known, but need not be said again.
        return [w or (k and not b.rij.vrij) for w, k, b in zip(weg, self.klein, self.bronnen, strict=True)]

    def _naast(self, bekend: Bekend, klein: list[bool], weg: list[bool]) -> list[bool]:
        """What to hide so that nothing follows beside ``bekend``; contains ``weg``."""
        # Here, as its solver is heavy to import and many need only our types.
        from kkfzlib.onthulling.secundair import secundair

        elders = bekend.zonder({sleutel(r) for r in self.eigen})
        bronnen = [replace(b, velden=self._bekende_velden(b)) for b in self.bronnen]
        bronnen += [Drukrij(r, VELDEN, decimalen(r), not verborgen) for r, verborgen in elders]
        stelsel = bouw(bronnen, self.beleid.drempel, self.schalen, self.bekend.gaten(self.jaar))
        for rij, bron in zip(stelsel.rijen, self.bronnen, strict=False):
            als_x = sleutel(bron.rij) in self.bekend.verborgen
            if (not bron.velden and not als_x) or self.bekend.is_nieuw(sleutel(bron.rij)):
                rij.geheim.clear()  # shown or in no public report at all: nobody looks for what stands behind it
        uitkomst = secundair(
            stelsel,
            [*klein, *self._klein_elders([r for r, _ in elders])],
            self.beleid,
            ook=[*weg, *(verborgen for _, verborgen in elders)],
        )
        return [bool(v) or k for v, k in zip(uitkomst.verborgen[: len(self.eigen)], klein, strict=True)]

    def _bekende_velden(self, bron: Drukrij) -> tuple[str, ...]:
        """What is known when this row is shown: the fields it prints, and those that another report printed."""
        toen = self.bekend.getoond.get(sleutel(bron.rij)) if bron.vast else None
        return tuple(
            v for v in VELDEN if v in bron.velden or (toen is not None and not math.isnan(getattr(toen, v)))
        )

    def _klein_elders(self, rijen: Sequence[Any]) -> list[bool]:
        """Which hidden rows of other reports were too small themselves, as far as their numbers are known here."""
        if not rijen:
            return []
        frame = pd.DataFrame([tuple(r)[: len(KOLOMMEN)] for r in rijen], columns=list(KOLOMMEN))
        weg = [sleutel(r) in self.bekend.verborgen for r in rijen]
        return [bool(k) and w for k, w in zip(primair(frame, self.beleid), weg, strict=True)]
