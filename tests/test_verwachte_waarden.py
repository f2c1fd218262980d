"""What the two published reports must give, from opgave alone: the values of the reports, in the output contract."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.conftest import Verslagmaker

NOURZORG = [
    ("clienten", "fz", 2024, 16), ("clienten", "anders", 2024, 2), ("clienten", "totaal", 2024, 18),
    ("clienten_aandeel", "fz", 2024, 88.89), ("clienten_aandeel", "anders", 2024, 11.11),
    ("omzet", "fz", 2024, 1_236_365), ("omzet", "anders", 2024, 73_401), ("omzet", "totaal", 2024, 1_309_766),
    ("omzet_aandeel", "fz", 2024, 94.40), ("omzet_aandeel", "anders", 2024, 5.60),
    ("omzet", "fz", 2023, 989_267), ("omzet_groei", "fz", 2024, 24.98),
    ("verblijfsduur", "uitgestroomd", 2023, 174), ("verblijfsduur", "uitgestroomd", 2024, 278),
    ("bezette_bedden", "", 2023, 15.3), ("bezette_bedden", "", 2024, 16.8),
    ("verzuim", "", 2023, 1.3), ("verzuim", "", 2024, 3.8),
    ("benchmark", "verzuim/CBS", 2024, 6.6), ("benchmark", "verzuim/Sociaal Werk", 2024, 7.3),
    ("personeel_vast", "", 2024, 72), ("opleiding", "hbo_wo", 2024, 62), ("opleiding", "mbo", 2024, 38),
    ("zorgervaring", "", 2024, 6.8), ("personeel_instroom", "totaal", 2024, 6),
    ("personeel_uitstroom", "totaal", 2024, 4), ("personeel_uitstroom", "zzp", 2024, 2),
    ("leerlijnmodules", "", 2024, 47), ("aanvullende_trainingen", "", 2024, 2.1),
    ("bijeenkomsten", "totaal", 2024, 7), ("respons", "ketenpartners", 2024, 31.58),
    ("uitstroom", "totaal", 2024, 13), ("uitstroom", "detentie", 2024, 1), ("uitstroom", "noemer", 2024, 12),
    ("continuiteit", "3", 2024, 8.33), ("continuiteit", "4", 2024, 16.67), ("continuiteit", "6", 2024, 25),
    ("continuiteit", "7", 2024, 8.33), ("continuiteit", "8", 2024, 33.33), ("continuiteit", "9", 2024, 16.67),
    ("continuiteit", "10", 2024, 25), ("continuiteit_vermeldingen", "", 2024, 133.33),
]  # fmt: skip

SOFIA = [
    ("clienten", "fz", 2023, 24), ("clienten", "anders", 2023, 315), ("clienten", "totaal", 2023, 332),
    ("clienten_aandeel", "fz", 2023, 5.1), ("clienten_aandeel", "anders", 2023, 94.9),
    ("omzet", "fz", 2023, 1_254_747), ("omzet", "anders", 2023, 1_529_845), ("omzet", "totaal", 2023, 2_784_592),
    ("omzet_aandeel", "fz", 2023, 45.1), ("omzet_aandeel", "anders", 2023, 54.9),
    ("continuiteit", "2:n", 2023, 7), ("continuiteit", "4:n", 2023, 2), ("continuiteit", "6:n", 2023, 6),
    ("continuiteit", "7:n", 2023, 1), ("continuiteit", "8:n", 2023, 1), ("continuiteit", "9:n", 2023, 3),
    ("continuiteit", "10:n", 2023, 17), ("continuiteit_vermeldingen", "n", 2023, 37),
    ("tevredenheid", "cto", 2023, 7.9), ("tevredenheid", "cto/wonen", 2023, 8.0), ("tevredenheid", "mto", 2023, 7.7),
]  # fmt: skip

TELLERS = [("3", 1), ("4", 2), ("6", 3), ("7", 1), ("8", 4), ("9", 2), ("10", 3)]


def _lees(verslag: Verslagmaker, organisatie: str, jaar: int) -> pd.DataFrame:
    pad = verslag(organisatie, jaar).kengetallen
    frame = pd.read_csv(
        pad, dtype={"uitsplitsing": str, "periode": str}, keep_default_na=False, na_values={"waarde": [""]}
    )
    return frame.set_index(["kengetal", "uitsplitsing", "periode"])


@pytest.mark.parametrize(("id", "uitsplitsing", "periode", "waarde"), NOURZORG)
def test_nourzorg(verslag: Verslagmaker, id: str, uitsplitsing: str, periode: int, waarde: float) -> None:
    rij = _lees(verslag, "nourzorg", 2024).loc[(id, uitsplitsing, str(periode))]
    assert rij["waarde"] == pytest.approx(waarde, abs=0.005)
    assert rij["herkomst"] == "opgave"


@pytest.mark.parametrize(("code", "teller"), TELLERS)
def test_nourzorg_indicator_heeft_teller_en_noemer(verslag: Verslagmaker, code: str, teller: int) -> None:
    rij = _lees(verslag, "nourzorg", 2024).loc[("continuiteit", code, "2024")]
    assert (float(rij["teller"]), float(rij["noemer"])) == (teller, 12)


@pytest.mark.parametrize(("id", "uitsplitsing", "periode", "waarde"), SOFIA)
def test_sofia_zorg(verslag: Verslagmaker, id: str, uitsplitsing: str, periode: int, waarde: float) -> None:
    rij = _lees(verslag, "sofia-zorg", 2023).loc[(id, uitsplitsing, str(periode))]
    assert rij["waarde"] == pytest.approx(waarde, abs=0.05 if id.endswith("aandeel") else 0.005)


def test_sofia_zorg_ontwikkelpunten(verslag: Verslagmaker) -> None:
    punten = pd.read_parquet(verslag("sofia-zorg", 2023).processed / "ontwikkelpunten.parquet")
    jaren = [k for k in punten.columns if k.isdigit()]
    assert (len(punten), int(punten[jaren].to_numpy().sum())) == (38, 48)
