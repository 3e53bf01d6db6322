// SPDX-License-Identifier: Apache-2.0

extension Text {
  /// Returns the text as one of the methods that change case leaves it.
  func recased(_ method: StringMethod) -> Text {
    if isASCII, method == .lower || method == .upper {
      let first = method == .lower ? UInt8(ascii: "A") : UInt8(ascii: "a")
      return Text(bytes.map { $0 &- first < 26 ? $0 ^ 0x20 : $0 })
    }
    let scalars = scalars
    var result = ""
    var isAfterLetter = false
    for (index, scalar) in scalars.enumerated() {
      switch method {
      case .upper: result += scalar.properties.uppercaseMapping
      case .lower: result += Text.lower(scalars, index)
      case .casefold: result += Text.fold(scalar)
      case .swapcase:
        result +=
          scalar.properties.isUppercase
          ? Text.lower(scalars, index) : scalar.properties.uppercaseMapping
      case .capitalize:
        result +=
          index == 0 ? scalar.properties.titlecaseMapping : Text.lower(scalars, index)
      default:
        result +=
          isAfterLetter ? Text.lower(scalars, index) : scalar.properties.titlecaseMapping
        isAfterLetter = scalar.properties.isCased
      }
    }
    return Text(result)
  }

  /// A sigma at the end of a word is lowered to its final form.
  private static func lower(_ scalars: [Unicode.Scalar], _ index: Int) -> String {
    let scalar = scalars[index]
    guard scalar == "\u{3A3}" else { return scalar.properties.lowercaseMapping }
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    let isFinal = before?.properties.isCased == true && after?.properties.isCased != true
    return isFinal ? "\u{3C2}" : "\u{3C3}"
  }

  private static func fold(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\u{DF}", "\u{1E9E}": "ss"
    case "\u{3C2}": "\u{3C3}"
    default: scalar.properties.lowercaseMapping
    }
  }

  /// Returns what one of the methods that ask about characters answers.
  func satisfies(_ method: StringMethod) -> Bool {
    if method == .isascii { return isASCII }
    let scalars = scalars
    switch method {
    case .isprintable: return scalars.allSatisfy { $0.isPrintable }
    case .isspace: return !scalars.isEmpty && scalars.allSatisfy { Whitespace.contains($0) }
    case .isalpha: return !scalars.isEmpty && scalars.allSatisfy(\.isLetter)
    case .isalnum:
      return !scalars.isEmpty
        && scalars.allSatisfy { $0.isLetter || $0.properties.numericType != nil }
    case .isdecimal: return !scalars.isEmpty && scalars.allSatisfy { $0.numericRank >= 3 }
    case .isdigit: return !scalars.isEmpty && scalars.allSatisfy { $0.numericRank >= 2 }
    case .isnumeric: return !scalars.isEmpty && scalars.allSatisfy { $0.numericRank >= 1 }
    case .islower: return hasCase { $0.properties.isLowercase }
    case .isupper: return hasCase { $0.properties.isUppercase }
    case .istitle: return isTitle(scalars)
    case .isidentifier:
      guard let first = scalars.first, first == "_" || first.properties.isXIDStart else {
        return false
      }
      return scalars.dropFirst().allSatisfy(\.properties.isXIDContinue)
    default: return false
    }
  }

  private func hasCase(_ isRight: (Unicode.Scalar) -> Bool) -> Bool {
    var isCased = false
    for scalar in scalars where scalar.properties.isCased {
      guard isRight(scalar) else { return false }
      isCased = true
    }
    return isCased
  }

  private func isTitle(_ scalars: [Unicode.Scalar]) -> Bool {
    var isAfterCased = false
    var isCased = false
    for scalar in scalars {
      if scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter {
        if isAfterCased { return false }
        isAfterCased = true
        isCased = true
      } else if scalar.properties.isLowercase {
        if !isAfterCased { return false }
        isCased = true
      } else {
        isAfterCased = false
      }
    }
    return isCased
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// 3 for decimal digits, 2 for other digits, 1 for other numbers.
  fileprivate var numericRank: Int {
    switch properties.numericType {
    case .decimal: 3
    case .digit: 2
    case .numeric: 1
    case nil: 0
    @unknown default: 0
    }
  }
}
