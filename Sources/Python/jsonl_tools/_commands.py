# SPDX-License-Identifier: Apache-2.0
"""Where the commands are that were installed with this package."""

import os
import shutil
import sysconfig
from collections.abc import Iterator

COMMANDS = ("jsonlcheck", "jsonlsplit", "jsonltokens")


def find_command(name: str = "jsonlcheck") -> str:
    """Returns the path of a command: the one beside this package, or else the first on PATH.

    Raises FileNotFoundError when there is none, and ValueError for a name that is not ours.
    """
    if name not in COMMANDS:
        raise ValueError(f"there is no command '{name}': name one of {', '.join(COMMANDS)}")
    folders = list(_folders())
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    found = shutil.which(name)
    if found is not None:
        return found
    raise FileNotFoundError(
        f"{name} is neither in {', '.join(folders)} nor on PATH; reinstall jsonl-tools"
    )


def _folders() -> Iterator[str]:
    """The folders into which installers put scripts, the likeliest first."""
    # An environment, or the interpreter's own folder.
    yield sysconfig.get_path("scripts")
    # pip install --user
    yield sysconfig.get_path("scripts", scheme=sysconfig.get_preferred_scheme("user"))
    # pip install --target, and the environments of builds: packages and bin side by side.
    packages = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    yield os.path.join(packages, "bin")
    # pip install --prefix: PREFIX/lib/python3.X/site-packages and PREFIX/bin.
    yield os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(packages))), "bin")
