"""A home of their own for the keys that the tests make."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _eigen_thuis(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    thuis = tmp_path_factory.mktemp("thuis")
    monkeypatch.setenv("HOME", str(thuis))
    return thuis
