"""What of one dossier becomes public: its figures protected beside everything that is known of the organisation."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from kkfzlib.dossier import Dossier, Profiel

if TYPE_CHECKING:
    import pandas as pd

    from kkfzlib.kengetallen.register import Kengetal
    from kkfzlib.onthulling import Gepubliceerd
    from kkfzlib.onthulling.audit import Auditverslag
    from kkfzlib.onthulling.bekend import Bekend
    from kkfzlib.tabellen import Invoer


def beschermd(dossier: Dossier, invoer: Invoer, profiel: Profiel) -> Gepubliceerd:
    """The published values of one profile: this year's rows and those of earlier years that the report shows.

    What the independent audit still works out from a first attempt is answered by withholding more: first the
    figure's own table, then all that is made from the same raw tables. A valid organisation is never left without a
    report, and nothing is shown that either of the two objects to.
    """
    from kkfzlib.onthulling.bekend import Bekend
    from kkfzlib.publiceren.reeksen import eigen_reeksen

    if profiel == "indiening":
        waarden = _beschermd(dossier, invoer, profiel, Bekend())
        return waarden.met_eerdere(eigen_reeksen(dossier, waarden))
    bekend = al_bekend(dossier)
    dicht: set[tuple[str, str, str]] = set()
    waarden = _met_reeksen(_beschermd(dossier, invoer, profiel, bekend), bekend, dicht)
    for ronde in range(_RONDEN):
        if not (lekken := _audit(dossier, invoer, waarden)):
            break
        nieuw = {s for s in _sleutels(waarden) if any(_hoort_bij(s, naam, ronde) for naam in lekken)}
        # What is out already is withheld only when nothing else helps: it hides nothing, and readers miss it.
        dicht |= (nieuw - bekend.gepubliceerd.getoond.keys() - dicht) or nieuw
        waarden = _met_reeksen(_beschermd(dossier, invoer, profiel, bekend, dicht), bekend, dicht)
    return waarden


def _met_reeksen(
    waarden: Gepubliceerd, bekend: Bekend, dicht: Collection[tuple[str, str, str]]
) -> Gepubliceerd:
    from kkfzlib.publiceren.reeksen import gepubliceerde_reeksen

    return waarden.met_eerdere(c for c in gepubliceerde_reeksen(waarden, bekend) if c.sleutel not in dicht)


_RONDEN = 4


def _sleutels(waarden: Gepubliceerd) -> list[tuple[str, str, str]]:
    return [(c.kengetal, c.uitsplitsing, c.periode) for c in waarden if not c.intern]


def _audit(dossier: Dossier, invoer: Invoer, waarden: Gepubliceerd) -> set[tuple[str, str, str]]:
    """What the audit can work out from the export of these values; empty when nothing."""
    from kkfzlib.publiceren.export import exporteer
    from kkfzlib.uitvoeren.schijf import prive_map

    with prive_map() as map:
        exporteer(waarden, map)
        verslag = onderzoek(dossier, invoer, map)
    cellen = {c.naam for c in verslag.cellen if not c.veilig} if not verslag.geslaagd else set()
    return cellen | {(b.kengetal, b.uitsplitsing, "") for b in verslag.bevindingen if b.ernst == "fout"}


def _hoort_bij(sleutel: tuple[str, str, str], naam: tuple[str, str, str], ronde: int) -> bool:
    """Whether a row is withheld for a number that can be worked out: ever wider from round to round."""
    zelfde_jaar = not naam[2] or sleutel[2] == naam[2]
    if ronde == 0 and sleutel[0] == naam[0]:
        return zelfde_jaar
    tabellen, andere = _tabellen(sleutel[0]), _tabellen(naam[0], naam[1])
    if not tabellen & andere:
        return ronde == _RONDEN - 1 and tabellen != frozenset()
    return ronde > 1 or (zelfde_jaar and (ronde > 0 or naam[0] not in _register()))


def _tabellen(kengetal: str, deel: str = "") -> frozenset[str]:
    """The raw tables that a figure has to do with; none for figures without persons."""
    register = _register()
    ingang = register.get(kengetal)
    if ingang is None:  # a number that the audit knows by words of its own
        van_staf = kengetal in ("ervaring", "ziekte", "inzet") or deel.endswith(("basis", "overig"))
        return register["personeel" if van_staf else "clienten"].verwante_tabellen
    if ingang.onthulling is not None and ingang.onthulling.telt == "document":
        return frozenset()
    return ingang.verwante_tabellen


def _register() -> dict[str, Kengetal]:
    from kkfzlib.kengetallen.register import REGISTER

    return REGISTER


def _beschermd(
    dossier: Dossier,
    invoer: Invoer,
    profiel: Profiel,
    bekend: Bekend,
    dicht: Collection[tuple[str, str, str]] = (),
) -> Gepubliceerd:
    from kkfzlib.inlezen import laad_indien_gelezen
    from kkfzlib.kengetallen.opgave import gestelde_decimalen
    from kkfzlib.onthulling import bescherm
    from kkfzlib.onthulling.samenvoegen import hergroepering
    from kkfzlib.publiceren.onthouden import onthouden

    keuzes = invoer.instellingen
    vertrokken = {dossier.jaar: invoer.tabellen.get("uitstroom")}
    if (toen := laad_indien_gelezen(dossier.jaar_ervoor(keuzes.vergelijk_met))) is not None:
        vertrokken[keuzes.vergelijk_met] = toen.tabellen.get("uitstroom")
    rijen, schalen = te_beschermen(dossier, invoer), _schalen(invoer)
    weet = (bekend.getoond, bekend.verborgen, bekend.gepland, bekend.jaren)
    vraag = (rijen, profiel, keuzes, invoer.gids, invoer.besluiten, *weet, vertrokken, schalen, dicht)
    waarden = onthouden(
        dossier,
        vraag,
        lambda: bescherm(
            rijen,
            profiel,
            keuzes,
            invoer.gids,
            invoer.besluiten,
            bekend,
            hergroepeer=hergroepering(vertrokken),
            schalen=schalen,
            ook_dicht=dicht,
        ),
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


def onderzoek(dossier: Dossier, invoer: Invoer, map: Path) -> Auditverslag:
    """The audit of the public files in ``map``, beside all that is out."""
    from kkfzlib.onthulling.audit import audit

    ervoor = dossier.jaar_ervoor(invoer.instellingen.vergelijk_met)
    register = dossier.publicatieregister
    return audit(
        map,
        dossier.jaar,
        invoer.instellingen.onthulling.drempel,
        basis=invoer.instellingen.onthulling.basis,
        vrij=met_besluit_vrijgegeven(dossier, invoer),
        register=register if register.is_file() else None,
        naast=[(d.uitvoer("openbaar"), d.jaar) for d in (ervoor,) if d.uitvoer("openbaar").is_dir()],
    )


def met_besluit_vrijgegeven(dossier: Dossier, invoer: Invoer) -> set[tuple[str, str, str]]:
    """Keys (kengetal, uitsplitsing, periode) that a valid signed decision lets stand as they are."""
    from kkfzlib.onthulling.besluiten import lees_besluiten, vrijgegeven

    rijen = te_beschermen(dossier, invoer)
    vrij = rijen.loc[vrijgegeven(rijen, lees_besluiten(invoer.besluiten)[0])]
    return {
        (k, u, p) for k, u, p in zip(vrij["kengetal"], vrij["uitsplitsing"], vrij["periode"], strict=True)
    }
