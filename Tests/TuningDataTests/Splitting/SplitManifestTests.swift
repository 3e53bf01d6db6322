// SPDX-License-Identifier: Apache-2.0

import Hashing
import JSONLines
import TestSupport
import Testing

@testable import TuningData

@Suite struct SplitManifestTests {
  private let manifest = SplitManifest(
    seed: .max, options: ["method": "hash", "duplicates": "near:0.8", "é\n": "\"\\"],
    input: .init(path: "a\"b/ü.jsonl", rows: 3, bytes: 1 << 52, digest: SHA256.digest(of: [])),
    files: [
      .init(
        name: "train", path: "x.jsonl", asked: "the rest", rows: 2, bytes: 20,
        digest: SHA256.digest(of: [1]), tokens: 5, trainedTokens: 3, strata: ["a, b": 2, "": 0]),
      .init(
        name: "validation", path: "/y/z.jsonl", asked: nil, rows: 1, bytes: 0,
        digest: SHA256.digest(of: [2]), tokens: nil, trainedTokens: nil),
    ],
    groups: 2, largestGroup: 2,
    near: .init(
      threshold: 0.8, comparisons: 7, rows: 1, rowsWithNeighbour: 0,
      outside: "train"),
    notes: ["one", "two\u{1B}"])

  @Test func `What is written is read as the same`() throws {
    #expect(try read(manifest.document.text) == manifest)
    var short = manifest
    (short.groups, short.largestGroup, short.near, short.notes) = (nil, nil, nil, [])
    #expect(try read(short.document.text) == short)
  }

  @Test(arguments: [
    ("", "is no JSON, so no manifest of a split"), ("{", "is no JSON, so no manifest of a split"),
    ("{}", "is no manifest of a split"), ("[]", "is no manifest of a split"),
    (#"{"version": 2, "algorithm": "x"}"#, "is of version 2, which this program does not know"),
    (#"{"version": 1, "algorithm": "x"}"#, "lacks its seed, its input or its files"),
    (#"{"version": "1", "algorithm": "x"}"#, "is no manifest of a split"),
  ])
  func `What is no manifest is refused`(_ text: String, _ reason: String) {
    let error = #expect(throws: SplitError.self) { try read(text) }
    #expect(error?.description == "m.json: \(reason)")
  }

  @Test(arguments: ["\"rows\": 2", "\"path\": \"x.jsonl\"", "\"bytes\": 20", "\"name\": \"train\""])
  func `A file that lacks something is refused`(_ member: String) {
    let text = manifest.document.text
    let spoilt = text.replacing(member, with: "\"other\": null")
    #expect(spoilt != text)
    #expect(throws: SplitError.self) { try read(spoilt) }
    #expect(throws: SplitError.self) {
      try read(text.replacing("\"sha256\": \"", with: "\"sha256\": \"x"))
    }
  }

  private func read(_ text: String) throws -> SplitManifest {
    try SplitManifest(Array(text.utf8), path: "m.json")
  }

  @Test(arguments: [
    ("a.jsonl", "m.json", "a.jsonl"), ("p/a.jsonl", "p/m.json", "a.jsonl"),
    ("/p/a.jsonl", "/p/m.json", "a.jsonl"), ("/p/a.jsonl", "m.json", "/p/a.jsonl"),
    ("p/a.jsonl", "m.json", "p/a.jsonl"), ("p/q/a.jsonl", "p/m.json", "q/a.jsonl"),
    ("../a.jsonl", "m.json", "../a.jsonl"), ("/q/a.jsonl", "/p/m.json", "/q/a.jsonl"),
    ("/a.jsonl", "/m.json", "a.jsonl"),
  ])
  func `A file is named from the folder of its manifest on`(
    _ path: String, _ manifest: String, _ name: String
  ) {
    #expect(SplitManifest.name(path, beside: manifest) == name)
    #expect(SplitManifest.resolve(name, beside: manifest) == path)
  }

  @Test func `A file elsewhere is named by an absolute path`() {
    let name = SplitManifest.name("p/a.jsonl", beside: "q/m.json")
    #expect(name.hasPrefix("/"))
    #expect(name.hasSuffix("/p/a.jsonl"))
    #expect(SplitManifest.resolve(name, beside: "q/m.json") == name)
  }
}
