import datetime
from typing import Final

from gaceta._types import (
    AmountModifier,
    DateModifier,
    Document,
    Grain,
    Kind,
    NameKind,
    Source,
    TokenKind,
    Zone,
)

VERSION: Final[str]
KINDS: Final[tuple[Kind, ...]]
ZONES: Final[tuple[Zone, ...]]
GRAINS: Final[tuple[Grain, ...]]
AMOUNT_MODIFIERS: Final[tuple[AmountModifier, ...]]
DATE_MODIFIERS: Final[tuple[DateModifier, ...]]
NAME_KINDS: Final[tuple[NameKind, ...]]
SOURCES: Final[tuple[Source, ...]]
TOKEN_KINDS: Final[tuple[TokenKind, ...]]

GivenArticle = tuple[
    str,  # text
    int,  # code points of it that are the title
    str | int | None,  # id
    datetime.date | None,  # published
    str | None,  # country
    str | None,  # url
    tuple[str, ...],  # notes
    str | None,  # why there is no text
    bool,  # published was said of all articles
    bool,  # country was said of all articles
]

class Extractor:
    def __init__(
        self,
        kinds: tuple[Kind, ...],
        zones: tuple[Zone, ...],
        names: tuple[tuple[NameKind, str, str, tuple[str, ...]], ...],
        tokens: bool,
    ) -> None: ...
    def extract(self, articles: list[GivenArticle]) -> list[Document]: ...

def parse_date(text: str) -> datetime.date | None: ...
def is_country(code: str) -> bool: ...
