"""``indicator-2.json``: the structure of FHIR R4 MeasureReport, published values only, hidden ones nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from kkfzlib.cijfers import KOLOMMEN, Cijfer
from kkfzlib.dossier import Profiel
from kkfzlib.kader import gids
from kkfzlib.publiceren.export import woordenboek
from kkfzlib.publiceren.meetinstrument import measure
from kkfzlib.publiceren.meetrapport import meetrapport, schrijf_meetrapport
from kkfzlib.verslag.toeval import margetekst
from tests.rijen import publiceer, rij

_REDEN = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

# The elements of the resource that we use, as the R4 definition has them: name -> (type, least, most).
_VERPLICHT_EN_MOGELIJK: dict[str, dict[str, tuple[str, int, int]]] = {
    "MeasureReport": {
        "resourceType": ("code", 1, 1), "language": ("code", 0, 1), "status": ("code", 1, 1), "type": ("code", 1, 1),
        "measure": ("uri", 1, 1), "subject": ("Reference", 0, 1), "date": ("dateTime", 0, 1),
        "reporter": ("Reference", 0, 1), "period": ("Period", 1, 1), "improvementNotation": ("CodeableConcept", 0, 1),
        "group": ("Group", 0, 999),
    },
    "Reference": {"reference": ("string", 0, 1), "type": ("uri", 0, 1), "display": ("string", 0, 1)},
    "Period": {"start": ("dateTime", 0, 1), "end": ("dateTime", 0, 1)},
    "Group": {
        "code": ("CodeableConcept", 0, 1), "population": ("Population", 0, 999), "measureScore": ("Quantity", 0, 1),
    },
    "Population": {"code": ("CodeableConcept", 0, 1), "count": ("integer", 0, 1)},
    "CodeableConcept": {"coding": ("Coding", 0, 999), "text": ("string", 0, 1)},
    "Coding": {"system": ("uri", 0, 1), "version": ("string", 0, 1), "code": ("code", 0, 1),
               "display": ("string", 0, 1)},
    "Quantity": {"value": ("decimal", 0, 1), "comparator": ("code", 0, 1), "unit": ("string", 0, 1),
                 "system": ("uri", 0, 1), "code": ("code", 0, 1)},
    "Extension": {"url": ("uri", 1, 1), "valueCode": ("code", 0, 1), "valueDecimal": ("decimal", 0, 1),
                  "valueRange": ("Range", 0, 1)},
    "Range": {"low": ("Quantity", 0, 1), "high": ("Quantity", 0, 1)},
}  # fmt: skip
_PRIMITIEF = {
    "code": re.compile(r"\S+( \S+)*"),
    "uri": re.compile(r"\S+"),
    "dateTime": re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
    "string": re.compile(r"(?s)\S.*"),
}
_MEER = {"group", "population", "coding", "extension"}


def gebreken(knoop: Any, soort: str, pad: str = "MeasureReport") -> Iterator[str]:
    """What in an object is not allowed by the definition of its type."""
    if not isinstance(knoop, dict) or not knoop:
        yield f"{pad}: leeg of geen object"
        return
    elementen = _VERPLICHT_EN_MOGELIJK[soort]
    for naam, (_, minst, _) in elementen.items():
        if minst and naam not in knoop:
            yield f"{pad}.{naam} ontbreekt"
    for naam, waarde in knoop.items():
        plek = f"{pad}.{naam}"
        if naam == "extension" or naam.startswith("_"):
            if naam != "extension" and elementen.get(naam[1:], ("?",))[0] not in {
                *_PRIMITIEF,
                "integer",
                "decimal",
            }:
                yield f"{plek}: geen primitief element"
            for n, e in enumerate(waarde if naam == "extension" else waarde.get("extension", [])):
                yield from gebreken(e, "Extension", f"{plek}[{n}]")
        elif naam not in elementen:
            yield f"{plek}: onbekend element"
        elif (naam in _MEER) != isinstance(waarde, list):
            yield f"{plek}: {'lijst' if naam in _MEER else 'geen lijst'} verwacht"
        else:
            for n, deel in enumerate(waarde if isinstance(waarde, list) else [waarde]):
                yield from _van_type(deel, elementen[naam][0], f"{plek}[{n}]")


def _van_type(waarde: Any, soort: str, pad: str) -> Iterator[str]:
    if soort in _PRIMITIEF:
        if not isinstance(waarde, str) or not _PRIMITIEF[soort].fullmatch(waarde):
            yield f"{pad}: geen {soort}"
    elif soort == "integer":
        if type(waarde) is not int:
            yield f"{pad}: geen integer"
    elif soort == "decimal":
        if type(waarde) not in (int, float):
            yield f"{pad}: geen decimal"
    else:
        yield from gebreken(waarde, soort, pad)


WEG = frozenset({("continuiteit", "6")})
RIJEN = [
    rij("uitstroom", "totaal", 2024, 37),
    rij("uitstroom", "noemer", 2024, 33),
    rij("continuiteit", "10", 2024, 100 * 10 / 33, 10, 33),
    rij("continuiteit", "6", 2024, 100 * 3 / 33, 3, 33),
    rij("continuiteit", "3+4", 2024, 100 * 7 / 33, 7, 33),
]
AANTAL = rij("continuiteit", "6:n", 2024, 6)


def _rapport(
    rijen: list[Cijfer] = RIJEN, weg: Collection[tuple[str, ...]] = WEG, profiel: Profiel = "openbaar"
) -> dict[str, Any]:
    rapport = meetrapport(publiceer(rijen, weg, profiel), gids(2024), "Testzorg")
    assert rapport is not None
    return rapport


def _groep(rapport: dict[str, Any], code: str) -> dict[str, Any]:
    return next(g for g in rapport["group"] if g["code"]["coding"][0]["code"] == code)


def _aantallen(groep: dict[str, Any]) -> dict[str, Any]:
    return {p["code"]["coding"][0]["code"]: p.get("count", p.get("_count")) for p in groep["population"]}


MASKED = {"extension": [{"url": _REDEN, "valueCode": "masked"}]}
UNKNOWN = {"extension": [{"url": _REDEN, "valueCode": "unknown"}]}


@pytest.mark.parametrize("profiel", ["openbaar", "indiening"])
def test_de_structuur_is_die_van_measurereport(profiel: Profiel) -> None:
    rapport = _rapport(profiel=profiel)
    assert list(gebreken(rapport, "MeasureReport")) == []
    assert (rapport["resourceType"], rapport["status"], rapport["type"]) == (
        "MeasureReport",
        "complete",
        "summary",
    )
    assert rapport["measure"] == "urn:kkfz:prestatie-indicator-2|2024"
    assert rapport["period"] == {"start": "2024-01-01", "end": "2024-12-31"}
    assert rapport["reporter"] == {"display": "Testzorg"}


def test_de_controle_zelf_vindt_fouten() -> None:
    rapport = _rapport()
    rapport["group"][0]["population"][0]["count"] = "33"
    rapport["periode"] = {}
    del rapport["measure"]
    assert len(list(gebreken(rapport, "MeasureReport"))) == 3


def test_groepen_in_de_volgorde_van_de_gids_met_teller_noemer_en_percentage() -> None:
    rapport = _rapport()
    assert [[c["code"] for c in g["code"]["coding"]] for g in rapport["group"]] == [["3", "4"], ["6"], ["10"]]
    groep = _groep(rapport, "10")
    assert _aantallen(groep) == {"initial-population": 37, "denominator": 33, "numerator": 10}
    score = {k: w for k, w in groep["measureScore"].items() if k != "extension"}
    assert score == {
        "value": 30.3,
        "unit": "%",
        "system": "http://unitsofmeasure.org",
        "code": "%",
    }


def test_verborgen_is_gemaskeerd_en_staat_nergens() -> None:
    rapport = _rapport()
    groep = _groep(rapport, "6")
    assert _aantallen(groep)["numerator"] == MASKED
    assert groep["measureScore"]["_value"] == MASKED
    assert "value" not in groep["measureScore"]
    tekst = json.dumps(rapport)
    assert "9.09" not in tekst
    assert not re.search(r'"(count|value)": 3\b(?!\.)', tekst)


def test_verborgen_noemer_blijft_verborgen_ook_als_een_andere_cel_hem_noemt() -> None:
    rapport = _rapport(weg=WEG | {("uitstroom", "noemer")})
    assert all(_aantallen(g)["denominator"] == MASKED for g in rapport["group"])


def test_alleen_aantallen_zonder_noemer_is_onbekend() -> None:
    rapport = _rapport([AANTAL])
    assert list(gebreken(rapport, "MeasureReport")) == []
    assert _aantallen(rapport["group"][0]) == {
        "initial-population": UNKNOWN, "denominator": UNKNOWN, "numerator": 6,
    }  # fmt: skip
    assert rapport["group"][0]["measureScore"]["_value"] == UNKNOWN


def test_ieder_getal_is_een_gepubliceerd_getal() -> None:
    bron = publiceer(RIJEN, WEG)
    mag = {float(g) for c in bron for g in (c.waarde, c.teller, c.noemer) if g is not None}
    kaal = re.sub(r'"valueRange": \{.*?\}\}', "", json.dumps(_rapport()))
    getallen = [float(g) for g in re.findall(r'"(?:count|value)": ([\d.]+)', kaal)]
    assert getallen
    assert all(any(abs(g - m) <= 0.005 for m in mag) for g in getallen)


def test_zonder_indicator_geen_bestand(tmp_path: Path) -> None:
    schrijf_meetrapport(publiceer(RIJEN[:2]), gids(2024), "Testzorg", tmp_path)
    assert list(tmp_path.iterdir()) == []
    schrijf_meetrapport(publiceer(RIJEN, WEG), gids(2024), "Testzorg", tmp_path)
    assert json.loads((tmp_path / "indicator-2.json").read_text(encoding="utf-8")) == _rapport()
    assert json.loads((tmp_path / "indicator-2-definitie.json").read_text(encoding="utf-8")) == measure(2024)


def _volgens_r4(soort: str, knoop: dict[str, Any]) -> Any:
    """Parsed by the R4 models of ``fhir.resources``; of these resources R4B changed nothing that we use."""
    from importlib import import_module

    return getattr(import_module(f"fhir.resources.R4B.{soort.lower()}"), soort).model_validate(knoop)


@pytest.mark.parametrize("profiel", ["openbaar", "indiening"])
def test_een_ander_leest_het_als_r4(profiel: Profiel) -> None:
    rapport = _rapport(profiel=profiel)
    gelezen = _volgens_r4("MeasureReport", rapport)
    assert json.loads(gelezen.model_dump_json()) == rapport
    assert gelezen.improvementNotation.extension[0].valueCode == "not-applicable"
    _volgens_r4("Measure", measure(2024))


@pytest.mark.parametrize(
    "breek",
    [
        lambda r: r.update(periode={}),
        lambda r: r.pop("measure"),
        lambda r: r.update(scoring={}),  # an element of R5
        lambda r: r["group"][0]["population"][0].update(count="veel"),
        lambda r: r["group"][0]["measureScore"].update(value="x"),
    ],
)
def test_het_model_van_een_ander_weigert_wat_geen_r4_is(breek: Any) -> None:
    rapport = _rapport(profiel="indiening")
    breek(rapport)
    with pytest.raises(ValueError):
        _volgens_r4("MeasureReport", rapport)


def test_de_marge_is_die_van_het_verslag_en_alleen_waar_zij_er_staat() -> None:
    rapport = _rapport()
    (uitbreiding,) = _groep(rapport, "10")["measureScore"]["extension"]
    assert uitbreiding["url"] == "http://hl7.org/fhir/StructureDefinition/quantity-confidenceInterval"
    zekerheid, interval = uitbreiding["extension"]
    assert (zekerheid["url"], zekerheid["valueDecimal"], interval["url"]) == ("confidence", 95, "interval")
    cel = next(c for c in publiceer(RIJEN, WEG) if c.uitsplitsing == "10")
    laag, hoog = (interval["valueRange"][k]["value"] for k in ("low", "high"))
    assert f"{laag}–{hoog}" == margetekst(cel, {})
    assert "extension" not in _groep(rapport, "6")["measureScore"]


def test_de_definitie_noemt_populaties_en_basis() -> None:
    definitie = measure(2024)
    assert f"{definitie['url']}|{definitie['version']}" == _rapport()["measure"]
    basis = next(e for e in definitie["extension"] if e["url"].endswith("cqm-populationBasis"))
    assert basis["valueCode"] == "boolean"
    genoemd = {p["code"]["coding"][0]["code"] for p in definitie["group"][0]["population"]}
    assert genoemd == set(_aantallen(_rapport()["group"][0]))


def test_het_werkboek_legt_kolommen_kengetallen_en_codes_uit() -> None:
    betekenis = {str(r[0]): str(r[1]) for r in woordenboek(publiceer([*RIJEN, AANTAL], WEG))}
    assert {*KOLOMMEN, "x", "continuiteit", "uitstroom"} <= set(betekenis)
    assert betekenis["continuiteit/10"] == "Geen vervolgzorg nodig"
    assert betekenis["continuiteit/3+4"] == "Specialistische GGZ + Basis GGZ"
    assert betekenis["continuiteit/6:n"].endswith("(aantal)")
    assert "clienten" not in betekenis  # only what this report holds
