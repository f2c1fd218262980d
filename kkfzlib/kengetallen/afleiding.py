"""What follows from stated counts: a missing part of a sum, shares, the noemer of indicator 2, the response."""

from __future__ import annotations

from kkfzlib.kengetallen.stand import Sleutel, Stand
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


def leid_af(stand: Stand, invoer: Invoer) -> Stand:
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


def _derde(stand: Stand, id: str, delen: tuple[str, str, str], periode: str) -> None:
    """The third of ``a + b = som`` when two are stated and it does not become negative."""
    a, b, som = ((id, deel, periode) for deel in delen)
    w = stand.waarde
    if a in w and b in w and som not in w:
        w[som] = w[a] + w[b]
    for deel, ander in ((a, b), (b, a)):
        if som in w and ander in w and deel not in w and w[som] >= w[ander]:
            w[deel] = w[som] - w[ander]


def _aandelen(stand: Stand, id: str, periode: str) -> None:
    totaal = stand.waarde.get((id, "totaal", periode))
    if not totaal:
        return
    for code in stand.codes(id, periode):
        sleutel = (f"{id}_aandeel", code, periode)
        stand.teller.setdefault(sleutel, stand.waarde[(id, code, periode)])
        stand.noemer.setdefault(sleutel, totaal)


def _personeel(stand: Stand, periode: str) -> None:
    """``personeel_vast`` from stated head counts, ``opleiding/hbo_wo`` from stated hbo and wo."""
    w = stand.waarde
    vast, tijdelijk = (w.get(("personeel", verband, periode)) for verband in ("vast", "tijdelijk"))
    if vast is not None and tijdelijk is not None:
        stand.teller.setdefault(("personeel_vast", "", periode), vast)
        stand.noemer.setdefault(("personeel_vast", "", periode), vast + tijdelijk)
    hbo, wo = (w.get(("opleiding", niveau, periode)) for niveau in ("hbo", "wo"))
    if hbo is not None and wo is not None:
        w.setdefault(("opleiding", "hbo_wo", periode), hbo + wo)


def _continuiteit(stand: Stand, periode: str) -> None:
    """Tellers, noemer and the sum of indicator 2, as far as counts or percentages allow."""
    codes = stand.codes("continuiteit", periode)
    if not codes:
        return
    noemer = stand.waarde.get(("uitstroom", "noemer", periode))
    tellers, procenten = [], []
    for code in codes:
        sleutel = ("continuiteit", code, periode)
        if noemer:
            stand.noemer.setdefault(sleutel, noemer)
        _teller(stand, sleutel)
        tellers.append(stand.teller.get(sleutel))
        procenten.append(stand.waarde.get(sleutel))
    som = ("continuiteit_vermeldingen", "", periode)
    if None not in tellers:
        stand.teller.setdefault(som, sum(t for t in tellers if t is not None))
    if noemer:
        stand.noemer.setdefault(som, noemer)
    if (
        som not in stand.waarde
        and not (som in stand.teller and som in stand.noemer)
        and None not in procenten
    ):
        stand.waarde[som] = sum(p for p in procenten if p is not None)


def _respons(stand: Stand, invoer: Invoer) -> None:
    """The number invited comes from ``onderzoeken`` where it was not stated."""
    onderzoeken = invoer.tabellen.get("onderzoeken")
    if onderzoeken is None:
        return
    jaar = str(invoer.instellingen.jaar)
    for onderzoek, gevraagd in onderzoeken.groupby("onderzoek")["uitgenodigd"].sum().items():
        sleutel = ("respons", str(onderzoek), jaar)
        if sleutel in stand.teller or sleutel in stand.waarde:
            stand.noemer.setdefault(sleutel, float(gevraagd))
            _teller(stand, sleutel)


def _teller(stand: Stand, sleutel: Sleutel) -> None:
    """The count that a stated percentage stands for, where its noemer leaves one possibility."""
    waarde, noemer = stand.waarde.get(sleutel), stand.noemer.get(sleutel)
    if sleutel not in stand.teller and waarde is not None and noemer:
        teller = teller_bij(waarde, noemer)
        if teller is not None:
            stand.teller[sleutel] = teller
