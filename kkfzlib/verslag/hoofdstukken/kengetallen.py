"""Chapter 4: size, financing, revenue and its growth, outlook, and indicator 2."""

from __future__ import annotations

from dataclasses import replace

from kkfzlib.cijfers import Cijfer
from kkfzlib.continuiteit import verplicht
from kkfzlib.instellingen import Instellingen
from kkfzlib.kengetallen.register import kengetal
from kkfzlib.nederlands.opmaak import datum, euro, getal
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.figuren.omzet import ontleding
from kkfzlib.verslag.getallen import GEEN, Cijfers, tekst, verandering
from kkfzlib.verslag.hoofdstukken.continuiteit import aansluiting, verschuivingen
from kkfzlib.verslag.markdown import alineas, ontbreekt
from kkfzlib.verslag.tabellen.financiering import financiering
from kkfzlib.verslag.tabellen.indicator2 import indicator2
from kkfzlib.verslag.tabellen.vergelijking import naam, op_volgorde, rijen_van, totaal_vet, vergelijking

VERPLICHT = {
    naam: (naam, wat, herstel)
    for naam, wat, herstel in (
        (
            "financiering",
            "de tabel met cliënten en omzet naar financiering",
            "Lever de tabellen `plaatsingen` en `omzet` aan, of de cijfers in `opgave`.",
        ),
        (
            "omzet naar financiering",
            "de omzet naar financiering",
            "Lever de tabel `omzet` aan, of de omzet in `opgave`.",
        ),
        (
            "indicator 2",
            "indicator 2, de gewenste vervolgzorg van uitgestroomde cliënten",
            "Lever de tabel `uitstroom` aan, of de cijfers in `opgave`.",
        ),
    )
}
"""The parts that figures make and that the framework requires: name, what it is, how to supply it."""


def ontbrekende_tabellen(cijfers: Cijfers, instellingen: Instellingen) -> list[str]:
    """Which of ``VERPLICHT`` these figures leave without content."""
    aanwezig = {
        "financiering": financiering(cijfers, instellingen) is not None,
        "omzet naar financiering": cijfers.heeft("omzet"),
        "indicator 2": _is_aangeleverd(cijfers),
    }
    return [naam for naam in VERPLICHT if not aanwezig[naam]]


ZWAARTE = "zorgzwaarte"
_STROMEN = ("instroom", "uitstroom_plaatsing")


def kengetallen(ctx: Context) -> dict[str, str]:
    """The files of chapter 4."""
    return {
        "omvang": omvang(ctx),
        "omzet": omzet(ctx),
        "vooruitblik": ctx.onderdeel("### Vooruitblik {#sec-vooruitblik}", ctx.tekst("vooruitblik")),
        "indicator-2": indicator(ctx),
    }


def omvang(ctx: Context) -> str:
    """How many clients, the table that DJI asks for, stays and beds, and how heavy the care is."""
    tabel = financiering(ctx.cijfers, ctx.instellingen)
    verplichte = ctx.tabel(tabel) or ontbreekt(*VERPLICHT["financiering"])
    return alineas(
        ctx.tekst("omvang") or _clienten(ctx),
        verplichte,
        ctx.figuur("fig-aandeel", tweeling=False),
        _verblijf(ctx),
        _zwaarte(ctx),
    )


def _clienten(ctx: Context) -> str:
    c = ctx.cijfers
    if c.bron.get("clienten", "totaal") is None or c.bron.get("clienten", "fz") is None:
        return ""
    return (
        f"Op {datum(ctx.instellingen.peildatum)} waren er {c.waarde('clienten', 'totaal')} cliënten in "
        "zorg. Het aantal met "
        f"forensische zorg was {c.waarde('clienten', 'fz')}, {c.waarde('clienten_aandeel', 'fz')} van het totaal "
        "(@tbl-financiering)."
    )


def _verblijf(ctx: Context) -> str:
    """Stays and beds, with the definition of the chosen verblijfsduur."""
    soort = ctx.instellingen.verblijfsduur
    duur = kengetal("verblijfsduur")
    rijen = [
        *[
            (k, u, f"{naam(k, kort=True)}, {n.lower()}")
            for k in _STROMEN
            for _, u, n in rijen_van(ctx.cijfers, k, ctx.gids)
        ],
        ("beddagen", "", naam("beddagen")),
        ("bezette_bedden", "", naam("bezette_bedden")),
        ("bezettingsgraad", "", naam("bezettingsgraad")),
        ("verblijfsduur", soort, naam("verblijfsduur")),
    ]
    noot = f"Verblijfsduur: {duur.definitie_voor(soort)}"
    heeft_duur = ctx.cijfers.bron.get("verblijfsduur", soort) is not None
    tabel = vergelijking(
        ctx.cijfers,
        "tbl-verblijf",
        "In- en uitstroom, bezetting en verblijfsduur",
        rijen,
        noten=(noot,) if heeft_duur else (),
    )
    figuur = ctx.figuur("fig-verblijf", tweeling=False)
    return ctx.onderdeel("### Verblijf en bezetting {#sec-verblijf}", ctx.tabel(tabel), figuur)


