"""Every rule of the data model through the command: hard ones stop it, soft ones warn; and years that are unusual."""

from __future__ import annotations

import csv

import pytest

from kkfzlib.dossier import Dossier

from .hulp import TABELLEN, controleer_net, opties, roep, weigert_rapport

_P = TABELLEN["plaatsingen"].splitlines()[0] + "\n"
_U = TABELLEN["uitstroom"].splitlines()[0] + "\n"


def _met(tabel: str, oud: str, nieuw: str) -> tuple[str, str]:
    assert oud in TABELLEN[tabel]
    return tabel, TABELLEN[tabel].replace(oud, nieuw)


def _bij(tabel: str, *rijen: str) -> tuple[str, str]:
    return tabel, TABELLEN[tabel] + "".join(f"{r}\n" for r in rijen)


HARD = {
    "einde voor begin": (_met("plaatsingen", "01-06-2024", "01-06-2022"), 2, "einddatum"),
    "overlap van verblijf": (_bij("plaatsingen", "CLNT-01-q;Zuid;verblijf;wlz;;;01-03-2024;"), 4, "begindatum"),
    "onbekende code": (_met("uitstroom", "6|8", "6|11"), 2, "vervolgzorg"),
    "zorgzwaarte buiten bereik": (_met("plaatsingen", "C-3", "C-9"), 2, "zorgzwaarte"),
    "uitstroom zonder vervolgzorg": (_met("uitstroom", "6|8", ""), 2, "vervolgzorg"),
    "10 samen met een andere": (_met("uitstroom", "6|8", "6|10"), 2, "vervolgzorg"),
    "percentage boven 100": (_met("verzuim", ";50;", ";100,5;"), 2, "percentage"),
    "fte boven 1,2": (_met("medewerkers", "0,89", "1,21"), 2, "fte"),
    "score buiten de schaal": (_met("antwoorden", ";8;", ";10,5;"), 2, "score"),
    "meer respondenten dan uitgenodigd": (_met("onderzoeken", ";12;", ";1;"), 2, "uitgenodigd"),
    "verzuim van een onbekende": (_met("verzuim", "MDWR-01-q", "MDWR-09-q"), 2, "medewerker_id"),
    "scholing van een onbekende": (_met("scholing", "MDWR-01-q", "MDWR-09-q"), 2, "medewerker_id"),
    "medewerker tweemaal": (_met("medewerkers", "MDWR-02-q", "MDWR-01-q"), 3, "medewerker_id"),
    "overlap van verzuim": (_bij("verzuim", "MDWR-01-q;10-03-2024;;100;ziekte"), 3, "begindatum"),
    "onbekend onderzoek": (_met("antwoorden", "cto;RSPN-01-q", "mto;RSPN-01-q"), 2, "onderzoek"),
    "bsn als sleutel": (_met("plaatsingen", "CLNT-02-q", "111222333"), 3, "client_id"),
    "29 februari in een gewoon jaar": (_met("plaatsingen", "2024-02-01", "29-02-2023"), 3, "begindatum"),
}  # fmt: skip


@pytest.mark.parametrize("naam", HARD)
def test_harde_regel_houdt_tegen(invoer: Dossier, capsys, naam: str) -> None:
    (tabel, inhoud), regel, kolom = HARD[naam]
    (invoer.raw / f"{tabel}.csv").write_text(inhoud, encoding="utf-8")
    afloop = roep(capsys, "controleer", *opties(invoer)[:4], "--json")
    controleer_net(afloop, 1)
    treffers = [b for b in afloop.bevindingen if b["ernst"] == "fout" and b["bestand"] == f"{tabel}.csv"]
    assert (regel, kolom) in {(b["regel"], b["kolom"]) for b in treffers}, afloop.bevindingen
    assert all(b["regeltekst"] and b["herstel"] for b in treffers)
    if naam == "bsn als sleutel":
        assert "pseudonimiseren" in afloop.tekst and "111222333" not in afloop.tekst


