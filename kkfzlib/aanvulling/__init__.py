"""What no system knows (``kkfz aanvulling``): questions prefilled by the tool, answers by people, kept for ever."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kkfzlib.aanvulling.bron import bekende_tabellen
from kkfzlib.aanvulling.vragen import Vraagrij, stel_vragen
from kkfzlib.aanvulling.werkboek import lees, vul_aan
from kkfzlib.dossier import AANVULLING, Dossier
from kkfzlib.inlezen.documenten import instellingen
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.yaml_lezen import lees_yaml
from kkfzlib.kader import Gids, gids


@dataclass(frozen=True)
class Uitkomst:
    """The workbook, and per sheet how many rows were added."""

    pad: Path
    toegevoegd: dict[str, int]


def maak_aanvulling(dossier: Dossier) -> Uitkomst:
    """Write ``aanvulling.xlsx`` of this year, or add to it what is still to be answered.

    Rows that are there stay as they are, whatever a person did with them. Answers of the year before come back by
    id. GebruikFout when the tables of this year have not been imported yet.
    """
    pad = dossier.raw / AANVULLING
    bestaand = lees(pad)
    vorig = lees(dossier.jaar_ervoor().raw / AANVULLING)
    nieuw: dict[str, list[Vraagrij]] = stel_vragen(bekende_tabellen(dossier), dossier.jaar, bestaand, vorig)
    if pad.is_file() and not any(nieuw.values()):
        return Uitkomst(pad, dict.fromkeys(nieuw, 0))
    vul_aan(pad, nieuw, _gids(dossier), dossier.jaar)
    return Uitkomst(pad, {blad: len(rijen) for blad, rijen in nieuw.items()})


def _gids(dossier: Dossier) -> Gids:
    """The gids of the report; ``verslag.yml`` may choose another year's."""
    pad, melder = dossier.raw / "verslag.yml", Melder()
    document = lees_yaml(pad.read_bytes(), pad.name, melder) if pad.is_file() else None
    return gids(instellingen(document, dossier.jaar, melder).gids)
