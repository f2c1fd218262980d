"""Which library files a step depends on, found from imports: one changed module reruns just what uses it.

Reads text, imports nothing: 100 modules take some 20 ms, so that "nothing to do" stays fast.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

BIBLIOTHEEK = Path(__file__).resolve().parents[1]
_STAPPEN = "kkfzlib.stappen"

_TYPING = re.compile(r"^if TYPE_CHECKING:\n(?:[ \t]+.*\n|\n)+", re.M)
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<van>[.\w]+)[ \t]+import[ \t]*(?:\((?P<haken>[^)]*)\)|(?P<namen>[^\n#(]+))"
    r"|import[ \t]+(?P<heel>[^\n#]+))",
    re.M,
)
_OP_NAAM = 'import_module(f"{__package__}.'
"""A module that finds its neighbours by name may use any module of its package."""
_COMMENTAAR = re.compile(r"#[^\n]*")
_GENOEMD = re.compile(r"(?<![.\w])(?:[A-Z_]+\b|\w+(?=\()|(?<=@)\w+)")  # constants, calls and decorators
_FUNCTIE = re.compile(r"^(?:@\w+\n)*(?:def|class) (\w+)|^(\w+)\b[^\n=]*=", re.M)


@cache
def modules() -> dict[str, Path]:
    """Every module of the library by its dotted name."""
    uit = {}
    for pad in sorted(BIBLIOTHEEK.rglob("*.py")):
        delen = pad.relative_to(BIBLIOTHEEK.parent).with_suffix("").parts
        uit[".".join(delen[:-1] if delen[-1] == "__init__" else delen)] = pad
    return uit


@cache
def bijlagen() -> dict[str, tuple[Path, ...]]:
    """Data files (yml, lua, css …) per package: they belong to every module of that package."""
    uit: dict[str, list[Path]] = {}
    namen = {pad.parent: naam for naam, pad in modules().items() if pad.name == "__init__.py"}
    for pad in sorted(BIBLIOTHEEK.rglob("*")):
        if not pad.is_file() or pad.suffix in (".py", ".pyc") or pad.name.startswith("."):
            continue
        map = pad.parent
        while map not in namen:
            map = map.parent
        uit.setdefault(namen[map], []).append(pad)
    return {naam: tuple(paden) for naam, paden in uit.items()}


def imports(tekst: str, pakket: str) -> set[str]:
    """Dotted names in the library that this source text imports, anywhere in it; not those for type checkers only."""
    uit: set[str] = set()
    for vondst in _IMPORT.finditer(_TYPING.sub("", tekst + "\n")):
        if vondst["heel"]:
            namen = [n.split(" as ")[0].strip() for n in vondst["heel"].split(",")]
        else:
            van = vondst["van"]
            punten = len(van) - len(van.lstrip("."))
            if punten:
                basis = pakket.split(".")
                van = ".".join([*basis[: len(basis) - punten + 1], van.lstrip(".")]).rstrip(".")
            lijst = _COMMENTAAR.sub("", vondst["haken"] or vondst["namen"])
            namen = [f"{van}.{n.split(' as ')[0].strip()}" for n in lijst.split(",") if n.strip()]
        uit |= {naam for naam in namen if naam.split(".")[0] == BIBLIOTHEEK.name}
    return uit


@cache
def _tekst(pad: Path) -> str:
    return pad.read_text(encoding="utf-8")


@cache
def _directe(module: str) -> frozenset[str]:
    pad = modules()[module]
    pakket = module if pad.name == "__init__.py" else module.rpartition(".")[0]
    uit = imports(_tekst(pad), pakket)
    if _OP_NAAM in _tekst(pad):
        uit |= {m for m in modules() if m.rpartition(".")[0] == pakket}
    return frozenset(uit)


@cache
def herkomst(naam: str) -> str:
    """The module that an imported dotted name comes from.

    A name that a package only passes on leads to the module that holds it, so that importing one function of a
    package is no dependency on all that the package offers.
    """
    module, _, attribuut = naam.rpartition(".")
    if naam in modules():
        return naam
    if module in modules():
        door = [n for n in _directe(module) if n != naam and n.rpartition(".")[2] == attribuut]
        is_pakket = modules()[module].name == "__init__.py"
        return herkomst(door[0]) if is_pakket and len(door) == 1 else module
    return herkomst(module)


def sluiting(namen: set[str]) -> set[str]:
    """The modules behind ``namen`` with everything imported from there on.

    The step module itself is entered by function only (see ``code_van_notebook``).
    """
    uit: set[str] = set()
    rest = [herkomst(n) for n in namen]
    while rest:
        module = rest.pop()
        if module not in uit:
            uit.add(module)
            rest += [] if module == _STAPPEN else [herkomst(n) for n in _directe(module)]
    return uit


@cache
def _stapdelen() -> dict[str, str]:
    """The source of ``kkfzlib.stappen`` cut at its top-level definitions; key "" holds what stands before."""
    tekst = _TYPING.sub("", _tekst(modules()[_STAPPEN]))
    grenzen = [(m.start(), m[1] or m[2]) for m in _FUNCTIE.finditer(tekst)]
    eindes = [begin for begin, _ in grenzen[1:]] + [len(tekst)]
    uit = {"": tekst[: grenzen[0][0]]}
    uit.update({naam: tekst[begin:einde] for (begin, naam), einde in zip(grenzen, eindes, strict=True)})
    return uit


def _stapfunctie(naam: str) -> str:
    """The source of one step function with the helpers that it names, and the head of the module."""
    delen = _stapdelen()
    uit, rest = {""}, [naam]
    while rest:
        huidig = rest.pop()
        if huidig in delen and huidig not in uit:
            uit.add(huidig)
            rest += [n for n in _GENOEMD.findall(delen[huidig]) if n in delen]
    return "\n".join(delen[d] for d in delen if d in uit)


@cache
def _notebookbron(notebook: Path) -> str:
    cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(c["source"]) for c in cellen if c["cell_type"] == "code")


def notebookhash(notebook: Path) -> str:
    """Hash of a notebook's sources; its saved outputs do not count."""
    cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    bron = [[c["cell_type"], "".join(c["source"])] for c in cellen]
    return hashlib.sha256(json.dumps(bron).encode()).hexdigest()


