"""Every planted edit is found, in the right place, and the draft without edits says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from kkfzlib.dossier import Dossier
from kkfzlib.meelezen.overnemen import lees_huidig
from kkfzlib.meelezen.terug import Terugkomst, lees_terug
from kkfzlib.meelezen.toon import als_tekst
from kkfzlib.publiceren.concept import DOCX
from tests.meelezen.ingrepen import INGREPEN, Ingreep
from tests.woord.documenten import bewaar, met_soffice, open_, opnieuw_bewaard

pytestmark = pytest.mark.traag(reden="a finished draft")


@cache
def teksten(dossier: Dossier) -> Mapping[str, str]:
    return lees_huidig(dossier).teksten


def gelezen(dossier: Dossier, inhoud: bytes) -> Terugkomst:
    return lees_terug(inhoud, "concept.docx", teksten(dossier))


def met_ingreep(dossier: Dossier, ingreep: Ingreep) -> bytes:
    document = open_((dossier.concept / DOCX).read_bytes())
    ingreep.doen(document)
    return bewaar(document)


@pytest.mark.parametrize("ingreep", INGREPEN, ids=lambda i: i.naam)
def test_elke_ingreep_wordt_gevonden(nourzorg, ingreep):
    terug = gelezen(nourzorg, met_ingreep(nourzorg, ingreep))
    assert ingreep.vond(terug), als_tekst(terug, None)


_KLEIN = {"cijfer overgetypt", "lijstpunt verplaatst"}
NA_LIBREOFFICE = {
    "woord vervangen",
    "alinea weg",
    "lijstpunt verplaatst",
    "cijfer overgetypt",
    "plaatshouder weg",
    "tabel geplakt",
    "opmerking in een tekst",
    "bijgehouden invoeging",
    "beeld geplakt",
    "opsomming met de hand",
    "kop van het verslag weg",
}


@met_soffice
@pytest.mark.soffice
@pytest.mark.parametrize(
    "ingreep",
    [
        pytest.param(i, marks=[] if i.naam in _KLEIN else [pytest.mark.groot(reden="LibreOffice, 8 s each")])
        for i in INGREPEN
        if i.naam in NA_LIBREOFFICE
    ],
    ids=lambda i: i.naam,
)
def test_ook_als_libreoffice_het_bewaarde(nourzorg, ingreep, tmp_path):
    inhoud = opnieuw_bewaard(met_ingreep(nourzorg, ingreep), tmp_path)
    terug = gelezen(nourzorg, inhoud)
    assert ingreep.vond(terug), als_tekst(terug, None)
