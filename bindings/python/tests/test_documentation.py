"""The examples of the documentation and of the docstrings give what they say."""

from __future__ import annotations

import datetime
import doctest
from decimal import Decimal
from pathlib import Path

import pytest

import gaceta
from gaceta import _extractor

DOCS = Path(__file__).resolve().parents[3] / "docs" / "python.md"
NAMES = {"datetime": datetime, "Decimal": Decimal, "gaceta": gaceta, "KnownName": gaceta.KnownName}


def test_the_examples_of_the_docstrings() -> None:
    for module in (gaceta, _extractor):
        assert doctest.testmod(module, extraglobs=NAMES).failed == 0


def test_the_examples_of_the_page() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    result = doctest.testfile(str(DOCS), module_relative=False, globs=NAMES, optionflags=doctest.ELLIPSIS)
    assert result.attempted > 15
    assert result.failed == 0
