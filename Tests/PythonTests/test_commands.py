# SPDX-License-Identifier: Apache-2.0
"""The commands that come with the package."""

import importlib.metadata
import os
import pathlib
import shutil
import subprocess
import sys
import sysconfig

import pytest
from conftest import ROOT

import jsonl_tools

NAMES = ["jsonlcheck", "jsonlsplit", "jsonltokens"]


def test_the_installed_package_is_tested() -> None:
    assert not pathlib.Path(jsonl_tools.__file__).is_relative_to(ROOT / "Sources")


@pytest.mark.parametrize("name", NAMES)
def test_commands_are_those_of_the_environment(name: str) -> None:
    command = jsonl_tools.find_command(name)
    assert os.path.dirname(command) == sysconfig.get_path("scripts")
    run = subprocess.run([command, "--version"], stdout=subprocess.PIPE, text=True, check=True)
    assert run.stdout.strip() == importlib.metadata.version("jsonl-tools")


def test_path_is_looked_through_last(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "jsonlcheck"
    shutil.copy("/bin/true", elsewhere)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert jsonl_tools.find_command() != str(elsewhere)
    monkeypatch.setattr(sysconfig, "get_path", lambda *_, **__: str(tmp_path / "nowhere"))
    monkeypatch.setattr(
        sys.modules["jsonl_tools._commands"], "__file__", str(tmp_path / "a/b/c/d/e/x.py")
    )
    assert jsonl_tools.find_command() == str(elsewhere)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileNotFoundError, match="reinstall jsonl-tools"):
        jsonl_tools.find_command()


def test_commands_beside_packages_are_found(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "target/bin/jsonlcheck"
    command.parent.mkdir(parents=True)
    shutil.copy("/bin/true", command)
    monkeypatch.setattr(sysconfig, "get_path", lambda *_, **__: str(tmp_path / "nowhere"))
    module = sys.modules["jsonl_tools._commands"]
    monkeypatch.setattr(module, "__file__", str(tmp_path / "target/jsonl_tools/_commands.py"))
    assert jsonl_tools.find_command() == str(command)


def test_other_commands_are_refused() -> None:
    with pytest.raises(ValueError, match="there is no command 'sh'"):
        jsonl_tools.find_command("sh")


@pytest.mark.parametrize("name", [None, *NAMES])
def test_the_module_becomes_a_command(name: str | None, good: pathlib.Path) -> None:
    arguments = [name, "--help"] if name else ["--quiet", str(good)]
    run = subprocess.run(
        [sys.executable, "-m", "jsonl_tools", *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    assert (f"USAGE: {name}" in run.stdout) if name else run.stdout == ""


def test_the_exit_status_is_that_of_the_command(bad: pathlib.Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "jsonl_tools", str(bad)], stdout=subprocess.DEVNULL, check=False
    )
    assert run.returncode == 1
