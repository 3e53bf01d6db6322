// SPDX-License-Identifier: Apache-2.0

/// A value in a YAML file together with the place where it starts.
///
/// Scalars keep their text: whether `8` is a number is for the reader of a key to decide, which
/// avoids the surprises of YAML's implicit types (`no` for Norway, `1.10` for a version).
package struct YAMLNode: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let content: Content
  package let mark: YAMLMark

  package init(_ content: Content, at mark: YAMLMark) {
    self.content = content
    self.mark = mark
  }
}

extension YAMLNode {
  /// Whether nothing was written, or one of the words YAML has for nothing.
  package var isNull: Bool {
    switch content {
    case .scalar(let text, isQuoted: false): ["", "~", "null"].contains(text)
    default: false
    }
  }

  /// The node as an error message should call it, such as `"many"` or `a sequence`.
  var phrase: String {
    switch content {
    case .scalar where isNull: "nothing"
    case .scalar(let text, _): "\"\(text.prefix(80))\""
    case .sequence: "a sequence"
    case .mapping: "a mapping"
    }
  }
}
