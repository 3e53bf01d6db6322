# SPDX-License-Identifier: Apache-2.0
"""What keeps a check from being done, and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._report import Report


class Error(Exception):
    """Any error of this package."""


class CheckError(Error):
    """The check could not be done: wrong options, or a file that cannot be read (exit status 2).

    `report` has what is known of the other files; None when there is no report at all.
    """

    def __init__(self, message: str, report: Report | None = None) -> None:
        super().__init__(message)
        self.report = report


class DataError(Error):
    """The check failed on what it found (exit status 1); `report` says what."""

    def __init__(self, message: str, report: Report) -> None:
        super().__init__(message)
        self.report = report
