"""The whole run of one organisation and year: notebooks, report, publication; what is up to date is skipped."""

from __future__ import annotations

import contextlib
import csv
import io
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kkfzlib.bevindingen import BEVINDINGKOLOMMEN, Bevinding
from kkfzlib.dossier import PROFIELEN, Dossier, Profiel
from kkfzlib.fouten import InvoerFout, KkfzFout, MachineFout
from kkfzlib.publiceren.verwisselen import nieuwe_publicatie, ruim_op
from kkfzlib.uitvoeren import kind, kinderen, plan
from kkfzlib.uitvoeren.manifest import Manifest
from kkfzlib.uitvoeren.onderbreken import sein_als_einde
from kkfzlib.uitvoeren.plan import Keuzes
from kkfzlib.uitvoeren.schijf import als_machinefout, hash_van, schrijf_atomair
from kkfzlib.uitvoeren.slot import slot
from kkfzlib.uitvoeren.stappenplan import VERSLAG, stappen_van, voor_volgend_jaar
from kkfzlib.uitvoeren.werk import vergeet, werk_bij

Meld = Callable[[str], None]


@dataclass(frozen=True)
class Resultaat:
    """What a run did. ``paden`` are the published files; ``gedaan`` the steps that ran (empty: all was up to date)."""

    dossier: Dossier
    paden: tuple[Path, ...] = ()
    gedaan: tuple[str, ...] = ()
    bevindingen: tuple[Bevinding, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    seconden: float = 0.0


def maak_rapport(
    dossier: Dossier,
    engine: str = "auto",
    notebook_engine: str = "kkfz",
    dwing: bool = False,
    zonder_verslag: bool = False,
    profielen: tuple[Profiel, ...] = PROFIELEN,
    meld: Meld | None = None,
    *,
    tijdslimiet: float = 600.0,
    naast_elkaar: int = 2,
    eigenaar: int | None = None,
    kort: bool = False,
) -> Resultaat:
    """Make (or keep, when nothing changed) the report of one organisation and year and publish it as one unit.

    ``meld`` gets the title of each step that begins and ``Klaar`` of one that ends; ``naast_elkaar`` notebooks may
    run at once; ``kort`` adds the short form. ``tijdslimiet`` holds per notebook and per rendering, in seconds.
    Raises InvoerFout (input refused), GebruikFout or MachineFout; the former publication then stands.
    """
    keuzes = Keuzes(
        engine, notebook_engine, dwing, zonder_verslag, tuple(profielen), tijdslimiet, naast_elkaar, kort
    )
    begin = time.monotonic()
    with sein_als_einde(), slot(dossier, eigenaar):
        if is_actueel(dossier, keuzes):
            return _resultaat(dossier, keuzes, (), (), begin)
        if kinderen.BESCHIKBAAR and not kind.in_kind():
            # The children hold the imported libraries; this process stays small and can always be interrupted.
            gedaan, let_op = kinderen.roep(voer_plan_uit, dossier, keuzes, meld=meld)
        else:
            gedaan, let_op = voer_plan_uit(dossier, keuzes, meld)
        return _resultaat(dossier, keuzes, gedaan, let_op, begin)


def is_actueel(dossier: Dossier, keuzes: Keuzes, met_vorig: bool = True) -> bool:
    """Whether a run would do nothing. Needs no heavy imports; some milliseconds."""
    manifest = Manifest(dossier)
    if plan.te_doen(manifest, keuzes) or _resten(dossier):
        return False
    if met_vorig:
        for ervoor in dossier.eerdere_jaren():
            if plan.te_doen(Manifest(ervoor), keuzes, voor_volgend_jaar(ervoor)):
                return False
    with contextlib.suppress(OSError):
        manifest.bewaar_geleerd()
    return True


def _resten(dossier: Dossier) -> bool:
    return any(dossier.publicatie.parent.glob(f".{dossier.jaar}.*"))


def _resultaat(
    dossier: Dossier, keuzes: Keuzes, gedaan: tuple[str, ...], let_op: tuple[str, ...], begin: float
) -> Resultaat:
    map = dossier.processed if keuzes.zonder_verslag else dossier.publicatie
    paden = tuple(map / naam for naam in plan.bestanden_in(map))
    return Resultaat(dossier, paden, gedaan, lees_bevindingen(dossier), let_op, time.monotonic() - begin)


def voer_plan_uit(
    dossier: Dossier, keuzes: Keuzes, meld: Meld | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Do what is not up to date, in this process (usually a child of the fork server). Needs the lock.

    Returns the names of the steps done, and warnings.
    """
    melden = meld or kind.meld
    let_op = _werk_eerdere_jaren_bij(dossier, keuzes, melden)
    with _werkslot(dossier):
        ruim_op(dossier)
        try:
            gedaan = werk_bij(dossier, keuzes, stappen_van(dossier), melden)
            if not keuzes.zonder_verslag:
                stap_gedaan, gewaarschuwd = _maak_verslag(dossier, keuzes, melden)
                gedaan += stap_gedaan
                let_op += gewaarschuwd
        except InvoerFout as fout:
            _noteer_weigering(dossier, fout)
            if any(b.code.startswith("lek-") for b in fout.bevindingen):
                _wis_notebooks(dossier)
            raise
        except KkfzFout:
            raise
        except OSError as fout:
            raise kind.als_kkfzfout(fout) from fout
    return tuple(gedaan), tuple(let_op)


@contextlib.contextmanager
def _werkslot(dossier: Dossier) -> Iterator[None]:
    """The lock of who really writes: the child of a killed run may live some moments longer than its parent."""
    from filelock import FileLock, Timeout

    pad = dossier.data / "processed" / dossier.organisatie / f".{dossier.jaar}.werk"
    with als_machinefout("De werkmap"):
        pad.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(pad, timeout=15, mode=0o600):
                yield
        except Timeout:
            raise MachineFout(
                f"Een afgebroken run van {dossier.naam} is nog bezig; probeer het zo weer."
            ) from None


def _werk_eerdere_jaren_bij(dossier: Dossier, keuzes: Keuzes, meld: Meld) -> list[str]:
    """Bring the figures of earlier years up to date, as this year is compared with them."""
    let_op = []
    for ervoor in dossier.eerdere_jaren():
        nodig = voor_volgend_jaar(ervoor)
        if not plan.te_doen(Manifest(ervoor), _zonder_dwang(keuzes), nodig):
            continue
        try:
            with slot(ervoor), _werkslot(ervoor):
                try:
                    werk_bij(ervoor, _zonder_dwang(keuzes), nodig, _met_jaar(meld, ervoor.jaar))
                except InvoerFout:
                    vergeet(ervoor, nodig)
                    raise
        except InvoerFout:
            let_op.append(
                f"De invoer van {ervoor.jaar} is niet bruikbaar; {dossier.jaar} wordt er niet mee vergeleken. "
                f"Zie: kkfz controleer {ervoor.organisatie} {ervoor.jaar}"
            )
    return let_op


def _met_jaar(meld: Meld, jaar: int) -> Meld:
    def met_jaar(tekst: str) -> None:
        meld(type(tekst)(f"{jaar}: {tekst}"))

    return met_jaar


def _zonder_dwang(keuzes: Keuzes) -> Keuzes:
    return replace(keuzes, dwing=False, zonder_verslag=True)


def _maak_verslag(dossier: Dossier, keuzes: Keuzes, meld: Meld) -> tuple[list[str], list[str]]:
    manifest = Manifest(dossier)
    naam, sleutel = plan.verslagnaam(dossier), plan.verslagsleutel(manifest, keuzes)
    redenen = manifest.redenen(naam, sleutel) + plan.vreemd_in_uitvoer(manifest)
    if not keuzes.dwing and not redenen:
        return [], []
    meld(VERSLAG.titel)
    with nieuwe_publicatie(dossier) as map:
        let_op = _maak_profielen(
            dossier, plan.profielen(manifest, keuzes), keuzes, map, plan.met_kort(manifest, keuzes)
        )
        sleutel = plan.verslagsleutel(manifest, keuzes, map / "openbaar" / "kengetallen.csv")
        manifest.kondig_aan(naam, sleutel, {f"uit/{n}": hash_van(map / n) for n in plan.bestanden_in(map)})
    with als_machinefout("De boekhouding"):
        manifest.bevestig(naam)
    return [VERSLAG.naam], let_op


def _maak_profielen(
    dossier: Dossier, profielen: tuple[Profiel, ...], keuzes: Keuzes, map: Path, kort: bool
) -> list[str]:
    """Make the profiles, each in a child of its own where there is a fork server; returns warnings."""
    from kkfzlib.publiceren.profiel import maak_profiel

    engine, bevindingen = plan.engine_naam(keuzes.engine), lees_bevindingen(dossier)
    for profiel in profielen:
        (map / profiel).mkdir(mode=0o700)
    taken = [(dossier, profiel, engine, bevindingen, map / profiel, kort) for profiel in profielen]
    if not kind.in_kind():
        return _alle([partial(maak_profiel, *taak) for taak in taken])  # type: ignore[arg-type]
    uitvoerder = kinderen.KindExecutor(len(taken), tijdslimiet=keuzes.tijdslimiet)
    try:
        lopend = [uitvoerder.submit(maak_profiel, *taak) for taak in taken]
        return _alle([toekomst.result for toekomst in lopend])
    finally:
        uitvoerder.breek_af()


def _alle(resultaten: Sequence[Callable[[], Sequence[str]]]) -> list[str]:
    """The warnings of every profile, each once; one InvoerFout with what is wrong in any of them."""
    let_op: list[str] = []
    geweigerd: list[InvoerFout] = []
    for resultaat in resultaten:
        try:
            let_op += resultaat()
        except InvoerFout as fout:
            geweigerd.append(fout)
    if geweigerd:
        gevonden = dict.fromkeys(b for fout in geweigerd for b in fout.bevindingen)
        raise InvoerFout(list(gevonden), "\n".join(dict.fromkeys(f.boodschap for f in geweigerd)))
    return list(dict.fromkeys(let_op))


def lees_bevindingen(dossier: Dossier) -> tuple[Bevinding, ...]:
    """The findings of the last run, as written in ``bevindingen.csv``."""
    try:
        with dossier.bevindingen.open(encoding="utf-8", newline="") as bestand:
            return tuple(Bevinding(**rij) for rij in csv.DictReader(bestand))  # type: ignore[arg-type]
    except (OSError, TypeError, ValueError):
        return ()


def _wis_notebooks(dossier: Dossier) -> None:
    """What a refused report would have shown may also stand in what the cells printed."""
    with als_machinefout("De uitgevoerde notebooks"):
        for pad in (dossier.processed / "notebooks").glob("*.ipynb"):
            pad.unlink()


def _noteer_weigering(dossier: Dossier, fout: InvoerFout) -> None:
    """Write why the input was refused to ``bevindingen.csv``; person columns are masked in the findings already."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(BEVINDINGKOLOMMEN)
    for b in fout.bevindingen:
        plek = f"{b.plaats}, kolom {b.kolom}" if b.kolom else b.plaats
        schrijver.writerow(["invoer", b.ernst, "", "", b.regeltekst, b.waarde, f"{plek}: {b.herstel}"])
    with contextlib.suppress(OSError):
        schrijf_atomair(dossier.bevindingen, uit.getvalue().encode())
