// SPDX-License-Identifier: Apache-2.0

internal import RandomInput

/// A function that the assistant may call, with its parameters.
struct Tool {
  let name: String
  let description: String
  let parameters: [Parameter]

  /// One argument of a tool.
  struct Parameter {
    let name: String
    let kind: Kind
    let description: String
    var isRequired = true
  }

  /// What an argument may be.
  enum Kind {
    case text
    case choice([String])
    case integer(ClosedRange<Int>)
    case number
    case flag
    case texts
  }
}

extension Tool {
  /// Appends the tool as a data set declares it: a function with a JSON schema.
  func appendDeclaration(to output: inout [UInt8]) {
    output += #"{"type": "function", "function": {"name": "\#(name)", "description": "#.utf8
    output.appendJSONString(Array(description.utf8))
    output += #", "parameters": {"type": "object", "properties": {"#.utf8
    for (index, parameter) in parameters.enumerated() {
      if index > 0 { output += ", ".utf8 }
      output += #""\#(parameter.name)": {\#(parameter.kind.schema), "description": "#.utf8
      output.appendJSONString(Array(parameter.description.utf8))
      output += "}".utf8
    }
    let required = parameters.filter(\.isRequired).map { #""\#($0.name)""# }
    output += #"}, "required": [\#(required.joined(separator: ", "))]}}}"#.utf8
  }

  /// Appends arguments that the declaration allows, as the JSON text of an object.
  func appendArguments(
    to text: inout [UInt8], prose: Prose, with random: inout SplitMix64
  ) {
    text += "{".utf8
    var isFirst = true
    for parameter in parameters where parameter.isRequired || random.chance(percent: 50) {
      text += (isFirst ? "" : ", ").utf8
      text += #""\#(parameter.name)": "#.utf8
      parameter.kind.appendValue(to: &text, prose: prose, with: &random)
      isFirst = false
    }
    text += "}".utf8
  }
}

extension Tool.Kind {
  fileprivate var schema: String {
    switch self {
    case .text: #""type": "string""#
    case .choice(let names):
      #""type": "string", "enum": [\#(names.map { #""\#($0)""# }.joined(separator: ", "))]"#
    case .integer(let range):
      #""type": "integer", "minimum": \#(range.lowerBound), "maximum": \#(range.upperBound)"#
    case .number: #""type": "number""#
    case .flag: #""type": "boolean""#
    case .texts: #""type": "array", "items": {"type": "string"}"#
    }
  }

  fileprivate func appendValue(
    to output: inout [UInt8], prose: Prose, with random: inout SplitMix64
  ) {
    switch self {
    case .text: Self.appendPhrases(1...2, to: &output, prose: prose, with: &random)
    case .choice(let names): output += #""\#(random.pick(names))""#.utf8
    case .integer(let range): output += String(random.number(in: range)).utf8
    case .number:
      let sign = random.chance(percent: 20) ? "-" : ""
      output += "\(sign)\(random.number(below: 500)).\(random.number(in: 1...9))".utf8
    case .flag: output += (random.chance(percent: 50) ? "true" : "false").utf8
    case .texts:
      output += "[".utf8
      for item in 0..<random.number(in: 1...4) {
        if item > 0 { output += ", ".utf8 }
        Self.appendPhrases(1...1, to: &output, prose: prose, with: &random)
      }
      output += "]".utf8
    }
  }

  private static func appendPhrases(
    _ count: ClosedRange<Int>, to output: inout [UInt8], prose: Prose, with random: inout SplitMix64
  ) {
    var phrases: [UInt8] = []
    prose.appendPhrases(random.number(in: count), to: &phrases, with: &random)
    output.appendJSONString(phrases)
  }
}
