"""The publication is the old or the new state, whatever happens; one run at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import MachineFout
from kkfzlib.publiceren import verwisselen
from kkfzlib.uitvoeren.slot import slot


def _vul(map: Path, inhoud: str) -> None:
    for profiel in ("indiening", "openbaar"):
        (map / profiel).mkdir()
        (map / profiel / "a.html").write_text(inhoud)


def _staat(dossier: Dossier) -> dict[str, str]:
    wortel = dossier.publicatie
    return {p.relative_to(wortel).as_posix(): p.read_text() for p in wortel.rglob("*") if p.is_file()}


@pytest.fixture
def gepubliceerd(dossier: Dossier) -> Dossier:
    with verwisselen.nieuwe_publicatie(dossier) as map:
        _vul(map, "oud")
    return dossier


def test_vervangen_als_een_geheel(gepubliceerd: Dossier) -> None:
    (gepubliceerd.publicatie / "openbaar" / "over.html").write_text("van vroeger")
    with verwisselen.nieuwe_publicatie(gepubliceerd) as map:
        _vul(map, "nieuw")
        assert set(_staat(gepubliceerd).values()) == {"oud", "van vroeger"}
    assert _staat(gepubliceerd) == {"indiening/a.html": "nieuw", "openbaar/a.html": "nieuw"}
    assert [p.name for p in gepubliceerd.publicatie.parent.iterdir()] == ["2024"]


def test_indiening_is_alleen_voor_de_eigenaar(gepubliceerd: Dossier) -> None:
    assert (gepubliceerd.uitvoer("indiening") / "a.html").stat().st_mode & 0o777 == 0o600
    assert gepubliceerd.uitvoer("indiening").stat().st_mode & 0o777 == 0o700
    assert (gepubliceerd.uitvoer("openbaar") / "a.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("fout", [KeyboardInterrupt, MachineFout("x"), ValueError])
def test_een_fout_laat_alles_zoals_het_was(gepubliceerd: Dossier, fout: BaseException) -> None:
    with (
        pytest.raises(fout if isinstance(fout, type) else type(fout)),
        verwisselen.nieuwe_publicatie(gepubliceerd) as map,
    ):
        _vul(map, "nieuw")
        raise fout
    assert set(_staat(gepubliceerd).values()) == {"oud"}
    assert [p.name for p in gepubliceerd.publicatie.parent.iterdir()] == ["2024"]


@pytest.mark.parametrize("nummer", [28, 30, 122])
def test_schijffouten_zijn_machinefouten(gepubliceerd: Dossier, nummer: int) -> None:
    with (
        pytest.raises(MachineFout, match="vorige publicatie is ongewijzigd"),
        verwisselen.nieuwe_publicatie(gepubliceerd),
    ):
        raise OSError(nummer, os.strerror(nummer))
    assert set(_staat(gepubliceerd).values()) == {"oud"}


def test_uitvoer_die_een_bestand_is(dossier: Dossier) -> None:
    dossier.uit.write_text("geen map")
    with pytest.raises(MachineFout), verwisselen.nieuwe_publicatie(dossier):
        pass


def test_zonder_verwisseling_in_een_stap(gepubliceerd: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verwisselen, "wissel_om", lambda *_: False)
    with verwisselen.nieuwe_publicatie(gepubliceerd) as map:
        _vul(map, "nieuw")
    assert set(_staat(gepubliceerd).values()) == {"nieuw"}


def test_herstel_na_dood_tussen_twee_hernoemingen(gepubliceerd: Dossier) -> None:
    wortel = gepubliceerd.publicatie.parent
    gepubliceerd.publicatie.rename(wortel / ".2024.oud")
    (wortel / ".2024.nieuw").mkdir()
    verwisselen.ruim_op(gepubliceerd)
    assert set(_staat(gepubliceerd).values()) == {"oud"}
    assert [p.name for p in wortel.iterdir()] == ["2024"]


_HOUDER = """
import sys, time
from pathlib import Path
from kkfzlib.dossier import Dossier
from kkfzlib.uitvoeren.slot import slot
with slot(Dossier("testzorg", 2024, Path(sys.argv[1]))):
    print("vast", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def houder(dossier: Dossier):
    proces = subprocess.Popen([sys.executable, "-c", _HOUDER, str(dossier.data)], stdout=subprocess.PIPE)
    assert proces.stdout is not None
    assert proces.stdout.readline() == b"vast\n"
    yield proces
    proces.kill()
    proces.wait()
    proces.stdout.close()


def test_tweede_run_wordt_snel_geweigerd(dossier: Dossier, houder: subprocess.Popen[bytes]) -> None:
    begin = time.monotonic()
    with pytest.raises(MachineFout, match=rf"proces {houder.pid}\b"), slot(dossier):
        pass
    assert time.monotonic() - begin < 1
    with slot(Dossier("testzorg", 2023, dossier.data)), slot(Dossier("anders", 2024, dossier.data)):
        pass


def test_slot_van_een_gedood_proces_wordt_overgenomen(
    dossier: Dossier, houder: subprocess.Popen[bytes]
) -> None:
    houder.kill()
    houder.wait()
    with slot(dossier):
        pass
    with slot(dossier):
        pass
