"""Numbers typed in texts against the figures they are about, in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.kengetallen.register import REGISTER

from .druk import halve_eenheid, past
from .feiten import Feit, Feiten, gedrukt
from .getallen import Getal, getallen, jaren
from .vermelding import Woord, genoemd
from .zinnen import Zin, bijzinnen

_PLAN = re.compile(
    r"\b(?:zal|zullen|verwacht\w*|wil|willen|streef\w*|streven|doel|norm|minimaal|maximaal|minstens|hoogstens)\b",
    re.I,
)


def tekst_getal(feiten: Feiten, zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """A typed number that is about a known figure of its year must be that figure, at its printed precision."""
    for zin in zinnen:
        if "{" in zin.tekst and not getallen(re.sub(r"\{[^}]*\}", "", zin.tekst)):
            continue
        for deel in _delen(zin.tekst):
            if not _PLAN.search(deel):
                yield from _deel(feiten, zin, deel)


def _delen(zin: str) -> list[str]:
    """The whole sentence when it is about one figure, else its clauses."""
    return [zin] if len({(w.kengetal, w.uitsplitsing) for w in genoemd(zin)}) <= 1 else bijzinnen(zin)


def _deel(feiten: Feiten, zin: Zin, deel: str) -> Iterator[Bevinding]:
    namen = [w for w in genoemd(deel) if w.kengetal and w.uitsplitsing != "*"]
    if not namen:
        return
    kaal = re.sub(r"\{[^}]*\}", lambda m: " " * len(m.group()), deel)
    for getal in getallen(kaal):
        naam = _dichtstbij([w for w in namen if _zelfde_eenheid(w, getal)], deel, getal)
        jaar = _jaar_van(deel, getal, feiten)
        if naam is None or jaar is None:
            continue
        feit = feiten.get(naam.kengetal, _uitsplitsing(feiten, naam), jaar)
        if feit is not None and not _klopt(feiten, feit, getal):
            yield Bevinding(
                "tekst-getal", "fout", feit.kengetal, feit.uitsplitsing, feit.tekst, getal.tekst,
                f"{zin.slot}, regel {zin.regel}: de tekst noemt {getal.tekst}, maar {_naam(feit)} over {jaar} "
                f"is {feit.tekst}.",
            )  # fmt: skip


def _naam(feit: Feit) -> str:
    return f"{feit.kengetal}/{feit.uitsplitsing}" if feit.uitsplitsing else feit.kengetal


def _zelfde_eenheid(naam: Woord, getal: Getal) -> bool:
    return getal.eenheid == naam.eenheid or (
        naam.eenheid in ("bedden", "score") and getal.eenheid == "aantal"
    )


def _dichtstbij(namen: list[Woord], tekst: str, getal: Getal) -> Woord | None:
    return min(namen, key=lambda w: abs(w.plaats(tekst) - getal.plaats), default=None)


def _uitsplitsing(feiten: Feiten, naam: Woord) -> str:
    """The stay is measured in three ways; the text means the one that the report shows."""
    if naam.kengetal == "verblijfsduur":
        keuzes = [f.uitsplitsing for f in feiten.van("verblijfsduur")]
        return keuzes[0] if keuzes else ""
    return naam.uitsplitsing


def _jaar_van(tekst: str, getal: Getal, feiten: Feiten) -> str | None:
    """The year that goes with a number: the nearest named one, else the report year; None when another."""
    genoemde = jaren(tekst)
    if not genoemde:
        return feiten.jaar
    jaar = min(genoemde, key=lambda j: abs(j[1] - getal.plaats))[0]
    return str(jaar) if str(jaar) in (feiten.jaar, feiten.vorig_jaar) else None


def _klopt(feiten: Feiten, feit: Feit, getal: Getal) -> bool:
    """Whether the number is some published form of the figure: a year's value, its change, growth or benchmark."""
    familie = [f for f in feiten if f.kengetal == feit.kengetal]
    waarden = [f.waarde for f in familie] + [
        x for f in familie for x in (f.teller, f.noemer) if x is not None
    ]
    waarden += [f.waarde for f in feiten.van("benchmark") if f.uitsplitsing.startswith(feit.kengetal + "/")]
    waarden += _veranderingen(feiten, feit)
    if feit.kengetal == "omzet":
        waarden += [f.waarde for f in feiten.van("omzet_groei")]
    marge = halve_eenheid(feit.waarde) if feit.gesteld else 0.0
    # Text may be rounder than the table (62 for 61,9), never more precise than it can back.
    return any(
        past(w, getal.waarde) or past(getal.waarde, w) or abs(w - getal.waarde) <= marge for w in waarden
    )


