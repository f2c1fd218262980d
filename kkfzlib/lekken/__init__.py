"""Personal data never leaves: a scan of every file about to be published, and a lint of the texts."""

from kkfzlib.lekken.eenpersoons import lint_teksten, open_punten
from kkfzlib.lekken.geheimen import Geheimen, verzamel, verzamel_van
from kkfzlib.lekken.scan import scan
from kkfzlib.lekken.vormen import Vrijstelling, vrijstelling
from kkfzlib.lekken.vrijgave import vrijgave

__all__ = [
    "Geheimen",
    "Vrijstelling",
    "lint_teksten",
    "open_punten",
    "scan",
    "verzamel",
    "verzamel_van",
    "vrijgave",
    "vrijstelling",
]
