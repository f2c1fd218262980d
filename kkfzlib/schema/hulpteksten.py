"""What to write in each text of the report: help for the writer, in lines that are never published."""

from __future__ import annotations

from kkfzlib.kader import pijlers

_HULP = {
    "samenvatting": "Het jaar in één alinea, voor wie alleen de eerste bladzijde leest.",
    "voorwoord": "Een voorwoord van de bestuurder, bijvoorbeeld over wat dit jaar kenmerkte. Mag wegblijven.",
    "reactie-clientenraad": "Wat de cliëntenraad van dit verslag vindt, in eigen woorden. Mag wegblijven.",
    "reactie-medezeggenschap": "Wat de medezeggenschap van dit verslag vindt, in eigen woorden. Mag wegblijven.",
    "aanleiding": "Waarom dit verslag er is, voor wie het is bedoeld en hoe het tot stand kwam.",
    "organisatie": "Wie u bent: locaties, doelgroep, soorten zorg, aantal plaatsen.",
    "missie": "Waarvoor de organisatie bestaat, in enkele zinnen.",
    "visie": "Hoe de organisatie naar forensische zorg en herstel kijkt.",
    "terugblik": "Het jaar in het kort: wat lukte, wat bleef liggen, wat betekende dat voor cliënten.",
    "leeswijzer": "Wat waar staat in het verslag.",
    "personeel": "Bezetting, opleiding en verloop: {personeel/totaal}, {personeel_vast}, {opleiding/hbo_wo}.",
    "scholing": "Welke modules en trainingen, en wat zij opleverden: {leerlijnmodules}, {aanvullende_trainingen}.",
    "verzuim": "Hoe het verzuim zich ontwikkelde en waardoor: {verzuim}, {verzuim:vorig}.",
    "beleid": "Welke beleidsdocumenten zijn herzien en waarom.",
    "cto": "Cliënttevredenheid: sterke punten, verbeterpunten, wat ermee gebeurt: {tevredenheid/cto}, {respons/cto}.",
    "mto": "Medewerkerstevredenheid: sterke punten, verbeterpunten, wat ermee gebeurt: {tevredenheid/mto}.",
    "ketenpartners": "Wat partners in de keten vinden en wat u daarmee doet.",
    "themas": "Korte stand van zaken van de veertien thema's.",
    "thema": "Het gekozen thema uitgediept: aanpak, resultaat, geleerde lessen.",
    "omvang": "Toelichting op aantallen cliënten en plaatsen: {clienten/fz}, {clienten/totaal}, {bezette_bedden}.",
    "omzet": "Toelichting op de omzet: {omzet/fz}, {omzet_aandeel/fz}, {omzet_groei/fz}.",
    "vooruitblik": "Wat de organisatie komend jaar wil bereiken en wat daarvoor nodig is.",
    "indicator-2": "Toelichting op de continuïteit van zorg: {uitstroom/noemer}, {continuiteit/6}, {continuiteit/6:n}.",
}
_DEEL = {
    "beeld": "Algemeen beeld van pijler {n} ({naam}): hoe staat de organisatie ervoor?",
    "terugblik": "Terugblik op pijler {n} ({naam}): wat is er van de doelen van vorig jaar terechtgekomen?",
    "doelen": "Toelichting op de doelen en ontwikkelpunten van pijler {n} ({naam}) voor komend jaar.",
}


def hulp(slot: str) -> str:
    """What belongs in the text of ``slot``, in one sentence."""
    if slot in _HULP:
        return _HULP[slot]
    _, nummer, deel = slot.split("-")
    pijler = next(p for p in pijlers() if p.nummer == int(nummer))
    return _DEEL[deel].format(n=pijler.nummer, naam=pijler.naam)


def hulpregels(slot: str) -> tuple[str, ...]:
    """The sentences of the template of ``slot``, without the mark that keeps them out of the report."""
    return (
        hulp(slot),
        "Schrijf onder deze regels, in Markdown; een regel die met %% begint, komt nooit in het verslag.",
        "Typ geen cijfers die een kengetal zijn: schrijf {verzuim} of {verzuim:vorig}, dan staat de waarde er vanzelf.",
        "Geen namen of herleidbare voorvallen.",
    )


def tekstsjabloon(slot: str) -> str:
    """The unfilled text of ``slot``: only help lines, so that it counts as absent until someone writes below them."""
    return "".join(f"%% {regel}\n" for regel in hulpregels(slot)) + "\n"
