"""Satisfaction scores, each on its own scale: the studies beside each other, and per study its questions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import kengetal
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import getallen, toeval
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte, hoofdletter, wikkel
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Maker, Reeks, bewogen, maker
from kkfzlib.verslag.getallen import Cijfers, verandering
from kkfzlib.verslag.markdown import veilig

ONDERZOEKEN = tuple(kengetal("tevredenheid").labels)

_NAMEN = 160.0
_RECHTS = 34.0
_MARGE = "streep = marge van 95%"

Schaal = tuple[float, float]


@dataclass(frozen=True)
class _Score:
    naam: str
    cel: Cijfer
    schaal: Schaal | None
    marge: Schaal | None = None

    @property
    def op_schaal(self) -> str:
        """``op een schaal van 1 tot 10``, or that the scale was not stated."""
        if self.schaal is None:
            return "schaal niet opgegeven"
        laag, hoog = (opmaak.getal(s, 0 if s == int(s) else 1) for s in self.schaal)
        return f"op een schaal van {laag} tot {hoog}"


@maker
def tevredenheid(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-tevredenheid``: the overall score of each study."""
    cellen = [(o, gepubliceerd.get("tevredenheid", o)) for o in ONDERZOEKEN]
    scores = [_score(cel, onderzoek, invoer) for onderzoek, cel in cellen if cel is not None]
    grafiek = _grafiek("tevredenheid", "Gemiddelde tevredenheid per onderzoek", scores)
    return replace(grafiek, bevinding=lambda c: _hoog_en_laag(c, scores))


def _hoog_en_laag(cijfers: Cijfers, scores: list[_Score]) -> str:
    """The highest and the lowest of the studies; empty where their scales differ or two share a place."""
    bekend = sorted(
        ((w, s) for s in scores if (w := waarden.getekend(s.cel)) is not None), key=lambda p: -p[0]
    )
    if len({s.schaal for s in scores} - {None}) != 1 or len({w for w, _ in bekend}) < max(2, len(scores)):
        return ""
    delen = [f"{veilig(s.naam.lower())} ({cijfers.van(s.cel)})" for _, s in (bekend[0], bekend[-1])]
    return f"Gemiddelde tevredenheid: het hoogst bij {delen[0]}, het laagst bij {delen[1]}"


