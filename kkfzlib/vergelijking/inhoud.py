"""The text of the comparison on paper: one file per section of ``vergelijking.qmd``.

For many organisations the PDF holds the matrix and the funnels; all figures stand on the pages beside it.
"""

from __future__ import annotations

import re

from kkfzlib import spc
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import opmaak
from kkfzlib.vergelijking.bladen import RICHTING
from kkfzlib.vergelijking.families import FAMILIES, Familie
from kkfzlib.vergelijking.matrix import matrixtabellen
from kkfzlib.vergelijking.opening import MEESTE_TRECHTERS
from kkfzlib.vergelijking.regelkaart import Maandreeks, getal, maandreeks, regelkaart, signaalzin
from kkfzlib.vergelijking.spiegel import Spiegel
from kkfzlib.vergelijking.tabellen import ijkpunttabel, kengetaltabel, maandtabel
from kkfzlib.vergelijking.trechters import beelden, trechterfiguur, zinnen
from kkfzlib.vergelijking.trend import trendfiguur
from kkfzlib.vergelijking.uitleg import leeswijzer, over, verantwoording
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.markdown import alineas, blok, figuur_md, opsomming, tabel_md, veilig

DETAILS_TOT = 8
"""With more organisations than this the paper leaves the tables per kengetal to the pages."""


def opzet(spiegel: Spiegel, qmd: str) -> str:
    """``vergelijking.qmd`` as it is, or for many organisations without the chapters that would have no content."""
    if len(spiegel.deelnemers) <= DETAILS_TOT:
        return qmd
    for f in FAMILIES:
        qmd = re.sub(rf"^# [^\n]*{{#sec-{f.id}}}\n.*?(?=^# )", "", qmd, flags=re.MULTILINE | re.DOTALL)
    return qmd


def inhoud(spiegel: Spiegel, motor: str = "") -> tuple[dict[str, str], list[Figuur]]:
    """File name (without ``.md``) to Markdown for every ``inhoud`` of ``vergelijking.qmd``, and the figures it uses."""
    figuren: list[Figuur] = []
    teksten = {
        "matrix": alineas(*map(tabel_md, matrixtabellen(spiegel))),
        "trechters": _trechters(spiegel, figuren),
    }
    if len(spiegel.deelnemers) <= DETAILS_TOT:
        teksten |= {f.id: _familie(spiegel, f, figuren) for f in FAMILIES}
        teksten["incidenten"] = alineas(teksten["incidenten"], _regelkaarten(spiegel, figuren))
    teksten["over"] = _over(spiegel)
    teksten["verslagen"] = _verslagen(spiegel)
    teksten["leeswijzer"] = opsomming(list(map(veilig, leeswijzer()))) + "\n"
    teksten["regels"] = _regels()
    teksten["verantwoording"] = _verantwoording(spiegel, motor)
    return teksten, figuren


def _trechters(spiegel: Spiegel, figuren: list[Figuur]) -> str:
    eerste = [gevonden[0] for f in FAMILIES for k in f.kengetallen if (gevonden := beelden(spiegel, k))]
    delen = []
    for beeld in eerste[:MEESTE_TRECHTERS]:
        titel = f"{REGISTER[beeld.kengetal].naam}: wie valt buiten toeval?"
        figuur = trechterfiguur([beeld], f"trechter-{beeld.kengetal.replace('_', '-')}", titel)
        if figuur is not None:
            figuren.append(figuur)
            delen += [figuur_md(figuur), veilig(" ".join(zinnen(beeld)))]
    return alineas(*delen) or (
        "Voor een trechter zijn minstens drie organisaties nodig met hetzelfde kengetal en een openbare grondslag.\n"
    )


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
    uitleg = f"{veilig(k.definitie)} {RICHTING[k.richting]}"
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
    tekst = veilig(over(spiegel))
    if len(spiegel.deelnemers) > DETAILS_TOT:
        tekst += " Alle cijfers per kengetal staan op de bladzijden naast dit document."
    echt = [d for d in spiegel.deelnemers if d.synthetisch]
    merk = ""
    if echt:
        wie = opmaak.opsomming([veilig(d.naam) for d in echt])
        if len(echt) == len(spiegel.deelnemers) > DETAILS_TOT:
            wie = f"Alle {len(echt)} organisaties"
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


def _verantwoording(spiegel: Spiegel, motor: str) -> str:
    punten = opsomming(list(map(veilig, verantwoording(spiegel))))
    return alineas(punten, blok("colofon", f"Gemaakt met {veilig(motor) or 'kkfz'}."))
