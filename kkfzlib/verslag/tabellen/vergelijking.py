"""A plain table of figures: this year beside the year before, with the change."""

from __future__ import annotations

from collections.abc import Iterable

from kkfzlib.kader import Gids
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import kengetal
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import veilig


def vergelijking(
    cijfers: Cijfers,
    id: str,
    bijschrift: str,
    rijen: Iterable[tuple[str, str, str]],
    *,
    noten: tuple[str, ...] = (),
) -> Tabel | None:
    """Rows of (kengetal, uitsplitsing, label as Markdown) that have a value this year; None when there is none.

    The columns of last year and change appear only when at least one row has a value of last year.
    """
    gekozen = [r for r in rijen if (c := cijfers.bron.get(r[0], r[1])) is not None and not c.intern]
    if not gekozen:
        return None
    terug = any(cijfers.bron.vorig(k, u) is not None for k, u, _ in gekozen)
    kop = ("Kengetal", cijfers.jaar, *((cijfers.bron.vergelijk_met, "Verandering") if terug else ()))
    soorten = ("waarde", "vorig", "groei") if terug else ("waarde",)
    return Tabel(
        id=id,
        bijschrift=bijschrift,
        kop=kop,
        rijen=tuple((naam, *(cijfers.waarde(k, u, s) for s in soorten)) for k, u, naam in gekozen),  # type: ignore[arg-type]
        noten=noten,
    )


def rijen_van(
    cijfers: Cijfers, kengetal_id: str, gids: Gids, *, nul: bool = False
) -> list[tuple[str, str, str]]:
    """A row per uitsplitsing of one kengetal, labelled; what is 0 this year and last is left out unless ``nul``."""
    uit = []
    for cel in cijfers.bron.van(kengetal_id):
        vorig = cijfers.bron.vorig(kengetal_id, cel.uitsplitsing)
        leeg = (
            not cel.verborgen
            and not cel.waarde
            and (vorig is None or (not vorig.verborgen and not vorig.waarde))
        )
        if nul or not leeg:
            uit.append(
                (
                    kengetal_id,
                    cel.uitsplitsing,
                    veilig(uitsplitsing_naam(kengetal_id, cel.uitsplitsing, gids)),
                )
            )
    return uit


def naam(kengetal_id: str) -> str:
    """The registry's name, for a row without uitsplitsing."""
    return veilig(kengetal(kengetal_id).naam)
