"""The program's CSV as DuckDB and pandas read it without any option: every value is that of the JSON form."""

from __future__ import annotations

import json
import math
import os
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import gaceta

TEXTS = (
    'Pagó 3\nmillones, "por fin", a "Banco, Mayor" 🙂 ayer; y 1.250,50 euros a José "Pepe" Ruiz, director de ACME.',
    "=SUM(1)+1 costó 30 €, -5 € y 0,85 € en 2024 🙂🙂; null y NULL no son nada.\r\n'Ana Ruiz' calló.",
    "",
    "Fue el 3 de mayo de 2024 en Madrid.",
)


@pytest.fixture(scope="module")
def written(corpus: list[gaceta.Article], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """The CSV of many articles, and the rows that it should have by their JSON form."""
    program = os.environ.get("GACETA_PROGRAM")
    if not program:
        pytest.skip("GACETA_PROGRAM does not name the sample program")
    articles: list[dict[str, Any]] = [{"id": f'a "{i}", 🙂\nb', "text": text, "country": "ES"} for i, text in enumerate(TEXTS)]
    articles += [{"id": article.id, "text": article.text, "country": article.country} for article in corpus]
    lines = "".join(json.dumps(article) + "\n" for article in articles)

    def run(form: str) -> str:
        command = [program, "--input", "ndjson", "--format", form, "-"]
        return subprocess.run(command, input=lines.encode(), capture_output=True, check=True).stdout.decode()

    path = tmp_path_factory.mktemp("csv") / "mentions.csv"
    path.write_bytes(run("csv").encode())
    return path, [row for line in run("ndjson").splitlines() for row in _rows(json.loads(line))]


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [{"kind": kind, **mention} for kind, key in (("money", "money"), ("date", "dates")) for mention in document[key]]
    for kind, key in (("person", "people"), ("organization", "organizations"), ("place", "places")):
        for entry in document[key]:
            rows += [{"kind": kind, "name": entry["name"], **mention} for mention in entry["mentions"]]
    rows += document["outside"]
    return [{"document": document["id"], **row} for row in rows]


def _by_place(rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {(row["document"], row["start"], row["end"], row["kind"]): row for row in rows}


def _check(read: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    assert len(read) == len(expected)
    found = _by_place(read)
    for place, row in _by_place(expected).items():
        for name in ("text", "name", "zone", "currency", "modifier", "grain", "first", "last"):
            value = found[place][name]
            missing = value is None or value != value  # pandas has NaN for an empty field
            assert (None if missing else str(value)) == row.get(name), (place, name)
        for bound in ("min", "max"):
            amount, value = row.get(bound), found[place][bound]
            if amount is None:
                assert value is None or math.isnan(value)
            else:
                # Both read numbers as binary floating point where one has decimals: 15 digits are right.
                assert Decimal(f"{value:.15g}") == Decimal(f"{Decimal(amount):.15g}")


def test_pandas_reads_it_without_options(written: tuple[Path, list[dict[str, Any]]]) -> None:
    pandas = pytest.importorskip("pandas")
    path, expected = written
    _check(pandas.read_csv(path).to_dict("records"), expected)


def test_duckdb_reads_it_without_options(written: tuple[Path, list[dict[str, Any]]]) -> None:
    duckdb = pytest.importorskip("duckdb")
    path, expected = written
    relation = duckdb.sql(f"SELECT * FROM '{path}'")
    rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    _check(rows, expected)
