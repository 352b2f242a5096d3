"""Documents as pandas and Arrow tables."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

import gaceta

pandas = pytest.importorskip("pandas")
pyarrow = pytest.importorskip("pyarrow")

TABLES: tuple[gaceta.TableName, ...] = ("mentions", "roles", "documents")
EXTRACTOR = gaceta.Extractor(kinds=["money", "dates", "people", "organizations", "places", "ages", "durations"])
ARTICLE = gaceta.Article(
    "Ana Ruiz, directora de Volkrán, pagó más de 38,5 millones de dólares en octubre.\n\nFoto: Luis Paz/EFE\n",
    id=7,
    published="2025-11-04",
    country="ES",
)


@pytest.fixture(scope="module")
def documents(corpus: list[gaceta.Article]) -> list[gaceta.Document]:
    return list(EXTRACTOR.extract_many([*corpus, ARTICLE]))


def count_of_mentions(document: gaceta.Document) -> int:
    entries = [entry.mentions for entry in document.people]
    entries += [entry.mentions for entry in document.organizations]
    entries += [entry.mentions for entry in document.places]
    lists = (document.money, document.dates, document.outside, document.ages, document.durations, *entries)
    return sum(len(things) for things in lists)


def test_there_is_one_row_for_each_mention_and_it_stands_in_its_text(documents: list[gaceta.Document]) -> None:
    frame = gaceta.to_pandas(documents)
    table = gaceta.to_arrow(documents)
    assert len(frame) == table.num_rows == sum(count_of_mentions(document) for document in documents)
    for row in table.to_pylist():
        assert documents[row["document"]].text[row["start"] : row["end"]] == row["text"]
    assert list(frame.columns) == table.schema.names


def test_a_sum_in_pandas() -> None:
    (row,) = gaceta.to_pandas(EXTRACTOR.extract_many([ARTICLE])).query("kind == 'money'").to_dict("records")
    assert row["id"] == "7"
    assert (row["min"], row["max"], row["currency"]) == (Decimal(38_500_000), Decimal(38_500_000), "USD")
    assert (row["modifier"], row["implicit"], row["vague"], row["outside"]) == ("more_than", False, False, False)
    assert row["published"] == pandas.Timestamp("2025-11-04")
    assert pandas.isna(row["name"])


def test_a_date_in_arrow() -> None:
    rows = gaceta.to_arrow(EXTRACTOR.extract_many([ARTICLE])).to_pylist()
    (row,) = [row for row in rows if row["kind"] == "date"]
    assert (row["value"], row["grain"]) == ("2025-10", "month")
    assert (row["first"], row["last"]) == (datetime.date(2025, 10, 1), datetime.date(2025, 10, 31))
    assert (row["min"], row["implicit"]) == (None, None)


def test_names_of_credits_are_marked_as_outside() -> None:
    frame = gaceta.to_pandas(EXTRACTOR.extract_many([ARTICLE]))
    people = {row.name: row.outside for row in frame[frame["kind"] == "person"][["name", "outside"]].itertuples(index=False)}
    assert people == {"Ana Ruiz": False, "Luis Paz": True}


def test_a_role_is_a_row_of_its_own_table() -> None:
    (row,) = gaceta.to_arrow(EXTRACTOR.extract_many([ARTICLE]), table="roles").to_pylist()
    assert (row["person"], row["title"], row["organization"]) == ("Ana Ruiz", "directora", "Volkrán")
    assert ARTICLE.text[row["start"] : row["end"]] == row["text"]


def test_documents_have_a_table_too(documents: list[gaceta.Document]) -> None:
    table = gaceta.to_arrow(documents, table="documents")
    assert table.num_rows == len(documents)
    assert table.column("published_from").to_pylist()[-1] == "field"
    assert table.column("notes").to_pylist()[-1] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_are_the_same_for_no_documents(documents: list[gaceta.Document], table: gaceta.TableName) -> None:
    assert gaceta.to_arrow([], table=table).schema == gaceta.arrow_schema(table=table)
    assert gaceta.to_arrow(documents, table=table).schema == gaceta.arrow_schema(table=table)
    empty, full = gaceta.to_pandas([], table=table), gaceta.to_pandas(documents, table=table)
    assert len(empty) == 0 and len(full) > 0
    assert list(empty.dtypes.items()) == list(full.dtypes.items())


def test_amounts_are_exact_and_those_that_do_not_fit_are_null() -> None:
    documents = [gaceta.extract("Son 99 trillones de pesos, 0,85 pesos y 100 trillones de pesos.", country="AR")]
    exact = gaceta.to_arrow(documents)
    assert exact.schema.field("min").type == pyarrow.decimal128(38, 18)
    assert exact.column("min").to_pylist() == [Decimal(99 * 10**18), Decimal("0.85"), None]
    strings = gaceta.to_arrow(documents, amounts="string")
    assert strings.column("min").to_pylist() == ["99000000000000000000", "0.85", "100000000000000000000"]


def test_a_lone_surrogate_is_stored_as_the_replacement_character() -> None:
    document = gaceta.Extractor(tokens=False).extract("La firma S\ud800A S.A. pagó 3\ud800 y 30 euros.", id="\udc00")
    assert "\ufffd" in gaceta.to_arrow([document]).column("id").to_pylist()
    assert "\ufffd" in set(gaceta.to_pandas([document])["id"])


def test_the_rows_of_a_frame_and_of_a_table_are_articles(corpus: list[gaceta.Article]) -> None:
    columns = ("text", "id", "published", "country")
    rows = [{name: getattr(article, name) for name in columns} for article in corpus]
    rows[3]["published"] = rows[5]["country"] = None
    expected = list(gaceta.extract_many(rows))
    assert list(gaceta.extract_many(pandas.DataFrame(rows))) == expected
    assert list(gaceta.extract_many(pyarrow.Table.from_pylist(rows))) == expected
    frame = pandas.DataFrame(rows).assign(published=lambda f: pandas.to_datetime(f["published"]))
    assert [d.published for d in gaceta.extract_many(frame)] == [d.published for d in expected]


def test_record_batches_in_give_record_batches_out(corpus: list[gaceta.Article]) -> None:
    rows = [{"id": a.id, "text": a.text, "published": a.published, "country": a.country, "x": 1} for a in corpus]
    batches = pyarrow.Table.from_pylist(rows).to_batches(max_chunksize=10)
    made = list(gaceta.extract_batches(iter(batches), extractor=EXTRACTOR))
    assert len(made) == len(batches)
    assert pyarrow.Table.from_batches(made) == gaceta.to_arrow(EXTRACTOR.extract_many(corpus))


def test_record_batches_are_read_leniently_and_one_at_a_time() -> None:
    read: list[int] = []

    def batches() -> Any:
        for number in range(5):
            read.append(number)
            yield pyarrow.RecordBatch.from_pylist([{"text": "Fue ayer.", "published": "x"}, {"text": None}])

    made = gaceta.extract_batches(batches(), table="documents", country="MX")
    assert read == []
    rows = next(made).to_pylist() + next(made).to_pylist()
    assert read == [0, 1]
    assert [row["document"] for row in rows] == [0, 1, 2, 3]
    assert [row["notes"] for row in rows[:2]] == [['published "x" is no date and was ignored'], []]
    assert [row["error"] for row in rows[:2]] == [None, "articles[1]: text must be a str, not NoneType"]
    assert [row["country_from"] for row in rows] == ["option", None] * 2


def test_a_wrong_argument_is_named() -> None:
    wrong: Any
    for wrong, error, message in (
        (lambda: gaceta.to_pandas(["x"]), TypeError, r"documents\[0\] must be a Document, not str"),  # type: ignore[list-item]
        (lambda: gaceta.to_arrow([], table="mention"), ValueError, "table: 'mention' is none of mentions, roles"),  # type: ignore[arg-type]
        (lambda: gaceta.to_arrow([], amounts="float"), ValueError, "amounts: 'float' is none of decimal128, string"),  # type: ignore[arg-type]
        (lambda: gaceta.extract_batches([], country="XX"), ValueError, "country: 'XX' is no country"),
        (lambda: gaceta.extract_batches([], extractor="x"), TypeError, "extractor must be an Extractor, not str"),  # type: ignore[arg-type]
        (
            lambda: next(gaceta.extract_batches([pyarrow.RecordBatch.from_pylist([{"body": "x"}])])),
            ValueError,
            r"batches\[0\]: there is no column 'text', only body",
        ),
    ):
        with pytest.raises(error, match=message):
            wrong()
