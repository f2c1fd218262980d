"""What the kengetallen about money, staff, training, records and surveys mean."""

from __future__ import annotations

from .spec import Spec

SPECS = [
    Spec(
        "omzet",
        "Alles wat geen fz is, is anders; maanden worden opgeteld.",
        """
        omzet
        financiering | bedrag | maand
        fz           | 0.10   | 1
        fz           | 0.20   | 2
        wlz          | 5      |
        zvw          | 2      |
        """,
        """
        uitsplitsing | waarde | teller | noemer | eenheid
        fz           | 0.3    |        |        | euro
        anders       | 7      |        |        | euro
        totaal       | 7.3    |        |        | euro
        """,
        voorbeeld=True,
    ),
    Spec(
        "omzet_aandeel",
        "Aandelen zijn percentages van de totale omzet.",
        """
        omzet
        financiering | bedrag
        fz           | 75
        wlz          | 25
        """,
        """
        uitsplitsing | waarde | teller | noemer | eenheid
        fz           | 75     | 75     | 100    | %
        anders       | 25     | 25     | 100    | %
        totaal       | 100    | 100    | 100    | %
        """,
        voorbeeld=True,
    ),
    Spec(
        "omzet_aandeel",
        "Zonder omzet zijn er geen aandelen.",
        """
        omzet
        financiering | bedrag
        fz           | 0
        """,
        "",
    ),
    Spec(
        "omzet_groei",
        "De omzet van vorig jaar mag uit de opgave komen; dan is ook de groei een opgave.",
        """
        omzet
        financiering | bedrag
        fz           | 125
        wlz          | 10
        opgave
        kengetal | uitsplitsing | periode | waarde
        omzet    | fz           | 2023    | 100
        """,
        """
        uitsplitsing | periode | waarde | teller | noemer | eenheid | herkomst
        fz           | 2024    | 25     | 125    | 100    | %       | opgave
        """,
        voorbeeld=True,
    ),
    Spec(
        "omzet_groei",
        "Groei vanaf nul bestaat niet.",
        """
        omzet
        bedrag
        125
        opgave
        kengetal | uitsplitsing | periode | waarde
        omzet    | fz           | 2023    | 0
        """,
        "",
    ),
    Spec(
        "personeel",
        "Zzp en stage tellen mee; wie op de peildatum uit dienst is, niet.",
        """
        medewerkers
        medewerker_id | dienstverband | in_dienst  | uit_dienst
        m1            | vast          | 2024-12-31 |
        m2            | tijdelijk     | 2020-01-01 | 2025-01-01
        m3            | zzp           | 2020-01-01 |
        m4            | stage         | 2024-09-01 |
        m5            | vast          | 2020-01-01 | 2024-12-31
        m6            | vast          | 2025-01-01 |
        """,
        """
        uitsplitsing | waarde
        totaal       | 4
        vast         | 1
        tijdelijk    | 1
        zzp          | 1
        stage        | 1
        """,
        voorbeeld=True,
    ),
    Spec(
        "personeel_vast",
        "Vast als deel van vast en tijdelijk.",
        """
        medewerkers
        medewerker_id | dienstverband
        m1            | vast
        m2            | vast
        m3            | tijdelijk
        m4            | zzp
        """,
        """
        waarde | teller | noemer | eenheid
        200/3  | 2      | 3      | %
        """,
        voorbeeld=True,
    ),
    Spec(
        "personeel_vast",
        "Met alleen zzp en stage is de noemer nul.",
        """
        medewerkers
        medewerker_id | dienstverband
        m1            | zzp
        m2            | stage
        """,
        "",
    ),
    Spec(
        "opleiding",
        "Aandelen van de eigen medewerkers op de peildatum; hbo_wo is hbo en wo samen.",
        """
        medewerkers
        medewerker_id | dienstverband | opleiding
        m1            | vast          | mbo
        m2            | vast          | hbo
        m3            | tijdelijk     | wo
        m4            | vast          | hbo
        m5            | zzp           | wo
        """,
        """
        uitsplitsing | waarde | teller | noemer
        mbo          | 25     | 1      | 4
        hbo          | 50     | 2      | 4
        wo           | 25     | 1      | 4
        anders       | 0      | 0      | 4
        hbo_wo       | 75     | 3      | 4
        """,
        voorbeeld=True,
    ),
    Spec(
        "zorgervaring",
        "Dagen tot de peildatum gedeeld door 365,25, gemiddeld over de eigen medewerkers.",
        """
        medewerkers
        medewerker_id | dienstverband | ervaring_sinds
        m1            | vast          | 2020-12-31
        m2            | vast          | 2016-12-31
        m3            | zzp           | 1990-01-01
        """,
        """
        waarde | teller | noemer | eenheid
        6      | 12     | 2      | jaar
        """,
        voorbeeld=True,
    ),
    Spec(
        "personeel_instroom",
        "Iedereen die in het jaar begon, ook zzp en stage.",
        """
        medewerkers
        medewerker_id | dienstverband | in_dienst  | uit_dienst
        m1            | vast          | 2024-01-01 |
        m2            | zzp           | 2024-12-31 |
        m3            | stage         | 2024-02-01 | 2024-07-01
        m4            | vast          | 2023-12-31 |
        """,
        """
        uitsplitsing | waarde
        totaal       | 3
        """,
        voorbeeld=True,
    ),
    Spec(
        "personeel_uitstroom",
        "De reden zzp telt in elke schrijfwijze; andere redenen alleen in het totaal.",
        """
        medewerkers
        medewerker_id | dienstverband | uit_dienst | reden_uit_dienst
        m1            | vast          | 2024-01-01 | ZZP
        m2            | vast          | 2024-12-31 | zzp
        m3            | zzp           | 2024-06-01 | einde opdracht
        m4            | vast          | 2025-01-01 | zzp
        m5            | vast          |            |
        """,
        """
        uitsplitsing | waarde
        totaal       | 3
        zzp          | 2
        """,
        voorbeeld=True,
    ),
    Spec(
        "verzuim",
        "Ziektedagen maal percentage maal fte, gedeeld door dagen in dienst maal fte.",
        """
        medewerkers
        medewerker_id | dienstverband | fte | in_dienst  | uit_dienst
        m1            | vast          | 1   | 2020-01-01 |
        m2            | vast          | 0.5 | 2024-12-22 |
        m3            | zzp           | 1   | 2020-01-01 |
        verzuim
        medewerker_id | begindatum | einddatum  | percentage | soort
        m1            | 2023-12-01 | 2024-01-11 | 100        | ziekte
        m1            | 2024-02-01 | 2024-02-11 | 50         | ziekte
        m1            | 2024-03-01 | 2024-06-01 | 100        | zwangerschap
        m2            | 2024-12-01 |            | 100        | ziekte
        m3            | 2024-01-01 | 2024-12-31 | 100        | ziekte
        """,
        """
        waarde   | teller | noemer | eenheid
        2000/371 | 20     | 371    | %
        """,
        voorbeeld=True,
    ),
    Spec(
        "verzuim",
        "Zonder ziekmelding in het jaar is het verzuim nul.",
        """
        medewerkers
        medewerker_id
        m1
        verzuim
        medewerker_id | begindatum | einddatum
        m1            | 2023-02-01 | 2023-03-01
        """,
        """
        waarde | teller | noemer
        0      | 0      | 366
        """,
    ),
    Spec(
        "leerlijnmodules",
        "Alle modules van de leerlijn in het jaar, ook van zzp en stage.",
        """
        scholing
        medewerker_id | datum      | soort
        m1            | 2024-01-01 | leerlijn
        m2            | 2024-12-31 | leerlijn
        m1            | 2024-05-01 | aanvullend
        m1            | 2023-12-31 | leerlijn
        """,
        """
        waarde | eenheid
        2      | aantal
        """,
        voorbeeld=True,
    ),
    Spec(
        "aanvullende_trainingen",
        "Gemiddeld over de eigen medewerkers die in het jaar ten minste één dag in dienst waren.",
        """
        medewerkers
        medewerker_id | dienstverband | in_dienst  | uit_dienst
        m1            | vast          | 2020-01-01 |
        m2            | tijdelijk     | 2020-01-01 | 2024-01-02
        m3            | vast          | 2020-01-01 | 2024-01-01
        m4            | zzp           | 2020-01-01 |
        scholing
        medewerker_id | datum      | soort
        m1            | 2024-03-01 | aanvullend
        m1            | 2024-04-01 | aanvullend
        m1            | 2024-04-01 | leerlijn
        m2            | 2024-01-01 | aanvullend
        m3            | 2024-01-01 | aanvullend
        m4            | 2024-05-01 | aanvullend
        """,
        """
        waarde | teller | noemer | eenheid
        3/2    | 3      | 2      | aantal
        """,
        voorbeeld=True,
    ),
    Spec(
        "aanvullende_trainingen",
        "Zonder medewerkers is de noemer onbekend.",
        "scholing\nsoort\naanvullend",
        "",
    ),
    Spec(
        "beleidsdocumenten",
        "Per categorie en jaar, elk jaar onder zijn eigen periode.",
        """
        beleid
        jaar | categorie
        2024 | Zorg
        2024 | Zorg
        2023 | Zorg
        2024 | Veiligheid
        """,
        """
        uitsplitsing | periode | waarde
        Zorg         | 2024    | 2
        Zorg         | 2023    | 1
        Veiligheid   | 2024    | 1
        """,
        voorbeeld=True,
    ),
    Spec(
        "incidenten",
        "Per soort die voorkomt, per maand (altijd twaalf) en in totaal.",
        """
        incidenten
        datum      | soort
        2024-01-31 | agressie
        2024-12-31 | agressie
        2024-12-01 | vermissing
        2025-01-01 | agressie
        """,
        """
        uitsplitsing | waarde
        agressie     | 2
        vermissing   | 1
        totaal       | 3
        maand/01     | 1
        maand/12     | 2
        …            | 0
        """,
        voorbeeld=True,
    ),
    Spec(
        "tevredenheid",
        "Gemiddelde over antwoorden; teller is het aantal antwoorden, noemer het aantal mensen dat antwoordde.",
        """
        antwoorden
        onderzoek | respondent_id | vraag  | score
        cto       | r1            | wonen  | 8
        cto       | r1            | zorg   | 7
        cto       | r2            | wonen  | 9
        cto       | r2            | zorg   |
        mto       | p1            | werk   | 7.5
        """,
        """
        uitsplitsing | waarde | teller | noemer | eenheid
        cto          | 8      | 3      | 2      | score
        cto/wonen    | 8.5    | 2      | 2      | score
        cto/zorg     | 7      | 1      | 1      | score
        mto          | 7.5    | 1      | 1      | score
        mto/werk     | 7.5    | 1      | 1      | score
        """,
        voorbeeld=True,
    ),
    Spec(
        "respons",
        "Mensen die antwoordden als deel van wie was uitgenodigd.",
        """
        onderzoeken
        onderzoek     | uitgenodigd
        cto           | 4
        ketenpartners | 38
        antwoorden
        onderzoek | respondent_id | vraag | score
        cto       | r1            | wonen | 8
        cto       | r1            | zorg  | 7
        cto       | r2            | wonen | 8
        """,
        """
        uitsplitsing  | waarde | teller | noemer | eenheid
        cto           | 50     | 2      | 4      | %
        ketenpartners | 0      | 0      | 38     | %
        """,
        voorbeeld=True,
    ),
    Spec(
        "respons",
        "Zonder antwoorden is de respons onbekend.",
        "onderzoeken\nonderzoek | uitgenodigd\ncto | 4",
        "",
    ),
    Spec(
        "bijeenkomsten",
        "Per soort die voorkomt en in totaal.",
        """
        bijeenkomsten
        datum      | soort
        2024-01-01 | regio
        2024-12-31 | landelijk
        2023-12-31 | regio
        """,
        """
        uitsplitsing | waarde
        regio        | 1
        landelijk    | 1
        totaal       | 2
        """,
        voorbeeld=True,
    ),
    Spec(
        "benchmark",
        "De eenheid is die van het kengetal; zonder periode geldt het verslagjaar.",
        """
        benchmarks
        kengetal     | waarde | periode | bron
        verzuim      | 6.6    | 2024    | CBS
        zorgervaring | 5      |         | Sector
        """,
        """
        uitsplitsing        | periode | waarde | eenheid | herkomst
        verzuim/CBS         | 2024    | 6.6    | %       | opgave
        zorgervaring/Sector | 2024    | 5      | jaar    | opgave
        """,
        voorbeeld=True,
    ),
]
