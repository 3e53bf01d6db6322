// SPDX-License-Identifier: Apache-2.0

extension TemplateError {
  /// A fault whose place is filled in by the expression that it happened in.
  static func evaluation(_ message: String) -> TemplateError {
    TemplateError(kind: .evaluation, message: message, line: 0, column: 0)
  }

  static func limit(_ message: String) -> TemplateError {
    TemplateError(kind: .limit, message: message, line: 0, column: 0)
  }

  static func syntax(_ message: String, at position: Position) -> TemplateError {
    TemplateError(
      kind: .syntax, message: message, line: Int(position.line), column: Int(position.column))
  }

  /// The same fault at `position`, unless it has a place already.
  func placed(_ position: Position) -> TemplateError {
    guard line == 0 else { return self }
    return TemplateError(
      kind: kind, message: message, line: Int(position.line), column: Int(position.column))
  }
}

/// A place in the template's text.
struct Position: Equatable {
  var line: Int32 = 1
  var column: Int32 = 1
}
