"""``kkfz lees-in``: read, map, protect and put down as published folders; everything or nothing."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kkfzlib import __version__
from kkfzlib.dossier import controleer_slug
from kkfzlib.elders import bestanden, woordenboek
from kkfzlib.elders.bestanden import SOORT, Bron
from kkfzlib.elders.jaarkeuzes import Jaarkeuzes, jaarkeuzes
from kkfzlib.elders.oogst import Lezing, Onbekend, Oogst
from kkfzlib.elders.opgave import uitgewerkt
from kkfzlib.elders.toewijzing import BESTAND, Toewijzing, lees_toewijzing
from kkfzlib.elders.verenigen import beschermd, open_frame, uitkomst, verenig
from kkfzlib.fouten import GebruikFout, InvoerFout
from kkfzlib.onthulling.besluiten import hash_van_cijfers
from kkfzlib.publiceren.export import exporteer, veilig
from kkfzlib.publiceren.verwisselen import verwissel
from kkfzlib.uitvoeren.manifest import maak_openbaar
from kkfzlib.uitvoeren.onderbreken import sein_als_einde
from kkfzlib.uitvoeren.schijf import als_machinefout, hash_van, prive_map

TOEWIJZING, NIET = "inlezing/toewijzing.csv", "inlezing/niet-overgenomen.csv"
"""How the figures were read; in a folder of their own, as what lies beside the export is taken for figures."""
_SYNTHETISCH = (
    '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8"><title>Ingelezen cijfers</title></head>'
    '<body><main><h1>Ingelezen cijfers</h1><p class="synthetisch">Synthetische voorbeeldgegevens.</p></main>'
    "</body></html>\n"
)


@dataclass(frozen=True)
class Ingelezen:
    """What one run put down: a folder per organisation and year, how many figures, and what was not taken over."""

    mappen: tuple[Path, ...]
    overgenomen: int
    verborgen: int
    onbekend: tuple[Onbekend, ...]
    te_tekenen: dict[tuple[str, int], str]
    """Per folder in which the rules hid something: the hash for a decision that shows it all the same."""


def lees_in(map_: Path, naar: Path, organisatie: str = "", jaar: int | None = None) -> Ingelezen:
    """Read the published figures in ``map_`` and write them under ``naar`` as ``ORG/JAAR/openbaar/``.

    ``organisatie`` and ``jaar`` tell whose figures they are where no folder or column does.

    Raises:
        GebruikFout: no such folder, or a report of kkfz itself stands where the figures would come.
        InvoerFout: something can be read in two ways, contradicts itself or is no figure of ours; nothing is written.
        MachineFout: the disk fails.
    """
    if organisatie:
        controleer_slug(organisatie)
    map_, naar, oogst = Path(map_).absolute(), Path(naar).absolute(), Oogst()
    toewijzing = lees_toewijzing(map_, oogst)
    gelezen = bestanden.bronnen(map_, organisatie, jaar, oogst)
    for bron in gelezen:
        bestanden.lees(bron, toewijzing, oogst)
    _laat_anders_gedefinieerde(gelezen, toewijzing, oogst)
    keuzes = {wie: _keuzes(wie, gelezen, oogst) for wie in sorted(oogst.lezingen) if oogst.lezingen[wie]}
    samen = {wie: verenig(uitgewerkt(oogst.lezingen[wie], k), oogst) for wie, k in keuzes.items()}
    _weiger(samen, oogst, naar)
    with (
        sein_als_einde(),
        als_machinefout("De ingelezen cijfers kunnen niet worden bewaard"),
        prive_map() as werk,
    ):
        tellingen = [
            _maak(werk, map_, wie, samen[wie], gelezen, keuzes[wie], toewijzing, oogst) for wie in samen
        ]
        mappen = [_zet_neer(werk, naar, wie) for wie in samen]
    overgenomen, verborgen = sum(t[0] for t in tellingen), sum(t[1] for t in tellingen)
    hashes = {wie: t[2] for wie, t in zip(samen, tellingen, strict=True) if t[2]}
    return Ingelezen(tuple(mappen), overgenomen, verborgen, tuple(oogst.onbekend), hashes)


def _laat_anders_gedefinieerde(gelezen: Sequence[Bron], toewijzing: Toewijzing, oogst: Oogst) -> None:
    """Leave out, and name, what the dictionary beside a file defines otherwise."""
    mappen = {b.pad.parent: b.naam.rpartition("/")[0] for b in gelezen}
    anders = {
        pad: woordenboek.afwijkend(pad, naam, oogst) - set(toewijzing.definities)
        for pad, naam in mappen.items()
    }
    weg = {(b.naam, id) for b in gelezen for id in anders[b.pad.parent]}
    gevonden = {(c.bestand, c.kengetal) for lezingen in oogst.lezingen.values() for c in lezingen} & weg
    for bestand, id in sorted(gevonden):
        reden = "het woordenboek ernaast geeft een andere definitie; is die gelijk, zet dat in toewijzing.yml"
        oogst.laat(bestand, None, id, reden)
    for wie, lezingen in oogst.lezingen.items():
        oogst.lezingen[wie] = [c for c in lezingen if (c.bestand, c.kengetal) not in weg]


def _keuzes(wie: tuple[str, int], gelezen: Sequence[Bron], oogst: Oogst) -> Jaarkeuzes:
    """What lies beside the figures of a year; where nothing does, nobody laid anything down."""
    eigen = [b for b in gelezen if (b.organisatie, b.jaar) == wie]
    met = (b for b in eigen if any((b.pad.parent / n).is_file() for n in ("verslag.yml", "besluiten.yml")))
    bron = next(met, None)
    map_, naam = (None, "") if bron is None else (bron.pad.parent, bron.naam.rpartition("/")[0])
    return jaarkeuzes(map_, wie[1], naam, oogst)


def _weiger(samen: dict[tuple[str, int], list[Lezing]], oogst: Oogst, naar: Path) -> None:
    """Everything that stands in the way, before anything is written."""
    if oogst.fouten:
        raise InvoerFout(
            oogst.fouten, f"Niet alles is eenduidig te lezen ({len(oogst.fouten)}); er is niets bewaard."
        )
    if not samen:
        waarom = "\n".join(f"  {o}" for o in oogst.onbekend[:20])
        raise InvoerFout(
            [], f"In deze map is geen enkel kengetal herkend; er is niets bewaard.\n{waarom}".rstrip()
        )
    bezet = [f"{o} {j}" for o, j in samen if _is_bezet(naar / o / str(j))]
    if bezet:
        raise GebruikFout(
            f"In {naar.name} staat al een verslag van {', '.join(bezet)}. Kies een andere map met --naar."
        )


def _is_bezet(map_: Path) -> bool:
    """Whether something else than an earlier reading stands there."""
    if not map_.exists():
        return False
    try:
        return bool(json.loads((map_ / "openbaar" / "manifest.json").read_bytes())["soort"] != SOORT)
    except (OSError, ValueError, KeyError, TypeError):
        return True


def _maak(
    werk: Path,
    map_: Path,
    wie: tuple[str, int],
    lezingen: Sequence[Lezing],
    gelezen: Sequence[Bron],
    keuzes: Jaarkeuzes,
    toewijzing: Toewijzing,
    oogst: Oogst,
) -> tuple[int, int, str]:
    """Write the folder of one organisation and year in ``werk``; returns how many figures are shown and hidden.

    With them the hash of all figures where the rules hid any of them.
    """
    doel = werk / wie[0] / str(wie[1]) / "openbaar"
    (doel / "inlezing").mkdir(parents=True)
    gebruikt = [b for b in gelezen if b.naam in {c.bestand for c in lezingen}]
    eigen = all(bestanden.is_eigen(b.pad.parent) for b in gebruikt)
    waarden = beschermd(lezingen, wie[1], eigen, keuzes)
    exporteer(waarden, doel)
    uitkomsten = [uitkomst(c, waarden) for c in lezingen]
    _schrijf(doel / TOEWIJZING, _KOP, [_rij(c, wat) for wat, c in uitkomsten])
    # Only of files that gave figures: the names of others are nobody's business outside.
    eigen_namen = {c.bestand for c in lezingen}
    _schrijf(doel / NIET, _KOP_NIET, [_rij_niet(o) for o in oogst.onbekend if o.bestand in eigen_namen])
    synthetisch = toewijzing.synthetisch or wie in oogst.synthetisch or any(map(_zegt_synthetisch, gebruikt))
    if synthetisch:
        (doel / "kwaliteitsverslag.html").write_text(_SYNTHETISCH, encoding="utf-8")
    _weiger_lekken(doel)
    _schrijf_manifest(doel, wie, gebruikt, map_, synthetisch)
    soorten = [wat for wat, _ in uitkomsten]
    te_tekenen = hash_van_cijfers(open_frame(lezingen)) if "verborgen" in soorten else ""
    return soorten.count("overgenomen"), sum(c.verborgen for _, c in uitkomsten), te_tekenen


def _zegt_synthetisch(bron: Bron) -> bool:
    """Whether the report that a file belongs to, or the organisation beside it, calls its data made up."""
    pagina = bron.pad.parent / "kwaliteitsverslag.html"
    if pagina.is_file() and 'class="synthetisch"' in pagina.read_text(encoding="utf-8", errors="replace"):
        return True
    kaart = bron.pad.parent.parent / "organisatie.yml"
    tekst = kaart.read_text(encoding="utf-8", errors="replace") if kaart.is_file() else ""
    return any(
        r.split("#")[0].replace(" ", "").strip() in ("synthetisch:ja", "synthetisch:true")
        for r in tekst.splitlines()
    )


_KOP = (
    "bestand",
    "regel",
    "van",
    "kengetal",
    "uitsplitsing",
    "periode",
    "eenheid",
    "waarde",
    "uitkomst",
    "uitleg",
)
_KOP_NIET = ("bestand", "regel", "wat", "reden")


def _rij(c: Lezing, wat: str) -> list[str]:
    waarde = "x" if c.verborgen else f"{c.waarde:.15g}"
    regel = "" if c.regel is None else str(c.regel)
    return [c.bestand, regel, c.van, *c.sleutel, c.eenheid, waarde, wat, "; ".join(dict.fromkeys(c.uitleg))]


def _rij_niet(o: Onbekend) -> list[str]:
    return [o.bestand, "" if o.regel is None else str(o.regel), o.wat, o.reden]


def _schrijf(pad: Path, kop: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
    uit = io.StringIO()
    csv.writer(uit, lineterminator="\n").writerows([kop, *([veilig(c) for c in rij] for rij in rijen)])
    pad.write_text(uit.getvalue(), encoding="utf-8", newline="")


def _weiger_lekken(doel: Path) -> None:
    """Forms of personal data: no raw table is read here, so there is no list of names and numbers."""
    from kkfzlib.lekken import Geheimen, Vrijstelling, scan

    if lekken := scan(doel, Geheimen(), Vrijstelling()):
        raise InvoerFout(
            lekken, "De ingelezen cijfers zouden persoonsgegevens bevatten; er is niets bewaard."
        )


def _schrijf_manifest(
    doel: Path, wie: tuple[str, int], gebruikt: Sequence[Bron], map_: Path, synthetisch: bool
) -> None:
    paden = [b.pad for b in gebruikt] + [p for p in (map_ / BESTAND,) if p.is_file()]
    kop = {
        "soort": SOORT,
        "organisatie": wie[0],
        "jaar": wie[1],
        "profiel": "openbaar",
        "programma": f"kkfz {__version__}",
        "synthetisch": synthetisch,
        "bronnen": {p.relative_to(map_).as_posix(): hash_van(p) for p in paden},
    }
    tekst = json.dumps(maak_openbaar(kop, doel), ensure_ascii=False, indent=1, sort_keys=True)
    (doel / "manifest.json").write_text(tekst + "\n", encoding="utf-8")


def _zet_neer(werk: Path, naar: Path, wie: tuple[str, int]) -> Path:
    """Copy the folder beside its place and put it there by one rename."""
    doel = naar / wie[0] / str(wie[1])
    nieuw, oud = (doel.with_name(f".{doel.name}.{deel}") for deel in ("nieuw", "oud"))
    for rest in (nieuw, oud):
        shutil.rmtree(rest, ignore_errors=True)
    doel.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(werk / wie[0] / str(wie[1]), nieuw)
    for pad in [nieuw, *nieuw.rglob("*")]:
        pad.chmod(0o755 if pad.is_dir() else 0o644)
    verwissel(nieuw, doel, oud)
    return doel / "openbaar"
