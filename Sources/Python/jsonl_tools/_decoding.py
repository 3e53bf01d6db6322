# SPDX-License-Identifier: Apache-2.0
"""JSON values as dataclasses."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def decode(kind: type[T], value: Mapping[str, Any], **more: Any) -> T:
    """Makes a dataclass of a JSON object, whose names are in camel case.

    Members that the dataclass does not have are left out, and `more` are those that only it has.
    Raises ValueError when a member is missing or is of another kind.
    """
    hints = typing.get_type_hints(kind)
    members: dict[str, Any] = {}
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        if field.name in more:
            continue
        name = camel_case(field.name)
        if name not in value:
            raise ValueError(f"a {kind.__name__.lower()} has no '{name}'")
        members[field.name] = _value(hints[field.name], value[name])
    return kind(**members, **more)


def camel_case(name: str) -> str:
    """Returns `byteColumn` for `byte_column`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _value(hint: Any, value: Any) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None and types.NoneType in arguments:
            return None
        return _value(arguments[0], value)
    if origin is tuple:
        return tuple(_value(arguments[0], element) for element in _checked(value, list))
    if origin is typing.Literal:
        return _checked(value, str)
    if origin is not None:
        return dict(_checked(value, dict))
    if dataclasses.is_dataclass(hint):
        return decode(typing.cast("type[Any]", hint), _checked(value, dict))
    return _checked(value, (int, float) if hint is float else hint)


def _checked(value: Any, kind: Any) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"'{str(value)[:40]}' is not what was expected")
    return value
