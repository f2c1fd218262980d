"""Raw tables about staff and about what clients, staff and partners think."""

from dataclasses import replace

from kkfzlib.schema.kolom import Kolom, Tabel
from kkfzlib.schema.zorg import BEGIN, EIND

ONDERZOEKEN = ("cto", "mto", "ketenpartners")

MEDEWERKER = Kolom(
    "medewerker_id", "id", "Pseudoniem van de medewerker, in alle tabellen hetzelfde; nooit een BSN of naam.", "M-001",
    synoniemen=("medewerker", "medewerkerid", "personeelsnummer", "medewerkernummer", "werknemer_id"),
)  # fmt: skip
ONDERZOEK = Kolom(
    "onderzoek", "keuze", "Welk onderzoek: cliënten (cto), medewerkers (mto) of ketenpartners.", "cto", ONDERZOEKEN,
    synoniemen=("meting", "enquete", "enquête"),
)  # fmt: skip
VRAAG = Kolom("vraag", "tekst", "De vraag of het onderwerp.", "wonen", synoniemen=("onderwerp", "stelling"))

MEDEWERKERS = Tabel(
    "medewerkers", "Eén rij per medewerker die in het verslagjaar in dienst was.",
    (
        MEDEWERKER,
        Kolom("functie", "tekst", "Functie.", "begeleider", synoniemen=("functienaam", "rol")),
        Kolom("opleiding", "keuze", "Hoogst afgeronde opleiding.", "hbo", ("mbo", "hbo", "wo", "anders"),
              synoniemen=("opleidingsniveau", "niveau")),
        Kolom("dienstverband", "keuze", "Soort dienstverband.", "vast", ("vast", "tijdelijk", "zzp", "stage"),
              synoniemen=("contract", "contractvorm", "soort_contract")),
        Kolom("fte", "decimaal", "Omvang van het dienstverband, 0…1,2.", "0,89", minimum=0, maximum=1.2,
              synoniemen=("deeltijdfactor", "deeltijd", "ftes")),
        Kolom("in_dienst", "datum", "Eerste dag in dienst.", "01-03-2021",
              synoniemen=("datum_in_dienst", "indienst", "startdatum", "begindatum")),
        Kolom("uit_dienst", "datum", "Eerste dag niet meer in dienst; leeg: nog in dienst.", "01-10-2024", leeg=True,
              synoniemen=("datum_uit_dienst", "uitdienst", "einddatum")),
        Kolom("reden_uit_dienst", "tekst", "Reden van vertrek; zzp wie als zelfstandige verdergaat.", "zzp", leeg=True,
              synoniemen=("reden", "vertrekreden")),
        Kolom("ervaring_sinds", "datum", "Sinds wanneer werkzaam in de zorg; mag ontbreken.", "01-09-2016",
              leeg=True, aanwezig=False,
              synoniemen=("ervaring", "zorgervaring", "werkzaam_sinds")),
    ),
    sleutel=("medewerker_id",),
    periode=("in_dienst", "uit_dienst"),
)  # fmt: skip

VERZUIM = Tabel(
    "verzuim", "Eén rij per verzuimperiode van een medewerker (per percentage).",
    (
        MEDEWERKER,
        replace(BEGIN, omschrijving="Eerste verzuimdag."),
        replace(EIND, omschrijving="Eerste dag niet meer afwezig; leeg: duurt nog voort."),
        Kolom("percentage", "decimaal", "Deel van het dienstverband dat verzuimd wordt, 0…100, zonder procentteken.",
              "100", minimum=0, maximum=100, synoniemen=("verzuimpercentage", "procent")),
        Kolom("soort", "keuze", "Soort verzuim.", "ziekte", ("ziekte", "zwangerschap"),
              synoniemen=("reden", "verzuimsoort")),
    ),
    periode=("begindatum", "einddatum"), verwijst=("medewerkers",),
)  # fmt: skip

SCHOLING = Tabel(
    "scholing", "Eén rij per gevolgde module of training.",
    (
        MEDEWERKER,
        Kolom("datum", "datum", "Dag waarop de scholing is afgerond.", "18-04-2024", synoniemen=("scholingsdatum",)),
        Kolom("naam", "tekst", "Naam van de module of training.", "Risicotaxatie",
              synoniemen=("module", "training", "cursus")),
        Kolom("soort", "keuze", "Module van de leerlijn, of aanvullende training.", "leerlijn", ("leerlijn",
              "aanvullend"),
              synoniemen=("type",)),
    ),
    jaardatum="datum", verwijst=("medewerkers",),
)  # fmt: skip

ONDERZOEKEN_TABEL = Tabel(
    "onderzoeken", "Eén rij per gehouden onderzoek: hoeveel mensen zijn uitgenodigd, en op welke schaal.",
    (
        ONDERZOEK,
        Kolom("uitgenodigd", "geheel", "Aantal uitgenodigde mensen.", "38", minimum=0,
              synoniemen=("aantal_uitgenodigd",)),
        Kolom("schaal_min", "decimaal", "Laagst mogelijke score.", "1", synoniemen=("min", "minimum")),
        Kolom("schaal_max", "decimaal", "Hoogst mogelijke score.", "10", synoniemen=("max", "maximum")),
        Kolom("moment", "tekst", "Wanneer het onderzoek is gehouden.", "najaar 2024",
              synoniemen=("datum", "periode")),
    ),
    sleutel=("onderzoek",),
)  # fmt: skip

ANTWOORDEN = Tabel(
    "antwoorden", "Eén rij per respondent en vraag.",
    (
        ONDERZOEK,
        Kolom("respondent_id", "id", "Pseudoniem van de respondent.", "R-01",
              synoniemen=("respondent", "respondentnummer")),
        VRAAG,
        Kolom("score", "decimaal", "Gegeven score binnen de schaal; leeg: geen antwoord.", "8", leeg=True,
              synoniemen=("cijfer", "waarde", "antwoord")),
        Kolom("toelichting", "tekst", "Toelichting van de respondent; wordt nooit zo gepubliceerd.", "goed contact",
              leeg=True,
              synoniemen=("opmerking", "commentaar")),
    ),
    verwijst=("onderzoeken",),
)  # fmt: skip

CITATEN = Tabel(
    "citaten", "Eén rij per citaat dat in het verslag zou mogen.",
    (
        ONDERZOEK,
        VRAAG,
        Kolom("citaat", "tekst", "Letterlijke uitspraak, zonder herleidbare gegevens.",
              "Ik voel me hier serieus genomen.",
              synoniemen=("uitspraak", "quote")),
        Kolom("vrijgegeven", "janee", "Of de betrokkene toestemming gaf voor publicatie.", "ja",
              synoniemen=("toestemming", "akkoord")),
    ),
)  # fmt: skip
