"""Organisations × years, as tables; every number is a span that says whose it is."""

from __future__ import annotations

from kkfzlib.cijfers import Cijfer
from kkfzlib.kader import gids
from kkfzlib.kengetallen.namen import AANTAL, uitsplitsing_naam
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import opmaak
from kkfzlib.uitsplitsing import maandcode
from kkfzlib.vergelijking.families import in_tabel
from kkfzlib.vergelijking.spiegel import Deelnemer, Spiegel
from kkfzlib.verslag import getallen
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.figuren.letters import hoofdletter
from kkfzlib.verslag.markdown import attribuut, veilig


def span(cel: Cijfer | None, slug: str) -> str:
    """A value as a table of the report prints it, with its kengetal, periode and organisation; a dash without one."""
    tekst = getallen.span(cel, jaar="", eenheid=False)
    return (
        tekst
        if cel is None or tekst == getallen.GEEN
        else f'{tekst[:-1]} data-organisatie="{attribuut(slug)}"}}'
    )


def deelnaam(kengetal: str, uitsplitsing: str, jaar: int) -> str:
    """Label of one part, plain text; a merged one lists its codes."""
    if not uitsplitsing:
        return REGISTER[kengetal].naam
    if kengetal == "continuiteit":
        code = uitsplitsing.removesuffix(AANTAL)
        naam = f"{code.replace('+', ', ')} {_continuiteit(code, jaar)}"
        return f"{naam} (aantal)" if uitsplitsing.endswith(AANTAL) else naam
    return hoofdletter(uitsplitsing_naam(kengetal, uitsplitsing, gids(jaar)))


def _continuiteit(code: str, jaar: int) -> str:
    """Merged codes bear the name of their group."""
    if "+" not in code:
        return uitsplitsing_naam("continuiteit", code, gids(jaar))
    groep = {c.code: c.groep for c in gids(jaar).categorieen}
    namen = dict.fromkeys(dict(gids(jaar).groepen)[groep[c]] for c in code.split("+") if c in groep)
    return f"{' / '.join(namen)} (samengevoegd)"


def delen(spiegel: Spiegel, kengetal: str) -> list[str]:
    """The parts of a kengetal that the table shows; a part that is zero everywhere is left out."""
    return [
        u
        for u in spiegel.uitsplitsingen(kengetal)
        if in_tabel(kengetal, u) and not _leeg(spiegel, kengetal, u)
    ]


def _leeg(spiegel: Spiegel, kengetal: str, uitsplitsing: str) -> bool:
    cellen = [c for d in spiegel.deelnemers for c in spiegel.reeks(d.slug, kengetal, uitsplitsing)]
    return uitsplitsing not in ("", "totaal") and all(not c.verborgen and not c.waarde for c in cellen)


def kengetaltabel(spiegel: Spiegel, kengetal: str) -> Tabel | None:
    """Rows part × organisation, columns years; None when no report has the kengetal."""
    parten = delen(spiegel, kengetal)
    if not parten:
        return None
    met_deel = parten != [""]
    met_wie = len(spiegel.deelnemers) > 1
    kop = [
        *(["Onderdeel"] if met_deel else []),
        *(["Organisatie"] if met_wie or not met_deel else []),
        *spiegel.jaren,
    ]
    rijen = [
        (*([veilig(_label(spiegel, kengetal, u))] if met_deel else []),
         *([veilig(d.naam)] if met_wie or not met_deel else []),
         *(span(spiegel.get(d.slug, kengetal, u, j), d.slug) for j in spiegel.jaren))
        for u in parten for d in wie_heeft(spiegel, kengetal, u)
    ]  # fmt: skip
    tekst = len(kop) - len(spiegel.jaren)
    zonder = [veilig(d.naam) for d in spiegel.deelnemers if not spiegel.heeft(d.slug, kengetal)]
    noot = f"Geen cijfers hierover in de verslagen van {opmaak.opsomming(zonder)}." if zonder else ""
    return Tabel(
        f"tbl-{kengetal.replace('_', '-')}",
        f"{veilig(REGISTER[kengetal].naam)} per organisatie en jaar{_eenheid(kengetal)}",
        tuple(kop),
        tuple(rijen),
        ("l",) * tekst + ("r",) * len(spiegel.jaren),  # type: ignore[arg-type]
        (noot,) if noot else (),
    )


