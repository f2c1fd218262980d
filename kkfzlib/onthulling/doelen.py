"""The audit's targets: which numbers an outsider must not be able to work out, and when one is safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.betekenis import BEDDEN, GEEN_PERSONEN, Jaren, Naam, betekenis
from kkfzlib.onthulling.kennis import Kennis

_RUIM = 1e-5
MARGE = 0.10

Aard = Literal["aantal", "bedrag", "verhouding", "groep", "stil"]


_GROEPEN = (
    (("verblijfsduur", "uitgestroomd"), ("dagen", "uitgestroomd"), ("uitstroom_plaatsing", "verblijf")),
    (("verblijfsduur", "op_peildatum"), ("dagen", "op_peildatum"), ("stand", "verblijf")),
    (("verblijfsduur", "in_jaar"), ("dagen", "in_jaar"), ("bediend", "verblijf")),
    (("beddagen", "van wie kwam"), ("dagen", "van wie kwam"), ("deel", "kwam verblijf")),
    (("beddagen", "van wie ging"), ("dagen", "van wie ging"), ("deel", "ging verblijf")),
    (("zorgervaring", ""), ("ervaring", ""), ("personeel", "basis")),
    (("zorgervaring", "van wie kwam"), ("ervaring", "van wie kwam"), ("deel", "kwam basis")),
    (("zorgervaring", "van wie ging"), ("ervaring", "van wie ging"), ("deel", "ging basis")),
)


@dataclass(frozen=True, slots=True)
class Doel:
    """A number that has to stay uncertain, reported as ``naam``.

    ``aantal``: hidden persons; ``stil``: persons that nothing prints; ``bedrag``: an amount; ``verhouding``: a hidden
    mean ``factor x boven / onder``; ``groep``: the sum ``boven`` over ``onder`` persons, no secret from ``drempel`` on.
    """

    naam: Naam
    aard: Aard
    boven: Naam
    onder: Naam | None = None
    factor: float = 1.0
    breedte: float | None = None


def getoonde_namen(getoond: Iterable[Getoond], jaren: Jaren) -> set[Naam]:
    """The numbers that stand somewhere in print, each by itself."""
    uit: set[Naam] = set()
    for g in getoond:
        b = betekenis(g.kengetal, g.uitsplitsing, g.periode, jaren)
        if b is not None and not g.verborgen:
            naam = {"teller": b.teller, "noemer": b.noemer}.get(g.soort, None if b.onder else b.boven)
            uit |= {naam} if naam is not None and g.soort in ("waarde", "teller", "noemer") else set()
    # Of nearly everybody the experience is known, so whoever reads over how many it was taken has read the base.
    return uit | {("personeel", "basis", p) for k, u, p in uit if (k, u) == ("personeel", "met ervaring")}


def verborgen_doelen(getoond: Sequence[Getoond], jaren: Jaren) -> list[Doel]:
    """A target for every hidden number that isn't printed under another name as well."""
    gedrukt = getoonde_namen(getoond, jaren)
    zichtbaar = {g.sleutel for g in getoond if g.soort == "waarde" and not g.verborgen}
    uit: dict[tuple[Naam, Aard], Doel] = {}
    for g in getoond:
        if g.verborgen:
            for doel in _van(g, gedrukt, g.sleutel in zichtbaar, jaren):
                uit.setdefault((doel.naam, doel.aard), doel)
    return list(uit.values())


def _van(g: Getoond, gedrukt: set[Naam], waarde_zichtbaar: bool, jaren: Jaren) -> Iterator[Doel]:
    b = betekenis(g.kengetal, g.uitsplitsing, g.periode, jaren)
    if b is None or g.soort not in ("waarde", "teller", "noemer"):
        return
    if b.onder is None and b.soort in ("personen", "bedrag"):
        if g.soort == "waarde":
            yield Doel(b.boven if b.soort == "personen" else g.sleutel, _aard(b.boven), b.boven)
        return
    if g.soort == "waarde" and b.soort != "aandeel" and g.kengetal != "omzet_groei":
        yield Doel(
            g.sleutel, "verhouding", b.boven, b.onder, b.factor, 1.0 if g.kengetal == "tevredenheid" else None
        )
    velden = {"waarde": b.boven if b.soort == "aandeel" else None, "teller": b.teller, "noemer": b.noemer}
    naam = velden[g.soort]
    if naam is None or naam in gedrukt or g.kengetal in BEDDEN:
        return
    if b.soort == "gemiddelde" and g.soort != "waarde" and not waarde_zichtbaar:
        return  # a hidden mean is the secret; over how many it was taken is one only when they are few ("stil")
    if naam[0] not in GEEN_PERSONEN:
        yield Doel(naam, "aantal", naam)
    elif naam[0] == "omzet" and not waarde_zichtbaar:
        yield Doel(naam, "bedrag", naam)


def _aard(naam: Naam) -> Aard:
    return "bedrag" if naam[0] in ("omzet", "beddagen") else "aantal"


def stille_doelen(kennis: Kennis, periodes: set[str], gedrukt: set[Naam], verborgen: set[Naam]) -> list[Doel]:
    """Persons that nothing prints and that may follow all the same; months of incidents carry no kind of person."""
    return [
        Doel(n, "stil", n) for n in kennis.namen
        if n[0] not in GEEN_PERSONEN and n[2] in periodes and n not in gedrukt and n not in verborgen
        and not (n[0] == "incidenten" and n[1].startswith("maand/"))
    ]  # fmt: skip


