"""The one gate to the report: published values, figures and texts become a work directory that renders anywhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from kkfzlib.bevindingen import Bevinding, Invoerbevinding, heeft_fout
from kkfzlib.dossier import PROJECT, Profiel
from kkfzlib.fouten import InvoerFout
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import figuren as figurenkamer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.handgetypt import Handgetypt, handgetypt
from kkfzlib.verslag.hoofdstukken import inhoud
from kkfzlib.verslag.plaatshouders import Plaatshouders
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.verslag.teksten import verwerk
from kkfzlib.verslag.variabelen import variabelen

_ANKER = re.compile(r"\{#((?:sec|tbl|fig)-[a-z0-9-]+)")
_LEEG = "\n"


@dataclass(frozen=True)
class Samenstelling:
    """What was written: the work directory, the warnings about texts, and the numbers typed by hand."""

    werkmap: Path
    waarschuwingen: tuple[Invoerbevinding, ...]
    handgetypt: tuple[Handgetypt, ...]
    figuren: tuple[Figuur, ...]


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
    concept: bool = False,
) -> Samenstelling:
    """Write ``report.qmd``, ``_variables.yml``, ``inhoud/*.md`` and ``figuren/*.svg`` into ``doelmap``.

    ``gepubliceerd`` holds every figure that may be shown; ``vorig`` is the clean input of the year before, for what
    became of its plans; ``motor`` names the render engine, for the colophon.

    Raises:
        InvoerFout: texts hold what isn't allowed or unknown placeholders (all findings at once); nothing is written.
    """
    if gepubliceerd.profiel != profiel:
        raise ValueError(f"gepubliceerde waarden zijn van profiel {gepubliceerd.profiel}, niet {profiel}")
    figuren = figurenkamer.maak(gepubliceerd, invoer)
    ctx = Context(
        invoer,
        Cijfers(gepubliceerd),
        {},
        {f.id: f for f in figuren},
        bevindingen,
        inleesbevindingen,
        vorig,
        motor,
    )
    verwerkt = verwerk(
        invoer.teksten, Plaatshouders(ctx.cijfers, invoer.instellingen, invoer.gids), ankers(ctx)
    )
    if heeft_fout(verwerkt.bevindingen):
        raise InvoerFout(verwerkt.bevindingen, "De teksten kunnen zo niet in het verslag.")
    bestanden = inhoud(replace(ctx, teksten=verwerkt.markdown))
    schrijf(doelmap, bestanden, figuren, variabelen(invoer, profiel, motor=motor, concept=concept))
    return Samenstelling(doelmap, verwerkt.bevindingen, tuple(handgetypt(invoer.teksten)), tuple(figuren))


def ankers(ctx: Context) -> frozenset[str]:
    """The ids of sections, tables and figures of this very report, so that texts can refer to them.

    Known before the texts are: a dry run with a stand-in for each text that was given.
    """
    stand_in = {slot: "…" for slot, tekst in ctx.invoer.teksten.items() if slot in SLOTS and tekst.strip()}
    delen = [
        (PROJECT / "report.qmd").read_text(encoding="utf-8"),
        *inhoud(replace(ctx, teksten=stand_in)).values(),
    ]
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
