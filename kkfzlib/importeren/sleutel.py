"""The key behind the pseudonyms: it lies outside the data, and only its owner can read it."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
from functools import partial
from pathlib import Path

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout

VARIABELE = "KKFZ_SLEUTEL"
LENGTE = 16
"""Characters that a key has at least."""


def sleutelpad(organisatie: str) -> Path:
    """Where the key of an organisation lies, unless ``KKFZ_SLEUTEL`` names another."""
    return Path.home() / ".config" / "kkfz" / f"{organisatie}.sleutel"


def lees_sleutel(organisatie: str) -> bytes:
    """The key; made at first use. ``KKFZ_SLEUTEL`` (a file, or the key itself) goes before.

    Raises GebruikFout for a key that others can read, that is empty or short, or that can't be read or made.
    """
    eigen = os.environ.get(VARIABELE, "")
    if not eigen:
        return _uit_bestand(sleutelpad(organisatie))
    if _is_pad(eigen):
        return _uit_bestand(Path(eigen))
    return _keur(eigen.encode(), VARIABELE)


def vingerafdruk(organisatie: str) -> str:
    """Twelve signs that tell one key from another and give nothing away; empty while there is no key."""
    eigen = os.environ.get(VARIABELE, "")
    if (not eigen or _is_pad(eigen)) and not (Path(eigen) if eigen else sleutelpad(organisatie)).is_file():
        return ""
    try:
        return vingerafdruk_van(lees_sleutel(organisatie))
    except GebruikFout:
        return "onbruikbaar"


def eerdere_vingerafdrukken(dossier: Dossier) -> set[str]:
    """Fingerprints of the keys of imports that are still there, of any year."""
    uit = set()
    for pad in dossier.processed.parent.glob("20[0-9][0-9]/invoer/import.json"):
        try:
            uit.add(str(json.loads(pad.read_text(encoding="utf-8"))["sleutel"]))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return uit - {""}


def vingerafdruk_van(sleutel: bytes) -> str:
    """The fingerprint of a key."""
    return hashlib.sha256(b"kkfz-vingerafdruk:" + sleutel).hexdigest()[:12]


def _is_pad(eigen: str) -> bool:
    """Whether the setting names a file: a key may well hold strokes, as base64 does."""
    pad = Path(eigen)
    in_map = pad.is_absolute() and len(pad.parts) > 2 and pad.parent.is_dir()
    return eigen.endswith(".sleutel") or in_map or (len(eigen) < 256 and pad.is_file())


def _uit_bestand(pad: Path) -> bytes:
    try:
        if not pad.exists():
            return _maak(pad)
        if os.name != "nt" and stat.S_IMODE(pad.stat().st_mode) & 0o077:
            raise GebruikFout(
                f"De sleutel {pad.name} is leesbaar voor anderen op deze computer. Maak hem weer van u alleen: "
                f"chmod 600 {pad}"
            )
        return _keur(pad.read_bytes().strip(), pad.name)
    except OSError as fout:
        raise GebruikFout(f"De sleutel {pad.name} is niet te lezen of te maken: {fout.strerror}.") from fout


def _keur(sleutel: bytes, naam: str) -> bytes:
    if len(sleutel) < LENGTE:
        raise GebruikFout(
            f"De sleutel in {naam} is leeg of te kort (minstens {LENGTE} tekens). Zet de reservekopie terug; is die er "
            "niet, verwijder dan het bestand: bij de volgende run komt er een nieuwe, met andere pseudoniemen en "
            "dezelfde cijfers. Een aanvulling met de oude pseudoniemen past er dan niet meer bij."
        )
    return sleutel


def _maak(pad: Path) -> bytes:
    """A new random key; when two runs make one at once, both use the first."""
    nieuw = not pad.parent.exists()
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if nieuw:
        pad.parent.chmod(0o700)
    sleutel = secrets.token_hex(32).encode()
    try:
        with open(pad, "xb", opener=partial(os.open, mode=0o600)) as stroom:
            stroom.write(sleutel + b"\n")
    except FileExistsError:
        return _keur(pad.read_bytes().strip(), pad.name)
    return sleutel
