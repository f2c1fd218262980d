"""Fixtures of the tests of the examples."""

from tests.bronnen import bronnen

__all__ = ["bronnen"]
