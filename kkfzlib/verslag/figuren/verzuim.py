"""Sickness absence beside last year and the benchmarks."""

from __future__ import annotations

from kkfzlib.onthulling.gepubliceerd import Cel, Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.figuren import liggend, waarden
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import veilig


def verzuim(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-verzuim``: this year, last year and each benchmark of ``verzuim``; None without a figure of this year."""
    eigen = [(f"Eigen organisatie {c.periode}", c, n) for n, c in enumerate(_eigen(gepubliceerd))]
    bronnen = [(c.uitsplitsing.partition("/")[2] or "Benchmark", c, 2) for c in _benchmarks(gepubliceerd)]
    reeks = eigen + bronnen
    if not waarden.zichtbaar(c for _, c, _ in eigen):
        return None
    rijen = tuple(
        liggend.Rij(n, (liggend.Staaf(waarden.getekend(c), waarden.bij(c), serie=s),)) for n, c, s in reeks
    )
    titel = "Ziekteverzuim naast het vorige jaar en de benchmarks" if bronnen else "Ziekteverzuim per jaar"
    cijfers = Cijfers(gepubliceerd)
    return Figuur(
        "fig-verzuim",
        titel,
        "Staafdiagram van het ziekteverzuim. "
        + waarden.opgesomd([f"{n}: {waarden.gezegd(c)}" for n, c, _ in reeks])
        + ".",
        liggend.teken((liggend.Paneel(rijen, "ziekteverzuim (% van de arbeidstijd)"),), titel),
        Tabel(
            "tbl-bij-verzuim",
            f"Gegevens bij de figuur: {titel.lower()}",
            ("Bron", "Ziekteverzuim"),
            tuple((veilig(n), cijfers.van(c)) for n, c, _ in reeks),
        ),
    )


def _eigen(gepubliceerd: Gepubliceerd) -> list[Cel]:
    return [c for c in (gepubliceerd.get("verzuim"), gepubliceerd.vorig("verzuim")) if c is not None]


def _benchmarks(gepubliceerd: Gepubliceerd) -> list[Cel]:
    """The benchmarks of verzuim in their newest periode up to the report year."""
    nieuwste: dict[str, Cel] = {}
    for cel in gepubliceerd:
        hoort = cel.kengetal == "benchmark" and cel.uitsplitsing.partition("/")[0] == "verzuim"
        if hoort and cel.periode <= gepubliceerd.jaar:
            nieuwste[cel.uitsplitsing] = max(
                nieuwste.get(cel.uitsplitsing, cel), cel, key=lambda c: c.periode
            )
    return [nieuwste[sleutel] for sleutel in sorted(nieuwste)]
