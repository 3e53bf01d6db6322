// SPDX-License-Identifier: Apache-2.0

/// Returns how many slips turn one string into the other, or nil when more than `limit` are needed.
///
/// A slip is a Unicode scalar added, removed or replaced, or two neighbours swapped (Damerau and
/// Levenshtein's distance in its restricted form, "optimal string alignment": no part of the text
/// is edited twice). Case counts; fold it first where it should not.
///
/// - Complexity: O(*n* × *m*), less when the strings differ by more than the limit.
package func editDistance(_ first: String, _ second: String, limit: Int) -> Int? {
  let source = Array(first.unicodeScalars)
  let target = Array(second.unicodeScalars)
  guard limit >= 0, abs(source.count - target.count) <= limit else { return nil }
  guard !source.isEmpty, !target.isEmpty else { return max(source.count, target.count) }

  // Rows of the table of distances between prefixes: two steps back, one step back, and current.
  var older = [Int](repeating: 0, count: target.count + 1)
  var previous = Array(0...target.count)
  var current = older
  for row in 1...source.count {
    current[0] = row
    for column in 1...target.count {
      let isSame = source[row - 1] == target[column - 1]
      var best = min(
        previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, source[row - 1] == target[column - 2],
        source[row - 2] == target[column - 1]
      {
        best = min(best, older[column - 2] + 1)
      }
      current[column] = best
    }
    // A swap reaches back two rows, so only two hopeless rows in a row end the search.
    if min(current.min() ?? 0, previous.min() ?? 0) > limit { return nil }
    (older, previous, current) = (previous, current, older)
  }
  return previous[target.count] <= limit ? previous[target.count] : nil
}
