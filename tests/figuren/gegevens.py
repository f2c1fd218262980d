"""Small made-up reports for the figures: an ordinary year, and ways to bend it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kkfzlib import kader
from kkfzlib.cijfers import Cijfer
from kkfzlib.instellingen import Instellingen
from kkfzlib.tabellen import Invoer
from tests.rijen import JAAR, rij


def gewoon() -> list[Cijfer]:
    """An ordinary year of a made-up organisation, with something in every chart."""
    rijen = [
        rij("clienten", "fz", 2024, 41),
        rij("clienten", "anders", 2024, 12),
        rij("clienten", "totaal", 2024, 53),
        rij("clienten_aandeel", "fz", 2024, 77.3585, 41, 53),
        rij("clienten_aandeel", "anders", 2024, 22.6415, 12, 53),
        rij("omzet", "fz", 2023, 2_103_500),
        rij("omzet", "fz", 2024, 2_640_120),
        rij("omzet", "anders", 2024, 390_400),
        rij("omzet", "totaal", 2024, 3_030_520),
        rij("omzet_aandeel", "fz", 2024, 87.1177, 2_640_120, 3_030_520),
        rij("omzet_aandeel", "anders", 2024, 12.8823, 390_400, 3_030_520),
        rij("verblijfsduur", "uitgestroomd", 2023, 201.4, 4028, 20),
        rij("verblijfsduur", "uitgestroomd", 2024, 233.7, 5141, 22),
        rij("bezette_bedden", "", 2023, 31.2),
        rij("bezette_bedden", "", 2024, 34.9),
        rij("personeel_vast", "", 2024, 71.4, 25, 35),
        rij("continuiteit_vermeldingen", "", 2024, 130.0, 26, 20),
    ]
    for code, n in zip(("vast", "tijdelijk", "zzp", "stage"), (25, 10, 4, 2), strict=True):
        rijen.append(rij("personeel", code, 2024, n))
    for code, share in zip(("mbo", "hbo", "wo", "anders"), (42.9, 40.0, 14.3, 2.9), strict=True):
        rijen.append(rij("opleiding", code, 2024, share, round(share * 0.35), 35))
    for jaar, n, v in ((2021, 63, 4.4), (2022, 58, 5.1), (2023, 61, 3.9), (2024, 47, 4.63)):
        rijen += [rij("leerlijnmodules", "", jaar, n), rij("verzuim", "", jaar, v, 1, 2)]
    rijen += [
        rij("benchmark", "verzuim/CBS zorg en welzijn", 2024, 7.1),
        rij("benchmark", "verzuim/Sociaal Werk", 2024, 7.3),
    ]
    for categorie, aantallen in (
        ("Cliëntproces", (6, 5, 2)),
        ("Veiligheid", (5, 4, 0)),
        ("HR", (1, 2, 6)),
        ("Zorginhoud", (2, 2, 5)),
    ):
        rijen += [
            rij("beleidsdocumenten", categorie, j, n)
            for j, n in zip((2022, 2023, 2024), aantallen, strict=True)
        ]
    for code, n in zip(kader.gids(2024).codes, (0, 1, 0, 4, 2, 1, 0, 1, 8, 1, 5, 1, 2), strict=True):
        rijen.append(rij("continuiteit", code, 2024, n / 20 * 100, n, 20))
    for maand, n in enumerate((4, 6, 3, 5, 8, 2, 7, 3, 4, 6, 5, 9), start=1):
        rijen.append(rij("incidenten", f"maand/{maand:02d}", 2024, n))
    for onderzoek, score in (("cto", 7.9), ("mto", 7.7), ("ketenpartners", 8.2)):
        rijen.append(rij("tevredenheid", onderzoek, 2024, score, 24, 24))
    for vraag, score in (
        ("Ik voel mij veilig op de woning", 8.1),
        ("Mijn begeleider luistert", 8.6),
        ("Informatie vooraf", 6.9),
    ):
        rijen.append(rij("tevredenheid", f"cto/{vraag}", 2024, score, 23, 24))
    return rijen


def doelen(aantal: int = 4, lang: bool = False) -> pd.DataFrame:
    """Goals in the three overviews; ``lang`` gives each a name of over 60 characters."""
    namen = [
        "Samenwerking met wijkagenten vastleggen",
        "Naasten beter betrekken",
        "Raad van toezicht instellen",
        "Leerplan",
    ]
    rijen = []
    for n in range(aantal):
        naam = namen[n % 4] + (
            " en dit samen met alle partners in de regio evalueren en bijstellen" if lang else ""
        )
        begin = pd.Timestamp(2025, 1 + n * 5 % 12, 1)
        eind = begin + pd.Timedelta(days=60 + 70 * (n % 4))
        for overzicht in ("hoofdlijn", "detail", "samenwerking"):
            status = ("gepland", "loopt", "gereed", "vervallen")[n % 4]
            rijen.append(
                (
                    str(n + 1),
                    1 + n % 5,
                    naam,
                    "Overleg | plan",
                    "Borging",
                    begin,
                    eind,
                    "1.1",
                    overzicht,
                    status,
                )
            )
    kolommen = [
        "nummer",
        "pijler",
        "doel",
        "actie",
        "resultaat",
        "begin",
        "eind",
        "kwaliteitsaspect",
        "overzicht",
        "status",
    ]
    return pd.DataFrame(rijen, columns=kolommen)


def ontwikkelpunten() -> pd.DataFrame:
    """Points of every thema with marks in six years."""
    rijen = [
        (t, f"Punt {t}.{n}", *[(t + n + j) % 4 == 0 for j in range(6)])
        for t in range(1, 15)
        for n in range(3)
    ]
    return pd.DataFrame(rijen, columns=["thema", "ontwikkelpunt", *(str(j) for j in range(2023, 2029))])


SCHEMA: dict[str, Any] = {
    "knopen": [
        {"id": "intake", "naam": "Intake"},
        {"id": "taxatie", "naam": "Risicotaxatie"},
        {"id": "client", "naam": "Cliënt"},
        {"id": "gw", "naam": "Gedragswetenschapper"},
        {"id": "plan", "naam": "Signaleringsplan"},
        {"id": "reclassering", "naam": "Reclassering"},
        {"id": "netwerk", "naam": "Naasten en wijkagent"},
        {"id": "ecd", "naam": "Elektronisch cliëntdossier"},
        {"id": "erv", "naam": "Ervaringsdeskundige"},
    ],
    "pijlen": [
        {"van": "intake", "naar": "taxatie", "tekst": "vraagt om"},
        {"van": "taxatie", "naar": "gw", "tekst": "wordt beoordeeld door"},
        {"van": "gw", "naar": "plan", "tekst": "stelt op met cliënt"},
        {"van": "plan", "naar": "client"},
        {"van": "reclassering", "naar": "client", "tekst": "toezicht"},
        {"van": "netwerk", "naar": "client", "tekst": "steun en signalen"},
        {"van": "erv", "naar": "client", "tekst": "naast de cliënt"},
        {"van": "client", "naar": "ecd", "tekst": "rapportage"},
        {"van": "ecd", "naar": "taxatie", "tekst": "nieuwe gegevens"},
        {"van": "reclassering", "naar": "intake", "tekst": "meldt aan"},
    ],
}


def maak_invoer(schema: dict[str, Any] | None = None, **tabellen: pd.DataFrame) -> Invoer:
    """Clean input with these tables."""
    return Invoer(
        {"naam": "Voorbeeldzorg"},
        Instellingen.standaard(JAAR),
        kader.gids(JAAR),
        tabellen,
        stroomschema=schema,
    )


def onderzoeken() -> pd.DataFrame:
    """Three studies, the last on another scale."""
    rijen = [
        ("cto", 40, 1.0, 10.0, "bij uitstroom"),
        ("mto", 41, 1.0, 10.0, ""),
        ("ketenpartners", 38, 1.0, 10.0, ""),
    ]
    return pd.DataFrame(rijen, columns=["onderzoek", "uitgenodigd", "schaal_min", "schaal_max", "moment"])


def volledige_invoer() -> Invoer:
    """Input with everything that a figure can ask for."""
    return maak_invoer(SCHEMA, doelen=doelen(), ontwikkelpunten=ontwikkelpunten(), onderzoeken=onderzoeken())
