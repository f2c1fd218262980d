"""What a text announces against what follows: counts before a list, pijlers and chapters that never come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.telwoorden import TELWOORDEN

from .zinnen import Zin

_TELWOORD = "|".join(w for w, n in TELWOORDEN.items() if 2 <= n <= 20)
_WAT = (
    r"lijnen|doelen|doelstellingen|oorzaken|redenen|punten|aandachtspunten|thema['’]?s|onderwerpen|maatregelen"
    r"|stappen|pijlers|"
    r"speerpunten|factoren|acties|onderdelen|prioriteiten|vragen|afspraken|kernpunten|waarden|richtingen"
    r"|verbeterpunten|"
    r"voornemens|ambities|projecten|locaties|gebieden|fasen|sporen|hoofdlijnen|uitgangspunten|principes"
    r"|aspecten|elementen|"
    r"verbeteringen|conclusies|aanbevelingen|knelpunten|lessen|categorieën|documenten|onderzoeken|pilots"
    r"|initiatieven|taken|"
    r"ontwikkelingen|ontwikkelpunten|activiteiten|instrumenten|bouwstenen|partners|teams|verklaringen"
    r"|resultaten|veranderingen"
)
_AANTAL = re.compile(
    rf"""(?<!hoofdstuk\s)(?<!paragraaf\s)(?<!pijler\s)(?<!thema\s)(?<!van\sde\s)(?<![\d.,/-])
    \b(?P<telwoord>{_TELWOORD}|[2-9]|1\d)\s+(?:(?!tot\b|of\b|en\b|à\b|jaar\b
    |van\b)[\w-]+\s+){{0,3}}?(?P<wat>[\w-]*?(?:{_WAT}))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A list that is announced anew elsewhere is not the one that was counted.
_ANDERE_LIJST = re.compile(
    r"\b(?:daarnaast|ook|verder|daarbij|bovendien|tevens|voorbeelden?|zoals|onder andere|onder meer)\b[^.]*:?$",
    re.I,
)
_VERWIJST = re.compile(
    r"\b(?:ze|deze|die|zij|hieronder|als volgt|onderstaand\w*|navolgend\w*|volgende"
    r"|uitgewerkt|het gaat om|te weten|stappen|namelijk)\b",
    re.I,
)
_ELDERS = re.compile(r"\b(?:andere|overige|resterende)\b", re.IGNORECASE)
"""What is counted besides a list is not that list."""
AFSTAND = 2
"""How many paragraphs after its announcement a list may begin."""


