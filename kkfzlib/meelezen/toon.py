"""What came back, for a person and for a program; of authors only initials."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from kkfzlib.bevindingen import als_objecten
from kkfzlib.dossier import Dossier
from kkfzlib.meelezen.terug import Terugkomst
from kkfzlib.woord.vondst import Opmerking, Plek, Wijziging


def als_json(dossier: Dossier, bestand: str, terug: Terugkomst, geschreven: list[str] | None) -> str:
    """One object with lists ``verschillen``, ``opmerkingen``, ``wijzigingen``, ``bevindingen``."""
    return json.dumps(
        {
            "organisatie": dossier.organisatie,
            "jaar": dossier.jaar,
            "bestand": bestand,
            "verschillen": [asdict(v) for v in terug.verschillen],
            "opmerkingen": [_plat(o) for o in terug.opmerkingen],
            "wijzigingen": [_plat(w) for w in terug.wijzigingen],
            "bevindingen": als_objecten(terug.bevindingen),
            "geschreven": geschreven,
        },
        ensure_ascii=False,
        indent=1,
    )


def _plat(wat: Opmerking | Wijziging) -> dict[str, Any]:
    velden = asdict(wat)
    plek = velden.pop("plek")
    return {"slot": plek["slot"], "plek": plek["waar"], **velden}


def als_tekst(terug: Terugkomst, geschreven: list[str] | None) -> str:
    """The same in lines, by subject."""
    regels = [f"Verschillen in de teksten: {len(terug.verschillen)}"]
    for v in terug.verschillen:
        regels.append(f"  {v.slot}, {v.plek}: {v.soort}")
        regels += [f"    - {r}" for r in v.was.splitlines()] + [f"    + {r}" for r in v.wordt.splitlines()]
    regels.append(f"Opmerkingen: {len(terug.opmerkingen)}")
    regels += [f"  {_waar(o.plek)} ({o.auteur}): {o.tekst}" for o in terug.opmerkingen]
    regels.append(f"Bijgehouden wijzigingen, nog niet aanvaard of geweigerd: {len(terug.wijzigingen)}")
    regels += [f"  {_waar(w.plek)} ({w.auteur}): {w.soort} {w.tekst}".rstrip() for w in terug.wijzigingen]
    regels.append(f"Bevindingen: {len(terug.bevindingen)}")
    regels += [f"  {b}" for b in terug.bevindingen]
    if geschreven is not None:
        regels.append(
            f"Overgenomen in: {', '.join(geschreven)}" if geschreven else "Er was niets over te nemen."
        )
    elif terug.verschillen:
        regels.append("Overnemen: geef dezelfde opdracht met --neem-over")
    return "\n".join(regels)


def _waar(plek: Plek) -> str:
    return str(plek).replace("!", ", ")
