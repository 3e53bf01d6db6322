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
    .unknownMessageKey,
    .unknownRole,
    .answerOnlyInReasoning,
    .emptyReasoning,
    .mixedReasoning,
    .reasoningOnOtherRole,
    .thinkInContent,
    .thinkUnbalanced,
    .twoReasoningKeys,
    .reasoningWrongType,
  ]

  /// Returns the rule called `id`.
  public static func rule(_ id: String) -> Rule? {
    rules.first { $0.id == id }
  }
}
