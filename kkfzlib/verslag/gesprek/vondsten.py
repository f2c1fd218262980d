"""What does not fit and what is not there: open findings of the audit, and the notices in the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle.regels import TITELS
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import opmaak as nl
from kkfzlib.onthulling.besluiten import bevinding_gedekt, lees_besluiten
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.gesprek.plaatsen import Plaatsen
from kkfzlib.verslag.gesprek.punten import Punt, kort, schakel
from kkfzlib.verslag.hoofdstukken.kengetallen import VERPLICHT
from kkfzlib.verslag.markdown import veilig
from kkfzlib.verslag.slots import SLOTS

_ONTBREEKT = frozenset(
    {"benchmark-bron", "gemiddelde-zonder-n", "noemer-ontbreekt", "aangekondigd", "meervoudig-antwoord"}
)
"""Findings that say that something is not there."""

_GEEN_VAN_BEIDE = frozenset({"sprong", "omzet-ontleding", "herstel"})
"""A jump stands among what moved; the others explain and contradict nothing."""

_LETTERLIJK = frozenset(
    {"tekst-getal", "totaal-delen", "percentage-aantal", "opgave-registratie", "vorig-jaar"}
)
"""Rules whose two numbers stand for the same thing, so that one of them must be the right one."""

_GENOEMD = 3
"""So many missing texts are named."""

_IN_TEKST = re.compile(r"([\w-]+), regel \d+: ")
_NOTITIE = re.compile(r'\.ontbreekt data-onderdeel="([^"]+)"')
_LEEG = re.compile(r"\{\.kg-leeg ([^}]*)\}")
_KENMERK = re.compile(r'data-plaatshouder="([^"]*)"')


def tegenspraken(ctx: Context) -> list[Punt]:
    """Findings that contradict something and that no signed decision covers, worst first."""
    return [_punt(ctx, n, b) for n, b in _open(ctx) if not _mist(b)]


def ontbrekend(ctx: Context, bestanden: Mapping[str, str], plaatsen: Plaatsen) -> list[Punt]:
    """Mandatory parts, values of placeholders, and sources, bases and figures that are missing."""
    delen = [
        *_onderdelen(bestanden, plaatsen),
        *_zonder_waarde(bestanden, plaatsen),
        *(_punt(ctx, n, b) for n, b in _open(ctx) if _mist(b)),
    ]
    return list(dict.fromkeys(delen))


def _open(ctx: Context) -> Iterator[tuple[int, Bevinding]]:
    alle = ctx.zichtbare_bevindingen
    besluiten, _ = lees_besluiten(ctx.invoer.besluiten)
    for n, b in enumerate(alle, start=1):
        if b.ernst != "info" and b.regel not in _GEEN_VAN_BEIDE and not bevinding_gedekt(b, alle, besluiten):
            yield n, b


def _mist(b: Bevinding) -> bool:
    return b.regel in _ONTBREEKT or (b.regel == "richtingwoord" and not b.verwacht)


def _punt(ctx: Context, nummer: int, b: Bevinding) -> Punt:
    merk = schakel(f"†{nummer}", f"bevinding-{nummer}")
    regel = f"{merk} {kort(_toelichting(ctx, b), 190) or veilig(TITELS.get(b.regel, b.regel))}"
    return Punt(regel, _vraag(ctx, b, merk))


def _toelichting(ctx: Context, b: Bevinding) -> str:
    """The words of the finding, with names for ids: who talks about it does not know those."""
    tekst = b.toelichting
    if (plek := _IN_TEKST.match(tekst)) is not None and plek[1] in SLOTS:
        tekst = f"In de tekst “{SLOTS[plek[1]].naam}”: {tekst[plek.end() :]}"
    return tekst.replace(f"{b.kengetal}/{b.uitsplitsing}", _naam(ctx, b)) if b.uitsplitsing else tekst


def _naam(ctx: Context, b: Bevinding) -> str:
    ingang = REGISTER.get(b.kengetal)
    if ingang is None:
        return b.kengetal
    deel = uitsplitsing_naam(b.kengetal, b.uitsplitsing, ctx.gids) if b.uitsplitsing else ""
    return f"{ingang.naam} ({deel.lower()})" if deel else ingang.naam


def _vraag(ctx: Context, b: Bevinding, merk: str) -> str:
    naam = f"{kort(_naam(ctx, b))} ({merk})" if b.kengetal else f"bevinding {merk}"
    match b.regel:
        case "richtingwoord" if _mist(b):
            stuk = _IN_TEKST.sub("", b.toelichting).partition(", maar")[0]
            return f"Welk cijfer staat achter {kort(stuk)} ({merk})?"
        case "gemeenschappelijke-noemer":
            return f"Over hoeveel mensen gaan de percentages bij {naam}?"
        case "gemiddelde-zonder-n":
            return f"Hoeveel antwoorden staan achter {naam}, en op welke schaal zijn ze gegeven?"
        case "noemer-ontbreekt":
            return f"Over hoeveel cliënten gaat {naam}?"
        case "benchmark-bron":
            return f"Uit welke bron en welk jaar komt het vergelijkingscijfer bij {naam}?"
        case "meervoudig-antwoord":
            return f"Kon een cliënt bij {naam} vaker dan één keer meetellen?"
        case "aangekondigd":
            return f"Waar is te vinden wat volgens {naam} is aangekondigd?"
    if b.regel in _LETTERLIJK and b.verwacht and b.gevonden:
        return f"Bij {naam} staan {veilig(b.verwacht)} en {veilig(b.gevonden)}. Welk van beide geldt?"
    return f"Wat is juist bij {naam}, en wat wordt er aangepast?"


def _onderdelen(bestanden: Mapping[str, str], plaatsen: Plaatsen) -> Iterator[Punt]:
    """Missing figures one by one; missing texts together, as there may be many."""
    gevonden = [(o, b) for b, tekst in bestanden.items() for o in _NOTITIE.findall(tekst)]
    for onderdeel, bestand in gevonden:
        if onderdeel not in SLOTS:
            naam = schakel(veilig(_cijfer(onderdeel)), plaatsen.sectie(bestand))
            yield Punt(f"Verplicht: {naam}", f"Wanneer komt {naam}?")
    teksten = [schakel(veilig(SLOTS[o].naam), plaatsen.sectie(b)) for o, b in gevonden if o in SLOTS]
    if teksten:
        aantal = "Eén verplichte tekst" if len(teksten) == 1 else f"{len(teksten)} verplichte teksten"
        waaronder = ", waaronder " if len(teksten) > _GENOEMD else ": "
        genoemd = waaronder + nl.opsomming(teksten[:_GENOEMD])
        komt = "komt de tekst" if len(teksten) == 1 else "komen de verplichte teksten"
        yield Punt(f"{aantal}{genoemd}", f"Wanneer {komt}{genoemd}?")


def _cijfer(onderdeel: str) -> str:
    return VERPLICHT[onderdeel][1] if onderdeel in VERPLICHT else onderdeel


def _zonder_waarde(bestanden: Mapping[str, str], plaatsen: Plaatsen) -> Iterator[Punt]:
    for bestand, tekst in bestanden.items():
        for merk in _LEEG.findall(tekst):
            for plaatshouder in _KENMERK.findall(merk):
                id = re.split("[/:]", plaatshouder)[0]
                naam = REGISTER[id].naam if id in REGISTER else id
                doel = schakel(veilig(naam), plaatsen.sectie(bestand))
                yield Punt(
                    f"Een tekst noemt {doel}, maar dit cijfer is er niet", f"Wanneer komt het cijfer {doel}?"
                )
