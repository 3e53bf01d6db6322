# SPDX-License-Identifier: Apache-2.0
"""Runs a command of jsonl-tools, jsonlcheck when none is named.

    python -m jsonl_tools train.jsonl
    python -m jsonl_tools jsonlsplit train.jsonl --validation 10%
"""

import os
import sys

from ._commands import COMMANDS, find_command


def main() -> None:
    """Becomes the command."""
    arguments = sys.argv[1:]
    name = arguments.pop(0) if arguments and arguments[0] in COMMANDS else "jsonlcheck"
    command = find_command(name)
    sys.stdout.flush()
    os.execv(command, [command, *arguments])


if __name__ == "__main__":
    main()
