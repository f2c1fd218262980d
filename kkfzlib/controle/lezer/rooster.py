"""Tables as they stand in a page or a text: cells of HTML, aligned lines of text; and tiles, as a sentence each."""

from __future__ import annotations

import re
from typing import Any

from kkfzlib.controle.rekenen.tabel import Tabel, bouw, cel, is_jaar
from kkfzlib.nederlands.kalender import JAAR
from kkfzlib.nederlands.patronen import GETAL

_BREEDSTE = 60
"""Columns and spans beyond this are layout."""


def uit_html(boom: Any) -> list[Tabel]:
    """Every table of numbers of a page, spans filled in; a table that holds tables is layout."""
    uit: list[Tabel] = []
    for n, tabel in enumerate(boom.iter("table"), start=1):
        if tabel.find(".//table") is not None:
            continue
        rooster, koprijen = _rooster(tabel)
        titel = " ".join(" ".join(c.text_content().split()) for c in tabel.iterfind("caption"))
        plaats = f"tabel {n}" + (f" “{titel[:60]}”" if titel else "")
        gebouwd = bouw(rooster, plaats, titel, koprijen)
        if gebouwd is not None:
            uit.append(gebouwd)
    return uit


def _rooster(tabel: Any) -> tuple[list[list[str]], int | None]:
    """Rows of texts with spanned cells repeated as empty, and how many of them the page itself marks as headings."""
    rooster: list[list[str]] = []
    bezet: dict[tuple[int, int], str] = {}
    koprijen = 0
    for i, rij in enumerate(tabel.iter("tr")):
        cellen = [c for c in rij if c.tag in ("td", "th")]
        uit: list[str] = []
        k = 0
        for c in cellen:
            while (i, k) in bezet:
                uit.append(bezet[i, k])
                k += 1
            tekst = " ".join(c.text_content().split())
            breed, hoog = _span(c, "colspan"), _span(c, "rowspan")
            for dy in range(hoog):
                for dx in range(breed):
                    if dy:
                        bezet[i + dy, k + dx] = tekst if not dx and k == 0 else ""
            uit += [tekst, *[""] * (breed - 1)]
            k += breed
        rooster.append(uit)
        alleen_th = bool(cellen) and all(c.tag == "th" for c in cellen)
        if koprijen == i and (alleen_th or rij.getparent().tag == "thead"):
            koprijen += 1
    # A row of th only with numbers under a label is data in a page that means well.
    zeker = 0 < koprijen < len(rooster)
    return rooster, koprijen if zeker else None


def _span(element: Any, naam: str) -> int:
    waarde = str(element.get(naam, "1")).strip()
    return max(1, min(int(waarde), _BREEDSTE)) if waarde.isdigit() else 1


def tegeltabellen(boom: Any) -> list[Tabel]:
    """Tiles beside each other that hold no more than a label and a value, as a table of one column per group."""
    uit: list[Tabel] = []
    for ouder in boom.iter("div", "section", "ul", "main", "body"):
        rooster: list[list[str]] = []
        for kind in [*ouder, None]:
            tegel = None if kind is None or not isinstance(kind.tag, str) else _kale_tegel(kind)
            if tegel is not None:
                rooster.append(tegel)
                continue
            if len(rooster) >= 2 and (gebouwd := bouw(rooster, "tegels", koprijen=0)) is not None:
                uit.append(gebouwd)
            rooster = []
    return uit


def _kale_tegel(element: Any) -> list[str] | None:
    """Label and value of a tile that holds nothing else."""
    delen = [" ".join(k.text_content().split()) for k in element if isinstance(k.tag, str)]
    delen = [d for d in delen if d]
    if element.tag not in ("div", "li", "article") or len(delen) != 2 or (element.text or "").strip():
        return None
    label, waarde = sorted(delen, key=lambda d: cel(d) is not None)
    return [label, waarde] if cel(waarde) is not None and cel(label) is None and len(label) <= 60 else None


