"""What Quarto runs before ``quarto render`` or ``quarto preview`` in the project root: assemble one report there.

``python -m kkfzlib.uitvoeren.voorbereiden --leeg`` only puts empty files where ``report.qmd`` includes one: Quarto
resolves includes before it runs this step, so in a fresh checkout they must already be there.

Which one: ``KKFZ_ORGANISATIE`` and ``KKFZ_JAAR`` (default: the synthetic example). Which profile: Quarto's own
(``--profile``); without one the draft, which shows what the public would see.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from kkfzlib.dossier import PROFIELEN, PROJECT, Profiel, open_dossier
from kkfzlib.foutmelding import uitvoeren
from kkfzlib.weergave.lettertype import leg_neer

_INCLUDE = re.compile(r"^\{\{<\s*include\s+(inhoud/[\w-]+\.md)\s*>\}\}", re.MULTILINE)
VOORBEELD = ("voorbeeldzorg", "2025")


def gekozen_profiel(namen: str) -> tuple[Profiel, bool]:
    """The profile of the values and whether it is a draft, from Quarto's comma-separated profile names."""
    gevraagd = [n.strip() for n in namen.split(",")]
    for profiel in PROFIELEN:
        if profiel in gevraagd:
            return profiel, False
    return "openbaar", True


def bereid_voor(doelmap: Path = PROJECT) -> None:
    """Bring the notebooks' products up to date and assemble the report in ``doelmap``.

    Raises:
        GebruikFout: unknown organisation or year. InvoerFout: the input or a text is refused.
    """
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.publiceren.poort import beschermd
    from kkfzlib.publiceren.profiel import stel_samen
    from kkfzlib.uitvoeren.rapport import lees_bevindingen, maak_rapport

    organisatie = os.environ.get("KKFZ_ORGANISATIE") or VOORBEELD[0]
    leg_neer(doelmap)
    dossier = open_dossier(organisatie, os.environ.get("KKFZ_JAAR") or VOORBEELD[1])
    profiel, concept = gekozen_profiel(os.environ.get("QUARTO_PROFILE", ""))
    maak_rapport(dossier, zonder_verslag=True)
    invoer = laad_invoer(dossier)
    waarden = beschermd(dossier, invoer, profiel)
    stel_samen(
        dossier, invoer, waarden, lees_bevindingen(dossier), profiel, doelmap, "Quarto", concept=concept
    )


def leg_lege_bestanden_klaar(doelmap: Path = PROJECT) -> None:
    """An empty file for every include of ``report.qmd`` in ``doelmap`` that has none; what is there stays."""
    for naam in _INCLUDE.findall((doelmap / "report.qmd").read_text(encoding="utf-8")):
        pad = doelmap / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.touch()
    leg_neer(doelmap)


if __name__ == "__main__":
    raise SystemExit(uitvoeren(leg_lege_bestanden_klaar if "--leeg" in sys.argv else bereid_voor))
