# SPDX-License-Identifier: Apache-2.0
"""Says what rows are in the algorithm `jsonlsplit-1`, written once more from its description.

    split_oracle.py canonical           each line's canonical JSON by RFC 8785, as hexadecimal digits
    split_oracle.py assign SEED SHARES  the place of each row's part, by its canonical record
    split_oracle.py prompts SEED SHARES the same by its prompt, as far as prompts are plain strings
    split_oracle.py exact SEED SHARES   the same in groups by prompt, to exact sizes
    split_oracle.py folds SEED COUNT    the fold of each row, in groups by prompt, of equal sizes

Reads a JSON text from each line of standard input and writes a line for each. SHARES are those of
all parts but the last, in billionths, with commas.
"""

import hashlib
import json
import sys

import rfc8785


def number(seed, canonical):
    data = b"jsonlsplit-1\n%d\n" % seed + canonical
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big")


def part(seed, shares, canonical):
    total = 0
    for index, share in enumerate(shares):
        total += share
        if number(seed, canonical) < total * 2**64 // 10**9:
            return index
    return len(shares)


def prompt(row):
    if "prompt" in row:
        return row["prompt"]
    if "text" in row:
        return row["text"]
    messages = row.get("messages") or row.get("input", {}).get("messages")
    if not messages:
        return row
    asked = []
    for message in messages:
        if message["role"] == "assistant":
            break
        asked.append({"role": message["role"], "content": message["content"]})
    return asked or row


def groups(seed, rows):
    """The groups of rows by prompt in the order in which they are assigned."""
    found = {}
    for index, row in enumerate(rows):
        found.setdefault(rfc8785.dumps(prompt(row)), []).append(index)
    ordered = sorted((number(seed, key), group[0], group) for key, group in found.items())
    return [group for _, _, group in ordered]


def sizes(shares, count):
    """The rows of each part, the rest first."""
    exact = [(10**9 - sum(shares)) * count] + [share * count for share in shares]
    whole = [share // 10**9 for share in exact]
    order = sorted(range(len(exact)), key=lambda part: (-(exact[part] % 10**9), part))
    for part in order[: count - sum(whole)]:
        whole[part] += 1
    return whole


def exactly(seed, shares, rows):
    left = sizes(shares, len(rows))[1:]
    parts = {}
    for group in groups(seed, rows):
        place = next((part for part, room in enumerate(left) if room >= len(group)), len(left))
        if place < len(left):
            left[place] -= len(group)
        parts.update((row, place) for row in group)
    return parts


def folds(seed, count, rows):
    filled = [0] * count
    parts = {}
    for group in groups(seed, rows):
        fold = filled.index(min(filled))
        filled[fold] += len(group)
        parts.update((row, fold) for row in group)
    return parts


def main():
    job = sys.argv[1]
    if job in ("exact", "folds"):
        rows = [json.loads(line) for line in sys.stdin.buffer]
        seed, numbers = int(sys.argv[2]), [int(number) for number in sys.argv[3].split(",")]
        parts = exactly(seed, numbers, rows) if job == "exact" else folds(seed, numbers[0], rows)
        for row in range(len(rows)):
            print(parts[row])
        return
    for line in sys.stdin.buffer:
        row = json.loads(line)
        if job == "canonical":
            print(rfc8785.dumps(row).hex())
            continue
        shares = [int(share) for share in sys.argv[3].split(",")]
        what = prompt(row) if job == "prompts" else row
        print(part(int(sys.argv[2]), shares, rfc8785.dumps(what)))


main()
