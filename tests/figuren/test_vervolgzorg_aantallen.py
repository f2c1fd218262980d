"""Outflow stated in counts without a denominator is drawn as counts, in the order of the gids."""

from __future__ import annotations

from kkfzlib import kader
from kkfzlib.cijfers import OPGAVE
from kkfzlib.instellingen import Instellingen
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.figuren import vervolgzorg
from tests.rijen import publiceer, rij


def test_alleen_aantallen() -> None:
    rijen = [rij("continuiteit", f"{c}:n", 2023, n, herkomst=OPGAVE) for c, n in (("10", 17), ("2", 7))]
    invoer = Invoer({}, Instellingen.standaard(2023), kader.gids(2023), {})
    figuur = vervolgzorg(publiceer(rijen, jaar=2023), invoer)
    assert figuur is not None and figuur.tabel is not None
    assert figuur.tabel.kop == ("Gewenste vervolgzorg", "Aantal")
    assert [r[0][:2].strip() for r in figuur.tabel.rijen] == ["10", "2"]
    assert "(incl. FACT): 7" in figuur.alt and "Geen vervolgzorg nodig: 17" in figuur.alt
    assert b"aantal keer genoemd" in figuur.svg
