"""The page that a comparison opens with: the matrix, the funnels, an index of all pages, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import opmaak
from kkfzlib.vergelijking import bladen, html
from kkfzlib.vergelijking.families import FAMILIES
from kkfzlib.vergelijking.html import Koppeling
from kkfzlib.vergelijking.matrix import Kolom, bijschrift, kolommen, marge
from kkfzlib.vergelijking.spiegel import Deelnemer, Spiegel
from kkfzlib.vergelijking.trechters import Beeld, beelden, trechterfiguur, zinnen
from kkfzlib.vergelijking.uitleg import leeswijzer, over, verantwoording
from kkfzlib.verslag import getallen
from kkfzlib.verslag.figuren import waarden

MEESTE_TRECHTERS = 9
DETAILS_TOT = 4
"""With at most this many organisations the tables of every kengetal stand on the opening page too."""

_PIJL = {"hoger": "hoger is beter", "lager": "lager is beter", "geen": ""}


def synthetisch(spiegel: Spiegel) -> str:
    """The mark of made-up organisations, for the top of every page; empty without any."""
    echt = [d.naam for d in spiegel.deelnemers if d.synthetisch]
    if not echt:
        return ""
    alle = len(echt) == len(spiegel.deelnemers)
    wie = f"Alle {len(echt)} organisaties" if alle and len(echt) > 3 else opmaak.opsomming(echt[:20])
    wie += f" en nog {len(echt) - 20} andere" if not (alle and len(echt) > 3) and len(echt) > 20 else ""
    werkwoord = "zijn" if len(echt) > 1 else "is"
    return (
        '<div class="synthetisch"><p><strong>Synthetische voorbeeldgegevens.</strong> '
        f"{escape(wie)} {werkwoord} verzonnen; die cijfers gaan over niemand.</p></div>\n"
    )


def pagina(spiegel: Spiegel, titel: str, tijdvak: str, motor: str) -> str:
    """The whole page; ``motor`` is what made the PDF beside it."""
    ids = bladen.kengetallen(spiegel)
    per_maand = bladen.maanden.onderwerp(spiegel) is not None
    navigatie = [
        Koppeling("#matrix", "In één oogopslag"),
        Koppeling("#trechters", "Toeval of verschil?"),
        Koppeling("#index", "Alle kengetallen"),
        *(Koppeling(bladen.bestand(k), REGISTER[k].naam) for k in ids),
        Koppeling("#verslagen", "De vergeleken verslagen"),
        Koppeling("#leeswijzer", "Leeswijzer"),
        Koppeling("#verantwoording", "Verantwoording"),
    ]
    delen = [
        synthetisch(spiegel),
        html.alinea(over(spiegel)),
        _sectie("matrix", "In één oogopslag", matrix(spiegel)),
        _sectie("trechters", "Toeval of verschil?", _trechters(spiegel, ids)),
        _sectie("index", "Alle kengetallen", _index(ids, per_maand)),
        _details(spiegel, ids),
        _sectie("verslagen", "De vergeleken verslagen", _verslagen(spiegel)),
        _sectie("leeswijzer", "Leeswijzer", html.lijst(map(escape, leeswijzer()))),
        _sectie("verantwoording", "Verantwoording", _verantwoording(spiegel, motor)),
    ]
    aantal = len(spiegel.deelnemers)
    kern = [f"{aantal} organisaties" if aantal > 1 else spiegel.deelnemers[0].naam, f"Jaren {tijdvak}"]
    return html.pagina(titel, "Openbare kwaliteitsverslagen naast elkaar", kern, navigatie, "".join(delen))


def _sectie(id: str, kop: str, inhoud: str) -> str:
    return f'<section id="{id}"><h2>{escape(kop)}</h2>\n{inhoud}</section>\n'


def matrix(spiegel: Spiegel) -> str:
    """Organisations × figures: value, dot with margin on the axis of its column, and n."""
    alle = kolommen(spiegel)
    buiten = {
        (b.kengetal, b.uitsplitsing, p.naam)
        for k in dict.fromkeys(k.kengetal for k in alle)
        for b in beelden(spiegel, k)
        for p, _ in b.trechter.signalen
    }
    uitleg = html.alinea(
        "De laatste stand van iedere organisatie. De stip staat op de as van haar kolom, van de laagste tot de",
        "hoogste waarde of marge; het streepje is de marge van 95% en n de grondslag, waar die openbaar zijn.",
        "Een ruit ligt buiten de trechter. De kop van een kolom leidt naar alle cijfers van dat kengetal.",
    )
    return uitleg + html.tabel(
        "Organisaties en kengetallen",
        ["Organisatie", "Jaar", *map(_kop, alle)],
        (html.rij(d, _rij(d, alle, buiten), d.slug) for d in spiegel.deelnemers),
        "matrix",
    )


def _kop(k: Kolom) -> str:
    richting = _PIJL[REGISTER[k.kengetal].richting]
    onder = ", ".join(d for d in (k.eenheid, richting) if d)
    return f'{html.link(Koppeling(bladen.bestand(k.kengetal), k.label))}<span class="eenheid">{onder}</span>'


def _rij(d: Deelnemer, alle: list[Kolom], buiten: set[tuple[str, str, str]]) -> Iterator[str]:
    yield f"<td>{d.laatste}"
    for k in alle:
        weg = (k.kengetal, k.uitsplitsing, d.slug) in buiten
        yield _cel(k, k.cellen.get(d.slug), weg)


def _cel(k: Kolom, cijfer: Cijfer | None, buiten: bool) -> str:
    waarde = waarden.getekend(cijfer)
    if cijfer is None or waarde is None:
        return html.cel(cijfer)
    laag, hoog = marge(cijfer) or (waarde, waarde)
    stand = f"--v:{k.plek(waarde):.0f};--l:{k.plek(laag):.0f};--h:{k.plek(hoog):.0f}"
    bij = "; ".join(d for d in (bijschrift(cijfer), "buiten de trechter" if buiten else "") if d)
    return (
        f"<td{' class=buiten' if buiten else ''}><span{html.kenmerken(cijfer)}>"
        f'{getallen.tekst(cijfer, eenheid=False)}</span><span class=d style="{stand}"></span>'
        + (f"<small>{bij}</small>" if bij else "")
    )


def _trechters(spiegel: Spiegel, ids: list[str]) -> str:
    eerste = [b[0] for k in ids if (b := beelden(spiegel, k))]
    gekozen = sorted(eerste, key=_gewicht)[:MEESTE_TRECHTERS]
    if not gekozen:
        return html.alinea(
            "Voor een trechter zijn minstens drie organisaties nodig met hetzelfde kengetal en een openbare grondslag."
        )
    uitleg = html.alinea(
        "Een trechter toont hoe ver een aandeel of tempo door toeval alleen van het gezamenlijke niveau kan liggen: "
        "ver bij een kleine grondslag, dichtbij bij een grote. De lijnen zijn exacte kwantielen van de binomiale "
        "verdeling (aandelen) of de Poissonverdeling (aantallen per andere telling). Een organisatie op of binnen de "
        "buitenste lijnen wijkt niet af van wat toeval geeft; daarbuiten is er reden om naar een oorzaak te zoeken."
    )
    figuren = "".join(
        html.figuur(f) + html.alinea(*zinnen(b)) + _meer(b)
        for b in gekozen
        if (f := trechterfiguur([b], f"opening-{b.kengetal.replace('_', '-')}", _titel(b))) is not None
    )
    return uitleg + figuren


def _titel(b: Beeld) -> str:
    """The finding, as a caption."""
    aantal = len(b.trechter.signalen)
    wat = "geen organisatie" if not aantal else f"{aantal} organisatie{'s' if aantal > 1 else ''}"
    return f"{REGISTER[b.kengetal].naam}: {wat} buiten de trechter"


def _meer(b: Beeld) -> str:
    return f"<p>{html.link(Koppeling(bladen.bestand(b.kengetal), f'Alle cijfers: {REGISTER[b.kengetal].naam}'))}</p>\n"


def _gewicht(b: Beeld) -> tuple[int, int]:
    """Funnels with signals first, then in the order of the families: those of a direction before those without."""
    return -bool(b.trechter.signalen), REGISTER[b.kengetal].richting == "geen"


def _index(ids: list[str], per_maand: bool) -> str:
    delen = []
    for f in FAMILIES:
        eigen = [k for k in f.kengetallen if k in ids]
        if not eigen:
            continue
        links = [html.link(Koppeling(bladen.bestand(k), REGISTER[k].naam)) for k in eigen]
        if f.id == "incidenten" and per_maand:
            links.append(
                html.link(Koppeling(f"{bladen.MAP}/incidenten-per-maand.html", bladen.maanden.TITEL))
            )
        delen.append(
            f"<h3>{escape(f.onderwerp[0].upper() + f.onderwerp[1:])}</h3>\n{html.lijst(links, 'kengetallen')}"
        )
    return "".join(delen)


def _details(spiegel: Spiegel, ids: list[str]) -> str:
    """For few organisations: every table here too, so that the page can be read in one go."""
    if len(spiegel.deelnemers) > DETAILS_TOT:
        return ""
    delen = []
    for k in ids:
        o = bladen.onderwerp(spiegel, k)
        delen.append(f"<h3>{escape(o.titel)}</h3>\n{''.join(o.tabellen)}")
    return _sectie("details", "Alle cijfers", "".join(delen))


def _verslagen(spiegel: Spiegel) -> str:
    return html.tabel(
        "De vergeleken openbare verslagen",
        ["Organisatie", "Verslagjaren", "Soort"],
        (
            html.rij(
                d,
                [
                    f"<td class=tekst>{', '.join(map(str, d.jaren))}",
                    f"<td class=tekst>{'verzonnen voorbeeld' if d.synthetisch else 'gepubliceerd verslag'}",
                ],
            )
            for d in spiegel.deelnemers
        ),
        "verslagen",
    )


def _verantwoording(spiegel: Spiegel, motor: str) -> str:
    return html.lijst(map(escape, verantwoording(spiegel))) + html.alinea(
        f"De PDF hiernaast is gemaakt met {motor or 'kkfz'}."
    )
