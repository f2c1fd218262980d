"""Indicator 2 in the vocabulary of FHIR R4 ``MeasureReport``, from published values only.

One ``group`` per outflow category, with the counts ``initial-population`` (all who flowed out), ``denominator``
(those who did not go back to detention) and ``numerator``, and the percentage as ``measureScore``. What the profile
hides has no value but the extension ``data-absent-reason`` with ``masked``; what nobody supplied has ``unknown``.
There is no official canonical address of this indicator, so ``measure`` and the code system are names (``urn:``), not
addresses; what they mean stands beside it as a ``Measure`` (``meetinstrument``). A share that has a margin in the
report has it here too, as the extension ``quantity-confidenceInterval``. Source: HL7 FHIR Release 4 (4.0.1), resource
MeasureReport, and the FHIR Extensions Pack.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kkfzlib.continuiteit import KENGETAL
from kkfzlib.kengetallen.namen import AANTAL, uitsplitsing_naam
from kkfzlib.nederlands.opmaak import afgerond
from kkfzlib.onzekerheid import ZEKERHEID
from kkfzlib.publiceren import meetinstrument
from kkfzlib.verslag.getallen import gepubliceerd as afgedrukt
from kkfzlib.verslag.toeval import marge

if TYPE_CHECKING:
    from kkfzlib.cijfers import Cijfer
    from kkfzlib.kader import Gids
    from kkfzlib.onthulling import Gepubliceerd

BESTAND = "indicator-2.json"
_CATEGORIEEN = "urn:kkfz:gids-{}:uitstroomcategorie"
_POPULATIE = "http://terminology.hl7.org/CodeSystem/measure-population"
_REDEN = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
_INTERVAL = "http://hl7.org/fhir/StructureDefinition/quantity-confidenceInterval"
_UCUM = "http://unitsofmeasure.org"

Knoop = dict[str, Any]


def schrijf_meetrapport(gepubliceerd: Gepubliceerd, gids: Gids, naam: str, doel: Path) -> None:
    """Write ``indicator-2.json`` and its definition in folder ``doel``; nothing when the report has no indicator 2.

    ``naam`` is the organisation as it names itself.
    """
    rapport = meetrapport(gepubliceerd, gids, naam)
    if rapport is None:
        return
    for bestand, knoop in ((BESTAND, rapport), (meetinstrument.BESTAND, meetinstrument.measure(gids.jaar))):
        tekst = json.dumps(knoop, ensure_ascii=False, indent=1)
        (doel / bestand).write_text(tekst + "\n", encoding="utf-8", newline="\n")


def meetrapport(gepubliceerd: Gepubliceerd, gids: Gids, naam: str) -> Knoop | None:
    """The MeasureReport as plain objects; None without any row of the indicator."""
    per_code: dict[str, list[Cijfer]] = {}
    for cel in gepubliceerd.van(KENGETAL):
        per_code.setdefault(cel.uitsplitsing.removesuffix(AANTAL), []).append(cel)
    if not per_code:
        return None
    volgorde = {code: n for n, code in enumerate(gids.codes)}
    codes = sorted(per_code, key=lambda c: (volgorde.get(c.split("+")[0], len(volgorde)), c))
    return {
        "resourceType": "MeasureReport",
        "language": "nl",
        "status": "complete",
        "type": "summary",
        "measure": f"{meetinstrument.ADRES}|{gids.jaar}",
        "reporter": {"display": naam},
        "period": {"start": f"{gepubliceerd.jaar}-01-01", "end": f"{gepubliceerd.jaar}-12-31"},
        "improvementNotation": meetinstrument.verbetering(),
        "group": [_groep(code, per_code[code], gepubliceerd, gids) for code in codes],
    }


def _groep(code: str, cellen: list[Cijfer], bron: Gepubliceerd, gids: Gids) -> Knoop:
    aandeel = next((c for c in cellen if not c.uitsplitsing.endswith(AANTAL)), None)
    aantal = next((c for c in cellen if c.uitsplitsing.endswith(AANTAL)), None)
    teller = _getal(aantal, "waarde") if aantal else _getal(aandeel, "teller")
    delen = code.split("+")
    namen = [uitsplitsing_naam(KENGETAL, deel, gids) for deel in delen]
    coderingen = [
        {"system": _CATEGORIEEN.format(gids.jaar), "code": deel, "display": naam}
        for deel, naam in zip(delen, namen, strict=True)
    ]
    return {
        "code": {"coding": coderingen, "text": " + ".join(namen)},
        "population": [
            _populatie("initial-population", _getal(bron.get("uitstroom", "totaal"), "waarde")),
            _populatie("denominator", _noemer(aandeel, bron)),
            _populatie("numerator", teller),
        ],
        "measureScore": _score(aandeel, bron),
    }


def _noemer(aandeel: Cijfer | None, bron: Gepubliceerd) -> float | str:
    cel = bron.get("uitstroom", "noemer")
    return _getal(cel, "waarde") if cel is not None else _getal(aandeel, "noemer")


def _getal(cel: Cijfer | None, veld: str) -> float | str:
    """The published number, or the reason why there is none."""
    if cel is None:
        return "unknown"
    waarde = getattr(cel, veld)
    return "masked" if cel.verborgen else "unknown" if waarde is None else float(waarde)


def _populatie(soort: str, aantal: float | str) -> Knoop:
    code = {"code": {"coding": [{"system": _POPULATIE, "code": soort}]}}
    return {**code, "_count": _afwezig(aantal)} if isinstance(aantal, str) else {**code, "count": int(aantal)}


def _score(aandeel: Cijfer | None, bron: Gepubliceerd) -> Knoop:
    eenheid = {"unit": "%", "system": _UCUM, "code": "%"}
    if aandeel is None or aandeel.verborgen or aandeel.waarde is None:
        return {
            "_value": _afwezig("masked" if aandeel is not None and aandeel.verborgen else "unknown"),
            **eenheid,
        }
    waarde = {"value": afgedrukt(aandeel, exact=bron.profiel == "indiening"), **eenheid}
    grenzen = marge(aandeel, {})
    if grenzen is None:
        return waarde
    # Rounded as the report prints it: the margin tells no more here than there.
    laag, hoog = ({"value": int(afgerond(g, 0)), **eenheid} for g in grenzen)
    delen = [
        {"url": "confidence", "valueDecimal": round(100 * ZEKERHEID)},
        {"url": "interval", "valueRange": {"low": laag, "high": hoog}},
    ]
    return {"extension": [{"url": _INTERVAL, "extension": delen}], **waarde}


def _afwezig(reden: str) -> Knoop:
    return {"extension": [{"url": _REDEN, "valueCode": reden}]}
