# SPDX-License-Identifier: Apache-2.0
"""Compares our chat templates with the vendors'; see scripts/compare-templates."""

import argparse
import fnmatch
import json
import pathlib
import sys

import differences
import environment
import references
from conversations import conversations as random_conversations
from sources import ROOT

TEMPLATES = ROOT / "schemas" / "templates"
CONVERSATIONS = ROOT / "Tests" / "Fixtures" / "conversations"


def main():
    options = _options()
    conversations = {
        path.stem: json.loads(path.read_text("utf-8"))
        for path in sorted(options.conversations.glob("*.json"))
    }
    drawn = dict(random_conversations(options.random, options.seed))
    failures, used = 0, set()
    print(f"{len(conversations)} conversations: = equal, r both refuse, k known difference, X other")
    for name, listed in references.REFERENCES.items():
        if options.templates and name not in options.templates:
            continue
        ours = _template(name)
        made = [
            (label, references.renderer(package, file), extra)
            for label, package, file, extra in listed
        ]
        if name == "deepseek-v4" and options.encoder:
            encoder = references.encoder(options.encoder)
            made.append(("encoder", encoder, references.DEEPSEEK))
        for label, theirs, extra in made:
            chosen = conversations | (drawn if _is_exact(name, label) else {})
            row, failed = _row(name, label, ours, theirs, extra, chosen, options.show, used)
            failures += failed
            print(f"{name:14} {label:14} {row}")
        failures += _check_raw(name, ours, conversations) + _check_marks(name, conversations)
    if not options.templates:
        _note_unused(used)
    sys.exit(1 if failures else 0)


def _options():
    parser = argparse.ArgumentParser(prog="scripts/compare-templates")
    parser.add_argument("templates", nargs="*")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--encoder")
    parser.add_argument("--random", type=int, default=0, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--conversations", type=pathlib.Path, default=CONVERSATIONS)
    return parser.parse_args()


def _is_exact(name, label):
    """Whether the reference differs only where DIFFERENCES says so, by title."""
    patterns = [entry[2] for entry in differences.DIFFERENCES if entry[:2] == (name, label)]
    return not any("*" in pattern for pattern in patterns)


def _template(name, marks_generation=False):
    source = (TEMPLATES / f"{name}.jinja").read_text("utf-8")
    return environment.environment(marks_generation).from_string(source)


def _row(name, label, ours, theirs, extra, conversations, show, used):
    marks, failed, known, equal, refused = "", 0, 0, 0, 0
    for title, conversation in conversations.items():
        given = environment.variables(conversation, extra)
        mine = environment.rendered(ours, given)
        other = theirs(differences.INPUT.get((name, label), dict)(given))
        if other is not None:
            other = differences.OUTPUT.get((name, label), str)(other)
        reason = _reason(name, label, title, used) if mine != other else None
        if mine == other:
            if not title.startswith("random-"):
                marks += "r" if mine is None else "="
            equal, refused = equal + (mine is not None), refused + (mine is None)
        elif reason:
            marks, known = marks + "k", known + 1
        else:
            marks, failed = marks + "X", failed + 1
            print(f"  {name}, {label}: {title} differs", file=sys.stderr)
            if show:
                print(f"ours:   {mine!r}\ntheirs: {other!r}\n")
    return f"{marks}  {equal} equal, {refused} refused, {known} known, {failed} different", failed


def _reason(name, label, title, used):
    for entry in differences.DIFFERENCES:
        template, reference, pattern, reason = entry
        if template == name and reference == label and fnmatch.fnmatchcase(title, pattern):
            used.add(entry)
            return reason
    return None


def _check_raw(name, ours, conversations):
    """Whether our template needs the preparation that transformers 5 does; it should not."""
    failed = 0
    for title, conversation in conversations.items():
        prepared = environment.rendered(ours, environment.variables(conversation))
        raw = environment.rendered(ours, environment.variables(conversation, raw=True))
        if prepared != raw:
            failed += 1
            print(f"  {name}: {title} differs without preparation", file=sys.stderr)
    return failed


def _check_marks(name, conversations):
    """Whether generation marks are balanced and hold every assistant's text."""
    template = _template(name, marks_generation=True)
    failed = 0
    for title, conversation in conversations.items():
        text = environment.rendered(template, environment.variables(conversation))
        if text is None:
            continue
        pieces = text.split(environment.OPENING)
        marked = [piece.split(environment.CLOSING)[0] for piece in pieces[1:]]
        balanced = text.count(environment.OPENING) == text.count(environment.CLOSING)
        wanted = [m for m in conversation["messages"] if m["role"] == "assistant"]
        written = "".join(marked)
        texts = [m["content"].strip() for m in wanted if isinstance(m.get("content"), str)]
        missing = [
            part for part in texts if "think>" not in part and part not in written and part in text
        ]
        if not balanced or missing or bool(wanted) != bool(written):
            failed += 1
            print(f"  {name}: {title}: an assistant's text is not marked", file=sys.stderr)
    return failed


def _note_unused(used):
    for entry in differences.DIFFERENCES:
        template, reference, pattern, _ = entry
        if entry not in used and reference != "encoder":
            print(f"  note: {template}, {reference}: no {pattern} differs", file=sys.stderr)


main()
