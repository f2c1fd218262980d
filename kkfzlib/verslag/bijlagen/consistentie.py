"""Appendix Consistentie: every check and its outcome; the public report shows no figures behind a finding."""

from __future__ import annotations

from collections.abc import Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.verslag import openbaar
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, veilig

REGELS: dict[str, str] = {
    "totaal-delen": "Delen tellen op tot het totaal",
    "percentage-aantal": "Percentages passen bij hun aantallen",
    "groei": "Een genoemde groei volgt uit de twee jaren",
    "procentpunt": "Een verschil van percentages is in procentpunt",
    "identiteit": "Begin plus instroom min uitstroom is eind",
    "gemeenschappelijke-noemer": "Percentages over dezelfde groep passen bij één aantal",
    "opgave-registratie": "Opgave en registratie zijn gelijk",
    "meervoudig-antwoord": "Bij meer antwoorden per cliënt staat dat erbij",
    "vorig-jaar": "Cijfers over vorig jaar zijn gelijk aan die in het vorige verslag",
    "sprong": "Een cijfer verandert niet meer dan de helft zonder uitleg",
    "benchmark-bron": "Een vergelijkingscijfer heeft een bron en een periode",
    "gemiddelde-zonder-n": "Bij een gemiddelde staan aantal en schaal",
    "omzet-ontleding": "De groei van de omzet is te verklaren uit volume en prijs",
    "noemer-ontbreekt": "Bij percentages is de noemer bekend",
    "tekst-getal": "Getallen in de tekst zijn gelijk aan de kengetallen",
    "richtingwoord": "Woorden als stijging of daling kloppen met de cijfers",
    "aantal-genoemd": "Aantallen in woorden kloppen met wat wordt opgesomd",
    "aangekondigd": "Wat wordt aangekondigd, komt ook",
    "jaar-tekst": "Jaren in de tekst en in de ontwikkelpunten zijn gelijk",
    "zelfde-maand": "Afspraak en evaluatie vallen niet in dezelfde maand",
    "herstel": "Eén gewijzigd cijfer lost tegenspraken op",
}
_SOORTEN = (("fout", "fout"), ("waarschuwing", "waarschuwing"), ("info", "ter informatie"))


def consistentie(ctx: Context) -> str:
    """All rules with their outcome and, for the submission, every finding with the figures behind it.

    The public outcome counts only what follows from published figures.
    """
    intro = (
        "Voor publicatie zijn cijfers en teksten automatisch op tegenspraak gecontroleerd. Een bevinding "
        "betekent niet dat een "
        "cijfer fout is; het afgedrukte cijfer is nooit door de controle veranderd."
    )
    if not ctx.openbaar:
        return alineas(intro, ctx.tabel(_uitkomsten(ctx.bevindingen)), ctx.tabel(_bevindingen(ctx)))
    beperkt = "In dit openbare verslag tellen alleen bevindingen mee die volgen uit gepubliceerde cijfers en teksten."
    zichtbaar = openbaar.bevindingen(ctx.bevindingen, ctx.cijfers.bron)
    return alineas(intro, beperkt, ctx.tabel(_uitkomsten(zichtbaar)))


def _uitkomsten(bevindingen: Sequence[Bevinding]) -> Tabel:
    overige = sorted({b.regel for b in bevindingen} - set(REGELS))
    return Tabel(
        id="tbl-controles",
        bijschrift="Uitkomst van elke controle op consistentie",
        kop=("Controle", "Uitkomst"),
        rijen=tuple((veilig(REGELS.get(r, r)), _uitkomst(r, bevindingen)) for r in [*REGELS, *overige]),
        uitlijning=("l", "l"),
    )


def _uitkomst(regel: str, bevindingen: Sequence[Bevinding]) -> str:
    eigen = [b for b in bevindingen if b.regel == regel]
    if not eigen:
        return "geen bevindingen"
    telling = [(sum(b.ernst == ernst for b in eigen), naam) for ernst, naam in _SOORTEN]
    return ", ".join(f"{n} × {naam}" for n, naam in telling if n)


def _bevindingen(ctx: Context) -> Tabel | None:
    if not ctx.bevindingen:
        return None
    return Tabel(
        id="tbl-bevindingen",
        bijschrift="Bevindingen van de controle op consistentie",
        kop=("Ernst", "Controle", "Kengetal", "Verwacht", "Gevonden", "Toelichting"),
        rijen=tuple(_rij(b) for b in ctx.bevindingen),
        uitlijning=("l",) * 6,
        breed=True,
    )


def _rij(b: Bevinding) -> tuple[str, ...]:
    naam = REGISTER[b.kengetal].naam if b.kengetal in REGISTER else b.kengetal
    wat = f"{naam} ({b.uitsplitsing})" if b.uitsplitsing else naam
    cellen = (b.ernst, REGELS.get(b.regel, b.regel), wat, b.verwacht, b.gevonden, b.toelichting)
    return tuple(veilig(c) or "–" for c in cellen)
