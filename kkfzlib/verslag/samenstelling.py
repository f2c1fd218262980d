"""The one gate to the report: published values, figures and texts become a work directory that renders anywhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import yaml

from kkfzlib.bevindingen import Bevinding, Invoerbevinding, heeft_fout, in_document
from kkfzlib.dossier import PROJECT, Profiel
from kkfzlib.fouten import InvoerFout
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import figuren as figurenkamer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.figuren.pad import paden
from kkfzlib.verslag.figuren.plannen import plannenbalk
from kkfzlib.verslag.figuren.vonk import vonk
from kkfzlib.verslag.gesprek import gespreksblad
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.handgetypt import Handgetypt, handgetypt
from kkfzlib.verslag.hoofdstukken import inhoud
from kkfzlib.verslag.kpi import kerncijfers
from kkfzlib.verslag.merken import ZONDER, met_merken
from kkfzlib.verslag.plaatshouders import Plaatshouders
from kkfzlib.verslag.teksten import verwerk
from kkfzlib.verslag.toeval import schalen_van
from kkfzlib.verslag.variabelen import variabelen

_ANKER = re.compile(r"\{#((?:sec|tbl|fig)-[a-z0-9-]+)")
_MERK = re.compile("\ue010([a-z0-9-]+)\ue011")
_LEEG = "\n"


@dataclass(frozen=True)
class Samenstelling:
    """What was written: the work directory, the warnings about texts, and the numbers typed by hand.

    ``gesprek`` makes the parts of the gespreksblad of this very report, of at most so many lines each.
    """

    werkmap: Path
    waarschuwingen: tuple[Invoerbevinding, ...]
    handgetypt: tuple[Handgetypt, ...]
    figuren: tuple[Figuur, ...]
    gesprek: Callable[[int], Mapping[str, str]]


Tekeningen = tuple[list[Figuur], list[Figuur]]
"""The figures, and the small pictures that stand in a line or a cell."""


def teken(invoer: Invoer, gepubliceerd: Gepubliceerd, vorig: Invoer | None) -> Tekeningen:
    """Everything that is drawn for these values and plans; no text has a part in it."""
    figuren = figurenkamer.maak(gepubliceerd, invoer)
    if (balk := plannenbalk(invoer, vorig)) is not None:
        figuren.insert(0, balk)
    cijfers = Cijfers(gepubliceerd, schalen_van(invoer))
    tegels = kerncijfers(cijfers, invoer.instellingen.verblijfsduur)
    return figuren, [*(v for c, _ in tegels if (v := vonk(cijfers, c))), *paden(invoer)]


def samenstellen(
    invoer: Invoer,
    gepubliceerd: Gepubliceerd,
    bevindingen: Sequence[Bevinding],
    doelmap: Path,
    profiel: Profiel,
    *,
    vorig: Invoer | None = None,
    inleesbevindingen: Sequence[Invoerbevinding] = (),
    motor: str = "",
    pdf_norm: str = "",
    concept: bool = False,
    tekeningen: Tekeningen | None = None,
    merk_teksten: bool = False,
) -> Samenstelling:
    """Write ``report.qmd``, ``_variables.yml``, ``inhoud/*.md`` and ``figuren/*.svg`` into ``doelmap``.

    ``gepubliceerd`` holds every figure that may be shown; ``vorig`` is the clean input of the year before, for what
    became of its plans; ``motor`` names the render engine and ``pdf_norm`` what its PDF conforms to, for the colophon.
    ``tekeningen`` are those of these very values and plans; ``merk_teksten`` puts each text in a block with
    the id ``bekijk-<slot>``, to be found again.

    Raises:
        InvoerFout: texts hold what isn't allowed or unknown placeholders (all findings at once); nothing is written.
    """
    if gepubliceerd.profiel != profiel:
        raise ValueError(f"gepubliceerde waarden zijn van profiel {gepubliceerd.profiel}, niet {profiel}")
    cijfers = Cijfers(gepubliceerd, schalen_van(invoer))
    figuren, beeldjes = tekeningen or teken(invoer, gepubliceerd, vorig)
    ctx = Context(
        invoer,
        cijfers,
        {},
        {f.id: f for f in figuren},
        bevindingen,
        inleesbevindingen,
        vorig,
        {b.id: b for b in beeldjes},
        motor,
        pdf_norm,
    )
    # The frame first, with a mark for each text: then it is known what texts may refer to.
    raam = inhoud(
        replace(ctx, teksten={slot: _merk(slot) for slot in invoer.teksten if invoer.teksten[slot].strip()})
    )
    namen = Plaatshouders(ctx.cijfers, invoer.instellingen, invoer.gids)
    verwerkt = verwerk(
        invoer.teksten, namen, ankers(raam), invoer.beelden, bronnen=concept and not merk_teksten
    )
    gevonden = tuple(in_document(verwerkt.bevindingen, invoer.tekstplaatsen))
    if heeft_fout(gevonden):
        raise InvoerFout(gevonden, "De teksten kunnen zo niet in het verslag.")
    teksten = {slot: gemerkt(slot, md) if merk_teksten else md for slot, md in verwerkt.markdown.items()}
    bestanden = {naam: _MERK.sub(lambda m: teksten[m[1]], tekst) for naam, tekst in raam.items()}
    if not concept:  # there a figure lies in a field that has to come back as it was
        bestanden = {n: t if n in ZONDER else met_merken(t, ctx.merk) for n, t in bestanden.items()}
    schrijf(
        doelmap, bestanden, [*figuren, *beeldjes], variabelen(invoer, profiel, motor=motor, concept=concept)
    )
    for naam, beeld in invoer.beelden.items():
        (doelmap / "figuren" / naam).write_bytes(beeld)
    gesprek = partial(gespreksblad, ctx, bestanden)
    return Samenstelling(doelmap, gevonden, tuple(handgetypt(invoer.teksten)), tuple(figuren), gesprek)


def _merk(slot: str) -> str:
    """Where the text of a slot will come; from characters that no text can hold."""
    return f"\ue010{slot}\ue011"


def gemerkt(slot: str, md: str) -> str:
    """A text in a block of its own, with the id ``bekijk-<slot>``."""
    hek = ":" * (2 + max((len(m) for m in re.findall(r"^:{3,}", md, re.MULTILINE)), default=1))
    return f"{hek} {{#bekijk-{slot} .bekijk-tekst}}\n{md}\n{hek}"


def ankers(raam: Mapping[str, str]) -> frozenset[str]:
    """The ids of sections, tables and figures of this very report, so that texts can refer to them."""
    delen = [(PROJECT / "report.qmd").read_text(encoding="utf-8"), *raam.values()]
    return frozenset(a for deel in delen for a in _ANKER.findall(deel))


def schrijf(
    doelmap: Path,
    bestanden: Mapping[str, str],
    figuren: Sequence[Figuur],
    waarden: Mapping[str, str | int | bool],
) -> None:
    """Fill the work directory; what an earlier assembly left in ``inhoud/`` and ``figuren/`` is removed first."""
    for map_ in ("inhoud", "figuren"):
        shutil.rmtree(doelmap / map_, ignore_errors=True)
        (doelmap / map_).mkdir(parents=True)
    for naam, tekst in bestanden.items():
        (doelmap / "inhoud" / f"{naam}.md").write_text(tekst or _LEEG, encoding="utf-8", newline="\n")
    for figuur in figuren:
        (doelmap / "figuren" / f"{figuur.id}.svg").write_bytes(figuur.svg)
    for bron in (PROJECT / "report.qmd", *PROJECT.glob("_quarto*.yml")):
        if bron.parent.resolve() != doelmap.resolve():
            shutil.copyfile(bron, doelmap / bron.name)
    tekst = yaml.safe_dump(dict(waarden), allow_unicode=True, sort_keys=False)
    (doelmap / "_variables.yml").write_text(tekst, encoding="utf-8", newline="\n")
