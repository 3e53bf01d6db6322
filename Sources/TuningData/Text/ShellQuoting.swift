// SPDX-License-Identifier: Apache-2.0

/// Returns `word` as a shell has to be given it to take it for one word; only names with control
/// characters need more than POSIX 2017.
public func shellQuoted(_ word: String) -> String {
  let harmless = word.utf8.allSatisfy { byte in
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || "_-./,:@%+=".utf8.contains(byte)
  }
  if harmless, !word.isEmpty, !word.hasPrefix("-") { return word }
  let hasControls = word.utf8.contains { $0 < 0x20 || $0 == 0x7F }
  let parts = word.split(separator: "'", omittingEmptySubsequences: false)
  let quoted =
    hasControls ? "$'\(octal(word))'" : "'" + parts.joined(separator: #"'\''"#) + "'"
  return word.hasPrefix("-") ? "./" + quoted : quoted
}

/// The word for `$'…'`, in which what is not shown, a quote and a backslash are octal numbers.
private func octal(_ word: String) -> String {
  word.unicodeScalars.map { scalar in
    guard scalar.value < 0x20 || [0x7F, 0x27, 0x5C].contains(scalar.value) else {
      return String(scalar)
    }
    let digits = String(scalar.value, radix: 8)
    return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
  }.joined()
}
