"""What an outsider knows: the printed numbers, and the laws that their definitions obey. For the audit alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.betekenis import VORMEN, Betekenis, Jaren, Naam, betekenis, dagen_in

Kracht = Literal["getoond", "vast", "gangbaar"]
"""Printed; certain by definition; or what anybody would assume (nobody comes back within the year, …)."""

_LANGST = 36525.0
_OPENING = 1e-9


@dataclass(frozen=True, slots=True)
class Weet:
    """One piece of knowledge: ``laag <= Σ factor x name <= hoog``."""

    som: tuple[tuple[Naam, float], ...]
    laag: float
    hoog: float
    kracht: Kracht
    reden: str


def _weet(som: Mapping[Naam, float], laag: float, hoog: float, reden: str, kracht: Kracht = "vast") -> Weet:
    return Weet(tuple(som.items()), laag, hoog, kracht, reden)


def _nul(plus: Iterable[Naam], min_: Iterable[Naam], reden: str, kracht: Kracht = "vast") -> Weet:
    """Σ plus = Σ min."""
    som: dict[Naam, float] = {}
    for naam in plus:
        som[naam] = som.get(naam, 0.0) + 1.0
    for naam in min_:
        som[naam] = som.get(naam, 0.0) - 1.0
    return _weet(som, 0.0, 0.0, reden, kracht)


def _hoogstens(klein: Mapping[Naam, float], groot: Mapping[Naam, float], reden: str, kracht: Kracht = "vast") -> Weet:
    """Σ klein <= Σ groot."""
    som = dict(klein)
    for naam, factor in groot.items():
        som[naam] = som.get(naam, 0.0) - factor
    return _weet(som, -math.inf, 0.0, reden, kracht)


def uit_getal(g: Getoond, jaren: Jaren) -> list[Weet]:
    """What one number tells: a visible one its interval, a hidden ratio that its base is not empty."""
    b = betekenis(g.kengetal, g.uitsplitsing, g.periode, jaren)
    if b is None:
        return []
    reden = f"{g.plaats}: {g.kengetal}/{g.uitsplitsing} {g.soort}"
    bestaat = [] if b.onder is None else [_weet({b.onder: 1.0}, 1.0, math.inf, "een verhouding heeft een noemer")]
    if g.laag is None or g.hoog is None:
        return bestaat
    if g.soort in ("teller", "noemer"):
        naam = b.teller if g.soort == "teller" else b.noemer
        return [] if naam is None else [_weet({naam: 1.0}, g.laag - _OPENING, g.hoog + _OPENING, reden, "getoond")]
    if g.soort == "waarde":
        return bestaat + _uit_waarde(b, *_afgerond(g, b), reden)
    if is_grootheid(b):
        return _uit_groei(g, b, jaren, reden)
    return []


def is_grootheid(b: Betekenis) -> bool:
    """Whether a change is one of the number itself, printed exactly; of a ratio it is one of rounded values."""
    return b.onder is None and b.factor == 1.0


def _afgerond(g: Getoond, b: Betekenis) -> tuple[float, float]:
    """The printed interval; a share, mean or amount printed without decimals is a rounding."""
    assert g.laag is not None and g.hoog is not None
    half = 0.5 if b.soort != "personen" and b.boven[0] != "beddagen" and g.laag == g.hoog else 0.0
    if b.factor not in (1.0, 100.0) and g.laag == g.hoog:
        half = 0.5
    return g.laag - half - _OPENING, g.hoog + half + _OPENING


def _uit_waarde(b: Betekenis, laag: float, hoog: float, reden: str) -> list[Weet]:
    if b.onder is None:
        return [_weet({b.boven: b.factor}, laag, hoog, reden, "getoond")]
    if b.onder == b.boven:
        return []
    laag, hoog = laag + b.meer, hoog + b.meer
    return [
        _weet({b.boven: b.factor, b.onder: -laag}, 0.0, math.inf, reden, "getoond"),
        _weet({b.boven: b.factor, b.onder: -hoog}, -math.inf, 0.0, reden, "getoond"),
    ]


def _uit_groei(g: Getoond, b: Betekenis, jaren: Jaren, reden: str) -> list[Weet]:
    toen = (*b.boven[:2], jaren.voor(b.boven[2]))
    assert g.laag is not None and g.hoog is not None
    if g.soort == "groei":
        return _uit_waarde(replace(b, onder=toen, factor=100.0, meer=100.0), g.laag, g.hoog, reden)
    return [_weet({b.boven: b.factor, toen: -b.factor}, g.laag, g.hoog, reden, "getoond")]


def wetten(bekend: Iterable[Naam], jaren: Jaren) -> list[Weet]:
    """The laws between the numbers that are mentioned, and the latent ones that those lean on."""
    namen = set(bekend)
    uit: list[Weet] = []
    for p in sorted({p for _, _, p in namen}):
        hier = {k: sorted(u for a, u, q in namen if a == k and q == p) for k in {k for k, _, q in namen if q == p}}
        uit += [*_clienten(hier, p, jaren), *_uitstroom(hier, p), *_staf(hier, p, jaren)]
        uit += [*_onderzoeken(hier, p), *_incidenten(hier, p)]
        if "omzet" in hier:
            uit.append(_delen("omzet", ("fz", "anders"), "totaal", p))
    return uit


def _delen(k: str, delen: Iterable[str], geheel: str, p: str) -> Weet:
    return _nul([(k, d, p) for d in delen], [(k, geheel, p)], f"de delen van {k} zijn {geheel}")


def _samengevoegd(k: str, cellen: Iterable[str], p: str) -> Iterator[Weet]:
    """A merged cell counts its members once: at least each of them, at most their sum."""
    for cel in cellen:
        delen = [(k, code, p) for code in cel.split("+")]
        if len(delen) > 1:
            yield from (_hoogstens({d: 1.0}, {(k, cel, p): 1.0}, "samengevoegd") for d in delen)
            yield _hoogstens({(k, cel, p): 1.0}, dict.fromkeys(delen, 1.0), "samengevoegd")


def _clienten(hier: Mapping[str, list[str]], p: str, jaren: Jaren) -> Iterator[Weet]:
    totaal = ("clienten", "totaal", p)
    if "clienten" in hier:
        yield _delen("clienten", ("fz", "anders"), "totaal", p)
        rest = {("clienten", u, p): 1.0 for u in hier["clienten"] if u not in ("fz", "anders", "totaal")}
        yield from (_hoogstens({r: 1.0}, {("clienten", "anders", p): 1.0}, "niet forensisch") for r in rest)
        if rest:
            yield _hoogstens(rest, {("clienten", "anders", p): 1.0}, "niet forensisch", "gangbaar")
    for zwaarte in hier.get("zorgzwaarte", ()):
        yield _hoogstens({("zorgzwaarte", zwaarte, p): 1.0}, {totaal: 1.0}, "zorgzwaarte binnen clienten")
    yield from _samengevoegd("zorgzwaarte", hier.get("zorgzwaarte", ()), p)
    dagen = bool({"dagen", "beddagen"} & set(hier))
    genoemd = {u for k in ("instroom", "uitstroom_plaatsing", "stand", "bediend") for u in hier.get(k, ())}
    vormen = [v for v in VORMEN if v in genoemd or (v == "verblijf" and dagen)]
    for vorm in vormen:
        yield from _stroom(vorm, p, jaren)
        yield _hoogstens({("stand", vorm, p): 1.0}, {totaal: 1.0}, "aanwezig in een zorgvorm is cliënt")
    if dagen:
        yield from _dagen(p, jaren)
    if vormen:
        yield from _alle_vormen(hier, vormen, p, jaren)


def _alle_vormen(hier: Mapping[str, list[str]], vormen: list[str], p: str, jaren: Jaren) -> Iterator[Weet]:
    totaal, toen = ("clienten", "totaal", p), ("clienten", "totaal", jaren.voor(p))
    heel: Kracht = "vast" if len(vormen) == len(VORMEN) else "gangbaar"
    yield _hoogstens({totaal: 1.0}, {("stand", v, p): 1.0 for v in vormen}, "cliënt is wie in zorg is", heel)
    for k in ("instroom", "uitstroom_plaatsing"):
        if "totaal" in hier.get(k, ()):
            yield _delen(k, VORMEN, "totaal", p)
    if hier.get("instroom") and hier.get("uitstroom_plaatsing"):
        erin, eruit = [("instroom", v, p) for v in vormen], [("uitstroom_plaatsing", v, p) for v in vormen]
        yield _nul([toen, *erin], [totaal, *eruit], "begin + instroom - uitstroom = eind", "gangbaar")


def _stroom(vorm: str, p: str, jaren: Jaren) -> Iterator[Weet]:
    """Stays by their lot: stayed all year, left, came, came and left within the year."""
    bleef, ging, kwam, heen = (("deel", f"{lot} {vorm}", p) for lot in ("bleef", "ging", "kwam", "kwam en ging"))
    bediend, stand = ("bediend", vorm, p), ("stand", vorm, p)
    yield _nul([bleef, ging], [("stand", vorm, jaren.voor(p))], "stand van vorig jaar")
    yield _nul([bleef, kwam], [stand], "stand")
    yield _nul([kwam, heen], [("instroom", vorm, p)], "instroom")
    yield _nul([ging, heen], [("uitstroom_plaatsing", vorm, p)], "uitstroom")
    alle = dict.fromkeys((bleef, ging, kwam, heen), 1.0)
    yield _hoogstens({stand: 1.0}, {bediend: 1.0}, "wie er is, is bediend")
    yield _hoogstens({bediend: 1.0}, alle, "bediend zijn wie er waren en kwamen")
    yield _nul(alle, [bediend], "niemand komt in een jaar twee keer", "gangbaar")


def _dagen(p: str, jaren: Jaren) -> Iterator[Weet]:
    """Days of those groups: in the year, before it, and of whole and running stays. A gap day counts in stays only."""
    jaar, gat = float(dagen_in(p)), ("gat", "verblijf", p)
    bleef, ging, kwam, heen = (
        ("deel", f"{lot} verblijf", p) for lot in ("bleef", "ging", "kwam", "kwam en ging")
    )
    d_ging, d_kwam, d_heen, r_bleef, r_ging = (
        ("dagen", wat, p) for wat in ("van wie ging", "van wie kwam", "van wie kwam en ging", "eerder", "eerder ging")
    )
    alle = dict.fromkeys((bleef, ging, kwam, heen), 1.0)
    in_jaar, beddagen = ("dagen", "in_jaar", p), ("beddagen", "", p)
    for dagen, wie, kortst, langst in ((d_ging, ging, 0.0, jaar - 1), (d_kwam, kwam, 1.0, jaar), (d_heen, heen, 0.0, jaar - 1),
                                       (r_bleef, bleef, 1.0, _LANGST), (r_ging, ging, 1.0, _LANGST)):  # fmt: skip
        yield _hoogstens({dagen: 1.0}, {wie: langst}, "dagen per verblijf")
        if kortst:
            yield _hoogstens({wie: kortst}, {dagen: 1.0}, "dagen per verblijf")
    yield _nul([in_jaar], [beddagen, gat], "dagen in het jaar zijn beddagen en tussendagen")
    yield _hoogstens({gat: 1.0}, alle, "weinig tussendagen", "gangbaar")
    yield _weet({in_jaar: 1.0, bleef: -jaar, d_ging: -1.0, d_kwam: -1.0, d_heen: -1.0}, 0.0, 0.0, "dagen in het jaar")
    yield _weet({("dagen", "op_peildatum", p): 1.0, bleef: -jaar, r_bleef: -1.0, d_kwam: -1.0}, 0.0, 0.0, "lopende dagen")
    yield _nul([r_bleef, r_ging], [("dagen", "op_peildatum", jaren.voor(p))], "lopende dagen van vorig jaar")
    yield _nul([r_ging, d_ging, d_heen], [("dagen", "uitgestroomd", p)], "dagen van wie vertrok")


def _uitstroom(hier: Mapping[str, list[str]], p: str) -> Iterator[Weet]:
    noemer, totaal, tien = ("uitstroom", "noemer", p), ("uitstroom", "totaal", p), ("continuiteit", "10", p)
    if "uitstroom" in hier:
        yield _nul([noemer, ("uitstroom", "detentie", p)], [totaal], "uitstroom - detentie = noemer")
    cellen = hier.get("continuiteit", [])
    for u in cellen:
        cel = ("continuiteit", u, p)
        ook = {} if "10" in u.split("+") else {tien: 1.0}
        yield _hoogstens({cel: 1.0} | ook, {noemer: 1.0}, "10 sluit uit, hoogstens de noemer")
    yield from _samengevoegd("continuiteit", cellen, p)
    if cellen:
        los = {("continuiteit", code, p): 1.0 for u in cellen for code in u.split("+")}
        yield _nul(los, [("continuiteit_vermeldingen", "", p)], "vermeldingen = som")
        gedrukt = {("continuiteit", u, p): 1.0 for u in cellen if u not in _leden(cellen)}
        yield _hoogstens({noemer: 1.0}, gedrukt, "ieder een antwoord")


def _leden(cellen: list[str]) -> set[str]:
    return {code for u in cellen if "+" in u for code in u.split("+")}


def _staf(hier: Mapping[str, list[str]], p: str, jaren: Jaren) -> Iterator[Weet]:
    vorig, basis, in_jaar = jaren.voor(p), ("personeel", "basis", p), ("personeel", "in jaar", p)
    if not {"personeel", "personeel_instroom", "personeel_uitstroom", "opleiding", "ervaring"} & set(hier):
        return
    yield _nul([("personeel", d, p) for d in ("vast", "tijdelijk")], [basis], "basis is vast en tijdelijk")
    overig = ("personeel", "overig", p)
    yield _nul([("personeel", d, p) for d in ("zzp", "stage")], [overig], "overig is zzp en stage")
    yield _nul([basis, overig], [("personeel", "totaal", p)], "personeel is basis en overig")
    for groep in ("basis", "overig"):
        bleef, ging, kwam, heen = _loten(groep, p)
        yield _nul([bleef, ging], [("personeel", groep, vorig)], "personeel van vorig jaar", "gangbaar")
        yield _nul([bleef, kwam], [("personeel", groep, p)], "personeel", "gangbaar")
    delen = [_loten(g, p) for g in ("basis", "overig")]
    erin, eruit, toen = ("personeel_instroom", "totaal", p), ("personeel_uitstroom", "totaal", p), ("personeel", "totaal", vorig)
    yield _nul([d for lot in delen for d in (lot[2], lot[3])], [erin], "instroom personeel", "gangbaar")
    yield _nul([d for lot in delen for d in (lot[1], lot[3])], [eruit], "uitstroom personeel", "gangbaar")
    yield _nul([toen, erin], [("personeel", "totaal", p), eruit], "begin + instroom - uitstroom = eind personeel")
    yield _hoogstens({("personeel_uitstroom", "zzp", p): 1.0}, {eruit: 1.0}, "naar zzp is uitstroom")
    yield _hoogstens({basis: 1.0}, {in_jaar: 1.0}, "wie er is, was er in het jaar")
    yield _nul(delen[0], [in_jaar], "wie in het jaar in dienst was", "gangbaar")
    if "opleiding" in hier:
        yield _nul([("opleiding", o, p) for o in ("mbo", "hbo", "wo", "anders")], [basis], "ieder een opleiding")
        yield _delen("opleiding", ("hbo", "wo"), "hbo_wo", p)
    if "ervaring" in hier:
        yield from _ervaring(p, vorig)


def _loten(groep: str, p: str) -> tuple[Naam, Naam, Naam, Naam]:
    bleef, ging, kwam, heen = (("deel", f"{lot} {groep}", p) for lot in ("bleef", "ging", "kwam", "kwam en ging"))
    return bleef, ging, kwam, heen


def _ervaring(p: str, vorig: str) -> Iterator[Weet]:
    """Who stayed has one more year of experience; the rest is of those who came and left."""
    bleef, ging, kwam, _ = _loten("basis", p)
    e_bleef, e_ging, e_kwam = (("ervaring", f"van wie {lot}", p) for lot in ("bleef", "ging", "kwam"))
    yield _nul([e_bleef, e_ging], [("ervaring", "", vorig)], "ervaring van vorig jaar", "gangbaar")
    yield _weet({("ervaring", "", p): 1.0, e_bleef: -1.0, e_kwam: -1.0, bleef: -dagen_in(p) / 365.25}, 0.0, 0.0,
                "een jaar later een jaar meer", "gangbaar")  # fmt: skip
    for e, wie in ((e_bleef, bleef), (e_ging, ging), (e_kwam, kwam)):
        yield _hoogstens({e: 1.0}, {wie: 60.0}, "hoogstens een loopbaan")


def _onderzoeken(hier: Mapping[str, list[str]], p: str) -> Iterator[Weet]:
    alle = sorted({*hier.get("antwoorden", ()), *hier.get("punten", ())})
    for u in alle:
        n, punten = ("antwoorden", u, p), ("punten", u, p)
        yield _hoogstens({n: 1.0}, {punten: 1.0}, "een score is minstens 1")
        yield _hoogstens({punten: 1.0}, {n: 10.0}, "een score is hoogstens 10")
    for o in sorted({u.partition("/")[0] for u in alle} | set(hier.get("respondenten", ()))):
        wie = ("respondenten", o, p)
        vragen = [u for u in alle if u.startswith(o + "/")]
        yield from (_hoogstens({("antwoorden", v, p): 1.0}, {wie: 1.0}, "een antwoord per vraag") for v in vragen)
        if len(vragen) > 1 and o in alle:
            for k in ("antwoorden", "punten"):
                yield _nul([(k, v, p) for v in vragen], [(k, o, p)], "vragen samen zijn het onderzoek")
            yield _hoogstens({wie: 1.0}, {("antwoorden", o, p): 1.0}, "wie meedeed gaf antwoord", "gangbaar")
        if "uitgenodigd" in hier:
            yield _hoogstens({wie: 1.0}, {("uitgenodigd", o, p): 1.0}, "wie meedeed was gevraagd")


def _incidenten(hier: Mapping[str, list[str]], p: str) -> Iterator[Weet]:
    totaal = ("incidenten", "totaal", p)
    maanden = [("incidenten", u, p) for u in hier.get("incidenten", ()) if u.startswith("maand/")]
    soorten = [
        ("incidenten", u, p) for u in hier.get("incidenten", ()) if u != "totaal" and not u.startswith("maand/")
    ]
    if soorten:
        yield _nul(soorten, [totaal], "soorten samen zijn alle incidenten")
    if len(maanden) == 12:
        yield _nul(maanden, [totaal], "maanden samen zijn alle incidenten")
