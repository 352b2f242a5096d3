"""A Spark job: reads Parquet or NDJSON of articles, writes Parquet of their mentions, partitioned by month.

    spark-submit spark_extract.py --input articles/ --output mentions/ [--country MX] [--kinds money,organizations]

The articles have a column `text` and, where they are, `id`, `title`, `published`, `country` and `url`. Files that end in
.parquet are Parquet, all others NDJSON (.gz and the like included). The rows are those of `gaceta.to_arrow`, with a column
`month` (`2025-11`, or `unknown`): the month of publication. gaceta and pyarrow must be installed where the executors run.

Restartable: the input is taken in steps of some files each. A step is recorded under `mentions/_steps` once its rows are
written. Started again, after an end of any kind, the job takes away what an unrecorded step left behind and goes on with
the files that no step has recorded, those that came since among them. A file that changed since it was read is read again.
All of this goes through Hadoop's file systems, so the folders may be on HDFS or in an object store.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

import gaceta
import pyarrow
from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema

ARTICLE_COLUMNS = ("text", "id", "title", "published", "country", "url")
STEP_BYTES = 1 << 30


@dataclass(frozen=True)
class Settings:
    """What the rows depend on beside the input. A run with other settings does not go on where one with these ended."""

    country: str | None = None
    kinds: tuple[gaceta.Kind, ...] = gaceta.DEFAULT_KINDS
    zones: tuple[gaceta.Zone, ...] = gaceta.DEFAULT_ZONES

    def as_json(self) -> dict[str, Any]:
        return {
            "version": gaceta.__version__,
            "country": self.country,
            "kinds": list(self.kinds),
            "zones": list(self.zones),
        }


@dataclass(frozen=True)
class File:
    """A file of the input. `stamp` tells one content from another."""

    path: str
    bytes: int
    stamp: str


@dataclass(frozen=True)
class Step:
    """The files that are read together; rows carry its name in their file's path."""

    name: str
    files: tuple[File, ...]


@dataclass
class Plan:
    """What a run has to do."""

    steps: list[Step]
    undo: list[str] = field(default_factory=list)
    """Names of steps whose rows go away first: unfinished ones, and those that read a file that has changed."""
    done: int = 0
    """Files that need nothing."""


class Store:
    """The folder of the output, and of the input, through Hadoop's file systems."""

    def __init__(self, spark: SparkSession, output: str) -> None:
        context: Any = spark.sparkContext
        self._jvm = context._jvm
        self._configuration = context._jsc.hadoopConfiguration()
        self.output = output.rstrip("/")

    def input_files(self, path: str) -> list[File]:
        """The files at or under `path`, by path; without those that Hadoop calls hidden (`_…`, `.…`)."""
        root = self._path(path)
        system = root.getFileSystem(self._configuration)
        if not system.exists(root):
            raise FileNotFoundError(f"--input: there is no {path}")
        files = []
        found = system.listFiles(root, True)
        while found.hasNext():
            status = found.next()
            if not status.getPath().getName().startswith(("_", ".")):
                stamp = f"{status.getLen()}:{status.getModificationTime()}"
                files.append(File(status.getPath().toString(), status.getLen(), stamp))
        return sorted(files, key=lambda file: file.path)

    def read(self, name: str) -> str | None:
        """The text of a file of the output; None where there is none."""
        path = self._path(name, inside=True)
        system = path.getFileSystem(self._configuration)
        if not system.exists(path):
            return None
        stream = system.open(path)
        try:
            return bytes(self._jvm.org.apache.commons.io.IOUtils.toByteArray(stream)).decode()
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        """Writes a file of the output; it is there in whole or not at all."""
        path = self._path(name, inside=True)
        started = self._path(name + ".started", inside=True)
        system = path.getFileSystem(self._configuration)
        stream = system.create(started, True)
        try:
            stream.write(text.encode())
        finally:
            stream.close()
        if not system.rename(started, path):
            raise OSError(f"{path.toString()} could not be written")

    def names(self, pattern: str) -> list[str]:
        """The paths of the output that match, from its root."""
        root = self._path(self.output)
        system = root.getFileSystem(self._configuration)
        found = system.globStatus(self._path(pattern, inside=True)) or []
        whole = system.makeQualified(root).toString()
        return sorted(status.getPath().toString()[len(whole) + 1 :] for status in found)

    def delete(self, name: str) -> None:
        path = self._path(name, inside=True)
        path.getFileSystem(self._configuration).delete(path, True)

    def _path(self, name: str, *, inside: bool = False) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(f"{self.output}/{name}" if inside else name)


def plan(store: Store, files: list[File], step_bytes: int) -> Plan:
    """Compares the input with what the output has recorded."""
    stamps = {file.path: file.stamp for file in files}
    recorded: dict[str, str] = {}  # the path of a file → its step
    undo = []
    for name in store.names("_steps/*.json"):
        step = name.removeprefix("_steps/").removesuffix(".json")
        read = json.loads(store.read(name) or "{}")["files"]
        if any(stamps.get(path, stamp) != stamp for path, stamp in read.items()):
            undo.append(step)
        else:
            recorded |= dict.fromkeys(read, step)
    kept = set(recorded.values())
    for name in store.names("month=*/step=*"):
        step = name.partition("/step=")[2]
        if step not in kept and step not in undo:
            undo.append(step)
    todo = [file for file in files if file.path not in recorded]
    return Plan(steps=list(_steps(todo, step_bytes)), undo=undo, done=len(files) - len(todo))


def _steps(files: Iterable[File], step_bytes: int) -> Iterator[Step]:
    together: list[File] = []
    size = 0
    for file in files:
        if together and size + file.bytes > step_bytes:
            yield _step(together)
            together, size = [], 0
        together.append(file)
        size += file.bytes
    if together:
        yield _step(together)


