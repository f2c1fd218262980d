"""Taking over: all or nothing, only what was changed, and nothing at all where nothing was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kkfzlib.cli import draai
from kkfzlib.dossier import DATA, Dossier
from kkfzlib.fouten import InvoerFout
from kkfzlib.inlezen import lees_invoer
from kkfzlib.meelezen.overnemen import lees_huidig, neem_over
from kkfzlib.meelezen.terug import lees_terug
from kkfzlib.publiceren.concept import DOCX, maak_concept
from kkfzlib.uitvoeren.rapport import maak_rapport
from kkfzlib.uitvoeren.schijf import hash_van
from kkfzlib.woord.pandoc import uit_markdowns
from tests.meelezen.conftest import Conceptmaker
from tests.meelezen.ingrepen import beeld, erna, gevolgd, tabel, typ_over, vervang, weg
from tests.woord.documenten import bewaar, lees, met, open_

pytestmark = pytest.mark.traag(reden="a finished draft")

Bewerk = Callable[[object], None]
_THEMAS = "Nourzorg geeft aan in de basis"
GROOT = pytest.mark.groot(reden="the other examples as a draft, some 10 s each")
VOORBEELDEN = [
    pytest.param("nourzorg", 2024),
    pytest.param("sofia-zorg", 2023, marks=GROOT),
    *(pytest.param("voorbeeldzorg", j, marks=GROOT) for j in range(2022, 2026)),
]


@pytest.fixture
def eigen(nourzorg: Dossier, tmp_path: Path) -> Dossier:
    """The example whose draft there is, in a place of its own where texts may change."""
    dossier = Dossier("nourzorg", 2024, tmp_path, tmp_path / "uit")
    shutil.copytree(nourzorg.raw_organisatie, dossier.raw_organisatie)
    shutil.copytree(nourzorg.concept, dossier.concept)
    return dossier


def stand(map_: Path) -> dict[str, str]:
    return {p.relative_to(map_).as_posix(): hash_van(p) for p in sorted(map_.rglob("*")) if p.is_file()}


def bewerkt(dossier: Dossier, *ingrepen: Bewerk) -> bytes:
    document = open_((dossier.concept / DOCX).read_bytes())
    for ingreep in ingrepen:
        ingreep(document)
    return bewaar(document)


def over(dossier: Dossier, inhoud: bytes) -> list[str]:
    huidig = lees_huidig(dossier)
    return neem_over(dossier, huidig, lees_terug(inhoud, "concept.docx", huidig.teksten), "concept.docx")


@pytest.mark.parametrize(("organisatie", "jaar"), VOORBEELDEN)
def test_heen_en_terug_verandert_niets(concept: Conceptmaker, organisatie: str, jaar: int):
    dossier = concept(organisatie, jaar)
    voor = stand(dossier.raw)
    assert voor == stand(DATA / "raw" / organisatie / str(jaar))
    inhoud = (dossier.concept / DOCX).read_bytes()
    huidig = lees_huidig(dossier)
    terug = lees_terug(inhoud, DOCX, huidig.teksten)
    assert (terug.verschillen, terug.opmerkingen, terug.wijzigingen, terug.bevindingen) == ([], [], [], [])
    assert neem_over(dossier, huidig, terug, DOCX) == [] and stand(dossier.raw) == voor


def test_alleen_het_gewijzigde_wordt_geschreven(eigen):
    voor = stand(eigen.raw)
    oud = (eigen.teksten / "terugblik.md").read_text(encoding="utf-8")
    inhoud = bewerkt(
        eigen, vervang("sneller", "vlotter", "vrijgekomen plekken"), erna(_THEMAS, "Een slotzin.")
    )
    assert over(eigen, inhoud) == ["terugblik.md", "themas.md"]
    anders = {n for n, h in stand(eigen.raw).items() if voor[n] != h}
    assert anders == {"teksten/terugblik.md", "teksten/themas.md"}
    assert (eigen.teksten / "terugblik.md").read_text(encoding="utf-8") == oud.replace("sneller", "vlotter")
    assert (eigen.teksten / "themas.md").read_text(encoding="utf-8").endswith("\n\nEen slotzin.\n")


def test_hulpregels_en_eigen_schrijfwijze_blijven(eigen):
    pad = eigen.teksten / "themas.md"
    kern = pad.read_text(encoding="utf-8").strip()
    pad.write_bytes(f"\ufeff%% hulp\r\n\r\n{kern}\r\n\r\n%% nog iets\r\n".encode())
    over(eigen, bewerkt(eigen, erna(_THEMAS, "Een slotzin.")))
    assert (
        pad.read_bytes().decode() == f"\ufeff%% hulp\r\n\r\n{kern}\r\n\r\nEen slotzin.\r\n\r\n%% nog iets\r\n"
    )


def test_een_overgetypt_cijfer_blijft_een_plaatshouder(eigen):
    voor = stand(eigen.raw)
    assert over(eigen, bewerkt(eigen, typ_over("Het ziekteverzuim kwam", "verzuim", "9,9%"))) == []
    assert stand(eigen.raw) == voor


@pytest.mark.parametrize(
    ("ingreep", "code"),
    [
        (gevolgd(_THEMAS, "ins", "Jan de Vries"), "woord-wijziging"),
        (beeld(_THEMAS, "Een foto"), "tekst-onveilig"),
        (beeld(_THEMAS, ""), "woord-zonder-alt"),
        (erna(_THEMAS, "Nieuw: {verzuin}."), "tekst-plaatshouder"),
        (erna(_THEMAS, "{{< env HOME >}}"), "tekst-onveilig"),
    ],
)
def test_alles_of_niets(eigen, ingreep, code):
    voor = stand(eigen.raw)
    with pytest.raises(InvoerFout) as fout:
        over(eigen, bewerkt(eigen, vervang("sneller", "vlotter", "vrijgekomen plekken"), ingreep))
    assert code in {b.code for b in fout.value.bevindingen}
    assert all("Jan" not in str(b) and "Vries" not in str(b) for b in fout.value.bevindingen)
    assert stand(eigen.raw) == voor


def test_wat_intussen_is_gewijzigd_wordt_niet_teruggedraaid(eigen):
    inhoud = bewerkt(eigen, erna(_THEMAS, "Van het bestuur."))
    pad = eigen.teksten / "missie.md"
    pad.write_text("Een andere missie.\n", encoding="utf-8")
    assert over(eigen, inhoud) == ["themas.md"]
    assert pad.read_text(encoding="utf-8") == "Een andere missie.\n"
    (eigen.teksten / "visie.md").write_text("Een andere visie.\n", encoding="utf-8")
    opnieuw = bewerkt(eigen, erna("Nourzorg ziet partners in", "Erbij."), weg(_THEMAS))
    (eigen.teksten / "themas.md").write_text("Intussen anders.\n", encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        over(eigen, opnieuw)
    assert [b.code for b in fout.value.bevindingen] == ["terug-ingehaald"]


def test_een_tabel_gaat_mee(eigen):
    over(eigen, bewerkt(eigen, tabel(_THEMAS)))
    assert "| Wat | Wie |\n" in (eigen.teksten / "themas.md").read_text(encoding="utf-8")
    assert lees_invoer(eigen)[0] is not None


def test_teksten_in_word_blijven_in_word(eigen):
    huidig = lees_huidig(eigen)
    (eigen.raw / "teksten.docx").write_bytes(met(huidig.teksten))
    shutil.rmtree(eigen.teksten)
    inhoud = bewerkt(eigen, vervang("sneller", "vlotter", "vrijgekomen plekken"), beeld(_THEMAS, "Een foto"))
    assert over(eigen, inhoud) == ["teksten.docx"]
    document, bevindingen = lees((eigen.raw / "teksten.docx").read_bytes())
    assert {b.code for b in bevindingen} == {"woord-beeld-nalezen"} and len(document.beelden) == 1
    anders = {s for s, t in document.teksten.items() if _sleutels(t) != _sleutels(huidig.teksten[s])}
    assert anders == {"terugblik", "themas"}


def _sleutels(tekst: str) -> list[tuple[object, ...]]:
    return [e.sleutel for e in uit_markdowns({"x": tekst})["x"]]


def test_de_opdracht_zegt_alles_als_json(eigen, tmp_path, capsys):
    pad = tmp_path / "terug.docx"
    pad.write_bytes(
        bewerkt(eigen, erna(_THEMAS, "Een slotzin."), typ_over("Het ziekteverzuim kwam", "verzuim", "9,9%"))
    )
    argumenten = ["teksten", "nourzorg", "2024", "--van", str(pad), "--data", str(eigen.data), "--json"]
    assert draai(argumenten) == 0
    uit = json.loads(capsys.readouterr().out)
    assert [(v["slot"], v["soort"]) for v in uit["verschillen"]] == [("themas", "toegevoegd")]
    assert [b["code"] for b in uit["bevindingen"]] == ["terug-overtypt"] and uit["geschreven"] is None
    assert draai([*argumenten, "--neem-over"]) == 0
    assert json.loads(capsys.readouterr().out)["geschreven"] == ["themas.md"]


def test_een_kapot_document_is_een_bevinding(eigen, tmp_path, capsys):
    pad = tmp_path / "terug.docx"
    pad.write_bytes(b"PK geen document")
    assert draai(["teksten", "nourzorg", "2024", "--van", str(pad), "--data", str(eigen.data)]) == 1
    assert "beschadigd" in capsys.readouterr().out


def test_alle_teksten_in_een_document_met_de_waarden_van_dit_jaar(nourzorg, tmp_path, capsys):
    pad = tmp_path / "alles.docx"
    argumenten = ["teksten", "nourzorg", "2024", "--naar", str(pad), "--data", str(nourzorg.data)]
    assert draai(argumenten) == 0 and pad.stat().st_mode & 0o777 == 0o600
    document, bevindingen = lees(pad.read_bytes())
    huidig = lees_huidig(nourzorg)
    assert bevindingen == [] and set(document.teksten) == set(huidig.teksten)
    assert all(_sleutels(document.teksten[s]) == _sleutels(t) for s, t in huidig.teksten.items())
    rijen = [[c.text for c in r.cells] for r in open_(pad.read_bytes()).tables[-1].rows]
    assert ["{verzuim}", "Ziekteverzuim", "3,8%"] in rijen
    assert draai(argumenten) == 2 and "bestaat al" in capsys.readouterr().err
    assert draai(["teksten", "nourzorg", "2024", "--data", str(nourzorg.data)]) == 2


_RIJK = """# Eigen kop

