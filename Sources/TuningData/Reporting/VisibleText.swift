// SPDX-License-Identifier: Apache-2.0

/// Text from a file made fit for a terminal: what cannot be seen is spelled out, and nothing in it
/// can move the cursor, set a colour or turn the direction of the line.
public struct VisibleText: Sendable {
  /// The text to print.
  public private(set) var text = ""
  /// How many columns of a terminal it takes.
  public private(set) var width = 0

  /// Whether not all of the source fitted.
  private(set) var isCut = false

  /// Takes scalars until they fill `limit` columns.
  init(_ source: some Sequence<Unicode.Scalar>, limit: Int = .max) {
    for scalar in source {
      guard width < limit else {
        isCut = true
        return
      }
      append(scalar)
    }
  }

  /// Makes `source` fit to be printed.
  public init(_ source: String) { self.init(source.unicodeScalars) }

  /// Returns `source` fit to be printed, with its lines kept.
  public static func lines(_ source: String) -> String {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in source.unicodeScalars {
      guard scalar == "\n" else {
        line.append(scalar)
        continue
      }
      lines.append(VisibleText(line).text)
      line = String.UnicodeScalarView()
    }
    return (lines + [VisibleText(line).text]).joined(separator: "\n")
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if (0x20...0x7E).contains(scalar.value) {
      text.unicodeScalars.append(scalar)
      width += 1
    } else if VisibleText.isInvisible(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
      text += "⟨U+\(padding)\(digits)⟩"
      width += 4 + max(4, digits.utf8.count)
    } else {
      text.unicodeScalars.append(scalar)
      width += VisibleText.width(scalar)
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      true
    case .spaceSeparator: scalar != " "
    default: scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{FE0F}"
    }
  }

  /// The columns of a character: two for the scripts of East Asia and most emoji, none for marks.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
