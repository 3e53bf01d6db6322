# SPDX-License-Identifier: Apache-2.0
"""Files to check."""

import json
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture
def good() -> pathlib.Path:
    """A file without faults."""
    return ROOT / "samples/conversation/good/basic.jsonl"


@pytest.fixture
def bad() -> pathlib.Path:
    """A file with several errors."""
    return ROOT / "samples/conversation/bad/several-faults.jsonl"


@pytest.fixture
def doubtful(tmp_path: pathlib.Path) -> pathlib.Path:
    """A file with a warning, and no error: a blank line."""
    path = tmp_path / "blank.jsonl"
    row = json.dumps({"prompt": "Do cacti need rain?", "completion": "Very little."})
    path.write_text(f"{row}\n\n{row}\n", encoding="utf-8")
    return path
