"""The whole of one seed: its organisation made, published and attacked. Apart, so that other processes can load it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kkfzlib.publiceren import poort
from tests.onthulling.werelden.aanval import Uitkomst, val_aan
from tests.onthulling.werelden.publiceren import publiceer
from tests.onthulling.werelden.toeval import organisatie
from tests.onthulling.werelden.zichtbaar import tel


def val_zaad_aan(zaad: int, heel_tot: int = 0, zonder_audit: bool = False) -> Uitkomst:
    """What the attack on the organisation of ``zaad`` gave, with how much its editions show.

    Seeds below ``heel_tot`` go along the commands ``rapport`` and ``publiceer``; ``zonder_audit`` leaves out the step
    that withholds more after the audit.
    """
    if zonder_audit:
        poort._RONDEN = 0
    org = organisatie(zaad)
    with tempfile.TemporaryDirectory(prefix="werelden-") as map:
        uitgaven = publiceer(org, Path(map), heel=zaad < heel_tot)
        uitkomst = val_aan(org, uitgaven)
    uitkomst.geheimen["(uitgaven)"] = len(uitgaven)
    uitkomst.geheimen["(uitgaven geweigerd)"] = len(org.uitgaven) - len(uitgaven)
    uitkomst.zicht = [tel(u) for u in uitgaven]
    return uitkomst
