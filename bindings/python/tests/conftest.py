"""What the tests share: the articles of the project's own corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import gaceta

GOLD = Path(__file__).resolve().parents[3] / "corpus" / "gold"


@pytest.fixture(scope="session")
def corpus() -> list[gaceta.Article]:
    articles = [
        gaceta.Article(
            text=document["text"], id=document["id"], published=document["published"], country=document["country"]
        )
        for file in sorted(GOLD.glob("*.json"))
        for document in json.loads(file.read_text(encoding="utf-8"))
    ]
    assert len(articles) > 50
    return articles
