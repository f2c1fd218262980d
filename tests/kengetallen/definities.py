"""docs/definities.md from the registry and the specs: ``python -m tests.kengetallen.definities`` writes it anew."""

from __future__ import annotations

from textwrap import dedent

from kkfzlib.dossier import PROJECT
from kkfzlib.kengetallen import REGISTER, Kengetal
from kkfzlib.nederlands.opmaak import NBSP, met_eenheid

from .spec import Spec, regels
from .specs_organisatie import SPECS as ORGANISATIE
from .specs_zorg import SPECS as ZORG

DOEL = PROJECT / "docs" / "definities.md"
KOP = """\
# Definities van de kengetallen

Deze pagina wordt gemaakt uit het register (`kkfzlib/kengetallen/register.yml`) en de voorbeelden waarmee elke definitie
wordt getoetst (`tests/kengetallen/`). Pas haar niet met de hand aan; zo wordt zij opnieuw geschreven:
`python -m tests.kengetallen.definities`. In de voorbeelden is 2024 het verslagjaar, tenzij er een ander jaar bij staat,
en heeft een weggelaten kolom een neutrale waarde. Een `…` staat voor alle uitsplitsingen die niet genoemd zijn.
"""


_IN_TEKST = {
    "aantal": f"een plaatshouder geeft alleen het getal: {met_eenheid(18, 'aantal', 0)}",
    "score": f"een plaatshouder geeft alleen het getal: {met_eenheid(7.9, 'score', 1)}",
} | {
    e: f"een plaatshouder schrijft de eenheid erbij: {met_eenheid(w, e, n).replace(NBSP, ' ')}"
    for e, w, n in (
        ("%", 6.6, 1),
        ("euro", 1236365, 0),
        ("dagen", 278, 0),
        ("jaar", 5.2, 1),
        ("bedden", 28.6, 1),
    )
}
"""What ``{kengetal}`` becomes in a text, by an example made with the report's own words."""


def pagina() -> str:
    """The whole page in Markdown."""
    voorbeelden = {s.kengetal: s for s in [*ZORG, *ORGANISATIE] if s.voorbeeld}
    return "\n".join([KOP, *(_ingang(k, voorbeelden[k.id]) for k in REGISTER.values())])


def _ingang(k: Kengetal, spec: Spec) -> str:
    jaar = "" if spec.jaar == 2024 else f" (verslagjaar {spec.jaar})"
    delen = [f"* `{code}`: {tekst}" for code, tekst in k.deeldefinities]
    richting = {"hoger": "hoger is beter", "lager": "lager is beter", "geen": "geen betere kant"}[k.richting]
    tabel = k.brontabel.replace(", ", "`, `")
    return "\n".join([
        f"## `{k.id}` – {k.naam}\n",
        f"{k.definitie}\n",
        *([*delen, ""] if delen else []),
        f"$${k.formule}$$\n",
        f"Eenheid: {k.eenheid} ({_IN_TEKST[k.eenheid]}); {richting}; uit `{tabel}`. Bron van de definitie: {k.bron}.\n",
        f"Voorbeeld{jaar}: {spec.zin}\n",
        "```text",
        _blok(spec.gegeven),
        "",
        "geeft",
        "",
        _blok(spec.verwacht),
        "```\n",
    ])  # fmt: skip


def _blok(tekst: str) -> str:
    return dedent("\n".join(r.rstrip() for r in regels(tekst)))


if __name__ == "__main__":
    DOEL.write_text(pagina(), encoding="utf-8")
