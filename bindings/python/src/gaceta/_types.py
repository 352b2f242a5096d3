"""What an article states, as frozen dataclasses: `Document` and all that hangs on it.

Offsets count code points of `Document.text`, half-open, so that for everything with a `start`:
``document.text[m.start:m.end] == m.text``.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "money", "dates", "people", "organizations", "places", "durations", "sets", "times", "ages", "percentages"
]
"""What can be found; the first five are found by default."""

Zone: TypeAlias = Literal["headline", "body", "caption", "credit", "dateline", "byline", "link", "furniture"]
"""The part of the article that something stands in."""

AmountModifier: TypeAlias = Literal["approx", "more_than", "less_than"]
DateModifier: TypeAlias = Literal["start", "mid", "end", "approx", "before", "after"]
Grain: TypeAlias = Literal[
    "day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"
]
NameKind: TypeAlias = Literal["person", "organization", "place"]
TokenKind: TypeAlias = Literal[
    "space", "word", "number", "punctuation", "symbol", "url", "email", "handle", "hashtag"
]
Source: TypeAlias = Literal["field", "html", "option", "dateline", "url", "text"]
"""Where the day of publication or the country came from: given with the article, for all articles, or found."""

_FORM = 1
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where something stands in the text."""

    start: int
    end: int
    text: str
    zone: Zone


