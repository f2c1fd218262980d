"""From exports to a first recipe (``kkfz koppel``): recognise, fill in what is sure, ask for the rest."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.koppelen.exporten import Blad, lees_map
from kkfzlib.koppelen.invoegen import schrijf
from kkfzlib.koppelen.voorstel import Voorstel, glob_van, stel_voor
from kkfzlib.schema import TABELLEN

BRONNEN = "bronnen"
NAAM = "koppeling.yml"


@dataclass(frozen=True)
class Uitkomst:
    """The recipe, how many lines came in, what each export was recognised as, and which were not."""

    pad: Path
    regels: int
    voorstellen: tuple[Voorstel, ...]
    onherkend: tuple[str, ...]
    onleesbaar: tuple[str, ...]


def koppel(dossier: Dossier, bronnen: Path | None = None) -> Uitkomst:
    """Recognise the exports of one year and write or extend ``koppeling.yml`` of the organisation.

    Nothing that is in the recipe changes. Values of persons and free text are neither read into it nor shown.
    GebruikFout when there are no exports, or when the recipe is no YAML.
    """
    map_ = bronnen or dossier.raw / BRONNEN
    bladen, onleesbaar = lees_map(map_)
    if not bladen and not onleesbaar:
        raise GebruikFout(
            f"Er staan geen exports in {map_}. Zet de bestanden uit uw systemen daar neer, zoals ze zijn, of wijs "
            "een andere map aan met --bronnen."
        )
    groepen: dict[tuple[str, str], list[Blad]] = {}
    for blad in bladen:
        groepen.setdefault((glob_van(blad.bestand), blad.blad), []).append(blad)
    gevonden = [(groep, stel_voor(groep[0], groep[1:])) for groep in groepen.values()]
    voorstellen = sorted((v for _, v in gevonden if v is not None), key=_volgorde)
    herkend = {b.bestand for groep, v in gevonden if v is not None for b in groep}
    onherkend = tuple(dict.fromkeys(b.bestand for b in bladen if b.bestand not in herkend))
    pad = dossier.raw_organisatie / NAAM
    oud = pad.read_text(encoding="utf-8") if pad.is_file() else ""
    nieuw, aantal = schrijf(oud, voorstellen)
    if nieuw != oud:
        _bewaar(pad, nieuw)
    return Uitkomst(pad, aantal, tuple(voorstellen), onherkend, tuple(onleesbaar))


def _volgorde(v: Voorstel) -> tuple[int, str]:
    return list(TABELLEN).index(v.tabel), v.bron


def _bewaar(pad: Path, tekst: str) -> None:
    """Through a file beside it, so that a failure halfway leaves the recipe as it was."""
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    try:
        tijdelijk.write_text(tekst, encoding="utf-8")
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)


def samenvatting(uitkomst: Uitkomst) -> Sequence[str]:
    """What was found, for the terminal: tables, columns and counts, never a value."""
    regels = []
    for v in uitkomst.voorstellen:
        zeker = sum(not r.kop[0].startswith("#") for r in v.kolommen.values())
        open_ = len(v.kolommen) - zeker
        vertalen = sum(r.startswith("#") for k in v.kolommen.values() for r in k.waarden.values())
        blad = f", blad {v.blad}" if v.blad else ""
        regels.append(
            f"{v.tabel:<13}{v.bron}{blad}: {zeker} kolommen ingevuld, {open_} te kiezen, {vertalen} waarden te vertalen"
            + ("" if v.zeker else " (tabel onzeker)")
        )
    regels += [f"niet herkend: {naam}" for naam in uitkomst.onherkend]
    regels += [f"niet te lezen: {naam}" for naam in uitkomst.onleesbaar]
    return regels
