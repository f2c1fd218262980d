"""The whole attack on one organisation: every programme, every secret, one list of finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from tests.onthulling.werelden import antwoorden, clienten, gebeurtenissen, personeel, vertrekken
from tests.onthulling.werelden.artefact import VERBORGEN, Uitgave, getal
from tests.onthulling.werelden.figuren import rijen
from tests.onthulling.werelden.gegevens import BASIS, Organisatie
from tests.onthulling.werelden.oordeel import KLEINSTE_BASIS, Geheim, Vondst, oordeel
from tests.onthulling.werelden.programma import Onmogelijk, Programma
from tests.onthulling.werelden.zichtbaar import Zicht

Deel = tuple[Programma, list[Geheim]]


@dataclass
class Uitkomst:
    """What the attack on one organisation gave. ``geheimen`` counts what was judged, per kind."""

    slug: str
    vondsten: list[Vondst] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    geheimen: Counter[str] = field(default_factory=Counter)
    onmogelijk: list[str] = field(default_factory=list)
    onbeslist: int = 0
    opgelost: int = 0
    zicht: list[Zicht] = field(default_factory=list)


def val_aan(org: Organisatie, uitgaven: Sequence[Uitgave]) -> Uitkomst:
    """Judge everything that these editions together leave hidden."""
    uit = Uitkomst(org.slug)
    for naam, maak in _delen(org, uitgaven):
        try:
            p, geheimen = maak()
        except Onmogelijk as fout:
            uit.onmogelijk.append(f"{naam}: {fout}")
            continue
        gevonden = _beoordeel(uit, p, geheimen)
        if gevonden and naam.startswith("vertrekken"):
            # A find must not rest on rows of at most two codes.
            p, geheimen = vertrekken.programma(org, int(naam.split()[1]), uitgaven, hoogstens=4)
            namen = {(v.soort, v.naam) for v in gevonden}
            gevonden = _beoordeel(uit, p, [g for g in geheimen if (g.soort, g.naam) in namen], tel=False)
        uit.vondsten += gevonden
    uit.open += _verzuim(org, uitgaven)
    return uit


def _beoordeel(uit: Uitkomst, p: Programma, geheimen: Sequence[Geheim], *, tel: bool = True) -> list[Vondst]:
    if tel:
        uit.geheimen.update(g.soort for g in geheimen)
        uit.open += [f"{soort}: {naam} toont {tekst}" for (soort, naam, _), tekst in p.open.items()]
    gevonden = [v for g in geheimen if (v := oordeel(p, g)) is not None]
    uit.onbeslist += p.onbeslist
    uit.opgelost += p.opgelost
    return gevonden


def _delen(org: Organisatie, uitgaven: Sequence[Uitgave]) -> Iterator[tuple[str, Callable[[], Deel]]]:
    yield "clienten", partial(clienten.programma, org, uitgaven)
    yield "personeel", partial(personeel.programma, org, uitgaven)
    yield "incidenten", partial(gebeurtenissen.programma, gebeurtenissen.Incidenten, org, uitgaven)
    yield "omzet", partial(gebeurtenissen.programma, gebeurtenissen.Omzet, org, uitgaven)
    for jaar in org.jaren:
        yield f"vertrekken {jaar}", partial(vertrekken.programma, org, jaar, uitgaven)
    for jaar, naam in dict.fromkeys((j, o) for s in org.staten for j, o, _ in s.uitgenodigd):
        yield f"{naam} {jaar}", partial(antwoorden.programma, org, jaar, naam, uitgaven)


def _verzuim(org: Organisatie, uitgaven: Sequence[Uitgave]) -> list[str]:
    """Sick leave over a small base, printed; and printed in one edition though hidden in another."""
    uit = []
    verborgen, gedrukt = set(), set()
    for rij, staat in rijen(uitgaven):
        if rij.kengetal != "verzuim" or rij.periode not in org.jaren:
            continue
        if rij.waarde == VERBORGEN:
            verborgen.add((rij.periode, staat))
        if getal(rij.waarde) is not None or getal(rij.teller) is not None:
            gedrukt.add((rij.periode, staat))
    for jaar, staat in sorted(gedrukt):
        van, tot = date(jaar, 1, 1), date(jaar, 12, 31)
        n = sum(m.soort(jaar) in BASIS and m.begin <= tot and (m.eind is None or m.eind > van)
                for m in org.staten[staat].medewerkers)  # fmt: skip
        if n < KLEINSTE_BASIS:
            uit.append(f"basis onder 10: verzuim/@{jaar}")
        if (jaar, staat) in verborgen:
            uit.append(f"elders gedrukt: verzuim/@{jaar}")
    return uit
