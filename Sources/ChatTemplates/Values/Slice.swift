// SPDX-License-Identifier: Apache-2.0

/// Python's slices.
struct Slice {
  let start: Int?
  let stop: Int?
  let step: Int?

  func apply(to value: Value) throws(TemplateError) -> Value {
    switch value {
    case .list(let list): return .list(try items(of: list.items))
    case .tuple(let list): return .tuple(try items(of: list.items))
    case .string(let text): return .string(try piece(of: text))
    case .undefined(let undefined): throw undefined.error
    case .object(let object as RangeValue):
      return .list(try items(of: object.iterate() ?? []))
    default:
      // Python raises a TypeError here, which Jinja takes for a missing element.
      let spelling = [start, stop, step].map { $0.map(String.init) ?? "None" }
      return .undefined(
        Undefined(
          .element("slice(\(spelling.joined(separator: ", ")))", of: value.describedType)))
    }
  }

  private func items(of items: [Value]) throws(TemplateError) -> [Value] {
    if step == nil || step == 1 { return Array(items[range(items.count)]) }
    return try indices(items.count).map { items[$0] }
  }

  private func piece(of text: Text) throws(TemplateError) -> Text {
    if step == nil || step == 1 {
      if text.isASCII {
        let range = range(text.count)
        return text.piece(range.lowerBound, range.upperBound)
      }
      let range = range(text.length)
      let lower = text.offset(ofCharacter: range.lowerBound)
      let upper = range.isEmpty ? lower : text.offset(ofCharacter: range.upperBound)
      return text.piece(lower, upper)
    }
    let scalars = text.scalars
    return Text(try indices(scalars.count).map { scalars[$0] })
  }

  /// Returns the range for a step of one.
  private func range(_ count: Int) -> Range<Int> {
    let lower = clamp(start ?? 0, count, 0, count)
    let upper = clamp(stop ?? count, count, 0, count)
    return lower..<max(lower, upper)
  }

  private func clamp(_ index: Int, _ count: Int, _ lowest: Int, _ highest: Int) -> Int {
    let index = index < 0 ? index &+ count : index
    return min(max(index, lowest), highest)
  }

  private func indices(_ count: Int) throws(TemplateError) -> [Int] {
    let step = step ?? 1
    guard step != 0 else { throw .evaluation("slice step cannot be zero") }
    let isForward = step > 0
    let lowest = isForward ? 0 : -1
    let highest = isForward ? count : count - 1
    var index = start.map { clamp($0, count, lowest, highest) } ?? (isForward ? 0 : count - 1)
    let end = stop.map { clamp($0, count, lowest, highest) } ?? (isForward ? count : -1)
    var indices: [Int] = []
    while isForward ? index < end : index > end {
      indices.append(index)
      let (next, overflows) = index.addingReportingOverflow(step)
      if overflows { break }
      index = next
    }
    return indices
  }
}
