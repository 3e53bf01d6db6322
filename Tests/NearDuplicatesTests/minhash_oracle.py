# SPDX-License-Identifier: Apache-2.0
"""What datasketch makes of sets of shingles.

Reads from the standard input the JSON

    {"multipliers": [...], "increments": [...], "pairs": [[[hash, ...], [hash, ...]], ...]}

with hashes of 64 bits, and writes for each pair

    {"signatures": [[...], [...]], "estimate": 0.5}

The signatures are those of datasketch with the permutations given, over the upper halves of the
hashes; the estimate comes from its own permutations and its own hash of the members.
"""

import json
import sys

import datasketch
import numpy

WORD = 0xFFFFFFFF


def before_mixing(value):
    """Returns the number that datasketch's first step, MurmurHash3's finalizer, makes `value` of."""
    value ^= value >> 16
    value = value * pow(0xC2B2AE35, -1, 1 << 32) & WORD
    value ^= value >> 13 ^ value >> 26
    value = value * pow(0x85EBCA6B, -1, 1 << 32) & WORD
    return value ^ value >> 16


def signature(members, permutations):
    sketch = datasketch.MinHash(
        permutations=permutations,
        num_perm=len(permutations[0]),
        scheme="affine32",
        hashfunc=lambda member: before_mixing(member >> 32),
    )
    sketch.update_batch(members)
    return [int(value) for value in sketch.hashvalues]


def plain(members, permutations):
    sketch = datasketch.MinHash(num_perm=len(permutations[0]))
    sketch.update_batch([member.to_bytes(8, "little") for member in members])
    return sketch


def main():
    question = json.load(sys.stdin)
    permutations = numpy.array(
        [question["multipliers"], question["increments"]], dtype=numpy.uint32
    )
    answers = [
        {
            "signatures": [signature(members, permutations) for members in pair],
            "estimate": plain(pair[0], permutations).jaccard(plain(pair[1], permutations)),
        }
        for pair in question["pairs"]
    ]
    json.dump(answers, sys.stdout)


main()
