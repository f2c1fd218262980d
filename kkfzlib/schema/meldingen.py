"""The texts of every finding about raw input: which rule is broken, and how to mend it. One place for all.

Each entry is a code, the rule and the remedy, with ``str.format`` fields; a line that begins with two spaces
continues. Never a value of the input: a finding has its own, masked field for that.
"""

from __future__ import annotations

_BESTAND = """
leeg-bestand
Het bestand is leeg (0 bytes).
Lever het bestand opnieuw aan, of verwijder het als er geen gegevens zijn.

alleen-kop
Alleen een koprij, geen gegevens: de tabel telt als niet aangeleverd.
Vul rijen in, of verwijder het bestand.

geen-kop
De eerste regel is geen koprij met kolomnamen van de tabel {tabel}.
Zet bovenaan de kolomnamen: {kolommen}.

titelregels
Boven de koprij staan titelregels; de kolomnamen staan pas op regel {kopregel}.
Verwijder de regels boven de koprij.

komma-gescheiden
De kolommen zijn gescheiden door komma's in plaats van puntkomma's.
Sla het bestand in Excel op als 'CSV UTF-8 (gescheiden door lijstscheidingsteken)' met puntkomma's.

tab-gescheiden
De kolommen zijn gescheiden door tabs in plaats van puntkomma's.
Sla het bestand in Excel op als 'CSV UTF-8 (gescheiden door lijstscheidingsteken)' met puntkomma's.

utf-16
De tekencodering is UTF-16 ('Unicode-tekst').
Sla het bestand in Excel op als 'CSV UTF-8 (gescheiden door lijstscheidingsteken)' met puntkomma's.

codering
De tekencodering is niet te bepalen: geen UTF-8 en geen Windows-1252.
Sla het bestand in Excel op als 'CSV UTF-8 (gescheiden door lijstscheidingsteken)' met puntkomma's.

codering-gemengd
De tekens zijn deels UTF-8 en deels Windows-1252.
Exporteer het bestand opnieuw uit de bron, in één codering.

codering-tekst
De tekst is niet in UTF-8 opgeslagen.
Sla het bestand op als UTF-8.

nul-tekens
Het bestand bevat NUL-tekens en is dus geen tekstbestand.
Sla het bestand in Excel op als 'CSV UTF-8 (gescheiden door lijstscheidingsteken)' met puntkomma's.

excel-als-csv
Dit is een Excel-werkboek met de naam van een CSV-bestand.
Geef het de naam invoer.xlsx, of sla het echt als CSV op.

csv-als-excel
Dit is geen Excel-werkboek, hoewel de naam op .xlsx eindigt.
Is het een CSV? Noem het <tabel>.csv. Sla het anders in Excel op als .xlsx.

oud-excel
Dit is een oud Excel-bestand (.xls).
Sla het in Excel op als 'Excel-werkmap (.xlsx)'.

beveiligd
Het werkboek is met een wachtwoord versleuteld.
Verwijder het wachtwoord (Bestand, Info, Werkmap beveiligen) en sla opnieuw op.

macro
Het werkboek bevat macro's (.xlsm).
Sla het op als 'Excel-werkmap (.xlsx)', zonder macro's.

bestandsvorm
Een bestand van deze soort wordt niet gelezen.
Lever <tabel>.csv of één invoer.xlsx aan.

kapot-werkboek
Het werkboek is beschadigd en niet te lezen.
Open het in Excel, laat het herstellen en sla het opnieuw op.

zipbom
Het werkboek pakt uit tot een onredelijke omvang.
Neem de gegevens over in een nieuw werkboek (kkfz nieuw maakt er een).

xml-entiteiten
Het werkboek bevat XML-definities die in een Excel-bestand niet thuishoren.
Neem de gegevens over in een nieuw werkboek (kkfz nieuw maakt er een).

te-groot
Het bestand is groter dan {grens}.
Controleer of dit het goede bestand is.

onleesbaar
Het bestand kan niet worden geopend ({reden}).
Controleer de rechten en of het bestand nog bestaat.

onbekende-tabel
Geen bekende tabel: {naam}.{bedoeld}
Hernoem of verwijder het. Tabellen: {tabellen}.

onbekend-blad
Geen bekend werkblad: {naam}.{bedoeld}
Hernoem of verwijder het blad. Bladen: {tabellen}, Uitleg.

dubbele-tabel
De tabel {tabel} is tweemaal aangeleverd: in {eerste} en in {tweede}.
Laat de tabel in één van beide staan.

verwijzing-naar-buiten
Dit is een verwijzing (symlink) naar een plaats buiten de map met ruwe gegevens.
Zet het bestand zelf in de map.

geen-bestand
Dit is geen gewoon bestand.
Vervang het door een gewoon bestand.

geen-tabellen
De map bevat geen enkele tabel met gegevens.
Zet er ten minste één ingevulde tabel in, bijvoorbeeld opgave.csv of plaatsingen.csv.

verborgen-blad
Het werkblad is verborgen; het is wel gelezen.
Maak het blad zichtbaar en controleer of de gegevens mee moeten.

verborgen-rijen
Het werkblad heeft {aantal} verborgen rij(en) of kolom(men); ze zijn wel gelezen.
Maak ze zichtbaar en controleer of de gegevens mee moeten.

samengevoegd
Samengevoegde cellen ({bereik}).
Splits de cellen en vul elke rij volledig in.

voorbeeld-gewijzigd
De voorbeeldrij is aangepast, maar draagt nog het merk {merk}.
Vervang het merk door de echte waarde, of maak een nieuwe rij.

onbekende-tekst
Geen bekend tekstonderdeel: {naam}.{bedoeld}
Hernoem of verwijder het bestand. Onderdelen: {onderdelen}.

extra-bestand
Dit bestand wordt niet gebruikt.
Verwijder het, of geef het een bekende naam.

verwante-tabel
De tabel {ander} ontbreekt, dus deze tabel kan daar niet mee worden vergeleken.
Lever ook {ander} aan.
"""

