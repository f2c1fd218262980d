"""The document to write in with the texts as they are, and the placeholders that have a value this year."""

from __future__ import annotations

from kkfzlib.dossier import Dossier
from kkfzlib.meelezen.overnemen import lees_huidig
from kkfzlib.schema.hulpteksten import hulp
from kkfzlib.verslag.namenlijst import Namenlijst, namenlijst, namenlijst_met_waarden
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.woord.sjabloon import maak_document


def tekstdocument(dossier: Dossier) -> bytes:
    """All texts of a dossier in one document; InvoerFout when they can't be read."""
    huidig = lees_huidig(dossier)
    titel = f"Teksten voor het kwaliteitsverslag {dossier.jaar}"
    hulpteksten = {slot: hulp(slot) for slot in SLOTS}
    return maak_document(titel, hulpteksten, huidig.teksten, huidig.document.beelden, _waarden(dossier))


def _waarden(dossier: Dossier) -> Namenlijst:
    """The names with what the public report would show; just the names before the first run."""
    from kkfzlib.inlezen import laad_indien_gelezen
    from kkfzlib.publiceren.poort import beschermd
    from kkfzlib.verslag.getallen import Cijfers
    from kkfzlib.verslag.plaatshouders import Plaatshouders

    invoer = laad_indien_gelezen(dossier)
    if invoer is None or not dossier.kengetallen.with_suffix(".parquet").is_file():
        return namenlijst(None)
    cijfers = Cijfers(beschermd(dossier, invoer, "openbaar"))
    return namenlijst_met_waarden(Plaatshouders(cijfers, invoer.instellingen, invoer.gids))
