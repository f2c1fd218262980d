"""Policy documents per category and year."""

from __future__ import annotations

from kkfzlib.onthulling.gepubliceerd import Cel, Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.figuren import huisstijl, liggend, waarden
from kkfzlib.verslag.figuren.letters import hoofdletter
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import veilig

Raster = dict[str, dict[str, Cel]]


def beleid(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-beleid``: documents drawn up per categorie, at most the last four years; None without any."""
    cellen = [c for c in gepubliceerd if c.kengetal == "beleidsdocumenten" and c.periode <= gepubliceerd.jaar]
    jaren = sorted({c.periode for c in cellen})[-len(huisstijl.ARCERING) :]
    raster: Raster = {}
    for cel in sorted((c for c in cellen if c.periode in jaren), key=lambda c: c.uitsplitsing.casefold()):
        raster.setdefault(hoofdletter(cel.uitsplitsing), {})[cel.periode] = cel
    if not waarden.zichtbaar(c for rij in raster.values() for c in rij.values()):
        return None
    titel = "Opgestelde beleidsdocumenten per categorie en jaar"
    cijfers = Cijfers(gepubliceerd)
    return Figuur(
        "fig-beleid",
        titel,
        "Staafdiagram van het aantal opgestelde beleidsdocumenten. "
        + " ".join(_zin(n, r, jaren) for n, r in raster.items()),
        liggend.teken((liggend.Paneel(_rijen(raster, jaren), "aantal documenten", geheel=True),), titel),
        Tabel(
            "tbl-bij-beleid",
            f"Gegevens bij de figuur: {titel.lower()}",
            ("Categorie", *jaren),
            tuple((veilig(naam), *(cijfers.van(rij.get(j)) for j in jaren)) for naam, rij in raster.items()),
        ),
    )


def _rijen(raster: Raster, jaren: list[str]) -> tuple[liggend.Rij, ...]:
    def staaf(nummer: int, jaar: str, cel: Cel | None) -> liggend.Staaf:
        # Counted from the newest year, so that it has the same colour here as in every other chart.
        return liggend.Staaf(waarden.getekend(cel), waarden.bij(cel), jaar, serie=len(jaren) - 1 - nummer)

    return tuple(
        liggend.Rij(naam, tuple(staaf(n, j, rij.get(j)) for n, j in enumerate(jaren)))
        for naam, rij in raster.items()
    )


def _zin(naam: str, rij: dict[str, Cel], jaren: list[str]) -> str:
    return f"{naam}: " + waarden.opgesomd([f"{j} {waarden.gezegd(rij.get(j))}" for j in jaren]) + "."
