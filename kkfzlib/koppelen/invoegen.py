"""Proposals as text: a new recipe, or lines put into the one that is there without touching what a person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from kkfzlib.fouten import GebruikFout
from kkfzlib.koppelen.openstaand import KLOPT, Nieuws
from kkfzlib.koppelen.regels import Kolomregels, aanhaling
from kkfzlib.koppelen.voorstel import Voorstel
from kkfzlib.schema import TABELLEN

_KOP = """\
# Koppeling: hoe de exports in bronnen/ de tabellen van het verslag worden. Gemaakt met `kkfz koppel`; u maakt het af.
# Regels die met # beginnen, doen nog niets: haal het hekje weg (of verbeter ze) voor wat klopt. Draai `kkfz koppel`
# gerust opnieuw: er komen alleen regels bij, wat u schreef blijft staan.
"""


def schrijf(oud: str, voorstellen: Sequence[Voorstel]) -> tuple[str, int, tuple[str, ...]]:
    """The recipe with everything in ``voorstellen`` that it lacks, how many lines came in, and in words which.

    GebruikFout when the present text is no YAML.
    """
    regels = (oud or _KOP).splitlines()
    aantal, nieuws = 0, Nieuws()
    for tabel, groep in _per_tabel(voorstellen).items():
        plek = _Recept.lees(regels)
        nieuw = _nieuwe_tabel(tabel, groep) if tabel not in plek.tabellen else []
        if nieuw:
            regels += nieuw
            aantal += len(nieuw)
            nieuws.tabel(tabel, groep)
            continue
        for voorstel in groep:
            aantal += _vul_aan(regels, tabel, voorstel, nieuws)
    return "\n".join(regels) + "\n", aantal, tuple(nieuws.regels)


def _per_tabel(voorstellen: Iterable[Voorstel]) -> dict[str, list[Voorstel]]:
    uit: dict[str, list[Voorstel]] = {}
    for v in voorstellen:
        uit.setdefault(v.tabel, []).append(v)
    return uit


def _nieuwe_tabel(tabel: str, groep: Sequence[Voorstel]) -> list[str]:
    """A whole table; of more sources a list, of which the doubtful ones are comments."""
    zeker = [v for v in groep if v.zeker] or groep[:1]
    if not any(v.zeker for v in groep):
        return ["", f"# {tabel}: herkenning twijfelachtig; haal de hekjes weg als het klopt", *(
            f"# {r}" for r in _bron(f"{tabel}:", zeker[0], ""))]  # fmt: skip
    if len(zeker) == 1:
        return ["", *_bron(f"{tabel}:", zeker[0], "")]
    uit = ["", f"{tabel}:"]
    for v in zeker:
        eerste, *rest = _bron("", v, "  ")
        uit += [f"  - {eerste.strip()}", *rest]
    return uit


def _bron(kop: str, v: Voorstel, inspring: str) -> list[str]:
    binnen = inspring + "  "
    uit = [kop] if kop else []
    uit.append(f"{binnen}bron: {aanhaling(v.bron)}")
    uit += [f"{binnen}blad: {aanhaling(v.blad)}"] * bool(v.blad)
    uit += [f"{binnen}{regel}" for regel in v.regels]
    uit += [f"{binnen}{v.smelt}"] * bool(v.smelt)
    uit.append(f"{binnen}kolommen:")
    for regels in v.kolommen.values():
        uit += _kolom(regels, binnen + "  ")
    return uit


def _kolom(regels: Kolomregels, inspring: str) -> list[str]:
    actief = any(not r.startswith("#") for r in regels.waarden.values())
    kop = regels.kop
    if regels.waarden and not actief:
        # An empty mapping would be an error in the recipe: it waits as a whole for the first translation.
        kop = tuple(
            r if n == 0 or not r.strip().startswith("waarden") else f"  # {r.strip()}"
            for n, r in enumerate(kop)
        )
    return [inspring + r for r in kop] + [f"{inspring}    {r}" for r in regels.waarden.values()]


@dataclass(frozen=True)
class _Recept:
    """Where things stand in the text: per table its sources, per source its columns, by line (from 0)."""

    tabellen: dict[str, list[yaml.MappingNode]]

    @classmethod
    def lees(cls, regels: Sequence[str]) -> _Recept:
        try:
            knoop = yaml.compose("\n".join(regels), Loader=yaml.SafeLoader)
        except yaml.YAMLError as fout:
            regel = getattr(getattr(fout, "problem_mark", None), "line", -1) + 1
            raise GebruikFout(
                f"koppeling.yml regel {regel}: dit is geen geldige YAML, dus er is niets bijgeschreven. "
                "Herstel die regel."
            ) from None
        paren = knoop.value if isinstance(knoop, yaml.MappingNode) else []
        uit: dict[str, list[yaml.MappingNode]] = {}
        for sleutel, waarde in paren:
            bronnen = waarde.value if isinstance(waarde, yaml.SequenceNode) else [waarde]
            uit[str(sleutel.value)] = [b for b in bronnen if isinstance(b, yaml.MappingNode)]
        return cls(uit)


def _kind(knoop: yaml.MappingNode, naam: str) -> yaml.Node | None:
    return next((w for s, w in knoop.value if s.value == naam), None)


def _vul_aan(regels: list[str], tabel: str, v: Voorstel, nieuws: Nieuws) -> int:
    """Put what ``v`` adds into the source of the same glob; a source that the recipe lacks comes as a remark."""
    bron = next((b for b in _Recept.lees(regels).tabellen[tabel] if _is_bron(b, v)), None)
    if bron is None:
        melding = f"# nieuw bij {tabel}: bestand {aanhaling(v.bron)} staat in geen bron"
        if any(melding in r for r in regels):
            return 0
        regels.append(melding)
        nieuws.regels.append(f"{tabel}: {v.bron} staat in geen bron")
        return 1
    aantal = 0
    for kolom, kolomregels in v.kolommen.items():
        bron = next(b for b in _Recept.lees(regels).tabellen[tabel] if _is_bron(b, v))
        kolommen = _kind(bron, "kolommen")
        if not isinstance(kolommen, yaml.MappingNode) or kolommen.flow_style or _gesmolten(bron, kolom):
            continue
        aantal += _voeg_kolom_in(
            regels, kolommen, kolom, kolomregels, _weggelaten(bron), nieuws.van(tabel), tabel
        )
    return aantal


def _is_bron(knoop: yaml.MappingNode, v: Voorstel) -> bool:
    from fnmatch import fnmatchcase

    bron, blad = _kind(knoop, "bron"), _kind(knoop, "blad")
    if not isinstance(bron, yaml.ScalarNode):
        return False
    zelfde = bron.value.lower() == v.bron.lower() or fnmatchcase(
        v.bron.replace("*", "").lower(), bron.value.lower()
    )
    return zelfde and (blad is None or not v.blad or blad.value == v.blad)


def _gesmolten(bron: yaml.MappingNode, kolom: str) -> bool:
    smelt = _kind(bron, "smelt")
    return isinstance(smelt, yaml.MappingNode) and any(w.value == kolom for _, w in smelt.value)


def _weggelaten(bron: yaml.MappingNode) -> list[str]:
    """Values of rows that the person leaves out: they need no translation."""
    rijen = _kind(bron, "rijen")
    zonder = _kind(rijen, "zonder") if isinstance(rijen, yaml.MappingNode) else None
    uit: list[str] = []
    for _, waarde in zonder.value if isinstance(zonder, yaml.MappingNode) else ():
        uit += [str(w.value) for w in (waarde.value if isinstance(waarde, yaml.SequenceNode) else [waarde])]
    return uit


def _voeg_kolom_in(
    regels: list[str], kolommen: yaml.MappingNode, kolom: str, nieuw: Kolomregels, weg: Sequence[str],
    nieuws: Nieuws, tabel: str,
) -> int:  # fmt: skip
    inspring = " " * kolommen.start_mark.column
    begin, eind = kolommen.start_mark.line, _laatste(regels, kolommen)
    bestaand = next((w for s, w in kolommen.value if s.value == kolom), None)
    if bestaand is None:
        blok = regels[begin : eind + 1]
        if any(re.match(rf"\s*#\s*{re.escape(kolom)}:", r) for r in blok):
            return 0
        if _mag_weg(tabel, kolom):
            nieuw = _in_een_regel(kolom, nieuw)
        erbij = _kolom(nieuw, inspring)
        regels[eind + 1 : eind + 1] = erbij
        nieuws.kolom(kolom, nieuw)
        return len(erbij)
    over = {w: r for w, r in nieuw.waarden.items() if w != "*" and not _vertaald(w, weg)}
    return _voeg_waarden_in(regels, bestaand, Kolomregels((kolom,), over), inspring, nieuws)


def _mag_weg(tabel: str, kolom: str) -> bool:
    """Whether a table does without this column: a person may have left it out on purpose."""
    return TABELLEN[tabel].kolom(kolom).leeg


def _in_een_regel(kolom: str, nieuw: Kolomregels) -> Kolomregels:
    kop = re.search(r'uit: ("(?:[^"\\]|\\.)*")', " ".join(nieuw.kop))
    uit = kop[1] if kop else '"..."'
    return Kolomregels((f"# {kolom}: {{uit: {uit}}}   # mag erbij, hoeft niet",))


def _voeg_waarden_in(
    regels: list[str], knoop: yaml.Node, nieuw: Kolomregels, inspring: str, nieuws: Nieuws
) -> int:
    """New values of a column that is there: below its translations, or as a remark where those stand on one line."""
    if not nieuw.waarden or not isinstance(knoop, yaml.MappingNode):
        return 0
    waarden = _kind(knoop, "waarden")
    vast = [str(s.value) for s, _ in waarden.value] if isinstance(waarden, yaml.MappingNode) else []
    begin = knoop.start_mark.line
    eind = max(begin, _laatste(regels, knoop))
    blok = "\n".join(regels[begin : eind + 1 + _opmerkingen_na(regels, eind)])
    over = {w: r for w, r in nieuw.waarden.items() if not _vertaald(w, vast) and aanhaling(w) not in blok}
    if waarden is None:
        # Without translations the values were right as they are: only what is no choice at all is news.
        over = {w: r for w, r in over.items() if not r.lower().startswith(f"{aanhaling(w)}: {w} ".lower())}
    if not over or any(_kind(knoop, sleutel) is not None for sleutel in ("overig", "patroon")):
        return 0
    los = isinstance(waarden, yaml.MappingNode) and not waarden.flow_style
    plek = (_laatste(regels, waarden) if los and waarden is not None else eind) + 1
    diep = " " * waarden.start_mark.column if los and waarden is not None else inspring
    over = {w: _vraag_bij_patroon(w, r) for w, r in over.items()}
    erbij = [
        f"{diep}{r}" if los else f"{diep}# nieuw in {nieuw.kop[0]}: {r.lstrip('# ')}" for r in over.values()
    ]
    regels[plek:plek] = erbij
    nieuws.waarden(nieuw.kop[0], over.values())
    return len(erbij)


def _vraag_bij_patroon(waarde: str, regel: str) -> str:
    """A pattern that catches more than what a person approved before is a question."""
    return (
        f"{regel}; {KLOPT}" if "*" in waarde and KLOPT not in regel and not regel.startswith("#") else regel
    )


def _vertaald(waarde: str, globs: Sequence[str]) -> bool:
    from fnmatch import fnmatchcase

    plat = " ".join(waarde.split()).lower()
    return any(fnmatchcase(plat, " ".join(g.split()).lower().replace("[", "[[]")) for g in globs)


def _opmerkingen_na(regels: Sequence[str], regel: int) -> int:
    aantal = 0
    while regel + 1 + aantal < len(regels) and regels[regel + 1 + aantal].lstrip().startswith("#"):
        aantal += 1
    return aantal


def _laatste(regels: Sequence[str], knoop: yaml.Node) -> int:
    """The last line that belongs to a node: comments below it in its own indent are part of it."""
    laatste = knoop.end_mark.line
    if knoop.end_mark.column == 0 or laatste >= len(regels) or not regels[laatste].strip():
        laatste -= 1
    if isinstance(knoop, yaml.CollectionNode) and not knoop.flow_style:
        diep = knoop.start_mark.column
        while laatste > knoop.start_mark.line and (
            not regels[laatste].strip() or len(regels[laatste]) - len(regels[laatste].lstrip()) < diep
        ):
            laatste -= 1
    else:
        laatste = knoop.end_mark.line
    return laatste


def staat_in_bron(tekst: str, bestand: str) -> bool:
    """Whether a source of the recipe reads this file: then a person said what it is."""
    from fnmatch import fnmatchcase

    bronnen = (_kind(b, "bron") for bs in _Recept.lees(tekst.splitlines()).tabellen.values() for b in bs)
    globs = (b.value.lower() for b in bronnen if isinstance(b, yaml.ScalarNode))
    return any(fnmatchcase(bestand.lower(), g) for g in globs)
