"""Raw tables about policy, goals and the figures that an organisation states itself."""

from kkfzlib.schema.kolom import Kolom, Tabel

KENGETAL = Kolom(
    "kengetal",
    "tekst",
    "Id van het kengetal, zie de lijst van kengetallen.",
    "verzuim",
    synoniemen=("indicator", "id"),
)

BELEID = Tabel(
    "beleid", "Eén rij per vastgesteld of herzien beleidsdocument.",
    (
        Kolom("jaar", "jaar", "Jaar van vaststelling of herziening.", "2024", synoniemen=("periode",)),
        Kolom("categorie", "tekst", "Soort document, in de woorden van de organisatie.", "protocol",
              synoniemen=("soort", "type")),
        Kolom("titel", "tekst", "Titel van het document.", "Protocol medicatie",
              synoniemen=("naam_document", "document")),
    ),
)  # fmt: skip

BIJEENKOMSTEN = Tabel(
    "bijeenkomsten", "Eén rij per overleg of bijeenkomst buiten de eigen organisatie of met cliënten.",
    (
        Kolom("datum", "datum", "Dag van de bijeenkomst.", "21-05-2024"),
        Kolom("soort", "tekst", "Soort bijeenkomst.", "regio-overleg", synoniemen=("type",)),
        Kolom("omschrijving", "tekst", "Waar het over ging.", "Overleg met ketenpartners over nazorg",
              synoniemen=("onderwerp",)),
    ),
    jaardatum="datum",
)  # fmt: skip

DOELEN = Tabel(
    "doelen", "Eén rij per doel met actie, beoogd resultaat en tijdpad (Gantt-overzichten).",
    (
        Kolom("nummer", "nummer", "Nummer van het doel; blijft over de jaren hetzelfde.", "1.1",
              synoniemen=("nr", "doelnummer")),
        Kolom("pijler", "geheel", "Pijler 1…5 van het kwaliteitskader.", "2", minimum=1, maximum=5),
        Kolom("doel", "tekst", "Wat de organisatie wil bereiken.", "Alle begeleiders zijn bekwaam in risicotaxatie",
              synoniemen=("doelstelling",)),
        Kolom("actie", "tekst", "Wat zij daarvoor doet.", "Module risicotaxatie aanbieden",
              synoniemen=("acties", "activiteit")),
        Kolom("resultaat", "tekst", "Waaraan te zien is dat het gelukt is.",
              "Alle begeleiders hebben de module gevolgd",
              synoniemen=("resultaten", "beoogd_resultaat")),
        Kolom("begin", "datum", "Begin van het tijdpad.", "01-02-2024",
              synoniemen=("begindatum", "start", "startdatum")),
        Kolom("eind", "datum", "Eind van het tijdpad.", "31-10-2024", synoniemen=("einddatum", "einde", "deadline")),
        Kolom("kwaliteitsaspect", "tekst", "Kwaliteitsaspect van het kader waar het doel bij hoort.", "", leeg=True,
              synoniemen=("aspect",)),
        Kolom("overzicht", "keuze", "In welk overzicht het doel staat.", "hoofdlijn", ("hoofdlijn", "detail",
              "samenwerking")),
        Kolom("status", "keuze", "Stand van zaken.", "loopt", ("gepland", "loopt", "gereed", "vervallen"),
              synoniemen=("stand", "voortgang")),
    ),
    periode=("begin", "eind"),
)  # fmt: skip

ONTWIKKELPUNTEN = Tabel(
    "ontwikkelpunten", "Eén rij per ontwikkelpunt, met een kolom per jaar (2023, 2024, …) waarin een x staat of niets.",
    (
        Kolom("thema", "geheel", "Nummer van het thema, 1…14.", "6", minimum=1, maximum=14,
              synoniemen=("themanummer",)),
        Kolom("ontwikkelpunt", "tekst", "Wat er te ontwikkelen is.", "Opleidingsplan per functie opstellen",
              synoniemen=("punt", "ontwikkelpunten", "actiepunt")),
    ),
    jaarkolommen=True,
)  # fmt: skip

BENCHMARKS = Tabel(
    "benchmarks", "Eén rij per vergelijkingscijfer van buiten de organisatie.",
    (
        KENGETAL,
        Kolom("waarde", "decimaal", "Waarde in de eenheid van het kengetal.", "6,6",
              synoniemen=("benchmark", "cijfer")),
        Kolom("periode", "tekst", "Periode waarover het cijfer gaat.", "2024", leeg=True, synoniemen=("jaar",)),
        Kolom("bron", "tekst", "Wie het cijfer publiceert.", "CBS", leeg=True, synoniemen=("herkomst",)),
    ),
)  # fmt: skip

OPGAVE = Tabel(
    "opgave", "Eén rij per cijfer dat de organisatie zelf opgeeft; wordt vergeleken met de berekening waar die kan.",
    (
        KENGETAL,
        Kolom("uitsplitsing", "uitsplitsing",
              "Uitsplitsing van het kengetal; bij continuiteit de code, met :n voor het aantal.",
              "", leeg=True, synoniemen=("categorie", "code")),
        Kolom("periode", "jaar", "Jaar waarover het cijfer gaat.", "2024", synoniemen=("jaar",)),
        Kolom("waarde", "decimaal", "Waarde in de eenheid van het kengetal.", "3,8", synoniemen=("cijfer", "aantal")),
        Kolom("vindplaats", "tekst", "Waar het cijfer vermeld stond.", "jaarverslag, pagina 12",
              synoniemen=("bron", "herkomst")),
    ),
    sleutel=("kengetal", "uitsplitsing", "periode"),
    erbij=(Kolom("decimalen", "geheel", "Decimalen waarmee het is opgegeven.", "2", minimum=0),),
)  # fmt: skip