def groepssommen(kennis: Kennis, periodes: set[str]) -> list[Doel]:
    """Days and years of experience of groups that may be a single person."""
    uit = []
    for p in sorted(periodes):
        for figuur, som, groep in _GROEPEN:
            uit.append(Doel((*figuur, p), "groep", (*som, p), (*groep, p)))
    return [d for d in uit if d.boven in kennis.plek and d.onder in kennis.plek]


def bereken(kennis: Kennis, doel: Doel, drempel: int) -> tuple[float, float, bool]:
    """Smallest and largest possible value of a target, and whether that is uncertain enough."""
    laag, hoog, veilig = _bereken(kennis, doel, drempel)
    return float(laag), float(hoog), bool(veilig)


def _bereken(kennis: Kennis, doel: Doel, drempel: int) -> tuple[float, float, bool]:
    if doel.aard == "verhouding":
        return _verhouding(kennis, doel)
    if doel.aard == "groep":
        return _groep(kennis, doel, drempel)
    if doel.aard == "stil":
        return _stil(kennis, doel.boven, drempel)
    laag, hoog = kennis.uiterste({doel.boven: 1.0}, -1), kennis.uiterste({doel.boven: 1.0}, 1)
    if laag is None or hoog is None:  # no world found that agrees: nothing can be vouched for
        return 0.0, 0.0, False
    if doel.aard == "bedrag":
        return laag, hoog, _wijd(laag, hoog)
    if laag >= drempel - _RUIM:
        return laag, hoog, hoog - laag >= drempel - _RUIM
    return laag, hoog, laag <= 1 + _RUIM and hoog >= drempel - _RUIM


def _wijd(laag: float, hoog: float) -> bool:
    return hoog - laag >= MARGE * max(abs(laag), abs(hoog)) - _RUIM and hoog - laag > _RUIM


def _stil(kennis: Kennis, naam: Naam, drempel: int) -> tuple[float, float, bool]:
    """Persons that nothing prints: a leak only when they certainly are a small group."""
    gezien = kennis.waarden(naam)
    if ((gezien < 1 - _RUIM) | (gezien > drempel - 1 + _RUIM)).any():
        return 0.0, 0.0, True
    laag = kennis.uiterste({naam: 1.0}, -1)
    if laag is None or laag < 1 - _RUIM:
        return 0.0, 0.0, laag is not None
    hoog = kennis.uiterste({naam: 1.0}, 1)
    return (laag, hoog, hoog > drempel - 1 + _RUIM) if hoog is not None else (0.0, 0.0, False)


def _groep(kennis: Kennis, doel: Doel, drempel: int) -> tuple[float, float, bool]:
    assert doel.onder is not None
    if kennis.onder[kennis.plek[doel.onder]] >= drempel:
        return 0.0, 0.0, True
    laag, hoog = kennis.uiterste({doel.boven: 1.0}, -1), kennis.uiterste({doel.boven: 1.0}, 1)
    if laag is None or hoog is None:
        return 0.0, 0.0, False
    if laag <= _RUIM or _wijd(laag, hoog):
        return laag, hoog, True
    minst = kennis.uiterste({doel.onder: 1.0}, -1)
    return laag, hoog, minst is not None and minst >= drempel - _RUIM


def _verhouding(kennis: Kennis, doel: Doel) -> tuple[float, float, bool]:
    uitersten = [_uiterste_verhouding(kennis, doel, richting) for richting in (-1, 1)]
    if uitersten[0] is None or uitersten[1] is None:
        return 0.0, 0.0, False
    laag, hoog = (doel.factor * u for u in uitersten if u is not None)
    wijd = hoog - laag >= doel.breedte - _RUIM if doel.breedte else _wijd(laag, hoog)
    return laag, hoog, wijd


def _uiterste_verhouding(kennis: Kennis, doel: Doel, richting: int) -> float | None:
    """Extreme of ``boven / onder`` by Dinkelbach: the ratio of the best world until it is its own best."""
    assert doel.onder is not None
    if not kennis.zelfde_deel(doel.boven, doel.onder):
        teller, noemer = (
            kennis.uiterste({doel.boven: 1.0}, richting),
            kennis.uiterste({doel.onder: 1.0}, -richting),
        )
        return None if teller is None or noemer is None else teller / max(noemer, 1e-9)
    boven, onder = kennis.plek[doel.boven], kennis.plek[doel.onder]
    deel = int(kennis.deel[boven])
    eerste, breuk = kennis.los_op(deel, {}, {}), None
    for _ in range(12):
        if eerste is None:
            return None
        b, o = float(kennis.waarden(doel.boven)[-1]), float(kennis.waarden(doel.onder)[-1])
        nieuw = b / max(o, 1e-9)
        if breuk is not None and abs(nieuw - breuk) <= 1e-7 * max(1.0, abs(breuk)):
            return nieuw
        breuk = nieuw
        eerste = kennis.los_op(deel, {boven: -float(richting), onder: richting * breuk}, {})
    return breuk
