"""Checks what callers give, and brings it to the form that `_native` takes. Errors name the argument."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gaceta import _native
from gaceta._types import Article, ArticleLike

FIELDS = ("text", "id", "title", "published", "country", "url")
_LONGEST_QUOTE = 60


class Given(NamedTuple):
    """The fields of an article as given, with the name that an error gives each."""

    where: str
    text: object
    id: object
    title: object
    published: object
    country: object
    url: object


class Defaults(NamedTuple):
    """What counts for the articles of a run that do not bring their own; checked."""

    published: datetime.date | None = None
    country: str | None = None


def given(article: ArticleLike, where: str) -> Given:
    """The fields of `article`; TypeError where it is no article."""
    if isinstance(article, str):
        return Given(where, article, None, None, None, None, None)
    if isinstance(article, Article):
        return Given(where, *(getattr(article, field) for field in FIELDS))
    if isinstance(article, Mapping):
        if "text" not in article:
            raise TypeError(f"{where}: the article has no 'text'")
        return Given(where, *(article.get(field) for field in FIELDS))
    raise TypeError(f"{where} must be a str, an Article or a mapping, not {_type_name(article)}")


def checked(article: Given, defaults: Defaults = Defaults()) -> _native.GivenArticle:
    """The article in the native form. TypeError or ValueError where a field can't be used."""
    named = (lambda field: f"{article.where}: {field}") if article.where else (lambda field: field)
    text = required_str(article.text, named("text"))
    title = optional_str(article.title, named("title"))
    id = optional_id(article.id, named("id"))
    url = optional_str(article.url, named("url"))
    published = optional_date(article.published, named("published"))
    country = optional_country(article.country, named("country"))
    return _native_form(text, title, id, published, country, url, (), defaults)


def checked_leniently(article: ArticleLike, where: str, defaults: Defaults) -> _native.GivenArticle:
    """The article in the native form, as the command line reads a line of NDJSON: what can't be used counts as not
    given, and a note says so; an article without a text has an error."""
    notes: list[str] = []

    def or_noted(read: Any, value: object, name: str, wrong: str) -> Any:
        if value == "":
            return None
        try:
            return read(value, name)
        except TypeError:
            notes.append(f"{name} is {_type_name(value)} and was ignored")
        except ValueError:
            text = str(value)
            cut = text[:_LONGEST_QUOTE] + ("…" if len(text) > _LONGEST_QUOTE else "")
            notes.append(f'{name} "{cut}" is {wrong} and was ignored')
        return None

    try:
        fields = given(article, where)
    except TypeError as error:
        id = article.get("id") if isinstance(article, Mapping) else None
        return _without_text(or_noted(optional_id, id, "id", ""), str(error), tuple(notes))
    id = or_noted(optional_id, fields.id, "id", "")
    if not isinstance(fields.text, str):
        return _without_text(id, f"{where}: text must be a str, not {_type_name(fields.text)}", tuple(notes))
    text = required_str(fields.text, "text")
    title = or_noted(optional_str, fields.title, "title", "")
    published = or_noted(optional_date, fields.published, "published", "no date")
    country = or_noted(optional_country, fields.country, "country", "unknown")
    url = or_noted(optional_str, fields.url, "url", "")
    return _native_form(text, title, id, published, country, url, tuple(notes), defaults)


def _without_text(id: str | int | None, error: str, notes: tuple[str, ...]) -> _native.GivenArticle:
    return ("", 0, id, None, None, None, notes, error, False, False)


def _native_form(
    text: str,
    title: str | None,
    id: str | int | None,
    published: datetime.date | None,
    country: str | None,
    url: str | None,
    notes: tuple[str, ...],
    defaults: Defaults,
) -> _native.GivenArticle:
    whole = f"{title}\n\n{text}" if title else text
    published_is_default = published is None and defaults.published is not None
    country_is_default = country is None and defaults.country is not None
    return (
        whole,
        len(title) if title else 0,
        id,
        defaults.published if published_is_default else published,
        defaults.country if country_is_default else country,
        url,
        notes,
        None,
        published_is_default,
        country_is_default,
    )


def required_str(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {_type_name(value)}")
    return value if type(value) is str else str.__str__(value)


def optional_str(value: object, name: str) -> str | None:
    if is_missing(value):
        return None
    return required_str(value, name)


def optional_id(value: object, name: str) -> str | int | None:
    if is_missing(value):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError(f"{name} must be a str or an int, not {_type_name(value)}")
    return value


def optional_date(value: object, name: str) -> datetime.date | None:
    """A date, also from a datetime (its own day, without change of zone) or from what feeds and pages write."""
    if is_missing(value):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a datetime.date or a str, not {_type_name(value)}")
    day = _native.parse_date(value)
    if day is None:
        raise ValueError(f"{name}: {value!r} is no date, such as '2025-11-03', an ISO 8601 time or an RFC 822 date")
    return day


def optional_country(value: object, name: str) -> str | None:
    if is_missing(value):
        return None
    code = required_str(value, name).upper()
    if not _native.is_country(code):
        raise ValueError(f"{name}: {value!r} is no country of ISO 3166-1, such as 'MX' or 'ES'")
    return code


def is_missing(value: object) -> bool:
    """None, or one of pandas' ways to write it: NaN, NaT, NA."""
    return (
        value is None
        or (isinstance(value, float) and value != value)
        or type(value).__name__ in ("NaTType", "NAType")
    )


def each(articles: Iterable[ArticleLike], name: str = "articles") -> Iterator[ArticleLike]:
    """The articles one by one, the rows of a DataFrame and of a pyarrow Table or RecordBatch among them."""
    if isinstance(articles, str | bytes | Mapping | Article):
        raise TypeError(f"{name} must be an iterable of articles, not one {_type_name(articles)}")
    if hasattr(articles, "itertuples") and hasattr(articles, "columns"):
        columns = [str(column) for column in articles.columns]
        rows = articles.itertuples(index=False, name=None)
        return (dict(zip(columns, row, strict=True)) for row in rows)
    if hasattr(articles, "to_batches"):
        return (row for batch in articles.to_batches() for row in batch.to_pylist())
    if hasattr(articles, "to_pylist"):
        return iter(articles.to_pylist())
    try:
        return iter(articles)
    except TypeError:
        raise TypeError(f"{name} must be an iterable of articles, not {_type_name(articles)}") from None


def _type_name(value: object) -> str:
    return type(value).__qualname__
