"""Staff on the peildatum, its education and experience, and who came and went."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kengetallen.dagen import Tijdvak, dagnummers
from kkfzlib.kengetallen.rijen import Rij, aandelen, breuk, telling

BUITEN_BASIS = ("zzp", "stage")
"""Forms of engagement that count as people, but not in shares and means of the staff."""

DAGEN_PER_JAAR = 365.25


def eigen(medewerkers: pd.DataFrame) -> pd.Series:
    """Which people are employed by the organisation itself (no zzp, no stage)."""
    return ~medewerkers["dienstverband"].isin(BUITEN_BASIS)


def rijen(medewerkers: pd.DataFrame, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``personeel``, ``personeel_vast``, ``opleiding``, ``zorgervaring``, ``personeel_instroom/_uitstroom``."""
    begin, eind = dagnummers(medewerkers["in_dienst"]), dagnummers(medewerkers["uit_dienst"])
    in_dienst = medewerkers[tijdvak.op_peildatum(begin, eind)]
    vertrokken = medewerkers[tijdvak.in_jaar(eind)]
    reden = vertrokken["reden_uit_dienst"].str.strip().str.lower()
    return [
        *_samenstelling(in_dienst, tijdvak.peiljaar),
        *_zorgervaring(in_dienst[eigen(in_dienst)], tijdvak),
        *telling("personeel_instroom", {"totaal": int(tijdvak.in_jaar(begin).sum())}, tijdvak.jaar),
        *telling(
            "personeel_uitstroom",
            {"totaal": len(vertrokken), "zzp": int((reden == "zzp").sum())},
            tijdvak.jaar,
        ),
    ]


def _samenstelling(in_dienst: pd.DataFrame, periode: int) -> list[Rij]:
    verband = in_dienst["dienstverband"].value_counts()
    aantallen = {v: int(verband.get(v, 0)) for v in ("vast", "tijdelijk", "zzp", "stage")}
    basis = int(eigen(in_dienst).sum())
    niveau = in_dienst.loc[eigen(in_dienst), "opleiding"].value_counts()
    opleiding = {o: int(niveau.get(o, 0)) for o in ("mbo", "hbo", "wo", "anders")}
    opleiding["hbo_wo"] = opleiding["hbo"] + opleiding["wo"]
    return [
        *telling("personeel", {"totaal": len(in_dienst), **aantallen}, periode),
        *aandelen("personeel_vast", {"": aantallen["vast"]}, basis, periode),
        *aandelen("opleiding", opleiding, basis, periode),
    ]


def _zorgervaring(basis: pd.DataFrame, tijdvak: Tijdvak) -> list[Rij]:
    sinds = dagnummers(basis["ervaring_sinds"].dropna())
    jaren = float((tijdvak.peil - sinds).sum()) / DAGEN_PER_JAAR
    return breuk("zorgervaring", jaren, len(sinds), tijdvak.peiljaar)
