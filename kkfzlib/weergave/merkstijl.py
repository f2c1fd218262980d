"""The brand of an organisation in a work directory: what the templates of both engines put in the page and the PDF."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

from kkfzlib.merkboek import Letter, Merkboek
from kkfzlib.weergave.lettertype import LETTERMAP, vereis

GEGEVENS = "inhoud/merkboek.json"
"""Read by ``kkfz-voor.lua``, which gives the values to the templates."""
STIJL = "inhoud/merkboek.css"
_SOORT = {".ttf": "font/ttf", ".otf": "font/otf"}


def schrijf_merkboek(werkmap: Path, merk: Merkboek) -> None:
    """Write the brand beside the texts; with the brand of before taken away."""
    (werkmap / "inhoud").mkdir(exist_ok=True)
    for oud in (werkmap / "inhoud").glob("merkboek*"):
        oud.unlink()
    if merk == Merkboek():
        return
    gegevens = {"primair": merk.primair, "tekst": merk.tekst, "lijn": merk.lijn}
    gegevens |= {"letter": merk.letter.familie if merk.letter else None}
    if merk.logo:
        naam = f"inhoud/merkboek-logo.{merk.logo.uitgang}"
        (werkmap / naam).write_bytes(merk.logo.inhoud)
        gegevens |= {"logo": naam, "alt": merk.logo.alt}
    (werkmap / GEGEVENS).write_text(
        json.dumps({k: v for k, v in gegevens.items() if v}, ensure_ascii=False), "utf-8"
    )
    (werkmap / STIJL).write_text(stijl(merk), "utf-8")
    if merk.letter:
        _leg_letters_bij(werkmap, merk.letter)


def neem_merkboek_over(van: Path, naar: Path) -> None:
    """Give the work directory ``naar`` the brand of the report in ``van``: what goes with it looks the same."""
    for pad in sorted((van / "inhoud").glob("merkboek*")):
        shutil.copyfile(pad, naar / "inhoud" / pad.name)
    if (van / GEGEVENS).is_file() and (van / LETTERMAP).is_dir() and not (van / LETTERMAP).is_symlink():
        shutil.copytree(van / LETTERMAP, naar / LETTERMAP, dirs_exist_ok=True)


def stijl(merk: Merkboek) -> str:
    """The rules that replace the report's own colours and typeface; embedded, so nothing is fetched."""
    kleuren = {"--accent": merk.primair, "--inkt": merk.tekst, "--streep": merk.lijn or merk.primair}
    regels = [f"{naam}: {kleur};" for naam, kleur in kleuren.items() if kleur]
    uit = [f"html:root {{ {' '.join(regels)} }}"] if regels else []
    if merk.letter:
        uit += [_vlak(merk.letter.familie, pad) for pad in merk.letter.bestanden]
        uit.append(
            f'html body {{ font-family: "{merk.letter.familie}", "Source Sans Pro", system-ui, sans-serif; }}'
        )
    return "\n".join(uit) + "\n"


def _vlak(familie: str, pad: Path) -> str:
    from matplotlib.ft2font import FT2Font

    vorm = FT2Font(str(pad)).style_name.lower()
    gewicht = next((g for naam, g in (("semibold", 600), ("bold", 700), ("light", 300)) if naam in vorm), 400)
    helling = "italic" if "italic" in vorm or "oblique" in vorm else "normal"
    data = base64.b64encode(pad.read_bytes()).decode("ascii")
    return (
        f'@font-face {{ font-family: "{familie}"; font-weight: {gewicht}; font-style: {helling}; '
        f"src: url(data:{_SOORT[pad.suffix.lower()]};base64,{data}); }}"
    )


def _leg_letters_bij(werkmap: Path, letter: Letter) -> None:
    """A folder of its own with the report's typeface and the organisation's, where both engines look for fonts."""
    doel = werkmap / LETTERMAP
    if doel.is_symlink():
        doel.unlink()
    doel.mkdir(parents=True, exist_ok=True)
    for pad in (*vereis().glob("*.ttf"), *letter.bestanden):
        shutil.copyfile(pad, doel / pad.name)
