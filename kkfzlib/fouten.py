"""The errors that reach a user: each knows its exit code, is Dutch, and survives pickling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kkfzlib.bevindingen import Invoerbevinding


class KkfzFout(Exception):
    """Base of every error that is meant for the user; ``exitcode`` is what the command returns."""

    exitcode = 1


class InvoerFout(KkfzFout):
    """The input or the report is refused. Carries every finding, not just the first.

    Person columns are already masked in the findings (see ``Invoerbevinding``).
    """

    exitcode = 1

    def __init__(self, bevindingen: Sequence[Invoerbevinding], boodschap: str = "") -> None:
        self.bevindingen = tuple(bevindingen)
        self.boodschap = boodschap or f"De invoer bevat {len(self.bevindingen)} bevinding(en)."
        super().__init__(self.boodschap)

    def __reduce__(self) -> tuple[type[InvoerFout], tuple[tuple[Invoerbevinding, ...], str]]:
        return type(self), (self.bevindingen, self.boodschap)

    def __str__(self) -> str:
        return "\n".join([self.boodschap, *(str(b) for b in self.bevindingen)])


class GebruikFout(KkfzFout):
    """Wrong use: an unknown organisation, year or option."""

    exitcode = 2


class MachineFout(KkfzFout):
    """The machine failed: disk, engine, time limit. The input may be fine."""

    exitcode = 3
