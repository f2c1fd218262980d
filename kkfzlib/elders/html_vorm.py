"""The figures of a published page: every element that says which one it holds (``data-kengetal``)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from kkfzlib.elders.getallen import Geengetal, Notatie
from kkfzlib.elders.herkennen import Ruw, herken
from kkfzlib.elders.oogst import VERBORGEN, Oogst
from kkfzlib.elders.toewijzing import Toewijzing
from kkfzlib.uitsplitsing import MET_DELEN

_MERK = re.compile(r'class="merk merk-(indiening|concept)"')
_SYNTHETISCH = 'class="synthetisch"'
_WAARDE = re.compile(r"(?P<euro>€)?\s*(?P<getal>[-−]?[\d.,]+)\s*(?P<eenheid>%|dagen|jaar|bedden)?")
_LEEG = ("–", "niet te berekenen", "")
_LEEGELEMENT = frozenset({"br", "img", "wbr", "hr", "input", "meta", "link"})
_NL = Notatie(",")

Cellen = dict[tuple[str, str], dict[str, tuple[str, int]]]
"""Per (name, periode): the text and line of ``waarde``, ``teller`` and ``noemer``."""


class _Cijfers(HTMLParser):
    def __init__(self, jaar: int) -> None:
        super().__init__()
        self.jaar = str(jaar)
        self.cellen: Cellen = {}
        self.strijdig: list[tuple[str, int]] = []
        self._nu: dict[str, str] | None = None
        self._tekst = ""
        self._diepte = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEEGELEMENT:
            return
        kenmerken = {k: v or "" for k, v in attrs}
        if self._nu is None and "data-kengetal" in kenmerken:
            self._nu, self._tekst, self._diepte = kenmerken, "", 0
        elif self._nu is not None:
            self._diepte += 1

    def handle_endtag(self, tag: str) -> None:
        if self._nu is None or tag in _LEEGELEMENT:
            return
        if self._diepte:
            self._diepte -= 1
            return
        self._bewaar(self._nu)
        self._nu = None

    def handle_data(self, data: str) -> None:
        self._tekst += data

    def _bewaar(self, kenmerken: dict[str, str]) -> None:
        soort = kenmerken.get("data-soort", "waarde")
        if soort == "groei":
            return
        sleutel = kenmerken["data-kengetal"], kenmerken.get("data-periode", self.jaar)
        tekst, regel = " ".join(self._tekst.split()), self.getpos()[0]
        veld = "waarde" if soort == "vorig" else soort
        eerder = self.cellen.setdefault(sleutel, {}).setdefault(veld, (tekst, regel))
        if _kaal(eerder[0]) != _kaal(tekst):
            self.strijdig.append((sleutel[0], regel))


def _kaal(tekst: str) -> str:
    """A table leaves out the unit that a sentence has."""
    return re.sub(r"[^\d,x]", "", tekst)


def lees_html(
    inhoud: bytes, bestand: str, wie: tuple[str, int | None], toewijzing: Toewijzing, oogst: Oogst
) -> None:
    """Take the marked figures of one page into ``oogst``; a confidential page is not read at all."""
    tekst = inhoud.decode("utf-8", errors="replace")
    if (merk := _MERK.search(tekst)) is not None:
        oogst.laat(bestand, None, "", f"dit is geen openbaar verslag (merk {merk[1]}); niet gelezen")
        return
    if "data-kengetal" not in tekst:
        reden = "geen cijfers die zeggen welk kengetal ze zijn; zie: kkfz controleer --verslag"
        oogst.laat(bestand, None, "", reden)
        return
    organisatie, jaar = wie
    if not organisatie or jaar is None:
        herstel = "zet het bestand in ORGANISATIE/JAAR/, of geef --organisatie en --jaar"
        oogst.fout(bestand, None, "", "", "van wie en over welk jaar dit is, staat er niet", herstel)
        return
    pagina = _Cijfers(jaar)
    pagina.feed(tekst)
    for naam, regel in pagina.strijdig:
        oogst.fout(
            bestand, regel, naam, "", "de pagina noemt voor dit cijfer twee waarden", "herstel de bron"
        )
    if _SYNTHETISCH in tekst:
        oogst.synthetisch.add((organisatie, jaar))
    for (naam, periode), velden in pagina.cellen.items():
        ruw = _ruw(naam, periode, velden, bestand, oogst)
        if ruw is not None and (lezing := herken(ruw, toewijzing, oogst)) is not None:
            oogst.neem((organisatie, jaar), lezing)


def _ruw(
    naam: str, periode: str, velden: dict[str, tuple[str, int]], bestand: str, oogst: Oogst
) -> Ruw | None:
    id, _, deel = naam.partition("/")
    regel = min(r for _, r in velden.values())
    getallen: dict[str, float | str | None] = {}
    eenheid, decimalen = "", 0
    for veld, (tekst, plek) in velden.items():
        if tekst in (*_LEEG, VERBORGEN):
            getallen[veld] = VERBORGEN if tekst == VERBORGEN else None
            continue
        vorm = _WAARDE.fullmatch(tekst.replace("\u00a0", " "))
        try:
            getal, n = _NL.lees(vorm["getal"] if vorm else tekst)
        except Geengetal as fout:
            oogst.fout(bestand, plek, naam, tekst, str(fout), "herstel de bron, of lees de CSV in")
            return None
        getallen[veld] = getal
        if veld == "waarde" and vorm:
            eenheid, decimalen = "euro" if vorm["euro"] else vorm["eenheid"] or "", n
    if "waarde" not in getallen:
        # A count alone in a table: the percentage beside it stands nowhere on the page.
        return None
    if id in MET_DELEN and not deel:
        return None
    return Ruw(
        bestand, regel, id, deel, periode, getallen["waarde"], eenheid, getallen.get("teller"),
        getallen.get("noemer"), "", decimalen,
    )  # fmt: skip
