"""A Markdown text with other words: every line that nobody changed stays as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kkfzlib.inlezen.teksten import HULP
from kkfzlib.meelezen.verschil import stappen
from kkfzlib.woord.eenheden import NOOT_OPEN, Eenheid, als_markdown, regels_per_eenheid, sluit_aan
from kkfzlib.woord.pandoc import uit_markdowns

BOM = "\ufeff"


def nieuwe_markdown(
    oud: Mapping[str, str], bron: Mapping[str, list[Eenheid]], nieuw: Mapping[str, list[Eenheid]]
) -> dict[str, str]:
    """The files anew: with their own lines where those will do, else written afresh under their help lines.

    ``oud`` is the content of each file, ``bron`` the units in it, ``nieuw`` those that it is to have.
    """
    zuinig = {s: _zuinig(t, bron[s], nieuw[s]) for s, t in oud.items()}
    gelezen = uit_markdowns({s: _zonder_hulp(t) for s, t in zuinig.items() if t is not None})
    uit = {}
    for slot, tekst in oud.items():
        poging = zuinig[slot]
        goed = poging is not None and [e.sleutel for e in gelezen[slot]] == [e.sleutel for e in nieuw[slot]]
        uit[slot] = poging if goed and poging is not None else _helemaal(tekst, nieuw[slot])
    return uit


def _zonder_hulp(tekst: str) -> str:
    plat = tekst.removeprefix(BOM).replace("\r\n", "\n")
    return "\n".join("" if r.lstrip().startswith(HULP) else r for r in plat.split("\n"))


def _helemaal(oud: str, nieuw: Sequence[Eenheid]) -> str:
    """The text afresh, under the help lines that stood on top."""
    regels = oud.removeprefix(BOM).replace("\r\n", "\n").split("\n")
    kop = []
    for regel in regels:
        if regel.strip() and not regel.lstrip().startswith(HULP):
            break
        kop.append(regel)
    begin = "\n".join(kop) + "\n" if any(r.strip() for r in kop) else ""
    return _zoals(oud, begin + als_markdown(nieuw).markdown)


def _zoals(oud: str, tekst: str) -> str:
    """With the line ends and the byte order mark of the file as it was."""
    if "\r\n" in oud:
        tekst = tekst.replace("\n", "\r\n")
    return BOM + tekst if oud.startswith(BOM) else tekst


def _zuinig(oud: str, bron: Sequence[Eenheid], nieuw: Sequence[Eenheid]) -> str | None:
    """The file with only the changed units written anew; None where lines and units do not go together."""
    regels = oud.removeprefix(BOM).replace("\r\n", "\n").split("\n")
    begin = [e.plek - 1 for e in bron]
    noten = any(NOOT_OPEN in e.tekst for e in (*bron, *nieuw))
    if noten or any(a >= b for a, b in pairwise(begin)):
        return None
    stukken = [regels[a:b] for a, b in zip(begin, [*begin[1:], len(regels)], strict=True)]
    lijven = [_lijf(s) for s in stukken]
    anders = regels_per_eenheid(nieuw)
    keuze: list[tuple[list[str], int | None]] = []
    for soort, i1, _, j1, j2 in stappen(bron, nieuw):
        for j in range(j1, j2):
            i = i1 + j - j1 if soort == "equal" else None
            keuze.append((anders[j], None) if i is None else (lijven[i], i))
    uit = (
        regels[: begin[0]]
        if begin
        else [r for r in regels if r.strip()] + [""] * bool("".join(regels).strip())
    )
    for j, (tekst, i) in enumerate(keuze):
        if j:
            vorige = keuze[j - 1][1]
            aansluitend = i is not None and vorige is not None and i == vorige + 1
            los = [] if sluit_aan(nieuw[j - 1], nieuw[j]) else [""]
            uit += stukken[vorige][len(lijven[vorige]) :] if aansluitend and vorige is not None else los
        uit += tekst
    uit += stukken[-1][len(lijven[-1]) :] if stukken else [""]
    return _zoals(oud, "\n".join(uit))


def _lijf(regels: list[str]) -> list[str]:
    """The lines of a unit without the blank and help lines behind it."""
    einde = len(regels)
    while einde and (not regels[einde - 1].strip() or regels[einde - 1].lstrip().startswith(HULP)):
        einde -= 1
    return regels[:einde]
