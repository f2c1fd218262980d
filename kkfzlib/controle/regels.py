"""The rules of the audit, one row each, in the order of the appendix *Consistentie*."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kkfzlib.bevindingen import Bevinding, Ernst, gesorteerd

from . import (
    aankondiging,
    bronnen,
    herstel,
    identiteit,
    jaartekst,
    jaren,
    maandtekst,
    omzet,
    opgave,
    percentages,
    richting,
    tekst_getal,
    totalen,
    verandering,
)  # fmt: skip
from .onderzocht import EigenVerslag, GepubliceerdVerslag, Onderzocht

Uitslag = Iterable[Bevinding]


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule: the name its findings carry, its title for readers, the worst level it gives, an example, its tests.

    ``overal`` runs on every report, ``eigen`` only on one in the making, ``gepubliceerd`` only on one that is out.
    """

    naam: str
    titel: str
    ernst: Ernst
    voorbeeld: str
    overal: Callable[[Onderzocht], Uitslag] | None = None
    eigen: Callable[[EigenVerslag], Uitslag] | None = None
    gepubliceerd: Callable[[GepubliceerdVerslag], Uitslag] | None = None

    def toets(self, verslag: Onderzocht) -> Iterator[Bevinding]:
        """Every finding about ``verslag`` of the tests that apply to its kind."""
        if self.overal is not None:
            yield from self.overal(verslag)
        if self.eigen is not None and isinstance(verslag, EigenVerslag):
            yield from self.eigen(verslag)
        if self.gepubliceerd is not None and isinstance(verslag, GepubliceerdVerslag):
            yield from self.gepubliceerd(verslag)