_VORM = """
onbekende-kolom
Onbekende kolom.{bedoeld}
Hernoem of verwijder de kolom. Kolommen van {tabel}: {kolommen}.

andere-kolomnaam
Deze kolom heet hier {naam}.
Hernoem de kolom tot {naam}.

ontbrekende-kolom
De kolom ontbreekt.
Voeg de kolom {naam} toe (de cellen mogen {leeg}).

ontbrekend-jaar
Er is geen enkele jaarkolom.
Voeg een kolom per jaar toe, bijvoorbeeld {jaar}.

dubbele-kolom
De kolom komt meer dan eens voor.
Verwijder de dubbele kolom.

kolom-zonder-naam
Een kolom heeft geen naam.
Geef de kolom een naam of verwijder haar (ook lege kolommen aan het eind).

persoonsgegeven
Een kolom met persoonsgegevens (naam, BSN, geboortedatum, adres) hoort niet in de invoer.
Verwijder de kolom; gebruik alleen een pseudoniem (pseudonimiseren).

rij-te-kort
De rij heeft {gevonden} velden, de koprij {verwacht}.
Vul de ontbrekende velden aan, lege velden ook (puntkomma's).

rij-te-lang
De rij heeft {gevonden} velden, de koprij {verwacht}.
Haal de extra velden weg; zet een tekst met een puntkomma tussen aanhalingstekens.

aanhalingsteken
Een aanhalingsteken is niet goed gesloten.
Sluit het aanhalingsteken, of verdubbel het binnen een tekst ("").

formule-zonder-waarde
De cel bevat een formule zonder berekende waarde.
Open het werkboek in Excel, laat het rekenen en sla op; of plak als waarden.

celfout
De cel bevat een foutwaarde van Excel.
Herstel de formule, of plak de juiste waarde.

totaalrij
Dit lijkt een totaalrij; totalen worden berekend.
Verwijder de rij.

onzichtbare-tekens
De tekst bevatte onzichtbare tekens; die zijn verwijderd.
Verwijder ze ook in de bron.
"""

