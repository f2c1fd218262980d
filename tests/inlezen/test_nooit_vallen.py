"""Whatever bytes come in, reading ends with findings, never with an exception."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kkfzlib.inlezen import documenten
from kkfzlib.inlezen.csv_lezen import lees_csv
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.teksten import lees_tekst
from kkfzlib.inlezen.xlsx_lezen import lees_xlsx
from kkfzlib.inlezen.yaml_lezen import lees_yaml
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.opschonen import maak_schoon
from kkfzlib.schema import TABELLEN
from tests.inlezen.dossiers import GELDIG
from tests.inlezen.test_xlsx import xlsx

RUSTIG = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BOEK = xlsx(
    omzet=[["financiering", "bedrag"], ["fz", 1], ["wlz", 2.5]],
    beleid=[["jaar", "categorie", "titel"], [2024, "a", "b"]],
)


@RUSTIG
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"financiering;bedrag\n" + b'"')
def test_willekeurige_bytes(inhoud):
    melder = Melder()
    for tabel in (TABELLEN["omzet"], TABELLEN["ontwikkelpunten"]):
        assert lees_csv(inhoud, "x.csv", tabel, melder) is not None or melder.bevindingen
    assert lees_xlsx(inhoud, "invoer.xlsx", melder) == {}
    lees_yaml(inhoud, "verslag.yml", melder)
    lees_tekst(inhoud, "missie.md", melder)


cellen = st.text('0123456789,.-/|xXjnafzC;"\n €%é\u200b', max_size=8)


@RUSTIG
@given(st.sampled_from(list(GELDIG)), st.lists(st.lists(cellen, max_size=11), max_size=4))
def test_willekeurige_rijen_onder_een_goede_kop(naam, rijen):
    kop = GELDIG[naam].split("\n")[0]
    inhoud = kop + "\n" + "\n".join(";".join(r) for r in rijen)
    melder = Melder()
    tabel = lees_csv(inhoud.encode(), f"{naam}.csv", TABELLEN[naam], melder)
    if tabel is not None:
        maak_schoon({naam: tabel}, Instellingen.standaard(2024), gids(2024), melder)


yaml_tekst = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates()),
    lambda deel: st.one_of(
        st.lists(deel, max_size=3),
        st.dictionaries(
            st.sampled_from([*documenten.VERSLAGSLEUTELS, "knopen", "pijlen", "naam", "wat"]),
            deel,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


@RUSTIG
@given(yaml_tekst)
def test_willekeurige_yaml(waarde):
    import yaml

    melder = Melder()
    document = lees_yaml(
        yaml.safe_dump(waarde, allow_unicode=True).encode("utf-8", "replace"), "x.yml", melder
    )
    documenten.organisatie(document, "testzorg", melder)
    documenten.instellingen(document, 2024, melder)
    documenten.stroomschema(document, melder)
    documenten.besluiten(document, melder)


@pytest.mark.parametrize("zaad", range(40))
def test_beschadigd_werkboek(zaad):
    """Bytes of a good workbook changed at random: refused or read, but never an exception."""
    toeval = random.Random(zaad)
    inhoud = bytearray(BOEK)
    for _ in range(toeval.randint(1, 20)):
        inhoud[toeval.randrange(len(inhoud))] = toeval.randrange(256)
    melder = Melder()
    assert lees_xlsx(bytes(inhoud), "invoer.xlsx", melder) or melder.bevindingen


@pytest.mark.parametrize("zaad", range(40))
def test_beschadigd_blad(zaad):
    """The same within the XML of a sheet, repacked so that its checksum is right."""
    import io
    import zipfile

    toeval = random.Random(zaad)
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOEK)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for naam in bron.namelist():
            deel = bytearray(bron.read(naam))
            if naam in (
                "xl/worksheets/sheet1.xml",
                "xl/workbook.xml",
                "xl/styles.xml",
                "xl/sharedStrings.xml",
            ):
                for _ in range(toeval.randint(1, 6)):
                    deel[toeval.randrange(len(deel))] = toeval.choice(b'0123456789<>"/abcrstv=')
            doel.writestr(naam, bytes(deel))
    melder = Melder()
    lees_xlsx(uit.getvalue(), "invoer.xlsx", melder)
