"""Reads Spanish news articles: money, dates, people and organizations as typed objects.

>>> import gaceta
>>> document = gaceta.extract("Sam Altman, CEO de OpenAI, pagó ayer 38,000 millones de dólares.",
...                           published="2025-11-04", country="MX")
>>> document.money[0].min, document.money[0].currency, document.dates[0].first
(Decimal('38000000000'), 'USD', datetime.date(2025, 11, 3))

Offsets count code points: ``document.text[m.start:m.end] == m.text``. Everything is safe to share between threads.
"""

from gaceta._extractor import DEFAULT_KINDS, DEFAULT_ZONES, Extractor, extract, extract_many
from gaceta._native import VERSION as __version__
from gaceta._tables import Amounts, TableName, arrow_schema, extract_batches, to_arrow, to_pandas
from gaceta._types import (
    AmountModifier,
    Article,
    ArticleLike,
    Date,
    DateModifier,
    Document,
    Grain,
    Kind,
    KnownName,
    Mention,
    Money,
    NameKind,
    Offset,
    Organization,
    OutsideName,
    Person,
    Place,
    Quantity,
    Role,
    Sentence,
    Source,
    TimeExpression,
    Token,
    TokenKind,
    Zone,
)

__all__ = [
    "DEFAULT_KINDS",
    "DEFAULT_ZONES",
    "AmountModifier",
    "Amounts",
    "Article",
    "ArticleLike",
    "Date",
    "DateModifier",
    "Document",
    "Extractor",
    "Grain",
    "Kind",
    "KnownName",
    "Mention",
    "Money",
    "NameKind",
    "Offset",
    "Organization",
    "OutsideName",
    "Person",
    "Place",
    "Quantity",
    "Role",
    "Sentence",
    "Source",
    "TableName",
    "TimeExpression",
    "Token",
    "TokenKind",
    "Zone",
    "__version__",
    "arrow_schema",
    "extract",
    "extract_batches",
    "extract_many",
    "to_arrow",
    "to_pandas",
]
