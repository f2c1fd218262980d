"""A plain table of figures: this year beside the year before, with the change."""

from __future__ import annotations

from collections.abc import Iterable

from kkfzlib.cijfers import Cijfer
from kkfzlib.kader import Gids
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import kengetal
from kkfzlib.nederlands.opmaak import NBSP, opsomming
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.getallen import Cijfers, Soort
from kkfzlib.verslag.markdown import veilig
from kkfzlib.verslag.toeval import margetekst, oordeel

PAST = "≈"
"""Behind a change that fits chance."""

Rij = tuple[str, str, str]
"""A kengetal, its uitsplitsing, and its label as Markdown."""


def vergelijking(
    cijfers: Cijfers,
    id: str,
    bijschrift: str,
    rijen: Iterable[Rij],
    *,
    noten: tuple[str, ...] = (),
) -> Tabel | None:
    """The rows that have a value this year; None when there is none.

    The columns of last year and change appear only when at least one row has a value of last year.
    """
    gekozen = [r for r in rijen if (c := cijfers.bron.get(r[0], r[1])) is not None and not c.intern]
    gekozen, stil = _getoond(cijfers, gekozen)
    if not gekozen:
        return None
    terug = any(cijfers.bron.vorig(k, u) is not None for k, u, _ in gekozen)
    kop = ("Kengetal", cijfers.jaar, *((cijfers.bron.vergelijk_met, "Verandering") if terug else ()))
    soorten: tuple[Soort, ...] = ("waarde", "vorig", "groei") if terug else ("waarde",)
    return Tabel(
        id=id,
        bijschrift=bijschrift,
        kop=kop,
        rijen=tuple((naam, *(cel(cijfers, k, u, s) for s in soorten)) for k, u, naam in gekozen),
        noten=(*noten, *_over_toeval(cijfers, gekozen, terug), *stil),
    )


def _getoond(cijfers: Cijfers, rijen: list[Rij]) -> tuple[list[Rij], list[str]]:
    """The rows with a number to show and, in public, a note that names the others instead of a row of marks."""
    if cijfers.bron.profiel != "openbaar":
        return rijen, []
    stil = [
        (k, u, naam)
        for k, u, naam in rijen
        if all(c is None or c.verborgen for c in (cijfers.bron.get(k, u), cijfers.bron.vorig(k, u)))
    ]
    namen = opsomming([naam.strip("*") for _, _, naam in stil])
    return [r for r in rijen if r not in stil], [f"Niet gepubliceerd: {namen}."] if stil else []


def cel(cijfers: Cijfers, k: str, u: str, soort: Soort) -> str:
    """One cell: a value with its margin, last year's value, or a change with a mark where it fits chance."""
    tekst = cijfers.waarde(k, u, soort)
    nu = cijfers.bron.get(k, u)
    if soort == "waarde":
        return tekst + _marge(cijfers, nu)
    gevonden = (
        oordeel(nu, cijfers.bron.vorig(k, u), cijfers.bron, cijfers.schalen) if soort == "groei" else None
    )
    return f"{tekst}{NBSP}{PAST}" if gevonden is not None and gevonden.uitkomst == "past" else tekst


def _marge(cijfers: Cijfers, cel: Cijfer | None) -> str:
    """`` (25–56; n = 33)`` behind a value that has a margin."""
    grenzen = "" if cel is None else margetekst(cel, cijfers.schalen)
    return f" ([{grenzen}]{{.kg-marge}}; n{NBSP}={NBSP}{cijfers.van(cel, 'noemer')})" if grenzen else ""


def _over_toeval(cijfers: Cijfers, rijen: list[Rij], terug: bool) -> list[str]:
    """What the margins and the mark in the table mean, as far as it has them."""
    marges = any(_marge(cijfers, cijfers.bron.get(k, u)) for k, u, _ in rijen)
    noten = (
        ["Tussen haakjes: de marge van 95% en het aantal personen (zie @sec-leeswijzer)."] if marges else []
    )
    if terug and any(cel(cijfers, k, u, "groei").endswith(PAST) for k, u, _ in rijen):
        noten.append(f"{PAST} = het verschil past bij toeval.")
    return noten


def rijen_van(cijfers: Cijfers, kengetal_id: str, gids: Gids, *, nul: bool = False) -> list[Rij]:
    """A row per uitsplitsing of one kengetal, labelled; what is 0 this year and last is left out unless ``nul``."""
    rijen = []
    for cel in cijfers.bron.van(kengetal_id):
        vorig = cijfers.bron.vorig(kengetal_id, cel.uitsplitsing)
        if nul or not _leeg(cel) or not (vorig is None or _leeg(vorig)):
            label = veilig(uitsplitsing_naam(kengetal_id, cel.uitsplitsing, gids))
            rijen.append((kengetal_id, cel.uitsplitsing, label))
    return rijen


def _leeg(cel: Cijfer) -> bool:
    return not cel.verborgen and not cel.waarde


def op_volgorde(rijen: list[Rij]) -> list[Rij]:
    """The rows in the order in which the registry lists their uitsplitsingen; what it doesn't list comes last."""
    plaats = {(k, u): n for k in {r[0] for r in rijen} for n, u in enumerate(kengetal(k).uitsplitsingen)}
    return sorted(rijen, key=lambda r: plaats.get(r[:2], len(plaats)))


def totaal_vet(rijen: list[Rij]) -> list[Rij]:
    """The rows with the total last and in bold."""
    op_rij = sorted(rijen, key=lambda r: r[1] == "totaal")
    return [(k, u, f"**{n}**" if u == "totaal" else n) for k, u, n in op_rij]


def naam(kengetal_id: str, *, kort: bool = False) -> str:
    """The registry's name, for a row without uitsplitsing; ``kort``: its short heading where it has one."""
    k = kengetal(kengetal_id)
    return veilig(k.tonen.kort if kort and k.tonen.kort else k.naam)
