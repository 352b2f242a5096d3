"""The wheel stands alone: run where it alone is installed, with GACETA_TEST_WHEEL=1 (`./dev python` does)."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

import gaceta

pytestmark = pytest.mark.skipif(os.environ.get("GACETA_TEST_WHEEL") != "1", reason="GACETA_TEST_WHEEL is not 1")

LIBRARIES = ("libicuuc", "libicudata", "libre2")


def test_the_shared_libraries_in_use_are_those_of_the_wheel() -> None:
    gaceta.extract("Pagó 30 euros.")
    carried = Path(gaceta.__file__).parent.parent / "gaceta.libs"
    used = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "/" in line}
    for library in LIBRARIES:
        found = [path for path in used if Path(path).name.startswith(library)]
        assert found, library
        assert {Path(path).parent for path in found} == {carried}, library


def test_nothing_else_is_needed() -> None:
    for package in ("numpy", "pandas", "pyarrow"):
        assert importlib.util.find_spec(package) is None
    with pytest.raises(ModuleNotFoundError, match="pandas"):
        gaceta.to_pandas([])
    with pytest.raises(ModuleNotFoundError, match="pyarrow"):
        gaceta.to_arrow([])
