// SPDX-License-Identifier: Apache-2.0

extension Filters {
  static func text(_ name: String) -> Filter? {
    switch name {
    case "upper", "lower", "capitalize":
      let method = StringMethod(rawValue: name) ?? .lower
      return { (value, arguments, renderer) throws(TemplateError) in
        _ = try arguments.bound(to: [], of: name)
        return .string(try text(value, renderer).recased(method))
      }
    case "title": return title
    case "trim": return trim
    case "string", "safe", "forceescape", "escape", "e":
      return name == "string" || name == "safe" ? plain : escape
    case "replace": return replace
    case "indent": return indent
    case "truncate": return truncate
    case "center": return center
    case "wordcount": return wordCount
    case "wordwrap": return WordWrap.filter
    case "format": return format
    case "striptags": return stripTags
    case "urlencode": return urlEncode
    case "tojson": return toJSON
    case "pprint": return prettyPrint
    default: return nil
    }
  }

  private static func trim(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let characters = try arguments.bound(to: ["chars"], of: "trim")[0]
    let text = try text(value, renderer)
    switch characters {
    case nil, .some(.none): return .string(text.stripped(of: nil, atStart: true, atEnd: true))
    case .string(let set): return .string(text.stripped(of: set, atStart: true, atEnd: true))
    case .some(let other):
      throw .evaluation("strip arg must be None or str, not \(other.typeName)")
    }
  }

  private static func plain(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    .string(try text(value, renderer))
  }

  private static func escape(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    var bytes: [UInt8] = []
    for byte in try text(value, renderer).bytes {
      switch byte {
      case UInt8(ascii: "&"): bytes.append("&amp;")
      case UInt8(ascii: "<"): bytes.append("&lt;")
      case UInt8(ascii: ">"): bytes.append("&gt;")
      case UInt8(ascii: "'"): bytes.append("&#39;")
      case UInt8(ascii: "\""): bytes.append("&#34;")
      default: bytes.append(byte)
      }
    }
    return .string(bytes)
  }

  private static func title(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    var result: [UInt8] = []
    var word: [Unicode.Scalar] = []
    func flush() {
      guard let first = word.first else { return }
      result.append(Text([first]).recased(.upper))
      result.append(Text(word.dropFirst()).recased(.lower))
      word = []
    }
    for scalar in try text(value, renderer).scalars {
      guard Whitespace.contains(scalar) || "-({[<".unicodeScalars.contains(scalar) else {
        word.append(scalar)
        continue
      }
      flush()
      result.append(scalar)
    }
    flush()
    return .string(result)
  }

