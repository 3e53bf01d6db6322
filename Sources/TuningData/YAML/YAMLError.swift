// SPDX-License-Identifier: Apache-2.0

/// A fault in a YAML file: broken syntax, a refused feature, or a value of the wrong kind.
package struct YAMLError: Error, Sendable, Equatable {
  /// The name of the file as it was given to the parser.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int
  /// What is wrong and, where possible, the cure; lower case and without a final period.
  package let message: String

  package init(file: String, mark: YAMLMark, message: String) {
    self.file = file
    self.line = mark.line
    self.column = mark.column
    self.message = message
  }
}

extension YAMLError: CustomStringConvertible {
  package var description: String { "\(file):\(line):\(column): \(message)" }
}