_WAARDE = """
verplicht-leeg
De cel is leeg, maar moet gevuld zijn.
Vul een waarde in: {soort}.

geen-keuze
Geen toegestane waarde.{bedoeld}
Kies uit: {keuzes}.

niet-leeg-maar-na
'Niet beschikbaar' als waarde; ontbrekend is alleen de lege cel.
Laat de cel leeg of vul de echte waarde in.

datum-notatie
Geen datum in de vorm dd-mm-jjjj of jjjj-mm-dd.
Schrijf de dag en de maand met twee cijfers, het jaar met vier: 05-01-2024.

datum-onmogelijk
Deze datum bestaat niet.
Controleer dag, maand en jaar.

datum-jaartal
Het jaartal ligt buiten 1900…2100.
Vul de echte datum in; laat een nog lopende einddatum leeg.

datum-getal
Een kaal getal in plaats van een datum (een Excel-volgnummer?).
Geef de kolom in Excel de opmaak Datum en sla opnieuw op.

datum-tijd
Een datum met een tijd.
Laat de tijd weg.

getal-notatie
Geen getal met een decimale komma.
Schrijf alleen cijfers en een komma, een minteken alleen vooraan: 1234,5.

getal-punt
Een getal met een punt is dubbelzinnig.
Gebruik een decimale komma en geen punten voor duizendtallen: 1234,5.

getal-procent
Een getal met een procentteken of procentopmaak is dubbelzinnig.
Geef de cel de opmaak Getal en schrijf 50 voor vijftig procent.

getal-te-groot
Het getal is onwaarschijnlijk groot.
Controleer het getal.

geen-geheel-getal
Geen geheel getal.
Schrijf alleen cijfers, zonder komma.

buiten-bereik
De waarde ligt buiten {bereik}.
Vul een waarde binnen {bereik} in.

geen-janee
Geen ja of nee.
Vul ja, nee, j of n in.

geen-kruis
In een jaarkolom staat alleen een x of niets.
Zet een x, of laat de cel leeg.

geen-jaar
Geen jaartal van vier cijfers.
Schrijf bijvoorbeeld 2024.

excel-datum
Excel heeft hier een code als 5.1 in een datum veranderd (5.1 wordt 5-jan).
Geef de kolom de opmaak Tekst en typ de code opnieuw, bijvoorbeeld 5.1.

onbekende-code
De code staat niet in de gids van {gids}.{bedoeld}
Gebruik codes uit de gids: {codes}; meer codes gescheiden door |.

lege-code
Tussen de scheidingstekens | ontbreekt een code.
Verwijder het overtollige scheidingsteken.

bsn
De waarde heeft de vorm van een burgerservicenummer.
Gebruik een pseudoniem (pseudonimiseren); een BSN mag nooit in de invoer staan.

te-lang
De tekst is langer dan {grens} tekens.
Kort de tekst in.

onbekend-kengetal
Geen bekend kengetal.{bedoeld}
Gebruik een id uit de lijst van kengetallen.

onbekende-uitsplitsing
Geen bekende uitsplitsing van dit kengetal.{bedoeld}
Gebruik een van: {keuzes}.
"""

