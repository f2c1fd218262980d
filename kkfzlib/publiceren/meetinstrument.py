"""What indicator 2 measures, as a FHIR R4 ``Measure``: the definition that the MeasureReport names.

``populationBasis`` and the populations belong to a Measure and not to a report; so does nothing that is a figure.
Source: HL7 FHIR Release 4 (4.0.1), resource Measure; Quality Measure Implementation Guide (populationBasis).
"""

from __future__ import annotations

from typing import Any

from kkfzlib.continuiteit import KENGETAL
from kkfzlib.kengetallen.register import REGISTER

BESTAND = "indicator-2-definitie.json"
ADRES = "urn:kkfz:prestatie-indicator-2"
_BASIS = "http://hl7.org/fhir/uv/cqm/StructureDefinition/cqm-populationBasis"
_REDEN = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
_THO = "http://terminology.hl7.org/CodeSystem/"
_RICHTING = {"hoger": "increase", "lager": "decrease"}

Knoop = dict[str, Any]


def measure(jaar: int) -> Knoop:
    """The Measure of the gids of ``jaar`` as plain objects; ``urn:kkfz:prestatie-indicator-2|jaar`` names it."""
    ingang = REGISTER[KENGETAL]
    uitstroom = dict(REGISTER["uitstroom"].deeldefinities)
    algemeen = REGISTER["uitstroom"].definitie
    populaties = {
        "initial-population": uitstroom.get("totaal", algemeen),
        "denominator": uitstroom.get("noemer", algemeen),
        "numerator": ingang.definitie,
    }
    return {
        "resourceType": "Measure",
        "language": "nl",
        # Of all populations: each client is in it or is not.
        "extension": [{"url": _BASIS, "valueCode": "boolean"}],
        "url": ADRES,
        "version": str(jaar),
        "name": "PrestatieIndicator2",
        "title": ingang.naam,
        "status": "active",
        "subjectCodeableConcept": {
            "coding": [{"system": "http://hl7.org/fhir/resource-types", "code": "Patient"}]
        },
        "description": ingang.definitie,
        "scoring": {"coding": [{"system": f"{_THO}measure-scoring", "code": "proportion"}]},
        "improvementNotation": verbetering(),
        "group": [{"population": [_populatie(soort, tekst) for soort, tekst in populaties.items()]}],
    }


def verbetering() -> Knoop:
    """Which way is better, by the registry; where neither is, that it does not apply."""
    code = _RICHTING.get(REGISTER[KENGETAL].richting)
    if code is None:
        return {"extension": [{"url": _REDEN, "valueCode": "not-applicable"}]}
    return {"coding": [{"system": f"{_THO}measure-improvement-notation", "code": code}]}


def _populatie(soort: str, tekst: str) -> Knoop:
    return {
        "code": {"coding": [{"system": f"{_THO}measure-population", "code": soort}]},
        "criteria": {"language": "text/plain", "expression": " ".join(tekst.split())},
    }
