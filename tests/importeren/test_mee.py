"""What came along with the import: the end of forensic care, experience that is length of service, strokes in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle import controleer
from kkfzlib.kengetallen import bereken
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.uitsplitsing import maand_van, maandcode, splits
from tests.inlezen.dossiers import GELDIG, codes, lees, lees_goed

KOP = "client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum\n"
U = "client_id;datum;terug_naar_detentie;vervolgzorg\nX;01-01-2024;nee;6\n"


@pytest.mark.parametrize(
    ("rijen", "meldt"),
    [
        (["C;N;verblijf;fz;ISD;;01-01-2023;01-06-2024"], True),
        (["C;N;verblijf;wlz;;;01-01-2023;01-06-2024"], False),
        (["C;N;verblijf;fz;ISD;;01-01-2023;01-06-2024", "C;N;ambulant;fz;ISD;;01-06-2024;"], False),
        (["C;N;verblijf;fz;ISD;;01-01-2023;01-06-2024", "C;N;ambulant;wlz;;;01-06-2024;"], True),
    ],
)
def test_alleen_het_einde_van_forensische_zorg_vraagt_uitstroom(
    tmp_path: Path, rijen: list[str], meldt: bool
) -> None:
    tabellen = {
        "plaatsingen": KOP + "\n".join([*rijen, "X;N;verblijf;fz;ISD;;01-01-2023;01-01-2024"]),
        "uitstroom": U,
    }
    assert ("plaatsing-zonder-uitstroom" in codes(lees(tmp_path, tabellen))) is meldt


def test_ervaring_die_dienst_is_wordt_gemeld(tmp_path: Path) -> None:
    regels = GELDIG["medewerkers"].replace(";01-09-2016", ";01-03-2021").replace(";01-09-2019", ";01-03-2022")
    assert "ervaring-is-dienst" in codes(lees(tmp_path / "a", {"medewerkers": regels}))
    zonder = "\n".join(r.rpartition(";")[0] for r in GELDIG["medewerkers"].splitlines()) + "\n"
    invoer = lees_goed(tmp_path / "b", {"medewerkers": zonder})
    assert "zorgervaring" not in set(bereken(invoer)["kengetal"])
    assert "ervaring-is-dienst" not in codes(lees(tmp_path / "c"))


def test_een_streep_in_eigen_woorden_hoort_erbij(tmp_path: Path) -> None:
    inhoud = (
        "datum;locatie;soort;ernst\n" + "12-03-2024;N;Brand/rookmelding;2\n" * 3 + "13-03-2024;N;Agressie;2\n"
    )
    invoer = lees_goed(tmp_path, {"incidenten": inhoud})
    cijfers = bereken(invoer)
    fout: list[Bevinding] = [b for b in controleer(invoer, cijfers, None) if b.regel == "totaal-delen"]
    assert not fout
    assert uitsplitsing_naam("incidenten", "Brand/rookmelding", invoer.gids) == "Brand/rookmelding"
    assert uitsplitsing_naam("benchmark", "verzuim/CBS/AZW", invoer.gids) == "CBS/AZW"


def test_maanden_en_delen() -> None:
    assert [maand_van(maandcode(m)) for m in (1, 12)] == [1, 12]
    assert maand_van("maand/13") is None and maand_van("maand/onbekend") is None
    assert splits("tevredenheid", "cto/wonen/werken") == ("cto", "wonen/werken")
    assert splits("incidenten", "a/b") == ("a/b", "")
