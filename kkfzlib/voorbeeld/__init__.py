"""The synthetic example organisation: complete records over several years, made from a seed (``kkfz voorbeeld``)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kkfzlib.dossier import controleer_jaar, controleer_slug
from kkfzlib.fouten import GebruikFout
from kkfzlib.voorbeeld import groot
from kkfzlib.voorbeeld.jaarmap import Wereld, schrijf_jaar
from kkfzlib.voorbeeld.maat import EERSTE_JAAR, STANDAARD, Maat, willekeurig
from kkfzlib.voorbeeld.schrijven import lege_map, tekst
from kkfzlib.voorbeeld.team import maak_team
from kkfzlib.voorbeeld.toeval import Toeval
from kkfzlib.voorbeeld.zorg import maak_zorg

JAREN = (2022, 2023, 2024, 2025)
LAATSTE_JAAR = 2027
ZAAD = 20241128
_HORIZON = 2025  # the world is simulated at least this far, so that fewer years give the same records

_LEESMIJ = """\
# {naam}

Deze organisatie bestaat niet. Alle cliënten, medewerkers, cijfers en teksten zijn verzonnen en gemaakt met
`kkfz voorbeeld` (zaad {zaad}). Verander hier niets met de hand: een test vergelijkt deze map met wat het
programma maakt. Ook de benchmarks van de "Voorbeeldbranche" zijn verzonnen.
"""


def maak(
    doel: Path,
    *,
    organisatie: str = "voorbeeldzorg",
    jaren: Iterable[int] = JAREN,
    zaad: int = ZAAD,
    clienten: int | None = None,
) -> list[Path]:
    """Write a synthetic organisation under ``doel/raw`` and return its year folders.

    ``doel`` is a data root. The same arguments give the same bytes. With ``clienten`` the placements, outflow,
    capacity and revenue are drawn for that many clients per year (vectorised, up to millions); the other tables
    stay those of the small organisation. An existing folder is replaced, but only if it is synthetic itself:
    GebruikFout otherwise, and for a name or year that isn't allowed.
    """
    naam = controleer_slug(organisatie)
    gekozen = _jaren(jaren)
    basis = lege_map(Path(doel) / "raw" / naam)
    return _schrijf(basis, naam.replace("-", " ").capitalize(), "VBZ", gekozen, zaad, STANDAARD, clienten)


def maak_sector(doel: Path, n: int, jaren: Iterable[int] = JAREN, *, zaad: int = ZAAD) -> list[Path]:
    """Write ``n`` synthetic organisations of different size under ``doel/raw``; all their year folders, in order."""
    mappen = []
    gekozen = _jaren(jaren)
    for nummer in range(1, n + 1):
        eigen = zaad + nummer
        basis = lege_map(Path(doel) / "raw" / f"sectorvoorbeeld-{nummer:03d}")
        maat = willekeurig(Toeval(eigen, "maat"))
        mappen += _schrijf(basis, f"Sectorvoorbeeld {nummer}", f"SV{nummer:03d}", gekozen, eigen, maat, None)
    return mappen


def _jaren(jaren: Iterable[int]) -> list[int]:
    gekozen = sorted({controleer_jaar(j) for j in jaren})
    if not gekozen or gekozen[0] < EERSTE_JAAR or gekozen[-1] > LAATSTE_JAAR:
        raise GebruikFout(f"Voorbeeldgegevens zijn er voor {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")
    return gekozen


def _schrijf(
    basis: Path, naam: str, voorvoegsel: str, jaren: list[int], zaad: int, maat: Maat, clienten: int | None
) -> list[Path]:
    laatste = max(_HORIZON, jaren[-1])
    zorg = maak_zorg(zaad, maat, laatste, voorvoegsel)
    team = maak_team(zaad, maat, laatste, voorvoegsel)
    wereld = Wereld(naam, voorvoegsel, zaad, maat, zorg, team, jaren[0])
    plaatsen = "[Voorbeeldstad, Oefendam]"
    tekst(
        basis / "organisatie.yml",
        f"naam: {naam}\nsynthetisch: true\nplaatsen: {plaatsen}\nwebsite: https://example.org\n",
    )
    tekst(basis / "LEESMIJ.md", _LEESMIJ.format(naam=naam, zaad=zaad))
    mappen = [basis / str(jaar) for jaar in jaren]
    for jaar, map_ in zip(jaren, mappen, strict=True):
        schrijf_jaar(wereld, map_, jaar)
        if clienten is not None:
            groot.schrijf(map_, jaar, clienten, zaad)
    return mappen
