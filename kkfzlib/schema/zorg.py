"""Raw tables about clients, beds and money."""

from kkfzlib.schema.kolom import Kolom, Tabel

FINANCIERING = ("fz", "zvw", "wlz", "wmo", "anders")
ZORGVORMEN = ("verblijf", "ambulant", "dagbesteding")
ZORGZWAARTES = tuple(f"C-{n}" for n in range(1, 7)) + tuple(f"VG-{n}" for n in range(1, 8))

CLIENT = Kolom(
    "client_id", "id", "Pseudoniem van de cliënt, in alle tabellen hetzelfde; nooit een BSN of naam.", "C-0001",
    synoniemen=("client", "clientid", "clientnummer", "cliënt_id", "cliëntnummer", "clientnr", "client_nummer"),
)  # fmt: skip
BEGIN = Kolom(
    "begindatum", "datum", "Eerste dag die meetelt.", "15-01-2024",
    synoniemen=("begin", "start", "startdatum", "begin_datum", "datum_begin", "van", "ingangsdatum"),
)  # fmt: skip
EIND = Kolom(
    "einddatum", "datum", "Eerste dag die niet meer meetelt; leeg: loopt nog door.", "01-09-2024", leeg=True,
    synoniemen=("eind", "einde", "eind_datum", "datum_eind", "tot", "stopdatum"),
)  # fmt: skip
LOCATIE = Kolom(
    "locatie",
    "tekst",
    "Naam of code van de locatie.",
    "Locatie Noord",
    synoniemen=("vestiging", "afdeling", "location"),
)
FINANCIER = Kolom(
    "financiering", "keuze",
    "Wie betaalt: fz is zorg die DJI betaalt op een forensische titel; vrijwillige forensische zorg in de Zvw is zvw.",
    "fz", FINANCIERING, synoniemen=("financier", "financieringsvorm", "wet", "bekostiging"),
)  # fmt: skip

PLAATSINGEN = Tabel(
    "plaatsingen", "Eén rij per plaatsing: een cliënt op een locatie, in een zorgvorm en onder een financiering.",
    (
        CLIENT,
        LOCATIE,
        Kolom("zorgvorm", "keuze", "Soort zorg.", "verblijf", ZORGVORMEN, synoniemen=("soort_zorg", "zorgsoort")),
        FINANCIER,
        Kolom("zorgtitel", "tekst", "Forensische titel; geen kengetal gebruikt haar, dus liever weglaten.",
              "tbs met voorwaarden", leeg=True, aanwezig=False,
              synoniemen=("titel", "strafrechtelijke_titel", "forensische_titel")),
        Kolom("zorgzwaarte", "keuze", "Zorgzwaarte (forensisch C of VG), of leeg.", "C-3", ZORGZWAARTES, leeg=True,
              synoniemen=("zzp", "zorgzwaartepakket", "zorgprofiel")),
        BEGIN,
        EIND,
    ),
    periode=("begindatum", "einddatum"), enkel=True,
)  # fmt: skip

UITSTROOM = Tabel(
    "uitstroom", "Eén rij per keer dat een cliënt uitstroomt, met de gewenste vervolgzorg (indicator 2).",
    (
        CLIENT,
        Kolom("datum", "datum", "Dag van uitstroom.", "01-09-2024", synoniemen=("uitstroomdatum", "einddatum")),
        Kolom("terug_naar_detentie", "janee", "Of de cliënt is teruggegaan naar detentie.", "nee",
              synoniemen=("detentie", "terug_detentie", "terugnaardetentie")),
        Kolom("vervolgzorg", "codes",
              "Categoriecodes van de gewenste vervolgzorg volgens de gids, gescheiden door |; alleen leeg bij "
              "terugkeer naar detentie.", "6|8", leeg=True,
              synoniemen=("categorie", "code", "codes", "uitstroomcategorie")),
    ),
    jaardatum="datum", enkel=True,
)  # fmt: skip

CAPACITEIT = Tabel(
    "capaciteit", "Eén rij per locatie en periode: het aantal beschikbare bedden.",
    (
        LOCATIE,
        Kolom("bedden", "geheel", "Aantal bedden.", "12", minimum=0,
              synoniemen=("aantal_bedden", "capaciteit", "plaatsen")),
        BEGIN,
        EIND,
    ),
    periode=("begindatum", "einddatum"),
)  # fmt: skip

OMZET = Tabel(
    "omzet", "Omzet van het verslagjaar per financiering, desgewenst per maand.",
    (
        FINANCIER,
        Kolom("bedrag", "decimaal", "Bedrag in euro, zonder punten en zonder euroteken.", "103030,42",
              synoniemen=("omzet", "bedrag_euro", "euro", "waarde")),
        Kolom("maand", "geheel", "Maand 1…12; mag ontbreken.", "1", leeg=True, aanwezig=False, minimum=1, maximum=12),
    ),
)  # fmt: skip

INCIDENTEN = Tabel(
    "incidenten", "Eén rij per melding van een incident.",
    (
        Kolom("datum", "datum", "Dag van het incident.", "12-03-2024", synoniemen=("incidentdatum", "meldingsdatum")),
        LOCATIE,
        Kolom("soort", "tekst", "Soort incident, in de woorden van de organisatie.", "agressie verbaal",
              synoniemen=("type", "categorie", "aard")),
        Kolom("ernst", "geheel", "Ernst van 1 (licht) tot 4 (zeer ernstig); geen kengetal gebruikt haar.", "2",
              leeg=True, aanwezig=False, minimum=1, maximum=4),
    ),
    jaardatum="datum",
)  # fmt: skip
