"""Appendix Datakwaliteit: what was read, what was dropped, what was remarked, and which parts are missing."""

from __future__ import annotations

from collections import Counter

from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.schema import TABELLEN
from kkfzlib.verslag.bijlagen.herkomst import CLIENTTABELLEN
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.handgetypt import handgetypt
from kkfzlib.verslag.markdown import alineas, veilig


def datakwaliteit(ctx: Context) -> str:
    """The reading protocol, the findings on reading, the missing tables and (not public) numbers typed by hand."""
    return alineas(_inlezing(ctx), _ontbrekend(ctx), _bevindingen(ctx), _getypt(ctx))


def _openbaar(ctx: Context) -> bool:
    return ctx.cijfers.bron.profiel == "openbaar"


def _inlezing(ctx: Context) -> str:
    regels = [r for r in ctx.invoer.inlezing if r.get("tabel")]
    if not regels:
        return "Er zijn geen tabellen ingelezen; alle cijfers zijn opgaven van de organisatie."
    tabel = Tabel(
        id="tbl-inlezing",
        bijschrift="Ingelezen bestanden en rijen",
        kop=("Tabel", "Bestand", "Codering", "Rijen gelezen", "Rijen behouden", "Rijen vervallen"),
        rijen=tuple(_regel(dict(r), ctx) for r in regels),
        uitlijning=("l", "l", "l", "r", "r", "r"),
        breed=True,
        noten=("Van tabellen over cliënten staat het aantal rijen niet in het openbare verslag.",)
        if _openbaar(ctx)
        else (),
    )
    return alineas("@tbl-inlezing laat zien welke bestanden zijn gelezen.", ctx.tabel(tabel))


def _regel(r: dict[str, object], ctx: Context) -> tuple[str, ...]:
    geheim = _openbaar(ctx) and r["tabel"] in CLIENTTABELLEN
    tellingen = [r.get(k) for k in ("rijen_gelezen", "rijen_behouden", "rijen_vervallen")]
    getoond = ["niet gepubliceerd" if geheim else "–" if t is None else str(t) for t in tellingen]
    return (*(veilig(r.get(k) or "–") for k in ("tabel", "bestand", "codering")), *getoond)


def _ontbrekend(ctx: Context) -> str:
    weg = [t for t in TABELLEN if t not in ctx.invoer.tabellen]
    if not weg:
        return "Alle tabellen van het gegevensmodel zijn aangeleverd."
    namen = opsomming([f"`{t}`" for t in weg])
    return f"Niet aangeleverd: {namen}. Wat daarvan afhangt, ontbreekt in dit verslag of komt uit `opgave`."


def _bevindingen(ctx: Context) -> str:
    if not ctx.inleesbevindingen:
        return "Bij het inlezen en opschonen zijn geen bijzonderheden gevonden."
    telling = Counter((b.bestand, b.kolom, b.regeltekst, b.ernst) for b in ctx.inleesbevindingen)
    tabel = Tabel(
        id="tbl-inleesbevindingen",
        bijschrift="Bijzonderheden bij het inlezen",
        kop=("Bestand", "Kolom", "Bijzonderheid", "Ernst", "Aantal"),
        rijen=tuple(
            (veilig(b), veilig(k) or "–", veilig(r), veilig(e), "één of meer" if _openbaar(ctx) else str(n))
            for (b, k, r, e), n in telling.items()
        ),
        uitlijning=("l", "l", "l", "l", "r"),
        breed=True,
    )
    return ctx.tabel(tabel)


def _getypt(ctx: Context) -> str:
    """Numbers typed by hand in texts: for the analyst, so not in the public report."""
    gevonden = handgetypt(ctx.invoer.teksten)
    if _openbaar(ctx) or not gevonden:
        return ""
    tabel = Tabel(
        id="tbl-handgetypt",
        bijschrift="Getallen die in de teksten met de hand zijn getypt",
        kop=("Tekst", "Regel", "Getal", "Zin"),
        rijen=tuple((veilig(f"{g.slot}.md"), str(g.regel), veilig(g.getal), veilig(g.zin)) for g in gevonden),
        uitlijning=("l", "r", "l", "l"),
        breed=True,
        noten=(
            "Waar een kengetal bestaat, verdient een plaatshouder zoals \\{verblijfsduur\\} de voorkeur.",
        ),
    )
    return ctx.tabel(tabel)