@dataclass(frozen=True, slots=True)
class Money(Mention):
    """One sum of money, or one range of sums."""

    min: Decimal | None
    """Lower bound in units of the currency; equal to `max` for a single amount; None where vague."""
    max: Decimal | None
    currency: str | None
    """ISO 4217 (`USD`); None where neither mention, article nor country tells."""
    modifier: AmountModifier | None
    implicit: bool
    """No currency word or symbol stands in the mention."""
    vague: bool
    """The quantity is no number: `miles de millones de dólares`."""


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a relative expression lies from the day of publication: `ayer` is (`day`, -1)."""

    unit: Grain
    count: int


@dataclass(frozen=True, slots=True)
class Date(Mention):
    """One calendar expression."""

    value: str | None
    """TIMEX3 (`2025-10`, `2025-W45`, `XXXX-05-12`); None where it hangs on an unknown day of publication."""
    grain: Grain
    modifier: DateModifier | None
    first: datetime.date | None
    """First and last day that the value covers; None where its year is unknown, or not from 1 to 9999."""
    last: datetime.date | None
    offset: Offset | None
    """Set where the expression is relative to publication."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office, job or affiliation that the text attaches to a person."""

    start: int
    end: int
    text: str
    title: str | None
    """As written, without article; None for a bare affiliation (`la compañía de X`)."""
    organization: str | None
    """As written in the role (`AWS`)."""
    organization_name: str | None
    """The name of its entry (`Amazon Web Services`)."""
    former: bool


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the article."""

    name: str
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization of the article."""

    name: str
    acronym: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the article."""

    name: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class OutsideName(Mention):
    """A name found outside the zones that entries are made from: in a photo credit, a byline, a dateline."""

    kind: NameKind
    name: str


@dataclass(frozen=True, slots=True)
class TimeExpression(Mention):
    """A duration, a set or a clock time, with its TIMEX3 value."""

    value: str | None


@dataclass(frozen=True, slots=True)
class Quantity(Mention):
    """An age in years or a percentage; `min` equals `max` unless it is a range."""

    min: Decimal
    max: Decimal


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, from its first to its last character that is not white space."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """One token; together they tile the text."""

    start: int
    end: int
    text: str
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Document:
    """All that an article states. Entries stand in the order of their first mention, all else in that of the text."""

    text: str
    """The text that all offsets are into: the one given, after its title and an empty line where there was a title."""
    id: str | int | None
    published: datetime.date | None
    published_from: Source | None
    country: str | None
    country_from: Source | None
    url: str | None
    money: tuple[Money, ...]
    dates: tuple[Date, ...]
    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    places: tuple[Place, ...]
    outside: tuple[OutsideName, ...]
    durations: tuple[TimeExpression, ...]
    sets: tuple[TimeExpression, ...]
    times: tuple[TimeExpression, ...]
    ages: tuple[Quantity, ...]
    percentages: tuple[Quantity, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    """Empty unless the Extractor was made with `tokens=True`."""
    notes: tuple[str, ...]
    """What was given and could not be used."""
    error: str | None
    """Why the text could not be read, or that there was none; all lists are then empty."""
    kinds: tuple[Kind, ...]
    """What was looked for."""

    def to_dict(self, *, text: bool = False) -> dict[str, Any]:
        """The JSON form of `gaceta --offsets codepoint`, as dicts, lists and strings (amounts are strings).

        `text=True` adds the text itself.
        """
        from gaceta import __version__

        if self.error is not None:
            return {"gaceta": _FORM, "id": self.id, "error": self.error}
        form: dict[str, Any] = {
            "gaceta": _FORM,
            "version": __version__,
            "id": self.id,
            "published": _day(self.published),
            "published_from": self.published_from,
            "country": self.country,
            "country_from": self.country_from,
            "encoding": "UTF-8",
            "notes": list(self.notes),
        }
        if text:
            form["text"] = self.text
        form["money"] = [
            _place(m)
            | {
                "min": _amount(m.min),
                "max": _amount(m.max),
                "currency": m.currency,
                "modifier": m.modifier,
                "implicit": m.implicit,
                "vague": m.vague,
                "zone": m.zone,
            }
            for m in self.money
        ]
        form["dates"] = [
            _place(d)
            | {
                "value": d.value,
                "grain": d.grain,
                "modifier": d.modifier,
                "first": _day(d.first),
                "last": _day(d.last),
                "zone": d.zone,
            }
            for d in self.dates
        ]
        form["people"] = [
            {"name": p.name, "roles": [_role(r) for r in p.roles], "mentions": [_mention(m) for m in p.mentions]}
            for p in self.people
        ]
        form["organizations"] = [
            {"name": o.name, "acronym": o.acronym, "mentions": [_mention(m) for m in o.mentions]}
            for o in self.organizations
        ]
        form["places"] = [{"name": p.name, "mentions": [_mention(m) for m in p.mentions]} for p in self.places]
        form["outside"] = [{"kind": n.kind, "name": n.name} | _mention(n) for n in self.outside]
        for kind in ("durations", "sets", "times"):
            if kind in self.kinds:
                expressions: tuple[TimeExpression, ...] = getattr(self, kind)
                form[kind] = [_place(e) | {"value": e.value, "zone": e.zone} for e in expressions]
        for kind in ("ages", "percentages"):
            if kind in self.kinds:
                quantities: tuple[Quantity, ...] = getattr(self, kind)
                form[kind] = [
                    _place(q) | {"min": _amount(q.min), "max": _amount(q.max), "zone": q.zone} for q in quantities
                ]
        return form

    def to_json(self, *, text: bool = False) -> str:
        """`to_dict()` as one line of JSON, without a line end: a line of NDJSON.

        A lone surrogate, which no encoded text can hold, is written as U+FFFD.
        """
        return encodable(json.dumps(self.to_dict(text=text), ensure_ascii=False, separators=(",", ":")))


@dataclass(frozen=True, slots=True)
class Article:
    """An article to read, for `extract_many`. All but the text is optional."""

    text: str
    id: str | int | None = None
    title: str | None = None
    """Goes before the text, with an empty line between; it is a headline."""
    published: datetime.date | str | None = None
    """A date, or a string with a date, an ISO 8601 time or an RFC 822 date."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the outlet's country (`MX`)."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that the caller knows: one of a watch-list, say."""

    name: str
    """The name of its entry."""
    kind: NameKind = "organization"
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    """Other forms, nicknames among them; matched as written, case aside for all-caps text."""


ArticleLike: TypeAlias = str | Article | Mapping[str, Any]
"""What `extract_many` takes: a text, an `Article`, or a mapping with its keys (others are ignored)."""


def encodable(text: str) -> str:
    """The text as UTF-8 can hold it: each lone surrogate as U+FFFD."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _place(m: Mention) -> dict[str, Any]:
    return {"start": m.start, "end": m.end, "text": m.text}


def _mention(m: Mention) -> dict[str, Any]:
    return {"start": m.start, "end": m.end, "text": m.text, "zone": m.zone}


def _role(role: Role) -> dict[str, Any]:
    return {
        "title": role.title,
        "organization": role.organization,
        "organization_name": role.organization_name,
        "former": role.former,
    }


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")
