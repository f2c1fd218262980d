"""Calling Quarto: what it says, fails to say, leaves behind or never finishes."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from kkfzlib.fouten import GebruikFout, MachineFout
from kkfzlib.uitvoeren import gereedschap
from kkfzlib.weergave import kies
from kkfzlib.weergave.ingebouwd import Ingebouwd
from kkfzlib.weergave.quarto import Quarto, vind_quarto
from tests.weergave.conftest import HELE_PDF, Nepquarto


@pytest.fixture
def zonder_quarto(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("QUARTO_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))


def _leeft(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"  # a zombie only waits to be counted


def test_geslaagd(werkmap: Path, nepquarto: Nepquarto, tmp_path: Path) -> None:
    uit = Quarto(nepquarto()).render(werkmap)
    assert uit.html == werkmap / "kwaliteitsverslag.html"
    assert uit.pdf.read_text() == HELE_PDF
    assert uit.motor == "Quarto 1.7.34"
    assert uit.pdf_norm == "PDF zonder toegankelijkheidslabels"
    argumenten = (tmp_path / "argumenten").read_text().split("\n")
    assert argumenten[:3] == ["render", "report.qmd", "--output-dir"]
    assert Path(argumenten[3]).is_absolute(), "Quarto counts a relative folder from the project"
    assert "openbaar" in argumenten
    assert "--to" not in argumenten
    assert "--quiet" not in argumenten
    assert not list(werkmap.glob(".quarto-uit-*"))


def test_omgeving_is_kaal_en_vast(
    werkmap: Path, nepquarto: Nepquarto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEHEIM_TOKEN", "zeg-dit-niet-door")
    monkeypatch.setenv("LANG", "nl_NL.ISO-8859-1")
    Quarto(nepquarto()).render(werkmap)
    omgeving = (tmp_path / "omgeving").read_text()
    assert "zeg-dit-niet-door" not in omgeving
    assert "LANG=C.UTF-8" in omgeving
    python = re.search(r"^QUARTO_PYTHON=(.*)$", omgeving, re.MULTILINE)
    assert python is not None and Path(python[1]).is_file()


@pytest.mark.parametrize("code", [1, 2, 137])
def test_exitcode(werkmap: Path, nepquarto: Nepquarto, code: int) -> None:
    oud = werkmap / "kwaliteitsverslag.html"
    oud.write_text("de vorige")
    with pytest.raises(MachineFout, match=rf"exitcode {code}\).*onbekende optie"):
        Quarto(nepquarto("printf '\\033[31mERROR:\\033[0m onbekende optie' >&2", code=code)).render(werkmap)
    assert oud.read_text() == "de vorige", "after a failure the former file stands"


@pytest.mark.parametrize(
    "regel",
    [
        "[33mWARN: Unable to resolve crossref @tbl-weg[39m",
        "WARNING: Could not fetch resource figuren/weg.svg",
        "[1m[33m[WARNING] Could not fetch resource weg.svg: replacing image with description",
        "Unable to resolve link target",
    ],
)
def test_waarschuwing_met_exitcode_0_is_een_fout(werkmap: Path, nepquarto: Nepquarto, regel: str) -> None:
    with pytest.raises(MachineFout, match="waarschuwt") as fout:
        Quarto(nepquarto(f"echo 'pandoc' >&2; printf '{regel}\\n' >&2; echo 'Output created' >&2")).render(
            werkmap
        )
    assert "\033" not in str(fout.value)
    assert not (werkmap / "kwaliteitsverslag.html").exists()


def test_gewone_praat_is_geen_waarschuwing(werkmap: Path, nepquarto: Nepquarto) -> None:
    praat = "pandoc --output kwaliteitsverslag.html\\n  to: typst\\nOutput created: kwaliteitsverslag.pdf\\n"
    praat += "WARN: PDF standard validation requested but verapdf is not installed.\\n"
    Quarto(nepquarto(f"printf '{praat}' >&2")).render(werkmap)


def test_hangend_kind_wordt_met_de_hele_groep_beeindigd(
    werkmap: Path, nepquarto: Nepquarto, tmp_path: Path
) -> None:
    pad = nepquarto(f"sleep 600 & echo $! > '{tmp_path}/pid'; wait")
    begin = time.monotonic()
    with pytest.raises(MachineFout, match="niet klaar en is beëindigd"):
        Quarto(pad, tijd_s=1.0).render(werkmap)
    assert time.monotonic() - begin < 10
    pid = int((tmp_path / "pid").read_text())
    _wacht_tot(lambda: not _leeft(pid))
    assert not list(werkmap.glob(".quarto-uit-*"))


@pytest.mark.traag(reden="waits for a time limit")
def test_doof_kind_wordt_gedood(werkmap: Path, nepquarto: Nepquarto, tmp_path: Path) -> None:
    pad = nepquarto(f"trap '' TERM; echo $$ > '{tmp_path}/pid'; sleep 600; sleep 600")
    with pytest.raises(MachineFout, match="beëindigd"):
        Quarto(pad, tijd_s=0.5).render(werkmap)
    _wacht_tot(lambda: not _leeft(int((tmp_path / "pid").read_text())))


def _wacht_tot(voorwaarde: object, tijd_s: float = 5.0) -> None:
    einde = time.monotonic() + tijd_s
    while not voorwaarde():  # type: ignore[operator]
        assert time.monotonic() < einde, "het proces leeft nog"
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("anders", "tekst"),
    [
        ({"html": None}, "leverde geen kwaliteitsverslag.html"),
        ({"pdf": None}, "leverde geen kwaliteitsverslag.pdf"),
        ({"html": ""}, "leverde geen kwaliteitsverslag.html"),
        ({"html": "<!DOCTYPE html><html><body>half"}, "onvolledige kwaliteitsverslag.html"),
        ({"pdf": "%PDF-1.7\nhalf"}, "onvolledige kwaliteitsverslag.pdf"),
        ({"pdf": "geen pdf %%EOF"}, "onvolledige kwaliteitsverslag.pdf"),
    ],
)
def test_ontbrekende_of_halve_uitvoer(
    werkmap: Path, nepquarto: Nepquarto, anders: dict[str, str | None], tekst: str
) -> None:
    for naam in ("kwaliteitsverslag.html", "kwaliteitsverslag.pdf"):
        (werkmap / naam).write_text("van een vorige keer")
    with pytest.raises(MachineFout, match=tekst):
        Quarto(nepquarto(**anders)).render(werkmap)
    assert (werkmap / "kwaliteitsverslag.html").read_text() == "van een vorige keer"


@pytest.mark.parametrize(
    ("gezegd", "versie"),
    [("1.7.34", (1, 7, 34)), ("1.10.2", (1, 10, 2)), ("1.9.0-rc.1", (1, 9, 0)), ("99.9.9", (99, 9, 9))],
)
def test_versie(nepquarto: Nepquarto, gezegd: str, versie: tuple[int, ...]) -> None:
    assert Quarto(nepquarto(versie=gezegd)).versie == versie


@pytest.mark.parametrize("gezegd", ["1.6.42", "1.3", "0.9.1"])
def test_een_te_oude_quarto_wordt_bij_naam_geweigerd(nepquarto: Nepquarto, gezegd: str) -> None:
    with pytest.raises(
        MachineFout, match=rf"Quarto {re.escape(gezegd)} is te oud: nodig is 1\.7 .*ingebouwd"
    ):
        _ = Quarto(nepquarto(versie=gezegd)).motor


def test_quarto_noemt_zijn_eigen_gereedschap(tmp_path: Path) -> None:
    pad = tmp_path / "quarto"
    pad.write_text(
        '#!/bin/sh\ncase "$1" in typst) echo "typst 0.14.2 (abc)";; pandoc) echo "pandoc 3.8.3"; echo x;;'
        " --version) echo 1.9.37;; esac\n"
    )
    pad.chmod(0o755)
    verwacht = {"quarto": "1.9.37", "pandoc": "3.8.3", "typst": "0.14.2"}
    assert Quarto(pad).gereedschap == verwacht
    in_manifest = gereedschap.versies_van(verwacht)
    assert in_manifest.items() >= verwacht.items() and "pypandoc_binary" not in in_manifest
    ingebouwd = Ingebouwd()
    assert all(v in ingebouwd.motor for v in ingebouwd.gereedschap.values())


@pytest.mark.parametrize("gezegd", ["", "Segmentation fault", "v?"])
def test_geen_versie(nepquarto: Nepquarto, gezegd: str) -> None:
    with pytest.raises(MachineFout, match="noemt zijn versie niet"):
        _ = Quarto(nepquarto(versie=gezegd)).motor


def test_nieuwe_quarto_krijgt_de_pdf_norm(werkmap: Path, nepquarto: Nepquarto, tmp_path: Path) -> None:
    assert Quarto(nepquarto(versie="1.9.37")).render(werkmap).pdf_norm == "PDF/UA-1"


def test_een_oude_quarto_kent_de_norm_niet(werkmap: Path, nepquarto: Nepquarto, tmp_path: Path) -> None:
    assert Quarto(nepquarto(versie="1.8.27")).render(werkmap).pdf_norm == "PDF zonder toegankelijkheidslabels"


def test_niet_uitvoerbaar(werkmap: Path, tmp_path: Path) -> None:
    pad = tmp_path / "quarto"
    pad.write_text("#!/bin/sh\n")
    pad.chmod(0o644)
    with pytest.raises(MachineFout, match="kan niet worden gestart"):
        Quarto(pad).render(werkmap)


def test_lege_werkmap(tmp_path: Path, nepquarto: Nepquarto) -> None:
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    with pytest.raises(MachineFout, match=r"ontbreekt report\.qmd"):
        Quarto(nepquarto()).render(leeg)


def test_vinden(nepquarto: Nepquarto, monkeypatch: pytest.MonkeyPatch, zonder_quarto: None) -> None:
    assert vind_quarto() is None
    pad = nepquarto()
    monkeypatch.setenv("QUARTO_PATH", str(pad))
    assert vind_quarto() == pad
    monkeypatch.setenv("QUARTO_PATH", str(pad.parent))
    assert vind_quarto() == pad
    for weg in (pad.parent / "weg", pad.parent.parent):
        monkeypatch.setenv("QUARTO_PATH", str(weg))
        for engine in ("auto", "quarto"):
            with pytest.raises(MachineFout, match=r"QUARTO_PATH is .* daar is geen Quarto"):
                kies(engine)
    assert kies("ingebouwd").naam == "ingebouwd"
    monkeypatch.delenv("QUARTO_PATH")
    monkeypatch.setenv("PATH", str(pad.parent))
    assert vind_quarto() == pad


def test_kiezen(nepquarto: Nepquarto, monkeypatch: pytest.MonkeyPatch, zonder_quarto: None) -> None:
    assert isinstance(kies("auto"), Ingebouwd)
    assert isinstance(kies("ingebouwd"), Ingebouwd)
    with pytest.raises(GebruikFout, match="Onbekende engine"):
        kies("word")  # type: ignore[arg-type]
    monkeypatch.setenv("QUARTO_PATH", str(nepquarto()))
    assert kies("auto").naam == "quarto"
    assert kies("ingebouwd").naam == "ingebouwd"


def test_quarto_gevraagd_maar_afwezig(zonder_quarto: None) -> None:
    with pytest.raises(
        MachineFout, match=r"Quarto is niet gevonden.*environment\.yml.*--engine ingebouwd"
    ) as fout:
        kies("quarto")
    assert fout.value.exitcode == 3


@pytest.mark.traag(reden="the notebooks of a report")
def test_opdracht_meldt_afwezige_quarto(
    zonder_quarto: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from kkfzlib.cli import draai

    gelezen = draai(
        ["rapport", "voorbeeldzorg", "2022", "--engine", "quarto", "--uit", str(tmp_path / "uit")]
    )
    tekst = "".join(capsys.readouterr())
    assert gelezen == 3
    assert "Quarto is niet gevonden" in tekst
    assert "Traceback" not in tekst
    assert not (tmp_path / "uit" / "voorbeeldzorg" / "2022").exists()


def test_zonder_posix_groepen(werkmap: Path, nepquarto: Nepquarto, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no process groups of this kind; ending the process itself must do."""
    monkeypatch.delattr(os, "killpg")
    Quarto(nepquarto()).render(werkmap)
    with pytest.raises(MachineFout, match="beëindigd"):
        Quarto(nepquarto("exec sleep 60"), tijd_s=0.5).render(werkmap)


