// SPDX-License-Identifier: Apache-2.0

/// What a pre-token looks like, by which an estimate finds its worth; see docs/token-estimator.md.
struct PieceClass: Equatable {
  /// A number below `count`.
  let rawValue: Int

  /// The class of a pre-token of ASCII.
  @inline(__always)
  init(_ shape: Shape, afterSpace: Bool = false) {
    rawValue = Int(shape.rawValue) | (afterSpace ? PieceClass.spaceBit : 0)
  }

  /// The class of a pre-token of ASCII whose body alone is of the class `short`.
  @inline(__always)
  init(short: UInt8, afterSpace: Bool) {
    let takesSpace = !(Shape.markLower.rawValue...Shape.tabCamel.rawValue).contains(short)
    rawValue = Int(short) | (afterSpace && takesSpace ? PieceClass.spaceBit : 0)
  }

  /// The class of a pre-token with characters beyond ASCII, of which the first is of `script`;
  /// `letters` are those behind a sign.
  @inline(__always)
  init(_ script: Script, letters: Script? = nil, afterSpace: Bool) {
    var value = Int(script.rawValue)
    // The numbers of signs with letters are those of the letters, once for each sign.
    if let letters { value = (value + 1) << 4 | Int(letters.rawValue) }
    rawValue = PieceClass.scripts + (afterSpace ? 64 : 0) + value
  }

  /// How many numbers there are; some are of no class.
  static var count: Int { 192 }

  private static var spaceBit: Int { 32 }
  private static var scripts: Int { 64 }
}

extension PieceClass {
  /// What a pre-token of ASCII consists of.
  enum Shape: UInt8, CaseIterable {
    // The first four by the case of letters; so are those from `markLower` and `tabLower` on.
    case lower
    case upper
    case capital
    case camel
    case markLower
    case markUpper
    case markCapital
    case markCamel
    case tabLower
    case tabUpper
    case tabCapital
    case tabCamel
    case digits
    case marks
    case rule
    case run
    case marksLine
    case ruleLine
    case runLine
    case mixed
    case spaces
    case lineFeeds
    case tabs
    case blanks

    /// The name in the tables: words with hyphens between.
    var name: String {
      "\(self)".map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
    }
  }

  /// The classes by their names in the tables.
  static let named: [String: PieceClass] = {
    var classes: [String: PieceClass] = [:]
    for isAfterSpace in [false, true] {
      let lead = isAfterSpace ? "space-" : ""
      for shape in Shape.allCases {
        classes[lead + shape.name] = PieceClass(shape, afterSpace: isAfterSpace)
      }
      for script in Script.allCases {
        // Shapes and scripts have different names.
        classes[lead + script.name] = PieceClass(script, afterSpace: isAfterSpace)
        guard script.isSign else { continue }
        for letters in Script.allCases where !letters.isSign {
          classes["\(lead)\(script.name)+\(letters.name)"] = PieceClass(
            script, letters: letters, afterSpace: isAfterSpace)
        }
      }
    }
    return classes
  }()
}
