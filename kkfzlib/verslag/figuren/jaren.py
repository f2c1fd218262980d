"""Columns per year: modules of the leerlijn, and stay and occupancy beside last year."""

from __future__ import annotations

from kkfzlib.onthulling.gepubliceerd import Cel, Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.figuren import staand, waarden
from kkfzlib.verslag.getallen import GEEN, Cijfers

MEESTE_JAREN = 10


def leerlijn(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-leerlijn``: completed modules of the forensic leerlijn per year; a year without figure shows a dash."""
    cellen = [c for c in gepubliceerd.perioden("leerlijnmodules") if c.periode <= gepubliceerd.jaar][
        -MEESTE_JAREN:
    ]
    if not waarden.zichtbaar(cellen):
        return None
    per_jaar = {c.periode: c for c in cellen}
    jaren = [str(j) for j in range(int(cellen[0].periode), int(cellen[-1].periode) + 1)]
    reeks = [(jaar, per_jaar.get(jaar)) for jaar in jaren]
    titel = "Behaalde modules van de forensische leerlijn per jaar"
    cijfers = Cijfers(gepubliceerd)
    kolommen = tuple(_kolom(jaar, cel, gepubliceerd.jaar) for jaar, cel in reeks)
    return Figuur(
        "fig-leerlijn",
        titel,
        "Staafdiagram van het aantal behaalde modules van de forensische leerlijn per jaar. "
        + waarden.opgesomd([f"{jaar}: {waarden.gezegd(cel)}" for jaar, cel in reeks])
        + ".",
        staand.teken((staand.Paneel(kolommen, "aantal modules", geheel=True),), titel),
        Tabel(
            "tbl-bij-leerlijn",
            f"Gegevens bij de figuur: {titel.lower()}",
            ("Jaar", "Modules"),
            tuple((jaar, cijfers.van(cel)) for jaar, cel in reeks),
        ),
    )


def verblijf(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-verblijf``: mean length of stay and occupied beds, this year beside last year; None without this year."""
    delen = [
        ("Verblijfsduur", "gemiddelde verblijfsduur (dagen)", _verblijfsduur(gepubliceerd, invoer)),
        ("Bezette bedden", "gemiddeld aantal bezette bedden", _paar(gepubliceerd, "bezette_bedden", "")),
    ]
    delen = [d for d in delen if d[2][1] is not None and waarden.zichtbaar(d[2])]
    if not delen:
        return None
    terug = any(paar[0] is not None for _, _, paar in delen)
    jaren = (gepubliceerd.vergelijk_met, gepubliceerd.jaar) if terug else (gepubliceerd.jaar,)
    panelen = [
        staand.Paneel(
            tuple(
                _kolom(j, c, gepubliceerd.jaar, eenheid=False)
                for j, c in zip(jaren, paar[-len(jaren) :], strict=True)
            ),
            eenheid,
            kop,
        )
        for kop, eenheid, paar in delen
    ]
    titel = " en ".join(kop if n == 0 else kop.lower() for n, (kop, _, _) in enumerate(delen)) + (
        " naast vorig jaar" if terug else ""
    )
    cijfers = Cijfers(gepubliceerd)
    zinnen = [f"{kop}: {_van_naar(paar, jaren)}." for kop, _, paar in delen]
    return Figuur(
        "fig-verblijf",
        titel,
        f"Staafdiagram van het verslagjaar{' naast het jaar ervoor' if terug else ''}. " + " ".join(zinnen),
        staand.teken(tuple(panelen), titel),
        Tabel(
            "tbl-bij-verblijf",
            f"Gegevens bij de figuur: {titel.lower()}",
            ("Kengetal", *jaren, *(["Verandering"] if terug else [])),
            tuple(
                (
                    kop,
                    *map(cijfers.van, paar[-len(jaren) :]),
                    *([cijfers.van(paar[1], "groei")] if terug else []),
                )
                for kop, _, paar in delen
            ),
        ),
    )


def _verblijfsduur(gepubliceerd: Gepubliceerd, invoer: Invoer) -> tuple[Cel | None, Cel | None]:
    gekozen = _paar(gepubliceerd, "verblijfsduur", invoer.instellingen.verblijfsduur)
    return gekozen if gekozen[1] is not None else _paar(gepubliceerd, "verblijfsduur", "")


def _paar(gepubliceerd: Gepubliceerd, id: str, uitsplitsing: str) -> tuple[Cel | None, Cel | None]:
    return gepubliceerd.vorig(id, uitsplitsing), gepubliceerd.get(id, uitsplitsing)


def _kolom(jaar: str, cel: Cel | None, verslagjaar: str, *, eenheid: bool = True) -> staand.Kolom:
    tekst = GEEN if cel is None else waarden.bij(cel, eenheid=eenheid)
    return staand.Kolom(jaar, waarden.getekend(cel), tekst, serie=0 if jaar == verslagjaar else 1)


def _van_naar(paar: tuple[Cel | None, Cel | None], jaren: tuple[str, ...]) -> str:
    vorig, nu = (waarden.gezegd(c) for c in paar)
    if len(jaren) == 1:
        return f"{nu} in {jaren[0]}"
    return f"{nu} in {jaren[1]}, tegen {vorig} in {jaren[0]}"
