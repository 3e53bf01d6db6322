// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct JSONScannerTests {
  @Test(arguments: [
    #"{}"#, #"[]"#, #""""#, "0", "-1.5e+3", "true", "false", "null", #" { "a" : [ 1 , "b\n" ] } "#,
    #"{"a":{"b":[[],{}]},"c":"é😀"}"#,
  ])
  func validTextsAreAccepted(_ text: String) {
    #expect(JSONDocument().scan(text: text.utf8))
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\":1,}", "01", "1.", "+1", ".5", "tru", "nul", "\"", "\"\\x\"",
    "{'a':1}", "{\"a\" 1}", "[1 2]", "{} {}", "\"\\u12g4\"", "\"\u{1}\"", "NaN", "-", "]", "{a:1}",
  ])
  func invalidTextsAreRefused(_ text: String) {
    #expect(!JSONDocument().scan(text: text.utf8))
  }
}
