"""The JSON form: that of the command line, told by its schema."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

import gaceta
from gaceta import _native

SCHEMA = Path(__file__).resolve().parents[3] / "schema" / "gaceta-1.schema.json"


def test_a_document_is_one_line_with_every_key() -> None:
    document = gaceta.extract("Pagó «30 €»\nayer.", published="2025-11-04", country="ES", id="a")
    line = document.to_json()
    assert "\n" not in line and "«30" not in line and '"30 €"' in line
    form = json.loads(line)
    assert form == document.to_dict()
    assert form["money"] == [
        {
            "start": 6,
            "end": 10,
            "text": "30 €",
            "min": "30",
            "max": "30",
            "currency": "EUR",
            "modifier": None,
            "implicit": False,
            "vague": False,
            "zone": "body",
        }
    ]
    assert list(form) == [
        *("gaceta", "version", "id", "published", "published_from", "country", "country_from", "encoding", "notes"),
        *("money", "dates", "people", "organizations", "places", "outside"),
    ]
    assert (form["gaceta"], form["version"], form["published"]) == (1, gaceta.__version__, "2025-11-04")
    assert json.loads(document.to_json(text=True))["text"] == "Pagó «30 €»\nayer."


def test_an_amount_has_no_exponent() -> None:
    (money,) = gaceta.extract("Son 30 trillones de pesos.", country="MX").to_dict()["money"]
    assert money["min"] == "30000000000000000000"


def test_further_kinds_have_a_key_where_they_were_asked_for() -> None:
    form = gaceta.Extractor(kinds=["durations", "percentages"]).extract("Subió un 8,3 %.", country="ES").to_dict()
    assert "ages" not in form and "sets" not in form
    assert form["durations"] == []
    assert [(p["text"], p["min"]) for p in form["percentages"]] == [("8,3 %", "8.3")]


def test_a_document_with_an_error_has_its_own_form() -> None:
    document = dataclasses.replace(gaceta.extract("x", id=7), error="the text is longer than 1 GiB")
    assert document.to_dict() == {"gaceta": 1, "id": 7, "error": "the text is longer than 1 GiB"}


def test_the_form_is_that_of_the_schema(corpus: list[gaceta.Article]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    if not SCHEMA.exists():
        pytest.skip(f"there is no {SCHEMA}")
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for kinds in (gaceta.DEFAULT_KINDS, _native.KINDS):
        for document in gaceta.Extractor(kinds=kinds).extract_many(corpus):
            validator.validate(document.to_dict())
            validator.validate(document.to_dict(text=True))


def test_the_form_is_what_the_command_line_writes(corpus: list[gaceta.Article]) -> None:
    program = os.environ.get("GACETA_PROGRAM")
    if not program:
        pytest.skip("GACETA_PROGRAM does not name the sample program")
    articles = [dataclasses.replace(article, title="Ñandú" if i % 2 else None) for i, article in enumerate(corpus)]
    lines = "".join(json.dumps(_record(article)) + "\n" for article in articles)
    command = [program, "--input", "ndjson", "--format", "ndjson", "--offsets", "codepoint", "-"]
    run = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    written = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(written) == len(articles)
    for article, document, form in zip(articles, gaceta.extract_many(articles), written, strict=True):
        # The program writes the text where it is not the one given: where a title went before it.
        assert json.loads(document.to_json(text=article.title is not None)) == form


def _record(article: gaceta.Article) -> dict[str, Any]:
    record = {name: value for name, value in dataclasses.asdict(article).items() if value is not None}
    assert not isinstance(record.get("published"), datetime.date)
    return record
