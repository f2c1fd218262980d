"""The scan: every file of a folder about to be published against the denylist, the forms and the names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kkfzlib.bevindingen import Ernst, Invoerbevinding
from kkfzlib.lekken.geheimen import Geheimen
from kkfzlib.lekken.lezers import OnleesbaarFout, stukken
from kkfzlib.lekken.namen import Sterkte, namen
from kkfzlib.lekken.vormen import Vrijstelling, effen, kern, treffers

_HERSTEL = "haal het weg uit de invoer of pseudonimiseer het, en maak het verslag opnieuw"
_HERSTEL_NAAM = (
    "haal de naam weg; mag zij genoemd worden (bestuurder, auteur), zet haar onder bekend: in organisatie.yml"
)
LEK_NAAM, MOGELIJKE_NAAM = "lek-naam", "mogelijke-naam"
_NAAMSOORT: dict[Sterkte, tuple[str, str]] = {
    "zeker": (LEK_NAAM, "naam van een persoon"),
    "mogelijk": (MOGELIJKE_NAAM, "woordgroep die de naam van een persoon kan zijn"),
}
_BRONNEN = (".csv", ".xlsx", ".docx", ".md", ".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class _Net:
    """What is looked for, and what may be there."""

    geheimen: Geheimen
    vrij: Vrijstelling
    met_namen: bool


_Vondst = tuple[str, str, str, str]
"""Code, place, kind, raw file."""


def scan(
    map_: Path,
    geheimen: Geheimen,
    vrij: Vrijstelling | None = None,
    met_namen: bool = False,
) -> list[Invoerbevinding]:
    """Leaks in the files under ``map_`` (a folder or one file): findings, each kind once per file and source.

    ``met_namen`` also looks for names in free text; a stretch that may be a name is a ``waarschuwing``, all else a
    ``fout``. A finding names the published file, the place in it and the raw file that holds the value; never the
    value. A file that cannot be read is a finding too.
    """
    net = _Net(geheimen, vrij or Vrijstelling(), met_namen)
    paden = [map_] if map_.is_file() else sorted(p for p in map_.rglob("*") if p.is_file())
    uit: dict[tuple[str, str, str], Invoerbevinding] = {}
    for pad in paden:
        for vondst in _van_bestand(pad, map_, net):
            uit.setdefault((str(pad), vondst.code, vondst.regeltekst), vondst)
    return list(uit.values())


def _van_bestand(pad: Path, wortel: Path, net: _Net) -> Iterator[Invoerbevinding]:
    eigen_naam = pad.name if pad == wortel else str(pad.relative_to(wortel))
    in_naam = list(_van_tekst(eigen_naam.replace("_", " ").replace("/", " / "), "bestandsnaam", net))
    getoond = f"(naam afgeschermd){pad.suffix}" if in_naam else pad.name
    yield from (_lek(getoond, *v) for v in in_naam)
    gezien: set[str] = set()  # a kind is told once per file, and markup repeats itself much
    heel: list[str] = []
    try:
        for plaats, tekst in stukken(pad):
            if tekst in gezien:
                continue
            gezien.add(tekst)
            leesbaar = effen(tekst)
            heel.append(leesbaar)
            yield from (_lek(getoond, *v) for v in _van_tekst(leesbaar, plaats, net))
    except OnleesbaarFout as fout:
        yield Invoerbevinding(getoond, None, "", "", "", "lek-onleesbaar", f"niet te onderzoeken: {fout}",
                              "verwijder het uit de uitvoer")  # fmt: skip
    # A remark is long enough to be nobody else's words, so it may run on over paragraphs and lines of a page.
    for geheim in net.geheimen.lange_in(kern(" ".join(heel))):
        yield _lek(getoond, "lek-eigen-gegeven", "tekst", geheim.soort, geheim.bron)


def _van_tekst(tekst: str, plaats: str, net: _Net) -> Iterator[_Vondst]:
    """Each leak in one ``effen`` text."""
    for geheim in net.geheimen.korte_in(tekst):
        yield "lek-eigen-gegeven", plaats, geheim.soort, geheim.bron
    for soort, waarde in treffers(tekst, net.vrij):
        yield f"lek-{soort.lower()}", plaats, soort, _bron(net.geheimen, waarde)
    if net.met_namen:
        for naam in namen(tekst, net.vrij.bekend):
            code, soort = _NAAMSOORT[naam.sterkte]
            yield code, plaats, soort, _bron(net.geheimen, naam.tekst)


def _lek(bestand: str, code: str, plaats: str, soort: str, bron: str) -> Invoerbevinding:
    waar = f"; de waarde staat in {bron}" if bron else "; in de ruwe gegevens staat de waarde zo niet"
    herstel = _HERSTEL_NAAM if code in (LEK_NAAM, MOGELIJKE_NAAM) else _HERSTEL
    if herstel == _HERSTEL_NAAM and bron.endswith(".md"):
        herstel += f", of teken in besluiten.yml 'wat: \"tekst: {bron.removesuffix('.md')}\"'"
    ernst: Ernst = "waarschuwing" if code == MOGELIJKE_NAAM else "fout"
    return Invoerbevinding(bestand, None, plaats, "", "", code, f"bevat een {soort}{waar}", herstel, ernst)


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
        return gezocht in kern(" ".join(tekst for _, tekst in stukken(pad)))
    except OnleesbaarFout:
        return False
