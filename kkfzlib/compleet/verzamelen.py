"""Everything that is incomplete in one organisation and year, from what was delivered and from the finished page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kkfzlib.compleet.gebrek import Gebrek, ontdubbeld
from kkfzlib.compleet.nalezen import van_nalezen
from kkfzlib.compleet.pagina import van_pagina, verplicht_cijfer
from kkfzlib.compleet.teksten import van_plaatshouders, van_teksten
from kkfzlib.inlezen.tekstlezing import Geleverd
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.hoofdstukken.kengetallen import VERPLICHT, ontbrekende_tabellen
from kkfzlib.verslag.plaatshouders import Plaatshouders

if TYPE_CHECKING:
    import pandas as pd

    from kkfzlib.dossier import Dossier
    from kkfzlib.instellingen import Instellingen
    from kkfzlib.kader import Gids
    from kkfzlib.onthulling.gepubliceerd import Gepubliceerd

_LEVERT = {
    "financiering": ({"plaatsingen", "omzet"}, {"opgave"}),
    "omzet naar financiering": ({"omzet"}, {"opgave"}),
    "indicator 2": ({"uitstroom"}, {"opgave"}),
}
"""Per mandatory part the sets of tables that can make it: judged by these as long as nothing can be computed."""


def gebreken(
    dossier: Dossier,
    geleverd: Geleverd,
    organisatie: Mapping[str, Any],
    keuzes: Instellingen,
    gids: Gids,
    tabellen: Mapping[str, pd.DataFrame],
    *,
    waarden: Gepubliceerd | None = None,
    met_pagina: bool = True,
) -> list[Gebrek]:
    """Every gap once. ``waarden`` are the figures as published (None: not computable yet).

    With ``met_pagina`` the finished public page is read too, for what only the protection leaves without a value.
    """
    uit = [*van_teksten(geleverd), *_van_keuzes(dossier, organisatie, keuzes)]
    if waarden is None:
        uit += [verplicht_cijfer(n) for n in VERPLICHT if not any(s <= set(tabellen) for s in _LEVERT[n])]
    else:
        cijfers = Cijfers(waarden)
        uit += [verplicht_cijfer(n) for n in ontbrekende_tabellen(cijfers, keuzes)]
        uit += van_plaatshouders(geleverd.teksten, Plaatshouders(cijfers, keuzes, gids))
    uit += van_nalezen(dossier, geleverd.teksten, tabellen)
    pagina = dossier.uitvoer("openbaar") / "kwaliteitsverslag.html"
    if met_pagina and pagina.is_file():
        al = {(g.soort, g.onderwerp) for g in uit} | {("verplicht-ontbreekt", g.onderwerp) for g in uit}
        gevonden = van_pagina(pagina.read_text(encoding="utf-8", errors="replace"))
        uit += [g for g in gevonden if g.soort != "verplicht-ontbreekt" or (g.soort, g.onderwerp) not in al]
    return ontdubbeld(uit)


def _van_keuzes(dossier: Dossier, organisatie: Mapping[str, Any], keuzes: Instellingen) -> Iterator[Gebrek]:
    if keuzes.publicatiedatum is None:
        yield Gebrek(
            "publicatiedatum-ontbreekt",
            "publicatiedatum",
            "verslag.yml",
            "de publicatiedatum is niet vastgesteld",
            f"zet in verslag.yml: publicatiedatum: 01-06-{dossier.jaar + 1}",
        )
    naam = str(organisatie.get("naam") or "").strip()
    if naam in ("", dossier.organisatie):
        wat, herstel = "de naam van de organisatie is niet ingevuld", 'zet in organisatie.yml: naam: "…"'
        yield Gebrek("naam-ontbreekt", "naam", "organisatie.yml", wat, herstel)
