"""All kengetallen of one report: computed from registrations, completed with what the organisation states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import cast

import pandas as pd

from kkfzlib.cijfers import Cijfer, Sleutel, als_frame, uit_frame
from kkfzlib.kengetallen import benchmarks, omzet
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.opgave import opgave_lijst
from kkfzlib.kengetallen.register import REGISTER, Kengetal
from kkfzlib.kengetallen.selectie import Selectie
from kkfzlib.tabellen import Invoer


def selecties(k: Kengetal, g: Grondslag) -> Iterator[Selectie]:
    """Per uitsplitsing of ``k`` the rows that count, from the function that the registry names.

    Nothing where it names none (stated or derived figures only) or a source table was not supplied. AttributeError or
    ModuleNotFoundError where that function does not exist.
    """
    if not k.functie or not g.heeft(k):
        return iter(())
    module, _, naam = k.functie.partition(".")
    return cast("Iterator[Selectie]", getattr(import_module(f"{__package__}.{module}"), naam)(g))


def bereken(invoer: Invoer, vorig: pd.DataFrame | None = None) -> pd.DataFrame:
    """Every kengetal of the report year, and stated figures of other years, in the output contract.

    ``vorig`` is the contract frame of the year that is compared with (for ``omzet_groei``). Where registration and
    opgave both give a row, the registration's stands. Percentages are 0…100, values unrounded; what cannot be
    computed has no row. The input is not changed.
    """
    rijen = samenvoegen(_registratie(invoer), opgave_lijst(invoer))
    ervoor = vergelijkingsjaar(invoer)
    eerder = [] if vorig is None else [r for r in uit_frame(vorig) if r.periode == ervoor]
    groei = omzet.groei(samenvoegen(eerder, rijen), _jaren(rijen, invoer))
    return als_frame(samenvoegen(groei, rijen))


def vergelijkingsjaar(invoer: Invoer) -> str:
    """The periode that the report compares with."""
    return str(invoer.instellingen.vergelijk_met or invoer.instellingen.jaar - 1)


def vorige_rijen(frame: pd.DataFrame, vorig: pd.DataFrame | None, periode: str) -> pd.DataFrame:
    """Rows of the year compared with: those of its own folder (``vorig``), completed with opgave rows of that year."""
    eigen = [] if vorig is None else [r for r in uit_frame(vorig) if r.periode == periode]
    hier = [r for r in uit_frame(frame) if r.periode == periode]
    return als_frame(samenvoegen(eigen, hier))


def samenvoegen(eerst: list[Cijfer], dan: list[Cijfer]) -> list[Cijfer]:
    """All rows of ``eerst``, and those of ``dan`` whose key it lacks.

    A stated count (``6:n``) gives way to the fraction that holds it. A survey that nobody answered in ``antwoorden``
    was not registered there, so that a stated response stands.
    """
    gesteld = {r.sleutel for r in dan}
    eerst = [r for r in eerst if not (r.kengetal == "respons" and r.teller == 0 and r.sleutel in gesteld)]
    bekend = {r.sleutel for r in eerst}
    return eerst + [r for r in dan if r.sleutel not in bekend and _breuk_van(r) not in bekend]


def _breuk_van(rij: Cijfer) -> Sleutel:
    """Key of the fraction that a stated count belongs to: ``6`` of ``6:n``, nothing of a bare ``n``."""
    return rij.kengetal, re.sub(r"(^|:)n$", "", rij.uitsplitsing), rij.periode


def _jaren(rijen: list[Cijfer], invoer: Invoer) -> dict[str, str]:
    """Each periode with revenue and the one it grew from: the report year from the year compared with."""
    jaren = {
        r.periode: str(int(r.periode) - 1) for r in rijen if r.kengetal == "omzet" and r.periode.isdecimal()
    }
    return {**jaren, str(invoer.instellingen.jaar): vergelijkingsjaar(invoer)}


def _registratie(invoer: Invoer) -> list[Cijfer]:
    g = Grondslag(invoer)
    uit = [c for k in REGISTER.values() for s in selecties(k, g) if (c := s.cijfer(k, g.tijdvak.jaar))]
    if (vergeleken := invoer.tabellen.get("benchmarks")) is not None:
        uit += benchmarks.lijst(vergeleken, g.tijdvak.jaar)
    return uit