@cache
def _hash(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def _bestanden(gevonden: set[str]) -> dict[str, str]:
    """Hashes of these modules, of the packages that they lie in, and of the data files beside them."""
    pakketten = {m if modules()[m].name == "__init__.py" else m.rpartition(".")[0] for m in gevonden}
    omhullend = {m.rsplit(".", n)[0] for m in gevonden for n in range(1, m.count(".") + 1)}
    paden = {modules()[m] for m in gevonden | omhullend if m != _STAPPEN}
    paden |= {p for m in pakketten for p in bijlagen().get(m, ())}
    return {p.relative_to(BIBLIOTHEEK.parent).as_posix(): _hash(p) for p in sorted(paden)}


@cache
def code_van_notebook(notebook: Path) -> dict[str, str]:
    """Library files (relative path to hash) that a notebook uses, through its imports and its step functions."""
    bron = _notebookbron(notebook)
    begin = imports(bron, "") | {"kkfzlib"}
    uit = {}
    gebruikt = set(re.findall(r"\bstappen\.(\w+)", bron))
    gebruikt |= {n.removeprefix(f"{_STAPPEN}.") for n in begin if n.startswith(f"{_STAPPEN}.")}
    if gebruikt:
        functies = "\n".join(_stapfunctie(n) for n in sorted(gebruikt & _stapdelen().keys()))
        begin |= imports(functies, "kkfzlib")
        uit["kkfzlib/stappen.py"] = hashlib.sha256(functies.encode()).hexdigest()
    return _bestanden(sluiting(begin)) | uit


@cache
def code_van_module(*namen: str) -> dict[str, str]:
    """Library files (relative path to hash) that these modules use."""
    aanwezig = {n for n in namen if n in modules()}
    return _bestanden(sluiting(aanwezig | {"kkfzlib"}))
