# SPDX-License-Identifier: Apache-2.0
"""Checks a file the way the vendor's client does before an upload."""

import sys

from together.lib.utils.files import check_file

report = check_file(sys.argv[1])
if not report["is_check_passed"]:
    sys.exit(report["message"])
