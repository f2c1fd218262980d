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
from pathlib import Path

from kkfzlib.bevindingen import Bevinding
from kkfzlib.onthulling.artefact import Getoond, lees_artefact, lees_register
from kkfzlib.onthulling.betekenis import Jaren, Naam, figuur
from kkfzlib.onthulling.buitenstaander import Weet, uit_getal
from kkfzlib.onthulling.doelen import (
    Doel,
    bereken,
    getoonde_namen,
    groepssommen,
    stille_doelen,
    verborgen_doelen,
)
from kkfzlib.onthulling.groei import uit_groei_van_verhoudingen
from kkfzlib.onthulling.insider import insider
from kkfzlib.onthulling.kennis import Kennis
from kkfzlib.onthulling.stilte import stil
from kkfzlib.onthulling.tegenspraak import zonder_tegenspraak
from kkfzlib.onthulling.uitgaven import Samengenomen, neem_samen
from kkfzlib.onthulling.vervanging import verschillen
from kkfzlib.onthulling.wetten import wetten
from kkfzlib.onthulling.zichtbaar import BASIS, REGEL, te_klein_zichtbaar

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
    schaal = (
        max((abs(g.hoog) for g in alles if g.kengetal == "omzet" and g.hoog is not None), default=1000.0)
        / 1000
    )
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
    basis: int = BASIS,
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
            bevindingen += te_klein_zichtbaar(lezing.eigen, lezing.kennis, lezing.jaren, drempel, basis, vrij)
            bevindingen += verschillen(lezing.kennis, samen.vervangen, drempel, vrij)
        telt = [
            d.boven for d, laag, _, veilig in uitkomst if d.aard == "aantal" and veilig and laag <= 1 + _RUIM
        ]
        bevindingen += insider(lezing.kennis, telt, drempel, streng, zoekingen)
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
    vrijgegeven = [g for g in eigen if g.sleutel in vrij and not g.verborgen]
    buiten = [g for g in samen.getallen if g.bron not in samen.zelf]
    gedrukt = getoonde_namen(buiten, lezing.jaren)
    uit = {d for d in lekken if d.boven in gedrukt and d.aard in ("aantal", "bedrag")}
    # What an earlier edition printed itself is out; the difference between the two is judged apart.
    uit |= {
        d for d in lekken if d.naam in {g.sleutel for g in buiten if g.soort == "waarde" and not g.verborgen}
    }
    for kern, wie in (
        (vrijgegeven, lekken),
        ([*vrijgegeven, *buiten], [d for d in lekken if d.boven[2] != nu]),
    ):
        over = [d for d in wie if d not in uit]
        if kern and over:
            uit |= _ook_zonder(over, kern, drempel)
    return uit


def _ook_zonder(lekken: Sequence[Doel], kern: Sequence[Getoond], drempel: int) -> set[Doel]:
    kennis = _lees(kern).kennis
    bekend = [d for d in lekken if d.boven in kennis.plek and (d.onder is None or d.onder in kennis.plek)]
    return {d for d in bekend if not bereken(kennis, d, drempel)[2]}


def _te_herleiden(doel: Doel, al_bekend: bool) -> Bevinding:
    kengetal, uitsplitsing = figuur(doel.naam)
    if al_bekend:
        tekst = (
            f"het getal over {doel.naam[2]} volgt al uit wat eerder of met een besluit openbaar is gemaakt"
        )
        return Bevinding(REGEL, "info", kengetal, uitsplitsing, toelichting=tekst)
    wat = {"stil": "een kleine groep die niet is afgedrukt", "groep": "de som van een kleine groep"}
    wie = wat.get(doel.aard, "het verborgen getal")
    tekst = f"{wie} over {doel.naam[2]} is uit de rest van het verslag te herleiden"
    return Bevinding(REGEL, "fout", kengetal, uitsplitsing, toelichting=tekst)


def _eenmaal(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    return list(dict.fromkeys(bevindingen))


def audit(
    map_: Path,
    jaar: int,
    drempel: int = 5,
    *,
    streng: bool = False,
    vrij: Collection[Naam] | None = None,
    register: Path | None = None,
    naast: Sequence[tuple[Path, int]] = (),
    basis: int = BASIS,
) -> Auditverslag:
    """Audit of a folder with a finished public report, beside all that is out.

    ``vrij``: keys (kengetal, uitsplitsing, periode) released by a signed decision, none by default; ``register``
    is the organisation's ledger of publications, ``naast`` are other finished public folders with their year.
    ``basis``: no share or mean over fewer persons.
    """
    eerder = [lees_artefact(pad, anders) for pad, anders in naast]
    eerder += lees_register(register) if register is not None else []
    vrijgegeven = frozenset(vrij or ())
    return onderzoek(
        lees_artefact(map_, jaar), drempel, streng=streng, vrij=vrijgegeven, eerder=eerder, basis=basis
    )
