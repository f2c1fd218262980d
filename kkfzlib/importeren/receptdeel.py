"""A piece of the recipe with its line: asked for as text, list or mapping, it reports by itself when it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.yaml_lezen import Document, onbekende_sleutels


class Deel:
    """The value at ``pad`` of a document whose scalars are texts."""

    def __init__(self, document: Document, pad: str, waarde: Any, melder: Melder) -> None:
        self._document, self._pad, self._waarde, self._melder = document, pad, waarde, melder

    @property
    def bestand(self) -> str:
        """Base name of the recipe."""
        return self._document.bestand

    @property
    def regel(self) -> int:
        """Line of the key."""
        return self._document.regel(self._pad)

    @property
    def is_lijst(self) -> bool:
        """Whether it is a list."""
        return isinstance(self._waarde, list)

    @property
    def is_tekst(self) -> bool:
        """Whether it is one value."""
        return isinstance(self._waarde, str)

    def meld(self, code: str, kolom: str = "", **details: object) -> None:
        """Report something about this piece, at its line."""
        self._melder.meld(
            code, self.bestand, regel=self.regel, cel="", kolom=kolom[:40], waarde="", ernst="fout", **details
        )

    def _vorm(self, verwacht: str) -> None:
        self.meld("yaml-vorm", self._pad.rpartition(".")[2], verwacht=verwacht)

    def _kind(self, naam: str, waarde: Any) -> Deel:
        return Deel(self._document, f"{self._pad}.{naam}".lstrip("."), waarde, self._melder)

    def delen(self) -> list[tuple[str, Deel]]:
        """Every key with its piece."""
        if not isinstance(self._waarde, dict):
            self._vorm("sleutels met een waarde")
            return []
        return [(naam, self._kind(naam, waarde)) for naam, waarde in self._waarde.items()]

    def afbeelding(self, bekend: tuple[str, ...]) -> Iterator[tuple[str, Deel]]:
        """The known keys with their pieces, in the order written; any other key is reported."""
        if not isinstance(self._waarde, dict):
            self._vorm(f"sleutels {', '.join(bekend)}")
            return
        for naam in onbekende_sleutels(self._document, self._waarde, bekend, self._melder, self._pad):
            yield naam, self._kind(naam, self._waarde[naam])

    def lijst(self) -> list[Deel]:
        """The pieces of a list."""
        return [self._kind(str(n), waarde) for n, waarde in enumerate(self._waarde)]

    def tekst(self, verwacht: str = "een waarde") -> str:
        """One value; empty, and reported, when it is something else or nothing."""
        if isinstance(self._waarde, str) and self._waarde.strip():
            return self._waarde.strip()
        self._vorm(verwacht)
        return ""

    def vrij(self, verwacht: str = "een waarde") -> str:
        """One value that may be empty."""
        return self._waarde.strip() if isinstance(self._waarde, str) else self.tekst(verwacht)

    def teksten(self, verwacht: str) -> tuple[str, ...]:
        """One value, or a list of them."""
        if isinstance(self._waarde, list) and self._waarde and all(isinstance(w, str) for w in self._waarde):
            return tuple(w.strip() for w in self._waarde)
        if isinstance(self._waarde, str):
            return (self._waarde.strip(),)
        self._vorm(verwacht)
        return ()

    def geheel(self, laag: int, hoog: int) -> int | None:
        """A whole number within bounds."""
        if isinstance(self._waarde, str) and self._waarde.isdigit() and laag <= int(self._waarde[:9]) <= hoog:
            return int(self._waarde)
        self._vorm(f"een geheel getal, {laag}…{hoog}")
        return None

    def getal(self) -> float | None:
        """A number other than zero, with a decimal comma or point."""
        try:
            waarde = float(str(self._waarde).replace(",", "."))
        except ValueError:
            waarde = 0.0
        if isinstance(self._waarde, str) and waarde and abs(waarde) < 1e12:
            return waarde
        self._vorm("een getal, niet nul")
        return None

    def janee(self) -> bool:
        """Ja or nee."""
        tekst = str(self._waarde).lower()
        if tekst not in ("ja", "nee", "true", "false", "yes", "no"):
            self._vorm("ja of nee")
        return tekst in ("ja", "true", "yes")

    def keuze(self, mogelijk: Sequence[str]) -> str:
        """One of a list; empty, and reported, otherwise."""
        from kkfzlib.inlezen.ruw import bedoeld

        tekst = " ".join(str(self._waarde).lower().split())
        if tekst in mogelijk:
            return tekst
        hint = bedoeld(tekst, mogelijk)
        self._vorm(
            f"een van: {', '.join(mogelijk)}{'.' + hint.removesuffix('.') if hint else ''}".removesuffix(".")
        )
        return ""
