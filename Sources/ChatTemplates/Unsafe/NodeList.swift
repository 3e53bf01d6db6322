// SPDX-License-Identifier: Apache-2.0

/// A list of objects that live as long as the list, for loops that need not count references.
///
/// Counting them took a fifth of the time of a rendering. Sound because `owners` keeps every
/// object alive for as long as the list itself lives, nobody can change it, and a call through
/// `with` ends before the list can go: whoever calls holds the object that the list is part of.
@safe struct NodeList<Element: AnyObject> {
  private let owners: [Element]
  private let references: [Unmanaged<Element>]

  init(_ elements: [Element]) {
    owners = elements
    unsafe references = elements.map { unsafe Unmanaged.passUnretained($0) }
  }

  var count: Int { unsafe references.count }

  /// Calls `body` with the element at `index`.
  @inline(__always)
  func with<Result>(
    _ index: Int, _ body: (Element) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let reference = unsafe references[index]
    return try unsafe body(reference._withUnsafeGuaranteedRef { $0 })
  }
}
