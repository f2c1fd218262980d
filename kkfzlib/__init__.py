"""Reproduceerbare kwaliteitsverslagen voor het Kwaliteitskader Forensische Zorg (KKFZ)."""

__version__ = "0.1.0"
