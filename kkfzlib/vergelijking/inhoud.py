"""The text of the comparison: one file per section of ``vergelijking.qmd``."""

from __future__ import annotations

from kkfzlib import spc
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import MARKERING_LEGENDA
from kkfzlib.vergelijking.families import FAMILIES, Familie
from kkfzlib.vergelijking.regelkaart import Maandreeks, getal, maandreeks, regelkaart, signaalzin
from kkfzlib.vergelijking.spiegel import Spiegel
from kkfzlib.vergelijking.tabellen import ijkpunttabel, kengetaltabel, maandtabel
from kkfzlib.vergelijking.trend import trendfiguur
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.markdown import alineas, blok, figuur_md, opsomming, tabel_md, veilig

_RICHTING = {
    "hoger": "Een hogere waarde is gunstiger.",
    "lager": "Een lagere waarde is gunstiger.",
    "geen": "Hoger of lager is hier niet vanzelf beter.",
}


def inhoud(spiegel: Spiegel, motor: str = "") -> tuple[dict[str, str], list[Figuur]]:
    """File name (without ``.md``) to Markdown for every ``inhoud`` of ``vergelijking.qmd``, and the figures it uses."""
    figuren: list[Figuur] = []
    teksten = {f.id: _familie(spiegel, f, figuren) for f in FAMILIES}
    teksten["incidenten"] = alineas(teksten["incidenten"], _regelkaarten(spiegel, figuren))
    teksten["over"] = _over(spiegel)
    teksten["verslagen"] = _verslagen(spiegel)
    teksten["leeswijzer"] = _leeswijzer()
    teksten["regels"] = _regels()
    teksten["verantwoording"] = _verantwoording(spiegel, motor)
    return teksten, figuren


def _familie(spiegel: Spiegel, familie: Familie, figuren: list[Figuur]) -> str:
    delen = [_kengetal(spiegel, k, figuren) for k in familie.kengetallen]
    return alineas(*delen) or f"Geen van de vergeleken verslagen bevat cijfers over {familie.onderwerp}.\n"


def _kengetal(spiegel: Spiegel, id: str, figuren: list[Figuur]) -> str:
    tabel = kengetaltabel(spiegel, id)
    if tabel is None:
        return ""
    k = REGISTER[id]
    kop = f"## {k.naam} {{#sec-k-{id.replace('_', '-')}}}"
    figuur = trendfiguur(spiegel, id)
    beeld = ""
    if figuur is not None:
        figuren.append(figuur)
        beeld = figuur_md(figuur)
    ijk = ijkpunttabel(spiegel, id)
    uitleg = f"{veilig(k.definitie)} {_RICHTING[k.richting]}"
    return alineas(kop, uitleg, beeld, tabel_md(tabel), tabel_md(ijk) if ijk else "")


def _regelkaarten(spiegel: Spiegel, figuren: list[Figuur]) -> str:
    reeksen = [r for d in spiegel.deelnemers if (r := maandreeks(spiegel, d)) is not None]
    if not reeksen:
        return ""
    kop = "## Incidenten per maand: toeval of verandering? {#sec-spc}"
    uitleg = (
        "Een regelkaart (XmR) scheidt gewone schommelingen van signalen. De natuurlijke procesgrenzen "
        "zijn het gemiddelde ± "
        "2,66 × de gemiddelde sprong tussen twee opeenvolgende maanden[^xmr]. Zolang geen van de drie "
        "regels in @tbl-regels een "
        "signaal geeft, past een hogere of lagere maand bij het gewone verloop en is er geen reden om "
        "juist die maand te "
        "verklaren. Een maand zonder gepubliceerd aantal is een onderbreking: zij telt in het gemiddelde "
        "en in de sprongen niet "
        "mee en breekt een rij af."
    )
    noot = (
        "[^xmr]: D.J. Wheeler, *Understanding Variation: The Key to Managing Chaos* (1993). De factor "
        "2,66 is 3 / 1,128. "
        "De grenzen komen uit de gegevens zelf; het zijn geen normen en geen streefwaarden."
    )
    return alineas(kop, uitleg, noot, *(_regelkaart(spiegel, r, figuren) for r in reeksen))


def _regelkaart(spiegel: Spiegel, reeks: Maandreeks, figuren: list[Figuur]) -> str:
    naam = veilig(reeks.deelnemer.naam)
    kop = f"### {naam} {{#sec-spc-{reeks.deelnemer.slug}}}"
    tabel = blok("datatabel", tabel_md(maandtabel(spiegel, reeks.deelnemer, reeks.jaren)))
    figuur = regelkaart(reeks)
    if figuur is None:
        aantal = sum(w is not None for w in reeks.waarden)
        zin = (
            f"Er zijn {aantal} gepubliceerde maanden; procesgrenzen worden pas berekend vanaf "
            f"{spc.MINSTE_PUNTEN} maanden, omdat zij anders vooral toeval weergeven."
        )
        return alineas(kop, zin, tabel)
    figuren.append(figuur)
    return alineas(kop, _oordeel(reeks), figuur_md(figuur), tabel)


