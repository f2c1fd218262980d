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
_COMMENTAAR = re.compile(r"#[^\n]*")
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


def _bestaand(naam: str) -> set[str]:
    """The module of this name, or the one that holds this attribute, with all its packages."""
    delen = naam.split(".")
    while delen and ".".join(delen) not in modules():
        delen.pop()
    return {".".join(delen[: i + 1]) for i in range(len(delen))}


def imports(tekst: str, pakket: str) -> set[str]:
    """Names of library modules that this source text imports, anywhere in it; not those for type checkers only."""
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
        for naam in namen:
            if naam.split(".")[0] == BIBLIOTHEEK.name:
                uit |= _bestaand(naam)
    return uit


@cache
def _tekst(pad: Path) -> str:
    return pad.read_text(encoding="utf-8")


@cache
def _directe(module: str) -> frozenset[str]:
    pad = modules()[module]
    pakket = module if pad.name == "__init__.py" else module.rpartition(".")[0]
    return frozenset(imports(_tekst(pad), pakket) - {module})


def sluiting(begin: set[str]) -> set[str]:
    """``begin`` with everything imported from there on. The step module itself is entered by function only."""
    uit: set[str] = set()
    rest = list(begin)
    while rest:
        module = rest.pop()
        if module not in uit:
            uit.add(module)
            rest += [] if module == _STAPPEN else _directe(module)
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
            rest += [n for n in re.findall(r"\w+", delen[huidig]) if n in delen]
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
    paden = [modules()[m] for m in gevonden if m != _STAPPEN]
    paden += [p for m in gevonden for p in bijlagen().get(m, ())]
    return {p.relative_to(BIBLIOTHEEK.parent).as_posix(): _hash(p) for p in sorted(paden)}


@cache
def code_van_notebook(notebook: Path) -> dict[str, str]:
    """Library files (relative path to hash) that a notebook uses, through its imports and its step functions."""
    bron = _notebookbron(notebook)
    begin = imports(bron, "") | {"kkfzlib"}
    uit = {}
    if _STAPPEN in begin:
        gebruikt = [n for n in _stapdelen() if n and re.search(rf"\b{n}\b", bron)]
        functies = "\n".join(_stapfunctie(n) for n in gebruikt)
        begin |= imports(functies, "kkfzlib")
        uit["kkfzlib/stappen.py"] = hashlib.sha256(functies.encode()).hexdigest()
    return _bestanden(sluiting(begin)) | uit


@cache
def code_van_module(*namen: str) -> dict[str, str]:
    """Library files (relative path to hash) that these modules use."""
    aanwezig = {n for n in namen if n in modules()}
    return _bestanden(sluiting(aanwezig | {"kkfzlib"}))
