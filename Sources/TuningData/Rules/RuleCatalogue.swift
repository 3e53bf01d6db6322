// SPDX-License-Identifier: Apache-2.0

/// All rules, sorted by id.
public enum RuleCatalogue {
  /// The rules; a test compares the list with the folder.
  public static let rules: [Rule] = [
    .emptyContent,
    .systemUnsupported,
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
