"""``koppeling.yml`` to a recipe: every mistake at once, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kkfzlib.dossier import KOPPELING, Dossier
from kkfzlib.importeren.kolomrecept import lees_kolom
from kkfzlib.importeren.recept import (
    NA_TE_GAAN,
    TELLEN_ZIJ,
    Bronrecept,
    Kolomrecept,
    Recept,
    Rijregel,
    Samen,
    Smelt,
    Tabelrecept,
)
from kkfzlib.importeren.receptdeel import Deel
from kkfzlib.importeren.vel import ZOEK
from kkfzlib.inlezen.mappen import lees_bytes
from kkfzlib.inlezen.ruw import Melder, bedoeld
from kkfzlib.inlezen.yaml_lezen import lees_yaml
from kkfzlib.schema import TABELLEN, Tabel

TABELSLEUTELS = ("bron", "blad", "koprij", "rijen", "kolommen", "smelt", "samen")
_GEZEGD = re.compile(r"\blaatste_dag\s*:")
_FILTERS = ("zonder", "alleen", "leeg")


def lees_recept(dossier: Dossier, melder: Melder) -> Recept:
    """The recipe of a year: that of the organisation, of which the year's own replaces whole tables."""
    tabellen: dict[str, Tabelrecept] = {}
    for map in (dossier.raw_organisatie, dossier.raw):
        pad = map / KOPPELING
        if pad.is_file() and (inhoud := lees_bytes(pad, melder)) is not None:
            tabellen |= lees_tekst(inhoud, pad.name, melder)
    if not tabellen and not melder.fout:
        melder.meld("recept-leeg", KOPPELING)
    return Recept({naam: tabellen[naam] for naam in TABELLEN if naam in tabellen})


def lees_tekst(inhoud: bytes, bestand: str, melder: Melder) -> dict[str, Tabelrecept]:
    """The tables of one file; what is faulty is reported and left out."""
    document = lees_yaml(inhoud, bestand, melder, letterlijk=True)
    if document is None or document.waarde in (None, ""):
        return {}
    _meld_vragen(inhoud.decode("utf-8-sig"), bestand, melder)
    wortel = Deel(document, "", document.waarde, melder)
    uit: dict[str, Tabelrecept] = {}
    for naam, deel in wortel.delen():
        if naam not in TABELLEN:
            deel.meld("recept-tabel", naam, bedoeld=bedoeld(naam, TABELLEN), tabellen=", ".join(TABELLEN))
            continue
        tabel = _tabel(deel, TABELLEN[naam])
        if tabel is not None:
            uit[naam] = tabel
    return uit


def _meld_vragen(tekst: str, bestand: str, melder: Melder) -> None:
    """Questions of ``kkfz koppel`` that still stand in the remarks, each a warning at its line."""
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        doet, _, opmerking = regel.partition("#")
        kolom = doet.partition(":")[0].strip()
        if NA_TE_GAAN in opmerking and kolom and not _GEZEGD.search(doet):
            melder.meld("vraag-einde", bestand, regel=nummer, kolom=kolom, ernst="waarschuwing", naam=kolom)
        if TELLEN_ZIJ in opmerking and not doet.strip():
            melder.meld("vraag-rijen", bestand, regel=nummer, ernst="waarschuwing")


def _tabel(deel: Deel, tabel: Tabel) -> Tabelrecept | None:
    """A table: one source, or a list of them under the table itself or under ``bron``."""
    samen = None
    if deel.is_lijst:
        bronnen = [_bron(d, _sleutels(d), {}, tabel) for d in deel.lijst()]
    else:
        eigen = _sleutels(deel)
        if "bron" in eigen and eigen["bron"].is_lijst:
            samen = _samen(eigen.pop("samen", None), tabel)
            lijst = eigen.pop("bron").lijst()
            bronnen = [_bron(d, _sleutels(d), eigen, tabel) for d in lijst]
        else:
            bronnen = [_bron(deel, eigen, {}, tabel)]
    goed = tuple(b for b in bronnen if b is not None)
    if not goed:
        return None
    if samen is None and len(goed) == 1:
        samen = goed[0].samen
    return Tabelrecept(tabel.naam, deel.bestand, deel.regel, goed, samen)


def _sleutels(deel: Deel) -> dict[str, Deel]:
    """The known keys of a source; a bare text is just its file."""
    return {"bron": deel} if deel.is_tekst else dict(deel.afbeelding(TABELSLEUTELS))


