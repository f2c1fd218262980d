"""A name in an id column is refused with the advice to pseudonymise; what a pseudonym looks like is read."""

from __future__ import annotations

import pytest

from kkfzlib.inlezen.waarden import Omgeving, Waardefout, lees_waarde
from kkfzlib.kader import gids
from kkfzlib.schema import TABELLEN
from kkfzlib.schema.meldingen import tekst as melding

from .dossiers import GELDIG, codes, lees, met

KOLOMMEN = [("plaatsingen", "client_id"), ("medewerkers", "medewerker_id"), ("antwoorden", "respondent_id")]
NAMEN = [
    "J. de Vries", "Jansen, P.", "Jansen,P", "jan.jansen", "JanJansen", "J.Jansen", "Jansen P", "C 001", "Jan_Jansen",
    "j.jansen", "jansen.p", "Jansen_P", "Jansen-Pieters", "PieterVanDijk", "Fatima", "Fatima-Yilmaz", "de Vries",
    "Mo\u00a0Ali", "Sanne_de_Boer",
]  # fmt: skip
PSEUDONIEMEN = [
    "C-001", "a1b2", "c-ab12f0", "MW0012", "12", "000123", "R2024x19", "KL-00417", "A", "AB", "XQ-PL", "client_a",
    "0f8fad5b-d9cb-469f-a165-70867728950e", "mw_aa", "C-1,2", "ABCDEF", "C_001", "deadbeef", "C-001-a", "#12", "JAN",
    "CLNT-01-q", "x.1", "q3Vd_Zk-9a",
]  # fmt: skip
OMGEVING = Omgeving(2024, gids(2024).codes)


@pytest.mark.parametrize(("tabel", "kolom"), KOLOMMEN)
@pytest.mark.parametrize("naam", NAMEN)
def test_een_naam_als_id_wordt_geweigerd(tabel, kolom, naam):
    with pytest.raises(Waardefout) as fout:
        lees_waarde(TABELLEN[tabel].kolom(kolom), naam, OMGEVING)
    assert "pseudonimiseren" in " ".join(melding(fout.value.code))


@pytest.mark.parametrize("waarde", PSEUDONIEMEN)
def test_een_pseudoniem_wordt_gelezen(waarde):
    assert lees_waarde(TABELLEN["plaatsingen"].kolom("client_id"), waarde, OMGEVING) == waarde


@pytest.mark.parametrize("naam", ["J. de Vries", '"Jansen, P."', "Pieters-Jansen"])
def test_de_melding_noemt_plaats_en_raad_maar_niet_de_naam(tmp_path, naam):
    eerste = GELDIG["medewerkers"].split("\n")[1].split(";")[0]
    bevindingen = lees(tmp_path, met("medewerkers", f"\n{eerste};", f"\n{naam};"))
    assert "naam-als-id" in codes(bevindingen)
    for b in bevindingen:
        assert "Vries" not in str(b) and "Jansen" not in str(b) and "Pieters" not in str(b)
        if b.code == "naam-als-id":
            assert (b.bestand, b.regel, b.kolom) == ("medewerkers.csv", 2, "medewerker_id")