def aantal_genoemd(zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """ "Drie lijnen" must be followed by three list items, or by three things behind a colon."""
    for i, zin in enumerate(zinnen):
        # A line of a table of contents announces nothing.
        if zin.soort != "zin" or not re.search(r"[.:;!?)”\"]$", zin.tekst.rstrip()):
            continue
        for m in _AANTAL.finditer(zin.tekst):
            genoemd, geteld = _aantal(m["telwoord"]), _geteld(zinnen, i, m)
            if _ELDERS.search(m.group()) or _telt_zelf_op(zin.tekst[m.end() :], genoemd):
                continue
            if geteld and geteld != genoemd:
                yield Bevinding(
                    "aantal-genoemd", "waarschuwing", "", "", str(genoemd), str(geteld),
                    f"{zin.slot}, regel {zin.regel}: aangekondigd zijn {m.group()}, er volgen er {geteld}.",
                )  # fmt: skip
                break


def _telt_zelf_op(rest: str, genoemd: int) -> bool:
    """Whether what follows counts parts of the number itself: "5 pijlers: 2 over zorg en 3 over personeel"."""
    return rest.startswith(":") and sum(map(int, re.findall(r"\b\d{1,3}\b", rest))) == genoemd


def _aantal(woord: str) -> int:
    return int(woord) if woord.isdigit() else TELWOORDEN[woord.lower()]


def _geteld(zinnen: Sequence[Zin], i: int, m: re.Match[str]) -> int:
    """How many things follow; 0 when that cannot be told."""
    genoemd = _aantal(m["telwoord"])
    hier = _opsomming(zinnen[i].tekst[m.end() :])
    items, inleiding = _lijst_erna(zinnen, i)
    if items and _is_aangekondigd(zinnen[i], inleiding, hier == genoemd, m):
        return items
    return hier


def _is_aangekondigd(zin: Zin, inleiding: Zin, klopt_al: bool, m: re.Match[str]) -> bool:
    """Whether the list is the announced one: it follows at once, or the sentence between points back."""
    bepaald = bool(re.search(r"\b(?:de|onze|alle|beide|deze)\s+$", zin.tekst[: m.start()], re.IGNORECASE))
    if bepaald and not (inleiding is zin and zin.tekst.rstrip().endswith(":")):
        return False
    if inleiding is zin:
        return zin.tekst.rstrip().endswith(":") or not klopt_al
    if _ANDERE_LIJST.search(inleiding.tekst):
        return False
    verwijst = bool(_VERWIJST.search(inleiding.tekst)) or m["wat"].lower() in inleiding.tekst.lower()
    return verwijst and not _AANTAL.search(inleiding.tekst)


def _lijst_erna(zinnen: Sequence[Zin], i: int) -> tuple[int, Zin]:
    """Length of the list that follows in the same text, and the sentence right before it.

    A numbered list runs as long as its numbers do, whatever stands between; a bulleted one while the bullet stays.
    """
    slot, blok = zinnen[i].slot, zinnen[i].blok
    inleiding, merken = zinnen[i], list[str]()
    vorig_blok, tussen = -1, 0
    for zin in zinnen[i + 1 :]:
        if zin.slot != slot or zin.soort == "kop" or (not merken and zin.blok - blok > AFSTAND):
            break
        if zin.soort == "item" and zin.blok != vorig_blok:
            vorig_blok = zin.blok
            if not merken or _hoort_bij(merken, zin.merk):
                merken.append(zin.merk)
                tussen = 0
            elif not merken[0].isdigit():
                break
        elif zin.soort == "zin" and not merken:
            inleiding = zin
        elif zin.soort == "zin" and zin.blok != vorig_blok:
            vorig_blok, tussen = zin.blok, tussen + 1
            if tussen > 1 and not merken[0].isdigit():
                break
    return len(merken), inleiding


def _hoort_bij(merken: list[str], merk: str) -> bool:
    if merken[0].isdigit():
        return merk.isdigit() and int(merk) in (int(merken[-1]) + 1, int(merken[-1]))
    return merk == merken[0]


def _opsomming(rest: str) -> int:
    """Parts of an enumeration right after a colon (a, b en c); 0 when there is none."""
    m = re.match(r"\s*(?:[^.:;]{0,40}):\s+(?P<lijst>[^.;:?!]+(?:;[^.:?!]+)*)[.?!]?\s*$", rest)
    if m is None:
        return 0
    lijst = m["lijst"].rstrip(". ")
    if ";" in lijst:
        return len([d for d in lijst.split(";") if d.strip()])
    if "," not in lijst and " en " not in lijst:
        return 0
    met_komma = [d for d in re.split(r",\s+(?:en\s+)?", lijst) if d.strip()]
    *ervoor, laatste = met_komma
    # "a, b en c": only the last "en" joins; within items it is part of a name.
    if ", en " in lijst or " en " not in laatste:
        return len(met_komma) if len(met_komma) > 1 and (", en " in lijst) else 0
    return len(ervoor) + 2 if laatste.count(" en ") == 1 else 0


def aangekondigd(zinnen: Sequence[Zin], behandeld: Mapping[str, bool]) -> Iterator[Bevinding]:
    """Every pijler that the text announces must be treated; ``behandeld`` tells per pijler number whether it is."""
    mist = [nummer for nummer, aanwezig in behandeld.items() if not aanwezig]
    if not mist or len(mist) == len(behandeld):
        return
    for zin in zinnen:
        m = next((m for m in _AANTAL.finditer(zin.tekst) if m["wat"].lower() == "pijlers"), None)
        if m is not None and _aantal(m["telwoord"]) > len(behandeld) - len(mist):
            genoemd = _aantal(m["telwoord"])
            yield Bevinding(
                "aangekondigd", "waarschuwing", "", "", str(genoemd), str(len(behandeld) - len(mist)),
                f"{zin.slot}, regel {zin.regel}: {genoemd} pijlers aangekondigd; geen tekst over pijler "
                f"{', '.join(mist)}.",
            )  # fmt: skip
            return


_HOOFDSTUK = re.compile(r"\b(?:hoofdstuk|paragraaf)\s+(\d{1,2}(?:\.\d{1,2}){0,2})\b", re.IGNORECASE)


def hoofdstukken(zinnen: Sequence[Zin], koppen: Sequence[str]) -> Iterator[Bevinding]:
    """A chapter or paragraph that the text points to must exist, in a report that numbers its headings."""
    nummers = {
        m[1].rstrip(".") for k in koppen for m in [re.match(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s", k)] if m
    }
    if len({n.split(".")[0] for n in nummers}) < 3:
        return
    bestaat = nummers | {n.rsplit(".", k)[0] for n in nummers for k in (1, 2) if n.count(".") >= k}
    gemeld: set[str] = set()
    for zin in zinnen:
        for m in _HOOFDSTUK.finditer(zin.tekst):
            if m[1] not in bestaat | gemeld and zin.soort != "kop":
                gemeld.add(m[1])
                yield Bevinding(
                    "aangekondigd", "waarschuwing", "", "", m[1], "",
                    f"{zin.slot}, regel {zin.regel}: verwezen wordt naar {m.group().lower()}, maar dat is er niet.",
                )  # fmt: skip
