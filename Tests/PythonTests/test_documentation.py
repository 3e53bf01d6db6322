# SPDX-License-Identifier: Apache-2.0
"""The examples of the documentation run."""

import pathlib
import re

import pytest
from conftest import ROOT

import jsonl_tools


def test_the_example_of_the_page_runs(
    doubtful: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs/packages.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(doubtful.rename(doubtful.with_name("train.jsonl")).parent)
    with pytest.raises(jsonl_tools.DataError, match="0 errors and"):
        exec(example, {})
    assert "train.jsonl 2 encoding/blank-line" in capsys.readouterr().out
