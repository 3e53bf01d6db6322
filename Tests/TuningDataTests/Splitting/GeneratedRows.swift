// SPDX-License-Identifier: Apache-2.0

import RandomInput

/// Files made up for splits.
struct GeneratedRows {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Rows of plain text that are all different, each with a line feed.
  static func texts(_ count: Int, from first: Int = 0) -> [UInt8] {
    (first..<first + count).flatMap { Array("{\"text\": \"Row number \($0).\"}\n".utf8) }
  }

  /// Rows of all formats; prompts, users and times come again.
  mutating func rows(_ count: Int) -> [String] { (0..<count).map { _ in row() } }

  mutating func row() -> String {
    let prompt = "Question \(random.number(below: 40))\(random.pick(["", "é", "😀", "\\n", "\\\""]))"
    let answer = "Answer \(random.number(below: 1000))"
    let extra = random.chance(percent: 50) ? ", \"user\": \"u\(random.number(below: 30))\"" : ""
    let user = "{\"role\": \"user\", \"content\": \"\(prompt)\"}"
    let assistant = "{\"role\": \"assistant\", \"content\": \"\(answer)\"}"
    switch random.number(below: 4) {
    case 0: return "{\"messages\": [\(user), \(assistant)]\(extra)}"
    case 1: return "{\"prompt\": \"\(prompt)\", \"completion\": \"\(answer)\"\(extra)}"
    case 2:
      return "{\"input\": {\"messages\": [\(user)]}, \"preferred_output\": [\(assistant)], "
        + "\"non_preferred_output\": [\(assistant)]\(extra)}"
    default: return "{\"text\": \"\(prompt) \(answer)\"\(extra)}"
    }
  }

  /// A file with all that lines may have: other line ends, blank lines, broken JSON and UTF-8, a byte
  /// order mark, no line feed at its end.
  mutating func hostileFile(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = random.chance(percent: 30) ? [0xEF, 0xBB, 0xBF] : []
    for _ in 0..<count {
      switch random.number(below: 12) {
      case 0: bytes += Array(random.pick(["", " ", "\t", "\r", "  \r"]).utf8)
      case 1: bytes += Array(row().utf8.dropLast(random.number(in: 1...9)))
      case 2: bytes += [0xFF, 0xC3, 0x28, 0x00]
      case 3: bytes += [0xEF, 0xBB, 0xBF] + Array(row().utf8)
      default: bytes += Array(row().utf8)
      }
      bytes += random.chance(percent: 30) ? [0x0D, 0x0A] : [0x0A]
    }
    if random.chance(percent: 50), !bytes.isEmpty { bytes.removeLast() }
    return bytes
  }
}
