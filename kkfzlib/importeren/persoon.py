"""Which headers of an export say that a column is about a person: read for a pseudonym, or not at all."""

from __future__ import annotations

import re
import unicodedata

_ALTIJD = re.compile(
    r"bsn|burgerservice|sofinummer|geboorte|gebdat|achternaam|voornaam|roepnaam|voorletters|initialen|tussenvoegsel|"
    r"meisjesnaam|geslachtsnaam|postcode|woonplaats|huisnummer|straatnaam|huisadres|woonadres|telefoon|mobielnummer|"
    r"emailadres|iban|rekeningnummer|parketnummer|^skn|sknnummer|^vnummer|firstname|lastname|surname|birthdate|"
    r"dateofbirth|^dob$|^email$|^adres$"
)
_WIE = r"(?:clien?t(?:en)?|medewerkers?|werknemers?|bewoners?|patient(?:en)?|respondent(?:en)?|deelnemers?|persoon)"
_NAAM = re.compile(rf"^(?:volledigenaam|fullname|naam(?:van)?(?:de)?{_WIE}|{_WIE}s?naam)$")
_LOS = re.compile(rf"^{_WIE}$")
_NAAM_MAG = frozenset({"naam", "titel", "locatie", "soort", "vraag", "functie", "categorie", "omschrijving"})
"""Contract columns for which an export may call its column just *Naam* (of a training, a document, a location)."""


def _plat(kop: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", kop).casefold())


def is_persoonskop(kop: str, doel: str = "") -> bool:
    """Whether header ``kop`` names persons, birth dates, numbers of a person or addresses.

    ``doel`` is the contract column it would fill: a bare *Naam* is none of a person where a training is asked.
    """
    plat = _plat(kop)
    if _ALTIJD.search(plat) or _NAAM.match(plat):
        return True
    if plat in ("naam", "name"):
        return doel not in _NAAM_MAG
    # A column called just *Cliënt* may hold a number, and only the id columns are checked for names.
    return _LOS.match(plat) is not None and not doel.endswith("_id")
