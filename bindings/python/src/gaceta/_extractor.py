"""The way in: `Extractor`, and the functions that use a shared one."""

from __future__ import annotations

import datetime
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar, get_args

from gaceta import _articles, _native
from gaceta._types import ArticleLike, Document, Kind, KnownName, NameKind, Zone

DEFAULT_KINDS: tuple[Kind, ...] = ("money", "dates", "people", "organizations", "places")
DEFAULT_ZONES: tuple[Zone, ...] = ("headline", "body", "caption")

# A batch is what one thread is given at once: so many articles, and not much more text than this.
_BATCH_ARTICLES = 32
_BATCH_CHARACTERS = 200_000

_Name = TypeVar("_Name", bound=str)


class Extractor:
    """Reads articles. Immutable: one serves any number of threads at once, and can be pickled.

    Making one takes some milliseconds; keep it.

    >>> extractor = Extractor(kinds=["money", "organizations"],
    ...                       names=[KnownName("Volkrán", aliases=("La Volkra",))])
    """

    __slots__ = ("_kinds", "_names", "_native", "_tokens", "_zones")

    def __init__(
        self,
        *,
        kinds: Iterable[Kind] = DEFAULT_KINDS,
        zones: Iterable[Zone] = DEFAULT_ZONES,
        names: Iterable[KnownName] = (),
        tokens: bool = False,
    ) -> None:
        """
        kinds: what to find; other lists stay empty, and what is not asked for costs no time.
        zones: the parts of an article that people, organizations and places are made from; names in other parts go to
            `Document.outside`.
        names: names of the caller's own, joined with the built-in knowledge.
        tokens: list `Document.tokens` too.

        TypeError or ValueError, naming the argument, where one can't be used.
        """
        self._kinds = _known(kinds, "kinds", "kind", get_args(Kind))
        self._zones = _known(zones, "zones", "zone", get_args(Zone))
        self._names = _known_names(names)
        if not isinstance(tokens, bool):
            raise TypeError(f"tokens must be a bool, not {type(tokens).__qualname__}")
        self._tokens = tokens
        self._native = _native.Extractor(
            self._kinds,
            self._zones,
            tuple((name.kind, name.name, name.acronym or "", tuple(name.aliases)) for name in self._names),
            tokens,
        )

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return self._kinds

    @property
    def zones(self) -> tuple[Zone, ...]:
        return self._zones

    @property
    def names(self) -> tuple[KnownName, ...]:
        return self._names

    @property
    def tokens(self) -> bool:
        return self._tokens

    def extract(
        self,
        text: str,
        *,
        title: str | None = None,
        published: datetime.date | str | None = None,
        country: str | None = None,
        url: str | None = None,
        id: str | int | None = None,
    ) -> Document:
        """Reads one article.

        text: plain text or Markdown. Any str at all; a lone surrogate is read as U+FFFD.
        title: goes before the text, with an empty line between; offsets are into the whole (`Document.text`).
        published: day of publication: a date, or a str with a date, an ISO 8601 time or an RFC 822 date. Relative
            dates (`ayer`) hang on it. Where not given, the article's dateline, address and text may tell it.
        country: ISO 3166-1 alpha-2 code of the outlet's country; it tells what `$` is and how numbers are written.
        url: where the article was published; it may tell the day.
        id: the caller's own name for the article; comes back in the Document.

        TypeError or ValueError, naming the argument, where one can't be used.
        """
        article = _articles.Given("", text, id, title, published, country, url)
        return self._native.extract([_articles.checked(article)])[0]

    def extract_many(
        self,
        articles: Iterable[ArticleLike],
        *,
        published: datetime.date | str | None = None,
        country: str | None = None,
        jobs: int | None = None,
        strict: bool = True,
    ) -> Iterator[Document]:
        """Reads articles on several cores, and yields their Documents in the order given, one for each.

        Lazy: the input is read as the output is taken, some batches ahead (with `jobs=1`, one article at a time in
        the caller's own thread). The work is done without the GIL.

        articles: texts, `Article`s, mappings with their keys, or the rows of a DataFrame or pyarrow Table.
        published, country: for those articles that do not bring their own.
        jobs: threads; None for one on each core that this process may use.
        strict: what can't be used in an article raises TypeError or ValueError, after the Documents before it were
            yielded. With False it counts as not given and `Document.notes` says so, or `Document.error` where there is
            no text, as the command line does with a line of NDJSON: one bad article in a million does not end the run.
        """
        defaults = _articles.Defaults(
            _articles.optional_date(published, "published"), _articles.optional_country(country, "country")
        )
        if jobs is None:
            jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        elif isinstance(jobs, bool) or not isinstance(jobs, int):
            raise TypeError(f"jobs must be an int, not {type(jobs).__qualname__}")
        elif jobs < 1:
            raise ValueError(f"jobs: must be 1 or more, not {jobs}")
        source = _articles.each(articles)
        native_articles = _native_articles(source, defaults, strict)
        if jobs == 1:
            return (self._native.extract([article])[0] for article in native_articles)
        return _in_threads(self._native.extract, native_articles, jobs)

    def __reduce__(self) -> tuple[Any, ...]:
        return _make, (self._kinds, self._zones, self._names, self._tokens)

    def __repr__(self) -> str:
        given = [
            f"{name}={value!r}"
            for name, value, default in (
                ("kinds", self._kinds, DEFAULT_KINDS),
                ("zones", self._zones, DEFAULT_ZONES),
                ("names", self._names, ()),
                ("tokens", self._tokens, False),
            )
            if value != default
        ]
        return f"Extractor({', '.join(given)})"


