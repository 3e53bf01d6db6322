// SPDX-License-Identifier: Apache-2.0

/// A fault in the model data: an unreadable file, broken YAML, or a value that cannot be right.
public struct ModelCatalogueError: Error, Sendable, Equatable {
  /// The file, or the directory when no file can be blamed.
  public let file: String
  /// The line, from 1; nil when the whole file is at fault.
  public let line: Int?
  /// The column in Unicode scalars, from 1; nil when the whole file is at fault.
  public let column: Int?
  /// What is wrong and, where possible, the cure; lower case and without a final period.
  public let message: String

  init(file: String, message: String) {
    self.file = file
    self.message = message
    (line, column) = (nil, nil)
  }

  init(_ error: YAMLError) {
    file = error.file
    line = error.line
    column = error.column
    message = error.message
  }
}

extension ModelCatalogueError: CustomStringConvertible {
  /// The place and the message, as compilers print them.
  public var description: String {
    guard let line, let column else { return "\(file): \(message)" }
    return "\(file):\(line):\(column): \(message)"
  }
}
