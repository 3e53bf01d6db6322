# SPDX-License-Identifier: Apache-2.0
"""The Jinja environment of transformers.apply_chat_template, without transformers."""

import datetime
import json

import jinja2
import jinja2.ext
import jinja2.sandbox

TODAY = datetime.date(2026, 11, 24)
OPENING, CLOSING = "\ue000", "\ue001"
TOKENS = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}


class Refusal(Exception):
    """A template's own refusal of a conversation."""


class Generation(jinja2.ext.Extension):
    """`{% generation %}`, which marks what the assistant wrote."""

    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
        call = jinja2.nodes.CallBlock(self.call_method("_marked"), [], [], body)
        return call.set_lineno(line)

    def _marked(self, caller):
        return OPENING + caller() + CLOSING if self.environment.marks_generation else caller()


def tojson(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(
        value,
        ensure_ascii=ensure_ascii,
        indent=indent,
        separators=separators,
        sort_keys=sort_keys,
    )


def raise_exception(message):
    raise Refusal(message)


def environment(marks_generation=False):
    made = jinja2.sandbox.ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, "jinja2.ext.loopcontrols"]
    )
    made.marks_generation = marks_generation
    made.filters["tojson"] = tojson
    made.globals["raise_exception"] = raise_exception
    made.globals["strftime_now"] = lambda form: TODAY.strftime(form)
    return made


def prepared(messages):
    """What transformers 5 does to messages before it renders them."""
    result = []
    for message in messages:
        message = {key: value for key, value in message.items() if value is not None}
        reasoning = next(
            (message[k] for k in ("reasoning_content", "thinking", "reasoning") if k in message), None
        )
        if reasoning is not None:
            message["reasoning_content"] = message["thinking"] = reasoning
        result.append(message)
    return result


def variables(conversation, extra=None, raw=False):
    """The variables of a rendering: the conversation's, the special tokens and `extra`."""
    given = {"tools": None, "documents": None, "add_generation_prompt": False}
    given |= TOKENS | (extra or {}) | conversation
    if not raw:
        given["messages"] = prepared(conversation["messages"])
    return given


def rendered(template, given):
    """The text, or None where the template refuses the conversation."""
    try:
        return template.render(**given)
    except (Refusal, jinja2.TemplateError, TypeError, AttributeError, KeyError, IndexError):
        return None
