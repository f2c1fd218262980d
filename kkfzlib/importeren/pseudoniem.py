"""Pseudonyms: the same value gives the same one in every table and year, and nobody without the key can make it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

LENGTE = 12
_BLOK = 64
_TEKENS = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", dtype="uint8")
VORM = rf"c-[A-Z2-7]{{{LENGTE}}}"
"""Pattern of a pseudonym."""


def pseudoniemen(waarden: Sequence[str], sleutel: bytes) -> list[str]:
    """``c-`` and 12 base32 signs of HMAC-SHA256 under ``sleutel``, per value; an empty value stays empty."""
    namen = iter(_base32(_hmac64([w.encode() for w in waarden if w], sleutel)))
    return [next(namen) if w else "" for w in waarden]


def _hmac64(waarden: Iterable[bytes], sleutel: bytes) -> bytes:
    """The first 64 bits of HMAC-SHA256 (RFC 2104) of every value, one after the other.

    Both pads are hashed once and copied per value: over hundreds of thousands of clients that halves the time of
    ``hmac.digest``, which sets up the key again for each of them.
    """
    if len(sleutel) > _BLOK:
        sleutel = hashlib.sha256(sleutel).digest()
    sleutel = sleutel.ljust(_BLOK, b"\0")
    binnen = hashlib.sha256(bytes(b ^ 0x36 for b in sleutel)).copy
    buiten = hashlib.sha256(bytes(b ^ 0x5C for b in sleutel)).copy
    uit = bytearray()
    for waarde in waarden:
        een, twee = binnen(), buiten()
        een.update(waarde)
        twee.update(een.digest())
        uit += twee.digest()[:8]
    return bytes(uit)


def _base32(kort: bytes) -> list[str]:
    """The first 60 of every 64 bits as 12 signs."""
    getallen = np.frombuffer(kort, dtype=">u8").astype("uint64")
    schuif = np.uint64(64) - np.uint64(5) * np.arange(1, LENGTE + 1, dtype="uint64")
    letters = _TEKENS[(getallen[:, None] >> schuif[None, :]) & np.uint64(31)]
    uit = np.empty((len(getallen), LENGTE + 2), dtype="uint8")
    uit[:, 0], uit[:, 1], uit[:, 2:] = ord("c"), ord("-"), letters
    return uit.view(f"S{LENGTE + 2}").ravel().astype(str).tolist() if len(uit) else []


def voorloopnullen(waarden: Iterable[str]) -> set[str]:
    """Values that differ from another one only by leading zeros: one of both lost them in a spreadsheet."""
    alle = waarden if isinstance(waarden, (set, frozenset)) else set(waarden)
    uit: set[str] = set()
    kort: dict[str, str] = {}
    for waarde in alle:
        if waarde[:1] == "0" and waarde.isdigit():
            kaal = waarde.lstrip("0")
            ander = kaal if kaal in alle else kort.get(kaal)
            if ander is not None:
                uit |= {ander, waarde}
            kort[kaal] = waarde
    return uit
