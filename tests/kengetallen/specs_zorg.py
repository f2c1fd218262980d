"""What the kengetallen about clients, beds and stays mean."""

from __future__ import annotations

from datetime import date

from .spec import Spec

SPECS = [
    Spec(
        "clienten",
        "Wie onder twee financieringen valt, telt één keer, bij fz; wie op de peildatum vertrekt, telt niet.",
        """
        plaatsingen
        client_id | zorgvorm | financiering | begindatum | einddatum
        A         | verblijf | fz           | 2024-03-01 |
        A         | ambulant | wmo          | 2024-03-01 |
        B         | verblijf | wlz          | 2024-12-31 |
        C         | ambulant | zvw          | 2024-01-01 | 2025-01-01
        D         | verblijf | fz           | 2024-01-01 | 2024-12-31
        E         | verblijf | fz           | 2025-01-01 |
        """,
        """
        uitsplitsing | periode | waarde | teller | noemer | eenheid | herkomst
        fz           | 2024    | 1      |        |        | aantal  | registratie
        anders       | 2024    | 2      |        |        | aantal  | registratie
        totaal       | 2024    | 3      |        |        | aantal  | registratie
        """,
        voorbeeld=True,
    ),
    Spec(
        "clienten",
        "Een eigen peildatum geeft haar jaar aan de rij.",
        """
        plaatsingen
        client_id | begindatum | einddatum
        A         | 2025-01-01 |
        B         | 2024-01-01 | 2025-01-02
        """,
        """
        uitsplitsing | periode | waarde
        fz           | 2025    | 2
        anders       | 2025    | 0
        totaal       | 2025    | 2
        """,
        peildatum=date(2025, 1, 1),
    ),
    Spec(
        "clienten",
        "Zonder iemand op de peildatum staan er nullen: de tabel bestaat.",
        """
        plaatsingen
        client_id | begindatum | einddatum
        A         | 2021-01-01 | 2021-02-01
        """,
        """
        uitsplitsing | waarde
        fz           | 0
        anders       | 0
        totaal       | 0
        """,
    ),
    Spec(
        "clienten_aandeel",
        "Aandelen zijn percentages van alle cliënten op de peildatum.",
        """
        plaatsingen
        client_id | financiering | begindatum
        A         | fz           | 2024-03-01
        B         | fz           | 2024-03-01
        C         | wlz          | 2024-03-01
        """,
        """
        uitsplitsing | waarde | teller | noemer | eenheid
        fz           | 200/3  | 2      | 3      | %
        anders       | 100/3  | 1      | 3      | %
        totaal       | 100    | 3      | 3      | %
        """,
        voorbeeld=True,
    ),
    Spec(
        "clienten_aandeel",
        "Zonder cliënten is er geen percentage: geen rij, geen nul.",
        """
        plaatsingen
        client_id | begindatum | einddatum
        A         | 2021-01-01 | 2021-02-01
        """,
        "",
    ),
    Spec(
        "beddagen",
        "De dag van aankomst telt, de dag van vertrek niet; alleen verblijf, alleen dagen in het jaar.",
        """
        plaatsingen
        client_id | zorgvorm | begindatum | einddatum
        A         | verblijf | 2024-01-30 | 2024-02-02
        B         | verblijf | 2023-12-31 | 2024-01-02
        C         | verblijf | 2024-12-31 |
        D         | ambulant | 2024-01-01 | 2024-02-01
        E         | verblijf | 2023-05-01 | 2024-01-01
        """,
        """
        waarde | periode | eenheid
        5      | 2024    | dagen
        """,
        voorbeeld=True,
    ),
    Spec(
        "beddagen",
        "Een schrikkeljaar heeft 366 dagen.",
        """
        plaatsingen
        client_id | begindatum
        A         | 2020-01-01
        """,
        """
        waarde
        366
        """,
    ),
    Spec(
        "beddagen",
        "Een tussendag bij een verhuizing is geen beddag.",
        """
        plaatsingen
        client_id | locatie | begindatum | einddatum
        A         | Noord   | 2024-03-01 | 2024-03-11
        A         | Zuid    | 2024-03-12 | 2024-03-22
        """,
        """
        waarde
        20
        """,
    ),
    Spec(
        "bezette_bedden",
        "Beddagen gedeeld door de dagen van het jaar.",
        """
        plaatsingen
        client_id | begindatum | einddatum
        A         | 2020-01-01 |
        B         | 2023-07-01 | 2023-12-31
        """,
        """
        waarde  | teller | noemer | eenheid
        548/365 | 548    | 365    | bedden
        """,
        jaar=2023,
        voorbeeld=True,
    ),
    Spec(
        "bezettingsgraad",
        "Beschikbaar is het aantal bedden maal de dagen dat zij er in het jaar waren.",
        """
        plaatsingen
        client_id | begindatum | einddatum
        A         | 2020-01-01 |
        capaciteit
        locatie | bedden | begindatum | einddatum
        Noord   | 1      | 2020-01-01 |
        Zuid    | 2      | 2024-12-22 | 2025-06-01
        Oost    | 9      | 2022-01-01 | 2024-01-01
        """,
        """
        waarde       | teller | noemer | eenheid
        36600/386    | 366    | 386    | %
        """,
        voorbeeld=True,
    ),
    Spec(
        "bezettingsgraad",
        "Zonder bedden in het jaar is er geen bezettingsgraad.",
        """
        plaatsingen
        client_id | begindatum | einddatum
        A         | 2020-01-01 |
        capaciteit
        bedden | begindatum | einddatum
        9      | 2022-01-01 | 2024-01-01
        """,
        "",
    ),
    Spec(
        "verblijfsduur",
        "Drie vormen: geëindigde verblijven, dagen in het jaar per cliënt, lopende verblijven tot en met de peildatum.",
        """
        plaatsingen
        client_id | zorgvorm | locatie | begindatum | einddatum
        A         | verblijf | Noord   | 2023-12-22 | 2024-01-11
        A         | verblijf | Zuid    | 2024-01-12 | 2024-01-21
        B         | verblijf | Noord   | 2024-12-22 |
        C         | ambulant | Noord   | 2024-01-01 | 2024-02-01
        """,
        """
        uitsplitsing | waarde | teller | noemer | eenheid
        uitgestroomd | 30     | 30     | 1      | dagen
        in_jaar      | 15     | 30     | 2      | dagen
        op_peildatum | 10     | 10     | 1      | dagen
        """,
        voorbeeld=True,
    ),
    Spec(
        "verblijfsduur",
        "Een plaatsing van vóór het jaar verlengt het verblijf; twee dagen ertussen maken er twee van.",
        """
        plaatsingen
        client_id | begindatum | einddatum
        A         | 2022-01-01 | 2022-01-11
        A         | 2022-01-12 | 2024-01-01
        B         | 2024-02-01 | 2024-02-05
        B         | 2024-02-07 | 2024-02-13
        """,
        """
        uitsplitsing | waarde | teller | noemer
        uitgestroomd | 740/3  | 740    | 3
        in_jaar      | 10     | 10     | 1
        """,
    ),
    Spec(
        "instroom",
        "Een verhuizing binnen een dag is geen instroom; begonnen op 1 januari en 31 december telt.",
        """
        plaatsingen
        client_id | zorgvorm | locatie | financiering | begindatum | einddatum
        A         | verblijf | Noord   | fz           | 2024-01-01 | 2024-03-01
        A         | verblijf | Zuid    | wlz          | 2024-03-02 |
        A         | ambulant | Zuid    | fz           | 2024-03-02 |
        B         | verblijf | Noord   | fz           | 2024-12-31 |
        C         | verblijf | Noord   | fz           | 2023-12-31 | 2024-01-01
        C         | verblijf | Zuid    | fz           | 2024-01-02 |
        """,
        """
        uitsplitsing | waarde
        verblijf     | 2
        ambulant     | 1
        dagbesteding | 0
        """,
        voorbeeld=True,
    ),
    Spec(
        "uitstroom_plaatsing",
        "De einddatum zelf telt: wie op 1 januari vertrok, stroomde dit jaar uit, met nul dagen in dit jaar.",
        """
        plaatsingen
        client_id | zorgvorm | locatie | begindatum | einddatum
        A         | verblijf | Noord   | 2023-06-01 | 2024-01-01
        B         | verblijf | Noord   | 2023-06-01 | 2024-12-31
        C         | verblijf | Noord   | 2023-06-01 | 2025-01-01
        D         | verblijf | Noord   | 2023-06-01 | 2024-05-01
        D         | verblijf | Zuid    | 2024-05-01 |
        E         | ambulant | Noord   | 2024-05-01 | 2024-05-01
        """,
        """
        uitsplitsing | waarde
        verblijf     | 2
        ambulant     | 1
        dagbesteding | 0
        """,
        voorbeeld=True,
    ),
    Spec(
        "zorgzwaarte",
        "Verschillende cliënten per zorgzwaarte op de peildatum; wie er twee heeft, telt bij beide.",
        """
        plaatsingen
        client_id | zorgvorm | zorgzwaarte | begindatum | einddatum
        A         | verblijf | C-3         | 2024-01-01 |
        A         | ambulant | VG-4        | 2024-01-01 |
        B         | verblijf | C-3         | 2024-01-01 |
        B         | ambulant | C-3         | 2024-01-01 |
        C         | verblijf |             | 2024-01-01 |
        D         | verblijf | C-6         | 2024-01-01 | 2024-12-31
        """,
        """
        uitsplitsing | waarde
        C-3          | 2
        VG-4         | 1
        …            | 0
        """,
        voorbeeld=True,
    ),
    Spec(
        "uitstroom",
        "Elke rij is één uitstroom; rijen buiten het jaar tellen niet.",
        """
        uitstroom
        client_id | datum      | terug_naar_detentie | vervolgzorg
        A         | 2024-01-01 | nee                 | 6
        B         | 2024-12-31 | ja                  |
        C         | 2024-06-01 | nee                 | 10
        C         | 2024-09-01 | nee                 | 8
        D         | 2023-12-31 | nee                 | 6
        E         | 2025-01-01 | ja                  |
        """,
        """
        uitsplitsing | waarde | eenheid
        totaal       | 4      | aantal
        detentie     | 1      | aantal
        noemer       | 3      | aantal
        """,
        voorbeeld=True,
    ),
    Spec(
        "continuiteit",
        "Meer antwoorden per cliënt; een herhaalde code telt één keer; wat naast detentie staat, telt niet.",
        """
        uitstroom
        client_id | terug_naar_detentie | vervolgzorg
        A         | nee                 | 6|8|6
        B         | nee                 | 6
        C         | nee                 | 10
        D         | ja                  | 9
        """,
        """
        uitsplitsing | waarde | teller | noemer | eenheid
        6            | 200/3  | 2      | 3      | %
        8            | 100/3  | 1      | 3      | %
        10           | 100/3  | 1      | 3      | %
        …            | 0      | 0      | 3      | %
        """,
        voorbeeld=True,
    ),
    Spec(
        "continuiteit",
        "Gaat iedereen terug naar detentie, dan is de noemer nul en valt er niets te berekenen.",
        """
        uitstroom
        client_id | terug_naar_detentie | vervolgzorg
        A         | ja                  |
        B         | ja                  |
        """,
        "",
    ),
    Spec(
        "continuiteit_vermeldingen",
        "Alle vermeldingen samen kunnen meer dan 100% zijn.",
        """
        uitstroom
        client_id | terug_naar_detentie | vervolgzorg
        A         | nee                 | 6|8
        B         | nee                 | 6
        C         | ja                  | 9
        """,
        """
        waarde | teller | noemer | eenheid
        150    | 3      | 2      | %
        """,
        voorbeeld=True,
    ),
    Spec("continuiteit_vermeldingen", "Zonder tabel uitstroom is er geen rij.", "", ""),
]
