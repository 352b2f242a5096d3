"""The Spark job gives the rows of one process: from Parquet and NDJSON, with an executor killed, started again after an
end in the middle."""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import gaceta
import pyarrow
import pyarrow.dataset
import pyarrow.parquet
import pytest
import spark_extract
from pyspark.sql import SparkSession

Article = dict[str, str | None]
Row = tuple[object, ...]

FILES = 20


def expected_rows(articles: list[Article], settings: spark_extract.Settings) -> Counter[Row]:
    """The rows that one process finds, by gaceta alone."""
    extractor = gaceta.Extractor(kinds=settings.kinds, zones=settings.zones)
    documents = extractor.extract_many(articles, country=settings.country, strict=False)
    return rows_of(gaceta.to_arrow(documents).drop_columns(["document"]))


def rows_of(table: pyarrow.Table) -> Counter[Row]:
    """The rows, each with its month, and how often each is there."""
    count: Counter[Row] = Counter()
    names = [name for name in table.schema.names if name not in ("month", "step")]
    for row in table.to_pylist():
        month = row["published"].strftime("%Y-%m") if row["published"] else "unknown"
        if "month" in row:
            assert row["month"] == month
        count[(month, *(row[name] for name in names))] += 1
    return count


def written_rows(output: Path) -> Counter[Row]:
    """The rows of the output, read as any program would, without Spark."""
    partitions = pyarrow.dataset.partitioning(
        pyarrow.schema([("month", pyarrow.string()), ("step", pyarrow.string())]), flavor="hive"
    )
    return rows_of(pyarrow.dataset.dataset(output, format="parquet", partitioning=partitions).to_table())


def write_ndjson(folder: Path, articles: list[Article], files: int = FILES) -> Path:
    folder.mkdir(parents=True)
    for number in range(files):
        with (folder / f"part-{number:03}.ndjson").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles[number::files])
    return folder


def write_parquet(folder: Path, articles: list[Article]) -> Path:
    folder.mkdir(parents=True)
    for number in range(FILES):
        pyarrow.parquet.write_table(
            pyarrow.Table.from_pylist(articles[number::FILES]), folder / f"part-{number:03}.parquet", row_group_size=100
        )
    return folder


SETTINGS = spark_extract.Settings(country="MX")


@pytest.fixture(scope="module")
def expected(articles: list[Article]) -> Counter[Row]:
    rows = expected_rows(articles, SETTINGS)
    assert rows.total() > 100_000
    return rows


def executors() -> list[int]:
    """The executor processes that descend from this test."""
    parents, found = {}, []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text()
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
            if b"CoarseGrainedExecutorBackend" in command:
                found.append(int(folder.name))

    def is_ours(process: int) -> bool:
        while process > 1:
            if process == os.getpid():
                return True
            process = parents.get(process, 0)
        return False

    return [process for process in found if is_ours(process)]


def events(spark: SparkSession, name: str) -> int:
    """How often an event of that name stands in the application's log."""
    folder = Path((spark.conf.get("spark.eventLog.dir") or "").removeprefix("file:"))
    return sum(
        f'"Event":"{name}"' in line
        for log in folder.rglob("*")
        if log.is_file()
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines()
    )


def test_parquet_with_an_executor_killed_gives_the_rows_of_one_process(
    spark: SparkSession, articles: list[Article], expected: Counter[Row], tmp_path: Path
) -> None:
    source, output = write_parquet(tmp_path / "articles", articles), tmp_path / "mentions"
    killed: list[int] = []

    def kill_one_at_work() -> None:
        # Once tasks have ended and others run, so that finished and unfinished work is lost.
        tracker = spark.sparkContext.statusTracker()
        while not killed:
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                if info and info.numCompletedTasks >= 2 and info.numActiveTasks >= 1:
                    victim = executors()[0]
                    os.kill(victim, signal.SIGKILL)
                    killed.append(victim)
                    return
            time.sleep(0.005)

    before = events(spark, "SparkListenerExecutorRemoved")
    killer = threading.Thread(target=kill_one_at_work, daemon=True)
    killer.start()
    todo = spark_extract.run(spark, str(source), str(output), SETTINGS)
    killer.join(timeout=5)

    assert killed, "the job ended before an executor could be killed"
    assert killed[0] not in executors()
    assert len(todo.steps) == 1
    assert written_rows(output) == expected
    assert events(spark, "SparkListenerExecutorRemoved") == before + 1


