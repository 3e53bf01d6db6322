# SPDX-License-Identifier: Apache-2.0
"""Finds candidates for near-duplicates among the rows of a JSONL file with datasketch.

    datasketch_minhash.py FILE [--threshold 0.8] [--permutations 128] [--words 3] [--rows N]

Prints lines as near-duplicate-benchmark does, with the seconds of the processor:

    text<TAB>bytes<TAB>seconds<TAB>rows
    sketch<TAB>bytes<TAB>seconds<TAB>rows with a word
    index<TAB>bytes<TAB>seconds<TAB>candidates

The text of a row is all its strings with a line feed after each. Words are cut as pipelines in
Python cut them, lower case and `\\w+`; a text with fewer words than a shingle is one shingle. Each
row's MinHash takes its shingles in one batch, and is looked up in the index before it goes in.
"""

import argparse
import json
import re
import time

import datasketch

WORD = re.compile(r"\w+")


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from strings(member)
    elif isinstance(value, list):
        for element in value:
            yield from strings(element)


def shingles(text, size):
    words = WORD.findall(text.lower())
    if 0 < len(words) < size:
        return {" ".join(words).encode()}
    return {" ".join(words[i : i + size]).encode() for i in range(len(words) - size + 1)}


def report(what, size, start, count):
    print(what, size, f"{time.process_time() - start:.6f}", count, sep="\t", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--threshold", type=float, default=0.8)
    parser.add_argument("--permutations", type=int, default=128)
    parser.add_argument("--words", type=int, default=3)
    parser.add_argument("--rows", type=int, default=None)
    options = parser.parse_args()

    start = time.process_time()
    with open(options.file, encoding="utf-8") as file:
        rows = [line for _, line in zip(range(options.rows or 1 << 62), file) if line.strip()]
    texts = ["".join(f"{part}\n" for part in strings(json.loads(row))) for row in rows]
    size = sum(len(text.encode()) for text in texts)
    report("text", size, start, len(texts))

    start = time.process_time()
    empty = datasketch.MinHash(num_perm=options.permutations)
    sketches = []
    for text in texts:
        members = shingles(text, options.words)
        if members:
            sketch = empty.copy()
            sketch.update_batch(members)
            sketches.append(sketch)
    report("sketch", size, start, len(sketches))

    start = time.process_time()
    index = datasketch.MinHashLSH(threshold=options.threshold, num_perm=options.permutations)
    pairs = 0
    for row, sketch in enumerate(sketches):
        pairs += len(index.query(sketch))
        index.insert(row, sketch)
    report("index", size, start, pairs)


main()
