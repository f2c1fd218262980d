"""One column of the recipe: which keys go together, and with which kind of column."""

from __future__ import annotations

import re
from typing import Any

from kkfzlib.importeren.patroon import Patroonfout, controleer_wordt, vertaal
from kkfzlib.importeren.persoon import is_persoonskop
from kkfzlib.importeren.recept import Kolomrecept
from kkfzlib.importeren.receptdeel import Deel
from kkfzlib.schema import Kolom

KOLOMSLEUTELS = (
    "uit", "vast", "waarden", "overig", "patroon", "wordt", "datum", "laatste_dag", "getal", "gedeeld_door", "maal",
    "anders_uit", "pseudoniem", "voorvoegsel",
)  # fmt: skip
DATUMVORMEN = ("d-m-jjjj", "dd-mm-jjjj", "jjjj-mm-dd", "d mmm jjjj")
_GETALLEN = ("decimaal", "geheel", "jaar")
_ALLEEN = {
    "datum": ("datum",),
    "laatste_dag": ("datum",),
    "getal": _GETALLEN,
    "gedeeld_door": _GETALLEN,
    "maal": _GETALLEN,
    "pseudoniem": ("id",),
}
"""Keys that only make sense for some kinds of columns."""
_SAMEN = (("patroon", "wordt"), ("wordt", "patroon"), ("anders_uit", "uit"))
_NIET_SAMEN = (("waarden", "patroon"), ("datum", "waarden"), ("datum", "patroon"), ("pseudoniem", "waarden"),
               ("pseudoniem", "patroon"))  # fmt: skip


def lees_kolom(deel: Deel, kolom: Kolom, gesmolten: bool = False) -> Kolomrecept:
    """The recipe of one contract column; ``gesmolten``: its source is the melting, so it has no ``uit``.

    Everything wrong is reported at its own line; what is left is usable for looking further.
    """
    delen = dict(deel.afbeelding(KOLOMSLEUTELS))
    _controleer(deel, delen, kolom, gesmolten)
    gelezen: dict[str, Any] = {}
    for naam, d in delen.items():
        gelezen |= _lees(naam, d)
    gelezen |= _patroon(delen)
    uit = gelezen.pop("uit", ()) + gelezen.pop("anders_uit", ())
    recept = Kolomrecept(kolom.naam, deel.regel, uit, **gelezen)
    _weiger_personen(delen, recept, kolom)
    return recept


def _lees(naam: str, deel: Deel) -> dict[str, Any]:
    """One key as an argument of ``Kolomrecept``; the pattern is read apart."""
    if naam in ("uit", "anders_uit"):
        return {naam: deel.teksten("een kolomnaam of een lijst daarvan")}
    if naam in ("vast", "overig"):
        return {naam: deel.vrij()}
    if naam == "waarden":
        return {naam: tuple((van, d.vrij()) for van, d in deel.delen())}
    if naam == "datum":
        return {naam: deel.keuze(DATUMVORMEN)}
    if naam == "getal":
        return {naam: deel.keuze(("nl", "en"))}
    if naam == "laatste_dag":
        return {naam: deel.janee()}
    if naam in ("gedeeld_door", "maal"):
        return {naam: deel.getal()}
    if naam == "pseudoniem":
        return {naam: deel.tekst("een woord, zoals client of medewerker")}
    return {naam: deel.tekst("een tekst")} if naam == "voorvoegsel" else {}


def _patroon(delen: dict[str, Deel]) -> dict[str, Any]:
    if "patroon" not in delen or "wordt" not in delen:
        return {}
    wordt = delen["wordt"].vrij()
    deel = delen["patroon"]
    try:
        patroon: re.Pattern[str] = vertaal(deel.tekst("een patroon"))
        deel = delen["wordt"]
        controleer_wordt(patroon, wordt)
    except Patroonfout as fout:
        deel.meld("recept-patroon", reden=str(fout))
        return {}
    return {"patroon": patroon, "wordt": wordt}


def _controleer(deel: Deel, delen: dict[str, Deel], kolom: Kolom, gesmolten: bool) -> None:
    def combinatie(bij: str, wat: str) -> None:
        delen.get(bij, deel).meld("recept-combinatie", bij, wat=wat)

    if gesmolten:
        for naam in {"uit", "vast", "anders_uit"} & delen.keys():
            combinatie(naam, f"{kolom.naam} komt uit smelt en heeft dus geen {naam}")
    elif "vast" in delen:
        for naam in [n for n in delen if n != "vast"]:
            combinatie(naam, f"een vaste waarde (vast) gaat niet samen met {naam}")
    elif "uit" not in delen:
        deel.meld(
            "recept-combinatie", kolom.naam, wat="een kolom heeft uit (een kolom van de export) of vast nodig"
        )
    for naam, ander in _SAMEN:
        if naam in delen and ander not in delen:
            combinatie(naam, f"{naam} heeft geen betekenis zonder {ander}")
    for naam, ander in _NIET_SAMEN:
        if naam in delen and ander in delen:
            combinatie(ander, f"{naam} en {ander} gaan niet samen in één kolom")
    if "overig" in delen and not {"waarden", "patroon"} & delen.keys():
        combinatie("overig", "overig heeft geen betekenis zonder waarden of patroon")
    for naam, soorten in _ALLEEN.items():
        if naam in delen and kolom.soort not in soorten:
            combinatie(naam, f"{naam} past niet bij de kolom {kolom.naam}")


def _weiger_personen(delen: dict[str, Deel], recept: Kolomrecept, kolom: Kolom) -> None:
    """A column of names, BSNs or birth dates may only be read to make a pseudonym of it."""
    if recept.pseudoniem:
        return
    for kop in recept.uit:
        if is_persoonskop(kop, kolom.naam):
            delen["uit"].meld("recept-persoon", kop, naam=kolom.naam)
