"""A Spark cluster of two executor processes on this machine, and the articles that it reads."""

from __future__ import annotations

import itertools
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "examples"))

ARTICLES = 10_000


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    # Executors and their Python workers are processes of their own, as on a cluster; only the network is missing.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    events = tmp_path_factory.mktemp("events")
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("gaceta-test")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.files.maxPartitionBytes", "1m")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "200")
        .config("spark.eventLog.enabled", "true")
        .config("spark.eventLog.compress", "false")
        .config("spark.eventLog.dir", events.as_uri())
        .config("spark.local.dir", str(tmp_path_factory.mktemp("local")))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    session.sparkContext.addPyFile(str(ROOT / "examples" / "spark_extract.py"))
    yield session
    session.stop()


@pytest.fixture(scope="session")
def articles() -> list[dict[str, str | None]]:
    """As many articles as a test of the job needs, all different: the project's own in changing order of paragraphs, on
    days of two years, some without a day, a country or a text."""
    chance = random.Random(2025)
    own = [
        document
        for file in sorted((ROOT / "corpus" / "gold").glob("*.json"))
        for document in json.loads(file.read_text(encoding="utf-8"))
    ]
    made: list[dict[str, str | None]] = []
    for number, document in enumerate(itertools.islice(itertools.cycle(own), ARTICLES)):
        paragraphs = document["text"].split("\n\n")
        chance.shuffle(paragraphs)
        published = f"{chance.choice((2024, 2025))}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        made.append(
            {
                "id": f"a{number}",
                "title": f"Nota {number} del mes: costó {number} euros" if number % 5 == 0 else None,
                "text": None if number % 997 == 5 else "\n\n".join(paragraphs),
                "published": None if number % 50 == 7 else ("30 de febrero" if number % 1000 == 3 else published),
                "country": None if number % 20 == 4 else document["country"],
                "url": f"https://example.com/nota/{number}",
            }
        )
    return made
