# SPDX-License-Identifier: Apache-2.0
"""Says of many byte strings whether Python's JSON parsers take them.

Reads cases from standard input, each a length (four bytes, little-endian) and as many bytes, and
writes one byte for each:

    bit 0   `json` takes the case, strictly: UTF-8 without a mark, no NaN or Infinity
    bit 1   `orjson` takes the case
    bit 7   too deeply nested for one of them to say

Both want exactly one JSON value with nothing but white space around it.
"""

import json
import struct
import sys

import orjson

JSON_ACCEPTS = 1
ORJSON_ACCEPTS = 2
TOO_DEEP = 128
CHUNK = 1 << 20


def refuse_constant(name):
    raise ValueError(name)


def keep_text(number):
    return number


# Numbers stay text: a long integer is valid JSON, but Python limits the digits it converts.
DECODER = json.JSONDecoder(
    parse_constant=refuse_constant, parse_int=keep_text, parse_float=keep_text
)


def judge(case):
    """Returns the bits for one case."""
    verdict = 0
    try:
        # Not `json.loads`, which guesses UTF-16 and UTF-32 and drops a byte order mark.
        DECODER.decode(case.decode("utf-8"))
        verdict |= JSON_ACCEPTS
    except RecursionError:
        verdict |= TOO_DEEP
    except ValueError:
        pass
    try:
        orjson.loads(case)
        verdict |= ORJSON_ACCEPTS
    except ValueError as error:
        if "Recursion limit" in str(error):
            verdict |= TOO_DEEP
    return verdict


def cases(stream):
    """Yields the cases of a stream, reading it in large pieces."""
    buffered = b""
    position = 0
    while True:
        start = position + 4
        if start <= len(buffered):
            end = start + struct.unpack_from("<I", buffered, position)[0]
            if end <= len(buffered):
                yield buffered[start:end]
                position = end
                continue
        more = stream.read1(CHUNK)
        if not more:
            if position != len(buffered):
                sys.exit("json_oracles: the input ends within a case")
            return
        buffered = buffered[position:] + more
        position = 0


def main():
    verdicts = bytearray()
    for case in cases(sys.stdin.buffer):
        verdicts.append(judge(case))
        if len(verdicts) == CHUNK:
            sys.stdout.buffer.write(verdicts)
            verdicts.clear()
    sys.stdout.buffer.write(verdicts)


main()
