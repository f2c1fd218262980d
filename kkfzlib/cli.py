"""The command ``kkfz``: all groups of commands, and how it ends."""

from __future__ import annotations

import sys
from typing import NoReturn

from kkfzlib.dossier import EIGEN_PROJECT
from kkfzlib.foutmelding import uitvoeren
from kkfzlib.opdrachten import begin, maken, schrijven, uitgeven
from kkfzlib.opdrachten.app import app
from kkfzlib.project import onthoud

__all__ = ["app", "begin", "draai", "main", "maken", "schrijven", "uitgeven"]


def draai(argumenten: list[str]) -> int:
    """Run ``kkfz`` with these arguments and return the exit code (0, 1, 2, 3 or 130)."""
    return uitvoeren(lambda: app(args=argumenten, prog_name="kkfz", standalone_mode=False))


def main() -> NoReturn:
    """The command itself."""
    onthoud(EIGEN_PROJECT)
    sys.exit(draai(sys.argv[1:]))
