"""Walks over Documents, for the tests."""

from __future__ import annotations

from collections.abc import Iterator

import gaceta


def placed(document: gaceta.Document) -> Iterator[gaceta.Mention | gaceta.Role | gaceta.Sentence | gaceta.Token]:
    """Everything of a Document that has a place in the text."""
    yield from document.money
    yield from document.dates
    for person in document.people:
        yield from person.mentions
        yield from person.roles
    for organization in document.organizations:
        yield from organization.mentions
    for place in document.places:
        yield from place.mentions
    yield from document.outside
    for expressions in (document.durations, document.sets, document.times):
        yield from expressions
    for quantities in (document.ages, document.percentages):
        yield from quantities
    yield from document.sentences
    yield from document.tokens