def tegels(boom: Any) -> list[str]:
    """Tiles of a value with its label, change and earlier value, each as "684 Label (2022: 745, −8,2%)"."""
    uit: list[str] = []
    for element in boom.iter("div", "li", "article", "dd", "section", "a"):
        delen = [" ".join(k.text_content().split()) for k in element if isinstance(k.tag, str)]
        delen = [d for d in delen if d]
        if not 2 <= len(delen) <= 6 or any(len(d) > 60 for d in delen) or (element.text or "").strip():
            continue
        if any((k.tail or "").strip() for k in element) or any(len(k) > 2 for k in element):
            continue
        if zin := _deel_van(delen):
            uit.append(zin)
            continue
        delen = [kaal for d in delen if (kaal := _zonder_bijzaken(d))]
        waarden = [d for d in delen if cel(d) is not None and not d.startswith(("+", "-", "−"))]
        if len(waarden) == 1:
            label = next((d for d in delen if not GETAL.search(d)), "")
            rest = [_los(d) for d in delen if d != waarden[0] and d != label and GETAL.search(d)]
            if zin := _met_vorig(waarden[0], label, rest):
                uit.append(zin)
                continue
            # A year in the label of the tile says nothing about the number beside it.
            rest = [d for d in rest if not re.fullmatch(r"[^\d]*(?:19|20)\d\d", d)]
            if rest:
                uit.append(f"{waarden[0]} {label.lower()} ({', '.join(rest)}).")
    return uit


_WIJZIGING = re.compile(r"[+\-−]\s?\d[\d.,]*(?:\s?%|\s+(?:procentpunt|dagen|punt|fte)\b)?")
# How many answered, how far chance reaches, and the figure of others under their name: none is an earlier value.
_BIJZAAK = re.compile(
    r"[,;]?\s*(?:\bn\s*=\s*\d+|\bmarge\s+[\d,.]+\s?%?\s*[–-]\s*[\d,.]+\s?%?|\b[A-Z][a-zà-ÿ]{3,}(?:\s[a-zà-ÿ]+)?:\s*[\d,.]+\s?%?)"
)
_EERDER = re.compile(r"^(?:was|vorig|eerder|toen)\b", re.IGNORECASE)


def _zonder_bijzaken(deel: str) -> str:
    """A part of a tile without what stands beside its figure."""
    weg = _BIJZAAK.sub(lambda m: m.group() if _EERDER.match(m.group().lstrip(",; ")) else "", deel)
    return weg.replace("()", "").replace("(;", "(").strip(" ;,")


def _los(deel: str) -> str:
    """A part without the brackets that surround all of it."""
    return (
        deel[1:-1].strip() if deel.startswith("(") and deel.endswith(")") and deel.count("(") == 1 else deel
    )


def _met_vorig(waarde: str, label: str, rest: list[str]) -> str:
    """A tile with its earlier value and its change as a sentence; empty where it hasn't both."""
    alles = " ".join(rest)
    wijziging = _WIJZIGING.findall(alles)
    over = JAAR.sub(" ", _WIJZIGING.sub(" ", alles))
    vorig = re.findall(r"(?<![\d.,])\d[\d.,]*\d\s?%?|\b\d\s?%?", over)
    if len(wijziging) != 1 or len(vorig) != 1 or "van" in over:
        return ""
    jaren = set(JAAR.findall(alles))
    toen = f"in {jaren.pop()}" if len(jaren) == 1 else "vorig jaar"
    return f"{waarde} {label.lower()}, tegen {vorig[0].strip()} {toen} ({wijziging[0]})."


def _deel_van(delen: list[str]) -> str:
    """A tile of "63 van 85" with a percentage as a sentence; empty for any other."""
    deel = next((d for d in delen if re.fullmatch(r"\d[\d.]*\s+van\s+(?:de\s+)?\d[\d.]*", d)), "")
    procent = [m for d in delen for m in re.findall(r"\d[\d,]*\s?%", d)]
    return f"{deel} ({procent[0]})." if deel and len(procent) == 1 else ""


