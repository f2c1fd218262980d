"""From exports to a first recipe (``kkfz koppel``): recognise, fill in what is sure, ask for the rest."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kkfzlib.dossier import KOPPELING, Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.importeren.uitvoering import proef
from kkfzlib.koppelen.exporten import Blad, lees_exporten
from kkfzlib.koppelen.invoegen import schrijf, staat_in_bron
from kkfzlib.koppelen.openstaand import na_te_gaan, open_regels
from kkfzlib.koppelen.voorstel import Herkend, Voorstel, glob_van, stel_voor, zoek_kop
from kkfzlib.schema import TABELLEN

TOON = 10
"""Things to mend that are printed one by one."""


@dataclass(frozen=True)
class Uitkomst:
    """The recipe, how many lines came in, what each export was recognised as, and which were not."""

    pad: Path
    regels: int
    voorstellen: tuple[Voorstel, ...]
    onherkend: tuple[str, ...]
    onleesbaar: tuple[str, ...]
    nieuws: tuple[str, ...] = ()
    """What came into a recipe that was there already, in words."""
    eerste: bool = True
    open: tuple[int, ...] = ()
    """Lines of the recipe that wait for a person."""
    gebreken: tuple[str, ...] = ()
    """What an import by this recipe would stumble on and no line of it says, in words without values of persons."""
    na_te_gaan: tuple[int, ...] = ()
    """Lines that are filled in with the question whether that is right."""


def koppel(dossier: Dossier) -> Uitkomst:
    """Recognise the exports of one year and write or extend ``koppeling.yml`` of the organisation.

    Nothing that is in the recipe changes. Values of persons and free text are neither written into it nor shown.
    GebruikFout when there are no exports, or when the recipe is no YAML.
    """
    exporten, onleesbaar = lees_exporten(dossier)
    if not exporten and not onleesbaar:
        raise GebruikFout(
            f"Er staan geen exports in {dossier.bronnen}. Zet de bestanden uit uw systemen daar neer, zoals ze zijn, "
            "of wijs een andere map aan met --bronnen."
        )
    herkend = [h for bladen in exporten for h in _herken(bladen)]
    groepen: dict[tuple[str, tuple[str, str]], list[Herkend]] = {}
    for h in herkend:
        groepen.setdefault((h.herkenning.tabel, h.bron), []).append(h)
    voorstellen = tuple(sorted(map(stel_voor, groepen.values()), key=_volgorde))
    gezien = {h.blad.bestand for h in herkend}
    onherkend = tuple(b[0].bestand for b in exporten if b and b[0].bestand not in gezien)
    pad = dossier.raw_organisatie / KOPPELING
    oud = pad.read_text(encoding="utf-8") if pad.is_file() else ""
    nieuw, aantal, nieuws = schrijf(oud, voorstellen)
    nieuw, erbij = _met_omzet(nieuw, {v.tabel for v in voorstellen}, onherkend)
    if nieuw != oud:
        _bewaar(pad, nieuw)
    if oud:
        onherkend = tuple(b for b in onherkend if not staat_in_bron(oud, b))
    return Uitkomst(
        pad, aantal + erbij, voorstellen, onherkend, tuple(onleesbaar), nieuws, not oud,
        tuple(open_regels(nieuw)), _gebreken(dossier), tuple(na_te_gaan(nieuw)),
    )  # fmt: skip


_NIET_IN_REGELS = frozenset({
    "export-ontbreekt", "export-geen-kop", "export-blad", "export-kolom-ontbreekt", "export-kolom-dubbel",
    "export-totaal",
    "export-datum", "export-datum-vorm", "export-datum-anders", "export-getal", "export-bsn", "waarde-zonder-vertaling",
})  # fmt: skip
"""Findings of the import that a person mends in the recipe or the export, before anything else."""


def _gebreken(dossier: Dossier) -> tuple[str, ...]:
    """An untranslated value that may be shown has a line in the recipe already; only a shielded one is named here."""
    regels = []
    for b in proef(dossier):
        if b.code in _NIET_IN_REGELS and (b.code != "waarde-zonder-vertaling" or not b.waarde):
            regels.append(f"{b.plaats}: {b.regeltekst} → {b.herstel}")
    return tuple(dict.fromkeys(regels))


_OMZET = """
# omzet: in geen export herkend. Is zij er wel, vul dan in wat op de puntjes hoort en haal de hekjes weg.
# omzet:
#   bron: "{bron}"
#   rijen: {{zonder: {{"...": ["Totaal*"]}}}}   # weg als er geen totalen in staan
#   kolommen:
#     financiering: {{uit: "...", waarden: {{"...": fz, "*": anders}}}}
#     bedrag: {{uit: "...", getal: nl}}   # of en: 1234.50
#     maand: {{uit: "..."}}   # weg als de omzet niet per maand is
"""


def _met_omzet(tekst: str, tabellen: set[str], onherkend: Sequence[str]) -> tuple[str, int]:
    """The recipe with an empty block for the revenue, where no export was recognised as such: it is the one table
    that often comes as a sheet of somebody's own making."""
    if "omzet" in tabellen or re.search(r"^(?:# )?omzet:", tekst, re.MULTILINE):
        return tekst, 0
    bron = next(
        (b for b in onherkend if re.search("omzet|opbrengst|factur|financ", b.lower())), "omzet*.xlsx"
    )
    blok = _OMZET.format(bron=glob_van(bron) if bron in onherkend else bron)
    return tekst + blok, blok.count("\n")


