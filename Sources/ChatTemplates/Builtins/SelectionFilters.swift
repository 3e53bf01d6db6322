// SPDX-License-Identifier: Apache-2.0

extension Filters {
  static func selection(_ name: String) -> Filter? {
    switch name {
    case "map": map
    case "select": select(keeps: true, readsAttribute: false)
    case "reject": select(keeps: false, readsAttribute: false)
    case "selectattr": select(keeps: true, readsAttribute: true)
    case "rejectattr": select(keeps: false, readsAttribute: true)
    default: nil
    }
  }

  private static func map(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    guard value.isTrue else { return .object(Generator([])) }
    var arguments = arguments
    var mapped: [Value] = []
    if arguments.positional.isEmpty, let attribute = arguments.takeKeyword("attribute") {
      var fallback = arguments.takeKeyword("default")
      if case .some(.none) = fallback { fallback = nil }
      if let (name, _) = arguments.keywords.first {
        throw .evaluation("Unexpected keyword argument '\(name)'")
      }
      let get = getter(attribute, fallback: fallback)
      for item in try Iteration.required(value) { mapped.append(try get(item)) }
      return .object(Generator(mapped))
    }
    guard !arguments.positional.isEmpty else {
      throw .evaluation("map requires a filter argument")
    }
    let name = try renderer.text(of: arguments.positional.removeFirst()).string
    guard let filter = named(name) else { throw .evaluation("No filter named '\(name)'.") }
    for item in try Iteration.required(value) {
      try renderer.step()
      let result = try filter(item, arguments, &renderer)
      try renderer.charge(result)
      mapped.append(result)
    }
    return .object(Generator(mapped))
  }

  private static func select(keeps: Bool, readsAttribute: Bool) -> Filter {
    { (value, arguments, renderer) throws(TemplateError) in
      guard value.isTrue else { return .object(Generator([])) }
      var arguments = arguments
      var get = getter(nil)
      if readsAttribute {
        guard !arguments.positional.isEmpty else {
          throw .evaluation("Missing parameter for attribute name")
        }
        get = getter(arguments.positional.removeFirst())
      }
      var test: Test = { (value, _) in value.isTrue }
      if !arguments.positional.isEmpty {
        let name = try renderer.text(of: arguments.positional.removeFirst()).string
        guard let found = Tests.named(name) else {
          throw .evaluation("No test named '\(name)'.")
        }
        test = found
      }
      var kept: [Value] = []
      for item in try Iteration.required(value) {
        try renderer.step()
        if try test(get(item), arguments) == keeps { kept.append(item) }
      }
      return .object(Generator(kept))
    }
  }
}
