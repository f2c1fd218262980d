"""Sentences as quality reports write them: per figure several ways to state it; ``{}`` is where the number stands.

Each row is (kengetal/uitsplitsing, right number, wrong number, phrasings). The right numbers agree with ``feitenbank``.
"""

from __future__ import annotations

STANDEN: list[tuple[str, str, str, list[str]]] = [
    ("verzuim", "5,9%", "6,4%", [
        "Het ziekteverzuim kwam in 2024 uit op {}.", "In 2024 bedroeg het verzuimpercentage {}, exclusief zwangerschap.",
        "Met een verzuim van {} zitten we hoger dan we willen.", "Over heel 2024 was {} van de werktijd verloren aan ziekteverzuim.",
        "Het verzuim steeg van 4,2% in 2023 naar {} in 2024.", "Het ziekteverzuim liep op naar {}.",
        "Het verzuim lag met {} onder het landelijk gemiddelde van 7,0% (Vernet, 2024).", "Het gemiddelde verzuimcijfer over het verslagjaar is {}; in 2023 was dat 4,2%.",
    ]),
    ("verblijfsduur/uitgestroomd", "271 dagen", "287 dagen", [
        "De gemiddelde verblijfsduur bedroeg {}.", "Cliënten die in 2024 vertrokken, woonden gemiddeld {} bij ons.",
        "Een verblijf duurde gemiddeld {}, tegen 347 dagen een jaar eerder.", "De verblijfsduur daalde van 347 naar {}.",
        "Gemiddeld verbleven cliënten {} op onze locaties.", "Met {} was de gemiddelde verblijfsduur korter dan in 2023.",
    ]),
    ("bezettingsgraad", "90,7%", "93,1%", [
        "De bezettingsgraad was {}.", "Over 2024 kwam de gemiddelde bezettingsgraad uit op {}, in 2023 was dat 96,7%.",
        "We sloten het jaar af met een bezettingsgraad van {}.", "Onze bedden waren goed bezet: de bezettingsgraad lag op {}.",
        "De bezetting bedroeg {} van de beschikbare capaciteit.", "De bezettingsgraad daalde naar {}, mede door een verbouwing.",
    ]),
    ("bezette_bedden", "16,3", "17,8", [
        "Gemiddeld waren {} bedden bezet.", "Het gemiddeld aantal bezette bedden was {}.", "Er waren over het jaar gemiddeld {} bezette bedden.",
        "Van onze 18 bedden waren er gemiddeld {} bedden bezet.", "Het aantal bezette bedden ging van 16,4 naar {}.",
        "In 2024 telden we gemiddeld {} bezette bedden, tegen 16,4 in 2023.",
    ]),
    ("omzet/fz", "€ 1.303.152", "€ 1.330.152", [
        "De omzet uit forensische zorg bedroeg {}.", "Met forensische zorg is {} aan omzet gerealiseerd.",
        "De forensische omzet steeg van € 1.283.388 in 2023 naar {} in 2024.", "Van de totale omzet kwam {} uit forensische zorg.",
        "In 2024 ontvingen we {} van DJI; dat is onze omzet uit forensische zorg.", "Onze omzet voor forensische zorg was {} (2023: € 1.283.388).",
    ]),
    ("omzet/totaal", "€ 1.554.290", "€ 1.545.290", [
        "De totale omzet bedroeg {}.", "Onze omzet kwam in 2024 uit op {}.", "We realiseerden een totale omzet van {}.",
        "In 2024 was de omzet {}, tegen € 1.509.188 in 2023.", "De omzet over het verslagjaar is {}.", "De totale zorgomzet groeide naar {}.",
    ]),
    ("omzet_aandeel/fz", "83,84%", "86,4%", [
        "Van de omzet komt {} uit forensische zorg.", "Het aandeel forensische zorg in de omzet was {}.", "In 2024 was {} van de zorgomzet forensisch.",
        "Het forensische aandeel in onze omzet bedraagt {}.", "Forensische zorg was goed voor {} van de totale omzet.", "In 2023 was 85% van de zorgomzet forensisch, in 2024 {}.",
    ]),
    ("clienten_aandeel/fz", "72,41%", "75%", [
        "Van de cliënten had {} een forensische titel.", "Het aandeel forensische cliënten was {}.",
        "Op 31 december 2024 kreeg {} van onze cliënten forensische zorg.", "{} van de cliënten ontvangt forensische zorg.",
        "Van alle cliënten valt {} onder forensische zorg.", "Het aandeel forensische cliënten kwam uit op {}, een jaar eerder was dat 74%.",
    ]),
    ("clienten/totaal", "29", "34", [
        "Op 31 december 2024 waren er {} cliënten in zorg.", "Op de peildatum hadden we {} cliënten.", "Eind 2024 telde Testzorg {} cliënten.",
        "Ultimo 2024 waren {} cliënten bij ons in zorg.", "Aan het eind van het jaar woonden of kregen {} cliënten begeleiding, gemeten op 31 december.", "Het aantal cliënten op de peildatum was {}.",
    ]),
    ("clienten/fz", "21", "25", [
        "Op 31 december 2024 hadden {} cliënten een forensische titel.", "Op de peildatum kregen {} cliënten forensische zorg.",
        "Op de peildatum waren er 29 cliënten in zorg, van wie {} met forensische zorg.", "Eind 2024 ontvingen {} cliënten zorg onder een forensische titel.",
        "Op 31 december waren er {} forensische cliënten.", "Ultimo 2024 waren er {} cliënten met een forensische titel in zorg.",
    ]),
    ("personeel_vast", "88%", "81%", [
        "Van de medewerkers heeft {} een vast contract.", "{} van het team is in vaste dienst.", "Het percentage medewerkers in vast dienstverband was {}.",
        "Eind 2024 had {} van onze collega's een contract voor onbepaalde tijd.", "Het aandeel medewerkers met een vast contract steeg van 73% naar {}.", "Inmiddels werkt {} in vaste dienst, tegen 73% in 2023.",
    ]),
    ("opleiding/hbo_wo", "77%", "69%", [
        "{} van de medewerkers heeft een hbo- of wo-opleiding.", "Van het team heeft {} een opleiding op hbo- of wo-niveau.", "Het aandeel hbo- en wo-opgeleiden is {}.",
        "Minimaal hbo-opgeleid is {} van de medewerkers.", "Van onze collega's is {} hoger opgeleid.", "In het team is {} hbo- of wo-geschoold en 19% mbo-geschoold.",
    ]),
    ("opleiding/mbo", "19%", "26%", [
        "Van de medewerkers heeft {} een mbo-opleiding.", "{} van het team is mbo-geschoold.", "Het aandeel mbo'ers bedraagt {}.", "Een mbo-diploma heeft {} van de collega's.",
        "77% heeft een hbo- of wo-opleiding, tegenover {} mbo.", "In het team is 77% hbo- of wo-geschoold en {} mbo-geschoold.",
    ]),
    ("zorgervaring", "9,4 jaar", "7,9 jaar", [
        "De gemiddelde zorgervaring bedraagt {}.", "Medewerkers werken gemiddeld {} in de zorg.", "Gemiddeld hebben collega's {} ervaring in de zorg.",
        "Het team heeft gemiddeld {} werkervaring.", "De zorgervaring steeg van 8,8 jaar naar {}.", "Onze mensen brengen gemiddeld {} zorgervaring mee.",
    ]),
    ("personeel/totaal", "31", "36", [
        "Ons team bestaat uit {} medewerkers.", "Op 31 december werkten er {} mensen bij ons.", "Eind 2024 had Testzorg {} medewerkers in dienst.",
        "Het team telde {} personen.", "In totaal zijn er {} collega's werkzaam bij de organisatie.", "Het personeel bestond uit {} medewerkers.",
    ]),
    ("personeel_instroom/totaal", "8", "11", [
        "In 2024 kwamen {} nieuwe medewerkers in dienst.", "Er traden {} collega's in dienst.", "De instroom van personeel bedroeg {}.",
        "We verwelkomden {} nieuwe collega's in het team.", "De instroom bestond uit {} medewerkers.", "In het verslagjaar zijn {} medewerkers aangenomen.",
    ]),
    ("personeel_uitstroom/totaal", "7", "9", [
        "In 2024 gingen {} medewerkers uit dienst.", "Er vertrokken {} collega's.", "De uitstroom betrof {} medewerkers.",
        "{} medewerkers verlieten de organisatie.", "We namen afscheid van {} collega's die vertrokken.", "De uitstroom van personeel was {}.",
    ]),
    ("personeel_uitstroom/zzp", "twee", "vier", [
        "De uitstroom betrof zeven medewerkers, van wie er {} overstapten naar het zzp-schap.", "Van de vertrokken medewerkers gingen er {} verder als zzp'er.",
        "Zeven collega's gingen uit dienst, onder wie {} die als zelfstandige doorgaan.", "Van hen die uit dienst gingen, werden er {} zzp'er.",
        "Er vertrokken zeven medewerkers, waarvan {} als zzp'er verdergingen.", "Zeven medewerkers vertrokken; {} stapten over naar het zzp-schap.",
    ]),
    ("leerlijnmodules", "52", "61", [
        "Het team haalde {} modules van de forensische leerlijn.", "In 2024 zijn {} leerlijnmodules afgerond.", "Er werden {} modules van de leerlijn behaald.",
        "Medewerkers rondden samen {} modules af binnen de forensische leerlijn.", "Het aantal behaalde modules van de leerlijn was {} modules.", "In totaal werden {} modules uit de leerlijn gevolgd, tegen 42 in 2023.",
    ]),
    ("aanvullende_trainingen", "1,8", "2,6", [
        "Medewerkers volgden gemiddeld {} aanvullende trainingen.", "Gemiddeld volgde een medewerker {} trainingen buiten de leerlijn.", "Per medewerker zijn {} aanvullende cursussen gevolgd.",
        "Naast de leerlijn waren er gemiddeld {} trainingen per medewerker.", "Een medewerker deed gemiddeld {} aanvullende scholingen of trainingen.", "Gemiddeld kwam dat neer op {} trainingen per persoon.",
    ]),
    ("bijeenkomsten/totaal", "13", "19", [
        "We namen deel aan {} netwerkbijeenkomsten.", "In 2024 bezochten we {} bijeenkomsten met ketenpartners.", "Er waren {} regionale bijeenkomsten waaraan we deelnamen.",
        "We waren in 2024 bij {} bijeenkomsten van het netwerk.", "Onze mensen woonden {} bijeenkomsten in de regio bij.", "Het aantal deelnames aan netwerkbijeenkomsten: {} bijeenkomsten.",
    ]),
    ("tevredenheid/cto", "7,9", "8,6", [
        "Cliënten waardeerden onze zorg met een {}.", "Het cliënttevredenheidsonderzoek leverde een gemiddeld cijfer van {} op.", "Cliënten geven de begeleiding gemiddeld een {}.",
        "De cliënttevredenheid kwam uit op een {}.", "Bewoners beoordeelden de zorg gemiddeld met een {}.", "In het CTO scoren we een {} op een schaal van 1 tot 10.",
    ]),
    ("tevredenheid/mto", "7,7", "8,2", [
        "Medewerkers gaven hun werk gemiddeld een {}.", "Het medewerkerstevredenheidsonderzoek kwam uit op een {}.", "Medewerkers beoordelen Testzorg met een gemiddeld cijfer van {}.",
        "De medewerkerstevredenheid was gemiddeld {}.", "Onze collega's geven Testzorg als werkgever een {}.", "In het MTO scoorden we gemiddeld een {}.",
    ]),
    ("respons/cto", "64%", "71%", [
        "De respons op het cliëntonderzoek was {}.", "Van de cliënten vulde {} de vragenlijst in.", "Het CTO had een respons van {}.", "Met een respons van {} geeft het cliënttevredenheidsonderzoek een goed beeld.",
        "{} van de bewoners deed mee aan het onderzoek.", "Van de uitgenodigde cliënten reageerde {}.",
    ]),
    ("uitstroom/totaal", "35", "39", [
        "In 2024 stroomden {} cliënten uit.", "Er zijn in het verslagjaar {} cliënten uitgestroomd.", "De uitstroom bedroeg {} cliënten.", "In totaal verlieten {} cliënten de zorg.",
        "Er vertrokken {} cliënten.", "In 2024 stroomden er {} cliënten uit zorg, waarvan 2 terugkeerden naar detentie.",
    ]),
    ("uitstroom/detentie", "twee", "vijf", [
        "Van de uitgestroomde cliënten gingen er {} terug naar detentie.", "In 2024 stroomden er 35 cliënten uit zorg, waarvan {} terugkeerden naar detentie.", "{} cliënten keerden terug naar detentie.",
        "Er gingen {} cliënten terug naar detentie.", "Van hen zijn er {} teruggegaan naar detentie.", "Het aantal cliënten dat terugging naar detentie was {}.",
    ]),
    ("uitstroom/noemer", "33", "30", [
        "De noemer is daarmee {}.", "Daarom worden {} cliënten onder de noemer geschaard.", "De noemer van de indicator komt op {}.", "Wie terugging naar detentie telt niet mee, zodat de noemer {} is.",
        "Zo blijven {} cliënten in de noemer over.", "De noemer bedraagt {}.",
    ]),
    ("incidenten/totaal", "42", "57", [
        "Er waren in 2024 {} incidenten.", "In totaal zijn {} incidenten gemeld.", "We registreerden {} meldingen van incidenten.", "Het aantal incidenten daalde van 49 naar {}.",
        "De MIC-commissie ontving {} meldingen.", "In het verslagjaar werden {} MIC-meldingen gedaan.",
    ]),
    ("continuiteit/8", "45,45%", "40%", [
        "Het vaakst was ambulante begeleiding gewenst ({}).", "Voor {} was ambulante begeleiding de gewenste vervolgzorg.", "Ambulante begeleiding was bij {} de gewenste vervolgzorg.",
        "De gewenste vervolgzorg was in {} van de gevallen ambulante begeleiding.", "Bij uitstroom was ambulante begeleiding wenselijk voor {} van de cliënten.", "Van de uitgestroomde cliënten had {} ambulante begeleiding als gewenste vervolgzorg nodig.",
    ]),
]  # fmt: skip

