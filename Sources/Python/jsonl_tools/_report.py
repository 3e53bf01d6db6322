# SPDX-License-Identifier: Apache-2.0
"""The report of jsonlcheck, member for member; schemas/report.schema.json describes it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ._errors import DataError

if TYPE_CHECKING:
    import pandas

Severity = Literal["note", "warning", "error"]
Verdict = Literal["accepted", "doubtful", "refused"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding; what is about the file as a whole has no line, column or offset."""

    rule: str
    severity: Severity
    line: int | None
    column: int | None
    byte_column: int | None
    byte_offset: int | None
    pointer: str | None
    record: str | None
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule found something, shown or not, and whether a threshold allows that."""

    rule: str
    severity: Severity
    count: int
    lines: int
    threshold: str | None
    tolerated: bool


@dataclass(frozen=True, slots=True)
class RowLength:
    """How long rows are in tokens; the members are None when no row was counted."""

    min: int | None
    p50: int | None
    p90: int | None
    p99: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that the chat template refuses."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a file comes to in tokens; exact when `error_percent` is None."""

    error_percent: float | None
    rows: int
    tokens: int
    trained_tokens: int
    prompt_tokens_of_pairs: int
    tokens_beyond_context: int
    trained_tokens_beyond_context: int
    rows_over_context: int
    rows_untrained: int
    rows_refused: int
    lines_unusable: int
    answers_unclear: int
    images: int
    row_length: RowLength
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class File:
    """What was found in one file."""

    path: str
    configuration: str | None
    bytes: int
    lines: int
    records: int
    format: str | None
    formats: Mapping[str, int]
    messages: int
    turns: int
    tokens: Tokens | None
    verdict: Verdict
    rules: tuple[RuleCount, ...]
    diagnostics: tuple[Diagnostic, ...]
    omitted_diagnostics: int
    accepted_diagnostics: int
    unchanged_diagnostics: int


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be checked."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What the run came to."""

    errors: int
    warnings: int
    notes: int
    records: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found, whatever the number of files."""

    version: int
    files: tuple[File, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    summary: Summary
    #: Whether the run passed; `fail_on` and `max_warnings` say what fails one, usually errors.
    passed: bool

    def findings(self) -> Iterator[tuple[File, Diagnostic]]:
        """The findings that are listed, each with its file."""
        return ((file, found) for file in self.files for found in file.diagnostics)

    def raise_for_errors(self) -> None:
        """Raises DataError when the run did not pass."""
        if self.passed:
            return
        first = next(
            (f"{file.path}:{found.line or 1}: {found.message}" for file, found in self.findings()),
            "see the counts of rules",
        )
        counts = f"{self.summary.errors} errors and {self.summary.warnings} warnings"
        raise DataError(f"{counts}; the first finding is {first}", self)

    def to_pandas(self) -> pandas.DataFrame:
        """A row for each finding that is listed: its file's path and the members of `Diagnostic`.

        Raises ImportError when pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise ImportError(
                "Report.to_pandas() needs pandas: pip install 'jsonl-tools[pandas]'"
            ) from error
        columns = ["path", *(field.name for field in dataclasses.fields(Diagnostic))]
        rows: list[dict[str, Any]] = [
            {"path": file.path, **dataclasses.asdict(found)} for file, found in self.findings()
        ]
        frame = pandas.DataFrame(rows, columns=columns)
        # Places may be missing: integers that stay integers then.
        return frame.astype(
            {name: "Int64" for name in ("line", "column", "byte_column", "byte_offset")}
        )
