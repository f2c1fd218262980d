"""The table of indicator 2, read by the names of its categories: a count or a percentage behind each."""

from __future__ import annotations

import re

from kkfzlib.controle.feiten import Feit
from kkfzlib.kader import Gids, Uitstroomcategorie

_GETAL = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d+)?)\s*(%)?(?![\d.,]*\d)")
_BEGIN = re.compile(r"uitstroomcategorie", re.IGNORECASE)


def _patroon(categorie: Uitstroomcategorie) -> re.Pattern[str]:
    """The name with free white space, without its additions in brackets and its abbreviation."""
    kern = re.sub(r"\((?:Forensisch)\)\s*", "", categorie.naam)
    kern = re.sub(r"\s*\(.*?\)|:.*$", "", kern).strip()
    bijzonder = {
        "1.1": r"Forensische?\s+klinische\s+zorg\s+bvn\s+3",
        "1.2": r"Forensische?\s+klinische\s+zorg\s+bvn\s+2",
        "1.3": r"Forensische?\s+klinische\s+zorg\s+bvn\s+1",
        "5.1": r"SGLVG\s*/\s*SGLVG\s*\+",
        "5.2": r"VG\s+Verblijf",
        "9": r"Anders(?:…|\.\.\.|\s*\(bij)",
    }
    return re.compile(bijzonder.get(categorie.code, r"\s+".join(map(re.escape, kern.split()))), re.IGNORECASE)


def uitstroomtabel(tekst: str, gids: Gids, jaar: int) -> list[Feit]:
    """Figures ``continuiteit`` (percentage) and ``continuiteit/<code>:n`` (count); empty when there is no table."""
    begin = list(_BEGIN.finditer(tekst))
    if not begin:
        return []
    deel = tekst[begin[-1].end() : begin[-1].end() + 4000]
    plaatsen = [(c, m) for c in gids.categorieen for m in [_patroon(c).search(deel)] if m]
    if len(plaatsen) < 5:
        return []
    plaatsen.sort(key=lambda p: p[1].start())
    grenzen = [m.start() for _, m in plaatsen[1:]] + [len(deel)]
    uit: list[Feit] = []
    for (categorie, m), einde in zip(plaatsen, grenzen, strict=True):
        uit += _cel(categorie.code, deel[m.end() : einde], jaar)
    return uit + _totaal(deel[plaatsen[-1][1].end() :], jaar)


def _cel(code: str, rest: str, jaar: int) -> list[Feit]:
    rest = re.sub(r"\([^)]*\)|\bbvn\s+\d", " ", rest.split("Totaal")[0])
    # What follows may be the number of the next category ("5.1"), which is no value.
    gevonden = [m for m in _GETAL.finditer(rest) if m[2] or not re.match(r"\s*\.", rest[m.end() :])]
    uit = []
    for m in gevonden[:2]:
        sleutel = code if m[2] else f"{code}:n"
        uit.append(Feit("continuiteit", sleutel, str(jaar), float(m[1].replace(",", ".")), True))
    return uit


def _totaal(rest: str, jaar: int) -> list[Feit]:
    gevonden = re.search(r"Totaal\D{0,20}?(\d{1,3}(?:,\d+)?)\s*%", rest)
    if gevonden is None:
        return []
    return [Feit("continuiteit_vermeldingen", "", str(jaar), float(gevonden[1].replace(",", ".")), True)]
