"""The page as a whole: five parts of a few lines each, and the three questions that follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from kkfzlib.verslag.beloften import Beloften
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.gesprek.cijfers import bewogen
from kkfzlib.verslag.gesprek.plaatsen import Plaatsen
from kkfzlib.verslag.gesprek.plannen import niet_nagekomen, voorrang
from kkfzlib.verslag.gesprek.punten import Punt, schakel
from kkfzlib.verslag.gesprek.vondsten import ontbrekend, tegenspraken
from kkfzlib.verslag.markdown import alineas, opsomming
from kkfzlib.verslag.variabelen import is_synthetisch

RUIM = 5
"""At most so many lines per part; with fewer where a page would not hold them."""

_VRAGEN = 3


def gespreksblad(ctx: Context, bestanden: Mapping[str, str], regels: int = RUIM) -> dict[str, str]:
    """The parts of ``gespreksblad.qmd`` as Markdown, of at most ``regels`` lines each.

    ``bestanden`` are the parts of the report itself (``inhoud/`` by name): every line leads to its place in them.
    """
    plaatsen = Plaatsen(bestanden)
    van_toen = Beloften.van(ctx.invoer, ctx.vorig)
    zeker, open_ = bewogen(ctx, plaatsen)
    plannen = niet_nagekomen(ctx, van_toen)
    strijdig = tegenspraken(ctx)
    weg = ontbrekend(ctx, bestanden, plaatsen)
    vragen = _vragen([strijdig, zeker, plannen, weg, open_, voorrang(ctx)])
    delen = {
        "titelblok": _titelblok(ctx),
        "bewogen": _bewogen(ctx, zeker, open_, regels),
        "beloften": _lijst(plannen, regels, _zonder_plannen(van_toen), "sec-pijlers"),
        "tegenspraken": _lijst(strijdig, regels, "De controle vond er geen.", "sec-consistentie"),
        "ontbreekt": _lijst(weg, regels, "Alle verplichte onderdelen zijn er.", "sec-consistentie"),
        "vragen": _genummerd(vragen),
    }
    return {f"gesprek-{naam}": tekst for naam, tekst in delen.items()}


def _titelblok(ctx: Context) -> str:
    gemaakt = "Dit blad is samengesteld uit het verslag: elke regel verwijst naar zijn plaats daarin."
    voorbeeld = "**Synthetische voorbeeldgegevens.** " if is_synthetisch(ctx.invoer) else ""
    return alineas(f"{voorbeeld}{gemaakt}")


def _bewogen(ctx: Context, zeker: Sequence[Punt], open_: Sequence[Punt], regels: int) -> str:
    bron = ctx.cijfers.bron
    if not any(bron.vorig(c.kengetal, c.uitsplitsing) for c in bron if c.periode == bron.jaar):
        return alineas(f"Er zijn geen cijfers over {bron.vergelijk_met} om mee te vergelijken.")
    geen = "Geen van de cijfers die te vergelijken zijn, veranderde meer dan bij toeval past."
    lijst = _lijst(zeker, regels, geen, "sec-kerncijfers")
    ruimte = max(0, regels - 2 - len(zeker))
    meer = opsomming([p.regel for p in open_[:ruimte]])
    return alineas(
        lijst,
        *(["Wel veranderd; toeval is hier niet uit te sluiten of niet te beoordelen:", meer] if meer else []),
    )


def _zonder_plannen(van_toen: Beloften) -> str:
    if van_toen.doelen or van_toen.punten:
        return f"Geen: alle plannen uit het verslag over {van_toen.jaar} zijn gereed of lopen volgens plan."
    return f"Uit het verslag over {van_toen.jaar} zijn geen plannen ingelezen om aan te toetsen."


def _lijst(punten: Sequence[Punt], regels: int, anders: str, elders: str) -> str:
    """The lines; what is left out is counted and can be found through a link."""
    if not punten:
        return alineas(anders)
    over = len(punten) - regels
    # One more line costs as much room as saying that there is one more.
    getoond = punten if over <= 1 else punten[:regels]
    rest = [] if over <= 1 else [schakel(f"en nog {over} in het verslag", elders)]
    return alineas(opsomming([*(p.regel for p in getoond), *rest]))


def _vragen(soorten: Sequence[Sequence[Punt]]) -> list[str]:
    """The first question of every kind, then the second of every kind, until there are three."""
    rondes = zip_longest(*([p.vraag for p in soort if p.vraag] for soort in soorten))
    return list(dict.fromkeys(v for ronde in rondes for v in ronde if v))[:_VRAGEN]


def _genummerd(vragen: Sequence[str]) -> str:
    if not vragen:
        return alineas(
            "Uit dit verslag volgen geen vragen: er is niets om te vergelijken, te toetsen of te plannen."
        )
    return alineas("\n".join(f"{n}.  {v}" for n, v in enumerate(vragen, start=1)))
