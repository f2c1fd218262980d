"""What a run would do and why: the keys of every step, compared with the manifest. Imports nothing heavy."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kkfzlib.dossier import (
    AANVULLING,
    BRONNEN,
    KOPPELING,
    NALEZEN,
    PROFIELEN,
    PROJECT,
    Dossier,
    Profiel,
    is_tekst,
)
from kkfzlib.fouten import GebruikFout
from kkfzlib.importeren.sleutel import vingerafdruk
from kkfzlib.inlezen.merkboek import merkbestanden
from kkfzlib.uitvoeren import afhankelijk, gereedschap
from kkfzlib.uitvoeren.manifest import Manifest, Sleutel
from kkfzlib.uitvoeren.schijf import hash_van
from kkfzlib.uitvoeren.stappenplan import VERSLAG, Stap, stappen_van

_VERSLAGMODULE = "kkfzlib.publiceren.profiel"
_SJABLONEN = ("report.qmd", "kort.qmd", "gespreksblad.qmd", "_quarto.yml", "_extensions/kkfz/*")


@dataclass(frozen=True)
class Keuzes:
    """The options of one run."""

    engine: str = "auto"
    notebook_engine: str = "kkfz"
    dwing: bool = False
    zonder_verslag: bool = False
    profielen: tuple[Profiel, ...] = PROFIELEN
    tijdslimiet: float = 600.0
    naast_elkaar: int = 2
    """Notebooks of one organisation and year at once."""
    kort: bool = False
    """The short form too."""

    def __post_init__(self) -> None:
        if self.engine not in ("auto", "quarto", "ingebouwd"):
            raise GebruikFout(f"Onbekende engine: {self.engine!r}. Kies auto, quarto of ingebouwd.")
        if self.notebook_engine not in ("kkfz", "nbclient"):
            raise GebruikFout(f"Onbekende notebook-engine: {self.notebook_engine!r}. Kies kkfz of nbclient.")
        if not self.profielen or not set(self.profielen) <= set(PROFIELEN):
            raise GebruikFout(f"Onbekend profiel. Kies uit: {', '.join(PROFIELEN)}.")


def bestanden_in(map: Path) -> list[str]:
    """Relative paths of all files under ``map``, sorted; dot-files and their folders left out."""

    def loop(pad: str, voor: str) -> Iterator[str]:
        with os.scandir(pad) as inhoud:  # tells files from folders without asking for each
            for deel in inhoud:
                if deel.name.startswith("."):
                    continue
                if deel.is_dir(follow_symlinks=False):
                    yield from loop(deel.path, f"{voor}{deel.name}/")
                elif deel.is_file():
                    yield voor + deel.name

    return sorted(loop(str(map), "")) if map.is_dir() else []


def stapsleutel(s: Stap, manifest: Manifest) -> Sleutel:
    """What decides the products of a notebook step, as things are now."""
    parameters: dict[str, object] = {
        "organisatie": manifest.dossier.organisatie,
        "jaar": manifest.dossier.jaar,
    }
    if s.exports:
        parameters["sleutel van de pseudoniemen"] = vingerafdruk(manifest.dossier.organisatie)
    return Sleutel(
        invoer=manifest.hashes(_invoerlabels(s, manifest)),
        parameters=parameters,
        notebook=_notebookhash(s.pad),
        code=_code(s.pad),
        gereedschap=gereedschap.versies(),
    )


@cache
def _notebookhash(pad: Path) -> str:
    return afhankelijk.notebookhash(pad) if pad.is_file() else "ontbreekt"


@cache
def _code(pad: Path) -> dict[str, str]:
    kort = afhankelijk.code_van_notebook(pad) if pad.is_file() else {}
    return {naam: h[:16] for naam, h in kort.items()}


def _invoerlabels(s: Stap, manifest: Manifest) -> list[str]:
    labels = []
    if s.raw:
        labels += [f"raw/{naam}" for naam in bestanden_in(manifest.dossier.raw) if _is_invoer(naam)]
        labels += ["organisatie/organisatie.yml", f"organisatie/{KOPPELING}"]
    if s.teksten:
        labels += [f"raw/{naam}" for naam in bestanden_in(manifest.dossier.raw) if is_tekst(naam)]
    if s.raw or s.teksten:
        labels += [f"organisatie/{naam}" for naam in merkbestanden(manifest.dossier.raw_organisatie)]
    if s.exports:
        labels += [f"{BRONNEN}/{naam}" for naam in bestanden_in(manifest.dossier.bronnen)]
        labels += [f"organisatie/{KOPPELING}", f"raw/{KOPPELING}", f"raw/{AANVULLING}"]
    for naam in s.na:
        labels += manifest.stappen.get(naam, {}).get("producten", {})
    return labels + [f"vorig/{naam}" for naam in s.vorig]


def _is_invoer(naam: str) -> bool:
    """Whether a file of the raw folder decides what the tables are; a list of what to read again decides nothing."""
    return not naam.startswith(f"{BRONNEN}/") and not is_tekst(naam) and naam != NALEZEN


def verslagnaam(dossier: Dossier) -> str:
    """Name of the record of publishing to this output root; several roots can hold the same report."""
    import hashlib

    return f"verslag-{hashlib.sha256(str(dossier.uit).encode()).hexdigest()[:12]}"


def verslagsleutel(manifest: Manifest, keuzes: Keuzes, openbaar: Path | None = None) -> Sleutel:
    """What decides the published files, as things are now; ``openbaar`` is the public export that was just made."""
    labels = [*_invoerlabels(VERSLAG, manifest), *_van_eerdere_jaren(manifest.dossier)]
    return Sleutel(
        invoer=manifest.hashes(labels),
        parameters={
            "engine": engine_naam(keuzes.engine),
            "profielen": list(profielen(manifest, keuzes)),
            "korte vorm": met_kort(manifest, keuzes),
            "besluiten die verlopen zijn": _verlopen_besluiten(manifest.dossier),
            "wat al is gepubliceerd": _publicaties(manifest.dossier, openbaar),
        },
        code=verslagcode(),
        gereedschap=gereedschap.versies(weergave=True),
    )


def _van_eerdere_jaren(dossier: Dossier) -> list[str]:
    """Figures and choices of all years before: what those show decides what this year can show."""
    jaren = [d.jaar for d in dossier.eerdere_jaren()]
    uit = [f"eerder/{j}/{n}.parquet" for j in jaren for n in ("kengetallen", "uitstroom")]
    return uit + [f"organisatie/{j}/{n}.yml" for j in jaren for n in ("verslag", "besluiten")]


def _publicaties(dossier: Dossier, openbaar: Path | None) -> str:
    """What was out when this report was made; publishing it does not make it stale, another publication does."""
    pad = dossier.publicatieregister
    if not pad.is_file():
        return ""
    from kkfzlib.publiceren.register import lees, lees_uitgave

    eigen = openbaar or dossier.uitvoer("openbaar") / "kengetallen.csv"
    register = lees(pad, dossier.organisatie)
    eerder = register.voor(lees_uitgave(eigen, dossier.jaar) if eigen.is_file() else None)
    return ",".join([*(f"{u.jaar}:{u.kenmerk[:12]}" for u in eerder), *map(str, register.niet_gepubliceerd)])


def _verlopen_besluiten(dossier: Dossier) -> int:
    """A decision that expires changes the report though no file does."""
    pad = dossier.raw / "besluiten.yml"
    try:
        tekst = pad.read_text(encoding="utf-8", errors="replace") if pad.is_file() else ""
    except OSError:
        return 0
    vandaag = date.today().isoformat()
    return sum(dag < vandaag for dag in re.findall(r"verloopt:\s*['\"]?(\d{4}-\d\d-\d\d)", tekst))


@cache
def verslagcode() -> dict[str, str]:
    """Every program file that the published files depend on, with the beginning of its hash."""
    code = afhankelijk.code_van_module(_VERSLAGMODULE)
    sjablonen = (pad for patroon in _SJABLONEN for pad in PROJECT.glob(patroon))
    code |= {pad.relative_to(PROJECT).as_posix(): hash_van(pad) for pad in sjablonen}
    return {naam: h[:16] for naam, h in code.items()}


@cache
def engine_naam(engine: str) -> str:
    """``quarto`` or ``ingebouwd``: what ``auto`` comes down to on this machine."""
    if engine != "auto":
        return engine
    from kkfzlib.weergave.quarto import vind_quarto

    return "ingebouwd" if vind_quarto() is None else "quarto"


def profielen(manifest: Manifest, keuzes: Keuzes) -> tuple[Profiel, ...]:
    """The profiles to publish: those asked for, and those published already, as the two are replaced together."""
    aanwezig = [p for p in PROFIELEN if manifest.dossier.uitvoer(p).is_dir()]
    return tuple(p for p in PROFIELEN if p in keuzes.profielen or p in aanwezig)


def met_kort(manifest: Manifest, keuzes: Keuzes) -> bool:
    """Whether the short form is made: asked for, or published already and renewed with the report."""
    naam = "kwaliteitsverslag-kort.html"
    return keuzes.kort or any((manifest.dossier.uitvoer(p) / naam).is_file() for p in PROFIELEN)


def te_doen(
    manifest: Manifest, keuzes: Keuzes, stappen: Sequence[Stap] | None = None
) -> dict[str, list[str]]:
    """Steps (of these, or of all) that a run would do, with the reasons in Dutch; empty when all is up to date.

    A step after a step that must run is listed too: whether it really runs depends on what that one produces.
    """
    uit: dict[str, list[str]] = {}
    for s in stappen_van(manifest.dossier) if stappen is None else stappen:
        redenen = manifest.redenen(s.naam, stapsleutel(s, manifest))
        redenen += _eerdere([n for n in s.na if n in uit])
        if keuzes.dwing:
            redenen.insert(0, "alles opnieuw gevraagd (--dwing)")
        if redenen:
            uit[s.naam] = redenen
    if keuzes.zonder_verslag or stappen is not None:
        return uit
    naam = verslagnaam(manifest.dossier)
    redenen = manifest.redenen(naam, verslagsleutel(manifest, keuzes)) + vreemd_in_uitvoer(manifest)
    redenen += _eerdere(list(uit))
    if keuzes.dwing or redenen:
        uit["verslag"] = redenen or ["alles opnieuw gevraagd (--dwing)"]
    return uit


def _eerdere(namen: Sequence[str]) -> list[str]:
    """That steps before this one are done again, in one sentence."""
    if not namen:
        return []
    *eerste, laatste = namen
    return [
        f"stappen {', '.join(eerste)} en {laatste} worden opnieuw gedaan"
        if eerste
        else f"stap {laatste} wordt opnieuw gedaan"
    ]


def samengevat(redenen: Mapping[str, Sequence[str]]) -> list[str]:
    """The reasons of ``te_doen`` in few lines: changed input by name, changed program once, what follows left out."""
    uit: dict[str, None] = {}
    for stapnaam, regels in redenen.items():
        for reden in regels:
            if reden.startswith(("stap ", "stappen ")):
                continue
            programma = reden.startswith("programma ")
            uit[
                "het programma is gewijzigd sinds de laatste run" if programma else f"{stapnaam}: {reden}"
            ] = None
    return list(uit)


def vreemd_in_uitvoer(manifest: Manifest) -> list[str]:
    """Published files that the manifest does not know."""
    bekend = manifest.stappen.get(verslagnaam(manifest.dossier), {}).get("producten", {})
    return [
        f"bestand {naam} hoort niet bij deze publicatie"
        for naam in bestanden_in(manifest.dossier.publicatie)
        if f"uit/{naam}" not in bekend
    ]


def waarom(dossier: Dossier, keuzes: Keuzes | None = None) -> list[str]:
    """Why ``rapport`` would (not) redo something: Dutch lines, one per reason."""
    regels = []
    for naam, redenen in te_doen(Manifest(dossier), keuzes or Keuzes()).items():
        regels += [f"{naam}: {reden}" for reden in redenen]
    return regels or [
        "Alles is bijgewerkt: invoer, programma en producten zijn ongewijzigd; er wordt niets gedaan."
    ]
