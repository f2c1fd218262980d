"""From exports to a first recipe (``kkfz koppel``): recognise, fill in what is sure, ask for the rest."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kkfzlib.dossier import KOPPELING, Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.koppelen.exporten import Blad, lees_exporten
from kkfzlib.koppelen.invoegen import schrijf
from kkfzlib.koppelen.voorstel import NA_TE_GAAN, Herkend, Voorstel, stel_voor, zoek_kop
from kkfzlib.schema import TABELLEN


@dataclass(frozen=True)
class Uitkomst:
    """The recipe, how many lines came in, what each export was recognised as, and which were not."""

    pad: Path
    regels: int
    voorstellen: tuple[Voorstel, ...]
    onherkend: tuple[str, ...]
    onleesbaar: tuple[str, ...]


def koppel(dossier: Dossier) -> Uitkomst:
    """Recognise the exports of one year and write or extend ``koppeling.yml`` of the organisation.

    Nothing that is in the recipe changes. Values of persons and free text are neither written into it nor shown.
    GebruikFout when there are no exports, or when the recipe is no YAML.
    """
    exporten, onleesbaar = lees_exporten(dossier)
    if not exporten and not onleesbaar:
        raise GebruikFout(
            f"Er staan geen exports in {dossier.bronnen}. Zet de bestanden uit uw systemen daar neer, zoals ze zijn, "
            "of wijs een andere map aan met --bronnen."
        )
    herkend = [h for bladen in exporten for h in _herken(bladen)]
    groepen: dict[tuple[str, tuple[str, str]], list[Herkend]] = {}
    for h in herkend:
        groepen.setdefault((h.herkenning.tabel, h.bron), []).append(h)
    voorstellen = tuple(sorted(map(stel_voor, groepen.values()), key=_volgorde))
    gezien = {h.blad.bestand for h in herkend}
    onherkend = tuple(b[0].bestand for b in exporten if b and b[0].bestand not in gezien)
    pad = dossier.raw_organisatie / KOPPELING
    oud = pad.read_text(encoding="utf-8") if pad.is_file() else ""
    nieuw, aantal = schrijf(oud, voorstellen)
    if nieuw != oud:
        _bewaar(pad, nieuw)
    return Uitkomst(pad, aantal, voorstellen, onherkend, tuple(onleesbaar))


def _herken(bladen: Sequence[Blad]) -> list[Herkend]:
    """The sheets of one export that are tables; of the readings of a text file only the likeliest."""
    gevonden = [h for blad in bladen if (h := zoek_kop(blad)) is not None]
    if gevonden and not bladen[0].naam:
        return [max(gevonden, key=lambda h: h.herkenning.gewicht)]
    return gevonden


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
    einden = sum(NA_TE_GAAN in k.kop[0] for v in uitkomst.voorstellen for k in v.kolommen.values())
    if einden:
        regels.append(f"Ga na wat {einden} einddatum(s) betekenen; bij elk staat de vraag: {NA_TE_GAAN}")
    regels += [f"niet herkend: {naam}" for naam in uitkomst.onherkend]
    regels += [f"niet te lezen: {naam}" for naam in uitkomst.onleesbaar]
    return regels
