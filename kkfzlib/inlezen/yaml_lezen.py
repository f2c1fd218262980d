"""YAML read safely, with the line of every key: no tags, aliases, repeated keys or deep nesting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import yaml

from kkfzlib.inlezen.ruw import Melder, bedoeld

DIEPTE = 20
GROOTTE = 1_000_000
"""Limits: nesting, and bytes of one file."""


@dataclass
class Document:
    """A YAML document: plain values (days as ISO text), and the line of every key by path (``onthulling.drempel``)."""

    bestand: str
    waarde: Any = None
    regels: dict[str, int] = field(default_factory=dict)
    letterlijk: bool = False
    """Scalars stay the text that was written: ``007``, ``ja`` and ``1.0`` mean just that."""

    def regel(self, pad: str) -> int:
        """Line of the key at ``pad``, or of its nearest ancestor."""
        while pad and pad not in self.regels:
            pad = pad.rpartition(".")[0]
        return self.regels.get(pad, 1)


class _Fout(Exception):
    def __init__(self, code: str, regel: int, kolom: str = "", **details: Any) -> None:
        self.code, self.regel, self.kolom = code, regel, kolom
        self.details: dict[str, Any] = details
        super().__init__(code)


def lees_yaml(inhoud: bytes, bestand: str, melder: Melder, letterlijk: bool = False) -> Document | None:
    """The document in ``inhoud``; None when refused. An empty file gives ``waarde`` None.

    With ``letterlijk`` every scalar is the text as written (an empty one is "").
    """
    if len(inhoud) > GROOTTE:
        melder.meld("te-groot", bestand, grens="1 MB")
        return None
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        melder.meld("codering-tekst", bestand)
        return None
    document = Document(bestand, letterlijk=letterlijk)
    try:
        _keur_gebeurtenissen(tekst)
        knoop = yaml.compose(tekst, Loader=yaml.SafeLoader)
        if knoop is not None:
            document.waarde = _waarde(knoop, "", document, melder)
    except _Fout as fout:
        melder.meld(fout.code, bestand, regel=fout.regel, kolom=fout.kolom, **fout.details)
        return None
    except yaml.YAMLError as fout:
        merk = getattr(fout, "problem_mark", None) or getattr(fout, "context_mark", None)
        melder.meld("yaml", bestand, regel=(merk.line + 1) if merk else 1, reden=_reden(fout))
        return None
    return document


def _reden(fout: yaml.YAMLError) -> str:
    """A reason in Dutch; the parser's own words quote the input, so they stay out."""
    probleem = str(getattr(fout, "problem", "") or "")
    if "tab" in probleem or "\\t" in probleem:
        return "een tab waar spaties horen"
    if "mapping values are not allowed" in probleem:
        return "een dubbele punt in een waarde; zet de waarde tussen aanhalingstekens"
    if "special characters" in str(fout):
        return "een onzichtbaar stuurteken"
    return "de notatie klopt niet (inspringing, dubbele punt of aanhalingsteken)"


def _keur_gebeurtenissen(tekst: str) -> None:
    """One linear pass before anything is built: an alias bomb never gets the chance to grow."""
    diepte = documenten = 0
    for gebeurtenis in yaml.parse(tekst, Loader=yaml.SafeLoader):
        regel = gebeurtenis.start_mark.line + 1 if gebeurtenis.start_mark else 1
        if isinstance(gebeurtenis, yaml.AliasEvent) or getattr(gebeurtenis, "anchor", None):
            raise _Fout("yaml-verwijzing", regel)
        if getattr(gebeurtenis, "tag", None):
            raise _Fout("yaml-type", regel)
        documenten += isinstance(gebeurtenis, yaml.DocumentStartEvent)
        if documenten > 1:
            raise _Fout("yaml", regel, reden="meer dan één document (---)")
        diepte += isinstance(gebeurtenis, yaml.CollectionStartEvent)
        diepte -= isinstance(gebeurtenis, yaml.CollectionEndEvent)
        if diepte > DIEPTE:
            raise _Fout("yaml-diep", regel)


def _waarde(knoop: yaml.Node, pad: str, document: Document, melder: Melder) -> Any:
    if isinstance(knoop, yaml.SequenceNode):
        return [
            _waarde(k, _pad(pad, str(n), k, document), document, melder) for n, k in enumerate(knoop.value)
        ]
    if isinstance(knoop, yaml.MappingNode):
        return _afbeelding(knoop, pad, document, melder)
    if document.letterlijk:
        return "" if knoop.tag.endswith(":null") else str(knoop.value)
    try:
        waarde = _SCALAIR.construct_object(knoop)
    except (ValueError, OverflowError):
        naam = pad.rpartition(".")[2]
        raise _Fout(
            "yaml-vorm", knoop.start_mark.line + 1, naam, verwacht="een bestaande datum of een gewoon getal"
        ) from None
    if isinstance(waarde, datetime):
        return waarde.isoformat(sep=" ")
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _pad(ouder: str, naam: str, knoop: yaml.Node, document: Document) -> str:
    pad = f"{ouder}.{naam}" if ouder else naam
    document.regels[pad] = knoop.start_mark.line + 1
    return pad


def _afbeelding(knoop: yaml.MappingNode, pad: str, document: Document, melder: Melder) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for sleutel, waarde in knoop.value:
        regel = sleutel.start_mark.line + 1
        if not isinstance(sleutel, yaml.ScalarNode):
            raise _Fout("yaml-vorm", regel, verwacht="een eenvoudige sleutel")
        naam = str(sleutel.value)
        if naam in uit:
            melder.meld("yaml-dubbel", document.bestand, regel=regel, kolom=naam)
            continue
        uit[naam] = _waarde(waarde, _pad(pad, naam, sleutel, document), document, melder)
    return uit


class _Scalair(yaml.SafeLoader):
    """Only for its scalar constructors."""


_SCALAIR = _Scalair("")


def onbekende_sleutels(
    document: Document,
    waarde: Mapping[str, Any],
    bekend: tuple[str, ...],
    melder: Melder,
    pad: str = "",
    ernst: str = "fout",
) -> Iterator[str]:
    """Report every key of ``waarde`` that is not in ``bekend``; yields the known ones."""
    for sleutel in waarde:
        if sleutel in bekend:
            yield sleutel
            continue
        melder.meld(
            "yaml-sleutel", document.bestand, regel=document.regel(f"{pad}.{sleutel}".lstrip(".")),
            kolom=sleutel[:40],
            ernst=ernst, bedoeld=bedoeld(sleutel, bekend), sleutels=", ".join(bekend),  # type: ignore[arg-type]
        )  # fmt: skip
