"""After the chapters: what the councils of clients and of staff say of this report, in their own words."""

from __future__ import annotations

from kkfzlib.verslag.context import Context

_KOPPEN = {
    "reactie-clientenraad": "## Reactie van de cliëntenraad {#sec-reactie-clientenraad}",
    "reactie-medezeggenschap": "## Reactie van de medezeggenschap {#sec-reactie-medezeggenschap}",
}


def reacties(ctx: Context) -> dict[str, str]:
    """The heading above the reactions, which nobody's reaction leaves out, and each of them."""
    delen = {slot: ctx.onderdeel(kop, ctx.tekst(slot)) for slot, kop in _KOPPEN.items()}
    kop = "# Reacties op dit verslag {#sec-reacties}\n"
    return {"reacties": kop if any(delen.values()) else "", **delen}
