// SPDX-License-Identifier: Apache-2.0

/// A statement of a template.
struct Statement {
  indirect enum Kind {
    case text(Text)
    case output([Expression])
    case branches([(test: Expression, body: [Statement])], otherwise: [Statement])
    case loop(Loop)
    case set(target: Expression, value: Expression)
    case setBlock(target: Expression, filter: Expression?, body: [Statement])
    case macro(Macro)
    /// A call whose callee gets the body as `caller`.
    case callBlock(call: Expression, caller: Macro)
    case filterBlock(filter: Expression, body: [Statement])
    case with(targets: [Expression], values: [Expression], body: [Statement])
    case generation(body: [Statement])
    case breakLoop
    case continueLoop
  }

  /// A `for`.
  struct Loop {
    var target: Expression
    var items: Expression
    var test: Expression?
    var isRecursive: Bool
    /// Whether `loop` is mentioned inside.
    var usesLoop: Bool
    var body: [Statement]
    var otherwise: [Statement]
  }

  /// A `macro`, or the body of a `call` block.
  struct Macro {
    var name: String
    var parameters: [String]
    /// The defaults of the last parameters.
    var defaults: [Expression]
    /// Which of `caller`, `varargs` and `kwargs` are mentioned inside.
    var mentioned: Set<String>
    /// How deep statements and expressions lie inside each other in the body.
    var depth: Int
    var body: [Statement]
  }

  let kind: Kind
  let position: Position
}
