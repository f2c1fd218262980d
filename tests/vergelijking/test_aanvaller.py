"""A published sector with its comparison beside it: who holds the folders gains nothing from the pages.

Three things are held: every published value on a page stands in a folder of that organisation; every other number is
reckoned anew here from those values alone; and the attacker of ``tests.onthulling.werelden`` finds as much with the
pages as without. ``python -m tests.vergelijking.test_aanvaller 50`` does the same for that many organisations.
"""

from __future__ import annotations

import csv
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html
from scipy.stats import chi2, norm

from kkfzlib.vergelijking import bladen, opening
from kkfzlib.vergelijking.bronnen import gevonden, lees
from kkfzlib.vergelijking.spiegel import maak_spiegel
from tests.onthulling.werelden.aanval import val_aan
from tests.onthulling.werelden.artefact import Rij, Uitgave
from tests.onthulling.werelden.publiceren import publiceer
from tests.onthulling.werelden.toeval import organisatie
from tests.vergelijking.paginas import Getoond, getoond
from tests.vergelijking.verslagen import sluit_af

Sector = tuple[Path, Path, dict[int, list[Uitgave]]]
"""The folders, the pages, and per seed the editions that came out."""


def maak_sector(zaden: range, map_: Path) -> Sector:
    """Publish every organisation and compare them all; the pages go beside the folders, the raw data elsewhere."""
    uit, paginas = map_ / "uit", map_ / "paginas"
    uitgaven = {}
    for zaad in zaden:
        org = organisatie(zaad)
        eigen = map_ / str(zaad)
        uitgaven[zaad] = publiceer(org, eigen)
        for export in sorted(eigen.glob("uit/*/*/openbaar/kengetallen.csv")):
            doel = uit / export.parent.relative_to(eigen / "uit")
            doel.mkdir(parents=True)
            (doel / export.name).write_bytes(export.read_bytes())
            sluit_af(doel, synthetisch=True)
    paren = gevonden(uit)
    spiegel = maak_spiegel(lees(uit, paren), paren)
    (paginas / bladen.MAP).mkdir(parents=True)
    for naam, tekst in bladen.paginas(spiegel, "tijdvak", ""):
        (paginas / bladen.MAP / naam).write_text(tekst, encoding="utf-8")
    hoofd = opening.pagina(spiegel, "Spiegel", "tijdvak", "kkfz")
    (paginas / "vergelijking.html").write_text(hoofd, encoding="utf-8")
    return uit, paginas, uitgaven


def in_mappen(uit: Path) -> dict[tuple[str, str, str], list[dict[str, str]]]:
    """The rows of all folders by (organisation, name, periode), as their texts."""
    alle: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for pad in sorted(uit.glob("*/*/openbaar/kengetallen.csv")):
        with pad.open(encoding="utf-8", newline="") as bestand:
            for r in csv.DictReader(bestand):
                deel = r["uitsplitsing"].removeprefix("'")
                naam = f"{r['kengetal']}/{deel}" if deel else r["kengetal"]
                alle.setdefault((pad.parts[-4], naam, r["periode"]), []).append(r)
    return alle


def niet_in_mappen(uit: Path, paginas: Path) -> list[Getoond]:
    """The values on the pages that no folder prints, or that some folder hides."""
    bekend = in_mappen(uit)
    fout = []
    for g in sorted(getoond(paginas)):
        rijen = bekend.get((g.organisatie, g.naam, g.periode), [])
        teksten = {r[g.soort] for r in rijen}
        if g.tekst == "x":
            goed = bool(rijen)
        else:
            goed = "x" not in teksten and any(t and float(t) == float(g.tekst) for t in teksten)
        fout += [] if goed else [g]
    return fout


def _wilson(k: float, n: float) -> tuple[float, float]:
    z, p = float(norm.ppf(0.975)), k / n
    midden, half = p + z * z / (2 * n), z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    return 100 * max(0.0, (midden - half) / (1 + z * z / n)), 100 * min(
        1.0, (midden + half) / (1 + z * z / n)
    )


