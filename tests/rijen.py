"""Figures of a made-up report, and what is published of them: the one place where tests build such rows."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from kkfzlib.cijfers import KOLOMMEN, REGISTRATIE, Cijfer
from kkfzlib.dossier import Profiel
from kkfzlib.kengetallen.namen import AANTAL
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd

JAAR = 2024


def rij(
    kengetal: str,
    uitsplitsing: str,
    periode: int | str,
    waarde: float,
    teller: float | None = None,
    noemer: float | None = None,
    *,
    eenheid: str = "",
    herkomst: str = REGISTRATIE,
) -> Cijfer:
    """One figure; its unit is that of the registry unless told, and ``aantal`` where a part is stated as a count."""
    eenheid = eenheid or _eenheid(kengetal, uitsplitsing)
    return Cijfer(kengetal, uitsplitsing, str(periode), waarde, eenheid, teller, noemer, herkomst)


def _eenheid(kengetal: str, uitsplitsing: str) -> str:
    telling = kengetal not in REGISTER or f":{uitsplitsing}".endswith(AANTAL)
    return "aantal" if telling else REGISTER[kengetal].eenheid


def frame(rijen: Iterable[Cijfer]) -> pd.DataFrame:
    """These figures in the contract's columns, in the order given: who reads it may not lean on an order."""
    lijst = [[getattr(c, kolom) for kolom in KOLOMMEN] for c in rijen]
    return pd.DataFrame(lijst, columns=list(KOLOMMEN)).astype(
        {"waarde": float, "teller": float, "noemer": float}
    )


def publiceer(
    rijen: Iterable[Cijfer],
    weg: Iterable[tuple[str, ...]] = (),
    profiel: Profiel = "openbaar",
    jaar: int = JAAR,
) -> Gepubliceerd:
    """What a report about ``jaar`` publishes of these figures.

    ``weg`` names what is hidden: (kengetal, uitsplitsing) in every year, or with the periode in that year alone.
    """
    alle, verborgen = list(rijen), set(weg)
    dicht = [bool({c.sleutel, c.sleutel[:2]} & verborgen) for c in alle]
    return Gepubliceerd(frame(alle).assign(verborgen=dicht), profiel, jaar, jaar - 1)


class Rijen:
    """Collects figures kengetal by kengetal."""

    def __init__(self) -> None:
        self.rijen: list[Cijfer] = []

    def telling(self, kengetal: str, waarden: dict[str, int], jaar: int = JAAR) -> Rijen:
        """Counts, also of a kengetal that the registry knows as a share."""
        self.rijen += [rij(kengetal, code, jaar, n, eenheid="aantal") for code, n in waarden.items()]
        return self

    def aandeel(self, kengetal: str, tellers: dict[str, int], noemer: int, jaar: int = JAAR) -> Rijen:
        """Shares of one whole."""
        self.rijen += [
            rij(kengetal, code, jaar, 100 * t / noemer, t, noemer, eenheid="%") for code, t in tellers.items()
        ]
        return self

    def bedrag(self, waarden: dict[str, float], jaar: int = JAAR, *, met_aandeel: bool = True) -> Rijen:
        """Revenue by part, with the share of each in ``totaal``."""
        for code, n in waarden.items():
            self.rijen.append(rij("omzet", code, jaar, n))
            if met_aandeel:
                totaal = waarden["totaal"]
                self.rijen.append(rij("omzet_aandeel", code, jaar, 100 * n / totaal, n, totaal))
        return self

    def los(
        self,
        kengetal: str,
        code: str,
        waarde: float,
        eenheid: str,
        teller: float | None = None,
        noemer: float | None = None,
        jaar: int = JAAR,
    ) -> Rijen:
        """One figure of any kind."""
        self.rijen.append(rij(kengetal, code, jaar, waarde, teller, noemer, eenheid=eenheid))
        return self

    def frame(self) -> pd.DataFrame:
        """What was collected, as a contract frame."""
        return frame(self.rijen)
