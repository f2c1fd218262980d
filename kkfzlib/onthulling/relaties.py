"""What always holds between published numbers: identities, bounds and links across tables and years."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from kkfzlib.onthulling.stelsel import Stelsel

ONEINDIG = math.inf


def alle_relaties(stelsel: Stelsel, rijen: Sequence[Any]) -> None:
    """Add every relation that the rows present give rise to."""
    for periode in sorted({r.periode for r in rijen}):
        van = [r for r in rijen if r.periode == periode]
        _clienten(stelsel, van, periode)
        _omzet(stelsel, periode)
        _uitstroom(stelsel, van, periode)
        _continuiteit(stelsel, van, periode)
        _stromen(stelsel, van, periode)
        _tevredenheid(stelsel, van, periode)


def _codes(rijen: Iterable[Any], kengetal: str) -> list[str]:
    return [r.uitsplitsing for r in rijen if r.kengetal == kengetal]


def _som(
    stelsel: Stelsel, plus: Sequence[str], min_: Sequence[str], naam: str, *, zeker: bool = True
) -> None:
    """``Σ plus = Σ min`` when every variable is there."""
    if plus and min_ and all(stelsel.heeft(n) for n in (*plus, *min_)):
        termen = {stelsel.var(n): 1.0 for n in plus} | {stelsel.var(n): -1.0 for n in min_}
        stelsel.relatie(termen, 0.0, 0.0, naam, zeker=zeker)


def _hoogstens(stelsel: Stelsel, klein: Sequence[str], groot: str, naam: str) -> None:
    if stelsel.heeft(groot) and all(stelsel.heeft(n) for n in klein) and groot not in klein:
        termen = {stelsel.var(n): 1.0 for n in klein} | {stelsel.var(groot): -1.0}
        stelsel.relatie(termen, -ONEINDIG, 0.0, naam)


def _clienten(stelsel: Stelsel, rijen: Sequence[Any], p: str) -> None:
    totaal = f"clienten/totaal@{p}"
    _som(stelsel, [f"clienten/fz@{p}", f"clienten/anders@{p}"], [totaal], "fz + anders = totaal")
    zwaarten = [f"zorgzwaarte/{c}@{p}" for c in _codes(rijen, "zorgzwaarte")]
    for zwaarte in zwaarten:
        _hoogstens(stelsel, [zwaarte], totaal, "zorgzwaarte binnen clienten")
    for geheel in (totaal, f"clienten/fz@{p}"):
        _som(stelsel, zwaarten, [geheel], "zorgzwaarte telt op tot clienten", zeker=False)
    _hoogstens(stelsel, [f"verblijfsduur/op_peildatum.n@{p}"], totaal, "aanwezigen binnen clienten")


def _omzet(stelsel: Stelsel, p: str) -> None:
    _som(stelsel, [f"omzet/fz@{p}", f"omzet/anders@{p}"], [f"omzet/totaal@{p}"], "omzet telt op")


def _uitstroom(stelsel: Stelsel, rijen: Sequence[Any], p: str) -> None:
    totaal, noemer = f"uitstroom/totaal@{p}", f"uitstroom/noemer@{p}"
    _som(stelsel, [noemer, f"uitstroom/detentie@{p}"], [totaal], "totaal - detentie = noemer")
    _hoogstens(stelsel, [noemer], totaal, "noemer binnen totaal")
    geeindigd = [f"uitstroom_plaatsing/{c}@{p}" for c in _codes(rijen, "uitstroom_plaatsing")]
    _som(stelsel, geeindigd, [totaal], "geëindigde plaatsingen = uitstroom", zeker=False)
    verblijf = f"uitstroom_plaatsing/verblijf@{p}"
    _som(stelsel, [f"verblijfsduur/uitgestroomd.n@{p}"], [verblijf], "verblijfsduur over de uitgestroomden")


def _continuiteit(stelsel: Stelsel, rijen: Sequence[Any], p: str) -> None:
    noemer, vermeld = f"uitstroom/noemer@{p}", f"continuiteit_vermeldingen@{p}"
    codes = [c.removesuffix(":n") for c in _codes(rijen, "continuiteit")]
    los: list[str] = []
    for code in codes:
        _hoogstens(stelsel, [f"continuiteit/{code}@{p}"], noemer, "categorie binnen noemer")
        if code != "10":
            _hoogstens(stelsel, [f"continuiteit/{code}@{p}", f"continuiteit/10@{p}"], noemer, "10 sluit uit")
        los += _ontleed(stelsel, code, p)
    if not los:
        return
    _som(stelsel, los, [vermeld], "vermeldingen = som")
    if stelsel.heeft(noemer):  # everyone in the noemer has at least one answer
        termen = {stelsel.var(n): 1.0 for n in los} | {stelsel.var(noemer): -1.0}
        stelsel.relatie(termen, 0.0, ONEINDIG, "ieder een antwoord")


def _ontleed(stelsel: Stelsel, code: str, p: str) -> list[str]:
    """The counts per single category: those behind a merged row are known to exist, not published."""
    samen = f"continuiteit/{code}@{p}"
    if "+" not in code:
        return [samen]
    delen = [f"continuiteit/{c}@{p}" for c in code.split("+")]
    for deel in delen:
        stelsel.var(deel)
        _hoogstens(stelsel, [deel], samen, "categorie binnen groep")
    termen = {stelsel.var(d): 1.0 for d in delen} | {stelsel.var(samen): -1.0}
    stelsel.relatie(termen, 0.0, ONEINDIG, "groep telt cliënten één keer")
    return delen


def _stromen(stelsel: Stelsel, rijen: Sequence[Any], p: str) -> None:
    begin, eind = f"clienten/totaal@{int(p) - 1}", f"clienten/totaal@{p}"
    erin = [f"instroom/{c}@{p}" for c in _codes(rijen, "instroom")]
    eruit = [f"uitstroom_plaatsing/{c}@{p}" for c in _codes(rijen, "uitstroom_plaatsing")]
    if erin and eruit:
        _som(stelsel, [begin, *erin], [eind, *eruit], "begin + instroom - uitstroom = eind")


def _tevredenheid(stelsel: Stelsel, rijen: Sequence[Any], p: str) -> None:
    codes = _codes(rijen, "tevredenheid")
    for onderzoek in (c for c in codes if "/" not in c):
        vragen = [c for c in codes if c.startswith(f"{onderzoek}/")]
        for deel in (".n", ".som"):
            _som(stelsel, [f"tevredenheid/{v}{deel}@{p}" for v in vragen],
                 [f"tevredenheid/{onderzoek}{deel}@{p}"], "vragen tellen op")  # fmt: skip
        for vraag in vragen:
            _hoogstens(
                stelsel, [f"respondenten/{vraag}@{p}"], f"respondenten/{onderzoek}@{p}", "respondenten"
            )