REGELS: tuple[Regel, ...] = (
    Regel(
        "totaal-delen", "Delen tellen op tot het totaal", "fout",
        "24 + 315 cliënten, totaal 332",
        overal=lambda v: [*totalen.totaal_delen(v.feiten), *v.gerekend("totaal-delen")],
        eigen=lambda v: totalen.zorgzwaarte(v.feiten, v.tabel("plaatsingen"), v.invoer.instellingen.peildatum),
    ),
    Regel(
        "percentage-aantal", "Percentages passen bij hun aantallen", "fout",
        "5,1% van 332 past alleen bij 17; er staat 24",
        overal=lambda v: [
            *percentages.percentage_aantal(v.feiten), *percentages.vermeldingen(v.feiten),
            *v.gerekend("percentage-aantal"),
        ],
    ),
    Regel(
        "groei", "Een genoemde groei volgt uit de twee jaren", "fout",
        "van 174 naar 278 dagen (+65%)",
        overal=lambda v: [
            *jaren.groei(v.feiten), *verandering.veranderingen(v.feiten, v.beweringen), *v.gerekend("groei"),
        ],
    ),
    Regel(
        "procentpunt", "Een verschil van percentages is in procentpunt", "fout",
        "verzuim van 4,2% naar 5,9%, “een stijging van 1,7%”",
        overal=lambda v: v.gerekend("procentpunt"),
    ),
    Regel(
        "identiteit", "Begin plus instroom min uitstroom is eind", "fout",
        "uitstroom 13 − detentie 1 = 12, noemer 13; begin + instroom − uitstroom ≠ eind",
        overal=lambda v: [*identiteit.uitstroom_identiteit(v.feiten), *v.gerekend("identiteit")],
        eigen=lambda v: identiteit.stroom_identiteit(v.feiten, v.tabel("plaatsingen"), v.invoer.instellingen),
    ),
    Regel(
        "gemeenschappelijke-noemer", "Percentages over dezelfde groep passen bij één aantal", "fout",
        "62%, 38% en 72% bij een team van 18; past op zijn vroegst bij 29",
        overal=lambda v: percentages.gemeenschappelijke_noemer(v.feiten, *percentages.koppen_in_tekst(v.zinnen)),
    ),
    Regel(
        "opgave-registratie", "Opgave en registratie zijn gelijk", "fout",
        "opgegeven 30 cliënten, de registratie geeft er 29",
        eigen=lambda v: opgave.opgave_registratie(v.invoer, v.kengetallen),
    ),
    Regel(
        "meervoudig-antwoord", "Bij meer antwoorden per cliënt staat dat erbij", "waarschuwing",
        "percentages tellen op tot 133%, zonder uitleg",
        overal=lambda v: bronnen.meervoudig_antwoord(v.feiten, "\n".join(v.teksten.values())),
    ),
    Regel(
        "vorig-jaar", "Cijfers over vorig jaar zijn gelijk aan die in het vorige verslag", "fout",
        "“4,9% in 2023”; het verslag over 2023 noemde 4,2%",
        eigen=lambda v: [
            *jaren.vorig_jaar(v.gesteld, v.feiten.vorig_jaar, v.vorig),
            *jaren.vorig_jaar_in_tekst(v.beweringen, v.vorig),
        ],
    ),
    Regel(
        "sprong", "Een cijfer verandert niet meer dan de helft zonder uitleg", "waarschuwing",
        "een cijfer verandert meer dan 50% (aantallen onder de 10 uitgezonderd)",
        overal=lambda v: jaren.sprong(v.feiten),
    ),
    Regel(
        "benchmark-bron", "Een vergelijkingscijfer heeft een bron en een periode", "waarschuwing",
        "“onder het branchegemiddelde van 7,2%” zonder bron of jaar",
        eigen=lambda v: [
            *bronnen.benchmark_bron(v.tabel("benchmarks")),
            *bronnen.benchmark_in_tekst(v.beweringen, bool(v.feiten.van("benchmark"))),
        ],
        gepubliceerd=lambda v: bronnen.benchmark_in_tekst(v.beweringen),
    ),
    Regel(
        "gemiddelde-zonder-n", "Bij een gemiddelde staan aantal en schaal", "waarschuwing",
        "een 7,9 zonder aantal antwoorden of schaal",
        eigen=lambda v: bronnen.gemiddelde_zonder_n(v.feiten, v.tabel("onderzoeken"), v.zinnen),
        gepubliceerd=lambda v: bronnen.gemiddelde_zonder_n(v.feiten, None, v.zinnen),
    ),
    Regel(
        "omzet-ontleding", "De groei van de omzet is te verklaren uit volume en prijs", "info",
        "omzetgroei gesplitst in beddagen en prijs",
        eigen=lambda v: omzet.omzet_ontleding(v.feiten),
    ),
    Regel(
        "noemer-ontbreekt", "Bij percentages is de noemer bekend", "waarschuwing",
        "uitstroomcategorieën zonder aantal uitgestroomde cliënten",
        overal=lambda v: bronnen.noemer_ontbreekt(v.feiten),
    ),
    Regel(
        "tekst-getal", "Getallen in de tekst zijn gelijk aan de kengetallen", "fout",
        "tekst noemt 96%, de tabel 94,40%",
        overal=lambda v: [*tekst_getal.tekst_getal(v.feiten, v.beweringen), *v.gerekend("tekst-getal")],
    ),
    Regel(
        "richtingwoord", "Woorden als stijging of daling kloppen met de cijfers", "fout",
        "“daalde” bij een stijging, of zonder cijfer van beide jaren",
        overal=lambda v: [
            *(richting.richtingwoord(v.feiten, v.zinnen, v.beweringen) if v.kader else ()),
            *v.gerekend("richtingwoord"),
        ],
    ),
    Regel(
        "aantal-genoemd", "Aantallen in woorden kloppen met wat wordt opgesomd", "waarschuwing",
        "“drie lijnen”, er volgen er vier",
        overal=lambda v: aankondiging.aantal_genoemd(v.zinnen),
    ),
    Regel(
        "aangekondigd", "Wat wordt aangekondigd, komt ook", "waarschuwing",
        "vijf pijlers aangekondigd, vier behandeld; verwijzing naar een hoofdstuk dat er niet is",
        overal=lambda v: aankondiging.aangekondigd(v.zinnen, v.pijlers),
        gepubliceerd=lambda v: aankondiging.hoofdstukken(v.zinnen, v.koppen),
    ),
    Regel(
        "jaar-tekst", "Jaren in de tekst en in de ontwikkelpunten zijn gelijk", "waarschuwing",
        "tekst noemt 2024, het ontwikkelpunt of doel 2026",
        overal=lambda v: jaartekst.jaar_tekst(v.zinnen, v.plannen, int(v.feiten.jaar)) if v.kader else (),
    ),
    Regel(
        "zelfde-maand", "Afspraak en evaluatie vallen niet in dezelfde maand", "waarschuwing",
        "afspraken gemaakt én geëvalueerd in november",
        overal=lambda v: maandtekst.zelfde_maand(v.zinnen) if v.kader else (),
    ),
    Regel(
        "herstel", "Eén gewijzigd cijfer lost tegenspraken op", "info",
        "één cel die de hele tabel sluitend maakt (24 → 17), nooit toegepast",
        overal=lambda v: herstel.herstel(v.feiten),
    ),
)  # fmt: skip

TITELS = {r.naam: r.titel for r in REGELS}


def toets(verslag: Onderzocht) -> list[Bevinding]:
    """Every finding about one report, worst first, each once."""
    return gesorteerd(b for regel in REGELS for b in regel.toets(verslag))
