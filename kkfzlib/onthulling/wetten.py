"""The laws that figures about clients obey by definition, and the latent groups behind them: for the audit alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kkfzlib.onthulling.betekenis import VORMEN, Jaren, Naam, dagen_in
from kkfzlib.onthulling.buitenstaander import Kracht, Weet, delen_samen, hoogstens, nul, weet
from kkfzlib.onthulling.wetten_staf import incidenten, onderzoeken, staf

LANGST = 36525.0
"""More days than anybody stays."""


def wetten(bekend: Iterable[Naam], jaren: Jaren) -> list[Weet]:
    """The laws between the numbers that are mentioned, and the latent ones that those lean on."""
    namen = set(bekend)
    uit: list[Weet] = []
    for p in sorted({p for _, _, p in namen}):
        hier = {
            k: sorted(u for a, u, q in namen if a == k and q == p) for k in {k for k, _, q in namen if q == p}
        }
        uit += [*_clienten(hier, p, jaren), *_uitstroom(hier, p)]
        uit += [*staf(hier, p, jaren), *onderzoeken(hier, p), *incidenten(hier, p)]
        if "omzet" in hier:
            uit.append(delen_samen("omzet", ("fz", "anders"), "totaal", p))
    return uit


def _samengevoegd(k: str, cellen: Iterable[str], p: str) -> Iterator[Weet]:
    """A merged cell counts its members once: at least each of them, at most their sum."""
    for cel in cellen:
        delen = [(k, code, p) for code in cel.split("+")]
        if len(delen) > 1:
            yield from (hoogstens({d: 1.0}, {(k, cel, p): 1.0}, "samengevoegd") for d in delen)
            yield hoogstens({(k, cel, p): 1.0}, dict.fromkeys(delen, 1.0), "samengevoegd")


def _clienten(hier: Mapping[str, list[str]], p: str, jaren: Jaren) -> Iterator[Weet]:
    totaal = ("clienten", "totaal", p)
    if "clienten" in hier:
        yield delen_samen("clienten", ("fz", "anders"), "totaal", p)
        rest = {("clienten", u, p): 1.0 for u in hier["clienten"] if u not in ("fz", "anders", "totaal")}
        yield from (hoogstens({r: 1.0}, {("clienten", "anders", p): 1.0}, "niet forensisch") for r in rest)
        if rest:
            yield hoogstens(rest, {("clienten", "anders", p): 1.0}, "niet forensisch", "gangbaar")
    for zwaarte in hier.get("zorgzwaarte", ()):
        yield hoogstens({("zorgzwaarte", zwaarte, p): 1.0}, {totaal: 1.0}, "zorgzwaarte binnen clienten")
    yield from _samengevoegd("zorgzwaarte", hier.get("zorgzwaarte", ()), p)
    dagen = bool({"dagen", "beddagen"} & set(hier))
    genoemd = {u for k in ("instroom", "uitstroom_plaatsing", "stand", "bediend") for u in hier.get(k, ())}
    vormen = [v for v in VORMEN if v in genoemd or (v == "verblijf" and dagen)]
    for vorm in vormen:
        yield from _stroom(vorm, p, jaren)
        yield hoogstens({("stand", vorm, p): 1.0}, {totaal: 1.0}, "aanwezig in een zorgvorm is cliënt")
    if dagen:
        yield from _dagen(p, jaren)
    if vormen:
        yield from _alle_vormen(hier, vormen, p, jaren)


def _alle_vormen(hier: Mapping[str, list[str]], vormen: list[str], p: str, jaren: Jaren) -> Iterator[Weet]:
    totaal, toen = ("clienten", "totaal", p), ("clienten", "totaal", jaren.voor(p))
    heel: Kracht = "vast" if len(vormen) == len(VORMEN) else "gangbaar"
    yield hoogstens({totaal: 1.0}, {("stand", v, p): 1.0 for v in vormen}, "cliënt is wie in zorg is", heel)
    for k in ("instroom", "uitstroom_plaatsing"):
        if "totaal" in hier.get(k, ()):
            yield delen_samen(k, VORMEN, "totaal", p)
    if hier.get("instroom") and hier.get("uitstroom_plaatsing"):
        erin, eruit = [("instroom", v, p) for v in vormen], [("uitstroom_plaatsing", v, p) for v in vormen]
        yield nul([toen, *erin], [totaal, *eruit], "begin + instroom - uitstroom = eind", "gangbaar")


def _stroom(vorm: str, p: str, jaren: Jaren) -> Iterator[Weet]:
    """Stays by their lot: stayed all year, left, came, came and left within the year."""
    bleef, ging, kwam, heen = (
        ("deel", f"{lot} {vorm}", p) for lot in ("bleef", "ging", "kwam", "kwam en ging")
    )
    bediend, stand = ("bediend", vorm, p), ("stand", vorm, p)
    yield nul([bleef, ging], [("stand", vorm, jaren.voor(p))], "stand van vorig jaar")
    yield nul([bleef, kwam], [stand], "stand")
    yield nul([kwam, heen], [("instroom", vorm, p)], "instroom")
    yield nul([ging, heen], [("uitstroom_plaatsing", vorm, p)], "uitstroom")
    alle = dict.fromkeys((bleef, ging, kwam, heen), 1.0)
    yield hoogstens({stand: 1.0}, {bediend: 1.0}, "wie er is, is bediend")
    yield hoogstens({bediend: 1.0}, alle, "bediend zijn wie er waren en kwamen")
    yield nul(alle, [bediend], "niemand komt in een jaar twee keer", "gangbaar")


def _dagen(p: str, jaren: Jaren) -> Iterator[Weet]:
    """Days of those groups: in the year, before it, and of whole and running stays. A gap day counts in stays only."""
    jaar, gat = float(dagen_in(p)), ("gat", "verblijf", p)
    bleef, ging, kwam, heen = (
        ("deel", f"{lot} verblijf", p) for lot in ("bleef", "ging", "kwam", "kwam en ging")
    )
    d_ging, d_kwam, d_heen, r_bleef, r_ging = (
        ("dagen", wat, p)
        for wat in ("van wie ging", "van wie kwam", "van wie kwam en ging", "eerder", "eerder ging")
    )
    alle = dict.fromkeys((bleef, ging, kwam, heen), 1.0)
    in_jaar, beddagen = ("dagen", "in_jaar", p), ("beddagen", "", p)
    grenzen = (
        (d_ging, ging, 0.0, jaar - 1),
        (d_kwam, kwam, 1.0, jaar),
        (d_heen, heen, 0.0, jaar - 1),
        (r_bleef, bleef, 1.0, LANGST),
        (r_ging, ging, 1.0, LANGST),
    )
    for dagen, wie, kortst, langst in grenzen:
        yield hoogstens({dagen: 1.0}, {wie: langst}, "dagen per verblijf")
        if kortst:
            yield hoogstens({wie: kortst}, {dagen: 1.0}, "dagen per verblijf")
    yield nul([in_jaar], [beddagen, gat], "dagen in het jaar zijn beddagen en tussendagen")
    yield hoogstens({gat: 1.0}, alle, "weinig tussendagen", "gangbaar")
    yield weet(
        {in_jaar: 1.0, bleef: -jaar, d_ging: -1.0, d_kwam: -1.0, d_heen: -1.0}, 0.0, 0.0, "dagen in het jaar"
    )
    yield weet(
        {("dagen", "op_peildatum", p): 1.0, bleef: -jaar, r_bleef: -1.0, d_kwam: -1.0},
        0.0,
        0.0,
        "lopende dagen",
    )
    yield nul([r_bleef, r_ging], [("dagen", "op_peildatum", jaren.voor(p))], "lopende dagen van vorig jaar")
    yield nul([r_ging, d_ging, d_heen], [("dagen", "uitgestroomd", p)], "dagen van wie vertrok")
    yield from _eerder(p, jaren)


def _eerder(p: str, jaren: Jaren) -> Iterator[Weet]:
    """Who stayed this year was there last year too: all days of those present then, but those of who left since."""
    toen = jaren.voor(p)
    bleef, ging, bleef_toen = (
        ("deel", f"{lot} verblijf", q) for lot, q in (("bleef", p), ("ging", p), ("bleef", toen))
    )
    vorig_jaar = {bleef_toen: float(dagen_in(toen)), ("dagen", "van wie kwam", toen): 1.0}
    for eerder, anderen in (("eerder", ging), ("eerder ging", bleef)):
        groot = {("dagen", eerder, p): 1.0, anderen: float(dagen_in(toen))}
        yield hoogstens(vorig_jaar, groot, "hoogstens alle dagen van vorig jaar", "gangbaar")


def _uitstroom(hier: Mapping[str, list[str]], p: str) -> Iterator[Weet]:
    noemer, totaal, tien = ("uitstroom", "noemer", p), ("uitstroom", "totaal", p), ("continuiteit", "10", p)
    if "uitstroom" in hier:
        yield nul([noemer, ("uitstroom", "detentie", p)], [totaal], "uitstroom - detentie = noemer")
    cellen = hier.get("continuiteit", [])
    for u in cellen:
        cel = ("continuiteit", u, p)
        ook = {} if "10" in u.split("+") else {tien: 1.0}
        yield hoogstens({cel: 1.0} | ook, {noemer: 1.0}, "10 sluit uit, hoogstens de noemer")
    yield from _samengevoegd("continuiteit", cellen, p)
    if cellen:
        los = {("continuiteit", code, p): 1.0 for u in cellen for code in u.split("+")}
        yield nul(los, [("continuiteit_vermeldingen", "", p)], "vermeldingen = som")
        gedrukt = {("continuiteit", u, p): 1.0 for u in cellen if u not in _leden(cellen)}
        yield hoogstens({noemer: 1.0}, gedrukt, "ieder een antwoord")


def _leden(cellen: list[str]) -> set[str]:
    return {code for u in cellen if "+" in u for code in u.split("+")}
