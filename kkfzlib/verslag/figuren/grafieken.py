"""The charts of the report, declared. A new one is a function here and its name in ``GRAFIEKEN``: nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import GEKOZEN, Kengetal, Plek, kengetal, plekken
from kkfzlib.nederlands.kalender import MAANDEN
from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.uitsplitsing import maandcode
from kkfzlib.verslag import regelkaart
from kkfzlib.verslag.figuren import liggend, lijnen, staand, waarden
from kkfzlib.verslag.figuren.aandeel import aandeel
from kkfzlib.verslag.figuren.brug import brug
from kkfzlib.verslag.figuren.keuze import (
    met_eenheid,
    naast_ijkpunten,
    naast_vorig,
    per_jaar,
    per_uitsplitsing,
    soorten_per_jaar,
)
from kkfzlib.verslag.figuren.omzet import omzetgroei
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Maker, Reeks, bewogen, lopend, maker, per_kolom
from kkfzlib.verslag.figuren.tevredenheid import ONDERZOEKEN, tevredenheid, vragen
from kkfzlib.verslag.figuren.vervolgzorg import vervolgzorg
from kkfzlib.verslag.getallen import Cijfers

_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_IN_LOONDIENST = "% van de medewerkers in loondienst"
_ZONDER_EENHEID = partial(waarden.bij, eenheid=False)
_MINSTE_JAREN, _MEESTE_JAREN = 3, 6


@maker
def team(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-team``: people per dienstverband and share per opleiding on the peildatum."""
    reeksen = partial(per_uitsplitsing, gepubliceerd, invoer)
    dienst = Deel(
        reeksen("personeel", ("vast", "tijdelijk", "zzp", "stage")), "aantal medewerkers", "Dienstverband"
    )
    vast = gepubliceerd.get("personeel_vast")
    if not dienst.reeksen and vast is not None:
        dienst = Deel((Reeks("Vast", (vast,)),), _IN_LOONDIENST, "Vaste dienst")
    los = any(gepubliceerd.get("opleiding", u) for u in ("hbo", "wo"))
    niveaus = ("mbo", "hbo", "wo", "anders") if los else ("mbo", "hbo_wo", "anders")
    opleiding = Deel(reeksen("opleiding", niveaus), _IN_LOONDIENST, "Opleiding")
    delen = tuple(d for d in (dienst, opleiding) if waarden.zichtbaar(r.cel for r in d.reeksen))
    return Grafiek(
        "team", "Team naar " + " en ".join(d.kop.lower() for d in delen), "Staafdiagram van het team op de peildatum.",
        delen, liggend.teken, ("Indeling", "Groep"), (("Waarde", "waarde"),), zin=lopend,
        bevinding=lambda c: "; ".join(filter(None, (_grootste_groep(c, d) for d in delen))),
    )  # fmt: skip


def _grootste_groep(cijfers: Cijfers, deel: Deel) -> str:
    """``Dienstverband: het vaakst vast (24)``; empty where a group is hidden or two are as large."""
    gemeten = sorted(((waarden.getekend(r.cel), r) for r in deel.reeksen), key=lambda p: -(p[0] or 0.0))
    if len(gemeten) < 2 or any(w is None for w, _ in gemeten) or gemeten[0][0] == gemeten[1][0]:
        return ""
    eerste = gemeten[0][1]
    return f"{deel.kop}: het vaakst {eerste.naam.lower()} ({cijfers.van(eerste.cel)})"


