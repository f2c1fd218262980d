"""One export as a piece of recipe: what was recognised, filled in where sure, with a comment where a person decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kkfzlib.importeren.einden import BEWIJS, EINDEN
from kkfzlib.importeren.recept import NA_TE_GAAN
from kkfzlib.koppelen.exporten import Blad
from kkfzlib.koppelen.herkennen import Herkenning, Kandidaat, Past, herken
from kkfzlib.koppelen.inhoud import aansluiting, datumvorm, getalvorm, is_getal, past, verschillende
from kkfzlib.koppelen.ongebruikt import ongebruikt, van_iemand
from kkfzlib.koppelen.openstaand import KLOPT
from kkfzlib.koppelen.regels import Kolomregels, aanhaling, als_opmerking
from kkfzlib.koppelen.vertalen import keuzekolom, titelkolom
from kkfzlib.koppelen.woorden import is_persoon, normaal, vermoed, vertaal
from kkfzlib.schema import TABELLEN, Kolom

PSEUDONIEM = {"client_id": "client", "medewerker_id": "medewerker", "respondent_id": "respondent"}
_LAATSTE = re.compile(r"tot en met|laatste|t m")
_PERIODE = re.compile(r"20\d\d(?:[-_ ]?(?:0[1-9]|1[0-2]))*|\b[HQK][1-4]\b", re.IGNORECASE)
_ONDERZOEK = {
    "cto": ("cto", "client"),
    "mto": ("mto", "medewerker"),
    "ketenpartners": ("keten", "partner", "verwijzer"),
}
_MAANDEN = [str(n) for n in range(1, 13)]
_LIJSTEN = {("scholing", "soort"): "soort_scholing", ("incidenten", "ernst"): "ernst"}


@dataclass(frozen=True)
class Voorstel:
    """A source of a table: its glob, sheet, the lines of its columns and of its rows."""

    tabel: str
    bron: str
    blad: str
    kolommen: dict[str, Kolomregels]
    smelt: str = ""
    zeker: bool = True
    regels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Herkend:
    """A sheet of which a row was recognised as the header of a table."""

    blad: Blad
    koprij: int
    herkenning: Herkenning

    @property
    def bron(self) -> tuple[str, str]:
        """Glob and sheet: what recipes call this source."""
        return glob_van(self.blad.bestand), "" if self.blad.enig else self.blad.naam


def zoek_kop(blad: Blad) -> Herkend | None:
    """The row that looks most like a header, and of which table; None when none does."""
    beste: Herkend | None = None
    for nummer in range(blad.hoogte):
        koppen = blad.kop(nummer)
        if not _kan_kop(koppen):
            continue
        herkenning = herken(koppen, f"{blad.bestand} {blad.naam}", _toets(blad, nummer))
        if herkenning is not None and (beste is None or herkenning.gewicht > beste.herkenning.gewicht):
            beste = Herkend(blad, nummer, herkenning)
    return beste


def _kan_kop(koppen: Sequence[str]) -> bool:
    """Whether a row may be a header: words in at least two cells, and mostly words (or the months of a pivot)."""
    gevuld = [k for k in koppen if k]
    woorden = sum(not any(t.isdigit() for t in k) for k in gevuld)
    return len(gevuld) >= 2 and (2 * woorden >= len(gevuld) or set(_MAANDEN) <= set(gevuld))


def stel_voor(groep: Sequence[Herkend]) -> Voorstel:
    """The piece of recipe for sheets that differ in their period only; the values of all of them count."""
    eerste = groep[0]
    bron = _Bron(groep)
    glob, blad = eerste.bron
    h = eerste.herkenning
    return Voorstel(
        h.tabel, glob, blad, dict(bron.kolommen()), bron.smelt(), h.tabel_zeker, tuple(bron.regels())
    )


def _toets(blad: Blad, koprij: int) -> Past:
    plaats = {kop: n for n, kop in enumerate(blad.kop(koprij)) if kop}

    def klopt(kop: str, soort: str) -> bool:
        return past(blad.waarden(koprij, plaats[kop]), soort)

    return klopt


def glob_van(bestand: str) -> str:
    """The name with its year or part of the year as ``*``, so that next year's file is found too."""
    stam, punt, staart = bestand.rpartition(".")
    delen = _PERIODE.sub("*", stam)
    return re.sub(r"\*[-_ ]*(?:\*[-_ ]*)*(?=\*|$)", "*", delen) + punt + staart


