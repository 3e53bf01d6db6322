// SPDX-License-Identifier: Apache-2.0

/// One of the parts that a file is split into.
public struct SplitPart: Sendable, Equatable {
  /// The part's name, such as `validation`: letters, digits, `-`, `_` and `.`.
  public var name: String
  /// How large it is to be.
  public var size: SplitSize
  /// Where it is written; nil is beside the input under its own name.
  public var path: String?

  /// Creates a part.
  public init(name: String, size: SplitSize, path: String? = nil) {
    self.name = name
    self.size = size
    self.path = path
  }

  /// Reads `NAME=SIZE` or `NAME=SIZE:PATH`; nil from anything else.
  public init?(_ text: String) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, SplitPart.isName(halves[0]) else { return nil }
    let words = halves[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let size = words.first.flatMap({ SplitSize(String($0)) }) else { return nil }
    if words.count > 1, words[1].isEmpty { return nil }
    self.init(name: String(halves[0]), size: size, path: words.count > 1 ? String(words[1]) : nil)
  }

  private static func isName(_ text: Substring) -> Bool {
    let marks = Set("-_.".utf8)
    return text.utf8.contains { !marks.contains($0) }
      && text.utf8.allSatisfy { byte in
        ("a"..."z").contains(Unicode.Scalar(byte)) || ("A"..."Z").contains(Unicode.Scalar(byte))
          || (byte &- 0x30) < 10 || marks.contains(byte)
      }
  }
}

extension [SplitPart] {
  /// The place of the part that takes what the others leave: the rest, without one `train`, else the
  /// last.
  var restIndex: Int {
    firstIndex { $0.size == .rest } ?? firstIndex { $0.name == "train" } ?? count - 1
  }
}
