"""Organisations of which only the exports are there (``kkfz voorbeeld --bronnen``): four, each in another notation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kkfzlib.aanvulling.werkboek import vul_aan
from kkfzlib.importeren.pseudoniem import pseudoniemen
from kkfzlib.importeren.sleutel import lees_sleutel
from kkfzlib.kader import gids
from kkfzlib.schema import TABELLEN
from kkfzlib.voorbeeld import bronnen_noord, bronnen_oost, bronnen_west, bronnen_zuid
from kkfzlib.voorbeeld.bronnen_wereld import VOL, Jaarbron
from kkfzlib.voorbeeld.jaarmap import Wereld, schrijf_jaar
from kkfzlib.voorbeeld.maat import Maat, willekeurig
from kkfzlib.voorbeeld.plannen import JAREN as PLANJAREN
from kkfzlib.voorbeeld.schrijven import Rij, lege_map, tabel, tekst
from kkfzlib.voorbeeld.team import maak_team
from kkfzlib.voorbeeld.toeval import Toeval
from kkfzlib.voorbeeld.zorg import maak_zorg

JAREN = (2023, 2024)
_HORIZON = 2025
_ZAAD = 20260115

GEIMPORTEERD = ("plaatsingen", "omzet", "medewerkers", "verzuim", "scholing", "incidenten", "antwoorden")
"""Tables that come from exports."""
AANGEVULD = ("uitstroom", "capaciteit", "onderzoeken")
"""Tables that come from ``aanvulling.xlsx``."""


@dataclass(frozen=True)
class Voorbeeldbron:
    """One organisation: its folder, how it exports, what its HR system makes of contract hours."""

    naam: str
    schrijf: Callable[[Jaarbron, Path], None]
    fte: Callable[[int], float]
    ervaring: str
    """Who is asked for ``ervaring_sinds``: niemand, helft or iedereen."""
    kop: str = ""
    """What stands before a number in the exports of care and of staff: ``CL/W``."""


def _uren(uren: int) -> float:
    return uren / VOL


BRONNEN = (
    Voorbeeldbron("bronvoorbeeld-noord", bronnen_noord.schrijf, _uren, "iedereen"),
    Voorbeeldbron("bronvoorbeeld-oost", bronnen_oost.schrijf, _uren, "niemand"),
    Voorbeeldbron("bronvoorbeeld-zuid", bronnen_zuid.schrijf, _uren, "niemand", "CL/W"),
    Voorbeeldbron("bronvoorbeeld-west", bronnen_west.schrijf, bronnen_west.deeltijd, "helft"),
)

_ORGANISATIE = """\
naam: {titel}
synthetisch: true
plaatsen: [Voorbeeldstad, Oefendam]
website: https://example.org
"""

_LEESMIJ = """\
# {titel}

Deze organisatie bestaat niet. Alle cliënten, medewerkers, nummers, namen, cijfers en teksten zijn verzonnen en
gemaakt met `kkfz voorbeeld --bronnen`. De burgerservicenummers zijn testnummers (9999…) die van niemand zijn.

