"""What a comparison may show: per organisation and year the values of one report, hidden wherever any report hides.

A comparison reprints and never reckons: no sums, means or differences over reports. So whoever holds the reports
holds all of it already. What is left to guard is reports that contradict each other in what they hide. Three rules:

* the rows of one kengetal and periode come from one report: that of the year itself, else the nearest later one;
* what any report of the organisation hides is hidden here, whatever another one shows;
* all that is left of one organisation, over all years together, goes through the independent audit of
  ``kkfzlib.onthulling`` unless its reports were made in one chain (see ``sluit_aan``); when the audit finds a hidden
  number that can be worked out, every figure about clients of that organisation is withheld.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from multiprocessing import get_context

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.audit import onderzoek
from kkfzlib.vergelijking.bronnen import Verslagbron
from kkfzlib.verslag.getallen import decimalen

Sleutel = tuple[str, str, str]

MEESTE_JAREN = 6
_VEEL = 6  # fewer audits than this are done before other processes have started
_OOK_GEVOELIG = frozenset({"omzet", "omzet_aandeel", "omzet_groei"})


@dataclass(frozen=True)
class Deelnemer:
    """One organisation in the comparison; ``jaren`` are its reports, ``ingehouden`` says that the audit failed."""

    slug: str
    jaren: tuple[int, ...]
    synthetisch: bool
    ingehouden: bool

    @property
    def laatste(self) -> str:
        """The year of its latest report that is compared: its state in the matrix and the funnels."""
        return str(max(self.jaren))

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

    @cached_property
    def _delen(self) -> dict[str, set[str]]:
        """The uitsplitsingen of each kengetal within the years."""
        uit: dict[str, set[str]] = {}
        for _, k, u, j in self.cellen:
            if j in self.jaren:
                uit.setdefault(k, set()).add(u)
        return uit

    @cached_property
    def _wie_heeft(self) -> set[tuple[str, str]]:
        return {(s, k) for s, k, _, j in self.cellen if j in self.jaren}

    def heeft(self, slug: str, kengetal: str) -> bool:
        """Whether the organisation has any row of the kengetal within the years."""
        return (slug, kengetal) in self._wie_heeft

    def get(self, slug: str, kengetal: str, uitsplitsing: str, jaar: str) -> Cijfer | None:
        """One published value, or None where no report has it."""
        return self.cellen.get((slug, kengetal, uitsplitsing, jaar))

    def reeks(self, slug: str, kengetal: str, uitsplitsing: str = "") -> list[Cijfer]:
        """The values of one organisation over the years, oldest first; years without a row left out."""
        gevonden = (self.get(slug, kengetal, uitsplitsing, j) for j in self.jaren)
        return [c for c in gevonden if c is not None]

    def uitsplitsingen(self, kengetal: str) -> list[str]:
        """Every uitsplitsing that any report has of a kengetal within these years: closed ones in their own order."""
        gevonden = self._delen.get(kengetal, set())
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
    per_slug: dict[str, list[Verslagbron]] = {}
    for bron in bronnen:
        per_slug.setdefault(bron.organisatie, []).append(bron)
    verenigd = {slug: verenig(per_slug[slug]) for slug in sorted({o for o, _ in gekozen})}
    lek = herleidbaar({s: c for s, c in verenigd.items() if not sluit_aan(per_slug[s])})
    for slug, samen in verenigd.items():
        eigen, ingehouden = per_slug[slug], slug in lek
        getoond = zonder_clienten(samen) if ingehouden else samen
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


def sluit_aan(bronnen: Sequence[Verslagbron]) -> bool:
    """Whether every report was made, and so audited, with the one before it in sight.

    Then the years follow each other, the later report prints or hides every client figure of the year before, and
    prints none that was hidden or otherwise. What the reports show side by side has been through the audit of the
    later one; it needs no second.
    """
    return all(_volgt(een, ander) for een, ander in pairwise(sorted(bronnen, key=lambda b: b.jaar)))


def _volgt(een: Verslagbron, ander: Verslagbron) -> bool:
    later = {_sleutel(c): c for c in ander.cellen}
    over = [c for c in een.cellen if c.periode == str(een.jaar) and _over_clienten(c)]
    return ander.jaar == een.jaar + 1 and all(_strookt(c, later.get(_sleutel(c))) for c in over)


def _strookt(cel: Cijfer, later: Cijfer | None) -> bool:
    if later is None:
        return False
    return later.verborgen or (
        not cel.verborgen
        and (cel.waarde, cel.teller, cel.noemer) == (later.waarde, later.teller, later.noemer)
    )


def herleidbaar(per_slug: Mapping[str, dict[Sleutel, Cijfer]]) -> set[str]:
    """The organisations of which a hidden number can be worked out; many at once on all processors."""
    vraag = {s: c for s, c in per_slug.items() if any(x.verborgen for x in c.values() if _over_clienten(x))}
    if len(vraag) < _VEEL:
        return {s for s, c in vraag.items() if is_herleidbaar(c)}
    # Fresh processes: this one may have threads, and a fork would copy their locks.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as groep:
        return {s for s, weg in zip(vraag, groep.map(is_herleidbaar, vraag.values()), strict=True) if weg}


def is_herleidbaar(cellen: Mapping[Sleutel, Cijfer], drempel: int = 5) -> bool:
    """Whether an outsider can work out a hidden number about clients from these values."""
    over = [g for c in cellen.values() if _over_clienten(c) for g in _getoond(c)]
    # What an insider could learn was judged when each report was made; here only the outsider counts.
    return not onderzoek(over, drempel, zoekingen=0).geslaagd


def zonder_clienten(cellen: Mapping[Sleutel, Cijfer]) -> dict[Sleutel, Cijfer]:
    """The same values with every one about clients hidden."""
    return {s: _verberg(c) if _over_clienten(c) else c for s, c in cellen.items()}


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
