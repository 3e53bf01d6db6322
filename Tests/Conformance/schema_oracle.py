# SPDX-License-Identifier: Apache-2.0
"""Says of many JSON texts whether they fit a JSON Schema, by Python's `jsonschema`.

Reads a question from each line of standard input, `{"schema": PATH, "text": JSON}`, and writes an
answer to each: `null` when the text fits, else what is wrong as a string. Without a path the text
itself has to be a schema of draft 2020-12. A text that is not JSON is answered with `false`.
"""

import json
import sys

import jsonschema

VALIDATOR = jsonschema.Draft202012Validator
validators = {None: VALIDATOR(VALIDATOR.META_SCHEMA)}


def refuse_constant(name):
    raise ValueError(name)


def validator(path):
    if path not in validators:
        with open(path, encoding="utf-8") as file:
            validators[path] = VALIDATOR(json.load(file))
    return validators[path]


def answer(question):
    try:
        value = json.loads(question["text"], parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        return False
    error = jsonschema.exceptions.best_match(validator(question.get("schema")).iter_errors(value))
    return None if error is None else f"{error.json_path}: {error.message[:200]}"


for line in sys.stdin:
    json.dump(answer(json.loads(line)), sys.stdout)
    sys.stdout.write("\n")
