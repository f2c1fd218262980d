"""What a comparison may show: per organisation and year the values of one report, hidden wherever any report hides.

A comparison reprints and never reckons: no sums, means or differences over reports. So whoever holds the reports
holds all of it already. What is left to guard is reports that contradict each other in what they hide. Three rules:

* the rows of one kengetal and periode come from one report: that of the year itself, else the nearest later one;
* what any report of the organisation hides is hidden here, whatever another one shows;
* all that is left of one organisation, over all years together, goes through the independent audit of
  ``kkfzlib.onthulling``; when that finds a hidden number that can be worked out, every figure about clients of that
  organisation is withheld.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.audit import onderzoek
from kkfzlib.vergelijking.bronnen import Verslagbron
from kkfzlib.verslag.getallen import decimalen

Sleutel = tuple[str, str, str]

MEESTE_JAREN = 6
_OOK_GEVOELIG = frozenset({"omzet", "omzet_aandeel", "omzet_groei"})


@dataclass(frozen=True)
class Deelnemer:
    """One organisation in the comparison; ``jaren`` are its reports, ``ingehouden`` says that the audit failed."""

    slug: str
    jaren: tuple[int, ...]
    synthetisch: bool
    ingehouden: bool

    @property
    def naam(self) -> str:
        """The slug as a name: the public export holds no other."""
        return self.slug.replace("-", " ").title()


@dataclass(frozen=True)
class Spiegel:
    """Everything that the comparison may show: ``cellen`` by (organisation, kengetal, uitsplitsing, periode)."""

    deelnemers: tuple[Deelnemer, ...]
    jaren: tuple[str, ...]
    cellen: dict[tuple[str, str, str, str], Cijfer]

    def get(self, slug: str, kengetal: str, uitsplitsing: str, jaar: str) -> Cijfer | None:
        """One published value, or None where no report has it."""
        return self.cellen.get((slug, kengetal, uitsplitsing, jaar))

    def reeks(self, slug: str, kengetal: str, uitsplitsing: str = "") -> list[Cijfer]:
        """The values of one organisation over the years, oldest first; years without a row left out."""
        gevonden = (self.get(slug, kengetal, uitsplitsing, j) for j in self.jaren)
        return [c for c in gevonden if c is not None]

    def uitsplitsingen(self, kengetal: str) -> list[str]:
        """Every uitsplitsing that any report has of a kengetal within these years: closed ones in their own order."""
        gevonden = {u for _, k, u, j in self.cellen if k == kengetal and j in self.jaren}
        volgorde = {
            u: n for n, u in enumerate(REGISTER[kengetal].uitsplitsingen if kengetal in REGISTER else ())
        }
        return sorted(gevonden, key=lambda u: (volgorde.get(u, len(volgorde)), u == "totaal", _natuurlijk(u)))


def _natuurlijk(code: str) -> tuple[tuple[int, float, str], ...]:
    """``2`` before ``10``; text after numbers."""
    delen = code.replace(":", "+").split("+")
    return tuple((0, float(d), "") if d.replace(".", "", 1).isdigit() else (1, 0.0, d) for d in delen)


def maak_spiegel(
    bronnen: Sequence[Verslagbron], gekozen: Collection[tuple[str, int]], *, alle_jaren: bool = True
) -> Spiegel:
    """The comparison of the ``gekozen`` (organisation, year) pairs.

    ``bronnen`` are all public reports of those organisations, also of years not chosen: what those hide counts.
    ``alle_jaren``: show the years before the first report too, where a report gives them.
    """
    cellen: dict[tuple[str, str, str, str], Cijfer] = {}
    deelnemers = []
    for slug in sorted({o for o, _ in gekozen}):
        eigen = [b for b in bronnen if b.organisatie == slug]
        getoond, ingehouden = beveilig(verenig(eigen))
        jaren = tuple(sorted(j for o, j in gekozen if o == slug))
        deelnemers.append(Deelnemer(slug, jaren, any(b.synthetisch for b in eigen), ingehouden))
        laatste = str(max(jaren))
        mag = {str(j) for j in jaren}
        cellen |= {
            (slug, *s): c for s, c in getoond.items() if s[2] in mag or (alle_jaren and s[2] <= laatste)
        }
    return Spiegel(tuple(deelnemers), _jaren(gekozen, cellen, alle_jaren), cellen)


def _jaren(
    gekozen: Collection[tuple[str, int]], cellen: dict[tuple[str, str, str, str], Cijfer], alle_jaren: bool
) -> tuple[str, ...]:
    eigen = {str(j) for _, j in gekozen}
    if alle_jaren:  # a report also shows the year before it: worth a column when that is well filled
        eerste = min(j for _, j in gekozen)
        gevuld = {
            jaar: len({(s, k) for s, k, _, j in cellen if j == str(jaar)}) for jaar in (eerste - 1, eerste)
        }
        eigen |= {str(eerste - 1)} if 2 * gevuld[eerste - 1] > gevuld[eerste] else set()
    return tuple(sorted(eigen))[-MEESTE_JAREN:]


def verenig(bronnen: Sequence[Verslagbron]) -> dict[Sleutel, Cijfer]:
    """The reports of one organisation as one set of values: see the first two rules above."""
    verborgen = {_sleutel(c) for b in bronnen for c in b.cellen if c.verborgen}
    blok: dict[tuple[str, str], Verslagbron] = {}
    for bron in bronnen:
        for kengetal, periode in {(c.kengetal, c.periode) for c in bron.cellen}:
            huidig = blok.get((kengetal, periode))
            if huidig is None or _afstand(bron, periode) < _afstand(huidig, periode):
                blok[kengetal, periode] = bron
    uit = {}
    for bron in bronnen:
        for cel in bron.cellen:
            if blok[cel.kengetal, cel.periode] is bron:
                uit[_sleutel(cel)] = _verberg(cel) if _sleutel(cel) in verborgen else cel
    return uit


def _sleutel(cel: Cijfer) -> Sleutel:
    return cel.kengetal, cel.uitsplitsing, cel.periode


def _afstand(bron: Verslagbron, periode: str) -> tuple[bool, int]:
    verschil = bron.jaar - int(periode) if periode.isdigit() else 0
    return verschil < 0, abs(verschil)


def _verberg(cel: Cijfer) -> Cijfer:
    return replace(cel, waarde=None, teller=None, noemer=None, zichtbaar=False)


def beveilig(cellen: dict[Sleutel, Cijfer], drempel: int = 5) -> tuple[dict[Sleutel, Cijfer], bool]:
    """The values, and whether those about clients had to be withheld because a hidden one could be worked out."""
    over = [c for c in cellen.values() if _over_clienten(c)]
    if not any(c.verborgen for c in over):
        return cellen, False
    # What an insider could learn was judged when each report was made; here only the outsider counts.
    if onderzoek([g for c in over for g in _getoond(c)], drempel, zoekingen=0).geslaagd:
        return cellen, False
    return {s: _verberg(c) if _over_clienten(c) else c for s, c in cellen.items()}, True


def _over_clienten(cel: Cijfer) -> bool:
    return cel.kengetal in _OOK_GEVOELIG or (
        cel.kengetal in REGISTER and REGISTER[cel.kengetal].over_clienten
    )


def _getoond(cel: Cijfer) -> list[Getoond]:
    """A value as the auditor wants it: the interval that a printed number stands for."""
    sleutel = (cel.kengetal, cel.uitsplitsing, cel.periode)
    if cel.verborgen:
        return [
            Getoond(*sleutel, soort, None, None, "vergelijking") for soort in ("waarde", "teller", "noemer")
        ]
    uit = []
    for soort in ("waarde", "teller", "noemer"):
        getal = getattr(cel, soort)
        if getal is not None:
            geheel = soort != "waarde" or cel.eenheid == "aantal"
            half = 0.0 if geheel and float(getal).is_integer() else 0.5 / 10 ** decimalen(cel)
            uit.append(Getoond(*sleutel, soort, getal - half, getal + half, "vergelijking"))
    return uit
