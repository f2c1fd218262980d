"""The texts in ``teksten.docx``, and what was found wrong with it in the words of the message catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kkfzlib.bevindingen import Ernst
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.teksten import GEEN_DOCUMENT, Tekstdocument
from kkfzlib.schema.hulpteksten import hulp
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.woord.instructies import instructies
from kkfzlib.woord.lezen import Gelezen, lees_document
from kkfzlib.woord.pakket import Documentfout
from kkfzlib.woord.vondst import Vondst


def bekende_instructies() -> dict[str, str]:
    """The words of every grey instruction that a document of ours may hold."""
    return instructies({slot: hulp(slot) for slot in SLOTS})


def lees_tekstdocument(inhoud: bytes, bestand: str, melder: Melder) -> Tekstdocument:
    """The texts of a document that is delivered: nothing in it may be undecided, and nothing in it may be lost."""
    try:
        gelezen = lees_document(inhoud, bekende_instructies())
    except Documentfout as fout:
        _meld(melder, fout.code, bestand, "", fout.details)
        return GEEN_DOCUMENT
    for vondst in gelezen.vondsten:
        meld_vondst(vondst, bestand, melder)
    _meld_marges(gelezen, bestand, melder)
    return Tekstdocument(gelezen.teksten, gelezen.plekken, gelezen.beelden)


def meld_vondst(vondst: Vondst, bestand: str, melder: Melder) -> None:
    """One finding about a document, as a finding about the input."""
    _meld(melder, vondst.code, bestand, str(vondst.plek), vondst.details, vondst.waarde, vondst.ernst)


def _meld(
    melder: Melder,
    code: str,
    bestand: str,
    cel: str,
    details: Mapping[str, Any],
    waarde: str = "",
    ernst: Ernst = "fout",
) -> None:
    melder.meld(code, bestand, cel=cel, waarde=waarde, ernst=ernst, **details)


def _meld_marges(gelezen: Gelezen, bestand: str, melder: Melder) -> None:
    """Tracked changes are refused; comments are open points. Only initials tell whose they are."""
    for w in gelezen.wijzigingen:
        melder.meld("woord-wijziging", bestand, cel=str(w.plek), waarde=f"{w.soort} door {w.auteur}")
    for o in gelezen.opmerkingen:
        melder.meld(
            "woord-opmerking", bestand, cel=str(o.plek), waarde=f"van {o.auteur}", ernst="waarschuwing"
        )
