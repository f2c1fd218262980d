"""The chapters: per included file of ``report.qmd`` one function from ``Context`` to Markdown."""

from __future__ import annotations

from kkfzlib.verslag.bijlagen import bijlagen
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.hoofdstukken.inleiding import inleiding
from kkfzlib.verslag.hoofdstukken.kengetallen import kengetallen
from kkfzlib.verslag.hoofdstukken.oogopslag import eerste_blad
from kkfzlib.verslag.hoofdstukken.organisatie import organisatie_van_zorg
from kkfzlib.verslag.hoofdstukken.pijlers import pijlers
from kkfzlib.verslag.hoofdstukken.reacties import reacties
from kkfzlib.verslag.hoofdstukken.samenwerken import samenwerken
from kkfzlib.verslag.hoofdstukken.themas import themas
from kkfzlib.verslag.hoofdstukken.vakmanschap import vakmanschap
from kkfzlib.verslag.markdown import alineas

_DELEN = (
    eerste_blad, inleiding, pijlers, vakmanschap, organisatie_van_zorg, samenwerken, themas, kengetallen, reacties,
    bijlagen,
)  # fmt: skip


def inhoud(ctx: Context) -> dict[str, str]:
    """All files of ``inhoud/`` by name without extension; an empty text means: nothing to show there."""
    bestanden = {naam: tekst for deel in _DELEN for naam, tekst in deel(ctx).items()}
    alles = "\n".join(bestanden.values())
    for id, figuur in ctx.figuren.items():
        # A figure that no chapter asks for stands at the end of the part that it names itself.
        if f"{{#{id} " not in alles:
            bestanden[figuur.bij] = alineas(bestanden[figuur.bij], ctx.figuur(id))
    return bestanden
