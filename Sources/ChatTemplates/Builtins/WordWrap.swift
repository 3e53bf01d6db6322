// SPDX-License-Identifier: Apache-2.0

/// The filter `wordwrap`, for words between spaces.
enum WordWrap {
  static func filter(
    _ value: Value, _ arguments: Arguments, _ renderer: inout Renderer
  ) throws(TemplateError) -> Value {
    let bound = try arguments.bound(
      to: ["width", "break_long_words", "wrapstring", "break_on_hyphens"], of: "wordwrap")
    let width = try Filters.int(bound[0], 79)
    guard width > 0 else { throw .evaluation("invalid width \(width) (must be > 0)") }
    var separator: Text = "\n"
    if case .string(let given) = bound[2] { separator = given }
    let wrapping = Wrapping(
      width: width, breaksWords: bound[1]?.isTrue ?? true, breaksHyphens: bound[3]?.isTrue ?? true)
    var lines: [[Unicode.Scalar]] = []
    var paragraphs: [[UInt8]] = []
    for line in Splitting.lines(of: try renderer.text(of: value), keepsEnds: false) {
      lines = wrapping.wrap(line.scalars)
      var bytes: [UInt8] = []
      for (index, line) in lines.enumerated() {
        if index > 0 { bytes.append(separator) }
        bytes.append(Text(line))
      }
      paragraphs.append(bytes)
    }
    var result: [UInt8] = []
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { result.append(separator) }
      result += paragraph
      guard result.count <= renderer.limits.maximumOutput else {
        throw .limit("a string is too long")
      }
    }
    return .string(result)
  }

  private struct Wrapping {
    let width: Int
    let breaksWords: Bool
    let breaksHyphens: Bool

    func wrap(_ line: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
      var lines: [[Unicode.Scalar]] = []
      var current: [Unicode.Scalar] = []
      for chunk in chunks(line) {
        let isSpace = chunk[0] == " " || chunk[0] == "\t"
        if isSpace, current.isEmpty, !lines.isEmpty { continue }
        if current.count + chunk.count <= width {
          current += chunk
          continue
        }
        var chunk = chunk
        if chunk.count > width, breaksWords {
          while current.count + chunk.count > width {
            let room = max(width - current.count, current.isEmpty ? 1 : 0)
            current += chunk.prefix(room)
            chunk.removeFirst(min(room, chunk.count))
            lines.append(trimmed(current))
            current = []
          }
          current = chunk
        } else {
          if !current.isEmpty { lines.append(trimmed(current)) }
          current = isSpace ? [] : chunk
        }
      }
      let last = trimmed(current)
      if !last.isEmpty { lines.append(last) }
      return lines.filter { !$0.isEmpty }
    }

    private func trimmed(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
      var line = line
      while let last = line.last, last == " " || last == "\t" { line.removeLast() }
      return line
    }

    /// Cuts a line into words and the spaces between; words also after hyphens between letters.
    private func chunks(_ line: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
      var chunks: [[Unicode.Scalar]] = []
      for (index, scalar) in line.enumerated() {
        let isSpace = scalar == " " || scalar == "\t"
        guard let last = chunks.last?.last else {
          chunks.append([scalar])
          continue
        }
        let wasSpace = last == " " || last == "\t"
        let isAfterHyphen =
          breaksHyphens && last == "-" && scalar.properties.isAlphabetic && index >= 3
          && line[index - 2].properties.isAlphabetic && line[index - 3].properties.isAlphabetic
        if isSpace != wasSpace || isAfterHyphen {
          chunks.append([scalar])
        } else {
          chunks[chunks.count - 1].append(scalar)
        }
      }
      return chunks
    }
  }
}