def _step(files: list[File]) -> Step:
    digest = hashlib.sha256("\n".join(f"{file.path} {file.stamp}" for file in files).encode())
    return Step(digest.hexdigest()[:16], tuple(files))


def undo(store: Store, step: str) -> None:
    """Takes a step's rows away. Its record goes first: without it, the rows count as left behind."""
    store.delete(f"_steps/{step}.json")
    for name in store.names(f"month=*/step={step}"):
        store.delete(name)


def read_articles(spark: SparkSession, files: Iterable[File]) -> DataFrame:
    """The articles of the files, with the columns that gaceta reads, as strings."""
    paths = [file.path for file in files]
    parquet = [path for path in paths if path.endswith(".parquet")]
    ndjson = [path for path in paths if not path.endswith(".parquet")]
    frames = _read_parquet(spark, parquet) if parquet else []
    if ndjson:
        schema = ", ".join(f"{column} string" for column in ARTICLE_COLUMNS)
        frames.append(spark.read.schema(schema).json(ndjson))
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.unionByName(frame)
    return whole


def _read_parquet(spark: SparkSession, paths: list[str]) -> list[DataFrame]:
    """The files as one frame, or as one each where their columns have other types from file to file."""
    try:
        read = spark.read.option("mergeSchema", "true").parquet(*paths)
    except (Py4JJavaError, PySparkException) as error:
        if len(paths) == 1 or "CANNOT_MERGE" not in str(error):
            raise
        return [frame for path in paths for frame in _read_parquet(spark, [path])]
    if "text" not in read.columns:
        raise ValueError(f"--input: there is no column 'text' in {paths[0]}, only {', '.join(read.columns)}")
    return [read.select(*(_as_string(read, column) for column in ARTICLE_COLUMNS))]


def _as_string(frame: DataFrame, column: str) -> Column:
    return (sql.col(column) if column in frame.columns else sql.lit(None)).cast("string").alias(column)


def extract_mentions(articles: DataFrame, settings: Settings) -> DataFrame:
    """One row for each mention of the articles, and its month."""
    schema = from_arrow_schema(_mention_schema())

    def extract(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        # Made in the executor, once for each partition: some milliseconds.
        extractor = gaceta.Extractor(kinds=settings.kinds, zones=settings.zones)
        for mentions in gaceta.extract_batches(batches, extractor=extractor, country=settings.country):
            yield mentions.select(_mention_schema().names)

    month = sql.coalesce(sql.date_format("published", "yyyy-MM"), sql.lit("unknown"))
    return articles.mapInArrow(extract, schema).withColumn("month", month)


def _mention_schema() -> pyarrow.Schema:
    """gaceta's own, without the number of the article, which means nothing where many machines count."""
    return pyarrow.schema([f for f in gaceta.arrow_schema() if f.name != "document"])


def run(
    spark: SparkSession, source: str, output: str, settings: Settings = Settings(), step_bytes: int = STEP_BYTES
) -> Plan:
    """Does what is left to do; returns what that was."""
    store = Store(spark, output)
    wanted = json.dumps(settings.as_json(), sort_keys=True)
    made = store.read("_steps/settings")
    if made is not None and made != wanted:
        raise ValueError(f"--output: {output} was made with other settings ({made}); choose another folder")
    todo = plan(store, store.input_files(source), step_bytes)
    if made is None:
        store.write("_steps/settings", wanted)
    for name in todo.undo:
        undo(store, name)
    for number, step in enumerate(todo.steps, 1):
        _say(f"step {number} of {len(todo.steps)}: {len(step.files)} files")
        mentions = extract_mentions(read_articles(spark, step.files), settings).withColumn("step", sql.lit(step.name))
        # Appended, not overwritten: what an earlier attempt at this step may have left is gone since undo().
        mentions.write.mode("append").partitionBy("month", "step").parquet(output)
        record = {
            "files": {file.path: file.stamp for file in step.files},
            "written": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        }
        store.write(f"_steps/{step.name}.json", json.dumps(record))
    return todo


def _say(message: str) -> None:
    print(f"spark_extract: {message}", file=sys.stderr)


def _names(known: tuple[str, ...]) -> Any:
    def read(value: str) -> tuple[str, ...]:
        names = tuple(name.strip() for name in value.split(","))
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"'{name}' is none of {', '.join(known)}")
        return names

    return read


def _country(value: str) -> str:
    try:
        return gaceta.extract("", country=value).country or value
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the mentions of Spanish news articles as Parquet, by month.")
    parser.add_argument("--input", required=True, help="a file or folder of Parquet or NDJSON")
    parser.add_argument("--output", required=True, help="the folder of Parquet to write or to go on with")
    parser.add_argument("--country", type=_country, metavar="CC", help="for articles that do not bring theirs")
    parser.add_argument("--kinds", type=_names(get_args(gaceta.Kind)), default=gaceta.DEFAULT_KINDS)
    parser.add_argument("--zones", type=_names(get_args(gaceta.Zone)), default=gaceta.DEFAULT_ZONES)
    parser.add_argument("--step-bytes", type=int, default=STEP_BYTES, help="input read in one step (1 GiB)")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("gaceta").getOrCreate()
    try:
        settings = Settings(arguments.country, arguments.kinds, arguments.zones)
        todo = run(spark, arguments.input, arguments.output, settings, arguments.step_bytes)
    except (ValueError, FileNotFoundError) as error:
        parser.error(str(error))
    finally:
        spark.stop()
    _say(f"{sum(len(step.files) for step in todo.steps)} files read, {todo.done} were done before")


if __name__ == "__main__":
    main()
