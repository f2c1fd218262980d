"""Published reports in three forms: no planted contradiction missed, no fout on a clean one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.controle import controleer_verslag
from kkfzlib.fouten import GebruikFout

from .verslagen import BASIS, MUTATIES, VORMEN, muteer

GEVALLEN = [(regel, oud, nieuw) for regel, paren in MUTATIES.items() for oud, nieuw in paren]


@pytest.mark.parametrize("vorm", VORMEN)
def test_schoon_verslag(vorm: str, tmp_path: Path) -> None:
    assert controleer_verslag(VORMEN[vorm](BASIS, tmp_path / f"verslag.{vorm}")).bevindingen == []


@pytest.mark.parametrize("vorm", VORMEN)
@pytest.mark.parametrize(("regel", "oud", "nieuw"), GEVALLEN, ids=lambda w: w[:24])
def test_geplante_tegenspraak(vorm: str, regel: str, oud: str, nieuw: str, tmp_path: Path) -> None:
    gevonden = controleer_verslag(VORMEN[vorm](muteer(oud, nieuw), tmp_path / f"verslag.{vorm}")).bevindingen
    assert regel in {b.regel for b in gevonden}, [(b.regel, b.toelichting) for b in gevonden]


@pytest.mark.parametrize(
    ("naam", "inhoud"), [("leeg.txt", b""), ("stuk.pdf", b"%PDF-1.7 stuk"), ("x.docx", b"PK")]
)
def test_onleesbaar_bestand_is_verkeerd_gebruik(naam: str, inhoud: bytes, tmp_path: Path) -> None:
    (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(GebruikFout, match=naam):
        controleer_verslag(tmp_path / naam)
