"""The types: frozen, slotted, hashable, with the names that the library has."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import typing
from pathlib import Path

import pytest

import gaceta
from gaceta import _native
from documents import placed

RECORDS = [thing for thing in vars(gaceta).values() if dataclasses.is_dataclass(thing)]


def test_every_record_is_frozen_and_has_slots() -> None:
    assert len(RECORDS) == 16
    for record in RECORDS:
        assert isinstance(record, type)
        assert record.__dataclass_params__.frozen, record  # type: ignore[attr-defined]
        assert "__slots__" in vars(record), record
        assert record.__doc__


@pytest.mark.parametrize(
    ("literal", "names"),
    [
        (gaceta.Kind, _native.KINDS),
        (gaceta.Zone, _native.ZONES),
        (gaceta.Grain, _native.GRAINS),
        (gaceta.AmountModifier, _native.AMOUNT_MODIFIERS),
        (gaceta.DateModifier, _native.DATE_MODIFIERS),
        (gaceta.NameKind, _native.NAME_KINDS),
        (gaceta.Source, _native.SOURCES),
        (gaceta.TokenKind, _native.TOKEN_KINDS),
    ],
)
def test_the_literals_are_the_enumerators_of_the_library(literal: typing.Any, names: tuple[str, ...]) -> None:
    assert typing.get_args(literal) == names


def test_a_document_is_frozen_hashable_and_can_be_pickled_and_copied(corpus: list[gaceta.Article]) -> None:
    for document in gaceta.extract_many(corpus):
        assert pickle.loads(pickle.dumps(document)) == document
        assert copy.deepcopy(document) == document
        assert hash(document) == hash(copy.copy(document))
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "x"  # type: ignore[misc]


def test_every_field_has_the_type_that_it_is_declared_with(corpus: list[gaceta.Article]) -> None:
    checked = 0
    for document in gaceta.Extractor(kinds=_native.KINDS, tokens=True).extract_many(corpus):
        for record in (document, *document.people, *document.organizations, *document.places, *placed(document)):
            for name, declared in typing.get_type_hints(type(record)).items():
                assert _is(getattr(record, name), declared), (type(record), name, getattr(record, name))
                checked += 1
    assert checked > 10_000


def _is(value: object, declared: typing.Any) -> bool:
    origin, args = typing.get_origin(declared), typing.get_args(declared)
    if origin is typing.Literal:
        return value in args
    if origin is tuple:
        return type(value) is tuple and all(_is(item, args[0]) for item in value)
    if args:
        return any(_is(value, one) for one in args)
    return type(value) is declared


def test_a_record_can_be_made_by_hand() -> None:
    money = gaceta.Money(0, 4, "20 €", "body", None, None, "EUR", None, False, True)
    assert isinstance(money, gaceta.Mention)
    assert dataclasses.replace(money, currency="USD").currency == "USD"


def test_the_package_is_typed() -> None:
    folder = Path(gaceta.__file__).parent
    assert (folder / "py.typed").exists()
    assert (folder / "_native.pyi").exists()


def test_the_version_is_the_librarys() -> None:
    assert gaceta.__version__ == _native.VERSION
    assert gaceta.__version__.count(".") == 2
