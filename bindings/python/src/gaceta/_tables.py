"""Documents as tables, for pandas and Arrow. Both packages are imported only when asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, get_args

from gaceta._extractor import Extractor, shared_extractor
from gaceta._types import ArticleLike, Document, Mention, encodable

if TYPE_CHECKING:
    import pandas
    import pyarrow

TableName: TypeAlias = Literal["mentions", "roles", "documents"]
Amounts: TypeAlias = Literal["decimal128", "string"]

# decimal128(38, 18) has room for twenty digits before the point, and for every digit that a gaceta amount can have
# behind it.
_PRECISION, _SCALE = 38, 18


class Column(NamedTuple):
    """A column: its name, its type, and whether every row has a value."""

    name: str
    type: Literal["int", "string", "strings", "date", "bool", "amount"]
    required: bool = False


MENTIONS = (
    Column("document", "int", required=True),
    Column("id", "string"),
    Column("published", "date"),
    Column("country", "string"),
    Column("kind", "string", required=True),
    Column("outside", "bool", required=True),
    Column("zone", "string", required=True),
    Column("start", "int", required=True),
    Column("end", "int", required=True),
    Column("text", "string", required=True),
    Column("name", "string"),
    Column("acronym", "string"),
    Column("value", "string"),
    Column("first", "date"),
    Column("last", "date"),
    Column("grain", "string"),
    Column("min", "amount"),
    Column("max", "amount"),
    Column("currency", "string"),
    Column("modifier", "string"),
    Column("implicit", "bool"),
    Column("vague", "bool"),
)

ROLES = (
    Column("document", "int", required=True),
    Column("id", "string"),
    Column("published", "date"),
    Column("person", "string", required=True),
    Column("title", "string"),
    Column("organization", "string"),
    Column("organization_name", "string"),
    Column("former", "bool", required=True),
    Column("start", "int", required=True),
    Column("end", "int", required=True),
    Column("text", "string", required=True),
)

DOCUMENTS = (
    Column("document", "int", required=True),
    Column("id", "string"),
    Column("published", "date"),
    Column("published_from", "string"),
    Column("country", "string"),
    Column("country_from", "string"),
    Column("url", "string"),
    Column("notes", "strings", required=True),
    Column("error", "string"),
)


def _mention_rows(number: int, document: Document) -> Iterator[tuple[object, ...]]:
    head = (number, _id(document), document.published, document.country)

    def place(kind: str, m: Mention, outside: bool = False) -> tuple[object, ...]:
        return (*head, kind, outside, m.zone, m.start, m.end, m.text)

    no_name = (None, None)
    no_date = (None, None, None, None)
    no_amount = (None, None, None, None, None, None)
    for m in document.money:
        amount = (m.min, m.max, m.currency, m.modifier, m.implicit, m.vague)
        yield place("money", m) + no_name + no_date + amount
    for d in document.dates:
        date = (d.value, d.first, d.last, d.grain)
        yield place("date", d) + no_name + date + (None, None, None, d.modifier, None, None)
    for person in document.people:
        for mention in person.mentions:
            yield place("person", mention) + (person.name, None) + no_date + no_amount
    for organization in document.organizations:
        for mention in organization.mentions:
            yield place("organization", mention) + (organization.name, organization.acronym) + no_date + no_amount
    for entry in document.places:
        for mention in entry.mentions:
            yield place("place", mention) + (entry.name, None) + no_date + no_amount
    for name in document.outside:
        yield place(name.kind, name, outside=True) + (name.name, None) + no_date + no_amount
    for kind, expressions in (("duration", document.durations), ("set", document.sets), ("time", document.times)):
        for e in expressions:
            yield place(kind, e) + no_name + (e.value, None, None, None) + no_amount
    for kind, quantities in (("age", document.ages), ("percentage", document.percentages)):
        for q in quantities:
            yield place(kind, q) + no_name + no_date + (q.min, q.max, None, None, None, None)


def _role_rows(number: int, document: Document) -> Iterator[tuple[object, ...]]:
    for person in document.people:
        for r in person.roles:
            role = (r.title, r.organization, r.organization_name, r.former, r.start, r.end, r.text)
            yield (number, _id(document), document.published, person.name, *role)


def _document_rows(number: int, d: Document) -> Iterator[tuple[object, ...]]:
    yield (
        number,
        _id(d),
        d.published,
        d.published_from,
        d.country,
        d.country_from,
        d.url,
        list(d.notes),
        d.error,
    )


_Rows: TypeAlias = Callable[[int, Document], Iterator[tuple[object, ...]]]
_TABLES: dict[str, tuple[tuple[Column, ...], _Rows]] = {
    "mentions": (MENTIONS, _mention_rows),
    "roles": (ROLES, _role_rows),
    "documents": (DOCUMENTS, _document_rows),
}


def to_pandas(documents: Iterable[Document], *, table: TableName = "mentions") -> pandas.DataFrame:
    """A DataFrame of the Documents: one row a mention, a role or a document.

    Amounts are `decimal.Decimal`, days `datetime64[s]`, strings and booleans pandas' own nullable types. Columns and
    their types are the same for every input, an empty one among them. Needs pandas.
    """
    import pandas

    columns, cells = _cells(documents, table)
    return pandas.DataFrame(
        {column.name: _pandas_column(column, values) for column, values in zip(columns, cells, strict=True)}
    )


def _pandas_column(column: Column, values: list[Any]) -> Any:
    import numpy
    import pandas

    if column.type == "int":
        return pandas.array(values, dtype="int64")
    if column.type == "date":
        return pandas.Series(numpy.array(values, dtype="datetime64[s]"))
    if column.type == "string":
        return pandas.array([_storable(value) for value in values], dtype="string")
    if column.type == "bool":
        return pandas.array(values, dtype="bool" if column.required else "boolean")
    return pandas.Series(values, dtype="object")


def arrow_schema(*, table: TableName = "mentions", amounts: Amounts = "decimal128") -> pyarrow.Schema:
    """The schema of `to_arrow` and `extract_batches`. Needs pyarrow."""
    import pyarrow

    _check(table, "table", get_args(TableName))
    _check(amounts, "amounts", get_args(Amounts))
    types = {
        "int": pyarrow.int64(),
        "string": pyarrow.string(),
        "strings": pyarrow.list_(pyarrow.string()),
        "date": pyarrow.date32(),
        "bool": pyarrow.bool_(),
        "amount": pyarrow.decimal128(_PRECISION, _SCALE) if amounts == "decimal128" else pyarrow.string(),
    }
    return pyarrow.schema(
        [
            pyarrow.field(column.name, types[column.type], nullable=not column.required)
            for column in _TABLES[table][0]
        ]
    )


def to_arrow(
    documents: Iterable[Document], *, table: TableName = "mentions", amounts: Amounts = "decimal128"
) -> pyarrow.Table:
    """A pyarrow Table of the Documents: one row a mention, a role or a document, by a fixed schema (`arrow_schema`).

    amounts: `decimal128` has the type decimal128(38, 18); an amount of 10**20 or more, which it can't hold, is null.
        `string` holds every amount. Nothing is ever rounded.

    Needs pyarrow.
    """
    import pyarrow

    schema = arrow_schema(table=table, amounts=amounts)
    return pyarrow.Table.from_batches([_arrow_batch(documents, table, schema)], schema=schema)


def extract_batches(
    batches: Iterable[pyarrow.RecordBatch],
    *,
    extractor: Extractor | None = None,
    table: TableName = "mentions",
    amounts: Amounts = "decimal128",
    published: datetime.date | str | None = None,
    country: str | None = None,
    jobs: int | None = 1,
    strict: bool = False,
) -> Iterator[pyarrow.RecordBatch]:
    """Reads record batches of articles and yields one record batch of the table for each: the shape of Spark's
    `mapInArrow`, of a pyarrow dataset and of DuckDB's readers.

    The columns read are `text` and, where they are, `id`, `title`, `published`, `country` and `url`; others are left
    alone. `published`, `country`, `jobs` and `strict` are those of `extract_many`. `document` counts from the first row of
    the first batch. Needs pyarrow.
    """
    schema = arrow_schema(table=table, amounts=amounts)
    used = shared_extractor() if extractor is None else extractor
    if not isinstance(used, Extractor):
        raise TypeError(f"extractor must be an Extractor, not {type(used).__qualname__}")

    def read(articles: Iterable[ArticleLike]) -> Iterator[Document]:
        return used.extract_many(articles, published=published, country=country, jobs=jobs, strict=strict)

    read([])  # a wrong argument is told now, not with the first batch
    return _extract_batches(batches, read, table, schema)


def _extract_batches(
    batches: Iterable[pyarrow.RecordBatch],
    read: Callable[[Iterable[ArticleLike]], Iterator[Document]],
    table: TableName,
    schema: pyarrow.Schema,
) -> Iterator[pyarrow.RecordBatch]:
    first = 0
    for number, batch in enumerate(batches):
        if "text" not in batch.schema.names:
            raise ValueError(f"batches[{number}]: there is no column 'text', only {', '.join(batch.schema.names)}")
        articles: Iterable[ArticleLike] = batch.select(
            [name for name in batch.schema.names if name in ("text", "id", "title", "published", "country", "url")]
        ).to_pylist()
        yield _arrow_batch(read(articles), table, schema, first)
        first += batch.num_rows


def _arrow_batch(
    documents: Iterable[Document], table: TableName, schema: pyarrow.Schema, first: int = 0
) -> pyarrow.RecordBatch:
    import pyarrow

    columns, cells = _cells(documents, table, first)
    arrays = []
    for column, values, field in zip(columns, cells, schema, strict=True):
        if column.type == "amount":
            values = _amounts(values, exact=pyarrow.types.is_decimal(field.type))
        elif column.type == "string":
            values = [_storable(value) for value in values]
        arrays.append(pyarrow.array(values, type=field.type))
    return pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


def _amounts(values: list[Any], *, exact: bool) -> list[Any]:
    if not exact:
        return [None if value is None else format(value, "f") for value in values]
    return [None if value is None or not _fits(value) else value for value in values]


def _fits(amount: Decimal) -> bool:
    return amount.adjusted() < _PRECISION - _SCALE


def _cells(documents: Iterable[Document], table: str, first: int = 0) -> tuple[tuple[Column, ...], list[list[Any]]]:
    """The columns of a table, and for each the list of its values."""
    _check(table, "table", get_args(TableName))
    columns, rows = _TABLES[table]
    cells: list[list[Any]] = [[] for _ in columns]
    for number, document in enumerate(documents, first):
        if not isinstance(document, Document):
            raise TypeError(f"documents[{number}] must be a Document, not {type(document).__qualname__}")
        for row in rows(number, document):
            for values, value in zip(cells, row, strict=True):
                values.append(value)
    return columns, cells


def _id(document: Document) -> str | None:
    return None if document.id is None else str(document.id)


def _storable(text: str | None) -> str | None:
    return None if text is None else encodable(text)


def _check(value: object, name: str, known: tuple[str, ...]) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__qualname__}")
    if value not in known:
        raise ValueError(f"{name}: {value!r} is none of {', '.join(known)}")


