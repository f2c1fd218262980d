"""The YAML documents of a dossier: organisation, choices of the year, flow diagram, signed decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from kkfzlib.bevindingen import Ernst
from kkfzlib.inlezen.ruw import Melder, bedoeld
from kkfzlib.inlezen.yaml_lezen import Document, onbekende_sleutels
from kkfzlib.instellingen import Instellingen, Onthullingsregels, Verblijfsduur
from kkfzlib.kader import dichtstbijzijnde_gids, themas
from kkfzlib.nederlands.cel import Waardefout, lees_datum

ORGANISATIESLEUTELS = (
    "naam", "plaatsen", "website", "contact", "rechtsvorm", "kvk", "agb", "bestuurder", "adres", "omschrijving",
    "zorgvormen", "doelgroep", "missie", "visie", "locaties", "sinds", "logo", "synthetisch", "opmerking",
    "bekend",
)  # fmt: skip
VERSLAGSLEUTELS = (
    "peildatum",
    "gids",
    "verblijfsduur",
    "publicatiedatum",
    "thema",
    "onthulling",
    "vergelijk_met",
)
BESLUITSLEUTELS = ("wat", "waarom", "wie", "datum", "verloopt", "hash")


def organisatie(document: Document | None, slug: str, melder: Melder) -> dict[str, Any]:
    """Facts of the organisation; without a name its slug stands in, with a warning. Other keys are kept."""
    waarde = _afbeelding(document, melder)
    if document is not None:
        gelijkend = [
            s for s in waarde if s not in ORGANISATIESLEUTELS and bedoeld(s, ORGANISATIESLEUTELS, 85)
        ]
        list(
            onbekende_sleutels(
                document, dict.fromkeys(gelijkend), ORGANISATIESLEUTELS, melder, ernst="waarschuwing"
            )
        )
    bekend = waarde.get("bekend")
    if bekend is not None and not (isinstance(bekend, list) and all(isinstance(b, str) for b in bekend)):
        assert document is not None
        _vorm(document, "bekend", "een lijst van namen", melder)
    naam = waarde.get("naam")
    if naam is not None and not isinstance(naam, str):
        assert document is not None
        _vorm(document, "naam", "een tekst", melder)
    elif not (naam or "").strip():
        melder.meld("organisatie-ontbreekt", "organisatie.yml", ernst="waarschuwing", naam=slug)
        waarde["naam"] = slug
    return waarde


def instellingen(document: Document | None, jaar: int, melder: Melder) -> Instellingen:
    """The choices of the year, validated; whatever is faulty is reported and keeps its default."""
    basis = Instellingen.standaard(jaar)
    waarde = _afbeelding(document, melder)
    keuzes: dict[str, Any] = {}
    if document is not None:
        for sleutel in onbekende_sleutels(document, waarde, VERSLAGSLEUTELS, melder):
            if waarde[sleutel] is None or waarde[sleutel] == "":
                continue
            try:
                keuzes[sleutel] = _VERSLAG[sleutel](waarde[sleutel], jaar, document, melder)
            except ValueError as fout:
                _vorm(document, sleutel, str(fout), melder, waarde[sleutel])
    uit = replace(basis, **keuzes)
    if "gids" not in keuzes and dichtstbijzijnde_gids(jaar) != jaar:
        melder.meld("gids-onbekend", "verslag.yml", ernst="info", jaar=jaar, gids=dichtstbijzijnde_gids(jaar))
    if uit.peildatum.year != jaar and document is not None:
        # Allowed: a standing figure then carries the year of the peildatum as its periode.
        melder.meld("peildatum-jaar", document.bestand, regel=document.regel("peildatum"), kolom="peildatum",
                    waarde=uit.peildatum.isoformat(), ernst="waarschuwing", jaar=jaar)  # fmt: skip
    return uit


def _dag(waarde: Any, jaar: int, document: Document, melder: Melder) -> date:
    try:
        return lees_datum(str(waarde).strip())
    except Waardefout:
        raise ValueError("een bestaande datum, dd-mm-jjjj of jjjj-mm-dd") from None


def _getal(laag: int, hoog: int, wat: str) -> Callable[[Any, int, Document, Melder], int]:
    def lees(waarde: Any, jaar: int, document: Document, melder: Melder) -> int:
        if isinstance(waarde, bool) or not isinstance(waarde, int) or not laag <= waarde <= hoog:
            raise ValueError(f"{wat}, {laag}…{hoog}")
        return waarde

    return lees


def _gids(waarde: Any, jaar: int, document: Document, melder: Melder) -> int:
    gekozen = _getal(2000, 2099, "een jaartal")(waarde, jaar, document, melder)
    bekend = dichtstbijzijnde_gids(gekozen)
    if bekend != gekozen:
        melder.meld("gids-onbekend", document.bestand, regel=document.regel("gids"), kolom="gids", ernst="info",
                    jaar=gekozen, gids=bekend)  # fmt: skip
    return gekozen


def _verblijfsduur(waarde: Any, jaar: int, document: Document, melder: Melder) -> str:
    mogelijk = get_args(Verblijfsduur)
    if waarde not in mogelijk:
        raise ValueError(f"een van {', '.join(mogelijk)}.{bedoeld(str(waarde), mogelijk)}".removesuffix("."))
    return str(waarde)


def _vorig(waarde: Any, jaar: int, document: Document, melder: Melder) -> int:
    return _getal(2000, jaar - 1, "een eerder jaar")(waarde, jaar, document, melder)


def _onthulling(waarde: Any, jaar: int, document: Document, melder: Melder) -> Onthullingsregels:
    if not isinstance(waarde, Mapping):
        raise ValueError("sleutels drempel en basis, met getallen")
    regels: dict[str, int] = {}
    for sleutel in onbekende_sleutels(document, waarde, ("drempel", "basis"), melder, "onthulling"):
        try:
            regels[sleutel] = _getal(1, 1000, "een geheel getal")(waarde[sleutel], jaar, document, melder)
        except ValueError as fout:
            _vorm(document, f"onthulling.{sleutel}", str(fout), melder, waarde[sleutel])
    return Onthullingsregels(**regels)


_VERSLAG: dict[str, Callable[[Any, int, Document, Melder], Any]] = {
    "peildatum": _dag,
    "publicatiedatum": _dag,
    "gids": _gids,
    "verblijfsduur": _verblijfsduur,
    "thema": _getal(1, len(themas()), "het nummer van een thema"),
    "vergelijk_met": _vorig,
    "onthulling": _onthulling,
}


def stroomschema(document: Document | None, melder: Melder) -> dict[str, Any] | None:
    """``{knopen: [{id, naam}], pijlen: [{van, naar, tekst}]}``, every arrow between known nodes."""
    if document is None or document.waarde is None:
        return None
    waarde = _afbeelding(document, melder)
    list(onbekende_sleutels(document, waarde, ("knopen", "pijlen"), melder))
    knopen = _lijst(document, waarde, "knopen", ("id", "naam"), ("id", "naam"), melder)
    pijlen = _lijst(document, waarde, "pijlen", ("van", "naar", "tekst"), ("van", "naar"), melder)
    gezien: set[str] = set()
    for n, knoop in enumerate(knopen):
        if knoop.get("id") in gezien:
            melder.meld(
                "yaml-dubbel",
                document.bestand,
                regel=document.regel(f"knopen.{n}.id"),
                kolom="id",
                waarde=knoop["id"],
            )
        gezien.add(knoop.get("id", ""))
    for n, pijl in enumerate(pijlen):
        for eind in ("van", "naar"):
            if eind in pijl and pijl[eind] not in gezien:
                melder.meld("pijl-onbekend", document.bestand, regel=document.regel(f"pijlen.{n}.{eind}"), kolom=eind,
                            waarde=pijl[eind], bedoeld=bedoeld(pijl[eind], gezien))  # fmt: skip
    return {"knopen": knopen, "pijlen": pijlen}


def besluiten(document: Document | None, melder: Melder) -> tuple[dict[str, Any], ...]:
    """The decisions; days as ISO text. One that is not signed is a warning: it decides nothing and stops nothing."""
    if document is None or document.waarde is None:
        return ()
    if not isinstance(document.waarde, list):
        _vorm(document, "", "een lijst van besluiten", melder)
        return ()
    nodig, open_ = ("wat", "waarom", "wie", "datum"), ("besluit-open", "waarschuwing")
    uit = _lijst(document, {"": document.waarde}, "", BESLUITSLEUTELS, nodig, melder, open_)  # type: ignore[arg-type]
    for n, besluit in enumerate(uit):
        for sleutel in ("datum", "verloopt"):
            if not besluit.get(sleutel):
                continue
            try:
                besluit[sleutel] = lees_datum(besluit[sleutel]).isoformat()
            except Waardefout:
                _vorm(document, f"{n}.{sleutel}", "een bestaande datum, dd-mm-jjjj of jjjj-mm-dd", melder)
    return tuple(uit)


def _lijst(
    document: Document,
    waarde: Mapping[str, Any],
    sleutel: str,
    bekend: tuple[str, ...],
    nodig: tuple[str, ...],
    melder: Melder,
    ontbreekt: tuple[str, Ernst] = ("yaml-ontbreekt", "fout"),
) -> list[dict[str, str]]:
    """A list of mappings with text values: keys checked, values as text; ``ontbreekt`` is what a missing one is."""
    ruw = waarde.get(sleutel) or []
    if not isinstance(ruw, list):
        _vorm(document, sleutel, "een lijst", melder)
        return []
    uit = []
    for n, deel in enumerate(ruw):
        pad = f"{sleutel}.{n}" if sleutel else str(n)
        if not isinstance(deel, Mapping):
            _vorm(document, pad, f"sleutels {', '.join(bekend)}", melder)
            continue
        goed = list(onbekende_sleutels(document, deel, bekend, melder, pad))
        for naam in nodig:
            if deel.get(naam) in (None, ""):
                code, ernst = ontbreekt
                regel = document.regel(pad)
                melder.meld(code, document.bestand, regel=regel, kolom=naam, ernst=ernst, sleutel=naam)
        uit.append(
            {
                k: str(deel[k]).strip()
                for k in goed
                if not isinstance(deel[k], (list, dict)) and deel[k] is not None
            }
        )
        for k in goed:
            if isinstance(deel[k], (list, dict)):
                _vorm(document, f"{pad}.{k}", "een tekst", melder)
    return uit


def _afbeelding(document: Document | None, melder: Melder) -> dict[str, Any]:
    if document is None or document.waarde is None:
        return {}
    if not isinstance(document.waarde, dict):
        _vorm(document, "", "regels van de vorm 'sleutel: waarde'", melder)
        return {}
    return dict(document.waarde)


def _vorm(document: Document, pad: str, verwacht: str, melder: Melder, waarde: Any = "") -> None:
    toon = "" if isinstance(waarde, (list, dict)) else str(waarde)
    kolom = pad.rpartition(".")[2]
    melder.meld(
        "yaml-vorm", document.bestand, regel=document.regel(pad), kolom=kolom, waarde=toon, verwacht=verwacht
    )
