"""The lines of the overview, part by part: each looks at one thing and names what mends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.compleet import Gebrek, open_gebreken
from kkfzlib.controle.zinnen import zinnen
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen.tekstlezing import Geleverd, geleverde_teksten
from kkfzlib.inlezen.vraagtabellen import aanvulling_open
from kkfzlib.onthulling.besluiten import bevinding_gedekt, lees_besluiten
from kkfzlib.schema import TABELLEN
from kkfzlib.stand.regel import Regel
from kkfzlib.verslag.slots import SLOTS

if TYPE_CHECKING:
    from typing import Any

    from kkfzlib.publiceren.verifieren import Afwijking
    from kkfzlib.tabellen import Invoer

_KORTST = 30
"""Shorter sentences are the same in every report ("Zie ook tabel 3.")."""


def tabellen(dossier: Dossier, aanwezig: Collection[str]) -> Regel:
    """Which tables were delivered."""
    weg = tuple(t for t in TABELLEN if t not in aanwezig)
    wat = f"{len(TABELLEN) - len(weg)} van {len(TABELLEN)} aangeleverd"
    if not weg:
        return Regel("Tabellen", "klaar", wat)
    waar = f"{dossier.jaar}/invoer.xlsx of {dossier.jaar}/<tabel>.csv"
    return Regel("Tabellen", "kijken" if aanwezig else "doen", f"{wat}; niet", waar, weg)


ONTELBAAR = Regel("Tabellen", "kijken", "pas te tellen als de invoer zonder fouten is")
"""Instead of a count, while exports can't be imported."""


def zonder_tellen(regels: Sequence[Regel]) -> Iterator[Regel]:
    """What is incomplete whatever the tables turn out to be: no figures, and of the texts one line."""
    teksten = [r for r in regels if r.onderdeel == "Teksten"]
    yield from (r for r in regels if r.onderdeel not in ("Cijfers", "Teksten") or r in teksten[:1])


def aanvulling(
    dossier: Dossier, aanwezig: Collection[str], bevindingen: Sequence[Invoerbevinding]
) -> Iterator[Regel]:
    """What no export holds and nobody answered yet."""
    if opdracht := aanvulling_open(dossier, aanwezig, bevindingen):
        yield Regel("Aanvulling", "kijken", "wat in geen export staat, is nog te beantwoorden", opdracht)


def invoer(dossier: Dossier, bevindingen: Sequence[Invoerbevinding]) -> Iterator[Regel]:
    """Findings about the input by kind; what is told elsewhere in the overview is left out."""
    opdracht = f"kkfz controleer {dossier.organisatie} {dossier.jaar}"
    over = [b for b in bevindingen if b.ernst != "info" and b.code not in ("besluit-open", "alleen-kop")]
    for ernst, teken in (("fout", "doen"), ("waarschuwing", "kijken")):
        deze = [b for b in over if b.ernst == ernst]
        if deze:
            soorten = Counter(b.code for b in deze)
            namen = tuple(f"{n} × {c}" if n > 1 else c for c, n in soorten.most_common())
            wat = (
                f"{len(deze)} {'fout' if ernst == 'fout' else 'waarschuwing'}{'en' if len(deze) > 1 else ''}"
            )
            eerste = f", eerste {deze[0].plaats}"
            yield Regel("Invoer", teken, wat + eerste, opdracht, namen)  # type: ignore[arg-type]
    if not over:
        yield Regel("Invoer", "klaar", "geen fouten of waarschuwingen")


_SOORTEN = {
    "naam-ontbreekt": ("Organisatie", "{wat}"),
    "verplicht-ontbreekt": ("Teksten", "{n} verplichte {tekst} {ontbreken}"),
    "sjabloon-ongewijzigd": ("Teksten", "{n} {tekst} nog (deels) het sjabloon"),
    "nalezen": ("Nalezen", "{n} {onderdeel} van vorig jaar nog niet nagelezen"),
    "plaatshouder-zonder-waarde": ("Plaatshouders", "{n} zonder waarde"),
    "publicatiedatum-ontbreekt": ("Datum", "{wat}"),
}


def onvolledig(
    dossier: Dossier,
    geleverd: Geleverd,
    gaten: Sequence[Gebrek],
    ondertekend: Sequence[Mapping[str, Any]],
    vandaag: date | None,
) -> Iterator[Regel]:
    """What is incomplete, a line per kind; missing figures each on their own, as each is mended elsewhere."""
    open_ = open_gebreken(gaten, lees_besluiten(ondertekend)[0], vandaag)
    geschreven = sum(s.verplicht and s.slot in geleverd.teksten for s in SLOTS.values())
    verplicht = sum(s.verplicht for s in SLOTS.values())
    if geschreven == verplicht and not any(g.soort == "sjabloon-ongewijzigd" for g in open_):
        yield Regel("Teksten", "klaar", f"alle {verplicht} verplichte teksten zijn er")
    for soort, (onderdeel, zin) in _SOORTEN.items():
        deze = [
            g for g in open_ if g.soort == soort and (g.onderwerp in SLOTS or soort != "verplicht-ontbreekt")
        ]
        if deze:
            yield _samen(dossier, onderdeel, zin, deze)
    for g in open_:
        if g.soort == "verplicht-ontbreekt" and g.onderwerp not in SLOTS:
            yield Regel("Cijfers", "doen", g.wat, g.herstel)
    if len(open_) < len(gaten):
        yield Regel(
            "Teksten", "kijken", f"{len(gaten) - len(open_)} keer onvolledig, met een getekend besluit"
        )