class _Bron:
    """A recognised sheet while its lines are made."""

    def __init__(self, groep: Sequence[Herkend]) -> None:
        self._groep, self._h = groep, groep[0].herkenning
        self._tabel = TABELLEN[self._h.tabel]
        self._koppen = [k for k in groep[0].blad.kop(groep[0].koprij) if k]
        self._vragen = self._zoek_vragen()

    def _cellen(self, kop: str) -> Iterator[object]:
        for h in self._groep:
            koppen = h.blad.kop(h.koprij)
            if kop in koppen:
                yield from h.blad.waarden(h.koprij, koppen.index(kop))

    def kolommen(self) -> Iterator[tuple[str, Kolomregels]]:
        """Every column of the table that has a header, or that needs a word of a person."""
        for kolom in self._tabel.kolommen:
            if kolom.naam in self._h.zeker:
                yield kolom.naam, self._zeker(kolom, self._h.zeker[kolom.naam])
            elif kolom.naam in self._h.twijfel:
                yield kolom.naam, self._twijfel(kolom, self._h.twijfel[kolom.naam])
            elif (vast := self._vast(kolom)) is not None:
                yield kolom.naam, vast
            elif kolom.naam == "zorgzwaarte" and (zwaarte := self._zwaarte()) is not None:
                yield kolom.naam, zwaarte
            elif not kolom.leeg and not self._gesmolten(kolom.naam):
                yield kolom.naam, Kolomregels((f"# {kolom.naam}: niet herkend. {kolom.omschrijving}",))

    def _gesmolten(self, kolom: str) -> bool:
        return bool(self.smelt()) and f": {kolom}" in self.smelt()

    def _zeker(self, kolom: Kolom, kop: str) -> Kolomregels:
        if kolom.naam in PSEUDONIEM:
            return Kolomregels(
                (f"{kolom.naam}: {{uit: {aanhaling(kop)}, pseudoniem: {PSEUDONIEM[kolom.naam]}}}",)
            )
        if kolom.naam == "zorgtitel":
            return self._titels(kop)
        if kolom.soort == "keuze" or (self._h.tabel, kolom.naam) in _LIJSTEN:
            return self._keuze(kolom, kop)
        delen, erbij = [f"uit: {aanhaling(kop)}"], ""
        if kolom.soort == "datum":
            vorm = datumvorm(self._cellen(kop))
            delen += [f"datum: {vorm}"] * bool(vorm)
            delen, erbij = self._einde(kolom, kop, delen, vorm)
        elif kolom.soort in ("decimaal", "geheel"):
            vorm = getalvorm(self._cellen(kop))
            delen += [f"getal: {vorm}"] * bool(vorm)
            delen, erbij = _omvang(kolom, kop, delen)
        return Kolomregels((f"{kolom.naam}: {{{', '.join(delen)}}}{erbij}",))

    def _twijfel(self, kolom: Kolom, kandidaten: tuple[Kandidaat, ...]) -> Kolomregels:
        """The whole proposal for the likeliest header, as a remark: who agrees only takes the signs away."""
        eerste, *ander = kandidaten
        of = f"; of {', '.join(aanhaling(k.kop) for k in ander)}" if ander else ""
        regels = self._zeker(kolom, eerste.kop)
        if any(map(van_iemand, regels.waarden)):
            regels = Kolomregels((f"{kolom.naam}: {{uit: {aanhaling(eerste.kop)}}}",))
        return als_opmerking(regels, f"twijfel{of}")

    def _einde(self, kolom: Kolom, kop: str, delen: list[str], vorm: str) -> tuple[list[str], str]:
        """Whether an end is the last day that counts: the header says so, or periods that follow each other do."""
        if kolom.naam not in EINDEN:
            return delen, ""
        if _LAATSTE.search(normaal(kop)):
            return [*delen, "laatste_dag: ja"], ""
        erna, zelfde = self._aansluiting(kolom.naam, vorm)
        if erna >= BEWIJS and not zelfde:
            return [*delen, "laatste_dag: ja"], f"   # {erna} × begint de volgende periode een dag later"
        if zelfde >= BEWIJS and not erna:
            return delen, f"   # telt zelf niet mee: {zelfde} × begint de volgende periode op deze dag"
        return delen, f"   # {NA_TE_GAAN} Zet er dan laatste_dag: ja bij"

    def _aansluiting(self, eind: str, vorm: str) -> tuple[int, int]:
        kolommen = [EINDEN[eind], eind]
        wie = next((k for k in PSEUDONIEM if k in self._h.zeker), None)
        # The likeliest begin will do: that periods follow each other is what confirms it.
        mogelijk = {k: ks[0].kop for k, ks in self._h.twijfel.items()} | self._h.zeker
        if wie is None or not {*kolommen} <= mogelijk.keys():
            return 0, 0
        koppen = [mogelijk[k] for k in (wie, *kolommen)]
        rijen: list[tuple[Any, ...]] = []
        for h in self._groep:
            plaats = h.blad.kop(h.koprij)
            if set(koppen) <= set(plaats):
                rijen += h.blad.rijen(h.koprij, [plaats.index(k) for k in koppen])
        return aansluiting(rijen, vorm)

    def _keuze(self, kolom: Kolom, kop: str) -> Kolomregels:
        """A column of choices: nothing to translate when every value is one, else a line per value with its count."""
        lijst = _LIJSTEN.get((self._h.tabel, kolom.naam), kolom.naam)
        regels = keuzekolom(kolom, lijst, kop, verschillende(self._cellen(kop)))
        return _vraag_naar_anders(regels) if self._h.tabel == "plaatsingen" else regels

    def _titels(self, kop: str) -> Kolomregels:
        """Titles are free text, but short names are worth a translation: the hint says what they probably mean."""
        return titelkolom(kop, verschillende(self._cellen(kop)))

    def _zwaarte(self) -> Kolomregels | None:
        """The severity out of the name of the product, where it stands there."""
        kop = self._h.zeker.get("zorgvorm")
        if kop is None or self._h.tabel != "plaatsingen":
            return None
        namen_ = [w for w, _ in verschillende(self._cellen(kop)).telling]
        for patroon, wordt in ((r"\b(C|VG)[ -]?(\d)\b", r"\1-\2"), (r"\b(\d) ?(C|VG)\b", r"\2-\1")):
            raak = {w for w in namen_ if re.search(patroon, w)}
            if raak:
                regel = f"zorgzwaarte: {{uit: {aanhaling(kop)}, patroon: '{patroon}', wordt: '{wordt}', overig: \"\"}}"
                verblijf = {
                    w for w in namen_ if (vertaal("zorgvorm", w) or vermoed("zorgvorm", w)) == "verblijf"
                }
                # Every stay has one and nothing else has: that is no coincidence.
                zeker = raak == verblijf
                return Kolomregels(
                    (f"{'' if zeker else '# '}{regel}   # staat de zwaarte hierin? klopt dit?",)
                )
        return None

    def _vast(self, kolom: Kolom) -> Kolomregels | None:
        if self._h.tabel != "antwoorden":
            return None
        if kolom.naam == "toelichting":
            return Kolomregels(
                ('toelichting: {vast: ""}   # vrije tekst van respondenten blijft in de export',)
            )
        if kolom.naam == "onderzoek":
            naam = normaal(self._groep[0].blad.bestand)
            keuze = next((o for o, woorden in _ONDERZOEK.items() if any(w in naam for w in woorden)), "")
            return Kolomregels(
                (f"onderzoek: {{vast: {keuze}}}",)
                if keuze
                else ("# onderzoek: {vast: cto}   # of mto, ketenpartners",)
            )
        return None

    def _zoek_vragen(self) -> list[str]:
        """The columns of a wide survey that hold scores."""
        if self._h.tabel != "antwoorden" or "score" in self._h.zeker:
            return []
        over = [k for k in self._koppen if k not in self._h.zeker.values() and not is_persoon(k)]
        gevuld = [(k, list(self._cellen(k))) for k in over]
        return [k for k, cellen in gevuld if cellen and all(map(is_getal, cellen))]

    def smelt(self) -> str:
        """The line that turns a wide export into rows; empty where it is long already."""
        if self._vragen:
            return (
                f"smelt: {{vragen: [{', '.join(map(aanhaling, self._vragen))}], naar: vraag, waarde: score}}"
            )
        if self._h.tabel == "omzet" and "bedrag" not in self._h.zeker and set(_MAANDEN) <= set(self._koppen):
            return f"smelt: {{vragen: [{', '.join(map(aanhaling, _MAANDEN))}], naar: maand, waarde: bedrag}}"
        return ""

    def regels(self) -> Iterator[str]:
        """What holds for rows: totals that are no data, contracts of one employee that are one employment."""
        totalen = self._totalen()
        if totalen:
            yield f"rijen: {{zonder: {{{_filters(totalen)}}}}}   # totalen"
        yield from self._ongebruikt(totalen)
        if self._h.tabel == "medewerkers" and self._dubbele_mensen():
            yield "samen: {sleutel: medewerker_id, begin: in_dienst, eind: uit_dienst}   # meer contracten per mens"

    def _totalen(self) -> dict[str, list[str]]:
        eerste = self._groep[0]
        uit = {}
        for kolom, labels in eerste.blad.totalen(eerste.koprij).items():
            kop = eerste.blad.kop(eerste.koprij)[kolom]
            if kop:
                uit[kop] = list(dict.fromkeys(map(_totaalvorm, labels)))
        return uit

    def _ongebruikt(self, totalen: dict[str, list[str]]) -> Iterator[str]:
        """Columns with few values that no column of the table uses: some say which rows don't count."""
        gebruikt = {*self._h.zeker.values(), *totalen, *self._vragen}
        gebruikt |= {k.kop for ks in self._h.twijfel.values() for k in ks}
        over = {
            k: self._cellen(k) for k in dict.fromkeys(self._koppen) if k not in gebruikt and not is_persoon(k)
        }
        if self._h.tabel == "antwoorden" or self.smelt():
            return
        yield from ongebruikt(over, _filters(totalen))

    def _dubbele_mensen(self) -> bool:
        """Whether a number of an employee comes back with another period."""
        bekend = self._h.zeker.keys() | self._h.twijfel.keys()
        if "medewerker_id" not in self._h.zeker or not {"in_dienst", "uit_dienst"} <= bekend:
            return False
        wie = [str(c) for c in self._cellen(self._h.zeker["medewerker_id"])]
        return len(set(wie)) < len(wie)


