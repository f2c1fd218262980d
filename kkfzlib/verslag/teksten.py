"""Texts of the organisation: checked, freed of anything but plain Markdown, with the placeholders filled in."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import process

from kkfzlib.bevindingen import Ernst, Invoerbevinding
from kkfzlib.cijfers import leeg
from kkfzlib.fouten import InvoerFout, MachineFout
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.programmas import pandoc
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import in_slot, met_bron, ontsnapt
from kkfzlib.verslag.plaatshouders import PATROON, Plaatshouders, Vervanging, dubbele_eenheid, leeg_getal
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.verslag.tekstboom import TE_DIEP, Schrijver, alle_knopen, kenmerken_van

# Positions come with the parse; what a report has no use for is switched off, so it stays plain text.
_FORMAAT = (
    "commonmark_x+sourcepos-smart-emoji-tex_math_dollars-subscript-superscript-strikeout-task_lists"
    "-definition_lists-gfm_auto_identifiers-implicit_header_references-alerts-yaml_metadata_block"
)
_OPEN, _DICHT = "\ue000", "\ue001"
_MERK = re.compile(f"{_OPEN}(\\d+){_DICHT}")
_EIGEN_TEKENS = re.compile("[\ue000-\uf8ff]")
_RICHTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# A bracket, or a whole string; the position that pandoc gives a node tells slot and line.
_BOUWSTEEN = re.compile(r'[\[\]{}]|"(?:(?P<slot>[a-z0-9-]+)\.md@(?P<regel>\d+):)?(?:[^"\\]|\\.)*+"')
_ATTRIBUUT = re.compile(r"^\s*(?:[.#=]|[\w:-]+\s*=)")
_VERWIJZING = re.compile(r"(?<![\w@.])@((?:sec|tbl|fig)-[\w-]+)")

# Refused on sight, before any parsing: what would mean something to Quarto, whatever Markdown makes of it.
_REGELS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\{\{\s*[<%{]|[>%]\s*\}\}"), "Quarto-opdrachten ({{< … >}}) zijn niet toegestaan", "haal dit weg"),
    (re.compile(r"^\s*(?:`{3,}|~{3,})"), "codeblokken zijn niet toegestaan", "haal het blok weg"),
    (re.compile(r"^\s*:{3,}"), "opmaakblokken met ::: zijn niet toegestaan", "haal de regels met ::: weg"),
    (re.compile(r"`[^`]*`\s*\{"), "ruwe HTML of code van een ander formaat is niet toegestaan", "haal {…} weg"),
    (_RICHTING, "tekens die de leesrichting omkeren zijn niet toegestaan", "typ de regel opnieuw"),
)  # fmt: skip


@dataclass(frozen=True)
class Verwerkt:
    """Safe Markdown per slot (only slots with text) and every finding; with a ``fout`` nothing may be published."""

    markdown: Mapping[str, str]
    bevindingen: tuple[Invoerbevinding, ...]


def verwerk(
    teksten: Mapping[str, str],
    plaatshouders: Plaatshouders | None = None,
    ankers: frozenset[str] = frozenset(),
    beelden: Collection[str] = (),
    bronnen: bool = False,
) -> Verwerkt:
    """Check all texts and fill in their placeholders; ``ankers`` are the ids that texts may refer to.

    Without ``plaatshouders`` only safety is checked (``kkfz controleer`` has no figures yet) and references are
    left alone. ``beelden`` are the names of the pictures that came with the texts.
    With ``bronnen`` every value and reference carries what was typed for it, and every text its slot.
    """
    bezwaren: list[Invoerbevinding] = [_onbekend_slot(s) for s in sorted(set(teksten) - set(SLOTS))]
    bekend = {s: t for s, t in teksten.items() if s in SLOTS and t.strip()}
    vervangingen: dict[str, list[Vervanging]] = {}
    klaar: dict[str, str] = {}
    for slot, ruw in bekend.items():
        bezwaren += _op_zicht(slot, ruw)
        if plaatshouders is not None:
            bezwaren += _verwijzingen(slot, ruw, ankers)
        klaar[slot], vervangingen[slot], nieuw = _markeer(slot, ruw, plaatshouders)
        bezwaren += nieuw
    uit = {}
    for slot, boom in _ontleed(klaar).items():
        schrijver = Schrijver(
            slot,
            SLOTS[slot].niveau,
            ankers,
            _invuller(vervangingen[slot], bronnen),
            frozenset(beelden),
            bronnen,
        )
        tekst = schrijver.document(boom)
        uit[slot] = in_slot(slot, tekst) if bronnen and tekst else tekst
        bezwaren += [_bevinding(slot, *b) for b in schrijver.bezwaren]
    return Verwerkt(uit, tuple(_ontdubbeld(bezwaren)))


_TWEEMAAL = "plaatshouder met de eenheid er nog eens bij"


def controleer_teksten(
    teksten: Mapping[str, str], keuzes: Instellingen, beelden: Collection[str] = ()
) -> tuple[Invoerbevinding, ...]:
    """What is wrong with the texts before there are figures: safety and unknown names, not missing values."""
    niets = Gepubliceerd(leeg().assign(verborgen=False), "indiening", keuzes.jaar, keuzes.vergelijk_met)
    namen = Plaatshouders(Cijfers(niets), keuzes, gids(keuzes.gids))
    bezwaren: list[Invoerbevinding] = []
    for slot, ruw in teksten.items():
        bezwaren += [
            b for b in _markeer(slot, ruw, namen)[2] if b.ernst == "fout" or b.regeltekst == _TWEEMAAL
        ]
    return tuple(_ontdubbeld([*bezwaren, *verwerk(teksten, beelden=beelden).bevindingen]))


def _op_zicht(slot: str, ruw: str) -> list[Invoerbevinding]:
    regels = ruw.splitlines()
    bezwaren = [
        _bevinding(slot, nummer, regel, herstel)
        for nummer, tekst in enumerate(regels, 1)
        for patroon, regel, herstel in _REGELS
        if patroon.search(tekst)
    ]
    kop = _yamlkop(regels)
    if kop:
        bezwaren.append(
            _bevinding(slot, kop, "een YAML-kop (---) is niet toegestaan", "haal de regels tussen --- weg")
        )
    return bezwaren


def _yamlkop(regels: list[str]) -> int | None:
    """Line of a YAML header: a line of three dashes, something directly under it, and a closing line later on."""
    for i, regel in enumerate(regels[:-1]):
        if regel.rstrip() != "---" or (i and regels[i - 1].strip()) or not regels[i + 1].strip():
            continue
        # What closes the first candidate closes every later one, and what closes none of them ends the search.
        return i + 1 if any(r.rstrip() in ("---", "...") for r in regels[i + 1 :]) else None
    return None


def _verwijzingen(slot: str, ruw: str, ankers: frozenset[str]) -> list[Invoerbevinding]:
    bezwaren = []
    for nummer, regel in enumerate(ruw.splitlines(), 1):
        for anker in _VERWIJZING.findall(regel):
            if anker.rstrip("-") not in ankers:
                dichtbij = process.extractOne(anker, sorted(ankers))
                raad = f"bedoeld is misschien @{dichtbij[0]}" if dichtbij else "haal de verwijzing weg"
                bezwaren.append(
                    _bevinding(
                        slot, nummer, "verwijzing naar een onderdeel dat er niet is", raad, f"@{anker}"
                    )
                )
    return bezwaren


def _markeer(
    slot: str, ruw: str, plaatshouders: Plaatshouders | None
) -> tuple[str, list[Vervanging], list[Invoerbevinding]]:
    """The text with each placeholder replaced by a mark that no parser touches, and what the marks stand for."""
    vervangingen: list[Vervanging] = []
    bezwaren: list[Invoerbevinding] = []

    def vervang(regelnummer: int) -> Callable[[re.Match[str]], str]:
        def een(m: re.Match[str]) -> str:
            if _ATTRIBUUT.match(m[1]) or _buitenom(m):
                return m[0]  # an attribute or a shortcode: the parser or the first look refuses it
            if plaatshouders is None:
                return "0"
            v = replace(plaatshouders.vervang(m[1]), naam=m[1].strip())
            if v.stand != "goed":
                ernst: Ernst = "fout" if v.stand == "fout" else "waarschuwing"
                regel = "onbekende plaatshouder" if v.stand == "fout" else "plaatshouder zonder waarde"
                bezwaren.append(_bevinding(slot, regelnummer, regel, v.herstel, m[0], ernst))
            if v.stand != "fout" and (woord := dubbele_eenheid(m)):
                raad = f"laat ‘{woord}’ weg: {m[0]} zet de eenheid er zelf bij"
                bezwaren.append(_bevinding(slot, regelnummer, _TWEEMAAL, raad, m[0], "waarschuwing"))
            if v.stand == "leeg":
                v = replace(v, markdown=leeg_getal(slot, m[1].strip()))
            vervangingen.append(v)
            return f"{_OPEN}{len(vervangingen) - 1}{_DICHT}"

        return een

    regels = [
        PATROON.sub(vervang(i), regel) for i, regel in enumerate(_EIGEN_TEKENS.sub("", ruw).splitlines(), 1)
    ]
    return "\n".join(regels), vervangingen, bezwaren


def _buitenom(m: re.Match[str]) -> bool:
    """Whether a brace or a backtick stands around it: then it is a shortcode or code, and refused as such."""
    return m.string[max(0, m.start() - 1) : m.start()] in ("{", "`") or m.string[m.end() : m.end() + 1] == "}"


def _invuller(vervangingen: list[Vervanging], bronnen: bool) -> Callable[[str, bool], str]:
    """Escapes plain text and puts the values in; within a link the value comes without its own link."""

    def vul(ruw: str, links: bool) -> str:
        delen = _MERK.split(ruw)
        uit = []
        for i, deel in enumerate(delen):
            if i % 2:
                v = vervangingen[int(deel)]
                md = v.markdown if links else re.sub(r"^\[(\[.*\]\{.*\})\]\(#[^)]*\)", r"\1", v.markdown)
                uit.append(met_bron(md, v.naam) if bronnen and v.naam else md)
            else:
                uit.append(ontsnapt(deel))
        return "".join(uit)

    return vul


def _ontleed(teksten: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """The syntax tree of each text, from one run of pandoc; each file is parsed on its own."""
    if not teksten:
        return {}
    with tempfile.TemporaryDirectory(prefix="kkfz-") as map_:
        for slot, tekst in teksten.items():
            (Path(map_) / f"{slot}.md").write_text(tekst + "\n", encoding="utf-8")
        opdracht = [pandoc(), "-f", _FORMAAT, "-t", "json", "--file-scope", "--sandbox"]
        proces = subprocess.run(
            [*opdracht, *(f"{s}.md" for s in teksten)], cwd=map_, capture_output=True, check=False
        )
    if proces.returncode:
        raise MachineFout(
            "Pandoc kon de teksten niet lezen. Installeer de afhankelijkheden opnieuw met: make"
        )
    uitvoer = proces.stdout.decode("utf-8")
    try:
        return _per_slot(json.loads(uitvoer)["blocks"], list(teksten))
    except RecursionError:
        raise InvoerFout([_bevinding(*_diepste_plek(uitvoer), *TE_DIEP)]) from None


def _diepste_plek(json_tekst: str) -> tuple[str, int]:
    """Slot and line where a syntax tree, too deep to be loaded, is nested deepest."""
    diepte, diepst, plek, uit = 0, 0, ("", 1), ("", 1)
    for m in _BOUWSTEEN.finditer(json_tekst):
        if m["slot"]:
            plek = m["slot"], int(m["regel"])
        diepte += {"[": 1, "{": 1, "]": -1, "}": -1}.get(m[0], 0)
        if diepte > diepst:
            diepst, uit = diepte, plek
    return uit


def _per_slot(blokken: list[dict[str, Any]], slots: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Each block by the file name in its position; a block without one belongs to the text before it."""
    uit: dict[str, list[dict[str, Any]]] = {slot: [] for slot in slots}
    huidig = slots[0]
    for blok in blokken:
        plaatsen = (dict(k).get("data-pos", "") for knoop in alle_knopen(blok) for k in kenmerken_van(knoop))
        gevonden = next((p.partition(".md@")[0] for p in plaatsen if ".md@" in p), huidig)
        huidig = gevonden if gevonden in uit else huidig
        uit[huidig].append(blok)
    return uit


def _onbekend_slot(slot: str) -> Invoerbevinding:
    dichtbij = process.extractOne(slot, list(SLOTS))
    raad = f"hernoem het bestand, bijvoorbeeld naar {dichtbij[0]}.md" if dichtbij else "hernoem het bestand"
    return Invoerbevinding(
        f"{slot}.md", None, "", "", "", "tekst-onbekend", "geen bekend tekstonderdeel", raad
    )


def _bevinding(
    slot: str, regelnummer: int, regel: str, herstel: str, waarde: str = "", ernst: Ernst = "fout"
) -> Invoerbevinding:
    code = "tekst-plaatshouder" if "plaatshouder" in regel else "tekst-onveilig"
    return Invoerbevinding(f"{slot}.md", regelnummer, "", "", waarde[:80], code, regel, herstel, ernst)


def _ontdubbeld(bevindingen: list[Invoerbevinding]) -> list[Invoerbevinding]:
    """In the order of the files, without repeats: two nets may catch the same line for the same reason."""
    uniek = {(b.bestand, b.regel, b.regeltekst, b.waarde): b for b in reversed(bevindingen)}
    return sorted(uniek.values(), key=lambda b: (b.bestand, b.regel or 0, b.regeltekst))
