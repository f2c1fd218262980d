"""Looks at everything of one organisation and year and says what is left, in the order in which a year goes."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

from kkfzlib.bevindingen import Bevinding, heeft_fout
from kkfzlib.compleet import gebreken
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen import lees_invoer
from kkfzlib.inlezen.lezing import lees_los
from kkfzlib.inlezen.tekstlezing import Geleverd, geleverde_teksten
from kkfzlib.kader import gids
from kkfzlib.publiceren.verifieren import verifieer
from kkfzlib.publiceren.volledig import gebreken_van
from kkfzlib.stand import onderdelen
from kkfzlib.stand.regel import Fase, Regel, Stand
from kkfzlib.uitvoeren.manifest import Manifest
from kkfzlib.uitvoeren.plan import Keuzes, te_doen
from kkfzlib.uitvoeren.rapport import lees_bevindingen

if TYPE_CHECKING:
    from kkfzlib.tabellen import Invoer


def bepaal(dossier: Dossier, vandaag: date | None = None) -> Stand:
    """Where this year stands. Reads everything, writes nothing, and computes what the last run left stale."""
    invoer, inleesbevindingen = lees_invoer(dossier)
    geleverd = geleverde_teksten(dossier)
    # Only a page that is up to date says something about what is delivered now.
    afwijkingen = verifieer(dossier)
    with ExitStack() as tot:
        gerekend = None if invoer is None else _gerekend(dossier, invoer, tot)
        gelezen = lees_los(dossier) if invoer is None else invoer
        tabellen, keuzes = gelezen.tabellen, gelezen.instellingen
        bevindingen: tuple[Bevinding, ...] = ()
        if invoer is None or gerekend is None:
            gaten = gebreken(dossier, geleverd, gelezen.organisatie, keuzes, gids(keuzes.gids), tabellen)
        else:
            gaten = gebreken_van(gerekend, invoer, echt=dossier, met_pagina=not afwijkingen)
            bevindingen = lees_bevindingen(gerekend)
    besluiten = () if invoer is None else invoer.besluiten
    # What a recipe makes of the exports can't be counted while it makes nothing.
    telbaar = invoer is not None or not (dossier.heeft_recept and heeft_fout(inleesbevindingen))
    onvolledig = list(onderdelen.onvolledig(dossier, geleverd, gaten, besluiten, vandaag))
    regels = [
        onderdelen.tabellen(dossier, tabellen) if telbaar else onderdelen.ONTELBAAR,
        *onderdelen.invoer(dossier, inleesbevindingen),
        *onderdelen.aanvulling(dossier, tabellen, inleesbevindingen),
        *(onvolledig if telbaar else onderdelen.zonder_tellen(onvolledig)),
        *onderdelen.gelijk_gebleven(dossier, geleverd, keuzes.vergelijk_met),
        *onderdelen.samenhang(dossier, bevindingen, besluiten, vandaag),
        *onderdelen.besluiten(dossier, invoer, vandaag),
        *onderdelen.verslag(dossier, afwijkingen),
    ]
    regels += onderdelen.publicatie(dossier, any(r.teken == "doen" for r in regels))
    return Stand(dossier.organisatie, dossier.jaar, _fase(dossier, regels, tabellen, geleverd), regels)


def _gerekend(dossier: Dossier, invoer: Invoer, tot: ExitStack) -> Dossier:
    """Where the figures of this very input lie: of the last run, or of a trial that is done now."""
    if not te_doen(Manifest(dossier), Keuzes(zonder_verslag=True)):
        return dossier
    from kkfzlib.proef import proefmap, reken

    proef = tot.enter_context(proefmap(dossier))
    reken(proef, dossier, invoer, [])
    return proef


def _fase(dossier: Dossier, regels: list[Regel], tabellen: object, geleverd: Geleverd) -> Fase:
    if not tabellen and not geleverd.teksten and onderdelen.ONTELBAAR not in regels:
        return "leeg"
    if any(r.teken == "doen" for r in regels):
        return "in bewerking"
    return "gepubliceerd" if onderdelen.is_gepubliceerd(dossier) else "klaar om te publiceren"
