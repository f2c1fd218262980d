"""The flow diagram of safety management, drawn from the organisation's own ``stroomschema.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.indeling import Indeling, Vak, deel_in
from kkfzlib.verslag.figuren.letters import breedte, schoon, wikkel
from kkfzlib.verslag.figuren.reeks import tweeling
from kkfzlib.verslag.markdown import veilig

_VAKBREEDTE = 94.0
_TEKSTBREEDTE = 84.0
_TITEL = "Stroomschema van het veiligheidsmanagement rond de cliënt"


@dataclass(frozen=True)
class _Pijl:
    van: str
    naar: str
    tekst: str


def stroomschema(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-stroomschema``: nodes and arrows in layers, the client's box filled; None without nodes."""
    namen, pijlen = _lees(invoer.stroomschema or {})
    if not namen:
        return None
    zinnen = [f"{namen[p.van]} naar {namen[p.naar]}" + (f" ({p.tekst})" if p.tekst else "") for p in pijlen]
    alt = f"Stroomschema met de onderdelen {waarden.opgesomd(list(namen.values()))}."
    alt += f" Pijlen: {waarden.opgesomd(zinnen)}." if zinnen else ""
    tabel = tweeling(
        "stroomschema",
        "Pijlen van het stroomschema",
        ("Van", "Naar", "Toelichting"),
        tuple((veilig(namen[p.van]), veilig(namen[p.naar]), veilig(p.tekst)) for p in pijlen),
        ("l", "l", "l"),
    )
    return Figuur(
        "fig-stroomschema",
        _TITEL,
        alt,
        _teken(tuple(namen.items()), tuple(pijlen)),
        tabel if pijlen else None,
    )


def _lees(schema: Mapping[str, Any]) -> tuple[dict[str, str], list[_Pijl]]:
    """Names by id and the arrows between two different known nodes."""
    namen = {str(k["id"]): schoon(k.get("naam") or k["id"]) for k in schema.get("knopen") or ()}
    pijlen = [
        _Pijl(str(p["van"]), str(p["naar"]), schoon(p.get("tekst") or "")) for p in schema.get("pijlen") or ()
    ]
    return namen, [p for p in pijlen if p.van in namen and p.naar in namen and p.van != p.naar]


@lru_cache(maxsize=4)
def _teken(onderdelen: tuple[tuple[str, str], ...], pijlen: tuple[_Pijl, ...]) -> bytes:
    namen = dict(onderdelen)
    regels = {id: wikkel(naam, _ruimte(naam), stijl.GEWOON) for id, naam in namen.items()}
    vakken = [_vak(id, regels[id], stijl.GEWOON, 14.0, 10.0) for id in namen]
    teksten = [wikkel(p.tekst, _TEKSTBREEDTE, stijl.KLEIN) if p.tekst else None for p in pijlen]
    plaatsen = [_vak(f"\0tekst{n}", r, stijl.KLEIN, 6.0, 2.0) if r else None for n, r in enumerate(teksten)]
    paren = [(p.van, p.naar, vak) for p, vak in zip(pijlen, plaatsen, strict=True)]
    indeling = deel_in(vakken, paren, stijl.BREEDTE - 4)
    with blad(indeling.hoogte) as vel:
        for lijn in indeling.lijnen:
            _teken_pijl(vel, lijn)
        for vak in vakken:
            _teken_vak(vel, vak, regels[vak.id], namen[vak.id], indeling)
        for plaats, tekst in zip(plaatsen, teksten, strict=True):
            if plaats and tekst:
                x, y = indeling.plaatsen[plaats.id]
                vel.tekst(x + 2, y, tekst, grootte=stijl.KLEIN, kleur=stijl.INKT, h="center")
        return vel.svg(_TITEL)


def _ruimte(naam: str) -> float:
    """Room for the longest word, so that ``gedragswetenschapper`` is not cut, up to a limit."""
    langste = max((breedte(w, stijl.GEWOON) for w in naam.split(" ")), default=0.0)
    return min(max(_VAKBREEDTE, langste + 1), 1.35 * _VAKBREEDTE)


def _vak(id: str, regels: list[str], grootte: float, breder: float, hoger: float) -> Vak:
    breed = max(breedte(r, grootte) for r in regels) + breder
    return Vak(id, breed, len(regels) * grootte * stijl.REGEL + hoger)


def _teken_vak(vel: Blad, vak: Vak, regels: list[str], naam: str, indeling: Indeling) -> None:
    x, y = indeling.plaatsen[vak.id]
    kern = "cliënt" in naam.casefold() and len(naam) <= 12
    vel.kader(
        x + 2 - vak.breed / 2,
        y - vak.hoog / 2,
        vak.breed,
        vak.hoog,
        stijl.KLEUREN[0] if kern else stijl.WIT,
        stijl.KLEUREN[0],
    )
    vel.tekst(x + 2, y, regels, kleur=stijl.WIT if kern else stijl.INKT, h="center")


def _teken_pijl(vel: Blad, lijn: tuple[tuple[tuple[float, float], ...], ...]) -> None:
    for stuk in lijn:
        vel.lijn([(x + 2, y) for x, y in stuk], stijl.INKT_ZACHT, 1.0)
    (_, vorige), (x, y) = lijn[-1][-2:]
    staart = -7 if y > vorige else 7
    vel.veelhoek(
        [(x + 2 - 3.2, y + staart), (x + 2 + 3.2, y + staart), (x + 2, y)],
        stijl.INKT_ZACHT,
        stijl.INKT_ZACHT,
        0.3,
    )
