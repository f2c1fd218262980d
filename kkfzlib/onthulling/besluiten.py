"""Signed decisions: what they may name, the hash of the data they cover, and when they are void.

``besluiten.yml`` is a list of ``{wat, waarom, wie, datum, verloopt, hash}``. ``wat`` is one of:

=============================================  ==========================================  =====================
``wat``                                        what it allows                              what its hash covers
=============================================  ==========================================  =====================
``eigen publicatie: alle kengetallen``         every figure may be shown as published      all contract rows
``eigen publicatie: <kengetal>[/<uitspl.>]``   the same, for these rows only               those contract rows
``regel: <parameter> = <getal>``               a laxer ``drempel``, ``basis`` …            all contract rows
``bevinding: <regel>[/<kengetal>[/<u.>]]``     publishing despite this finding             the findings it covers
``tekst: <slot>``                              publishing despite a one-person phrase      the text of that slot
``onvolledig: <onderdeel>``                    publishing though this part is incomplete   what is incomplete in it
=============================================  ==========================================  =====================

Changed data gives another hash, and that voids the decision. ``hash_van_cijfers``, ``hash_van_bevindingen``,
``hash_van_gebreken`` and ``hash_van_tekst`` compute what has to stand behind ``hash``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.cijfers import normaliseer

VELDEN = ("wat", "waarom", "wie", "datum", "verloopt", "hash")
SOORTEN = ("eigen publicatie", "regel", "bevinding", "tekst", "onvolledig")
ALLES = "alle kengetallen"
_REGEL = re.compile(r"(\w+)\s*=\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Besluit:
    """One decision that has the right form; whether it (still) holds is judged against the data."""

    soort: str
    onderwerp: str
    waarom: str
    wie: str
    datum: date
    verloopt: date
    hash: str

    @property
    def wat(self) -> str:
        """The subject as it is written in ``besluiten.yml``."""
        return f"{self.soort}: {self.onderwerp}"

    def van_kracht(self, vandaag: date) -> bool:
        """Whether ``vandaag`` lies from ``datum`` up to and including ``verloopt``."""
        return self.datum <= vandaag <= self.verloopt


def _dag(waarde: object) -> date | None:
    if isinstance(waarde, datetime):
        return waarde.date()
    if isinstance(waarde, date):
        return waarde
    for vorm in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(str(waarde).strip(), vorm).date()
        except ValueError:
            continue
    return None


def _gebrek(volgnummer: int, kolom: str, tekst: str, herstel: str) -> Invoerbevinding:
    plaats = f"besluit {volgnummer}"
    return Invoerbevinding(
        "besluiten.yml", None, plaats, kolom, "", "besluit-ongeldig", tekst, herstel, "waarschuwing"
    )


def _lees_een(nummer: int, ruw: Mapping[str, Any]) -> Besluit | Invoerbevinding:
    ontbreekt = [v for v in VELDEN if ruw.get(v) in (None, "")]
    if ontbreekt:
        return _gebrek(
            nummer, ontbreekt[0], f"niet ingevuld: {', '.join(ontbreekt)}", "vul alle zes de velden in"
        )
    soort, dubbelepunt, onderwerp = (d.strip() for d in str(ruw["wat"]).partition(":"))
    if soort.lower() not in SOORTEN or not dubbelepunt or not onderwerp:
        return _gebrek(
            nummer, "wat", "onbekend soort besluit", f"begin met een van: {', '.join(SOORTEN)}, dan ':'"
        )
    datum, verloopt = _dag(ruw["datum"]), _dag(ruw["verloopt"])
    if datum is None or verloopt is None:
        kolom = "datum" if datum is None else "verloopt"
        return _gebrek(nummer, kolom, "geen geldige datum", "schrijf de datum als jjjj-mm-dd")
    return Besluit(soort.lower(), onderwerp, str(ruw["waarom"]), str(ruw["wie"]), datum, verloopt,
                   str(ruw["hash"]).strip().lower())  # fmt: skip


def lees_besluiten(ruw: Iterable[Mapping[str, Any]]) -> tuple[list[Besluit], list[Invoerbevinding]]:
    """Decisions of the right form, and a warning for every other entry (those decide nothing)."""
    gelezen = [_lees_een(n, r) for n, r in enumerate(ruw, start=1)]
    return (
        [b for b in gelezen if isinstance(b, Besluit)],
        [b for b in gelezen if isinstance(b, Invoerbevinding)],
    )


def _sha(regels: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()


def _getal(waarde: float) -> str:
    # Ten digits: enough to notice any change, too few to depend on the order of a floating-point sum.
    return "" if pd.isna(waarde) else f"{waarde:.10g}"


def gedekte_rijen(frame: pd.DataFrame, onderwerp: str) -> pd.Series:
    """Bool per row of ``frame``: whether it falls under ``alle kengetallen``, a kengetal or kengetal/uitsplitsing."""
    if onderwerp == ALLES:
        return pd.Series(True, index=frame.index)
    kengetal, schuin, uitsplitsing = onderwerp.partition("/")
    zelfde = frame["kengetal"].astype(str) == kengetal
    return zelfde & (frame["uitsplitsing"].astype(str) == uitsplitsing) if schuin else zelfde


def hash_van_cijfers(frame: pd.DataFrame, onderwerp: str = ALLES) -> str:
    """SHA-256 over key, waarde, teller and noemer (ten digits) of the contract rows under ``onderwerp``, sorted."""
    rijen = normaliseer(frame.loc[gedekte_rijen(frame, onderwerp)])
    getallen = [[_getal(g) for g in rijen[k]] for k in ("waarde", "teller", "noemer")]
    sleutels = (rijen[k] for k in ("kengetal", "uitsplitsing", "periode"))
    return _sha(";".join(delen) for delen in zip(*sleutels, *getallen, strict=True))


def onder(bevinding: Bevinding, onderwerp: str) -> bool:
    """Whether a finding falls under ``<regel>[/<kengetal>[/<uitsplitsing>]]``."""
    delen = onderwerp.split("/", 2)
    return list((bevinding.regel, bevinding.kengetal, bevinding.uitsplitsing)[: len(delen)]) == delen


def hash_van_bevindingen(bevindingen: Iterable[Bevinding], onderwerp: str) -> str:
    """SHA-256 over the findings under ``<regel>[/<kengetal>[/<uitsplitsing>]]``, sorted."""
    return _sha(sorted(";".join(map(str, astuple(b))) for b in bevindingen if onder(b, onderwerp)))


def hash_van_tekst(tekst: str) -> str:
    """SHA-256 over a text, whatever its line ends or Unicode composition."""
    return _sha([unicodedata.normalize("NFC", tekst).replace("\r\n", "\n").strip()])


def _geldig(besluit: Besluit, hash_nu: str, vandaag: date | None) -> bool:
    return besluit.van_kracht(vandaag or date.today()) and besluit.hash == hash_nu


def vrijgegeven(frame: pd.DataFrame, besluiten: Sequence[Besluit], vandaag: date | None = None) -> pd.Series:
    """Bool per row: whether a valid decision ``eigen publicatie`` says that it may be shown as it is."""
    vrij = pd.Series(False, index=frame.index)
    for besluit in besluiten:
        if besluit.soort == "eigen publicatie" and _geldig(
            besluit, hash_van_cijfers(frame, besluit.onderwerp), vandaag
        ):
            vrij |= gedekte_rijen(frame, besluit.onderwerp)
    return vrij


def toegestane_parameters(
    frame: pd.DataFrame, besluiten: Sequence[Besluit], vandaag: date | None = None
) -> dict[str, int]:
    """Rule parameters that a valid decision ``regel: naam = getal`` allows to be laxer: name to lowest value."""
    uit: dict[str, int] = {}
    for besluit in besluiten:
        vorm = _REGEL.fullmatch(besluit.onderwerp)
        if besluit.soort == "regel" and vorm and _geldig(besluit, hash_van_cijfers(frame), vandaag):
            uit[vorm[1]] = min(int(vorm[2]), uit.get(vorm[1], int(vorm[2])))
    return uit


def bevinding_gedekt(
    bevinding: Bevinding, alle: Sequence[Bevinding], besluiten: Sequence[Besluit], vandaag: date | None = None
) -> bool:
    """Whether a valid decision covers ``bevinding``; ``alle`` are all findings of this run (the hash covers them)."""
    return any(
        b.soort == "bevinding"
        and onder(bevinding, b.onderwerp)
        and _geldig(b, hash_van_bevindingen(alle, b.onderwerp), vandaag)
        for b in besluiten
    )


def tekst_gedekt(slot: str, tekst: str, besluiten: Sequence[Besluit], vandaag: date | None = None) -> bool:
    """Whether a valid decision says that the text of ``slot`` may be published as it is."""
    return any(
        b.soort == "tekst" and b.onderwerp == slot and _geldig(b, hash_van_tekst(tekst), vandaag)
        for b in besluiten
    )


def hash_van_gebreken(inhoud: Iterable[str]) -> str:
    """SHA-256 over what is incomplete in one part, sorted."""
    return _sha(sorted(inhoud))


def gebrek_gedekt(
    onderwerp: str, inhoud: Iterable[str], besluiten: Sequence[Besluit], vandaag: date | None = None
) -> bool:
    """Whether a valid decision says that ``onderwerp`` may be published incomplete as it is."""
    nu = hash_van_gebreken(inhoud)
    return any(
        b.soort == "onvolledig" and b.onderwerp == onderwerp and _geldig(b, nu, vandaag) for b in besluiten
    )


def vervallen(
    frame: pd.DataFrame, besluiten: Sequence[Besluit], vandaag: date | None = None
) -> list[Invoerbevinding]:
    """A warning for each decision on figures that is void, with the reason and the hash that the data have now."""
    uit = []
    for nummer, b in enumerate(besluiten, start=1):
        if b.soort not in ("eigen publicatie", "regel"):
            continue
        nu = hash_van_cijfers(frame, b.onderwerp if b.soort == "eigen publicatie" else ALLES)
        if not b.van_kracht(vandaag or date.today()):
            uit.append(
                _gebrek(
                    nummer,
                    "verloopt",
                    f"besluit '{b.wat}' is (nog) niet van kracht",
                    "neem een nieuw besluit",
                )
            )
        elif b.hash != nu:
            uit.append(_gebrek(nummer, "hash", f"de gegevens onder '{b.wat}' zijn sinds het besluit gewijzigd",
                               f"beoordeel ze opnieuw en teken met hash: {nu}"))  # fmt: skip
    return uit
