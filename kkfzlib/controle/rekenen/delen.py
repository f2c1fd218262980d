"""Parts and their sum, what flows in and out, means within their range, percentages that make a hundred."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding, Ernst

from . import taal
from .deelaantal import telt
from .melden import bevinding, getoond, overlapt, tekst
from .opsomming import opsomming, rest, tussen_haken
from .rollen import Leeszin, Rolgetal, voor


def delen(alinea: Sequence[Leeszin]) -> Iterator[Bevinding]:
    """Every contradiction between parts and wholes in one paragraph."""
    for i, z in enumerate(alinea):
        yield from opsomming(alinea, i)
        yield from rest(alinea, i)
        yield from _deelverzameling(z)
        yield from _honderd(z)
        yield from _binnen_spreiding(z)
        yield from tussen_haken(z)
    yield from _deel_van_vorige(alinea)
    yield from _stroom(alinea)
    yield from _saldo(alinea)


def _deelverzameling(z: Leeszin) -> Iterator[Bevinding]:
    """ "881, waarvan 962" can't be."""
    for a, b in zip(z.standen, z.standen[1:], strict=False):
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        if (
            telt(a)
            and telt(b)
            and re.search(r"\b(?:waarvan|waaronder)\s+(?:er\s+)?(?:\w+\s+){0,1}$", tussen.rstrip() + " ")
        ):
            if re.search(r"[;.]", tussen) or (
                b.wat and a.wat and b.wat != a.wat and b.wat not in ("ook", "daadwerkelijk")
            ):
                continue
            z.toets()
            if b.bereik[0] > a.bereik[1]:
                yield _te_groot(z, a, b)


def _deel_van_vorige(alinea: Sequence[Leeszin]) -> Iterator[Bevinding]:
    """ "Daarvan …" counts part of the only count of the sentence before."""
    for vorige, z in itertools.pairwise(alinea):
        m = re.match(r"\W*(?:daarvan|hiervan|van\s+hen)\b", z.tekst, re.IGNORECASE)
        tellingen = [g for g in vorige.standen if telt(g)]
        eerste = z.getallen[0] if z.getallen else None
        if (
            m
            and len(tellingen) == 1
            and eerste
            and telt(eerste)
            and eerste.bereik[0] > tellingen[0].bereik[1]
        ):
            yield _te_groot(z, tellingen[0], eerste)


def _te_groot(z: Leeszin, geheel: Rolgetal, deel: Rolgetal) -> Bevinding:
    return bevinding(
        "totaal-delen", "fout", z.zin,
        f"{tekst(deel.getal)} kan geen deel zijn van {tekst(geheel.getal)}",
        f"hoogstens {tekst(geheel.getal)}", tekst(deel.getal),
    )  # fmt: skip


def _honderd(z: Leeszin) -> Iterator[Bevinding]:
    """Percentages that divide one whole make a hundred."""
    p = [g for g in z.getallen if g.getal.eenheid == "%"]
    if len(p) < 2 or any(g.rol != "stand" for g in p) or any(g.getal.waarde > 100 for g in p):
        return
    som = sum(g.getal.waarde for g in p)
    marge = sum(max(g.getal.half, (g.bereik[1] - g.bereik[0]) / 2 if g.getal.rond else 0) for g in p) + 0.1
    if abs(som - 100) <= marge:
        return
    sekse = len(p) == 2 and _mannen_en_vrouwen(z, p)
    verdeeld = len(p) >= 3 and taal.VERDEELD.search(z.tekst) and abs(som - 100) <= 40
    haken = len(p) >= 4 and all(re.search(r"\(\s*$", z.tekst[: g.getal.plaats]) for g in p)
    if sekse or verdeeld:
        yield _niet_honderd(z, p, som, "fout")
    elif (abs(som - 100) <= 20 and _verdeelt_alle(z, p)) or (
        haken
        and abs(som - 100) <= 15
        and not re.search(r"\b(?:top|stijg|daal|daling|stijging|onder\s+(?:meer|andere))", z.tekst)
    ):
        yield _niet_honderd(z, p, som, "waarschuwing")