def test_ndjson_in_steps_gives_the_rows_of_one_process(
    spark: SparkSession, articles: list[Article], expected: Counter[Row], tmp_path: Path
) -> None:
    source, output = write_ndjson(tmp_path / "articles", articles), tmp_path / "mentions"
    size = sum(file.stat().st_size for file in source.iterdir())
    todo = spark_extract.run(spark, str(source), str(output), SETTINGS, step_bytes=size // 3)
    assert len(todo.steps) >= 3
    assert written_rows(output) == expected
    months = {folder.name for folder in output.iterdir() if folder.name.startswith("month=")}
    assert {"month=2024-01", "month=2025-12", "month=unknown"} <= months
    assert spark.read.parquet(str(output)).where("month = '2025-03'").count() == sum(
        count for row, count in expected.items() if row[0] == "2025-03"
    )


def test_a_second_run_does_nothing_and_new_changed_and_lost_files_are_seen(
    spark: SparkSession, articles: list[Article], tmp_path: Path
) -> None:
    some = articles[:400]
    source, output = write_ndjson(tmp_path / "articles", some, files=4), tmp_path / "mentions"

    def run() -> spark_extract.Plan:
        return spark_extract.run(spark, str(source), str(output), SETTINGS, step_bytes=1)

    assert len(run().steps) == 4
    again = run()
    assert (again.steps, again.undo, again.done) == ([], [], 4)

    write_ndjson(tmp_path / "more", articles[400:500], files=1).joinpath("part-000.ndjson").rename(source / "new.ndjson")
    changed = source / "part-001.ndjson"
    lines = changed.read_text(encoding="utf-8").splitlines(keepends=True)
    changed.write_text("".join(lines[:50]), encoding="utf-8")
    third = run()
    assert (len(third.steps), len(third.undo), third.done) == (2, 1, 3)
    left = [article for number in range(4) for article in some[number::4][: 50 if number == 1 else None]]
    assert written_rows(output) == expected_rows(left + articles[400:500], SETTINGS)


def test_what_an_ended_run_left_behind_is_taken_away(
    spark: SparkSession, articles: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = articles[:400]
    source, output = write_ndjson(tmp_path / "articles", some, files=4), tmp_path / "mentions"
    write = spark_extract.Store.write
    written = 0

    def write_until_the_power_fails(self: spark_extract.Store, name: str, text: str) -> None:
        nonlocal written
        written += name.endswith(".json")
        if written == 3:
            raise KeyboardInterrupt
        write(self, name, text)

    # The third step's rows are written when the run ends, and its record is not.
    with monkeypatch.context() as patch:
        patch.setattr(spark_extract.Store, "write", write_until_the_power_fails)
        with pytest.raises(KeyboardInterrupt):
            spark_extract.run(spark, str(source), str(output), SETTINGS, step_bytes=1)
    assert written_rows(output) == expected_rows([a for n in range(3) for a in some[n::4]], SETTINGS)

    # Between the two, a file came that changes how the rest is put together.
    write_ndjson(tmp_path / "more", articles[400:420], files=1).joinpath("part-000.ndjson").rename(source / "a.ndjson")
    rest = spark_extract.run(spark, str(source), str(output), SETTINGS)
    assert (len(rest.steps), len(rest.undo), rest.done) == (1, 1, 2)
    assert written_rows(output) == expected_rows(some + articles[400:420], SETTINGS)


def test_other_settings_and_missing_columns_are_told(
    spark: SparkSession, articles: list[Article], tmp_path: Path
) -> None:
    source, output = write_ndjson(tmp_path / "articles", articles[:10], files=1), tmp_path / "mentions"
    spark_extract.run(spark, str(source), str(output), SETTINGS)
    with pytest.raises(ValueError, match="--output: .* was made with other settings"):
        spark_extract.run(spark, str(source), str(output), spark_extract.Settings(country="ES"))
    with pytest.raises(FileNotFoundError, match="--input: there is no .*nowhere"):
        spark_extract.run(spark, str(tmp_path / "nowhere"), str(tmp_path / "out"))
    bare = tmp_path / "bare.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"body": ["x"]}), bare)
    with pytest.raises(ValueError, match="--input: there is no column 'text' in .*bare.parquet, only body"):
        spark_extract.run(spark, str(bare), str(tmp_path / "out"))


def test_columns_of_other_types_are_read(spark: SparkSession, tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"text": "Pagó ayer 30 euros.", "id": 1, "published": datetime.date(2025, 11, 4), "x": [1]},
        {"text": "Pagó ayer 40 euros.", "id": 2, "published": None, "x": []},
    ]
    source, output = tmp_path / "articles.parquet", tmp_path / "mentions"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), source)
    spark_extract.run(spark, str(source), str(output))
    dates = spark.read.parquet(str(output)).where("kind = 'date'").orderBy("id")
    assert [(row.id, row.value, row.month) for row in dates.collect()] == [
        ("1", "2025-11-03", "2025-11"),
        ("2", None, "unknown"),
    ]


def test_the_job_runs_by_spark_submit(articles: list[Article], tmp_path: Path) -> None:
    source, output = write_ndjson(tmp_path / "articles", articles[:50], files=1), tmp_path / "mentions"
    job = [sys.executable, spark_extract.__file__, "--input", str(source), "--output", str(output)]
    environment = os.environ | {"PYSPARK_SUBMIT_ARGS": "--master local[1] pyspark-shell"}
    run = subprocess.run([*job, "--country", "mx"], env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "1 files read, 0 were done before" in run.stderr
    assert written_rows(output) == expected_rows(articles[:50], SETTINGS)
    for wrong, message in ((["--kinds", "monies"], "--kinds: 'monies' is none of"), (["--country", "XX"], "'XX' is no")):
        run = subprocess.run([*job, *wrong], env=environment, capture_output=True, text=True)
        assert run.returncode == 2
        assert message in run.stderr
