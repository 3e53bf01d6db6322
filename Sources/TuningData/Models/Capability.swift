// SPDX-License-Identifier: Apache-2.0

/// Whether a model can do something, where the sources may be silent.
public enum Capability: Sendable, Equatable {
  case supported
  case unsupported
  case unknown
}
