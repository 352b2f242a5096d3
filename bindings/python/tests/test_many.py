"""extract_many: order, laziness, threads; the Extractor shared and copied."""

from __future__ import annotations

import itertools
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import gaceta


@pytest.mark.parametrize("jobs", [None, 1, 2, 5])
def test_documents_come_in_order_and_equal_those_of_extract(corpus: list[gaceta.Article], jobs: int | None) -> None:
    one_by_one = [
        gaceta.extract(a.text, id=a.id, published=a.published, country=a.country, url=a.url) for a in corpus
    ]
    assert list(gaceta.extract_many(corpus, jobs=jobs)) == one_by_one


def test_articles_may_be_texts_articles_or_mappings() -> None:
    articles: list[gaceta.ArticleLike] = [
        "Pagó 1 euro.",
        gaceta.Article("Pagó 2 euros.", id=2, title="Nota"),
        {"text": "Pagó 3 euros.", "id": "c", "published": "2025-11-03", "country": "ES", "author": "nobody"},
    ]
    first, second, third = gaceta.extract_many(articles)
    assert (first.text, first.id) == ("Pagó 1 euro.", None)
    assert (second.text, second.id) == ("Nota\n\nPagó 2 euros.", 2)
    assert (third.id, third.country, third.published_from) == ("c", "ES", "field")


def test_defaults_count_for_articles_that_bring_none() -> None:
    articles = [{"text": "Fue ayer."}, {"text": "Fue ayer.", "published": "2025-06-02", "country": "ES"}]
    first, second = gaceta.extract_many(articles, published="2025-11-04", country="MX")
    assert (first.dates[0].value, first.published_from, first.country, first.country_from) == (
        "2025-11-03",
        "option",
        "MX",
        "option",
    )
    assert (second.dates[0].value, second.published_from, second.country) == ("2025-06-01", "field", "ES")


def test_an_endless_input_is_read_as_the_output_is_taken() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for number in itertools.count():
            read += 1
            yield f"Pagó {number} euros."

    documents = gaceta.extract_many(endless(), jobs=2)
    assert read == 0
    taken = [next(documents).text for _ in range(100)]
    assert taken == [f"Pagó {number} euros." for number in range(100)]
    assert read < 100 + 5 * 32  # at most two batches for each thread ahead
    documents.close()  # type: ignore[attr-defined]


def test_one_job_reads_one_article_at_a_time() -> None:
    read: list[int] = []
    documents = gaceta.extract_many((read.append(i) or f"{i}" for i in range(10)), jobs=1)  # type: ignore[func-returns-value]
    next(documents)
    assert read == [0]


def test_an_error_of_the_input_comes_after_what_was_read_before_it() -> None:
    def failing() -> Iterator[str]:
        yield from ("uno", "dos", "tres", "cuatro")
        raise OSError("the disk is gone")

    documents = gaceta.extract_many(failing(), jobs=2)
    assert [next(documents).text for _ in range(4)] == ["uno", "dos", "tres", "cuatro"]
    with pytest.raises(OSError, match="the disk is gone"):
        next(documents)


def test_no_thread_is_left_when_the_caller_stops_early() -> None:
    before = threading.active_count()
    documents = gaceta.extract_many(("x" for _ in range(10_000)), jobs=4)
    next(documents)
    assert threading.active_count() > before
    documents.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_other_threads_run_while_an_article_is_read() -> None:
    text = "La empresa pagó 30 millones de euros a Juan Pérez el lunes. " * 20_000
    done = threading.Event()

    def read_it() -> None:
        gaceta.Extractor(kinds=["money"]).extract(text)
        done.set()

    read = threading.Thread(target=read_it)
    ticks = 0
    read.start()
    while not done.is_set():
        ticks += 1
        time.sleep(0.001)
    read.join()
    assert ticks > 10  # with the GIL held there would be a handful


def test_one_extractor_serves_many_threads(corpus: list[gaceta.Article]) -> None:
    extractor = gaceta.Extractor()

    def read_all(_: int) -> list[gaceta.Document]:
        return list(extractor.extract_many(corpus, jobs=1))

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(read_all, range(4)))
    assert results[0] == results[1] == results[2] == results[3]


def test_an_extractor_can_be_pickled() -> None:
    names = (gaceta.KnownName("Volkrán Energía", aliases=("la volkra",)),)
    extractor = gaceta.Extractor(kinds=["organizations", "money"], zones=["body"], names=names, tokens=True)
    copy = pickle.loads(pickle.dumps(extractor))
    assert (copy.kinds, copy.zones, copy.names, copy.tokens) == (("money", "organizations"), ("body",), names, True)
    text = "Ayer la volkra pagó 3 euros."
    assert copy.extract(text) == extractor.extract(text)
    assert repr(gaceta.Extractor()) == "Extractor()"
    assert repr(copy).startswith("Extractor(kinds=('money', 'organizations'), zones=('body',), names=(KnownName(")


def test_ctrl_c_ends_work_without_end() -> None:
    script = (
        "import gaceta, itertools, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # which a parent may have ignored\n"
        "for i, document in enumerate(gaceta.extract_many(itertools.repeat('Pagó 30 euros. ' * 500), country='ES')):\n"
        "    if i == 20: print('at work', flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"at work\n"
            process.send_signal(signal.SIGINT)
            _, error = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == -signal.SIGINT
    assert b"KeyboardInterrupt" in error
