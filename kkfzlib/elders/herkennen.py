"""From the words of a file to a figure of the contract: nothing guessed, every step told, the rest named."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kkfzlib.cijfers import GETALKOLOMMEN, OPGAVE, REGISTRATIE
from kkfzlib.elders.oogst import VERBORGEN, Lezing, Oogst
from kkfzlib.elders.opgave import canoniek
from kkfzlib.elders.toewijzing import Toewijzing
from kkfzlib.kader import gids
from kkfzlib.kengetallen.benchmarks import eenheid as benchmark_eenheid
from kkfzlib.kengetallen.namen import AANTAL
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.klassen import is_telling, klasse

_LANGST = 120


@dataclass(frozen=True)
class Ruw:
    """One figure in the file's own words; ``waarde`` and the counts are numbers, None (absent), or the marker ``x``."""

    bestand: str
    regel: int | None
    kengetal: str
    uitsplitsing: str
    periode: str
    waarde: float | str | None
    eenheid: str = ""
    teller: float | str | None = None
    noemer: float | str | None = None
    herkomst: str = ""
    decimalen: int = 0
    opgave: bool = False

    @property
    def naam(self) -> str:
        """As the file names it."""
        return f"{self.kengetal}/{self.uitsplitsing}" if self.uitsplitsing else self.kengetal


def herken(ruw: Ruw, toewijzing: Toewijzing, oogst: Oogst) -> Lezing | None:
    """The figure; None when it is not one of ours (named in ``oogst``) or is not possible (an error there)."""
    id, deel, stap = toewijzing.kengetal(ruw.kengetal, ruw.uitsplitsing)
    code = canoniek(id, deel, ruw.periode) if ruw.opgave and id in REGISTER else deel
    if (reden := _onbekend(id, code, ruw.periode)) != "":
        oogst.laat(ruw.bestand, ruw.regel, ruw.naam, reden)
        return None
    eenheid, eenheidstap = _eenheid(ruw, id, deel, toewijzing, oogst)
    if eenheid is None or not _periode_goed(ruw, oogst):
        return None
    stappen = [s for s in (stap, eenheidstap) if s]
    herkomst = ruw.herkomst.strip().lower()
    if herkomst not in (REGISTRATIE, OPGAVE):
        stappen.append(f"herkomst {ruw.herkomst or 'niet vermeld'}: opgave")
        herkomst = OPGAVE
    getallen = (ruw.waarde, ruw.teller, ruw.noemer)
    dicht = VERBORGEN in getallen
    velden = tuple(v for v, g in zip(GETALKOLOMMEN, getallen, strict=True) if g == VERBORGEN or not dicht)
    w, t, n = (None if dicht or not isinstance(g, (int, float)) else float(g) for g in getallen)
    lezing = Lezing(
        ruw.bestand, ruw.regel, ruw.naam, id, deel, ruw.periode.strip(), w, t, n, eenheid, herkomst, dicht,
        tuple(stappen), ruw.decimalen, velden,
    )  # fmt: skip
    return lezing if _mogelijk(lezing, oogst) else None


def _onbekend(id: str, deel: str, periode: str) -> str:
    if id not in REGISTER:
        return "geen kengetal van kkfz; zet in toewijzing.yml onder kengetallen wat het is, of laat het weg"
    if len(deel) > _LANGST or any(not t.isprintable() for t in deel):
        return "de uitsplitsing is geen naam"
    if klasse(id, deel) is None or (id == "continuiteit" and not _codes_bekend(deel, periode)):
        return "deze uitsplitsing van het kengetal kent kkfz niet"
    return ""


def _codes_bekend(deel: str, periode: str) -> bool:
    jaar = int(periode) if periode.strip().isdigit() else 0
    return jaar > 0 and set(deel.removesuffix(AANTAL).split("+")) <= set(gids(jaar).codes)


def _eenheid(ruw: Ruw, id: str, deel: str, toewijzing: Toewijzing, oogst: Oogst) -> tuple[str | None, str]:
    verwacht = benchmark_eenheid(deel) if id == "benchmark" else REGISTER[id].eenheid
    if REGISTER[id].is_breuk and is_telling(id, deel):
        verwacht = "aantal"
    if not ruw.eenheid.strip():
        return verwacht, f"eenheid niet vermeld: {verwacht} volgens het register"
    gevonden, stap = toewijzing.eenheid(ruw.eenheid)
    if gevonden == verwacht:
        return verwacht, stap
    tekst = f"deze eenheid past niet bij {id}: kkfz meet dit in {verwacht}"
    herstel = "laat de rij weg, of zet in toewijzing.yml onder eenheden wat dit woord betekent"
    oogst.fout(ruw.bestand, ruw.regel, "eenheid", ruw.eenheid, tekst, herstel)
    return None, ""


def _periode_goed(ruw: Ruw, oogst: Oogst) -> bool:
    if len(ruw.periode.strip()) == 4 and ruw.periode.strip().isdigit() and ruw.periode.strip() >= "1990":
        return True
    oogst.fout(
        ruw.bestand, ruw.regel, "periode", ruw.periode, "dit is geen jaar", "gebruik vier cijfers, zoals 2024"
    )
    return False


def _mogelijk(c: Lezing, oogst: Oogst) -> bool:
    """Whether the numbers can be what they say: an impossible one tells that something was read wrongly."""
    if c.waarde is None and not c.verborgen:
        oogst.laat(c.bestand, c.regel, c.van, "zonder waarde")
        return False
    reden = _bezwaar(c)
    if reden:
        herstel = "controleer de kolom, de eenheid en het decimaalteken"
        oogst.fout(c.bestand, c.regel, "waarde", f"{c.waarde:g}", reden, herstel)
    return not reden


def _bezwaar(c: Lezing) -> str:
    if c.waarde is None:
        return ""
    if not math.isfinite(c.waarde) or abs(c.waarde) >= 1e12:
        return "dit getal is niet mogelijk"
    maat = REGISTER[c.kengetal].maat
    if c.eenheid == "aantal" and maat == "aantal" and not c.waarde.is_integer():
        return "een aantal is een geheel getal"
    if c.waarde < 0 and maat != "groei":
        return "dit kan niet kleiner dan nul zijn"
    if (
        c.eenheid == "%"
        and maat == "aandeel"
        and c.waarde > 100
        and c.kengetal != "continuiteit_vermeldingen"
    ):
        return "een aandeel is hoogstens 100%"
    if any(g is not None and g < 0 for g in (c.teller, c.noemer)):
        return "teller en noemer kunnen niet kleiner dan nul zijn"
    return ""


def zonder_getallen(c: Lezing, waarom: str) -> Lezing:
    """The figure hidden, with the reason among the steps."""
    return replace(c, waarde=None, teller=None, noemer=None, verborgen=True, uitleg=(*c.uitleg, waarom))
