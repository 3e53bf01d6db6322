// SPDX-License-Identifier: Apache-2.0

/// The lines of a text that are not code, as far as a glance tells.
///
/// Fenced blocks are code, so are lines with many of the signs that programs are made of, and where
/// there are several such lines, short ones between them: `import os` looks like Portuguese.
struct ProseLines {
  /// The lines of words.
  private(set) var prose: [ArraySlice<UInt8>] = []
  /// The lines of code outside fences, whose comments may be of any script.
  private(set) var code: [ArraySlice<UInt8>] = []

  init(_ text: some Sequence<UInt8>) {
    var isFenced = false
    var short: [ArraySlice<UInt8>] = []
    for line in Array(text).split(separator: UInt8(ascii: "\n")) {
      if Self.isFence(line) {
        isFenced.toggle()
      } else if !isFenced {
        switch Self.look(at: line) {
        case .code: code.append(line)
        case .short: short.append(line)
        case .prose: prose.append(line)
        }
      }
    }
    if code.count >= 2, code.count * 3 >= short.count + prose.count {
      code += short
    } else {
      prose += short
    }
  }

  private enum Look {
    case code, short, prose
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    let start = line.drop { $0 == UInt8(ascii: " ") }.prefix(3)
    return start.elementsEqual("```".utf8) || start.elementsEqual("~~~".utf8)
  }

  private static func look(at line: ArraySlice<UInt8>) -> Look {
    let (letters, signs) = line.reduce(into: (0, 0)) { counts, byte in
      if byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) {
        counts.0 += 1
      } else if Self.isSign[Int(byte)] {
        counts.1 += 1
      }
    }
    if signs > 0, signs * 4 >= letters || letters < 60 && isAssignment(line) { return .code }
    if isStatement(line) { return .code }
    return letters < 40 ? .short : .prose
  }

  private static func isAssignment(_ line: ArraySlice<UInt8>) -> Bool {
    zip(line, line.dropFirst()).contains { left, right in
      right == UInt8(ascii: "=") && Self.beforeEquals.contains(left)
    }
  }

  private static func isStatement(_ line: ArraySlice<UInt8>) -> Bool {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let last = line.last { !isSpace($0) } ?? 0
    if last == UInt8(ascii: ";") || last == UInt8(ascii: "{") { return true }
    let word = line.drop(while: isSpace).prefix { (0x41...0x7A).contains($0) }
    let name = String(decoding: word, as: UTF8.self)
    if last == UInt8(ascii: ":") { return blockOpeners.contains(name) }
    // Sentences begin with a capital and end with a stop.
    return statementOpeners.contains(name) && !sentenceEnds.contains(last)
  }

  private static let beforeEquals = Set(" +-*/=!<>:".utf8)
  private static let sentenceEnds = Set(".?!,".utf8)
  private static let blockOpeners: Set = [
    "class", "def", "elif", "else", "except", "finally", "for", "if", "match", "try", "while",
    "with",
  ]
  private static let statementOpeners: Set = [
    "class", "const", "def", "else", "func", "function", "import", "let", "package", "print",
    "private", "public", "return", "static", "struct", "using", "var", "SELECT", "FROM", "WHERE",
    "GROUP", "ORDER", "INSERT", "UPDATE", "DELETE", "CREATE", "JOIN", "LEFT", "INNER", "HAVING",
    "VALUES",
  ]
  /// Whether a byte is a sign that programs are full of.
  private static let isSign = (UInt8.min...UInt8.max).map {
    "{}()[]<>;=_\\|&+$\"".utf8.contains($0)
  }
}
