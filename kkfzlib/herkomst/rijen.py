"""Which raw rows stand behind a kengetal: how many above and below the line, never the rows themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from kkfzlib.kengetallen.dagen import Tijdvak, dagnummers
from kkfzlib.kengetallen.personeel import eigen
from kkfzlib.kengetallen.verblijven import VERBLIJF, ZORGVORMEN, Plaatsingen, Verblijven, verblijven
from kkfzlib.tabellen import Invoer

Masker = npt.NDArray[np.bool_]
Rijen = tuple[Mapping[str, int], Mapping[str, int]]
"""Rows per table above the line, and below it (empty for counts and sums)."""

_BEREIK = 1 << 22
"""More days than any two dates lie apart."""


def _n(**maskers: Masker | pd.Series) -> dict[str, int]:
    return {tabel: int(np.asarray(masker, dtype=bool).sum()) for tabel, masker in maskers.items()}


@dataclass(frozen=True)
class Rijenteller:
    """Counts the rows of one clean input; what several kengetallen share is worked out once.

    The selections repeat the definitions in the registry on purpose, apart from the computation: where both agree
    (a count of rows that *is* the kengetal) a test compares the two.
    """

    invoer: Invoer

    def van(self, kengetal: str, uitsplitsing: str, periode: str, herkomst: str) -> Rijen:
        """Rows behind one row of ``kengetallen.csv``; two empty mappings where its table was not supplied."""
        if kengetal == "benchmark":
            return self._benchmark(uitsplitsing), {}
        if herkomst == "opgave":
            return self._opgave(kengetal, uitsplitsing, periode), {}
        tel = _TELLERS.get(kengetal)
        try:
            return ({}, {}) if tel is None else tel(self, uitsplitsing, periode)
        except KeyError:  # the table is not there: the value came from elsewhere
            return {}, {}

    def tabel(self, naam: str) -> pd.DataFrame:
        """The clean table; KeyError when it was not supplied."""
        return self.invoer.tabellen[naam]

    @cached_property
    def tijdvak(self) -> Tijdvak:
        """The report year."""
        return Tijdvak.van(self.invoer.instellingen)

    @cached_property
    def plaatsingen(self) -> Plaatsingen:
        """The placements as arrays."""
        return Plaatsingen.uit(self.tabel("plaatsingen"))

    @cached_property
    def stays(self) -> Verblijven:
        """The stays that the placements form."""
        return verblijven(self.plaatsingen)

    @cached_property
    def stay_van_rij(self) -> npt.NDArray[np.int64]:
        """For each placement the number of the stay that it is part of."""
        p, v = self.plaatsingen, self.stays
        laagste = int(p.begin.min(initial=0))
        stays = (v.client * len(ZORGVORMEN) + v.vorm) * _BEREIK + (v.begin - laagste)
        rijen = (p.client * len(ZORGVORMEN) + p.vorm) * _BEREIK + (p.begin - laagste)
        return np.searchsorted(stays, rijen, side="right") - 1

    @cached_property
    def aanwezig(self) -> Masker:
        """Placements that hold the peildatum."""
        return self.tijdvak.op_peildatum(self.plaatsingen.begin, self.plaatsingen.eind)

    def in_jaar(self, tabel: str, kolom: str = "datum") -> Masker:
        """Rows of a table whose date lies in the report year."""
        return self.tijdvak.in_jaar(dagnummers(self.tabel(tabel)[kolom]))

    def in_dienst(self, *, alleen_eigen: bool, heel_jaar: bool = False) -> Masker:
        """People in service on the peildatum, or (``heel_jaar``) on any day of the year."""
        mensen = self.tabel("medewerkers")
        begin, eind = dagnummers(mensen["in_dienst"]), dagnummers(mensen["uit_dienst"])
        aan = (
            self.tijdvak.dagen_in_jaar(begin, eind) > 0
            if heel_jaar
            else self.tijdvak.op_peildatum(begin, eind)
        )
        return aan & eigen(mensen).to_numpy(dtype=bool) if alleen_eigen else aan

    def _opgave(self, kengetal: str, uitsplitsing: str, periode: str) -> dict[str, int]:
        from kkfzlib.kengetallen.opgave import canonieke_uitsplitsing

        if "opgave" not in self.invoer.tabellen:
            return {}
        opgave = self.tabel("opgave")
        eigen_ = (opgave["kengetal"].str.strip().str.lower() == kengetal) & (
            opgave["periode"].astype(str).str.strip() == periode
        )
        codes = opgave.loc[eigen_, "uitsplitsing"].fillna("").astype(str)
        zelfde = [
            canonieke_uitsplitsing(kengetal, c, self.invoer)[0] == uitsplitsing.split(":")[0] for c in codes
        ]
        return {"opgave": sum(zelfde)}

    def _benchmark(self, uitsplitsing: str) -> dict[str, int]:
        if "benchmarks" not in self.invoer.tabellen:
            return {}
        b = self.tabel("benchmarks").fillna({"bron": ""})
        samen = b["kengetal"].str.strip() + "/" + b["bron"].str.strip()
        return _n(benchmarks=samen.str.rstrip("/") == uitsplitsing)

    def stay_rijen(self, keuze: Masker) -> dict[str, int]:
        """Placements that make up the chosen stays."""
        return _n(plaatsingen=keuze[self.stay_van_rij] if len(keuze) else np.zeros(0, dtype=bool))


Teller = Callable[[Rijenteller, str, str], Rijen]


def _clienten(t: Rijenteller, code: str, periode: str) -> Rijen:
    p = t.plaatsingen
    met_fz = p.verschillende(t.aanwezig & p.fz)[p.client]
    keuze = {"fz": t.aanwezig & p.fz, "anders": t.aanwezig & ~met_fz}.get(code, t.aanwezig)
    return _n(plaatsingen=keuze), {}


def _clienten_aandeel(t: Rijenteller, code: str, periode: str) -> Rijen:
    return _clienten(t, code, periode)[0], _n(plaatsingen=t.aanwezig)


def _zorgzwaarte(t: Rijenteller, code: str, periode: str) -> Rijen:
    namen = t.plaatsingen.zorgzwaarte.fillna("").astype(str).str.upper()
    return _n(plaatsingen=t.aanwezig & namen.isin(code.split("+")).to_numpy()), {}


def _omzet(t: Rijenteller, code: str, periode: str) -> Rijen:
    fz = (t.tabel("omzet")["financiering"] == "fz").to_numpy(dtype=bool)
    return _n(omzet={"fz": fz, "anders": ~fz}.get(code, np.ones(len(fz), dtype=bool))), {}


def _omzet_aandeel(t: Rijenteller, code: str, periode: str) -> Rijen:
    return _omzet(t, code, periode)[0], _omzet(t, "totaal", periode)[0]


def _bedden(t: Rijenteller, code: str, periode: str) -> Rijen:
    p = t.plaatsingen
    return _n(plaatsingen=(p.vorm == VERBLIJF) & (t.tijdvak.dagen_in_jaar(p.begin, p.eind) > 0)), {}


def _bezettingsgraad(t: Rijenteller, code: str, periode: str) -> Rijen:
    c = t.tabel("capaciteit")
    dagen = t.tijdvak.dagen_in_jaar(dagnummers(c["begindatum"]), dagnummers(c["einddatum"]))
    return _bedden(t, code, periode)[0], _n(capaciteit=dagen > 0)


def _verblijfsduur(t: Rijenteller, code: str, periode: str) -> Rijen:
    v, binnen = t.stays, t.stays.vorm == VERBLIJF
    keuze = {
        "uitgestroomd": binnen & t.tijdvak.in_jaar(v.eind),
        "in_jaar": binnen & (t.tijdvak.dagen_in_jaar(v.begin, v.eind) > 0),
        "op_peildatum": binnen & t.tijdvak.op_peildatum(v.begin, v.eind),
    }[code]
    rijen = t.stay_rijen(keuze)
    return rijen, rijen


def _stroom(uiteinde: str) -> Teller:
    def tel(t: Rijenteller, code: str, periode: str) -> Rijen:
        keuze = t.tijdvak.in_jaar(getattr(t.stays, uiteinde)) & (t.stays.vorm == ZORGVORMEN.index(code))
        return t.stay_rijen(keuze), {}

    return tel


def _uitstroom(t: Rijenteller, code: str, periode: str) -> Rijen:
    in_jaar, terug = t.in_jaar("uitstroom"), t.tabel("uitstroom")["terug_naar_detentie"].to_numpy(dtype=bool)
    return _n(uitstroom=in_jaar & {"detentie": terug, "noemer": ~terug}.get(code, True)), {}


def _continuiteit(t: Rijenteller, code: str, periode: str) -> Rijen:
    uitstroom = t.tabel("uitstroom")
    basis = t.in_jaar("uitstroom") & ~uitstroom["terug_naar_detentie"].to_numpy(dtype=bool)
    codes = set(code.split("+")) if code else set(t.invoer.gids.codes)
    genoemd = [bool({c.strip() for c in str(cel).split("|")} & codes) for cel in uitstroom["vervolgzorg"]]
    return _n(uitstroom=basis & np.array(genoemd, dtype=bool)), _n(uitstroom=basis)


def _personeel(t: Rijenteller, code: str, periode: str) -> Rijen:
    verband = t.tabel("medewerkers")["dienstverband"]
    aan = t.in_dienst(alleen_eigen=False)
    return _n(medewerkers=aan if code == "totaal" else aan & (verband == code).to_numpy(dtype=bool)), {}


def _personeel_vast(t: Rijenteller, code: str, periode: str) -> Rijen:
    return _personeel(t, "vast", periode)[0], _n(medewerkers=t.in_dienst(alleen_eigen=True))


def _opleiding(t: Rijenteller, code: str, periode: str) -> Rijen:
    basis = t.in_dienst(alleen_eigen=True)
    welke = t.tabel("medewerkers")["opleiding"].isin(code.split("_")).to_numpy(dtype=bool)
    return _n(medewerkers=basis & welke), _n(medewerkers=basis)


def _zorgervaring(t: Rijenteller, code: str, periode: str) -> Rijen:
    bekend = t.tabel("medewerkers")["ervaring_sinds"].notna().to_numpy()
    rijen = _n(medewerkers=t.in_dienst(alleen_eigen=True) & bekend)
    return rijen, rijen


def _personeel_instroom(t: Rijenteller, code: str, periode: str) -> Rijen:
    return _n(medewerkers=t.in_jaar("medewerkers", "in_dienst")), {}


def _personeel_uitstroom(t: Rijenteller, code: str, periode: str) -> Rijen:
    weg = t.in_jaar("medewerkers", "uit_dienst")
    zzp = (t.tabel("medewerkers")["reden_uit_dienst"].str.strip().str.lower() == "zzp").to_numpy(dtype=bool)
    return _n(medewerkers=weg & zzp if code == "zzp" else weg), {}


def _verzuim(t: Rijenteller, code: str, periode: str) -> Rijen:
    verzuim, mensen = t.tabel("verzuim"), t.tabel("medewerkers")
    dagen = t.tijdvak.dagen_in_jaar(dagnummers(verzuim["begindatum"]), dagnummers(verzuim["einddatum"]))
    van_eigen = verzuim["medewerker_id"].isin(mensen.loc[eigen(mensen), "medewerker_id"]).to_numpy(dtype=bool)
    ziek = (verzuim["soort"] == "ziekte").to_numpy(dtype=bool)
    return _n(verzuim=ziek & van_eigen & (dagen > 0)), _n(
        medewerkers=t.in_dienst(alleen_eigen=True, heel_jaar=True)
    )


def _leerlijn(t: Rijenteller, code: str, periode: str) -> Rijen:
    return _n(scholing=t.in_jaar("scholing") & (t.tabel("scholing")["soort"] == "leerlijn").to_numpy()), {}


def _aanvullend(t: Rijenteller, code: str, periode: str) -> Rijen:
    scholing, basis = t.tabel("scholing"), t.in_dienst(alleen_eigen=True, heel_jaar=True)
    van_basis = scholing["medewerker_id"].isin(t.tabel("medewerkers").loc[basis, "medewerker_id"])
    keuze = t.in_jaar("scholing") & (van_basis & (scholing["soort"] == "aanvullend")).to_numpy(dtype=bool)
    return _n(scholing=keuze), _n(medewerkers=basis)


def _beleid(t: Rijenteller, code: str, periode: str) -> Rijen:
    beleid = t.tabel("beleid")
    return _n(beleid=(beleid["categorie"] == code) & (beleid["jaar"].astype(str) == periode)), {}


def _per_soort(tabel: str) -> Teller:
    def tel(t: Rijenteller, code: str, periode: str) -> Rijen:
        rijen = t.tabel(tabel)
        keuze = t.in_jaar(tabel)
        if code.startswith("maand/"):
            keuze = keuze & (rijen["datum"].dt.month == int(code[6:])).to_numpy(dtype=bool)
        elif code != "totaal":
            keuze = keuze & (rijen["soort"] == code).to_numpy(dtype=bool)
        return _n(**{tabel: keuze}), {}

    return tel


def _tevredenheid(t: Rijenteller, code: str, periode: str) -> Rijen:
    antwoorden = t.tabel("antwoorden")
    onderzoek, streep, vraag = code.partition("/")
    keuze = antwoorden["score"].notna() & (antwoorden["onderzoek"] == onderzoek)
    rijen = _n(antwoorden=keuze & (antwoorden["vraag"] == vraag) if streep else keuze)
    return rijen, rijen


def _respons(t: Rijenteller, code: str, periode: str) -> Rijen:
    teller = _n(antwoorden=t.tabel("antwoorden")["onderzoek"] == code)
    return teller, _n(onderzoeken=t.tabel("onderzoeken")["onderzoek"] == code)


_TELLERS: Mapping[str, Teller] = {
    "clienten": _clienten, "clienten_aandeel": _clienten_aandeel, "zorgzwaarte": _zorgzwaarte,
    "omzet": _omzet, "omzet_aandeel": _omzet_aandeel, "omzet_groei": _omzet,
    "beddagen": _bedden, "bezette_bedden": _bedden, "bezettingsgraad": _bezettingsgraad,
    "verblijfsduur": _verblijfsduur, "instroom": _stroom("begin"), "uitstroom_plaatsing": _stroom("eind"),
    "uitstroom": _uitstroom, "continuiteit": _continuiteit, "continuiteit_vermeldingen": _continuiteit,
    "personeel": _personeel, "personeel_vast": _personeel_vast, "opleiding": _opleiding, "zorgervaring": _zorgervaring,
    "personeel_instroom": _personeel_instroom, "personeel_uitstroom": _personeel_uitstroom, "verzuim": _verzuim,
    "leerlijnmodules": _leerlijn, "aanvullende_trainingen": _aanvullend, "beleidsdocumenten": _beleid,
    "incidenten": _per_soort("incidenten"), "bijeenkomsten": _per_soort("bijeenkomsten"),
    "tevredenheid": _tevredenheid, "respons": _respons,
}  # fmt: skip
