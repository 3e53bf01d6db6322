// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@Suite struct CanonicalJSONTests {
  private func canonical(_ text: String) -> String {
    let document = JSONDocument()
    guard document.scan(text: text.utf8), let root = document.root else { return "not JSON" }
    var canonical = CanonicalJSON()
    canonical.append(root)
    return String(decoding: canonical.bytes, as: UTF8.self)
  }

  @Test func `the example of RFC 8785 comes out as its section 3.2.4 has it`() {
    let text = #"""
      {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
       "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}
      """#.replacing("\n", with: " ")
    #expect(
      canonical(text) == #"""
        {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],
        """#.replacing("\n", with: "") + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  @Test func `keys are sorted by their UTF-16`() {
    let text = #"""
      {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter","1":"One",
      "\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"Latin"}
      """#.replacing("\n", with: "")
    #expect(
      canonical(text)
        == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"ö\":\"Latin\","
        + "\"€\":\"Euro Sign\",\"😀\":\"Emoji\",\"\u{FB33}\":\"Hebrew Letter\"}")
    #expect(
      canonical("{\"\u{FB33}\":1,\"😀\":2,\"a\":3,\"aa\":4,\"a b\":5}")
        == "{\"a\":3,\"a b\":5,\"aa\":4,\"😀\":2,\"\u{FB33}\":1}")
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("1.0", "1"), ("1e2", "100"), ("-1.50", "-1.5"),
    ("1e21", "1e+21"), ("1e20", "100000000000000000000"), ("1.5e-7", "1.5e-7"),
    ("0.000001", "0.000001"), ("5e-324", "5e-324"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"),
    ("123456.789", "123456.789"), ("12345678901234567890", "12345678901234567890"),
    ("1e999", "1e999"), ("9007199254740993", "9007199254740993"), ("-7", "-7"),
  ])
  func `numbers are spelled as ECMAScript does`(spelled: String, wanted: String) {
    #expect(canonical(spelled) == wanted)
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#"{"b":1,"\u0061":2,"a":3}"#, #"{"a":3,"b":1}"#),
    (#""\ud800x""#, "\"\u{FFFD}x\""), (#""\u0000\u001F\u007f""#, "\"\\u0000\\u001f\u{7F}\""),
    (#"{"a":{"d":[{"y":1,"x":2}],"c":3}}"#, #"{"a":{"c":3,"d":[{"x":2,"y":1}]}}"#),
    ("[ ]", "[]"), ("{ }", "{}"),
  ])
  func `what has several spellings has one`(text: String, wanted: String) {
    #expect(canonical(text) == wanted)
  }

  @Test func `objects with many members are sorted too`() {
    let names = (0..<100).map { "k\($0 * 37 % 100)" }
    let text = "{" + (names + ["k5"]).map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",") + "}"
    let sorted = names.sorted().map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",")
    #expect(canonical(text) == "{\(sorted)}")
  }
}
