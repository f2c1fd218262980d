"""Checks parameters, because papermill pastes *names* unescaped into code and only warns of unknown ones."""

from __future__ import annotations

import ast
import difflib
import keyword
from collections.abc import Mapping
from typing import Any

from kkfzlib.fouten import GebruikFout


def bekende_parameters(nb: Any) -> dict[str, Any]:
    """Names and defaults in the notebook's cell tagged ``parameters``."""
    for cel in nb.cells:
        if cel.cell_type == "code" and "parameters" in cel.metadata.get("tags", []):
            return dict(_toekenningen(cel.source))
    return {}


def _toekenningen(bron: str) -> list[tuple[str, Any]]:
    uit = []
    for knoop in ast.parse(bron).body:
        doelen = knoop.targets if isinstance(knoop, ast.Assign) else [getattr(knoop, "target", None)]
        waarde = getattr(knoop, "value", None)
        for doel in doelen:
            if isinstance(doel, ast.Name) and isinstance(waarde, ast.expr):
                try:
                    uit.append((doel.id, ast.literal_eval(waarde)))
                except ValueError:
                    uit.append((doel.id, None))
    return uit


def controleer(nb: Any, parameters: Mapping[str, Any]) -> None:
    """GebruikFout for a parameter that the notebook does not declare, or of another type than its default."""
    bekend = bekende_parameters(nb)
    for naam, waarde in parameters.items():
        if not isinstance(naam, str) or not naam.isidentifier() or keyword.iskeyword(naam):
            raise GebruikFout(f"Geen geldige naam voor een parameter: {str(naam)[:40]!r}.")
        if naam not in bekend:
            dichtbij = difflib.get_close_matches(naam, bekend, n=1)
            advies = f" Bedoeld is misschien {dichtbij[0]!r}." if dichtbij else ""
            raise GebruikFout(
                f"Onbekende parameter {naam!r}.{advies} Bekend zijn: {', '.join(sorted(bekend)) or 'geen'}."
            )
        standaard = bekend[naam]
        if standaard is not None and type(waarde) is not type(standaard):
            raise GebruikFout(
                f"Parameter {naam!r} moet van de soort {type(standaard).__name__} zijn, niet {type(waarde).__name__}."
            )


def controleer_geinjecteerd(nb: Any) -> None:
    """The same check on a notebook that papermill has already parameterised (its own command line)."""
    parameters = nb.metadata.get("papermill", {}).get("parameters") or {}
    if parameters and any("parameters" in c.metadata.get("tags", []) for c in nb.cells):
        controleer(nb, parameters)
