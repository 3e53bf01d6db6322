// SPDX-License-Identifier: Apache-2.0

/// A macro as it is compiled: the same for every call.
struct MacroDefinition {
  let name: String
  let parameters: [(name: String, slot: Int)]
  /// The defaults of the last parameters.
  let defaults: [Node]
  let callerSlot: Int?
  let extraSlot: Int?
  let extraKeywordsSlot: Int?
  /// How deep statements and expressions lie inside each other in the body.
  let depth: Int
  let function: FunctionScope
  let body: Body
}

/// The statement `{% macro %}`.
final class MacroNode: StatementNode {
  private let definition: MacroDefinition
  private let slot: Int

  init(_ definition: MacroDefinition, slot: Int, at position: Position) {
    self.definition = definition
    self.slot = slot
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    renderer.slots[slot] = .object(MacroObject(definition, around: renderer.frame))
    return .normal
  }
}

/// The statement `{% call %}…{% endcall %}`.
final class CallBlockNode: StatementNode {
  private let call: CallNode
  private let caller: MacroDefinition

  init(_ call: CallNode, caller: MacroDefinition, at position: Position) {
    self.call = call
    self.caller = caller
    super.init(at: position)
  }

  override func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    do {
      let caller = Value.object(MacroObject(caller, around: renderer.frame))
      try renderer.write(call.evaluate(&renderer, caller: caller))
    } catch { throw error.placed(position) }
    return .normal
  }
}

/// A macro, or what `caller` stands for, with the variables around it.
final class MacroObject: Object {
  private let definition: MacroDefinition
  private let around: Frame?

  init(_ definition: MacroDefinition, around: Frame?) {
    self.definition = definition
    self.around = around
    super.init()
  }

  override var typeName: String { "Macro" }
  override var describedType: String { "jinja2.runtime.Macro object" }
  override var isCallable: Bool { true }

  override func attribute(_ name: String) -> Value? {
    switch name {
    case "name": .string(definition.name)
    case "arguments": .tuple(definition.parameters.map { .string($0.name) })
    case "caller": .bool(definition.callerSlot != nil)
    case "catch_kwargs": .bool(definition.extraKeywordsSlot != nil)
    case "catch_varargs": .bool(definition.extraSlot != nil)
    default: nil
    }
  }

  override func print(into bytes: inout [UInt8], _ printer: inout Printer) throws(TemplateError) {
    bytes.append("<Macro ")
    Printer.quote(Text(definition.name), into: &bytes)
    bytes.append(">")
  }

  override func call(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    .string(
      try renderer.capture { (renderer) throws(TemplateError) in
        try write(arguments, &renderer)
      })
  }

  /// Calls the macro and leaves its text in the output.
  func write(_ arguments: Arguments, _ renderer: inout Renderer) throws(TemplateError) {
    var slots = Array(repeating: Value.none, count: definition.function.slotCount)
    let missing = try bind(arguments, to: &slots)
    try renderer.call(
      definition.function, slots: slots, around: around, depth: definition.depth + 2
    ) { (renderer) throws(TemplateError) in
      for index in missing {
        let (name, slot) = definition.parameters[index]
        let fallback = index - (definition.parameters.count - definition.defaults.count)
        renderer.slots[slot] =
          fallback >= 0
          ? try definition.defaults[fallback].evaluate(&renderer)
          : .undefined(Undefined(.hint("parameter '\(name)' was not provided")))
      }
      _ = try definition.body.run(&renderer)
    }
  }

  /// Puts the arguments in their places; returns the parameters that got none.
  private func bind(
    _ arguments: Arguments, to slots: inout [Value]
  ) throws(TemplateError) -> [Int] {
    let parameters = definition.parameters
    var arguments = arguments
    var missing: [Int] = []
    for (index, parameter) in parameters.enumerated() {
      if index < arguments.positional.count {
        slots[parameter.slot] = arguments.positional[index]
      } else if let value = arguments.takeKeyword(parameter.name) {
        slots[parameter.slot] = value
      } else {
        missing.append(index)
      }
    }
    if let slot = definition.callerSlot {
      slots[slot] =
        arguments.takeKeyword("caller")
        ?? .undefined(Undefined(.hint("No caller defined")))
    }
    try bindRest(arguments, to: &slots)
    return missing
  }

  private func bindRest(
    _ arguments: Arguments, to slots: inout [Value]
  ) throws(TemplateError) {
    let parameters = definition.parameters
    if let slot = definition.extraKeywordsSlot {
      slots[slot] = .dict(
        Dict.make(arguments.keywords.map { Dict.Entry(key: .string($0.name), value: $0.value) }))
    } else if let (name, _) = arguments.keywords.first {
      throw .evaluation(
        name == "caller"
          ? "macro \(Value.string(definition.name).represented) was invoked with two values for"
            + " the special caller argument. This is most likely a bug."
          : "macro \(Value.string(definition.name).represented) takes no keyword argument "
            + Value.string(name).represented)
    }
    if let slot = definition.extraSlot {
      slots[slot] = .tuple(Array(arguments.positional.dropFirst(parameters.count)))
    } else if arguments.positional.count > parameters.count {
      throw .evaluation(
        "macro \(Value.string(definition.name).represented) takes not more than"
          + " \(parameters.count) argument(s)")
    }
  }
}
