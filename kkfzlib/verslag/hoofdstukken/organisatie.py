"""Pijler 3 (and incidents, which pijler 1 looks back on): absence, policy, and the two satisfaction studies."""

from __future__ import annotations

from kkfzlib.uitsplitsing import maand_van
from kkfzlib.verslag import regelkaart
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.hoofdstukken.onderzoek import onderzoek
from kkfzlib.verslag.markdown import alineas, opsomming, veilig
from kkfzlib.verslag.tabellen.vergelijking import naam, rijen_van, totaal_vet, vergelijking


def organisatie_van_zorg(ctx: Context) -> dict[str, str]:
    """The files about absence, policy documents, clients' and staff's satisfaction."""
    return {
        "verzuim": verzuim(ctx),
        "beleid": beleid(ctx),
        "cto": onderzoek(ctx, "cto", "#### Cliënttevredenheid {#sec-cto}"),
        "mto": onderzoek(ctx, "mto", "#### Medewerkerstevredenheid {#sec-mto}"),
    }


def verzuim(ctx: Context) -> str:
    """Absence beside last year and the benchmarks."""
    c = ctx.cijfers
    zinnen = []
    if c.bron.get("verzuim") is not None:
        zin = f"Het ziekteverzuim was {c.waarde('verzuim')}"
        if c.bron.vorig("verzuim") is not None:
            toen, verschil = c.waarde("verzuim", soort="vorig"), c.waarde("verzuim", soort="groei")
            zin += f", tegen {toen} in {c.bron.vergelijk_met} ({verschil})"
        zinnen.append(zin + ".")
        ijk = c.ijkpunten("verzuim")
        if ijk:
            delen = [f"{c.van(b)} ({veilig(b.uitsplitsing.partition('/')[2])}, {b.periode})" for b in ijk]
            zinnen.append(f"Ter vergelijking: {' en '.join(delen)}.")
    return ctx.onderdeel(
        "#### Verzuim {#sec-verzuim}", ctx.tekst("verzuim") or " ".join(zinnen), ctx.figuur("fig-verzuim")
    )


def beleid(ctx: Context) -> str:
    """Policy documents: chart per category and year, and the titles of this year."""
    frame = ctx.frame("beleid")
    lijst = ""
    if frame is not None:
        titels = frame.loc[frame["jaar"] == ctx.instellingen.jaar, ["categorie", "titel"]]
        if not titels.empty:
            punten = [f"{veilig(t)} ({veilig(str(k).lower())})" for k, t in titels.itertuples(index=False)]
            lijst = alineas(f"In {ctx.instellingen.jaar} vastgesteld of herzien:", opsomming(punten))
    return ctx.onderdeel("#### Beleid {#sec-beleid}", ctx.tekst("beleid"), lijst, ctx.figuur("fig-beleid"))


def incidenten(ctx: Context) -> str:
    """Reported incidents, per kind and per month."""
    rijen = [r for r in rijen_van(ctx.cijfers, "incidenten", ctx.gids) if maand_van(r[1]) is None]
    tabel = vergelijking(ctx.cijfers, "tbl-incidenten", f"{naam('incidenten')} naar soort", totaal_vet(rijen))
    figuur = ctx.figuur("fig-incidenten")
    uitleg = regelkaart.uitleg(ctx.cijfers.bron) if figuur else ""
    return ctx.onderdeel("#### Incidenten {#sec-incidenten}", ctx.tabel(tabel), uitleg, figuur)
