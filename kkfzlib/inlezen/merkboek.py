"""``_brand.yml`` of an organisation: colours, logo and typeface for its reports, everything wrong with it at once.

The form is that of brand.yml, which Quarto reads too. Of it the report uses ``color`` (``palette``, ``primary``,
``foreground``, ``secondary``), ``logo`` with its alt text and ``typography`` (``fonts``, ``base``); the rest is left
alone. Nothing is ever fetched, and every file must lie in the organisation's own folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.yaml_lezen import Document, lees_yaml
from kkfzlib.merkboek import TEKST, VORM, Letter, Logo, Merkboek, dichtstbijzijnde, laagste

BESTAND = "_brand.yml"
EIGEN_LETTER = "Source Sans Pro"
_ROLLEN = {"primary": ("primair", TEKST), "foreground": ("tekst", TEKST), "secondary": ("lijn", VORM)}
_KLEUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_GENOEMD = re.compile(r"[^\s\"'\[\]{},:]+\.(?:png|jpe?g|svg|ttf|otf)\b", re.IGNORECASE)
_WITTEN = ("#ffffff", "#fff", "white")
_LETTERGROOTTE = 2_000_000


def lees_merkboek(map_: Path, melder: Melder) -> Merkboek:
    """The brand in the organisation's folder ``map_``; without a file, or where it is faulty, what the report has."""
    pad = map_ / BESTAND
    if not pad.exists() and not pad.is_symlink():
        return Merkboek()
    inhoud = _lees(pad, map_, melder, 1)
    document = None if inhoud is None else lees_yaml(inhoud, BESTAND, melder)
    if document is None or document.waarde is None:
        return Merkboek()
    lezer = _Lezer(document, map_, melder)
    return Merkboek(**lezer.kleuren(), logo=lezer.logo(), letter=lezer.letter())


def merkbestanden(map_: Path) -> list[str]:
    """``_brand.yml`` and the files that it names, relative to ``map_``: what a report depends on."""
    pad = map_ / BESTAND
    if not pad.is_file():
        return []
    namen = {n.removeprefix("./") for n in _GENOEMD.findall(pad.read_text("utf-8", errors="replace"))}
    return [BESTAND, *sorted(n for n in namen if (map_ / n).is_file())]


