"""The words of a comparison about itself, as plain sentences: the same on the pages and in the PDF."""

from __future__ import annotations

from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import MARKERING_LEGENDA
from kkfzlib.vergelijking.spiegel import Spiegel

_NAMEN_TOT = 4


def over(spiegel: Spiegel) -> str:
    """What lies side by side, and what it is for."""
    namen = [d.naam for d in spiegel.deelnemers]
    soort = "organisaties" if len(namen) > 1 else "organisatie"
    wie = f": {opmaak.opsomming(namen)}" if len(namen) <= _NAMEN_TOT else ""
    return (
        f"Deze spiegelinformatie zet de openbare kwaliteitsverslagen van {len(namen)} {soort} naast elkaar{wie}. "
        "Zij is bedoeld om van te leren, niet om te rangschikken: doelgroep, beveiligingsniveau, omvang en manier van "
        "registreren verschillen, en kleine aantallen schommelen sterk. Vraag bij een verschil dus "
        "eerst naar de oorzaak."
    )


def leeswijzer() -> list[str]:
    """How to read the signs."""
    return [
        "Een – staat waar geen verslag een cijfer geeft: niet gemeten, niet te berekenen, of in dat jaar met een "
        "andere categorie samengevoegd. Het is geen nul.",
        f"{MARKERING_LEGENDA} De bescherming van ieder verslag geldt ook hier.",
        "Een lijn loopt nooit door over een jaar waarvan het cijfer ontbreekt of niet is gepubliceerd.",
        "De marge is die van Wilson voor aandelen en die van Garwood voor aantallen, beide 95% en alleen uit "
        "gepubliceerde getallen. Zonder openbare grondslag staat er geen marge.",
        "Een trechter kent per organisatie hoogstens 0,2% kans op een vals signaal aan beide kanten samen. "
        "Bij overspreiding, die dan wordt genoemd, zegt een signaal minder.",
        "Definities zijn voor alle organisaties dezelfde. Een cijfer dat een organisatie zelf opgeeft, kan anders "
        "zijn gemeten; in haar eigen verslag staat bij ieder cijfer of het berekend of opgegeven is.",
    ]


def verantwoording(spiegel: Spiegel) -> list[str]:
    """What was read and reckoned, and how what is hidden stays hidden."""
    punten = [
        "Alleen de openbare bestanden kengetallen.csv zijn gelezen, nadat hun controlegetal was vergeleken met het "
        "manifest van de publicatie. Ruwe gegevens en het profiel indiening zijn niet gebruikt.",
        "Gerekend is uitsluitend met gedrukte getallen: marges, het gezamenlijke niveau van een trechter met zijn "
        "lijnen, en de grenzen van de regelkaart. Wie de verslagen heeft, kan het narekenen en leert niets nieuws "
        "over personen.",
        "Cijfers van één kengetal en jaar komen steeds uit één verslag: dat van het jaar zelf, of anders het "
        "eerstvolgende.",
        "Wat één verslag van een organisatie verbergt, blijft hier verborgen, ook als een ander verslag het toont. "
        "Wat verborgen is, telt in geen trechter mee.",
        "Verslagen die met het vorige in zicht zijn gemaakt, zijn zo ook gecontroleerd. Sluiten verslagen niet op "
        "elkaar aan, dan rekent een onafhankelijke controle na of een verborgen aantal uit alle jaren samen te "
        "herleiden is.",
    ]
    weg = [d.naam for d in spiegel.deelnemers if d.ingehouden]
    if weg:
        punten.append(
            f"Bij {opmaak.opsomming(weg)} was dat zo; daarom zijn daar alle cijfers over cliënten verborgen."
        )
    return punten
