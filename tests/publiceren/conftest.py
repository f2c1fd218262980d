"""The tiny dossier of the runs serves for what is published of it."""

from tests.uitvoeren.conftest import dossier

__all__ = ["dossier"]
