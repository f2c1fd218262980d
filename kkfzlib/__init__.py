"""Reproduceerbare kwaliteitsverslagen voor het Kwaliteitskader Forensische Zorg (KKFZ)."""

__version__ = "1.0.0rc1"
