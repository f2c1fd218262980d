"""From the editions to a programme: every printed cell is a requirement, every hidden cell a secret."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.onthulling.werelden.artefact import VERBORGEN, Rij, Uitgave, getal, grenzen
from tests.onthulling.werelden.oordeel import DREMPEL, KLEINSTE_BASIS, Geheim, Regel, Verhouding
from tests.onthulling.werelden.programma import Programma, Som


@dataclass(frozen=True)
class Figuur:
    """What a row of the contract says about a world; None for what this programme knows nothing of.

    ``open_`` is the rule for the value, ``teller_regel`` that for the numerator. ``minstens``: a row only exists when
    this is at least one. ``persoon``: the thresholds for counts of and bases over persons hold.
    """

    waarde: Som | Verhouding
    open_: Regel
    teller: Som | None = None
    noemer: Som | None = None
    teller_regel: Regel = "telling"
    minstens: Som | None = None
    persoon: bool = True


PROCENT = 100

Opzoeken = Callable[[str, str, int, int], Figuur | None]
"""Kengetal, uitsplitsing, year and state of the registration."""


def rijen(uitgaven: Iterable[Uitgave]) -> Iterator[tuple[Rij, int]]:
    """Every row that is out, with the state behind its period."""
    for uitgave in uitgaven:
        for rij in uitgave.rijen:
            if rij.periode in uitgave.staat_van:
                yield rij, uitgave.staat_van[rij.periode]


def leg_op(p: Programma, uitgaven: Iterable[Uitgave], zoek: Opzoeken) -> list[Geheim]:
    """Let ``p`` know every printed cell; returns the hidden ones, each once.

    What is printed though it is itself too small goes to ``p.open`` at once.
    """
    geheimen: dict[tuple[str, str, int, int, str], Geheim] = {}
    gedrukt: set[object] = set()
    for rij, staat in rijen(uitgaven):
        figuur = zoek(rij.kengetal, rij.uitsplitsing, rij.periode, staat)
        if figuur is None:
            continue
        naam = f"{rij.kengetal}/{rij.uitsplitsing}@{rij.periode}"
        if figuur.minstens is not None:
            p.eis(figuur.minstens, 1, bron=f"{naam} bestaat")
        for veld, tekst in (("waarde", rij.waarde), ("teller", rij.teller), ("noemer", rij.noemer)):
            w: Som | Verhouding | None = getattr(figuur, veld)
            grens = grenzen(tekst, rij.kengetal, veld, rij.noemer)
            if w is None:
                continue
            if grens is not None:
                gedrukt.add(_vorm(w))
                _eis(p, w, *grens, f"{naam} {veld} {tekst}")
                te_klein = _te_klein(p, figuur, veld) if figuur.persoon else None
                if te_klein is not None:
                    p.open[te_klein, naam, staat] = tekst
            elif tekst == VERBORGEN:
                regel = figuur.open_ if veld == "waarde" else figuur.teller_regel
                if veld == "noemer":
                    regel = "telling"
                if isinstance(w, Verhouding) and w.factor == PROCENT:
                    # A hidden share gives its count or amount away; which percentage that makes is no second secret.
                    if figuur.teller is None:
                        continue
                    w, regel, veld = figuur.teller, figuur.teller_regel, "aandeel"
                geheimen.setdefault((*rij.id, staat, veld), Geheim(f"{rij.kengetal} {veld}", naam, w, regel))
    # One marker hides a whole row: a base that another row openly prints is no secret of this one. What another
    # edition printed is out: there the correction is the secret, and that is judged by itself.
    elders = {rij.id for rij, _ in rijen(uitgaven) if getal(rij.waarde) is not None}
    elders |= {("clienten_aandeel", *id[1:]) for id in elders if id[0] == "clienten"}
    return _uniek(
        [
            g
            for s, g in geheimen.items()
            if s[:3] not in elders and (s[-1] == "waarde" or _vorm(g.waarde) not in gedrukt)
        ]
    )


def _te_klein(p: Programma, figuur: Figuur, veld: str) -> str | None:
    """Whether a printed cell shows one to four persons, or a share or mean over fewer than ten."""
    w = getattr(figuur, veld)
    regel = {"waarde": figuur.open_, "teller": figuur.teller_regel, "noemer": "telling"}[veld]
    if isinstance(w, Verhouding):
        if 0 < w.noemer.in_wereld(p.waar) < KLEINSTE_BASIS:
            return "basis onder 10"
        w = w.teller
    return "aantal onder 5" if regel == "telling" and 0.5 < w.in_wereld(p.waar) < DREMPEL - 0.5 else None


def _eis(p: Programma, w: Som | Verhouding, laag: float, hoog: float, bron: str) -> None:
    if isinstance(w, Som):
        p.eis(w, laag, hoog, bron)
        return
    p.eis(w.teller * w.factor - w.noemer * laag, onder=0, bron=bron)
    p.eis(w.teller * w.factor - w.noemer * hoog, boven=0, bron=bron)


def _vorm(w: Som | Verhouding) -> object:
    """Equal for equal expressions."""
    delen = (w,) if isinstance(w, Som) else (w.teller, w.noemer)
    return tuple((frozenset(d.delen.items()), d.vast) for d in delen)


def _uniek(geheimen: list[Geheim]) -> list[Geheim]:
    """One of the secrets that are the same expression under the same rule."""
    uit: dict[object, Geheim] = {}
    for g in geheimen:
        uit.setdefault((g.regel, _vorm(g.waarde)), g)
    return list(uit.values())
