"""What extract() returns: values, types, where they came from."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

import gaceta

TEXT = (
    "Sam Altman, CEO de OpenAI, aseguró ayer que la empresa pagará más de 38,000 millones de dólares "
    "a Amazon Web Services (AWS) antes de 2027."
)


@pytest.fixture(scope="module")
def document() -> gaceta.Document:
    return gaceta.extract(
        TEXT, published=datetime.date(2025, 11, 4), country="MX", url="https://example.com/a", id="openai-aws"
    )


def test_what_was_given_comes_back(document: gaceta.Document) -> None:
    assert document.text == TEXT
    assert document.id == "openai-aws"
    assert document.url == "https://example.com/a"
    assert document.published == datetime.date(2025, 11, 4)
    assert document.country == "MX"
    assert (document.published_from, document.country_from) == ("field", "field")
    assert document.error is None
    assert document.notes == ()


def test_money_is_an_exact_decimal_with_its_currency(document: gaceta.Document) -> None:
    (money,) = document.money
    assert money.text == "38,000 millones de dólares"
    assert money.min == money.max == Decimal("38000000000")
    assert isinstance(money.min, Decimal)
    assert money.currency == "USD"
    assert money.modifier == "more_than"
    assert (money.implicit, money.vague, money.zone) == (False, False, "body")


def test_a_relative_date_hangs_on_the_day_of_publication(document: gaceta.Document) -> None:
    yesterday, year = document.dates
    assert (yesterday.text, yesterday.value, yesterday.grain) == ("ayer", "2025-11-03", "day")
    assert yesterday.first == yesterday.last == datetime.date(2025, 11, 3)
    assert yesterday.offset == gaceta.Offset("day", -1)
    assert (year.value, year.modifier, year.offset) == ("2027", "before", None)
    assert (year.first, year.last) == (datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))


def test_without_a_day_of_publication_a_relative_date_has_no_value() -> None:
    (date,) = gaceta.extract("El acuerdo se firmó ayer.").dates
    assert (date.value, date.first, date.last, date.offset) == (None, None, None, gaceta.Offset("day", -1))


def test_people_have_roles_and_organizations_acronyms(document: gaceta.Document) -> None:
    assert [person.name for person in document.people] == ["Sam Altman"]
    (role,) = document.people[0].roles
    assert (role.title, role.organization, role.organization_name, role.former) == ("CEO", "OpenAI", "OpenAI", False)
    assert TEXT[role.start : role.end] == role.text == "CEO de OpenAI"
    by_name = {organization.name: organization for organization in document.organizations}
    assert by_name["Amazon Web Services"].acronym == "AWS"
    assert [mention.text for mention in by_name["OpenAI"].mentions] == ["OpenAI"]


def test_a_decimal_fraction_stays_exact() -> None:
    (money,) = gaceta.extract("Cada acción valdrá 0,85 euros.", country="ES").money
    assert (money.min, money.currency) == (Decimal("0.85"), "EUR")
    assert str(money.min) == "0.85"


def test_a_vague_sum_has_no_bounds() -> None:
    (money,) = gaceta.extract("Costará miles de millones de dólares.", country="MX").money
    assert (money.min, money.max, money.currency, money.vague) == (None, None, "USD", True)


def test_a_range_has_both_bounds() -> None:
    (money,) = gaceta.extract("Pagará entre 10 y 20 millones de euros.", country="ES").money
    assert (money.min, money.max) == (Decimal(10_000_000), Decimal(20_000_000))


@pytest.mark.parametrize(
    "published",
    [
        datetime.date(2025, 11, 3),
        datetime.datetime(2025, 11, 3, 23, 59, tzinfo=datetime.timezone(datetime.timedelta(hours=-6))),
        "2025-11-03",
        "2025-11-03T10:48:58-06:00",
        "Mon, 03 Nov 2025 10:48:58 GMT",
    ],
)
def test_the_day_of_publication_may_be_a_date_a_datetime_or_what_feeds_write(published: datetime.date | str) -> None:
    assert gaceta.extract("Nada.", published=published).published == datetime.date(2025, 11, 3)


def test_a_country_may_be_in_lower_case() -> None:
    assert gaceta.extract("Nada.", country="mx").country == "MX"


def test_the_address_may_tell_the_day() -> None:
    document = gaceta.extract("Se firmó ayer.", url="https://example.com/2025/11/04/nota.html")
    assert (document.published, document.published_from) == (datetime.date(2025, 11, 4), "url")
    assert document.dates[0].value == "2025-11-03"


def test_a_title_goes_before_the_text_and_is_a_headline() -> None:
    document = gaceta.extract("Pagó 30 euros.", title="España gastó 20 €", country="ES")
    assert document.text == "España gastó 20 €\n\nPagó 30 euros."
    assert [(m.text, m.zone) for m in document.money] == [("20 €", "headline"), ("30 euros", "body")]


def test_an_empty_article_has_empty_lists() -> None:
    document = gaceta.extract("")
    assert not any((document.money, document.dates, document.people, document.sentences))
    assert (document.published, document.published_from, document.country) == (None, None, None)
    assert document.error is None


def test_only_the_kinds_asked_for_are_found() -> None:
    document = gaceta.Extractor(kinds=["money"]).extract(TEXT, published="2025-11-04", country="MX")
    assert len(document.money) == 1
    assert not any((document.dates, document.people, document.organizations, document.places))
    assert document.kinds == ("money",)


def test_further_kinds_are_found_where_asked_for() -> None:
    extractor = gaceta.Extractor(kinds=["ages", "percentages", "durations"])
    document = extractor.extract("El hombre, de 34 años, trabajó durante tres años y cobró un 8,3 % más.", country="ES")
    assert [(age.text, age.min) for age in document.ages] == [("34 años", Decimal(34))]
    assert [percentage.min for percentage in document.percentages] == [Decimal("8.3")]
    assert [duration.value for duration in document.durations] == ["P3Y"]


def test_zones_tell_where_names_make_entries() -> None:
    text = "La planta abrió.\n\nFoto: Marta Pérez/EFE\n"
    usual = gaceta.extract(text)
    assert "Marta Pérez" not in [person.name for person in usual.people]
    assert "Marta Pérez" in [name.name for name in usual.outside]
    credits = gaceta.Extractor(zones=["body", "credit"]).extract(text)
    assert "Marta Pérez" in [person.name for person in credits.people]


def test_known_names_are_found_under_the_name_given() -> None:
    names = [gaceta.KnownName("Volkrán Energía", acronym="VKE", aliases=("la volkra",))]
    document = gaceta.Extractor(names=names).extract("Ayer la volkra subió en bolsa.")
    (organization,) = [o for o in document.organizations if o.name == "Volkrán Energía"]
    assert organization.acronym == "VKE"
    assert [mention.text for mention in organization.mentions] == ["la volkra"]


def test_sentences_are_listed_and_tokens_where_asked_for() -> None:
    text = "Llegó el Sr. Díaz. Pagó US$ 1,5."
    assert [sentence.text for sentence in gaceta.extract(text).sentences] == ["Llegó el Sr. Díaz.", "Pagó US$ 1,5."]
    assert gaceta.extract(text).tokens == ()
    tokens = gaceta.Extractor(tokens=True).extract(text).tokens
    assert "".join(token.text for token in tokens) == text
    assert ("US$", "symbol") in [(token.text, token.kind) for token in tokens]
