"""The gespreksblad beside the submission: rendered as the report is, on exactly one page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from kkfzlib.dossier import PROJECT
from kkfzlib.fouten import MachineFout
from kkfzlib.uitvoeren.schijf import prive_map
from kkfzlib.verslag.gesprek import RUIM
from kkfzlib.weergave.basis import BRON, lees_variabelen
from kkfzlib.weergave.merkstijl import neem_merkboek_over

if TYPE_CHECKING:
    from kkfzlib.weergave import Engine
    from kkfzlib.weergave.basis import Weergave

OPZET = PROJECT / "gespreksblad.qmd"
NAAM = "gespreksblad"


def schrijf_gespreksblad(
    gesprek: Callable[[int], Mapping[str, str]], verslag: Path, motor: Engine, doel: Path
) -> None:
    """Put ``gespreksblad.html`` and ``.pdf`` in folder ``doel``; ``gesprek`` makes its parts, of so many lines each.

    ``verslag`` is the work directory of the report, whose variables and brand it has.

    Raises:
        MachineFout: the engine fails, or a page holds not even one line per part.
    """
    for regels in range(RUIM, 0, -1):
        with prive_map() as werk:
            stel_samen(gesprek(regels), lees_variabelen(verslag), werk)
            neem_merkboek_over(verslag, werk)
            weergave = motor.render(werk)
            if bladzijden(weergave.pdf) == 1:
                _zet_neer(weergave, doel)
                return
    raise MachineFout("Het gespreksblad past niet op één bladzijde.")


def stel_samen(delen: Mapping[str, str], variabelen: Mapping[str, Any], werk: Path) -> None:
    """Write ``gespreksblad.qmd`` (under the name that the engines render), variables and parts into ``werk``."""
    for naam in ("inhoud", "figuren"):
        (werk / naam).mkdir()
    for naam, tekst in delen.items():
        (werk / "inhoud" / f"{naam}.md").write_text(tekst or "\n", encoding="utf-8", newline="\n")
    shutil.copyfile(OPZET, werk / BRON)
    eigen = {
        **variabelen,
        "titel": f"Gespreksblad forensische zorg {variabelen['jaar']}",
        "ondertitel": "Voor het gesprek met DJI",
        "kop": f"Gespreksblad {variabelen['jaar']}",
    }
    tekst = yaml.safe_dump(eigen, allow_unicode=True, sort_keys=False)
    (werk / "_variables.yml").write_text(tekst, encoding="utf-8", newline="\n")


def bladzijden(pdf: Path) -> int:
    """How many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(pdf).pages)


def _zet_neer(weergave: Weergave, doel: Path) -> None:
    for bestand in (weergave.html, weergave.pdf):
        shutil.copyfile(bestand, doel / f"{NAAM}{bestand.suffix}")