def _garwood(k: float) -> tuple[float, float]:
    return (float(chi2.ppf(0.025, 2 * k)) / 2 if k else 0.0), float(chi2.ppf(0.975, 2 * k + 2)) / 2


def vreemde_marges(paginas: Path) -> tuple[int, list[str]]:
    """How many margins the tables hold, and those that don't follow from the value and n printed in their row."""
    fout, aantal = [], 0
    for pad in sorted((paginas / bladen.MAP).glob("*.html")):
        for tabel in lxml_html.document_fromstring(pad.read_bytes()).iter("table"):
            kop = [k.text_content().strip() for k in tabel.iter("th") if k.get("scope") == "col"]
            if "Marge 95%" not in kop:
                continue
            for rij in tabel.findall(".//tbody/tr"):
                cellen = [c.text_content().strip().replace(".", "") for c in rij]
                marge = cellen[kop.index("Marge 95%")]
                if not marge:
                    continue
                aantal += 1
                gedrukt = [
                    c.replace(",", ".").rstrip("%") for c, k in zip(cellen, kop, strict=True) if k.isdigit()
                ]
                waarden = [float(w) for w in gedrukt if w not in ("–", "x")]
                if "n" in kop:
                    n = float(cellen[kop.index("n")])
                    kan = [_wilson(round(w * n / 100), n) for w in waarden]
                else:
                    kan = [_garwood(w) for w in waarden]
                if marge not in {f"{round(a + 1e-9)}–{round(b + 1e-9)}" for a, b in kan}:
                    fout.append(f"{pad.name}: {cellen}")
    return aantal, fout


def onverklaard(uit: Path, paginas: Path) -> list[str]:
    """Numbers in the sentences under the funnels that are not the sums that these sentences name."""
    fout = []
    for pad in sorted(paginas.rglob("*.html")):
        tekst = lxml_html.document_fromstring(pad.read_bytes()).text_content()
        for deel, geheel in re.findall(r"Samen [\d.,]+%? ?(?:per 100 [^(]+)?\(([\d.]+) op ([\d.]+)\)", tekst):
            k, n = (int(g.replace(".", "")) for g in (deel, geheel))
            niveau = re.search(rf"Samen ([\d.,]+)%?[^(]*\({re.escape(deel)} op {re.escape(geheel)}\)", tekst)
            assert niveau is not None
            if abs(float(niveau[1].replace(".", "").replace(",", ".")) - 100 * k / n) > 0.051:
                fout.append(f"{pad.name}: {niveau[0]}")
            if (k, n) not in _sommen(uit):
                fout.append(f"{pad.name}: {deel} op {geheel} is geen som van gedrukte getallen")
    return fout


def _sommen(uit: Path) -> set[tuple[int, int]]:
    """Σ teller and Σ noemer over organisations, each in its latest year, of every part that is printed whole."""
    laatste: dict[str, str] = {}
    for org, _, periode in in_mappen(uit):
        if (uit / org / periode).is_dir():
            laatste[org] = max(laatste.get(org, ""), periode)
    som: dict[str, list[int]] = {}
    telling: dict[tuple[str, str], int] = {}
    for (org, naam, periode), rijen in in_mappen(uit).items():
        if periode != laatste[org] or any("x" in r.values() for r in rijen):
            continue
        eigen = rijen[-1]
        if (
            eigen["teller"]
            and eigen["noemer"]
            and eigen["eenheid"] == "%"
            and float(eigen["noemer"]).is_integer()
        ):
            paar = som.setdefault(naam, [0, 0])
            paar[0] += int(float(eigen["teller"]))
            paar[1] += int(float(eigen["noemer"]))
        if eigen["eenheid"] == "aantal" and eigen["waarde"]:
            telling[org, naam] = int(float(eigen["waarde"]))
    for naam, per in (("incidenten/totaal", "clienten/totaal"), ("personeel_uitstroom/totaal", "personeel/totaal"),
                      ("leerlijnmodules", "personeel/totaal")):  # fmt: skip
        wie = [o for o in laatste if (o, naam) in telling and telling.get((o, per), 0) > 0]
        som[f"{naam} per {per}"] = [sum(telling[o, naam] for o in wie), sum(telling[o, per] for o in wie)]
    return {(k, n) for k, n in som.values()}


