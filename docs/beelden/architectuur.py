"""Draws ``architectuur.svg`` with the report's own flow diagram: ``python docs/beelden/architectuur.py``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.figuren import stroomschema

TITEL = "De weg van de gegevens, van registratie tot openbaar verslag"
KNOPEN = {
    "tabellen": "data/raw: tabellen en keuzes",
    "teksten": "data/raw: teksten",
    "nb1": "01 opschonen",
    "nb2": "02 kengetallen",
    "nb4": "04 voortgang",
    "nb3": "03 indicator 2",
    "nb5": "05 controle",
    "processed": "data/processed: cijfers en bevindingen",
    "poort": "onthulling: wat mag naar buiten",
    "samen": "samenstellen",
    "weergave": "Quarto of ingebouwde engine",
    "export": "CSV, XLSX en JSON",
    "toets": "audit en lekkenscan",
    "indiening": "output: indiening",
    "openbaar": "output: openbaar",
    "publiceer": "kkfz publiceer",
    "spiegel": "kkfz vergelijk",
}
PIJLEN = (
    ("tabellen", "nb1", ""),
    ("nb1", "nb2", ""),
    ("nb1", "nb4", ""),
    ("nb2", "nb3", ""),
    ("nb2", "nb5", ""),
    ("nb3", "processed", ""),
    ("nb4", "processed", ""),
    ("nb5", "processed", ""),
    ("processed", "poort", ""),
    ("poort", "samen", "gepubliceerde waarden"),
    ("teksten", "samen", ""),
    ("poort", "export", ""),
    ("samen", "weergave", "report.qmd"),
    ("weergave", "toets", ""),
    ("export", "toets", ""),
    ("toets", "indiening", ""),
    ("toets", "openbaar", ""),
    ("openbaar", "publiceer", ""),
    ("openbaar", "spiegel", ""),
)


def als_svg(titel: str, knopen: Mapping[str, str], pijlen: Iterable[tuple[str, str, str]]) -> bytes:
    """A flow diagram of named nodes (name by id) and arrows (from, to, text), as SVG bytes."""
    schema = {
        "knopen": [{"id": id, "naam": naam} for id, naam in knopen.items()],
        "pijlen": [{"van": van, "naar": naar, "tekst": tekst} for van, naar, tekst in pijlen],
    }
    invoer = Invoer({}, Instellingen.standaard(2024), gids(2024), {}, stroomschema=schema)
    figuur = stroomschema(cast(Gepubliceerd, None), invoer)  # it draws on the scheme alone
    assert figuur is not None
    begin, _, rest = figuur.svg.decode().partition("<title>")
    return f"{begin}<title>{titel}</title>{rest.partition('</title>')[2]}".encode()


def teken() -> bytes:
    """The picture as SVG bytes."""
    return als_svg(TITEL, KNOPEN, PIJLEN)


if __name__ == "__main__":
    (Path(__file__).parent / "architectuur.svg").write_bytes(teken())
