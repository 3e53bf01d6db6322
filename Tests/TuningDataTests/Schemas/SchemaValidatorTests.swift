// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@testable import TuningData

@Suite struct SchemaValidatorTests {
  @Test func verdictsAreThoseOfPythonsJSONSchema() throws {
    let path = repositoryRoot + "/Tests/Fixtures/schema-cases.json"
    let document = JSONDocument()
    try #require(document.scan(text: try Data(contentsOf: URL(filePath: path))))
    let cases = try #require(document.root).elements
    #expect(cases.count > 200)
    for entry in cases {
      let schema = try #require(entry["schema"])
      let value = try #require(entry["value"])
      let found = violations(schema, value)
      #expect(found.isEmpty == (entry["isValid"]?.kind == .true), "\(entry.spelling): \(found)")
    }
  }

  @Test(arguments: [
    (
      #"{"type": "integer"}"#, #""3""#, "is the string '3', not an integer",
      "write 3 without quotes"
    ),
    (
      #"{"enum": ["celsius", "kelvin"]}"#, #""kelvn""#,
      "is the string 'kelvn', not one of 'celsius' and 'kelvin'", "write 'kelvin'"
    ),
    (#"{"required": ["city"]}"#, "{}", "lacks 'city', which is required", nil),
    (
      #"{"anyOf": [{"type": "integer"}, {"type": "null"}]}"#, "true",
      "is true, not an integer or null", nil
    ),
    (#"{"maxItems": 1}"#, "[1, 2]", "has 2 elements, more than the 1 of 'maxItems'", nil),
    (#"{"maximum": 1e1}"#, "11", "is 11, more than 1e1 ('maximum')", nil),
  ])
  func aViolationSaysWhatIsThereAndWhatIsDue(
    _ schema: String, _ value: String, _ message: String, _ help: String?
  ) throws {
    let found = violations(try root(schema), try root(value))
    #expect(found.map(\.message) == [message])
    #expect(found.map(\.help) == [help])
  }

  @Test func everyViolationHasItsPlace() throws {
    let schema = try root(
      #"""
      {"properties": {"a/b": {"items": {"type": "string"}}, "c": false}, "additionalProperties": false}
      """#)
    let value = try root(#"{"a/b": ["x", 1, null], "c": 1, "d": 2}"#)
    let places = violations(schema, value).map(\.pointer.description)
    #expect(places == ["/a~1b/1", "/a~1b/2", "/c", "/d"])
  }

  @Test func unlistedPropertiesAreRefusedOnlyWhereTheSchemaListsAll() throws {
    let value = try root(#"{"citty": 1}"#)
    let listed = try root(#"{"properties": {"city": {}}}"#)
    let found = violations(listed, value, isStrict: true)
    #expect(found.map(\.message) == ["is not declared in the schema"])
    #expect(found.map(\.help) == ["rename 'citty' to 'city'"])
    #expect(violations(listed, value).isEmpty)
    for open in [
      #"{"properties": {"city": {}}, "additionalProperties": true}"#,
      #"{"properties": {"city": {}}, "patternProperties": {"^c": {}}}"#,
      #"{"allOf": [{"properties": {"city": {}}}, {"properties": {"citty": {}}}]}"#,
      #"{"properties": {"city": {}}, "anyOf": [{"properties": {"citty": {}}}]}"#, "{}",
    ] {
      #expect(violations(try root(open), value, isStrict: true).isEmpty, "\(open)")
    }
  }

  @Test func aNullableValueMayBeNull() throws {
    let schema = try root(#"{"type": "string", "nullable": true}"#)
    #expect(violations(schema, try root("null")).isEmpty)
    #expect(violations(schema, try root("1")).count == 1)
  }

  @Test(arguments: [
    ##"{"$ref": "#/$defs/nowhere"}"##, ##"{"$ref": "other.json"}"##, ##"{"$ref": 3}"##,
    ##"{"$ref": "#"}"##, ##"{"allOf": [{"$ref": "#"}]}"##, ##"{"not": {"$ref": "#"}}"##,
    ##"{"not": {"pattern": "x"}}"##, ##"{"type": "dict"}"##, ##"{"type": []}"##, ##"{"items": 3}"##,
    ##"{"properties": []}"##, ##"{"required": "a"}"##, ##"{"minLength": "a"}"##, ##"{"enum": 1}"##,
    ##"{"anyOf": 1}"##, "[]", "null",
  ])
  func whatIsNotUnderstoodIsNoViolation(_ schema: String) throws {
    for value in ["{}", "[1]", #""abc""#, "3"] {
      #expect(violations(try root(schema), try root(value)).isEmpty, "\(value)")
    }
  }

  @Test func schemasThatTakeForEverAreGivenUp() throws {
    let doubling = (0..<60).map { level in
      ##""d\##(level)": {"allOf": [{"$ref": "#/$defs/d\##(level + 1)"}, {"$ref": "#/$defs/d\##(level + 1)"}]}"##
    }
    let schema = try root(
      ##"{"$ref": "#/$defs/d0", "$defs": {\##(doubling.joined(separator: ","))}}"##)
    #expect(violations(schema, try root("1")).isEmpty)
  }

  @Test func aLongChainOfReferencesIsGivenUp() throws {
    let chain = (0..<5000).map { ##""d\##($0)": {"$ref": "#/$defs/d\##($0 + 1)"}"## }
    let schema = try root(
      ##"{"$ref": "#/$defs/d0", "$defs": {\##(chain.joined(separator: ","))}}"##)
    #expect(violations(schema, try root("1")).isEmpty)
  }

  private func root(_ text: String) throws -> JSONValue {
    let document = JSONDocument()
    try #require(document.scan(text: text.utf8))
    return try #require(document.root)
  }

  private func violations(
    _ schema: JSONValue, _ value: JSONValue, isStrict: Bool = false
  ) -> [SchemaViolation] {
    let work = SchemaWork(nodeCount: schema.nodeCount)
    var validator = SchemaValidator(root: schema, work: work, refusesUnlistedProperties: isStrict)
    validator.validate(value)
    return validator.violations
  }
}
