"""Indicator 2 (continuïteit van zorg): every category of the gids, with number and percentage."""

from __future__ import annotations

from kkfzlib.kader import Gids
from kkfzlib.onthulling.gepubliceerd import Cel
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import veilig


def indicator2(cijfers: Cijfers, gids: Gids) -> Tabel | None:
    """One row per category, in the order of the gids; merged categories stand in one row. None without data."""
    cellen = in_volgorde(cijfers.bron.van("continuiteit"), gids)
    heeft_aantallen = bool(cijfers.bron.van("uitstroom"))
    if not cellen and not heeft_aantallen:
        return None
    aantal = cijfers.waarde("continuiteit_vermeldingen", soort="teller")
    totaal = ("**Totaal vermeldingen**", aantal, cijfers.waarde("continuiteit_vermeldingen"))
    return Tabel(
        id="tbl-indicator-2",
        bijschrift=f"Indicator 2: gewenste vervolgzorg van uitgestroomde cliënten in {cijfers.jaar}",
        kop=("Uitstroomcategorie", "Aantal", "Percentage van de noemer"),
        rijen=(*((_naam(c, gids), cijfers.van(c, "teller"), cijfers.van(c)) for c in cellen), totaal),
        noten=(
            "Per cliënt zijn meer antwoorden mogelijk; daarom kan het totaal hoger zijn dan 100%. "
            "De noemer is het aantal uitgestroomde cliënten dat niet naar detentie terugging.",
        ),
    )


def in_volgorde(cellen: list[Cel], gids: Gids) -> list[Cel]:
    """Cells of ``continuiteit`` in the order of the gids, a merged row at the place of its first code."""
    plaats = {code: i for i, code in enumerate(gids.codes)}
    return sorted(cellen, key=lambda c: min(plaats.get(d, len(plaats)) for d in c.uitsplitsing.split("+")))


def _naam(cel: Cel, gids: Gids) -> str:
    codes = cel.uitsplitsing.split("+")
    bekend = {c.code: c for c in gids.categorieen}
    if len(codes) == 1:
        cat = bekend.get(codes[0])
        return veilig(f"{codes[0]}  {cat.naam}" if cat else codes[0])
    groepen = dict.fromkeys(dict(gids.groepen)[bekend[c].groep] for c in codes if c in bekend)
    return veilig(f"{', '.join(codes)}  {' / '.join(groepen)} (samengevoegd)")