def _herken(bladen: Sequence[Blad]) -> list[Herkend]:
    """The sheets of one export that are tables; of the readings of a text file only the likeliest."""
    gevonden = [h for blad in bladen if (h := zoek_kop(blad)) is not None]
    if gevonden and not bladen[0].naam:
        return [max(gevonden, key=lambda h: h.herkenning.gewicht)]
    return gevonden


def _volgorde(v: Voorstel) -> tuple[int, str]:
    return list(TABELLEN).index(v.tabel), v.bron


def _bewaar(pad: Path, tekst: str) -> None:
    """Through a file beside it, so that a failure halfway leaves the recipe as it was."""
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    try:
        tijdelijk.write_text(tekst, encoding="utf-8")
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)


def samenvatting(uitkomst: Uitkomst) -> Sequence[str]:
    """What was found, for the terminal.

    The first time tables, columns and counts; later only what is new, with values out of lists of choices, and what
    still waits for a person. Nothing of a person or in free text.
    """
    regels = _per_tabel(uitkomst) if uitkomst.eerste else [f"nieuw: {n}" for n in uitkomst.nieuws]
    regels += [f"niet herkend: {naam}" for naam in uitkomst.onherkend]
    regels += [f"niet te lezen: {naam}" for naam in uitkomst.onleesbaar]
    regels.append(f"{uitkomst.regels} regels bijgeschreven in {uitkomst.pad}")
    regels += [f"te herstellen: {g}" for g in uitkomst.gebreken[:TOON]]
    if len(uitkomst.gebreken) > TOON:
        regels.append(f"… en nog {len(uitkomst.gebreken) - TOON}; kkfz controleer noemt ze alle.")
    regels.append(_stand(uitkomst))
    return regels


def _stand(u: Uitkomst) -> str:
    """Whether the recipe is complete, and else at which lines a person decides."""
    if u.open:
        waar = ", ".join(map(str, u.open[:8])) + " …" * (len(u.open) > 8)
        stand = f"Nog te beslissen: {len(u.open)} regel(s) in koppeling.yml (regel {waar})."
    elif u.gebreken:
        stand = f"Koppeling nog niet compleet: {len(u.gebreken)} × te herstellen, zie hierboven."
    elif u.nieuws and not u.eerste:
        stand = "Koppeling compleet; ga na wat er nieuw is."
    else:
        stand = "Koppeling compleet."
    if u.na_te_gaan and u.eerste:
        stand += f" Ingevuld, maar ga na of het klopt: {len(u.na_te_gaan)} regel(s) met ‘klopt dit?’."
    return stand


def _per_tabel(uitkomst: Uitkomst) -> list[str]:
    regels = []
    for v in uitkomst.voorstellen:
        zeker = sum(not r.kop[0].startswith("#") for r in v.kolommen.values())
        open_ = len(v.kolommen) - zeker
        vertalen = sum(r.startswith("#") for k in v.kolommen.values() for r in k.waarden.values())
        blad = f", blad {v.blad}" if v.blad else ""
        regels.append(
            f"{v.tabel:<13}{v.bron}{blad}: {zeker} kolommen ingevuld, {open_} te kiezen, {vertalen} waarden te vertalen"
            + ("" if v.zeker else " (tabel onzeker)")
        )
    return regels
