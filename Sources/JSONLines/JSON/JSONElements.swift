// SPDX-License-Identifier: Apache-2.0

/// The elements of an array, found one after the other on the tape.
public struct JSONElements: Collection {
  /// A place among the elements.
  public struct Index: Comparable {
    fileprivate let node: Int

    /// Orders by place.
    public static func < (left: Index, right: Index) -> Bool { left.node < right.node }
  }

  private let document: JSONDocument
  /// The place of the first element.
  public let startIndex: Index
  /// The place after the last element.
  public let endIndex: Index

  init(_ value: JSONValue) {
    let node = value.node
    document = value.document
    startIndex = Index(node: value.index + 1)
    endIndex = node.kind == .array ? Index(node: Int(node.next)) : startIndex
  }

  /// Returns the place of the next element.
  public func index(after index: Index) -> Index {
    Index(node: Int(document.node(at: index.node).next))
  }

  /// Returns the element at a place.
  public subscript(index: Index) -> JSONValue {
    JSONValue(document: document, index: index.node)
  }
}
