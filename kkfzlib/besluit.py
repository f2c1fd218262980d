"""``kkfz besluit``: load what the last run computed, and write the entry for ``besluiten.yml``."""

from __future__ import annotations

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout


def besluittekst(dossier: Dossier, wat: str) -> str:
    """The entry about ``wat``; a first line warns when the input has changed since the last run.

    Raises:
        GebruikFout: nothing was computed yet, or ``wat`` names what isn't there.
    """
    from kkfzlib.beschermd import te_beschermen
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.onthulling.opstellen import stel_op
    from kkfzlib.uitvoeren.manifest import Manifest
    from kkfzlib.uitvoeren.plan import Keuzes, te_doen
    from kkfzlib.uitvoeren.rapport import lees_bevindingen

    opnieuw = f"kkfz rapport {dossier.organisatie} {dossier.jaar}"
    if not dossier.kengetallen.is_file():
        raise GebruikFout(f"Er zijn nog geen cijfers om over te beslissen. Maak ze eerst met: {opnieuw}")
    invoer = laad_invoer(dossier)
    tekst = stel_op(wat, te_beschermen(dossier, invoer), lees_bevindingen(dossier), invoer.teksten)
    if te_doen(Manifest(dossier), Keuzes(zonder_verslag=True)):
        let_op = "# Let op: er is na de laatste run iets gewijzigd; dit geldt voor de cijfers van toen. Zie"
        return f"{let_op}: {opnieuw}\n{tekst}"
    return tekst
