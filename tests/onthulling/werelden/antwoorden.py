"""Worlds of respondents to one survey: who answered which question, with whole scores on the scale."""

from __future__ import annotations

from collections.abc import Sequence

from tests.onthulling.werelden.artefact import Uitgave
from tests.onthulling.werelden.clienten import niet_meer_dan_echt, spannen
from tests.onthulling.werelden.figuren import PROCENT, Figuur, leg_op
from tests.onthulling.werelden.gegevens import Antwoord, Organisatie
from tests.onthulling.werelden.oordeel import Geheim, Verhouding
from tests.onthulling.werelden.programma import Programma, Som, som

SCHAAL = (1, 10)


class Respondenten:
    """The respondents whose answers stood in the same states: how many, and per question answers and their sum."""

    def __init__(self, p: Programma, rijen: Sequence[Antwoord], vragen: Sequence[str], boven: float) -> None:
        self.r = p.var(len({a.respondent for a in rijen}), 0, boven)
        self.n: dict[str, Som] = {}
        self.s: dict[str, Som] = {}
        for vraag in vragen:
            scores = [a.score for a in rijen if a.vraag == vraag and a.score is not None]
            n, s = p.var(len(scores), 0), p.var(sum(scores), 0)
            p.eis(n - self.r, boven=0)
            p.eis(s - n * SCHAAL[0], onder=0)
            p.eis(s - n * SCHAAL[1], boven=0)
            self.n[vraag], self.s[vraag] = n, s
        met_score = {a.respondent for a in rijen if a.score is not None}
        # Respondents with any score; somebody may have left every score empty.
        self.actief = p.var(len(met_score), 0)
        p.eis(self.actief - self.r, boven=0)
        p.eis(self.actief - som(list(self.n.values())), boven=0)
        for n in self.n.values():
            p.eis(n - self.actief, boven=0)


class Onderzoek:
    """One survey in one year."""

    def __init__(
        self, p: Programma, org: Organisatie, jaar: int, naam: str, uitgaven: Sequence[Uitgave]
    ) -> None:
        self.org, self.jaar, self.naam = org, jaar, naam
        alle = [a for s in org.staten for a in s.antwoorden if (a.jaar, a.onderzoek) == (jaar, naam)]
        vragen = sorted({a.vraag for a in alle})
        self.uitgenodigd = p.var(
            max(n for j, o, n in org.staten[0].uitgenodigd if (j, o) == (jaar, naam)), 1, 500
        )
        self.delen: dict[tuple[int, int], Respondenten] = {}
        for span, rijen, basis in spannen(org, "antwoorden", "respondent"):
            hier = [a for a in rijen if (a.jaar, a.onderzoek) == (jaar, naam)]
            self.delen[span] = Respondenten(p, hier, vragen, 500)
            if not basis:
                niet_meer_dan_echt(p, [self.delen[span].r])
        for staat in range(len(org.staten)):
            p.eis(self._som("r", staat) - self.uitgenodigd, boven=0)
        self.geheimen = leg_op(p, uitgaven, self.figuur)
        self.geheimen += self._correcties(p, vragen)

    def _som(self, veld: str, staat: int, vraag: str = "") -> Som:
        delen = [d for (a, z), d in self.delen.items() if a <= staat <= z]
        return som([getattr(d, veld)[vraag] if vraag else getattr(d, veld) for d in delen])

    def _correcties(self, p: Programma, vragen: Sequence[str]) -> list[Geheim]:
        return [
            Geheim("correctie score", f"{v} {span}@{self.jaar}", Verhouding(d.s[v], d.n[v]), "score")
            for span, d in self.delen.items()
            for v in vragen
            if span != (0, len(self.org.staten) - 1) and d.n[v].in_wereld(p.waar) > 0
        ]

    def figuur(self, kengetal: str, deel: str, jaar: int, staat: int) -> Figuur | None:
        """The definitions of ``tevredenheid`` and ``respons``."""
        onderzoek, _, vraag = deel.partition("/")
        if (jaar, onderzoek) != (self.jaar, self.naam):
            return None
        if kengetal == "respons":
            r = self._som("r", staat)
            return Figuur(Verhouding(r, self.uitgenodigd, PROCENT), "telling", r, self.uitgenodigd)
        if kengetal != "tevredenheid" or (vraag and vraag not in next(iter(self.delen.values())).n):
            return None
        vragen = [vraag] if vraag else list(next(iter(self.delen.values())).n)
        n, s = (som([self._som(w, staat, v) for v in vragen]) for w in "ns")
        noemer = n if vraag else self._som("actief", staat)
        return Figuur(Verhouding(s, n), "score", n, noemer, minstens=n)


def programma(
    org: Organisatie, jaar: int, naam: str, uitgaven: Sequence[Uitgave]
) -> tuple[Programma, list[Geheim]]:
    """The programme of one survey."""
    p = Programma()
    onderzoek = Onderzoek(p, org, jaar, naam, uitgaven)
    p.sluit()
    return p, onderzoek.geheimen