def _mannen_en_vrouwen(z: Leeszin, p: Sequence[Rolgetal]) -> bool:
    """Whether two percentages are those of men and women in one whole."""
    tussen = z.tekst[p[0].getal.einde : p[1].getal.plaats]
    woorden = (
        r"\bman(?:nen|nelijk\w*)?\b",
        r"\bvrouw(?:en|elijk\w*)?\b",
        r"\b(?:is|zijn|was|waren|best(?:aat|aan|ond|onden))\b",
    )
    anders = r"\bvan\s+de\s+(?:mannen|vrouwen)\b|\b(?:mannen|vrouwen)\s+(?:in|die|met|bij|op)\b"
    return (
        all(re.search(w, z.tekst, re.IGNORECASE) for w in woorden)
        and not re.search(anders, z.tekst, re.IGNORECASE)
        and not re.search(r"[;.]\s", tussen)
    )


def _verdeelt_alle(z: Leeszin, p: Sequence[Rolgetal]) -> bool:
    """ "Van alle gesprekken vond a% …, b% … en c% …": one verb, no word that lets the items overlap."""
    tussen = [z.tekst[a.getal.einde : b.getal.plaats] for a, b in itertools.pairwise(p)]
    return (
        len(p) >= 3
        and len(p) == len(z.getallen)
        and re.match(r"\W*van\s+(?:alle|de|onze)\b", z.tekst, re.IGNORECASE) is not None
        and all(re.search(r",\s+$", t) for t in tussen[:-1])
        and re.search(r"\ben\s+$", tussen[-1]) is not None
        and not re.search(
            r"\b(?:hee?ft|hebben|had(?:den)?|ook|tevreden|gebruik\w*|ervaar\w*|vind\w*|geeft)\b", z.tekst
        )
    )


def _niet_honderd(z: Leeszin, p: Sequence[Rolgetal], som: float, ernst: Ernst) -> Bevinding:
    cijfers = max(g.getal.cijfers for g in p)
    return bevinding(
        "totaal-delen", ernst, z.zin,
        f"{' + '.join(tekst(g.getal) for g in p)} is samen {getoond(som, cijfers, '%')}, verdeeld wordt 100%",
        "100%", getoond(som, cijfers, "%"),
    )  # fmt: skip


def _binnen_spreiding(z: Leeszin) -> Iterator[Bevinding]:
    """A mean lies between the lowest and the highest."""
    m = re.search(
        r"\b(?:uiteen\s+van|vari[eë]\w+\s+van|lopen\s+van|tussen(?:\s+de)?)\s+", z.tekst, re.IGNORECASE
    )
    if m is None or not re.search(r"gemiddeld", z.tekst, re.IGNORECASE):
        return
    bereiken = [g.getal for g in z.getallen if g.getal.soort == "bereik" and g.getal.tot is not None]
    los = [
        g
        for g in z.getallen
        if g.getal.soort == "getal" and (not bereiken or g.getal.plaats > bereiken[0].plaats)
    ]
    if len(bereiken) == 1 and len(los) == 1:
        laag, hoog, mid = bereiken[0].interval[0], bereiken[0].interval[1], los[0]
    elif not bereiken and len(los) == 3 and los[0].getal.plaats - m.end() <= 12:
        laag, hoog, mid = los[0].bereik[0], los[1].bereik[1], los[2]
        if not re.fullmatch(
            r"\s*(?:tot|en)\s+(?:een\s+)?", z.tekst[los[0].getal.einde : los[1].getal.plaats]
        ):
            return
    else:
        return
    if (
        not re.search(r"gemiddeld\w*\s+(?:[\w]+\s+){0,4}$", voor(z.tekst, mid.getal), re.IGNORECASE)
        or laag > hoog
    ):
        return
    z.toets()
    if mid.bereik[1] < laag or mid.bereik[0] > hoog:
        yield bevinding(
            "totaal-delen", "fout", z.zin,
            f"een gemiddelde van {tekst(mid.getal)} ligt buiten {getoond(laag, mid.getal.cijfers)} tot "
            f"{getoond(hoog, mid.getal.cijfers)}",
            f"{getoond(laag, mid.getal.cijfers)} tot {getoond(hoog, mid.getal.cijfers)}", tekst(mid.getal),
        )  # fmt: skip


