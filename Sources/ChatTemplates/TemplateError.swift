// SPDX-License-Identifier: Apache-2.0

/// Why a template could not be compiled, or refused what it was given.
public struct TemplateError: Error, Sendable, Equatable {
  /// What kind of fault it is.
  public enum Kind: Sendable, Equatable {
    /// The template's text is at fault.
    case syntax
    /// The template uses a value in a way that its type does not allow.
    case evaluation
    /// The template refuses the conversation by `raise_exception`.
    case raised
    /// A limit on time, depth or size was reached.
    case limit
  }

  /// What kind of fault it is.
  public let kind: Kind
  /// What is wrong; of a refusal, the template's own words.
  public let message: String
  /// The line in the template, from 1.
  public let line: Int
  /// The column in the line, in characters from 1.
  public let column: Int

  /// Creates an error.
  public init(kind: Kind, message: String, line: Int, column: Int) {
    self.kind = kind
    self.message = message
    self.line = line
    self.column = column
  }
}