ZACHT = {
    "buiten het jaar": _bij("plaatsingen", "CLNT-05-q;Noord;ambulant;wlz;;;01-01-2022;01-01-2023"),
    "uitstroom zonder plaatsing": _bij("uitstroom", "CLNT-07-q;01-06-2024;nee;6"),
    "plaatsing zonder uitstroom": _met("uitstroom", "01-06-2024", "01-09-2024"),
    "fz en anders op de peildatum": _bij(
        "plaatsingen",
        "CLNT-06-q;N;ambulant;fz;tbs met voorwaarden;;01-01-2024;",
        "CLNT-06-q;N;ambulant;wmo;;;01-01-2024;",
    ),
}  # fmt: skip


@pytest.mark.parametrize("naam", ZACHT)
def test_zachte_regel_waarschuwt(invoer: Dossier, capsys, naam: str) -> None:
    tabel, inhoud = ZACHT[naam]
    (invoer.raw / f"{tabel}.csv").write_text(inhoud, encoding="utf-8")
    afloop = roep(capsys, "controleer", *opties(invoer)[:4])
    controleer_net(afloop, 0)
    assert "[waarschuwing]" in afloop.tekst


def _cijfers(d: Dossier) -> dict[tuple[str, str], dict[str, str]]:
    with d.kengetallen.open(encoding="utf-8", newline="") as bestand:
        return {(r["kengetal"], r["uitsplitsing"]): r for r in csv.DictReader(bestand)}


def _reken(capsys, d: Dossier) -> dict[tuple[str, str], dict[str, str]]:
    controleer_net(roep(capsys, "rapport", *opties(d, "--zonder-verslag")), 0)
    return _cijfers(d)


def test_jaar_zonder_uitstroom(d: Dossier, capsys) -> None:
    (d.raw / "uitstroom.csv").write_text(_U + "CLNT-01-q;01-06-2023;nee;6\n", encoding="utf-8")
    cijfers = _reken(capsys, d)
    assert float(cijfers["uitstroom", "totaal"]["waarde"]) == 0
    # Not computable is no row; what the organisation stated itself stays.
    assert {r["herkomst"] for k, r in cijfers.items() if k[0].startswith("continuiteit")} <= {"opgave"}


def test_schrikkeljaar(d: Dossier, capsys) -> None:
    (d.raw / "uitstroom.csv").unlink()
    (d.raw / "plaatsingen.csv").write_text(
        _P + "CLNT-01-q;N;verblijf;wlz;;;01-01-2024;01-03-2024\n", encoding="utf-8"
    )
    cijfers = _reken(capsys, d)
    assert float(cijfers["beddagen", ""]["waarde"]) == 31 + 29
    assert float(cijfers["bezette_bedden", ""]["noemer"]) == 366


def test_weinig_instroom_wordt_gezegd_en_niet_verzwegen(d: Dossier) -> None:
    html = (d.uitvoer("indiening") / "kwaliteitsverslag.html").read_text(encoding="utf-8")
    assert "15" in html[html.index('id="sec-indicator-2"') :][:6000]


def test_tegenstrijdige_totalen_en_teksten_zijn_bevindingen(d: Dossier, capsys) -> None:
    (d.raw / "opgave.csv").write_text(
        "kengetal;uitsplitsing;periode;waarde;vindplaats\n"
        "personeel_instroom;totaal;2024;9;blz. 1\n"
        "bijeenkomsten;regio-overleg;2024;3;blz. 1\nbijeenkomsten;totaal;2024;9;blz. 1\n",
        encoding="utf-8",
    )  # fmt: skip
    (d.teksten / "omzet.md").write_text("Van de omzet was 12% forensisch.\n", encoding="utf-8")
    _reken(capsys, d)
    with d.bevindingen.open(encoding="utf-8", newline="") as bestand:
        regels = {(r["regel"], r["ernst"]) for r in csv.DictReader(bestand)}
    assert ("opgave-registratie", "fout") in regels and ("tekst-getal", "fout") in regels


def test_alle_regels_tegelijk_en_de_publicatie_blijft(d: Dossier, capsys) -> None:
    for naam in ("einde voor begin", "onbekende code", "percentage boven 100", "fte boven 1,2"):
        (tabel, inhoud), _, _ = HARD[naam]
        (d.raw / f"{tabel}.csv").write_text(inhoud, encoding="utf-8")
    weigert_rapport(
        capsys, d, 1, "plaatsingen.csv:2, kolom einddatum", "uitstroom.csv:2, kolom vervolgzorg",
        "verzuim.csv:2, kolom percentage", "medewerkers.csv:2, kolom fte",
    )  # fmt: skip
