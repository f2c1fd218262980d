"""Makes whole pages in a thread of its own, always of the latest state: what is overtaken meanwhile is not shown."""

from __future__ import annotations

import threading
from types import TracebackType

from kkfzlib.bekijken.maker import Maker
from kkfzlib.bekijken.server import Toestand
from kkfzlib.bekijken.vondst import Vondst, van_invoer
from kkfzlib.fouten import InvoerFout
from kkfzlib.uitvoeren.kind import als_kkfzfout

_EINDE_S = 15.0


class Werker:
    """Begins with a page at once; ``vraag`` asks for another one. Leaving the block waits for what is being made."""

    def __init__(self, maker: Maker, toestand: Toestand) -> None:
        self._maker, self._toestand = maker, toestand
        self._iets = threading.Condition()
        self._gevraagd, self._gedaan, self._alles, self._stop = 1, 0, True, False
        self._draad = threading.Thread(target=self._loop, daemon=True, name="kkfz-bladzijde")

    def vraag(self, alleen_tekst: bool) -> None:
        """Something has changed: texts only, or more."""
        with self._iets:
            self._gevraagd += 1
            self._alles = self._alles or not alleen_tekst
            self._iets.notify()

    def _loop(self) -> None:
        while True:
            with self._iets:
                self._iets.wait_for(lambda: self._stop or self._gevraagd > self._gedaan)
                if self._stop:
                    return
                nummer, alles, self._alles = self._gevraagd, self._alles, False
            gelukt = self._ververs(nummer, alles)
            with self._iets:
                self._alles = self._alles or (alles and not gelukt)
            self._gedaan = nummer

    def _is_laatste(self, nummer: int) -> bool:
        with self._iets:
            return nummer == self._gevraagd and not self._stop

    def _ververs(self, nummer: int, alles: bool) -> bool:
        """Whether a page was made; the page of before stays when that fails, with the reason beside it."""
        toon = self._toestand.werk_bij
        try:
            pagina = self._maker.maak(alleen_tekst=not alles)
            if self._is_laatste(nummer):
                toon(bericht="Bijgewerkt", pagina=pagina)
                vondsten = self._maker.vondsten()
                if self._is_laatste(nummer):
                    toon(bericht=_telling(vondsten), vondsten=vondsten)
            return True
        except InvoerFout as fout:
            toon(bericht="Niet bijgewerkt: eerst dit herstellen", vondsten=list(van_invoer(fout.bevindingen)))
        except Exception as fout:  # whatever it is, the page says so and the next change is tried again
            toon(bericht="Niet bijgewerkt", vondsten=[Vondst("fout", str(als_kkfzfout(fout)))])
        return False

    def __enter__(self) -> Werker:
        self._draad.start()
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        with self._iets:
            self._stop = True
            self._iets.notify()
        self._draad.join(_EINDE_S)


def _telling(vondsten: list[Vondst]) -> str:
    n = len(vondsten)
    return "Bijgewerkt; niets op te merken" if n == 0 else f"Bijgewerkt; {n} {'punt' if n == 1 else 'punten'}"
