// SPDX-License-Identifier: Apache-2.0

/// An expression of a template.
struct Expression {
  indirect enum Kind {
    case literal(Value)
    case name(String)
    case list([Expression])
    case tuple([Expression])
    case dict([(key: Expression, value: Expression)])
    case attribute(Expression, String)
    case item(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case call(Expression, ArgumentList)
    /// A filter; without input it filters the text of a block.
    case filter(Expression?, String, ArgumentList)
    case test(Expression, String, ArgumentList)
    case not(Expression)
    case negative(Expression)
    case positive(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case concatenation([Expression])
    case comparison(Expression, [(operation: ComparisonOperator, operand: Expression)])
    case conditional(test: Expression, then: Expression, otherwise: Expression?)
    /// `namespace.attribute` as a target of `set`.
    case namespaceAttribute(String, String)
  }

  let kind: Kind
  let position: Position
  /// How deep expressions lie inside each other, this one included.
  let depth: Int

  /// Creates an expression around `parts`.
  ///
  /// - Throws: a limit, when expressions are nested so deeply that work on them could exhaust the
  ///   stack.
  init(_ kind: Kind, at position: Position, around parts: [Expression] = []) throws(TemplateError) {
    self.kind = kind
    self.position = position
    var depth = 0
    for part in parts { depth = max(depth, part.depth) }
    self.depth = depth + 1
    guard depth < Expression.maximumDepth else {
      throw TemplateError.limit("expressions are nested too deeply").placed(position)
    }
  }

  static let maximumDepth = 200
}

/// The operators that yield true or false.
enum ComparisonOperator: String {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contained = "in"
  case notContained = "not in"
}

/// The arguments of a call as they are written.
struct ArgumentList {
  var positional: [Expression] = []
  var keywords: [(name: String, value: Expression)] = []
  var unpacked: Expression?
  var unpackedKeywords: Expression?

  var expressions: [Expression] {
    positional + keywords.map(\.value) + [unpacked, unpackedKeywords].compactMap { $0 }
  }
}

extension Expression {
  /// The expressions that this one is made of, in the order of the text.
  var parts: [Expression] {
    switch kind {
    case .literal, .name, .namespaceAttribute: []
    case .list(let items), .tuple(let items), .concatenation(let items): items
    case .dict(let entries): entries.flatMap { [$0.key, $0.value] }
    case .attribute(let base, _): [base]
    case .item(let base, let index): [base, index]
    case .slice(let start, let stop, let step): [start, stop, step].compactMap { $0 }
    case .call(let callee, let arguments): [callee] + arguments.expressions
    case .filter(let input, _, let arguments): (input.map { [$0] } ?? []) + arguments.expressions
    case .test(let input, _, let arguments): [input] + arguments.expressions
    case .not(let operand), .negative(let operand), .positive(let operand): [operand]
    case .and(let left, let right), .or(let left, let right), .binary(_, let left, let right):
      [left, right]
    case .comparison(let first, let rest): [first] + rest.map(\.operand)
    case .conditional(let test, let then, let otherwise):
      [test, then] + (otherwise.map { [$0] } ?? [])
    }
  }
}
