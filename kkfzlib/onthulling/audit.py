"""Independent audit: reads the finished report back and works out every hidden number as an outsider would.

Nothing of the protection is used here: not its published values, not its system, not its solver. Whatever the
organisation published before or since (the ledger, other finished folders) is known to the outsider as well. A hidden
count passes when it may be at most 1 *and* may be the threshold or more, or when it certainly is no small count and
still is uncertain (a total hidden beside a small part); an amount when its interval is at least 10% wide; a mean when
it may differ by a scale point (scores) or by 10%. What nothing prints but follows is judged the same way when it
certainly is a small group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from kkfzlib.bevindingen import Bevinding, Ernst
from kkfzlib.onthulling.artefact import Getoond, lees_artefact, lees_register
from kkfzlib.onthulling.betekenis import Jaren, Naam
from kkfzlib.onthulling.buitenstaander import Weet, uit_getal, wetten
from kkfzlib.onthulling.doelen import (
    Doel,
    bereken,
    getoonde_namen,
    groepssommen,
    stille_doelen,
    verborgen_doelen,
)
from kkfzlib.onthulling.groei import uit_groei_van_verhoudingen
from kkfzlib.onthulling.kennis import Kennis, zonder_tegenspraak
from kkfzlib.onthulling.stilte import stil
from kkfzlib.onthulling.uitgaven import Samengenomen, neem_samen
from kkfzlib.onthulling.vervanging import verschillen
from kkfzlib.onthulling.zichtbaar import REGEL, te_klein_zichtbaar

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


@dataclass(frozen=True, slots=True)
class _Lezing:
    """All numbers with what they mean together; ``eigen`` are those of the report under audit."""

    alles: tuple[Getoond, ...]
    jaren: Jaren
    kennis: Kennis
    strijdig: tuple[Weet, ...]

    @property
    def eigen(self) -> list[Getoond]:
        return [g for g in self.alles if g.bron == 0]


def _lees(alles: Sequence[Getoond], doelen: bool = True, gangbaar: bool = True) -> _Lezing:
    """The programme of what ``alles`` tells; with ``doelen`` hidden numbers take their place in it."""
    jaren = Jaren({g.periode for g in alles})
    alles = (*alles, *uit_groei_van_verhoudingen(alles, jaren))
    schaal = max((abs(g.hoog) for g in alles if g.kengetal == "omzet" and g.hoog is not None), default=1000.0) / 1000
    weet = [w for g in alles for w in uit_getal(g, jaren)]
    namen = {n for w in weet for n, _ in w.som}
    if doelen:
        namen |= {n for d in verborgen_doelen(alles, jaren) for n in (d.boven, d.onder) if n is not None}
    weet += wetten(namen, jaren)
    weet += [Weet(((n, 1.0),), 0.0, float("inf"), "getoond", "verborgen") for n in sorted(namen)]
    if not gangbaar:
        weet = [w for w in weet if w.kracht != "gangbaar"]
    kennis, strijdig = zonder_tegenspraak(weet, schaal)
    return _Lezing(tuple(alles), jaren, kennis, tuple(strijdig))


def onderzoek(
    getoond: Sequence[Getoond],
    drempel: int = 5,
    *,
    streng: bool = False,
    vrij: Collection[Naam] | None = None,
    zoekingen: int = 400,
    eerder: Sequence[Sequence[Getoond]] = (),
    gangbaar: bool = True,
) -> Auditverslag:
    """Audit of printed numbers.

    ``vrij``: keys released by a decision; None judges only what is hidden, not what is visible or follows from it.
    ``eerder`` are the other publications, newest first: known, and their hidden numbers are judged where this report
    betrays them. ``zoekingen`` limits what is tried for an insider. Without ``gangbaar`` only what is certain counts,
    not what anybody would assume (nobody returns within the year, …).
    """
    samen = neem_samen([getoond, *eerder])
    with stil():
        lezing = _lees(samen.getallen, gangbaar=gangbaar)
        doelen = _doelen(lezing, vrij)
        uitkomst = [(d, *bereken(lezing.kennis, d, drempel)) for d in doelen]
        lekken = [d for d, _, _, veilig in uitkomst if not veilig]
        oud = _al_bekend(lekken, samen, lezing, drempel, vrij or ())
        cellen = [Auditcel(d.naam, laag, hoog, veilig) for d, laag, hoog, veilig in uitkomst
                  if d.aard not in ("stil", "groep") or not veilig]  # fmt: skip
        bevindingen = [_te_herleiden(d, d in oud) for d in lekken]
        if vrij is not None:
            bevindingen += te_klein_zichtbaar(lezing.eigen, lezing.kennis, lezing.jaren, drempel, vrij)
            bevindingen += verschillen(lezing.kennis, samen.vervangen, drempel, vrij)
        telt = [d.boven for d, laag, _, veilig in uitkomst if d.aard == "aantal" and veilig and laag <= 1 + _RUIM]
        bevindingen += _insider(lezing.kennis, telt, drempel, streng, zoekingen)
    info = [Bevinding(REGEL, "info", toelichting=f"tegenstrijdig, niet gebruikt: {r}")
            for r in sorted({w.reden for w in lezing.strijdig})]  # fmt: skip
    return Auditverslag(tuple(cellen), (*info, *_eenmaal(bevindingen)))


def _doelen(lezing: _Lezing, vrij: Collection[Naam] | None) -> list[Doel]:
    uit = verborgen_doelen(lezing.alles, lezing.jaren)
    if vrij is None:
        return uit
    periodes = {g.periode for g in lezing.eigen}
    gedrukt = getoonde_namen(lezing.alles, lezing.jaren)
    uit += stille_doelen(lezing.kennis, periodes, gedrukt, {d.boven for d in uit if d.aard == "aantal"})
    return uit + groepssommen(lezing.kennis, periodes)


def _al_bekend(
    lekken: Sequence[Doel], samen: Samengenomen, lezing: _Lezing, drempel: int, vrij: Collection[Naam]
) -> set[Doel]:
    """Leaks that this report does not cause: they follow from released figures, or (other years) from what is out."""
    if not lekken:
        return set()
    eigen = [g for g in samen.getallen if g.bron == 0]
    nu = max((g.periode for g in eigen), default="")
    zelf = _herhalingen(samen.getallen, eigen)
    vrijgegeven = [g for g in eigen if g.sleutel in vrij and not g.verborgen]
    buiten = [g for g in samen.getallen if g.bron not in zelf]
    gedrukt = getoonde_namen(buiten, lezing.jaren)
    uit = {d for d in lekken if d.boven in gedrukt and d.aard in ("aantal", "bedrag")}
    for kern, wie in ((vrijgegeven, lekken), ([*vrijgegeven, *buiten], [d for d in lekken if d.boven[2] != nu])):
        over = [d for d in wie if d not in uit]
        if kern and over:
            uit |= _ook_zonder(over, kern, drempel)
    return uit


def _ook_zonder(lekken: Sequence[Doel], kern: Sequence[Getoond], drempel: int) -> set[Doel]:
    kennis = _lees(kern).kennis
    bekend = [d for d in lekken if d.boven in kennis.plek and (d.onder is None or d.onder in kennis.plek)]
    return {d for d in bekend if not bereken(kennis, d, drempel)[2]}


def _herhalingen(alles: Iterable[Getoond], eigen: Sequence[Getoond]) -> set[int]:
    """Publications that are this very report, already in the ledger (and the report itself)."""
    bekend = {(*g.sleutel, g.soort, g.laag, g.hoog) for g in eigen}
    anders = {g.bron for g in alles if (*g.sleutel, g.soort, g.laag, g.hoog) not in bekend}
    return {0} | ({g.bron for g in alles} - anders)


def _te_herleiden(doel: Doel, al_bekend: bool) -> Bevinding:
    if al_bekend:
        tekst = f"het getal over {doel.naam[2]} volgt al uit wat eerder of met een besluit openbaar is gemaakt"
        return Bevinding(REGEL, "info", doel.naam[0], doel.naam[1], toelichting=tekst)
    wat = {"stil": "een kleine groep die niet is afgedrukt", "groep": "de som van een kleine groep"}
    tekst = f"{wat.get(doel.aard, 'het verborgen getal')} over {doel.naam[2]} is uit de rest van het verslag te herleiden"
    return Bevinding(REGEL, "fout", doel.naam[0], doel.naam[1], toelichting=tekst)


def _eenmaal(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    return list(dict.fromkeys(bevindingen))


def _insider(kennis: Kennis, telt: list[Naam], drempel: int, streng: bool, zoekingen: int) -> list[Bevinding]:
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
        (n, f"een cliënt in {w[0]}/{w[1]} kan dit getal over {n[2]} herleiden") for n, w in gevaar.items()
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


def audit(
    map_: Path,
    jaar: int,
    drempel: int = 5,
    *,
    streng: bool = False,
    vrij: Collection[Naam] | None = None,
    register: Path | None = None,
    naast: Sequence[tuple[Path, int]] = (),
) -> Auditverslag:
    """Audit of a folder with a finished public report, beside all that is out.

    ``vrij``: keys (kengetal, uitsplitsing, periode) released by a signed decision; None releases nothing. ``register``
    is the organisation's ledger of publications, ``naast`` are other finished public folders with their year.
    """
    eerder = [lees_artefact(pad, anders) for pad, anders in naast]
    eerder += lees_register(register) if register is not None else []
    vrijgegeven = frozenset(vrij or ())
    return onderzoek(lees_artefact(map_, jaar), drempel, streng=streng, vrij=vrijgegeven, eerder=eerder)
