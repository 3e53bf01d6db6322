# SPDX-License-Identifier: Apache-2.0
"""Options in, reports out."""

import dataclasses
import os
import pathlib
import pickle
import typing

import pytest

import jsonl_tools


def test_a_sound_file_passes(good: pathlib.Path) -> None:
    report = jsonl_tools.check(good)
    assert report.passed
    assert report.version == 1
    (file,) = report.files
    assert (file.path, file.verdict, file.format) == (str(good), "accepted", "conversation")
    assert file.records == report.summary.records == file.formats["conversation"]
    assert file.bytes == os.path.getsize(good)
    report.raise_for_errors()


def test_findings_have_their_places(bad: pathlib.Path) -> None:
    report = jsonl_tools.check(str(bad))
    assert not report.passed
    (file,) = report.files
    assert file.verdict == "refused"
    found = next(found for found in file.diagnostics if found.rule == "chat/unknown-role")
    assert (found.severity, found.line, found.pointer) == ("error", 2, "/messages/1/role")
    assert "'assitant'" in found.message
    assert sum(rule.count for rule in file.rules) == len(file.diagnostics)
    with pytest.raises(jsonl_tools.DataError, match="errors and .*several-faults") as caught:
        report.raise_for_errors()
    assert caught.value.report is report


def test_options_are_those_of_the_command(bad: pathlib.Path, good: pathlib.Path) -> None:
    assert jsonl_tools.check(bad, fail_on="never").passed
    limited = jsonl_tools.check(bad, good, max_diagnostics=1).files[0]
    assert len(limited.diagnostics) == 1
    assert limited.omitted_diagnostics > 0
    assert not jsonl_tools.check(good, format="preference").passed
    assert jsonl_tools.check(good, strict=False, jobs=1, max_line_bytes=None).passed


def test_warnings_fail_when_asked(doubtful: pathlib.Path) -> None:
    assert jsonl_tools.check(doubtful).passed
    strict = jsonl_tools.check(doubtful, strict=True)
    assert not strict.passed
    assert strict.files[0].verdict == "doubtful"
    with pytest.raises(jsonl_tools.DataError, match="0 errors and 1 warnings"):
        strict.raise_for_errors()


def test_a_configuration_may_be_named(bad: pathlib.Path, tmp_path: pathlib.Path) -> None:
    configuration = tmp_path / "checks.yaml"
    configuration.write_text("select: [chat]\nthresholds:\n  chat/unknown-role: max 1\n")
    report = jsonl_tools.check(bad, config=configuration)
    counts = {rule.rule: rule for rule in report.files[0].rules}
    assert {name.split("/")[0] for name in counts} == {"chat"}
    assert counts["chat/unknown-role"].threshold == "max 1"
    assert counts["chat/unknown-role"].tolerated


def test_options_may_be_repeated(bad: pathlib.Path, tmp_path: pathlib.Path) -> None:
    outputs = [f"sarif:{tmp_path}/x.sarif", f"junit:{tmp_path}/x.xml"]
    assert not jsonl_tools.check(bad, output_format=outputs).passed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.sarif", "x.xml"]


def test_a_model_counts_tokens(good: pathlib.Path) -> None:
    tokens = jsonl_tools.check(good, model="Qwen/Qwen3.5-9B").files[0].tokens
    assert tokens is not None
    assert 0 < tokens.trained_tokens < tokens.tokens
    assert tokens.row_length.max is not None
    assert jsonl_tools.check(good).files[0].tokens is None


def test_a_validation_file_is_compared(good: pathlib.Path) -> None:
    report = jsonl_tools.check(good, validation=good.with_name("basic.jsonl"))
    assert len(report.files) == 2
    assert "data/train-validation-exact" in {rule.rule for rule in report.files[1].rules}


def test_names_are_never_options(
    bad: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "--fail-on=never").write_bytes(bad.read_bytes())
    monkeypatch.chdir(tmp_path)
    report = jsonl_tools.check("--fail-on=never")
    assert report.files[0].path == "--fail-on=never"
    assert not report.passed


def test_what_cannot_be_read_is_an_error(bad: pathlib.Path) -> None:
    with pytest.raises(jsonl_tools.CheckError, match="nowhere.jsonl: no such file") as caught:
        jsonl_tools.check("nowhere.jsonl", bad)
    report = caught.value.report
    assert report is not None
    assert [failure.path for failure in report.failures] == ["nowhere.jsonl"]
    assert [file.path for file in report.files] == [str(bad)]
    assert not report.passed


@pytest.mark.parametrize(
    "options", [{"fail_on": "tomorrow"}, {"colour": "red"}, {"jobs": 0}, {"jobs": "x"}]
)
def test_wrong_options_are_an_error(good: pathlib.Path, options: dict[str, typing.Any]) -> None:
    with pytest.raises(jsonl_tools.CheckError) as caught:
        jsonl_tools.check(good, **options)
    assert caught.value.report is None
    assert str(caught.value)


def test_wrong_calls_are_type_errors(good: pathlib.Path) -> None:
    with pytest.raises(TypeError, match="path of a file"):
        jsonl_tools.check()
    for name in ("explain", "list_rules", "print_config", "watch", "help", "version"):
        options: dict[str, typing.Any] = {name: True}
        with pytest.raises(TypeError, match="returns a report"):
            jsonl_tools.check(good, **options)


def test_reports_are_values(bad: pathlib.Path) -> None:
    report = jsonl_tools.check(bad)
    assert pickle.loads(pickle.dumps(report)) == report
    assert dataclasses.asdict(report)["files"][0]["rules"][0]["count"] > 0
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.summary.errors = 0  # type: ignore[misc]
