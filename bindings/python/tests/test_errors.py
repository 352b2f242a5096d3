"""What a wrong argument gets: TypeError or ValueError with a message that names it."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

import gaceta

EXTRACT: list[tuple[str, tuple[Any, ...], dict[str, Any], type[Exception], str]] = [
    ("text that is bytes", (b"Hola",), {}, TypeError, "text must be a str, not bytes"),
    ("no text", (None,), {}, TypeError, "text must be a str, not NoneType"),
    ("a text that is a number", (3,), {}, TypeError, "text must be a str, not int"),
    ("an impossible day", ("x",), {"published": "2025-02-30"}, ValueError, "published: '2025-02-30' is no date"),
    ("no date", ("x",), {"published": "ayer"}, ValueError, "published: 'ayer' is no date"),
    ("an empty date", ("x",), {"published": ""}, ValueError, "published: '' is no date"),
    ("a date of a wrong type", ("x",), {"published": 20251103}, TypeError, "published must be a datetime.date or a str"),
    ("an unknown country", ("x",), {"country": "XX"}, ValueError, "country: 'XX' is no country"),
    ("a country's name", ("x",), {"country": "México"}, ValueError, "country: 'México' is no country"),
    ("a country of a wrong type", ("x",), {"country": 52}, TypeError, "country must be a str, not int"),
    ("a url of a wrong type", ("x",), {"url": b"https://a"}, TypeError, "url must be a str, not bytes"),
    ("an id of a wrong type", ("x",), {"id": 1.5}, TypeError, "id must be a str or an int, not float"),
    ("an id that is a bool", ("x",), {"id": True}, TypeError, "id must be a str or an int, not bool"),
    ("a title of a wrong type", ("x",), {"title": 1}, TypeError, "title must be a str, not int"),
    ("an argument by place", ("x", "2025-11-03"), {}, TypeError, "positional argument"),
]


@pytest.mark.parametrize(("args", "kwargs", "error", "message"), [row[1:] for row in EXTRACT], ids=[r[0] for r in EXTRACT])
def test_extract_names_the_argument(
    args: tuple[Any, ...], kwargs: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        gaceta.extract(*args, **kwargs)


EXTRACTOR: list[tuple[str, dict[str, Any], type[Exception], str]] = [
    ("an unknown kind", {"kinds": ["monies"]}, ValueError, "kinds: 'monies' is no kind; there are money, dates"),
    ("kinds as one str", {"kinds": "money"}, TypeError, "kinds must be an iterable of names, not one str"),
    ("kinds as a number", {"kinds": 1}, TypeError, "kinds must be an iterable of names, not int"),
    ("a kind that is no str", {"kinds": [1]}, TypeError, "kinds: a kind must be a str, not int"),
    ("an unknown zone", {"zones": ["header"]}, ValueError, "zones: 'header' is no zone; there are headline"),
    ("a name as a str", {"names": ["AWS"]}, TypeError, "names[0] must be a KnownName, not str"),
    ("a name without name", {"names": [gaceta.KnownName("")]}, ValueError, "names[0]: name is empty"),
    ("tokens as a number", {"tokens": 1}, TypeError, "tokens must be a bool, not int"),
]


@pytest.mark.parametrize(("kwargs", "error", "message"), [r[1:] for r in EXTRACTOR], ids=[r[0] for r in EXTRACTOR])
def test_the_extractor_names_the_argument(kwargs: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        gaceta.Extractor(**kwargs)


def test_a_known_name_is_checked_in_every_field() -> None:
    wrong: Any
    for wrong, message in (
        (gaceta.KnownName("A", kind="firm"), "names[1]: 'firm' is no kind; there are person, organization, place"),  # type: ignore[arg-type]
        (gaceta.KnownName("A", aliases="AB"), "names[1]: aliases must be a tuple of str"),  # type: ignore[arg-type]
        (gaceta.KnownName("A", aliases=(1,)), "names[1]: an alias must be a str"),  # type: ignore[arg-type]
        (gaceta.KnownName("A", acronym=1), "names[1]: acronym must be a str"),  # type: ignore[arg-type]
    ):
        with pytest.raises((TypeError, ValueError), match=re.escape(message)):
            gaceta.Extractor(names=[gaceta.KnownName("Fine"), wrong])


MANY: list[tuple[str, Any, dict[str, Any], type[Exception], str]] = [
    ("one str", "Hola", {}, TypeError, "articles must be an iterable of articles, not one str"),
    ("one article", {"text": "Hola"}, {}, TypeError, "articles must be an iterable of articles, not one dict"),
    ("a number", 3, {}, TypeError, "articles must be an iterable of articles, not int"),
    ("no jobs", [], {"jobs": 0}, ValueError, "jobs: must be 1 or more, not 0"),
    ("jobs of a wrong type", [], {"jobs": "2"}, TypeError, "jobs must be an int, not str"),
    ("an unknown country", [], {"country": "XX"}, ValueError, "country: 'XX' is no country"),
    ("an impossible day", [], {"published": "2025-13-01"}, ValueError, "published: '2025-13-01' is no date"),
]


@pytest.mark.parametrize(("articles", "kwargs", "error", "message"), [r[1:] for r in MANY], ids=[r[0] for r in MANY])
def test_extract_many_names_the_argument_when_called(
    articles: Any, kwargs: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        gaceta.extract_many(articles, **kwargs)


ARTICLES: list[tuple[str, Any, type[Exception], str]] = [
    ("a number", 3, TypeError, "articles[2] must be a str, an Article or a mapping, not int"),
    ("no text", {"id": "a"}, TypeError, "articles[2]: the article has no 'text'"),
    ("a text that is a number", {"text": 3}, TypeError, "articles[2]: text must be a str, not int"),
    ("an impossible day", {"text": "x", "published": "2025-02-30"}, ValueError, "articles[2]: published: '2025-02-30'"),
    ("an unknown country", gaceta.Article("x", country="XX"), ValueError, "articles[2]: country: 'XX'"),
]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("article", "error", "message"), [r[1:] for r in ARTICLES], ids=[r[0] for r in ARTICLES])
def test_a_bad_article_is_named_after_the_good_ones_before_it(
    article: Any, error: type[Exception], message: str, jobs: int
) -> None:
    documents = gaceta.extract_many(["uno", "dos", article, "tres"], jobs=jobs)
    assert [next(documents).text, next(documents).text] == ["uno", "dos"]
    with pytest.raises(error, match=re.escape(message)):
        next(documents)


def test_leniently_what_cannot_be_used_counts_as_not_given_and_is_noted() -> None:
    articles: list[Any] = [
        {"text": "Fue ayer.", "published": "2025-02-30", "country": "XX", "id": "a"},
        {"text": "Fue ayer.", "published": 5, "title": 7, "id": [1]},
        {"id": "b"},
        3,
        {"text": None},
        {"text": "Fue ayer.", "published": "2025-11-04", "country": ""},
    ]
    documents = list(gaceta.extract_many(articles, strict=False, jobs=2))
    assert len(documents) == len(articles)
    assert documents[0].notes == (
        'published "2025-02-30" is no date and was ignored',
        'country "XX" is unknown and was ignored',
    )
    assert (documents[0].id, documents[0].published, documents[0].country) == ("a", None, None)
    assert documents[1].notes == (
        "id is list and was ignored",
        "title is int and was ignored",
        "published is int and was ignored",
    )
    assert (documents[2].id, documents[2].error) == ("b", "articles[2]: the article has no 'text'")
    assert documents[2].to_dict() == {"gaceta": 1, "id": "b", "error": "articles[2]: the article has no 'text'"}
    assert documents[3].error == "articles[3] must be a str, an Article or a mapping, not int"
    assert documents[4].error == "articles[4]: text must be a str, not NoneType"
    assert [document.error for document in documents[:2]] == [None, None]
    assert (documents[5].notes, documents[5].published) == ((), datetime.date(2025, 11, 4))
