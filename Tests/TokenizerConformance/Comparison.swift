// SPDX-License-Identifier: Apache-2.0

import Testing

/// Asks two sides about many texts and records where they differ.
struct Comparison<Answer: Equatable> {
  var ours: ([UInt8]) throws -> Answer
  var theirs: ([[UInt8]]) throws -> [Answer]
  /// How many differences are enough.
  var limit = 10

  /// Records the first differences, each cut down to what shows it.
  func run(_ texts: [[UInt8]], _ name: String) throws {
    var differences = 0
    for batch in ConformanceTexts.batches(texts) {
      for (text, expected) in zip(batch, try theirs(Array(batch))) where try ours(text) != expected
      {
        let short = try shortened(text)
        Issue.record(
          """
          \(name): \(String(decoding: short, as: UTF8.self).debugDescription)
            ours   \(try ours(short))
            theirs \(try theirs([short])[0])
          """)
        differences += 1
        if differences == limit { return }
      }
    }
  }

  /// Removes parts of a text for as long as the two sides differ.
  private func shortened(_ text: [UInt8]) throws -> [UInt8] {
    var attempts = 500
    var scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var step = max(1, scalars.count / 2)
    while step > 0 {
      var start = 0
      while start < scalars.count, attempts > 0 {
        attempts -= 1
        var shorter = scalars
        shorter.removeSubrange(start..<min(start + step, scalars.count))
        if try differ(shorter) { scalars = shorter } else { start += step }
      }
      step /= 2
    }
    return bytes(scalars)
  }

  private func differ(_ scalars: [Unicode.Scalar]) throws -> Bool {
    let text = bytes(scalars)
    return try ours(text) != theirs([text])[0]
  }

  private func bytes(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return Array(text.utf8)
  }
}
