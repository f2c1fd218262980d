"""Hints of forensic titles go by meaning: half a name is never taken for another title."""

import pytest

from kkfzlib.kader import titelhint, zorgtitels


@pytest.mark.parametrize(
    ("geschreven", "bedoeld"),
    [
        ("TBS voorw.", "tbs met voorwaarden"),
        ("Tbs vw", "tbs met voorwaarden"),
        ("TBS dwv", "tbs met dwangverpleging"),
        ("TBS vb", "tbs voorwaardelijke beëindiging dwangverpleging"),
        ("VI", "voorwaardelijke invrijheidstelling"),
        ("Voorw. veroordeling", "voorwaardelijke veroordeling"),
        ("Schorsing VH", "schorsing voorlopige hechtenis"),
        ("PP", "penitentiair programma"),
        ("voorwaardelijke veroordelng", "voorwaardelijke veroordeling"),
        ("TBS", ""),
        ("reclasseringstoezicht", ""),
    ],
)
def test_hint(geschreven: str, bedoeld: str) -> None:
    assert titelhint(geschreven) == bedoeld
    assert bedoeld in zorgtitels() | {""}
