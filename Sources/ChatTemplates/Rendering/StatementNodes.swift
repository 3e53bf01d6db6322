// SPDX-License-Identifier: Apache-2.0

/// A statement that can be run.
class StatementNode {
  let position: Position

  init(at position: Position) { self.position = position }

  func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow { .normal }
}

/// Text between tags.
final class TextNode: StatementNode {
  private let text: [UInt8]

  init(_ text: Text, at position: Position) {
    self.text = Array(text.bytes)
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    renderer.output.append(contentsOf: text)
    return .normal
  }
}

/// The statement `{{ value }}`.
final class OutputNode: StatementNode {
  private let value: Node

  init(_ value: Node, at position: Position) {
    self.value = value
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    try renderer.step()
    do { try value.write(&renderer) } catch { throw error.placed(position) }
    return .normal
  }
}

/// The statement `{% if %}`.
final class BranchesNode: StatementNode {
  private let tests: NodeList<Node>
  private let bodies: NodeList<Body>
  private let otherwise: Body

  init(_ branches: [(test: Node, body: Body)], otherwise: Body, at position: Position) {
    tests = NodeList(branches.map(\.test))
    bodies = NodeList(branches.map(\.body))
    self.otherwise = otherwise
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    try renderer.step()
    for index in 0..<tests.count {
      let isTrue: Bool
      do {
        isTrue = try tests.with(index) { (test) throws(TemplateError) in
          try test.isTrue(&renderer)
        }
      } catch { throw error.placed(position) }
      if isTrue {
        return try bodies.with(index) { (body) throws(TemplateError) in try body.run(&renderer) }
      }
    }
    return try otherwise.run(&renderer)
  }
}

/// The statement `{% set namespace.name = value %}`.
final class SetAttributeNode: StatementNode {
  private let base: Node
  private let name: String
  private let value: Node

  init(_ base: Node, _ name: String, _ value: Node, at position: Position) {
    self.base = base
    self.name = name
    self.value = value
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    try renderer.step()
    do throws(TemplateError) {
      let value = try renderer.checked(value.evaluate(&renderer))
      guard case .object(let object as NamespaceObject) = try base.evaluate(&renderer) else {
        throw TemplateError.evaluation("cannot assign attribute on non-namespace object")
      }
      object.set(name, value)
    } catch { throw error.placed(position) }
    return .normal
  }
}

/// The statement `{% set name = value %}`, of one or several names.
final class SetNode: StatementNode {
  private let target: Target
  private let value: Node
  /// The variable, where it is only one.
  private let slot: Int

  init(_ target: Target, _ value: Node, at position: Position) {
    self.target = target
    self.value = value
    if case .slot(let slot) = target { self.slot = slot } else { slot = -1 }
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    try renderer.step()
    do {
      let value = try value.evaluate(&renderer)
      if slot >= 0 {
        renderer.slots[slot] = value
      } else {
        try target.assign(value, &renderer)
      }
    } catch { throw error.placed(position) }
    return .normal
  }
}

/// The statement `{% set name %}…{% endset %}`.
final class SetBlockNode: StatementNode {
  private let target: Target
  private let body: Body
  private let filter: Node?

  init(_ target: Target, _ body: Body, filter: Node?, at position: Position) {
    self.target = target
    self.body = body
    self.filter = filter
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    do {
      let text = try body.text(&renderer)
      let value = try filter?.filtered(.string(text), &renderer) ?? .string(text)
      try target.assign(value, &renderer)
    } catch { throw error.placed(position) }
    return .normal
  }
}

/// The statement `{% filter %}…{% endfilter %}`.
final class FilterBlockNode: StatementNode {
  private let body: Body
  private let filter: Node

  init(_ body: Body, filter: Node, at position: Position) {
    self.body = body
    self.filter = filter
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    do {
      let text = try body.text(&renderer)
      try renderer.write(filter.filtered(.string(text), &renderer))
    } catch { throw error.placed(position) }
    return .normal
  }
}

/// The statement `{% with %}…{% endwith %}`.
final class WithNode: StatementNode {
  private let assignments: [(target: Target, value: Node)]
  private let body: Body

  init(_ assignments: [(target: Target, value: Node)], _ body: Body, at position: Position) {
    self.assignments = assignments
    self.body = body
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    do {
      for (target, value) in assignments {
        try target.assign(value.evaluate(&renderer), &renderer)
      }
    } catch { throw error.placed(position) }
    return try body.run(&renderer)
  }
}

/// The statement `{% generation %}…{% endgeneration %}`.
final class GenerationNode: StatementNode {
  private let body: Body

  init(_ body: Body, at position: Position) {
    self.body = body
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    let start = renderer.output.count
    let flow = try body.run(&renderer)
    renderer.noteSpan(from: start)
    return flow
  }
}

/// The statements `{% break %}` and `{% continue %}`.
final class FlowNode: StatementNode {
  private let flow: Flow

  init(_ flow: Flow, at position: Position) {
    self.flow = flow
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    try renderer.step()
    return flow
  }
}
