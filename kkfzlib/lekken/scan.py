"""The scan: every file of a folder about to be published against the denylist and the forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.lekken.geheimen import Geheimen
from kkfzlib.lekken.lezers import OnleesbaarFout, stukken
from kkfzlib.lekken.vormen import Vrijstelling, effen, kern, treffers

_HERSTEL = "haal het weg uit de invoer of pseudonimiseer het, en maak het verslag opnieuw"
_BRONNEN = (".csv", ".xlsx", ".md", ".yml", ".yaml")


def scan(map_: Path, geheimen: Geheimen, vrij: Vrijstelling | None = None) -> list[Invoerbevinding]:
    """Leaks in the files under ``map_`` (a folder or one file): ``fout`` findings, each kind once per file.

    A finding names the published file, the place in it and the raw file that holds the value; never the value.
    A file that cannot be read is a finding too.
    """
    vrij = vrij or Vrijstelling()
    paden = [map_] if map_.is_file() else sorted(p for p in map_.rglob("*") if p.is_file())
    uit: dict[tuple[str, str, str], Invoerbevinding] = {}
    for pad in paden:
        for vondst in _van_bestand(pad, map_, geheimen, vrij):
            uit.setdefault((str(pad), vondst.code, vondst.regeltekst), vondst)
    return list(uit.values())


def _van_bestand(
    pad: Path, wortel: Path, geheimen: Geheimen, vrij: Vrijstelling
) -> Iterator[Invoerbevinding]:
    eigen_naam = pad.name if pad == wortel else str(pad.relative_to(wortel))
    in_naam = list(
        _van_tekst(eigen_naam.replace("_", " ").replace("/", " / "), "bestandsnaam", geheimen, vrij)
    )
    getoond = f"(naam afgeschermd){pad.suffix}" if in_naam else pad.name
    yield from (_lek(getoond, *v) for v in in_naam)
    gezien: set[str] = set()  # a kind is told once per file, and markup repeats itself much
    try:
        for plaats, tekst in stukken(pad):
            if tekst in gezien:
                continue
            gezien.add(tekst)
            yield from (_lek(getoond, *v) for v in _van_tekst(tekst, plaats, geheimen, vrij))
    except OnleesbaarFout as fout:
        yield Invoerbevinding(getoond, None, "", "", "", "lek-onleesbaar", f"niet te onderzoeken: {fout}",
                              "verwijder het uit de uitvoer")  # fmt: skip


def _van_tekst(
    tekst: str, plaats: str, geheimen: Geheimen, vrij: Vrijstelling
) -> Iterator[tuple[str, str, str, str]]:
    """(code, place, kind, raw file) of each leak in one text."""
    leesbaar = effen(tekst)
    for geheim in geheimen.in_tekst(leesbaar):
        yield "lek-eigen-gegeven", plaats, geheim.soort, geheim.bron
    for soort, waarde in treffers(leesbaar, vrij):
        yield f"lek-{soort.lower()}", plaats, soort, _bron(geheimen, waarde)


def _lek(bestand: str, code: str, plaats: str, soort: str, bron: str) -> Invoerbevinding:
    waar = f"; de waarde staat in {bron}" if bron else "; in de ruwe gegevens staat de waarde zo niet"
    return Invoerbevinding(bestand, None, plaats, "", "", code, f"bevat een {soort}{waar}", _HERSTEL)


def _bron(geheimen: Geheimen, waarde: str) -> str:
    """Base name of the first raw file that holds ``waarde``, or nothing."""
    if geheimen.raw is None:
        return ""
    gezocht = kern(waarde)
    mappen = [geheimen.raw, geheimen.raw.parent / "organisatie.yml"]
    for pad in sorted(p for m in mappen for p in ([m] if m.is_file() else m.rglob("*"))):
        if pad.suffix.lower() in _BRONNEN and _staat_in(pad, gezocht):
            return pad.name
    return ""


def _staat_in(pad: Path, gezocht: str) -> bool:
    try:
        return any(gezocht in kern(tekst) for _, tekst in stukken(pad))
    except OnleesbaarFout:
        return False
