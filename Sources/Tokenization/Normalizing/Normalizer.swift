// SPDX-License-Identifier: Apache-2.0

/// A step that rewrites text before it is cut.
enum Normalizer: Sendable, Equatable {
  case unicode(NormalizationForm)
  case prepend([UInt8])
  case replace(TextPattern, with: [UInt8])
  case strip(left: Bool, right: Bool)
  case lowercase
}

/// The forms of Unicode normalization.
enum NormalizationForm: Int32, Sendable {
  case nfc, nfd, nfkc, nfkd
}

/// What a step seeks in a text.
enum TextPattern: Sendable, Equatable {
  case literal([UInt8])
  case regex(String)
}
