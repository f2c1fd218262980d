"""The chapters: per included file of ``report.qmd`` one function from ``Context`` to Markdown."""

from __future__ import annotations

from kkfzlib.verslag.bijlagen import bijlagen
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.hoofdstukken.inleiding import inleiding
from kkfzlib.verslag.hoofdstukken.kengetallen import kengetallen
from kkfzlib.verslag.hoofdstukken.organisatie import organisatie_van_zorg
from kkfzlib.verslag.hoofdstukken.pijlers import pijlers
from kkfzlib.verslag.hoofdstukken.samenwerken import samenwerken
from kkfzlib.verslag.hoofdstukken.themas import themas
from kkfzlib.verslag.hoofdstukken.vakmanschap import vakmanschap


def inhoud(ctx: Context) -> dict[str, str]:
    """All files of ``inhoud/`` by name without extension; an empty text means: nothing to show there."""
    delen = (
        inleiding,
        pijlers,
        vakmanschap,
        organisatie_van_zorg,
        samenwerken,
        themas,
        kengetallen,
        bijlagen,
    )
    return {naam: tekst for deel in delen for naam, tekst in deel(ctx).items()}