class _Lezer:
    def __init__(self, document: Document, map_: Path, melder: Melder) -> None:
        self.document, self.map, self.melder = document, map_, melder
        self.wortel = self._deel(document.waarde, "")

    def _meld(self, code: str, pad: str, waarde: object = "", **details: Any) -> None:
        self.melder.meld(
            code,
            BESTAND,
            regel=self.document.regel(pad),
            kolom=pad.split(".")[-1],
            waarde=str(waarde),
            **details,
        )

    def _deel(self, waarde: object, pad: str) -> Mapping[str, Any]:
        if isinstance(waarde, dict):
            return waarde
        if waarde is not None:
            self._meld("yaml-vorm", pad, verwacht="een lijst van sleutels met waarden")
        return {}

    # Colours

    def kleuren(self) -> dict[str, str | None]:
        deel = self._deel(self.wortel.get("color"), "color")
        palet = self._deel(deel.get("palette"), "color.palette")
        achter = self._kleur(deel.get("background"), palet, "color.background")
        if achter is not None and achter not in _WITTEN:
            self._meld("merkboek-achtergrond", "color.background", achter)
        uit: dict[str, str | None] = {}
        for rol, (naam, nodig) in _ROLLEN.items():
            kleur = self._kleur(deel.get(rol), palet, f"color.{rol}")
            if kleur is not None and laagste(kleur) < nodig:
                self._meld(
                    "merkboek-contrast", f"color.{rol}", kleur, gevonden=_verhouding(laagste(kleur)),
                    nodig=_verhouding(nodig), naast=dichtstbijzijnde(kleur, nodig),
                )  # fmt: skip
                kleur = None
            uit[naam] = kleur
        return uit

    def _kleur(self, waarde: object, palet: Mapping[str, Any], pad: str) -> str | None:
        if waarde is None:
            return None
        for _ in range(len(palet) + 1):  # a name in the palette may stand for another
            if isinstance(waarde, dict):
                waarde = waarde.get("light")
            if isinstance(waarde, str) and waarde in palet:
                waarde = palet[waarde]
        if waarde in ("white", "black"):
            return "#ffffff" if waarde == "white" else "#000000"
        if not isinstance(waarde, str) or not _KLEUR.fullmatch(waarde):
            self._meld("merkboek-kleur", pad, waarde)
            return None
        kort = waarde.lower()
        return kort if len(kort) == 7 else "#" + "".join(2 * teken for teken in kort[1:])

    # Logo

    def logo(self) -> Logo | None:
        pad, waarde = "logo", self.wortel.get("logo")
        if isinstance(waarde, dict) and "path" not in waarde:
            beelden = self._deel(waarde.get("images"), "logo.images")
            maat = next((m for m in ("medium", "small", "large") if waarde.get(m)), None)
            if maat is None:
                return None
            pad, waarde = f"logo.{maat}", waarde[maat]
            if isinstance(waarde, dict) and "light" in waarde:
                waarde = waarde["light"]
            if isinstance(waarde, str) and waarde in beelden:
                pad, waarde = f"logo.images.{waarde}", beelden[waarde]
        if waarde is None:
            return None
        gegevens = waarde if isinstance(waarde, dict) else {"path": waarde}
        alt = gegevens.get("alt")
        if not isinstance(alt, str) or not alt.strip():
            self._meld("merkboek-alt", pad)
        inhoud = self._bestand(gegevens.get("path"), pad)
        return None if inhoud is None else self._getekend(inhoud, str(alt or "").strip(), pad)

    def _getekend(self, inhoud: bytes, alt: str, pad: str) -> Logo | None:
        from kkfzlib.woord.beelden import hertekend  # slow to import, and most organisations have no brand

        try:
            beeld, uitgang = hertekend(inhoud)
        except ValueError as fout:
            self._meld("merkboek-logo", pad, reden=str(fout))
            return None
        return Logo(beeld, uitgang, alt) if alt else None

    # Typeface

    def letter(self) -> Letter | None:
        deel = self._deel(self.wortel.get("typography"), "typography")
        basis = deel.get("base")
        familie = basis.get("family") if isinstance(basis, dict) else basis
        if familie is None or familie == EIGEN_LETTER:
            return None
        bestanden = tuple(self._letterbestanden(deel.get("fonts"), str(familie)))
        if not bestanden:
            self._meld("merkboek-letter", "typography.base", familie)
            return None
        return Letter(str(familie), bestanden)

    def _letterbestanden(self, lijst: object, familie: str) -> Iterator[Path]:
        for nummer, letter in enumerate(lijst if isinstance(lijst, list) else ()):
            plek = f"typography.fonts.{nummer}"
            if not isinstance(letter, dict) or letter.get("family") != familie:
                continue
            if letter.get("source", "file") != "file":
                self._meld("merkboek-elders", f"{plek}.source", letter.get("source"))
                continue
            for bestand in letter.get("files") or ():
                naam = bestand.get("path") if isinstance(bestand, dict) else bestand
                inhoud = self._bestand(naam, f"{plek}.files")
                if inhoud is not None and self._past(inhoud, self.map / str(naam), familie, f"{plek}.files"):
                    yield self.map / str(naam)

    def _past(self, inhoud: bytes, pad: Path, familie: str, plek: str) -> bool:
        """Whether this is a font file of that family: Typst finds it by the name within."""
        from matplotlib.ft2font import FT2Font

        try:
            naam = FT2Font(str(pad)).family_name if len(inhoud) <= _LETTERGROOTTE else "meer dan 2 MB"
        except (RuntimeError, OSError):
            naam = "geen lettertype"
        if naam != familie:
            self._meld("merkboek-letterbestand", plek, pad.name, gevonden=naam)
        return naam == familie

    def _bestand(self, naam: object, pad: str) -> bytes | None:
        """A file in the organisation's folder; anything else is reported."""
        if not isinstance(naam, str) or not naam.strip():
            self._meld("merkboek-bestand", pad, naam or "")
            return None
        if re.match(r"[a-zA-Z][\w+.-]*:|//", naam):
            self._meld("merkboek-elders", pad, naam)
            return None
        return _lees(self.map / naam, self.map, self.melder, self.document.regel(pad))


def _lees(pad: Path, map_: Path, melder: Melder, regel: int) -> bytes | None:
    try:
        binnen = pad.resolve().is_relative_to(map_.resolve())
        if binnen and pad.is_file():
            return pad.read_bytes()
    except (OSError, RuntimeError, ValueError):
        binnen = False
    code = "merkboek-bestand" if binnen else "merkboek-buiten"
    melder.meld(code, BESTAND, regel=regel, waarde=pad.name)
    return None


def _verhouding(waarde: float) -> str:
    # Rounded down: 4.49 must not read as enough.
    return f"{int(waarde * 10) / 10:.1f}".replace(".", ",")
