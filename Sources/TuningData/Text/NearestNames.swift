// SPDX-License-Identifier: Apache-2.0

/// Returns the candidates that `name` may be a slip of, the likeliest first.
///
/// ASCII case and the difference between `_` and `-` do not count. The cut-off grows with the
/// length: one slip for up to four characters, then one more for every further four.
///
/// - Parameters:
///   - name: The name as it was written.
///   - candidates: The names that exist; on equal distance the earlier one wins.
///   - count: How many to return at most.
/// - Returns: Candidates within the cut-off, each spelt as it was given.
package func nearestNames(
  to name: String, among candidates: some Sequence<String>, count: Int = 1
) -> [String] {
  let limit = slipLimit(for: name)
  let folded = foldedName(name)
  return
    candidates
    .compactMap { candidate in
      editDistance(folded, foldedName(candidate), limit: limit).map { (candidate, $0) }
    }
    .enumerated()
    .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
    .prefix(count)
    .map(\.element.0)
}

/// Returns how many slips in `name` still leave it recognisable.
func slipLimit(for name: String) -> Int {
  1 + max(0, name.unicodeScalars.count - 1) / 4
}

/// Returns the name without what does not count when names are compared.
func foldedName(_ name: String) -> String {
  String(name.lowercased().map { $0 == "_" ? "-" : $0 })
}
