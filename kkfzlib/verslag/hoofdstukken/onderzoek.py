"""A satisfaction study: conclusion block (score, scale, n, response), strong and weak points, table and quotes."""

from __future__ import annotations

import pandas as pd

from kkfzlib.cijfers import Cijfer
from kkfzlib.nederlands.opmaak import getal, opsomming
from kkfzlib.uitsplitsing import splits
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, blok, veilig

NAMEN = {
    "cto": "cliënttevredenheidsonderzoek",
    "mto": "medewerkerstevredenheidsonderzoek",
    "ketenpartners": "onderzoek onder ketenpartners",
}
_UITERSTEN = 2
"""How many questions are named as strong, and how many as to be improved."""


def onderzoek(ctx: Context, id: str, kop: str) -> str:
    """The whole part about one study, or nothing when neither text nor figures nor quotes exist."""
    vragen = _vragen(ctx, id)
    # The bar chart of the questions carries its own table; without the chart the table stands alone.
    figuur = ctx.figuur(f"fig-vragen-{id}")
    tabel = "" if figuur else ctx.tabel(_tabel(ctx, id, vragen))
    return ctx.onderdeel(
        kop, ctx.tekst(id), conclusie(ctx, id, vragen), figuur, tabel, citaten(ctx.frame("citaten"), id)
    )


def _vragen(ctx: Context, id: str) -> list[Cijfer]:
    """The questions of one study, best first; hidden ones last."""
    cellen = [c for c in ctx.cijfers.bron.van("tevredenheid") if c.uitsplitsing.startswith(f"{id}/")]
    return sorted(cellen, key=lambda c: (c.waarde is None, -(c.waarde or 0), c.uitsplitsing))


def conclusie(ctx: Context, id: str, vragen: list[Cijfer]) -> str:
    """The block with the outcome in a few sentences; empty without any figure."""
    zinnen = [_score(ctx, id), _respons(ctx, id), _moment(ctx, id)]
    kern = " ".join(z for z in zinnen if z)
    if not kern:
        return ""
    return blok("conclusie", alineas(f"**Conclusie {NAMEN[id]}.** {kern}", _uitersten(ctx, vragen)))


def _score(ctx: Context, id: str) -> str:
    c = ctx.cijfers
    cel = c.bron.get("tevredenheid", id)
    if cel is None:
        return ""
    schaal = _schaal(ctx, id)
    delen = [f"De gemiddelde score is {c.van(cel)}{schaal}"]
    if cel.noemer is not None or cel.verborgen:
        delen.append(f", gegeven door {c.van(cel, 'noemer')} respondenten")
    if c.bron.vorig("tevredenheid", id) is not None:
        delen.append(f"; in {c.bron.vergelijk_met} was dat {c.van(cel, 'vorig')}")
    return "".join(delen) + "."


def _schaal(ctx: Context, id: str) -> str:
    rij = _rij(ctx, id)
    if rij is None or pd.isna(rij["schaal_min"]) or pd.isna(rij["schaal_max"]):
        return " (schaal niet vermeld)"
    laag, hoog = float(rij["schaal_min"]), float(rij["schaal_max"])
    return f" op een schaal van {_kort(laag)} tot {_kort(hoog)}"


def _kort(waarde: float) -> str:
    return getal(waarde, 0 if waarde.is_integer() else 1)


def _respons(ctx: Context, id: str) -> str:
    c = ctx.cijfers
    cel = c.bron.get("respons", id)
    if cel is None:
        return ""
    if cel.verborgen or cel.teller is None or cel.noemer is None:
        return f"De respons was {c.van(cel)}."
    return f"Van de {c.van(cel, 'noemer')} uitgenodigden deden er {c.van(cel, 'teller')} mee (respons {c.van(cel)})."


def _moment(ctx: Context, id: str) -> str:
    rij = _rij(ctx, id)
    moment = "" if rij is None else str(rij["moment"] or "").strip()
    return f"Moment van afname: {veilig(moment)}." if moment and moment.lower() != "nan" else ""


def _rij(ctx: Context, id: str) -> pd.Series | None:
    frame = ctx.frame("onderzoeken")
    eigen = None if frame is None else frame[frame["onderzoek"] == id]
    return None if eigen is None or eigen.empty else eigen.iloc[0]


def _uitersten(ctx: Context, vragen: list[Cijfer]) -> str:
    """Strong and weak questions, from what is published; none when there are too few to tell apart."""
    zichtbaar = [v for v in vragen if v.waarde is not None]
    if len(zichtbaar) < 2 * _UITERSTEN:
        return ""
    sterk, zwak = zichtbaar[:_UITERSTEN], zichtbaar[-_UITERSTEN:][::-1]
    return (
        f"Het hoogst gewaardeerd: {opsomming([_met_score(ctx, v) for v in sterk])}. "
        f"Te verbeteren: {opsomming([_met_score(ctx, v) for v in zwak])}."
    )


def _met_score(ctx: Context, cel: Cijfer) -> str:
    return f"{_vraag(cel)} ({ctx.cijfers.van(cel)})"


def _vraag(cel: Cijfer) -> str:
    return veilig(splits(cel.kengetal, cel.uitsplitsing)[1])


def _tabel(ctx: Context, id: str, vragen: list[Cijfer]) -> Tabel | None:
    if not vragen:
        return None
    return Tabel(
        id=f"tbl-vragen-{id}",
        bijschrift=f"Score per vraag, {NAMEN[id]}",
        kop=("Vraag", "Score", "Respondenten"),
        rijen=tuple((_vraag(v), ctx.cijfers.van(v), ctx.cijfers.van(v, "noemer")) for v in vragen),
    )


def citaten(frame: pd.DataFrame | None, id: str) -> str:
    """Released quotes, grouped by question in the order of the table; others do not exist for the report."""
    if frame is None:
        return ""
    eigen = frame[(frame["onderzoek"] == id) & frame["vrijgegeven"].astype(bool)]
    groepen = []
    for vraag, deel in eigen.groupby("vraag", sort=False):
        regels = "\n>\n".join(f"> “{veilig(_zonder_aanhaling(c))}”" for c in deel["citaat"])
        groepen.append(alineas(f"**{veilig(vraag)}**", regels))
    return blok("citaten", "\n\n".join(groepen)) if groepen else ""


def _zonder_aanhaling(citaat: object) -> str:
    """A quote without the quotation marks that someone typed around it."""
    return str(citaat).strip().strip('“”"')