def _samen(dossier: Dossier, onderdeel: str, zin: str, deze: Sequence[Gebrek]) -> Regel:
    n, een = len(deze), len(deze) == 1
    wat = zin.format(
        n=n, wat=deze[0].wat, tekst="tekst" if een else "teksten", ontbreken="ontbreekt" if een else "ontbreken",
        onderdeel="onderdeel" if een else "onderdelen",
    )  # fmt: skip
    soort = deze[0].soort
    if soort == "plaatshouder-zonder-waarde":
        namen = tuple(f"{{{g.inhoud}}} in {g.plaats}" for g in deze)
    else:
        namen = tuple(dict.fromkeys(g.onderwerp for g in deze)) if "{wat}" not in zin else ()
    herstel = deze[0].herstel
    if soort in ("verplicht-ontbreekt", "sjabloon-ongewijzigd"):
        herstel = f"schrijf {_tekstplaats(dossier.jaar, deze[0].onderwerp if een else '<onderdeel>')}"
    elif soort == "nalezen":
        herstel = f"pas aan, of haal de regel weg uit {dossier.jaar}/nalezen.yml"
    return Regel(onderdeel, "doen", wat, herstel, namen)


def gelijk_gebleven(dossier: Dossier, geleverd: Geleverd, vorig: int) -> Iterator[Regel]:
    """Texts of which sentences are word for word those of the year before."""
    toen = geleverde_teksten(dossier.jaar_ervoor(vorig)).teksten if vorig else {}
    gelijk = {}
    for slot, tekst in geleverd.teksten.items():
        nu, eerder = _zinnen(slot, tekst), _zinnen(slot, toen.get(slot, ""))
        if nu & eerder:
            gelijk[slot] = len(nu & eerder), len(nu)
    if gelijk:
        namen = tuple(
            f"{slot} {n} van {van}"
            for slot, (n, van) in sorted(gelijk.items(), key=lambda g: -g[1][0] / g[1][1])
        )
        totaal = sum(n for n, _ in gelijk.values())
        wat = f"{totaal} {'zin' if totaal == 1 else 'zinnen'} gelijk aan {vorig}"
        yield Regel("Gelijk", "kijken", wat, _tekstplaats(dossier.jaar, "<onderdeel>"), namen)


def _zinnen(slot: str, tekst: str) -> set[str]:
    return {z.tekst for z in zinnen({slot: tekst}) if z.soort != "kop" and len(z.tekst) >= _KORTST}


def samenhang(
    dossier: Dossier,
    bevindingen: Sequence[Bevinding],
    ondertekend: Sequence[Mapping[str, Any]],
    vandaag: date | None,
) -> Iterator[Regel]:
    """Findings of the audit by rule. A ``fout`` stops publishing until it is mended or signed for."""
    besluiten_ = lees_besluiten(ondertekend)[0]
    fouten = [b for b in bevindingen if b.ernst == "fout"]
    open_ = [b for b in fouten if not bevinding_gedekt(b, bevindingen, besluiten_, vandaag)]
    if open_:
        herstel = (
            f'verbeter, of: kkfz besluit {dossier.organisatie} {dossier.jaar} "bevinding: {open_[0].regel}"'
        )
        wat = f"{len(open_)} {'tegenspraak' if len(open_) == 1 else 'tegenspraken'}"
        yield Regel("Samenhang", "doen", wat, herstel, _per_regel(open_))
    let_op = [b for b in bevindingen if b.ernst == "waarschuwing"]
    if let_op:
        opdracht = f"kkfz rapport {dossier.organisatie} {dossier.jaar} noemt ze"
        wat = f"{len(let_op)} {'waarschuwing' if len(let_op) == 1 else 'waarschuwingen'}"
        yield Regel("Samenhang", "kijken", wat, opdracht, _per_regel(let_op))


def _per_regel(bevindingen: Sequence[Bevinding]) -> tuple[str, ...]:
    return tuple(f"{n} × {r}" if n > 1 else r for r, n in Counter(b.regel for b in bevindingen).most_common())


