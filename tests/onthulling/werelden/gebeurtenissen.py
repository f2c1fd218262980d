"""Worlds of incidents (each has one kind and one month) and of income."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.onthulling.werelden.artefact import Uitgave
from tests.onthulling.werelden.figuren import PROCENT, Figuur, leg_op
from tests.onthulling.werelden.gegevens import Organisatie
from tests.onthulling.werelden.oordeel import Geheim, Verhouding
from tests.onthulling.werelden.programma import Programma, Som, som

MEESTE_INCIDENTEN, MEESTE_OMZET = 100_000, 10**9
"""Above anything a small organisation has: a search without end would find nothing at all."""


class Incidenten:
    """The incidents of all years; the registration of incidents is never corrected here."""

    def __init__(self, p: Programma, org: Organisatie, uitgaven: Sequence[Uitgave]) -> None:
        self.som: dict[tuple[int, str], Som] = {}
        for jaar in org.jaren:
            rijen = [i for i in org.staten[0].incidenten if i.datum.year == jaar]
            soorten = sorted({i.soort for i in rijen})
            maanden = [f"maand/{m:02d}" for m in range(1, 13)]
            echt = Counter(i.soort for i in rijen) + Counter(f"maand/{i.datum.month:02d}" for i in rijen)
            for naam in (*soorten, *maanden):
                # A kind has a row only when it occurs; a month always has one.
                self.som[jaar, naam] = p.var(echt[naam], 1 if naam in soorten else 0, MEESTE_INCIDENTEN)
            self.som[jaar, "totaal"] = som([self.som[jaar, s] for s in soorten])
            p.eis(self.som[jaar, "totaal"] - som([self.som[jaar, m] for m in maanden]), 0, 0)
        self.geheimen = leg_op(p, uitgaven, self.figuur)

    def figuur(self, kengetal: str, deel: str, jaar: int, staat: int) -> Figuur | None:
        """The definition of ``incidenten``; a merged row adds its kinds."""
        delen = [self.som.get((jaar, d)) for d in deel.split("+")] if kengetal == "incidenten" else [None]
        bekend = [d for d in delen if d is not None]
        return (
            Figuur(som(bekend), "telling", persoon="maand" not in deel and deel != "totaal")
            if len(bekend) == len(delen)
            else None
        )


class Omzet:
    """Income per kind of funding, in whole euros."""

    def __init__(self, p: Programma, org: Organisatie, uitgaven: Sequence[Uitgave]) -> None:
        self.jaren = org.jaren
        self.bedrag: dict[tuple[int, str], Som] = {}
        rijen = org.staten[0].omzet
        for jaar in org.jaren:
            for deel in ("fz", "zvw", "wlz", "wmo", "rest"):
                fin = "anders" if deel == "rest" else deel
                echt = sum(b for j, f, b in rijen if (j, f) == (jaar, fin))
                self.bedrag[jaar, deel] = p.var(echt, 0, MEESTE_OMZET)
        self.geheimen = leg_op(p, uitgaven, self.figuur)

    def _bedrag(self, jaar: int, deel: str) -> Som | None:
        if jaar not in self.jaren:
            return None
        namen = {"totaal": ("fz", "zvw", "wlz", "wmo", "rest"), "anders": ("zvw", "wlz", "wmo", "rest")}
        delen = [self.bedrag.get((jaar, d)) for d in namen.get(deel, (deel,))]
        bekend = [d for d in delen if d is not None]
        return som(bekend) if len(bekend) == len(delen) else None

    def figuur(self, kengetal: str, deel: str, jaar: int, staat: int) -> Figuur | None:
        """The definitions of ``omzet``, its share and its growth."""
        bedrag, totaal, vorig = (
            self._bedrag(jaar, deel),
            self._bedrag(jaar, "totaal"),
            self._bedrag(jaar - 1, deel),
        )
        if bedrag is None or totaal is None:
            return None
        if kengetal == "omzet":
            return Figuur(bedrag, "breedte")
        if kengetal == "omzet_aandeel":
            return Figuur(Verhouding(bedrag, totaal, PROCENT), "breedte", bedrag, totaal, "breedte")
        if kengetal == "omzet_groei" and vorig is not None:
            return Figuur(Verhouding(bedrag - vorig, vorig, PROCENT), "breedte", bedrag, vorig, "breedte")
        return None


def programma(
    soort: type[Incidenten] | type[Omzet], org: Organisatie, uitgaven: Sequence[Uitgave]
) -> tuple[Programma, list[Geheim]]:
    """The programme of incidents or of income."""
    p = Programma()
    inhoud = soort(p, org, uitgaven)
    p.sluit()
    return p, inhoud.geheimen