def _zwaarte(ctx: Context) -> str:
    rijen = rijen_van(ctx.cijfers, ZWAARTE, ctx.gids)
    tabel = vergelijking(
        ctx.cijfers,
        "tbl-zorgzwaarte",
        f"Cliënten op {datum(ctx.instellingen.peildatum)} naar zorgzwaarte",
        rijen,
        noten=(
            "Een cliënt met twee zorgzwaarten telt bij beide. Zorgzwaarten zonder cliënten zijn weggelaten.",
        ),
    )
    if tabel is not None and (rest := _rest(ctx, len(tabel.kop) > 2)):
        noot = "De laatste rij is het aantal cliënten min de rijen erboven."
        tabel = replace(tabel, rijen=(*tabel.rijen, rest), noten=(noot, *tabel.noten))
    return ctx.onderdeel("### Zorgzwaarte {#sec-zorgzwaarte}", ctx.tabel(tabel))


def _rest(ctx: Context, terug: bool) -> tuple[str, ...]:
    """The row that makes the table add up to all clients, as anyone can reckon it from what is printed.

    None without the total, where rows are hidden (then it would say nothing of who has no zorgzwaarte), where
    clients with two zorgzwaarten make the rows more than all clients, and, in public, under the limit for counts.
    """
    bron = ctx.cijfers.bron
    nu, toen = (_restcel(ctx, jaar) for jaar in (bron.jaar, bron.vergelijk_met))
    if nu is None:
        return ()
    verschil = verandering(nu, toen)
    erna = (tekst(toen) if toen else GEEN, verschil.tekst if verschil else GEEN) if terug else ()
    return ("Zonder zorgzwaarte", *(g if g == GEEN else f"[{g}]{{.kg-afgeleid}}" for g in (tekst(nu), *erna)))


def _restcel(ctx: Context, jaar: str) -> Cijfer | None:
    bron = ctx.cijfers.bron
    totaal = bron.get("clienten", "totaal", jaar)
    delen = [c for c in bron if c.kengetal == ZWAARTE and c.periode == jaar and not c.intern]
    if totaal is None or not delen or any(c.waarde is None for c in (totaal, *delen)):
        return None
    over = (totaal.waarde or 0.0) - sum(c.waarde or 0.0 for c in delen)
    if over < 0 or (ctx.openbaar and 0 < over < ctx.instellingen.onthulling.drempel):
        return None
    return replace(totaal, kengetal=ZWAARTE, uitsplitsing="zonder", waarde=over)


def omzet(ctx: Context) -> str:
    """Revenue, its growth, and growth taken apart into volume and price."""
    c = ctx.cijfers
    if not c.heeft("omzet"):
        melding = ontbreekt(*VERPLICHT["omzet naar financiering"])
        return alineas(melding, ctx.tekst("omzet"))
    rijen = totaal_vet(op_volgorde(rijen_van(c, "omzet", ctx.gids, nul=True)))
    terug = any(c.bron.vorig("omzet", u) is not None for _, u, _ in rijen)
    tabel = (
        vergelijking(c, "tbl-omzet", f"Omzet in {c.jaar} en {c.bron.vergelijk_met}", rijen) if terug else None
    )
    figuur = ctx.figuur("fig-omzetgroei")
    return alineas(
        ctx.tekst("omzet") or _groeizin(ctx), ctx.tabel(tabel), _ontleding(ctx) if figuur else "", figuur
    )


def _ontleding(ctx: Context) -> str:
    """The growth of revenue in volume (occupied beds) and price, as one can work out from the printed figures."""
    delen = ontleding(ctx.cijfers.bron)
    if delen is None:
        return ""
    bedden = ctx.cijfers.van(delen.bedden_nu, "groei")
    return (
        "Het verschil in omzet is te ontleden in volume en prijs (@fig-omzetgroei). Het aantal bezette "
        f"bedden {_werkwoord(delen.bedden_nu, delen.bedden_toen)} ({bedden}); tegen de prijs van "
        f"{delen.toen.periode} scheelt dat {_bedrag(delen.volume)}. De rest, {_bedrag(delen.prijs)}, komt "
        "door prijs en overige oorzaken: tarief, zorgzwaarte en zorg zonder bed."
    )


def _werkwoord(nu: Cijfer, toen: Cijfer, stijgen: str = "steeg") -> str:
    verschil = verandering(nu, toen)
    if verschil is None or verschil.gelijk:
        return "bleef gelijk"
    return stijgen if verschil.waarde > 0 else "daalde"


def _bedrag(verschil: float) -> str:
    """``€ 97 duizend meer``; worked out from printed figures, so no kengetal of its own."""
    richting = "meer" if verschil >= 0 else "minder"
    return f"[{euro(abs(verschil) / 1000)} duizend]{{.kg-afgeleid}} {richting}"