def _veranderingen(feiten: Feiten, feit: Feit) -> list[float]:
    nu, toen = feiten.get(feit.kengetal, feit.uitsplitsing), feiten.vorig(feit.kengetal, feit.uitsplitsing)
    if nu is None or toen is None:
        return []
    relatief = [(nu.waarde / toen.waarde - 1) * 100] if toen.waarde else []
    verschillen = [*relatief, nu.waarde - toen.waarde]
    return [t * v for v in verschillen for t in (1, -1)]


_VERANDERD = re.compile(
    r"\b(?:steeg|stegen|gestegen|daalde|daalden|gedaald|toegenomen|afgenomen|nam|groeide|gegroeid|stijging|daling|toename|afname)\b",
    re.I,
)


def procentpunt(feiten: Feiten, zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """The change of a percentage is in percentage points; calling it percent says something else."""
    for zin in zinnen:
        for deel in _delen(zin.tekst):
            if not _VERANDERD.search(deel):
                continue
            for naam in genoemd(deel):
                maat = REGISTER.get(naam.kengetal)
                if maat is not None and maat.eenheid == "%":
                    yield from _punten(feiten, zin, deel, naam)


def _punten(feiten: Feiten, zin: Zin, deel: str, naam: Woord) -> Iterator[Bevinding]:
    nu, toen = feiten.get(naam.kengetal, naam.uitsplitsing), feiten.vorig(naam.kengetal, naam.uitsplitsing)
    if nu is None or toen is None or toen.waarde == 0:
        return
    punten, relatief = nu.waarde - toen.waarde, (nu.waarde / toen.waarde - 1) * 100
    for getal in getallen(deel):
        verwissel = (
            (getal.eenheid == "%", abs(punten), abs(relatief)),
            (getal.eenheid == "procentpunt", abs(relatief), abs(punten)),
        )
        for soort, verkeerd, goed in verwissel:
            waarden = {nu.waarde, toen.waarde}
            if (
                soort
                and past(verkeerd, getal.waarde)
                and not past(goed, getal.waarde)
                and getal.waarde not in waarden
            ):
                woord = "procentpunt" if getal.eenheid == "%" else "procent"
                yield Bevinding(
                    "procentpunt", "fout", naam.kengetal, naam.uitsplitsing, f"{gedrukt(verkeerd)} {woord}", getal.tekst,
                    f"{zin.slot}, regel {zin.regel}: van {toen.tekst}% naar {nu.tekst}% is {gedrukt(punten)} procentpunt "
                    f"({gedrukt(relatief)}%); er staat {getal.tekst}.",
                )  # fmt: skip


_GROEI = re.compile(
    r"\bvan\s+(?P<van>[^()]{1,60}?)\s+naar\s+(?P<naar>[^()]{1,60}?)\s*\((?P<teken>[+\-−])?\s*(?P<groei>\d+(?:,\d+)?)\s*(?P<na>%|procentpunt)",
    re.IGNORECASE,
)


def groei_in_zin(zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """ "Van 174 naar 278 (+60%)" must compute, whatever it is about."""
    for zin in zinnen:
        for m in _GROEI.finditer(zin.tekst):
            begin, eind = getallen(m["van"]), getallen(m["naar"])
            if (
                not begin
                or not eind
                or begin[0].eenheid not in (eind[0].eenheid, "aantal")
                or not begin[0].waarde
            ):
                continue
            gesteld = float(m["groei"].replace(",", ".")) * (-1 if m["teken"] in ("-", "−") else 1)
            nu, toen = eind[0].waarde, begin[0].waarde
            verwacht = nu - toen if m["na"] != "%" else (nu / toen - 1) * 100
            marge = 0.0 if m["teken"] else 2 * abs(min(verwacht, 0))
            if not past(verwacht, gesteld, marge):
                punten = eind[0].eenheid == "%" and m["na"] == "%" and past(nu - toen, gesteld)
                yield Bevinding(
                    "procentpunt" if punten else "groei", "fout", "", "", gedrukt(verwacht), m["groei"],
                    f"{zin.slot}, regel {zin.regel}: van {begin[0].tekst} naar {eind[0].tekst} is {gedrukt(verwacht)}"
                    f"{m['na']}; er staat {m['groei']}{m['na']}.",
                )  # fmt: skip
