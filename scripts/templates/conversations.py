# SPDX-License-Identifier: Apache-2.0
"""Random conversations, for differences that nobody thought of."""

import random

TEXTS = [
    "", " ", "Hello", "  two words \n", "\n\nline\n\n", "a</think>b", "<think>\nwhy\n</think>\n\nso",
    "<tool_response>x</tool_response>", "naïve “q” <b>&amp;</b> 你好 😀", "{\"a\": 1}", "/nothink",
]
VALUES = ["", "x", 1, -2.5, 1e20, True, False, None, [], [1, "é", None], {}, {"b": {"a": [True]}, "a": "\n"}]
NAMES = ["search", "now", "get_weather"]
TYPES = ["string", "integer", "number", "boolean", "array", "object", "null"]


def conversations(count, seed):
    """`count` pairs of a title and a conversation."""
    for number in range(count):
        dice = random.Random(f"{seed}-{number}")
        yield f"random-{seed}-{number}", _conversation(dice)


def _conversation(dice):
    result = {"messages": _messages(dice)}
    if dice.random() < 0.5:
        result["tools"] = [_tool(dice, name) for name in dice.sample(NAMES, dice.randint(0, 3))]
    if dice.random() < 0.3:
        result["add_generation_prompt"] = True
    for name in ("enable_thinking", "tools_in_user_message"):
        if dice.random() < 0.15:
            result[name] = dice.random() < 0.5
    return result


def _messages(dice):
    result = []
    if dice.random() < 0.4:
        result.append({"role": "system", "content": dice.choice(TEXTS)})
    for _ in range(dice.randint(1, 3)):
        result.append({"role": "user", "content": dice.choice(TEXTS)})
        for _ in range(dice.choice([0, 0, 0, 1, 1, 2])):
            result += _call(dice)
        if dice.random() < 0.9:
            result.append(_assistant(dice))
    if dice.random() < 0.1:
        result.insert(dice.randrange(len(result)), {"role": dice.choice(["system", "tool", "user"]), "content": "odd"})
    return result


def _assistant(dice):
    message = {"role": "assistant", "content": dice.choice(TEXTS)}
    if dice.random() < 0.3:
        message["reasoning_content"] = dice.choice(TEXTS)
    return message


def _call(dice):
    message, results = _assistant(dice), []
    if dice.random() < 0.3:
        del message["content"]
    calls = []
    for number in range(dice.choice([1, 1, 1, 2])):
        identifier = f"call_{number}"
        arguments = {dice.choice("abcXé"): dice.choice(VALUES) for _ in range(dice.randint(0, 3))}
        function = {"name": dice.choice(NAMES), "arguments": arguments}
        calls.append({"id": identifier, "type": "function", "function": function})
        if dice.random() < 0.9:
            results.append({"role": "tool", "content": dice.choice(TEXTS), "tool_call_id": identifier})
    if dice.random() < 0.2:
        results.reverse()
    return [message | {"tool_calls": calls}, *results]


def _tool(dice, name):
    function = {"name": name, "description": dice.choice(TEXTS), "parameters": _object(dice, 2)}
    return {"type": "function", "function": function}


def _object(dice, depth):
    names = dice.sample(["b", "a", "Z", "name", "type", "items"], dice.randint(0, 3))
    result = {"type": "object", "properties": {name: _schema(dice, depth - 1) for name in names}}
    if dice.random() < 0.6:
        result["required"] = [name for name in names if dice.random() < 0.5]
    return result


def _schema(dice, depth):
    kind = dice.choice(TYPES if depth > 0 else TYPES[:4])
    result = _object(dice, depth) if kind == "object" else {"type": kind}
    if kind == "array" and dice.random() < 0.8:
        result["items"] = _schema(dice, depth - 1)
    if dice.random() < 0.5:
        result["description"] = dice.choice(TEXTS)
    if kind == "string" and dice.random() < 0.3:
        result["enum"] = ["x", "y"]
    if kind == "string" and dice.random() < 0.3:
        result["default"] = "x"
    if dice.random() < 0.1:
        result["nullable"] = True
    return result
