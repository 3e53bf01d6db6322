// SPDX-License-Identifier: Apache-2.0

/// A key of a mapping with its value; entries keep the order of the file.
package struct YAMLEntry: Sendable, Equatable {
  package let key: String
  package let mark: YAMLMark
  package let value: YAMLNode
}
