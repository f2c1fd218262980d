"""The data dictionary as Markdown, generated from the column specification."""

from __future__ import annotations

from pathlib import Path

from kkfzlib.dossier import PROJECT
from kkfzlib.kader import gids, gidsjaren
from kkfzlib.schema import SOORTNAMEN, TABELLEN, Kolom, Tabel

BESTAND = PROJECT / "docs" / "datawoordenboek.md"

_INLEIDING = """# Datawoordenboek

*Gemaakt uit `kkfzlib/schema/` met `python -m kkfzlib.schema.woordenboek`; niet met de hand wijzigen.*

Elke tabel staat in `data/raw/<organisatie>/<jaar>/` als `<tabel>.csv`, of als werkblad in `invoer.xlsx`. Geen tabel is
verplicht, maar een jaar zonder enige tabel wordt geweigerd. Dezelfde tabel in beide vormen ook.

* CSV: puntkomma's, UTF-8 of Windows-1252, een koprij, decimale komma, datums als `d-m-jjjj` of
  `jjjj-mm-dd`.
* De volgorde van kolommen is vrij; hoofdletters en spaties rond kolomnamen en keuzes doen er niet toe.
* Ontbrekend is alleen de lege cel, dus niet `NA`, `-` of `onbekend`.
* Een einddatum is steeds de eerste dag die niet meer meetelt.
* Geen namen, geboortedatums of burgerservicenummers: gebruik overal hetzelfde pseudoniem.
"""


def maak() -> str:
    """The whole dictionary: a section per table, and the outflow categories per gids year."""
    return "\n".join([_INLEIDING, *(_tabel(t) for t in TABELLEN.values()), _gidsen()])


def _tabel(tabel: Tabel) -> str:
    regels = [
        f"## {tabel.naam}\n\n{tabel.omschrijving}\n",
        "| kolom | soort | toegestaan | leeg | omschrijving | voorbeeld |",
        "|---|---|---|---|---|---|",
        *(_kolom(k) for k in tabel.kolommen),
    ]
    if tabel.jaarkolommen:
        regels.append(_kolom(tabel.kolom("2024")))
    if tabel.sleutel:
        regels.append(f"\nEén rij per {' + '.join(f'`{s}`' for s in tabel.sleutel)}.")
    return "\n".join(regels) + "\n"


def _kolom(kolom: Kolom) -> str:
    leeg = "mag" if kolom.leeg else "nee"
    leeg += "" if kolom.aanwezig else "; kolom mag ontbreken"
    cellen = [
        f"`{kolom.naam}`", SOORTNAMEN[kolom.soort], kolom.bereik, leeg, kolom.omschrijving,
        f"`{kolom.voorbeeld}`" if kolom.voorbeeld else "",
    ]  # fmt: skip
    return "| " + " | ".join(c.replace("|", "\\|") for c in cellen) + " |"


def _gidsen() -> str:
    jaren = gidsjaren()
    codes = sorted(
        {c.code for j in jaren for c in gids(j).categorieen}, key=lambda c: [int(d) for d in c.split(".")]
    )
    regels = [
        "## Categorieën van uitstroom\n\nEen jaar zonder eigen lijst krijgt de dichtstbijzijnde.\n",
        "| code | naam | " + " | ".join(str(j) for j in jaren) + " |",
        "|---|---|" + "---|" * len(jaren),
    ]
    for code in codes:
        naam = next(c.naam for j in jaren for c in gids(j).categorieen if c.code == code)
        regels.append(
            f"| {code} | {naam} | " + " | ".join("ja" if code in gids(j).codes else "–" for j in jaren) + " |"
        )
    return "\n".join(regels) + "\n"


def main(doel: Path = BESTAND) -> None:
    """Write the dictionary to ``docs/``."""
    doel.write_text(maak(), encoding="utf-8")


if __name__ == "__main__":
    main()
