// SPDX-License-Identifier: Apache-2.0

/// The members of an object, found one after the other on the tape.
public struct JSONMembers: Collection {
  /// A place among the members.
  public struct Index: Comparable {
    fileprivate let node: Int

    /// Orders by place.
    public static func < (left: Index, right: Index) -> Bool { left.node < right.node }
  }

  private let document: JSONDocument
  /// The place of the first member.
  public let startIndex: Index
  /// The place after the last member.
  public let endIndex: Index

  init(_ value: JSONValue) {
    let node = value.node
    document = value.document
    startIndex = Index(node: value.index + 1)
    endIndex = node.kind == .object ? Index(node: Int(node.next)) : startIndex
  }

  /// Returns the place of the next member.
  public func index(after index: Index) -> Index {
    Index(node: Int(document.node(at: index.node + 1).next))
  }

  /// Returns the key and the value at a place.
  public subscript(index: Index) -> (key: JSONValue, value: JSONValue) {
    (
      JSONValue(document: document, index: index.node),
      JSONValue(document: document, index: index.node + 1)
    )
  }
}
