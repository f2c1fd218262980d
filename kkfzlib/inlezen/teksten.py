"""The texts to a report: which slots exist, and reading them. What they may say is checked on assembling."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from kkfzlib.inlezen.ruw import Melder, bedoeld

SLOTS: tuple[str, ...] = (
    "samenvatting", "voorwoord", "aanleiding", "organisatie", "missie", "visie", "terugblik", "leeswijzer",
    *(f"pijler-{n}-{deel}" for n in range(1, 6) for deel in ("beeld", "terugblik", "doelen")),
    "personeel", "scholing", "verzuim", "beleid", "cto", "mto", "ketenpartners", "themas", "thema", "omvang", "omzet",
    "vooruitblik", "indicator-2", "reactie-clientenraad", "reactie-medezeggenschap",
)  # fmt: skip
"""Every slot of the report that takes a text."""

HULP = "%%"
"""A line that begins with this is help for the writer and is never published."""

GROOTTE = 250_000


@dataclass(frozen=True)
class Tekstdocument:
    """What a Word document gave: texts by slot, the place of each line of their Markdown, and pictures by name."""

    teksten: Mapping[str, str] = field(default_factory=dict)
    plekken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beelden: Mapping[str, bytes] = field(default_factory=dict)


GEEN_DOCUMENT = Tekstdocument()


def onbekend_slot(naam: str, bestand: str, melder: Melder) -> bool:
    """Report a text whose name is no slot."""
    if naam in SLOTS:
        return False
    melder.meld(
        "onbekende-tekst", bestand, naam=bestand, bedoeld=bedoeld(naam, SLOTS), onderdelen=", ".join(SLOTS)
    )
    return True


def lees_tekst(inhoud: bytes, bestand: str, melder: Melder) -> str:
    """The Markdown in ``inhoud`` with the help lines blanked, so that line numbers stay; empty when unfilled.

    Only the line ends are normalised and the characters composed (NFC).
    """
    if len(inhoud) > GROOTTE:
        melder.meld("te-groot", bestand, grens="250 kB")
        return ""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        melder.meld("codering-tekst", bestand, regel=inhoud[: fout.start].count(b"\n") + 1)
        return ""
    if "\x00" in tekst:
        melder.meld("nul-tekens", bestand, regel=tekst[: tekst.index("\x00")].count("\n") + 1)
        return ""
    tekst = unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    regels = ["" if r.lstrip().startswith(HULP) else r for r in tekst.split("\n")]
    return "\n".join(regels) if any(r.strip() for r in regels) else ""
