// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TuningData

@Suite struct SchemaFileTests {
  @Test(SchemaOracle.isInstalled) func `Every schema is one of draft 2020-12`() throws {
    let questions = try SchemaFiles.all.map {
      SchemaOracle.Question(schema: nil, text: try SchemaFiles.text($0))
    }
    for (path, answer) in zip(SchemaFiles.all, try SchemaOracle.answers(questions)) {
      #expect(answer == .fits, "\(path)")
    }
  }

  @Test(
    SchemaOracle.isInstalled,
    arguments: DatasetFormat.allCases.map(SchemaFiles.path) + SchemaFiles.outputs)
  func `The examples of a schema fit it`(_ path: String) throws {
    let examples = try SchemaFiles.members(path)["examples"] as? [Any] ?? []
    #expect(!examples.isEmpty)
    let questions = try examples.map {
      let text = String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
      return SchemaOracle.Question(schema: path, text: text)
    }
    #expect(try SchemaOracle.answers(questions).allSatisfy { $0 == .fits })
  }

  @Test(arguments: DatasetFormat.allCases)
  func `A schema has the keys of its format`(_ format: DatasetFormat) throws {
    let schema = try SchemaFiles.members(SchemaFiles.path(format))
    let properties = schema["properties"] as? [String: Any] ?? [:]
    #expect(schema["required"] as? [String] == format.requiredKeys)
    #expect(Set(properties.keys) == Set(format.requiredKeys + format.optionalKeys))
    #expect(schema["additionalProperties"] as? Bool == false)
  }

  @Test func `A definition is the same in every schema that has it`() throws {
    var first: [String: NSObject] = [:]
    for format in DatasetFormat.allCases {
      let schema = try SchemaFiles.members(SchemaFiles.path(format))
      for case (let name, let definition as NSObject) in schema["$defs"] as? [String: Any] ?? [:] {
        #expect(first[name, default: definition] == definition, "\(name) of \(format.rawValue)")
        first[name] = definition
      }
    }
  }

  @Test(arguments: SchemaFiles.all.filter { !SchemaFiles.data.contains($0) })
  func `Every member is described`(_ path: String) throws {
    let schema = try SchemaFiles.members(path)
    let definitions = schema["$defs"] as? [String: [String: Any]] ?? [:]
    func isDescribed(_ property: Any) -> Bool {
      guard let members = property as? [String: Any] else { return true }
      if members["description"] != nil || members["const"] != nil { return true }
      let name = (members["$ref"] as? String)?.split(separator: "/").last.map(String.init)
      return name.flatMap { definitions[$0]?["description"] } != nil
    }
    for holder in definitions.values.map(\.self) + [schema] where holder["type"] != nil {
      for (name, property) in holder["properties"] as? [String: Any] ?? [:] {
        #expect(isDescribed(property), "\(name)")
      }
    }
  }
}
