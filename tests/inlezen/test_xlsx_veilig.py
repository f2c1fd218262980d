"""Workbooks that must not be opened: bombs, macros, passwords, wrong names, damage. Memory stays small."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from tests.inlezen.dossiers import GELDIG, de_ene, lees, maak
from tests.inlezen.test_xlsx import OMZET, herschrijf, xlsx
from tests.processen import PIEK

GOED = xlsx(omzet=[OMZET, ["fz", 1]])
BLAD = "xl/worksheets/sheet1.xml"
_ENTITEITEN = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
) + "]>"  # fmt: skip


def met_deel(naam: str, inhoud: bytes) -> bytes:
    uit = io.BytesIO(GOED)
    with zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as doel:
        doel.writestr(naam, inhoud)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "leeg-bestand"),
        (GELDIG["omzet"].encode(), "csv-als-excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "beveiligd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook", "oud-excel"),
        (met_deel("xl/vbaProject.bin", b"x"), "macro"),
        (met_deel("xl/media/groot.bin", b"\x00" * 60_000_000), "zipbom"),
        (herschrijf(GOED, BLAD, "<worksheet", _ENTITEITEN + "<worksheet"), "xml-entiteiten"),
        (
            met_deel("xl/extra.xml", "<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16")),
            "xml-entiteiten",
        ),
        (GOED[: len(GOED) // 2], "kapot-werkboek"),
        (GOED[:60] + b"\xff" * 40 + GOED[100:], "kapot-werkboek"),
        (herschrijf(GOED, BLAD, "</sheetData>", "</sheetDat>"), "kapot-werkboek"),
        (herschrijf(GOED, "xl/workbook.xml", "rId1", "rId99"), "kapot-werkboek"),
    ],
)
def test_geweigerd(tmp_path, inhoud, code):
    fout = de_ene(lees(tmp_path, {}, invoer__xlsx=inhoud), code)
    assert (fout.bestand, fout.ernst) == ("invoer.xlsx", "fout")


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("invoer__xlsm", "macro"),
        ("invoer__xls", "oud-excel"),
        ("gegevens__xlsx", "werkboeknaam"),
        ("aanvulling__xlsx", "aanvulling-zonder-recept"),
        ("invoer__ods", "bestandsvorm"),
    ],
)
def test_andere_bestandsvorm(tmp_path, naam, code):
    assert de_ene(lees(tmp_path, GELDIG, **{naam: GOED}), code).bestand == naam.replace("__", ".")


@pytest.mark.traag(reden="a process of its own, to measure its memory")
def test_bom_blijft_onder_300_mb(tmp_path):
    """A gigabyte of zeros as a sheet, read in a process of its own to see its memory."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel, zipfile.ZipFile(io.BytesIO(GOED)) as bron:
        for naam in bron.namelist():
            if naam != BLAD:
                doel.writestr(naam, bron.read(naam))
        with doel.open(BLAD, "w") as stroom:
            for _ in range(1000):
                stroom.write(b" " * 1_000_000)
    dossier = maak(tmp_path, {}, invoer__xlsx=uit.getvalue())
    code = (
        "import sys; from pathlib import Path; from kkfzlib.dossier import Dossier;"
        "from kkfzlib.inlezen import lees_invoer;"
        "b = lees_invoer(Dossier('testzorg', 2024, Path(sys.argv[1])))[1];"
        f"print([x.code for x in b], {PIEK})"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", code, str(dossier.data)], capture_output=True, text=True, check=True
    )
    lijst, megabyte = klaar.stdout.rsplit(" ", 1)
    assert lijst == "['zipbom']"
    assert int(megabyte) < 300
