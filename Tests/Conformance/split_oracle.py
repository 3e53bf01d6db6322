# SPDX-License-Identifier: Apache-2.0
"""Says what rows are in the algorithm `jsonlsplit-1`, written once more from its description.

    split_oracle.py canonical           each line's canonical JSON by RFC 8785, as hexadecimal digits
    split_oracle.py assign SEED SHARES  the place of each row's part, by its canonical record
    split_oracle.py prompts SEED SHARES the same by its prompt, as far as prompts are plain strings

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
    messages = row.get("messages") or row.get("input", {}).get("messages")
    if not messages:
        return row
    asked = []
    for message in messages:
        if message["role"] == "assistant":
            break
        asked.append({"role": message["role"], "content": message["content"]})
    return asked or row


def main():
    job = sys.argv[1]
    for line in sys.stdin.buffer:
        row = json.loads(line)
        if job == "canonical":
            print(rfc8785.dumps(row).hex())
            continue
        shares = [int(share) for share in sys.argv[3].split(",")]
        what = prompt(row) if job == "prompts" else row
        print(part(int(sys.argv[2]), shares, rfc8785.dumps(what)))


main()
