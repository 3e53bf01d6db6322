// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@Suite struct JSONLCheckValidationTests {
  private let train = """
    {"prompt": "2 + 2 =", "completion": " 4"}
    {"prompt": "3 + 3 =", "completion": " 6"}

    """
  private let validation = """
    {"prompt": "4 + 4 =", "completion": " 8"}
    {"prompt": "3 + 3 =", "completion": " six"}

    """

  private func withFiles(_ body: (_ train: String, _ validation: String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try body(
      try folder.write(Array(train.utf8), to: "train.jsonl"),
      try folder.write(Array(validation.utf8), to: "validation.jsonl"))
  }

  @Test func aLeakIsAnErrorOfTheValidationFile() throws {
    try withFiles { train, validation in
      let run = try CommandRun("jsonlcheck", [train, "--validation", validation])
      #expect(run.status == 1)
      #expect(run.output.contains("\(train) (instruction format, 2 records"))
      #expect(run.output.contains("\(validation):2:12: error[data/train-validation-exact]"))
      #expect(run.output.contains("the prompt is also in line 2 of \(train)"))
      #expect(run.errors.isEmpty)
    }
  }

  @Test(arguments: CompressionFormat.allCases)
  func packedFilesAreComparedAsIfTheyWerePlain(_ format: CompressionFormat) throws {
    let folder = try TemporaryFolder()
    let paths = try [train, validation].enumerated().map { index, text in
      try folder.write(
        try format.pack(Array(text.utf8)), to: "\(index).jsonl.\(format.pathExtension)")
    }
    let run = try CommandRun("jsonlcheck", [paths[0], "--validation", paths[1], "--quiet"])
    #expect(run.output.contains("the prompt is also in line 2 of \(paths[0])"))
  }

  @Test func theTrainingFileMayComeThroughAPipe() throws {
    try withFiles { _, validation in
      let run = try CommandRun(
        "jsonlcheck", ["-", "--validation", validation, "--quiet"], input: Data(train.utf8))
      #expect(run.status == 1)
      #expect(run.output.contains("the prompt is also in line 2 of -"))
      #expect(run.errors.contains("near duplicates are not looked for"))
      let quiet = try CommandRun(
        "jsonlcheck", ["-", "--validation", validation, "--near-duplicates", "off"],
        input: Data(train.utf8))
      #expect(quiet.errors.isEmpty)
    }
  }

  @Test func aMissingTrainingFileDoesNotKeepTheOtherFromBeingChecked() throws {
    try withFiles { _, validation in
      let run = try CommandRun("jsonlcheck", ["nowhere.jsonl", "--validation", validation])
      #expect(run.status == 2)
      #expect(run.errors == "jsonlcheck: nowhere.jsonl: no such file\n")
      #expect(run.output.contains("accepted"))
    }
  }

  @Test func onlyTheTrainingFileHasAPrice() throws {
    try withFiles { train, validation in
      let model = ["--model", "openai/gpt-oss-20b"]
      let alone = try CommandRun("jsonlcheck", [train] + model)
      let both = try CommandRun("jsonlcheck", [train, "--validation", validation] + model)
      #expect(alone.output.count { $0 == "$" } > 0)
      #expect(both.output.count { $0 == "$" } == alone.output.count { $0 == "$" })
    }
  }

  @Test func aFolderIsNoFile() throws {
    try withFiles { train, _ in
      let run = try CommandRun("jsonlcheck", [train, "--validation", "samples"])
      #expect(run.status == 2)
      #expect(run.errors.contains("samples: is a directory"))
      let other = try CommandRun("jsonlcheck", ["samples", "--validation", train])
      #expect(other.errors == "jsonlcheck: samples: is a directory; name the .jsonl files in it\n")
    }
  }

  @Test(arguments: [
    ["TRAIN", "VALIDATION", "--validation", "VALIDATION"], ["TRAIN", "--validation", "-"],
    ["TRAIN", "--near-duplicates", "off"], ["TRAIN", "--group-by", "user"],
    ["TRAIN", "--validation", "VALIDATION", "--near-duplicates", "2"],
    ["TRAIN", "--validation", "VALIDATION", "--group-by", "no pointer"],
    ["-", "--validation", "VALIDATION", "--near-duplicates", "0.8"],
  ])
  func optionsThatDoNotFitEndWithTwo(_ arguments: [String]) throws {
    try withFiles { train, validation in
      let arguments = arguments.map {
        $0.replacing("TRAIN", with: train).replacing("VALIDATION", with: validation)
      }
      let run = try CommandRun("jsonlcheck", arguments)
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(!run.errors.isEmpty)
    }
  }
}
