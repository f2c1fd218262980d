"""Chapter 2: of each pijler its definition, picture, look back, promises of last year, and plans."""

from __future__ import annotations

from collections import Counter

from kkfzlib.kader import Pijler, themas
from kkfzlib.kader import pijlers as alle_pijlers
from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.verslag.beloften import Beloften, beloften
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.hoofdstukken.organisatie import incidenten
from kkfzlib.verslag.hoofdstukken.themas import waardendriehoek
from kkfzlib.verslag.kpi import kerncijfers
from kkfzlib.verslag.markdown import alineas, veilig
from kkfzlib.verslag.tabellen.doelen import doelen
from kkfzlib.verslag.tabellen.ontwikkelpunten import ontwikkelpunten
from kkfzlib.verslag.tabellen.vergelijking import vergelijking

# Where each Gantt chart belongs: the first pijler that has goals of that overview.
OVERZICHTEN = ("hoofdlijn", "detail", "samenwerking")


def pijlers(ctx: Context) -> dict[str, str]:
    """The files that all five pijlers have, and the introduction."""
    bestanden = {"pijlers": _intro(), "incidenten": incidenten(ctx), "resultaten": _resultaten(ctx)}
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
    tabel = doelen(frame, nummer, ctx.instellingen.jaar)
    matrix = ontwikkelpunten(ctx.frame("ontwikkelpunten"), nummer, van_toen.stand)
    planning = ctx.figuur(*(f"fig-gantt-{o}" for o in OVERZICHTEN if _hier(ctx, o) == nummer))
    zinnen = []
    if tabel:
        zinnen.append(f"@{tabel.id} geeft de doelen bij deze pijler.")
    if matrix:
        zinnen.append(
            f"@{matrix.id} zet de ontwikkelpunten per thema op de jaren waarin eraan wordt gewerkt."
        )
    tekst = ctx.tekst(f"pijler-{nummer}-doelen")
    return alineas(tekst, " ".join(zinnen), ctx.tabel(tabel), planning, ctx.tabel(matrix))


def _hier(ctx: Context, overzicht: str) -> int | None:
    """The pijler under which a Gantt chart stands: the one with most goals in that overview."""
    frame = ctx.frame("doelen")
    if frame is None:
        return None
    eigen = frame.loc[frame["overzicht"] == overzicht, "pijler"]
    return None if eigen.empty else int(Counter(eigen).most_common(1)[0][0])


def _resultaten(ctx: Context) -> str:
    """The key figures of the panel once more, as a table that can be read aloud and copied."""
    gekozen = kerncijfers(ctx.cijfers, ctx.instellingen.verblijfsduur)
    rijen = [(c.kengetal, c.uitsplitsing, veilig(naam)) for c, naam in gekozen]
    tabel = vergelijking(
        ctx.cijfers, "tbl-resultaten", f"Resultaten over {ctx.cijfers.jaar} in het kort", rijen
    )
    if tabel is None:
        return ""
    return alineas(
        "@tbl-resultaten vat de resultaten samen die ook in @sec-kerncijfers staan.", ctx.tabel(tabel)
    )
