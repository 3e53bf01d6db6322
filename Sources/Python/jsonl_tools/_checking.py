# SPDX-License-Identifier: Apache-2.0
"""Runs jsonlcheck."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from typing import Any

from ._commands import find_command
from ._decoding import decode
from ._errors import CheckError
from ._report import Report

#: What an option may be: a switch, a value, or values of an option that may be repeated.
Option = bool | int | float | str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | None

#: Options that print something else than a report.
_OTHER_OUTPUTS = {"explain", "list_rules", "print_config", "watch", "help", "version"}


def check(
    *paths: str | os.PathLike[str],
    model: str | None = None,
    format: str | None = None,
    validation: str | os.PathLike[str] | None = None,
    max_diagnostics: int | str | None = None,
    **options: Option,
) -> Report:
    """Checks files and returns the report; `-` is standard input.

    `model` adds the checks against a model and the counts of tokens, `format` is the one that every
    record has to have, `validation` a file that is compared with the only other one,
    `max_diagnostics` how many findings of a file are listed (100, or "all"; all are counted).
    Any other option of the command is given by its name with underscores: `fail_on="warning"`,
    `strict=True`. What comes True is a switch, None and False are left out, and a list repeats
    the option.

    Raises CheckError when a file cannot be read or options are wrong, TypeError when no file is
    named. Findings are no error: ask `Report.passed`, or call `Report.raise_for_errors()`.
    """
    if not paths:
        raise TypeError("check() needs the path of a file")
    command = [find_command("jsonlcheck"), "--output-format=json"]
    named: dict[str, Option] = {
        "model": model,
        "format": format,
        "validation": validation,
        "max_diagnostics": max_diagnostics,
    }
    for name, value in {**named, **options}.items():
        command += _arguments(name, value)
    command += ["--", *(os.fspath(path) for path in paths)]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    report = _read(run.stdout, passed=run.returncode == 0)
    if run.returncode not in (0, 1) or report is None:
        message = run.stderr.decode("utf-8", "replace").strip()
        raise CheckError(message or f"jsonlcheck ended with status {run.returncode}", report)
    return report


def _arguments(name: str, value: Option) -> list[str]:
    """An option as the command takes it; a value never looks like another option."""
    if name in _OTHER_OUTPUTS:
        raise TypeError(f"check() returns a report, which there is none of with '{name}'")
    option = "--" + name.replace("_", "-")
    if value is None or value is False:
        return []
    if value is True:
        return [option]
    if isinstance(value, (int, float, str)):
        return [f"{option}={value}"]
    if isinstance(value, os.PathLike):
        return [f"{option}={os.fspath(value)}"]
    return [f"{option}={os.fspath(element)}" for element in value]


def _read(output: bytes, passed: bool) -> Report | None:
    """The report in what was printed; None when nothing was."""
    if not output.strip():
        return None
    try:
        document: Any = json.loads(output)
        if not isinstance(document, dict) or document.get("version") != 1:
            raise ValueError("it is of another version")
        return decode(Report, document, passed=passed)
    except ValueError as error:
        raise CheckError(
            f"the report of {find_command('jsonlcheck')} cannot be read, for {error}; "
            "install the version that belongs to this package"
        ) from error
