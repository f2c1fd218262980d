"""What a printed change of a share or mean tells about the year that is not printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.betekenis import Jaren, betekenis
from kkfzlib.onthulling.buitenstaander import is_grootheid


def uit_groei_van_verhoudingen(getoond: Sequence[Getoond], jaren: Jaren) -> Iterator[Getoond]:
    """The other year's value, where one year and the change are visible and that other year is not."""
    waarden = {g.sleutel: g for g in getoond if g.soort == "waarde" and g.laag is not None}
    for g in getoond:
        b = betekenis(g.kengetal, g.uitsplitsing, g.periode, jaren)
        if (
            g.soort not in ("groei", "verschil")
            or g.laag is None
            or g.hoog is None
            or b is None
            or is_grootheid(b)
        ):
            continue
        half = 0.5 if g.laag == g.hoog else 0.0
        laag, hoog = g.laag - half, g.hoog + half
        toen = (g.kengetal, g.uitsplitsing, jaren.voor(g.periode))
        nu_, toen_ = waarden.get(g.sleutel), waarden.get(toen)
        if toen_ is not None and nu_ is None:
            yield _anders(g, g.periode, _na(toen_, laag, hoog, g.soort))
        elif nu_ is not None and toen_ is None:
            yield _anders(g, toen[2], _voor(nu_, laag, hoog, g.soort))


def _anders(g: Getoond, periode: str, grens: tuple[float, float]) -> Getoond:
    return replace(g, periode=periode, soort="waarde", laag=grens[0], hoog=grens[1])


def _na(toen: Getoond, laag: float, hoog: float, soort: str) -> tuple[float, float]:
    assert toen.laag is not None and toen.hoog is not None
    if soort == "verschil":
        return toen.laag + laag, toen.hoog + hoog
    return toen.laag * (1 + laag / 100), toen.hoog * (1 + hoog / 100)


def _voor(nu: Getoond, laag: float, hoog: float, soort: str) -> tuple[float, float]:
    assert nu.laag is not None and nu.hoog is not None
    if soort == "verschil":
        return nu.laag - hoog, nu.hoog - laag
    return nu.laag / max(1e-9, 1 + hoog / 100), nu.hoog / max(1e-9, 1 + laag / 100)
