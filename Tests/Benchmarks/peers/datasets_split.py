# SPDX-License-Identifier: Apache-2.0
"""Splits a file as people do with Hugging Face `datasets`: load, cut, write, and fsync.

    datasets_split.py FILE FOLDER
"""

import os
import pathlib
import sys
import tempfile

import datasets

datasets.disable_progress_bars()
folder = pathlib.Path(sys.argv[2])
with tempfile.TemporaryDirectory(dir=folder) as cache:
    rows = datasets.load_dataset("json", data_files=sys.argv[1], split="train", cache_dir=cache)
    parts = rows.train_test_split(test_size=0.1, seed=42)
    for name, part in parts.items():
        path = folder / f"{name}.jsonl"
        part.to_json(path)
        with open(path, "rb") as written:
            os.fsync(written.fileno())
