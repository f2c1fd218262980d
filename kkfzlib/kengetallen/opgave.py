"""Figures that the organisation states itself (``opgave``), as rows of the output contract.

How a stated row is read:

* ``verblijfsduur`` without uitsplitsing is the definition chosen in verslag.yml and becomes that uitsplitsing;
  any other kengetal that has a ``totaal`` is read as ``totaal`` when the uitsplitsing is empty.
* ``6:n`` is the count behind the fraction ``6``: its teller, or for a mean the number of people (noemer). ``:teller``
  and ``:noemer`` name the parts outright (``respons``, ``ketenpartners:noemer`` = the number invited).
* What follows from stated counts is computed (see ``afleiding``) and stays ``opgave``.
* A stated value stays as stated, with the counts that belong to it beside it. Where the two contradict each other the
  audit reports it; nothing chooses.
* A count whose noemer is unknown has no percentage: it is kept as a row of its own, ``continuiteit``/``2:n`` in aantal.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

import pandas as pd

from kkfzlib.cijfers import OPGAVE, Cijfer, Cijfers, Sleutel, als_frame
from kkfzlib.kengetallen.afleiding import PERCENTAGES, leid_af
from kkfzlib.kengetallen.benchmarks import eenheid as benchmark_eenheid
from kkfzlib.kengetallen.namen import AANTAL
from kkfzlib.kengetallen.register import REGISTER, gesloten_uitsplitsingen
from kkfzlib.tabellen import Invoer

_DELEN = {":n": "n", ":teller": "teller", ":noemer": "noemer"}
_TOTAAL = ("incidenten", "bijeenkomsten")  # open lists that have a totaal as well


def opgave_rijen(invoer: Invoer) -> pd.DataFrame:
    """Everything stated and all that follows from it, as contract rows with herkomst ``opgave``.

    A row whose kengetal is not in the registry is left out (reading refuses it).
    """
    return als_frame(opgave_lijst(invoer))


def opgave_lijst(invoer: Invoer) -> list[Cijfer]:
    """The same as a plain list of rows."""
    return _rijen(lees_opgave(invoer))


def gestelde_rijen(invoer: Invoer) -> pd.DataFrame:
    """Only what was literally stated, in canonical uitsplitsingen; a count stands as ``6:n`` in aantal."""
    return als_frame(_gesteld(lees_opgave(invoer, afleiden=False)))


def gestelde_decimalen(invoer: Invoer, getoond: Container[Sleutel]) -> dict[tuple[str, str], int]:
    """Per (kengetal, periode): the decimals that its percentages were stated with, at most.

    Only of figures in ``getoond``: how a figure is printed must not tell how a hidden one was stated.
    """
    opgave = invoer.tabellen.get("opgave")
    if opgave is None or "decimalen" not in opgave:
        return {}
    uit: dict[tuple[str, str], int] = {}
    for kengetal, deel, periode, n in opgave[["kengetal", "uitsplitsing", "periode", "decimalen"]].to_numpy():
        id, tijd = str(kengetal).strip().lower(), str(periode).strip()
        if ":" in str(deel) or id not in REGISTER:
            continue
        code, _ = canonieke_uitsplitsing(id, "" if pd.isna(deel) else str(deel), invoer)
        if (id, code, tijd) in getoond:
            uit[id, tijd] = max(uit.get((id, tijd), 0), int(n))
    return uit


def lees_opgave(invoer: Invoer, *, afleiden: bool = True) -> Cijfers:
    """The table ``opgave`` sorted into values, tellers and noemers; the first of two equal keys counts."""
    stand = Cijfers()
    opgave = invoer.tabellen.get("opgave")
    if opgave is None:
        return stand
    kolommen = opgave[["kengetal", "uitsplitsing", "periode", "waarde"]]
    for kengetal, uitsplitsing, periode, waarde in kolommen.itertuples(index=False, name=None):
        id = str(kengetal).strip().lower()
        if id in REGISTER and pd.notna(waarde):
            code, deel = canonieke_uitsplitsing(
                id, "" if pd.isna(uitsplitsing) else str(uitsplitsing), invoer
            )
            stand.vul((id, code, str(periode).strip()), **{_veld(id, deel): float(waarde)})
    return leid_af(stand, invoer) if afleiden else stand


def _veld(id: str, deel: str) -> str:
    """Which part a stated row is: ``n`` of a mean is its number of people, otherwise the count above the line."""
    if deel == "n":
        deel = "noemer" if REGISTER[id].maat == "gemiddelde" else "teller"
    return {"": "waarde", "teller": "teller", "noemer": "noemer"}[deel]


def canonieke_uitsplitsing(id: str, tekst: str, invoer: Invoer) -> tuple[str, str]:
    """Canonical uitsplitsing and the part after the colon (``""`` for the value itself)."""
    code, deel = tekst.strip(), ""
    if REGISTER[id].is_breuk:
        for einde, naam in _DELEN.items():
            if code.lower().endswith(einde) or code.lower() == einde[1:]:
                code, deel = code[: -len(einde)] if code.lower().endswith(einde) else "", naam
                break
    gesloten = gesloten_uitsplitsingen(id, invoer.gids)
    code = {g.lower(): g for g in gesloten}.get(code.lower(), code)
    if not code and id == "verblijfsduur":
        code = invoer.instellingen.verblijfsduur
    elif not code and ("totaal" in gesloten or id in _TOTAAL):
        code = "totaal"
    return code, deel


def _rijen(stand: Cijfers) -> list[Cijfer]:
    """A figure per key. What was stated stands as stated; only what was not is computed from the counts."""
    return [rij for sleutel in sorted(stand.per_sleutel) for rij in _rij(sleutel, stand.per_sleutel[sleutel])]


def _rij(sleutel: Sleutel, c: Cijfer) -> list[Cijfer]:
    """The figure of one key; a lone count becomes ``code:n``, a lone noemer nothing."""
    id, code, periode = sleutel
    waarde = c.waarde
    if waarde is None and REGISTER[id].maat in PERCENTAGES and c.teller is not None and c.noemer:
        waarde = 100 * c.teller / c.noemer
    if waarde is not None:
        return [replace(c, waarde=waarde, eenheid=_eenheid(id, code, ""), herkomst=OPGAVE)]
    los = (code + AANTAL).lstrip(":")
    return [] if c.teller is None else [Cijfer(id, los, periode, c.teller, "aantal", herkomst=OPGAVE)]


def _gesteld(stand: Cijfers) -> list[Cijfer]:
    return [
        Cijfer(id, (code + einde).lstrip(":"), periode, getal, _eenheid(id, code, einde), herkomst=OPGAVE)
        for (id, code, periode), c in stand.per_sleutel.items()
        for getal, einde in ((c.waarde, ""), (c.teller, AANTAL), (c.noemer, ":noemer"))
        if getal is not None
    ]


def _eenheid(id: str, code: str, einde: str) -> str:
    if einde:
        return "aantal"
    return benchmark_eenheid(code) if id == "benchmark" else REGISTER[id].eenheid
