// SPDX-License-Identifier: Apache-2.0

/// A pattern for names and paths: `?` is one character and `*` any number of them, both without `/`;
/// `**` takes `/` too.
///
/// As in `.gitignore`, a pattern without `/` is matched with the last part of a path, and `**/` may
/// also stand for nothing.
package struct GlobPattern: Sendable, Hashable {
  /// The pattern as it was written.
  package let text: String

  private enum Part: Hashable {
    case character(Character)
    case anyCharacter
    /// Any number of characters; with or without `/`.
    case run(crossesFolders: Bool)
    /// Any number of folders, none included.
    case folders
  }

  private let parts: [Part]

  /// Reads a pattern.
  package init(_ text: String) {
    self.text = text
    parts = GlobPattern.parts(text.hasPrefix("./") ? text.dropFirst(2) : text[...])
  }

  /// Whether anything in the text stands for more than itself.
  package static func isPattern(_ text: String) -> Bool { text.contains { "*?".contains($0) } }

  /// Whether a path, written with `/`, fits.
  package func matches(path: String) -> Bool {
    guard !text.contains("/") else { return matches(path) }
    return matches(path.split(separator: "/").last ?? "")
  }

  /// Whether a name fits as a whole.
  ///
  /// - Complexity: O(n · m) in the lengths of the name and the pattern, whatever is in them.
  package func matches(_ name: some StringProtocol) -> Bool {
    // The places in the pattern that the name read so far may lead to.
    var reached = closure([0])
    for character in name {
      var next: Set<Int> = []
      for index in reached where index < parts.count {
        switch parts[index] {
        case .character(character): next.insert(index + 1)
        case .character: break
        case .anyCharacter: if character != "/" { next.insert(index + 1) }
        case .run(let crossesFolders): if crossesFolders || character != "/" { next.insert(index) }
        case .folders: next.insert(index)
        }
      }
      reached = closure(next, atStartOfFolder: character == "/")
      if reached.isEmpty { return false }
    }
    return reached.contains(parts.count)
  }

  /// Adds the places behind parts that may stand for nothing.
  private func closure(_ places: Set<Int>, atStartOfFolder: Bool = true) -> Set<Int> {
    var all = places
    for place in places {
      var index = place
      while index < parts.count, mayBeNothing(parts[index], atStartOfFolder) {
        index += 1
        all.insert(index)
      }
    }
    return all
  }

  private func mayBeNothing(_ part: Part, _ atStartOfFolder: Bool) -> Bool {
    switch part {
    case .run: true
    case .folders: atStartOfFolder
    case .character, .anyCharacter: false
    }
  }

  private static func parts(_ text: Substring) -> [Part] {
    var parts: [Part] = []
    var rest = text
    while let character = rest.first {
      if rest.hasPrefix("**/"), parts.isEmpty || parts.last == .character("/") {
        parts.append(.folders)
        rest = rest.dropFirst(3)
        continue
      }
      if character == "*" {
        let stars = rest.prefix { $0 == "*" }
        parts.append(.run(crossesFolders: stars.count > 1))
        rest = rest.dropFirst(stars.count)
        continue
      }
      parts.append(character == "?" ? .anyCharacter : .character(character))
      rest = rest.dropFirst()
    }
    return parts
  }
}
