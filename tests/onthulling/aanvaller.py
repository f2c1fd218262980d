"""An attacker: exact search over whole numbers by constraint propagation. No LP, nothing of the product."""

from __future__ import annotations

from dataclasses import dataclass, field

PLAFOND = 400


@dataclass
class Puzzel:
    """Whole numbers 0…plafond under ``laag <= Σ c x <= hoog``."""

    namen: dict[object, int] = field(default_factory=dict)
    voorwaarden: list[tuple[list[tuple[int, int]], int, int]] = field(default_factory=list)
    vondsten: list[list[int]] = field(default_factory=list)
    stappen: int = 0
    plafond: int = PLAFOND

    def weet(self, termen: dict[object, int], laag: float, hoog: float) -> None:
        paren = [(self.namen.setdefault(n, len(self.namen)), c) for n, c in termen.items()]
        self.voorwaarden.append((paren, -(10**12) if laag == -float("inf") else int(laag),
                                 10**12 if hoog == float("inf") else int(hoog)))  # fmt: skip

    def som(self, delen: list[object], totaal: object) -> None:
        self.weet(dict.fromkeys(delen, 1) | {totaal: -1}, 0, 0)

    def hoogstens(self, klein: list[object], groot: object) -> None:
        self.weet(dict.fromkeys(klein, 1) | {groot: -1}, -float("inf"), 0)

    def procent(self, teller: object, noemer: object, getoond: float, decimalen: int) -> None:
        """A printed percentage, in whole numbers: (2w - u) n <= 200 t 10^d <= (2w + u) n with u one last decimal."""
        stap = 10**decimalen
        dubbel = round(2 * getoond * stap)
        self.weet({teller: 200 * stap, noemer: -(dubbel - 1)}, 0, float("inf"))
        self.weet({teller: 200 * stap, noemer: -(dubbel + 1)}, -float("inf"), 0)

    def _snoei(self, laag: list[int], hoog: list[int]) -> bool:
        veranderd = True
        while veranderd:
            veranderd = False
            for paren, onder, boven in self.voorwaarden:
                kleinst = sum(c * (laag[i] if c > 0 else hoog[i]) for i, c in paren)
                grootst = sum(c * (hoog[i] if c > 0 else laag[i]) for i, c in paren)
                if kleinst > boven or grootst < onder:
                    return False
                if kleinst >= onder and grootst <= boven:
                    continue
                for i, c in paren:
                    if laag[i] == hoog[i]:
                        continue
                    eigen_min, eigen_max = (c * laag[i], c * hoog[i]) if c > 0 else (c * hoog[i], c * laag[i])
                    ruimte_hoog, ruimte_laag = boven - (kleinst - eigen_min), onder - (grootst - eigen_max)
                    if c > 0:
                        nieuw_hoog, nieuw_laag = ruimte_hoog // c, -((-ruimte_laag) // c)
                    else:
                        nieuw_laag, nieuw_hoog = -(ruimte_hoog // -c), (-ruimte_laag) // -c
                    if nieuw_hoog < hoog[i] or nieuw_laag > laag[i]:
                        laag[i], hoog[i] = max(laag[i], nieuw_laag), min(hoog[i], nieuw_hoog)
                        if laag[i] > hoog[i]:
                            return False
                        veranderd = True
                        kleinst = sum(c2 * (laag[j] if c2 > 0 else hoog[j]) for j, c2 in paren)
                        grootst = sum(c2 * (hoog[j] if c2 > 0 else laag[j]) for j, c2 in paren)
        return True

    def _zoek(self, laag: list[int], hoog: list[int]) -> list[int] | None:
        self.stappen += 1
        if self.stappen > 40_000:
            raise RuntimeError("zoektocht te lang")
        if not self._snoei(laag, hoog):
            return None
        los = [i for i in range(len(laag)) if laag[i] < hoog[i]]
        if not los:
            return laag
        i = min(los, key=lambda k: hoog[k] - laag[k])
        midden = (laag[i] + hoog[i]) // 2
        for onder, boven in ((laag[i], midden), (midden + 1, hoog[i])):
            l2, h2 = laag.copy(), hoog.copy()
            l2[i], h2[i] = onder, boven
            gevonden = self._zoek(l2, h2)
            if gevonden is not None:
                return gevonden
        return None

    def kan(self, naam: object, minstens: int = 0, hoogstens: int | None = None) -> bool:
        """Whether some table has ``naam`` between these bounds."""
        if naam not in self.namen:
            return True
        i = self.namen[naam]
        hoogstens = self.plafond if hoogstens is None else hoogstens
        if any(minstens <= x[i] <= hoogstens for x in self.vondsten):
            return True
        laag, hoog = [0] * len(self.namen), [self.plafond] * len(self.namen)
        laag[i], hoog[i] = minstens, hoogstens
        self.stappen = 0
        gevonden = self._zoek(laag, hoog)
        if gevonden is not None:
            self.vondsten.append(gevonden)
        return gevonden is not None


def puzzel_van(tabel, jaar: int, stromen: bool = True) -> Puzzel:
    """What the published rows (contract columns plus ``verborgen``) tell, written from contract.md alone.

    ``stromen``: also begin + instroom - uitstroom = eind, which holds only where nobody has two care forms at once.
    """
    p = Puzzel()
    eerste, tweede = str(jaar - 1), str(jaar)
    aanwezig = {(r.kengetal, r.uitsplitsing, r.periode) for r in tabel.itertuples()}
    for r in tabel.itertuples():
        eigen = (r.kengetal, r.uitsplitsing, r.periode)
        if r.kengetal in ("clienten", "zorgzwaarte", "instroom", "uitstroom_plaatsing", "uitstroom"):
            p.namen.setdefault(eigen, len(p.namen))
            if not r.verborgen:
                p.weet({eigen: 1}, r.waarde, r.waarde)
        elif r.kengetal in ("clienten_aandeel", "continuiteit", "continuiteit_vermeldingen"):
            if r.kengetal == "clienten_aandeel":
                eigen, noemer = ("clienten", r.uitsplitsing, r.periode), ("clienten", "totaal", r.periode)
            else:
                noemer = ("uitstroom", "noemer", r.periode)
                p.namen.setdefault(eigen, len(p.namen))
            if not r.verborgen:
                p.weet({eigen: 1}, r.teller, r.teller)
                p.weet({noemer: 1}, r.noemer, r.noemer)
                if eigen != noemer:
                    p.procent(eigen, noemer, round(r.waarde, 2), 2)
    for jr in (eerste, tweede):
        codes = [s for s in aanwezig if s[0] == "continuiteit" and s[2] == jr]
        if ("clienten", "totaal", jr) in aanwezig and ("clienten", "fz", jr) in aanwezig:
            p.som([("clienten", "fz", jr), ("clienten", "anders", jr)], ("clienten", "totaal", jr))
        for s in aanwezig:
            if s[0] == "zorgzwaarte" and s[2] == jr:
                p.hoogstens([s], ("clienten", "totaal", jr))
        if ("uitstroom", "totaal", jr) in aanwezig:
            p.som([("uitstroom", "detentie", jr), ("uitstroom", "noemer", jr)], ("uitstroom", "totaal", jr))
        los = []
        for s in codes:
            p.hoogstens([s], ("uitstroom", "noemer", jr))
            delen = [("continuiteit", c, jr) for c in s[1].split("+")]
            los += delen
            if len(delen) > 1:
                p.weet(dict.fromkeys(delen, 1) | {s: -1}, 0, float("inf"))
                for deel in delen:
                    p.hoogstens([deel], s)
        if los and ("continuiteit_vermeldingen", "", jr) in aanwezig:
            p.som(los, ("continuiteit_vermeldingen", "", jr))
        erin = [s for s in aanwezig if s[0] == "instroom" and s[2] == jr]
        eruit = [s for s in aanwezig if s[0] == "uitstroom_plaatsing" and s[2] == jr]
        begin = ("clienten", "totaal", str(int(jr) - 1))
        if stromen and erin and eruit and begin in aanwezig:
            p.weet(
                {begin: 1, ("clienten", "totaal", jr): -1}
                | dict.fromkeys(erin, 1)
                | dict.fromkeys(eruit, -1),
                0,
                0,
            )
    return p
