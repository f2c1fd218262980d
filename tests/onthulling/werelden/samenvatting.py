"""The summary of many attacks, as text and as JSON with the seeds; nothing in it depends on the machine."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from tests.onthulling.werelden.aanval import Uitkomst
from tests.onthulling.werelden.oordeel import Vondst
from tests.onthulling.werelden.zichtbaar import per_kengetal, samen


def tel_vondsten(uitkomsten: Sequence[Uitkomst]) -> int:
    """Everything that fell: more than secondary finds, what is printed too small, true worlds that don't fit."""
    return sum(len(_eigen(u)) + len(u.open) + len(u.onmogelijk) for u in uitkomsten)


def _eigen(u: Uitkomst) -> list[Vondst]:
    return [v for v in u.vondsten if not v.secundair]


def als_json(uitkomsten: Sequence[Uitkomst], vanaf: int) -> str:
    """The whole outcome: which seeds, what was judged, every find with its seed, and how much stayed readable."""
    zicht = [z for u in uitkomsten for z in u.zicht]
    inhoud = {
        "zaden": [vanaf, vanaf + len(uitkomsten) - 1],
        "organisaties": len(uitkomsten),
        "beoordeeld": dict(sorted(_beoordeeld(uitkomsten).items())),
        "vondsten": {
            u.slug: regels
            for u in uitkomsten
            if (
                regels := [
                    *map(str, _eigen(u)),
                    *u.open,
                    *(f"ware wereld past niet: {o}" for o in u.onmogelijk),
                ]
            )
        },
        "alleen secundair": sum(v.secundair for u in uitkomsten for v in u.vondsten),
        "programma's": sum(u.opgelost for u in uitkomsten),
        "onbeslist": sum(u.onbeslist for u in uitkomsten),
        "niet bewezen": sum(not v.bewezen for u in uitkomsten for v in _eigen(u)),
        "cijfers per uitgave": samen(zicht),
        "cijfers per kengetal (getoond, verborgen)": per_kengetal(zicht),
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def _beoordeeld(uitkomsten: Sequence[Uitkomst]) -> Counter[str]:
    uit: Counter[str] = Counter()
    for u in uitkomsten:
        uit.update(u.geheimen)
    return uit


def als_tekst(uitkomsten: Sequence[Uitkomst]) -> str:
    """The same as a table for people."""
    gevallen = Counter(v.soort for u in uitkomsten for v in u.vondsten)
    eigen = Counter(v.soort for u in uitkomsten for v in _eigen(u))
    regels = [f"{len(uitkomsten)} organisaties",
              f"{'soort':34}{'beoordeeld':>11}{'gevallen':>9}{'zonder secundair':>18}"]  # fmt: skip
    for soort, aantal in sorted(_beoordeeld(uitkomsten).items()):
        regels.append(f"{soort:34}{aantal:11}{gevallen[soort]:9}{eigen[soort]:18}")
    gedrukt = Counter(o.split(" toont")[0].split("/")[0] for u in uitkomsten for o in u.open)
    regels += [f"open gedrukt, {soort:31}{aantal:9}" for soort, aantal in sorted(gedrukt.items())]
    for wat, hoeveel in samen([z for u in uitkomsten for z in u.zicht]).items():
        regels.append(
            f"cijfers per uitgave, {wat}: gemiddeld {hoeveel['gemiddeld']}, mediaan {hoeveel['mediaan']}"
        )
    vondsten = sorted({u.slug for u in uitkomsten if _eigen(u) or u.open or u.onmogelijk})
    regels.append("vondsten bij: " + (", ".join(vondsten) or "geen"))
    programmas, onbeslist = (sum(getattr(u, n) for u in uitkomsten) for n in ("opgelost", "onbeslist"))
    onbewezen = sum(not v.bewezen for u in uitkomsten for v in u.vondsten)
    past_niet = sum(len(u.onmogelijk) for u in uitkomsten)
    regels.append(
        f"programma's {programmas}, onbeslist {onbeslist}, niet bewezen {onbewezen}, "
        f"ware wereld past niet {past_niet}"
    )
    return "\n".join(regels)
