"""What got better and what got worse: every figure with a better way, beside last year, with its judgement."""

from __future__ import annotations

from dataclasses import dataclass

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER, Kengetal
from kkfzlib.uitsplitsing import splits
from kkfzlib.verslag.figuren.letters import hoofdletter
from kkfzlib.verslag.getallen import Cijfers, verandering
from kkfzlib.verslag.markdown import veilig
from kkfzlib.verslag.toeval import Oordeel, oordeel


@dataclass(frozen=True)
class Beweging:
    """One figure that changed: ``naam`` is Markdown, ``gunstig`` says whether it went the better way."""

    cel: Cijfer
    naam: str
    gunstig: bool
    oordeel: Oordeel


def bewegingen(cijfers: Cijfers) -> list[Beweging]:
    """The changed figures that have a better way: beyond chance first, then by how far chance would have to reach."""
    gevonden = [
        b for k in REGISTER.values() for c in cijfers.bron.van(k.id) if (b := _beweging(cijfers, k, c))
    ]
    return sorted(gevonden, key=lambda b: (b.oordeel.uitkomst != "buiten", -b.oordeel.sterkte, b.cel.naam))


def _beweging(cijfers: Cijfers, k: Kengetal, cel: Cijfer) -> Beweging | None:
    if k.richting == "geen" or not _op_zichzelf(cel):
        return None
    vorig = cijfers.bron.vorig(cel.kengetal, cel.uitsplitsing)
    verschil, gevonden = verandering(cel, vorig), oordeel(cel, vorig, cijfers.bron, cijfers.schalen)
    if verschil is None or gevonden is None:
        return None
    gunstig = (verschil.waarde > 0) == (k.richting == "hoger")
    return Beweging(cel, _naam(k, cel), gunstig, gevonden)


def _op_zichzelf(cel: Cijfer) -> bool:
    """Months and kinds are parts of a total that is in the list itself; a question of a survey is asked for itself."""
    return cel.uitsplitsing in ("", "totaal") or cel.kengetal in ("tevredenheid", "respons")


def _naam(k: Kengetal, cel: Cijfer) -> str:
    if cel.uitsplitsing in ("", "totaal"):
        return veilig(k.naam)
    onderzoek, vraag = splits("tevredenheid", cel.uitsplitsing)
    label = k.labels.get(onderzoek, onderzoek)
    if vraag:
        return f"{veilig(hoofdletter(vraag))} ({veilig(label.lower())})"
    return veilig(label if k.id == "tevredenheid" else f"{k.naam} {label.lower()}")
