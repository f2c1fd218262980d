"""What protection found is kept: the same question is computed once, another one anew, and damage is never believed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from kkfzlib.cijfers import KOLOMMEN
from kkfzlib.dossier import Dossier
from kkfzlib.onthulling import Gepubliceerd
from kkfzlib.publiceren.onthouden import HOOGSTENS, onthouden

RIJEN = pd.DataFrame(
    [
        ["clienten", "fz", "2024", 12.0, "aantal", float("nan"), float("nan"), "registratie"],
        ["clienten", "wlz", "2024", 3.0, "aantal", float("nan"), float("nan"), "registratie"],
        ["clienten_aandeel", "fz", "2024", 80.0, "%", 12.0, 15.0, "registratie"],
    ],
    columns=list(KOLOMMEN),
)


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return Dossier("testzorg", 2024, tmp_path / "data", tmp_path / "uit")


def _antwoord() -> Gepubliceerd:
    velden = [("waarde",), ("waarde",), ("waarde", "noemer")]
    verborgen = RIJEN.assign(verborgen=[False, True, False])
    return Gepubliceerd(verborgen, "openbaar", 2024, 2023, velden, {("clienten_aandeel", "fz", "2024"): 0})


def _mag_niet() -> Gepubliceerd:
    raise AssertionError("opnieuw gerekend")


def test_dezelfde_vraag_rekent_een_keer(dossier: Dossier) -> None:
    eerst = onthouden(dossier, (RIJEN, {"a": 1}, {"b", "c"}), _antwoord)
    daarna = onthouden(dossier, (RIJEN.copy(), {"a": 1}, {"c", "b"}), _mag_niet)
    assert list(daarna) == list(eerst) and daarna.jaar == "2024" and daarna.vergelijk_met == "2023"
    pd.testing.assert_frame_equal(daarna.naar_buiten, eerst.naar_buiten)


@pytest.mark.parametrize(
    "anders",
    [
        (RIJEN.assign(waarde=RIJEN["waarde"] + 1e-9), {"a": 1}, {"b"}),
        (RIJEN, {"a": 2}, {"b"}),
        (RIJEN, {"a": 1}, {"b", "c"}),
        (RIJEN, {"a": 1}),
    ],
)
def test_een_andere_vraag_wordt_opnieuw_gerekend(dossier: Dossier, anders: tuple[object, ...]) -> None:
    onthouden(dossier, (RIJEN, {"a": 1}, {"b"}), _antwoord)
    with pytest.raises(AssertionError, match="opnieuw"):
        onthouden(dossier, anders, _mag_niet)


@pytest.mark.parametrize(
    "bederf",
    [
        lambda b: b[:-9],
        lambda b: b.replace(b"false", b"true"),
        lambda b: b"",
        lambda b: b"x\n[]",
        lambda b: b"\xff",
    ],
)
def test_wat_beschadigd_is_telt_niet(dossier: Dossier, bederf: Callable[[bytes], bytes]) -> None:
    onthouden(dossier, (RIJEN,), _antwoord)
    (pad,) = (dossier.processed / ".bescherming").iterdir()
    pad.write_bytes(bederf(pad.read_bytes()))
    assert len(onthouden(dossier, (RIJEN,), _antwoord)) == 3
    assert list(onthouden(dossier, (RIJEN,), _mag_niet)) == list(_antwoord())


def test_bewaart_geen_verborgen_getal_en_alleen_voor_de_eigenaar(dossier: Dossier) -> None:
    onthouden(dossier, (RIJEN,), _antwoord)
    map_ = dossier.processed / ".bescherming"
    (pad,) = map_.iterdir()
    assert '"wlz", "2024", null' in pad.read_text() and "3.0" not in pad.read_text()
    assert pad.stat().st_mode & 0o77 == 0 and map_.stat().st_mode & 0o77 == 0


def test_bewaart_niet_eindeloos(dossier: Dossier) -> None:
    for n in range(HOOGSTENS + 5):
        onthouden(dossier, (RIJEN, n), _antwoord)
    assert len(list((dossier.processed / ".bescherming").iterdir())) == HOOGSTENS
    onthouden(dossier, (RIJEN, HOOGSTENS + 4), _mag_niet)


def test_een_volle_schijf_houdt_niets_op(dossier: Dossier) -> None:
    dossier.processed.parent.mkdir(parents=True)
    dossier.processed.write_text("geen map")
    assert len(onthouden(dossier, (RIJEN,), _antwoord)) == 3
