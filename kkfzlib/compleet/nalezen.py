"""What was carried over from last year and still has to be read: ``nalezen.yml`` in the folder of the year.

The list stands apart from what it is about, so that the mark can never be printed and is the same for a text in
Markdown, a text in Word, a table and a diagram. An entry ends by taking it out of the list, or by a change of what it
is about: who changes a thing has read it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import pandas as pd

from kkfzlib.compleet.gebrek import Gebrek
from kkfzlib.dossier import KOPPELING, NALEZEN, Dossier
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.yaml_lezen import lees_yaml
from kkfzlib.onthulling.besluiten import hash_van_tekst

_BESTANDEN = ("stroomschema.yml", KOPPELING)

KOP = """# Vorig jaar – nalezen. Dit is overgenomen uit de map van {vorig}. Lees elk onderdeel na.
# Verandert u het, dan telt het als nagelezen. Klopt het nog precies zo, haal dan hier de regel weg.
# Zolang er iets in deze lijst staat dat niet is nagelezen, weigert kkfz publiceer.
"""


def controlegetal(waarde: str | pd.DataFrame) -> str:
    """A short hash of a text or a clean table."""
    if isinstance(waarde, str):
        return hash_van_tekst(waarde)[:12]
    return hashlib.sha256(waarde.to_csv(index=False).encode()).hexdigest()[:12]


def opgesteld(onderdelen: Mapping[str, str], vorig: int) -> str:
    """The list as YAML: ``onderdelen`` maps what was carried over to its hash."""
    return KOP.format(vorig=vorig) + "".join(f'{wat}: "{hash_}"\n' for wat, hash_ in onderdelen.items())


def inhoud_van(
    dossier: Dossier, teksten: Mapping[str, str], tabellen: Mapping[str, pd.DataFrame]
) -> dict[str, str | pd.DataFrame]:
    """Everything that can be carried over, as it is now, by the name that it has in the list."""
    nu: dict[str, str | pd.DataFrame] = {f"tekst {slot}": tekst for slot, tekst in teksten.items()}
    nu |= {f"tabel {naam}": frame for naam, frame in tabellen.items()}
    for naam in _BESTANDEN:
        pad = dossier.raw / naam
        if pad.is_file():
            nu[f"bestand {naam}"] = pad.read_text(encoding="utf-8", errors="replace")
    return nu


def van_nalezen(
    dossier: Dossier, teksten: Mapping[str, str], tabellen: Mapping[str, pd.DataFrame]
) -> Iterator[Gebrek]:
    """What of the list is still as it was carried over."""
    lijst = _lees(dossier)
    if lijst is None:
        herstel = "herstel of verwijder dit bestand"
        yield Gebrek("nalezen", NALEZEN, NALEZEN, "deze lijst is niet te lezen", herstel)
        return
    nu = inhoud_van(dossier, teksten, tabellen) if lijst else {}
    for wat, hash_ in lijst.items():
        if wat in nu and controlegetal(nu[wat]) == hash_:
            herstel = f"lees na en pas aan; klopt het nog, haal dan de regel '{wat}' weg uit {NALEZEN}"
            onderwerp = wat.removeprefix("tekst ")
            yield Gebrek(
                "nalezen", onderwerp, NALEZEN, f"{wat} is overgenomen van vorig jaar", herstel, hash_
            )


def _lees(dossier: Dossier) -> dict[str, str] | None:
    """What to read by its hash; empty without a list, None when the list makes no sense."""
    pad = dossier.raw / NALEZEN
    if not pad.is_file():
        return {}
    melder = Melder()
    try:
        document = lees_yaml(pad.read_bytes(), pad.name, melder, letterlijk=True)
    except OSError:
        return None
    waarde = None if document is None else document.waarde
    if document is not None and (waarde is None or waarde == ""):
        return {}
    if not isinstance(waarde, dict) or not all(isinstance(v, str) for v in waarde.values()):
        return None
    return {str(k): v for k, v in waarde.items()}
