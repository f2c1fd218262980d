"""The programs that come from packages: pandoc, which reads and writes documents, and Typst, which sets the PDF."""

from __future__ import annotations

import logging
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

from kkfzlib.fouten import MachineFout

_GEEN_PANDOC = (
    "Pandoc ontbreekt of is beschadigd. Installeer het met: pip install --force-reinstall pypandoc_binary"
)
_GEEN_TYPST = "Typst ontbreekt of is beschadigd. Installeer het met: pip install --force-reinstall typst"


def pandoc() -> str:
    """Its path; MachineFout where it is absent or does not run."""
    logging.getLogger("pypandoc").setLevel(logging.CRITICAL)  # it would print a traceback of what fails
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError, RuntimeError) as fout:
        raise MachineFout(_GEEN_PANDOC) from fout


def versie_van_pandoc() -> str:
    """Its version as text; MachineFout as above."""
    pandoc()
    import pypandoc

    return str(pypandoc.get_pandoc_version())


def typst() -> ModuleType:
    """The library; MachineFout where it is absent or does not load."""
    try:
        import typst
    except ImportError as fout:
        raise MachineFout(_GEEN_TYPST) from fout
    return typst


def versie_van_typst() -> str:
    """Its version as text; MachineFout as above."""
    try:
        return version("typst")
    except PackageNotFoundError as fout:
        raise MachineFout(_GEEN_TYPST) from fout
