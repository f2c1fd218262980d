"""A CSV with a figure per row: any separator and notation, when the file itself leaves no doubt about them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kkfzlib.elders.getallen import Geengetal, Notatie
from kkfzlib.elders.herkennen import Ruw, herken
from kkfzlib.elders.oogst import VERBORGEN, Oogst
from kkfzlib.elders.opgave import is_opgave
from kkfzlib.elders.toewijzing import Toewijzing
from kkfzlib.inlezen.codering import Coderingsfout, decodeer

_SCHEIDING = (";", ",", "\t", "|")
_NODIG = (("kengetal", "uitsplitsing", "waarde"), ("kengetal", "waarde", "bron"))
"""The columns of figures, and those of benchmarks: values of others to set them against."""
_TOELICHTING = ("vindplaats",)
_GETAL = ("waarde", "teller", "noemer")
_CODERING = "sla het bestand op als CSV in UTF-8"


@dataclass(frozen=True)
class Blad:
    """The rows of one CSV as text by column of the contract, with the line each begins on."""

    bestand: str
    koppen: Sequence[str]
    rijen: Sequence[tuple[int, Mapping[str, str]]]


def lees_csv(
    inhoud: bytes, bestand: str, wie: tuple[str, int | None], toewijzing: Toewijzing, oogst: Oogst
) -> None:
    """Take the figures of one CSV into ``oogst``; ``wie`` is whose and which year, as far as the place tells.

    A column ``organisatie`` tells whose each row is where the place does not.
    """
    blad = _blad(inhoud, bestand, toewijzing, oogst)
    if blad is None:
        return
    notatie = Notatie.uit(
        (rij[k] for _, rij in blad.rijen for k in _GETAL if k in rij), toewijzing.decimaalteken
    )
    stap = f"decimaalteken {'komma' if notatie.teken == ',' else 'punt'}" if notatie.teken else ""
    for regel, rij in blad.rijen:
        eigenaar = _eigenaar(rij, wie, bestand, regel, oogst)
        ruw = _ruw(rij, bestand, regel, eigenaar, notatie, oogst)
        lezing = herken(ruw, toewijzing, oogst) if ruw is not None else None
        if eigenaar is not None and lezing is not None:
            oogst.neem(eigenaar, replace(lezing, uitleg=(*lezing.uitleg, stap)) if stap else lezing)


def _blad(inhoud: bytes, bestand: str, toewijzing: Toewijzing, oogst: Oogst) -> Blad | None:
    try:
        tekst, _ = decodeer(inhoud)
    except Coderingsfout:
        oogst.fout(bestand, None, "", "", "dit is geen leesbare tekst", _CODERING)
        return None
    kop = tekst.partition("\n")[0]
    keuzes = {s: [toewijzing.kolom(k) for k in _cellen(kop, s)] for s in _SCHEIDING}
    goed = [s for s, namen in keuzes.items() if any(set(nodig) <= set(namen) for nodig in _NODIG)]
    if len(goed) != 1:
        oogst.laat(
            bestand, None, "", f"geen CSV met de kolommen {', '.join(_NODIG[0])}; de rijen zijn niet gelezen"
        )
        return None
    koppen = keuzes[goed[0]]
    dubbel = sorted({k for k in koppen if k and koppen.count(k) > 1})
    if dubbel:
        tekst_ = "deze kolom staat er meer dan één keer"
        oogst.fout(bestand, 1, dubbel[0], "", tekst_, "laat één kolom over, of wijs de andere niet toe")
        return None
    for ruw, naam in zip(_cellen(kop, goed[0]), koppen, strict=True):
        if not naam and ruw.lower() not in _TOELICHTING:
            oogst.laat(bestand, 1, f"kolom {ruw}", "geen kolom van kkfz; niet gelezen")
    return Blad(bestand, koppen, _rijen(tekst, goed[0], koppen, bestand, oogst))


def _cellen(regel: str, scheiding: str) -> list[str]:
    return [c.strip() for c in next(csv.reader([regel.strip("\r\n")], delimiter=scheiding), [])]


def _rijen(
    tekst: str, scheiding: str, koppen: Sequence[str], bestand: str, oogst: Oogst
) -> list[tuple[int, dict[str, str]]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    uit: list[tuple[int, dict[str, str]]] = []
    vorige = 0
    try:
        for cellen in lezer:
            regel, vorige = vorige + 1, lezer.line_num
            if regel == 1 or not any(c.strip() for c in cellen):
                continue
            if len(cellen) != len(koppen):
                aantal = f"deze rij heeft {len(cellen)} cellen, de kop {len(koppen)}"
                oogst.fout(
                    bestand,
                    regel,
                    "",
                    "",
                    aantal,
                    "zet aanhalingstekens om een tekst met het scheidingsteken",
                )
                continue
            uit.append((regel, {k: c.strip() for k, c in zip(koppen, cellen, strict=True) if k}))
    except csv.Error:
        oogst.fout(bestand, vorige + 1, "", "", "hier breekt het bestand af", "sla het bestand opnieuw op")
    return uit


def _eigenaar(
    rij: Mapping[str, str], wie: tuple[str, int | None], bestand: str, regel: int, oogst: Oogst
) -> tuple[str, int] | None:
    """Whose and which year a row is: by its place, else by its own column and periode."""
    from kkfzlib.dossier import controleer_jaar, controleer_slug
    from kkfzlib.fouten import GebruikFout

    try:
        naam = controleer_slug(wie[0] or rij.get("organisatie", ""))
    except GebruikFout:
        herstel = (
            "zet het bestand in ORGANISATIE/JAAR/, of geef --organisatie (kleine letters en koppeltekens)"
        )
        oogst.fout(
            bestand,
            regel,
            "organisatie",
            rij.get("organisatie", ""),
            "van wie dit is, staat er niet",
            herstel,
        )
        return None
    try:
        return naam, wie[1] if wie[1] is not None else controleer_jaar(rij.get("periode", ""))
    except GebruikFout:
        oogst.fout(
            bestand,
            regel,
            "periode",
            rij.get("periode", ""),
            "dit is geen verslagjaar",
            "gebruik vier cijfers, of geef --jaar",
        )
        return None


def _ruw(
    rij: Mapping[str, str],
    bestand: str,
    regel: int,
    eigenaar: tuple[str, int] | None,
    notatie: Notatie,
    oogst: Oogst,
) -> Ruw | None:
    getallen: dict[str, float | str | None] = {}
    decimalen = 0
    for kolom in _GETAL:
        cel = rij.get(kolom, "")
        if cel.lower() in ("", VERBORGEN):
            getallen[kolom] = cel.lower() or None
            continue
        try:
            getallen[kolom], n = notatie.lees(cel)
        except Geengetal as fout:
            oogst.fout(
                bestand,
                regel,
                kolom,
                cel,
                str(fout),
                "zet decimaalteken: komma (of punt) in toewijzing.yml, of herstel de cel",
            )
            return None
        decimalen = n if kolom == "waarde" else decimalen
    periode = rij.get("periode") or (str(eigenaar[1]) if eigenaar else "")
    id, deel = _wat(rij)
    return Ruw(
        bestand, regel, id, deel, periode, getallen["waarde"], rij.get("eenheid", ""),
        getallen["teller"], getallen["noemer"], rij.get("herkomst", ""), decimalen, is_opgave(bestand),
    )  # fmt: skip


def _wat(rij: Mapping[str, str]) -> tuple[str, str]:
    """(kengetal, uitsplitsing) in the file's words; a row with a source is a benchmark."""
    if "uitsplitsing" not in rij:
        return "benchmark", "/".join(d for d in (rij["kengetal"], rij["bron"]) if d)
    deel = rij["uitsplitsing"]
    # The export puts a quote before a text that a spreadsheet would take for a formula.
    return rij["kengetal"], deel[1:] if deel[:2] in ("'=", "'+", "'-", "'@") else deel
