"""Writing the records of an organisation as the raw folder of one year, in the form of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from tests.onthulling.werelden.gegevens import Organisatie, Plaatsing, Registratie


def schrijf(org: Organisatie, jaar: int, staat: int, data: Path) -> None:
    """The raw folder of ``jaar`` as the registration stood in ``staat``; what is not known yet is left empty."""
    map = data / "raw" / org.slug / str(jaar)
    map.mkdir(parents=True, exist_ok=True)
    (map.parent / "organisatie.yml").write_text(
        f"naam: Proef {org.slug}\nplaatsen: [Oefendam]\n", encoding="utf-8"
    )
    vorm = org.verblijfsduur.get(jaar, "uitgestroomd")
    (map / "verslag.yml").write_text(f"gids: 2024\nverblijfsduur: {vorm}\n", encoding="utf-8")
    r = org.staten[staat]
    for naam, (kop, rijen) in _tabellen(org, r, jaar).items():
        regels = [kop, *(";".join(_tekst(w) for w in rij) for rij in rijen)]
        pad = map / f"{naam}.csv"
        if len(regels) > 1:
            pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
        else:
            pad.unlink(missing_ok=True)


def _tabellen(
    org: Organisatie, r: Registratie, jaar: int
) -> dict[str, tuple[str, Iterable[Sequence[object]]]]:
    van, tot = date(jaar, 1, 1), date(jaar, 12, 31)
    staf = [m for m in r.medewerkers if m.begin <= tot and (m.eind is None or m.eind >= van)]
    wie = {m.id for m in staf}
    hier = [a for a in r.antwoorden if a.jaar == jaar]
    return {
        "plaatsingen": (
            "client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum",
            [(p.client, p.locatie, p.zorgvorm, p.financiering, "tbs" if p.financiering == "fz" else "", p.zorgzwaarte,
              p.begin, _bekend(p.eind, tot)) for p in _van_jaar(r.plaatsingen, van, tot)],
        ),
        "uitstroom": (
            "client_id;datum;terug_naar_detentie;vervolgzorg",
            [(v.client, v.datum, v.detentie, "|".join(sorted(v.codes))) for v in r.vertrekken if v.datum.year == jaar],
        ),
        "capaciteit": ("locatie;bedden;begindatum;einddatum", [("Noord", org.bedden, date(2015, 1, 1), None)]),
        "omzet": ("financiering;bedrag;maand", [(f, b, None) for j, f, b in r.omzet if j == jaar]),
        "medewerkers": (
            "medewerker_id;functie;opleiding;dienstverband;fte;in_dienst;uit_dienst;reden_uit_dienst;ervaring_sinds",
            [(m.id, "begeleider", m.opleiding, m.soort(jaar), m.fte, m.begin, _bekend(m.eind, tot),
              m.reden if _bekend(m.eind, tot) else "", m.ervaring) for m in staf],
        ),
        "verzuim": (
            "medewerker_id;begindatum;einddatum;percentage;soort",
            [(v.medewerker, v.begin, v.eind, v.percentage, "ziekte") for v in r.verzuim if v.begin.year == jaar],
        ),
        "scholing": (
            "medewerker_id;datum;naam;soort",
            [(i, d, "Cursus", "aanvullend") for i, d in r.trainingen if d.year == jaar and i in wie],
        ),
        "incidenten": (
            "datum;locatie;soort;ernst",
            [(i.datum, "Noord", i.soort, 2) for i in r.incidenten if i.datum.year == jaar],
        ),
        "onderzoeken": (
            "onderzoek;uitgenodigd;schaal_min;schaal_max;moment",
            [(o, n, 1, 10, "najaar") for j, o, n in r.uitgenodigd if j == jaar],
        ),
        "antwoorden": (
            "onderzoek;respondent_id;vraag;score;toelichting",
            [(a.onderzoek, a.respondent, a.vraag, a.score, "") for a in hier],
        ),
        "opgave": (
            "kengetal;uitsplitsing;periode;waarde;vindplaats",
            [(k, d, j, w, "eigen telling") for k, d, j, w in r.opgave if j == jaar],
        ),
    }  # fmt: skip


def _van_jaar(plaatsingen: Sequence[Plaatsing], van: date, tot: date) -> list[Plaatsing]:
    """Placements in the year, and those before that a stay goes on from."""
    hier = [p for p in plaatsingen if p.begin <= tot and (p.eind is None or p.eind >= van)]
    ook = [
        p
        for p in plaatsingen
        if p not in hier and any(p.client == q.client and p.eind == q.begin for q in hier)
    ]
    return [*hier, *ook]


def _bekend(dag: date | None, tot: date) -> date | None:
    return dag if dag is not None and dag <= tot else None


def _tekst(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return waarde.strftime("%d-%m-%Y")
    return str(waarde).replace(".", ",") if isinstance(waarde, float) else str(waarde)
