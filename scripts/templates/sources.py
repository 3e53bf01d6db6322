# SPDX-License-Identifier: Apache-2.0
"""The packages in which vendors' chat templates can be had, fetched into .cache."""

import hashlib
import pathlib
import subprocess
import sys
import tarfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "templates"

# name: (requirement, file, SHA-256 of the file, folder inside it)
PACKAGES = {
    "trl": (
        "trl==1.16.0",
        "trl-1.16.0-py3-none-any.whl",
        "c4726e139dd40e1a41661511c639c8a68416782b2e3e8c0befebd77bb7ba0396",
        "trl/chat_templates/",
    ),
    "axolotl": (
        "axolotl==0.19.0",
        "axolotl-0.19.0-py3-none-any.whl",
        "f28eb3ad3709975eec4adfe13307dd980c7e7917cc43cb03f2c6f26c007135cc",
        "axolotl/utils/chat_templates/templates/",
    ),
    "llama.cpp": (
        "llama-cpp-python==0.3.36",
        "llama_cpp_python-0.3.36.tar.gz",
        "832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e",
        "vendor/llama.cpp/models/templates/",
    ),
}


def folder(name):
    """The folder with the templates of a package; fetches it when it is not there."""
    requirement, file, digest, inside = PACKAGES[name]
    target = CACHE / requirement.replace("==", "-")
    if not target.is_dir():
        archive = _archive(requirement, file, digest)
        partial = target.with_suffix(".partial")
        partial.mkdir(parents=True, exist_ok=True)
        for path, content in _members(archive):
            before, found, name = path.partition(inside)
            if found and name.endswith(".jinja") and "/" not in name:
                (partial / name).write_bytes(content)
        partial.rename(target)
        archive.unlink()
    return target


def _archive(requirement, file, digest):
    print(f"fetching {requirement}", file=sys.stderr)
    CACHE.mkdir(parents=True, exist_ok=True)
    archive = CACHE / file
    # pip asks a source package for its metadata; the build tools for that are in our environment.
    kind = ["--no-binary", requirement.partition("==")[0], "--no-build-isolation"]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--no-cache-dir", *(kind if file.endswith(".tar.gz") else []),
         "--dest", str(CACHE), requirement],
        check=True,
    )
    if not archive.is_file():
        sys.exit(f"{requirement} could not be fetched")
    actual = hashlib.sha256(archive.read_bytes()).hexdigest()
    if actual != digest:
        archive.unlink()
        sys.exit(f"{file} has SHA-256 {actual}, expected {digest}")
    return archive


def _members(archive):
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as file:
            yield from ((name, file.read(name)) for name in file.namelist())
    else:
        with tarfile.open(archive) as file:
            for member in file:
                if member.isfile() and member.name.endswith(".jinja"):
                    yield member.name, file.extractfile(member).read()