  private static func replace(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["old", "new", "count"], of: "replace", required: 2)
    var count = -1
    if let limit = bound[2] {
      if case .none = limit { count = -1 } else { count = try int(limit, -1) }
    }
    return .string(
      try text(value, renderer).replacing(
        text(bound[0] ?? .none, renderer), by: text(bound[1] ?? .none, renderer),
        atMost: count, limit: renderer.limits.maximumOutput))
  }

  private static func spaces(_ count: Int) throws(TemplateError) -> Text {
    guard count <= 10_000 else { throw .limit("an indentation is too wide") }
    return Text(Array(repeating: UInt8(ascii: " "), count: max(count, 0)))
  }

  private static func indent(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(to: ["width", "first", "blank"], of: "indent")
    guard case .string(let text) = value else {
      if case .undefined(let undefined) = value { throw undefined.error }
      throw .evaluation(
        "unsupported operand type(s) for +=: '\(value.typeName)' and 'str'")
    }
    let indention: Text
    if case .string(let given) = bound[0] {
      indention = given
    } else {
      indention = try spaces(int(bound[0], 4))
    }
    let indentsFirst = bound[1]?.isTrue ?? false
    let indentsBlank = bound[2]?.isTrue ?? false
    var bytes: [UInt8] = []
    let lines = Splitting.lines(of: Text(Array(text.bytes) + [0x0A]), keepsEnds: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes.append(0x0A) }
      if index == 0 ? indentsFirst : indentsBlank || !line.isEmpty { bytes.append(indention) }
      bytes.append(line)
      guard bytes.count <= renderer.limits.maximumOutput else {
        throw .limit("a string is too long")
      }
    }
    return .string(bytes)
  }

  private static func truncate(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(
      to: ["length", "killwords", "end", "leeway"], of: "truncate")
    let length = try int(bound[0], 255)
    var end: Text = "..."
    if let given = bound[2] { end = try text(given, renderer) }
    var leeway = 5
    if let given = bound[3] { if case .none = given {} else { leeway = try int(given, 5) } }
    guard length >= end.length else {
      throw .evaluation("expected length >= \(end.length), got \(length)")
    }
    guard leeway >= 0 else { throw .evaluation("expected leeway >= 0, got \(leeway)") }
    let text = try text(value, renderer)
    let (most, overflows) = length.addingReportingOverflow(leeway)
    if overflows || text.length <= most { return .string(text) }
    var kept = text.piece(0, text.offset(ofCharacter: length - end.length))
    if bound[1]?.isTrue != true, let space = kept.lastIndex(of: " ") {
      kept = kept.piece(0, space)
    }
    return .string(Array(kept.bytes) + end.bytes)
  }

  private static func center(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let width = try int(arguments.bound(to: ["width"], of: "center")[0], 80)
    return try StringMethods.call(
      .center, of: text(value, renderer), Arguments(positional: [.int(width)]), &renderer)
  }

  private static func wordCount(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    var count = 0
    var isInWord = false
    for scalar in try text(value, renderer).scalars {
      let isWord =
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord, !isInWord { count += 1 }
      isInWord = isWord
    }
    return .int(count)
  }

  private static func format(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    guard arguments.positional.isEmpty || arguments.keywords.isEmpty else {
      throw .evaluation(
        "can't handle positional and keyword arguments at the same time")
    }
    let operand: Value =
      arguments.keywords.isEmpty
      ? .tuple(arguments.positional)
      : .dict(
        Dict.make(arguments.keywords.map { Dict.Entry(key: .string($0.name), value: $0.value) }))
    return .string(
      try PercentFormat.apply(
        text(value, renderer), operand, printer: Printer(limit: renderer.limits.maximumOutput)))
  }

  private static func stripTags(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let source = try text(value, renderer).string
    var plain = ""
    var rest = source[...]
    while let open = rest.firstIndex(of: "<") {
      let isComment = rest[open...].hasPrefix("<!--")
      guard let close = Splitting.end(ofTagAt: open, in: rest, isComment: isComment) else { break }
      plain += rest[..<open]
      rest = rest[close...]
    }
    plain += rest
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&#34;", "\""), ("&quot;", "\""),
      ("&amp;", "&"),
    ] {
      plain = plain.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    let words = try Splitting.split(Text(plain), by: nil, limit: -1, fromEnd: false)
    return .string(words.map(\.string).joined(separator: " "))
  }

  private static func urlEncode(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    func quote(_ value: Value, _ safe: String) throws(TemplateError) -> String {
      var quoted = ""
      for byte in try text(value, renderer).bytes {
        let scalar = Unicode.Scalar(byte)
        if byte < 0x80,
          scalar.properties.isAlphabetic || "0123456789_.-~\(safe)".unicodeScalars.contains(scalar)
        {
          quoted.unicodeScalars.append(scalar)
        } else {
          quoted += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
      return safe.isEmpty
        ? quoted.split(separator: "%20", omittingEmptySubsequences: false).joined(separator: "+")
        : quoted
    }
    if case .string = value { return .string(try quote(value, "/")) }
    var pairs: [String] = []
    let items: [Value]
    if case .dict(let dict) = value {
      items = DictView(dict, .items).iterate() ?? []
    } else {
      guard let found = try Iteration.items(of: value) else {
        return .string(try quote(value, "/"))
      }
      items = found
    }
    for item in items {
      let pair = try Iteration.required(item)
      guard pair.count == 2 else {
        throw .evaluation("not enough values to unpack (expected 2, got \(pair.count))")
      }
      pairs.append(try quote(pair[0], "") + "=" + quote(pair[1], ""))
    }
    return .string(pairs.joined(separator: "&"))
  }

  private static func toJSON(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(
      to: ["ensure_ascii", "indent", "separators", "sort_keys"], of: "tojson")
    var writer = JSONWriter(limit: renderer.limits.maximumOutput)
    writer.ensuresASCII = bound[0]?.isTrue ?? false
    switch bound[1] {
    case nil, .some(.none): break
    case .string(let text): writer.indent = text
    default:
      writer.indent = try spaces(int(bound[1], 0))
    }
    if writer.indent != nil { writer.itemSeparator = "," }
    switch bound[2] {
    case nil, .some(.none): break
    case .some(let separators):
      let pair = try Iteration.required(separators)
      guard pair.count == 2, case .string(let item) = pair[0], case .string(let key) = pair[1]
      else { throw .evaluation("separators must be two strings") }
      writer.itemSeparator = item
      writer.keySeparator = key
    }
    writer.sortsKeys = bound[3]?.isTrue ?? false
    try writer.write(value)
    return .string(writer.output)
  }

  private static func prettyPrint(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    var printer = Printer(limit: renderer.limits.maximumOutput)
    var bytes: [UInt8] = []
    try printer.represent(value, into: &bytes)
    guard bytes.count <= 80 else {
      throw .evaluation("pprint of long values is not supported; use tojson(indent=2)")
    }
    return .string(bytes)
  }
}

extension Splitting {
  /// Returns the index behind a tag or comment.
  fileprivate static func end(
    ofTagAt open: String.Index, in text: Substring, isComment: Bool
  ) -> String.Index? {
    guard isComment else {
      return text[open...].firstIndex(of: ">").map { text.index(after: $0) }
    }
    var index = open
    while index < text.endIndex {
      if text[index...].hasPrefix("-->") { return text.index(index, offsetBy: 3) }
      index = text.index(after: index)
    }
    return nil
  }
}
