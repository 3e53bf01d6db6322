# SPDX-License-Identifier: Apache-2.0
"""Counts the tokens of a file again and again with one of the known tokenizers.

    tokenizer_passes.py TOOL TOKENIZER CORPUS PASSES [BYTES]

TOOL is gigatoken, fastokens, tiktoken or tokenizers; TOKENIZER a tokenizer.json. Prints a line for
the time to load, and one for each pass:

    load<TAB>0<TAB>seconds<TAB>0<TAB>seconds of the processor
    pass<TAB>bytes<TAB>seconds<TAB>tokens<TAB>seconds of the processor

The file is cut into documents, one ending after the first line feed at or beyond 4,096 bytes, which
are text in memory before the clock starts. Every tool works on one thread and hands out its ids in
the form that costs it least.
"""

import json
import os
import sys
import time

os.environ["RAYON_NUM_THREADS"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

DOCUMENT = 4_096
BATCH = 256  # Documents that one call gets.


def documents(path, limit):
    """Returns the texts that a file is cut into."""
    with open(path, "rb") as file:
        data = file.read()
    texts, start = [], 0
    while start < min(len(data), limit):
        end = data.find(b"\n", start + DOCUMENT - 1) + 1 or len(data)
        texts.append(data[start:end].decode("utf-8"))
        start = end
    return texts


def batches(texts):
    return [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]


def gigatoken(path):
    import gigatoken

    backend = gigatoken.Tokenizer(path).backend

    def count(texts):
        # A sequence of rows in one buffer; its content knows how many ids there are.
        rows = backend.encode_batch(texts, parallel=False)
        return len(rows.layout.content)

    return count


def fastokens(path):
    import fastokens._native

    tokenizer = fastokens._native.Tokenizer.from_file(path)

    def count(texts):
        return flat_length(tokenizer.encode_batch_flat(texts, add_special_tokens=False))

    return count


def flat_length(answer):
    """Returns the number of ids in what `encode_batch_flat` answers."""
    ids = answer[0] if isinstance(answer, tuple) else answer
    return len(ids) // 4 if isinstance(ids, bytes) else len(ids)


def tokenizers(path):
    import tokenizers

    tokenizer = tokenizers.Tokenizer.from_file(path)

    def count(texts):
        encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return sum(map(len, encodings))

    return count


def tiktoken(path):
    """Takes ranks, pattern and special tokens out of a byte-level tokenizer.json."""
    import tiktoken

    with open(path, encoding="utf-8") as file:
        definition = json.load(file)
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    rest = [value for value in range(256) if value not in printable]
    byte_of = {chr(value): value for value in printable}
    byte_of |= {chr(256 + index): value for index, value in enumerate(rest)}
    special = {token["content"]: token["id"] for token in definition["added_tokens"]}
    ranks = {
        bytes(byte_of[character] for character in token): rank
        for token, rank in definition["model"]["vocab"].items()
        if token not in special
    }
    splits = definition["pre_tokenizer"]["pretokenizers"][:-1]
    if len(splits) != 1 or definition["normalizer"]:
        raise SystemExit("tiktoken: knows one pattern and no normalizer")
    encoding = tiktoken.Encoding(
        "peer",
        pat_str=splits[0]["pattern"]["Regex"],
        mergeable_ranks=ranks,
        special_tokens=special,
    )

    def count(texts):
        return sum(len(encoding.encode(text, allowed_special="all")) for text in texts)

    return count


TOOLS = {
    "gigatoken": gigatoken,
    "fastokens": fastokens,
    "tiktoken": tiktoken,
    "tokenizers": tokenizers,
}


class Watch:
    """What time it is by the wall and by the processor."""

    def __init__(self):
        self.start, self.work = time.perf_counter(), time.process_time()

    def report(self, what, size, tokens):
        seconds, work = time.perf_counter() - self.start, time.process_time() - self.work
        print(what, size, f"{seconds:.6f}", tokens, f"{work:.6f}", sep="\t", flush=True)


def main():
    name, path, corpus, passes, *limit = sys.argv[1:]
    watch = Watch()
    count = TOOLS[name](path)
    watch.report("load", 0, 0)
    count(["x"])  # What a tool imports only now is none of its passes.
    texts = documents(corpus, int(limit[0]) if limit else sys.maxsize)
    size = sum(len(text.encode()) for text in texts)
    parts = batches(texts)
    for _ in range(int(passes)):
        watch = Watch()
        total = sum(map(count, parts))
        watch.report("pass", size, total)


main()
