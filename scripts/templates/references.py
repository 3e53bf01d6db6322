# SPDX-License-Identifier: Apache-2.0
"""What each of our templates is compared with."""

import importlib
import inspect
import json
import re

import environment
import sources

DEEPSEEK = {"bos_token": "<｜begin▁of▁sentence｜>"}

# our template: [(name, package, file or class, variables given to both)]
REFERENCES = {
    "deepseek-v3.1": [("llama.cpp", "llama.cpp", "deepseek-ai-DeepSeek-V3.1.jinja", {})],
    "deepseek-v4": [
        ("renderers", "renderers", "deepseek_v4.DeepSeekV4Renderer", DEEPSEEK),
        ("llama.cpp", "llama.cpp", "deepseek-ai-DeepSeek-V4-Flash-0731.jinja", DEEPSEEK),
    ],
    "gemma3": [("trl", "trl", "gemma3.jinja", {})],
    "gemma4": [("trl v5", "trl", "gemma4_v5.jinja", {})],
    "glm-4.5": [
        ("trl", "trl", "glm4moe.jinja", {}),
        ("llama.cpp 4.6", "llama.cpp", "GLM-4.6.jinja", {}),
    ],
    "glm-5": [
        ("renderers 5.1", "renderers", "glm5.GLM51Renderer", {}),
        ("llama.cpp 4.7", "llama.cpp", "GLM-4.7-Flash.jinja", {"enable_thinking": False}),
    ],
    "gpt-oss": [("trl", "trl", "gptoss.jinja", {})],
    "kimi-k2": [("renderers 2.5", "renderers", "kimi_k25.KimiK25Renderer", {})],
    "llama3": [
        ("trl 3.1", "trl", "llama3_1.jinja", {}),
        ("llama.cpp 3.3", "llama.cpp", "meta-llama-Llama-3.3-70B-Instruct.jinja", {}),
        ("trl 3.2", "trl", "llama3_2.jinja", {"date_string": "24 Nov 2026"}),
    ],
    "llama4": [("axolotl", "axolotl", "llama4.jinja", {})],
    "mistral-v1": [("axolotl", "axolotl", "mistral_v1.jinja", {})],
    "nemotron-3": [
        ("trl super", "trl", "nemotron_3_super.jinja", {}),
        ("trl nano", "trl", "nemotron_3_nano.jinja", {}),
    ],
    "qwen2.5": [("trl", "trl", "qwen2_5.jinja", {})],
    "qwen3": [("trl", "trl", "qwen3.jinja", {})],
    "qwen3.5": [
        ("trl think", "trl", "qwen3_5_think.jinja", {}),
        ("trl nothink", "trl", "qwen3_5_nothink.jinja", {"enable_thinking": True}),
        ("trl 3.6", "trl", "qwen3_6.jinja", {"scalars_as_json": True}),
    ],
    "qwen3.8": [("trl", "trl", "qwen3_8.jinja", {})],
}


def renderer(package, file):
    """A function from the variables to the text, or to None where the reference refuses."""
    if package == "renderers":
        return _reimplementation(*file.split("."))
    made = environment.environment()
    # llama.cpp's own addition, which its DeepSeek template uses.
    made.filters["from_json"] = json.loads
    template = made.from_string((sources.folder(package) / file).read_text("utf-8"))
    return lambda given: environment.rendered(template, given)


class _Characters:
    """A tokenizer whose tokens are characters, and special tokens numbers beyond them."""

    unk_token_id = -1

    def __init__(self):
        self.special = []

    def convert_tokens_to_ids(self, token):
        if token not in self.special:
            self.special.append(token)
        return 0x110000 + self.special.index(token)

    def encode(self, text, add_special_tokens=False):
        if re.fullmatch(r"<?/?[^<>\s]*｜[^<>\s]*>?|</?think>", text):
            return [self.convert_tokens_to_ids(text)]
        return [ord(character) for character in text]

    def decode(self, ids, **_):
        return "".join(chr(i) if i < 0x110000 else self.special[i - 0x110000] for i in ids)


def _reimplementation(module, name):
    """A class of the package `renderers`, which writes token ids, driven to write text."""
    kind = getattr(importlib.import_module(f"renderers.{module}"), name)
    configuration = _configuration(kind)
    knows_images = "process_multimodal" in inspect.signature(kind.render).parameters
    images = {"process_multimodal": False} if knows_images else {}

    def render(given):
        tokenizer = _Characters()
        names = set(type(configuration)._template_fields)
        chosen = {key: value for key, value in given.items() if key in names}
        try:
            made = kind(tokenizer, type(configuration)(**chosen))
            ids = made.render(
                given["messages"],
                tools=given["tools"] or None,
                add_generation_prompt=given["add_generation_prompt"],
                **images,
            ).token_ids
        except (ValueError, TypeError, KeyError, AttributeError, NotImplementedError):
            return None
        return tokenizer.decode(ids)

    return render


def _configuration(kind):
    return kind(_Characters()).config


def encoder(path):
    """DeepSeek's own encoder, from a file the user has."""
    space = {}
    exec(compile(open(path, encoding="utf-8").read(), path, "exec"), space)

    def render(given):
        messages = [dict(message) for message in given["messages"]]
        if given["tools"]:
            if not messages or messages[0].get("role") != "system":
                messages.insert(0, {"role": "system", "content": ""})
            messages[0]["tools"] = given["tools"]
        for message in messages:
            if message.get("tool_calls"):
                message["tool_calls"] = [_with_text(call) for call in message["tool_calls"]]
        thinking = given.get("thinking", given.get("enable_thinking", False))
        try:
            return space["encode_messages"](
                messages,
                thinking_mode="thinking" if thinking else "chat",
                drop_thinking=given.get("drop_thinking", True),
            )
        except (AssertionError, ValueError, TypeError, KeyError, NotImplementedError):
            return None

    return render


def _with_text(call):
    function = dict(call["function"])
    if not isinstance(function["arguments"], str):
        function["arguments"] = json.dumps(function["arguments"], ensure_ascii=False)
    return call | {"function": function}
