// SPDX-License-Identifier: Apache-2.0

/// A pair of neighbouring tokens that becomes one; the place in the list of rules is its rank.
struct MergeRule: Sendable, Equatable {
  let left: UInt32
  let right: UInt32
  let result: UInt32
}