# Sentences that hold a number near a known word without stating that figure: nothing may be said about them.
ONSCHULDIG: list[str] = [
    "Drie medewerkers begonnen in september aan een hbo-opleiding en twee aan een master.",
    "Voor 4 cliënten is in 2024 een risicotaxatie opnieuw gedaan omdat hun situatie veranderde.",
    "In het verzuimgesprek bespreekt de teamcoach na zes weken wat iemand nodig heeft.",
    "We streven in 2025 naar een verzuim van 4,5% en een bezettingsgraad van 95%.",
    "Landelijk ligt het verzuim volgens Vernet op 7,2% (2024); wij bleven daar met 5,9% onder.",
    "In onze branche is het verzuim gemiddeld 6,8%.",
    "Twee van de drie nieuwe kamers op De Kade zijn in mei in gebruik genomen.",
    "Ongeveer 30 cliënten en medewerkers kwamen naar de opening van het nieuwe buurthuis.",
    "De verblijfsduur verschilt sterk: sommige cliënten blijven drie maanden, andere twee jaar.",
    "Het verzuim daalde in de tweede helft van het jaar van 7,0% naar 5,1% in het vierde kwartaal van 2022.",
    "Binnen 14 dagen na aanmelding voeren we een intakegesprek met iedere cliënt.",
    "Wie drie modules mist, krijgt een gesprek over de planning.",
    "In 2021 bedroeg het verzuim nog 8,3%.",
    "De teamcoach spreekt ieder kwartaal met vijf medewerkers over werkdruk en verzuim.",
    "Bij 3 incidenten was een wapen betrokken; die zijn met de politie besproken.",
    "Het kwaliteitsnetwerk vergadert vier keer per jaar.",
    "De gids noemt 13 categorieën en 2 rekenregels voor uitstroom.",
    "Op de locatie in Oefendam wonen 9 cliënten met een lichte verstandelijke beperking.",
    "In 2025 verwachten we 35 tot 40 cliënten en een omzet van € 1,7 miljoen.",
    "Een hbo-opgeleide begeleider werkt 28 uur per week, een mbo-opgeleide 32 uur.",
    "Van de incidenten betrof 40% agressie.",
    "Elke cliënt heeft gemiddeld 2 gesprekken per week met de begeleider.",
    "De training Omgaan met agressie duurt 2 dagen en is gevolgd door 12 medewerkers.",
    "Uit het cliëntonderzoek blijkt dat 85% van de cliënten zich veilig voelt.",
    "Zo’n 90% van de forensische cliënten heeft een signaleringsplan.",
    "Vijf medewerkers hebben meer dan 10 jaar ervaring in de zorg.",
    "De omzet per cliënt verschilt van € 20.000 tot € 80.000.",
    "We spraken 6 ketenpartners over de samenwerking; zij noemden 3 verbeterpunten.",
]
