"""Appendix Datakwaliteit: what was read, what was dropped, what was remarked, and which parts are missing."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.schema import TABELLEN
from kkfzlib.verslag import zwijgen
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.handgetypt import Handgetypt, handgetypt
from kkfzlib.verslag.markdown import alineas, veilig

T = TypeVar("T")

_OVER_PERSONEN = (
    "Over de tabellen met gegevens van cliënten, medewerkers en respondenten staat hier niets: ook het aantal rijen of "
    "meldingen kan iemand aanwijzen."
)


def datakwaliteit(ctx: Context) -> str:
    """The reading protocol, the findings on reading, the missing tables and (not public) numbers typed by hand."""
    return alineas(_inlezing(ctx), _ontbrekend(ctx), _bevindingen(ctx), _getypt(ctx))


def _inlezing(ctx: Context) -> str:
    regels = [r for r in ctx.invoer.inlezing if r.get("tabel") and _noembaar(str(r["tabel"]), ctx)]
    if not regels and ctx.openbaar:
        return _OVER_PERSONEN
    if not regels:
        return "Er zijn geen tabellen ingelezen; alle cijfers zijn opgaven van de organisatie."
    tabel = Tabel(
        id="tbl-inlezing",
        bijschrift="Ingelezen bestanden en rijen",
        kop=_kolommen(
            ("Tabel", "Bestand", "Codering", "Rijen gelezen", "Rijen behouden", "Rijen vervallen"), ctx
        ),
        rijen=tuple(_kolommen(_regel(dict(r)), ctx) for r in regels),
        uitlijning=_kolommen(("l", "l", "l", "r", "r", "r"), ctx),
        breed=True,
        noten=(_OVER_PERSONEN,) if ctx.openbaar else (),
    )
    return alineas("@tbl-inlezing laat zien welke bestanden zijn gelezen.", ctx.tabel(tabel))


def _kolommen(cellen: tuple[T, ...], ctx: Context) -> tuple[T, ...]:
    """How a file was called and encoded is for the submission only."""
    return (cellen[0], *cellen[3:]) if ctx.openbaar else cellen


def _noembaar(tabel: str, ctx: Context) -> bool:
    """Whether this report tells that the table was supplied or not: one row about a person is a table too."""
    return not ctx.openbaar or tabel in zwijgen.ZONDER_PERSONEN


def _regel(r: dict[str, object]) -> tuple[str, ...]:
    tellingen = [r.get(k) for k in ("rijen_gelezen", "rijen_behouden", "rijen_vervallen")]
    getoond = ["–" if t is None else str(t) for t in tellingen]
    return (*(veilig(r.get(k) or "–") for k in ("tabel", "bestand", "codering")), *getoond)


def _ontbrekend(ctx: Context) -> str:
    weg = [t for t in TABELLEN if t not in ctx.invoer.tabellen and _noembaar(t, ctx)]
    if not weg:
        return "" if ctx.openbaar else "Alle tabellen van het gegevensmodel zijn aangeleverd."
    namen = opsomming([f"`{t}`" for t in weg])
    return f"Niet aangeleverd: {namen}. Wat daarvan afhangt, ontbreekt in dit verslag of komt uit `opgave`."


def _bevindingen(ctx: Context) -> str:
    gevonden = zwijgen.inleesbevindingen(ctx.inleesbevindingen) if ctx.openbaar else ctx.inleesbevindingen
    if not gevonden and ctx.openbaar:
        return "Over teksten, instellingen en tabellen zonder personen zijn geen bijzonderheden gevonden."
    if not gevonden:
        return "Bij het inlezen en opschonen zijn geen bijzonderheden gevonden."
    telling = Counter((b.bestand, b.kolom, b.regeltekst, b.ernst) for b in gevonden)
    tabel = Tabel(
        id="tbl-inleesbevindingen",
        bijschrift="Bijzonderheden bij het inlezen",
        kop=("Bestand", "Kolom", "Bijzonderheid", "Ernst", "Aantal"),
        rijen=tuple(
            (veilig(b), veilig(k) or "–", veilig(r), veilig(e), str(n)) for (b, k, r, e), n in telling.items()
        ),
        uitlijning=("l", "l", "l", "l", "r"),
        breed=True,
    )
    return ctx.tabel(tabel)


_HOOGSTENS = 200
"""Rows shown: thousands of typed numbers are no list to work through, and make the report slow."""


def _plaats(g: Handgetypt, ctx: Context) -> str:
    """The line in a Markdown file, or the paragraph in Word."""
    waar = ctx.invoer.tekstplaatsen.get(g.slot)
    return waar[min(g.regel, len(waar)) - 1] if waar else f"regel {g.regel}"


def _getypt(ctx: Context) -> str:
    """Numbers typed by hand in texts: for the analyst, so not in the public report."""
    gevonden = handgetypt(ctx.invoer.teksten)
    if ctx.openbaar or not gevonden:
        return ""
    tabel = Tabel(
        id="tbl-handgetypt",
        bijschrift="Getallen die in de teksten met de hand zijn getypt",
        kop=("Tekst", "Plaats", "Getal", "Zin"),
        rijen=tuple(
            (veilig(g.slot), _plaats(g, ctx), veilig(g.getal), veilig(g.zin)) for g in gevonden[:_HOOGSTENS]
        ),
        uitlijning=("l", "l", "l", "l"),
        breed=True,
        noten=(
            "Waar een kengetal bestaat, verdient een plaatshouder zoals \\{verblijfsduur\\} de voorkeur.",
            *(
                [f"Hier staan de eerste {_HOOGSTENS} van {len(gevonden)}."]
                if len(gevonden) > _HOOGSTENS
                else []
            ),
        ),
    )
    return ctx.tabel(tabel)
