// SPDX-License-Identifier: Apache-2.0

/// A list of objects that live as long as the list, for loops that need not count references.
///
/// Counting them took a fifth of the time of a rendering, that of the list's own memory some more.
/// Sound because `owner` keeps the memory and every object alive for as long as the list itself
/// lives, nobody can change it, and a call through `with` ends before the list can go: whoever calls
/// holds the object that the list is part of.
@safe struct NodeList<Element: AnyObject> {
  let count: Int
  private let references: UnsafeMutablePointer<Unmanaged<Element>>
  private let owner: Owner

  init(_ elements: [Element]) {
    count = elements.count
    owner = Owner(elements)
    unsafe references = owner.references
  }

  /// Calls `body` with the element at `index`.
  @inline(__always)
  func with<Result>(
    _ index: Int, _ body: (Element) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    precondition(index >= 0 && index < count)
    let reference = unsafe references[index]
    return try unsafe body(reference._withUnsafeGuaranteedRef { $0 })
  }

  @safe private final class Owner {
    let elements: [Element]
    let references: UnsafeMutablePointer<Unmanaged<Element>>

    init(_ elements: [Element]) {
      self.elements = elements
      unsafe references = .allocate(capacity: elements.count)
      for (index, element) in elements.enumerated() {
        unsafe (references + index).initialize(to: Unmanaged.passUnretained(element))
      }
    }

    deinit { unsafe references.deallocate() }
  }
}
