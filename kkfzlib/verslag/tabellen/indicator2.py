"""Indicator 2 (continuïteit van zorg): every category of the gids, with number and percentage."""

from __future__ import annotations

from kkfzlib.cijfers import Cijfer
from kkfzlib.continuiteit import KENGETAL, SOM, SOM_AANTAL
from kkfzlib.kader import Gids
from kkfzlib.kengetallen.namen import AANTAL, uitsplitsing_naam
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.getallen import GEEN, Cijfers
from kkfzlib.verslag.markdown import veilig
from kkfzlib.verslag.toeval import margetekst


def indicator2(cijfers: Cijfers, gids: Gids) -> Tabel | None:
    """One row per category, in the order of the gids; merged categories stand in one row. None without data."""
    cellen = cijfers.bron.van(KENGETAL)
    if not cellen:
        return None
    per_code = {code: c for c in cellen for code in c.uitsplitsing.removesuffix(AANTAL).split("+")}
    rijen: dict[str, tuple[str, ...]] = {}
    for code in gids.codes:
        cel = per_code.get(code)
        rijen.setdefault(cel.uitsplitsing if cel else code, _rij(cel, code, cijfers, gids))
    kop = (
        "Uitstroomcategorie",
        "Aantal cliënten",
        "Percentage van de noemer",
        "Marge (95%)",
        f"In {cijfers.bron.vergelijk_met}",
    )
    alle = [*rijen.values(), _totaal(cijfers)]
    # Columns that hold nothing at all are not there.
    blijft = [k for k in range(len(kop)) if k < 3 or any(r[k] not in (GEEN, "") for r in alle)]
    return Tabel(
        id="tbl-indicator-2",
        bijschrift=f"Indicator 2: gewenste vervolgzorg van uitgestroomde cliënten in {cijfers.jaar}",
        kop=tuple(kop[k] for k in blijft),
        rijen=tuple(tuple(r[k] for k in blijft) for r in alle),
        noten=(
            "Per cliënt zijn meer antwoorden mogelijk; daarom tellen de vermeldingen op tot meer dan het "
            "aantal cliënten "
            "en kan het totaal hoger zijn dan 100%.",
        ),
    )


def _rij(cel: Cijfer | None, code: str, cijfers: Cijfers, gids: Gids) -> tuple[str, ...]:
    if cel is None:
        return f"{code} {veilig(uitsplitsing_naam(KENGETAL, code, gids))}", GEEN, GEEN, GEEN, GEEN
    naam = _naam(cel, gids)
    if cel.uitsplitsing.endswith(AANTAL):
        return naam, cijfers.van(cel), GEEN, GEEN, cijfers.van(cel, "vorig")
    grenzen = margetekst(cel, cijfers.schalen)
    marge = f"[{grenzen}]{{.kg-marge}}" if grenzen else GEEN
    return naam, cijfers.van(cel, "teller"), cijfers.van(cel), marge, cijfers.van(cel, "vorig")


def _totaal(cijfers: Cijfers) -> tuple[str, ...]:
    los = cijfers.bron.get(SOM, SOM_AANTAL)
    aantal = cijfers.van(los) if los else cijfers.waarde(SOM, soort="teller")
    return "**Totaal vermeldingen**", aantal, cijfers.waarde(SOM), "", cijfers.waarde(SOM, soort="vorig")


def _naam(cel: Cijfer, gids: Gids) -> str:
    """Code and name; merged codes bear the name of their group."""
    codes = cel.uitsplitsing.removesuffix(AANTAL).split("+")
    groep = {c.code: c.groep for c in gids.categorieen}
    if len(codes) == 1:
        return f"{codes[0]} {veilig(uitsplitsing_naam(KENGETAL, codes[0], gids))}"
    namen = dict.fromkeys(dict(gids.groepen)[groep[c]] for c in codes if c in groep)
    return f"{', '.join(codes)} {veilig(' / '.join(namen))} (samengevoegd)"
