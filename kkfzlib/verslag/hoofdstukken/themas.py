"""Chapter 3: the fourteen thema's at a glance, and the chosen one in depth."""

from __future__ import annotations

from dataclasses import replace

from kkfzlib.kader import themas as alle_themas
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, blok, veilig
from kkfzlib.verslag.tabellen.ontwikkelpunten import jaarkolommen


def themas(ctx: Context) -> dict[str, str]:
    """The files of chapter 3."""
    figuur = ctx.figuur("fig-ontwikkelpunten")
    intro = (
        "DJI heeft met de sector veertien thema's opgesteld om de invoering van het kwaliteitskader te ondersteunen. "
        "De thema's zijn niet verplicht; een organisatie kiest waar zij in een jaar de nadruk legt. "
        f"@{'fig-ontwikkelpunten' if figuur else 'tbl-themas'} laat zien wat er per thema is gepland."
    )
    return {
        "themas": alineas(intro, ctx.tekst("themas"), figuur, _overzicht(ctx, ingeklapt=bool(figuur))),
        "thema": thema(ctx),
    }


def _overzicht(ctx: Context, *, ingeklapt: bool) -> str:
    """The table of all thema's; with the figure that shows the same it is that figure's own table."""
    tabel = overzicht(ctx)
    if not ingeklapt:
        return ctx.tabel(tabel)
    bijschrift = f"Gegevens bij de figuur: {tabel.bijschrift[0].lower()}{tabel.bijschrift[1:]}"
    return blok("datatabel", ctx.tabel(replace(tabel, id="tbl-bij-ontwikkelpunten", bijschrift=bijschrift)))


def overzicht(ctx: Context) -> Tabel:
    """One row per thema: its pijler, how many ontwikkelpunten, how many of them next year."""
    frame = ctx.frame("ontwikkelpunten")
    volgend = str(ctx.instellingen.jaar + 1)
    met_jaar = frame is not None and volgend in jaarkolommen(frame)
    rijen = []
    for t in alle_themas():
        eigen = None if frame is None else frame[frame["thema"] == t.nummer]
        punten = [] if eigen is None else [str(len(eigen))]
        punten += [str(int(eigen[volgend].sum()))] if eigen is not None and met_jaar else []
        gekozen = "ja" if t.nummer == ctx.instellingen.thema else "nee"
        naam = f"{t.nummer} {veilig(t.naam)}"
        rijen.append((naam, str(t.pijler), *punten, gekozen))
    koppen = (
        ("Ontwikkelpunten", *([f"Gepland in {volgend}"] if met_jaar else [])) if frame is not None else ()
    )
    return Tabel(
        id="tbl-themas",
        bijschrift="De veertien thema's: pijler, ontwikkelpunten en het thema dat in dit verslag is uitgediept",
        kop=("Thema", "Pijler", *koppen, "Uitgediept"),
        rijen=tuple(rijen),
        uitlijning=("l", "c", *["r"] * len(koppen), "l"),  # type: ignore[arg-type]
    )


def thema(ctx: Context) -> str:
    """The chosen thema with its heading, the flow diagram and the waardendriehoek; nothing when none is chosen."""
    nummer = ctx.instellingen.thema
    gekozen = next((t for t in alle_themas() if t.nummer == nummer), None)
    if gekozen is None:
        return ""
    kop = (
        f"## Thema {gekozen.nummer} in de diepte: {gekozen.naam[0].lower()}{gekozen.naam[1:]} {{#sec-thema}}"
    )
    schema = ctx.figuur("fig-stroomschema")
    uitleg = "@fig-stroomschema laat zien hoe de onderdelen rond de cliënt samenhangen." if schema else ""
    tekst = ctx.tekst("thema") or "Over dit thema is geen tekst aangeleverd (`teksten/thema.md`)."
    return alineas(kop, tekst, uitleg, schema, waardendriehoek(ctx))


def waardendriehoek(ctx: Context) -> str:
    """The triangle of care, safety and autonomy, with what it means."""
    uitleg = (
        "In dagelijkse keuzes wegen drie waarden: zorg, veiligheid en autonomie. @fig-waardendriehoek laat zien "
        "dat zij elkaar kunnen versterken en ook kunnen botsen; een goed besluit doet aan alle drie recht."
    )
    figuur = ctx.figuur("fig-waardendriehoek")
    return alineas(uitleg, figuur) if figuur else ""
