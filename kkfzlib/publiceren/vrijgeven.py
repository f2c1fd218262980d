"""Putting the public report in the publication folder: every objection at once, and otherwise one atomic switch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kkfzlib.bevindingen import Bevinding, Invoerbevinding, in_document
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout, InvoerFout
from kkfzlib.publiceren.publicatiemap import controleer_doel, kopieer, schrijf_crate

if TYPE_CHECKING:
    from kkfzlib.onthulling.besluiten import Besluit
    from kkfzlib.tabellen import Invoer

PUBLICATIEMAP = "publicatie"
_MERK = re.compile(rb'class="[^"]*\bsynthetisch\b')


@dataclass(frozen=True)
class Bezwaar:
    """One reason not to publish: what, where, and how to mend it."""

    plaats: str
    code: str
    wat: str
    herstel: str


def publiceer(
    dossier: Dossier, naar: Path | None = None, *, ro_crate: bool = False, vandaag: date | None = None
) -> tuple[Path, ...]:
    """Copy the profile ``openbaar`` to ``naar/ORG/JAAR`` (default ``<uit>/publicatie``); returns the files there.

    Raises:
        InvoerFout: with every objection; what was published before stays as it was.
        GebruikFout: ``naar`` is no place for a publication.
        MachineFout: a run is going on, or the disk fails.
    """
    from kkfzlib.publiceren.register import lees_uitgave, schrijf_uitgave
    from kkfzlib.publiceren.verwisselen import nieuwe_publicatie, ruim_op
    from kkfzlib.uitvoeren.slot import slot

    doel = Dossier(
        dossier.organisatie,
        dossier.jaar,
        dossier.data,
        naar if naar is not None else dossier.uit / PUBLICATIEMAP,
    )
    controleer_doel(dossier, doel)
    with slot(dossier):
        gevonden = bezwaren(dossier, vandaag)
        if gevonden:
            raise InvoerFout(
                [
                    Invoerbevinding(b.plaats, None, "", "", "", b.code, b.wat, b.herstel)
                    for b in dict.fromkeys(gevonden)
                ],
                f"{dossier.naam} wordt niet gepubliceerd; dit staat in de weg:",
            )
        ruim_op(doel)
        with nieuwe_publicatie(doel) as map:
            kopieer(dossier.uitvoer("openbaar"), map)
            if ro_crate:
                schrijf_crate(dossier, map, vandaag)
            # Before the switch: what the ledger holds too much costs some figures, what it lacks may cost a secret.
            uitgave = lees_uitgave(map / "kengetallen.csv", dossier.jaar, vandaag)
            schrijf_uitgave(dossier.publicatieregister, dossier.organisatie, uitgave)
    return tuple(sorted(p for p in doel.publicatie.rglob("*") if p.is_file()))


def bezwaren(dossier: Dossier, vandaag: date | None = None) -> list[Bezwaar]:
    """Everything that stands in the way of publishing, in the order of the checks. Changes nothing."""
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.onthulling.besluiten import lees_besluiten
    from kkfzlib.uitvoeren.rapport import lees_bevindingen

    opnieuw = f"maak het verslag opnieuw: kkfz rapport {dossier.organisatie} {dossier.jaar}"
    uit = [*_niet_ongeschonden(dossier, opnieuw), *_onbekende_jaren(dossier), *_elders_gepubliceerd(dossier)]
    if not dossier.uitvoer("openbaar").is_dir():
        return uit
    try:
        invoer = laad_invoer(dossier)
    except (OSError, ValueError, KeyError, TypeError):
        return [
            *uit,
            Bezwaar("processed", "niet-geverifieerd", "de gecontroleerde invoer ontbreekt", opnieuw),
        ]
    besluiten, _ = lees_besluiten(invoer.besluiten)
    uit += _open_fouten(dossier, lees_bevindingen(dossier), besluiten, vandaag)
    uit += _open_teksten(dossier, invoer, besluiten, vandaag)
    uit += _open_namen(dossier, invoer, vandaag)
    uit += _onvolledig(dossier, invoer, besluiten, vandaag)
    uit += _onthulling(dossier, invoer)
    uit += _zonder_merk(dossier.uitvoer("openbaar"), invoer, opnieuw)
    return uit


def _niet_ongeschonden(dossier: Dossier, opnieuw: str) -> Iterator[Bezwaar]:
    from kkfzlib.publiceren.verifieren import verifieer

    for a in verifieer(dossier):
        yield Bezwaar(a.bestand, "niet-geverifieerd", f"{a.soort}: {a.uitleg}", opnieuw)
    if dossier.publicatie.is_dir() and not dossier.uitvoer("openbaar").is_dir():
        yield Bezwaar("openbaar", "niet-geverifieerd", "er is geen openbaar profiel gemaakt", opnieuw)


def _onbekende_jaren(dossier: Dossier) -> Iterator[Bezwaar]:
    """Earlier years that lie here but of which it is unknown what outsiders have: nothing can be weighed against it."""
    from kkfzlib.publiceren.register import lees

    register = lees(dossier.publicatieregister, dossier.organisatie)
    for ervoor in dossier.eerdere_jaren():
        if not register.kent(ervoor.jaar):
            opdracht = f"kkfz publiceer {dossier.organisatie} {ervoor.jaar}"
            yield Bezwaar(
                str(ervoor.jaar),
                "publicatie-onbekend",
                f"er zijn gegevens over {ervoor.jaar}, maar het is niet bekend of en hoe dat jaar is gepubliceerd",
                f"publiceer dat jaar eerst ({opdracht}), leg vast wat er al uit is ({opdracht} --eerder "
                f"KENGETALLEN.csv), of dat er niets van uit is ({opdracht} --niet-gepubliceerd)",
            )


def _elders_gepubliceerd(dossier: Dossier) -> Iterator[Bezwaar]:
    """Editions in the publication folder that the ledger of these data doesn't know: another data folder made them."""
    from kkfzlib.publiceren.register import lees, lees_uitgave

    bekend = {(u.jaar, u.kenmerk) for u in lees(dossier.publicatieregister, dossier.organisatie).uitgaven}
    for pad in sorted((dossier.uit / PUBLICATIEMAP / dossier.organisatie).glob("[0-9]*/kengetallen.csv")):
        jaar = pad.parent.name
        try:
            uitgave = lees_uitgave(pad, int(jaar))
        except (OSError, ValueError):
            continue
        if (uitgave.jaar, uitgave.kenmerk) not in bekend:
            opdracht = (
                f"kkfz publiceer {dossier.organisatie} {jaar} --eerder {PUBLICATIEMAP}/{dossier.organisatie}"
            )
            yield Bezwaar(
                f"{PUBLICATIEMAP}/{dossier.organisatie}/{jaar}",
                "publicatie-onbekend",
                f"hier staat een verslag over {jaar} dat het publicatieregister van deze gegevens niet kent; het is "
                "uit een andere map met gegevens gemaakt",
                f"gebruik die map (--data) of een andere --uit, of leg vast dat het uit is ({opdracht}/{jaar}/"
                "kengetallen.csv) en maak het verslag opnieuw",
            )


