// SPDX-License-Identifier: Apache-2.0

/// A step of libyaml's parser, without what we refuse or do not need.
struct YAMLEvent {
  enum Kind: Equatable {
    case scalar(String, isQuoted: Bool)
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
    case documentStart, documentEnd
    case streamStart, streamEnd
    case alias
  }

  let kind: Kind
  let mark: YAMLMark
  let hasAnchor: Bool
  let hasTag: Bool
}
