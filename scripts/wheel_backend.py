# SPDX-License-Identifier: Apache-2.0
"""Builds the wheel: the static commands as scripts, and the package `jsonl_tools` (PEP 517).

`pip wheel .` and `pip install .` come here. The commands are built by scripts/build-static; with
JSONL_TOOLS_BIN those in that folder are taken as they are. The same commands give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import os
import pathlib
import platform
import re
import shutil
import subprocess
import time
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "Sources" / "Python" / "jsonl_tools"
COMMANDS = ("jsonlcheck", "jsonlsplit", "jsonltokens")

Settings = Mapping[str, Any] | None


class UnsupportedOperation(Exception):
    """What a backend says when there is no source distribution (PEP 517)."""


# What a frontend calls.


def build_wheel(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Writes the wheel into a folder and returns its name."""
    folder = _commands_folder()
    version = _version()
    tag = f"py3-none-{_platform([folder / name for name in COMMANDS])}"
    name = f"jsonl_tools-{version}-{tag}.whl"
    files = dict(_files(folder, version, tag))
    record = f"jsonl_tools-{version}.dist-info/RECORD"
    lines = [_record_line(path, content) for path, (content, _) in sorted(files.items())]
    files[record] = ("".join([*lines, f"{record},,\n"]).encode(), False)
    # RECORD comes last, as is recommended; all else is sorted.
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in [*sorted(set(files) - {record}), record]:
            content, is_executable = files[path]
            entry = zipfile.ZipInfo(path, _source_date())
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100755 if is_executable else 0o100644) << 16
            wheel.writestr(entry, content)
    return name


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Says that there is none."""
    raise UnsupportedOperation("jsonl-tools is built from a checkout of its repository")


# What is in the wheel.


def _files(folder: pathlib.Path, version: str, tag: str) -> Iterator[tuple[str, tuple[bytes, bool]]]:
    """The names in the wheel, with their contents and whether they can be run."""
    for name in COMMANDS:
        content = (folder / name).read_bytes()
        yield f"jsonl_tools-{version}.data/scripts/{name}", (content, True)
    for path in [*PACKAGE.glob("*.py"), PACKAGE / "py.typed"]:
        yield f"jsonl_tools/{path.name}", (path.read_bytes(), False)
    information = f"jsonl_tools-{version}.dist-info"
    licenses = {path.name: path for path in (ROOT / "LICENSE", folder / "THIRD-PARTY-LICENSES")}
    for name, path in licenses.items():
        yield f"{information}/licenses/{name}", (path.read_bytes(), False)
    yield f"{information}/METADATA", (_metadata(version, list(licenses)).encode(), False)
    wheel = ["Wheel-Version: 1.0", "Generator: wheel_backend", "Root-Is-Purelib: false", f"Tag: {tag}"]
    yield f"{information}/WHEEL", ("\n".join([*wheel, ""]).encode(), False)


def _metadata(version: str, licenses: list[str]) -> str:
    """The core metadata (version 2.4) of what pyproject.toml says."""
    with open(ROOT / "pyproject.toml", "rb") as file:
        project = tomllib.load(file)["project"]
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {version}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        *[f"License-File: {name}" for name in licenses],
        f"Keywords: {','.join(project['keywords'])}",
        *[f"Classifier: {name}" for name in project["classifiers"]],
        f"Requires-Python: {project['requires-python']}",
    ]
    for extra, requirements in project["optional-dependencies"].items():
        lines.append(f"Provides-Extra: {extra}")
        lines += [f"Requires-Dist: {name}; extra == '{extra}'" for name in requirements]
    lines.append("Description-Content-Type: text/markdown")
    return "\n".join([*lines, "", (ROOT / project["readme"]).read_text(encoding="utf-8")])


def _record_line(path: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(content)}\n"


def _version() -> str:
    return _output("scripts/version")


def _source_date() -> tuple[int, int, int, int, int, int]:
    year, month, day, hour, minute, second, *_ = time.gmtime(int(_output("scripts/source-date")))
    return year, month, day, hour, minute, second


def _output(script: str) -> str:
    return subprocess.run([ROOT / script], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()


# The commands.


def _commands_folder() -> pathlib.Path:
    """The folder with the static commands and the licences of what is inside."""
    given = os.environ.get("JSONL_TOOLS_BIN")
    if given:
        folder = pathlib.Path(given)
    else:
        if shutil.which("swift") is None:
            raise SystemExit(
                "jsonl-tools is written in Swift, and no compiler is on PATH: get one from "
                "https://www.swift.org/install, or name a folder with built commands by "
                "JSONL_TOOLS_BIN"
            )
        subprocess.run([ROOT / "scripts" / "build-static"], check=True)
        folder = ROOT / ".build" / "dist" / "bin"
    missing = [name for name in (*COMMANDS, "THIRD-PARTY-LICENSES") if not (folder / name).is_file()]
    if missing:
        raise SystemExit(f"{folder} has no {', '.join(missing)}; scripts/build-static makes them")
    return folder


def _platform(commands: list[pathlib.Path]) -> str:
    """The platform tag: the newest version of glibc of which a command asks something (PEP 600)."""
    asked = [
        int(minor)
        for command in commands
        for minor in re.findall(rb"\0GLIBC_2\.(\d+)(?=[\0.])", command.read_bytes())
    ]
    if not asked:
        raise SystemExit(f"{commands[0]} does not say which glibc it needs")
    return f"manylinux_2_{max(asked)}_{platform.machine()}"