def _weiger_wat_al_uit_is(dossier: Dossier) -> None:
    from kkfzlib.publiceren.register import lees

    uitgaven = lees(dossier.publicatieregister, dossier.organisatie).uitgaven
    op = [u.op for u in uitgaven if u.jaar == dossier.jaar]
    map = dossier.uit / PUBLICATIEMAP / dossier.organisatie / str(dossier.jaar)
    if op or map.is_dir():
        wanneer = (
            f"op {op[-1]} gepubliceerd" if op else f"gepubliceerd in {PUBLICATIEMAP}/{dossier.organisatie}"
        )
        raise GebruikFout(
            f"{dossier.naam} is {wanneer}; dat er niets van openbaar is, klopt dus niet en is niet vastgelegd. Een "
            "verslag intrekken kan door de map weg te halen, maar wat lezers al weten blijft in het register staan: "
            "latere verslagen worden ertegen gewogen."
        )


def leg_vast(dossier: Dossier, eerder: Path | None, vandaag: date | None = None) -> None:
    """Record in the ledger what was published of this year outside this tool (None: nothing).

    ``eerder`` is a csv in the columns of the published ``kengetallen.csv``. GebruikFout when it is none, and when
    nothing is said to be out of a year that the ledger or the publication folder holds.
    """
    from kkfzlib.publiceren.register import KOLOMMEN, lees_uitgave, schrijf_niet_gepubliceerd, schrijf_uitgave

    pad, naam = dossier.publicatieregister, dossier.organisatie
    if eerder is None:
        _weiger_wat_al_uit_is(dossier)
        schrijf_niet_gepubliceerd(pad, naam, dossier.jaar)
        return
    try:
        uitgave = lees_uitgave(eerder, dossier.jaar, vandaag)
        uitgave.frame  # noqa: B018 - numbers that are none are found here
    except (OSError, ValueError, AttributeError):
        uitgave = None
    if uitgave is None or not uitgave.rijen or not all(r["kengetal"] and r["periode"] for r in uitgave.rijen):
        raise GebruikFout(
            f"{eerder.name} is geen bestand met gepubliceerde kengetallen. Nodig zijn de kolommen "
            f"{','.join(KOLOMMEN)} (komma ertussen, decimale punt, x waar een getal niet is getoond)."
        )
    schrijf_uitgave(pad, naam, uitgave)


def _open_fouten(
    dossier: Dossier, bevindingen: Sequence[Bevinding], besluiten: Sequence[Besluit], vandaag: date | None
) -> Iterator[Bezwaar]:
    """Findings ``fout`` that no signed decision covers."""
    from kkfzlib.onthulling.besluiten import bevinding_gedekt

    for b in bevindingen:
        if b.ernst == "fout" and not bevinding_gedekt(b, bevindingen, besluiten, vandaag):
            onderwerp = "/".join(d for d in (b.regel, b.kengetal, b.uitsplitsing) if d)
            teken = _laat_tekenen(dossier, f"bevinding: {onderwerp}")
            yield Bezwaar(
                "bevindingen.csv", b.regel, b.toelichting, f"verbeter het cijfer of de tekst, {teken}"
            )


