"""What the fork server has at hand before a job needs it: imported modules, and libraries that have run once.

Importing alone is not enough: pandera, pyarrow and matplotlib do part of their set-up at their first use, and every
child would pay for it again. The exercises use made-up values of their own and leave nothing behind.
"""

from __future__ import annotations

import contextlib
import importlib
import io
from collections.abc import Callable

_TEKENS = "".join(chr(n) for n in (*range(32, 127), *range(0xC0, 0x100), 0x2013, 0x2019, 0x20AC))


def _module(naam: str) -> Callable[[], object]:
    return lambda: importlib.import_module(naam)


def _oefen_tabellen() -> None:
    """Every model validates its own empty table, and one table goes through parquet and csv."""
    import pandas as pd

    from kkfzlib.schema import TABELLEN
    from kkfzlib.schema.modellen import model

    for naam in TABELLEN:
        m = model(naam)
        kolommen = {"2025" if v.regex else k: v for k, v in m.columns.items()}
        m.validate(pd.DataFrame({k: pd.Series([], dtype=str(v.dtype)) for k, v in kolommen.items()}))
    frame = pd.DataFrame({"tekst": ["a", ""], "dag": [pd.Timestamp("2025-01-01"), pd.NaT], "n": [1.0, None]})
    bestand = io.BytesIO()
    frame.to_parquet(bestand, index=False)
    pd.read_parquet(io.BytesIO(bestand.getvalue()))
    frame.to_csv(io.StringIO(), index=False)


def _lees_vaste_lijsten() -> None:
    """What is the same for every organisation and is kept once read."""
    from kkfzlib import kader

    kader.pijlers()
    kader.themas()
    kader.zorgtitels()
    for jaar in kader.gidsjaren():
        kader.gids(jaar)


def _laad_families() -> None:
    """The modules of the kengetallen, which the registry names."""
    from kkfzlib.kengetallen.register import REGISTER

    for module in sorted({k.functie.partition(".")[0] for k in REGISTER.values() if k.functie}):
        importlib.import_module(f"kkfzlib.kengetallen.{module}")


def _lees_woordenlijsten() -> None:
    from kkfzlib.controle import jaartekst, vermelding

    vermelding.woorden()
    jaartekst.stammen("oefening")


def _oefen_notebook() -> None:
    """The notebook format's own check is compiled at first use."""
    import nbformat

    nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", outputs=[])]))


def _ken_de_code() -> None:
    """Which library code each notebook depends on: hashed now, as it is this code that the children run."""
    from kkfzlib.uitvoeren import afhankelijk
    from kkfzlib.uitvoeren.stappenplan import STAPPEN

    for s in STAPPEN:
        if s.pad.is_file():
            afhankelijk.code_van_notebook(s.pad)


def _oefen_figuur() -> None:
    """A sheet with a text in each weight, a hatch and a box: fonts and the SVG writer are then loaded."""
    from kkfzlib.verslag.figuren import letters
    from kkfzlib.verslag.figuren.blad import blad

    with blad(60) as vel:
        for vet in (False, True):
            vel.tekst(10, 20, "oefening", vet=vet)
            letters.breedte(_TEKENS, 9, vet)
        vel.rechthoek(100, 10, 40, 20, "#333333", arcering="//")
        vel.kader(200, 10, 60, 40, "#ffffff", "#333333")
        vel.vlak(300, 10, 60, 40).plot([1, 2], [1, 2])
        vel.svg("oefening")


def _oefen_weergave() -> None:
    """One round of what shows tables in a notebook."""
    from IPython.display import SVG, Markdown

    SVG('<svg xmlns="http://www.w3.org/2000/svg"/>')
    Markdown("oefening")


EERST: tuple[Callable[[], object], ...] = (
    *map(_module, (
        "numpy", "pandas", "pyarrow.parquet", "papermill", "ipykernel.zmqshell", "kkfzlib.uitvoeren.kind",
        "kkfzlib.uitvoeren.schil", "kkfzlib.uitvoeren.rapport", "kkfzlib.inlezen", "kkfzlib.stappen",
        "kkfzlib.schema.modellen", "pandas.io.parquet", "pyarrow.dataset", "kkfzlib.toon.invoer",
        "pandas.core.methods.to_dict", "encodings.utf_8_sig", "kkfzlib.verslag.teksten", "pypandoc",
    )),
    _oefen_tabellen,
    _oefen_notebook,
    _lees_vaste_lijsten,
)  # fmt: skip
"""Done before the first job is taken: what the first notebook needs."""

DAARNA: tuple[Callable[[], object], ...] = (
    *map(_module, (
        "matplotlib.pyplot", "matplotlib_inline.backend_inline", "kkfzlib.kengetallen", "kkfzlib.continuiteit",
        "kkfzlib.voortgang", "kkfzlib.toon.beeld", "kkfzlib.toon.cijfers", "seaborn", "kkfzlib.verslag.figuren",
        "kkfzlib.kengetallen.contract", "kkfzlib.toon.uitleg", "kkfzlib.publiceren.poort",
        "kkfzlib.publiceren.onthouden", "kkfzlib.publiceren.register", "kkfzlib.publiceren.export",
        "kkfzlib.onthulling.audit", "kkfzlib.inlezen.tekstlezing", "kkfzlib.publiceren.reeksen",
        "kkfzlib.importeren.overdracht", "kkfzlib.importeren.personen", "kkfzlib.toon.importeren",
    )),
    _laad_families,
    _oefen_figuur, _oefen_weergave, _lees_woordenlijsten, _ken_de_code,
    *map(_module, (
        "kkfzlib.controle", "kkfzlib.onthulling.secundair", "kkfzlib.onthulling.audit", "kkfzlib.publiceren.profiel",
        "kkfzlib.verslag", "kkfzlib.weergave", "kkfzlib.lekken", "openpyxl", "lxml.html", "babel.numbers",
        "babel.dates", "jinja2", "psutil", "pypdf", "pikepdf", "typst", "IPython.core.completer", "asyncio",
    )),
)  # fmt: skip
"""Done while waiting for work, so that the first notebook need not wait for what it does not use."""


def doe(stap: Callable[[], object]) -> None:
    """One step; when it fails, the job that really needs it will say so."""
    with contextlib.suppress(Exception):
        stap()
