# SPDX-License-Identifier: Apache-2.0
"""Findings as a table."""

import pathlib
import sys

import pandas
import pytest

import jsonl_tools


def test_every_finding_is_a_row(bad: pathlib.Path, good: pathlib.Path) -> None:
    report = jsonl_tools.check(bad, good)
    frame = report.to_pandas()
    assert len(frame) == len(report.files[0].diagnostics)
    assert set(frame["path"]) == {str(bad)}
    assert frame["line"].dtype == "Int64"
    counts = frame.groupby("rule").size().to_dict()
    assert counts == {rule.rule: rule.count for rule in report.files[0].rules}


def test_what_has_no_place_has_none(tmp_path: pathlib.Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    frame = jsonl_tools.check(empty).to_pandas()
    assert len(frame) == 1
    assert frame["line"].isna().all()


def test_no_findings_are_an_empty_table(good: pathlib.Path) -> None:
    frame = jsonl_tools.check(good).to_pandas()
    assert frame.empty
    assert list(frame.columns)[:4] == ["path", "rule", "severity", "line"]
    assert isinstance(frame, pandas.DataFrame)


def test_without_pandas_the_error_says_what_to_install(
    good: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = jsonl_tools.check(good)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'jsonl-tools\[pandas\]'"):
        report.to_pandas()