def _label(spiegel: Spiegel, kengetal: str, uitsplitsing: str) -> str:
    return deelnaam(kengetal, uitsplitsing, int(spiegel.jaren[-1]))


def wie_heeft(spiegel: Spiegel, kengetal: str, uitsplitsing: str) -> list[Deelnemer]:
    """The organisations that have the kengetal; of a part that not all have to have, those that have the part."""
    vast = uitsplitsing == "" or uitsplitsing in REGISTER[kengetal].uitsplitsingen
    return [
        d
        for d in spiegel.deelnemers
        if (vast and spiegel.heeft(d.slug, kengetal)) or spiegel.reeks(d.slug, kengetal, uitsplitsing)
    ]


def _eenheid(kengetal: str) -> str:
    """The unit that cells leave out, for in the caption."""
    eenheid = REGISTER[kengetal].eenheid
    return "" if eenheid in ("%", "euro", "aantal") else f" ({eenheid})"


def ijkpunttabel(spiegel: Spiegel, kengetal: str) -> Tabel | None:
    """The benchmarks that the reports name for a kengetal: source × years; None when there are none."""
    rijen = [
        (bron, *(span(reeks.get(j), slug) for j in spiegel.jaren))
        for bron, slug, reeks in ijkpunten(spiegel, kengetal)
    ]
    if not rijen:
        return None
    return Tabel(
        f"tbl-ijkpunt-{kengetal.replace('_', '-')}",
        f"Vergelijkingscijfers bij {veilig(REGISTER[kengetal].naam.lower())}, naar bron",
        ("Bron", *spiegel.jaren),
        tuple((veilig(r[0]), *r[1:]) for r in rijen),
    )


def ijkpunten(spiegel: Spiegel, kengetal: str) -> list[tuple[str, str, dict[str, Cijfer]]]:
    """(source, organisation whose report names it, values by year); sources that agree stand once.

    Where reports print another number for the same source and year, those that agree stand together.
    """
    uit: list[tuple[str, str, dict[str, Cijfer]]] = []
    for deel in spiegel.uitsplitsingen("benchmark"):
        if deel.partition("/")[0] != kengetal:
            continue
        bron = deel.partition("/")[2] or "bron niet genoemd"
        groepen: list[tuple[list[Deelnemer], dict[str, Cijfer]]] = []
        for d in spiegel.deelnemers:
            reeks = {c.periode: c for c in spiegel.reeks(d.slug, "benchmark", deel)}
            past = next((g for g in groepen if not _spreekt_tegen(g[1], reeks)), None)
            if reeks and past is None:
                groepen.append(([d], reeks))
            elif reeks and past is not None:
                past[0].append(d)
                past[1].update({j: c for j, c in reeks.items() if j not in past[1]})
        uit += [
            (bron if len(groepen) == 1 else f"{bron} (volgens {_volgens(wie)})", wie[0].slug, reeks)
            for wie, reeks in groepen
        ]
    return uit


def _spreekt_tegen(een: dict[str, Cijfer], ander: dict[str, Cijfer]) -> bool:
    return any(een[j].waarde != ander[j].waarde for j in een.keys() & ander.keys())


def _volgens(wie: list[Deelnemer]) -> str:
    anderen = len(wie) - 1
    if anderen < 2:
        return opmaak.opsomming([d.naam for d in wie])
    return f"{wie[0].naam} en {anderen} andere"


def maandtabel(spiegel: Spiegel, deelnemer: Deelnemer, jaren: tuple[str, ...]) -> Tabel:
    """The months under a control chart: months × years, of one organisation."""
    return Tabel(
        f"tbl-spc-{deelnemer.slug}",
        f"Incidenten per maand, {veilig(deelnemer.naam)}",
        ("Maand", *jaren),
        tuple(
            (
                deelnaam("incidenten", code, int(jaren[-1])),
                *(span(spiegel.get(deelnemer.slug, "incidenten", code, j), deelnemer.slug) for j in jaren),
            )
            for code in (maandcode(m) for m in range(1, 13))
        ),
    )
