"""Texts of every awkward shape are read in time that grows with their length; what nests too deep is told where."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kkfzlib.cijfers import leeg
from kkfzlib.controle import controleer
from kkfzlib.controle.lezer import lees_verslag
from kkfzlib.fouten import InvoerFout
from kkfzlib.inlezen.csv_lezen import lees_csv
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.teksten import lees_tekst
from kkfzlib.inlezen.waarden import Omgeving, Waardefout, lees_waarde, schoon
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.lekken import Geheimen, lint_teksten, scan
from kkfzlib.schema import TABELLEN
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.handgetypt import handgetypt
from kkfzlib.verslag.markdown import attribuut, veilig, zichtbaar
from kkfzlib.verslag.teksten import Verwerkt, verwerk
from kkfzlib.verslag.teksten import _markeer as markeer
from kkfzlib.verslag.teksten import _op_zicht as op_zicht

pytestmark = pytest.mark.traag(reden="five hundred long texts, each timed")

VORMEN = {
    "duizendtallen": "1.000.", "cijfers": "1", "komma's": "1,", "cijfer en spatie": "0 ", "twee cijfers": "12 34 ",
    "spaties": " ", "vaste spaties": "\u00a0", "tabs": "\t", "lege regels": "\n", "regels": "a\n",
    "spatieregels": " \n",
    "haakjes": "(", "vierkante haken": "[", "links": "[a](", "voetnoten": "[^", "noten": "^[", "accolades": "{a",
    "sterren": "*", "nadruk": "*a ", "liggende streepjes": "_", "accenten": "`", "code": "`a", "aanhalingstekens": '"',
    "citaten": "“a ", "rechte streepjes": "|", "cellen": "|a", "koppelstreepjes": "a-", "letters": "a",
    "hoofdletters": "A", "voorletters": "A.", "jaren": "20", "jaren met streep": "2024-", "percentages": "1% ",
    "genummerd": "1. ", "lijst": "- a\n", "koppen": "# a\n", "bereik": "1 tot ", "en": "1 en ", "adres": "a@",
    "iban": "NL",
    "aanhef": "mevrouw ", "tussenvoegsels": "van ", "letters met punt": "T. ", "plus": "+", "web": "http://",
    "van naar": "van 1 naar ", "backslash": "\\", "kleiner": "<", "groter": ">", "zinnen": "Het steeg. ",
}  # fmt: skip
BINNEN = 4.0
"""Seconds of processor time; what is mended here took up to minutes."""

_OMGEVING = Omgeving(2024, gids(2024).codes)


def _controle(tekst: str, map_: Path) -> None:
    controleer(Invoer({}, Instellingen.standaard(2024), gids(2024), {}, {"terugblik": tekst}), leeg())


def _waarden(tekst: str, map_: Path) -> None:
    for naam, kolom in (("opgave", "waarde"), ("plaatsingen", "client_id"), ("plaatsingen", "begindatum"),
                        ("doelen", "doel"), ("uitstroom", "vervolgzorg")):  # fmt: skip
        try:
            lees_waarde(TABELLEN[naam].kolom(kolom), schoon(tekst), _OMGEVING)
        except Waardefout:
            continue


def _csv(tekst: str, map_: Path) -> None:
    cel = tekst.replace('"', '""')
    lees_csv(
        f'kengetal;waarde;periode;bron\nverzuim;6,6;2024;"{cel}"\n'.encode(),
        "b.csv",
        TABELLEN["benchmarks"],
        Melder(),
    )


def _scan(tekst: str, map_: Path) -> None:
    geheim = Geheimen()
    for n in range(200):
        geheim.voeg_toe(f"KL-{n:05}", "cliëntnummer", "plaatsingen.csv")
        geheim.voeg_toe(str(n), "cliëntnummer", "plaatsingen.csv")
    (map_ / "a.md").write_text(tekst, encoding="utf-8")
    scan(map_, geheim, met_namen=True)


def _verslag(tekst: str, map_: Path) -> None:
    (map_ / "a.txt").write_text(f"Verslag {tekst} einde", encoding="utf-8")
    lees_verslag(map_ / "a.txt")


LEZERS: dict[str, Callable[[str, Path], object]] = {
    "controle": _controle,
    "scan": _scan,
    "verslag": _verslag,
    "waarden": _waarden,
    "csv": _csv,
    "handgetypt": lambda t, m: handgetypt({"terugblik": t}),
    "lint": lambda t, m: lint_teksten({"terugblik": t}),
    "op zicht": lambda t, m: (op_zicht("terugblik", t), markeer("terugblik", t, None)),
    "markdown": lambda t, m: (veilig(t), zichtbaar(t), attribuut(t)),
}


@pytest.mark.parametrize("lezer", LEZERS)
@pytest.mark.parametrize("vorm", VORMEN)
def test_24_kb_van_elke_vorm_binnen_een_seconde(tmp_path: Path, lezer: str, vorm: str) -> None:
    tekst = (VORMEN[vorm] * 24_000)[:24_000]
    begin = time.process_time()
    LEZERS[lezer](tekst, tmp_path)
    assert time.process_time() - begin < BINNEN


@pytest.mark.parametrize("lezer", [le for le in LEZERS if le not in ("controle", "verslag")])
@pytest.mark.parametrize(
    "vorm", ["duizendtallen", "cijfer en spatie", "letters", "letters met punt", "spatieregels"]
)
def test_100_kb_binnen_een_seconde(tmp_path: Path, lezer: str, vorm: str) -> None:
    tekst = (VORMEN[vorm] * 100_000)[:100_000]
    begin = time.process_time()
    LEZERS[lezer](tekst, tmp_path)
    assert time.process_time() - begin < BINNEN


def test_100_kb_duizendtallen_in_de_controle(tmp_path: Path) -> None:
    begin = time.process_time()
    _controle("1.000." * 17_000, tmp_path)
    assert time.process_time() - begin < BINNEN


DIEP = {
    "citaten": ("> " * 3000 + "a", 3), "lijsten": ("- " * 3000 + "a", 3), "nummers": ("1. " * 8000, 3),
    "nadruk": ("**" * 3000 + "a" + "**" * 3000, 3), "net te diep": ("> " * 25 + "a", 3),
    "dieper": ("> " * 300 + "a", 3),
    "groter dan": (">" * 24_000, 3), "over regels": ("\n".join(" " * (2 * n) + "- a" for n in range(400)), None),
}  # fmt: skip


def _verwerk(tekst: str) -> Verwerkt:
    begin = time.process_time()
    try:
        return verwerk({"terugblik": tekst})
    except InvoerFout as fout:
        return Verwerkt({}, fout.bevindingen)
    finally:
        assert time.process_time() - begin < BINNEN


@pytest.mark.parametrize("soort", DIEP)
def test_te_diep_genest_wordt_geweigerd_met_bestand_en_regel(soort: str) -> None:
    tekst, regel = DIEP[soort]
    bevinding = next(b for b in _verwerk(f"Gewoon.\n\n{tekst}\n").bevindingen if "diep" in b.regeltekst)
    assert bevinding.bestand == "terugblik.md" and bevinding.ernst == "fout" and bevinding.herstel
    assert bevinding.regel == regel if regel else (bevinding.regel or 0) > 20


def test_gewoon_genest_mag() -> None:
    uit = _verwerk("> > Een citaat in een citaat\n\n- a\n  - b\n    - **c *d* e**\n")
    assert uit.bevindingen == () and "Een citaat" in uit.markdown["terugblik"]


def test_een_lange_zin_wordt_nog_altijd_beoordeeld() -> None:
    """What is cut for speed loses no figure: each number is still seen, at its line."""
    tekst = "Woord " * 400 + "en 12,5% daarvan " + "woord " * 400
    assert [(g.getal, g.regel) for g in handgetypt({"omzet": "a\n" + tekst})] == [("12,5%", 2)]


def test_een_tekst_van_een_megabyte_wordt_meteen_geweigerd() -> None:
    melder = Melder()
    begin = time.process_time()
    assert lees_tekst(b"woord " * 166_000, "terugblik.md", melder) == ""
    assert [b.code for b in melder.bevindingen] == ["te-groot"] and "250 kB" in str(melder.bevindingen[0])
    assert lees_tekst(b"woord " * 40_000, "terugblik.md", Melder()) != ""
    assert time.process_time() - begin < BINNEN