def extra_uitgave(uitgaven: list[Uitgave], slug: str, paginas: Path) -> Uitgave:
    """What the pages show of one organisation, as one more edition beside those that it published."""
    velden: dict[tuple[str, str, int], dict[str, str]] = {}
    for g in getoond(paginas):
        if g.organisatie == slug and g.periode.isdigit():
            kengetal, _, deel = g.naam.partition("/")
            velden.setdefault((kengetal, deel, int(g.periode)), {})[g.soort] = g.tekst
    # Pages print n for the latest year only; how precise a value is, the attacker reads from the n in the folder.
    n_van = {r.id: r.noemer for u in uitgaven for r in u.rijen}
    rijen = [
        Rij(*s, v.get("waarde", ""), "", v.get("noemer") or n_van.get(s, ""))
        for s, v in sorted(velden.items())
    ]
    return replace(uitgaven[-1], rijen=tuple(r for r in rijen if r.periode in uitgaven[-1].staat_van))


def winst(zaad: int, uitgaven: list[Uitgave], paginas: Path) -> tuple[set[str], int]:
    """What the attacker finds with the pages and not without, and how many secrets there were."""
    org = organisatie(zaad)
    zonder = val_aan(org, uitgaven)
    met = val_aan(org, [*uitgaven, extra_uitgave(uitgaven, org.slug, paginas)])
    gevonden_ = [{f"{v.soort} {v.naam}" for v in u.vondsten} for u in (zonder, met)]
    nieuw = (gevonden_[1] - gevonden_[0]) | (set(met.onmogelijk) - set(zonder.onmogelijk))
    return nieuw, zonder.geheimen.total()


pytestmark = pytest.mark.traag(reden="three organisations published, compared and attacked by a solver")
ZADEN = range(3)


@pytest.fixture(scope="module")
def sector(tmp_path_factory: pytest.TempPathFactory) -> Sector:
    return maak_sector(ZADEN, tmp_path_factory.mktemp("sector"))


def test_elk_gepubliceerd_getal_staat_in_een_map_en_geen_verborgen(sector: Sector) -> None:
    uit, paginas, _ = sector
    assert niet_in_mappen(uit, paginas) == []
    assert len(getoond(paginas)) > 200
    assert any(g.tekst == "x" for g in getoond(paginas))


def test_elke_marge_volgt_uit_wat_ernaast_staat(sector: Sector) -> None:
    aantal, fout = vreemde_marges(sector[1])
    assert fout == []
    assert aantal > 10


def test_elke_som_is_er_een_van_gedrukte_getallen(sector: Sector) -> None:
    assert onverklaard(sector[0], sector[1]) == []


@pytest.mark.parametrize("zaad", ZADEN)
def test_de_aanvaller_wint_niets(zaad: int, sector: Sector) -> None:
    _, paginas, uitgaven = sector
    assert winst(zaad, uitgaven[zaad], paginas)[0] == set()


def main(aantal: int, vanaf: int = 0) -> int:
    """The same over ``aantal`` organisations from seed ``vanaf`` on, as text; exit code 1 when anything is gained."""
    with tempfile.TemporaryDirectory(prefix="sector-") as naam:
        uit, paginas, uitgaven = maak_sector(range(vanaf, vanaf + aantal), Path(naam))
        marges, fout = vreemde_marges(paginas)
        fout += map(str, niet_in_mappen(uit, paginas))
        fout += onverklaard(uit, paginas)
        geheimen = 0
        for zaad, eigen in uitgaven.items():
            if not eigen:
                continue
            nieuw, aantal_geheimen = winst(zaad, eigen, paginas)
            geheimen += aantal_geheimen
            fout += [f"zaad {zaad}: {v}" for v in sorted(nieuw)]
        print(
            f"{len(uitgaven)} organisaties, {sum(map(len, uitgaven.values()))} uitgaven, {geheimen} geheimen"
        )
        print(f"{len(getoond(paginas))} waarden en {marges} marges op de bladzijden; gewonnen: {len(fout)}")
        print("\n".join(fout))
    return int(bool(fout))


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:3] or ["50"])))
