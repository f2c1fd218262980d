"""Key figures over the years, as small multiples."""

from __future__ import annotations

import seaborn as sns

from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.gepubliceerd import Cel, Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import wikkel
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import veilig

MINSTE_JAREN = 3
MEESTE_JAREN = 6

_KEUZE = (
    ("clienten", "totaal"), ("omzet_aandeel", "fz"), ("bezette_bedden", ""), ("bezettingsgraad", ""),
    ("verblijfsduur", ""), ("verzuim", ""), ("personeel", "totaal"), ("personeel_vast", ""),
    ("zorgervaring", ""), ("leerlijnmodules", ""), ("incidenten", "totaal"), ("tevredenheid", "cto"),
)  # fmt: skip
_RIJ = 112.0
_KOLOMMEN = 2

Reeks = tuple[str, list[Cel]]


def trends(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-trends``: a small line chart for each main kengetal of which at least three years are known."""
    reeksen = [r for r in (_reeks(gepubliceerd, invoer, *k) for k in _KEUZE) if r is not None]
    if not reeksen:
        return None
    titel = "Kengetallen over de jaren"
    jaren = sorted({c.periode for _, cellen in reeksen for c in cellen})
    cijfers = Cijfers(gepubliceerd)
    return Figuur(
        "fig-trends",
        titel,
        "Lijndiagrammen van kengetallen over de jaren. " + " ".join(map(_zin, reeksen)),
        _teken(reeksen, jaren, titel),
        Tabel(
            "tbl-bij-trends",
            f"Gegevens bij de figuur: {titel.lower()}",
            ("Kengetal", *jaren),
            tuple((veilig(naam), *_rij(cellen, jaren, cijfers)) for naam, cellen in reeksen),
            breed=len(jaren) > 4,
        ),
    )


def _reeks(gepubliceerd: Gepubliceerd, invoer: Invoer, id: str, uitsplitsing: str) -> Reeks | None:
    deel = invoer.instellingen.verblijfsduur if id == "verblijfsduur" else uitsplitsing
    alle = gepubliceerd.perioden(id, deel) or gepubliceerd.perioden(id, uitsplitsing)
    cellen = [c for c in alle if c.periode <= gepubliceerd.jaar][-MEESTE_JAREN:]
    if sum(waarden.getekend(c) is not None for c in cellen) < MINSTE_JAREN:
        return None
    naam = REGISTER[id].naam if id in REGISTER else id
    erbij = (
        f" ({uitsplitsing_naam(id, deel, invoer.gids).lower()})" if uitsplitsing not in ("", "totaal") else ""
    )
    return naam + erbij, cellen


def _teken(reeksen: list[Reeks], jaren: list[str], titel: str) -> bytes:
    rijen = -(-len(reeksen) // _KOLOMMEN)
    breed = stijl.BREEDTE / _KOLOMMEN
    voet = waarden.verborgen(c for _, cellen in reeksen for c in cellen)
    with blad(_RIJ * rijen + (14 if voet else 2)) as vel:
        for nummer, reeks in enumerate(reeksen):
            _teken_paneel(vel, reeks, jaren, nummer % _KOLOMMEN * breed, nummer // _KOLOMMEN * _RIJ, breed)
        if voet:
            y = _RIJ * rijen + 6
            vel.voetnoot(y, waarden.VOETNOOT)
        return vel.svg(titel)


def _teken_paneel(vel: Blad, reeks: Reeks, jaren: list[str], x: float, y: float, breed: float) -> None:
    naam, cellen = reeks
    eenheid = f" ({cellen[0].eenheid})" if cellen[0].eenheid in ("dagen", "jaar") else ""
    vel.tekst(x + 2, y + 2, wikkel(naam + eenheid, breed - 12, stijl.GEWOON, vet=True), vet=True, v="top")
    vak = vel.vlak(x + 22, y + 44, breed - 44, _RIJ - 44 - 20)
    plaats = {jaar: nummer for nummer, jaar in enumerate(jaren)}
    getoond = [(plaats[c.periode], w) for c in cellen if (w := waarden.getekend(c)) is not None]
    for stuk in _aaneengesloten(getoond):
        xs, ys = zip(*stuk, strict=True)
        sns.lineplot(
            x=xs,
            y=ys,
            ax=vak,
            color=stijl.KLEUREN[0],
            marker="o",
            markersize=5,
            linewidth=1.6,
            estimator=None,
        )
    hoogste = max(w for _, w in getoond)
    vak.set_xlim(-0.05, len(jaren) - 0.95)
    vak.set_ylim(min(0.0, *(w for _, w in getoond)), hoogste or 1.0)
    vak.set(xticks=[], yticks=[], xlabel="", ylabel="")
    for lijn in vak.lines:
        lijn.set_clip_on(False)
    sns.despine(ax=vak, left=True)
    _teken_namen(vel, cellen, jaren, x + 22, y + 44, breed - 44, hoogste or 1.0)


def _teken_namen(
    vel: Blad, cellen: list[Cel], jaren: list[str], x: float, y: float, breed: float, hoogste: float
) -> None:
    """The years under the axis, and the value above each point; every second one where they would touch."""
    hoog = _RIJ - 44 - 20
    stap = breed / max(len(jaren) - 0.9, 1)
    for nummer, jaar in enumerate(jaren):
        if len(jaren) <= 4 or (len(jaren) - 1 - nummer) % 2 == 0:
            vel.tekst(
                x + stap * (nummer + 0.05),
                y + hoog + 9,
                jaar,
                grootte=stijl.KLEIN,
                kleur=stijl.INKT_ZACHT,
                h="center",
            )
    for cel in cellen:
        midden = x + stap * (jaren.index(cel.periode) + 0.05)
        waarde = waarden.getekend(cel)
        if waarde is None:
            vel.tekst(
                midden,
                y + hoog - 7,
                waarden.bij(cel),
                grootte=stijl.KLEIN,
                kleur=stijl.INKT_ZACHT,
                h="center",
            )
        elif cel in (cellen[0], cellen[-1]) or len(cellen) <= 4:
            hoogte = y + hoog * (1 - waarde / hoogste) - 9
            vel.tekst(midden, hoogte, waarden.bij(cel, eenheid=False), grootte=stijl.KLEIN, h="center")


def _aaneengesloten(punten: list[tuple[int, float]]) -> list[list[tuple[int, float]]]:
    """Runs of neighbouring years: a line never bridges a year that is hidden or unknown."""
    stukken: list[list[tuple[int, float]]] = []
    for punt in punten:
        if stukken and punt[0] == stukken[-1][-1][0] + 1:
            stukken[-1].append(punt)
        else:
            stukken.append([punt])
    return stukken


def _rij(cellen: list[Cel], jaren: list[str], cijfers: Cijfers) -> list[str]:
    per_jaar = {c.periode: c for c in cellen}
    return [cijfers.van(per_jaar.get(jaar)) for jaar in jaren]


def _zin(reeks: Reeks) -> str:
    naam, cellen = reeks
    return f"{naam}: " + waarden.opgesomd([f"{c.periode} {waarden.gezegd(c)}" for c in cellen]) + "."
