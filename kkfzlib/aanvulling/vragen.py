"""Which rows still need a person: leavers, experience, beds and surveys that are not answered yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from kkfzlib.aanvulling.bron import WAAR, Rijen, dag

KOLOMMEN: dict[str, tuple[str, ...]] = {
    "uitstroom": ("client_id", "datum", "terug_naar_detentie", "vervolgzorg", "toelichting locatie",
                  "toelichting zorgvorm", "toelichting in zorg sinds", WAAR, "toelichting datum"),
    "ervaring": ("medewerker_id", "ervaring_sinds", "toelichting functie", "toelichting in dienst", WAAR),
    "capaciteit": ("locatie", "bedden", "begindatum", "einddatum", "toelichting"),
    "onderzoeken": ("onderzoek", "uitgenodigd", "schaal_min", "schaal_max", "moment", "toelichting respondenten",
                    "toelichting scores", "toelichting vorig jaar"),
}  # fmt: skip
"""The sheets and their columns; what begins with ``toelichting`` helps the person and is never read."""

RUIM = timedelta(days=31)
"""An answer belongs to an end of care within this many days: a corrected date must not ask again."""

Vraagrij = Mapping[str, object]


def stel_vragen(
    tabellen: Mapping[str, Rijen], jaar: int, bestaand: Mapping[str, Rijen], vorig: Mapping[str, Rijen]
) -> dict[str, list[Vraagrij]]:
    """Per sheet the rows to add: those that ``bestaand`` (this year's workbook) lacks, filled from ``vorig``."""
    return {
        "uitstroom": list(_uitstroom(tabellen.get("plaatsingen", []), jaar, bestaand.get("uitstroom", []))),
        "ervaring": list(_ervaring(tabellen.get("medewerkers", []), bestaand.get("ervaring", []), vorig)),
        "capaciteit": list(
            _capaciteit(tabellen.get("plaatsingen", []), bestaand.get("capaciteit", []), vorig, jaar)
        ),
        "onderzoeken": list(
            _onderzoeken(tabellen.get("antwoorden", []), bestaand.get("onderzoeken", []), vorig)
        ),
    }


def vertrekkers(plaatsingen: Rijen, jaar: int) -> list[Vraagrij]:
    """Placements that ended in ``jaar`` under a forensic title while nothing of the same client went on.

    One row per client and day, by location and then by day: that is how dossiers are looked up.
    A move, a change of funding or another form of care within a day is no departure.
    """
    per: dict[object, list[dict[str, object]]] = {}
    for rij in plaatsingen:
        per.setdefault(rij["client_id"], []).append(rij)
    uit: dict[tuple[object, date], Vraagrij] = {}
    for client, eigen in per.items():
        for rij in sorted(eigen, key=lambda r: str(r["zorgvorm"]), reverse=True):
            eind = dag(rij, "einddatum")
            if eind is None or eind.year != jaar or rij["financiering"] != "fz" or _gaat_door(eigen, eind):
                continue
            uit.setdefault((client, eind), {
                "client_id": client, "datum": eind, "toelichting locatie": rij["locatie"],
                "toelichting zorgvorm": rij["zorgvorm"], "toelichting in zorg sinds": dag(rij, "begindatum"),
                WAAR: rij.get(WAAR), "toelichting datum": _laatste_dag(eind),
            })  # fmt: skip
    return sorted(
        uit.values(),
        key=lambda r: (str(r["toelichting locatie"]), r["datum"], str(r["client_id"])),  # type: ignore[arg-type,return-value]
    )


def _laatste_dag(eind: date) -> str:
    """The day before, where that is another year: such a leaver seems to belong to the report of that year."""
    if (eind.month, eind.day) != (1, 1):
        return ""
    return f"laatste dag 31-12-{eind.year - 1}; telt als uitstroom van 1 januari {eind.year}"


def _gaat_door(eigen: Rijen, eind: date) -> bool:
    """Whether a placement of the client runs on ``eind`` or begins at most a day later."""
    morgen = eind + timedelta(days=1)
    return any(
        (begin := dag(r, "begindatum")) is not None
        and begin <= morgen
        and ((einde := dag(r, "einddatum")) is None or einde > eind)
        for r in eigen
    )


def _uitstroom(plaatsingen: Rijen, jaar: int, bestaand: Rijen) -> Iterator[Vraagrij]:
    beantwoord: dict[object, list[date]] = {}
    for rij in bestaand:
        wanneer = _als_dag(rij.get("datum"))
        beantwoord.setdefault(rij.get("client_id"), []).append(wanneer or date.min)
    for vertrek in vertrekkers(plaatsingen, jaar):
        eind = vertrek["datum"]
        assert isinstance(eind, date)
        dagen = beantwoord.get(vertrek["client_id"], [])
        if not any(d == date.min or abs(d - eind) <= RUIM for d in dagen):
            yield vertrek


def _als_dag(waarde: object) -> date | None:
    return waarde.date() if isinstance(waarde, datetime) else waarde if isinstance(waarde, date) else None


def _ervaring(medewerkers: Rijen, bestaand: Rijen, vorig: Mapping[str, Rijen]) -> Iterator[Vraagrij]:
    er_is = {r.get("medewerker_id") for r in bestaand}
    eerder = {r.get("medewerker_id"): r.get("ervaring_sinds") for r in vorig.get("ervaring", [])}
    for rij in medewerkers:
        wie = rij["medewerker_id"]
        if rij.get("ervaring_sinds") is None and wie not in er_is:
            yield {"medewerker_id": wie, "ervaring_sinds": eerder.get(wie), "toelichting functie": rij.get("functie"),
                   "toelichting in dienst": dag(rij, "in_dienst"), WAAR: rij.get(WAAR)}  # fmt: skip


def _capaciteit(
    plaatsingen: Rijen, bestaand: Rijen, vorig: Mapping[str, Rijen], jaar: int
) -> Iterator[Vraagrij]:
    """Last year's beds that didn't end before this year; a house without any is asked for."""
    er_is = {r.get("locatie") for r in bestaand}
    for rij in vorig.get("capaciteit", []):
        einde = _als_dag(rij.get("einddatum"))
        if rij.get("locatie") not in er_is and (einde is None or einde.year >= jaar):
            yield {**rij, "toelichting": "van vorig jaar; pas aan als het veranderde"}
    er_is |= {r.get("locatie") for r in vorig.get("capaciteit", [])}
    huizen = {str(r["locatie"]) for r in plaatsingen if r["zorgvorm"] == "verblijf"}
    for huis in sorted(huizen - er_is):
        yield {"locatie": huis, "toelichting": "vul het aantal bedden in en vanaf welke dag"}


def _onderzoeken(antwoorden: Rijen, bestaand: Rijen, vorig: Mapping[str, Rijen]) -> Iterator[Vraagrij]:
    """A survey with answers and without a definition; the scale is usually that of last year."""
    er_is = {r.get("onderzoek") for r in bestaand}
    eerder: dict[object, Vraagrij] = {r.get("onderzoek"): r for r in vorig.get("onderzoeken", [])}
    for naam in sorted({str(r["onderzoek"]) for r in antwoorden} - er_is):
        toen = eerder.get(naam, {})
        eigen = [r for r in antwoorden if r["onderzoek"] == naam]
        moment = str(toen.get("moment") or "")
        yield {
            "onderzoek": naam, **{k: toen.get(k) for k in ("schaal_min", "schaal_max")},
            # A moment that names a year is last year's; any other (voorjaar) is the same each year.
            "moment": moment if not any(t.isdigit() for t in moment) else None,
            "toelichting respondenten": len({r["respondent_id"] for r in eigen}),
            "toelichting scores": _scores(eigen),
            "toelichting vorig jaar": _toen(toen),
        }  # fmt: skip


def _scores(antwoorden: Rijen) -> str:
    """The range of the scores, by which a person sees what scale it was."""
    waarden = [w for r in antwoorden if (w := _als_getal(r.get("score"))) is not None]
    return f"van {min(waarden):g} tot en met {max(waarden):g}".replace(".", ",") if waarden else ""


def _als_getal(waarde: object) -> float | None:
    try:
        return float(str(waarde).replace(",", "."))
    except ValueError:
        return None


def _toen(vorig: Vraagrij) -> str:
    """What was answered last year, as a reminder."""
    uitgenodigd, moment = vorig.get("uitgenodigd"), vorig.get("moment")
    delen = [f"{uitgenodigd} uitgenodigd"] * (uitgenodigd is not None) + [str(moment)] * bool(moment)
    return ", ".join(delen)
