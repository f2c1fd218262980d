"""Which raw rows stand behind every figure, read from the definitions once more: one row at a time, in plain Python.

Nothing here may come from ``kkfzlib``. ``teller`` and ``noemer`` tell how many rows of which table count.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.acceptatie.orakel import Keuzes, Orakel, Tabel

Rijen = tuple[dict[str, int], dict[str, int]]


class Rijenorakel:
    """Counts rows of the raw tables of one year."""

    def __init__(self, tabellen: dict[str, Tabel], keuzes: Keuzes) -> None:
        self.basis = Orakel(tabellen, keuzes)
        self.tabellen, self.peil, self.gids = self.basis.tabellen, keuzes.peildatum, keuzes.gids

    def rijen(self, kengetal: str, code: str, periode: str) -> Rijen:
        """Rows above and below the line of one figure that was computed from registration."""
        if hasattr(self, f"_{kengetal}"):
            boven, onder = getattr(self, f"_{kengetal}")(code, periode)
            return boven, onder
        return self._op_datum(kengetal, code), {}

    def tel(self, tabel: str, telt: Callable[[dict], bool]) -> dict[str, int]:
        return {tabel: sum(1 for r in self.tabellen[tabel] if telt(r))}

    def dit_jaar(self, dag: date | None) -> bool:
        return dag in self.basis.in_dit_jaar

    def hier(self, r: dict, begin: str = "begindatum", eind: str = "einddatum") -> bool:
        return self.basis.telt(self.peil, r[begin], r[eind])

    def dagen(self, r: dict, begin: str = "begindatum", eind: str = "einddatum") -> int:
        return self.basis.dagen_in_jaar(r[begin], r[eind])

    # clients

    def _clienten(self, code: str, periode: str) -> Rijen:
        fz = {r["client_id"] for r in self.basis.aanwezig() if r["financiering"] == "fz"}
        telt: dict[str, Callable[[dict], bool]] = {
            "fz": lambda r: r["financiering"] == "fz",
            "anders": lambda r: r["client_id"] not in fz,
            "totaal": lambda r: True,
        }
        return self.tel("plaatsingen", lambda r: self.hier(r) and telt[code](r)), {}

    def _clienten_aandeel(self, code: str, periode: str) -> Rijen:
        return self._clienten(code, periode)[0], self._clienten("totaal", periode)[0]

    def _zorgzwaarte(self, code: str, periode: str) -> Rijen:
        return self.tel(
            "plaatsingen", lambda r: self.hier(r) and (r["zorgzwaarte"] or "").upper() == code
        ), {}

    def _beddagen(self, code: str, periode: str) -> Rijen:
        return self.tel("plaatsingen", lambda r: r["zorgvorm"] == "verblijf" and self.dagen(r) > 0), {}

    _bezette_bedden = _beddagen

    def _bezettingsgraad(self, code: str, periode: str) -> Rijen:
        return self._beddagen(code, periode)[0], self.tel("capaciteit", lambda r: self.dagen(r) > 0)

    def _van_verblijven(self, vorm: str, telt: Callable[[str, date, date | None], bool]) -> dict[str, int]:
        """Placements that lie within a stay that counts."""
        gekozen = [v for v in self.basis.verblijven(vorm) if telt(*v)]

        def erin(r: dict) -> bool:
            eind = r["einddatum"] or date.max
            return r["zorgvorm"] == vorm and any(
                client == r["client_id"] and begin <= r["begindatum"] and eind <= (tot or date.max)
                for client, begin, tot in gekozen
            )

        return self.tel("plaatsingen", erin)

    def _instroom(self, code: str, periode: str) -> Rijen:
        return self._van_verblijven(code, lambda _, begin, __: self.dit_jaar(begin)), {}

    def _uitstroom_plaatsing(self, code: str, periode: str) -> Rijen:
        return self._van_verblijven(code, lambda _, __, eind: self.dit_jaar(eind)), {}

    def _verblijfsduur(self, code: str, periode: str) -> Rijen:
        verblijf = [r for r in self.tabellen["plaatsingen"] if r["zorgvorm"] == "verblijf"]
        bediend = {r["client_id"] for r in verblijf if self.dagen(r) > 0}
        aanwezig = {r["client_id"] for r in verblijf if self.hier(r)}
        telt: dict[str, Callable[[str, date, date | None], bool]] = {
            "uitgestroomd": lambda client, begin, eind: self.dit_jaar(eind),
            "in_jaar": lambda client, begin, eind: (
                client in bediend and self.basis.dagen_in_jaar(begin, eind) > 0
            ),
            "op_peildatum": lambda client, begin, eind: (
                client in aanwezig and self.basis.telt(self.peil, begin, eind)
            ),
        }
        rijen = self._van_verblijven("verblijf", telt[code])
        return rijen, rijen

    def _uitstroom(self, code: str, periode: str) -> Rijen:
        goed = {"totaal": (True, False), "detentie": (True,), "noemer": (False,)}[code]
        return self.tel(
            "uitstroom", lambda r: self.dit_jaar(r["datum"]) and r["terug_naar_detentie"] in goed
        ), {}

    def _continuiteit(self, code: str, periode: str) -> Rijen:
        gezocht = {code} if code else set(self.gids)
        basis = [
            r
            for r in self.tabellen["uitstroom"]
            if self.dit_jaar(r["datum"]) and not r["terug_naar_detentie"]
        ]
        genoemd = [r for r in basis if gezocht & set((r["vervolgzorg"] or "").split("|"))]
        return {"uitstroom": len(genoemd)}, {"uitstroom": len(basis)}

    _continuiteit_vermeldingen = _continuiteit

    # money and people

    def _omzet(self, code: str, periode: str) -> Rijen:
        soort = {"fz": (True,), "anders": (False,), "totaal": (True, False)}[code]
        return self.tel("omzet", lambda r: (r["financiering"] == "fz") in soort), {}

    _omzet_groei = _omzet

    def _omzet_aandeel(self, code: str, periode: str) -> Rijen:
        return self._omzet(code, periode)[0], self._omzet("totaal", periode)[0]

    def in_dienst(self, r: dict, eigen: bool = False) -> bool:
        return self.hier(r, "in_dienst", "uit_dienst") and (not eigen or self.eigen(r))

    @staticmethod
    def eigen(r: dict) -> bool:
        return r["dienstverband"] in ("vast", "tijdelijk")

    def van_eigen(self) -> dict[str, dict]:
        """Own people who were in service in the year, by id."""
        return {
            r["medewerker_id"]: r
            for r in self.tabellen["medewerkers"]
            if self.eigen(r) and self.dagen(r, "in_dienst", "uit_dienst") > 0
        }

    def _personeel(self, code: str, periode: str) -> Rijen:
        return self.tel(
            "medewerkers", lambda r: self.in_dienst(r) and code in ("totaal", r["dienstverband"])
        ), {}

    def _personeel_vast(self, code: str, periode: str) -> Rijen:
        return self._personeel("vast", periode)[0], self.tel("medewerkers", lambda r: self.in_dienst(r, True))

    def _opleiding(self, code: str, periode: str) -> Rijen:
        niveaus = ("hbo", "wo") if code == "hbo_wo" else (code,)
        boven = self.tel("medewerkers", lambda r: self.in_dienst(r, True) and r["opleiding"] in niveaus)
        return boven, self.tel("medewerkers", lambda r: self.in_dienst(r, True))

    def _zorgervaring(self, code: str, periode: str) -> Rijen:
        rijen = self.tel("medewerkers", lambda r: self.in_dienst(r, True))
        return rijen, rijen

    def _personeel_instroom(self, code: str, periode: str) -> Rijen:
        return self.tel("medewerkers", lambda r: self.dit_jaar(r["in_dienst"])), {}

    def _personeel_uitstroom(self, code: str, periode: str) -> Rijen:
        def telt(r: dict) -> bool:
            zzp = (r["reden_uit_dienst"] or "").strip().lower() == "zzp"
            return self.dit_jaar(r["uit_dienst"]) and (code == "totaal" or zzp)

        return self.tel("medewerkers", telt), {}

    def _verzuim(self, code: str, periode: str) -> Rijen:
        eigen = self.van_eigen()

        def telt(r: dict) -> bool:
            m = eigen.get(r["medewerker_id"])
            return m is not None and r["soort"] == "ziekte" and any(
                self.basis.telt(dag, r["begindatum"], r["einddatum"])
                and self.basis.telt(dag, m["in_dienst"], m["uit_dienst"])
                for dag in self.basis.dagen
            )  # fmt: skip

        return self.tel("verzuim", telt), {"medewerkers": len(eigen)}

    def _leerlijnmodules(self, code: str, periode: str) -> Rijen:
        return self.tel("scholing", lambda r: self.dit_jaar(r["datum"]) and r["soort"] == "leerlijn"), {}

    def _aanvullende_trainingen(self, code: str, periode: str) -> Rijen:
        eigen = self.van_eigen()

        def telt(r: dict) -> bool:
            return self.dit_jaar(r["datum"]) and r["soort"] == "aanvullend" and r["medewerker_id"] in eigen

        return self.tel("scholing", telt), {"medewerkers": len(eigen)}

    # quality

    def _beleidsdocumenten(self, code: str, periode: str) -> Rijen:
        return self.tel("beleid", lambda r: (r["categorie"], str(r["jaar"])) == (code, periode)), {}

    def _op_datum(self, tabel: str, code: str) -> dict[str, int]:
        """Incidents and meetings: of the year, of one month, or of one soort."""

        def telt(r: dict) -> bool:
            bekend = ("totaal", f"maand/{r['datum'].month:02d}", r["soort"])
            return self.dit_jaar(r["datum"]) and code in bekend

        return self.tel(tabel, telt)

    def _tevredenheid(self, code: str, periode: str) -> Rijen:
        rijen = self.tel(
            "antwoorden",
            lambda r: r["score"] is not None and code in (r["onderzoek"], f"{r['onderzoek']}/{r['vraag']}"),
        )
        return rijen, rijen

    def _respons(self, code: str, periode: str) -> Rijen:
        boven = self.tel("antwoorden", lambda r: r["onderzoek"] == code)
        return boven, self.tel("onderzoeken", lambda r: r["onderzoek"] == code)
