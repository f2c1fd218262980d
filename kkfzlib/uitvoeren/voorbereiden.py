"""What Quarto runs before ``quarto render`` or ``quarto preview`` in the project root: assemble one report there.

Which one: ``KKFZ_ORGANISATIE`` and ``KKFZ_JAAR`` (default: the synthetic example). Which profile: Quarto's own
(``--profile``); without one the draft, which shows what the public would see.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from kkfzlib.dossier import PROFIELEN, PROJECT, Profiel, open_dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.foutmelding import uitvoeren
from kkfzlib.weergave.lettertype import leg_neer

VOORBEELD = ("voorbeeldzorg", "2025")
_PARAMETER = ("-P", "--execute-param", "--execute-params")
_ALLEEN_OPZET = {
    "vergelijking.qmd": "de vergelijking maakt u uit de openbare verslagen met: kkfz vergelijk",
    "gespreksblad.qmd": "het gespreksblad komt met het verslag mee: kkfz rapport ORGANISATIE JAAR",
    "kort.qmd": "het korte verslag maakt u met: kkfz rapport ORGANISATIE JAAR --kort",
}
"""Documents whose content only our own command makes, and with which."""


def gekozen_profiel(namen: str) -> tuple[Profiel, bool]:
    """The profile of the values and whether it is a draft, from Quarto's comma-separated profile names."""
    gevraagd = [n.strip() for n in namen.split(",")]
    for profiel in PROFIELEN:
        if profiel in gevraagd:
            return profiel, False
    return "openbaar", True


def weiger_parameters(opdrachten: Iterable[Sequence[str]]) -> None:
    """GebruikFout when Quarto was called with parameters: it takes any and uses none, so another report would come out.

    ``opdrachten`` are the command lines of the processes that this one was started by.
    """
    for opdracht in opdrachten:
        for deel in opdracht if "render" in opdracht or "preview" in opdracht else ():
            if deel.split(":")[0].split("=")[0] in _PARAMETER:
                raise GebruikFout(
                    f"report.qmd kent geen parameters ({deel}). Kies het verslag zo: "
                    "KKFZ_ORGANISATIE=mijn-organisatie KKFZ_JAAR=2025 quarto render report.qmd"
                )


def weiger_opzetten(invoer: str) -> None:
    """GebruikFout when Quarto is to render a document whose content it does not make (file names, one a line)."""
    for naam in (Path(regel.strip()).name for regel in invoer.splitlines()):
        if naam in _ALLEEN_OPZET:
            raise GebruikFout(f"{naam} is alleen de opzet; {_ALLEEN_OPZET[naam]}")


def _aanroepers() -> list[list[str]]:
    """The command lines of the processes above this one; none where the system keeps them to itself."""
    import psutil

    uit: list[list[str]] = []
    for ouder in psutil.Process().parents():
        try:
            uit.append(ouder.cmdline())
        except psutil.Error:
            continue
    return uit


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
    dossier = open_dossier(organisatie, os.environ.get("KKFZ_JAAR") or VOORBEELD[1])
    profiel, concept = gekozen_profiel(os.environ.get("QUARTO_PROFILE", ""))
    maak_rapport(dossier, zonder_verslag=True)
    invoer = laad_invoer(dossier)
    waarden = beschermd(dossier, invoer, profiel)
    stel_samen(
        dossier, invoer, waarden, lees_bevindingen(dossier), profiel, doelmap, "Quarto", concept=concept
    )
    leg_neer(doelmap)


def main() -> None:
    """The whole step, for the project that Quarto renders."""
    weiger_opzetten(os.environ.get("QUARTO_PROJECT_INPUT_FILES", ""))
    weiger_parameters(_aanroepers())
    bereid_voor()


if __name__ == "__main__":
    raise SystemExit(uitvoeren(main))
