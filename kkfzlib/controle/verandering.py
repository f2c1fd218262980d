"""Changes stated in texts: growth in percent against percentage points, and both against the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kkfzlib.bevindingen import Bevinding
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import afronding
from kkfzlib.nederlands.afronding import SPELING
from kkfzlib.nederlands.getal import Getal

from .beweringen import Bewering
from .feiten import Feit, Feiten, gedrukt
from .vannaar import van_naar
from .zinnen import Zin


@dataclass(frozen=True, slots=True)
class Eind:
    """One end of a change as known: value and how far the truth may lie from it."""

    waarde: float
    half: float
    tekst: str

    @classmethod
    def van(cls, bron: Feit | Getal) -> Eind:
        """The end that a figure or a typed number gives."""
        return cls(bron.waarde, bron.half, bron.tekst.rstrip("%"))

    @classmethod
    def afgerond(cls, feit: Feit) -> Eind:
        """The end as the report prints it."""
        maat = REGISTER.get(feit.kengetal)
        return cls(
            afronding.afgerond(feit.waarde, maat.decimalen) if maat else feit.waarde, feit.half, feit.tekst
        )


def groeibereik(toen: Eind, nu: Eind) -> tuple[float, float]:
    """Lowest and highest relative change (percent) that both ends leave possible."""
    laag, hoog = toen.waarde - toen.half, toen.waarde + toen.half
    if laag <= 0:
        return ((nu.waarde - nu.half) / hoog - 1) * 100, float("inf")
    return ((nu.waarde - nu.half) / hoog - 1) * 100, ((nu.waarde + nu.half) / laag - 1) * 100


def _in(getal: Getal, laag: float, hoog: float) -> bool:
    """Whether the printed change fits the range; words give its sign, so an unsigned number fits both ways."""
    marge = getal.half + SPELING + (0.05 * abs(getal.waarde) if getal.benaderd else 0.0)
    tekens = (1,) if getal.teken else (1, -1)
    return any(laag - marge <= t * getal.waarde <= hoog + marge for t in tekens)


def veranderingen(feiten: Feiten, gezegd: Sequence[Bewering]) -> Iterator[Bevinding]:
    """Every stated change of a known figure must follow from its two years."""
    for b in gezegd:
        # What stands behind both its ends is checked against those, as a reader would.
        if b.soort not in ("groei", "punten") or any(p.groei == b.getal for p in van_naar(b.zin.tekst)):
            continue
        for sleutel in _sleutels(b):
            nu, toen = feiten.gezegd(*sleutel), feiten.gezegd(*sleutel, feiten.vorig_jaar)
            if nu is not None and toen is not None and toen.waarde > 0:
                gevonden = list(
                    _toets(b.zin, sleutel, Eind.van(toen), Eind.van(nu), b.getal, b.woord.eenheid, b.zelf)
                )
                # Readers subtract what is printed: 88% − 73% is 15, also where 88,46 − 72,73 is 16.
                afgerond = _toets(
                    b.zin, sleutel, Eind.afgerond(toen), Eind.afgerond(nu), b.getal, b.woord.eenheid, b.zelf
                )
                yield from gevonden if list(afgerond) else ()
                break
        else:
            yield from _alleen_groei(feiten, b)


def _sleutels(b: Bewering) -> list[tuple[str, str]]:
    return [b.sleutel, *((b.woord.kengetal, u) for u in b.woord.ook)]


def _alleen_groei(feiten: Feiten, b: Bewering) -> Iterator[Bevinding]:
    """A growth rate of which only the rate itself was supplied."""
    groei = feiten.get("omzet_groei", b.woord.uitsplitsing) if b.woord.kengetal == "omzet" else None
    if (
        groei is not None
        and b.getal.eenheid == "%"
        and not _in(b.getal, groei.waarde - groei.half, groei.waarde + groei.half)
    ):
        yield Bevinding(
            "groei", "fout", groei.kengetal, groei.uitsplitsing, groei.tekst, b.getal.tekst,
            f"{b.zin.slot}, regel {b.zin.regel}: de tekst noemt {b.getal.tekst}, de groei is {groei.tekst}%.",
        )  # fmt: skip


def _toets(
    zin: Zin, sleutel: tuple[str, str], toen: Eind, nu: Eind, getal: Getal, eenheid: str, absoluut: bool
) -> Iterator[Bevinding]:
    """One stated change against its ends: in percent, in percentage points, or in the unit itself."""
    laag, hoog = groeibereik(toen, nu)
    verschil, marge = nu.waarde - toen.waarde, toen.half + nu.half
    relatief = _in(getal, laag, hoog)
    punten = _in(getal, verschil - marge, verschil + marge)
    if absoluut or (getal.eenheid == "procentpunt" and eenheid != "%"):
        goed, regel, verwacht, soort = punten, "groei", verschil, ""
    elif getal.eenheid == "procentpunt":
        goed, regel, verwacht, soort = punten, "procentpunt", verschil, " procentpunt"
    else:
        verwissel = eenheid == "%" and punten
        goed, regel = relatief, "procentpunt" if verwissel else "groei"
        verwacht, soort = (
            (verschil, " procentpunt") if verwissel else ((nu.waarde / toen.waarde - 1) * 100, "%")
        )
    if goed:
        return
    kengetal, uitsplitsing = ("omzet_groei", sleutel[1]) if sleutel[0] == "omzet" else sleutel
    relatieve = (nu.waarde / toen.waarde - 1) * 100
    yield Bevinding(
        regel, "fout", kengetal, uitsplitsing, gedrukt(verwacht) + soort, getal.tekst,
        f"{zin.slot}, regel {zin.regel}: van {toen.tekst} naar {nu.tekst} is {gedrukt(verschil)}"
        f"{' procentpunt' if eenheid == '%' else ''} ({gedrukt(relatieve)}%); er staat {getal.tekst}.",
    )  # fmt: skip
