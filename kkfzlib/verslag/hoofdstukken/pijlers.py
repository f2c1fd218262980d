"""Chapter 2: of each pijler its definition, picture, look back, promises of last year, and plans."""

from __future__ import annotations

from kkfzlib.kader import Pijler, themas
from kkfzlib.kader import pijlers as alle_pijlers
from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.verslag.beloften import Beloften, beloften, standen, stille_doelen
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.hoofdstukken.organisatie import incidenten
from kkfzlib.verslag.hoofdstukken.themas import waardendriehoek
from kkfzlib.verslag.markdown import alineas
from kkfzlib.verslag.tabellen.doelen import grootboek
from kkfzlib.verslag.tabellen.ontwikkelpunten import ontwikkelpunten

OVERZICHTEN = ("hoofdlijn", "detail", "samenwerking")


def pijlers(ctx: Context) -> dict[str, str]:
    """The files that all five pijlers have, and the introduction."""
    bestanden = {"pijlers": _intro(), "incidenten": incidenten(ctx), "resultaten": _resultaten(ctx)}
    bestanden["plannen"] = _in_de_tijd(ctx)
    van_toen = Beloften.van(ctx.invoer, ctx.vorig)
    for p in alle_pijlers():
        n = p.nummer
        bestanden[f"pijler-{n}-definitie"] = _definitie(p)
        bestanden[f"pijler-{n}-beeld"] = alineas(ctx.tekst(f"pijler-{n}-beeld"), _driehoek(ctx, n))
        bestanden[f"pijler-{n}-terugblik"] = ctx.tekst(f"pijler-{n}-terugblik")
        bestanden[f"pijler-{n}-beloften"] = beloften(ctx, n, van_toen)
        bestanden[f"pijler-{n}-doelen"] = _doelen(ctx, n, van_toen)
    return bestanden


def _intro() -> str:
    namen = opsomming([f"{p.naam.lower()} (@sec-pijler-{p.nummer})" for p in alle_pijlers()])
    return (
        f"Het kwaliteitskader kent vijf pijlers: {namen}. Elke paragraaf heeft dezelfde drie delen: het "
        "algemene beeld, "
        "een terugblik op het verslagjaar met wat er van de plannen van vorig jaar is geworden, en de doelen en "
        "ontwikkelpunten voor het komende jaar."
    )


def _definitie(p: Pijler) -> str:
    themanamen = [f"{t.naam.lower()} (thema {t.nummer})" for t in themas() if t.pijler == p.nummer]
    bij = f" Bij deze pijler horen de thema's {opsomming(themanamen)}." if themanamen else ""
    noot = f"^[Kwaliteitsaspecten bij pijler {p.nummer}: [kwaliteitskaderfz.nl]({p.link}).]"
    return f"{p.definitie.strip()} De kwaliteitsaspecten staan in het kwaliteitskader.{noot}{bij}"


def _driehoek(ctx: Context, nummer: int) -> str:
    """The waardendriehoek stands with the chosen thema; without one it belongs to pijler 1."""
    return waardendriehoek(ctx) if nummer == 1 and not ctx.instellingen.thema else ""


def _doelen(ctx: Context, nummer: int, van_toen: Beloften) -> str:
    frame = ctx.frame("doelen")
    namen = [] if frame is None else [str(d) for d in frame.loc[frame["pijler"] == nummer, "doel"]]
    tabel = grootboek(
        frame,
        nummer,
        ctx.instellingen.jaar,
        standen(van_toen, namen, nummer),
        stille_doelen(van_toen, nummer),
        ctx.vonken,
    )
    matrix = ontwikkelpunten(ctx.frame("ontwikkelpunten"), nummer, van_toen.stand, ctx.instellingen.jaar)
    zinnen = []
    if tabel:
        zinnen.append(f"@{tabel.id} zet elk doel bij deze pijler op een rij.")
    if matrix:
        zinnen.append(
            f"@{matrix.id} zet de ontwikkelpunten per thema op de jaren waarin eraan wordt gewerkt."
        )
    tekst = ctx.tekst(f"pijler-{nummer}-doelen")
    return alineas(tekst, " ".join(zinnen), ctx.tabel(tabel), ctx.tabel(matrix))


def _in_de_tijd(ctx: Context) -> str:
    """The three overviews of goals over all pijlers; the tables of the pijlers hold what they draw."""
    planning = ctx.figuur(*(f"fig-gantt-{o}" for o in OVERZICHTEN), tweeling=False)
    zin = "Deze overzichten leggen de doelen van alle pijlers naast elkaar; de tabellen bij de pijlers zeggen meer."
    return ctx.onderdeel("## De plannen in de tijd {#sec-plannen}", zin, planning) if planning else ""


def _resultaten(ctx: Context) -> str:
    """What there is over the years; the key figures themselves stand on the first page."""
    figuur = ctx.figuur("fig-trends")
    zin = "@fig-trends laat kengetallen over de jaren zien; @sec-kerncijfers geeft de stand nu."
    return alineas(zin, figuur) if figuur else "De resultaten over dit jaar staan in @sec-kerncijfers.\n"
