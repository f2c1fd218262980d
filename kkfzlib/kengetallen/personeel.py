"""Staff on the peildatum, its education and experience, and who came and went.

Source of the definitions: Kwaliteitskader Forensische Zorg, pijler 2, as the registry words them. ``medewerkers`` holds
one row per person; shares and means leave zzp and stage out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd

from kkfzlib.kengetallen.dagen import dagnummers
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import Bools, Deel, Selectie, som

BUITEN_BASIS = ("zzp", "stage")
"""Forms of engagement that count as people, but not in shares and means of the staff."""

DAGEN_PER_JAAR = 365.25


def eigen(medewerkers: pd.DataFrame) -> Bools:
    """Flag per person: employed by the organisation itself (no zzp, no stage)."""
    return ~medewerkers["dienstverband"].isin(BUITEN_BASIS).to_numpy(dtype=bool)


def eigen_in_jaar(g: Grondslag) -> Bools:
    """Flag per person: employed by the organisation itself, and in service on at least one day of the year."""
    m = g.tabel("medewerkers")
    dagen = g.tijdvak.dagen_in_jaar(dagnummers(m["in_dienst"]), dagnummers(m["uit_dienst"]))
    return eigen(m) & (dagen > 0)


def personeel(g: Grondslag) -> Iterator[Selectie]:
    """``personeel``: people in service on the peildatum per dienstverband (aantal); 0 where nobody has it."""
    er, verband = _in_dienst(g), g.tabel("medewerkers")["dienstverband"]
    yield Selectie("totaal", _mensen(er), periode=g.tijdvak.peiljaar)
    for code in ("vast", "tijdelijk", "zzp", "stage"):
        yield Selectie(code, _mensen(er & _is(verband, code)), periode=g.tijdvak.peiljaar)


def vast(g: Grondslag) -> Iterator[Selectie]:
    """``personeel_vast``: people with a permanent contract out of the own staff on the peildatum (%)."""
    keuze = _in_dienst(g) & _is(g.tabel("medewerkers")["dienstverband"], "vast")
    yield Selectie("", _mensen(keuze), _mensen(_basis(g)), g.tijdvak.peiljaar)


def opleiding(g: Grondslag) -> Iterator[Selectie]:
    """``opleiding``: people with each level out of the own staff on the peildatum (%)."""
    basis, niveau = _basis(g), g.tabel("medewerkers")["opleiding"]
    for code in ("mbo", "hbo", "wo", "anders", "hbo_wo"):
        keuze = basis & _is(niveau, *code.split("_"))
        yield Selectie(code, _mensen(keuze), _mensen(basis), g.tijdvak.peiljaar)


def ervaring_is_dienst(medewerkers: pd.DataFrame) -> bool:
    """Whether everybody's experience begins with the employment: then it is length of service, and says so."""
    sinds = medewerkers["ervaring_sinds"]
    gevuld = sinds.notna()
    return bool(gevuld.sum() > 1 and (sinds[gevuld] == medewerkers.loc[gevuld, "in_dienst"]).all())


def zorgervaring(g: Grondslag) -> Iterator[Selectie]:
    """``zorgervaring``: mean years between ervaring_sinds and the peildatum over the own staff (jaar)."""
    sinds = g.tabel("medewerkers")["ervaring_sinds"]
    keuze = _basis(g) & sinds.notna().to_numpy(dtype=bool)
    dagen = g.tijdvak.peil - dagnummers(sinds)
    yield Selectie("", _mensen(keuze, som(dagen, DAGEN_PER_JAAR)), _mensen(keuze), g.tijdvak.peiljaar)


def instroom(g: Grondslag) -> Iterator[Selectie]:
    """``personeel_instroom``: people who began in the year, zzp and stage included (aantal)."""
    yield Selectie("totaal", _mensen(g.in_jaar("medewerkers", "in_dienst")))


def uitstroom(g: Grondslag) -> Iterator[Selectie]:
    """``personeel_uitstroom``: people who left in the year, and those who left to become zzp'er (aantal)."""
    weg = g.in_jaar("medewerkers", "uit_dienst")
    reden = g.tabel("medewerkers")["reden_uit_dienst"].str.strip().str.lower()
    yield Selectie("totaal", _mensen(weg))
    yield Selectie("zzp", _mensen(weg & _is(reden, "zzp")))


def _in_dienst(g: Grondslag) -> Bools:
    m = g.tabel("medewerkers")
    return g.tijdvak.op_peildatum(dagnummers(m["in_dienst"]), dagnummers(m["uit_dienst"]))


def _basis(g: Grondslag) -> Bools:
    return _in_dienst(g) & eigen(g.tabel("medewerkers"))


def _is(kolom: pd.Series, *waarden: str) -> Bools:
    return kolom.isin(waarden).to_numpy(dtype=bool)


_mensen = partial(Deel, "medewerkers")