def test_werkmap_wordt_niet_nog_eens_samengesteld(
    werkmap: Path, nepquarto: Nepquarto, tmp_path: Path
) -> None:
    test_geslaagd(werkmap, nepquarto, tmp_path)
    assert "pre-render" not in (werkmap / "_quarto.yml").read_text("utf-8")
    assert "kkfz-typst" in (werkmap / "_quarto.yml").read_text("utf-8")


_BEIDE = r"""#!/bin/sh
case "$1" in --version) echo 1.7.34; exit 0;; esac
shift 2
while [ $# -gt 0 ]; do
  case "$1" in --to) soort=$2; shift;; --output-dir) uit=$2; shift;; --profile) profiel=$2; shift;; esac
  shift
done
echo "$soort $profiel" >> "$(dirname "$0")/gevraagd"
case "$soort" in
  kkfz-html) printf '<!DOCTYPE html><html></html>' > "$uit/kwaliteitsverslag.html";;
  kkfz-docx) printf 'PK....PK\005\006slot' > "$uit/kwaliteitsverslag.docx";;
esac
"""


def test_een_concept_is_een_pagina_en_een_document(werkmap: Path, tmp_path: Path) -> None:
    pad = tmp_path / "nep" / "quarto"
    pad.parent.mkdir()
    pad.write_text(_BEIDE)
    pad.chmod(0o755)
    uit = Quarto(pad).render_concept(werkmap)
    assert (pad.parent / "gevraagd").read_text().splitlines() == [
        "kkfz-html concept",
        "kkfz-docx concept",
    ]
    assert uit.html.name == "kwaliteitsverslag.html" and uit.docx.read_bytes().startswith(b"PK")
    assert not list(werkmap.glob(".quarto-uit-*"))
