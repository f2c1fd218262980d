"""Title block and chapter 1: aanleiding, organisatie, missie, visie, the year in short, leeswijzer."""

from __future__ import annotations

from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands.opmaak import datum, opsomming
from kkfzlib.onthulling.gepubliceerd import MARKERING_LEGENDA
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.getallen import PROCENT_VANAF
from kkfzlib.verslag.markdown import alineas, blok, veilig
from kkfzlib.verslag.variabelen import is_synthetisch, organisatienaam


def inleiding(ctx: Context) -> dict[str, str]:
    """The files of the title block and chapter 1."""
    return {
        "titelblok": titelblok(ctx),
        "voorwoord": ctx.onderdeel("# Voorwoord {#sec-voorwoord .unnumbered}", ctx.tekst("voorwoord")),
        "aanleiding": ctx.tekst("aanleiding"),
        "organisatie": alineas(ctx.tekst("organisatie"), _gegevens(ctx)),
        "missie": ctx.onderdeel("## Missie {#sec-missie}", ctx.tekst("missie")),
        "visie": ctx.tekst("visie"),
        "terugblik": ctx.tekst("terugblik"),
        "leeswijzer": alineas(wegwijzer(ctx), ctx.tekst("leeswijzer")),
        "lezen": lezen(ctx),
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


def wegwijzer(ctx: Context) -> str:
    """Where to find what."""
    thema = "; het gekozen thema wordt uitgediept in @sec-thema" if ctx.instellingen.thema else ""
    return blok(
        "bijlage",
        "@sec-kerncijfers vat het jaar samen. @sec-pijlers beschrijft per pijler beeld, terugblik en plannen. "
        f"@sec-themas laat zien waar de organisatie staat op de veertien thema's{thema}. "
        "@sec-kengetallen geeft de cijfers over omvang en omzet en prestatie-indicator 2. "
        "De bijlagen zeggen hoe elk cijfer is bepaald (@sec-definities), waar het vandaan komt (@sec-herkomst) en wat "
        "er bij de controle is gevonden (@sec-datakwaliteit en @sec-consistentie).",
    )


def lezen(ctx: Context) -> str:
    """How to read the figures, and which ones are not shown."""
    herkomst = (
        f"De peildatum van dit verslag is {datum(ctx.instellingen.peildatum)}. "
        "Een cijfer is berekend uit de eigen registratie of, waar die er niet is, een opgave van de organisatie; "
        "onder elke tabel staat welke van de twee. "
        "Een verandering is het verschil tussen de twee afgedrukte cijfers: in procentpunt bij percentages, in "
        "punten bij scores, in de eigen eenheid bij gemiddelden, en in procent bij bedragen en bij aantallen vanaf "
        f"{PROCENT_VANAF}; bij kleinere aantallen staat er hoeveel het er meer of minder zijn."
    )
    return alineas(blok("bijlage", alineas(herkomst, _toeval(), _merken(ctx))), _niet_te_zien(ctx))


def _merken(ctx: Context) -> str:
    if not ctx.zichtbare_bevindingen:
        return ""
    return "Een † bij een cijfer verwijst naar wat er bij de controle over is gevonden (@sec-consistentie)."


def _niet_te_zien(ctx: Context) -> str:
    """The box that says which figures are hidden in part, and why; empty where nothing is."""
    verborgen = {
        c.kengetal for c in ctx.cijfers.bron if c.verborgen and c.periode == ctx.cijfers.jaar and not c.intern
    }
    if not any(c.verborgen for c in ctx.cijfers.bron):
        return ""
    namen = opsomming([veilig(k.naam.lower()) for k in REGISTER.values() if k.id in verborgen])
    welke = f"Geheel of voor een deel niet gepubliceerd: {namen}. " if namen else ""
    waarom = (
        "Kleine aantallen, en cijfers waaruit die zijn terug te rekenen, kunnen een persoon aanwijzen. De volledige "
        "cijfers heeft DJI."
    )
    return blok("let-op", f"**Wat u hier niet ziet, en waarom.** {MARKERING_LEGENDA} {welke}{waarom}")


def _toeval() -> str:
    """What a margin and a judgement mean, in plain words."""
    return (
        "Kleine groepen schommelen vanzelf. Daarom staat bij een percentage of score, waar het aantal "
        "personen bekend mag zijn, een marge van 95%. Staat er bijvoorbeeld *39% (25–56; n = 33)*, dan past "
        "wat er bij die 33 is gevonden bij elk percentage van 25 tot 56. Een verschil met vorig jaar heet "
        "alleen *gunstig* of *ongunstig* als het groter is dan toeval verklaart. Anders staat er dat het "
        "verschil bij toeval past. Van twintig verschillen die niets dan toeval zijn, lijkt er gemiddeld één "
        "toch groter. Bij scores is de spreiding van de antwoorden niet gepubliceerd; de marge is daar de "
        "breedste die mogelijk is, en toeval is dan vaker niet uit te sluiten. De rekenwijze staat in "
        "@sec-definities."
    )
