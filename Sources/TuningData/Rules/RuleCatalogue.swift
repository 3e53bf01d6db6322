// SPDX-License-Identifier: Apache-2.0

/// All rules, sorted by id.
public enum RuleCatalogue {
  /// The rules; a test compares the list with the folder.
  public static let rules: [Rule] = [
    .blankContent,
    .consecutiveSameRole,
    .contentPartsShape,
    .contentWrongType,
    .emptyContent,
    .emptyMessages,
    .endsWithoutAssistant,
    .messageNotAnObject,
    .messagesNotAList,
    .missingContent,
    .missingRole,
    .noAssistant,
    .nullContent,
    .roleNotSupported,
    .severalSystem,
    .startsWithAssistant,
    .systemNotFirst,
    .systemUnsupported,
    .unknownMessageKey,
    .unknownRole,
    .blankLine,
    .bomInside,
    .compressedMislabelled,
    .crlf,
    .hugeLine,
    .invalidUTF8,
    .lineSeparatorInside,
    .lineTooLong,
    .loneCR,
    .noFinalNewline,
    .nulBytes,
    .truncatedLastLine,
    .utf16File,
    .utf8BOM,
    .wrongExtension,
    .ambiguousFormat,
    .fileSizeDisputed,
    .fileTooLarge,
    .misspeltKey,
    .mixedFormats,
    .noRecords,
    .sharegptOrAlpacaShape,
    .unknownFormat,
    .unknownTopKey,
    .valueWrongType,
    .wrongJobForFormat,
    .emptyCompletion,
    .emptyPrompt,
    .comment,
    .controlCharacter,
    .duplicateKey,
    .escapedNUL,
    .invalidEscape,
    .invalidJSON,
    .loneSurrogate,
    .malformedNumber,
    .nonFiniteNumber,
    .notAnObject,
    .numberOutOfRange,
    .numberPrecision,
    .pythonLiteral,
    .severalValuesOnLine,
    .singleQuotes,
    .tooDeep,
    .trailingComma,
    .unescapedQuote,
    .unquotedKey,
    .wholeFileIsJSON,
    .announcedModel,
    .limitsUnknown,
    .preferenceUnsupported,
    .reasoningMissing,
    .reasoningUnsupported,
    .retiredModel,
    .toolsUnsupported,
    .unknownModel,
    .visionUnsupported,
    .identicalOutputs,
    .preferenceShape,
    .answerOnlyInReasoning,
    .emptyReasoning,
    .mixedReasoning,
    .reasoningOnOtherRole,
    .thinkInContent,
    .thinkUnbalanced,
    .twoReasoningKeys,
    .reasoningWrongType,
    .emptyText,
    .allZeroWeights,
    .messageWeightValue,
    .sampleWeightValue,
    .weightOnNonAssistant,
    .weightOutsideConversation,
  ]

  /// Returns the rule called `id`.
  public static func rule(_ id: String) -> Rule? {
    rules.first { $0.id == id }
  }
}

extension RuleCatalogue {
  /// Returns the ids that `id` may be a slip of, the likeliest first.
  public static func nearest(to id: String) -> [String] {
    let names = nearestNames(to: id, among: rules.map(\.id), count: 3)
    guard names.isEmpty else { return names }
    // Perhaps only the part after the slash was given.
    let tails = Dictionary(grouping: rules.map(\.id)) { $0.split(separator: "/").last.map(String.init) }
    return nearestNames(to: id, among: tails.keys.compactMap(\.self).sorted(), count: 3)
      .flatMap { tails[$0, default: []] }
  }
}
