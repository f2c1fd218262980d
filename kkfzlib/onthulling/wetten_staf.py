"""The laws that figures about employees, respondents and incidents obey by definition: for the audit alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kkfzlib.onthulling.betekenis import Jaren, Naam, dagen_in
from kkfzlib.onthulling.buitenstaander import Weet, delen_samen, hoogstens, nul, weet


def staf(hier: Mapping[str, list[str]], p: str, jaren: Jaren) -> Iterator[Weet]:
    vorig, basis, in_jaar = jaren.voor(p), ("personeel", "basis", p), ("personeel", "in jaar", p)
    if not {"personeel", "personeel_instroom", "personeel_uitstroom", "opleiding", "ervaring"} & set(hier):
        return
    yield nul([("personeel", d, p) for d in ("vast", "tijdelijk")], [basis], "basis is vast en tijdelijk")
    overig = ("personeel", "overig", p)
    yield nul([("personeel", d, p) for d in ("zzp", "stage")], [overig], "overig is zzp en stage")
    yield nul([basis, overig], [("personeel", "totaal", p)], "personeel is basis en overig")
    for groep in ("basis", "overig"):
        bleef, ging, kwam, _ = _loten(groep, p)
        yield nul([bleef, ging], [("personeel", groep, vorig)], "personeel van vorig jaar", "gangbaar")
        yield nul([bleef, kwam], [("personeel", groep, p)], "personeel", "gangbaar")
    delen = [_loten(g, p) for g in ("basis", "overig")]
    erin, eruit, toen = (
        ("personeel_instroom", "totaal", p),
        ("personeel_uitstroom", "totaal", p),
        ("personeel", "totaal", vorig),
    )
    yield nul([d for lot in delen for d in (lot[2], lot[3])], [erin], "instroom personeel", "gangbaar")
    yield nul([d for lot in delen for d in (lot[1], lot[3])], [eruit], "uitstroom personeel", "gangbaar")
    yield nul(
        [toen, erin], [("personeel", "totaal", p), eruit], "begin + instroom - uitstroom = eind personeel"
    )
    yield hoogstens({("personeel_uitstroom", "zzp", p): 1.0}, {eruit: 1.0}, "naar zzp is uitstroom")
    yield hoogstens({basis: 1.0}, {in_jaar: 1.0}, "wie er is, was er in het jaar")
    yield nul(delen[0], [in_jaar], "wie in het jaar in dienst was", "gangbaar")
    if "opleiding" in hier:
        yield nul(
            [("opleiding", o, p) for o in ("mbo", "hbo", "wo", "anders")], [basis], "ieder een opleiding"
        )
        yield delen_samen("opleiding", ("hbo", "wo"), "hbo_wo", p)
    bekend = ("personeel", "met ervaring", p)
    if "ervaring" in hier or bekend[1] in hier.get("personeel", ()):
        yield hoogstens({bekend: 1.0}, {basis: 1.0}, "wiens ervaring bekend is, is in dienst")
        yield nul([bekend], [basis], "van ieder is de ervaring bekend", "gangbaar")
    if "ervaring" in hier:
        yield from _ervaring(p, vorig)


def _loten(groep: str, p: str) -> tuple[Naam, Naam, Naam, Naam]:
    bleef, ging, kwam, heen = (
        ("deel", f"{lot} {groep}", p) for lot in ("bleef", "ging", "kwam", "kwam en ging")
    )
    return bleef, ging, kwam, heen


def _ervaring(p: str, vorig: str) -> Iterator[Weet]:
    """Who stayed has one more year of experience; the rest is of those who came and left."""
    bleef, ging, kwam, _ = _loten("basis", p)
    e_bleef, e_ging, e_kwam = (("ervaring", f"van wie {lot}", p) for lot in ("bleef", "ging", "kwam"))
    yield nul([e_bleef, e_ging], [("ervaring", "", vorig)], "ervaring van vorig jaar", "gangbaar")
    yield weet({("ervaring", "", p): 1.0, e_bleef: -1.0, e_kwam: -1.0, bleef: -dagen_in(p) / 365.25}, 0.0, 0.0,
                "een jaar later een jaar meer", "gangbaar")  # fmt: skip
    for e, wie in ((e_bleef, bleef), (e_ging, ging), (e_kwam, kwam)):
        yield hoogstens({e: 1.0}, {wie: 60.0}, "hoogstens een loopbaan")


def onderzoeken(hier: Mapping[str, list[str]], p: str) -> Iterator[Weet]:
    alle = sorted({*hier.get("antwoorden", ()), *hier.get("punten", ())})
    for u in alle:
        n, punten = ("antwoorden", u, p), ("punten", u, p)
        yield hoogstens({n: 1.0}, {punten: 1.0}, "een score is minstens 1")
        yield hoogstens({punten: 1.0}, {n: 10.0}, "een score is hoogstens 10")
    for o in sorted({u.partition("/")[0] for u in alle} | set(hier.get("respondenten", ()))):
        wie = ("respondenten", o, p)
        vragen = [u for u in alle if u.startswith(o + "/")]
        yield from (
            hoogstens({("antwoorden", v, p): 1.0}, {wie: 1.0}, "een antwoord per vraag") for v in vragen
        )
        if len(vragen) > 1 and o in alle:
            for k in ("antwoorden", "punten"):
                yield nul([(k, v, p) for v in vragen], [(k, o, p)], "vragen samen zijn het onderzoek")
            yield hoogstens({wie: 1.0}, {("antwoorden", o, p): 1.0}, "wie meedeed gaf antwoord", "gangbaar")
        if "uitgenodigd" in hier:
            yield hoogstens({wie: 1.0}, {("uitgenodigd", o, p): 1.0}, "wie meedeed was gevraagd")


def incidenten(hier: Mapping[str, list[str]], p: str) -> Iterator[Weet]:
    totaal = ("incidenten", "totaal", p)
    maanden = [("incidenten", u, p) for u in hier.get("incidenten", ()) if u.startswith("maand/")]
    soorten = [
        ("incidenten", u, p)
        for u in hier.get("incidenten", ())
        if u != "totaal" and not u.startswith("maand/")
    ]
    if soorten:
        yield nul(soorten, [totaal], "soorten samen zijn alle incidenten")
    if len(maanden) == 12:
        yield nul(maanden, [totaal], "maanden samen zijn alle incidenten")
