"""``kkfz besluit``: a decision ready to sign, with the hash of what the last run computed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from kkfzlib.bevindingen import Bevinding
from kkfzlib.compleet import Gebrek, sleutels_onder
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.onthulling.besluiten import (
    ALLES,
    SOORTEN,
    gedekte_rijen,
    hash_van_bevindingen,
    hash_van_cijfers,
    hash_van_gebreken,
    hash_van_tekst,
    onder,
)

_VOORBEELDEN = (
    f'"eigen publicatie: {ALLES}"', '"eigen publicatie: continuiteit/6"', '"regel: drempel = 3"',
    '"bevinding: totaal-delen/clienten"', '"tekst: terugblik"',
    '"onvolledig: publicatiedatum"',
)  # fmt: skip


def besluittekst(dossier: Dossier, wat: str) -> str:
    """The entry about ``wat``; a first line warns when the input has changed since the last run.

    Raises:
        GebruikFout: nothing was computed yet, or ``wat`` names what isn't there.
    """
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.publiceren.poort import te_beschermen
    from kkfzlib.publiceren.volledig import gebreken_van
    from kkfzlib.uitvoeren.manifest import Manifest
    from kkfzlib.uitvoeren.plan import Keuzes, te_doen
    from kkfzlib.uitvoeren.rapport import lees_bevindingen

    opnieuw = f"kkfz rapport {dossier.organisatie} {dossier.jaar}"
    if not dossier.kengetallen.is_file():
        raise GebruikFout(f"Er zijn nog geen cijfers om over te beslissen. Maak ze eerst met: {opnieuw}")
    invoer = laad_invoer(dossier)
    gaten = gebreken_van(dossier, invoer) if wat.strip().lower().startswith("onvolledig") else ()
    tekst = stel_op(
        wat, te_beschermen(dossier, invoer), lees_bevindingen(dossier), invoer.teksten, gaten=gaten
    )
    if te_doen(Manifest(dossier), Keuzes(zonder_verslag=True)):
        let_op = "# Let op: er is na de laatste run iets gewijzigd; dit geldt voor de cijfers van toen. Zie"
        return f"{let_op}: {opnieuw}\n{tekst}"
    return tekst


def stel_op(
    wat: str,
    frame: pd.DataFrame,
    bevindingen: Sequence[Bevinding],
    teksten: Mapping[str, str],
    vandaag: date | None = None,
    gaten: Sequence[Gebrek] = (),
) -> str:
    """YAML of one entry; ``waarom`` and ``wie`` stay empty, so that it decides nothing before somebody signs.

    ``frame`` holds the contract rows that the protection sees. It expires after a year. GebruikFout when ``wat`` has
    another form, or names what isn't there.
    """
    soort, _, onderwerp = (d.strip() for d in wat.partition(":"))
    if soort.lower() not in SOORTEN or not onderwerp:
        raise GebruikFout(f"Onbekend besluit: {wat[:80]!r}. Voorbeelden: {', '.join(_VOORBEELDEN)}.")
    hash_ = _hash(soort.lower(), onderwerp, frame, bevindingen, teksten, gaten)
    nu = vandaag or date.today()
    tot = nu.replace(year=nu.year + 1, day=min(nu.day, 28))
    regels = [
        f"- wat: {json.dumps(f'{soort.lower()}: {onderwerp}', ensure_ascii=False)}",
        "  waarom:   # vul in: waarom dit mag",
        "  wie:      # vul in: naam en functie van wie beslist",
        f"  datum: {nu.isoformat()}",
        f"  verloopt: {tot.isoformat()}",
        f"  hash: {hash_}",
    ]
    return "\n".join(regels)


def _hash(
    soort: str,
    onderwerp: str,
    frame: pd.DataFrame,
    bevindingen: Sequence[Bevinding],
    teksten: Mapping[str, str],
    gaten: Sequence[Gebrek],
) -> str:
    if soort == "onvolledig":
        if not (sleutels := sleutels_onder(gaten, onderwerp)):
            raise _onbekend("onvolledig onderdeel", onderwerp, sorted({g.onderwerp for g in gaten}))
        return hash_van_gebreken(sleutels)
    if soort == "tekst":
        if onderwerp not in teksten:
            raise _onbekend("tekst", onderwerp, sorted(teksten))
        return hash_van_tekst(teksten[onderwerp])
    if soort == "bevinding":
        if not any(onder(b, onderwerp) for b in bevindingen):
            aanwezig = {"/".join(d for d in (b.regel, b.kengetal, b.uitsplitsing) if d) for b in bevindingen}
            raise _onbekend("bevinding", onderwerp, sorted(aanwezig))
        return hash_van_bevindingen(bevindingen, onderwerp)
    onderdeel = onderwerp if soort == "eigen publicatie" else ALLES
    if not gedekte_rijen(frame, onderdeel).any():
        raise _onbekend("kengetal", onderwerp, [ALLES, *sorted(set(frame["kengetal"].astype(str)))])
    return hash_van_cijfers(frame, onderdeel)


def _onbekend(wat: str, gevraagd: str, aanwezig: list[str]) -> GebruikFout:
    keus = ", ".join(aanwezig) or "geen"
    return GebruikFout(f"Er is geen {wat} {gevraagd[:80]!r} in deze gegevens. Aanwezig: {keus}.")