def _vraag_naar_anders(regels: Kolomregels) -> Kolomregels:
    """A client who is paid for by *anders* is rare: in revenue it is a line of its own, here often a mistake."""
    waarden = {
        w: f"{r}; {KLOPT}" if ": anders " in r and KLOPT not in r and not r.startswith("#") else r
        for w, r in regels.waarden.items()
    }
    return Kolomregels(regels.kop, waarden)


def _filters(per_kop: dict[str, list[str]]) -> str:
    """Headers with the values that make a row go, as they stand under ``rijen: {zonder: {…}}``."""
    return ", ".join(f"{aanhaling(k)}: [{', '.join(map(aanhaling, ws))}]" for k, ws in per_kop.items())


def _totaalvorm(label: str) -> str:
    """``Subtotaal De Linde`` as a glob; one word stays itself."""
    return "Subtotaal*" if label.lower().startswith("sub") else "Totaal*" if " " in label else label


def _omvang(kolom: Kolom, kop: str, delen: list[str]) -> tuple[list[str], str]:
    if kolom.naam != "fte":
        return delen, ""
    woorden = normaal(kop)
    if "percentage" in woorden:
        return [*delen, "gedeeld_door: 100"], ""
    if "uren" in woorden or "werkweek" in woorden or "omvang" in woorden:
        return [*delen, "gedeeld_door: 36"], "   # uren van een volle week volgens de cao"
    return delen, ""
