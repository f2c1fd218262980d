"""The table that DJI asks for: forensic against other care, in clients and in revenue."""

from __future__ import annotations

from kkfzlib.instellingen import Instellingen
from kkfzlib.nederlands.opmaak import datum
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.getallen import Cijfers

RIJEN = (
    ("fz", "Forensische zorg (gefinancierd door DJI)"),
    ("anders", "Anders gefinancierde zorg (incl. vrijwillige forensische zorg vallend onder de Zvw)"),
    ("totaal", "**Totaal**"),
)
KOLOMMEN = ("clienten", "clienten_aandeel", "omzet", "omzet_aandeel")


def financiering(cijfers: Cijfers, instellingen: Instellingen) -> Tabel | None:
    """Three rows (forensic, other, total) by four columns; None without any of the figures."""
    if not any(cijfers.heeft(k) for k in KOLOMMEN):
        return None
    dag = datum(instellingen.peildatum)
    return Tabel(
        id="tbl-financiering",
        bijschrift=f"Cliënten op {dag} en omzet over {cijfers.jaar}, naar financiering",
        kop=(
            "Soort zorg",
            f"Cliënten op {dag}",
            "Aandeel cliënten",
            f"Omzet {cijfers.jaar}",
            "Aandeel in de omzet",
        ),
        rijen=tuple((naam, *(cijfers.waarde(k, code) for k in KOLOMMEN)) for code, naam in RIJEN),
        noten=(
            "Een cliënt die op de peildatum zowel forensische als andere zorg kreeg, telt één keer: bij "
            "de forensische zorg.",
        ),
    )
