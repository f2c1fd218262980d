"""Outflow stated in counts without a denominator is drawn as counts, in the order of the gids."""

from __future__ import annotations

import pandas as pd

from kkfzlib import kader
from kkfzlib.cijfers import KOLOMMEN
from kkfzlib.instellingen import Instellingen
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.figuren import vervolgzorg


def test_alleen_aantallen() -> None:
    rijen = [
        ("continuiteit", f"{c}:n", "2023", n, "aantal", None, None, "opgave")
        for c, n in (("10", 17), ("2", 7))
    ]
    frame = pd.DataFrame(rijen, columns=list(KOLOMMEN)).assign(verborgen=False)
    invoer = Invoer({}, Instellingen.standaard(2023), kader.gids(2023), {})
    figuur = vervolgzorg(Gepubliceerd(frame, "openbaar", 2023, 2022), invoer)
    assert figuur is not None and figuur.tabel is not None
    assert figuur.tabel.kop == ("Gewenste vervolgzorg", "Aantal")
    assert [r[0][:2].strip() for r in figuur.tabel.rijen] == ["2", "10"]
    assert "(incl. FACT): 7" in figuur.alt and "Geen vervolgzorg nodig: 17" in figuur.alt
    assert b"aantal keer genoemd" in figuur.svg