Met **vet**, *cursief*, een [link](https://example.org/a_b?c=1), 2 \\* 3, a_b, 50% en {verzuim}.
Tweede regel, "aanhaling" -- en ... puntjes; zie @sec-leeswijzer.

- een **vet {verzuim:vorig}** punt
- twee
  - diep een
  - diep twee

    vervolgalinea
- drie

1. eerst
2. daarna
   1. onder

> Een citaat met {verzuim}.
>
> Tweede alinea.

| Wat | Hoeveel |
|:----|--------:|
| Eén \\| twee | {verzuim} |

Regel een\\
regel twee met noot[^n].

***

Slot.

[^n]: De *noot* met {verzuim}.
"""


def test_elk_onderdeel_van_een_tekst_overleeft_het_concept(eigen):
    for slot in ("visie", "verzuim"):
        (eigen.teksten / f"{slot}.md").write_text(_RIJK, encoding="utf-8")
    maak_rapport(eigen, engine="ingebouwd", zonder_verslag=True)
    maak_concept(eigen, "ingebouwd")
    voor = stand(eigen.raw)
    huidig = lees_huidig(eigen)
    terug = lees_terug((eigen.concept / DOCX).read_bytes(), DOCX, huidig.teksten)
    assert terug.verschillen == [] and terug.bevindingen == []
    assert over(eigen, (eigen.concept / DOCX).read_bytes()) == [] and stand(eigen.raw) == voor
    over(eigen, bewerkt(eigen, erna(_THEMAS, "Erbij.")))
    assert {n for n, h in stand(eigen.raw).items() if voor[n] != h} == {"teksten/themas.md"}
