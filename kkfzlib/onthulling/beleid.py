"""The policy of the disclosure control: its parameters, and why none may be laxer than the default by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.fouten import InvoerFout
from kkfzlib.instellingen import Onthullingsregels
from kkfzlib.onthulling.besluiten import Besluit, hash_van_cijfers, toegestane_parameters


@dataclass(frozen=True, slots=True)
class Beleid:
    """Parameters of protection.

    ``drempel``: counts of persons 0 < n < drempel are hidden, and so are amounts of fewer clients. ``basis``: no
    percentage or mean over persons on a base below it. ``samen_onder``: with fewer leavers than this the categories
    of indicator 2 are shown per group. ``marge``: a hidden amount is safe when an outsider's interval is at least
    this share of it wide.
    """

    drempel: int = 5
    basis: int = 10
    samen_onder: int = 40
    marge: float = 0.10


STANDAARD = Beleid()


def maak_beleid(
    regels: Onthullingsregels,
    frame: pd.DataFrame,
    besluiten: Sequence[Besluit] = (),
    vandaag: date | None = None,
) -> Beleid:
    """The policy of this report; InvoerFout when ``verslag.yml`` asks for less than the default without a decision."""
    toegestaan = toegestane_parameters(frame, besluiten, vandaag)
    gevraagd = {"drempel": regels.drempel, "basis": regels.basis}
    te_laag = {n: w for n, w in gevraagd.items() if w < toegestaan.get(n, getattr(STANDAARD, n))}
    if te_laag:
        raise InvoerFout([_te_soepel(n, w, frame) for n, w in te_laag.items()])
    return Beleid(**gevraagd)


def _te_soepel(naam: str, waarde: int, frame: pd.DataFrame) -> Invoerbevinding:
    standaard = getattr(STANDAARD, naam)
    return Invoerbevinding(
        "verslag.yml", None, "", f"onthulling.{naam}", str(waarde), "onthulling-te-soepel",
        f"een waarde onder {standaard} mag alleen met een vastgelegd besluit dat nog geldt",
        f"gebruik {standaard} of hoger, of teken in besluiten.yml 'wat: \"regel: {naam} = {waarde}\"' "
        f"met hash: {hash_van_cijfers(frame)}",
    )  # fmt: skip
