"""What of one dossier becomes public: its figures protected beside everything that is known of the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkfzlib.dossier import Dossier, Profiel

if TYPE_CHECKING:
    import pandas as pd

    from kkfzlib.onthulling import Gepubliceerd
    from kkfzlib.onthulling.bekend import Bekend
    from kkfzlib.tabellen import Invoer


def beschermd(dossier: Dossier, invoer: Invoer, profiel: Profiel) -> Gepubliceerd:
    """The published values of one profile: this year's rows and those of earlier years that the report shows."""
    from kkfzlib.onthulling.bekend import Bekend

    bekend = Bekend() if profiel == "indiening" else al_bekend(dossier)
    return _beschermd(dossier, invoer, profiel, bekend)


def _beschermd(dossier: Dossier, invoer: Invoer, profiel: Profiel, bekend: Bekend) -> Gepubliceerd:
    from kkfzlib.inlezen import laad_indien_gelezen
    from kkfzlib.kengetallen.opgave import gestelde_decimalen
    from kkfzlib.onthulling import bescherm
    from kkfzlib.onthulling.samenvoegen import hergroepering

    keuzes = invoer.instellingen
    vertrokken = {dossier.jaar: invoer.tabellen.get("uitstroom")}
    if (toen := laad_indien_gelezen(dossier.jaar_ervoor(keuzes.vergelijk_met))) is not None:
        vertrokken[keuzes.vergelijk_met] = toen.tabellen.get("uitstroom")
    waarden = bescherm(
        te_beschermen(dossier, invoer),
        profiel,
        keuzes,
        invoer.gids,
        invoer.besluiten,
        bekend,
        hergroepeer=hergroepering(vertrokken),
        schalen=_schalen(invoer),
    )
    getoond = {(c.kengetal, c.uitsplitsing, c.periode) for c in waarden if not c.verborgen}
    return waarden.met_decimalen(gestelde_decimalen(invoer, getoond))


def _schalen(invoer: Invoer) -> dict[str, tuple[float, float]]:
    tabel = invoer.tabellen.get("onderzoeken")
    if tabel is None:
        return {}
    kolommen = tabel[["onderzoek", "schaal_min", "schaal_max"]].to_numpy().tolist()
    return {str(o): (float(laag), float(hoog)) for o, laag, hoog in kolommen}


def al_bekend(dossier: Dossier) -> Bekend:
    """What an outsider knows beside this report: all that was published, and what earlier years will show.

    An earlier year that was not published yet counts with the values that its own public report shows, so that the
    order in which reports are made and published makes no difference.
    """
    from kkfzlib.inlezen import laad_indien_gelezen
    from kkfzlib.kengetallen.contract import lees_indien_berekend
    from kkfzlib.onthulling.bekend import Bekend
    from kkfzlib.publiceren.register import lees as lees_register

    register = lees_register(dossier.publicatieregister, dossier.organisatie)
    uitgaven: list[tuple[pd.DataFrame, pd.DataFrame | None]] = []
    gepland: list[tuple[pd.DataFrame, pd.DataFrame | None]] = []
    for u in register.uitgaven:
        uitgaven.append((u.frame, lees_indien_berekend(dossier.jaar_ervoor(u.jaar).kengetallen)))
    for ervoor in dossier.eerdere_jaren():
        if register.kent(ervoor.jaar) or not ervoor.kengetallen.with_suffix(".parquet").is_file():
            continue
        invoer = laad_indien_gelezen(ervoor)
        if invoer is None:
            continue
        plan = _beschermd(ervoor, invoer, "openbaar", Bekend.uit(uitgaven, gepland))
        gepland.append((plan.naar_buiten, te_beschermen(ervoor, invoer)))
    return Bekend.uit(uitgaven, gepland)


def te_beschermen(dossier: Dossier, invoer: Invoer) -> pd.DataFrame:
    """The contract rows that the protection sees, and that a decision about figures is signed for."""
    from kkfzlib.kengetallen.contract import lees, lees_indien_berekend

    jaar = invoer.instellingen.vergelijk_met
    vorig = lees_indien_berekend(dossier.jaar_ervoor(jaar).kengetallen)
    return met_vorig_jaar(lees(dossier.kengetallen), vorig, str(jaar))


def met_vorig_jaar(frame: pd.DataFrame, vorig: pd.DataFrame | None, periode: str) -> pd.DataFrame:
    """``frame`` (contract) with the rows of the year compared with taken from its own folder where it has one."""
    import pandas as pd

    from kkfzlib.cijfers import normaliseer
    from kkfzlib.kengetallen import vorige_rijen

    delen = [frame[frame["periode"] != periode], vorige_rijen(frame, vorig, periode)]
    return normaliseer(pd.concat([d for d in delen if len(d)] or [frame]))
