"""Figures over the years: growth as printed, last year as last year reported it, and jumps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands.afronding import past

from .beweringen import Bewering
from .feiten import Feit, Feiten, gedrukt
from .tekst_getal import klopt

SPRONG = 50.0
"""Percent of change from last year above which a figure asks for an explanation (data model, soft rules)."""

# Below this a count moves more than half by one or two people: a jump says nothing.
KLEIN_AANTAL = 10


def groei(feiten: Feiten) -> Iterator[Bevinding]:
    """A printed growth rate must follow from the two printed amounts."""
    for stijging in feiten.van("omzet_groei"):
        nu, toen = feiten.get("omzet", stijging.uitsplitsing), feiten.vorig("omzet", stijging.uitsplitsing)
        if not (stijging.gesteld and nu and toen and toen.waarde > 0):
            continue
        werkelijk = (nu.waarde / toen.waarde - 1) * 100
        if not past(werkelijk, stijging.waarde):
            yield Bevinding(
                "groei", "fout", stijging.kengetal, stijging.uitsplitsing, gedrukt(werkelijk), stijging.tekst,
                f"Van {toen.tekst} naar {nu.tekst} is {gedrukt(werkelijk)}%, niet {stijging.tekst}%.",
            )  # fmt: skip


def vorig_jaar(gesteld: Sequence[Feit], periode: str, vorig_verslag: Feiten | None) -> Iterator[Bevinding]:
    """What this report states about last year (``periode``) must be what last year's report said."""
    if vorig_verslag is None:
        return
    for feit in gesteld:
        toen = vorig_verslag.get(feit.kengetal, feit.uitsplitsing, periode)
        if feit.periode != periode or toen is None:
            continue
        if not past(toen.waarde, feit.waarde, toen.half):
            yield Bevinding(
                "vorig-jaar", "fout", feit.kengetal, feit.uitsplitsing, toen.tekst, feit.tekst,
                f"Over {periode} staat hier {feit.tekst}; het verslag van dat jaar noemde {toen.tekst}.",
            )  # fmt: skip


def vorig_jaar_in_tekst(gezegd: Sequence[Bewering], vorig_verslag: Feiten | None) -> Iterator[Bevinding]:
    """The same for a number that a sentence gives to last year."""
    if vorig_verslag is None:
        return
    for b in gezegd:
        toen = vorig_verslag.gezegd(*b.sleutel) if b.soort == "stand" else None
        if toen is None or b.mogelijk != (int(vorig_verslag.jaar),):
            continue
        ook = (
            vorig_verslag.van(b.woord.kengetal)
            if b.woord.kengetal in ("verblijfsduur", "tevredenheid")
            else []
        )
        ook += [f for u in b.woord.ook for f in [vorig_verslag.get(b.woord.kengetal, u)] if f is not None]
        if not any(klopt(f, b.getal) for f in (toen, *ook)):
            yield Bevinding(
                "vorig-jaar", "fout", toen.kengetal, toen.uitsplitsing, toen.tekst, b.getal.tekst,
                f"{b.zin.slot}, regel {b.zin.regel}: over {vorig_verslag.jaar} noemt de tekst {b.getal.tekst}; het "
                f"verslag van dat jaar noemde {toen.tekst}.",
            )  # fmt: skip


def sprong(feiten: Feiten) -> Iterator[Bevinding]:
    """A figure that moved more than half from last year asks for a sentence of explanation."""
    for nu in feiten.van_jaar(feiten.jaar):
        toen = feiten.vorig(nu.kengetal, nu.uitsplitsing)
        if toen is None or toen.waarde == 0 or _ruis(nu, toen):
            continue
        verandering = (nu.waarde / toen.waarde - 1) * 100
        if abs(verandering) > SPRONG:
            yield Bevinding(
                "sprong", "waarschuwing", nu.kengetal, nu.uitsplitsing, toen.tekst, nu.tekst,
                f"Van {toen.tekst} naar {nu.tekst}: {gedrukt(verandering)}% verandering in een jaar. "
                "Controleer de invoer en leg het verschil uit.",
            )  # fmt: skip


def _ruis(nu: Feit, toen: Feit) -> bool:
    maat = REGISTER.get(nu.kengetal)
    if maat is None or maat.maat == "groei" or nu.kengetal == "benchmark" or ":" in nu.uitsplitsing:
        return True
    if maat.eenheid == "aantal":
        return max(nu.waarde, toen.waarde) < KLEIN_AANTAL
    # A share of few people jumps as its count does; its denominator decides.
    return maat.over_clienten and maat.eenheid == "%" and (nu.noemer or 0) < KLEIN_AANTAL * 10
