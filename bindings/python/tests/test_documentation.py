"""The examples of the documentation and of the docstrings give what they say."""

from __future__ import annotations

import datetime
import doctest
import os
import re
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

import gaceta
from gaceta import _extractor

PROJECT = Path(__file__).resolve().parents[3]
NAMES = {"datetime": datetime, "Decimal": Decimal, "gaceta": gaceta, "KnownName": gaceta.KnownName}


def test_the_examples_of_the_docstrings() -> None:
    for module in (gaceta, _extractor):
        assert doctest.testmod(module, extraglobs=NAMES).failed == 0


@pytest.mark.parametrize(("page", "examples"), [("docs/python.md", 15), ("README.md", 4), ("bindings/python/README.md", 4)])
def test_the_examples_of_the_pages(page: str, examples: int) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    result = doctest.testfile(str(PROJECT / page), module_relative=False, globs=NAMES, optionflags=doctest.ELLIPSIS)
    assert result.attempted >= examples
    assert result.failed == 0


def test_the_examples_of_reading_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pandas")
    program = os.environ.get("GACETA_PROGRAM")
    if not program:
        pytest.skip("GACETA_PROGRAM does not name the sample program")
    page = PROJECT / "docs" / "output.md"
    article = re.search(r"^```text nota.txt\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
    assert article
    monkeypatch.chdir(tmp_path)
    Path("nota.txt").write_text(article[1], encoding="utf-8")
    with open("mentions.csv", "wb") as out:
        subprocess.run([program, "nota.txt", "--country", "MX", "--format", "csv"], stdout=out, check=True)
    result = doctest.testfile(str(page), module_relative=False)
    assert (result.attempted >= 3, result.failed) == (True, 0)