@maker
def leerlijn(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-leerlijn``: completed modules of the forensic leerlijn per year."""
    return Grafiek(
        "leerlijn", "Behaalde modules van de forensische leerlijn per jaar",
        "Staafdiagram van het aantal behaalde modules van de forensische leerlijn per jaar.",
        (Deel(per_jaar(gepubliceerd, "leerlijnmodules"), "aantal modules"),),
        staand.teken, ("Jaar",), (("Modules", "waarde"),),
        bevinding=lambda c: bewogen(c, c.bron.get("leerlijnmodules"), "Aantal behaalde modules van de leerlijn"),
    )  # fmt: skip


@maker
def beleid(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-beleid``: documents drawn up per categorie, at most the last four years."""
    deel = soorten_per_jaar(gepubliceerd, "beleidsdocumenten", "aantal documenten")
    return Grafiek(
        "beleid", "Opgestelde beleidsdocumenten per categorie en jaar",
        "Staafdiagram van het aantal opgestelde beleidsdocumenten.", (deel,),
        liggend.teken, ("Categorie",), zin=per_kolom, bevinding=lambda _: _documenten(deel),
    )  # fmt: skip


def _documenten(deel: Deel) -> str:
    """``Beleidsdocumenten: 4 opgesteld in 2025, 5 in 2024``, as anyone can add up from what is drawn."""
    sommen: list[str] = []
    for n, jaar in list(enumerate(deel.kolommen))[:-3:-1]:
        cellen = [r.cellen[n] for r in deel.reeksen]
        if waarden.verborgen(cellen):
            return ""
        som = sum(waarden.getekend(c) or 0.0 for c in cellen)
        sommen.append(f"[{som:.0f}]{{.kg-afgeleid}} {'' if sommen else 'opgesteld '}in {jaar}")
    return f"Beleidsdocumenten: {', '.join(sommen)}" if sommen else ""


@maker
def verzuim(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-verzuim``: this year, last year and each benchmark of ``verzuim``."""
    eigen, ijkpunten = naast_ijkpunten(gepubliceerd, "verzuim")
    naast = "naast het vorige jaar en de benchmarks" if ijkpunten else "per jaar"
    return Grafiek(
        "verzuim", f"Ziekteverzuim {naast}", "Staafdiagram van het ziekteverzuim.",
        (Deel(eigen + ijkpunten, "ziekteverzuim (% van de arbeidstijd)"),),
        liggend.teken, ("Bron",), (("Ziekteverzuim", "waarde"),),
        bevinding=lambda c: bewogen(c, c.bron.get("verzuim"), "Ziekteverzuim"),
    )  # fmt: skip


@maker
def incidenten(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-incidenten``: number of incidents in each month of the year."""
    codes = [maandcode(nummer) for nummer in range(1, 13)]
    reeksen = tuple(
        Reeks(uitsplitsing_naam("incidenten", code, invoer.gids).capitalize(),
              (gepubliceerd.get("incidenten", code),), kort=kort)
        for code, kort in zip(codes, _KORT, strict=True)
    )  # fmt: skip
    return Grafiek(
        "incidenten", f"Incidenten per maand in {gepubliceerd.jaar}",
        f"Staafdiagram van het aantal incidenten per maand in {gepubliceerd.jaar}.",
        (Deel(reeksen, "aantal incidenten", lijnen=regelkaart.lijnen(gepubliceerd)),),
        staand.teken, ("Maand",), (("Incidenten", "waarde"),), zin=lopend, bevinding=_drukste_maand,
    )  # fmt: skip


def _drukste_maand(cijfers: Cijfers) -> str:
    """``Incidenten per maand in 2025: de meeste in december (7)``; nothing where two months have as many."""
    cellen = [c for n in range(1, 13) if (c := cijfers.bron.get("incidenten", maandcode(n))) and c.waarde]
    hoogste = max((c.waarde or 0.0 for c in cellen), default=0.0)
    beste = [c for c in cellen if c.waarde == hoogste]
    if len(beste) != 1:
        return ""
    maand = MAANDEN[int(beste[0].uitsplitsing.removeprefix("maand/")) - 1]
    return f"Incidenten per maand in {cijfers.jaar}: de meeste in {maand} ({cijfers.van(beste[0])})"


@maker
def verblijf(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek | None:
    """``fig-verblijf``: mean length of stay and occupied beds, this year beside last year; None without this year."""
    gekozen = invoer.instellingen.verblijfsduur
    duur = gekozen if gepubliceerd.get("verblijfsduur", gekozen) is not None else ""
    delen = naast_vorig(gepubliceerd, (("verblijfsduur", duur), ("bezette_bedden", "")))
    if not delen:
        return None
    terug = len(delen[0].kolommen) > 1
    titel = " en ".join(d.kop.lower() if n else d.kop for n, d in enumerate(delen))
    return Grafiek(
        "verblijf", titel + (" naast vorig jaar" if terug else ""),
        f"Staafdiagram van het verslagjaar{' naast het jaar ervoor' if terug else ''}.",
        delen, staand.teken, ("Kengetal",), (("Verandering", "groei"),) if terug else (),
        zin=_van_naar, label=_ZONDER_EENHEID,
        bevinding=lambda c: "; ".join(filter(None, (_bewoog(c, d) for d in delen))),
    )  # fmt: skip


def _bewoog(cijfers: Cijfers, deel: Deel) -> str:
    """With the full name, which is singular: ``Gemiddeld aantal bezette bedden steeg``."""
    cel = deel.reeksen[0].cel
    return "" if cel is None else bewogen(cijfers, cel, kengetal(cel.kengetal).naam)


def _van_naar(grafiek: Grafiek, deel: Deel) -> str:
    *toen, nu = (
        f"{grafiek.gezegd(c)} in {k}" for k, c in zip(deel.kolommen, deel.reeksen[0].cellen, strict=True)
    )
    return f"{deel.kop}: {nu}" + (f", tegen {toen[0]}." if toen else ".")


@maker
def trends(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek | None:
    """``fig-trends``: a line for each kengetal that the registry names, of which at least three years are known."""
    gevonden = [
        (_lijnnaam(k, plek, invoer), cellen)
        for k, plek in plekken("trend")
        if (cellen := _laatste_jaren(gepubliceerd, invoer, k.id, plek.uitsplitsing))
    ]
    jaren = tuple(sorted({c.periode for _, cellen in gevonden for c in cellen}))
    reeksen = tuple(
        Reeks(naam, tuple({c.periode: c for c in cellen}.get(j) for j in jaren),
              kort=met_eenheid(naam, cellen[0].eenheid))
        for naam, cellen in gevonden
    )  # fmt: skip
    return Grafiek(
        "trends", "Kengetallen over de jaren", "Lijndiagrammen van kengetallen over de jaren.",
        (Deel(reeksen, kolommen=jaren),), lijnen.teken, ("Kengetal",),
        zin=per_kolom, label=_ZONDER_EENHEID, alleen_bekend=True,
        bevinding=lambda _: _eind_naast_begin([cellen for _, cellen in gevonden]),
    )  # fmt: skip


def _eind_naast_begin(reeksen: Sequence[Sequence[Cijfer]]) -> str:
    """``Kengetallen over de jaren: 6 hoger, 3 lager …``: neutral, and about all that is drawn."""
    telling = {"hoger": 0, "lager": 0, "gelijk": 0}
    for cellen in reeksen:
        bekend = [w for c in cellen if (w := waarden.getekend(c)) is not None]
        verschil = bekend[-1] - bekend[0]
        telling["hoger" if verschil > 0 else "lager" if verschil < 0 else "gelijk"] += 1
    delen = opsomming([f"{n} {wat}" for wat, n in telling.items() if n])
    return f"Kengetallen over de jaren; het laatste naast het eerste jaar: {delen}"


def _laatste_jaren(gepubliceerd: Gepubliceerd, invoer: Invoer, id: str, deel: str) -> list[Cijfer]:
    """The last six years of a value; none at all when fewer than three of them can be shown."""
    gekozen = invoer.instellingen.verblijfsduur if deel == GEKOZEN else deel
    alle = gepubliceerd.perioden(id, gekozen) or gepubliceerd.perioden(id)
    cellen = [c for c in alle if c.periode <= gepubliceerd.jaar][-_MEESTE_JAREN:]
    return cellen if sum(waarden.getekend(c) is not None for c in cellen) >= _MINSTE_JAREN else []


def _lijnnaam(k: Kengetal, plek: Plek, invoer: Invoer) -> str:
    if plek.uitsplitsing in ("", "totaal", GEKOZEN):
        return k.naam
    return f"{k.naam} ({uitsplitsing_naam(k.id, plek.uitsplitsing, invoer.gids).lower()})"


GRAFIEKEN: tuple[Maker, ...] = (
    team, leerlijn, beleid, verzuim, incidenten, verblijf, aandeel, omzetgroei, brug, vervolgzorg, tevredenheid,
    *map(vragen, ONDERZOEKEN), trends,
)  # fmt: skip
"""Every chart of published values, in the order in which ``maak`` gives them."""
