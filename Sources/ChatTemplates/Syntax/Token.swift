// SPDX-License-Identifier: Apache-2.0

/// A word or sign of a template.
struct Token {
  enum Kind: Equatable {
    /// Text between tags, as it is to be written.
    case data(Text)
    case variableBegin, variableEnd, blockBegin, blockEnd
    case name(String)
    case string(Text)
    case integer(String)
    case float(Double)
    /// An operator or a bracket.
    case sign(String)
    case end
  }

  let kind: Kind
  let position: Position

  /// The token as messages show it.
  var description: String {
    switch kind {
    case .data: "template text"
    case .variableBegin: "{{"
    case .variableEnd: "end of print statement"
    case .blockBegin: "{%"
    case .blockEnd: "end of statement block"
    case .name(let name): name
    case .string(let text): text.string
    case .integer(let digits): digits
    case .float(let value): PythonFloat.spell(value)
    case .sign(let sign): sign
    case .end: "end of template"
    }
  }
}