def _bron(
    deel: Deel, eigen: Mapping[str, Deel], algemeen: Mapping[str, Deel], tabel: Tabel
) -> Bronrecept | None:
    """One source; what it doesn't say itself holds from the table (``algemeen``), columns one by one."""
    sleutels = {**algemeen, **eigen}
    smelt = _smelt(sleutels.get("smelt"), tabel)
    kolommen: dict[str, Kolomrecept] = {}
    for lijst in dict.fromkeys(d["kolommen"] for d in (algemeen, eigen) if "kolommen" in d):
        kolommen |= _kolommen(lijst, tabel, smelt)
    _controleer_kolommen(sleutels.get("kolommen"), deel, kolommen, tabel, smelt)
    recept = Bronrecept(
        bron=sleutels["bron"].tekst("de naam van een bestand in bronnen/") if "bron" in sleutels else "",
        regel=sleutels["bron"].regel if "bron" in sleutels else deel.regel,
        blad=sleutels["blad"].tekst("de naam van een werkblad") if "blad" in sleutels else "",
        koprij=sleutels["koprij"].geheel(1, ZOEK) if "koprij" in sleutels else None,
        rijen=_rijen(sleutels.get("rijen")), kolommen=tuple(kolommen.values()), smelt=smelt,
        samen=_samen(sleutels.get("samen"), tabel),
    )  # fmt: skip
    if "bron" not in sleutels:
        deel.meld("recept-ontbreekt", "bron", sleutel="bron")
    if kolommen and not recept.koppen():
        deel.meld(
            "recept-combinatie",
            "kolommen",
            wat="er staan alleen vaste waarden (vast), niets komt uit de export",
        )
    return recept if recept.bron and recept.koppen() else None


def _kolommen(deel: Deel, tabel: Tabel, smelt: Smelt | None) -> dict[str, Kolomrecept]:
    uit = {}
    for naam, kolomdeel in deel.delen():
        try:
            kolom = tabel.kolom(naam)
        except KeyError:
            kolomdeel.meld("recept-kolom", naam, tabel=tabel.naam, bedoeld=bedoeld(naam, tabel.per_naam),
                           kolommen=", ".join(tabel.per_naam))  # fmt: skip
            continue
        uit[naam] = lees_kolom(kolomdeel, kolom, smelt is not None and naam in (smelt.naar, smelt.waarde))
    return uit


def _controleer_kolommen(
    deel: Deel | None, ouder: Deel, kolommen: Mapping[str, Kolomrecept], tabel: Tabel, smelt: Smelt | None
) -> None:
    """Every column that may not be empty has to come from somewhere."""
    if deel is None:
        ouder.meld("recept-ontbreekt", "kolommen", sleutel="kolommen")
        return
    gemaakt = set(kolommen) | ({smelt.naar, smelt.waarde} if smelt else set())
    for kolom in tabel.kolommen:
        if not kolom.leeg and kolom.naam not in gemaakt:
            deel.meld("recept-kolom-ontbreekt", kolom.naam, tabel=tabel.naam, naam=kolom.naam)


def _rijen(deel: Deel | None) -> tuple[Rijregel, ...]:
    if deel is None:
        return ()
    uit: list[Rijregel] = []
    for soort, inhoud in deel.afbeelding(_FILTERS):
        if soort == "leeg":
            uit += [Rijregel("leeg", kolom) for kolom in inhoud.teksten("een kolomnaam of een lijst daarvan")]
            continue
        for kolom, waarden in inhoud.delen():
            uit.append(
                Rijregel("zonder" if soort == "zonder" else "alleen", kolom,
                         waarden.teksten("een waarde of een lijst van waarden"))
            )  # fmt: skip
    return tuple(uit)


def _smelt(deel: Deel | None, tabel: Tabel) -> Smelt | None:
    if deel is None:
        return None
    delen = dict(deel.afbeelding(("vragen", "naar", "waarde")))
    if not _compleet(deel, delen, ("vragen", "naar", "waarde")):
        return None
    naar, waarde = (_kolomnaam(delen[n], tabel) for n in ("naar", "waarde"))
    vragen = delen["vragen"].teksten("een lijst van kolomnamen")
    return Smelt(vragen, naar, waarde) if naar and waarde and vragen else None


def _samen(deel: Deel | None, tabel: Tabel) -> Samen | None:
    if deel is None:
        return None
    delen = dict(deel.afbeelding(("sleutel", "begin", "eind")))
    if not _compleet(deel, delen, ("sleutel", "begin", "eind")):
        return None
    sleutel, begin, eind = (_kolomnaam(delen[n], tabel) for n in ("sleutel", "begin", "eind"))
    for naam, d in ((begin, delen["begin"]), (eind, delen["eind"])):
        if naam and tabel.per_naam[naam].soort != "datum":
            d.meld(
                "recept-combinatie", naam, wat=f"{naam} is geen datum, dus geen begin of eind van een periode"
            )
    return Samen(sleutel, begin, eind) if sleutel and begin and eind else None


def _kolomnaam(deel: Deel, tabel: Tabel) -> str:
    """The name of a contract column that a key names; empty, and reported, when the table has none such."""
    naam = deel.tekst("de naam van een kolom")
    if naam and naam not in tabel.per_naam:
        deel.meld("recept-kolom", naam, tabel=tabel.naam, bedoeld=bedoeld(naam, tabel.per_naam),
                  kolommen=", ".join(tabel.per_naam))  # fmt: skip
        return ""
    return naam


def _compleet(deel: Deel, delen: Mapping[str, Deel], nodig: Iterable[str]) -> bool:
    mist = [n for n in nodig if n not in delen]
    for naam in mist:
        deel.meld("recept-ontbreekt", naam, sleutel=naam)
    return not mist
