"""``kkfz start``: a project folder with the notebooks, the report and a made-up example."""

from __future__ import annotations

import shutil
from pathlib import Path

from kkfzlib.dossier import PROJECT
from kkfzlib.fouten import GebruikFout, MachineFout
from kkfzlib.project import SJABLOON, is_project

_GITIGNORE = """\
# made by a run
/output/
/data/processed/
/inhoud/
/figuren/
/_variables.yml
/_verslag.yml
/.quarto/
# what was published: kept by the organisation, with a backup of its own
/data/publicatie/
# raw data stays with the organisation
/data/raw/*
!/data/raw/LEESMIJ.md
"""


def begin(doel: Path, bron: Path = PROJECT) -> list[Path]:
    """Put a project's files in ``doel`` (new, or empty) with the synthetic example; returns the example's year folders.

    GebruikFout when ``doel`` holds anything already, MachineFout when the package came without these files.
    """
    doel = doel.absolute()
    if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
        raise GebruikFout(
            f"{doel.name} bestaat al en is niet leeg. Noem een nieuwe map: kkfz start mijn-verslag"
        )
    if not is_project(bron):
        raise MachineFout(
            "De installatie is niet volledig: notebooks en report.qmd ontbreken. Installeer kkfz opnieuw: "
            "pip install --force-reinstall kkfz"
        )
    for pad in sorted(p for patroon in SJABLOON for p in bron.glob(patroon)):
        naar = doel / pad.relative_to(bron)
        naar.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pad, naar)
    (doel / ".gitignore").write_text(_GITIGNORE, encoding="utf-8")
    from kkfzlib.voorbeeld import maak

    return maak(doel / "data")
