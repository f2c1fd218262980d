"""Appendices Toegankelijkheid and Colofon."""

from __future__ import annotations

from kkfzlib import __version__
from kkfzlib.nederlands.opmaak import datum
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, blok, opsomming, veilig
from kkfzlib.verslag.variabelen import PROFIELMERKEN, is_synthetisch, organisatienaam

UA1 = "PDF/UA-1"


def toegankelijkheid(ctx: Context) -> str:
    """What was done for readers with an impairment, and what to do when something is not accessible."""
    punten = [
        "de webpagina is gemaakt volgens WCAG 2.2, niveau AA: bedienbaar met het toetsenbord, met een "
        "koppeling om naar de "
        "inhoud te springen, en leesbaar met een schermlezer;",
        _over_de_pdf(ctx.pdf_norm),
        "elke figuur heeft een alternatieve tekst en een tabel met dezelfde cijfers;",
        "kleur is nooit de enige drager van betekenis; tabellen hebben kop- en rijtitels en een bijschrift.",
    ]
    contact = str(ctx.invoer.organisatie.get("contact") or "")
    melding = (
        f"Is een onderdeel niet toegankelijk, meld dat dan bij {veilig(contact)}."
        if contact and contact[0] not in "{["
        else ("Is een onderdeel niet toegankelijk, meld dat dan bij de organisatie.")
    )
    return alineas("Dit verslag is zo gemaakt dat iedereen het kan lezen:", opsomming(punten), melding)


def _over_de_pdf(norm: str) -> str:
    if norm == UA1:
        return "de pdf heeft een structuur met koppen, leesvolgorde, taal en alternatieve teksten (PDF/UA-1);"
    return "de structuur van de pdf is niet vastgesteld: wie met een schermlezer leest, heeft meer aan de webpagina;"


def colofon(ctx: Context) -> str:
    """Who, when, with which tool and engine, and how figures were protected."""
    keuzes = ctx.instellingen
    profiel = ctx.cijfers.bron.profiel
    verschenen = datum(keuzes.publicatiedatum) if keuzes.publicatiedatum else "nog niet vastgesteld"
    punten = [
        f"Organisatie: {veilig(organisatienaam(ctx.invoer))}",
        f"Verslagjaar: {keuzes.jaar}; peildatum: {datum(keuzes.peildatum)}; publicatiedatum: {verschenen}",
        f"Profiel: {PROFIELMERKEN[profiel]}",
        f"Gids prestatie-indicatoren: {ctx.gids.jaar}",
        f"Gemaakt met: kkfz {__version__}, {veilig(ctx.motor) if ctx.motor else 'weergave onbekend'}",
        f"Pdf: {veilig(ctx.pdf_norm) if ctx.pdf_norm else 'norm niet vastgesteld'}",
    ]
    if is_synthetisch(ctx.invoer):
        punten.append("Gegevens: synthetisch; deze organisatie bestaat niet")
    bescherming = (
        f"Aantallen cliënten onder {keuzes.onthulling.drempel}, percentages en gemiddelden over minder dan "
        f"{keuzes.onthulling.basis} personen, en cijfers waaruit die zijn terug te rekenen, zijn niet gepubliceerd."
        if profiel == "openbaar"
        else "Dit exemplaar is volledig en vertrouwelijk. Het is bestemd voor DJI en mag niet worden gepubliceerd."
    )
    return blok("colofon", alineas(opsomming(punten), bescherming))
