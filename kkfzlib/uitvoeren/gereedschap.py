"""Versions of the tools that decide what comes out: part of every cache key and of every published manifest."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version

_REKENEN = ("numpy", "pandas", "pyarrow", "scipy", "pandera", "openpyxl")
_WEERGEVEN = ("babel", "jinja2", "matplotlib", "seaborn", "pypandoc_binary", "typst")
_VAN_DE_ENGINE = ("pypandoc_binary", "typst")


@cache
def versies(weergave: bool = False) -> dict[str, str]:
    """Python and package versions; with ``weergave`` also those that only the report needs."""
    uit = {"python": platform.python_version()}
    for naam in (*_REKENEN, *(_WEERGEVEN if weergave else ())):
        try:
            uit[naam] = version(naam)
        except PackageNotFoundError:
            uit[naam] = "afwezig"
    return uit


def versies_van(engine: Mapping[str, str]) -> dict[str, str]:
    """What made a report: the packages, and of what sets the pages only what the engine says that it used."""
    return {naam: v for naam, v in versies(weergave=True).items() if naam not in _VAN_DE_ENGINE} | dict(
        engine
    )