def _stroom(alinea: Sequence[Leeszin]) -> Iterator[Bevinding]:
    """Begin + in − out = end, where a paragraph states exactly these four."""
    alle = [(z, g) for z in alinea for g in z.getallen if telt(g) or g.getal.eenheid in ("bedden", "fte")]
    if len(alle) != 4 or any(
        len(z.getallen) != len([g for g in z.getallen if g.rol == "stand"]) for z in alinea
    ):
        return
    rollen: dict[str, tuple[Leeszin, Rolgetal]] = {}
    for z, g in alle:
        rol = _stroomrol(z, g)
        if rol is None or rol in rollen:
            return
        rollen[rol] = (z, g)
    if set(rollen) != {"begin", "in", "uit", "eind"}:
        return
    begin, erin, eruit, eind = (rollen[r][1] for r in ("begin", "in", "uit", "eind"))
    for z in alinea:
        z.toets()
    laag = begin.bereik[0] + erin.bereik[0] - eruit.bereik[1]
    hoog = begin.bereik[1] + erin.bereik[1] - eruit.bereik[0]
    if not overlapt((laag, hoog), eind.bereik):
        som = begin.getal.waarde + erin.getal.waarde - eruit.getal.waarde
        yield bevinding(
            "identiteit", "fout", rollen["eind"][0].zin,
            f"{tekst(begin.getal)} + {tekst(erin.getal)} − {tekst(eruit.getal)} is {getoond(som)}",
            getoond(som), tekst(eind.getal),
        )  # fmt: skip


_SALDO = re.compile(r"\b(?:per\s+saldo|saldo|netto)\b", re.IGNORECASE)


def _saldo(alinea: Sequence[Leeszin]) -> Iterator[Bevinding]:
    """In − out = what a sentence with "per saldo" says, where these are the only three counts."""
    for i, z in enumerate(alinea):
        venster = alinea[max(0, i - 1) : i + 1]
        alle = [(k, g) for k in venster for g in k.getallen]
        if (
            not _SALDO.search(z.tekst)
            or len(alle) != 3
            or alle[2][0] is not z
            or not telt_of_stap(alle[2][1])
        ):
            continue
        rollen = {_stroomrol(k, g): g for k, g in alle[:2] if telt(g)}
        if set(rollen) != {"in", "uit"}:
            continue
        z.toets()
        w = alle[2][1]
        som = rollen["in"].getal.waarde - rollen["uit"].getal.waarde
        if (
            abs(abs(som) - abs(w.getal.waarde)) > w.getal.half * bool(w.getal.rond)
            or som * (w.richting or som) < 0
        ):
            yield bevinding(
                "identiteit", "fout", z.zin,
                f"{tekst(rollen['in'].getal)} − {tekst(rollen['uit'].getal)} is {getoond(som)}", getoond(abs(som)),
                tekst(w.getal),
            )  # fmt: skip


def telt_of_stap(g: Rolgetal) -> bool:
    return g.getal.eenheid == "aantal" and g.getal.soort == "getal"


def _stroomrol(z: Leeszin, g: Rolgetal) -> str | None:
    """Which of the four a count is, by the words of its own stretch of the sentence."""
    grenzen = [h.getal for h in z.getallen]
    k = grenzen.index(g.getal)
    begin = grenzen[k - 1].einde if k else 0
    if k and (voegen := list(re.finditer(r"[,.;]|\ben\b", z.tekst[begin : g.getal.plaats]))):
        begin += voegen[-1].end()
    einde = grenzen[k + 1].plaats if k + 1 < len(grenzen) else len(z.tekst)
    na = z.tekst[g.getal.einde : einde]
    knip = re.search(r"[,.;]|\ben\b", na)
    stuk = z.tekst[begin : g.getal.einde] + (na[: knip.start()] if knip else na)
    if re.search(r"\b(?:in|uit)\W*$", stuk) and re.search(r"\bstroomden?\b", z.tekst):
        stuk = "stroomden " + stuk
    kandidaten = [
        naam
        for naam, patroon in (
            ("begin", taal.BEGIN),
            ("in", taal.ERIN),
            ("uit", taal.ERUIT),
            ("eind", taal.EIND),
        )
        if patroon.search(stuk)
    ]
    return kandidaten[0] if len(kandidaten) == 1 else None