def _oordeel(reeks: Maandreeks) -> str:
    g = reeks.grenzen
    assert g is not None
    onder = (
        f"{getal(g.onder)} en {getal(g.boven)}"
        if g.onder > 0
        else f"0 en {getal(g.boven)} (de formule geeft als ondergrens "
        f"{getal(g.onder)}; een aantal wordt niet kleiner dan 0)"
    )
    gaten = sum(w is None for w in reeks.waarden)
    zin = f"Gemiddeld {getal(g.gemiddelde)} incidenten per maand; de natuurlijke procesgrenzen zijn {onder}."
    if gaten:
        zin += f" {gaten} van de {len(reeks.waarden)} maanden {'is' if gaten == 1 else 'zijn'} niet gepubliceerd."
    if not reeks.signalen:
        slot = (
            "Geen van de drie regels geeft een signaal: de schommelingen passen bij toeval in een "
            "gelijkblijvend proces."
        )
        return alineas(zin, slot)
    kop = "Signalen, dus reden om naar een oorzaak te zoeken:"
    return alineas(zin, kop, opsomming([signaalzin(reeks, s) for s in reeks.signalen]))


def _regels() -> str:
    rijen = tuple((f"Regel {r.nummer}", f"{r.naam}: {r.uitleg}.", r.bron) for r in spc.REGELS)
    return tabel_md(
        Tabel(
            "tbl-regels",
            "De drie regels van de regelkaart",
            ("Regel", "Signaal", "Bron"),
            rijen,
            ("l", "l", "l"),
        )
    )


def _over(spiegel: Spiegel) -> str:
    namen = opmaak.opsomming([veilig(d.naam) for d in spiegel.deelnemers])
    soort = "organisaties" if len(spiegel.deelnemers) > 1 else "organisatie"
    tekst = (
        f"Deze spiegelinformatie zet de openbare kwaliteitsverslagen van {len(spiegel.deelnemers)} "
        f"{soort} naast elkaar: "
        f"{namen}. Zij is bedoeld om van te leren, niet om te rangschikken: doelgroep, "
        "beveiligingsniveau, omvang en manier van "
        "registreren verschillen, en kleine aantallen schommelen sterk. Vraag bij een verschil dus eerst "
        "naar de oorzaak."
    )
    echt = [d for d in spiegel.deelnemers if d.synthetisch]
    merk = ""
    if echt:
        wie = opmaak.opsomming([veilig(d.naam) for d in echt])
        werkwoord = "zijn" if len(echt) > 1 else "is"
        merk = blok(
            "synthetisch",
            f"**Synthetische voorbeeldgegevens.** {wie} {werkwoord} verzonnen; die cijfers gaan over "
            "niemand.",
        )
    return alineas(merk, tekst)


def _verslagen(spiegel: Spiegel) -> str:
    rijen = tuple(
        (
            veilig(d.naam),
            ", ".join(map(str, d.jaren)),
            "verzonnen voorbeeld" if d.synthetisch else "gepubliceerd verslag",
        )
        for d in spiegel.deelnemers
    )
    return tabel_md(
        Tabel(
            "tbl-verslagen",
            "De vergeleken openbare verslagen",
            ("Organisatie", "Verslagjaren", "Soort"),
            rijen,
            ("l", "l", "l"),
        )
    )


def _leeswijzer() -> str:
    return (
        opsomming(
            [
                "Een **–** staat waar geen verslag een cijfer geeft: niet gemeten, niet te berekenen, of "
                "in dat jaar met een "
                "andere categorie samengevoegd. Het is geen nul.",
                f"{MARKERING_LEGENDA} De bescherming van ieder verslag geldt ook hier.",
                "Elke figuur noemt welke richting gunstiger is en toont vergelijkingscijfers met een "
                "stippellijn, waar een verslag die geeft.",
                "Een lijn loopt nooit door over een jaar waarvan het cijfer ontbreekt of niet is "
                "gepubliceerd.",
                "Definities zijn voor alle organisaties dezelfde. Een cijfer dat een organisatie zelf "
                "opgeeft, kan anders zijn "
                "gemeten; in haar eigen verslag staat bij ieder cijfer of het berekend of opgegeven is.",
            ]
        )
        + "\n"
    )


def _verantwoording(spiegel: Spiegel, motor: str) -> str:
    punten = [
        "Alleen de openbare bestanden kengetallen.csv zijn gelezen, nadat hun controlegetal was "
        "vergeleken met het manifest "
        "van de publicatie. Ruwe gegevens en het profiel *indiening* zijn niet gebruikt.",
        "Er is niets opgeteld, gemiddeld of afgetrokken tussen verslagen; alleen de regelkaart rekent, "
        "en uitsluitend met "
        "gepubliceerde maanden.",
        "Cijfers van één kengetal en jaar komen steeds uit één verslag: dat van het jaar zelf, of anders "
        "het eerstvolgende.",
        "Wat één verslag van een organisatie verbergt, blijft hier verborgen, ook als een ander verslag "
        "het toont.",
        "Een onafhankelijke controle heeft over alle jaren van een organisatie samen nagerekend of een "
        "verborgen aantal te "
        "herleiden is.",
    ]
    weg = [veilig(d.naam) for d in spiegel.deelnemers if d.ingehouden]
    if weg:
        punten.append(
            f"Bij {opmaak.opsomming(weg)} was dat zo; daarom zijn daar alle cijfers over cliënten verborgen."
        )
    return alineas(opsomming(punten), blok("colofon", f"Gemaakt met {veilig(motor) or 'kkfz'}."))