def uit_tekst(tekst: str, waar: str = "regel") -> list[Tabel]:
    """Tables of consecutive lines that hold a label and the same number of numbers, to the end of the line."""
    uit: list[Tabel] = []
    regels = tekst.split("\n")
    i = 0
    while i < len(regels):
        groep, volgende = _groep(regels, i)
        if len(groep) >= 3:
            gebouwd = _bouw(regels, groep, waar)
            if gebouwd is not None:
                uit.append(gebouwd)
            i = volgende
        else:
            i += 1
    return uit


_LOS = r"(?:€\s*)?[+\-−]?\s?\d[\d.,]*\d?\s?%?|[+\-−]?\d\s?%?"
_RIJ = re.compile(
    rf"^(?P<label>.*?[^\d\s.,€+\-−%].*?)[ \t|]+(?P<cellen>(?:(?:{_LOS}|x|n\.?v\.?t\.?|[-–])[ \t|]+)*(?:{_LOS}))[ \t|]*$"
)
_CEL = re.compile(rf"{_LOS}|x|n\.?v\.?t\.?|[-–]")
LANGSTE = 200


def _rij(regel: str) -> tuple[str, list[str]] | None:
    """Label and cells of a line that ends in numbers; None for any other line."""
    if len(regel) > LANGSTE or not regel.strip() or not re.search(r"\d\s?%?[ \t|]*$", regel):
        return None
    m = _RIJ.match(regel.strip().strip("|"))
    if m is None:
        return None
    cellen = [c.strip() for c in re.split(r"\t|\s{2,}|\|", m["cellen"]) if c.strip()]
    if len(cellen) == 1:
        cellen = [c.group().strip() for c in _CEL.finditer(m["cellen"])]
    return m["label"].strip(" |\t"), cellen


def _groep(regels: list[str], i: int) -> tuple[list[tuple[int, str, list[str]]], int]:
    """The rows that stand together from line ``i`` on; a line with a label alone belongs to the row below it."""
    groep: list[tuple[int, str, list[str]]] = []
    los: list[str] = []
    while i < len(regels):
        rij = _rij(regels[i])
        if rij is not None and (not groep or abs(len(rij[1]) - len(groep[0][2])) <= 1):
            groep.append((i, " ".join([*los, rij[0]]), rij[1]))
            los = []
        elif (
            groep
            and len(los) < 2
            and regels[i].strip()
            and len(regels[i]) < 60
            and not re.search(r"[\d.;:,]\s*$", regels[i])
        ):
            los.append(regels[i].strip())
        else:
            break
        i += 1
    return groep, i


def _bouw(regels: list[str], groep: list[tuple[int, str, list[str]]], waar: str) -> Tabel | None:
    kop: list[str] = []
    eerste = groep[0][0]
    if all(is_jaar(c) for c in groep[0][2]):
        kop, groep = groep[0][2], groep[1:]
    k = min(len(c) for _, _, c in groep)
    kop = kop[-k:] if len(kop) >= k else _kop(regels, groep[0][0], k)
    rooster = [["", *kop], *([label, *cellen[-k:]] for _, label, cellen in groep)]
    # Prose that happens to end in numbers has no totals and no headings; it is not read as a table.
    if k == 1 and not any(re.match(r"(?:sub)?tota", label, re.IGNORECASE) for _, label, _ in groep):
        return None
    return bouw(rooster, f"tabel bij {waar} {eerste + 1}", koprijen=1)


def _kop(regels: list[str], eerste: int, k: int) -> list[str]:
    """The headings over the numbers, where the line above has as many."""
    for regel in reversed(regels[max(0, eerste - 2) : eerste]):
        delen = [d.strip() for d in re.split(r"\t|\s{2,}|\|", regel.strip().strip("|")) if d.strip()]
        if len(delen) < k:
            delen = regel.split()
        if len(delen) in (k, k + 1):
            return delen[-k:]
    return [""] * k
