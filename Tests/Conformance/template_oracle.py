# SPDX-License-Identifier: Apache-2.0
"""Renders chat templates as transformers.apply_chat_template does.

Reads one JSON object per line from standard input, {"template": text, "context": {...}}, at a
time of 2026-03-05 14:07:09, and writes one per line: {"text": ..., "spans": [[start, end], ...]} with
spans in bytes, or {"error": "raised" | "syntax" | "evaluation", "message": ...}.

With arguments, rewrites the expectations of these case files: a template, a context and what becomes
of them, with lines of three hyphens between.
"""

import datetime
import functools
import json
import sys

import jinja2
import jinja2.ext
import jinja2.nodes
import jinja2.sandbox

NOW = datetime.datetime(2026, 3, 5, 14, 7, 9)


class Refusal(jinja2.exceptions.TemplateError):
    """What raise_exception raises; a class of its own tells it from Jinja's errors."""


class Generation(jinja2.ext.Extension):
    """The block {% generation %}, which notes where the assistant speaks."""

    tags = {"generation"}

    def __init__(self, environment):
        super().__init__(environment)
        environment.extend(tracker=self)
        self.blocks, self.spans = [], []

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        call = self.call_method("_mark")
        return jinja2.nodes.CallBlock(call, [], [], body).set_lineno(line)

    @jinja2.pass_eval_context
    def _mark(self, context, caller):
        text = caller()
        start = len("".join(self.blocks))
        self.spans.append((start, start + len(text)))
        return text


def raise_exception(message):
    raise Refusal(message)


def to_json(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(
        value, ensure_ascii=ensure_ascii, indent=indent, separators=separators,
        sort_keys=sort_keys)


@functools.lru_cache(maxsize=None)
def compiled(source):
    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True,
        extensions=[Generation, jinja2.ext.loopcontrols])
    environment.filters["tojson"] = to_json
    environment.globals["raise_exception"] = raise_exception
    environment.globals["strftime_now"] = lambda form: NOW.strftime(form)
    return environment.from_string(source)


def render(question):
    try:
        template = compiled(question["template"])
        tracker = template.environment.tracker
        tracker.blocks.clear()
        tracker.spans.clear()
        for piece in template.generate(**question["context"]):
            tracker.blocks.append(piece)
        text = "".join(tracker.blocks)
        spans = [[len(text[:end].encode()) for end in span] for span in tracker.spans]
        return {"text": text, "spans": spans}
    except Refusal as error:
        return {"error": "raised", "message": str(error)}
    except jinja2.exceptions.TemplateSyntaxError as error:
        return {"error": "syntax", "message": error.message, "line": error.lineno}
    except Exception as error:  # any fault of the template's own
        return {"error": "evaluation", "message": str(error)}


def update(path):
    with open(path, encoding="utf-8", newline="") as file:
        template, context = file.read().split("\n---\n")[:2]
    answer = render({"template": template, "context": json.loads(context)})
    result = answer.get("text")
    if result is None:
        result = "! " + answer["error"]
        if answer["error"] == "raised":
            result += ": " + answer["message"]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("\n---\n".join([template, context, result]) + "\n")


def main():
    for path in sys.argv[1:]:
        update(path)
    if len(sys.argv) > 1:
        return
    for line in sys.stdin:
        answer = json.dumps(render(json.loads(line)), ensure_ascii=True)
        sys.stdout.write(answer + "\n")


if __name__ == "__main__":
    main()
