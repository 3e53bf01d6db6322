# SPDX-License-Identifier: Apache-2.0
"""The dataclasses and the schema say the same."""

import dataclasses
import json
import types
from typing import Any

import pytest
from conftest import ROOT

import jsonl_tools
from jsonl_tools._decoding import camel_case, decode

SCHEMA = json.loads((ROOT / "schemas/report.schema.json").read_text(encoding="utf-8"))
KINDS = {
    "file": jsonl_tools.File,
    "tokens": jsonl_tools.Tokens,
    "row-length": jsonl_tools.RowLength,
    "refusal": jsonl_tools.Refusal,
    "rule-count": jsonl_tools.RuleCount,
    "diagnostic": jsonl_tools.Diagnostic,
    "failure": jsonl_tools.Failure,
    "summary": jsonl_tools.Summary,
}


def names(kind: Any) -> set[str]:
    return {camel_case(field.name) for field in dataclasses.fields(kind)}


def test_every_object_of_the_schema_is_a_dataclass() -> None:
    objects = {name for name, part in SCHEMA["$defs"].items() if part.get("type") == "object"}
    assert objects == set(KINDS)
    assert names(jsonl_tools.Report) - {"passed"} == set(SCHEMA["properties"])


@pytest.mark.parametrize("name", KINDS)
def test_members_are_those_of_the_schema(name: str) -> None:
    assert names(KINDS[name]) == set(SCHEMA["$defs"][name]["properties"])


def test_the_example_is_read() -> None:
    (example,) = SCHEMA["examples"]
    report = decode(jsonl_tools.Report, example, passed=False)
    (file,) = report.files
    assert file.diagnostics[0].byte_offset == 82
    assert file.formats == {"conversation": 1}
    assert report.summary.seconds == pytest.approx(0.001)
    assert [found.rule for _, found in report.findings()] == ["chat/empty-content"]


def test_what_a_newer_command_adds_is_left_out() -> None:
    found = decode(jsonl_tools.Failure, {"path": "a", "message": "b", "more": []})
    assert found == jsonl_tools.Failure("a", "b")


@pytest.mark.parametrize("value", [{"path": "x"}, {"path": 1, "message": "x"}])
def test_another_shape_is_an_error(value: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        decode(jsonl_tools.Failure, types.MappingProxyType(value))