def _groeizin(ctx: Context) -> str:
    c = ctx.cijfers
    nu, toen = c.bron.get("omzet", "fz"), c.bron.vorig("omzet", "fz")
    if nu is None:
        return ""
    if toen is None:
        nu_zin = f"De omzet uit forensische zorg was {c.van(nu)} in {c.jaar}"
        return f"{nu_zin}; over {c.bron.vergelijk_met} is geen omzet bekend."
    if _werkwoord(nu, toen) == "bleef gelijk":
        return f"De omzet uit forensische zorg was {c.van(nu)} in {c.jaar} en {c.van(nu, 'vorig')} in {toen.periode}."
    return (
        f"De omzet uit forensische zorg {_werkwoord(nu, toen, 'groeide')} van {c.van(nu, 'vorig')} in "
        f"{toen.periode} naar {c.van(nu)} in {c.jaar} ({c.van(nu, 'groei')})."
    )


def indicator(ctx: Context) -> str:
    """Definition, denominator, table, chart and whether the indicator is compulsory."""
    uitleg = (
        "Deze indicator laat zien welke zorg een cliënt na de forensische titel nodig heeft, zodat "
        "zichtbaar wordt waar de "
        "overgang naar vervolgzorg hapert. Continuïteit betekent dat forensische zorg zonder onderbreking "
        "overgaat in zorg "
        "zonder titel, bij dezelfde of een andere aanbieder. Geteld wordt de **gewenste** vervolgzorg, "
        "ook als die er (nog) "
        "niet is. Wie terugging naar detentie telt niet mee."
    )
    gezegd = "{uitstroom/noemer" in ctx.invoer.teksten.get("indicator-2", "")
    return alineas(
        uitleg,
        "" if gezegd or not _is_aangeleverd(ctx.cijfers) else _noemer(ctx),
        _verplicht(ctx),
        ctx.tekst("indicator-2"),
        *_verdeling(ctx),
    )


def _is_aangeleverd(cijfers: Cijfers) -> bool:
    bron = cijfers.bron
    return bool(bron.van("continuiteit")) or bron.get("uitstroom", "noemer") is not None


def _verdeling(ctx: Context) -> tuple[str, ...]:
    """Table and chart; a sentence where there is nothing in them to read, which then says nothing of how many left."""
    c = ctx.cijfers
    tabel, rijen = indicator2(c, ctx.gids), c.bron.van("continuiteit")
    if tabel is not None and not all(r.verborgen for r in rijen):
        return (
            verschuivingen(ctx),
            ctx.tabel(tabel),
            ctx.figuur("fig-vervolgzorg", tweeling=False),
            aansluiting(ctx),
        )
    if _is_aangeleverd(ctx.cijfers):
        return (_GEEN_VERDELING,)
    return (ontbreekt(*VERPLICHT["indicator 2"]),)


_GEEN_VERDELING = (
    "De verdeling over vormen van vervolgzorg staat niet in dit verslag. Een verdeling over minder dan tien "
    "uitgestroomde cliënten gaat over personen; een verdeling over meer cliënten blijft weg waar zij zo'n kleine "
    "zou verraden."
)


def _noemer(ctx: Context) -> str:
    c = ctx.cijfers
    if c.bron.get("uitstroom", "noemer") is None:
        return (
            "De noemer (uitgestroomde cliënten die niet naar detentie teruggingen) is niet bekend; "
            "percentages zijn daarom "
            "niet te berekenen."
        )
    if c.bron.get("uitstroom", "totaal") is None or c.bron.get("uitstroom", "detentie") is None:
        return f"De noemer van de indicator is {c.waarde('uitstroom', 'noemer')} uitgestroomde cliënten."
    return (
        f"In {c.jaar} stroomden {c.waarde('uitstroom', 'totaal')} cliënten uit. Het aantal dat terugging "
        "naar detentie was "
        f"{c.waarde('uitstroom', 'detentie')}; de noemer van de indicator komt daarmee op "
        f"{c.waarde('uitstroom', 'noemer')}."
    )


def _verplicht(ctx: Context) -> str:
    """The rule that the indicator is compulsory from fifteen inflowing clients, and what it means here."""
    oordeel = verplicht(list(ctx.cijfers.bron), ctx.gids, ctx.instellingen.jaar)
    regel = (
        f"Aanlevering van de indicator is verplicht vanaf {oordeel.grens} instromende cliënten in het jaar "
        "ervoor (gids "
        f"prestatie-indicatoren {ctx.gids.jaar})."
    )
    if oordeel.oordeel == "onbekend" or oordeel.instroom is None:
        onbekend = f"De instroom in {oordeel.jaar} is niet bekend of niet gepubliceerd"
        return f"{regel} {onbekend}; de indicator is hier hoe dan ook opgenomen."
    wat = "verplicht" if oordeel.oordeel == "verplicht" else "niet verplicht, maar wel opgenomen"
    return (
        f"{regel} In {oordeel.jaar} was de instroom {getal(oordeel.instroom)}; de indicator is daarmee {wat}."
    )
