"""Whole reports of an organisation that does not exist, clean or with planted contradictions, as text, HTML or PDF."""

from __future__ import annotations

from pathlib import Path

from .bank import lees

Deel = str | list[list[str]]
Verslag = list[tuple[str, list[Deel]]]

_BRON = lees("verslagen.yml")
BASIS: Verslag = [(d["kop"], d["delen"]) for d in _BRON["basis"]]
MUTATIES: dict[str, list[tuple[str, str]]] = {
    r: [(oud, nieuw) for oud, nieuw in m] for r, m in _BRON["mutaties"].items()
}


def muteer(oud: str, nieuw: str) -> Verslag:
    """The base report with the first occurrence of ``oud`` replaced (in headings, sentences and cells)."""
    gedaan = False

    def een(tekst: str) -> str:
        nonlocal gedaan
        if gedaan or (oud not in tekst if len(oud) > 4 else oud != tekst):
            return tekst
        gedaan = True
        return tekst.replace(oud, nieuw, 1)

    def deel(d: Deel) -> Deel:
        return een(d) if isinstance(d, str) else [[een(c) for c in rij] for rij in d]

    uit = [(een(kop), [deel(d) for d in delen]) for kop, delen in BASIS]
    assert gedaan, f"niet gevonden: {oud}"
    return uit


def als_tekst(verslag: Verslag, pad: Path) -> Path:
    """Plain text as a text layer gives it: wrapped lines, one row per line."""
    import textwrap

    regels: list[str] = ["Kwaliteitsverslag 2024", "Testzorg", ""]
    for kop, delen in verslag:
        regels += [kop, ""]
        for d in delen:
            regels += textwrap.wrap(d, 95) if isinstance(d, str) else [" ".join(r) for r in d]
            regels += [""]
    pad.write_text("\n".join(regels), encoding="utf-8")
    return pad


def als_html(verslag: Verslag, pad: Path) -> Path:
    """A simple page: headings, paragraphs, lists and tables."""
    uit = [
        "<html lang=nl><head><title>Kwaliteitsverslag 2024 Testzorg</title></head><body><h1>Kwaliteitsverslag 2024</h1>"
    ]
    for kop, delen in verslag:
        uit.append(f"<h2>{kop}</h2>")
        for d in delen:
            if isinstance(d, str):
                uit.append(f"<ul><li>{d[2:]}</li></ul>" if d.startswith("- ") else f"<p>{d}</p>")
            else:
                rijen = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in d)
                uit.append(f"<table>{rijen}</table>")
    pad.write_text("\n".join([*uit, "</body></html>"]), encoding="utf-8")
    return pad


def als_pdf(verslag: Verslag, pad: Path) -> Path:
    """A PDF made by Typst."""
    import typst

    def t(s: str) -> str:
        return '#"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'

    uit = ['#set text(lang: "nl")', "= " + t("Kwaliteitsverslag 2024 Testzorg")]
    for kop, delen in verslag:
        uit.append("== " + t(kop))
        for d in delen:
            if isinstance(d, str):
                uit.append("- " + t(d[2:]) if d.startswith("- ") else t(d) + "\n")
            else:
                cellen = ", ".join(f"[{t(c)}]" for r in d for c in r)
                uit.append(f"#table(columns: {len(d[0])}, {cellen})")
    bron = pad.with_suffix(".typ")
    bron.write_text("\n".join(uit), encoding="utf-8")
    typst.compile(str(bron), output=str(pad))
    return pad


VORMEN = {"txt": als_tekst, "html": als_html, "pdf": als_pdf}
