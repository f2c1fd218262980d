"""Reading raw input: files to clean tables with every finding at once, and the clean tables to disk and back."""

from kkfzlib.inlezen.lezing import lees_invoer
from kkfzlib.inlezen.opslag import laad_indien_gelezen, laad_invoer, schrijf_invoer, schrijf_teksten

__all__ = ["laad_indien_gelezen", "laad_invoer", "lees_invoer", "schrijf_invoer", "schrijf_teksten"]
