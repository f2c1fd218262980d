"""The typeface of report and figures: Source Sans Pro, from its package and never from the machine."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from kkfzlib.fouten import MachineFout

_NODIG = ("Regular", "Bold", "Semibold", "It")
_MINSTENS_BYTES = 10_000


def map_met_letters() -> Path | None:
    """Folder with Source Sans Pro (package ``font-source-sans-pro``); None where that is not installed."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "files"


def vereis() -> Path:
    """The folder as above; MachineFout where it is absent, for a report in another typeface is not ours."""
    map_ = map_met_letters()
    if map_ is None or not all(map(_is_letter, (map_ / f"SourceSansPro-{n}.ttf" for n in _NODIG))):
        raise MachineFout(
            "Het lettertype ontbreekt of is beschadigd. "
            "Installeer het met: pip install --force-reinstall font-source-sans-pro"
        )
    return map_


def _is_letter(pad: Path) -> bool:
    """Whether a file begins as a TrueType font and is not cut short at its beginning."""
    if not pad.is_file() or pad.stat().st_size < _MINSTENS_BYTES:
        return False
    with pad.open("rb") as bestand:
        return bestand.read(4) == b"\0\1\0\0"


def pad_van(bestand: str) -> Path:
    """The file of one face; MachineFout where the package is not installed."""
    return vereis() / bestand
