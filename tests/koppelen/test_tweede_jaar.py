"""A recipe that was finished, and an export of a next year that differs from it: ``kkfz koppel`` says what."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.koppelen import koppel, samenvatting
from tests.koppelen.test_minder_werk import leg_neer, recept, tekst

MELDINGEN = "Datum;Afdeling;Aard;Zwaarte\n" + "".join(
    f"{1 + n % 28} {'jan' if n % 2 else 'jun'} 2024;De Linde;agressie;E{1 + n % 4}\n" for n in range(40)
)
SCHOLING = "Persnr;Cursus;Leerlijn;Afgerond op\n" + "".join(
    f"9{n};Cursus {n % 3};{'overig' if n % 2 else 'leerlijn forensisch'};1{n % 9} jan 2024\n"
    for n in range(20)
)


def _af(tmp_path: Path, **bestanden: str) -> object:
    """The exports with a recipe in which nothing waits any more."""
    dossier = leg_neer(tmp_path, **bestanden)
    koppel(dossier)
    pad = dossier.raw_organisatie / "koppeling.yml"
    pad.write_text(tekst(dossier).replace("; klopt dit?", ""), encoding="utf-8")
    assert samenvatting(koppel(dossier))[-1] == "Koppeling compleet."
    return dossier


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("Afdeling", "Woonplek", "De kolom Afdeling staat niet in de export. Nog niet gebruikt: Woonplek."),
        (
            "1 jun 2024;",
            "2024-06-01;",
            "een datum in de vorm jjjj-mm-dd in kolom Datum, terwijl de koppeling d mmm jjjj",
        ),
        ("De Linde", "123456782", "40 × een waarde met een burgerservicenummer in kolom Afdeling"),
        (";E4\n", ";Pieter de Vries\n", "10 × waarde (afgeschermd) in kolom Zwaarte heeft geen vertaling"),
    ],
)
def test_wat_niet_past_wordt_genoemd(tmp_path: Path, oud: str, nieuw: str, verwacht: str) -> None:
    dossier = _af(tmp_path, meldingen__csv=MELDINGEN)
    anders = MELDINGEN.replace(oud, nieuw)
    (dossier.bronnen / "meldingen.csv").write_text(anders, encoding="utf-8")  # type: ignore[attr-defined]
    uit = koppel(dossier)  # type: ignore[arg-type]
    gezegd = "\n".join(samenvatting(uit))
    assert verwacht in gezegd and "compleet." not in gezegd.replace("niet compleet", "")
    assert not any(w in gezegd + tekst(dossier) for w in ("Vries", "123456782"))  # type: ignore[arg-type]
    if "datum" in verwacht:
        assert "datum: jjjj-mm-dd" in gezegd


def test_er_wordt_geen_sleutel_gemaakt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    _af(tmp_path / "org", scholing__csv=SCHOLING)
    assert not (tmp_path / "thuis").exists()


def test_een_afgeschermde_cel_houdt_de_andere_vertalingen_niet_tegen(tmp_path: Path) -> None:
    een = MELDINGEN.replace("E4\n", "Pieter de Vries\n", 1).replace("E3\n", "123456782\n", 1)
    dossier = leg_neer(tmp_path, meldingen__csv=een)
    uit = koppel(dossier)
    assert recept(dossier)["incidenten"]["kolommen"]["ernst"]["waarden"] == {
        "E1": "1",
        "E2": "2",
        "E3": "3",
        "E4": "4",
    }
    assert (
        '# "(afgeschermd)": ?   # 2 ×' in tekst(dossier) and "1 waarden te vertalen" in samenvatting(uit)[0]
    )
    assert len(uit.open) == 1 and koppel(dossier).regels == 0


def test_een_breder_patroon_is_een_vraag(tmp_path: Path) -> None:
    dossier = _af(tmp_path, scholing__csv=SCHOLING)
    anders = SCHOLING.replace("leerlijn forensisch", "leerlijn verslaving", 2)
    (dossier.bronnen / "scholing.csv").write_text(anders, encoding="utf-8")  # type: ignore[attr-defined]
    uit = koppel(dossier)  # type: ignore[arg-type]
    (nieuw,) = uit.nieuws
    assert "'leerlijn*' → leerlijn" in nieuw and nieuw.endswith("klopt dit?")


def test_een_client_bij_overige_opbrengsten_is_een_vraag(tmp_path: Path) -> None:
    kop = "Cliëntnummer;Locatie;Product;Financier;Titel;Begindatum;Einddatum\n"
    rijen = [
        f"{n};N;Verblijf;{'Overige opbrengsten' if n == 9 else 'DJI'};ISD;1-1-2024;\n" for n in range(1, 13)
    ]
    dossier = leg_neer(tmp_path, zorgregistratie__csv=kop + "".join(rijen))
    koppel(dossier)
    (regel,) = [r for r in tekst(dossier).splitlines() if "Overige opbrengsten" in r]
    assert regel.endswith("anders   # 1 ×; klopt dit?")
