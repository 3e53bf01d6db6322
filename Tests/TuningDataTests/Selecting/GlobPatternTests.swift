// SPDX-License-Identifier: Apache-2.0

import Testing
import TuningData

@Suite struct GlobPatternTests {
  @Test(arguments: [
    ("*.jsonl", "train.jsonl"), ("*.jsonl", "data/deep/train.jsonl"), ("train.*", "a/train.jsonl"),
    ("data/*.jsonl", "data/a.jsonl"), ("data/**", "data/a/b.jsonl"), ("**/a.jsonl", "a.jsonl"),
    ("**/a.jsonl", "x/y/a.jsonl"), ("data/**/a.jsonl", "data/a.jsonl"),
    ("data/**/a.jsonl", "data/x/y/a.jsonl"), ("./data/?.jsonl", "data/ä.jsonl"),
    ("a/**/b/**/c", "a/b/b/c"), ("*", ".hidden"), ("../*.jsonl", "../a.jsonl"),
    ("x/a**b", "x/a/y/b"),
  ])
  func `Fits`(_ pattern: String, _ path: String) {
    #expect(GlobPattern(pattern).matches(path: path))
  }

  @Test(arguments: [
    ("*.jsonl", "train.json"), ("data/*.jsonl", "data/deep/a.jsonl"), ("data/*.jsonl", "a.jsonl"),
    ("data/**", "datum/a"), ("**/a.jsonl", "xa.jsonl"), ("data/**/a.jsonl", "data/xa.jsonl"),
    ("?", "ab"), ("a?c", "a/c"), ("", "a"), ("[a]", "a"), ("a*b", "a/b"),
  ])
  func `Does not fit`(_ pattern: String, _ path: String) {
    #expect(!GlobPattern(pattern).matches(path: path))
  }

  @Test func `Many stars take no more time than few`() {
    let pattern = GlobPattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(path: String(repeating: "a", count: 2000)))
  }
}
