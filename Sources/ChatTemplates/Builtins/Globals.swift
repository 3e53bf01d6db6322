// SPDX-License-Identifier: Apache-2.0

/// The functions that every template can call.
enum Globals {
  static func named(_ name: String) -> Value? {
    switch name {
    case "range": function(name, range)
    case "dict": function(name, dict)
    case "namespace": function(name, namespace)
    case "raise_exception": function(name, raise)
    case "strftime_now": function(name, formatTime)
    case "cycler":
      function(name) { (arguments, renderer) throws(TemplateError) in
        guard !arguments.positional.isEmpty else {
          throw .evaluation("at least one item has to be provided")
        }
        return try renderer.checked(.object(Cycler(arguments.positional)))
      }
    case "joiner":
      function(name) { (arguments, renderer) throws(TemplateError) in
        try renderer.checked(
          .object(Joiner(arguments.bound(to: ["sep"], of: "joiner")[0] ?? .string(", "))))
      }
    case "lipsum":
      function(name) { (_, _) throws(TemplateError) in
        throw .evaluation("lipsum is not supported: its text is random")
      }
    default: nil
    }
  }

  private static func function(_ name: String, _ body: @escaping Function.Body) -> Value {
    .object(Function(name, body))
  }

  /// The sandbox refuses longer ranges.
  private static let longestRange = 100_000

  private static func range(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    guard 1...3 ~= arguments.positional.count, arguments.keywords.isEmpty else {
      throw .evaluation(
        "range expected 1 to 3 arguments, got \(arguments.positional.count)")
    }
    var bounds: [Int] = []
    for value in arguments.positional { bounds.append(try Filters.int(value, 0)) }
    let start = bounds.count > 1 ? bounds[0] : 0
    let stop = bounds.count > 1 ? bounds[1] : bounds[0]
    let step = bounds.count > 2 ? bounds[2] : 1
    guard step != 0 else { throw .evaluation("range() arg 3 must not be zero") }
    let count: Int
    let (distance, overflows) = stop.subtractingReportingOverflow(start)
    if overflows {
      count = (stop > start) == (step > 0) ? .max : 0
    } else if (distance > 0) == (step > 0), distance != 0 {
      count = Int(clamping: (distance.magnitude - 1) / step.magnitude + 1)
    } else {
      count = 0
    }
    guard count <= longestRange else {
      throw .evaluation(
        "Range too big. The sandbox blocks ranges larger than MAX_RANGE (\(longestRange)).")
    }
    return .object(RangeValue(start: start, stop: stop, step: step, count: count))
  }

  private static func entries(
    _ arguments: Arguments, _ name: String
  ) throws(TemplateError) -> Dict {
    guard arguments.positional.count <= 1 else {
      throw .evaluation(
        "\(name) expected at most 1 argument, got \(arguments.positional.count)")
    }
    var entries: [Dict.Entry] = []
    if let source = arguments.positional.first {
      if case .dict(let dict) = source {
        entries = dict.entries
      } else {
        for item in try Iteration.required(source) {
          let pair = try Iteration.required(item)
          guard pair.count == 2 else {
            throw .evaluation(
              "dictionary update sequence element has length \(pair.count); 2 is required")
          }
          guard pair[0].isHashable else {
            throw .evaluation("unhashable type: '\(pair[0].typeName)'")
          }
          entries.append(Dict.Entry(key: pair[0], value: pair[1]))
        }
      }
    }
    for (name, value) in arguments.keywords {
      entries.append(Dict.Entry(key: .string(name), value: value))
    }
    return Dict.make(entries)
  }

  private static func dict(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    try renderer.checked(.dict(entries(arguments, "dict")))
  }

  private static func namespace(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let namespace = NamespaceObject([])
    if arguments.positional.isEmpty {
      for (name, value) in arguments.keywords { namespace.set(name, try renderer.checked(value)) }
      renderer.keep(namespace)
      return .object(namespace)
    }
    for entry in try entries(arguments, "namespace").entries {
      let name = try renderer.text(of: entry.key)
      namespace.set(name.string, try renderer.checked(entry.value))
    }
    renderer.keep(namespace)
    return .object(namespace)
  }

  private static func raise(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let message = try arguments.bound(to: ["message"], of: "raise_exception", required: 1)[0]
    throw TemplateError(
      kind: .raised, message: try renderer.text(of: message ?? .none).string, line: 0, column: 0)
  }

  private static func formatTime(
    _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    guard
      case .string(let format) = try arguments.bound(
        to: ["format"], of: "strftime_now", required: 1)[0]
    else { throw .evaluation("strftime_now() takes a format") }
    guard format.count <= 1_000 else { throw .limit("a time format is too long") }
    let spelling = format.string
    let time = renderer.time
    return .string(
      time?.formatted(spelling) ?? HoleWatch.noteClock { TemplateTime.now().formatted(spelling) })
  }
}
