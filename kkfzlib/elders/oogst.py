"""What reading yields: figures as a file states them, what was not recognised, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.cijfers import Sleutel

VERBORGEN = "x"


@dataclass(frozen=True)
class Lezing:
    """One figure as one file states it, after its names and unit were mapped.

    ``van`` is what the file called it and ``uitleg`` every step of the mapping; ``verborgen`` says that the file shows
    a marker in its place: then it has no numbers.
    """

    bestand: str
    regel: int | None
    van: str
    kengetal: str
    uitsplitsing: str
    periode: str
    waarde: float | None
    teller: float | None
    noemer: float | None
    eenheid: str
    herkomst: str
    verborgen: bool = False
    uitleg: tuple[str, ...] = ()
    decimalen: int = 0
    velden: tuple[str, ...] = ("waarde", "teller", "noemer")
    """Of a hidden figure: where the marker stands."""

    @property
    def sleutel(self) -> Sleutel:
        """(kengetal, uitsplitsing, periode)."""
        return self.kengetal, self.uitsplitsing, self.periode


@dataclass(frozen=True)
class Onbekend:
    """A file, row or column that was not taken over, and why."""

    bestand: str
    regel: int | None
    wat: str
    reden: str

    def __str__(self) -> str:
        plaats = f"{self.bestand}:{self.regel}" if self.regel is not None else self.bestand
        return f"{plaats}: {self.wat + ': ' if self.wat else ''}{self.reden}"


@dataclass
class Oogst:
    """Everything that came out of the files, by whose and which year it is."""

    lezingen: dict[tuple[str, int], list[Lezing]] = field(default_factory=dict)
    onbekend: list[Onbekend] = field(default_factory=list)
    fouten: list[Invoerbevinding] = field(default_factory=list)
    synthetisch: set[tuple[str, int]] = field(default_factory=set)

    def neem(self, wie: tuple[str, int], lezing: Lezing) -> None:
        """Add one figure."""
        self.lezingen.setdefault(wie, []).append(lezing)

    def laat(self, bestand: str, regel: int | None, wat: str, reden: str) -> None:
        """Name what is not taken over; a value from outside is cut short."""
        self.onbekend.append(Onbekend(bestand, regel, _kort(wat), reden))

    def fout(
        self, bestand: str, regel: int | None, kolom: str, waarde: str, tekst: str, herstel: str
    ) -> None:
        """Something that cannot be read in one way only."""
        self.fouten.append(
            Invoerbevinding(bestand, regel, "", kolom, _kort(waarde), "lees-in", tekst, herstel)
        )


def _kort(tekst: str) -> str:
    return " ".join(tekst.split())[:60]
