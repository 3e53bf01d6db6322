// SPDX-License-Identifier: Apache-2.0

/// A place in a YAML file.
///
/// Both numbers start at 1. The column counts Unicode scalars, not bytes.
package struct YAMLMark: Sendable, Hashable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
