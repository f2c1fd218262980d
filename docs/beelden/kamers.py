"""Draws ``kamers.svg``, the rooms of ``kkfzlib``, from the imports: ``python docs/beelden/kamers.py``.

An arrow that another way round tells already is left out, and so is what everybody uses.
"""

from __future__ import annotations

import runpy
from pathlib import Path

from kkfzlib.uitvoeren import afhankelijk

TITEL = "De kamers van kkfzlib: een pijl wijst naar wat een kamer gebruikt"
BASIS = {
    "kkfzlib",
    "bevindingen",
    "cijfers",
    "dossier",
    "fouten",
    "instellingen",
    "kader",
    "nederlands",
    "project",
    "tabellen",
}
"""What everybody may use, and what uses nobody."""
SAMEN = {
    "cli": {"__main__", "beginnen", "opdrachten", "opties"},
    "inlezen": {"opschonen"},
    "kengetallen": {"continuiteit", "voortgang"},
    "sjabloon": {"voorbeeld", "overnemen"},
    "terminal": {"foutmelding"},
}
"""Modules and small packages that share a room with others; every other one is a room of its own."""
_KAMER = {deel: kamer for kamer, delen in SAMEN.items() for deel in delen}

Gebruik = dict[str, set[str]]


def kamer_van(module: str) -> str:
    """The room of a module by its dotted name; empty for what everybody uses."""
    deel = module.split(".")[1] if "." in module else module
    return "" if deel in BASIS else _KAMER.get(deel, deel)


def modulegebruik() -> Gebruik:
    """Every module with the modules that it imports, anywhere in it; what is for type checkers only left out."""
    uit: Gebruik = {}
    for module, pad in afhankelijk.modules().items():
        pakket = module if pad.name == "__init__.py" else module.rpartition(".")[0]
        namen = afhankelijk.imports(pad.read_text(encoding="utf-8"), pakket)
        uit[module] = {afhankelijk.herkomst(n) for n in namen} - {module}
    return uit


def kamergebruik() -> Gebruik:
    """Every room with the rooms that it uses; the base is the room without a name."""
    uit: Gebruik = {}
    for module, gebruikt in modulegebruik().items():
        hier = kamer_van(module)
        uit.setdefault(hier, set()).update({kamer_van(m) for m in gebruikt} - {hier})
    return uit


def bereik(gebruik: Gebruik, van: str) -> set[str]:
    """All that ``van`` uses, by itself or through others; with ``van`` itself when the arrows go round."""
    uit: set[str] = set()
    rest = list(gebruik.get(van, ()))
    while rest:
        naam = rest.pop()
        if naam not in uit:
            uit.add(naam)
            rest += gebruik.get(naam, ())
    return uit


def pijlen() -> list[tuple[str, str]]:
    """The arrows that no other way tells, from user to used; two rooms that use each other have two."""
    heel = {k: v - {""} for k, v in kamergebruik().items() if k}
    over = {k: set(v) for k, v in heel.items()}
    for van in sorted(heel):
        for naar in sorted(heel[van]):
            over[van].discard(naar)
            if van in heel[naar] or naar not in bereik(over, van):
                over[van].add(naar)
    return [(van, naar) for van in sorted(over) for naar in sorted(over[van])]


def teken() -> bytes:
    """The picture as SVG bytes."""
    schema = runpy.run_path(str(Path(__file__).with_name("architectuur.py")))["als_svg"]
    namen = sorted({naam for pijl in pijlen() for naam in pijl})
    return bytes(schema(TITEL, {n: n for n in namen}, [(van, naar, "") for van, naar in pijlen()]))


if __name__ == "__main__":
    Path(__file__).with_suffix(".svg").write_bytes(teken())