def _open_teksten(
    dossier: Dossier, invoer: Invoer, besluiten: Sequence[Besluit], vandaag: date | None
) -> Iterator[Bezwaar]:
    """One-person phrases, loose quotes, ages and dates that no signed decision covers."""
    from kkfzlib.lekken.eenpersoons import open_punten

    keuzes, citaten = invoer.instellingen, invoer.tabellen.get("citaten")
    mag = [] if citaten is None else list(citaten.loc[citaten["vrijgegeven"], "citaat"])
    data = [d for d in (keuzes.peildatum, keuzes.publicatiedatum) if d is not None]
    for b in open_punten(invoer.teksten, besluiten, mag, data, vandaag):
        teken = _laat_tekenen(dossier, f"tekst: {b.bestand.removesuffix('.md')}")
        (b,) = in_document([b], invoer.tekstplaatsen)
        yield Bezwaar(b.plaats, b.code, b.regeltekst, f"schrijf het algemener, {teken}")


def _open_namen(dossier: Dossier, invoer: Invoer, vandaag: date | None) -> Iterator[Bezwaar]:
    """What reads like somebody's name in the finished page and is neither known nor signed for."""
    from kkfzlib.lekken import Geheimen, scan, vrijgave
    from kkfzlib.lekken.scan import LEK_NAAM, MOGELIJKE_NAAM

    pagina = dossier.uitvoer("openbaar") / "kwaliteitsverslag.html"
    gevonden = (
        scan(pagina, Geheimen(raw=dossier.raw), vrijgave(invoer, dossier, vandaag), True)
        if pagina.is_file()
        else []
    )
    for b in gevonden:
        if b.code in (LEK_NAAM, MOGELIJKE_NAAM):
            slot = next((s for s in invoer.teksten if f" {s}.md" in b.regeltekst), "")
            teken = f", {_laat_tekenen(dossier, f'tekst: {slot}')}" if slot else ""
            yield Bezwaar(b.bestand, b.code, b.regeltekst, f"{b.herstel}{teken}")


def _onvolledig(
    dossier: Dossier, invoer: Invoer, besluiten: Sequence[Besluit], vandaag: date | None
) -> Iterator[Bezwaar]:
    """What is incomplete, unless somebody signed for publishing it like that."""
    from kkfzlib.compleet import open_gebreken
    from kkfzlib.publiceren.volledig import gebreken_van

    for g in open_gebreken(gebreken_van(dossier, invoer), besluiten, vandaag):
        teken = _laat_tekenen(dossier, f"onvolledig: {g.onderwerp}")
        yield Bezwaar(g.plaats, g.soort, g.wat, f"{g.herstel}, {teken}")


def _laat_tekenen(dossier: Dossier, wat: str) -> str:
    opdracht = f'kkfz besluit {dossier.organisatie} {dossier.jaar} "{wat}"'
    return f"of laat het besluit tekenen dat dit afdrukt: {opdracht}"


def _onthulling(dossier: Dossier, invoer: Invoer) -> Iterator[Bezwaar]:
    """What the independent audit finds in the finished report as it lies there."""
    from kkfzlib.publiceren.poort import beschermd
    from kkfzlib.publiceren.profiel import audit_openbaar

    try:
        audit_openbaar(dossier, invoer, beschermd(dossier, invoer, "openbaar"), dossier.uitvoer("openbaar"))
    except InvoerFout as fout:
        for b in fout.bevindingen:
            yield Bezwaar(b.waarde or b.plaats, "onthulling", b.regeltekst, b.herstel)
    except (OSError, ValueError, KeyError):
        yield Bezwaar("openbaar", "onthulling", "het verslag is niet te controleren op onthulling",
                      f"maak het verslag opnieuw: kkfz rapport {dossier.organisatie} {dossier.jaar}")  # fmt: skip


def _zonder_merk(map: Path, invoer: Invoer, opnieuw: str) -> Iterator[Bezwaar]:
    from kkfzlib.verslag.variabelen import is_synthetisch

    if not is_synthetisch(invoer):
        return
    wat = ("synthetisch", "synthetische gegevens zonder merkteken", opnieuw)
    for html in {map / "kwaliteitsverslag.html", *map.glob("*.html")}:
        if not html.is_file() or _MERK.search(html.read_bytes()) is None:
            yield Bezwaar(html.name, *wat)
    for pdf in map.glob("*.pdf"):
        if "synthetisch" not in _tekst(pdf).lower():
            yield Bezwaar(pdf.name, *wat)


def _tekst(pdf: Path) -> str:
    import pypdfium2

    boek = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(blad.get_textpage().get_text_range() for blad in list(boek)[:2])
    except pypdfium2.PdfiumError:
        return ""
    finally:
        boek.close()
