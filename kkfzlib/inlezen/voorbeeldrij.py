"""The example row of a template: recognised by its mark, and ignored only as long as nobody changed it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kkfzlib.inlezen.cellen import cel_als_tekst
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.schema import Tabel
from kkfzlib.schema.kolom import MERK


def zonder_voorbeeld(
    rijen: list[tuple[int, dict[int, Any]]],
    kolommen: Mapping[int, str],
    tabel: Tabel,
    blad: str,
    bestand: str,
    melder: Melder,
) -> list[tuple[int, dict[int, Any]]]:
    """Rows without the example row. A marked row with other values holds somebody's data: that is refused."""
    from openpyxl.utils.cell import get_column_letter  # openpyxl is slow to import, and a CSV doesn't need it

    uit = []
    for nummer, cellen in rijen:
        eerste = min(cellen)
        if cellen[eerste] != MERK:
            uit.append((nummer, cellen))
        elif not _is_voorbeeld(cellen, eerste, kolommen, tabel):
            plaats = f"{blad}!{get_column_letter(eerste)}{nummer}"
            melder.meld("voorbeeld-gewijzigd", bestand, cel=plaats, kolom=kolommen.get(eerste, ""), merk=MERK)
    return uit


def _is_voorbeeld(cellen: Mapping[int, Any], eerste: int, kolommen: Mapping[int, str], tabel: Tabel) -> bool:
    for nummer, naam in kolommen.items():
        if nummer == eerste:
            continue
        kolom = tabel.kolom(naam)
        verwacht = kolom.voorbeeld if kolom.soort != "kruis" else ""
        gevonden = cel_als_tekst(cellen.get(nummer, ""), kolom.soort)
        if kolom.soort == "datum" and gevonden:
            gevonden = "-".join(reversed(gevonden.split("-"))) if gevonden[4:5] == "-" else gevonden
        if gevonden != verwacht:
            return False
    return True