def besluiten(dossier: Dossier, gelezen: Invoer | None, vandaag: date | None) -> Iterator[Regel]:
    """Decisions that are not signed or no longer hold, and texts that need one."""
    if gelezen is None:
        return
    from kkfzlib.lekken.eenpersoons import open_punten

    geldig, gebrekkig = lees_besluiten(gelezen.besluiten)
    if gebrekkig:
        wat = f"{len(gebrekkig)} niet vastgelegd of onvolledig"
        yield Regel(
            "Besluiten",
            "kijken",
            wat,
            f"vul aan in {dossier.jaar}/besluiten.yml",
            tuple(b.cel for b in gebrekkig),
        )
    verlopen = [b.wat for b in geldig if not b.van_kracht(vandaag or date.today())]
    if verlopen:
        opdracht = f'kkfz besluit {dossier.organisatie} {dossier.jaar} "{verlopen[0]}"'
        yield Regel(
            "Besluiten", "kijken", f"{len(verlopen)} (nog) niet van kracht", opdracht, tuple(verlopen)
        )
    keuzes, citaten = gelezen.instellingen, gelezen.tabellen.get("citaten")
    mag = [] if citaten is None else list(citaten.loc[citaten["vrijgegeven"], "citaat"])
    dagen = [d for d in (keuzes.peildatum, keuzes.publicatiedatum) if d is not None]
    open_ = open_punten(gelezen.teksten, geldig, mag, dagen, vandaag)
    if open_:
        slots = tuple(dict.fromkeys(b.bestand.removesuffix(".md") for b in open_))
        opdracht = (
            f'schrijf algemener, of: kkfz besluit {dossier.organisatie} {dossier.jaar} "tekst: {slots[0]}"'
        )
        wat = f"{len(open_)} {'zin' if len(open_) == 1 else 'zinnen'} over mogelijk één persoon"
        yield Regel("Besluiten", "doen", wat, opdracht, slots)


def verslag(dossier: Dossier, afwijkingen: Sequence[Afwijking]) -> Iterator[Regel]:
    """Whether the report was made, and of what it is stale or spoiled."""
    opdracht = f"kkfz rapport {dossier.organisatie} {dossier.jaar}"
    if not dossier.uitvoer("openbaar").is_dir():
        yield Regel("Verslag", "doen", "nog niet gemaakt", opdracht)
    elif afwijkingen:
        soorten = " en ".join(dict.fromkeys(a.soort for a in afwijkingen))
        waardoor = tuple(a.uitleg if a.bestand == "." else f"{a.bestand}: {a.uitleg}" for a in afwijkingen)
        yield Regel("Verslag", "doen", soorten, opdracht, waardoor)
    else:
        plek = dossier.publicatie.relative_to(dossier.uit.parent)
        yield Regel("Verslag", "klaar", f"gemaakt en actueel, in {plek}")


def publicatie(dossier: Dossier, nog_te_doen: bool) -> Iterator[Regel]:
    """What is out of this year, and earlier years of which that is unknown."""
    from kkfzlib.publiceren.register import lees

    register = lees(dossier.publicatieregister, dossier.organisatie)
    onbekend = [str(e.jaar) for e in dossier.eerdere_jaren() if not register.kent(e.jaar)]
    if onbekend:
        herstel = f"kkfz publiceer {dossier.organisatie} {onbekend[0]} --niet-gepubliceerd (of --eerder)"
        yield Regel(
            "Publicatie", "doen", "onbekend wat van eerdere jaren openbaar is", herstel, tuple(onbekend)
        )
    opdracht = f"kkfz publiceer {dossier.organisatie} {dossier.jaar}"
    uitgaven = [u for u in register.uitgaven if u.jaar == dossier.jaar]
    if not uitgaven:
        klaar = "eerst wat hierboven staat, dan: " if nog_te_doen or onbekend else ""
        yield Regel("Publicatie", "kijken", "nog niet gepubliceerd", klaar + opdracht)
    elif is_gepubliceerd(dossier):
        yield Regel("Publicatie", "klaar", f"gepubliceerd op {uitgaven[-1].op}")
    else:
        yield Regel(
            "Publicatie", "kijken", f"gepubliceerd op {uitgaven[-1].op}, sindsdien gewijzigd", opdracht
        )


def is_gepubliceerd(dossier: Dossier) -> bool:
    """Whether the public report as it lies there is what is out, figure by figure."""
    from kkfzlib.publiceren.register import lees, lees_uitgave

    csv = dossier.uitvoer("openbaar") / "kengetallen.csv"
    if not csv.is_file():
        return False
    eigen = lees_uitgave(csv, dossier.jaar)
    laatste = [
        u for u in lees(dossier.publicatieregister, dossier.organisatie).uitgaven if u.jaar == dossier.jaar
    ]
    return bool(laatste) and laatste[-1].kenmerk == eigen.kenmerk


def _tekstplaats(jaar: int, onderdeel: str) -> str:
    """Where a text can be written."""
    return f"in {jaar}/teksten.docx of {jaar}/teksten/{onderdeel}.md"
