"""What always holds between published numbers, worked out from the registry and the definitions.

Sums, bounds and shares come from the disclosure classes. Stock and flow come from the definition of a stay: who was
present at the end of last year either stayed or went, who came in the year either is present at its end or went too.
So per care form five quantities that no report prints (present before, present now, came and stayed, went, came and
went) tie together inflow, outflow, clients, occupied beds and lengths of stay.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from kkfzlib.kengetallen.dagen import dagen_van_jaar
from kkfzlib.kengetallen.personeel import DAGEN_PER_JAAR
from kkfzlib.kengetallen.register import REGISTER, Onthulling
from kkfzlib.onthulling.jaarrelaties import ONEINDIG, Jaarrelaties
from kkfzlib.onthulling.klassen import is_vrij, klasse, zonder_aantal
from kkfzlib.onthulling.primair import Schalen
from kkfzlib.onthulling.stelsel import Geheim, Stelsel
from kkfzlib.onthulling.verblijfsdagen import verblijfsdagen

_RICHTINGEN = ("in", "uit")
_WERKZAAM = 50.0  # years in which one person can gain experience


def alle_relaties(
    stelsel: Stelsel,
    rijen: Sequence[Any],
    drempel: int,
    schalen: Schalen | None = None,
    gaten: Iterable[str] = (),
) -> None:
    """Add every relation that the rows present give rise to, and the secrets that no row prints.

    ``schalen`` gives (lowest, highest score) per onderzoek where it is known; ``gaten`` are years between two reports
    of which there is none yet.
    """
    bekend = [r for r in rijen if klasse(r.kengetal, r.uitsplitsing) is not None]
    for periode in sorted({r.periode for r in bekend}):
        van = [r for r in bekend if r.periode == periode]
        jaar = _Jaar(stelsel, van, periode, drempel)
        jaar.uit_het_register()
        jaar.stromen()
        jaar.dagen()
        jaar.personeel()
        jaar.continuiteit()
        jaar.tevredenheid(schalen or {})
        if periode.isdecimal():
            verblijfsdagen(stelsel, int(periode))
    for periode in gaten:
        _Jaar(stelsel, [], periode, drempel).ongemeld()


class _Jaar(Jaarrelaties):
    """The relations of one periode."""

    def uit_het_register(self) -> None:
        """Totals, bounds and what together may fill a total."""
        for id in dict.fromkeys(r.kengetal for r in self.rijen):
            soort = REGISTER[id].onthulling
            assert soort is not None  # rows without a class are left out before
            if soort.totaal:
                self._totaal(id, soort)
            codes = [zonder_aantal(c) for c in self.codes(id)]
            for code in codes if soort.binnen else ():
                self.hoogstens(f"{id}/{code}", soort.binnen, f"{id} binnen {soort.binnen}")
            for geheel in soort.vult:
                self.som([self.naam(f"{id}/{c}") for c in codes], [self.naam(geheel)],
                         f"{id} telt op tot {geheel}", zeker=False)  # fmt: skip

    def _totaal(self, id: str, soort: Onthulling) -> None:
        totaal = self.naam(f"{id}/totaal")
        if soort.totaal != ("*",):
            self.som([self.naam(f"{id}/{d}") for d in soort.totaal], [totaal], f"{id} telt op")
            for deel in soort.totaal:
                self.hoogstens(f"{id}/{deel}", f"{id}/totaal", f"{id} binnen totaal")
            return
        onder = [c for c in self.codes(id) if c != "totaal"]
        vrij = [c for c in onder if is_vrij(id, c)]
        soorten = [c for c in onder if c not in vrij]
        for delen in (soorten, vrij):
            self.som([self.naam(f"{id}/{d}") for d in delen], [totaal], f"{id} telt op")

    def stromen(self) -> None:
        """Stock and flow per care form, and of the clients as a whole."""
        vormen = sorted({*self.codes("instroom"), *self.codes("uitstroom_plaatsing")})
        vormen = [v for v in vormen if self.heeft(f"instroom/{v}", f"uitstroom_plaatsing/{v}")]
        for vorm in vormen:
            self._stroom(vorm, f"instroom/{vorm}", f"uitstroom_plaatsing/{vorm}")
        if not vormen:
            return
        for p in (self.vorig, self.p):
            totaal = f"clienten/totaal@{p}"
            aanwezig = [f"aanwezig/{v}@{p}" for v in vormen]
            if not self.stelsel.heeft(totaal):
                continue
            for een in aanwezig:
                self.minstens_nul({totaal: 1.0, een: -1.0}, "aanwezigen in een zorgvorm zijn cliënten")
            self.minstens_nul(
                {**dict.fromkeys(aanwezig, 1.0), totaal: -1.0}, "elke cliënt heeft een zorgvorm"
            )
            self.som(aanwezig, [totaal], "elke cliënt heeft één zorgvorm", zeker=False)
        for vorm in vormen:
            self._niet_aangeboden(vorm)
        eruit = [self.naam(f"uitstroom_plaatsing/{v}") for v in vormen]
        self.som(eruit, [self.naam("uitstroom/totaal")], "geëindigde plaatsingen = uitstroom", zeker=False)
        for vorm in vormen:
            stil = [
                f"aanwezig/{vorm}@{self.vorig}",
                *(self.naam(f"{d}/{vorm}") for d in ("aanwezig", "weg", "nieuw")),
            ]
            self.stelsel.geheim += [Geheim(self.stelsel.var(n), "impliciet") for n in stil]

    def _niet_aangeboden(self, vorm: str) -> None:
        """A care form in which nobody came or went is probably not offered, and what is offered anyone can know."""
        stromen = [self.stelsel.waarde(self.naam(f"{s}/{vorm}")) for s in ("instroom", "uitstroom_plaatsing")]
        for p in (self.vorig, self.p) if not any(stromen) else ():
            var = self.stelsel.var(f"aanwezig/{vorm}@{p}")
            self.stelsel.relatie({var: 1.0}, 0.0, 0.0, "zorgvorm niet aangeboden", zeker=False)

    def _stroom(self, wat: str, erin: str, eruit: str, voorraad: str = "", *, zeker: bool = True) -> None:
        """Who was there before stayed or went; who came stayed or went as well."""
        voor, na = ((f"{voorraad}@{p}" if voorraad else f"aanwezig/{wat}@{p}") for p in (self.vorig, self.p))
        weg, nieuw = self.naam(f"weg/{wat}"), self.naam(f"nieuw/{wat}")
        erin, eruit = self.naam(erin), self.naam(eruit)
        for n in (voor, na, weg, nieuw):
            self.stelsel.var(n)
        self.som([erin, weg], [eruit, nieuw], "gekomen en gegaan in één jaar", zeker=zeker)
        self.som([na, weg], [voor, nieuw], "begin + instroom - uitstroom = eind", zeker=zeker)
        self.minstens_nul({erin: 1.0, nieuw: -1.0}, "wie kwam en bleef, kwam")
        self.minstens_nul({voor: 1.0, weg: -1.0}, "wie er was en ging, was er")

    def ongemeld(self) -> None:
        """A year without a report: what its neighbours tell of who came and went is a secret of the report to come."""
        vormen = ("verblijf", "ambulant", "dagbesteding")
        stromen = [(v, f"instroom/{v}", f"uitstroom_plaatsing/{v}", f"aanwezig/{v}") for v in vormen]
        stromen.append(
            ("personeel", "personeel_instroom/totaal", "personeel_uitstroom/totaal", "personeel/totaal")
        )
        for wat, erin, eruit, voorraad in stromen:
            standen = [f"{voorraad}@{p}" for p in (self.vorig, self.p)]
            if all(map(self.stelsel.heeft, standen)) and not self.heeft(erin):
                var = [self.stelsel.var(self.naam(n)) for n in (erin, eruit)]
                self._stroom(wat, erin, eruit, voorraad)
                self.stelsel.geheim += [Geheim(v, "aantal") for v in var]

    def dagen(self) -> None:
        """Days of stay in ``verblijf``: what each client can add to the days of the year and to lengths of stay."""
        voor, na, weg, nieuw, eruit = (
            f"aanwezig/verblijf@{self.vorig}", self.naam("aanwezig/verblijf"), self.naam("weg/verblijf"),
            self.naam("nieuw/verblijf"), self.naam("uitstroom_plaatsing/verblijf"),
        )  # fmt: skip
        self.som([self.naam("duur_n/uitgestroomd")], [eruit], "verblijfsduur over wie vertrok")
        self.som([self.naam("duur_n/op_peildatum")], [na], "verblijfsduur over wie er is")
        if not all(self.stelsel.heeft(n) for n in (voor, na, weg, nieuw, eruit)):
            return
        bediend, dagen, jaar = self.naam("duur_n/in_jaar"), self.naam("dagen/verblijf"), float(self._lengte())
        if self.stelsel.heeft(bediend):
            self.minstens_nul({bediend: 1.0, na: -1.0}, "wie er is, kreeg zorg")
            self.minstens_nul({na: 1.0, eruit: 1.0, bediend: -1.0}, "wie zorg kreeg, is er of vertrok")
            termen = {self.stelsel.var(bediend): 1.0, self.stelsel.var(voor): -1.0}
            self.stelsel.relatie(termen, 0.0, ONEINDIG, "wie er was, kreeg zorg", zeker=False)
            self._niet_vaker_terug(na, eruit, bediend)
        if self.stelsel.heeft(dagen):
            self.minstens_nul({na: jaar, eruit: jaar - 1, dagen: -1.0}, "hoogstens alle dagen van het jaar")
            self.minstens_nul({dagen: 1.0, voor: -jaar, weg: jaar, nieuw: -1.0}, "wie bleef, was er elke dag")
        self.som([self.naam("duur/in_jaar")], [dagen], "verblijfsdagen in het jaar = beddagen", zeker=False)
        self._doorlopend(dagen, eruit)

    def _niet_vaker_terug(self, na: str, eruit: str, bediend: str) -> None:
        """Nearly everyone comes and goes once: an outsider may guess that no more came back than really did."""
        er, weg, kregen = map(self.stelsel.waarde, (self.naam("duur_n/op_peildatum"), eruit, bediend))
        if math.isnan(er + weg + kregen):
            self.som([na, eruit], [bediend], "niemand kwam twee keer", zeker=False)
        else:
            termen = {self.stelsel.var(n): c for n, c in ((bediend, 1.0), (na, -1.0), (eruit, -1.0))}
            self.stelsel.relatie(termen, kregen - er - weg, ONEINDIG, "niet vaker terug dan gebeurde")

    def _doorlopend(self, dagen: str, eruit: str) -> None:
        """Running days last year + days of this year = running days now + days of those who went."""
        toen, nu, weg = (
            f"duur/op_peildatum@{self.vorig}",
            self.naam("duur/op_peildatum"),
            self.naam("duur/uitgestroomd"),
        )
        if not all(self.stelsel.heeft(n) for n in (toen, nu, dagen)):
            return
        var = self.stelsel.var(weg, "som")
        self.som([toen, dagen], [nu, weg], "dagen van lopende en geëindigde verblijven", zeker=False)
        if 0 < self.stelsel.waarde(eruit) < self.drempel:
            self.stelsel.geheim.append(Geheim(var, "bedrag"))

    def _lengte(self) -> int:
        return dagen_van_jaar(int(self.p))

    def personeel(self) -> None:
        """The base of staff figures, levels of education, and staff that came and went."""
        basis = self.naam("personeel/basis")
        self.som([self.naam("personeel/vast"), self.naam("personeel/tijdelijk")], [basis], "basis")
        niveaus = ("mbo", "hbo", "wo", "anders")
        self.som([self.naam(f"opleiding/{n}") for n in niveaus], [basis], "ieder een opleiding")
        self.som(
            [self.naam("opleiding/hbo"), self.naam("opleiding/wo")],
            [self.naam("opleiding/hbo_wo")],
            "hbo of wo",
        )
        for deel in ("personeel/vast", "opleiding/hbo_wo", *(f"opleiding/{n}" for n in niveaus)):
            self.hoogstens(deel, "personeel/basis", "deel van de basis")
        self.hoogstens("personeel/basis", "personeel/totaal", "basis binnen totaal")
        self.hoogstens(
            "personeel/ervaring", "personeel/basis", "wiens ervaring bekend is, hoort bij de basis"
        )
        self.som([self.naam("personeel/ervaring")], [basis], "van ieder is de ervaring bekend", zeker=False)
        if self.heeft("personeel/basis"):
            self.stelsel.geheim.append(Geheim(self.stelsel.var(basis), "impliciet"))
        self.hoogstens("personeel/basis", "personeel/bediend", "wie er is, werkte")
        stromen = ("personeel_instroom/totaal", "personeel_uitstroom/totaal")
        if self.heeft("personeel/totaal", *stromen):
            self._stroom("personeel", *stromen, voorraad="personeel/totaal")
            toen = self.stelsel.var(f"personeel/totaal@{self.vorig}")
            self.stelsel.relatie({toen: 1.0}, 1.0, ONEINDIG, "er werkte al iemand", zeker=False)
            contracten = [f"personeel/{d}" for d in ("vast", "tijdelijk", "zzp", "stage")]
            self._stromen_per_groep(contracten, *([self.naam(s)] for s in stromen))
            erin, eruit = (
                [self.naam(f"{r} personeel/{d}") for d in ("vast", "tijdelijk")] for r in _RICHTINGEN
            )
            self._stromen_per_groep([f"opleiding/{n}" for n in niveaus], erin, eruit)
            self._ervaring()

    def _stromen_per_groep(self, groepen: Sequence[str], erin: list[str], eruit: list[str]) -> None:
        """Staff that came and went, per group that hardly anyone changes: a contract, a level of education.

        ``erin`` and ``eruit`` are what the flows of all groups add up to.
        """
        namen = [f"{g}@{p}" for g in groepen for p in (self.vorig, self.p)]
        if not all(self.stelsel.heeft(n) for n in (*namen, *erin, *eruit)):
            return
        delen = [[f"{richting} {groep}" for groep in groepen] for richting in _RICHTINGEN]
        for groep, in_, uit in zip(groepen, *delen, strict=True):
            for naam in (in_, uit):
                self.stelsel.var(self.naam(naam))
            self._stroom(groep, in_, uit, voorraad=groep, zeker=False)
        for som, deel in ((erin, delen[0]), (eruit, delen[1])):
            self.som(map(self.naam, deel), som, "stromen per groep tellen op", zeker=False)

    def _ervaring(self) -> None:
        """Who stayed has a year more, who left took some, who came brought some: at most a working life each."""
        vast, tijdelijk = "personeel/vast", "personeel/tijdelijk"
        toen, nu, basis = f"ervaring@{self.vorig}", self.naam("ervaring"), f"personeel/ervaring@{self.vorig}"
        weg, nieuw = ([self.naam(f"{r}/{d}") for d in (vast, tijdelijk)] for r in ("weg", "nieuw"))
        if not all(self.stelsel.heeft(n) for n in (toen, nu, basis, *weg, *nieuw)):
            return
        var = {n: self.stelsel.var(n) for n in (toen, nu, basis, *weg, *nieuw)}
        # To the day: a hundredth of a year each, and a whole team's experience would hide that somebody left.
        erbij = self._lengte() / DAGEN_PER_JAAR
        gebleven = {var[nu]: 1.0, var[toen]: -1.0, var[basis]: -erbij}
        meer = gebleven | {var[n]: _WERKZAAM + erbij for n in weg}
        minder = gebleven | {var[n]: erbij for n in weg} | {var[n]: -_WERKZAAM for n in nieuw}
        self.stelsel.relatie(meer, 0.0, ONEINDIG, "ervaring die vertrok", zeker=False)
        self.stelsel.relatie(minder, -ONEINDIG, 0.0, "ervaring die kwam", zeker=False)

    def continuiteit(self) -> None:
        """Indicator 2: several answers per client, code 10 excludes the others, everyone has at least one."""
        noemer, vermeld = "uitstroom/noemer", self.naam("vermeldingen")
        los: list[str] = []
        for code in dict.fromkeys(zonder_aantal(c) for c in self.codes("continuiteit")):
            deel = f"continuiteit/{code}"
            self.hoogstens(deel, noemer, "categorie binnen noemer")
            if code != "10" and self.heeft("continuiteit/10", noemer):
                n = {self.naam(noemer): 1.0, self.naam(deel): -1.0, self.naam("continuiteit/10"): -1.0}
                self.minstens_nul(n, "10 sluit uit")
            los += self._ontleed(code)
        if not los:
            return
        self.som(los, [vermeld], "vermeldingen = som")
        if self.heeft(noemer):
            self.minstens_nul({**dict.fromkeys(los, 1.0), self.naam(noemer): -1.0}, "ieder een antwoord")

    def _ontleed(self, code: str) -> list[str]:
        """The counts per single category: those behind a merged row are known to exist, not published."""
        samen = self.naam(f"continuiteit/{code}")
        if "+" not in code:
            return [samen]
        delen = [self.naam(f"continuiteit/{c}") for c in code.split("+")]
        for deel in delen:
            self.minstens_nul({samen: 1.0, deel: -1.0}, "categorie binnen groep")
        self.minstens_nul({**dict.fromkeys(delen, 1.0), samen: -1.0}, "groep telt cliënten één keer")
        return delen

    def tevredenheid(self, schalen: Schalen) -> None:
        """Answers and scores of the questions add up to those of the survey; scores lie within the scale."""
        codes = self.codes("tevredenheid")
        for onderzoek in [c for c in codes if "/" not in c]:
            vragen = [c for c in codes if c.startswith(f"{onderzoek}/")]
            for deel in ("antwoorden", "score"):
                self.som([self.naam(f"{deel}/{v}") for v in vragen],
                         [self.naam(f"{deel}/{onderzoek}")], "vragen tellen op")  # fmt: skip
            for vraag in vragen:
                self.hoogstens(f"respondenten/{vraag}", f"respondenten/{onderzoek}", "respondenten")
            self.hoogstens(f"respondenten/{onderzoek}", f"respons/{onderzoek}", "wie antwoordde, deed mee")
        for code in codes:
            laag, hoog = schalen.get(code.split("/")[0], (0.0, ONEINDIG))
            som, n = self.naam(f"score/{code}"), self.naam(f"antwoorden/{code}")
            self.hoogstens(f"respondenten/{code}", f"antwoorden/{code}", "een respondent gaf een antwoord")
            if self.heeft(f"score/{code}", f"antwoorden/{code}"):
                self.minstens_nul({som: 1.0, n: -laag}, "score binnen de schaal")
                if hoog < ONEINDIG:
                    self.minstens_nul({n: hoog, som: -1.0}, "score binnen de schaal")
        for code in self.codes("respons"):
            self.hoogstens(f"respons/{code}", f"uitgenodigd/{code}", "wie meedeed, was uitgenodigd")