In `<jaar>/bronnen/` liggen exports zoals systemen ze geven, met kolommen van personen die het inlezen moet laten
liggen; `koppeling.yml` zegt hoe er tabellen van worden en `<jaar>/aanvulling.xlsx` bevat wat geen systeem weet.
"""


def maak_bronnen(
    doel: Path, *, jaren: Iterable[int] = JAREN, met_contracttabellen: Path | None = None
) -> list[Path]:
    """Write the four organisations under ``doel/raw`` and return their year folders.

    The same bytes every time; in ``aanvulling.xlsx`` under the same key, for it holds the pseudonyms that the import
    gives on this computer. With ``met_contracttabellen`` the tables that the imports should give are written too,
    under that data root, with the world's own ids. GebruikFout when a folder is there that isn't synthetic.
    """
    gekozen, mappen = sorted(set(jaren)), []
    for nummer, bron in enumerate(BRONNEN):
        wereld = _wereld(bron, nummer, gekozen)
        basis = lege_map(doel / "raw" / bron.naam)
        _organisatie(basis, wereld.naam)
        recept = (files(__package__) / "recepten" / f"{bron.naam}.yml").read_text(encoding="utf-8")
        tekst(basis / "koppeling.yml", recept)
        for jaar in gekozen:
            b = Jaarbron(wereld, jaar, bron.fte)
            mappen.append(_jaar(bron, b, basis / str(jaar)))
            if met_contracttabellen is not None:
                verwacht = met_contracttabellen / "raw" / bron.naam
                _organisatie(verwacht, wereld.naam)
                _contracttabellen(b, verwacht / str(jaar))
    return mappen


def _wereld(bron: Voorbeeldbron, nummer: int, jaren: Sequence[int]) -> Wereld:
    zaad, kort = _ZAAD + nummer, f"B{bron.naam.rpartition('-')[2][0].upper()}"
    maat: Maat = willekeurig(Toeval(zaad, "maat"))
    laatste = max(_HORIZON, jaren[-1])
    titel = f"{bron.naam.replace('-', ' ').title()} (verzonnen)"
    zorg, team = maak_zorg(zaad, maat, laatste, kort), maak_team(zaad, maat, laatste, kort)
    return Wereld(titel, kort, zaad, maat, zorg, team, jaren[0])


def _organisatie(basis: Path, titel: str) -> None:
    tekst(basis / "organisatie.yml", _ORGANISATIE.format(titel=titel))
    tekst(basis / "LEESMIJ.md", _LEESMIJ.format(titel=titel))


def _jaar(bron: Voorbeeldbron, b: Jaarbron, map_: Path) -> Path:
    """The raw folder of one year: exports, supplement, and the tables that people keep themselves."""
    schrijf_jaar(b.wereld, map_, b.jaar)
    for naam in (*GEIMPORTEERD, *AANGEVULD):
        (map_ / f"{naam}.csv").unlink()
    bron.schrijf(b, map_ / "bronnen")
    client, medewerker = _koppen(bron)

    sleutel = lees_sleutel(bron.naam)

    def _pseudoniem(kop: str, id_: object) -> str:
        return pseudoniemen([kop + b.nummer(id_)], sleutel)[0]

    antwoorden: dict[str, list[Rij]] = {naam: b.rijen(naam) for naam in AANGEVULD}
    antwoorden["uitstroom"] = [
        {
            **r,
            "client_id": _pseudoniem(client, r["client_id"]),
            "terug_naar_detentie": "ja" if r["terug_naar_detentie"] else "nee",
        }
        for r in b.rijen("uitstroom")
    ]
    antwoorden["ervaring"] = [
        {"medewerker_id": _pseudoniem(medewerker, r["medewerker_id"]),
         "ervaring_sinds": r["ervaring_sinds"]}
        for r in b.rijen("medewerkers") if _gevraagd(bron, str(r["medewerker_id"]))
    ]  # fmt: skip
    vul_aan(map_ / "aanvulling.xlsx", antwoorden, gids(b.jaar), b.jaar)
    return map_


def _koppen(bron: Voorbeeldbron) -> tuple[str, str]:
    client, _, medewerker = bron.kop.partition("/")
    return client, medewerker


def _gevraagd(bron: Voorbeeldbron, medewerker_id: str) -> bool:
    return bron.ervaring == "iedereen" or (bron.ervaring == "helft" and int(medewerker_id[-1]) % 2 == 1)


def _contracttabellen(b: Jaarbron, map_: Path) -> None:
    """The year as contract tables only, as the import should make it."""
    schrijf_jaar(b.wereld, map_, b.jaar)
    for naam in (*GEIMPORTEERD, *AANGEVULD):
        tabel(map_ / f"{naam}.csv", TABELLEN[naam].kop(PLANJAREN), b.rijen(naam))
