"""What follows from stated counts: a missing part of a sum, shares, the noemer of indicator 2, the response."""

from __future__ import annotations

from kkfzlib.cijfers import Cijfers, Sleutel
from kkfzlib.nederlands.afronding import teller_bij
from kkfzlib.tabellen import Invoer

PERCENTAGES = ("aandeel", "verhouding")
"""The measures of which a stated percentage and its noemer may give away the count."""

_SOMMEN = {
    "clienten": ("fz", "anders", "totaal"),
    "omzet": ("fz", "anders", "totaal"),
    "uitstroom": ("noemer", "detentie", "totaal"),
}
"""Per kengetal: two parts and their sum."""


def leid_af(stand: Cijfers, invoer: Invoer) -> Cijfers:
    """Fill ``stand`` with everything that stated figures imply, period by period, and return it."""
    for periode in stand.perioden():
        for id, delen in _SOMMEN.items():
            _derde(stand, id, delen, periode)
        for id in ("clienten", "omzet"):
            _aandelen(stand, id, periode)
        _personeel(stand, periode)
        _continuiteit(stand, periode)
    _respons(stand, invoer)
    return stand


def _derde(stand: Cijfers, id: str, delen: tuple[str, str, str], periode: str) -> None:
    """The third of ``a + b = som`` when two are stated and it does not become negative."""
    a, b, som = ((id, deel, periode) for deel in delen)
    links, rechts = stand.waarde(a), stand.waarde(b)
    if links is not None and rechts is not None:
        stand.vul(som, waarde=links + rechts)
    for deel, ander in ((a, b), (b, a)):
        geheel, rest = stand.waarde(som), stand.waarde(ander)
        if geheel is not None and rest is not None and geheel >= rest:
            stand.vul(deel, waarde=geheel - rest)


def _aandelen(stand: Cijfers, id: str, periode: str) -> None:
    totaal = stand.waarde((id, "totaal", periode))
    if not totaal:
        return
    for code in stand.codes(id, periode):
        deel = stand.waarde((id, code, periode))
        if deel is not None:
            stand.vul((f"{id}_aandeel", code, periode), teller=deel, noemer=totaal)


def _personeel(stand: Cijfers, periode: str) -> None:
    """``personeel_vast`` from stated head counts, ``opleiding/hbo_wo`` from stated hbo and wo."""
    vast, tijdelijk = (stand.waarde(("personeel", verband, periode)) for verband in ("vast", "tijdelijk"))
    if vast is not None and tijdelijk is not None:
        stand.vul(("personeel_vast", "", periode), teller=vast, noemer=vast + tijdelijk)
    hbo, wo = (stand.waarde(("opleiding", niveau, periode)) for niveau in ("hbo", "wo"))
    if hbo is not None and wo is not None:
        stand.vul(("opleiding", "hbo_wo", periode), waarde=hbo + wo)


def _continuiteit(stand: Cijfers, periode: str) -> None:
    """Tellers, noemer and the sum of indicator 2, as far as counts or percentages allow."""
    codes = stand.codes("continuiteit", periode)
    if not codes:
        return
    noemer = stand.waarde(("uitstroom", "noemer", periode))
    sleutels = [("continuiteit", code, periode) for code in codes]
    for sleutel in sleutels:
        if noemer:
            stand.vul(sleutel, noemer=noemer)
        _teller(stand, sleutel)
    som = ("continuiteit_vermeldingen", "", periode)
    tellers, procenten = [stand.teller(s) for s in sleutels], [stand.waarde(s) for s in sleutels]
    if None not in tellers:
        stand.vul(som, teller=sum(t for t in tellers if t is not None))
    if noemer:
        stand.vul(som, noemer=noemer)
    if None in (stand.teller(som), stand.noemer(som)) and None not in procenten:
        stand.vul(som, waarde=sum(p for p in procenten if p is not None))


def _respons(stand: Cijfers, invoer: Invoer) -> None:
    """The number invited comes from ``onderzoeken`` where it was not stated."""
    onderzoeken = invoer.tabellen.get("onderzoeken")
    if onderzoeken is None:
        return
    jaar = str(invoer.instellingen.jaar)
    for onderzoek, gevraagd in onderzoeken.groupby("onderzoek")["uitgenodigd"].sum().items():
        sleutel = ("respons", str(onderzoek), jaar)
        if stand.teller(sleutel) is not None or stand.waarde(sleutel) is not None:
            stand.vul(sleutel, noemer=float(gevraagd))
            _teller(stand, sleutel)


def _teller(stand: Cijfers, sleutel: Sleutel) -> None:
    """The count that a stated percentage stands for, where its noemer leaves one possibility."""
    waarde, noemer = stand.waarde(sleutel), stand.noemer(sleutel)
    teller = teller_bij(waarde, noemer) if waarde is not None and noemer else None
    if teller is not None:
        stand.vul(sleutel, teller=teller)
