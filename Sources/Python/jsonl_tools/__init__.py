# SPDX-License-Identifier: Apache-2.0
"""Checks training data for fine-tuning with jsonlcheck, and gives its report as Python objects.

    import jsonl_tools

    report = jsonl_tools.check("train.jsonl", model="Qwen/Qwen3.5-9B")
    for diagnostic in report.files[0].diagnostics:
        print(diagnostic.line, diagnostic.rule, diagnostic.message)
    report.raise_for_errors()
"""

from ._checking import check
from ._commands import find_command
from ._errors import CheckError, DataError, Error
from ._report import (
    Diagnostic,
    Failure,
    File,
    Refusal,
    Report,
    RowLength,
    RuleCount,
    Summary,
    Tokens,
)

__all__ = [
    "CheckError",
    "DataError",
    "Diagnostic",
    "Error",
    "Failure",
    "File",
    "Refusal",
    "Report",
    "RowLength",
    "RuleCount",
    "Summary",
    "Tokens",
    "check",
    "find_command",
]
