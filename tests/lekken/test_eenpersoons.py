"""The text lint: phrases about one person, with sign-off, and few false alarms."""

from __future__ import annotations

from datetime import date

import pytest

from kkfzlib.lekken import lint_teksten, open_punten
from kkfzlib.onthulling.besluiten import hash_van_tekst, lees_besluiten


@pytest.mark.parametrize(
    "zin",
    ["Een cliënt die eerder terugviel, woont nu zelfstandig.", "Vijf vertrokken, waarvan 1 terug naar detentie.",
     "Zes vertrokken, van wie er één weer opgenomen werd.", "Eén bewoner diende een klacht in.", "Een 23-jarige man.",
     "Hij was 41 jaar oud.", "Op 14 maart 2024 brak brand uit.", "In één geval was politie nodig.",
     "Een jonge vrouw van wie de titel afliep.", "Een collega\ndie lang ziek was.", "Op 14-03-2024 was er brand.",
     "„Ik voel me hier eindelijk echt op mijn plek”, zei iemand.", "Een man van 34 jaar ging weg.",
     "Hun jongste bewoner is 19.", "Een van onze cliënten overleed.", "Slechts een iemand bleef.",
     "Er was 1 uitstromer.", "Als enige vrouw bleef zij.", "Niemand behalve een bewoner bleef."],
)  # fmt: skip
def test_zinnen_over_een_persoon(zin):
    assert lint_teksten({"terugblik": zin})


@pytest.mark.parametrize(
    "zin",
    ["Cliënten die zich gehoord voelen, blijven langer.", "Op 31 december 2024 waren er 18 cliënten.", "In maart 2024.",
     "Elke cliënt heeft een plan.", "De medewerkers die nieuw zijn, volgen de leerlijn.", "vier jaar geleden gestart",
     "Wij spreken over “goed werk” en “lering”.", "waarvan 12 op tijd", "waarvan 1,5 fte", "per cliënt 1 gesprek"],
)  # fmt: skip
def test_gewone_zinnen(zin):
    assert lint_teksten({"terugblik": zin}) == []


def test_regel_en_bestand_kloppen():
    vondst = lint_teksten({"missie": "Eerste regel.\n\nDaarna kwam **één cliënt** terug."})[0]
    assert (vondst.bestand, vondst.regel, vondst.ernst) == ("missie.md", 3, "waarschuwing")


def test_vrijgegeven_citaten_en_eigen_data_mogen():
    tekst = "“Fijne plek om tot rust te komen hier.” Gepubliceerd op 15 mei 2025."
    assert len(lint_teksten({"cto": tekst})) == 2
    assert lint_teksten({"cto": tekst}, ["Fijne plek om tot rust te komen hier"], [date(2025, 5, 15)]) == []


def test_een_besluit_tekent_de_tekst_af_tot_zij_wijzigt():
    tekst = "Eén bewoner diende een klacht in."
    ruw = {"wat": "tekst: cto", "waarom": "toestemming", "wie": "bestuur", "hash": hash_van_tekst(tekst)}
    ruw |= {"datum": "2025-01-01", "verloopt": "2026-01-01"}
    besluiten, _ = lees_besluiten([ruw])
    nu = date(2025, 6, 1)
    assert open_punten({"cto": tekst}, besluiten, vandaag=nu) == []
    assert open_punten({"cto": tekst + " Nog een."}, besluiten, vandaag=nu)
    assert hash_van_tekst(tekst) in lint_teksten({"cto": tekst})[0].herstel