_BETEKENIS = """
eind-voor-begin
De einddatum ligt voor de begindatum.
Verbeter een van beide datums.

overlap
Overlapt met de rij op {ander} van dezelfde persoon.
Verbeter de datums, of verwijder de dubbele rij.

fz-zonder-titel
Financiering fz zonder zorgtitel.
Vul de forensische titel in, of verbeter de financiering.

onbekende-zorgtitel
De zorgtitel is niet bekend.{bedoeld}
Controleer de schrijfwijze; een nieuwe titel mag blijven staan.

geen-vervolgzorg
Geen vervolgzorg ingevuld, terwijl de cliënt niet terug is naar detentie.
Vul een of meer codes in (10 = geen vervolgzorg nodig).

code-10-met-andere
Code 10 (geen vervolgzorg nodig) samen met een andere code.
Laat code 10 weg, of alleen code 10 staan.

buiten-schaal
De score ligt buiten de schaal {schaal} van het onderzoek.
Verbeter de score, of de schaal in onderzoeken.

schaal
schaal_min is niet kleiner dan schaal_max.
Verbeter de schaal.

te-veel-respondenten
Er zijn meer respondenten ({respondenten}) dan uitgenodigden.
Verbeter het aantal uitgenodigden, of de antwoorden.

onbekende-medewerker
De medewerker staat niet in de tabel medewerkers.
Voeg de medewerker toe, of verbeter het pseudoniem.

onbekend-onderzoek
Het onderzoek staat niet in de tabel onderzoeken.
Voeg het onderzoek toe aan onderzoeken.

dubbele-sleutel
Deze {sleutel} komt al voor op {ander}.
Verwijder of verbeter een van beide rijen.

voorloopnullen
Hetzelfde pseudoniem komt met en zonder voorloopnullen voor; waarschijnlijk zijn nullen verloren gegaan.
Geef de kolom in Excel de opmaak Tekst en exporteer opnieuw.

dubbele-rij
Deze rij is gelijk aan die op {ander}.
Controleer of de rij niet dubbel is ingevoerd.

buiten-jaar
De plaatsing ligt geheel buiten {jaar}.
Controleer de datums; de rij telt voor {jaar} niet mee.

rijen-buiten-jaar
{aantal} rij(en) met een datum buiten {jaar} tellen niet mee; dit is de eerste.
Controleer of het goede jaar is aangeleverd.

uitstroom-zonder-plaatsing
Geen plaatsing van deze cliënt die rond deze datum (± 31 dagen) eindigde.
Controleer de datum, of vul de einddatum van de plaatsing in.

plaatsing-zonder-uitstroom
De plaatsing eindigde zonder uitstroom van deze cliënt rond die datum (± 31 dagen).
Controleer of de uitstroom is geregistreerd.

dubbele-financiering
De cliënt is op de peildatum onder fz én een andere financiering in zorg; telt één keer, onder fz.
Controleer of dit klopt.

geen-jaar-gekozen
Het ontwikkelpunt is voor geen enkel jaar aangekruist.
Zet een x in ten minste één jaar.
"""

_YAML = """
yaml
Geen geldige YAML: {reden}.
Verbeter de notatie op deze regel.

yaml-dubbel
De sleutel komt een tweede keer voor.
Laat één van beide staan.

yaml-verwijzing
Verwijzingen (& en *) zijn niet toegestaan.
Schrijf de waarde voluit.

yaml-type
Een typeaanduiding (!…) is niet toegestaan.
Schrijf een gewone waarde.

yaml-diep
Te diep genest.
Vereenvoudig het bestand.

yaml-vorm
Verwacht wordt: {verwacht}.
Verbeter de waarde.

yaml-sleutel
Onbekende sleutel.{bedoeld}
Hernoem of verwijder de sleutel. Bekend: {sleutels}.

yaml-ontbreekt
De sleutel {sleutel} ontbreekt.
Voeg {sleutel} toe.

peildatum-jaar
De peildatum ligt niet in {jaar}.
Kies een dag in {jaar}, meestal 31-12-{jaar}.

gids-onbekend
Er is geen gids van {jaar}; de lijst van {gids} wordt gebruikt.
Kies zo nodig een ander jaar met gids in verslag.yml.

pijl-onbekend
De pijl verwijst naar een onbekende knoop.{bedoeld}
Gebruik de id van een knoop.

organisatie-ontbreekt
organisatie.yml of de naam daarin ontbreekt; {naam} wordt als naam gebruikt.
Maak organisatie.yml met ten minste de naam.
"""


def _ontleed(teksten: str) -> dict[str, tuple[str, str]]:
    uit = {}
    for blok in teksten.strip().split("\n\n"):
        code, regel, herstel = blok.replace("\n  ", " ").split("\n")
        uit[code] = (regel, herstel)
    return uit


MELDINGEN: dict[str, tuple[str, str]] = {
    code: paar
    for teksten in (_BESTAND, _VORM, _WAARDE, _BETEKENIS, _YAML)
    for code, paar in _ontleed(teksten).items()
}
"""Code to (rule, remedy)."""


def tekst(code: str, **details: object) -> tuple[str, str]:
    """Rule and remedy of ``code``, filled in."""
    regel, herstel = MELDINGEN[code]
    return regel.format(**details), herstel.format(**details)
