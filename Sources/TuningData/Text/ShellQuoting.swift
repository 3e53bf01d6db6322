// SPDX-License-Identifier: Apache-2.0

/// Returns `word` as a POSIX shell has to be given it to take it for one word.
func shellQuoted(_ word: String) -> String {
  let harmless = word.utf8.allSatisfy { byte in
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || "_-./,:@%+=".utf8.contains(byte)
  }
  if harmless, !word.isEmpty, !word.hasPrefix("-") { return word }
  let parts = word.split(separator: "'", omittingEmptySubsequences: false)
  let quoted = "'" + parts.joined(separator: #"'\''"#) + "'"
  return word.hasPrefix("-") ? "./" + quoted : quoted
}
