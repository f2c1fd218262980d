"""What was written in Word last year goes along in Word: in the new document, and listed to be read again."""

from __future__ import annotations

from pathlib import Path

from kkfzlib.dossier import NALEZEN, Dossier
from kkfzlib.inlezen.tekstlezing import geleverde_teksten
from kkfzlib.schema.hulpteksten import hulp
from kkfzlib.sjabloon import maak_sjabloon
from kkfzlib.verslag.slots import SLOTS
from kkfzlib.woord.sjabloon import maak_document

MISSIE = "Wij bieden een plek om te herstellen, en dat doen wij samen met de buurt."


def test_teksten_uit_word_gaan_mee_in_word(tmp_path: Path) -> None:
    vorig = Dossier("wissel-zorg", 2024, tmp_path)
    vorig.raw.mkdir(parents=True)
    hulpteksten = {slot: hulp(slot) for slot in SLOTS}
    document = maak_document("Teksten", hulpteksten, {"missie": MISSIE, "terugblik": "Alleen van toen."})
    (vorig.raw / "teksten.docx").write_bytes(document)
    nieuw = Dossier("wissel-zorg", 2025, tmp_path)
    maak_sjabloon(nieuw)
    geleverd = geleverde_teksten(nieuw)
    assert dict(geleverd.teksten) == {"missie": f"{MISSIE}\n"}
    assert geleverd.document.plekken["missie"]
    assert "missie" in (nieuw.raw / NALEZEN).read_text("utf-8")
