"""Fixtures of the tests of ``kkfz koppel``."""

from tests.bronnen import bronnen

__all__ = ["bronnen"]