def vragen(onderzoek: str) -> Maker:
    """The maker of ``fig-vragen-<onderzoek>``: the score of each question, highest first; None under two questions."""

    @maker
    def vraag(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek | None:
        cellen = [c for c in gepubliceerd.van("tevredenheid") if c.uitsplitsing.startswith(f"{onderzoek}/")]
        if len(cellen) < 2:
            return None
        scores = [_score(c, onderzoek, invoer) for c in cellen]
        # Hidden ones come last by name: a place among the shown ones would tell between which values they lie.
        scores.sort(key=lambda s: (-(waarden.getekend(s.cel) or 0.0), s.naam))
        naam = uitsplitsing_naam("tevredenheid", onderzoek, invoer.gids)
        titel = f"{naam}: gemiddelde score per vraag"
        return replace(
            _grafiek(f"vragen-{onderzoek}", titel, scores), bevinding=lambda c: _grootste(c, naam, scores)
        )

    return vraag


def _grootste(cijfers: Cijfers, naam: str, scores: list[_Score]) -> str:
    """``Cliënttevredenheid: wonen daalde van 8,0 naar 6,8``: the question that moved most, whichever way."""
    paren = [(s, verandering(s.cel, cijfers.bron.vorig(s.cel.kengetal, s.cel.uitsplitsing))) for s in scores]
    bewegend = [(abs(v.waarde), s) for s, v in paren if v is not None and not v.gelijk]
    if not bewegend:
        return ""
    meest = max(bewegend, key=lambda b: (b[0], b[1].naam))[1]
    return bewogen(cijfers, meest.cel, f"{naam}: {veilig(meest.naam[0].lower() + meest.naam[1:])}")


def _score(cel: Cijfer, onderzoek: str, invoer: Invoer) -> _Score:
    naam = uitsplitsing_naam("tevredenheid", cel.uitsplitsing, invoer.gids)
    schaal = _schaal(onderzoek, invoer)
    marge = toeval.marge(cel, {} if schaal is None else {onderzoek: schaal})
    return _Score(hoofdletter(naam), cel, schaal, marge)


def _schaal(onderzoek: str, invoer: Invoer) -> Schaal | None:
    tabel = invoer.tabellen.get("onderzoeken")
    if tabel is None:
        return None
    rijen = tabel[tabel["onderzoek"] == onderzoek]
    schalen = {(float(laag), float(hoog)) for laag, hoog in rijen[["schaal_min", "schaal_max"]].to_numpy()}
    # Two moments with different scales have no scale in common.
    return schalen.pop() if len(schalen) == 1 else None


def _grafiek(id: str, titel: str, scores: list[_Score]) -> Grafiek:
    return Grafiek(
        id, titel, "Diagram met scores op hun schaal.",
        (Deel(tuple(Reeks(s.naam, (s.cel,), erbij=s.op_schaal) for s in scores)),),
        lambda _, titel: _teken(scores, titel), ("Onderwerp",),
        (("Score", "waarde"), ("Schaal", "erbij"), ("Respondenten", "noemer")), zin=_zin,
    )  # fmt: skip


def _zin(grafiek: Grafiek, deel: Deel) -> str:
    delen = [f"{r.naam}: {grafiek.gezegd(r.cel)} ({r.erbij}{_n(r.cel)})" for r in deel.reeksen]
    return waarden.opgesomd(delen) + "."


def _n(cel: Cijfer | None) -> str:
    return (
        "" if cel is None or cel.verborgen or cel.noemer is None else f", n = {getallen.tekst(cel, 'noemer')}"
    )


def _teken(scores: list[_Score], titel: str) -> bytes:
    schalen = {s.schaal for s in scores}
    schaal = schalen.pop() if len(schalen) == 1 else None
    return _teken_los(scores, titel) if schaal is None else _teken_samen(scores, schaal, titel)


def _teken_samen(scores: list[_Score], schaal: Schaal, titel: str) -> bytes:
    """On one scale, told once under the last row, with how many people at the end of each row."""
    regels = [wikkel(s.naam, _NAMEN - 6, stijl.GEWOON) for s in scores]
    hoogten = [len(r) * stijl.GEWOON * stijl.REGEL + 6 for r in regels]
    erbij = [f" ({n})" if (n := _n(s.cel).removeprefix(", ")) else "" for s in scores]
    ruimte = max(breedte(e, stijl.KLEIN) for e in erbij)
    links, rechts = _NAMEN + 10, stijl.BREEDTE - _RECHTS - ruimte
    voet = waarden.verborgen(s.cel for s in scores)
    with blad(sum(hoogten) + (26 if voet else 14)) as vel:
        y = 0.0
        for score, naam, hoog, n in zip(scores, regels, hoogten, erbij, strict=True):
            vel.tekst(2, y + hoog / 2, naam)
            _teken_baan(vel, score, y + hoog / 2, schaal, links, rechts)
            vel.tekst(
                stijl.BREEDTE - 2, y + hoog / 2, n, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="right"
            )
            y += hoog
        _teken_einden(vel, y + 5, schaal, links, rechts)
        if any(s.marge for s in scores):
            midden = (links + rechts) / 2
            vel.tekst(midden, y + 5, _MARGE, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="center")
        if voet:
            vel.voetnoot(y + 18, waarden.VOETNOOT)
        return vel.svg(titel)


def _teken_los(scores: list[_Score], titel: str) -> bytes:
    """Each on a scale of its own, told under its row."""
    regels = [wikkel(s.naam, _NAMEN - 6, stijl.GEWOON) for s in scores]
    hoogten = [max(2, len(r)) * stijl.GEWOON * stijl.REGEL + 10 for r in regels]
    marge, voet = any(s.marge for s in scores), waarden.verborgen(s.cel for s in scores)
    # Without a stated scale the bars run to the highest shown score: that is an axis, not a judgement.
    zonder = [waarden.getekend(s.cel) or 0.0 for s in scores if s.schaal is None]
    hoogste = max(zonder, default=0.0) or 1.0
    with blad(sum(hoogten) + (14 if voet or marge else 2)) as vel:
        y = 0.0
        for score, naam, hoog in zip(scores, regels, hoogten, strict=True):
            vel.tekst(2, y + hoog / 2 - (5 if len(naam) == 1 else 0), naam)
            _teken_score(vel, score, y + hoog / 2, score.schaal or (0.0, hoogste))
            y += hoog
        if marge:
            vel.tekst(_NAMEN + 10, y + 6, _MARGE, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT)
        if voet:
            vel.voetnoot(y + 6, waarden.VOETNOOT)
        return vel.svg(titel)


def _teken_score(vel: Blad, score: _Score, y: float, schaal: Schaal) -> None:
    links, rechts = _NAMEN + 10, stijl.BREEDTE - _RECHTS
    _teken_baan(vel, score, y - 5, schaal, links, rechts)
    if score.schaal is None:
        vel.tekst(links, y + 8, score.op_schaal, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT)
        return
    _teken_einden(vel, y + 8, schaal, links, rechts)
    aantal = _n(score.cel).removeprefix(", ")
    if aantal and breedte(aantal, stijl.KLEIN) < rechts - links - 40:
        vel.tekst(
            (links + rechts) / 2, y + 8, aantal, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="center"
        )


def _teken_baan(vel: Blad, score: _Score, baan: float, schaal: Schaal, links: float, rechts: float) -> None:
    """The scale as a track, the value on it with its margin, and the value in print behind it."""
    vel.rechthoek(links, baan - 3, rechts - links, 6, stijl.RASTER)
    waarde = waarden.getekend(score.cel)
    if waarde is not None:
        x = links + (rechts - links) * (waarde - schaal[0]) / ((schaal[1] - schaal[0]) or 1.0)
        x = min(max(x, links), rechts)
        vel.rechthoek(links, baan - 3, x - links, 6, stijl.KLEUREN[0])
        if score.marge is not None:
            van, tot = (
                links + (rechts - links) * (m - schaal[0]) / (schaal[1] - schaal[0]) for m in score.marge
            )
            vel.marge(van, tot, baan)
        vel.stippen([x], [baan], stijl.KLEUREN[0], 8, z=5)
    vel.tekst(rechts + _RECHTS - 2, baan, waarden.bij(score.cel), h="right", vet=waarde is not None)


def _teken_einden(vel: Blad, y: float, schaal: Schaal, links: float, rechts: float) -> None:
    for x, eind, h in ((links, schaal[0], "left"), (rechts, schaal[1], "right")):
        naam = opmaak.getal(eind, 0 if eind == int(eind) else 1)
        vel.tekst(x, y, naam, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h=h)
