"""Title block and chapter 1: aanleiding, organisatie, missie, visie, the year in short, leeswijzer."""

from __future__ import annotations

from kkfzlib.nederlands.opmaak import datum, opsomming
from kkfzlib.onthulling.gepubliceerd import MARKERING_LEGENDA
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.kpi import paneel
from kkfzlib.verslag.markdown import alineas, blok, veilig
from kkfzlib.verslag.variabelen import is_synthetisch, organisatienaam


def inleiding(ctx: Context) -> dict[str, str]:
    """The files of the title block and chapter 1."""
    return {
        "titelblok": titelblok(ctx),
        "samenvatting": ctx.onderdeel(
            "# Samenvatting {#sec-samenvatting .unnumbered}", ctx.tekst("samenvatting")
        ),
        "voorwoord": ctx.onderdeel("# Voorwoord {#sec-voorwoord .unnumbered}", ctx.tekst("voorwoord")),
        "aanleiding": ctx.tekst("aanleiding"),
        "organisatie": alineas(ctx.tekst("organisatie"), _gegevens(ctx)),
        "missie": ctx.onderdeel("## Missie {#sec-missie}", ctx.tekst("missie")),
        "visie": ctx.tekst("visie"),
        "terugblik": ctx.tekst("terugblik"),
        "kerncijfers": ctx.onderdeel("### Kerncijfers in één oogopslag {#sec-kerncijfers}", paneel(ctx)),
        "leeswijzer": alineas(leeswijzer(ctx), ctx.tekst("leeswijzer")),
    }


def titelblok(ctx: Context) -> str:
    """A warning when the data are made up; title and dates are the template's."""
    waarschuwing = blok(
        "synthetisch",
        "**Synthetische voorbeeldgegevens.** Deze organisatie bestaat niet; alle cijfers en citaten in "
        "dit verslag zijn verzonnen.",
    )
    return waarschuwing if is_synthetisch(ctx.invoer) else ""


def _gegevens(ctx: Context) -> str:
    """What organisatie.yml says about places and website, in one sentence."""
    bron = ctx.invoer.organisatie
    plaatsen = bron.get("plaatsen") or []
    plaatsen = [plaatsen] if isinstance(plaatsen, str) else list(plaatsen)
    zinnen = []
    if plaatsen:
        zinnen.append(
            f"{veilig(organisatienaam(ctx.invoer))} werkt in {opsomming([veilig(p) for p in plaatsen])}."
        )
    website = str(bron.get("website") or "")
    if website.startswith(("https://", "http://")) and not set(website) & set(' <>()[]{}\\"|`'):
        zinnen.append(f"Meer informatie staat op [{veilig(website)}]({website}).")
    return " ".join(zinnen)


def leeswijzer(ctx: Context) -> str:
    """Where to find what, and how to read the figures."""
    thema = "; het gekozen thema wordt uitgediept in @sec-thema" if ctx.instellingen.thema else ""
    wegwijzer = (
        "@sec-pijlers beschrijft per pijler het algemene beeld, de terugblik en de plannen. "
        f"@sec-themas laat zien waar de organisatie staat op de veertien thema's{thema}. "
        "@sec-kengetallen geeft de cijfers over omvang en omzet en prestatie-indicator 2. "
        "De bijlagen leggen verantwoording af: @sec-definities zegt hoe elk cijfer is bepaald, "
        "@sec-herkomst waar het "
        "vandaan komt, en @sec-datakwaliteit en @sec-consistentie wat er bij de controle is gevonden."
    )
    herkomst = (
        f"De peildatum van dit verslag is {datum(ctx.instellingen.peildatum)}. "
        "Cijfers in de tekst zijn koppelingen: ze leiden naar hun herkomst. Een cijfer is berekend uit de eigen "
        "registratie of, waar die er niet is, een opgave van de organisatie; onder elke tabel staat welke "
        "van de twee. "
        "Veranderingen van percentages zijn uitgedrukt in procentpunt."
    )
    verborgen = MARKERING_LEGENDA if any(c.verborgen for c in ctx.cijfers.bron) else ""
    return alineas(wegwijzer, herkomst, verborgen)