_shared: Extractor | None = None
_shared_lock = threading.Lock()


def shared_extractor() -> Extractor:
    """The Extractor with all defaults, made when it is first asked for."""
    global _shared
    if _shared is None:
        with _shared_lock:
            if _shared is None:
                _shared = Extractor()
    return _shared


def extract(
    text: str,
    *,
    title: str | None = None,
    published: datetime.date | str | None = None,
    country: str | None = None,
    url: str | None = None,
    id: str | int | None = None,
) -> Document:
    """Reads one article with the default Extractor; see `Extractor.extract`.

    >>> document = extract("La firma invirtió 3 mil mdd en 2024.", country="MX")
    >>> document.money[0].min, document.money[0].currency
    (Decimal('3000000000'), 'USD')
    """
    return shared_extractor().extract(text, title=title, published=published, country=country, url=url, id=id)


def extract_many(
    articles: Iterable[ArticleLike],
    *,
    published: datetime.date | str | None = None,
    country: str | None = None,
    jobs: int | None = None,
    strict: bool = True,
) -> Iterator[Document]:
    """Reads articles on several cores with the default Extractor; see `Extractor.extract_many`."""
    return shared_extractor().extract_many(
        articles, published=published, country=country, jobs=jobs, strict=strict
    )


def _make(
    kinds: tuple[Kind, ...], zones: tuple[Zone, ...], names: tuple[KnownName, ...], tokens: bool
) -> Extractor:
    return Extractor(kinds=kinds, zones=zones, names=names, tokens=tokens)


def _known(given: Iterable[_Name], argument: str, what: str, known: tuple[_Name, ...]) -> tuple[_Name, ...]:
    """The names in `given`, each once, in the order of `known`."""
    if isinstance(given, str | bytes):
        raise TypeError(f"{argument} must be an iterable of names, not one {type(given).__qualname__}")
    try:
        names = list(given)
    except TypeError:
        raise TypeError(f"{argument} must be an iterable of names, not {type(given).__qualname__}") from None
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"{argument}: a {what} must be a str, not {type(name).__qualname__}")
        if name not in known:
            raise ValueError(f"{argument}: {name!r} is no {what}; there are {', '.join(known)}")
    return tuple(name for name in known if name in names)


def _known_names(given: Iterable[KnownName]) -> tuple[KnownName, ...]:
    try:
        names = tuple(given)
    except TypeError:
        raise TypeError(f"names must be an iterable of KnownName, not {type(given).__qualname__}") from None
    for i, known in enumerate(names):
        where = f"names[{i}]"
        if not isinstance(known, KnownName):
            raise TypeError(f"{where} must be a KnownName, not {type(known).__qualname__}")
        if not _articles.required_str(known.name, f"{where}: name"):
            raise ValueError(f"{where}: name is empty")
        if known.kind not in get_args(NameKind):
            raise ValueError(f"{where}: {known.kind!r} is no kind; there are {', '.join(get_args(NameKind))}")
        _articles.optional_str(known.acronym, f"{where}: acronym")
        if isinstance(known.aliases, str):
            raise TypeError(f"{where}: aliases must be a tuple of str, not one str")
        for alias in known.aliases:
            _articles.required_str(alias, f"{where}: an alias")
    return names


def _native_articles(
    source: Iterator[ArticleLike], defaults: _articles.Defaults, strict: bool
) -> Iterator[_native.GivenArticle]:
    for i, article in enumerate(source):
        where = f"articles[{i}]"
        if strict:
            yield _articles.checked(_articles.given(article, where), defaults)
        else:
            yield _articles.checked_leniently(article, where, defaults)


def _batches(articles: Iterator[_native.GivenArticle]) -> Iterator[list[_native.GivenArticle]]:
    """Batches that grow, so that the first Documents come soon and few articles still use all cores."""
    most = 1
    batch: list[_native.GivenArticle] = []
    characters = 0
    try:
        for article in articles:
            batch.append(article)
            characters += len(article[0])
            if len(batch) >= most or characters >= _BATCH_CHARACTERS:
                yield batch
                batch, characters = [], 0
                most = min(most * 2, _BATCH_ARTICLES)
    except Exception:
        # What was read before the error is still handed out.
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _in_threads(
    extract: Callable[[list[_native.GivenArticle]], list[Document]],
    articles: Iterator[_native.GivenArticle],
    jobs: int,
) -> Iterator[Document]:
    """Keeps two batches for each thread in flight, and yields the Documents in order."""
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="gaceta")
    in_flight: deque[Future[list[Document]]] = deque()
    failure: Exception | None = None
    batches = _batches(articles)
    try:
        more = True
        while more or in_flight:
            while more and len(in_flight) < 2 * jobs:
                try:
                    in_flight.append(pool.submit(extract, next(batches)))
                except StopIteration:
                    more = False
                except Exception as error:  # of the caller's iterable, or of an article
                    more, failure = False, error
            if in_flight:
                yield from in_flight.popleft().result()
        if failure is not None:
            raise failure
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
