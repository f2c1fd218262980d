"""The variables of ``report.qmd``: title, organisation, dates and profile, as safe Markdown."""

from __future__ import annotations

from kkfzlib.dossier import Profiel
from kkfzlib.nederlands.opmaak import datum
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.markdown import veilig

PROFIELMERKEN: dict[Profiel, str] = {
    "indiening": "indiening – vertrouwelijk – niet publiceren",
    "openbaar": "openbaar",
}

CONCEPTMERK = "concept – vertrouwelijk"
"""What a draft carries, whatever values it shows."""


def organisatienaam(invoer: Invoer) -> str:
    """The name that the organisation gives itself; plain text, not yet Markdown."""
    return str(invoer.organisatie.get("naam") or "Organisatie zonder naam")


def is_synthetisch(invoer: Invoer) -> bool:
    """Whether the organisation declares that its data are made up."""
    return invoer.organisatie.get("synthetisch") in (True, "ja")


def variabelen(
    invoer: Invoer, profiel: Profiel, *, motor: str = "", concept: bool = False
) -> dict[str, str | int | bool]:
    """The keys of ``_variables.yml``; every text is Markdown that shows just that text."""
    keuzes = invoer.instellingen
    merk = CONCEPTMERK if concept else PROFIELMERKEN[profiel]
    return {
        "titel": f"Kwaliteitsverslag forensische zorg {keuzes.jaar}",
        "ondertitel": "Kwaliteitskader Forensische Zorg (KKFZ)",
        "organisatie": veilig(organisatienaam(invoer)),
        "jaar": keuzes.jaar,
        "peildatum": datum(keuzes.peildatum),
        "publicatiedatum": datum(keuzes.publicatiedatum)
        if keuzes.publicatiedatum
        else "nog niet vastgesteld",
        "profiel": "concept" if concept else profiel,
        "profielmerk": merk,
        "motor": veilig(motor) if motor else "onbekend",
        "synthetisch": is_synthetisch(invoer),
    }
