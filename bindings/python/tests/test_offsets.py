"""Offsets count code points of the text, whatever is in it."""

from __future__ import annotations

import random

import gaceta
from documents import placed

EXTRACTOR = gaceta.Extractor(kinds=["money", "dates", "people", "organizations", "places", "ages"], tokens=True)


def assert_in_place(document: gaceta.Document) -> int:
    count = 0
    for thing in placed(document):
        assert 0 <= thing.start <= thing.end <= len(document.text)
        assert document.text[thing.start : thing.end] == thing.text
        count += 1
    return count


def test_every_offset_of_the_corpus_is_right(corpus: list[gaceta.Article]) -> None:
    for document in EXTRACTOR.extract_many(corpus):
        assert assert_in_place(document) > 10


def test_offsets_are_right_after_letters_of_one_to_four_bytes() -> None:
    for before in ("a", "ñ", "€", "😀", "e\u0301", "\u2009", "👩‍👩‍👧", "\ufeff", "\x00"):
        document = gaceta.extract(f"{before} costó 30 euros.", country="ES")
        assert_in_place(document)
        assert [money.text for money in document.money] == ["30 euros"], before


def test_a_lone_surrogate_is_one_code_point_and_does_not_crash() -> None:
    for surrogate in ("\ud800", "\udfff", "\ud83d", "\ude00\ud83d"):
        document = gaceta.extract(f"Él {surrogate} pagó 30 euros {surrogate} ayer.", country="ES")
        assert_in_place(document)
        assert [money.text for money in document.money] == ["30 euros"]
        assert document.text.count(surrogate) == 2
        document.to_json().encode()


def test_random_text_of_any_code_points_is_read() -> None:
    chance = random.Random(8)
    words = ["$", "1.000", "millones", "ayer", "Sr.", "S.A.", "\n", " ", "é", "e\u0301", "😀", "\ud800", "\u00ad", "«"]
    for _ in range(300):
        parts = chance.choices(words, k=30) + [chr(chance.randrange(0x110000)) for _ in range(10)]
        chance.shuffle(parts)
        assert_in_place(EXTRACTOR.extract("".join(parts), country="ES", published="2025-11-03"))


def test_decomposed_accents_are_found_as_precomposed_ones() -> None:
    document = gaceta.extract("Pago\u0301 30 millones de do\u0301lares.", country="MX")
    assert_in_place(document)
    assert [money.text for money in document.money] == ["30 millones de do\u0301lares"]
